"""Idle figures: those that do nothing in a formula, or that nobody would put into it."""

from claims.figure import Figure
from claims.search import Formula, Shape
from claims.signal import Signal
from claims.unit import TIME, atom

_NOTHING = 0.01
_CLASSES = {"s": "h", "min": "h", "night": "day"}
"""Units of time that are told of one and the same stretch."""


def is_idle(formula: Formula, asserted: Figure, ends: tuple[float, float], signal: Signal) -> bool:
    """Whether a figure of the formula does nothing: a factor of about one, a term below a hundredth of the result.

    So do two that cancel each other: 40 boats × $25 / 40. And what rounds to the result by itself is no source of it.
    Of one number told twice neither is half of both, and a share of change is no part of them.
    """
    (low, high), dimension = ends, asserted.dimension
    if len(formula.figures) > 1 and any(
        low <= each.value <= high and each.dimension == dimension for each in formula.figures
    ):
        return True
    if formula.text == "a * b / c":
        a, b, c = (figure.value for figure in formula.figures)
        if c in (a, b):
            return True
    if formula.text == "a / (a + b)" and (
        formula.figures[0].value == formula.figures[1].value or Shape.CHANGE in signal.spoken
    ):
        return True
    if "+" in formula.text or "- b" in formula.text:
        return any(
            abs(figure.value) < abs(formula.value) / 100 for figure in formula.figures if not figure.sort.is_share
        )
    if formula.shape not in (Shape.PRODUCT, Shape.QUOTIENT) or len(formula.figures) < 2:
        return False
    if _is_of_no_time(formula, asserted) or _is_share_over_share(formula):
        return True
    return any(abs(figure.value - 1) < _NOTHING and not figure.dimension for figure in formula.figures)


def _is_of_no_time(formula: Formula, asserted: Figure) -> bool:
    """Whether a formula takes a time per time for a bare number: 40 boats × six days a week."""
    times = [figure for figure in formula.figures if not figure.dimension and figure.quantity.unit.atoms]
    if not times or not _is_of_time(times[0]):
        return False
    ratio = times[0].quantity
    others = [asserted.quantity, *(each.quantity for each in formula.figures if each is not times[0])]
    own = {_CLASSES.get(symbol, symbol) for symbol, _ in ratio.unit.atoms}
    return not any(_CLASSES.get(symbol, symbol) in own for other in others for symbol, _ in other.unit.atoms)


def _is_of_time(ratio: Figure) -> bool:
    return all(atom(symbol).dimension == TIME for symbol, _ in ratio.quantity.unit.atoms)


def _is_share_over_share(formula: Formula) -> bool:
    """Whether a percentage is divided by a fraction, which hardly anybody does."""
    return formula.text == "a / b" and all(figure.sort.is_share for figure in formula.figures)
