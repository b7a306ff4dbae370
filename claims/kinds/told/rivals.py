"""Rivals: other figures around a share that give it, so that it may follow from them."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from claims.passage import Passage
from claims.quantity import Quantity, Sense, is_size, size_of
from claims.reach import are_alike, are_money_and_count, as_spoken, in_one_unit

_BEFORE, _AFTER = 14, 6


def has_rival(
    passage: Passage,
    share: Quantity,
    *but: Quantity,
    is_change: bool = True,
    are_parts: bool = False,
    of: Quantity | None = None,
) -> bool:
    """Whether two figures near a share give it as a part of a whole, or as a change, other than the two given.

    The two given may also be the parts of a whole that is said nowhere (`are_parts`). A share that the text states twice may follow
    from figures that stand with the other. One that is surely of some figure has no rivals without that (`of`).
    """
    said = as_spoken(share)
    known = {figure.index for figure in but}
    if any(_is_same(other, share) for other in passage.quantities[max(0, share.index - 40) : share.index]):
        return True
    near = _near(passage, share)
    for one, other in combinations(near, 2):
        if of is not None and of.index not in (one.index, other.index):
            continue
        if (
            are_parts
            and {one.index, other.index} == known
            and any(said.interval.contains(value / share.unit.factor) for value in _of_both(one, other))
        ):
            return True
        if {one.index, other.index} != known and any(
            said.widest.contains(value / share.unit.factor)
            for value in (_given(one, other) if is_change else _part(one, other))
        ):
            return True
    return is_change and of is None and _is_of_sum(near, said)


def _is_of_sum(near: list[Quantity], said: Quantity) -> bool:
    """Whether two of some sizes in plain units are together the share of a third: claims and costs of premiums."""
    for whole in near:
        parts = [each for each in near if each.unit == whole.unit and each.unit.atoms and each.value < whole.value]
        for one, other in combinations(parts, 2):
            if said.interval.contains((one.value + other.value) / whole.value / said.unit.factor):
                return True
    return False


def _is_same(figure: Quantity, share: Quantity) -> bool:
    return figure.sense is share.sense is Sense.PERCENT and figure.value == share.value and share.value.denominator != 1


def _near(passage: Passage, share: Quantity) -> list[Quantity]:
    figures = passage.quantities[max(0, share.index - _BEFORE) : share.index + 1 + _AFTER]
    return [
        each for each in figures if each.index != share.index and is_size(each) and not each.is_range and each.value > 0
    ]


def _part(one: Quantity, other: Quantity) -> Iterator[Fraction]:
    yield from list(_given(one, other))[:1]


def _of_both(one: Quantity, other: Quantity) -> Iterator[Fraction]:
    """What share each of two sizes has in both together."""
    if one.noun == other.noun and one.sense is other.sense and are_alike(one, other):
        whole = size_of(one) + size_of(other)
        yield size_of(one) / whole
        yield size_of(other) / whole


def _given(one: Quantity, other: Quantity) -> Iterator[Fraction]:
    """What two sizes give: the part that one is of the other, what is left of that, and the change from one to the other."""
    pair = in_one_unit(one, other)
    if are_money_and_count(one, other) or not are_alike(*pair):
        return
    low, high = sorted(map(size_of, pair))
    if low < high:
        yield low / high
        yield (high - low) / high
        yield (high - low) / low
