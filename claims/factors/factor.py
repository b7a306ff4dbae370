"""A figure as a factor: its number apart from the periods that it is for, and what it is so much of."""

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import NamedTuple

from claims.closing.agreement import stands_for
from claims.closing.term import bases_of
from claims.factors.around import Around
from claims.factors.clocks import Clocks, clocks_of, is_clock
from claims.factors.link import Link
from claims.implied import per
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Hedge, Quantity, Sense, size_of
from claims.unit import NO_UNIT, Dimension, Unit, atom
from claims.unit_table import NAMES

_ONE = lazy_regex(r"\b(?:an?|one|each|every|per)\s+((?:nautical\s+)?[a-z]+)\b")
_CLOSE = Fraction(1, 100)
_STEP = lazy_regex(r"\bevery\s+(?:about\s+|some\s+)?$")
_IN_ALL = lazy_regex(r",?\s+(?:in\s+(?:all|total)|altogether|all\s+told|between\s+them|together|overall)\b")
_APPOSED = lazy_regex(r"\s*(?:,|[–—]|\()\s*(?:(?:or|that\s+is|which\s+is|making|about|some|around|roughly)\s+)*")
_OF_OTHER = lazy_regex(r"\s+of\s+(?!(?:the|it|its|them|their|this|that|these|those|what|which)\b)[a-z]")
"""What names the goods that one of another gives off: 0.62 tonnes of carbon dioxide."""
_REACH = 20
_RATIO = lazy_regex(r"(?:\s+of\s+[a-z]+)?\s+(?:to|for|per)\s+(?:[a-z]+\s+)?(?:an?|each|every|one)\s+([a-z]+)\b")
"""What so much is needed for: 1.6 kg of feed to lay a kilogram of eggs."""


@dataclass(frozen=True)
class Factor:
    """A figure with what it is so much of (`above`), what it is per (`below`), and its periods.

    `number` is its value without them, from `low` to `high`. `links` are the things that it is said of one of.
    """

    figure: Quantity
    number: Fraction
    low: Fraction
    high: Fraction
    above: Dimension
    below: Dimension
    clocks: Clocks
    links: tuple[Link, ...] = ()
    is_step: bool = False
    """Whether something happens once in it: a train every 12 minutes."""

    is_turned: bool = False
    """Whether it divides: eleven litres of milk for a kilo of cheese, of so many litres of milk."""

    @cached_property
    def is_plain(self) -> bool:
        """Whether it only says how many: of things, or of periods."""
        return not self.below and all(base.startswith("#") for base, _ in self.above)

    @cached_property
    def is_density(self) -> bool:
        """Whether it is so many things per a measure: trees to the hectare."""
        return bool(self.above and self.below) and all(base.startswith("#") for base, _ in self.above)

    @cached_property
    def is_ratio(self) -> bool:
        """Whether it is so much of a measure for as much of the same."""
        return self.figure.sense is Sense.RATE and not (self.above or self.below or self.clocks)

    def is_for(self, other: "Factor") -> bool:
        """Whether a ratio is for as much of what another measures: a mile is 1.609 km of road, and no area."""
        below = [atom(symbol) for symbol in self.figure.unit.denominators if not is_clock(symbol)]
        return not below or any(tuple(part for part in bases_of(unit)) == other.above for unit in below)

    @cached_property
    def counts(self) -> bool:
        """Whether it counts things."""
        if self.is_step or not self.figure.noun and self.figure.value.denominator != 1:
            return self.is_step
        return self.figure.sense in (Sense.COUNT, Sense.RATE) and self.is_plain and not (self.is_time or self.is_ratio)

    @cached_property
    def is_time(self) -> bool:
        """Whether it says how long, or how many periods of a longer one: 312 days a year."""
        return not self.above and not self.below and any(power > 0 for power in self.clocks.values())

    @cached_property
    def spells(self) -> frozenset[str]:
        """The periods that it says how many of there are."""
        return frozenset(symbol for symbol, power in self.clocks.items() if power > 0 and self.is_time)

    @cached_property
    def is_for_some(self) -> bool:
        """Whether it is for some period."""
        return any(power < 0 for power in self.clocks.values())


