"""Ties: how firmly the words make one figure the number of what another is said of one of."""

import re
from collections.abc import Sequence
from enum import IntEnum

from claims.factors.around import Around
from claims.factors.clocks import Clocks
from claims.factors.factor import Factor
from claims.implied import of_them
from claims.pattern import lazy_regex
from claims.quantity import Sense
from claims.stem import idea

_EACH_OF = lazy_regex(r"\b(?:each|every one|all)\s+of\s+(?:(?:the|its|their|our|these|those|all)\s+)?$", re.I)
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

    def _tie_of(self, factor: Factor, others: Sequence[Factor]) -> Tie:
        if self._listed:
            return Tie.NAMED
        if factor.is_ratio:
            return Tie.NAMED
        if self._around.passage.quantities[factor.figure.index].sense is Sense.DURATION and factor.counts:
            return Tie.NEAR
        if not factor.counts:
            is_met = any(_meets(factor.clocks, other.clocks) for other in others)
            return Tie.NAMED if is_met or others[0].below else Tie.NONE
        if any(self._is_named(factor, other) for other in others):
            return Tie.NAMED
        return Tie.NEAR if self._is_beside(factor, others[0]) else Tie.NONE

    def _is_named(self, number: Factor, other: Factor) -> bool:
        """Whether the words name what a figure counts where another is said of one of it."""
        passage, noun = self._around.passage, number.figure.noun
        named = self._around.named(number.figure) | ({idea(noun)} if noun else frozenset())
        if noun == "time" and self._around.are_beside(number.figure, other.figure):
            return True
        sure = [link for link in other.links if link.is_sure and link.ideas]
        if any(link.ideas & named for link in sure or other.links):
            return True
        is_open = any(link.may_be_meant or not link.ideas for link in other.links)
        if is_open and number.figure.index < other.figure.index and self._is_nearest(number, other):
            return True
        if self._is_each_of(number, other):
            return True
        return bool(other.links or other.is_for_some) and of_them(passage, number.figure)

    def _is_each_of(self, number: Factor, other: Factor) -> bool:
        """Whether a figure is said of each of so many: each of the 64 districts gets three of them."""
        masked, start = self._around.passage.document.masked, number.figure.span.start
        is_before = number.figure.index == other.figure.index - 1
        return is_before and _EACH_OF.search(masked, max(0, start - 40), start) is not None

    def _is_nearest(self, number: Factor, other: Factor) -> bool:
        counts = [each.figure.index for each in self._near if each.counts and each.figure.index < other.figure.index]
        return bool(counts) and counts[-1] == number.figure.index

    def _is_beside(self, number: Factor, other: Factor) -> bool:
        """Whether a figure is the nearest count to another that is said of one of something, or for a period."""
        if not (other.links or other.is_for_some):
            return False
        counts = [
            each
            for each in self._near
            if each.counts and each.figure.index != other.figure.index and not _is_said_of(each, other)
        ]
        nearest = min(counts, key=lambda each: abs(each.figure.index - other.figure.index), default=None)
        is_nearest = nearest is not None and nearest.figure.index == number.figure.index
        return is_nearest and abs(number.figure.index - other.figure.index) <= _NEAR

    def _are_taken_up(self, factors: Sequence[Factor]) -> bool:
        """Whether what each factor is said of each of is counted by another."""
        return not any(
            link.is_sure and link.ideas and not any(other is not factor and other.counts for other in factors)
            for factor in factors
            if factor is factors[0] or not factor.is_time
            for link in factor.links
        )


def _meets(clocks: Clocks, others: Clocks) -> bool:
    """Whether one is for so long, and another for one of as much."""
    return any(power > 0 > other or power < 0 < other for power in clocks.values() for other in others.values())


def _is_said_of(one: Factor, other: Factor) -> bool:
    """Whether a count is said of one of something itself, as the other is."""
    return one.is_for_some and other.is_for_some
