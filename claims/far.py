"""Figures anywhere before a result that give it with one near it: looked up by the value that they must have.

The search in reach tries figures one by one; over a whole text that would be slow. Here the figures stand in the order
of their values, sort by sort: what a near figure and the result leave for the other is a stretch of that order. How
many figures a formula could have taken is the length of the list, so the chance of a coincidence is known as ever.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from typing import NamedTuple

from claims.attempt import Reading, is_idle
from claims.dimension import combined
from claims.figure import Figure, Figures, Sort
from claims.passage import Passage
from claims.quantity import Sense
from claims.search import Formula, Shape, named_formulas, ways
from claims.slip import is_slip
from claims.unit import Dimension, is_noun

_MOST_NEAR = 8
_POWERS = (1e-3, 1e-2, 1e-1, 1e1, 1e2, 1e3)
_PRODUCTS = frozenset((Shape.PRODUCT,))


class Found(NamedTuple):
    """The formulas that give a figure, and how many there could have been."""

    hits: tuple[Formula, ...]
    tried: int


class _Shelf:
    """The figures of like sorts, whatever they count, by their values."""

    def __init__(self, figures: list[Figure]) -> None:
        self.figures = sorted(figures, key=_value)
        self.values = list(map(_value, self.figures))
        self.sense = figures[0].sort.sense
        self.own: dict[Sort, _Shelf] = {}
        self.place: dict[Sort, int] = {}
        self.sorts_of: dict[str, set[Sort]] = defaultdict(set)

    def sort_out(self) -> None:
        """Let the figures of each sort have a shelf of their own, which is found by what they count."""
        by_sort: dict[Sort, list[Figure]] = defaultdict(list)
        for figure in self.figures:
            by_sort[figure.sort].append(figure)
        for place, (sort, figures) in enumerate(by_sort.items()):
            self.own[sort] = _Shelf(figures)
            self.place[sort] = place
            for word in _counted_by(sort):
                self.sorts_of[word].add(sort)


class _Way(NamedTuple):
    """A shelf whose figures may give a wanted sort with another, but for those of some sorts, and in what way."""

    shelf: _Shelf
    without: frozenset[Sort]
    size: int
    shape: Shape
    is_turned: bool

    def between(self, low: float, high: float) -> list[Figure]:
        """The figures with a value from `low` to `high`."""
        values, without = self.shelf.values, self.without
        first = bisect_left(values, low)
        if first == len(values) or values[first] > high:
            return []
        found = self.shelf.figures[first : bisect_right(values, high, first)]
        return [figure for figure in found if figure.sort not in without] if without else found


class Far:
    """All figures of a passage, by sort and value."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._figures = passage.shared(Figures)
        self._fitting: dict[tuple[Sort, Sort], Mapping[Shape, list[_Way]]] = {}
        self._sizes: dict[tuple[Sort, Sort, frozenset[Shape]], int] = {}

    def formulas(self, reading: Reading, shapes: frozenset[Shape], most: float) -> Found:
        """The formulas of a near figure and one far before the result that give it; none of more than so many."""
        own = reading.asserted.quantity.index
        wanted, near = reading.asserted.sort, reading.near[:_MOST_NEAR]
        tried = sum([self._size(one.sort, wanted, shapes) for one in near])
        if not 0 < tried <= most:
            return Found((), tried)
        known = {own, *(figure.quantity.index for figure in reading.near)}
        ways = [
            (one, way)
            for one in near
            for shape, some in self._ways(one.sort, wanted).items()
            if shape in shapes
            for way in some
        ]
        hits: list[Formula] = []
        for one, way in ways:
            for low, high in _values(way.shape, one.value, reading, is_turned=way.is_turned):
                for other in way.between(low, high):
                    if other.quantity.index not in known and other.quantity.index < own:
                        hits += self._hits(one, other, reading, shapes)
        return Found(tuple(hits), tried)

    def slips(self, reading: Reading) -> Iterator[Formula]:
        """The products of a near figure and one anywhere before that give the digits with another power of ten."""
        own, asserted = reading.asserted.quantity.index, reading.asserted
        for one in reading.near[:_MOST_NEAR]:
            ways = self._ways(one.sort, asserted.sort).get(Shape.PRODUCT, ()) if one.quantity.index < own else ()
            for way in ways:
                for power in _POWERS:
                    for other in way.between(reading.low * power / one.value, reading.high * power / one.value):
                        if other.quantity.index < own and other.quantity.index != one.quantity.index:
                            found = named_formulas(asserted, [one], [other], _PRODUCTS & reading.allowed)
                            yield from (each for each in found if is_slip(each, asserted, reading.low, reading.high))

    def _hits(self, one: Figure, other: Figure, reading: Reading, shapes: frozenset[Shape]) -> Iterator[Formula]:
        for formula in named_formulas(reading.asserted, [one], [other], reading.allowed & shapes):
            is_of_both = len(formula.figures) > 1 and not is_idle(formula, reading)
            if is_of_both and reading.low <= formula.value <= reading.high:
                yield formula

    def _size(self, one: Sort, wanted: Sort, shapes: frozenset[Shape]) -> int:
        """How many figures may give a wanted sort with one of another in some shapes."""
        key = one, wanted, shapes
        if key not in self._sizes:
            ways = self._ways(one, wanted).items()
            self._sizes[key] = sum(way.size for shape, some in ways if shape in shapes for way in some)
        return self._sizes[key]

    def _ways(self, one: Sort, wanted: Sort) -> Mapping[Shape, list[_Way]]:
        """The figures that may give a wanted sort with one of another, and in what way."""
        key = one, wanted
        if key not in self._fitting:
            found: dict[Shape, list[_Way]] = defaultdict(list)
            for shelf in self._shelves_for(one, wanted):
                for way in _ways_with(shelf, one, wanted):
                    found[way.shape].append(way)
            self._fitting[key] = found
        return self._fitting[key]

    def _shelves_for(self, one: Sort, wanted: Sort) -> Iterator[_Shelf]:
        """The shelves whose dimension gives the wanted one with another's, and those of what is sold at a price."""
        given, sought = one.known, wanted.known
        fitting = {combined(sought, given, -1), combined(given, sought, -1), combined(given, sought, 1), given, sought}
        is_paid = wanted.sense in (Sense.MONEY, Sense.RATE)
        for known, shelves in self._by_dimension.items():
            for shelf in shelves:
                if known in fitting or is_paid and (shelf.sense is Sense.MONEY) != (one.sense is Sense.MONEY):
                    yield shelf

    @cached_property
    def _by_dimension(self) -> dict[Dimension, list[_Shelf]]:
        found: dict[Dimension, list[_Shelf]] = defaultdict(list)
        for shelf in self._shelves:
            found[shelf.figures[0].sort.known].append(shelf)
        return found

    @cached_property
    def _shelves(self) -> list[_Shelf]:
        alike: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
        mentions = self._passage.mentions
        for quantity in self._passage.quantities:
            if not quantity.is_range and quantity.value > 0 and mentions.first(quantity) == quantity.index:
                figure = self._figures.rated(quantity)
                if figure.value:
                    alike[_likeness(figure.sort)].append(figure)
        shelves = list(map(_Shelf, alike.values()))
        for shelf in shelves:
            shelf.sort_out()
        return shelves


