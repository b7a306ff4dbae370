"""Ratios that the text defines: `The index is the stock divided by the target`, then `With 84,000 against 120,000 hake scores 0.7`.

The sentence of such a ratio, which has its name or comes soon after, gives two sizes of one measure and no more. Which of them
is divided by the other the words beside them tell, where they are those of the definition, or else "against" between them. One
that the two give turned round is off.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from claims.claim import Claim, Premise
from claims.kinds.kind import is_operand
from claims.label import ideas_in
from claims.passage import Passage, Stretch
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense, around, size_of
from claims.reach import Pair, are_alike, as_spoken, in_one_unit

_WORDS = r"(?!\b(?:is|are|was|were)\b)[^.;:()\uE000-\uF8FF]"
_DEFINITIONS = lazy_regex(
    rf"(?P<above>[a-z]{_WORDS}{{3,80}}?),? divided by (?P<below>[a-z][^.;:()\uE000-\uF8FF]{{3,80}}?)(?=[,.;:)–—]|\s(?:so|and|which|but)\b|$)"
)
_NAME = lazy_regex(
    r"\b(?P<name>[a-z][\w-]*)(?:,? (?:of|at) [\uE000-\uF8FF])?(?::|,?\s(?:which|that)?\s?(?:is|are|was|means|equals)|,)\s(?:(?:the|simply|just|its|their)\s)*\Z"
)
_VALUE = lazy_regex(
    r"\b(?:scor(?:es?|ed|ing)|rat(?:es|ed)|gets|got|earns|reach(?:es|ed)|is|was|of|at|has|had|stands at|stood at|comes (?:to|out at)|came (?:to|out at)|giv(?:es|ing)|puts? it at|or|,)"
    r"\s(?:(?:about|around|just|only|a|an|some|roughly|nearly)\s)*\Z"
)
_UNSURE = Phrase(
    r"\b(?:if|would|target of [\uE000-\uF8FF] (?:percent|per cent)|at least|at most|between|respectively|instead|rather)\b"
)
_AGAINST = lazy_regex(r"\b(?:against|versus|out of|relative to)\b")
"""What stands before the size that another is divided by."""
_CLAUSE = lazy_regex(r"[\uE000-\uF8FF;:,–—(]|\band\b")
_RATIOS = (Sense.COUNT, Sense.PERCENT, Sense.MULTIPLIER)
_SIZES = (Sense.COUNT, Sense.MEASURE, Sense.MONEY, Sense.RATE)
_NEAR, _REACH, _THREE = 4, 60, 3
_LARGEST = 100
_LONGEST = 2000


class _Definition(NamedTuple):
    """What a ratio is called, the ideas of what is divided by what, and the place of the sentence that says so."""

    name: str
    above: frozenset[str]
    below: frozenset[str]
    number: int


class _Told(NamedTuple):
    """A ratio with the two sizes of its sentence in their order, and whether the words say that the first is divided."""

    ratio: Quantity
    pair: Pair
    is_first_above: bool


def defined_ratios(kind: str, passage: Passage) -> Iterator[Claim]:
    """Every ratio by a definition of the text, beside the two sizes that it is of."""
    definitions = list(_definitions(passage))
    places = _places_of_words(passage) if definitions else {}
    for definition in definitions:
        for told in _told(passage, definition, places):
            claim = _claim(kind, told)
            if claim is not None:
                yield claim


def _definitions(passage: Passage) -> Iterator[_Definition]:
    text = passage.lowered
    at = text.find(" divided by ")
    while at >= 0:
        first = max(0, at - _LONGEST)
        start = max(text.rfind("\n", first, at) + 1, text.rfind(". ", first, at) + 1, first)
        match = _DEFINITIONS.search(text, start)
        if match is not None and match.start() < at:
            name = _NAME.search(text[start : match.start()])
            above = match["above"]
            if name is None and (inner := _NAME.search(text[start : match.start()] + above.split(" is ")[0] + " is ")):
                name = inner
            number = bisect_right(passage.sentences, at, key=lambda stretch: stretch.start)
            yield _Definition(name["name"] if name else "", ideas_in(above), ideas_in(match["below"]), number)
        at = text.find(" divided by ", at + 1)


def _places_of_words(passage: Passage) -> dict[str, list[int]]:
    """The places of the sentences in which each word stands."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, here in enumerate(passage.sentences):
        for word in set(passage.lowered[here.start : here.end].split()):
            places[word].append(place)
    return places


def _told(passage: Passage, definition: _Definition, places: Mapping[str, Sequence[int]]) -> Iterator[_Told]:
    """The ratios behind a definition: in the next sentences, or wherever its name stands."""
    first = max(0, definition.number - 1)
    near = range(first, min(first + _NEAR, len(passage.sentences)))
    named = [place for place in places.get(definition.name, ()) if place >= first]
    for place in sorted({*near, *named}):
        told = _read(passage, definition, passage.sentences[place])
        if told is not None:
            yield told


def _read(passage: Passage, definition: _Definition, here: Stretch) -> _Told | None:
    figures = [each for each in passage.within(here) if each.sense is not Sense.DURATION]
    if (
        len(figures) != _THREE
        or any(each.is_range or each.value <= 0 for each in figures)
        or _UNSURE.search(passage, here)
    ):
        return None
    *sizes, ratio = figures
    at = passage.to_skeleton(ratio.span.start)
    before = passage.lowered[max(here.start, at - _REACH) : at]
    if ratio.sense not in _RATIOS or ratio.noun or size_of(ratio) > _LARGEST or not _VALUE.search(before):
        return None
    pair = in_one_unit(*sizes)
    are_sizes = (
        all(each.sense in _SIZES for each in sizes) and are_alike(*pair) and not is_operand(passage.skeleton, at)
    )
    if not are_sizes or size_of(pair[0]) == size_of(pair[1]):
        return None
    is_first = _is_first_above(passage, definition, sizes)
    return _Told(ratio, pair, is_first) if is_first is not None else None


def _is_first_above(passage: Passage, definition: _Definition, sizes: list[Quantity]) -> bool | None:
    """Whether the words beside two sizes are those of what is divided, and of what it is divided by."""
    first, second = (_around(passage, size) for size in sizes)
    above, below = definition.above - definition.below, definition.below - definition.above
    ways = (len(first & above) + len(second & below)), (len(first & below) + len(second & above))
    if ways[0] != ways[1]:
        return ways[0] > ways[1]
    places = [passage.to_skeleton(size.span.start) for size in sizes]
    return True if _AGAINST.search(passage.lowered, *places) else None


def _around(passage: Passage, figure: Quantity) -> frozenset[str]:
    """The ideas of the words right before and right behind a size, in its part of the sentence."""
    at = passage.to_skeleton(figure.span.start)
    here = passage.stretch_at(at)
    before, behind = passage.lowered[here.start : at], passage.lowered[at + 1 : here.end]
    return ideas_in(f"{_CLAUSE.split(before)[-1]} {_CLAUSE.split(behind)[0]} {figure.noun}")


def _claim(kind: str, told: _Told) -> Claim | None:
    """The ratio where the two give it, or do so turned round."""
    first, second = told.pair
    given = size_of(first) / size_of(second) / told.ratio.unit.factor
    turned = size_of(second) / size_of(first) / told.ratio.unit.factor
    if not any(told.ratio.interval.contains(value) for value in (given, turned)):
        return None
    above, below = told.pair if told.is_first_above else told.pair[::-1]
    premises = Premise("x", above), Premise("y", below)
    return Claim(kind, as_spoken(told.ratio), "x / y", premises, around((told.ratio, above, below)), loose=True)
