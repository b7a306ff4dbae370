"""Suppressions in comments.

    <!-- check: ignore[share] reason="rounded on purpose" -->         this line, or the next where it stands alone
    <!-- check: ignore-start[share, total] reason="…" --> … <!-- check: ignore-end -->
    <!-- check: ignore-file[repetition] reason="…" -->
    [//]: # (check: ignore[share] reason="…")                         the form that Markdown itself hides

Kinds and a reason are mandatory: whoever reads the essay later must see what is meant, and why.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.reading.hidden import find_hidden
from checker.reading.reader import MARKDOWN_SUFFIXES
from checker.settings.settings import SUPPRESSIBLE
from checker.settings.sort import did_you_mean
from claims.document import Document
from claims.pattern import lazy_regex
from claims.span import Span
from claims.suppression import Notice, NoticeName

_HTML = lazy_regex(r"<!--\s*check:(?P<body>.*?)-->", re.DOTALL)
_MARKDOWN = lazy_regex(r"^[ \t>]*\[//\]:[ \t]*#[ \t]*[(\"'][ \t]*check:(?P<body>.*)[)\"'][ \t]*\r?$", re.MULTILINE)
_BODY = lazy_regex(
    r"\s*(?P<verb>ignore(?:-start|-end|-file)?)\s*(?:\[(?P<kinds>[^\]]*)\])?\s*"
    r"(?:reason\s*=\s*(?:\"(?P<reason>[^\"]*)\"|'(?P<other>[^']*)'|“(?P<curly>[^”]*)”))?\s*"
)
_WHOLE = Span(0, 2**62)
_BESIDE_ALONE = lazy_regex(r"[\s>*+-]*(?:\d{1,9}[.)])?\s*")
_FORM = 'write <!-- check: ignore[kind] reason="…" -->'


@dataclass(frozen=True)
class Comment:
    """A suppression that works: for kinds, where, why, and where the comment itself stands."""

    span: Span
    kinds: tuple[str, ...]
    reason: str
    reach: Span


@dataclass(frozen=True)
class _Written:
    span: Span
    verb: str
    kinds: tuple[str, ...]
    reason: str


def read_comments(document: Document) -> tuple[list[Comment], list[Notice]]:
    """The suppressions of a document, and what is wrong with those that do not work."""
    comments: list[Comment] = []
    notices: list[Notice] = []
    opened: list[_Written] = []
    for span, body in _found(document):
        written = _parsed(span, body)
        if isinstance(written, Notice):
            notices.append(written)
        elif written.verb == "ignore-start":
            opened.append(written)
        elif written.verb != "ignore-end":
            comments.append(_comment(written, _reach(written, document)))
        elif opened:
            start = opened.pop()
            comments.append(_comment(start, Span(start.span.end, span.start)))
        else:
            notices.append(Notice(NoticeName.MALFORMED, span, "ignore-end without an ignore-start before it"))
    notices += [Notice(NoticeName.MALFORMED, start.span, "ignore-start without an ignore-end") for start in opened]
    return comments, notices


def _found(document: Document) -> Iterator[tuple[Span, str]]:
    """Where comments for us stand; those inside code are code."""
    text = document.text
    if "check:" not in text:
        return
    is_markdown = document.path.lower().endswith(MARKDOWN_SUFFIXES)
    hidden = [region.span for region in find_hidden(text, is_markdown)]
    open_regions = [span for span in hidden if text.startswith(("<!--", "<table"), span.start)]
    matches = [match for span in open_regions for match in _HTML.finditer(text, *span)]
    if is_markdown:
        matches += [match for match in _MARKDOWN.finditer(text) if not _is_inside(match.start(), hidden)]
    for match in sorted(matches, key=lambda match: match.start()):
        yield Span(*match.span()), match["body"]


def _is_inside(at: int, spans: list[Span]) -> bool:
    return any(span.start <= at < span.end for span in spans)


def _parsed(span: Span, body: str) -> "_Written | Notice":
    match = _BODY.fullmatch(body)
    if match is None:
        return Notice(NoticeName.MALFORMED, span, f"this is no suppression; {_FORM}")
    kinds = tuple(filter(None, (name.strip() for name in (match["kinds"] or "").split(","))))
    reason = (match["reason"] or match["other"] or match["curly"] or "").strip()
    if match["verb"] == "ignore-end":
        return _Written(span, match["verb"], kinds, reason)
    if not kinds:
        return Notice(NoticeName.MALFORMED, span, f"a suppression names the kinds that it is for; {_FORM}")
    for name in kinds:
        if name not in SUPPRESSIBLE:
            return Notice(NoticeName.MALFORMED, span, f"{name} is no kind of claim; {did_you_mean(name, SUPPRESSIBLE)}")
    if not reason:
        return Notice(NoticeName.WITHOUT_REASON, span, f"a suppression without a reason suppresses nothing; {_FORM}")
    return _Written(span, match["verb"], kinds, reason)


def _comment(written: _Written, reach: Span) -> Comment:
    return Comment(written.span, written.kinds, written.reason, reach)


def _reach(written: _Written, document: Document) -> Span:
    """The whole file, the comment's own line, or the next line with text where it stands alone on its own."""
    if written.verb == "ignore-file":
        return _WHOLE
    start, end = _line(document.text, written.span)
    rest = document.text[start : written.span.start] + _HTML.sub("", document.text[written.span.end : end])
    if not _BESIDE_ALONE.fullmatch(rest):
        return Span(start, end)
    following = lazy_regex(r"\s*").match(document.text, end)
    at = following.end() if following else end
    return _line(document.text, Span(at, at))


def _line(text: str, span: Span) -> Span:
    end = text.find("\n", span.end)
    return Span(text.rfind("\n", 0, span.start) + 1, len(text) if end < 0 else end)
