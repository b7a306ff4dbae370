"""The search over small formulas: which of them give a wanted unit from the figures at hand, simplest first."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from itertools import combinations

from claims.dimension import combined, leftover
from claims.quantity import Hedge, Quantity, Sense
from claims.unit import NO_UNIT, Dimension

_MOST_FOR_THREE = 6
_SHARES = (Sense.PERCENT, Sense.FRACTION)
_PURE = frozenset((Sense.PERCENT, Sense.FRACTION, Sense.MULTIPLIER))
_LARGEST = 10**60
MOST_SLACK = 0.02


class Shape(StrEnum):
    """What a formula does with its figures."""

    CONVERSION = "conversion"
    PRODUCT = "product"
    QUOTIENT = "quotient"
    SUM = "sum"
    DIFFERENCE = "difference"
    CHANGE = "change"
    REST = "rest"


@dataclass(frozen=True, slots=True, eq=False)
class Sort:
    """All of a figure but its value: which formulas it fits into.

    There is one object of each sort: three of them are looked up by identity, thousands of times a page.
    """

    dimension: Dimension
    sense: Sense
    noun: str
    first_atom: tuple[str, int] | None

    @property
    def is_share(self) -> bool:
        """Whether it is a part of one: 40%, a quarter."""
        return self.sense in _SHARES and not self.dimension

    @property
    def is_plain(self) -> bool:
        """Whether it has no unit but a count noun."""
        return all(base.startswith("#") for base, _ in self.dimension)


_sort = lru_cache(maxsize=None)(Sort)


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity in base units, with a float only to sift formulas; what is found is recomputed exactly."""

    quantity: Quantity
    value: float
    sort: Sort

    @property
    def slack(self) -> float:
        """By what part of it the value may have been rounded for print, at most MOST_SLACK."""
        return _slack(self.quantity)

    @property
    def dimension(self) -> Dimension:
        """Its dimension."""
        return self.sort.dimension


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula over figures a, b, c, with its value in base units."""

    text: str
    figures: tuple[Figure, ...]
    value: float
    shape: Shape


def figure_of(quantity: Quantity) -> Figure:
    """A quantity as the search sees it; one beyond all prose counts as 0, which no formula uses."""
    unit = quantity.unit
    # A product of fractions would be reduced to its lowest terms first, which takes most of the time of a search.
    above, below = quantity.value.as_integer_ratio()
    if unit.atoms:
        by, over = unit.factor.as_integer_ratio()
        above, below = above * by, below * over
    in_reach = below < abs(above) * _LARGEST and abs(above) < below * _LARGEST
    sort = _sort(unit.dimension, quantity.sense, quantity.noun, unit.atoms[0] if unit.atoms else None)
    return Figure(quantity, above / below if in_reach else 0.0, sort)


def _slack(quantity: Quantity) -> float:
    """Half of the last digit written, as a part of the value; plain whole numbers are computed with as they stand."""
    if not quantity.value or not quantity.resolution:
        return 0.0
    is_whole = quantity.resolution.numerator >= quantity.resolution.denominator and not quantity.has_scale
    if is_whole and quantity.hedge in (Hedge.NONE, Hedge.EXACTLY):
        return 0.0
    last = quantity.round_resolution if quantity.hedge is Hedge.ABOUT else quantity.resolution
    return min(MOST_SLACK, float(last / abs(quantity.value)) / 2)


def near_formulas(asserted: Figure, near: list[Figure]) -> Iterator[Formula]:
    """Formulas over one or two near figures whose units give the asserted unit.

    A figure after the asserted one is no source of a mere conversion.
    """
    return _of_one_and_two(asserted, near, 0)


def named_formulas(asserted: Figure, near: list[Figure], named: list[Figure]) -> Iterator[Formula]:
    """Formulas over one named figure, alone or with another or a near one."""
    return _of_one_and_two(asserted, [*near, *named], len(near))


def formulas_of_three(asserted: Figure, near: list[Figure]) -> Iterator[Formula]:
    """Formulas over three of the nearest figures."""
    return _of_three(asserted, near[:_MOST_FOR_THREE])


def _of_one_and_two(asserted: Figure, scope: list[Figure], first: int) -> Iterator[Formula]:
    """Formulas with a figure of the scope from the first on, alone or with one before it."""
    wanted = asserted.sort
    for last in range(first, len(scope)):
        one = scope[last]
        yield from _of_one(asserted, one)
        for other in scope[:last]:
            for operation, is_turned in _fitting(other.sort, one.sort, wanted):
                yield from operation(one, other) if is_turned else operation(other, one)


def _of_one(asserted: Figure, one: Figure) -> Iterator[Formula]:
    if one.quantity.index >= asserted.quantity.index:
        return
    if one.dimension and asserted.dimension and _gives(one.dimension, asserted.sort):
        if one.quantity.unit != asserted.quantity.unit:
            yield Formula("a", (one,), one.value, Shape.CONVERSION)
    elif asserted.sort.sense is Sense.PERCENT is one.sort.sense and one.value < 1:
        yield Formula("1 - a", (one,), 1 - one.value, Shape.REST)


_Operation = Callable[[Figure, Figure], Iterator[Formula]]


@lru_cache(maxsize=65536)
def _fitting(a: Sort, b: Sort, asserted: Sort) -> tuple[tuple[_Operation, bool], ...]:
    """The operations on two figures whose units give the asserted unit, and whether they are turned round for it."""
    either = [(operation, False) for operation in _fitting_in_any_order(a, b, asserted)]
    straight = [(operation, False) for operation in _fitting_in_order(a, b, asserted)]
    return (*either, *straight, *((operation, True) for operation in _fitting_in_order(b, a, asserted)))


def _fitting_in_any_order(a: Sort, b: Sort, asserted: Sort) -> tuple[_Operation, ...]:
    """The operations in which the figures may change places."""
    found: list[_Operation] = []
    if _multiplies(a, b) and asserted.sense is not Sense.FRACTION and _gives(_times(a, b), asserted):
        found.append(_product)
    elif _is_priced(a, b, asserted):
        found.append(_price)
    if _alike(a, b) and _alike(a, asserted) and _alike(b, asserted):
        found.append(_sum_and_difference)
    return tuple(found)


def _fitting_in_order(a: Sort, b: Sort, asserted: Sort) -> tuple[_Operation, ...]:
    """The operations in which the first figure is divided or changed by the second."""
    found: list[_Operation] = []
    if _divides(a, b) and _gives(combined(a.dimension, b.dimension, -1), asserted):
        found.append(_quotient)
    if b.is_share and not a.is_share and _gives(a.dimension, asserted):
        found.append(_rest)
    if asserted.is_share and not a.is_share and _alike(a, b):
        found.append(_change)
    return tuple(found)


def _product(a: Figure, b: Figure) -> Iterator[Formula]:
    yield Formula("a * b", (a, b), a.value * b.value, Shape.PRODUCT)


def _price(a: Figure, b: Figure) -> Iterator[Formula]:
    return _product(_counted(a), _counted(b))


def _sum_and_difference(a: Figure, b: Figure) -> Iterator[Formula]:
    yield Formula("a + b", (a, b), a.value + b.value, Shape.SUM)
    first, second = (a, b) if a.value > b.value else (b, a)
    yield Formula("a - b", (first, second), first.value - second.value, Shape.DIFFERENCE)


def _quotient(a: Figure, b: Figure) -> Iterator[Formula]:
    if b.value:
        yield Formula("a / b", (a, b), a.value / b.value, Shape.QUOTIENT)


def _rest(a: Figure, b: Figure) -> Iterator[Formula]:
    yield Formula("a * (1 - b)", (a, b), a.value * (1 - b.value), Shape.REST)
    yield Formula("a * (1 + b)", (a, b), a.value * (1 + b.value), Shape.REST)


def _change(a: Figure, b: Figure) -> Iterator[Formula]:
    if a.value > 0:
        yield Formula("(b - a) / a", (a, b), abs(b.value - a.value) / a.value, Shape.CHANGE)


def _is_priced(a: Sort, b: Sort, asserted: Sort) -> bool:
    """Whether one figure is a price and the other what it is the price of: 126 million litres at €1.05."""
    if asserted.sense not in (Sense.MONEY, Sense.RATE) or (a.sense is Sense.MONEY) == (b.sense is Sense.MONEY):
        return False
    price, amount = (a, b) if a.sense is Sense.MONEY else (b, a)
    return amount.sense in (Sense.COUNT, Sense.MEASURE) and price.first_atom == asserted.first_atom


def _counted(figure: Figure) -> Figure:
    """The figure as a bare number, unless it is money."""
    if figure.sort.sense is Sense.MONEY:
        return figure
    return figure_of(replace(figure.quantity, unit=NO_UNIT, sense=Sense.COUNT))


def _of_three(asserted: Figure, scope: list[Figure]) -> Iterator[Formula]:
    yield from _products_of_three(asserted, scope)
    alike = [figure for figure in scope if _alike(figure.sort, asserted.sort)]
    for a, b, c in combinations(alike, 3):
        if _alike(a.sort, b.sort) and _alike(a.sort, c.sort):
            yield Formula("a + b + c", (a, b, c), a.value + b.value + c.value, Shape.SUM)
            for whole, one, other in ((a, b, c), (b, a, c), (c, a, b)):
                difference = whole.value - one.value - other.value
                yield Formula("a - b - c", (whole, one, other), difference, Shape.DIFFERENCE)


def _products_of_three(asserted: Figure, scope: list[Figure]) -> Iterator[Formula]:
    for a, b in combinations(scope, 2):
        if not _multiplies(a.sort, b.sort):
            continue
        product, value = _times(a.sort, b.sort), a.value * b.value
        for c in scope:
            if c is a or c is b or not c.value:
                continue
            if c.quantity.index > b.quantity.index and _gives(combined(product, c.dimension, 1), asserted.sort):
                yield Formula("a * b * c", (a, b, c), value * c.value, Shape.PRODUCT)
            if _gives(combined(product, c.dimension, -1), asserted.sort):
                yield Formula("a * b / c", (a, b, c), value / c.value, Shape.QUOTIENT)


def _multiplies(a: Sort, b: Sort) -> bool:
    """Whether prose multiplies the two: a share or multiple of, a count of measures, a rate for an amount."""
    if a.sense in _PURE or b.sense in _PURE:
        return a.sense is not b.sense
    # What is measured is multiplied where the units make a third: kilowatts for hours, millimetres of rain on an area.
    is_measured = bool(a.dimension) and bool(b.dimension) and Sense.MONEY not in (a.sense, b.sense)
    return is_measured or Sense.RATE in (a.sense, b.sense) or Sense.COUNT in (a.sense, b.sense)


def _divides(a: Sort, b: Sort) -> bool:
    return a.sense is not b.sense if b.sense in _PURE else a.sense not in _PURE


@lru_cache(maxsize=65536)
def _alike(a: Sort, b: Sort) -> bool:
    if a.is_share != b.is_share or Sense.MULTIPLIER in (a.sense, b.sense) or a.is_share and a.sense is not b.sense:
        return False
    return (a.noun == b.noun or not a.noun or not b.noun) and not leftover(a.dimension, b.dimension)


def _times(a: Sort, b: Sort) -> Dimension:
    return combined(a.dimension, b.dimension, 1)


def _gives(dimension: Dimension, asserted: Sort) -> bool:
    return _is_given(dimension, asserted.dimension, is_share=asserted.is_share)


@lru_cache(maxsize=8192)
def _is_given(dimension: Dimension, asserted: Dimension, *, is_share: bool) -> bool:
    """Whether a dimension is the asserted one; count nouns may be unsaid, but a noun must not come from nowhere."""
    if leftover(dimension, asserted):
        return False
    nouns = {base: power for base, power in dimension if base.startswith("#")}
    wanted = {base: power for base, power in asserted if base.startswith("#")}
    if is_share:
        # Of two counts one may leave its noun unsaid: 306 of 360 racks.
        return len(nouns) <= 1
    return all(abs(power) <= 1 for power in nouns.values()) and (
        not wanted or not nouns or bool(set(wanted) & set(nouns))
    )
