"""Totals that sum up what was said before: "Together they come to …", "Adding the two, it needs …", "The total is …".

A wording that says how many things it adds, or that the sum is of these, convicts on any slip of the sum. One that
may tell of more than the text names ("The total bill is …") convicts only where a slip of the pen makes the difference.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

from claims.claim import Claim, Strength
from claims.implied import without
from claims.kinds.growth.together import is_of_changes
from claims.kinds.kind import is_operand, same_dimension, same_measure
from claims.kinds.totals.addition import FEWEST, Addition, without_idle
from claims.kinds.totals.closed import is_closed
from claims.kinds.totals.parts import is_part, without_prices
from claims.passage import ANY, SIGNS, Passage, Stretch
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense, size_of
from claims.span import Span
from claims.stands import stands

_GAP = r"[^.;:\uE000-\uF8FF]"
_COUNT = SIGNS[Sense.COUNT]
_VERB = (
    r"(?:comes?|came|adds?|added|sums?|makes?|made|totals?|totall?ed|amounts?|amounted|costs?|accounts?|is|are|was|were|will be"
    r"|reach(?:es|ed)?|swallow(?:s|ed)?|absorb(?:s|ed)?|claim(?:s|ed)?|carry|carried|provide[sd]?|suppl(?:y|ied)|cover(?:s|ed)?|sold|earn(?:s|ed)?"
    r"|serve[sd]?|contain(?:s|ed)?|store[sd]?|emit(?:s|ted)?|receive[sd]?|burn(?:s|ed)?|gives?|hold|have|had|use|weigh(?:ed)?|employ(?:ed)?|produced?|raised?|worth|take|took)"
)
_SUMS = r"(?:comes? to|came to|adds? up to|added up to|sums? to|amounts? to|amounted to|makes?|totals?|totall?ed)"
_IS = r"(?:is|are|was|were|comes? to|came to|of|amounts? to|amounted to|will be|would be|stands? at|reach(?:es|ed)?|costs?|makes?|takes?)"
_TOTAL = r"(?:(?:thus|therefore|then|so|now|accordingly|in fact|in the end) )?<ABOUT>(?<!\bthe\s)(?<!\bthese\s)(?<!\bthose\s)(?<!\bboth\s)(?<!\ball\s)(?<!\bof\s){t}"
_ADDING = (
    rf"(?:(?:add|put|take|sum|combine|count)(?:ing|ting|bining|ming)? (?:the|these|those|them|both|all)\b"
    rf"(?:[^.;:\uE000-\uF8FF]|{_COUNT}){{0,30}}?|added up|put together|taken together|between them"
    rf"|between the {_COUNT}|(?:over|across) (?:both|all {_COUNT}|the {_COUNT})|counting both|with (?:both|all|these|those|the {_COUNT}) (?:included|added|counted)|"
    r"(?:together|along|combined) with)"
)


class _Wording(NamedTuple):
    """A wording with a total `t`; `is_sure` tells that it is of what stands before it, and of no more."""

    phrase: Phrase
    is_sure: bool


_WORDINGS = (
    _Wording(Phrase(
        rf"\b(?:together|combined|altogether|in all|all told|in total|all in(?=,))\b(?! with)[^.;:]{{0,60}}\b{_VERB}\b"
        rf"{_GAP}{{0,25}}{{t}}"
    ), is_sure=True),
    _Wording(Phrase(rf"\b(?:they|these|those|both|the [{ANY}])(?!\w){_GAP}{{0,40}}\b{_SUMS} <ABOUT>{{t}}"), is_sure=True),
    _Wording(Phrase(rf"\b(?:that|this|which) (?:is|was|makes|made|gives|comes to|came to) <ABOUT>{{t}}{_GAP}{{0,20}}"
           r"\b(?:in all|altogether|all told|in total|together|combined)\b"), is_sure=True),
    _Wording(Phrase(
        r"(?:[,–—(:;]|\b(?:mak(?:es|ing)|or|that is|so)) ?<ABOUT>{t}(?: [a-z]+){0,3}? (?:in all|altogether|all told|in total)\b"
    ), is_sure=True),
    _Wording(Phrase(rf"\b{_ADDING}(?:{_GAP}|{_COUNT}){{0,70}}? {_TOTAL}"), is_sure=False),
    _Wording(Phrase(
        rf"\b(?:(?<=the\s)(?:sum|whole|lot|pair|trio|full)|total|combined|joint|overall)\b{_GAP}{{0,40}}?"
        rf"(?: of (?:the|these|both) {_COUNT})?{_GAP}{{0,20}}? (?:{_IS}|{_VERB}) {_TOTAL}"), is_sure=False),
    _Wording(Phrase(
        r"\b(?:brings?|bringing|brought|takes|taking|took) (?:the|its|our|their|this|that) (?:[a-z]+ ){0,2}(?:total|sum|bill|tally|costs?|number|figure|whole|budget|count)"
        r"(?: [a-z]+){0,4}? to <ABOUT>{t}"), is_sure=False),
)  # fmt: skip
_APART = lazy_regex(
    rf"\bfrom (?:(?!and\b|or\b)[a-z]+ ){{0,2}}[{ANY}]|\b(?:than|compared|versus|instead|including|of which|of whom|previous|earlier|last (?:year|month|week)|rose|fell"
    r"|if|would|could|budget|target|limit|at least|out of)\b",
    re.I,
)
_ALL = lazy_regex(r"\b(?:the|these|those|all|both|its|our) \Z", re.I)
_COMPOUNDED = lazy_regex(r"\bcompound|\b(?:same way|both ways|each way|there and back|back (?:again|the same))\b")
_NAMES = lazy_regex(r"\b(?:and|other|first|last|without|besides)\b")
_PAIR = lazy_regex(r"\b(?:both|the pair)\b", re.I)
_MOST_TERMS = 6
_MOST_COUNTED = 6
_FARTHEST = 4


def find_sums_of_before(passage: Passage) -> Iterator[Claim]:
    """Every total of the figures in its sentence and the few before it."""
    told: set[int] = set()
    for wording in _WORDINGS:
        for match in wording.phrase.matches(passage):
            sentence = passage.stretch_at(match.start("t"))
            if _COMPOUNDED.search(passage.lowered, sentence.start, sentence.end):
                continue
            if sentence.start not in told and not is_operand(passage.skeleton, match.start("t")):
                told.add(sentence.start)
                yield from _claims(passage, sentence, match, is_sure=wording.is_sure)


def _claims(passage: Passage, sentence: Stretch, match: re.Match[str], *, is_sure: bool) -> Iterator[Claim]:
    total = passage.quantity_at(match.start("t"))
    if is_of_changes(passage, total):
        return
    count = _count_named(passage, sentence, match)
    found = list(_of(total, passage, sentence, match, count, is_sure=is_sure))
    if not found and (below := total.unit.periods):
        # What they come to may be said for the period of which each was told without one.
        found = list(_of(without(total, below[0]), passage, sentence, match, count, is_sure=is_sure))
    yield from found


def _of(
    total: Quantity, passage: Passage, sentence: Stretch, match: re.Match[str], count: int, *, is_sure: bool
) -> Iterator[Claim]:
    """The claim that a total is of the figures of its sentence and so many before it that it can be of."""
    slips: list[Addition] = []
    for start in _starts(passage, sentence):
        figures = _terms(passage, start, match.start(), total, is_counted=count > 0)
        figures = without_prices(passage, without_idle(figures, total), count)
        is_apart = _APART.search(passage.skeleton, start, match.start()) is not None
        if not FEWEST <= len(figures) <= _MOST_TERMS or is_apart and not is_sure and not count:
            continue
        is_all = _is_closed(passage, sentence, figures, match.start("t"))
        holding = _holding(total, figures, len(figures) if is_all else count)
        if holding is not None:
            yield _claim(passage, holding, match)
            return
        slip = Addition(total, figures)
        if (
            slip.is_near
            and (is_sure or count or slip.is_misprint())
            and count == (len(figures) if is_apart or count else 0)
        ):
            slips.append(slip)
    if slips and not _stands(passage, total, slips[0]):
        yield _claim(passage, slips[0], match)


def _stands(passage: Passage, total: Quantity, found: Addition) -> bool:
    """Whether another figure states the sum already, so that this total is of more."""
    return stands(passage, sum(map(size_of, found.terms), Fraction(0)), total, found.terms)


def _is_closed(passage: Passage, sentence: Stretch, figures: tuple[Quantity, ...], at: int) -> bool:
    """Whether some figures are a list of one sentence before the total's, which names none of them apart."""
    first, last = (passage.to_skeleton(figures[place].span.start) for place in (0, -1))
    is_list = (
        last < sentence.start and passage.stretch_at(first) is passage.stretch_at(last) and is_closed(passage, figures)
    )
    return is_list and not any(pattern.search(passage.skeleton, sentence.start, at) for pattern in (_NAMES, _APART))


