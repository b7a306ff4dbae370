"""The search over small formulas: which of them give a wanted unit from the figures at hand, simplest first."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from itertools import combinations

from claims.dimension import combined, leftover
from claims.quantity import Quantity, Sense
from claims.unit import NO_UNIT, Dimension

_MOST_FOR_THREE = 6
_SHARES = (Sense.PERCENT, Sense.FRACTION)
_PURE = frozenset((Sense.PERCENT, Sense.FRACTION, Sense.MULTIPLIER))
_LARGEST = Fraction(10**60)


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
class _Shared:
    """A dimension of which there is one object: pairs of them are looked up by identity, thousands of times a page."""

    dimension: Dimension


_shared = lru_cache(maxsize=None)(_Shared)


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity in base units, with floats only to sift formulas; what is found is recomputed exactly."""

    quantity: Quantity
    value: float
    shared: _Shared
    sense: Sense
    is_share: bool

    @property
    def dimension(self) -> Dimension:
        """Its dimension."""
        return self.shared.dimension

    @property
    def is_plain(self) -> bool:
        """Whether it has no unit but a count noun."""
        return not self.dimension or all(base.startswith("#") for base, _ in self.dimension)


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula over figures a, b, c, with its value in base units."""

    text: str
    figures: tuple[Figure, ...]
    value: float
    shape: Shape


@lru_cache(maxsize=512)
def figure_of(quantity: Quantity) -> Figure:
    """A quantity as the search sees it; one beyond all prose counts as 0, which no formula uses."""
    value = quantity.value * quantity.unit.factor
    in_reach = 1 / _LARGEST < abs(value) < _LARGEST
    dimension = quantity.unit.dimension
    is_share = quantity.sense in _SHARES and not dimension
    return Figure(quantity, float(value) if in_reach else 0.0, _shared(dimension), quantity.sense, is_share)


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
    for last in range(first, len(scope)):
        one = scope[last]
        yield from _of_one(asserted, one)
        for other in scope[:last]:
            yield from _of_pair(asserted, other, one)
            yield from _directed(asserted, other, one)
            yield from _directed(asserted, one, other)


def _of_one(asserted: Figure, one: Figure) -> Iterator[Formula]:
    is_earlier = one.quantity.index < asserted.quantity.index
    if one.dimension and asserted.dimension and is_earlier and _gives(one.dimension, asserted):
        if one.quantity.unit != asserted.quantity.unit:
            yield Formula("a", (one,), one.value, Shape.CONVERSION)
    elif asserted.sense is Sense.PERCENT is one.sense and is_earlier and one.value < 1:
        yield Formula("1 - a", (one,), 1 - one.value, Shape.REST)


def _of_pair(asserted: Figure, a: Figure, b: Figure) -> Iterator[Formula]:
    """Formulas in which the two may change places."""
    if (
        _multiplies(a, b)
        and asserted.sense is not Sense.FRACTION
        and _pair_gives(a.shared, b.shared, 1, asserted.shared, asserted.is_share)
    ):
        yield Formula("a * b", (a, b), a.value * b.value, Shape.PRODUCT)
    elif _is_priced(a, b, asserted):
        priced = _counted(a), _counted(b)
        yield Formula("a * b", priced, priced[0].value * priced[1].value, Shape.PRODUCT)
    if _alike(a, b) and _alike(a, asserted) and _alike(b, asserted):
        yield Formula("a + b", (a, b), a.value + b.value, Shape.SUM)
        first, second = (a, b) if a.value > b.value else (b, a)
        yield Formula("a - b", (first, second), first.value - second.value, Shape.DIFFERENCE)


def _directed(asserted: Figure, a: Figure, b: Figure) -> Iterator[Formula]:
    """Formulas in which the first figure is divided by the second or changed by it."""
    if b.value and _divides(a, b) and _pair_gives(a.shared, b.shared, -1, asserted.shared, asserted.is_share):
        yield Formula("a / b", (a, b), a.value / b.value, Shape.QUOTIENT)
    if b.is_share and _gives(a.dimension, asserted) and not a.is_share:
        yield Formula("a * (1 - b)", (a, b), a.value * (1 - b.value), Shape.REST)
        yield Formula("a * (1 + b)", (a, b), a.value * (1 + b.value), Shape.REST)
    if asserted.is_share and _alike(a, b) and not a.is_share and a.value > 0:
        yield Formula("(b - a) / a", (a, b), abs(b.value - a.value) / a.value, Shape.CHANGE)


def _is_priced(a: Figure, b: Figure, asserted: Figure) -> bool:
    """Whether one figure is a price and the other what it is the price of: 126 million litres at €1.05."""
    if asserted.sense not in (Sense.MONEY, Sense.RATE) or (a.sense is Sense.MONEY) == (b.sense is Sense.MONEY):
        return False
    price, amount = (a, b) if a.sense is Sense.MONEY else (b, a)
    currency = price.quantity.unit.atoms[0]
    return amount.sense in (Sense.COUNT, Sense.MEASURE) and currency == asserted.quantity.unit.atoms[0]


def _counted(figure: Figure) -> Figure:
    """The figure as a bare number, unless it is money."""
    if figure.sense is Sense.MONEY:
        return figure
    return figure_of(replace(figure.quantity, unit=NO_UNIT, sense=Sense.COUNT))


def _of_three(asserted: Figure, scope: list[Figure]) -> Iterator[Formula]:
    yield from _products_of_three(asserted, scope)
    alike = [figure for figure in scope if _alike(figure, asserted)]
    for a, b, c in combinations(alike, 3):
        if _alike(a, b) and _alike(a, c):
            yield Formula("a + b + c", (a, b, c), a.value + b.value + c.value, Shape.SUM)
            for whole, one, other in ((a, b, c), (b, a, c), (c, a, b)):
                difference = whole.value - one.value - other.value
                yield Formula("a - b - c", (whole, one, other), difference, Shape.DIFFERENCE)


def _products_of_three(asserted: Figure, scope: list[Figure]) -> Iterator[Formula]:
    for a, b in combinations(scope, 2):
        if not _multiplies(a, b):
            continue
        product, value = _times(a, b), a.value * b.value
        for c in scope:
            if c is a or c is b or not c.value:
                continue
            if c.quantity.index > b.quantity.index and _gives(combined(product, c.dimension, 1), asserted):
                yield Formula("a * b * c", (a, b, c), value * c.value, Shape.PRODUCT)
            if _gives(combined(product, c.dimension, -1), asserted):
                yield Formula("a * b / c", (a, b, c), value / c.value, Shape.QUOTIENT)


def _multiplies(a: Figure, b: Figure) -> bool:
    """Whether prose multiplies the two: a share or multiple of, a count of measures, a rate for an amount."""
    if a.sense in _PURE or b.sense in _PURE:
        return a.sense is not b.sense
    return Sense.RATE in (a.sense, b.sense) or Sense.COUNT in (a.sense, b.sense)


def _divides(a: Figure, b: Figure) -> bool:
    return a.sense is not b.sense if b.sense in _PURE else a.sense not in _PURE


def _alike(a: Figure, b: Figure) -> bool:
    if a.is_share != b.is_share or Sense.MULTIPLIER in (a.sense, b.sense) or a.is_share and a.sense is not b.sense:
        return False
    one, other = a.quantity.noun, b.quantity.noun
    return (one == other or not one or not other) and _differ_by_nouns(a.shared, b.shared)


def _times(a: Figure, b: Figure) -> Dimension:
    return combined(a.dimension, b.dimension, 1)


@lru_cache(maxsize=8192)
def _differ_by_nouns(one: _Shared, other: _Shared) -> bool:
    return not leftover(one.dimension, other.dimension)


@lru_cache(maxsize=65536)
def _pair_gives(one: _Shared, other: _Shared, sign: int, asserted: _Shared, is_share: bool) -> bool:
    """Whether the product (`sign` 1) or the quotient (-1) of two dimensions is the asserted one."""
    return _is_given(combined(one.dimension, other.dimension, sign), asserted.dimension, is_share=is_share)


def _gives(dimension: Dimension, asserted: Figure) -> bool:
    return _is_given(dimension, asserted.dimension, is_share=asserted.is_share)


@lru_cache(maxsize=8192)
def _is_given(dimension: Dimension, asserted: Dimension, *, is_share: bool) -> bool:
    """Whether a dimension is the asserted one; count nouns may be unsaid, but a noun must not come from nowhere."""
    if leftover(dimension, asserted):
        return False
    nouns = {base: power for base, power in dimension if base.startswith("#")}
    wanted = {base: power for base, power in asserted if base.startswith("#")}
    if is_share and nouns:
        return False
    return all(abs(power) <= 1 for power in nouns.values()) and (
        not wanted or not nouns or bool(set(wanted) & set(nouns))
    )
