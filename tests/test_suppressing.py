"""Tests of suppressions: which findings they cover, wherever a comment stands, and what is told about them."""

import pytest

from checker.pipeline import audit_input
from checker.reading import read_text
from checker.settings import Settings
from checker.settings.suppressions import SuppressedFigure
from checker.suppressing import suppress
from claims.selection import EVERYTHING

WRONG = "It takes 3 × 12 = 48 trips."
IGNORE = '<!-- check: ignore[equation] reason="as the source has it" -->'


def audited(text, path="essay.md", **settings):
    """The audit of an essay after its suppressions."""
    suffix = path[path.rindex(".") :]
    found = audit_input(read_text(text, id=path, path=path, suffix=suffix))
    return suppress(found, Settings(**settings), EVERYTHING)


def told(text, **settings):
    """How many alarms are left, how many findings are suppressed, and the names of the notices."""
    result = audited(text, **settings)
    return len(result.alarms), len(result.suppressed), [str(notice.name) for notice in result.notices]


@pytest.mark.parametrize(
    "text",
    [
        f"{WRONG} {IGNORE}\n",
        f"{IGNORE} {WRONG}\n",
        f"{IGNORE}\n{WRONG}\n",
        f"{IGNORE}\n\n{WRONG}\n",
        f"- {WRONG} {IGNORE}\n- More.\n",
        f"- {IGNORE}\n  {WRONG}\n",
        f"> {IGNORE}\n> {WRONG}\n",
        f"> {WRONG} {IGNORE}\n",
        f"Text.[^1]\n\n[^1]: {WRONG} {IGNORE}\n",
        f"# Trips\n\nIt is long.\n{WRONG} {IGNORE}\n",
        f"1. {IGNORE}\n   {WRONG}\n",
        f"{IGNORE}\r\n{WRONG}\r\n",
        f'[//]: # (check: ignore[equation] reason="as the source has it")\n\n{WRONG}\n',
        WRONG + " <!-- check:ignore[share,equation] reason='as the source has it' -->\n",
        f'<!-- check: ignore-file[equation] reason="drill" -->\n\nText.\n\n{WRONG}\n',
        f'{WRONG}\n\n<!-- check: ignore-file[equation] reason="drill" -->\n',
        f'<!-- check: ignore-start[equation] reason="drill" -->\n\n{WRONG}\n\n<!-- check: ignore-end -->\n',
    ],
)
def test_a_comment_suppresses_its_line_its_range_or_the_file(text):
    """A finding is suppressed from its own line, from the line before, from around it and for the whole file."""
    assert (0, 1, []) == told(text)


@pytest.mark.parametrize(
    "text",
    [
        f"{IGNORE}\nText without a figure.\n{WRONG}\n",
        f"Text. {IGNORE}\n{WRONG}\n",
        f"{WRONG}\n{IGNORE}\n",
        f"{WRONG} <!-- check: ignore[share] reason='x' -->\n",
        f'<!-- check: ignore-start[equation] reason="x" -->\n<!-- check: ignore-end -->\n\n{WRONG}\n',
    ],
)
def test_a_suppression_elsewhere_is_unused(text):
    """What stands on another line, or is about another kind, suppresses nothing and is told."""
    assert (1, 0, ["unused-suppression"]) == told(text)


@pytest.mark.parametrize(
    ("comment", "name"),
    [
        ("<!-- check: ignore[equation] -->", "suppression-without-reason"),
        ('<!-- check: ignore[equation] reason=" " -->', "suppression-without-reason"),
        ('<!-- check: ignore reason="all" -->', "malformed-suppression"),
        ('<!-- check: ignore[] reason="all" -->', "malformed-suppression"),
        ('<!-- check: ignore[equations] reason="x" -->', "malformed-suppression"),
        ("<!-- check: please ignore this -->", "malformed-suppression"),
        ('<!-- check: ignore-start[equation] reason="x" -->', "malformed-suppression"),
        ("<!-- check: ignore-end -->", "malformed-suppression"),
    ],
)
def test_a_suppression_that_does_not_work_is_told(comment, name):
    """Kinds and a reason are mandatory: without them nothing is suppressed."""
    assert (1, 0, [name]) == told(f"{comment}\n{WRONG}\n")


@pytest.mark.parametrize(
    "text", [f"```\n{IGNORE}\n```\n", f"    {IGNORE[:4]} an example\n", "<!-- check the sums -->\n"]
)
def test_what_is_no_suppression(text):
    """A comment inside code, or about something else, is none of ours."""
    assert (0, 0, []) == told(text)


def test_what_agrees_needs_no_suppression():
    """A suppression of a figure that is right by now is unused."""
    assert (0, 0, ["unused-suppression"]) == told(f"It takes 3 × 12 = 36 trips. {IGNORE}\n")


def test_the_configuration_suppresses_too():
    """A file, a kind and a quote in the configuration do what a comment does; one that covers nothing is told."""
    item = SuppressedFigure("*.md", "equation", "as printed", "48 trips")
    assert (0, 1, []) == told(WRONG, suppress=(item,))
    assert (1, 0, ["unused-suppression"]) == told("It takes 3 × 12 = 49 trips.", suppress=(item,))
    assert (1, 0, []) == told(WRONG, suppress=(SuppressedFigure("*.txt", "equation", "x"),))
    (finding,) = audited(WRONG, suppress=(item,)).suppressed
    assert ("configuration", "as printed") == (finding.suppression.by, finding.suppression.reason)


def test_the_notice_says_where(tmp_path):
    """A notice has the span of its comment."""
    text = f"Text.\n\n{IGNORE}\n"
    (notice,) = audited(text).notices
    assert IGNORE == text[slice(*notice.span)]
