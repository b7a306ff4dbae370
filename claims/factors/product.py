"""One product of figures near a result: what it gives, which figures it takes, and whether it agrees."""

import math
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from claims.factors.clocks import Conversion
from claims.factors.factor import Factor
from claims.factors.tied import Tie

_CLOSE = Fraction(1, 100)
_ONE = Fraction(1)
_FARTHEST = Fraction(5, 4)


@dataclass(frozen=True, eq=False)
class Product:
    """Factors, the first of them of the sort of the result, with the conversions of periods between them.

    `tie` grades how firmly the words tie them to each other, the least of all.
    """

    factors: tuple[Factor, ...]
    result: Factor
    conversions: tuple[Conversion, ...]
    tie: Tie

    @cached_property
    def ratio(self) -> Fraction:
        """What it gives, in parts of the result."""
        given = math.prod((factor.number for factor in self.factors), start=1 / self.result.number)
        return math.prod((conversion.number for conversion in self.conversions), start=given)

    @cached_property
    def indexes(self) -> frozenset[int]:
        """Which figures it multiplies."""
        return frozenset(factor.figure.index for factor in self.factors)

    @cached_property
    def is_open(self) -> bool:
        """Whether some period may hold fewer of another than there are in it."""
        return any(conversion.is_open for conversion in self.conversions)

    @cached_property
    def agrees(self) -> bool:
        """Whether it gives the result as far as the figures were rounded, and the periods leave it open."""
        if self.result.figure.is_bound and not 1 / _FARTHEST <= self.ratio <= _FARTHEST:
            return False
        return self.may_give(_ONE, _CLOSE)

    def may_give(self, times: Fraction, close: Fraction) -> bool:
        """Whether so many times what it gives is the result as far as figures were rounded, or nearly so."""
        low = high = times
        for factor in self.factors:
            low, high = low * factor.low, high * factor.high
        for conversion in self.conversions:
            low, high = low * conversion.least, high * conversion.most
        wide, scale = self.result.figure.widest, self.result.number / self.result.figure.value
        is_below = wide.high is None or low * (1 - close) <= wide.high * scale
        return is_below and (wide.low is None or high * (1 + close) >= wide.low * scale)
