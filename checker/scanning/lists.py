"""Numbers in a list that share the unit of the last: "45 and 50 mg", "3, 5 and 8 GW"."""

from dataclasses import replace

from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense

_LAST_LINK = lazy_regex(r",?\s(?:and|or)\s")
_LINK = lazy_regex(r",\s")
_IN_OTHER_WORDS = lazy_regex(r",\sor\s")
_OPERATOR = lazy_regex(r"[-+*/=×÷−·]\s?$")
_ALL = 100
_SHARED = frozenset((Sense.MEASURE, Sense.MONEY, Sense.PERCENT, Sense.POINTS, Sense.DURATION, Sense.RATE))


def bare(quantity: Quantity) -> bool:
    """Whether a number has no unit and counts nothing named."""
    return not quantity.unit.atoms and quantity.sense in (Sense.COUNT, Sense.FRACTION)


def share_units(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """The quantities with the last unit of each list given to the numbers before it, but never its scale."""
    link = _LAST_LINK
    for index in range(len(quantities) - 1, 0, -1):
        left, right = quantities[index - 1 : index + 1]
        is_item = (
            bare(left)
            and left.sense is Sense.COUNT
            and not _is_said_twice(text, quantities[max(0, index - 2) : index + 1])
            and not _OPERATOR.search(text[max(0, left.span.start - 2) : left.span.start])
        )
        if not is_item or not _is_shared(right, is_last=link is _LAST_LINK):
            link = _LAST_LINK
        elif link.fullmatch(text, left.span.end, right.span.start):
            quantities[index - 1] = replace(left, unit=right.unit, sense=right.sense)
            link = _LINK
        else:
            link = _LAST_LINK
    return quantities


def _is_said_twice(text: str, last: list[Quantity]) -> bool:
    """Whether the last two say one thing in two ways: "126 or 14%", "72, or 30%", but not "10, 20, or 30%"."""
    left, right = last[-2:]
    if right.sense in (Sense.PERCENT, Sense.POINTS) and (left.has_scale or left.value > _ALL):
        return True
    in_list = len(last) == 3 and _LINK.fullmatch(text, last[0].span.end, left.span.start) is not None
    return not in_list and _IN_OTHER_WORDS.fullmatch(text, left.span.end, right.span.start) is not None


def _is_shared(quantity: Quantity, *, is_last: bool) -> bool:
    """Whether the unit of a list's number stands after its last number, or came to it from there."""
    if quantity.sense not in _SHARED or quantity.noun or quantity.number.start != quantity.span.start:
        return False
    return not is_last or quantity.number.end < quantity.span.end