class Factors:
    """The figures of a passage as factors, each made once."""

    def __init__(self, passage: Passage) -> None:
        self._around = passage.shared(Around)
        self._made: dict[int, Factor] = {}

    def of(self, figure: Quantity) -> Factor:
        """A figure as a factor."""
        if figure.index not in self._made:
            self._made[figure.index] = factor_of(self._around, figure)
        return self._made[figure.index]


def factor_of(around: Around, figure: Quantity) -> Factor:
    """A figure with the periods that its words give it: 38 litres of water every second."""
    if figure.sense is Sense.DURATION and _STEP.search(_before(around.passage, figure)):
        return _as_step(as_factor(figure))
    is_in_all = not figure.unit.atoms and _IN_ALL.match(around.passage.document.masked, figure.span.end) is not None
    links = () if is_in_all else around.links(figure)
    # What happens over four weeks bounds nothing.
    is_exact = figure.is_firm_bound or figure.is_bound and figure.sense is Sense.DURATION
    said = figure.but(hedge=Hedge.NONE, hedge_span=None) if is_exact else figure
    ratio = _RATIO.match(around.passage.document.masked, figure.span.end) if figure.sense is Sense.MEASURE else None
    if ratio is not None and ratio[1] in NAMES and not is_clock(NAMES[ratio[1]]):
        said = per(said, atom(NAMES[ratio[1]]))
    said = _as_conversion(around.passage, _with_period_before(around.passage, said) if is_in_all else said)
    for link in links:
        is_said = link.unit.atoms and link.unit.atoms[0][0] in said.unit.denominators
        is_sure = link.is_sure or _OF_OTHER.match(around.passage.document.masked, figure.span.end) is not None
        may_be = link.is_measure and (_may_be_per(said, link.unit) or is_sure and _is_ratio_of(said, link.unit))
        if not is_said and (link.is_time and not _has_clock(said) or may_be):
            said = per(said, link.unit)
    return as_factor(said, tuple(link for link in links if not link.is_time))


def _before(passage: Passage, figure: Quantity) -> str:
    return passage.document.masked[max(0, figure.span.start - _REACH) : figure.span.start].lower()


def _as_step(factor: Factor) -> Factor:
    """A time as once in each of it."""
    clocks = {symbol: -power for symbol, power in factor.clocks.items()}
    number, low, high = 1 / factor.number, 1 / factor.high, 1 / factor.low
    return replace(factor, number=number, low=low, high=high, clocks=clocks, is_step=True)


def _with_period_before(passage: Passage, figure: Quantity) -> Quantity:
    """What a number for a period comes to in all as for that period, too: three drops a month, 540 in all."""
    if not figure.index:
        return figure
    before = passage.quantities[figure.index - 1]
    words = passage.document.masked[before.span.end : figure.span.start]
    period = before.unit.period if before.sense is Sense.RATE and _APPOSED.fullmatch(words) else NO_UNIT
    return figure if period == NO_UNIT else figure.but(unit=before.unit, noun=before.noun, sense=Sense.RATE)


def _as_conversion(passage: Passage, figure: Quantity) -> Quantity:
    """A figure that tells how much of its unit one of another is: a gallon, in Texas, is 3.785 litres."""
    is_bare = not figure.unit.atoms and figure.value.denominator != 1
    if figure.sense is not Sense.MEASURE and not is_bare:
        return figure
    sentence = passage.sentence_of(figure)
    words = passage.document.masked[sentence.start : sentence.end].lower()
    ones = {NAMES[match[1]] for match in _ONE.finditer(words) if match[1] in NAMES}
    if not ones:
        return figure
    named = (word.strip(".,;:()") for word in words.split()) if is_bare else ()
    own = [atom(NAMES[word]) for word in dict.fromkeys(named) if word in NAMES] or [figure.unit]
    for unit in own:
        for one in map(atom, sorted(ones)):
            is_alike = unit != one and unit.dimension == one.dimension and not is_clock(one.atoms[0][0])
            if is_alike and abs(figure.value * unit.factor / one.factor - 1) <= _CLOSE:
                return figure.in_unit(unit / one, Sense.RATE)
    return figure


