"""The pairs of a total and a number that a share may be the quotient of."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.claim import Claim
from claims.dimension import leftover
from claims.inputs import heading_of
from claims.kinds.quotients.share import Share
from claims.kinds.quotients.words import Words
from claims.label import ideas_in
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense
from claims.sharing import shared_out
from claims.stem import idea
from claims.unit import NO_UNIT, TIME, Unit

_IDLE = frozenset(("figure", "number", "item", "way", "time", "thing", "year", "point"))
_FEWEST = 2
_MUCH = 10
_NEAR = 12
_ON_EACH = lazy_regex(r"\s(?:[a-z]+ ){0,2}(?:each|every one)(?: of)?(?: (?:the|its|their|those|these|our))?\s\Z")
_SIZE_OF_ONE = lazy_regex(r"\b(?:ones?|that|those) of \Z")


class Pairs:
    """The claims that a share is the quotient of two of some figures."""

    def __init__(self, kind: str, passage: Passage, share: Share, words: Words) -> None:
        self._kind = kind
        self._passage = passage
        self._share = share
        self._words = words

    def __call__(self, figures: Sequence[Quantity]) -> Iterator[Claim]:
        """A claim for each total and each number that the share may be per."""
        share = self._share
        extent = self._passage.sentence_of(share.figure)
        for number in self._numbers(figures):
            for total in figures:
                if total.index != number.index and self._may_be_total(total, number):
                    claim = shared_out(self._kind, total.without_period(), number, share.figure, extent)
                    if claim is not None:
                        yield claim

    def _numbers(self, figures: Sequence[Quantity]) -> list[Quantity]:
        """What a share may be per: what goes by its name, else whatever is counted."""
        share = self._share
        if share.unit is not None:
            return [figure for figure in figures if self._is_of_unit(figure, share.unit)]
        numbers = [figure for figure in figures if figure.sense is Sense.COUNT and figure.value >= _FEWEST]
        named = [figure for figure in numbers if self._words.names(figure)]
        times = [figure for figure in figures if figure.sense is Sense.MULTIPLIER]
        if not named and times:
            named = [figure for figure in times if self._words.names(figure)] or ([] if numbers else times)
            named = [replace(figure, unit=NO_UNIT, sense=Sense.COUNT, noun="time") for figure in named]
        if named:
            return named
        before = [figure for figure in numbers if figure.index < share.figure.index]
        return self._counting(before) or self._counting(numbers)

    def _counting(self, numbers: Sequence[Quantity]) -> list[Quantity]:
        """Those of some numbers that count things, else bare ones, but not what a share counts itself."""
        each = self._share.each.noun
        counts = [figure for figure in numbers if figure.noun and figure.noun not in _IDLE]
        counts = counts or [figure for figure in numbers if self._may_count(figure)]
        return [figure for figure in counts if not each or figure.noun != each]

    def _may_count(self, figure: Quantity) -> bool:
        """Whether a bare number may count things, and is no size of another: a wheel of 60 horsepower for one of 40."""
        at = self._passage.to_skeleton(figure.span.start)
        is_size = _SIZE_OF_ONE.search(self._passage.lowered, max(0, at - _NEAR), at) is not None
        return not (figure.noun or figure.is_word or figure.value < _MUCH or is_size)

    def _is_of_unit(self, figure: Quantity, unit: Unit) -> bool:
        """Whether a figure measures what a share is per; a time must be in the unit that the share names."""
        if unit.dimension == TIME:
            is_counted = not figure.unit.atoms and idea(unit.atoms[0][0]) in ideas_in(heading_of(self._passage, figure))
            return (figure.unit == unit or is_counted) and figure.index < self._share.figure.index
        return figure.sense is Sense.MEASURE and not leftover(figure.unit.dimension, unit.dimension)

    def _is_of_each(self, total: Quantity, number: Quantity) -> bool:
        """Whether so much is said of each of a number, so that it is shared out already: 60 litres on each of 14 visits."""
        start, end = (self._passage.to_skeleton(figure.span.start) for figure in (total, number))
        return _ON_EACH.match(self._passage.lowered, start + 1, end) is not None

    def _may_be_total(self, total: Quantity, number: Quantity) -> bool:
        """Whether a figure is of the sort that a share is a part of."""
        each, bare = self._share.each, total.without_period()
        if self._is_of_each(total, number):
            return False
        if max(total.index, number.index) > self._share.figure.index and not self._words.is_behind(total, number):
            return False
        unit = self._share.unit
        if bare.unit.denominators or bare.unit != total.unit and unit is not None and unit.dimension == TIME:
            return False
        if each.sense is Sense.COUNT or not each.unit.dimension:
            is_turned = self._share.is_ratio and bool(each.noun) and idea(each.noun) == idea(total.noun)
            is_counted = total.sense in (Sense.COUNT, Sense.RATE) and (total.value > number.value or is_turned)
            if not each.noun and self._share.averaged and idea(self._share.averaged) != idea(total.noun):
                return False
            is_named = bool(total.noun) or not total.is_word and self._words.names(number)
            is_called_so = is_named and not self._words.is_renamed(total)
            return is_counted and (is_called_so or self._words.are_alone(total, number))
        if each.sense is Sense.DURATION:
            # What they gave in hours is shared out in hours; how many months it took is no such total.
            return total.unit == each.unit and not each.is_word
        return bool(total.unit.atoms) and not leftover(bare.unit.dimension, each.unit.dimension)
