"""The ruler of a discrepancy: what is stated, what is derived and what the repair gives, on one logarithmic scale.

Coordinates are floats, as no value is read back from a drawing.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from claims.finding import Finding
from claims.interval import Interval
from claims.quantity import Quantity
from claims.recomputation import Abstention
from reports.comparison import compared
from reports.measures import measure
from reports.numerals import number
from reports.visible import visible

WIDTH = 360
"""The width of the drawing in its own units."""

_LEFT, _RIGHT = 10.0, WIDTH - 10.0
_AXIS = 36
_ROW = 18
_LEAST_TICKS = 3
_MOST_STEPS = 6
_LABEL_GAP = 8
_LEAST_REACH = 2
_LABEL_WIDTH = 5.6
_PADDING = 0.08
_MOST_PADDING = 0.3
_BESIDE = ("asserted", "derived")
"""What the card says in words right above the ruler."""
_LEAST_DECADES = 0.02
_MOST_DECADES = 300


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across the scale; without a label it only subdivides."""

    x: int
    label: str
    side: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A value on the scale with its label at `x` and `y`: an arrow, a stem to a label far below, and its interval.

    `stem` and `reach` are empty where they would be too short to see.
    """

    role: str
    x: int
    y: int
    label: str
    side: str
    arrow: str
    stem: str
    reach: str


@dataclass(frozen=True, slots=True)
class Ruler:
    """The drawing; `summary` says in words what it shows."""

    height: int
    axis: int
    ticks: tuple[Tick, ...]
    marks: tuple[Mark, ...]
    summary: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A value to be shown, and by whom it is given."""

    role: str
    name: str
    value: Fraction
    interval: Interval


def ruler(finding: Finding, others: tuple[Reading, ...] = ()) -> Ruler | None:
    """The ruler of a finding with a discrepancy, `others` below it; None where a logarithm has no place for a value."""
    if finding.discrepancy is None and all(item.value == finding.claim.asserted.value for item in others):
        return None
    asserted = finding.claim.asserted
    stated = Reading("asserted", "stated", asserted.value, asserted.interval)
    readings = [stated, *_derived(finding), *others]
    # A fall may be written as its size: only sizes have a logarithm.
    sizes = [_sized(reading, finding.claim.by_direction) for reading in readings]
    below = [reading for reading in sizes[1:] if reading.value > 0]
    if sizes[0].value <= 0 or not below:
        return None
    scale = _Scale.over([sizes[0], *below])
    return None if scale is None else _drawn(sizes[0], below, scale, asserted)


def _derived(finding: Finding) -> Iterator[Reading]:
    recomputed = finding.recomputation
    if not isinstance(recomputed, Abstention):
        yield Reading("derived", "derived", recomputed.value, recomputed.interval)
    if finding.correction is not None:
        yield Reading("corrected", "once mended", finding.correction.value, finding.correction.interval)


def _sized(reading: Reading, by_direction: bool) -> Reading:
    if not by_direction or reading.value >= 0:
        return reading
    return Reading(reading.role, reading.name, -reading.value, reading.interval.scaled(Fraction(-1)))


@dataclass(frozen=True, slots=True)
class _Scale:
    """The logarithms at both ends."""

    low: float
    high: float

    @classmethod
    def over(cls, readings: list[Reading]) -> "_Scale | None":
        logarithms = [_logarithm(reading.value) for reading in readings]
        low, high = min(logarithms), max(logarithms)
        if high - low > _MOST_DECADES:
            return None
        spread = max(high - low, _LEAST_DECADES)
        padding = min(spread * _PADDING, _MOST_PADDING)
        return cls(low - padding, high + padding)

    def x(self, value: Fraction) -> float:
        share = (_logarithm(value) - self.low) / (self.high - self.low)
        return _LEFT + min(max(share, 0.0), 1.0) * (_RIGHT - _LEFT)

    def holds(self, value: Fraction) -> bool:
        return value > 0 and self.low <= _logarithm(value) <= self.high


