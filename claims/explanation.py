"""Explaining a figure: the search for the simplest formula over the figures in reach that gives it.

How likely some formula would have hit by chance is the number of formulas that fitted the unit times the width of the
figure's interval, in decades; beyond a small chance the figure stays unexplained. It is counted anew at each step of
the search: that the likelier formulas failed says nothing against the others.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from claims.passage import Passage
from claims.quantity import Hedge, Quantity, Sense
from claims.scope import Scopes
from claims.search import Figure, Formula, Shape, figure_of, formulas_of_three, named_formulas, near_formulas
from claims.signal import Signal, signal_of
from claims.slip import PERIOD_SLIPS, is_slip, may_slip
from claims.unsaid import unsaid_readings

_DECADES = 4.0
_CHANCE_OF_SLIP = 0.03
_EDGE = 1e-9
_NOTHING = 0.01
_SLACK_OF_PREMISES = 0.005
_MOST_ROUNDED = Fraction(1, 50)
_ALL_SHAPES = frozenset(Shape)


class Step(StrEnum):
    """The steps of a search, the likeliest formulas first."""

    SPOKEN = "near figures, in the shapes that the words speak of"
    USUAL = "near figures, in the usual shapes"
    NEAR = "near figures, in the other shapes"
    NAMED = "with a named figure, in the shapes that the words speak of and the usual ones"
    THREE = "three near figures"


_LIMITS = {Step.SPOKEN: 0.12, Step.USUAL: 0.12, Step.NEAR: 0.1, Step.NAMED: 0.1, Step.THREE: 0.06}
_WITHOUT_SIGNAL = (Step.SPOKEN, Step.USUAL, Step.NEAR)


class Outcome(StrEnum):
    """How a search ended."""

    EXPLAINED = "a formula gives the figure"
    SLIPPED = "a formula gives the figure but for a known slip"
    CHANCE = "a formula gives the figure, but so many were tried that it may be chance"
    NOTHING = "no formula gives the figure"


@dataclass(frozen=True, slots=True)
class Derived:
    """A formula with the figure that it gives, each in the unit in which they fit."""

    asserted: Quantity
    formula: Formula


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a search for the derivation of a figure tried, and what came of it.

    `near` and `named` are the figures in reach; `tried` counts the formulas whose units fit; `chance` is how likely one
    of those of the last step would have given the figure by chance, and `limit` how likely it may be.
    """

    near: tuple[Quantity, ...]
    named: tuple[Quantity, ...]
    signal: Signal
    tried: int
    chance: float
    limit: float
    outcome: Outcome
    derived: Derived | None = None


def explain(passage: Passage, scopes: Scopes, quantity: Quantity) -> Explanation:
    """The search for one figure, in each way to read the units around it until a formula gives it."""
    signal = signal_of(passage, quantity)
    near = tuple(passage.quantities[index] for index in scopes.near(quantity.index))
    named = tuple(passage.quantities[index] for index in scopes.named(quantity.index)) if signal.is_result else ()
    given = unsaid_readings(passage, quantity, near, named, is_result=signal.is_result) if near or named else ()
    readings = [_reading(*reading, signal) for reading in given]
    slips: list[Formula] = []
    rounded: list[Explanation] = []
    tried, width = 0, readings[0].width if readings else 0.0
    for step in Step if signal.is_result else _WITHOUT_SIGNAL:
        before, limit = tried, _limit(step, signal)
        for reading in readings:
            attempt = _attempt(reading, signal, step)
            if attempt.rounded is not None:
                chance = (tried - before + attempt.tried_for_rounded) * reading.loose_width
                if chance <= limit:
                    found = _derived(reading, attempt.rounded)
                    rounded.append(Explanation(near, named, signal, tried, chance, limit, Outcome.EXPLAINED, found))
            tried += attempt.tried
            if attempt.hit is not None:
                chance = (tried - before) * reading.width
                outcome = Outcome.EXPLAINED if chance <= limit else Outcome.CHANCE
                return Explanation(near, named, signal, tried, chance, limit, outcome, _derived(reading, attempt.hit))
            # A slip is looked for in the units as they stand: what is left unsaid may be anything.
            slips += attempt.slips if reading is readings[0] else ()
    if rounded:
        return rounded[0]
    chance = tried * width
    if len(slips) == 1 and chance * len(PERIOD_SLIPS) <= _CHANCE_OF_SLIP:
        slip = _derived(readings[0], slips[0])
        return Explanation(near, named, signal, tried, chance, _CHANCE_OF_SLIP, Outcome.SLIPPED, slip)
    return Explanation(near, named, signal, tried, chance, _limit(Step.SPOKEN, signal), Outcome.NOTHING)


def _limit(step: Step, signal: Signal) -> float:
    """How likely chance may be in a step: less, the less likely its formulas are to be what the author did."""
    return _LIMITS[step] if signal.is_result else _LIMITS[step] / 2


