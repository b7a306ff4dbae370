"""What each of them has of a total: `£3.15 million for 1.26 million loans. Each loan therefore cost £2.50`.

The share is said per what is counted or measured (`a mile`, `per bed`, `for every officer`), of each (`apiece`, `a head`),
of one (`every nurse has 12`) or on average. What it is per may go by another name than what is counted: `24 clinics, $9,000
a site`. Where the words only set it beside the figures it is convicted of a slip alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from claims.claim import Claim
from claims.dimension import leftover
from claims.document import BlockKind
from claims.implied import denominators
from claims.kinds.quotients.operands import Quotients, is_shifted
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense, size_of
from claims.sharing import shared_out
from claims.span import Span
from claims.stem import idea
from claims.unit import Unit, atom, is_noun
from claims.unit_table import NAMES

_FREE = r"[^.;:()\uE000-\uF8FF]"
_OF_ONE = r"(?:each|apiece|a piece|(?:a|per) (?:head|person|capita)|(?:for|to|in|on|from|per|by) (?:each|every|an?) (?P<noun>[a-z]+)|(?:an?|per) (?P<named>[a-z]+))"
_SHARES = (
    Phrase(r"{e:rate}"),
    Phrase(rf"{{e:money|measure|count}},?(?: of (?!it|them|which)[a-z]+)? {_OF_ONE}(?= ?[.,;:)–—]|$| (?:of|in|on|over|for|and|a) )"),
    Phrase(r"{e:money|measure|count} (?:went|goes|go|was paid|was given|were given|fell|falls) to each\b"),
    Phrase(r"(?:\bone|\ban?|{o:count}) (?P<noun>[a-z]+) (?:to|for)(?: every| each)? <ABOUT>{e:count|measure}", frozenset("e")),
    Phrase(r"(?:\bone|{o:count}) to <ABOUT>{e:count}", frozenset("e")),
    Phrase(rf"\b(?:each|every|(?:so|thus|therefore|hence|and),? an?|(?:an|the) (?:average|typical)|for every) (?P<noun>[a-z][a-z-]+)\b(?! of){_FREE}{{0,70}}? <ABOUT>{{e:money|measure|count}}"),
    Phrase(rf"\b(?:(?P<period>daily|nightly|weekly|monthly|annual|yearly) )?(?:average|mean)\b(?: (?P<mean>[a-z]+(?: size)?))?{_FREE}{{0,50}}?(?:,|:| (?:is|was|of|at|comes to|came to|being))? <ABOUT>{{e:money|measure|count|rate}}"),
)  # fmt: skip
_SAID = lazy_regex(
    r"(?:\b(?:or|one [a-z]+ (?:to|for)|so|thus|therefore|hence|averag\w+|mean|(?:that|which|it|this)(?: is| was|[’']s)|i\.e\.,?|(?:works?|worked) out (?:at|to)|"
    r"(?:comes?|came|amounts?|amounted) to|makes|making|gives|giving|equivalent to|leav(?:es|ing)|caseload|density|ratio|spread|would have to|must|to the tune of)\b)"
    r"[^.;\uE000-\uF8FF]{0,60}$"
)
_SET_BESIDE = lazy_regex(r"(?:,(?: at)?|[–—(:;])\s(?:(?:about|some|roughly|only|just|over|under|nearly|almost)\s)*$")
_UNSURE = lazy_regex(
    r"\b(?:from|than|compared|instead|respectively|if|target|national\w*|median|elsewhere|typically|legal|limit|minimum|maximum|"
    r"recommend\w*|extra|another|up to|at least|at most|first|next|previous\w*|last|earlier|before|against|where|rules?|require[sd]?|wants?|asks?|policy|says|allow\w*|aim\w*|should|interest|deposit)\b"
)
_COMPARED = lazy_regex(
    r",?\s(?:more|less|fewer|higher|lower|dearer|cheaper|above|below|extra|of (?:it|them|which)|(?:after|before|with|net of) [^.;]{0,30}(?:discount|tax|rebate)s?)\b"
)
_SUPPOSED = lazy_regex(
    r"\b(?:if|unless|could|might|may|suppose|imagine|instead|rather|another|except|excluding|including)\b"
)
_ALSO = lazy_regex(r"\bor\s(?:(?:about|some|roughly|only|just|over|under|nearly|almost)\s)*$")
_EXPLAINS = lazy_regex(r"[:;–—(]|\b(?:from|on|for|because|since|as|out of)\b")
_FOLLOWS = lazy_regex(
    r"\b(?:so|thus|therefore|hence|consequently|total\w*|altogether|combined|giving|making|together|overall|in all|would|will|receiv\w+|bill)\b|[×=]"
)
_TIME = (("time", 1),)
_PERIODS = {
    "daily": "day",
    "nightly": "night",
    "weekly": "week",
    "monthly": "month",
    "annual": "year",
    "yearly": "year",
}
_PEOPLE = frozenset(map(idea, ("person", "people", "head", "capita", "resident", "inhabitant")))
_IDLE = frozenset(("figure", "number", "item", "way", "time", "thing", "year", "point"))
_REACH = 110
_NUMBERS = [
    [word] for word in ("size", "number", "attendance", "crowd", "caseload", "load", "density", "of", "is", "was")
]
"""What an average of things that are counted may be called."""
_FEWEST = 2
_MUCH = 10


class _Share(NamedTuple):
    """A figure said of one of something: of what, by its idea or unit, where the words say so."""

    figure: Quantity
    each: Quantity
    noun: str
    unit: Unit | None
    averaged: str = ""


def shares(kind: str, passage: Passage) -> Iterator[Claim]:
    """Every share that the figures near it give, or do not give."""
    quotients = passage.shared(Quotients)
    seen: set[int] = set()
    for phrase in _SHARES:
        for match in phrase.matches(passage):
            share = _share(passage, match)
            if share is None or share.figure.index in seen:
                continue
            words = _Words(passage, match, share)
            claim = quotients.claim(share.figure, _Pairs(kind, passage, share, words), words.are_sure)
            if claim is not None:
                seen.add(share.figure.index)
                yield claim


def _share(passage: Passage, match: re.Match[str]) -> _Share | None:
    figure = passage.quantity_at(match.start("e"))
    block = passage.stretch_at(match.start("e")).sentence.block
    if figure.is_range or figure.value <= 0 or passage.document.blocks[block].kind is BlockKind.CELL:
        return None
    below = denominators(figure.unit)
    if below:
        above = Unit(tuple(part for part in figure.unit.atoms if part[1] > 0))
        each = replace(figure, unit=above)
        if len(below) > 1:
            return None
        if is_noun(below[0]):
            return _Share(figure, each, idea(below[0]), None)
        return _Share(
            figure, each, "", Unit(tuple((symbol, -power) for symbol, power in figure.unit.atoms if power < 0))
        )
    groups = match.groupdict()
    if groups.get("o") and passage.quantity_at(match.start("o")).value != 1:
        return None
    word = groups.get("noun") or groups.get("named") or ""
    if word in NAMES:
        return None
    mean, period = groups.get("mean") or "", groups.get("period")
    if period and figure.sense is not Sense.RATE:
        return _Share(figure, figure, "", atom(_PERIODS[period]))
    return _Share(figure, figure, idea(word) if word else "", None, "" if mean.split()[-1:] in _NUMBERS else mean)


class _Words:
    """What the words around a share say of it and of the figures that it may follow from."""

    def __init__(self, passage: Passage, match: re.Match[str], share: _Share) -> None:
        self._passage = passage
        self._share = share
        self._at = passage.to_skeleton(share.figure.span.start)
        start = passage.stretch_at(self._at).start
        end = match.start("o") if match.groupdict().get("o") else self._at
        self._before = passage.lowered[max(start, end - _REACH) : end]
        self._is_compared = _COMPARED.match(passage.lowered, match.end()) is not None

    def are_sure(self, claim: Claim) -> bool:
        """Whether a share is said to follow from the two of a claim, and from nothing else."""
        total, number = (premise.quantity for premise in claim.premises)
        if self._is_compared or self._is_unsure(total, number) or not self._are_joined(total, number):
            return False
        if self._has_rival(total) and not is_shifted(claim):
            return False
        first = min(total.span.start, number.span.start, self._share.figure.span.start)
        start = self._passage.stretch_at(self._passage.to_skeleton(first)).start
        if _SUPPOSED.search(self._passage.lowered, start, self._at):
            return False
        if _ALSO.search(self._before) and self._share.figure.index - 1 not in (total.index, number.index):
            return False
        return _SAID.search(self._before) is not None or self._are_set_beside(total, number)

    def _are_set_beside(self, total: Quantity, number: Quantity) -> bool:
        """Whether a share stands right behind total and number, which are not of two things: "40 chairs, and $9 on nails"."""
        if _SET_BESIDE.search(self._before) is None:
            return False
        first, last = sorted((total.span, number.span))
        between = self._passage.document.masked[first.end : last.start]
        is_own = self._sentence(total) == self._sentence(number) == self._sentence(self._share.figure)
        return is_own and " and " not in between

    def _is_unsure(self, total: Quantity, number: Quantity) -> bool:
        """Whether the words between a share and the figures before it tell of another case."""
        before = [figure.span.end for figure in (total, number) if figure.index < self._share.figure.index]
        start = max(self._at - len(self._before), self._passage.to_skeleton(max(before, default=0)))
        return _UNSURE.search(self._passage.lowered, start, self._at) is not None

    def _sentence(self, figure: Quantity) -> Span:
        return self._passage.sentence_of(figure)

    def _are_joined(self, total: Quantity, number: Quantity) -> bool:
        """Whether total and number stand in one sentence, or the number is the only one of its sort, and named or alone."""
        if self._sentence(total) == self._sentence(number):
            return True
        unit = self._share.unit
        is_named = (
            unit is not None and unit.dimension != _TIME or unit is None and idea(number.noun) == self._share.noun
        )
        if not (is_named or self._are_alone(total, number)):
            return False
        return not any(
            figure.value != number.value and figure.unit.dimension == number.unit.dimension
            for figure in self._passage.quantities[: self._share.figure.index]
        )

    def _are_alone(self, total: Quantity, number: Quantity) -> bool:
        """Whether no other figure stands in the sentences from the first of the three to the last."""
        three = (total, number, self._share.figure)
        spans = [self._sentence(figure) for figure in three]
        extent = Span(min(span.start for span in spans), max(span.end for span in spans))
        return {figure.index for figure in self._passage.between(extent)} == {figure.index for figure in three}

    def _has_rival(self, total: Quantity) -> bool:
        """Whether the sentence of a total has another figure of its sort and size: of two costs either may be meant."""
        rivals = [
            figure
            for figure in self._passage.between(self._sentence(total))
            if figure.unit.dimension == total.unit.dimension
            and figure.index not in (total.index, self._share.figure.index)
        ]
        last = max(total.index, self._share.figure.index)
        return any(
            figure.index < last and figure.value != total.value and size_of(figure) * _MUCH > size_of(total)
            for figure in rivals
        )

    def is_behind(self, total: Quantity) -> bool:
        """Whether what stands behind a share explains it: "16 pupils: the roll is", rather than follows from it."""
        between = self._passage.lowered[self._at + 1 : self._passage.to_skeleton(total.span.start)]
        return _EXPLAINS.search(between) is not None and _FOLLOWS.search(between) is None


class _Pairs:
    """The claims that a share is the quotient of two of some figures."""

    def __init__(self, kind: str, passage: Passage, share: _Share, words: _Words) -> None:
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
        counts = [figure for figure in numbers if figure.noun and figure.noun not in _IDLE]
        counts = counts or [figure for figure in numbers if not (figure.noun or figure.is_word or figure.value < _MUCH)]
        named = [figure for figure in counts if idea(figure.noun) == share.noun]
        return named or [figure for figure in counts if not share.each.noun or figure.noun != share.each.noun]

    def _is_of_unit(self, figure: Quantity, unit: Unit) -> bool:
        """Whether a figure measures what a share is per; a time must be in the unit that the share names."""
        if unit.dimension == _TIME:
            return figure.unit == unit and figure.index < self._share.figure.index
        return figure.sense is Sense.MEASURE and not leftover(figure.unit.dimension, unit.dimension)

    def _may_be_total(self, total: Quantity, number: Quantity) -> bool:
        """Whether a figure is of the sort that a share is a part of."""
        each, bare = self._share.each, total.without_period()
        if max(total.index, number.index) > self._share.figure.index and not self._words.is_behind(total):
            return False
        unit = self._share.unit
        if denominators(bare.unit) or bare.unit != total.unit and unit is not None and unit.dimension == _TIME:
            return False
        if each.sense is Sense.COUNT or not each.unit.dimension:
            is_counted = total.sense in (Sense.COUNT, Sense.RATE) and total.value > number.value
            if not each.noun and self._share.averaged and idea(self._share.averaged) != idea(total.noun):
                return False
            if not total.noun and (total.is_word or not self._share.noun or idea(number.noun) != self._share.noun):
                return False
            return is_counted and (not each.noun or not total.noun or idea(each.noun) in (idea(total.noun), *_PEOPLE))
        return bool(total.unit.atoms) and not leftover(bare.unit.dimension, each.unit.dimension)
