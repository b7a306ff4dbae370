"""Periods in a closure: which of them the figures leave to be converted into each other, and how exactly."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from claims.closing.term import PERIODS, Term
from claims.quantity import Quantity
from claims.unit import Unit
from claims.unit_table import ATOMS

Leftover = tuple[tuple[str, int], ...]
"""Periods with the powers in which a formula has them more often than what it gives."""

LENGTHS = {symbol: ATOMS[symbol].factor for symbol in PERIODS}
"""How long each period is."""
_IN_ANOTHER = {("day", 365), ("day", 366), ("day", 7), ("day", 30), ("week", 52), ("month", 12), ("h", 24), ("h", 8760)}
_SHORT = frozenset(("s", "min", "h"))
_DAYS = frozenset(("day", "night"))
_LONG = frozenset(("month", "quarter", "year", "decade"))
_WORKING = Fraction(1, 2)
"""Of the days of a year some two hundred are days of school, some 250 of work."""
_FOUR_WEEKS = Fraction(9, 10)
"""A month has four weeks or a third more, a year of school or work forty-eight or fifty-two."""


def leftover_of(terms: Sequence[Term], signs: Sequence[int], asserted: Term) -> Leftover | None:
    """The periods left over; None where a share of a period (five hours a day) is turned the wrong way round."""
    parts = [(clocks_of(term.quantity.unit), sign) for term, sign in zip(terms, signs, strict=True)]
    parts.append((clocks_of(asserted.quantity.unit), -1))
    total: Counter[str] = Counter()
    for clocks, sign in parts:
        for symbol, power in clocks:
            total[symbol] += power * sign
    if not all(_is_right_way(clocks, sign, total) for clocks, sign in parts if len(clocks) > 1):
        return None
    return tuple(sorted((symbol, power) for symbol, power in total.items() if power))


def _is_right_way(clocks: Leftover, sign: int, total: Counter[str]) -> bool:
    """Whether a share of a period multiplies what is for as long a period, or divides what is for as short a one."""
    above = next((symbol for symbol, power in clocks if power > 0), "")
    below = next((symbol for symbol, power in clocks if power < 0), "")
    if not above or not below:
        return True
    own = {symbol: power * sign for symbol, power in clocks}
    lengths = [LENGTHS[symbol] for symbol, power in total.items() if power - own.get(symbol, 0) > 0]
    if sign > 0:
        return any(length >= LENGTHS[below] for length in lengths)
    return any(length <= LENGTHS[above] for length in lengths)


def is_length(figure: Quantity) -> bool:
    """Whether a figure is the length of a period in another, which is hardly ever a result."""
    return len(figure.unit.atoms) == 1 and (figure.unit.atoms[0][0], int(figure.value)) in _IN_ANOTHER


def clocks_of(unit: Unit) -> Leftover:
    """The periods in a unit, with their powers."""
    return tuple((symbol, power) for symbol, power in unit.atoms if symbol in LENGTHS)


def tolerance(left: Leftover, *, timed: bool) -> tuple[Fraction, Fraction] | None:
    """Between which multiples of what a formula gives the result may lie; None where that is anybody's guess.

    Hours, minutes and seconds, and months and years, have fixed lengths in each other. `timed` says that a figure
    gives the time for which all is said.
    """
    symbols = {symbol for symbol, _ in left}
    if symbols <= _SHORT or symbols <= _LONG:
        return Fraction(1), Fraction(1)
    if len(symbols) == 1 and timed:
        return Fraction(1), Fraction(1)
    if len(symbols) != 2 or symbols & _SHORT:
        return None
    least = _WORKING if symbols & _DAYS else _FOUR_WEEKS
    shorter = min(left, key=lambda part: LENGTHS[part[0]])
    return (least, Fraction(102, 100)) if shorter[1] < 0 else (Fraction(98, 100), 1 / least)
