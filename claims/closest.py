"""The formulas with the figure right before a result: of those there are few, so that one is seldom chance."""

from collections.abc import Sequence
from typing import NamedTuple

from claims.attempt import Reading
from claims.figure import Figure
from claims.search import Formula
from claims.step import Step


class Hit(NamedTuple):
    """A formula that gives the figure in some reading, and how likely one of its sort does by chance."""

    chance: float
    reading: Reading
    formula: Formula


def closest_of(reading: Reading) -> list[Figure]:
    """The near figure right before the asserted one, if any."""
    before = reading.asserted.quantity.index - 1
    return [one for one in reading.near[:1] if one.quantity.index == before]


def close_hit(readings: Sequence[Reading], steps: Sequence[Step], limit: float) -> Hit | None:
    """The first formula with the figure right before the asserted one that gives it and is hardly chance."""
    for step in steps:
        for reading in readings:
            for one in closest_of(reading):
                found = _hit(reading, step, one.quantity.index)
                if found is not None and found.chance <= limit:
                    return found
    return None


def _hit(reading: Reading, step: Step, index: int) -> Hit | None:
    hits = (formula for _, formula in reading.sifted(step).kept if _takes(formula, index) and _gives(formula, reading))
    formula = next(hits, None)
    if formula is None:
        return None
    tried = sum(_takes(other, index) for other in reading.formulas(step))
    return Hit(tried * reading.round_width, reading, formula)


def _gives(formula: Formula, reading: Reading) -> bool:
    return reading.low <= formula.value <= reading.high and not reading.is_idle(formula)


def _takes(formula: Formula, index: int) -> bool:
    return any(figure.quantity.index == index for figure in formula.figures)
