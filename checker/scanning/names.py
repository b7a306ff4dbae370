"""Digits that are no quantity by their shape or by what is glued to them: names, addresses, citations.

`skipped_at` is asked at the first digit of every run of digits. It looks at what is glued to the left of the
digits, at their shape, and at the words before them, in this order.
"""

import re

from checker.scanning.hours import time_at
from checker.scanning.numeral import MAX_DIGITS
from checker.scanning.references import reference_at
from checker.scanning.shapes import SHAPE
from claims.pattern import lazy_regex

_TOKEN = lazy_regex(r"[\w.,:/–+-]*\w")
_YEAR = r"(?:18|19|20)\d\d[a-z]?"
_CITATION = lazy_regex(rf"\d{{1,3}}(?:\s?[,–-]\s?\d{{1,3}})*\]|{_YEAR}(?:[,;]\s?{_YEAR})*\)")
_ENUMERATION = lazy_regex(r"\d{1,2}\)(?=\s+\S)")
_TELEPHONE = lazy_regex(r"\d{1,3}[-\s./]\(?\d{2,4}\)?(?:[-\s./]\d{2,4}){1,3}(?!\w)|\d{3}\)\s?\d{3}-\d{4}")
_ADDRESS = lazy_regex(r"://|www\.|\w@\w")
_NO_SPACE = lazy_regex(r"\S+")
_OF_NAMES = frozenset("_#§@^\\’'")
_HYPHENS = frozenset("-–−⁻/.:")
_OF_ADDRESSES = frozenset("/=%&?._~#-+@:")
_SPACES = frozenset(" \n\t")


def skipped_at(text: str, start: int, last_end: int) -> int:
    """Where the text goes on after digits that are no quantity; 0 where they may be one.

    `last_end` is where the last quantity ended: a dash right after it is no hyphen of a name.
    """
    before = text[start - 1 : start]
    if before and before not in _SPACES and (end := _after_glued(text, start, before, last_end)):
        return end
    if shape := SHAPE.match(text, start):
        return shape.end()
    return time_at(text, start) or reference_at(text, start)


def _after_glued(text: str, start: int, before: str, last_end: int) -> int:
    """Where digits end that belong to what stands right before them: H100, GPT-4, #12, [3], (2020), ’90s."""
    if before in "([":
        return _in_brackets(text, start, before)
    if (before in _OF_ADDRESSES or before.isalpha()) and (end := _end_of_address(text, start)):
        return end
    earlier = text[max(0, start - 2) : start - 1]
    is_name = before.isalpha() or before in _OF_NAMES
    is_joined = before in _HYPHENS and start - 1 != last_end and (earlier.isalnum() or earlier == before == ".")
    if is_name or is_joined or before == "+" and earlier.isalpha():
        return _end_of_token(text, start)
    return _end(_TELEPHONE.match(text, start)) if before == "+" else 0


def _in_brackets(text: str, start: int, before: str) -> int:
    """Where a citation, an item's number or an area code in brackets ends."""
    if match := _CITATION.match(text, start):
        return match.end()
    if before != "(":
        return 0
    is_factor = text[start - 2 : start - 1].isdigit()  # As in $40(5) for $40 × 5.
    enumeration = None if is_factor else _ENUMERATION.match(text, start)
    return _end(enumeration or _TELEPHONE.match(text, start))


def _end_of_address(text: str, start: int) -> int:
    """Where the address on the net ends that the digits stand in."""
    window = max(0, start - MAX_DIGITS)
    begin = max(text.rfind(" ", window, start), text.rfind("\n", window, start)) + 1
    return _end(_NO_SPACE.match(text, start)) if _ADDRESS.search(text, begin, start) else 0


def _end_of_token(text: str, start: int) -> int:
    match = _TOKEN.match(text, start)
    return match.end() if match else start + 1


def _end(match: re.Match[str] | None) -> int:
    return match.end() if match else 0
