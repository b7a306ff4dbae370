"""The search over small formulas: which of them give a wanted unit from the figures at hand, simplest first."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from claims.dimension import combined
from claims.figure import Figure, Sort, figure_of
from claims.quantity import Sense
from claims.unit import NO_UNIT, Dimension

_MANY = 100
_PURE = frozenset((Sense.PERCENT, Sense.FRACTION, Sense.MULTIPLIER))


Product = tuple[Dimension, Dimension]
"""What is known of the dimension of a product, and the nouns in it."""


class Shape(StrEnum):
    """What a formula does with its figures."""

    CONVERSION = "conversion"
    PRODUCT = "product"
    QUOTIENT = "quotient"
    SUM = "sum"
    DIFFERENCE = "difference"
    CHANGE = "change"
    REST = "rest"
    PART = "part"
    WHOLE = "whole"


class Formula(NamedTuple):
    """A formula over figures a, b, c, with its value in base units."""

    text: str
    figures: tuple[Figure, ...]
    value: float
    shape: Shape


class Operation(NamedTuple):
    """What is done with two figures, in this order; there may be no value."""

    text: str
    shape: Shape
    value: Callable[[Figure, Figure], float | None]
    operands: Callable[[Figure, Figure], tuple[Figure, ...]]

    def formula(self, a: Figure, b: Figure, value: float) -> Formula:
        """The formula with its value."""
        return Formula(self.text, self.operands(a, b), value, self.shape)


Ways = tuple[tuple[Operation, bool], ...]
"""What may be done with two figures, each with whether they are turned round for it."""

Pairing = tuple[Figure, Sequence[Figure], Mapping[Sort, Ways]]
"""A figure, others that something may be done with it, and what with one of each sort; turned, they come second."""


def near_formulas(asserted: Figure, near: list[Figure], shapes: frozenset[Shape]) -> Iterator[Formula]:
    """Formulas of some shapes over one or two near figures whose units give the asserted unit.

    A figure after the asserted one is no source of a mere conversion.
    """
    return _of_one_and_two(asserted, near, 0, shapes)


def named_formulas(
    asserted: Figure, near: list[Figure], named: list[Figure], shapes: frozenset[Shape]
) -> Iterator[Formula]:
    """Formulas of some shapes over one named figure, alone or with another or a near one."""
    return _of_one_and_two(asserted, [*near, *named], len(near), shapes)


def ways(other: Sort, one: Sort, wanted: Sort) -> tuple[tuple[Shape, bool], ...]:
    """What two figures may do to give a third: the shapes, and whether the second comes first in them."""
    return tuple((operation.shape, is_turned) for operation, is_turned in fitting(other, one, wanted))


def _of_one_and_two(
    asserted: Figure, scope: Sequence[Figure], first: int, shapes: frozenset[Shape]
) -> Iterator[Formula]:
    """Formulas with a figure of the scope from the first on, alone or with one before it."""
    for one, others, fits in pairings(asserted, scope, first, shapes):
        for other in others:
            for operation, is_turned in fits[other.sort]:
                a, b = (one, other) if is_turned else (other, one)
                value = operation.value(a, b)
                if value is not None:
                    yield operation.formula(a, b, value)


def pairings(asserted: Figure, scope: Sequence[Figure], first: int, shapes: frozenset[Shape]) -> Iterator[Pairing]:
    """Each figure of the scope from the first on with itself, where it may do something alone, and those before it."""
    wanted, own = asserted.sort, asserted.quantity
    for last in range(first, len(scope)):
        one, sort = scope[last], scope[last].sort
        alone = _fitting_alone(sort, wanted)
        may_stand = one.quantity.index < own.index and (alone is not _SAME or one.quantity.unit != own.unit)
        if alone is not None and alone.shape in shapes and may_stand:
            yield one, (one,), {sort: ((alone, False),)}
        yield one, scope[:last], _fits(sort, wanted, shapes)


@lru_cache(maxsize=65536)
def _fitting_alone(one: Sort, asserted: Sort) -> Operation | None:
    """What one figure may do alone to give another: be it in another unit, be the rest of a whole."""
    if one.dimension and asserted.dimension and is_of(one.known, one.nouns, asserted):
        return _SAME
    return _OTHERS if asserted.sense is Sense.PERCENT is one.sense else None


class _Fits(dict[Sort, Ways]):
    """What figures of each sort may do with one of another, in some shapes, to give a third."""

    def __init__(self, one: Sort, wanted: Sort, shapes: frozenset[Shape]) -> None:
        super().__init__()
        self._one, self._wanted, self._shapes = one, wanted, shapes

    def __missing__(self, other: Sort) -> Ways:
        fits = fitting(other, self._one, self._wanted)
        self[other] = found = tuple([each for each in fits if each[0].shape in self._shapes])
        return found


_fits = lru_cache(maxsize=65536)(_Fits)


@lru_cache(maxsize=65536)
def fitting(a: Sort, b: Sort, asserted: Sort) -> Ways:
    """The operations on two figures whose units give the asserted unit, and whether they are turned round for it."""
    either = [(operation, False) for operation in _fitting_in_any_order(a, b, asserted)]
    straight = [(operation, False) for operation in _fitting_in_order(a, b, asserted)]
    return (*either, *straight, *((operation, True) for operation in _fitting_in_order(b, a, asserted)))


def _fitting_in_any_order(a: Sort, b: Sort, asserted: Sort) -> Iterator[Operation]:
    """The operations in which the figures may change places."""
    if multiplies(a, b) and asserted.sense is not Sense.FRACTION and _gives(a, b, 1, asserted):
        yield _PRODUCT
    elif _is_priced(a, b, asserted):
        yield _PRICE
    if alike(a, b) and alike(a, asserted) and alike(b, asserted):
        yield _SUM
        yield _DIFFERENCE
    elif _are_counts(a, b, asserted):
        if alike(a, b):
            yield _SUM_OF_OTHERS
            yield _REST_OF_OTHERS
        elif a.is_share is not b.is_share:
            yield _PART_OF_OTHERS


def _are_counts(a: Sort, b: Sort, asserted: Sort) -> bool:
    """Whether counts may give one of another name: of 900 bookings 40 fell through, so that 860 guests came."""
    counts = [each for each in (a, b) if not each.is_share]
    are_plain = all(each.sense is Sense.COUNT and each.is_plain for each in (*counts, asserted))
    return bool(asserted.noun) and bool(counts) and are_plain and any(each.noun for each in counts)


def _fitting_in_order(a: Sort, b: Sort, asserted: Sort) -> Iterator[Operation]:
    """The operations in which the first figure is divided or changed by the second."""
    if _divides(a, b) and _gives(a, b, -1, asserted):
        yield _QUOTIENT
    if b.is_share and not a.is_share and is_of(a.known, a.nouns, asserted):
        yield _LESS
        yield _MORE
        yield _BEFORE_LESS
    if asserted.is_share and not a.is_share and alike(a, b):
        yield _CHANGE
        yield _PART
    elif asserted.is_share and a.noun and b.noun and a.sense is b.sense is Sense.COUNT and a.is_plain and b.is_plain:
        yield _OF_OTHERS


def _both(a: Figure, b: Figure) -> tuple[Figure, Figure]:
    return a, b


def _first(a: Figure, _: Figure) -> tuple[Figure]:
    return (a,)


def _both_counted(a: Figure, b: Figure) -> tuple[Figure, Figure]:
    return _counted(a), _counted(b)


def _greater_first(a: Figure, b: Figure) -> tuple[Figure, Figure]:
    return (a, b) if a.value > b.value else (b, a)


def _priced(a: Figure, b: Figure) -> float:
    price, amount = (a, b) if a.sort.sense is Sense.MONEY else (b, a)
    return price.value * (amount.value / amount.quantity.unit.float_factor)


def _if_many(value: Callable[[Figure, Figure], float]) -> Callable[[Figure, Figure], float | None]:
    """The value where the counts are large: small ones add up to something by chance."""
    return lambda a, b: value(a, b) if all(each.sort.is_share or each.value >= _MANY for each in (a, b)) else None


_SAME = Operation("a", Shape.CONVERSION, lambda a, _: a.value, _first)
_OTHERS = Operation("1 - a", Shape.REST, lambda a, _: 1 - a.value if a.value < 1 else None, _first)
_PRODUCT = Operation("a * b", Shape.PRODUCT, lambda a, b: a.value * b.value, _both)
_PRICE = Operation("a * b", Shape.PRODUCT, _priced, _both_counted)
_SUM = Operation("a + b", Shape.SUM, lambda a, b: a.value + b.value, _both)
_DIFFERENCE = Operation("a - b", Shape.DIFFERENCE, lambda a, b: abs(a.value - b.value), _greater_first)
_QUOTIENT = Operation("a / b", Shape.QUOTIENT, lambda a, b: a.value / b.value if b.value else None, _both)
_LESS = Operation("a * (1 - b)", Shape.REST, lambda a, b: a.value * (1 - b.value), _both)
_MORE = Operation("a * (1 + b)", Shape.REST, lambda a, b: a.value * (1 + b.value), _both)
_BEFORE_LESS = Operation(
    "a / (1 - b)", Shape.WHOLE, lambda a, b: a.value / (1 - b.value) if b.value < 1 else None, _both
)
_PART = Operation(
    "a / (a + b)", Shape.PART, lambda a, b: a.value / (a.value + b.value) if a.value * b.value > 0 else None, _both
)
_OF_OTHERS = Operation("a / b", Shape.PART, lambda a, b: a.value / b.value if 0 < a.value < b.value else None, _both)
"""A part that goes by another name than its whole: 928 replies of 1,600 households."""
_SUM_OF_OTHERS = Operation("a + b", Shape.PART, _if_many(lambda a, b: a.value + b.value), _both)
_REST_OF_OTHERS = Operation("a - b", Shape.PART, _if_many(lambda a, b: abs(a.value - b.value)), _greater_first)
_PART_OF_OTHERS = Operation("a * b", Shape.PART, _if_many(lambda a, b: a.value * b.value), _both)
_CHANGE = Operation(
    "(b - a) / a", Shape.CHANGE, lambda a, b: abs(b.value - a.value) / a.value if a.value > 0 else None, _both
)


def _is_priced(a: Sort, b: Sort, asserted: Sort) -> bool:
    """Whether one figure is a price and the other what it is the price of: 126 million litres at €1.05."""
    if asserted.sense not in (Sense.MONEY, Sense.RATE) or (a.sense is Sense.MONEY) == (b.sense is Sense.MONEY):
        return False
    price, amount = (a, b) if a.sense is Sense.MONEY else (b, a)
    is_amount = amount.sense in (Sense.COUNT, Sense.MEASURE, Sense.DURATION)
    return is_amount and price.first_atom == asserted.first_atom


def _counted(figure: Figure) -> Figure:
    """The figure as a bare number, unless it is money."""
    if figure.sort.sense is Sense.MONEY:
        return figure
    return figure_of(figure.quantity.in_unit(NO_UNIT, Sense.COUNT))


def multiplies(a: Sort, b: Sort) -> bool:
    """Whether prose multiplies the two: a share or multiple of, a count of measures, a rate for an amount."""
    if a.sense in _PURE or b.sense in _PURE:
        return a.sense is not b.sense
    # What is measured is multiplied where the units make a third: kilowatts for hours, millimetres of rain on an area.
    is_measured = bool(a.dimension) and bool(b.dimension) and Sense.MONEY not in (a.sense, b.sense)
    return is_measured or Sense.RATE in (a.sense, b.sense) or Sense.COUNT in (a.sense, b.sense)


def _divides(a: Sort, b: Sort) -> bool:
    return a.sense is not b.sense if b.sense in _PURE else a.sense not in _PURE


@lru_cache(maxsize=65536)
def alike(a: Sort, b: Sort) -> bool:
    """Whether two sorts may be added: of one dimension, and of one noun where both have one."""
    if a.is_share != b.is_share or Sense.MULTIPLIER in (a.sense, b.sense) or a.is_share and a.sense is not b.sense:
        return False
    return (a.noun == b.noun or not a.noun or not b.noun) and a.known == b.known


@lru_cache(maxsize=65536)
def times(a: Sort, b: Sort) -> Product:
    """What is known of the dimension of a product of two sorts."""
    return combined(a.known, b.known, 1), combined(a.nouns, b.nouns, 1)


def _gives(a: Sort, b: Sort, sign: int, wanted: Sort) -> bool:
    """Whether the product of two sorts, or with the sign -1 their quotient, has the unit that is wanted."""
    if combined(a.known, b.known, sign) != wanted.known:
        return False
    return _are_counted(combined(a.nouns, b.nouns, sign), wanted)


def is_of(known: Dimension, nouns: Dimension, wanted: Sort) -> bool:
    """Whether a dimension and the nouns in it are those of the sort that is wanted."""
    return known == wanted.known and _are_counted(nouns, wanted)


def _are_counted(nouns: Dimension, wanted: Sort) -> bool:
    """Whether what is wanted may count these nouns: they may be unsaid, but a noun must not come from nowhere."""
    if wanted.is_share:
        # Of two counts one may leave its noun unsaid: 306 of 360 racks.
        return len(nouns) <= 1
    if not all(abs(power) <= 1 for _, power in nouns):
        return False
    # 34 matches ÷ 27 goals are no goals.
    return not nouns or not wanted.nouns or any(noun in nouns for noun in wanted.nouns)
