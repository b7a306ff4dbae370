"""Mentions: which figures of a document state one and the same value, so that a claim may rest on any of them."""

from collections.abc import Iterable
from fractions import Fraction

from claims.quantity import Quantity, Sense
from claims.unit import Dimension, Unit

_Key = tuple[Fraction, Dimension]
_LEAST_DIGITS = 2
_COMMON = (Sense.PERCENT, Sense.POINTS, Sense.FRACTION, Sense.MULTIPLIER, Sense.DURATION)
_LARGE = 1000


class Mentions:
    """The first mention of each figure. One is the same as another where value and dimension are, and its digits tell.

    A large bare number is the same as one of its digits before it, whatever that counts: "14,400 loaves", "14,400".

    Figures of a single significant digit, small bare numbers, shares, multiples, durations and ranges are the same as
    nothing else: they coincide by chance.
    """

    def __init__(self, quantities: Iterable[Quantity]) -> None:
        self._first: dict[_Key, int] = {}
        self._bare: dict[Fraction, int] = {}
        self._in_unit: dict[tuple[int, Unit], int] = {}
        self._of: dict[int, int] = {}
        self._alike: dict[int, int] = {}
        for quantity in quantities:
            self._of[quantity.index] = first = self._noted(quantity)
            self._alike[quantity.index] = self._in_unit.setdefault((first, quantity.unit), quantity.index)

    def _noted(self, quantity: Quantity) -> int:
        is_small = not quantity.unit.atoms and abs(quantity.value) < _LARGE
        if quantity.is_range or is_small or quantity.sense in _COMMON or len(quantity.digits) < _LEAST_DIGITS:
            return quantity.index
        written = self._bare.setdefault(quantity.value, quantity.index)
        if not quantity.unit.atoms and abs(quantity.value) >= _LARGE and len(quantity.digits) > _LEAST_DIGITS:
            return written
        key = quantity.value * quantity.unit.factor, _measured(quantity)
        return self._first.setdefault(key, quantity.index)

    def first(self, quantity: Quantity) -> int:
        """The index of the first figure that states this value; that of the figure itself where none does before."""
        return self._of.get(quantity.index, quantity.index)

    def first_alike(self, quantity: Quantity) -> int:
        """The index of the first figure that states this value in the same unit: £16 a day is not £112 a week."""
        return self._alike.get(quantity.index, quantity.index)


def _measured(quantity: Quantity) -> Dimension:
    """The dimension; what large numbers count may be unsaid the second time: 495 million trees, 495 million."""
    dimension = quantity.unit.dimension
    if abs(quantity.value) < _LARGE:
        return dimension
    return tuple((base, power) for base, power in dimension if not base.startswith("#"))
