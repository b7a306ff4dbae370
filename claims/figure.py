"""A quantity as the search for derivations sees it, in each reading of its unit, worked out once a passage."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from claims.dimension import known
from claims.implied import with_rate, without
from claims.passage import Passage
from claims.quantity import Hedge, Quantity, Sense
from claims.unit import NO_UNIT, TIME, Dimension, Unit, is_noun

MOST_SLACK = 0.02
_SHARES = (Sense.PERCENT, Sense.FRACTION)
_LARGEST = 10**60


@dataclass(frozen=True, slots=True, eq=False)
class Sort:
    """All of a figure but its value: which formulas it fits into.

    `nouns` is what of its dimension counts things, `known` what is neither that nor may be left unsaid otherwise;
    `is_share` marks a part of one: 40%, a quarter. There is one object of each sort: three of them are looked up by
    identity, thousands of times a page.
    """

    dimension: Dimension
    sense: Sense
    noun: str
    first_atom: tuple[str, int] | None
    known: Dimension
    nouns: Dimension
    is_share: bool

    @property
    def is_plain(self) -> bool:
        """Whether it has no unit but a count noun."""
        return all(base.startswith("#") for base, _ in self.dimension)


@cache
def _sort(dimension: Dimension, sense: Sense, noun: str, first_atom: tuple[str, int] | None) -> Sort:
    nouns = tuple((base, power) for base, power in dimension if base.startswith("#"))
    return Sort(dimension, sense, noun, first_atom, known(dimension), nouns, sense in _SHARES and not dimension)


class Figure(NamedTuple):
    """A quantity in base units, with a float only to sift formulas; what is found is recomputed exactly.

    `slack` is by what part of it the value may have been rounded for print, at most MOST_SLACK.
    """

    quantity: Quantity
    value: float
    sort: Sort
    slack: float

    @property
    def dimension(self) -> Dimension:
        """Its dimension."""
        return self.sort.dimension


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
    return Figure(quantity, above / below if in_reach else 0.0, sort, _slack(quantity))


def figures_of(quantities: Iterable[Quantity]) -> list[Figure]:
    """Some quantities as the search sees them."""
    return list(map(figure_of, quantities))


class Figures:
    """The figures of a passage, each made once: per what it is said to be, without that, as a bare number."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._rated: dict[int, Figure] = {}
        self._numbers: dict[int, Figure] = {}
        self._without: dict[tuple[int, str], Figure] = {}
        self._bare: dict[int, Figure] = {}

    def rated(self, quantity: Quantity) -> Figure:
        """A figure of the passage, per what it is said to be per."""
        if quantity.index not in self._rated:
            self._rated[quantity.index] = figure_of(with_rate(self._passage, quantity))
        return self._rated[quantity.index]

    def without(self, figure: Figure, below: str) -> Figure:
        """A rated figure of the passage without one thing that it is per."""
        key = figure.quantity.index, below
        if key not in self._without:
            bare = without(figure.quantity, below)
            self._without[key] = figure if bare is figure.quantity else figure_of(bare)
        return self._without[key]

    def bare(self, figure: Figure) -> Figure:
        """A rated figure of the passage without all that it is per."""
        index = figure.quantity.index
        if index not in self._bare:
            self._bare[index] = figure_of(without_any(figure.quantity))
        return self._bare[index]

    def number(self, quantity: Quantity) -> Figure:
        """A figure of the passage without what it counts and is per; a time as how many of its unit it is."""
        if quantity.index not in self._numbers:
            self._numbers[quantity.index] = figure_of(_as_number(quantity))
        return self._numbers[quantity.index]


def without_any(quantity: Quantity) -> Quantity:
    """The quantity without all that it is per."""
    for below in quantity.unit.denominators:
        quantity = without(quantity, below)
    return quantity


def _as_number(quantity: Quantity) -> Quantity:
    if quantity.sense is Sense.DURATION:
        return quantity.but(unit=NO_UNIT, sense=Sense.COUNT, noun="")
    bare = without_any(quantity)
    kept = Unit(tuple((symbol, power) for symbol, power in bare.unit.atoms if not is_noun(symbol)))
    is_of_time = bool(kept.atoms) and kept.dimension == TIME
    unit = NO_UNIT if is_of_time else kept
    return bare.but(unit=unit, sense=bare.sense if unit.atoms else Sense.COUNT, noun="")


def _slack(quantity: Quantity) -> float:
    """Half of the last digit written, as a part of the value; plain whole numbers are computed with as they stand."""
    step, per = quantity.resolution.as_integer_ratio()
    if not quantity.value or not step or step >= per and not (quantity.has_scale or quantity.is_hedged):
        return 0.0
    if quantity.hedge is Hedge.ABOUT:
        step, per = quantity.round_resolution.as_integer_ratio()
    value, over = quantity.value.as_integer_ratio()
    return min(MOST_SLACK, step * over / (per * abs(value)) / 2)
