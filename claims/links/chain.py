"""Chains: what each figure is said of one of, taken up by the figure that counts it, up to the sort of a result.

"£310 for each performance" and "seven performances", of "a chorister" and 48: what the last comes to is one product.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice
from typing import NamedTuple

from claims.closing.agreement import is_near
from claims.closing.calendar import leftover_of
from claims.closing.closure import Closure
from claims.closing.term import Term, bases_of
from claims.implied import per, periods_told
from claims.links.around import Around, Sized
from claims.links.part import Parts
from claims.passage import Passage, Stretch
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense
from claims.stem import idea
from claims.unit import Dimension, Unit, atom
from claims.unit_table import ATOMS

_MOST_CHAINS = 24
_OPENING = 20
_FEW = 3
_CLOSE = Fraction(1, 100)
_TOLD = lazy_regex(
    r"\b(?:the|an?|each|every|this|that)\s+(?:full\s+|whole\s+|typical\s+|ordinary\s+)?"
    r"(year|month|week|day|hour|morning|night|evening|quarter)(?:['’]s)?\b"
)
_PERIODS = {"year": "year", "month": "month", "week": "week", "day": "day", "hour": "h", "quarter": "quarter"}
_PERIODS |= dict.fromkeys(("morning", "night", "evening"), "day")
_LASTING = lazy_regex(
    r"\b(?:over|for|in|on|during|throughout|across|of|has|have|runs?|lasts?)"
    r"(?:\s+(?:an?|the|these|those|its|about|some|all|only|each|every|next|last|first|full))*\s+$"
)
_SPELLS = ("week", "day", "shift", "season", "year")
_TIME = (("time", 1),)


class Chain(NamedTuple):
    """A product that has the sort of a result, and how many of its links the words leave open.

    `is_renamed` tells whether what it counts goes by another name in the result.
    """

    closure: Closure
    guessed: int
    is_renamed: bool

    @property
    def indexes(self) -> frozenset[int]:
        """Which figures are multiplied."""
        return self.closure.indexes


def chains_of(around: Around, stretch: Stretch, sized: Sized, near: Sequence[Sized]) -> list[Chain]:
    """Every chain that ends near a result, or but for a slip of it."""
    result = sized.figure
    firsts = [other for other in near if _are_alike(other, sized) and other.figure is not result]
    if not firsts:
        return []
    if not _opens(around.passage, stretch, result):
        firsts = [other for other in firsts if other.figure.index < result.index]
    reader = _Reader(around, result, [other.figure for other in near if other.figure is not result])
    return [chain for other in firsts for chain in reader.chains(other, sized.above)]


class _Reader:
    """Follows the links of figures to one result."""

    def __init__(self, around: Around, result: Quantity, figures: Sequence[Quantity]) -> None:
        self._around = around
        self._result = result
        self._figures = figures
        self._parts = Parts(around, result, figures)

    def chains(self, first: Sized, wanted: Dimension) -> Iterator[Chain]:
        """Every chain that begins with a figure."""
        figure, links = first.figure, self._around.links(first.figure)
        if not links:
            return
        is_renamed = first.above != wanted and idea(figure.noun) not in self._around.named(self._result)
        is_timed = any(link.is_time for link in links)
        used = frozenset((figure.index, self._result.index))
        for part in islice(self._parts.of(figure, used), _MOST_CHAINS):
            if len(part.factors) > 1 or is_timed:
                yield from (Chain(closure, part.guessed, is_renamed) for closure in self._closures(part.factors))

    def _closures(self, factors: Sequence[Quantity]) -> Iterator[Closure]:
        """The product of some factors as what a result may be, for the time that is said."""
        result, above, wanted = self._result, _times(factors), _times([self._result])
        if above == wanted:
            yield from _closed(factors, result)
        elif above == wanted + 1 and wanted < 0 and self._may_be_for(factors[0]):
            yield from _closed(factors, result.without_period())
        elif above == wanted - 1:
            used = frozenset((result.index, *(each.index for each in factors)))
            for other in self._durations(factors, used):
                for part in self._parts.of(other, used | {other.index}, 1):
                    yield from _closed([*factors, *part.factors], result)
            for period in self._told():
                yield from _closed(factors, per(result, period))

    def _may_be_for(self, first: Quantity) -> bool:
        """Whether a figure may be for the period of the result: that is a year, or its own sentence tells it."""
        passage = self._around.passage
        written = passage.quantities[first.index]
        told = periods_told(passage, written, passage.sentence_of(written).start)
        return any(period**-1 == self._result.unit.period for period in (atom("year"), *told))

    def _durations(self, factors: Sequence[Quantity], used: frozenset[int]) -> list[Quantity]:
        """The times for which a rate may hold; those of the sentence of the result, if there are."""
        times = [other for other in self._figures if other.sense is Sense.DURATION and other.index not in used]
        lasting = [other for other in times if self._may_last(other, factors)]
        return [other for other in lasting if self._around.are_beside(other, self._result)] or lasting

    def _may_last(self, other: Quantity, factors: Sequence[Quantity]) -> bool:
        """Whether a time may be that for which a rate holds: over it, or of each of what is counted."""
        named = [self._around.named(factor) for factor in factors]
        if any(link.ideas & ideas for link in self._around.links(other) for ideas in named):
            return True
        if any(link.is_time and link.ideas & self._around.named(other) for link in self._around.links(factors[0])):
            return True
        masked = self._around.passage.document.masked
        if not _LASTING.search(masked[max(0, other.span.start - 40) : other.span.start].lower()):
            return False
        behind = masked[other.span.end : other.span.end + 8].strip()
        return not self._around.is_attribute(other) or behind.startswith(_SPELLS)

    def _told(self) -> list[Unit]:
        """The periods that the sentence of the result tells."""
        passage = self._around.passage
        sentence = passage.sentence_of(self._result)
        told = [*periods_told(passage, self._result, sentence.start)]
        words = passage.document.masked[sentence.start : sentence.end].lower()
        told += [atom(_PERIODS[match[1]]) for match in _TOLD.finditer(words)]
        return list(dict.fromkeys(told))


def leaves_out(closure: Closure) -> bool:
    """Whether a result is what the product gives without one of its numbers."""
    if len(closure.terms) < _FEW:
        return False
    return any(abs(closure.ratio / term.quantity.value - 1) <= _CLOSE for term in closure.terms[1:])


def _closed(factors: Sequence[Quantity], result: Quantity) -> Iterator[Closure]:
    terms, asserted = tuple(map(_term, factors)), _term(result)
    left = leftover_of(terms, (1,) * len(terms), asserted)
    if left is not None:
        closure = Closure(terms, (1,) * len(terms), asserted, 0, left)
        if len(terms) == 1 and not left:
            # One figure for the same period is the same figure.
            return
        if is_near(closure) or leaves_out(closure):
            yield closure


def _times(figures: Sequence[Quantity]) -> int:
    """How many times of some length figures multiply to."""
    symbols = (part for figure in figures for part in figure.unit.atoms)
    return sum(power for symbol, power in symbols if symbol in ATOMS and ATOMS[symbol].dimension == _TIME)


def _term(quantity: Quantity) -> Term:
    return Term(quantity, bases_of(quantity.unit), 0.0)


def _are_alike(first: Sized, result: Sized) -> bool:
    """Whether a product may begin with a figure: of the sort of the result, or of things that may go by its name."""
    if first.figure.sense is Sense.DURATION or not first.is_of_one and first.figure.sense is not Sense.RATE:
        return False
    if first.above == result.above:
        return bool(first.above)
    return bool(result.figure.noun) and _counts(first.above) and _counts(result.above)


def _counts(dimension: Dimension) -> bool:
    return bool(dimension) and all(base.startswith("#") for base, _ in dimension)


def _opens(passage: Passage, stretch: Stretch, result: Quantity) -> bool:
    """Whether a result may come before what it follows from: it opens its sentence."""
    return passage.to_skeleton(result.span.start) - stretch.start < _OPENING