def _likeness(sort: Sort) -> tuple[object, ...]:
    """All of a sort but what it counts."""
    powers = tuple(power for _, power in sort.nouns)
    atom = sort.first_atom if sort.first_atom and not is_noun(sort.first_atom[0]) else None
    return sort.known, sort.sense, atom, powers, bool(sort.noun), bool(sort.dimension)


@cache
def _counted_by(sort: Sort) -> frozenset[str]:
    """The words of a sort that may be those of another: what it counts."""
    return frozenset((*(base for base, _ in sort.nouns), f"#{sort.noun}"))


def _ways_with(shelf: _Shelf, one: Sort, wanted: Sort) -> Iterator[_Way]:
    """The ways of the sorts that count what the others do, one by one, then those of all others, which are alike."""
    words = _counted_by(one) | _counted_by(wanted)
    familiar = frozenset(sort for word in words for sort in shelf.sorts_of.get(word, ()))
    for sort in sorted(familiar, key=shelf.place.__getitem__):
        own = shelf.own[sort]
        yield from (_Way(own, frozenset(), len(own.figures), *way) for way in ways(sort, one, wanted))
    strange = next((sort for sort in shelf.own if sort not in familiar), None)
    if strange is not None:
        size = len(shelf.figures) - sum(len(shelf.own[sort].figures) for sort in familiar)
        yield from (_Way(shelf, familiar, size, *way) for way in ways(strange, one, wanted))


def _value(figure: Figure) -> float:
    return figure.value


def _values(shape: Shape, one: float, reading: Reading, *, is_turned: bool) -> tuple[tuple[float, float], ...]:
    """The values between which the figure lies that gives the asserted one with another; turned, that comes first."""
    low, high = reading.low, reading.high
    if shape is Shape.PRODUCT:
        return ((low / one, high / one),)
    if shape is Shape.QUOTIENT:
        return ((one / high, one / low) if is_turned else (low * one, high * one),)
    if shape is Shape.SUM:
        return ((low - one, high - one),)
    if shape is Shape.DIFFERENCE:
        return (one + low, one + high), (one - high, one - low)
    if shape is Shape.CHANGE:
        return _changed(one, low, high, is_turned=is_turned)
    if one < 1 and not is_turned:
        return (low / (1 - one), high / (1 - one)), (low / (1 + one), high / (1 + one))
    return ()


def _changed(one: float, low: float, high: float, *, is_turned: bool) -> tuple[tuple[float, float], ...]:
    """The values from or to which another changes by as much as is asserted."""
    risen = (one * (1 + low), one * (1 + high)) if is_turned else (one / (1 + high), one / (1 + low))
    if high >= 1:
        return (risen,)
    return risen, (one * (1 - high), one * (1 - low)) if is_turned else (one / (1 - low), one / (1 - high))
