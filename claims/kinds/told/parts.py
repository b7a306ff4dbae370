"""Parts and wholes that a share may be of, and what the words around it say for each pair of them."""

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from claims.kinds.told.sizes import Level
from claims.label import ideas_in
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense, size_of
from claims.reach import are_alike, are_money_and_count, in_one_unit
from claims.stem import idea

_OF_THEM = lazy_regex(r"(?:\s[\w’'-]+){0,2}?,?\sof\s(?:which|whom|them|these|those|it)\b")
_OF_THESE = lazy_regex(r"\bof\s(?:these|those|them|which|whom),?\s*\Z")
_OF_WHICH = lazy_regex(r"\bof\s(?:which|whom)\b")
_AMONG = lazy_regex(r"\b(?:of|out of|among|from)\s(?:(?:the|all|its|their|our|those|some|about|every|\w+[’']s)\s)*\Z")
_CLAUSE = lazy_regex(r"[\uE000-\uF8FF;:,–—(]")
_SIZES = (Sense.COUNT, Sense.MEASURE, Sense.MONEY, Sense.RATE)
_REACH = 30
_CLOSE = Fraction(3, 100)
_FEW = 10


class Candidate(NamedTuple):
    """A part and a whole, and what the first is of the second.

    `names_part` and `names_whole` tell whether the words of the share name them, `is_said` whether their own words say
    that one is of the other, `is_nearest` whether the part stands in the nearest sentence that has sizes.
    """

    part: Quantity
    whole: Quantity
    value: Fraction
    names_part: bool
    names_whole: bool
    is_said: bool
    is_earlier: bool
    is_nearest: bool
    is_together: bool

    @property
    def weight(self) -> int:
        """How much the words speak for the pair."""
        return 2 * self.names_part + 2 * self.names_whole + self.is_said + self.is_earlier + self.is_together


def candidates(passage: Passage, match: re.Match[str], sizes: Sequence[Level]) -> list[Candidate]:
    """Every part and whole of one measure before the match of a share `p`; its part may be `x`, its whole named in `of`."""
    apposed = passage.quantity_at(match.start("x")).index if "x" in match.groupdict() else None
    figures = [(each, depth) for depth, level in enumerate(sizes) for each in level if _may_be_one(each)]
    nearest = min((depth for _, depth in figures), default=0)
    found = []
    for part, depth in figures:
        for whole, deeper in figures:
            if apposed in (None, part.index) and (pair := _pair(part, whole)) is not None:
                one = _candidate(passage, match, *pair)
                found.append(one._replace(is_nearest=depth == nearest, is_together=depth == deeper))
    return found


def _may_be_one(figure: Quantity) -> bool:
    return figure.sense in _SIZES and not (figure.is_word and figure.value < _FEW)


def _pair(part: Quantity, whole: Quantity) -> tuple[Quantity, Quantity] | None:
    """The part and the whole in one unit, where they are of one sort and one period."""
    pair = in_one_unit(part, whole)
    nouns = {idea(figure.noun) for figure in (part, whole) if figure.noun}
    is_one_sort = len(nouns) <= 1 and not are_money_and_count(part, whole) and are_alike(*pair)
    is_one_sort = is_one_sort and not _is_price_of_count(part, whole)
    is_one_period = len({figure.unit.period for figure in pair}) == 1
    is_one_period = is_one_period and not _is_said_twice(part, whole)
    return pair if is_one_sort and is_one_period and size_of(pair[0]) < size_of(pair[1]) else None


def _is_said_twice(one: Quantity, other: Quantity) -> bool:
    """Whether two figures are one measure in two units: 18 nautical miles, a little over 33 km."""
    return one.unit != other.unit and abs(size_of(one) / size_of(other) - 1) < _CLOSE


def _is_price_of_count(one: Quantity, other: Quantity) -> bool:
    """Whether one figure is so much money per something and the other a bare number."""
    rates = [figure for figure in (one, other) if figure.sense is Sense.RATE and figure.unit.atoms[0][0].isupper()]
    return len(rates) == 1 and Sense.COUNT in (one.sense, other.sense)


def _candidate(passage: Passage, match: re.Match[str], part: Quantity, whole: Quantity) -> Candidate:
    groups, lowered = match.groupdict(), passage.lowered
    here = passage.stretch_at(match.start("p"))
    x, y = (place_of(passage, figure) for figure in (part, whole))
    named = ideas_in(groups.get("of") or "")
    subject = ideas_in(lowered[here.start : match.start("p")]) | ideas_in(groups.get("what") or "")
    is_of_it = y < x and (
        _OF_WHICH.search(lowered, max(y, passage.stretch_at(x).start), x)
        or _OF_THEM.match(lowered, x + 1)
        or _OF_THESE.search(lowered[max(0, x - _REACH) : x])
    )
    return Candidate(
        part,
        whole,
        size_of(part) / size_of(whole),
        names_part=x < here.start and not subject.isdisjoint(around(passage, x)),
        names_whole=names(passage, named if y >= here.start else named | subject, whole),
        is_said=bool(is_of_it) or _AMONG.search(lowered[max(0, y - _REACH) : y]) is not None,
        is_earlier=y < x,
        is_nearest=False,
        is_together=False,
    )


def place_of(passage: Passage, figure: Quantity) -> int:
    """Where a figure stands in the skeleton, whatever unit it was given."""
    return passage.to_skeleton(passage.quantities[figure.index].span.start)


def names(passage: Passage, ideas: frozenset[str], whole: Quantity) -> bool:
    """Whether words name a whole as it is called where it stands."""
    return not ideas.isdisjoint(around(passage, place_of(passage, whole)) | ideas_in(whole.noun))


def around(passage: Passage, at: int) -> frozenset[str]:
    """The ideas of the words around a place of the skeleton in its clause."""
    stretch = passage.stretch_at(at)
    before, after = passage.lowered[stretch.start : at], passage.lowered[at + 1 : stretch.end]
    return ideas_in(_CLAUSE.split(before)[-1] + " " + _CLAUSE.split(after)[0])
