"""Every product of figures near a result that has its units, and whether the words tie its factors to each other."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from typing import NamedTuple

from claims.factors.around import Around
from claims.factors.clocks import Clocks, clocks_of, converted, is_clock, net
from claims.factors.factor import (
    Factor,
    Factors,
    as_factor,
    as_number,
    per_measure,
    per_unsaid,
    turned,
    without_clocks,
)
from claims.factors.goods import goes_with
from claims.factors.link import Link
from claims.factors.period import Periods, period_of
from claims.factors.product import Product
from claims.factors.tied import Tied
from claims.factors.ways import EITHER_WAY, Ways
from claims.implied import has_period, per
from claims.label import content_words
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense
from claims.stem import idea
from claims.things import is_difference
from claims.unit import atom
from claims.unit_table import NAMES

_MOST_MULTIPLIERS = 3
_PRICED = lazy_regex(r"\b(?:rate|tariff|price|priced|charge|fare|cost)s?\b")
_LASTING = frozenset(map(idea, ("season", "term", "semester", "shift", "quarter")))
"""What a year has some of."""
_HOURS, _DAY = {"h": 1}, 24
_REACH = 40


class _Multiplier(NamedTuple):
    """A figure that may multiply another, and for a measure that other per so much of it."""

    factor: Factor
    priced: Factor | None = None

    @property
    def noun(self) -> str:
        """What it counts."""
        return self.factor.figure.noun if self.factor.counts else ""


class Products:
    """Makes the products around one result."""

    def __init__(self, around: Around, result: Quantity, near: Sequence[Quantity], listed: bool) -> None:
        self._around = around
        self._listed = listed
        self._result = result
        self._near = list(map(around.passage.shared(Factors).of, near))
        self._periods = around.passage.shared(Periods)
        self._ways = Ways(around, result)
        self._tied = Tied(around, self._near, is_listed=listed)
        self.said = self._said()
        may_multiply = not self.said.below
        self._turned = [one for near in self._near if (one := turned(near)) is not None]
        self._bases = [
            base for base in (*self._near, *self._turned) if may_multiply and self._may_be_base(base, self.said)
        ]

    @property
    def are_none(self) -> bool:
        """Whether no figure is of the sort of the result, so that nothing gives it: so it is for most."""
        return not self._bases

    def _said(self) -> Factor:
        """The result for the period that the words say, and time that is spent by several: 1,440 officer-hours."""
        spent = self._result.noun.rpartition("-")[2]
        result = self._result
        if spent != result.noun and spent in NAMES and is_clock(NAMES[spent]):
            result = result.in_unit(atom(NAMES[spent]), Sense.DURATION)
        period = period_of(self._around.passage, self._result)
        return as_factor(per(result, period) if period is not None else result)

    def all(self) -> Iterator[Product]:
        """Every product of up to four figures that has the units of the result."""
        for base in self._bases:
            yield from self._products_of(base)

    def _products_of(self, base: Factor) -> Iterator[Product]:
        """Every product of a figure with others that fit it, of which one is a measure if it is per one."""
        others = list(self._multipliers(base))
        for size in range(_MOST_MULTIPLIERS + 1):
            for some in combinations(others, size):
                if len({other.factor.figure.index for other in some}) < size:
                    continue
                priced = [other.priced for other in some if other.priced is not None]
                if len(priced) > 1 or bool(base.below) and not priced or _are_alike(some):
                    continue
                yield from self._timed(priced[0] if priced else base, [other.factor for other in some], self.said)

    def _multipliers(self, base: Factor) -> Iterator[_Multiplier]:
        """The other figures that may multiply one, in the order of the text."""
        passage = self._around.passage
        ratios = [
            one
            for one in self._turned
            if one.is_ratio and not goes_with(passage, one.figure, base.figure, self._result)
        ]
        for other in (*self._near, *ratios):
            is_other = other.figure.index != base.figure.index
            factor = self._fitted(base, other) if is_other else None
            if factor is None or base.spells & factor.spells or self._are_siblings(base, factor):
                continue
            if factor.is_plain or factor.is_time:
                yield _Multiplier(factor)
            elif base.below or self._is_price(base):
                priced = base if base.below else replace(per_measure(base, factor), links=())
                if _cancels(priced, factor):
                    yield _Multiplier(factor, priced)

    def _may_be_base(self, base: Factor, result: Factor) -> bool:
        """Whether a figure is of the sort of the result: money, a measure, time, or things that go by its name."""
        if result.is_time:
            return base.is_time and bool(base.links or base.is_for_some or self._listed)
        if not result.counts:
            return base.above == result.above
        is_of_one = bool(base.links or base.clocks or base.below or self._listed or self._tied.has_step(base))
        if not (base.counts or base.is_density) or not is_of_one or self._tied.is_step_of_some(base):
            return False
        noun, other = result.figure.noun, base.figure.noun
        if noun and any(idea(noun) in link.ideas for link in base.links):
            return False
        others = {idea(factor.figure.noun) for factor in self._near if factor.figure.noun}
        return not noun or not other or idea(noun) == idea(other) or idea(noun) not in others

    def _are_siblings(self, base: Factor, other: Factor) -> bool:
        """Whether two counts are said of one and the same thing: a box holds six mittens and two scarves."""
        if not (base.counts and other.counts) or not set(base.links) & set(other.links):
            return False
        first, last = sorted((base.figure.span, other.figure.span))
        between = self._around.passage.document.masked[first.end : last.start]
        return " and " in between or "," in between

    def _fitted(self, base: Factor, factor: Factor) -> Factor | None:
        """A factor that may multiply another; a measure by a word that is the name of a thing as so many of it."""
        if factor.is_plain or factor.is_time:
            return factor
        if factor.figure.sense not in (Sense.MEASURE, Sense.RATE) or factor.below or not factor.above:
            return None
        words = content_words(self._around.passage.document.masked[factor.figure.number.end : factor.figure.span.end])
        ideas = {idea(word) for word in words}
        is_repeated = any(other.above == factor.above for other in self._near if other not in (base, factor))
        if any(link.ideas & ideas for link in base.links) and not is_repeated:
            return as_number(factor, words[-1])
        return factor

    def _is_price(self, base: Factor) -> bool:
        """Whether the words right before an amount of money make it the price of one more."""
        if base.figure.sense is not Sense.MONEY or is_difference(self._around.passage, base.figure):
            return False
        sentence = self._around.passage.sentence_of(base.figure)
        start = max(sentence.start, base.figure.span.start - _REACH)
        return _PRICED.search(self._around.passage.document.masked[start : base.figure.span.start].lower()) is not None

    def _timed(self, base: Factor, others: Sequence[Factor], result: Factor) -> Iterator[Product]:
        """The product with its periods, where they are those of the result, or become them by what the words say.

        Prose leaves a period out of what is said on each day, and of what comes to so much a year by its words.
        """
        factors = [base, *others]
        found = self._all_made(self._on_every(factors), result)
        variants = list(self._said_for(factors, result))
        found = found or self._all_made(variants, result)
        indexes = [factor.figure.index for factor in factors]
        is_apart = indexes[0] < self._result.index or self._result.index < min(indexes)
        if not found and result.clocks and is_apart:
            bare = as_factor(result.figure.without_period())
            is_written = has_period(self._result.unit)
            some = [self._made(said, bare) for said in variants if _are_for_some_time(said, is_written=is_written)]
            found = [made for made in some if made is not None and set(made.conversions) <= EITHER_WAY]
        fewest = min((len(product.conversions) for product in found), default=0)
        yield from (product for product in found if len(product.conversions) == fewest)

    def _all_made(self, variants: Iterable[Sequence[Factor]], result: Factor) -> list[Product]:
        made = (self._made(said, given) for said in variants for given in _given_for(said, result))
        return [product for product in made if product is not None]

    def _on_every(self, factors: Sequence[Factor]) -> Iterator[list[Factor]]:
        """The factors with a number for the period that words behind it name: 5,200 passengers land every day."""
        for place, other in enumerate(factors[1:], start=1):
            if other.counts and not other.clocks and (symbol := self._periods.every_behind(other.figure)):
                yield [*factors[:place], per_unsaid(other, symbol), *factors[place + 1 :]]

    def _said_for(self, factors: list[Factor], result: Factor) -> Iterator[list[Factor]]:
        """The factors as they stand, and with a period that the words around them tell."""
        yield factors
        base, *others = factors
        left = net([factor.clocks for factor in factors], result.clocks)
        for symbol, power in left.items():
            is_told = (
                self._tells(factors, symbol, is_alone=len(left) == 1)
                or symbol == "day"
                and any(map(_counts_days, others))
            )
            if power > 0 and not base.is_for_some and is_told:
                yield [per_unsaid(base, symbol), *others]
        hours = [other for other in others if other.clocks == _HOURS and other.figure.value < _DAY]
        if len(hours) == 1 and left and self._periods.is_of_the_day(hours[0].figure):
            yield [base, *(per_unsaid(other, "day") if other is hours[0] else other for other in others)]
        if not others and left and (over := self._periods.over_behind(base.figure)):
            yield [per_unsaid(base, over)]
        if any(_share(base.clocks, other.clocks) for other in others):
            # So much a night for each of so many every night is counted once.
            yield [as_factor(base.figure.without_period(), base.links or (Link(may_be_meant=True),)), *others]
        days = [other for other in others if other.figure.sense is Sense.DURATION]
        if days and not any(factor.is_for_some for factor in factors):
            yield [base, *(without_clocks(other) if other in days else other for other in others)]

    def _tells(self, factors: Sequence[Factor], symbol: str, *, is_alone: bool) -> bool:
        """Whether words tell that figures are for a period; those of the result only where no other time is left."""
        is_own = symbol in clocks_of(self._result.unit)
        figures = [*([] if is_own else [self._result]), *(factor.figure for factor in factors if not factor.below)]
        own = None if is_alone else self._result
        return any(symbol in self._periods.told_beside(figure, own) for figure in figures)

    def _made(self, factors: Sequence[Factor], result: Factor) -> Product | None:
        conversions = converted(net([factor.clocks for factor in factors], result.clocks))
        is_one = len(factors) == 1
        if conversions is not None:
            conversions = self._ways.added(factors, conversions)
        if conversions is None or is_one and not (conversions and self._is_rate(factors[0])):
            return None
        return Product(tuple(factors), result, conversions, self._tied.grade(factors))

    def _is_rate(self, factor: Factor) -> bool:
        """Whether a figure is written for a period."""
        written = {near.figure.index for near in self._near if near.is_for_some}
        return factor.figure.index in written or bool(self._periods.over_behind(factor.figure))


def _are_alike(some: Sequence[_Multiplier]) -> bool:
    """Whether two figures count the same things or the same periods, which tell of two cases."""
    counted = [other.noun for other in some if other.noun]
    spells = [symbol for other in some for symbol in other.factor.spells]
    return len(counted) > len(set(counted)) or len(spells) > len(set(spells))


def _cancels(base: Factor, measured: Factor) -> bool:
    return tuple((symbol, -power) for symbol, power in base.below) == measured.above


def _given_for(factors: Sequence[Factor], result: Factor) -> Iterator[Factor]:
    """The result as it stands, and for a period that only its factors name."""
    yield result
    if not result.clocks or result.is_time and factors[0].is_for_some:
        left = net([factor.clocks for factor in factors], result.clocks)
        yield from (as_factor(per(result.figure, atom(symbol))) for symbol, power in left.items() if power < 0)


def _counts_days(factor: Factor) -> bool:
    """Whether a figure is so many days of each longer period, on each of which something is so much."""
    return factor.is_time and factor.clocks.get("day", 0) > 0 and factor.is_for_some


def _are_for_some_time(factors: Sequence[Factor], *, is_written: bool) -> bool:
    """Whether factors are over a time that may be that of the result, or for none where it is not written out."""
    is_over = any(factor.is_time or idea(factor.figure.noun) in _LASTING for factor in factors[1:])
    return is_over or not is_written and not any(factor.is_for_some for factor in factors)


def _share(clocks: Clocks, others: Clocks) -> bool:
    """Whether two are for one of the same period."""
    return any(power < 0 and others.get(symbol, 0) < 0 for symbol, power in clocks.items())
