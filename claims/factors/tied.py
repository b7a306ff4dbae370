"""Ties: how firmly the words make one figure the number of what another is said of one of."""

import re
from collections.abc import Sequence
from enum import IntEnum

from claims.factors.around import Around
from claims.factors.clocks import Clocks
from claims.factors.factor import Factor
from claims.factors.link import Link
from claims.implied import of_them
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense
from claims.stem import idea

_EACH_OF = lazy_regex(r"\b(?:each|every one|all)\s+of\s+(?:(?:the|its|their|our|these|those|all)\s+)?$", re.I)
_OF_SIZE = lazy_regex(r"\s+(?:of|with|holding|carrying|containing|at)\s+(?:(?:about|some|around|only|just|up to)\s+)?")
_NEXT_CLAUSE = lazy_regex(r"[;:]|,\s+(?:and|but|while|so|which)\s")
_PLACES = frozenset(map(idea, ("seat", "place", "berth", "bed", "desk", "room", "cabin", "cover")))
_OCCASIONS = frozenset(
    map(
        idea,
        (
            *("performance", "show", "screening", "concert", "sitting", "session", "sailing", "crossing", "flight"),
            *("departure", "trip", "run", "journey", "service", "match", "game", "tour", "class", "course"),
        ),
    )
)
_NEAR = 2


class Tie(IntEnum):
    """How firmly words tie a number to what it multiplies."""

    NONE = 0
    NEAR = 1
    NAMED = 2


