"""Explaining a figure: the search for the simplest formula over the figures in reach that gives it.

How likely some formula would have hit by chance is the number of formulas that fitted the unit times the width of the
figure's interval, in decades; beyond a small chance the figure stays unexplained.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from claims.implied import denominators, has_period, with_period, with_rate, without
from claims.passage import Passage
from claims.quantity import Quantity
from claims.scope import Scopes
from claims.search import Figure, Formula, Shape, figure_of, formulas
from claims.signal import Signal, signal_of
from claims.slip import PERIOD_SLIPS, is_slip, may_slip

_DECADES = 4.0
_CHANCE = 0.06
_CHANCE_WITH_SIGNAL = 0.12
_CHANCE_OF_SLIP = 0.03
_EDGE = 1e-9
_NOTHING = 0.01
_MOST_UNSAID = 3


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
    of them would have given the figure by chance, and `limit` how likely it may be.
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
    limit = _CHANCE_WITH_SIGNAL if signal.is_result else _CHANCE
    tried, chance, slip = 0, 0.0, None
    for reading in _readings(passage, quantity, near, named, is_result=signal.is_result) if near or named else ():
        attempt = _attempt(reading, signal)
        tried += attempt.tried
        chance = tried * attempt.width
        if attempt.hit is not None:
            outcome = Outcome.EXPLAINED if chance <= limit else Outcome.CHANCE
            return Explanation(near, named, signal, tried, chance, limit, outcome, _derived(reading, attempt.hit))
        slip = slip or _derived(reading, attempt.slip)
    if slip is not None and chance * len(PERIOD_SLIPS) <= _CHANCE_OF_SLIP:
        return Explanation(near, named, signal, tried, chance, _CHANCE_OF_SLIP, Outcome.SLIPPED, slip)
    return Explanation(near, named, signal, tried, chance, limit, Outcome.NOTHING)


@dataclass(frozen=True, slots=True)
class _Reading:
    """The asserted figure and those in reach, in one reading of their units."""

    asserted: Figure
    near: list[Figure]
    named: list[Figure]


@dataclass(frozen=True, slots=True)
class _Attempt:
    """How many formulas one reading has, up to the one that gives the figure; or the only one that slips.

    `width` is the share of all values of its size that would have been written as the figure is.
    """

    width: float
    tried: int
    hit: Formula | None
    slip: Formula | None


def _readings(
    passage: Passage, quantity: Quantity, near: tuple[Quantity, ...], named: tuple[Quantity, ...], *, is_result: bool
) -> Iterator[_Reading]:
    """The figures in the units that they have; for a result also without what they are per, for a period said nearby.

    Prose leaves such things out: 60% of 210 million litres a year are 126 million litres, and 150 million litres a day
    are 54.75 million m³ "over a full year".
    """
    if quantity.value <= 0:
        return
    asserted = with_rate(passage, quantity)
    beside = [with_rate(passage, other) for other in near]
    behind = [with_rate(passage, other) for other in named]
    yield _reading(asserted, beside, behind)
    if not is_result:
        return
    said = dict.fromkeys(below for other in (*beside, *behind) for below in denominators(other.unit))
    unsaid = denominators(asserted.unit) or tuple(said)
    for below in unsaid[:_MOST_UNSAID]:
        yield _reading(without(asserted, below), _without(beside, below), _without(behind, below))
    if any(has_period(other.unit) for other in (*beside, *behind)):
        for spoken in with_period(passage, quantity):
            yield _reading(spoken, beside, behind)


def _without(quantities: Iterable[Quantity], below: str) -> list[Quantity]:
    return [without(quantity, below) for quantity in quantities]


def _reading(asserted: Quantity, near: Iterable[Quantity], named: Iterable[Quantity]) -> _Reading:
    return _Reading(figure_of(asserted), _usable(near), _usable(named))


def _usable(quantities: Iterable[Quantity]) -> list[Figure]:
    return [figure for figure in map(figure_of, quantities) if figure.value]


def _attempt(reading: _Reading, signal: Signal) -> _Attempt:
    asserted = reading.asserted
    low, high = _ends(asserted)
    width = max(math.log10(high / low), 1e-4) / _DECADES
    close = {figure.quantity.index for figure in reading.near}
    may_be_slip = signal.is_result and may_slip(asserted)
    tried = 0
    slips: list[Formula] = []
    for formula in formulas(asserted, reading.near, reading.named, signal.shapes, with_three=signal.is_result):
        tried += 1
        if low <= formula.value <= high:
            if not _is_idle(formula):
                return _Attempt(width, tried, formula, None)
        elif may_be_slip and is_slip(formula, asserted, low, high) and not _is_idle(formula):
            slips += [formula] if all(figure.quantity.index in close for figure in formula.figures) else []
    return _Attempt(width, tried, None, slips[0] if len(slips) == 1 else None)


def _derived(reading: _Reading, formula: Formula | None) -> Derived | None:
    return None if formula is None else Derived(reading.asserted.quantity, formula)


def _is_idle(formula: Formula) -> bool:
    """Whether a figure of the formula does nothing: a factor of about one, a term below a hundredth of the result."""
    if "+" in formula.text or "- b" in formula.text:
        return any(abs(figure.value) < abs(formula.value) / 100 for figure in formula.figures if not figure.is_share)
    if formula.shape not in (Shape.PRODUCT, Shape.QUOTIENT) or len(formula.figures) < 2:
        return False
    return any(abs(figure.value - 1) < _NOTHING and not figure.dimension for figure in formula.figures)


def _ends(asserted: Figure) -> tuple[float, float]:
    """The asserted interval in base units; a bound without an end is followed for a fifth of the value."""
    interval, factor = asserted.quantity.interval, asserted.quantity.unit.factor
    low = float(interval.low * factor) if interval.low is not None else asserted.value * 0.8
    high = float(interval.high * factor) if interval.high is not None else asserted.value * 1.2
    return max(low, asserted.value * 0.5) * (1 - _EDGE), high * (1 + _EDGE)