def _logarithm(value: Fraction) -> float:
    return math.log10(value.numerator) - math.log10(value.denominator)


def _drawn(stated: Reading, below: list[Reading], scale: _Scale, like: Quantity) -> Ruler:
    marks = [_mark(stated, scale, like, -1)]
    marks += [_mark(reading, scale, like, row) for row, reading in enumerate(below)]
    gap = compared(stated.value, below[0].value, like.unit)
    said = ", ".join(f"{reading.name} {_measured(reading, like)}" for reading in (stated, *below))
    return Ruler(
        height=_AXIS + 13 + _ROW * len(below) + 12,
        axis=_AXIS,
        ticks=tuple(_ticks(scale)),
        marks=tuple(marks),
        summary=visible(f"On a logarithmic scale: {said}{f'; {gap}' if gap else ''}."),
    )


def _mark(reading: Reading, scale: _Scale, like: Quantity, row: int) -> Mark:
    """The mark of a reading in a row below the axis, from 0, or above it."""
    x = scale.x(reading.value)
    low, high = (
        x if end is None or end <= 0 else scale.x(end) for end in (reading.interval.low, reading.interval.high)
    )
    is_above = row < 0
    y = _AXIS - 16 if is_above else _AXIS + 22 + _ROW * row
    value = "" if reading.role in _BESIDE else f" {_measured(reading, like)}"
    label = visible(reading.name + value)
    return Mark(
        role=reading.role,
        x=round(x),
        y=y,
        label=label,
        side=_side(x, label),
        arrow=f"M{round(x)} {_AXIS}l-5 {-9 if is_above else 9}h10z",
        stem=f"M{round(x)} {_AXIS}V{y - 9}" if row > 0 else "",
        reach=f"M{round(low)} {_AXIS}H{round(high)}" if high - low >= _LEAST_REACH else "",
    )


def _measured(reading: Reading, like: Quantity) -> str:
    return measure(reading.value, like.unit, like.sense)


def _side(x: float, label: str) -> str:
    """Which end of the label stands at the mark, so that it stays inside the drawing."""
    half = len(label) * _LABEL_WIDTH / 2
    if x - half < 0:
        return "start"
    return "end" if x + half > WIDTH else "middle"


def _ticks(scale: _Scale) -> Iterator[Tick]:
    free = -math.inf
    for value in _round_values(scale):
        x = scale.x(value)
        label = number(value)
        side = _side(x, label)
        width = len(label) * _LABEL_WIDTH
        left = x - {"start": 0.0, "middle": 0.5, "end": 1.0}[side] * width
        if left < free:
            yield Tick(round(x), "", side)
            continue
        free = left + width + _LABEL_GAP
        yield Tick(round(x), label, side)


def _round_values(scale: _Scale) -> list[Fraction]:
    """The powers of ten between the ends; where these are few, round values between them."""
    powers = [Fraction(10) ** power for power in range(math.floor(scale.low), math.ceil(scale.high) + 1)]
    for digits in ((1,), (1, 2, 5)):
        values = [value for power in powers for value in (power * digit for digit in digits) if scale.holds(value)]
        if len(values) >= _LEAST_TICKS:
            return values
    return _steps(scale) or values


def _steps(scale: _Scale) -> list[Fraction]:
    """Round values at even steps, where the ends lie close together."""
    if max(abs(scale.low), abs(scale.high)) > _MOST_DECADES:
        return []
    low, high = Fraction(10.0**scale.low), Fraction(10.0**scale.high)
    power = Fraction(10) ** math.floor(math.log10(high - low))
    for step in (power * size for size in (Fraction(1, 5), Fraction(1, 2), 1, 2, 5)):
        first, last = math.ceil(low / step), math.floor(high / step)
        if last - first < _MOST_STEPS:
            break
    return [step * count for count in range(first, last + 1)]
