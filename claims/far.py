"""Figures anywhere before a result that give it with one near it: looked up by the value that they must have.

The search in reach tries figures one by one; over a whole text that would be slow. Here the figures stand in the order
of their values, dimension by dimension: what a near figure and the result leave for the other is a stretch of that
order, and nearly always an empty one. Only where it is not are the figures looked through sort by sort, and how many of
them a formula could have taken is counted, so that the chance of a coincidence is known as ever.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from claims.attempt import Reading
from claims.dimension import combined
from claims.document import BlockKind
from claims.figure import Figure, Figures, Sort
from claims.passage import Passage
from claims.quantity import Quantity, Sense
from claims.search import Formula, Shape, named_formulas, ways
from claims.shelf import PAID, Shelves, value_of
from claims.slip import is_slip
from claims.unit import Dimension

MOST_NEAR = 8
_POWERS = (1e-3, 1e-2, 1e-1, 1e1, 1e2, 1e3)
_PRODUCTS = frozenset((Shape.PRODUCT,))


class _Row(NamedTuple):
    """Figures in the order of their values."""

    values: list[float]
    figures: list[Figure]

    def between(self, low: float, high: float) -> list[Figure]:
        """The figures with a value from `low` to `high`."""
        first = bisect_left(self.values, low)
        return self.figures[first : bisect_right(self.values, high, first)]


class _Opening(NamedTuple):
    """A row in which all figures stand that may give a wanted sort with another in some shape, and more."""

    shape: Shape
    is_turned: bool
    row: _Row


class Far:
    """All figures of a passage, by sort and value."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._figures = passage.shared(Figures)
        self._opened: dict[tuple[Sort, Sort], tuple[_Opening, ...]] = {}

    def givers(self, reading: Reading, shapes: frozenset[Shape]) -> list[Figure]:
        """The near figures that may give the result in some shapes with one far before it: the values allow it."""
        known = _known(reading)
        return [one for one in reading.near[:MOST_NEAR] if self._may_give(one, reading, shapes, known)]

    def tried(self, reading: Reading, shapes: frozenset[Shape], near: Sequence[Figure]) -> int:
        """How many formulas of one of some near figures and any other there are in some shapes."""
        wanted, size = reading.asserted.sort, self._shelves.size
        return sum(size(one.sort, wanted, shapes) for one in near)

    def formulas(self, reading: Reading, shapes: frozenset[Shape], givers: Iterable[Figure]) -> Iterator[Formula]:
        """The formulas in some shapes of a near figure that may give the result, and one far before it, that do."""
        known, own = _known(reading), reading.asserted.quantity.index
        for one in givers:
            for shape, some in self._shelves.ways(one.sort, reading.asserted.sort).items():
                for way in some if shape in shapes else ():
                    for low, high in _values(shape, one.value, reading, is_turned=way.is_turned):
                        for other in way.between(low, high):
                            if other.quantity.index not in known and other.quantity.index < own:
                                yield from _hits(one, other, reading, shapes)

    def slips(self, reading: Reading) -> Iterator[Formula]:
        """The products of a near figure and one anywhere before that give the digits with another power of ten."""
        own, asserted = reading.asserted.quantity.index, reading.asserted
        for one in reading.near[:MOST_NEAR]:
            if one.quantity.index >= own or not self._may_slip(one, reading):
                continue
            for way in self._shelves.ways(one.sort, asserted.sort).get(Shape.PRODUCT, ()):
                for low, high in _shifted(one.value, reading):
                    for other in way.between(low, high):
                        is_other = other.quantity.index < own and other.quantity.index != one.quantity.index
                        # Of a cell no words say what it may be multiplied with.
                        if is_other and not self._is_in_table(other.quantity):
                            found = named_formulas(asserted, [one], [other], _PRODUCTS & reading.allowed)
                            yield from (each for each in found if is_slip(each, asserted, reading.low, reading.high))

    def _may_give(self, one: Figure, reading: Reading, shapes: frozenset[Shape], known: set[int]) -> bool:
        """Whether a figure before the result, but for those known, has a value that gives it with another."""
        own, wanted = reading.asserted.quantity.index, reading.asserted.sort
        for shape, is_turned, row in self._openings(one.sort, wanted):
            if shape in shapes:
                for low, high in _values(shape, one.value, reading, is_turned=is_turned):
                    for other in row.between(low, high):
                        index = other.quantity.index
                        if index < own and index not in known and _may(shape, other.sort, one.sort, wanted):
                            return True
        return False

    def _may_slip(self, one: Figure, reading: Reading) -> bool:
        """Whether a figure before the result has a value that gives its digits, multiplied with another."""
        own = reading.asserted.quantity.index
        return any(
            other.quantity.index < own
            for shape, _, row in self._openings(one.sort, reading.asserted.sort)
            if shape is Shape.PRODUCT
            for low, high in _shifted(one.value, reading)
            for other in row.between(low, high)
        )

    def _is_in_table(self, figure: Quantity) -> bool:
        sentence = self._passage.stretch_at(self._passage.to_skeleton(figure.span.start)).sentence
        return self._passage.document.blocks[sentence.block].kind is BlockKind.CELL

    def _openings(self, one: Sort, wanted: Sort) -> tuple[_Opening, ...]:
        """Where the figures stand that may give a wanted sort with one of another."""
        key = one, wanted
        if key not in self._opened:
            self._opened[key] = tuple(self._open(one, wanted))
        return self._opened[key]

    def _open(self, one: Sort, wanted: Sort) -> Iterator[_Opening]:
        given, sought, rows = one.known, wanted.known, self._rows
        if _may_be_paid(one, wanted):
            yield _Opening(Shape.PRODUCT, False, self._row)
        elif (factor := combined(sought, given, -1)) in rows:
            yield _Opening(Shape.PRODUCT, False, rows[factor])
        if (above := combined(given, sought, 1)) in rows:
            yield _Opening(Shape.QUOTIENT, False, rows[above])
        if (below := combined(given, sought, -1)) in rows:
            yield _Opening(Shape.QUOTIENT, True, rows[below])
        if given == sought and given in rows:
            yield _Opening(Shape.SUM, False, rows[given])
            yield _Opening(Shape.DIFFERENCE, False, rows[given])

    @cached_property
    def _shelves(self) -> Shelves:
        return Shelves(self._said)

    @cached_property
    def _rows(self) -> dict[Dimension, _Row]:
        """The figures of each dimension."""
        alike: dict[Dimension, list[Figure]] = defaultdict(list)
        for figure in self._said:
            alike[figure.sort.known].append(figure)
        return {known: _row_of(figures) for known, figures in alike.items()}

    @cached_property
    def _row(self) -> _Row:
        """All figures."""
        return _row_of(self._said)

    @cached_property
    def _said(self) -> list[Figure]:
        """The figures of the passage but those that say again what one before them does."""
        mentions = self._passage.mentions
        figures = (
            self._figures.rated(quantity)
            for quantity in self._passage.quantities
            if not quantity.is_range and quantity.value > 0 and mentions.first(quantity) == quantity.index
        )
        return [figure for figure in figures if figure.value]


