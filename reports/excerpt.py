"""One line of an essay around a figure, and with carets beneath it."""

from typing import NamedTuple

from claims.document import Document
from claims.span import Span
from reports.visible import display_width, visible

_ELLIPSIS = "…"
_CARET = "^"


class Excerpt(NamedTuple):
    """A line to print and the line of carets under it."""

    text: str
    carets: str


class Context(NamedTuple):
    """A figure with the words before and after it in its sentence."""

    before: str
    marked: str
    after: str


def context(document: Document, span: Span, width: int) -> Context:
    """The sentence round a span in at most `width` columns, elided where it is longer."""
    around = _sentence(document, span)
    before = visible(document.text[around.start : span.start]).lstrip()
    marked = visible(document.quote(span))
    after = visible(document.text[span.end : around.end]).rstrip()
    before, after = _fitted(before, after, width - display_width(marked))
    return Context(before, marked, after)


def excerpt(document: Document, span: Span, width: int) -> Excerpt:
    """The sentence round a span on one line of at most `width` columns, elided where it is longer."""
    before, marked, after = context(document, span, width)
    carets = " " * display_width(before) + _CARET * display_width(marked)
    return Excerpt(before + marked + after, carets)


def _sentence(document: Document, span: Span) -> Span:
    for sentence in document.sentences:
        if sentence.span.contains(span):
            return sentence.span
    start = document.text.rfind("\n", 0, span.start) + 1
    end = document.text.find("\n", span.end)
    return Span(start, len(document.text) if end < 0 else end)


def _fitted(before: str, after: str, room: int) -> tuple[str, str]:
    wide_before, wide_after = display_width(before), display_width(after)
    if wide_before + wide_after <= room:
        return before, after
    half = max(room // 2, 8)
    keep_after = min(wide_after, max(half, room - wide_before))
    keep_before = min(wide_before, max(room - keep_after, 8))
    return _end_of(before, keep_before), _start_of(after, keep_after)


def _start_of(text: str, columns: int) -> str:
    if display_width(text) <= columns:
        return text
    kept = 0
    for index, character in enumerate(text):
        kept += display_width(character)
        if kept >= columns:
            return text[:index] + _ELLIPSIS
    return text


def _end_of(text: str, columns: int) -> str:
    if display_width(text) <= columns:
        return text
    kept = 0
    for index in range(len(text) - 1, -1, -1):
        kept += display_width(text[index])
        if kept >= columns:
            return _ELLIPSIS + text[index + 1 :]
    return text
