"""Slips in results that the text does not work out: the right digits with another power of ten, or another period."""

import math

from claims.search import Figure, Formula

_PERIODS = frozenset(("h", "day", "week", "month", "quarter", "year"))
PERIOD_SLIPS = (12.0, 365.0, 24.0, 8760.0, 3600.0)
"""Factors between the periods that prose confuses."""


def may_slip(asserted: Figure) -> bool:
    """Whether the digits of a figure tell: two of them or more, of a unit."""
    return _digits_written(asserted) >= 2 and not asserted.sort.is_plain


def is_slip(formula: Formula, asserted: Figure, low: float, high: float) -> bool:
    """Whether a formula over earlier figures gives the asserted digits, `low` to `high`, but for a known slip."""
    if formula.text not in ("a * b", "a / b") or len(formula.figures) != 2 or formula.value <= 0:
        return False
    if not _differs_by_slip(formula, asserted, low, high) or _holds_as_written(formula, asserted):
        return False
    return all(
        figure.quantity.index < asserted.quantity.index and figure.quantity.unit.atoms for figure in formula.figures
    )


def _differs_by_slip(formula: Formula, asserted: Figure, low: float, high: float) -> bool:
    power = round(math.log10(formula.value / asserted.value))
    if power and low <= formula.value / 10**power <= high:
        return True
    return _names_another_period(asserted, formula) and any(
        low <= formula.value * slip <= high or low <= formula.value / slip <= high for slip in PERIOD_SLIPS
    )


def _digits_written(figure: Figure) -> int:
    """How many digits of the number are no trailing zeros."""
    return len(str(figure.quantity.value.numerator).rstrip("0"))


def _names_another_period(asserted: Figure, formula: Formula) -> bool:
    """Whether the result is per one period and a premise per another, both said: a month's fee as a year's income."""
    wanted = {symbol for symbol, power in asserted.quantity.unit.atoms if power < 0}
    given = {symbol for figure in formula.figures for symbol, power in figure.quantity.unit.atoms if power < 0}
    return bool(wanted & _PERIODS) and bool(given & _PERIODS) and not wanted & given & _PERIODS


def _holds_as_written(formula: Formula, asserted: Figure) -> bool:
    """Whether the bare numbers fit, as where prose leaves a period unsaid: 2,000 hours a year at $8."""
    if _names_another_period(asserted, formula):
        return False
    a, b = (float(figure.quantity.value) for figure in formula.figures)
    value = a * b if "*" in formula.text else a / b
    return abs(value - float(asserted.quantity.value)) <= 0.02 * value