def _known(reading: Reading) -> set[int]:
    return {reading.asserted.quantity.index, *(figure.quantity.index for figure in reading.near)}


def _row_of(figures: list[Figure]) -> _Row:
    ordered = sorted(figures, key=value_of)
    return _Row(list(map(value_of, ordered)), ordered)


def _may_be_paid(one: Sort, wanted: Sort) -> bool:
    """Whether a figure may be a price or have one that gives what is wanted, whatever its own unit is."""
    return wanted.sense in PAID and (one.sense is not Sense.MONEY or one.first_atom == wanted.first_atom)


def _may(shape: Shape, other: Sort, one: Sort, wanted: Sort) -> bool:
    """Whether two figures may give a third in some shape."""
    return any(given is shape for given, _ in ways(other, one, wanted))


def _hits(one: Figure, other: Figure, reading: Reading, shapes: frozenset[Shape]) -> Iterator[Formula]:
    for formula in named_formulas(reading.asserted, [one], [other], reading.allowed & shapes):
        is_of_both = len(formula.figures) > 1 and not reading.is_idle(formula) and not _adds_few(formula)
        if is_of_both and reading.low <= formula.value <= reading.high:
            yield formula


def _adds_few(formula: Formula) -> bool:
    """Whether it adds or takes off a number in words, which any two figures near each other may differ by."""
    is_sum = formula.shape in (Shape.SUM, Shape.DIFFERENCE)
    return is_sum and any(each.quantity.is_word for each in formula.figures)


def _shifted(one: float, reading: Reading) -> Iterator[tuple[float, float]]:
    """The values between which the figure lies that gives the asserted digits, multiplied with another."""
    return ((reading.low * power / one, reading.high * power / one) for power in _POWERS)


def _values(shape: Shape, one: float, reading: Reading, *, is_turned: bool) -> tuple[tuple[float, float], ...]:
    """The values between which the figure lies that gives the asserted one with another; turned, that comes first."""
    low, high = reading.low, reading.high
    if shape is Shape.PRODUCT:
        return ((low / one, high / one),)
    if shape is Shape.QUOTIENT:
        return ((one / high, one / low) if is_turned else (low * one, high * one),)
    if shape is Shape.SUM:
        return ((low - one, high - one),)
    return (one + low, one + high), (one - high, one - low)
