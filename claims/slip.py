"""Slips in results that the text does not work out: the right digits with another power of ten, or another period."""

import math

from claims.figure import Figure
from claims.quantity import Sense
from claims.search import Formula
from claims.unit_table import ATOMS

_PERIODS = frozenset(("h", "day", "week", "month", "quarter", "year"))
PERIOD_SLIPS = (12.0, 52.0, 365.0, 24.0, 8760.0, 3600.0)
"""Factors between the periods that prose confuses."""

_SHARES = (Sense.PERCENT, Sense.FRACTION, Sense.MULTIPLIER)
_NEAR = 0.02
_DIGITS = 2
_PLAIN_DIGITS = 3
_SMALL = 10
_FARTHEST = 3
"""Powers of ten by which results slip: a place or two, a scale word, a unit's prefix. What lies farther off is another
thing with like digits."""


def may_slip(asserted: Figure) -> bool:
    """Whether the digits of a figure tell: two of them or more of a unit, three of what is counted."""
    quantity = asserted.quantity
    if quantity.is_word:
        return False
    if asserted.sort.is_plain:
        return bool(asserted.sort.noun) and len(asserted.quantity.digits) >= _PLAIN_DIGITS
    return len(asserted.quantity.digits) >= _DIGITS or abs(quantity.value) >= 10 * quantity.resolution >= 10


def is_slip(formula: Formula, asserted: Figure, low: float, high: float) -> bool:
    """Whether a formula over earlier figures gives the asserted digits, `low` to `high`, but for a known slip."""
    if formula.text not in ("a * b", "a / b", "a * b * c", "a") or formula.value <= 0:
        return False
    if len(asserted.quantity.digits) < _DIGITS and formula.text == "a":
        return False
    power = round(math.log10(formula.value / asserted.value))
    # A digit that the slip would leave over is cut off as often as rounded.
    is_power = 0 < abs(power) <= _FARTHEST and low <= formula.value / 10**power <= high + (high - low) / 2
    if not is_power and not _is_of_period(formula, asserted, low, high):
        return False
    # A hundred of what is said has its digits anyway.
    figures = formula.figures
    tells = len(figures) == 1 or all(figure.quantity.digits != "1" for figure in figures)
    return tells and all(figure.quantity.index < asserted.quantity.index for figure in figures)


def is_measured(formula: Formula, asserted: Figure) -> bool:
    """Whether two figures with units give one that is no count or round: the units say what belongs together."""
    figures = formula.figures
    if len(asserted.quantity.digits) < _DIGITS:
        return False
    return len(figures) == 2 and not asserted.sort.is_plain and all(map(_is_counted_out, figures))


def _is_counted_out(figure: Figure) -> bool:
    """Whether a figure has a unit and is no small number in words: half of anything has like digits."""
    quantity = figure.quantity
    return bool(quantity.unit.atoms) and not (quantity.is_word and quantity.value < _SMALL)


def is_mislabelled(formula: Formula, asserted: Figure, low: float, high: float) -> bool:
    """Whether a formula gives the very number asserted, but per another period: both are said, and differ."""
    wanted, given = _periods(asserted), _periods(*formula.figures)
    if len(wanted) != 1 or len(given) != 1 or wanted == given or not _tell(formula, asserted):
        return False
    factor = ATOMS[next(iter(given))].factor / ATOMS[next(iter(wanted))].factor
    return low <= formula.value * float(factor) <= high


def _tell(formula: Formula, asserted: Figure) -> bool:
    """Whether the digits tell: a share of something, or two of it, often comes to something round."""
    is_few = any(figure.quantity.is_word or figure.quantity.sense in _SHARES for figure in formula.figures)
    return len(asserted.quantity.digits) >= _DIGITS and not is_few


def tells_another_period(formula: Formula, asserted: Figure) -> bool:
    """Whether a formula is of two figures and gives something per another period than the asserted one is."""
    return formula.text in ("a * b", "a / b") and _names_another_period(asserted, formula)


def _is_of_period(formula: Formula, asserted: Figure, low: float, high: float) -> bool:
    """Whether the formula gives the figure per another period, both said: off by the one in the other."""
    if not _names_another_period(asserted, formula):
        return False
    wanted, given = (_lengths(*figures) for figures in ((asserted,), formula.figures))
    said = [max(one / other, other / one) for one in wanted for other in given]
    return any(
        low <= formula.value * slip <= high or low <= formula.value / slip <= high
        for slip in PERIOD_SLIPS
        if any(abs(factor / slip - 1) < _NEAR for factor in said)
    )


def _names_another_period(asserted: Figure, formula: Formula) -> bool:
    """Whether the result is per one period and a premise per another, both said: a month's fee as a year's income."""
    wanted, given = _periods(asserted), _periods(*formula.figures)
    return bool(wanted) and bool(given) and not wanted & given


def _lengths(*figures: Figure) -> list[float]:
    """How long the periods are that some figures are per."""
    return [float(ATOMS[period].factor) for period in sorted(_periods(*figures))]


def _periods(*figures: Figure) -> frozenset[str]:
    """The periods that some figures are per."""
    return _PERIODS & {symbol for figure in figures for symbol, power in figure.quantity.unit.atoms if power < 0}
