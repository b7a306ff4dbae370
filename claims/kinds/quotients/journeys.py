"""How long one way, or one filling, takes at several speeds: `It is 6 miles. At 12 knots she takes half an hour; at 15 knots 24 minutes`.

A paragraph gives one amount, and clauses a speed and a time each. Where one of these bears out that they are of the
amount, another that it does not give is off.
"""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from claims.claim import Claim, Premise
from claims.dimension import combined
from claims.misprint import may_be_meant
from claims.passage import Passage, Stretch
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense, around, size_of
from claims.unit import TIME

_BREAK = lazy_regex(r"[;:] |, (?:and|but|while|whereas|yet)\b")
_GOES = lazy_regex(
    r"\b(?:across|there|over it|takes?|took|needs?|needed|covers?|covered|do(?:es)?|did|ma[dk]es?|crosse[sd]|arrives?d?|home|"
    r"fill(?:s|ed)?|empt(?:y|ies|ied)|runs?|ran|time|done|finish\w*|complete[sd]?|bring\w*|brought|cut|down|passage|voyage|trip|in|is)\b"
)
_BRACKET = lazy_regex(r"\s*(?:\(|,\s+(?:or|that is)\s)\s*(?:(?:about|some)\s+)?")
_OPEN = lazy_regex(
    r"\b(?:stops?|stopping|loading|waits?|waiting|turnarounds?|rest|plus|including|not counting|half ?way|each way|return|there and back|"
    r"if|longer|shorter|later|earlier|sooner|more|less|saves?|saved|adds?|extra|first|last|other|another|(?:a|per|every) (?:day|week))\b"
)
_AMOUNTS = (Sense.MEASURE, Sense.COUNT)
_SAME, _FARTHEST = Fraction(1, 25), Fraction(3)


class _Trip(NamedTuple):
    """A speed and the time that its clause tells, with the words of that."""

    speed: Quantity
    time: Quantity
    words: str


def journeys(kind: str, passage: Passage) -> Iterator[Claim]:
    """Every time at a speed that the one amount of its paragraph does not give, where it gives another."""
    trips: dict[int, list[_Trip]] = {}
    for stretch in passage.sentences:
        for trip in _trips(passage, stretch):
            trips.setdefault(stretch.sentence.block, []).append(trip)
    for block, some in trips.items():
        if len(some) > 1:
            yield from _of_paragraph(kind, passage, block, some)


def _trips(passage: Passage, stretch: Stretch) -> Iterator[_Trip]:
    """The speeds and times of the clauses of a sentence, each the only one of its clause."""
    if not any(figure.sense is Sense.DURATION for figure in passage.within(stretch)):
        return
    start = stretch.start
    ends = [match.start() for match in _BREAK.finditer(passage.skeleton, stretch.start, stretch.end)]
    for end in (*ends, stretch.end):
        figures = passage.between(passage.extent(start, end))
        speeds = [figure for figure in figures if _is_speed(figure) and not _is_again(passage, figure)]
        times = [figure for figure in figures if figure.sense is Sense.DURATION]
        if len(speeds) == len(times) == 1 and not (times[0].is_range or times[0].is_bound or speeds[0].is_bound):
            yield _Trip(speeds[0], times[0], passage.lowered[start:end])
        start = end


def _is_again(passage: Passage, figure: Quantity) -> bool:
    """Whether a speed gives again, in brackets, the one right before it."""
    before = passage.quantities[figure.index - 1] if figure.index else figure
    between = passage.document.masked[before.span.end : figure.span.start]
    return before is not figure and _is_speed(before) and _BRACKET.fullmatch(between) is not None


def _is_speed(figure: Quantity) -> bool:
    """Whether a figure is so much in a time, and for nothing else."""
    below = figure.unit.without_period().denominators
    return (
        figure.sense is Sense.RATE
        and bool(figure.unit.periods)
        and not below
        and not figure.is_range
        or (figure.sense is Sense.MEASURE and figure.unit.dimension == (("length", 1), ("time", -1)))
    )


def _of_paragraph(kind: str, passage: Passage, block: int, trips: list[_Trip]) -> Iterator[Claim]:
    borne = [trip for trip in trips if (amount := _amount(passage, block, trip)) is not None and _gives(amount, trip)]
    for trip in trips:
        amount = _amount(passage, block, trip)
        if amount is None or not _GOES.search(trip.words) or _OPEN.search(trip.words):
            continue
        is_of_it = any(other is not trip and _amount(passage, block, other) is amount for other in borne)
        given = size_of(amount) / size_of(trip.speed) / trip.time.unit.factor
        if is_of_it and (_gives(amount, trip) or may_be_meant(trip.time.value, given, _FARTHEST)):
            premises = Premise("d", amount), Premise("v", trip.speed)
            extent = around((amount, trip.speed, trip.time))
            yield Claim(kind, trip.time, "d / v", premises, extent, loose=True)


def _amount(passage: Passage, block: int, trip: _Trip) -> Quantity | None:
    """The one amount before a trip in its paragraph that is of the sort that its speed tells in a time."""
    wanted = combined(trip.speed.unit.dimension, TIME, 1)
    start = passage.document.blocks[block].span.start
    first = min(trip.speed.index, trip.time.index)
    alike = [
        figure
        for figure in reversed(passage.quantities[:first])
        if figure.span.start >= start and figure.sense in _AMOUNTS and figure.unit.dimension == wanted
    ]
    if not alike or any(figure.is_range for figure in alike):
        return None
    sizes = sorted(map(size_of, alike))
    return alike[-1] if sizes[-1] <= sizes[0] * (1 + _SAME) else None


def _gives(amount: Quantity, trip: _Trip) -> bool:
    return trip.time.interval.contains(size_of(amount) / size_of(trip.speed) / trip.time.unit.factor)
