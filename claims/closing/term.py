"""A figure as a factor: in its unit, per what the words say it is of one of.

"A bus seats 52" is 52 of something per bus, "22 cents" after "at" is the price of one of something, and "11 jobs for
every $1 million" are divided by each other. What prose leaves unsaid is open: a bare 52 counts something, 22 cents are
for one of something.
"""

import math
import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from claims.implied import has_period, may_have_period, per, periods_told, with_rate
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Hedge, Quantity, Sense
from claims.stem import idea
from claims.unit import Dimension, Unit, atom, is_noun
from claims.unit_table import NAMES

_ONE = lazy_regex(
    r"\b(?:an?|each|every|one|per|all|any|the (?:average|typical|standard|usual))\s+"
    r"((?:(?!(?:of|for|in|at|to|on|and|is|was|has)\b)[a-z][a-z’'-]+\s+){1,4})",
    re.IGNORECASE,
)
_PER = lazy_regex(
    r"(?:\s+[\w’-]+){0,4}?\s+(?:per|to the|to an?|to (?:each|every)|(?:for|in|from|on|of|by|at) (?:an?|each|every|one)|"
    r"each|every|a)\s+([a-z’'-]+)(?:\s+([a-z’'-]+))?"
)
_PER_TOO = lazy_regex(r"\s+(?:(?:for|in|from|on|of|by|at)\s+)?(?:per|each|every|an?)\s+([a-z’'-]+)(?:\s+([a-z’'-]+))?")
"""One more thing, behind a period: 60 a month in each depot."""
_EACH = lazy_regex(
    r"(?:\s+(?:of\s+)?[\w’-]+){0,3}?\s+(?:each|apiece|a\s+(?:piece|head|person)|per\s+(?:head|person|capita))\b"
)
_EACH_BEFORE = lazy_regex(r"\b(?:each|apiece|every one)\b(?:\s+[a-z’'-]+){0,5}\s+$", re.IGNORECASE)
_SUBJECT = lazy_regex(r"(?:^|[.;:]\s+)(?:an?|each|every|one)(?:\s+[a-z’'-]+){2,4}\s+$", re.IGNORECASE)
_PRICE = lazy_regex(
    r"\b(?:at|costs?|costing|pric(?:es?|ed|ing)|sells?|selling|charges?|charg(?:ed|ing)|pa(?:ys?|id|ying)|fees?|worth|"
    r"salar(?:y|ies)|wages?|fares?|rates?|tariff|average|averag(?:es|ed|ing)|mean)(?:\s+(?!(?:and|or)\b)[a-z’'-]+){0,4}?\s+$",
    re.IGNORECASE,
)
_OF = lazy_regex(
    r"\s+(?:(?:of|with|holding|carrying|containing|at|by)\s+)?(?:(?:about|some|around|roughly|nearly|just|only)\s+)?"
)
_ON_EACH_OF = lazy_regex(
    r"(?:\s+[a-z’'-]+){0,3}?\s+(?:(?:on|in|for|from|to|at|by) )?(?:each|every one) of\s+(?:(?:the|its|their|our)\s+)?"
)
_EACH_OF = lazy_regex(r"\b(?:each|every one) of\s+(?:(?:the|its|their|our|these|those|all)\s+)?$", re.IGNORECASE)
_FOR_EVERY = lazy_regex(r"(?:\b(for|in|per|of|to|from|on)\s+)?\b(?:every|each)\s+$|\b(per)\s+$", re.IGNORECASE)
PERIODS = frozenset(("s", "min", "h", "day", "night", "week", "month", "quarter", "year", "decade"))
"""The symbols of times that things are said to be per."""

_OVER = lazy_regex(r"\bover\s+(?:(?:the|these|those|its|their)\s+)?$", re.IGNORECASE)
_POWERS = {"square": 2, "cubic": 3}
_REACH = 120
_SAID_OF_ONE = (Sense.COUNT, Sense.MEASURE, Sense.MONEY, Sense.RATE, Sense.DURATION)


class Term(NamedTuple):
    """A factor: the figure in one reading of its unit, its dimension with ideas for nouns, and what it leaves open.

    `size` is the power of ten of the value, to sift formulas with. `open` is 1 where the figure counts something
    unsaid, -1 where it is of one of something unsaid. `unsaid` tells whether it is for a period that only the others
    are said to be for.
    """

    quantity: Quantity
    bases: Dimension
    size: float
    open: int = 0
    unsaid: bool = False


