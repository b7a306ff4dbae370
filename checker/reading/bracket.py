"""Square brackets: links, images, notes and numbered citations, in one pass over the brackets."""

import re

from checker.reading.layout import blank_spans
from claims.pattern import lazy_regex
from claims.span import Span

_BRACKET = lazy_regex(r"[\[\]]")
_TARGET = lazy_regex(r"\((?:[^()\\]|\\.|\([^()]{0,500}\)){0,2000}+\)")
_LABEL = lazy_regex(r"\[[^\[\]\n]{0,200}\]")
_ATTRIBUTES = lazy_regex(r"\{[^{}\n]{0,200}\}")
_NOTE = lazy_regex(r"\^[^\s\]]{1,80}\Z")
_KEYS = lazy_regex(r"(?:[^@\[\]]{0,60}[\s;-])?-?@[\w:.#$%&+?<>~/-]+(?:[,;]\s*[^@\[\]]{0,60}-?@?[\w:.-]*)*\Z")
_NUMBERS = lazy_regex(r"\d{1,3}(?:\s?[–-]\s?\d{1,3})?(?:\s?[,;]\s?\d{1,3}(?:\s?[–-]\s?\d{1,3})?)*\Z")
_THOUSANDS = lazy_regex(r"\d{1,3}(?:,\d{3})+\Z")
# `95% CI [3, 4]` is an interval, and `x = [3, 4]` a list.
_BEFORE_INTERVAL = lazy_regex(r"(?:\bCI|\bCrI|\binterval|\brange|\bIQR|[=∈(]|\bin),?\s*\Z", re.IGNORECASE)
_LOOK_BACK = 12


def blank_brackets(text: str) -> str:
    """Blank link targets and labels, the brackets around kept text, notes and citations."""
    if "[" not in text:
        return text
    blanked: list[Span] = []
    opened: list[int] = []
    passed = 0
    for bracket in _BRACKET.finditer(text):
        at = bracket.start()
        if at < passed:
            continue
        if bracket[0] == "[":
            opened.append(at)
        elif opened:
            spans, passed = _read_pair(text, opened.pop(), at)
            blanked += spans
    return blank_spans(text, _merged(blanked))


def _read_pair(text: str, start: int, end: int) -> tuple[list[Span], int]:
    """What to blank for the brackets at these places, and where reading goes on."""
    content = text[start + 1 : min(end, start + 300)]
    is_mark = _is_reference(content) and not _is_interval(text, start, content)
    following = text[end + 1 : end + 2]
    target = _TARGET.match(text, end + 1) if following == "(" else None
    label = _LABEL.match(text, end + 1) if following == "[" and not is_mark else None
    # `[3][4]` are two citations; `[text][4]` is a link.
    behind = target or label
    if behind is None:
        return ([Span(start, end + 1)], 0) if is_mark else ([], 0)
    stop = behind.end()
    if attributes := _ATTRIBUTES.match(text, stop):
        stop = attributes.end()
    if is_mark and text.startswith("(#", end + 1):
        return [Span(start, stop)], stop
    is_image = start > 0 and text[start - 1] == "!"
    return [Span(start - is_image, start + 1), Span(end, stop)], stop


def _is_reference(content: str) -> bool:
    if not content or content[0] == "^":
        return bool(_NOTE.match(content))
    if content[0].isdigit():
        return bool(_NUMBERS.match(content)) and not _THOUSANDS.match(content)
    return "@" in content and bool(_KEYS.match(content))


def _is_interval(text: str, start: int, content: str) -> bool:
    has_two = content[0].isdigit() and not content.isdigit()
    return has_two and bool(_BEFORE_INTERVAL.search(text[max(0, start - _LOOK_BACK) : start]))


def _merged(spans: list[Span]) -> list[Span]:
    """In order, with what lies inside an earlier one left out."""
    merged: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not merged or span.start >= merged[-1].end:
            merged.append(span)
        elif span.end > merged[-1].end:
            merged[-1] = Span(merged[-1].start, span.end)
    return merged
