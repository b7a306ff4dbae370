"""The search over small formulas: which of them give a wanted unit from the figures at hand, simplest first."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from itertools import combinations, permutations

from claims.dimension import combined, leftover
from claims.quantity import Quantity, Sense
from claims.unit import NO_UNIT, Dimension

_MOST_FOR_THREE = 6
_SHARES = (Sense.PERCENT, Sense.FRACTION)
_PURE = frozenset((Sense.PERCENT, Sense.FRACTION, Sense.MULTIPLIER))
_LARGEST = Fraction(10**60)


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity in base units, with floats only to sift formulas; what is found is recomputed exactly."""

    quantity: Quantity
    value: float
    dimension: Dimension
    sense: Sense
    is_share: bool

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


def figure_of(quantity: Quantity) -> Figure:
    """A quantity as the search sees it; one beyond all prose counts as 0, which no formula uses."""
    value = quantity.value * quantity.unit.factor
    in_reach = 1 / _LARGEST < abs(value) < _LARGEST
    dimension = quantity.unit.dimension
    is_share = quantity.sense in _SHARES and not dimension
    return Figure(quantity, float(value) if in_reach else 0.0, dimension, quantity.sense, is_share)


def formulas(asserted: Figure, scope: list[Figure], *, with_three: bool) -> Iterator[Formula]:
    """Formulas whose units give the asserted unit, simplest and nearest first."""
    wanted = asserted.dimension
    for one in scope:
        if one.dimension == wanted and one.dimension and one.quantity.unit != asserted.quantity.unit:
            yield Formula("a", (one,), one.value)
    yield from _of_two(asserted, scope)
    if with_three:
        yield from _of_three(asserted, scope[:_MOST_FOR_THREE])


def _of_two(asserted: Figure, scope: list[Figure]) -> Iterator[Formula]:
    for a, b in combinations(scope, 2):
        if _multiplies(a, b) and _gives(_times(a, b), asserted):
            yield Formula("a * b", (a, b), a.value * b.value)
        elif _is_priced(a, b, asserted):
            priced = _counted(a), _counted(b)
            yield Formula("a * b", priced, priced[0].value * priced[1].value)
        yield from _parts(asserted, a, b)
    for a, b in permutations(scope, 2):
        if b.value and _divides(a, b) and _gives(_over(a, b), asserted):
            yield Formula("a / b", (a, b), a.value / b.value)
        if b.is_share and _gives(a.dimension, asserted) and not a.is_share:
            yield Formula("a * (1 - b)", (a, b), a.value * (1 - b.value))
            yield Formula("a * (1 + b)", (a, b), a.value * (1 + b.value))
        if asserted.is_share and _alike(a, b) and not a.is_share and a.value > 0 and asserted.sense is Sense.PERCENT:
            yield Formula("(b - a) / a", (a, b), abs(b.value - a.value) / a.value)


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


def _parts(asserted: Figure, a: Figure, b: Figure) -> Iterator[Formula]:
    if _alike(a, b) and _alike(a, asserted) and _alike(b, asserted):
        yield Formula("a + b", (a, b), a.value + b.value)
        first, second = (a, b) if a.value > b.value else (b, a)
        yield Formula("a - b", (first, second), first.value - second.value)


def _of_three(asserted: Figure, scope: list[Figure]) -> Iterator[Formula]:
    yield from _products_of_three(asserted, scope)
    alike = [figure for figure in scope if _alike(figure, asserted)]
    for a, b, c in combinations(alike, 3):
        if _alike(a, b) and _alike(a, c):
            yield Formula("a + b + c", (a, b, c), a.value + b.value + c.value)
            for whole, one, other in ((a, b, c), (b, a, c), (c, a, b)):
                yield Formula("a - b - c", (whole, one, other), whole.value - one.value - other.value)


def _products_of_three(asserted: Figure, scope: list[Figure]) -> Iterator[Formula]:
    for a, b in combinations(scope, 2):
        if not _multiplies(a, b):
            continue
        product, value = _times(a, b), a.value * b.value
        for c in scope:
            if c is a or c is b or not c.value:
                continue
            if c.quantity.index > b.quantity.index and _gives(combined(product, c.dimension, 1), asserted):
                yield Formula("a * b * c", (a, b, c), value * c.value)
            if _gives(combined(product, c.dimension, -1), asserted):
                yield Formula("a * b / c", (a, b, c), value / c.value)


def _multiplies(a: Figure, b: Figure) -> bool:
    """Whether prose multiplies the two: a share or multiple of, a count of measures, a rate for an amount."""
    if a.sense in _PURE or b.sense in _PURE:
        return a.sense is not b.sense
    return Sense.RATE in (a.sense, b.sense) or Sense.COUNT in (a.sense, b.sense)


def _divides(a: Figure, b: Figure) -> bool:
    return a.sense is not b.sense if b.sense in _PURE else a.sense not in _PURE


def _alike(a: Figure, b: Figure) -> bool:
    if a.is_share != b.is_share or Sense.MULTIPLIER in (a.sense, b.sense):
        return False
    one, other = a.quantity.noun, b.quantity.noun
    return (one == other or not one or not other) and not leftover(a.dimension, b.dimension)


def _times(a: Figure, b: Figure) -> Dimension:
    return combined(a.dimension, b.dimension, 1)


def _over(a: Figure, b: Figure) -> Dimension:
    return combined(a.dimension, b.dimension, -1)


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