class Terms:
    """The readings of some figures that stand together, each worked out once."""

    def __init__(self, passage: Passage, figures: Sequence[Quantity]) -> None:
        self._passage = passage
        self._figures = figures
        self._symbols = {symbol for figure in figures for symbol, _ in figure.unit.atoms}
        self._nouns = {idea(symbol): symbol for symbol in sorted(self._symbols, reverse=True) if is_noun(symbol)}
        self._known: dict[tuple[int, bool], tuple[Term, ...]] = {}

    def of(self, figure: Quantity, *, is_result: bool = False) -> tuple[Term, ...]:
        """Every reading of a figure: per what the words say it is of one of, where the others count that."""
        key = figure.index, is_result
        if key not in self._known:
            found = {(term.quantity.unit, term.open): term for term in self._readings(figure, is_result=is_result)}
            self._known[key] = tuple(found.values())
        return self._known[key]

    def _readings(self, figure: Quantity, *, is_result: bool) -> Iterator[Term]:
        if not is_result and _OVER.search(self._before(figure)):
            # "Over 300 km" is along them, and bounds nothing.
            figure = figure.but(hedge=Hedge.NONE, hedge_span=None)
        yield _term(figure)
        said = with_rate(self._passage, figure)
        yield _term(said)
        if figure.sense not in _SAID_OF_ONE:
            return
        before = self._before(figure)
        for unit in self._said_of(figure, before):
            yield from (_term(per(one, unit)) for one in dict.fromkeys((figure, said)) if unit != said.unit.period)
        if is_result:
            yield from self._in_periods(figure)
        if figure.unit.atoms and self._is_each(figure, before, is_result=is_result):
            yield _term(said)._replace(open=-1)

    def _in_periods(self, figure: Quantity) -> Iterator[Term]:
        """A result for a period that its sentence tells, or without the one that it is for: in a week, on six days."""
        is_timed = any(other.sense is Sense.DURATION for other in self._figures)
        if may_have_period(figure):
            told = list(periods_told(self._passage, figure, self._passage.sentence_of(figure).start))
            yield from (_term(per(figure, period)) for period in told)
            if not told and not is_timed:
                others = {symbol for other in self._figures for symbol in other.unit.periods}
                yield from (_term(per(figure, atom(symbol)))._replace(unsaid=True) for symbol in sorted(others))
        elif is_timed:
            yield _term(figure.without_period())

    def _is_each(self, figure: Quantity, before: str, *, is_result: bool) -> bool:
        """Whether a figure is of one of something that is not counted beside it."""
        if _EACH.match(self._passage.document.masked, figure.span.end) or _EACH_BEFORE.search(before):
            return True
        return not is_result and (_PRICE.search(before) is not None or _SUBJECT.search(before) is not None)

    def _before(self, figure: Quantity) -> str:
        start = self._passage.sentence_of(figure).start
        return self._passage.document.masked[max(start, figure.span.start - _REACH) : figure.span.start]

    def _said_of(self, figure: Quantity, before: str) -> Iterator[Unit]:
        """What a figure is of one of, among what the others count and measure."""
        words = [word for match in _ONE.finditer(before) for word in match[1].split()]
        after = _PER.match(self._passage.document.masked, figure.span.end)
        while after is not None:
            words += [word for word in after.groups() if word]
            is_period = NAMES.get(after[1]) in PERIODS
            after = _PER_TOO.match(self._passage.document.masked, after.end(1)) if is_period else None
        own, found = set(figure.unit.denominators), set()
        if has_period(figure.unit):
            own |= PERIODS
        for earlier, word in zip(["", *words], words, strict=False):
            symbol = NAMES.get(word.lower()) or self._noun_of(word)
            if symbol in self._symbols and symbol not in own and symbol not in found:
                found.add(symbol)
                yield atom(symbol, _POWERS.get(earlier.lower(), 1))
        yield from self._of_neighbours(figure)

    def _of_neighbours(self, figure: Quantity) -> Iterator[Unit]:
        """What the figure beside it counts, where it is of each: "60 plots of 450 m²", "640 on each of six days"."""
        masked = self._passage.document.masked
        for other in self._figures:
            is_before, is_behind = other.index == figure.index - 1, other.index == figure.index + 1
            if (
                is_before
                and other.noun
                and other.value > 1
                and _OF.fullmatch(masked, other.span.end, figure.span.start)
            ):
                yield atom(other.noun)
            is_single = len(other.unit.atoms) == 1
            if is_before and is_single and _EACH_OF.search(masked, max(0, other.span.start - 20), other.span.start):
                yield other.unit
            if is_behind and is_single and _ON_EACH_OF.fullmatch(masked, figure.span.end, other.span.start):
                yield other.unit

    def _noun_of(self, word: str) -> str:
        return self._nouns.get(idea(word), "")


def _term(quantity: Quantity) -> Term:
    is_counted = any(power > 0 for _, power in quantity.unit.atoms)
    above, below = (quantity.value * quantity.unit.factor).as_integer_ratio()
    size = math.log10(above) - math.log10(below)
    return Term(quantity, bases_of(quantity.unit), size, 0 if is_counted else 1)


def tied(passage: Passage, figures: Sequence[Quantity]) -> tuple[tuple[int, int], ...]:
    """The places of figures that are said together: so many (the first) for every so many (the second)."""
    found = []
    for place, figure in enumerate(figures):
        before = passage.document.masked[max(0, figure.span.start - 20) : figure.span.start]
        match = _FOR_EVERY.search(before)
        other = place + (1 if match is None or not (match[1] or match[2]) else -1)
        if match is not None and 0 <= other < len(figures) and figures[other].index - figure.index in (1, -1):
            found.append((other, place))
    return tuple(found)


def exactly(quantity: Quantity) -> Quantity:
    """What something is said for, which is no measurement: every million."""
    zero = Fraction(0)
    return quantity.but(resolution=zero, round_resolution=zero, has_scale=False)


@lru_cache(maxsize=4096)
def bases_of(unit: Unit) -> Dimension:
    """The dimension of a unit, in which words for one idea are one noun."""
    powers: dict[str, int] = {}
    for base, power in unit.dimension:
        key = "#" + idea(base[1:]) if base.startswith("#") else base
        powers[key] = powers.get(key, 0) + power
    return tuple(sorted((base, power) for base, power in powers.items() if power))
