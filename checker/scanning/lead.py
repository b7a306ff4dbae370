"""What stands right before a number: a minus sign, a word for one, and a sign for money."""

import re
from typing import NamedTuple

from checker.scanning.money import Mark, mark_before
from claims.pattern import lazy_regex

_MINUS = "-−–"
_LEFT_OF_SIGN = frozenset(' \n\t([=×*/+“"<>≥≤~≈\u00a0\u202f')
_NEGATIVE = lazy_regex(r"\b(?:(minus)|negative)\s$", re.IGNORECASE)


class Lead(NamedTuple):
    """Where a quantity starts with its signs, what they are, and where the last quantity ended."""

    start: int
    is_negative: bool = False
    mark: Mark | None = None
    last_end: int = 0


def lead_of(text: str, start: int, last_end: int) -> Lead:
    """The signs before a number that starts at `start`; `last_end` is where the last quantity ended."""
    at, negative = start, False
    if start and text[start - 1] in _MINUS:
        if mark := _mark(text, start - 1, last_end):
            return Lead(mark.start, True, mark, last_end)
        negative = _is_sign(text, start - 1, last_end)
        at -= negative
    mark = _mark(text, at, last_end) if at == start else None
    if mark:
        at = mark.start
        if at and text[at - 1] in _MINUS:
            negative = _is_sign(text, at - 1, last_end)
            at -= negative
    if text[at - 2 : at] in ("s ", "e ") and (word := _NEGATIVE.search(text, max(last_end, at - 9), at)):
        is_operator = word[1] and last_end and not text[last_end : word.start()].strip()
        at, negative = (at, negative) if is_operator else (word.start(), True)
    return Lead(at, negative, mark, last_end)


def _mark(text: str, at: int, last_end: int) -> Mark | None:
    mark = mark_before(text, at)
    return mark if mark and mark.start >= last_end else None


def _is_sign(text: str, at: int, last_end: int) -> bool:
    """Whether a dash is a sign: after a space or a bracket, and no dash between two numbers."""
    if at == 0:
        return True
    return text[at - 1] in _LEFT_OF_SIGN and (at - 1 != last_end or not last_end)
