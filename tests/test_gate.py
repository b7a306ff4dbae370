"""Tests of the gate: which findings, under which settings, end in which exit code."""

import pytest

from checker.gate import exit_code
from checker.settings import Settings
from claims.audit import Audit, DocumentAudit, Status
from claims.finding import Severity, Verdict
from claims.recomputation import Abstention, AbstentionReason


@pytest.fixture
def audited(essay):
    """An audit with a finding of each severity named; `unread` is an input that could not be read."""

    def build(severities):
        built = essay("It is 5. " * 9)
        documents = []
        for index, severity in enumerate(severities.split()):
            if severity == "unread":
                documents.append(DocumentAudit("x.md", "x.md", Status.FAILED, error="no such file"))
                continue
            figure = built.quantity("5", "5", nth=index)
            if severity == "unchecked":
                abstained = Abstention(AbstentionReason.UNITS)
                built.finding("share", figure, "a", {}, abstained, severity=Severity.NONE)
            else:
                verdict = Verdict.INCONSISTENT if severity in ("error", "warning") else Verdict.CONSISTENT
                built.finding("share", figure, "a", {}, "5", verdict=verdict, severity=Severity(severity))
        return Audit("essay-checker", "0", (built.audit, *documents))

    return build


@pytest.mark.parametrize(
    ("found", "settings", "code"),
    [
        ("", {}, 0),
        ("none note warning", {}, 0),
        ("error", {}, 1),
        ("warning", {"fail_on": "warning"}, 1),
        ("note", {"fail_on": "warning"}, 0),
        ("note", {"fail_on": "note"}, 1),
        ("none", {"fail_on": "note"}, 0),
        ("error", {"fail_on": "never"}, 0),
        ("warning warning", {"max_warnings": 2}, 0),
        ("warning warning", {"max_warnings": 1}, 1),
        ("warning", {"max_warnings": 0, "fail_on": "never"}, 1),
        ("note", {"max_warnings": 0}, 0),
        ("unchecked", {}, 0),
        ("unchecked", {"require_checked": True}, 1),
        ("none", {"require_checked": True}, 0),
        ("error", {"exit_zero": True}, 0),
        ("unchecked", {"require_checked": True, "exit_zero": True}, 0),
        ("unread", {}, 2),
        ("error unread", {}, 2),
        ("error unread", {"exit_zero": True}, 2),
        ("unread", {"fail_on": "never"}, 2),
        (" ".join(["error"] * 8), {}, 1),
    ],
)
def test_exit_code(audited, found, settings, code):
    """The gate fails by severity, by number or by what was left unchecked; an incomplete audit is 2 whatever is set."""
    chosen = Settings(**settings)
    assert code == exit_code(audited(found), chosen, lambda _: chosen)


def test_each_essay_by_its_own_settings(audited):
    """What fails the gate is set for each essay where it lies."""
    strict, lax = Settings(fail_on="warning"), Settings(fail_on="never")
    assert 1 == exit_code(audited("warning"), lax, lambda _: strict)
    assert 0 == exit_code(audited("error"), strict, lambda _: lax)
