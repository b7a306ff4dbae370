"""The readings of figures whose units prose leaves partly unsaid."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from claims.implied import denominators, has_period, of_them, periods, with_period, with_rate, without
from claims.passage import Passage
from claims.quantity import Quantity, Sense
from claims.search import Shape
from claims.unit import NO_UNIT, Unit, is_noun

_MOST_UNSAID = 3
_FEWEST = 20
_MOST_NUMBERS = 5
_SCALED = frozenset((Shape.PRODUCT, Shape.QUOTIENT))


class Given(NamedTuple):
    """The asserted quantity, those near it and those named, in one reading of their units, and what may be done."""

    asserted: Quantity
    near: Iterable[Quantity]
    named: Iterable[Quantity]
    shapes: frozenset[Shape] = frozenset(Shape)


def unsaid_readings(
    passage: Passage, quantity: Quantity, near: tuple[Quantity, ...], named: tuple[Quantity, ...], *, is_result: bool
) -> Iterator[Given]:
    """The figures in the units that they have; for a result also without what they are per, for a period said nearby.

    Prose leaves such things out: 60% of 210 million litres a year are 126 million litres, and 150 million litres a day
    are 54.75 million m³ "over a full year".
    """
    if quantity.value <= 0:
        return
    asserted = with_rate(passage, quantity)
    beside = [with_rate(passage, other) for other in near]
    behind = [with_rate(passage, other) for other in named]
    is_said_of = any(of_them(passage, other) for other in (quantity, *near))
    if is_result and is_said_of:
        yield from _reading_of_them(passage, quantity, near)
    yield Given(asserted, beside, behind)
    if not is_result:
        return
    said = dict.fromkeys(below for other in (*beside, *behind) for below in denominators(other.unit))
    unsaid = denominators(asserted.unit) or tuple(said)
    for below in unsaid[:_MOST_UNSAID]:
        yield Given(without(asserted, below), _without(beside, below), _without(behind, below))
    if any(has_period(other.unit) for other in (*beside, *behind)):
        for spoken in with_period(passage, quantity):
            yield Given(spoken, beside, behind)
    if not is_said_of and has_period(asserted.unit):
        yield from _reading_of_events(passage, asserted, near)
    yield from _reading_as_numbers(asserted, near, named)


def _reading_of_them(passage: Passage, quantity: Quantity, near: tuple[Quantity, ...]) -> Iterator[Given]:
    """The figures with the unit of the nearest measure given to those that are said of it."""
    measured = next((other for other in near if other.sense in (Sense.MEASURE, Sense.MONEY, Sense.RATE)), None)
    if measured is not None:
        bare = _all_without(measured)
        alike = [
            replace(other, unit=bare.unit, sense=bare.sense) if of_them(passage, other) else other for other in near
        ]
        own = replace(quantity, unit=bare.unit, sense=bare.sense) if of_them(passage, quantity) else quantity
        yield Given(own, [_all_without(other) for other in alike], ())


def _reading_as_numbers(asserted: Quantity, near: tuple[Quantity, ...], named: tuple[Quantity, ...]) -> Iterator[Given]:
    """The figures without periods and nouns, times as numbers: 31 boats at sea for 118 days are 3,658 boat-days."""
    if asserted.sense not in (Sense.COUNT, Sense.RATE, Sense.MONEY, Sense.MEASURE, Sense.DURATION):
        return
    if asserted.value < _FEWEST and asserted.value.denominator == 1:
        return
    # A month's fee is no year's income.
    own = (
        {symbol for symbol, _ in asserted.unit.atoms}
        if asserted.sense is Sense.DURATION
        else set(periods(asserted.unit))
    )
    beside = [other for other in near[:_MOST_NUMBERS] if not own or set(periods(other.unit)) <= own]
    behind = [other for other in named[:_MOST_NUMBERS] if not own or set(periods(other.unit)) <= own]
    bare = _as_number(asserted) if asserted.sense is Sense.DURATION else _all_without(asserted)
    yield Given(bare, [_as_number(other) for other in beside], [_as_number(other) for other in behind], _SCALED)


def _as_number(quantity: Quantity) -> Quantity:
    """The figure without what it counts and what it is per; a time as how many of its unit it is."""
    if quantity.sense is Sense.DURATION:
        return replace(quantity, unit=NO_UNIT, sense=Sense.COUNT, noun="")
    bare = _all_without(quantity)
    kept = Unit(tuple((symbol, power) for symbol, power in bare.unit.atoms if not is_noun(symbol)))
    is_of_time = bool(kept.atoms) and kept.dimension == (("time", 1),)
    unit = NO_UNIT if is_of_time else kept
    return replace(bare, unit=unit, sense=bare.sense if unit.atoms else Sense.COUNT, noun="")


def _all_without(quantity: Quantity) -> Quantity:
    for below in denominators(quantity.unit):
        quantity = without(quantity, below)
    return quantity


def _reading_of_events(passage: Passage, asserted: Quantity, near: tuple[Quantity, ...]) -> Iterator[Given]:
    """The figures with the period that their sentence speaks of: "cycled once a day, 8 MWh shift 2,920 MWh a year"."""
    given = [next(with_period(passage, asserted, other), other) for other in near]
    if given != list(near):
        yield Given(asserted, given, ())


def _without(quantities: Iterable[Quantity], below: str) -> list[Quantity]:
    return [without(quantity, below) for quantity in quantities]
