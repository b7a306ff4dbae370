"""Figures anywhere before a result that give it with one near it: looked up by the value that they must have.

The search in reach tries figures one by one; over a whole text that would be slow. Here the figures stand in the order
of their values, sort by sort: what a near figure and the result leave for the other is a stretch of that order. How
many figures a formula could have taken is the length of the list, so the chance of a coincidence is known as ever.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from claims.attempt import Reading, is_idle
from claims.figure import Figure, Figures, Sort
from claims.passage import Passage
from claims.search import Formula, Shape, named_formulas, ways
from claims.slip import is_slip

_MOST_NEAR = 8
_POWERS = (1e-3, 1e-2, 1e-1, 1e1, 1e2, 1e3)
_PRODUCTS = frozenset((Shape.PRODUCT,))


class Found(NamedTuple):
    """The formulas that give a figure, and how many there could have been."""

    hits: tuple[Formula, ...]
    tried: int


class _Shelf(NamedTuple):
    """The figures of one sort by their values."""

    sort: Sort
    values: list[float]
    figures: list[Figure]


_Way = tuple[_Shelf, Shape, bool]


class Far:
    """All figures of a passage, by sort and value."""

    def __init__(self, passage: Passage, figures: Figures) -> None:
        self._passage = passage
        self._figures = figures
        self._fitting: dict[tuple[int, int], list[_Way]] = {}

    def formulas(self, reading: Reading, shapes: frozenset[Shape], most: float) -> Found:
        """The formulas of a near figure and one far before the result that give it; none of more than so many."""
        own = reading.asserted.quantity.index
        known = {own, *(figure.quantity.index for figure in reading.near)}
        hits: list[Formula] = []
        tried = 0
        for one in reading.near[:_MOST_NEAR]:
            for shelf, shape, is_turned in self._shelves_for(one.sort, reading.asserted.sort):
                if shape not in shapes:
                    continue
                tried += len(shelf.values)
                if tried > most:
                    return Found((), tried)
                for low, high in _values(shape, one.value, reading, is_turned=is_turned):
                    for other in _between(shelf, low, high):
                        if other.quantity.index not in known and other.quantity.index < own:
                            hits += self._hits(one, other, reading, shapes)
        return Found(tuple(hits), tried)

    def slips(self, reading: Reading) -> Iterator[Formula]:
        """The products of a near figure and one anywhere before that give the digits with another power of ten."""
        own, asserted = reading.asserted.quantity.index, reading.asserted
        for one in reading.near[:_MOST_NEAR]:
            for shelf, shape, _ in self._shelves_for(one.sort, asserted.sort) if one.quantity.index < own else ():
                for power in _POWERS if shape is Shape.PRODUCT else ():
                    for other in _between(shelf, reading.low * power / one.value, reading.high * power / one.value):
                        if other.quantity.index < own and other.quantity.index != one.quantity.index:
                            found = named_formulas(asserted, [one], [other], _PRODUCTS & reading.allowed)
                            yield from (each for each in found if is_slip(each, asserted, reading.low, reading.high))

    def _hits(self, one: Figure, other: Figure, reading: Reading, shapes: frozenset[Shape]) -> Iterator[Formula]:
        for formula in named_formulas(reading.asserted, [one], [other], reading.allowed & shapes):
            is_of_both = len(formula.figures) > 1 and not is_idle(formula, reading)
            if is_of_both and reading.low <= formula.value <= reading.high:
                yield formula

    def _shelves_for(self, one: Sort, wanted: Sort) -> Sequence[_Way]:
        """The figures that may give a wanted sort with one of another, and in what way."""
        key = id(one), id(wanted)
        if key not in self._fitting:
            self._fitting[key] = [(shelf, *way) for shelf in self._shelves for way in ways(shelf.sort, one, wanted)]
        return self._fitting[key]

    @cached_property
    def _shelves(self) -> list[_Shelf]:
        by_sort: dict[int, list[Figure]] = defaultdict(list)
        mentions = self._passage.mentions
        for quantity in self._passage.quantities:
            if not quantity.is_range and quantity.value > 0 and mentions.first(quantity) == quantity.index:
                figure = self._figures.rated(quantity)
                if figure.value:
                    by_sort[id(figure.sort)].append(figure)
        shelves = []
        for figures in by_sort.values():
            figures.sort(key=_value)
            shelves.append(_Shelf(figures[0].sort, list(map(_value, figures)), figures))
        return shelves


def _value(figure: Figure) -> float:
    return figure.value


def _between(shelf: _Shelf, low: float, high: float) -> list[Figure]:
    return shelf.figures[bisect_left(shelf.values, low) : bisect_right(shelf.values, high)]


def _values(shape: Shape, one: float, reading: Reading, *, is_turned: bool) -> Iterator[tuple[float, float]]:
    """The values between which the figure lies that gives the asserted one with another; turned, that comes first."""
    low, high = reading.low, reading.high
    if shape is Shape.PRODUCT:
        yield low / one, high / one
    elif shape is Shape.QUOTIENT:
        yield (one / high, one / low) if is_turned else (low * one, high * one)
    elif shape is Shape.SUM:
        yield low - one, high - one
    elif shape is Shape.DIFFERENCE:
        yield one + low, one + high
        yield one - high, one - low
    elif shape is Shape.CHANGE:
        yield (one * (1 + low), one * (1 + high)) if is_turned else (one / (1 + high), one / (1 + low))
        if high < 1:
            yield (one * (1 - high), one * (1 - low)) if is_turned else (one / (1 - low), one / (1 - high))
    elif one < 1 and not is_turned:
        yield low / (1 - one), high / (1 - one)
        yield low / (1 + one), high / (1 + one)