def turned(factor: Factor) -> Factor | None:
    """What divides by so much of one thing for one of another; none of what is so much in a time."""
    is_of_two = bool(factor.below and factor.above) or factor.is_ratio and not factor.figure.unit.atoms
    if not is_of_two or factor.clocks or factor.is_turned:
        return None
    ends = 1 / factor.number, 1 / factor.high, 1 / factor.low
    above, below = (tuple((base, -power) for base, power in part) for part in (factor.below, factor.above))
    return Factor(factor.figure, *ends, above, below, factor.clocks, is_turned=True)


def _may_be_per(figure: Quantity, measure: Unit) -> bool:
    """Whether a figure may be so much for a measure of another sort: a hectare takes 90 kg of seed."""
    is_much = figure.sense in (Sense.COUNT, Sense.MEASURE, Sense.MONEY)
    return is_much and not dict(figure.unit.dimension).keys() & dict(measure.dimension).keys()


def _is_ratio_of(figure: Quantity, measure: Unit) -> bool:
    """Whether a figure is a small part of a measure of its sort: 85 grams for each kilogram."""
    is_alike = figure.sense is Sense.MEASURE and figure.unit.dimension == measure.dimension
    return is_alike and size_of(figure) < measure.factor


def as_factor(said: Quantity, links: tuple[Link, ...] = ()) -> Factor:
    """A figure in a reading of its unit."""
    low, high = stands_for(said)
    scale, above, below, clocks = _parts_of(said.unit)
    if scale == 1:
        return Factor(said, said.value, low, high, above, below, clocks, links)
    number = said.value * scale
    is_point = low is high is said.value
    ends = (number, number) if is_point else (low * scale, high * scale)
    return Factor(said, number, *ends, above, below, clocks, links)


class _Parts(NamedTuple):
    """A unit without its periods in base units, what is so much and what that is per, and the periods."""

    scale: Fraction
    above: Dimension
    below: Dimension
    clocks: Clocks


@lru_cache(maxsize=4096)
def _parts_of(unit: Unit) -> _Parts:
    bare = Unit(tuple((symbol, power) for symbol, power in unit.atoms if not is_clock(symbol)))
    parts = [(base, power) for base, power in bases_of(bare) if base != "time"]
    above = tuple(part for part in parts if part[1] > 0)
    below = tuple(part for part in parts if part[1] < 0 and not part[0].startswith("#"))
    return _Parts(bare.factor, above, below, clocks_of(unit))


def per_unsaid(factor: Factor, symbol: str) -> Factor:
    """A factor per a period that only others name: 410 guides on days of which there are 312 a year."""
    return as_factor(per(factor.figure, atom(symbol)), factor.links)


def per_measure(factor: Factor, other: Factor) -> Factor:
    """A price per the unit of what is bought: 27p, where 2,900 kWh are used."""
    measured = Unit(tuple((symbol, power) for symbol, power in other.figure.unit.atoms if power > 0))
    return as_factor(per(factor.figure, measured), factor.links)


def as_number(factor: Factor, noun: str) -> Factor:
    """What was read as a measure as so many of what goes by the same word: 2.4 million meters."""
    return as_factor(factor.figure.but(unit=atom(noun), noun=noun, sense=Sense.COUNT), factor.links)


def without_clocks(factor: Factor) -> Factor:
    """So many days as so many times: on each of 190 school days."""
    return as_factor(factor.figure.in_unit(NO_UNIT, Sense.COUNT), factor.links)


def _has_clock(figure: Quantity) -> bool:
    return any(power < 0 for power in clocks_of(figure.unit).values())
