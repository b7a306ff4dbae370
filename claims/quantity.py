"""A number as an essay writes it."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import Any

from claims.interval import Interval
from claims.misprint import significant
from claims.span import Span
from claims.unit import NO_UNIT, Unit


class Hedge(StrEnum):
    """A word that loosens or bounds a quantity."""

    NONE = "none"
    ABOUT = "about"
    NEARLY = "nearly"
    OVER = "over"
    AT_LEAST = "at least"
    UNDER = "under"
    AT_MOST = "at most"
    EXACTLY = "exactly"


class Sense(StrEnum):
    """What sort of number it is."""

    COUNT = "count"
    MEASURE = "measure"
    MONEY = "money"
    PERCENT = "percent"
    POINTS = "points"
    MULTIPLIER = "multiplier"
    FRACTION = "fraction"
    RATE = "rate"
    DURATION = "duration"
    DATE = "date"
    WEEKDAY = "weekday"
    DIRECTION = "direction"


_NO_SIZES = (Sense.POINTS, Sense.MULTIPLIER, Sense.FRACTION)
_LOOSENED = Fraction(1, 10)
_OF_BOUND = Fraction(3, 100)
_UNHEDGED = (Hedge.NONE, Hedge.EXACTLY)
_FIRM = (Hedge.UNDER, Hedge.AT_MOST, Hedge.AT_LEAST)
_BOUNDS = (Hedge.OVER, *_FIRM)
MACHINE_RESOLUTION = Fraction(1, 10**14)
"""No digit beyond the fourteenth is an author's: it was printed by a machine that rounds in binary."""


