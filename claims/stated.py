"""Stated values: which figures of a document state a value, within the digits in which they are written."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from fractions import Fraction

from claims.quantity import Quantity
from claims.unit import Dimension

_STEPS_PER_DECADE = 8
_WIDEST = 4


class StatedValues:
    """The measured figures of a document, by dimension and magnitude, so that a value is looked for among few."""

    def __init__(self, quantities: Iterable[Quantity]) -> None:
        self._near: dict[tuple[Dimension, int], list[Quantity]] = defaultdict(list)
        self._wide: dict[Dimension, list[Quantity]] = defaultdict(list)
        for quantity in quantities:
            if quantity.unit.atoms and not quantity.is_range:
                self._note(quantity)

    def _note(self, quantity: Quantity) -> None:
        low, high = quantity.interval.low, quantity.interval.high
        if low is None or high is None:
            # A bound holds a value without stating it.
            return
        dimension, factor = quantity.unit.dimension, quantity.unit.factor
        steps = range(_step(low * factor), _step(high * factor) + 1) if low > 0 else range(0)
        if not 0 < len(steps) <= _WIDEST:
            self._wide[dimension].append(quantity)
            return
        for step in steps:
            self._near[dimension, step].append(quantity)

    def of(self, value: Fraction, dimension: Dimension) -> Iterator[Quantity]:
        """The figures that state a value in base units of a dimension."""
        near = self._near.get((dimension, _step(value)), ()) if value > 0 else ()
        for quantity in (*near, *self._wide.get(dimension, ())):
            if quantity.interval.contains(value / quantity.unit.factor):
                yield quantity


def _step(value: Fraction) -> int:
    """The magnitude of a positive value, in steps of which some make a decade."""
    return math.floor((math.log10(value.numerator) - math.log10(value.denominator)) * _STEPS_PER_DECADE)
