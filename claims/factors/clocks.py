"""Periods as prose multiplies with them: twelve months to the year, fifty-two weeks, seven days to the week."""

from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from claims.unit import TIME, Unit
from claims.unit_table import ATOMS

_LENGTHS = {
    symbol: ATOMS[symbol].factor for symbol in ("s", "min", "h", "day", "week", "month", "quarter", "year", "decade")
}
_SAID = {
    ("week", "year"): Fraction(52),
    ("week", "quarter"): Fraction(13),
    ("day", "month"): Fraction(30),
    ("day", "quarter"): Fraction(91),
}
"""How many of one period prose counts in another, where that is not how long they are."""
_OPEN = {("day", "year"): 180, ("day", "quarter"): 45, ("day", "month"): 15, ("day", "week"): 3, ("week", "year"): 36}
_OPEN |= {("week", "month"): 4, ("week", "quarter"): 9, ("month", "year"): 9, ("h", "day"): 5}
"""How many of them there are at least where not all are worked, or paid for."""
_MORE = Fraction(102, 100)
_MONTH_OF_WEEKS = Fraction(9, 2)

Clocks = Mapping[str, int]
"""Periods with their powers."""


class Conversion(NamedTuple):
    """How many times of one period are taken for those of another, and between which numbers that may lie."""

    number: Fraction
    least: Fraction
    most: Fraction
    is_open: bool

    @property
    def closed(self) -> "Conversion":
        """The conversion where no day or hour is left out."""
        return (
            self
            if not self.is_open
            else Conversion(self.number, self.number / _MORE, self.number * _MORE, is_open=False)
        )


def clocks_of(unit: Unit) -> Clocks:
    """The periods in a unit, with their powers; a watt is a joule a second."""
    found: Counter[str] = Counter()
    for symbol, power in unit.atoms:
        if symbol not in ATOMS:
            continue
        dimension = ATOMS[symbol].dimension
        if dimension == TIME:
            found[_plain(symbol)] += power
        else:
            found["s"] += power * dict(dimension).get("time", 0)
    return {symbol: power for symbol, power in found.items() if power}


def is_clock(symbol: str) -> bool:
    """Whether a unit is a period that things are said to be for."""
    return _plain(symbol) in _LENGTHS


def net(clocks: Iterable[Clocks], result: Clocks) -> Clocks:
    """The periods that some factors have more often than their result."""
    total: dict[str, int] = {}
    for one in clocks:
        for symbol, power in one.items():
            total[symbol] = total.get(symbol, 0) + power
    for symbol, power in result.items():
        total[symbol] = total.get(symbol, 0) - power
    return {symbol: power for symbol, power in total.items() if power}


def converted(left: Clocks) -> tuple[Conversion, ...] | None:
    """The conversions that take the periods left over into each other; None where that leaves some."""
    if sum(left.values()):
        return None
    return _converted(tuple(left.items())) if left else ()


@lru_cache(maxsize=1024)
def _converted(left: tuple[tuple[str, int], ...]) -> tuple[Conversion, ...] | None:
    above = sorted((symbol for symbol, power in left for _ in range(power)), key=_length)
    below = sorted((symbol for symbol, power in left for _ in range(-power)), key=_length)
    if not {*above, *below} <= _LENGTHS.keys():
        return None
    return tuple(_conversion(one, other) for one, other in zip(above, below, strict=True))


def _conversion(above: str, below: str) -> Conversion:
    """What one period above the line and another below it make: a year of months is twelve."""
    if _length(above) < _length(below):
        number, least, most, is_open = _conversion(below, above)
        return Conversion(1 / number, 1 / most, 1 / least, is_open)
    exact = _LENGTHS[above] / _LENGTHS[below]
    number = _SAID.get((below, above), exact)
    is_open = (below, above) in _OPEN
    least = Fraction(_OPEN.get((below, above), number))
    most = _MONTH_OF_WEEKS if (below, above) == ("week", "month") else max(number, exact) * (_MORE if is_open else 1)
    return Conversion(number, least, most, is_open)


def _length(symbol: str) -> Fraction:
    return _LENGTHS.get(symbol, Fraction(0))


def _plain(symbol: str) -> str:
    return "day" if symbol == "night" else symbol