class Tied:
    """Tells how firmly factors around one result hang together; `is_listed` marks those of a list before it."""

    def __init__(self, around: Around, near: Sequence[Factor], *, is_listed: bool) -> None:
        self._around = around
        self._near = near
        self._listed = is_listed

    def grade(self, factors: Sequence[Factor]) -> Tie:
        """How firmly all factors hang together, beginning with the one that is of the sort of the result."""
        base, *waiting = factors
        tied, least = [base], Tie.NAMED
        while waiting:
            grade, found = max(((self._tie_of(one, tied), one) for one in waiting), key=lambda pair: pair[0])
            if grade is Tie.NONE:
                return grade
            least = min(least, grade)
            tied.append(found)
            waiting.remove(found)
        return least if self._are_taken_up(factors) else Tie.NONE

    def has_step(self, number: Factor) -> bool:
        """Whether so many come at each step: two tablets every eight hours."""
        return any(near.is_step and self._is_right_behind(number, near) for near in self._near)

    def is_step_of_some(self, step: Factor) -> bool:
        """Whether a factor is a step at each of which so many come as stand before it."""
        return step.is_step and any(near.counts and self._is_right_behind(near, step) for near in self._near)

    def _is_right_behind(self, one: Factor, other: Factor) -> bool:
        is_next = other.figure.index == one.figure.index + 1
        return is_next and self._around.are_beside(one.figure, other.figure)

    def _tie_of(self, factor: Factor, others: Sequence[Factor]) -> Tie:
        if self._listed:
            return Tie.NAMED
        if factor.is_step:
            return Tie.NAMED if self._is_right_behind(others[0], factor) else Tie.NONE
        if factor.is_ratio:
            return Tie.NAMED if factor.is_for(others[0]) else Tie.NONE
        if self._around.passage.quantities[factor.figure.index].sense is Sense.DURATION and factor.counts:
            return Tie.NEAR
        if not factor.counts:
            is_met = any(_meets(factor.clocks, other.clocks) for other in others)
            return Tie.NAMED if is_met or others[0].below else Tie.NONE
        if any(self._is_named(factor, other) for other in others):
            return Tie.NAMED
        if any(fills(factor, other) for other in self._near):
            return Tie.NEAR
        is_loose = self._is_beside(factor, others[0]) or self._is_left(factor, others)
        return Tie.NEAR if is_loose else Tie.NONE

    def _is_left(self, number: Factor, others: Sequence[Factor]) -> bool:
        """Whether a figure may count what another is said of one of, which no figure near counts by its name."""
        if self._around.is_among(number.figure):
            return False
        if any(other is not others[0] and other.counts and not other.links for other in others):
            return False
        return any(
            link.is_sure
            and not link.is_time
            and number.figure.index != other.figure.index
            and not any(each is not other and link.ideas & self._around.named(each.figure) for each in self._near)
            for other in others
            for link in other.links
        )

    def _is_named(self, number: Factor, other: Factor) -> bool:
        """Whether the words name what a figure counts where another is said of one of it."""
        passage, noun = self._around.passage, number.figure.noun
        named = self._around.named(number.figure) | ({idea(noun)} if noun else frozenset())
        if noun == "time" and self._are_of_one_clause(number.figure, other.figure):
            return True
        sure = [link for link in other.links if link.is_sure and link.ideas]
        if any(link.ideas & named for link in sure or other.links):
            return True
        is_open = any(link.may_be_meant or not link.ideas for link in other.links)
        if is_open and number.figure.index < other.figure.index and self._is_nearest(number, other):
            return True
        if self._is_each_of(number, other) or self._is_of_size(number, other):
            return True
        is_them = of_them(passage, passage.quantities[number.figure.index])
        # Who builds one in each builds it where the last number tells, and not in some of them.
        return is_them and bool(other.links or other.is_for_some) and not (is_open and self._is_behind(number, other))

    def _are_of_one_clause(self, one: Quantity, other: Quantity) -> bool:
        """Whether two figures stand in one clause: what is done twice, and what costs so much beside it."""
        masked = self._around.passage.document.masked
        first, last = sorted((one.span, other.span))
        return self._around.are_beside(one, other) and _NEXT_CLAUSE.search(masked, first.end, last.start) is None

    def _is_each_of(self, number: Factor, other: Factor) -> bool:
        """Whether a figure is said of each of so many: each of the 64 districts gets three of them."""
        masked, start = self._around.passage.document.masked, number.figure.span.start
        is_before = number.figure.index == other.figure.index - 1
        is_before = is_before and self._around.are_beside(number.figure, other.figure)
        return is_before and _EACH_OF.search(masked, max(0, start - 40), start) is not None

    def _is_of_size(self, number: Factor, other: Factor) -> bool:
        """Whether a size stands right behind so many that have it: 28 tablets of 250 mg."""
        first, last = number.figure, other.figure
        is_beside = last.index == first.index + 1 and bool(first.noun) and last.sense is not Sense.COUNT
        masked = self._around.passage.document.masked
        return is_beside and _OF_SIZE.fullmatch(masked, first.span.end, last.span.start) is not None

    def _is_nearest(self, number: Factor, other: Factor) -> bool:
        counts = [each for each in self._near if each.counts and each.figure.index < other.figure.index]
        counts = [each for each in counts if not self._is_where(each)]
        return bool(counts) and counts[-1].figure.index == number.figure.index

    def _is_behind(self, number: Factor, other: Factor) -> bool:
        """Whether a figure stands before the nearest named count to another."""
        named = [each for each in self._near if each.counts and each.figure.noun]
        return any(number.figure.index < each.figure.index < other.figure.index for each in named)

    def _is_where(self, number: Factor) -> bool:
        """Whether a figure counts where so many are that stand right before it: three guards at each of 80 gates."""
        named = self._around.named(number.figure)
        return any(
            near.counts
            and near.figure.index == number.figure.index - 1
            and any(link.is_behind and link.is_sure and link.ideas & named for link in near.links)
            for near in self._near
        )

    def _is_beside(self, number: Factor, other: Factor) -> bool:
        """Whether a figure is the nearest count to another that is said of one of something, or for a period."""
        if not (other.links or other.is_for_some):
            return False
        counts = [
            each
            for each in self._near
            if each.counts and each.figure.index != other.figure.index and not _is_said_of(each, other)
            if not self._has_some(each, other)
        ]
        nearest = min(counts, key=lambda each: abs(each.figure.index - other.figure.index), default=None)
        is_nearest = nearest is not None and nearest.figure.index == number.figure.index
        return is_nearest and abs(number.figure.index - other.figure.index) <= _NEAR

    def _has_some(self, each: Factor, other: Factor) -> bool:
        """Whether a count is of those that have what another count tells: three classes of 28 children."""
        named = self._around.named(each.figure)
        return any(
            link.is_sure and (link.ideas & named or self._is_each(some, each, link))
            for some in self._near
            if some is not each and some is not other and some.counts
            for link in some.links
        )

    def _is_each(self, some: Factor, each: Factor, link: Link) -> bool:
        """Whether each of a count right before has so many: four makers finish nine instruments each."""
        return not link.ideas and not link.unit.atoms and self._is_right_behind(each, some)

    def _are_taken_up(self, factors: Sequence[Factor]) -> bool:
        """Whether what each factor is said of each of is counted by another."""
        used = {factor.figure.index for factor in factors}
        shared = [each for each in self._near if each.counts and each.figure.index not in used]
        if any(
            link.is_sure and self._is_each(factor, each, link)
            for factor in factors
            if factor.counts
            for link in factor.links
            for each in shared
        ):
            return False
        return not any(
            link.is_sure and link.ideas and not self._is_taken_up(link, factor, factors)
            for factor in factors
            if factor is factors[0] or not factor.is_time
            for link in factor.links
        )

    def _is_taken_up(self, link: Link, of: Factor, factors: Sequence[Factor]) -> bool:
        """Whether a factor counts what another is said of each of: the one that does so by name, if any near does."""
        counts = [other for other in factors if other is not of and other.counts]
        named = [other for other in self._near if other.counts and link.ideas & self._around.named(other.figure)]
        return any(other.figure.index == each.figure.index for other in counts for each in named or counts)


def _meets(clocks: Clocks, others: Clocks) -> bool:
    """Whether one is for so long, and another for one of as much."""
    return any(power > 0 > other or power < 0 < other for power in clocks.values() for other in others.values())


def fills(number: Factor, other: Factor) -> bool:
    """Whether one counts places, and the other the occasions at which they are taken."""
    is_place = number.counts and idea(number.figure.noun) in _PLACES
    return is_place and other.counts and other.is_for_some and idea(other.figure.noun) in _OCCASIONS


def _is_said_of(one: Factor, other: Factor) -> bool:
    """Whether a count is said of one of something itself, as the other is."""
    return one.is_for_some and other.is_for_some
