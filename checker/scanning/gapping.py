"""Units said once for figures of one build: "84 tonnes of letters and 58 of parcels", "62% in May, 71 in June".

Linguists call the omission gapping: the later part leaves out what it has in common with the earlier one, and is known
by the word that both go on with.
"""

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
_FARTHEST = 20


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
    return is_alike and _LINK.fullmatch(text, earlier.span.end, number.span.start) is not None


def _are_near(earlier: Quantity, number: Quantity) -> bool:
    """Whether two figures are of one size, as figures of one thing are."""
    one, other = abs(earlier.value), abs(number.value)
    return one <= other * _FARTHEST and other <= one * _FARTHEST
