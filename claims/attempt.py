"""One step of a search in one reading of the units: its formulas, and those of them that give the figure."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from claims.figure import MOST_SLACK, Figure
from claims.idle import is_idle
from claims.implied import has_period
from claims.quantity import Sense
from claims.search import Formula, Shape, named_formulas, near_formulas
from claims.sieve import Sieve, Sifted, sift, sift_three
from claims.signal import Signal
from claims.slip import is_slip, may_slip
from claims.step import NAMED, NEAR, THREE, Step, shapes_of
from claims.three import formulas_of_three
from claims.unsaid import Given

_DECADES = 4.0
_EDGE = 1e-9
_SLACK_OF_PREMISES = 0.005
_MOST_LOOSE = 1.06
"""Three figures of a formula may each be a fiftieth off."""
_MOST_ROUNDED = 0.02
_WIDEST_ROUND = 0.03
_ALL_SHAPES = frozenset(Shape)


@dataclass(eq=False)
class Reading:
    """The asserted figure and those in reach, in one reading of their units.

    A value from `low` to `high`, in base units, would have been written as the asserted one is; `width` is the share of
    such values among all of its size. `lowest` and `highest` are the ends where its trailing zeros are rounding.
    """

    asserted: Figure
    near: list[Figure]
    behind: Iterable[Figure]
    signal: Signal
    low: float
    high: float
    lowest: float
    highest: float
    allowed: frozenset[Shape] = _ALL_SHAPES
    is_as_written: bool = False
    _sifted: dict[Step, Sifted] = field(default_factory=dict, init=False)

    @cached_property
    def named(self) -> list[Figure]:
        """The figures behind those that are near; most searches end before them."""
        return _usable(self.behind)

    @cached_property
    def width(self) -> float:
        """The share of values that would be written as the asserted one is."""
        return max(math.log10(self.high / self.low), 1e-4) / _DECADES

    @cached_property
    def loose_width(self) -> float:
        """As `width`, where all figures may be rounded."""
        return max(math.log10(self.highest / self.lowest) + _SLACK_OF_PREMISES, 1e-4) / _DECADES

    @cached_property
    def round_width(self) -> float:
        """As `width`, where round figures give round results: 1,500 is met by chance as often as 1.5 thousand."""
        quantity = self.asserted.quantity
        if quantity.sense is Sense.PERCENT:
            return self.width
        reach = min(float(quantity.round_resolution) / float(quantity.value) / 2, _WIDEST_ROUND)
        return max(math.log10((1 + reach) / (1 - reach)) / _DECADES, self.width)

    def is_idle(self, formula: Formula) -> bool:
        """Whether a figure of a formula does nothing, or nobody would put it in."""
        return is_idle(formula, self.asserted, (self.low, self.high), self.signal)

    def rounds_to(self, formula: Formula) -> bool:
        """Whether what the formula gives, a value of the `outermost`, may be the asserted figure with all rounded."""
        most = 1 + len(formula.figures) * MOST_SLACK
        if not self.lowest <= formula.value * most or not formula.value <= self.highest * most:
            return False
        slack = _slack(formula)
        return self.lowest / slack <= formula.value <= self.highest * slack

    def ends_for(self, formula: Formula) -> tuple[float, float]:
        """The ends between which the formula gives the figure, where its figures may be rounded."""
        slack = _slack(formula)
        return self.low / slack, self.high * slack

    @property
    def outermost(self) -> tuple[float, float]:
        """Between which values lies all that may be rounded to the asserted one; nothing where that is hedged."""
        if self.asserted.quantity.is_hedged:
            return math.inf, -math.inf
        return self.lowest / _MOST_LOOSE, self.highest * _MOST_LOOSE

    def formulas(self, step: Step, some: frozenset[Shape] = _ALL_SHAPES) -> Iterable[Formula]:
        """The formulas of a step in some shapes that go the way that the words do, made anew: few searches need all."""
        formulas, goes = self._all(step, some.intersection(dict(self._shapes_of(step)))), self._sieve.goes
        return (each for each in formulas if goes(each.shape, each.figures[0], each.figures[-1]))

    def _all(self, step: Step, shapes: frozenset[Shape]) -> Iterable[Formula]:
        if step in THREE:
            return formulas_of_three(self.asserted, self.near, shapes)
        if step is Step.NAMED_OTHER and not self.near:
            return ()
        if step in NAMED:
            return named_formulas(self.asserted, self.near, self.named, shapes)
        return near_formulas(self.asserted, self.near, shapes)

    def sifted(self, step: Step) -> Sifted:
        """The formulas of a step that go the way that the words do: how many, and those worth a look."""
        if step not in self._sifted:
            self._sift(step)
        return self._sifted[step]

    def _sift(self, step: Step) -> None:
        """Try the formulas of a step, and of those that are looked through with it."""
        alike = next((steps for steps in (NEAR, THREE, NAMED) if step in steps), (step,))
        found = self._sifted
        for each in alike:
            found[each] = Sifted()
        into = {shape: found[each] for shape, each in self._shapes_of(*alike)}
        if not into:
            return
        if step in THREE:
            sift_three(self.asserted, self.near, into, self._sieve)
        elif step in NAMED:
            if not self.near:
                # A cell has figures enough beside it.
                into = {shape: sifted for shape, sifted in into.items() if sifted is not found[Step.NAMED_OTHER]}
            sift(self.asserted, [*self.near, *self.named], len(self.near), into, self._sieve)
        else:
            sift(self.asserted, self.near, 0, into, self._sieve)

    def adopt(self, other: "Reading") -> None:
        """Take over what was sifted in a reading of the same figures that differs in those behind them alone."""
        if other.asserted is self.asserted and other.near == self.near and other.signal is self.signal:
            self._sifted |= {step: sifted for step, sifted in other._sifted.items() if step not in NAMED}

    @cached_property
    def _sieve(self) -> Sieve:
        low, high = self.outermost
        low, high, value = min(low, self.low), max(high, self.high), self.asserted.value
        least, most = 1.0, 0.0
        if self.signal.is_result and may_slip(self.asserted):
            below, above = self.low / _MOST_LOOSE, self.high * _MOST_LOOSE
            least, most = math.log10(below / value), math.log10((above + (above - below) / 2) / value)
            if has_period(self.asserted.quantity.unit):
                low, high = -math.inf, math.inf
        return Sieve(low, high, value, least, most, self.signal.direction)

    def _shapes_of(self, *steps: Step) -> tuple[tuple[Shape, Step], ...]:
        return shapes_of(steps, self.signal.spoken, self.signal.usual, self.allowed)


@dataclass(frozen=True, slots=True)
class Attempt:
    """How many formulas one step has in one reading, up to the one that gives the figure; and those that slip.

    `rounded` is the first that gives it where its trailing zeros are rounding, `loose` the first that does where all
    figures may be rounded; each comes after so many others.
    """

    tried: int
    hit: Formula | None
    slips: tuple[Formula, ...] = ()
    rounded: "Late | None" = None
    loose: "Late | None" = None


class Late(NamedTuple):
    """A formula that gives a figure less than plainly, and how many were tried up to it."""

    formula: Formula
    tried: int


def reading_of(given: Given, signal: Signal) -> Reading:
    """The reading of these figures."""
    low, high = _ends(given.asserted)
    ends = (low, high, *_widest_ends(given.asserted, low, high))
    near = _usable(given.near)
    return Reading(given.asserted, near, given.named, signal, *ends, given.shapes - signal.barred, given.is_as_written)


def _usable(figures: Iterable[Figure]) -> list[Figure]:
    return [figure for figure in figures if figure.value]


def attempt(reading: Reading, step: Step) -> Attempt:
    """All that one step of a search finds in one reading, up to the formula that gives the figure."""
    asserted, low, high = reading.asserted, reading.low, reading.high
    may_be_slip = reading.signal.is_result and may_slip(asserted)
    outer_low, outer_high = reading.outermost
    rounded: Late | None = None
    loose: Late | None = None
    slips: list[Formula] = []
    sifted = reading.sifted(step)
    near = {figure.quantity.index for figure in reading.near} if step is Step.NAMED_OTHER else None
    for tried, formula in sifted.kept:
        if near is not None and not _is_likely(formula, near):
            continue
        value = formula.value
        if low <= value <= high:
            if not reading.is_idle(formula):
                return Attempt(tried, formula, (), rounded, loose)
        elif outer_low <= value <= outer_high and reading.rounds_to(formula) and not reading.is_idle(formula):
            if rounded is None and reading.lowest <= value <= reading.highest:
                rounded = Late(formula, tried)
            loose = loose or Late(formula, tried)
        elif may_be_slip and is_slip(formula, asserted, *reading.ends_for(formula)) and not reading.is_idle(formula):
            slips.append(formula)
    return Attempt(sifted.tried, None, tuple(slips), rounded, loose)


def _is_likely(formula: Formula, near: set[int]) -> bool:
    """Whether no word need speak of a formula over a named figure and a near one: no part of time or of a share."""
    is_pure = any(each.sort.is_share or not each.dimension and each.quantity.unit.atoms for each in formula.figures)
    return not is_pure and any(each.quantity.index in near for each in formula.figures)


def _slack(formula: Formula) -> float:
    """What factor the value of a formula may be off where its figures are rounded."""
    slack = 1.0
    for figure in formula.figures:
        slack += figure.slack
    return slack


def _ends(asserted: Figure) -> tuple[float, float]:
    """The asserted interval in base units; a bound without an end is followed for a fifth of the value."""
    quantity, value = asserted.quantity, asserted.value
    if not quantity.is_hedged and not quantity.is_range:
        reach = float(quantity.resolution) / 2 / float(quantity.value)
        low, high = value * (1 - reach), value * (1 + reach)
    else:
        interval, scale = quantity.interval, value / float(quantity.value)
        low = float(interval.low) * scale if interval.low is not None else value * 0.8
        high = float(interval.high) * scale if interval.high is not None else value * 1.2
    return max(low, value * 0.5) * (1 - _EDGE), high * (1 + _EDGE)


def _widest_ends(asserted: Figure, low: float, high: float) -> tuple[float, float]:
    """The ends where trailing zeros are rounding."""
    quantity = asserted.quantity
    if quantity.sense is Sense.PERCENT or quantity.is_hedged:
        return low, high
    reach = asserted.value * min(float(quantity.round_resolution) / 2 / float(quantity.value), _MOST_ROUNDED)
    return min(low, asserted.value - reach), max(high, asserted.value + reach)
