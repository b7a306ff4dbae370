"""Units said once for figures of one build: "84 tonnes of letters and 58 of parcels", "from 38 percent to 30".

Linguists call the omission gapping: the later part leaves out what it has in common with the earlier one, and is known
by the word that both go on with, or as the end of what went from one figure to another.
"""

import re
from dataclasses import replace

from checker.scanning.lists import bare
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense

_GAPPED = frozenset((Sense.MEASURE, Sense.MONEY, Sense.PERCENT))
_GOES_ON = lazy_regex(
    r"\s(?:(of)(?!\s(?:the|them|these|those|it|its|our|their|his|her|all|which|whom)\b)"
    r"|(in|for|from|at|are|were|is|was|goes|go|went|came|come))\s"
)
_LINK = lazy_regex(
    r"\s[^.!?;\n]{1,60}?(?:,|,?\s(?:and|but))\s"
    r"(?:(?:the\s(?:other|remaining)|another|only|just|about|some|a\sfurther|nearly|around)\s)*"
)
_NEARLY = r"(?:(?:about|around|some|nearly|roughly|almost|only|just|just\s+over|just\s+under)\s+)?"
_FROM = lazy_regex(rf"\bfrom\s+{_NEARLY}\Z", re.IGNORECASE)
_TO = lazy_regex(rf"\s+(?:[^.!?:;,\n]{{1,30}}?\s)?to\s+{_NEARLY}")
_END = lazy_regex(r"\s*(?:[.,;:)–—](?!\d)|$)|\s+(?:in|by|this|last|over|today|now|and|after|within|between|at)\b")
_BY = lazy_regex(rf"\bby\s+{_NEARLY}\Z", re.IGNORECASE)
_CLAUSE = lazy_regex(r"[^.!?;\n]{1,90}")
_FARTHEST, _REACH, _MOST = 20, 40, 3


def fill_gaps(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """The quantities with the unit of an earlier figure given to a bare number that goes on as that one does."""
    for index, number in enumerate(quantities):
        if not bare(number) or number.sense is not Sense.COUNT or number.is_word:
            continue
        before = quantities[max(0, index - _MOST) : index]
        earlier = next((each for each in reversed(before) if _is_gapped(text, each, number, each is before[-1])), None)
        if earlier is not None:
            quantities[index] = replace(number, unit=earlier.unit, sense=earlier.sense)
    return quantities


def _is_gapped(text: str, earlier: Quantity, number: Quantity, is_next: bool) -> bool:
    if earlier.sense not in _GAPPED or earlier.has_scale or earlier.is_range or not _are_near(earlier, number):
        return False
    if is_next and (_is_alike(text, earlier, number) or _is_end(text, earlier, number)):
        return True
    return _is_by_as_much(text, earlier, number)


def _is_alike(text: str, earlier: Quantity, number: Quantity) -> bool:
    """Whether a number goes on as the figure before it does: 84 tonnes of letters and 58 of parcels."""
    here, there = _GOES_ON.match(text, number.span.end), _GOES_ON.match(text, earlier.span.end)
    is_alike = here is not None and there is not None and here.groups() == there.groups()
    return is_alike and _LINK.fullmatch(text, earlier.span.end, number.span.start) is not None


def _is_end(text: str, earlier: Quantity, number: Quantity) -> bool:
    """Whether a number ends what begins with a figure: from 38 percent to 30."""
    is_begun = _FROM.search(text[max(0, earlier.span.start - _REACH) : earlier.span.start]) is not None
    is_closed = _END.match(text, number.span.end) is not None
    return is_begun and is_closed and _TO.fullmatch(text, earlier.span.end, number.span.start) is not None


def _is_by_as_much(text: str, earlier: Quantity, number: Quantity) -> bool:
    """Whether a number ends a change as a percentage does one before it: people by 15 per cent, and homes by 20."""
    if earlier.sense is not Sense.PERCENT or not _END.match(text, number.span.end):
        return False
    starts = (earlier.span.start, number.span.start)
    is_by = all(_BY.search(text[max(0, start - _REACH) : start]) for start in starts)
    return is_by and _CLAUSE.fullmatch(text, earlier.span.end, number.span.start) is not None


def _are_near(earlier: Quantity, number: Quantity) -> bool:
    """Whether two figures are of one size, as figures of one thing are."""
    one, other = abs(earlier.value), abs(number.value)
    return one <= other * _FARTHEST and other <= one * _FARTHEST