def _count_named(passage: Passage, sentence: Stretch, match: re.Match[str]) -> int:
    """How many things the wording says it sums up, "the two orders", "both", or 0 where it does not say."""
    for place in range(sentence.start, match.start("t")):
        is_named = place > match.start() or _ALL.search(passage.skeleton, max(0, place - 8), place)
        figure = passage.quantity_at(place) if passage.skeleton[place] == _COUNT and is_named else None
        if figure is not None and figure.is_word and figure.value.denominator == 1 and figure.value <= _MOST_COUNTED:
            return int(figure.value)
    return 2 * (_PAIR.search(passage.skeleton, sentence.start, match.start("t")) is not None)


def _starts(passage: Passage, sentence: Stretch) -> Iterator[int]:
    """Where this sentence starts, then the ones with figures before it in its block, one after the other."""
    number = passage.place_of(sentence)
    for before in range(number, max(-1, number - _FARTHEST), -1):
        if passage.sentences[before].sentence.block != sentence.sentence.block:
            return
        yield passage.sentences[before].start


def _terms(passage: Passage, start: int, end: int, total: Quantity, *, is_counted: bool) -> tuple[Quantity, ...]:
    """The figures of the total's measure that are results, not operands or prices of one.

    Percentages may be of anything, and are added only where the wording says how many they are.
    """
    figures = []
    fits = same_dimension if is_counted else same_measure
    for place in range(start, end):
        if passage.skeleton[place] not in ANY:
            continue
        figure = passage.quantity_at(place)
        if (
            is_part(passage, place)
            and figure.sense is total.sense
            and (is_counted or total.sense is not Sense.PERCENT)
            and fits(figure, total)
        ):
            figures.append(figure)
    return tuple(figures)


def _holding(total: Quantity, figures: tuple[Quantity, ...], count: int) -> Addition | None:
    """All the figures, or as many of them as the text says, that add up."""
    sizes = [count] if count else range(len(figures), FEWEST - 1, -1) if len(figures) <= FEWEST + 1 else [len(figures)]
    for size in sizes:
        for some in combinations(figures, size) if size <= len(figures) else ():
            addition = Addition(total, some)
            if (addition.can_be_in_words if count else addition.can_be) and addition.holds:
                return addition
    return None


def _claim(passage: Passage, addition: Addition, match: re.Match[str]) -> Claim:
    start = min(term.span.start for term in addition.terms)
    return addition.claim(Span(start, passage.extent(match.start(), match.end()).end), Strength.WORDED)
