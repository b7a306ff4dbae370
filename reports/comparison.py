"""How far one value lies from another, in words: 1,000 times less, 7% more, 8 points less."""

from fractions import Fraction

from claims.unit import Unit
from reports.measures import measure
from reports.numerals import number, rounded

_POINT_UNITS = frozenset({"%", "pp"})


def compared(value: Fraction, other: Fraction, unit: Unit, *, in_units: bool = False) -> str:
    """What `value` is beside `other`, both in `unit`; empty where they are equal or one is nothing.

    Close values are told apart in points where they are percentages, and with `in_units` by their difference.
    """
    if value == other or value * other == 0:
        return ""
    if value * other < 0:
        return "in the other direction"
    ratio = abs(value / other)
    if _is_percentage(unit) and Fraction(1, 9) < ratio < 9:
        return _points(value - other)
    if in_units and Fraction(1, 2) < ratio < 2:
        return f"{measure(abs(value - other), unit)} {'more' if ratio > 1 else 'less'}"
    return _multiple(ratio)


def _multiple(ratio: Fraction) -> str:
    """A positive ratio as a difference: 1,000 is "1,000 times more", 1.07 "7% more", 0.1 "10 times less"."""
    direction = "more" if ratio > 1 else "less"
    size = max(ratio, 1 / ratio)
    if size >= 2:
        about = "" if rounded(size, 3) == size else "about "
        return f"{about}{number(rounded(size, 3), 3)} times {direction}"
    return f"{number(rounded(abs(ratio - 1) * 100, 2), 2)}% {direction}"


def _is_percentage(unit: Unit) -> bool:
    return len(unit.atoms) == 1 and unit.atoms[0][0] in _POINT_UNITS


def _points(difference: Fraction) -> str:
    size = rounded(abs(difference), 2)
    noun = "point" if size == 1 else "points"
    return f"{number(size, 2)} {noun} {'more' if difference > 0 else 'less'}"
