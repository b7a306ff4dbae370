"""Figures by what sort they are: which of them may give a wanted sort with one of another, and how many those are."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from claims.dimension import combined
from claims.figure import Figure, Sort
from claims.quantity import Sense
from claims.search import Shape, ways
from claims.unit import Dimension, is_noun

PAID = (Sense.MONEY, Sense.RATE)
"""What is sold at a price comes to these, whatever its own unit says."""


class Shelf:
    """The figures of like sorts, whatever they count, by their values."""

    def __init__(self, figures: list[Figure]) -> None:
        self.figures = sorted(figures, key=value_of)
        self.values = list(map(value_of, self.figures))
        self.sense = figures[0].sort.sense
        self.own: dict[Sort, Shelf] = {}
        self.place: dict[Sort, int] = {}
        self.sorts_of: dict[str, set[Sort]] = defaultdict(set)

    def sort_out(self) -> None:
        """Let the figures of each sort have a shelf of their own, which is found by what they count."""
        by_sort: dict[Sort, list[Figure]] = defaultdict(list)
        for figure in self.figures:
            by_sort[figure.sort].append(figure)
        for place, (sort, figures) in enumerate(by_sort.items()):
            self.own[sort] = Shelf(figures)
            self.place[sort] = place
            for word in _counted_by(sort):
                self.sorts_of[word].add(sort)


class Way(NamedTuple):
    """A shelf whose figures may give a wanted sort with another, but for those of some sorts, and in what way."""

    shelf: Shelf
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


class Shelves:
    """Figures on their shelves."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        alike: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
        for figure in figures:
            alike[_likeness(figure.sort)].append(figure)
        self._of: dict[Dimension, list[Shelf]] = defaultdict(list)
        for some in alike.values():
            shelf = Shelf(some)
            shelf.sort_out()
            self._of[some[0].sort.known].append(shelf)
        self._fitting: dict[tuple[Sort, Sort], Mapping[Shape, list[Way]]] = {}
        self._sizes: dict[tuple[Sort, Sort, frozenset[Shape]], int] = {}

    def size(self, one: Sort, wanted: Sort, shapes: frozenset[Shape]) -> int:
        """How many figures may give a wanted sort with one of another in some shapes."""
        key = one, wanted, shapes
        if key not in self._sizes:
            some = self.ways(one, wanted).items()
            self._sizes[key] = sum(way.size for shape, alike in some if shape in shapes for way in alike)
        return self._sizes[key]

    def ways(self, one: Sort, wanted: Sort) -> Mapping[Shape, list[Way]]:
        """The figures that may give a wanted sort with one of another, and in what way."""
        key = one, wanted
        if key not in self._fitting:
            found: dict[Shape, list[Way]] = defaultdict(list)
            for shelf in self._for(one, wanted):
                for way in _ways_with(shelf, one, wanted):
                    found[way.shape].append(way)
            self._fitting[key] = found
        return self._fitting[key]

    def _for(self, one: Sort, wanted: Sort) -> Iterator[Shelf]:
        """The shelves whose dimension gives the wanted one with another's, and those of what is sold at a price."""
        given, sought = one.known, wanted.known
        fitting = {combined(sought, given, -1), combined(given, sought, -1), combined(given, sought, 1), given, sought}
        for known, shelves in self._of.items():
            for shelf in shelves:
                is_sold = wanted.sense in PAID and (shelf.sense is Sense.MONEY) != (one.sense is Sense.MONEY)
                if known in fitting or is_sold:
                    yield shelf


def value_of(figure: Figure) -> float:
    """The value, to sort by."""
    return figure.value


def _likeness(sort: Sort) -> tuple[object, ...]:
    """All of a sort but what it counts."""
    powers = tuple(power for _, power in sort.nouns)
    atom = sort.first_atom if sort.first_atom and not is_noun(sort.first_atom[0]) else None
    return sort.known, sort.sense, atom, powers, bool(sort.noun), bool(sort.dimension)


@cache
def _counted_by(sort: Sort) -> frozenset[str]:
    """The words of a sort that may be those of another: what it counts."""
    return frozenset((*(base for base, _ in sort.nouns), f"#{sort.noun}"))


def _ways_with(shelf: Shelf, one: Sort, wanted: Sort) -> Iterator[Way]:
    """The ways of the sorts that count what the others do, one by one, then those of all others, which are alike."""
    words = _counted_by(one) | _counted_by(wanted)
    familiar = frozenset(sort for word in words for sort in shelf.sorts_of.get(word, ()))
    for sort in sorted(familiar, key=shelf.place.__getitem__):
        own = shelf.own[sort]
        yield from (Way(own, frozenset(), len(own.figures), *way) for way in ways(sort, one, wanted))
    strange = next((sort for sort in shelf.own if sort not in familiar), None)
    if strange is not None:
        size = len(shelf.figures) - sum(len(shelf.own[sort].figures) for sort in familiar)
        yield from (Way(shelf, familiar, size, *way) for way in ways(strange, one, wanted))
