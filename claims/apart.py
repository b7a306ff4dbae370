"""A rate and a number that stand apart: "a cow yields 7,900 litres", "260 cows"; "all the cows yield 2.05 million".

The last sentence speaks of all things of a sort, or says that its figure is so much for each of them. The text counts
these things once, and says of one of them one figure that gives the unit: that leaves one formula, wherever they stand.
A result far from what it gives, but for a power of ten, is one of something else.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cached_property

from claims.claim import Claim, Premise, Strength
from claims.dimension import known, leftover
from claims.implied import with_rate
from claims.label import ideas_in
from claims.passage import Passage, Stretch
from claims.pattern import lazy_regex
from claims.pricing import are_plain, multiplied
from claims.quantity import Quantity, Sense, around
from claims.stem import idea
from claims.tie import Ties
from claims.unit import Dimension, is_noun
from claims.worked_out import given

_ALL_TEXTS = (
    "together",
    "in all",
    "in total",
    "all told",
    "between them",
    " all ",
    "whole",
    "entire",
    "combined",
    "total",
)
_ALL = lazy_regex(
    r"\b(?:(?:al|taken )?together|in (?:all|total)|all told|combined|between them|the (?:whole|entire)|"
    r"all|a total of)\b",
)
_THAT_TEXTS = ("that ", "this ", "it ", "which ")
_THAT_IS = lazy_regex(
    r"\b(?:that|this|it|which) (?:is|was|makes?|means|(?:comes?|came|works?|worked) (?:out )?(?:to|at)) [a-z ]{0,20}$"
)
_OTHER_CASE = lazy_regex(
    r"\b(?:if|unless|could|might|may|up to|at most|at least|besides|than|instead|another|further|extra|additional|"
    r"of which|of whom|others?|rather|however|but|half|part|partly|some|most|many|rest|remaining|only|previous\w*|"
    r"earlier|"
    r"expected|target|planned|excluding|including|plus|minus|less|net|already|so far|also|first|next|again|not|"
    r"cumulative|compared|against|before|after|since|until)\b"
)
_APART = Fraction(3)
_POWERS = [Fraction(10) ** power for power in (-3, -2, -1, 1, 2, 3)]
_MOST_RATES = 60
_FEWEST = 2


def apart(kind: str, passage: Passage) -> Iterator[Claim]:
    """Every result of all things of a sort, or for each of them, with the two figures that leave no other."""
    reader = _Reader(kind, passage)
    for stretch in passage.with_texts((_ALL_TEXTS,)):
        if _ALL.search(passage.lowered, stretch.start, stretch.end):
            yield from reader.of_all(stretch)
    for stretch in passage.with_texts((_THAT_TEXTS,)):
        yield from reader.of_each(stretch)


class _Reader:
    """Finds what the figures of a passage leave for a result."""

    def __init__(self, kind: str, passage: Passage) -> None:
        self._kind = kind
        self._passage = passage
        self._ties = passage.shared(Ties)

    def of_all(self, stretch: Stretch) -> Iterator[Claim]:
        """The claim that a result is the one rate of the things that its sentence names, times their number."""
        result = self._result(stretch)
        if result is None or any(is_noun(symbol) for symbol in result.unit.denominators):
            return
        others = [figure for figure in self._passage.within(stretch) if figure.index != result.index]
        claims = [
            claim
            for number in self._numbers(stretch, result)
            for rate in self._rates(result)
            if rate.span.start < stretch.sentence.span.start and rate.index != number.index
            if self._ties.are_tied(rate, number)
            if (claim := multiplied(self._kind, rate, number, result)) is not None
        ]
        told = {(each.quantity.value, each.quantity.noun) for claim in claims for each in claim.premises}
        if len(claims) == 1 and all((figure.value, figure.noun) in told for figure in others):
            yield from _if_near(claims[0])

    def of_each(self, stretch: Stretch) -> Iterator[Claim]:
        """The claim that so much for each is the figure before, divided by how many of these things there are."""
        result = self._result(stretch)
        if result is None or result.sense is not Sense.RATE or len(self._passage.within(stretch)) > 1:
            return
        at = self._passage.to_skeleton(result.span.start)
        if result.index == 0 or not _THAT_IS.search(self._passage.lowered[stretch.start : at]):
            return
        whole = self._passage.quantities[result.index - 1]
        things = [symbol for symbol in result.unit.denominators if is_noun(symbol)]
        numbers = self._counted(idea(things[0]), result) if len(things) == 1 else []
        if len(numbers) != 1 or not are_plain(whole, *numbers) or numbers[0].index == whole.index:
            return
        if leftover(whole.unit.dimension, result.unit.dimension):
            return
        premises = (Premise("a", whole), Premise("b", numbers[0]))
        extent = around((whole, result))
        claim = Claim(self._kind, result, "a / b", premises, extent, Strength.WORDED, loose=True)
        yield from _if_near(claim)

    def _result(self, stretch: Stretch) -> Quantity | None:
        """The last figure of a sentence that speaks of no other case."""
        if _OTHER_CASE.search(self._passage.lowered, stretch.start, stretch.end):
            return None
        figures = self._passage.within(stretch)
        is_result = bool(figures) and are_plain(figures[-1]) and len(figures[-1].digits) > 1
        return with_rate(self._passage, figures[-1]) if is_result else None

    def _numbers(self, stretch: Stretch, result: Quantity) -> list[Quantity]:
        """The numbers of the things that a sentence names, those of which the text has one."""
        named = ideas_in(self._passage.document.masked[stretch.sentence.span.start : stretch.sentence.span.end])
        counted = [self._counted(one, result) for one in sorted(named & self._by_noun.keys())]
        return [figures[0] for figures in counted if len(figures) == 1]

    def _counted(self, one: str, result: Quantity) -> list[Quantity]:
        """The numbers of some things before a result, each where it is first said."""
        first: dict[Fraction, Quantity] = {}
        for figure in self._by_noun.get(one, ()):
            if figure.index < result.index:
                first.setdefault(figure.value, figure)
        return list(first.values())

    def _rates(self, result: Quantity) -> Sequence[Quantity]:
        """The figures before a result that measure what it does, perhaps for some time."""
        alike = self._by_measure.get(_timeless(result), [])
        before = [figure for figure in alike if figure.index < result.index]
        return [with_rate(self._passage, figure) for figure in before[-_MOST_RATES:] if are_plain(figure)]

    @cached_property
    def _by_noun(self) -> dict[str, list[Quantity]]:
        found: dict[str, list[Quantity]] = defaultdict(list)
        for noun, figures in self._passage.counted.items():
            plain = [
                each for each in figures if each.sense is Sense.COUNT and each.value >= _FEWEST and are_plain(each)
            ]
            found[idea(noun)] += plain
        return found

    @cached_property
    def _by_measure(self) -> dict[Dimension, list[Quantity]]:
        found: dict[Dimension, list[Quantity]] = defaultdict(list)
        for figure in self._passage.quantities:
            found[_timeless(figure)].append(figure)
        return found


def _timeless(quantity: Quantity) -> Dimension:
    measured = known(quantity.unit.dimension)
    return tuple((base, power) for base, power in measured if base != "time") or measured


def _if_near(claim: Claim) -> Iterator[Claim]:
    """The claim, where what its formula gives is near the result but for a power of ten."""
    value = given(claim)
    ratio = value / claim.asserted.value
    shifted = next((power for power in _POWERS if claim.asserted.widest.contains(value / power)), None)
    if shifted is not None or 1 / _APART < ratio < _APART:
        yield claim
