"""The readings of figures whose units prose leaves partly unsaid."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import NamedTuple

from claims.figure import Figure, Figures, figure_of, figures_of, without_any
from claims.implied import has_period, may_have_period, of_them, per, period_told, periods_told
from claims.passage import Passage
from claims.quantity import Quantity, Sense
from claims.search import Shape
from claims.unit import TIME, atom, is_noun

_MOST_UNSAID = 3
_FEWEST = 20
_MOST_NUMBERS = 5
_TELLING = 2
_REACH = 3
_UNITED = (Sense.MEASURE, Sense.MONEY, Sense.DURATION, Sense.RATE)
_ALL = frozenset(Shape)
_SCALED = frozenset((Shape.PRODUCT, Shape.QUOTIENT))
_MULTIPLIED, _DIVIDED = frozenset((Shape.PRODUCT,)), frozenset((Shape.QUOTIENT,))
_ADDED = frozenset((Shape.SUM, Shape.DIFFERENCE))
_MEASURED = (Sense.MEASURE, Sense.MONEY, Sense.RATE)
_COUNTABLE = (Sense.COUNT, Sense.RATE, Sense.MONEY, Sense.MEASURE, Sense.DURATION)


class Given(NamedTuple):
    """The asserted figure, those near it and those named, in one reading of their units, and what may be done.

    `is_as_written` marks the reading that takes the units as they stand.
    """

    asserted: Figure
    near: list[Figure]
    named: Iterable[Figure]
    shapes: frozenset[Shape] = _ALL
    is_as_written: bool = False


class Unsaid:
    """The readings of the figures of a passage."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._figures = passage.shared(Figures)

    def readings(
        self, quantity: Quantity, near: tuple[Quantity, ...], named: tuple[Quantity, ...], *, is_result: bool
    ) -> Iterator[Given]:
        """The figures in the units that they have; for a result also without what they are per, for a period told.

        Prose leaves such things out: 60% of 210 million litres a year are 126 million litres, and 150 million litres a
        day are 54.75 million m³ "over a full year".
        """
        if quantity.value <= 0:
            return
        rated = self._figures.rated
        asserted, beside, behind = rated(quantity), list(map(rated, near)), list(map(rated, named))
        is_said_of = is_result and any(of_them(self._passage, other) for other in (quantity, *near))
        if is_said_of:
            yield from self._of_them(quantity, near)
        yield Given(asserted, beside, behind, is_as_written=True)
        if not is_result:
            return
        near, timed = self._by_period(asserted.quantity, near)
        if timed:
            yield Given(asserted, figures_of(timed), (), is_as_written=True)
        yield from self._partly_unsaid(asserted, list(map(rated, near)), behind)
        yield from self._of_the_same(quantity, near)
        yield from self._of_its_own(asserted, near)
        yield from self._of_hours(asserted, near)
        if not is_said_of and has_period(asserted.quantity.unit):
            yield from self._of_events(asserted, near)
        yield from self._as_numbers(asserted, near, named)

    def _partly_unsaid(self, asserted: Figure, beside: list[Figure], behind: list[Figure]) -> Iterator[Given]:
        """The figures without one thing that they are per, and for a period that the sentence tells."""
        said = dict.fromkeys(below for other in (*beside, *behind) for below in other.quantity.unit.denominators)
        unsaid = asserted.quantity.unit.denominators or tuple(said)
        for below in unsaid[:_MOST_UNSAID]:
            bare = partial(self._figures.without, below=below)
            is_said = below in said and _is_said(below, (other.quantity for other in beside))
            shapes = _ALL - _SCALED if is_said else _ALL
            yield Given(bare(asserted), list(map(bare, beside)), map(bare, behind), shapes)
        if any(has_period(other.quantity.unit) for other in (*beside, *behind)):
            for spoken in self._for_periods(self._passage.quantities[asserted.quantity.index]):
                yield Given(spoken, beside, behind)

    def _by_period(self, quantity: Quantity, near: tuple[Quantity, ...]) -> tuple[tuple[Quantity, ...], list[Quantity]]:
        """Those near a rate that may be for its period, and all of them per the periods that their sentences tell.

        Nothing where no sentence tells of another period: what was used in a year gives no bill of a month.
        """
        own = [(symbol, 1) for symbol in quantity.unit.periods]
        # An amount of a year over its weeks is one a week.
        if len(own) != 1 or any(other.sense is Sense.DURATION and [*other.unit.atoms] == own for other in near):
            return near, []
        told = {other.index: period_told(self._passage, other) for other in near}
        others = {index for index, period in told.items() if period is not None and [*period.atoms] != own}
        if not others:
            return near, []
        timed = [per(other, period) if (period := told[other.index]) else other for other in near]
        return tuple(other for other in near if other.index not in others), timed

    def _of_them(self, quantity: Quantity, near: tuple[Quantity, ...]) -> Iterator[Given]:
        """The figures with the unit of the nearest measure given to those said of it and of no count nearer."""
        measured = next((other for other in near if other.noun or other.sense in _MEASURED), None)
        if measured is not None and measured.sense in _MEASURED:
            bare = without_any(measured)
            alike = [self._measured_as(bare, other) for other in near]
            yield Given(figure_of(self._measured_as(bare, quantity)), figures_of(map(without_any, alike)), ())

    def _of_the_same(self, quantity: Quantity, near: tuple[Quantity, ...]) -> Iterator[Given]:
        """The figures with the unit of the one before given to bare numbers: "320 million litres, of which 248"."""
        if any(map(_is_bare, (quantity, *near))):
            spoken, *beside = [self._as_before(figure) for figure in (quantity, *near)]
            if [spoken, *beside] != [self._figures.rated(figure) for figure in (quantity, *near)]:
                yield Given(spoken, beside, ())

    def _of_its_own(self, asserted: Figure, near: tuple[Quantity, ...]) -> Iterator[Given]:
        """The figures with the unit of the result given to bare numbers: "from 980 to 940, which is 40 tonnes less"."""
        bare = without_any(asserted.quantity)
        if bare.sense in _UNITED and sum(map(_is_bare, near)) > 1:
            given = (other.in_unit(bare.unit, bare.sense) if _is_bare(other) else other for other in near)
            yield Given(figure_of(bare), figures_of(given), (), _ADDED)

    def _of_hours(self, asserted: Figure, near: tuple[Quantity, ...]) -> Iterator[Given]:
        """The figures with times per the longer period of a rate: "640 a day in eight hours" are 80 an hour."""
        own = asserted.quantity.unit.periods
        if len(own) != 1 or not any(other.sense is Sense.DURATION and other.unit == atom(own[0]) for other in near):
            return
        rated = [self._figures.rated(other).quantity for other in near]
        longer = dict.fromkeys(period for other in rated for period in other.unit.periods if period != own[0])
        for period in longer:
            is_time = [other.sense is Sense.DURATION and other.unit == atom(own[0]) for other in rated]
            timed = (per(other, atom(period)) if so else other for other, so in zip(rated, is_time, strict=True))
            yield Given(asserted, figures_of(timed), (), _SCALED)

    def _as_before(self, figure: Quantity) -> Figure:
        """A figure, a bare number in the unit of the one before it that has one, without what that is per."""
        rated = self._figures.rated
        if not _is_bare(figure):
            return rated(figure)
        before = self._passage.quantities[max(0, figure.index - _REACH) : figure.index]
        named = next((other for other in reversed(before) if other.noun or other.sense in _UNITED), None)
        if named is None or named.sense not in _UNITED or self._block_of(named) != self._block_of(figure):
            return rated(figure)
        # What the words say that one is per is said of both: "9 kWh in each bottle", and another 7.
        said = rated(named).quantity
        bare = without_any(named) if said.unit == named.unit else said
        return figure_of(figure.in_unit(bare.unit, bare.sense))

    def _block_of(self, figure: Quantity) -> int:
        return self._passage.stretch_at(self._passage.to_skeleton(figure.span.start)).sentence.block

    def _measured_as(self, measured: Quantity, other: Quantity) -> Quantity:
        is_so = of_them(self._passage, other)
        return other.in_unit(measured.unit, measured.sense) if is_so else other

    def _for_periods(self, quantity: Quantity) -> Iterator[Figure]:
        """The figure for each period that its sentence tells: "over a full year … 54.75 million m³"."""
        if may_have_period(quantity):
            start = self._passage.sentence_of(quantity).start
            for period in periods_told(self._passage, quantity, start):
                yield figure_of(per(quantity, period))

    def _of_events(self, asserted: Figure, near: tuple[Quantity, ...]) -> Iterator[Given]:
        """The figures with the period that the words tell: "cycled once a day, 8 MWh shift 2,920 MWh a year"."""
        is_timed = any(map(may_have_period, near))
        period = next(periods_told(self._passage, asserted.quantity), None) if is_timed else None
        if period is not None:
            given = (per(other, period) if may_have_period(other) else other for other in near)
            yield Given(asserted, figures_of(given), ())

    def _as_numbers(self, asserted: Figure, near: tuple[Quantity, ...], named: tuple[Quantity, ...]) -> Iterator[Given]:
        """The figures without periods and nouns, times as numbers: 31 boats at sea for 118 days are 3,658 boat-days."""
        quantity = asserted.quantity
        if quantity.sense not in _COUNTABLE or quantity.value < _FEWEST and quantity.value.denominator == 1:
            return
        # A month's fee is no year's income.
        is_time = quantity.sense is Sense.DURATION
        own = {symbol for symbol, _ in quantity.unit.atoms} if is_time else set(quantity.unit.periods)
        bare = self._figures.number(quantity) if is_time else self._figures.bare(asserted)
        near_numbers, named_numbers = (self._numbers(some, quantity, own) for some in (near, named))
        yield Given(bare, near_numbers, named_numbers, _MULTIPLIED)
        near_numbers, named_numbers = (
            [number for number in some if not self._is_time_apart(number, quantity, own)]
            for some in (near_numbers, named_numbers)
        )
        yield Given(bare, near_numbers, named_numbers, _DIVIDED)

    def _is_time_apart(self, number: Figure, asserted: Quantity, own: set[str]) -> bool:
        """Whether nothing over a time gives the asserted figure: days over days none, nor a sum over days a month's."""
        written = self._passage.quantities[number.quantity.index]
        if written.sense is not Sense.DURATION or not own:
            return False
        return own.isdisjoint(symbol for symbol, _ in written.unit.atoms) is not (asserted.sense is Sense.DURATION)

    def _numbers(self, quantities: tuple[Quantity, ...], asserted: Quantity, own: set[str]) -> list[Figure]:
        """The first figures as numbers, but those that are for other periods; what counts the same keeps its noun.

        Goals over goals are no goals.
        """
        is_time = asserted.sense is Sense.DURATION
        first = [other for other in quantities[:_MOST_NUMBERS] if not own or set(other.unit.periods) <= own]
        times = [other for other in first if other.sense is Sense.DURATION]
        # Two times multiply to nothing.
        kept = [other for other in first if is_time or other not in times[1:]]
        return [self._number(other, asserted.noun, kept) for other in kept]

    def _number(self, figure: Quantity, noun: str, others: list[Quantity]) -> Figure:
        rated = self._figures.rated(figure)
        if any(_is_said(below, others) for below in rated.quantity.unit.denominators):
            return rated
        is_alike = bool(noun) and figure.noun == noun and figure.sense is Sense.COUNT
        return self._figures.bare(rated) if is_alike else self._figures.number(figure)


def _is_said(below: str, figures: Iterable[Quantity]) -> bool:
    """Whether figures measure what a price is per, so that it cannot be left out: $62 a metre, and 47 km of it."""
    if is_noun(below) or below.isdigit():
        return False
    unit = atom(below)
    return unit.dimension != TIME and any(figure.unit.dimension == unit.dimension for figure in figures)


def _is_bare(figure: Quantity) -> bool:
    """Whether a number counts nothing named, and its digits tell."""
    is_number = figure.sense is Sense.COUNT and not figure.unit.atoms
    return is_number and not figure.is_word and len(figure.digits) >= _TELLING
