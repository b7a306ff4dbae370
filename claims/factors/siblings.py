"""Results beside a sibling: `the rides took €7 from each visitor, or €336,000, and the stalls €3, or €144,000`.

The first pair says of one of what it is so much, and comes to so much for all of them, whose number stands in the text.
The next pair of the same sort, which names nothing else, is for as many. Or two lines say what comes of two levels of
one thing (`At 2 percent, … $33.6 million`, `At 6 percent, … $100.8 million`): they grow with it, or a slip of a power
of ten leaves the digits.
"""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from claims.claim import Claim, Premise, Strength
from claims.dimension import known
from claims.factors.around import Around
from claims.misprint import power_of_ten
from claims.passage import Passage
from claims.phrase import Phrase
from claims.quantity import Hedge, Quantity, around, size_of
from claims.stem import idea

_FREE = r"[^.;:()\uE000-\uF8FF]"
_PAIR = Phrase(
    rf"{{a:money|measure|count|rate}}{_FREE}{{0,40}}?(?:,| ?[–—(]) ?"
    r"(?:or|that is|which is|making|which makes|i\.e\.,?) <ABOUT>{b:money|measure|count|rate}"
)
_LEVEL = Phrase(rf"\b(?:at|with) <ABOUT>{{a:percent}} ?,{_FREE}{{3,60}} <ABOUT>{{b:money|measure|count}}")
_CLOSE = Fraction(1, 50)
_EXACT = Fraction(1, 100)
_APART = Fraction(3)
_NEAR, _FAR = 120, 240
_MOST_PLACES, _FEW = 3, 2
_PLAIN = (Hedge.NONE, Hedge.ABOUT, Hedge.EXACTLY)


class _Pair(NamedTuple):
    """So much of one, and what it comes to."""

    one: Quantity
    all: Quantity


def siblings(kind: str, passage: Passage) -> Iterator[Claim]:
    """Every result beside a sibling that agrees with what the text says."""
    pairs = sorted(_pairs(passage, _PAIR), key=lambda pair: pair.one.index)
    for first, other in zip(pairs, pairs[1:], strict=False):
        if _are_alike(first, other) and other.one.span.start - first.all.span.end <= _NEAR:
            yield from _for_as_many(kind, passage, first, other)
    levels = sorted(_pairs(passage, _LEVEL), key=lambda pair: pair.one.index)
    for first, other in zip(levels, levels[1:], strict=False):
        if _are_alike(first, other) and other.one.span.start - first.all.span.end <= _FAR:
            yield from _scaled(kind, first, other)


def _pairs(passage: Passage, phrase: Phrase) -> Iterator[_Pair]:
    for match in phrase.matches(passage):
        pair = _Pair(passage.quantity_at(match.start("a")), passage.quantity_at(match.start("b")))
        if not any(figure.is_range or figure.value <= 0 or figure.hedge not in _PLAIN for figure in pair):
            yield pair


def _are_alike(first: _Pair, other: _Pair) -> bool:
    are_of_one = known(first.one.unit.dimension) == known(other.one.unit.dimension)
    return are_of_one and first.all.unit == other.all.unit and first.all.sense is other.all.sense


def _for_as_many(kind: str, passage: Passage, first: _Pair, other: _Pair) -> Iterator[Claim]:
    """The claim that a result is for as many as its sibling before it."""
    if known(first.one.unit.dimension) != known(first.all.unit.dimension):
        return
    links = passage.shared(Around).links(first.one)
    named = {one for link in links if link.is_sure and not link.is_time for one in link.ideas}
    if (
        not named
        or any(link.is_sure for link in passage.shared(Around).links(other.one))
        or other.one.index != first.all.index + 1
    ):
        return
    for number in _counted(passage, named):
        given = size_of(first.one) * number.value / first.all.unit.factor
        if number.index < other.one.index and _is_close(given / first.all.value):
            yield _claim(kind, other, "a * b", (other.one, number))
            return


def _counted(passage: Passage, named: set[str]) -> Iterator[Quantity]:
    """The numbers of what goes by some names, then all others: visitors are people."""
    by_name = sorted(passage.counted.items(), key=lambda item: idea(item[0]) not in named)
    for _, figures in by_name:
        yield from (figure for figure in figures if len(figure.digits) >= _FEW and not figure.is_range)


def _scaled(kind: str, first: _Pair, other: _Pair) -> Iterator[Claim]:
    """The claim that what comes of a level has the digits of what came of another."""
    times = size_of(other.one) / size_of(first.one) * size_of(first.all) / size_of(other.all)
    power = power_of_ten(1 / times, _EXACT)
    if 0 < abs(power) <= _MOST_PLACES and len(other.all.digits) >= _FEW:
        yield _claim(kind, other, "a * b / c", (first.all, other.one, first.one))


def _is_close(ratio: Fraction) -> bool:
    return abs(ratio - 1) <= _CLOSE


def _claim(kind: str, pair: _Pair, formula: str, figures: tuple[Quantity, ...]) -> Claim:
    premises = tuple(Premise(name, figure) for name, figure in zip("abc", figures, strict=False))
    return Claim(kind, pair.all, formula, premises, around((pair.all, *figures)), Strength.WORDED, loose=True)
