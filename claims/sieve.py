"""The sieve of a search: which values are worth a look, and how many formulas were tried for them.

A search tries dozens of formulas for a figure, nearly all in vain: those are only counted, for the chance of a
coincidence, and never made.
"""

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from claims.figure import Figure
from claims.search import Formula, Shape, pairings
from claims.three import trials_of_three

_SLIPPING = frozenset((Shape.PRODUCT, Shape.QUOTIENT, Shape.CONVERSION))
_FARTHEST = 3.5


class Sieve(NamedTuple):
    """Lets through the values from `low` to `high`, and those that have their digits with another power of ten.

    Of these the power of ten over `middle` is off a whole one by `least` to `most`; there are none where `least` is the
    greater. Changes in percent go the way of `direction`, of which 0 is both.
    """

    low: float
    high: float
    middle: float
    least: float
    most: float
    direction: int

    def passes(self, value: float, shape: Shape) -> bool:
        """Whether the value of a formula of some shape is worth a look."""
        return self.low <= value <= self.high or self.least <= self.most and self.slips(value, shape)

    def slips(self, value: float, shape: Shape) -> bool:
        """Whether a value has the digits with another power of ten."""
        if shape not in _SLIPPING or value <= 0:
            return False
        power = math.log10(value / self.middle)
        return abs(power) < _FARTHEST and self.least <= power - round(power) <= self.most

    def goes(self, shape: Shape, earlier: Figure, later: Figure) -> bool:
        """Whether a change goes up or down as it has to."""
        return not self.direction or shape is not Shape.CHANGE or (later.value > earlier.value) == (self.direction > 0)


class Sifted:
    """How many formulas were tried, and those worth a look, each with its number among them."""

    def __init__(self) -> None:
        self.tried = 0
        self.kept: list[tuple[int, Formula]] = []


def sift_three(asserted: Figure, near: list[Figure], into: Mapping[Shape, Sifted], sieve: Sieve) -> None:
    """Try the formulas over three near figures, shape by shape."""
    for trial in trials_of_three(asserted, near, into):
        _, _, value, shape = trial
        sifted = into[shape]
        sifted.tried += 1
        if sieve.passes(value, shape):
            sifted.kept.append((sifted.tried, Formula(*trial)))


def sift(asserted: Figure, scope: Sequence[Figure], first: int, into: Mapping[Shape, Sifted], sieve: Sieve) -> None:
    """Try the formulas with a figure of the scope from the first on, alone or with one before it, shape by shape."""
    low, high, may_slip = sieve.low, sieve.high, sieve.least <= sieve.most
    goes, slips = sieve.goes if sieve.direction else None, sieve.slips
    for one, others, fits in pairings(asserted, scope, first, frozenset(into)):
        for other in others:
            for operation, is_turned in fits[other.sort]:
                a, b = (one, other) if is_turned else (other, one)
                value, shape = operation.value(a, b), operation.shape
                if value is None or goes and not goes(shape, a, b):
                    continue
                sifted = into[shape]
                sifted.tried += 1
                if low <= value <= high or may_slip and slips(value, shape):
                    sifted.kept.append((sifted.tried, operation.formula(a, b, value)))
