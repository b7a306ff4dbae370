"""The search for what gives one figure, step by step, and what is left where no step does.

How likely some formula would have hit by chance is the number of formulas that fitted the unit times the width of the
figure's interval, in decades; beyond a small chance the figure stays unexplained. It is counted anew at each step of
the search: that the likelier formulas failed says nothing against the others.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from claims.attempt import Attempt, Reading, attempt
from claims.closest import close_hit, closest_of
from claims.explanation import Derived, Explanation, Outcome
from claims.far import MOST_NEAR, Far
from claims.figure import Figure
from claims.quantity import Quantity
from claims.search import Formula, Shape
from claims.signal import Signal
from claims.slip import PERIOD_SLIPS, is_measured, is_mislabelled, is_slip, may_slip, tells_another_period
from claims.step import IN_REACH, LIMITS, SUPPOSED, WITHOUT_SIGNAL, Step
from claims.tie import Ties

_CHANCE_OF_SLIP = 0.03
_CHANCE_OF_TIED_SLIP = 0.1
_CHANCE_OF_SHIFT = 0.02
_CHANCE_OF_UNSAID = 0.01
_PLACES = 3
_SHAPES_FROM_AFAR = tuple(map(frozenset, ((Shape.PRODUCT,), (Shape.QUOTIENT,), (Shape.SUM, Shape.DIFFERENCE))))
_WIDEST_OF_FAR_SLIP = 0.002
_FEW_TIED = 8
_POWERS = 4.0
"""A value with another power of ten is met among those of one decade."""
_OF_UNTOLD = 1 / 2


_Reach = tuple[tuple[Quantity, ...], tuple[Quantity, ...]]
"""The figures near and those named."""


class _FromAfar(NamedTuple):
    """The near figures that may give the asserted one in some shapes with a far one."""

    shapes: frozenset[Shape]
    reading: Reading
    givers: list[Figure]


def _may_be_tied(shapes: frozenset[Shape], reading: Reading, part: float) -> bool:
    """Whether what words tie to one far before would be no chance, in these shapes and of these digits."""
    chance = _FEW_TIED * reading.round_width
    return shapes in _SHAPES_FROM_AFAR[:2] and chance <= LIMITS[Step.THREE] * part


class Search:
    """A search under way: what was tried, and what was found on the way that may yet be all there is."""

    def __init__(self, ties: Ties, far: Far, signal: Signal, readings: Sequence[Reading], reach: _Reach) -> None:
        self._ties = ties
        self._far = far
        self._signal = signal
        self._readings = readings
        self._reach = reach
        self._tried = 0
        self._rounded: Explanation | None = None
        self._slips: list[tuple[Step, Reading, Formula]] = []

    @property
    def near(self) -> tuple[Quantity, ...]:
        """The figures near."""
        return self._reach[0]

    def run(self) -> Explanation:
        """The search in all steps until one gives the figure, else what is left: a rounded result, a slip, nothing."""
        found = self._in_reach() or self._rounded or self._slip() or self._from_afar()
        found = found or self._far_slip() or self._shifted()
        return found or self._ended(self._chance(), LIMITS[Step.SPOKEN], Outcome.NOTHING)

    def is_in_vain(self) -> bool:
        """Whether nothing explains a figure that no words call a result, so that it must be half as likely by chance.

        What slips there are the readings need not tell.
        """
        return (self._in_reach() or self._rounded or self._from_afar(_OF_UNTOLD)) is None

    def _in_reach(self) -> Explanation | None:
        """What the first step that gives the figure makes of it."""
        for step in self._steps():
            before = self._tried
            for reading in self._readings:
                sifted = reading.sifted(step)
                if not sifted.kept:
                    # So it is nearly always.
                    self._tried += sifted.tried
                    continue
                found = self._take(attempt(reading, step), step, reading, before)
                if found is not None:
                    return found
        return None

    def _steps(self) -> tuple[Step, ...]:
        """The steps in reach that are worth it for what the words say of the figure."""
        if not self._signal.is_result:
            return WITHOUT_SIGNAL
        return SUPPOSED if self._signal.is_supposed else IN_REACH

    def _take(self, made: Attempt, step: Step, reading: Reading, before: int) -> Explanation | None:
        """The explanation where a step found one; what else it found is kept."""
        limit = LIMITS[step] if self._signal.is_result else LIMITS[step] / 2
        self._rounded = self._rounded or self._late(made, reading, step, before, limit)
        self._tried += made.tried
        if step is not Step.NAMED_OTHER:
            self._slips += [(step, reading, slip) for slip in made.slips]
        if made.hit is None:
            return None
        chance = self._chance_of(self._tried - before, reading.round_width, limit, step, reading)
        if chance <= limit:
            return self._ended(chance, limit, Outcome.EXPLAINED, reading, made.hit)
        tied = self._tied_hit(limit)
        if tied is None and (close := close_hit(self._readings, self._steps(), limit / 2)):
            return self._ended(close.chance, limit / 2, Outcome.EXPLAINED, close.reading, close.formula)
        return tied or self._ended(chance, limit, Outcome.CHANCE, reading, made.hit)

    def _chance_of(self, tried: int, width: float, limit: float, step: Step, reading: Reading) -> float:
        """How likely one of the formulas that were tried in a step would have given the figure.

        Where that is too likely those are counted once that several readings of the units have alike.
        """
        if tried * width <= limit or tried * width > limit * len(self._readings):
            return tried * width
        tried_ones = {
            (formula.text, formula.value, *(figure.quantity.index for figure in formula.figures))
            for other in self._readings[: self._readings.index(reading) + 1]
            for formula in other.formulas(step)
        }
        return min(tried, len(tried_ones)) * width

    def _late(self, made: Attempt, reading: Reading, step: Step, before: int, limit: float) -> Explanation | None:
        """What gives the figure where it is rounded, or where all figures are, if that is no chance."""
        # What fits only where all is rounded is chance twice as often.
        tries = (made.rounded, reading.round_width, limit / 2), (made.loose, reading.loose_width, limit / 2)
        for late, width, most in tries:
            if late is None:
                continue
            chance = self._chance_of(self._tried - before + late.tried, width, most, step, reading)
            if chance <= most:
                return self._ended(chance, most, Outcome.EXPLAINED, reading, late.formula)
        return None

    def _from_afar(self, part: float = 1) -> Explanation | None:
        """A formula of a near figure and one anywhere before that gives the figure, where that is no chance.

        How likely it may be by chance is `part` of the limits.
        """
        if not self._signal.is_result:
            return None
        limit = LIMITS[Step.FAR] * part
        ways = [
            _FromAfar(shapes, reading, givers)
            for shapes in _SHAPES_FROM_AFAR
            for reading in self._readings
            if _may_be_tied(shapes, reading, part)
            or self._far.tried(reading, shapes, closest_of(reading)) <= limit / reading.round_width
            if (givers := self._far.givers(reading, shapes))
        ]
        for shapes, reading, givers in ways:
            for near in (reading.near[:MOST_NEAR], closest_of(reading)):
                tried = self._far.tried(reading, shapes, near)
                some = [one for one in givers if one in near]
                if some and tried * reading.round_width <= limit:
                    found = next(self._far.formulas(reading, shapes, some), None)
                    if found is not None:
                        return self._ended(tried * reading.round_width, limit, Outcome.EXPLAINED, reading, found)
        return self._tied_from_afar([way for way in ways if _may_be_tied(way.shapes, way.reading, part)])

    def _tied_from_afar(self, ways: Sequence[_FromAfar]) -> Explanation | None:
        """A product or quotient of a near figure and a far one that the words tie: of those there are few."""
        for shapes, reading, givers in ways:
            for formula in self._far.formulas(reading, shapes, givers):
                if self._holds(formula, reading):
                    chance = _FEW_TIED * reading.round_width
                    return self._ended(chance, LIMITS[Step.THREE], Outcome.EXPLAINED, reading, formula)
        return None

    def _far_slip(self) -> Explanation | None:
        """The one product of a near figure and a far one, tied by the words, that gives the digits but for a slip."""
        if not self._readings or not self._signal.is_result or not may_slip(self._readings[0].asserted):
            return None
        whole = (reading for reading in self._readings if self._is_whole(reading))
        for reading in (each for each in whole if each.round_width <= _WIDEST_OF_FAR_SLIP):
            tied = {formula.value: formula for formula in self._far.slips(reading) if self._holds(formula, reading)}
            if len(tied) == 1:
                chance = reading.round_width * _POWERS
                return self._ended(chance, _CHANCE_OF_TIED_SLIP, Outcome.SLIPPED, reading, *tied.values())
        return None

    def _tied_hit(self, limit: float) -> Explanation | None:
        """Of the formulas that give the figure one that the words tie: of those there are few."""
        for reading in self._readings:
            for step in IN_REACH:
                for _, formula in reading.sifted(step).kept:
                    if reading.low <= formula.value <= reading.high and self._holds(formula, reading):
                        chance = self._tied(reading, formula) * reading.width
                        if chance <= limit:
                            return self._ended(chance, limit, Outcome.EXPLAINED, reading, formula)
        return None

    def _slip(self) -> Explanation | None:
        """The one formula that gives the figure but for a slip, where it is no chance or the words tie its figures."""
        return self._mislabelled() or self._other_slip()

    def _mislabelled(self) -> Explanation | None:
        """The one formula that gives the very number for another period: of those there are few."""
        found = [
            (reading, slip)
            for _, reading, slip in self._slips
            if reading.is_as_written and is_mislabelled(slip, reading.asserted, *reading.ends_for(slip))
        ]
        if len(found) != 1:
            return None
        reading, slip = found[0]
        formulas = (formula for step in IN_REACH for formula in reading.formulas(step))
        tried = sum(tells_another_period(formula, reading.asserted) for formula in formulas)
        chance, limit = tried * reading.width, _CHANCE_OF_SLIP
        return self._ended(chance, limit, Outcome.SLIPPED, reading, slip) if chance <= limit else None

    def _other_slip(self) -> Explanation | None:
        as_written = [
            (reading, slip)
            for step, reading, slip in self._slips
            # Where units are left unsaid they may be anything.
            if reading.is_as_written
            and step in WITHOUT_SIGNAL
            and is_measured(slip, reading.asserted)
            and is_slip(slip, reading.asserted, reading.low, reading.high)
        ]
        chance = self._chance() * len(PERIOD_SLIPS)
        if len(as_written) == 1 and chance <= _CHANCE_OF_SLIP:
            return self._ended(chance, _CHANCE_OF_SLIP, Outcome.SLIPPED, *as_written[0])
        tied = [
            (reading, slip)
            for _, reading, slip in self._slips
            if self._is_whole(reading) and self._holds(slip, reading)
        ]
        if not tied:
            return None
        reading, slip = tied[0]
        chance = self._tied(reading, slip) * reading.loose_width * _POWERS
        # Twice or half of anything is nearly anything.
        is_vague = any(figure.quantity.is_word for figure in slip.figures) and not self._is_near(slip)
        limit = _CHANCE_OF_SLIP if is_vague else _CHANCE_OF_TIED_SLIP
        return self._ended(chance, limit, Outcome.SLIPPED, reading, slip) if chance <= limit else None

    def _shifted(self) -> Explanation | None:
        """The formula that gives the digits of a result but for a slip, where hardly any could do so by chance."""
        chance = self._chance() * len(PERIOD_SLIPS)
        if chance > _CHANCE_OF_SHIFT or not self._signal.is_result:
            return None
        found = [
            (reading, slip)
            for _, reading, slip in self._slips
            if reading.is_as_written or chance <= _CHANCE_OF_UNSAID
            if len(slip.figures) > 1 and len(reading.asserted.quantity.digits) > 1
            if is_slip(slip, reading.asserted, reading.low, reading.high)
        ]
        values = {round(math.log10(slip.value), _PLACES) for _, slip in found}
        return self._ended(chance, _CHANCE_OF_SHIFT, Outcome.SHIFTED, *found[0]) if len(values) == 1 else None

    def _is_whole(self, reading: Reading) -> bool:
        """Whether a reading leaves the asserted figure all that it is said to be per."""
        below = self._readings[0].asserted.quantity.unit.denominators
        return len(reading.asserted.quantity.unit.denominators) >= len(below)

    def _is_near(self, formula: Formula) -> bool:
        """Whether all figures of a formula are near the asserted one."""
        near = {figure.index for figure in self.near}
        return all(figure.quantity.index in near for figure in formula.figures)

    def _holds(self, formula: Formula, reading: Reading) -> bool:
        return self._ties.hold(formula, reading.asserted.quantity)

    def _tied(self, reading: Reading, found: Formula) -> int:
        """How many formulas there are that do the same with other figures that the words tie."""
        alike = frozenset((found.shape,))
        formulas = (formula for step in IN_REACH for formula in reading.formulas(step, alike))
        return sum(formula.text == found.text and self._holds(formula, reading) for formula in formulas)

    def _chance(self) -> float:
        return self._tried * self._readings[0].width if self._readings else 0.0

    def _ended(
        self,
        chance: float,
        limit: float,
        outcome: Outcome,
        reading: Reading | None = None,
        formula: Formula | None = None,
    ) -> Explanation:
        derived = Derived(reading.asserted.quantity, formula) if reading and formula else None
        return Explanation(*self._reach, self._signal, self._tried, chance, limit, outcome, derived)