@dataclass(frozen=True)
class Quantity:
    """A quantity: span, exact value in its unit, and how it was written.

    `span` holds the number with its unit, `number` the numeral with its scale word alone, `hedge_span` the
    hedge before or after it. `resolution` is the size of the last digit written (100,000 for 3.9 million, 1 for
    100,000), `round_resolution` the size of the last digit that is not a trailing zero (100,000 for 100,000);
    both are 0 where the number is exact by its form ("half", "a dozen", "doubled"). `low` and `high` are the end
    points of a stated range, in the quantity's unit, whose `value` is the middle. What follows from these is worked
    out once: dozens of kinds ask each figure for it.
    """

    index: int
    span: Span
    number: Span
    value: Fraction
    unit: Unit = NO_UNIT
    sense: Sense = Sense.COUNT
    hedge: Hedge = Hedge.NONE
    hedge_span: Span | None = None
    resolution: Fraction = Fraction(0)
    round_resolution: Fraction = Fraction(0)
    low: Fraction | None = None
    high: Fraction | None = None
    is_word: bool = False
    has_scale: bool = False
    noun: str = ""

    def __hash__(self) -> int:
        # Hashes of fractions take longer than all else that is done with a quantity in a set.
        return hash((self.index, self.span, self.sense))

    def __getstate__(self) -> dict[str, Any]:
        return {name: self.__dict__[name] for name in _FIELDS}

    def but(self, **changes: Any) -> "Quantity":  # noqa: ANN401
        """The quantity with some of its fields changed; several times as fast as `dataclasses.replace`."""
        changed = object.__new__(Quantity)
        changed.__dict__.update(self.__getstate__(), **changes)
        return changed

    def in_unit(self, unit: Unit, sense: Sense) -> "Quantity":
        """The same number of another unit; itself where it has that already."""
        return self if unit == self.unit and sense is self.sense else self.but(unit=unit, sense=sense)

    @property
    def is_range(self) -> bool:
        """Whether the essay states a range rather than one value."""
        return self.low is not None or self.high is not None

    @property
    def is_hedged(self) -> bool:
        """Whether a word loosens or bounds it."""
        return self.hedge not in _UNHEDGED

    @property
    def is_bound(self) -> bool:
        """Whether it bounds what it tells of and so leaves the value open."""
        return self.hedge in _BOUNDS

    @property
    def is_firm_bound(self) -> bool:
        """Whether it bounds what may lie far from it; "over 300" is said of what lies just above."""
        return self.hedge in _FIRM

    @cached_property
    def digits(self) -> str:
        """The digits of the value without the zeros at its ends; of one that never ends those above the line."""
        return significant(abs(self.value))[0] or str(abs(self.value.numerator)).strip("0")

    @cached_property
    def interval(self) -> Interval:
        """The values that would have been written with these digits and this hedge."""
        if self.is_range:
            return Interval(self.low, self.high)
        return self._hedged(self.resolution / 2, self.resolution / 2)

    @cached_property
    def widest(self) -> Interval:
        """As `interval`, with the loosest reading of the digits: trailing zeros rounded, or the last digit cut off.

        A fraction in words stands for what is near it: a fifth for 394 of 1,971.
        """
        if self.is_range:
            return Interval(self.low, self.high)
        cap = Fraction(0) if self.sense is Sense.PERCENT else abs(self.value) / 20
        spoken = abs(self.value) / 40 if self.sense is Sense.FRACTION and self.is_word else Fraction(0)
        printed = max(self.resolution / 2, abs(self.value) * MACHINE_RESOLUTION)
        reach = max(min(self.round_resolution / 2, cap), spoken, printed)
        # A last digit that was cut off stands for what lies farther from zero, never nearer.
        cut = self.resolution if self.has_scale or self.resolution < 1 or self.sense is Sense.PERCENT else Fraction(0)
        away = max(reach, cut)
        return self._hedged(away, reach) if self.value < 0 else self._hedged(reach, away)

    @property
    def is_exact(self) -> bool:
        """Whether nothing about the writing says that the value was rounded."""
        plain = not self.is_hedged and not self.is_range
        return plain and self.value.denominator == 1 and not self.has_scale

    def without_period(self) -> "Quantity":
        """The quantity without the time that it is per, which prose says of some figures and leaves out of others."""
        return self.in_unit(self.unit.without_period(), self.sense)

    @cached_property
    def size(self) -> Fraction:
        """Its value in the base units of its dimension."""
        return self.value * self.unit.factor if self.unit.atoms else self.value

    def _hedged(self, below: Fraction, above: Fraction) -> Interval:
        value = self.value
        if self.hedge is Hedge.ABOUT:
            written = max(self.round_resolution, self.resolution)
            # What is exact by its form ("about half", "about a dozen") has no last digit to be loose in.
            loose = min(written, abs(value) * _LOOSENED) if written else abs(value) * _LOOSENED
            return Interval(value - max(below, loose), value + max(above, loose))
        if self.hedge is Hedge.NEARLY:
            return Interval(value - max(below, abs(value) * _LOOSENED), value + above)
        if self.sense is Sense.MULTIPLIER and self.is_bound:
            # "More than three times" is hardly less; its one digit is a number, and no rounding.
            below, above = (min(each, abs(value) * _OF_BOUND) for each in (below, above))
        if self.hedge in (Hedge.OVER, Hedge.AT_LEAST):
            return Interval(value - below, None)
        if self.hedge in (Hedge.UNDER, Hedge.AT_MOST):
            return Interval(None, value + above)
        return Interval(value - below, value + above)


_FIELDS = tuple(field.name for field in fields(Quantity))


def size_of(quantity: Quantity) -> Fraction:
    """The value of a quantity in the base units of its dimension."""
    return quantity.size


def is_size(figure: Quantity) -> bool:
    """Whether a figure is a size of its own."""
    return figure.sense not in _NO_SIZES


def is_percentage(figure: Quantity) -> bool:
    """Whether a figure is so many percent."""
    return figure.sense is Sense.PERCENT


def starting_in(span: Span, figures: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """Those of some figures, which are in the order of the text, that start inside a span of it."""
    first = bisect_left(figures, span.start, key=_start)
    return tuple(figures[first : bisect_left(figures, span.end, key=_start)])


def _start(figure: Quantity) -> int:
    return figure.span.start


def around(figures: Iterable[Quantity]) -> Span:
    """The stretch of text from the first to the last of some figures."""
    spans = [figure.span for figure in figures]
    return Span(min(span.start for span in spans), max(span.end for span in spans))
