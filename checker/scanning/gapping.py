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
_FROM = lazy_regex(
    r"\bfrom\s(?:(?:about|around|some|nearly|roughly|almost|just\sover|just\sunder)\s)?\Z", re.IGNORECASE
)
_TO = lazy_regex(
    r"\s(?:[^.!?;:,\n]{1,30}?\s)?to\s(?:(?:about|around|some|nearly|roughly|almost|only|just|just\sover|just\sunder)\s)?"
)
_END = lazy_regex(r"\s?(?:[.,;:)–—](?!\d)|$)|\s(?:in|by|this|last|over|today|now|and|after|within|between|at)\b")
_FARTHEST, _REACH = 20, 40


def fill_gaps(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """The quantities with the unit of an earlier figure given to a bare number that goes on as that one does."""
    for index in range(1, len(quantities)):
        earlier, number = quantities[index - 1 : index + 1]
        if _is_gapped(text, earlier, number):
            quantities[index] = replace(number, unit=earlier.unit, sense=earlier.sense)
    return quantities


def _is_gapped(text: str, earlier: Quantity, number: Quantity) -> bool:
    if not bare(number) or number.sense is not Sense.COUNT or number.is_word or earlier.sense not in _GAPPED:
        return False
    if earlier.has_scale or earlier.is_range or not _are_near(earlier, number):
        return False
    here, there = _GOES_ON.match(text, number.span.end), _GOES_ON.match(text, earlier.span.end)
    is_alike = here is not None and there is not None and here.groups() == there.groups()
    if is_alike and _LINK.fullmatch(text, earlier.span.end, number.span.start):
        return True
    return _is_end(text, earlier, number)


def _is_end(text: str, earlier: Quantity, number: Quantity) -> bool:
    """Whether a number ends what begins with a figure: from 38 percent to 30."""
    is_begun = _FROM.search(text[max(0, earlier.span.start - _REACH) : earlier.span.start]) is not None
    is_closed = _END.match(text, number.span.end) is not None
    return is_begun and is_closed and _TO.fullmatch(text, earlier.span.end, number.span.start) is not None


def _are_near(earlier: Quantity, number: Quantity) -> bool:
    """Whether two figures are of one size, as figures of one thing are."""
    one, other = abs(earlier.value), abs(number.value)
    return one <= other * _FARTHEST and other <= one * _FARTHEST
