"""Units as products of atoms with integer powers, so that `tokens/request × requests/day` is `tokens/day`."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import Any

from claims.unit_table import ATOMS

Dimension = tuple[tuple[str, int], ...]

TIME: Dimension = (("time", 1),)
"""The dimension of periods and lengths of time."""
"""What units share: base dimensions with powers, sorted; a count noun is a base dimension of its own, `#token`."""


@dataclass(frozen=True)
class Unit:
    """What a quantity counts or measures.

    `atoms` are symbols of the unit table, currency codes, count nouns in the singular, or a plain integer with
    the power -1 (deaths per 100,000), each with its power, in the order written.
    """

    atoms: tuple[tuple[str, int], ...] = ()

    def __getstate__(self) -> dict[str, Any]:
        return {"atoms": self.atoms}

    def __str__(self) -> str:
        above = "·".join(_power(symbol, power) for symbol, power in self.atoms if power > 0)
        below = "".join("/" + _power(symbol, -power) for symbol, power in self.atoms if power < 0)
        return (above or ("1" if below else "")) + below

    def __mul__(self, other: "Unit") -> "Unit":
        return _product(self, other)

    def __truediv__(self, other: "Unit") -> "Unit":
        return _product(self, other**-1)

    def __pow__(self, exponent: int) -> "Unit":
        return Unit(tuple((symbol, power * exponent) for symbol, power in self.atoms) if exponent else ())

    @cached_property
    def factor(self) -> Fraction:
        """The unit in the base units of its dimension."""
        return _factor(self)

    @cached_property
    def float_factor(self) -> float:
        """As `factor`, to sift with."""
        return float(self.factor)

    @cached_property
    def written_factor(self) -> Fraction:
        """The unit with its prefixes, subunits and percent signs alone: what a number written in it is multiplied by.

        It serves sentences that leave a period unsaid: "200 kW × 5" is so many kWh, "$20 × 12" so much a year.
        """
        return _written_factor(self)

    @cached_property
    def dimension(self) -> Dimension:
        """The unit's dimension; empty for a plain number, percent and multiples."""
        return _dimension(self)

    @cached_property
    def denominators(self) -> tuple[str, ...]:
        """What the unit is per, each thing once."""
        return tuple(symbol for symbol, power in self.atoms if power < 0)

    @cached_property
    def periods(self) -> tuple[str, ...]:
        """The times that the unit is per."""
        return tuple(filter(_is_time, self.denominators))

    def without_period(self) -> "Unit":
        """The unit without the time that it is per, which prose does not say twice: 2,920 MWh a year (2.92 GWh)."""
        return self._without_period

    @cached_property
    def _without_period(self) -> "Unit":
        return _without_period(self)

    @cached_property
    def period(self) -> "Unit":
        """The time that the unit is per, to a negative power; no unit where it is per none."""
        return self / self._without_period


NO_UNIT = Unit()


def is_noun(symbol: str) -> bool:
    """Whether an atom is a count noun rather than a unit of the table, a currency or a plain number."""
    return symbol not in ATOMS and not symbol.isdigit()


@lru_cache(maxsize=4096)
def atom(symbol: str, power: int = 1) -> Unit:
    """A unit of one atom."""
    return Unit(((symbol, power),))


def _is_time(symbol: str) -> bool:
    return symbol in ATOMS and ATOMS[symbol].dimension == TIME


def _power(symbol: str, power: int) -> str:
    return symbol if power == 1 else f"{symbol}^{power}"


@lru_cache(maxsize=16384)
def _product(one: Unit, other: Unit) -> Unit:
    return _collect([*one.atoms, *other.atoms])


def _collect(atoms: Iterable[tuple[str, int]]) -> Unit:
    powers: Counter[str] = Counter()
    for symbol, power in atoms:
        powers[symbol] += power
    return Unit(tuple((symbol, power) for symbol, power in powers.items() if power))


@lru_cache(maxsize=4096)
def _without_period(unit: Unit) -> Unit:
    kept = tuple((symbol, power) for symbol, power in unit.atoms if power > 0 or not _is_time(symbol))
    return unit if len(kept) == len(unit.atoms) else Unit(kept)


@lru_cache(maxsize=4096)
def _factor(unit: Unit) -> Fraction:
    result = Fraction(1)
    for symbol, power in unit.atoms:
        if symbol in ATOMS:
            result *= ATOMS[symbol].factor ** power
        elif symbol.isdigit():
            result *= Fraction(int(symbol)) ** power
    return result


@lru_cache(maxsize=4096)
def _written_factor(unit: Unit) -> Fraction:
    result = Fraction(1)
    for symbol, power in unit.atoms:
        if symbol in ATOMS:
            known = ATOMS[symbol]
            result *= (known.prefix if known.dimension else known.factor) ** power
    return result


@lru_cache(maxsize=4096)
def _dimension(unit: Unit) -> Dimension:
    powers: Counter[str] = Counter()
    for symbol, power in unit.atoms:
        if symbol in ATOMS:
            for base, exponent in ATOMS[symbol].dimension:
                powers[base] += exponent * power
        elif not symbol.isdigit():
            powers["#" + symbol] += power
    return tuple(sorted((base, power) for base, power in powers.items() if power))