@dataclass(frozen=True)
class _Reading:
    """The asserted figure and those in reach, in one reading of their units.

    A value from `low` to `high`, in base units, would have been written as the asserted one is; `width` is the share of
    such values among all of its size. `lowest` and `highest` are the ends where its trailing zeros are rounding.
    """

    asserted: Figure
    near: list[Figure]
    behind: Iterable[Quantity]
    signal: Signal
    low: float
    high: float
    lowest: float
    highest: float

    @cached_property
    def named(self) -> list[Figure]:
        """The figures behind those that are near; most searches end before them."""
        return _usable(self.behind)

    @property
    def width(self) -> float:
        return max(math.log10(self.high / self.low), 1e-4) / _DECADES

    @property
    def loose_width(self) -> float:
        """As `width`, where all figures may be rounded."""
        return max(math.log10(self.highest / self.lowest) + _SLACK_OF_PREMISES, 1e-4) / _DECADES

    def rounds_to(self, formula: Formula) -> bool:
        """Whether what the formula gives may be the asserted figure where all of them are rounded."""
        if self.asserted.quantity.hedge not in (Hedge.NONE, Hedge.EXACTLY):
            return False
        slack = 1 + sum(figure.slack for figure in formula.figures)
        return self.lowest / slack <= formula.value <= self.highest * slack

    def formulas(self, step: Step) -> Iterable[Formula]:
        """The formulas of a step."""
        if step is Step.THREE:
            return formulas_of_three(self.asserted, self.near)
        if step is Step.NAMED:
            likely = self.signal.spoken | self.signal.usual
            named = named_formulas(self.asserted, self.near, self.named)
            return (formula for formula in named if formula.shape in likely)
        return (formula for formula in self._near if formula.shape in self._shapes(step))

    def _shapes(self, step: Step) -> frozenset[Shape]:
        if step is Step.SPOKEN:
            return self.signal.spoken
        return self.signal.usual if step is Step.USUAL else _ALL_SHAPES - self.signal.spoken - self.signal.usual

    @cached_property
    def _near(self) -> list[Formula]:
        return list(near_formulas(self.asserted, self.near))


@dataclass(frozen=True, slots=True)
class _Attempt:
    """How many formulas one step has in one reading, up to the one that gives the figure; and those that slip.

    `rounded` is the first that gives it where all figures may be rounded, after so many others.
    """

    tried: int
    hit: Formula | None
    slips: tuple[Formula, ...] = ()
    rounded: Formula | None = None
    tried_for_rounded: int = 0


def _reading(asserted: Quantity, near: Iterable[Quantity], named: Iterable[Quantity], signal: Signal) -> _Reading:
    figure = figure_of(asserted)
    return _Reading(figure, _usable(near), named, signal, *_ends(figure), *_widest_ends(figure))


def _usable(quantities: Iterable[Quantity]) -> list[Figure]:
    return [figure for figure in map(figure_of, quantities) if figure.value]


def _attempt(reading: _Reading, signal: Signal, step: Step) -> _Attempt:
    asserted, low, high = reading.asserted, reading.low, reading.high
    may_be_slip = signal.is_result and step in _WITHOUT_SIGNAL and may_slip(asserted)
    tried = tried_for_rounded = 0
    rounded: Formula | None = None
    slips: list[Formula] = []
    for formula in reading.formulas(step):
        if not _goes(formula, signal.direction):
            continue
        tried += 1
        if low <= formula.value <= high:
            if not _is_idle(formula):
                return _Attempt(tried, formula, (), rounded, tried_for_rounded)
        elif rounded is None and reading.rounds_to(formula) and not _is_idle(formula):
            rounded, tried_for_rounded = formula, tried
        elif may_be_slip and is_slip(formula, asserted, low, high) and not _is_idle(formula):
            slips.append(formula)
    return _Attempt(tried, None, tuple(slips), rounded, tried_for_rounded)


def _derived(reading: _Reading, formula: Formula) -> Derived:
    return Derived(reading.asserted.quantity, formula)


def _goes(formula: Formula, direction: int) -> bool:
    """Whether a change goes up or down as the words have it; without a direction it goes either way."""
    if not direction or formula.shape is not Shape.CHANGE:
        return True
    earlier, later = formula.figures
    return (later.value > earlier.value) == (direction > 0)


def _is_idle(formula: Formula) -> bool:
    """Whether a figure of the formula does nothing: a factor of about one, a term below a hundredth of the result."""
    if "+" in formula.text or "- b" in formula.text:
        return any(
            abs(figure.value) < abs(formula.value) / 100 for figure in formula.figures if not figure.sort.is_share
        )
    if formula.shape not in (Shape.PRODUCT, Shape.QUOTIENT) or len(formula.figures) < 2:
        return False
    return any(abs(figure.value - 1) < _NOTHING and not figure.dimension for figure in formula.figures)


def _ends(asserted: Figure) -> tuple[float, float]:
    """The asserted interval in base units; a bound without an end is followed for a fifth of the value."""
    interval, factor = asserted.quantity.interval, asserted.quantity.unit.factor
    low = float(interval.low * factor) if interval.low is not None else asserted.value * 0.8
    high = float(interval.high * factor) if interval.high is not None else asserted.value * 1.2
    return max(low, asserted.value * 0.5) * (1 - _EDGE), high * (1 + _EDGE)


def _widest_ends(asserted: Figure) -> tuple[float, float]:
    """The ends where trailing zeros are rounding."""
    low, high = _ends(asserted)
    quantity = asserted.quantity
    if quantity.sense is Sense.PERCENT or quantity.hedge not in (Hedge.NONE, Hedge.EXACTLY):
        return low, high
    reach = float(min(quantity.round_resolution / 2, quantity.value * _MOST_ROUNDED) * quantity.unit.factor)
    return min(low, asserted.value - reach), max(high, asserted.value + reach)
