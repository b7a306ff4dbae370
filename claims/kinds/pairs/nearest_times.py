"""A multiple of which no two sizes near are: `We won 4,200 members and lost 6,300, so that losses were more than double`.

The words leave the base unsaid, or only point to it ("less than half of that", "almost three times the price"). Every pair of
sizes near that may be meant is tried: one that stands in the multiple, within what its words leave open, clears it. Where none
does, it is held to the pair that comes closest, as a warning.
"""

import math
import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from claims.claim import Claim, Premise
from claims.interval import Interval
from claims.kinds.kind import is_operand, same_measure
from claims.kinds.pairs.only_two import is_plain_size, shares_idea
from claims.misprint import power_of_ten
from claims.passage import SIGNS, Passage, Stretch
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Hedge, Quantity, Sense, is_size, size_of
from claims.reach import are_alike, are_money_and_count, as_spoken, in_one_unit, sentence_before

_NOUN = (
    r"(?:price|cost|size|number|amount|rate|figure|length|height|weight|area|speed|sum|distance|fare|rent|fee|charge|volume|depth|"
    r"width|capacity|load|count|output)"
)
_SAID = Phrase(
    rf"(?<!=)(?<!=\s){{x:multiplier|fraction}}(?P<tail> (?:of )?(?:that|this|it|these|those|them)| as (?:much|many|large|big|high|long|dear|old|fast|heavy|tall|deep|wide|costly|expensive)"
    rf"| the {_NOUN}|(?P<base> (?:the |its |their )?(?!(?:and|but|while|by|in|on|at|as|for|over|since|to|from|the)\b)[a-z]{{3,}}(?: [a-z]{{5,}})?)|)(?= ?[.,;:)–—]|$| (?:and|but|while)\b)"
)
_RESULT = lazy_regex(r",? (?:so|to|and) (?:that )?(?:now )?[\uE000-\uF8FF]")
_UNSURE = lazy_regex(
    r"\b(?:if|could|should|might|may|not|never|n[’']t|target|respectively|expect\w*|plan\w*|(?:every|each)(?! (?:year|month|week|day)\b)|since|again|until|next|another|usual"
    r"|averages?|normal|by then|ago|instead|times? (?:a|per)|once|per (?:cent|head)|elsewhere|meanwhile|either|neither)\b|[\uE000-\uF8FF] (?:as|of) a\b"
)
_OURS = lazy_regex(r"\b(?:ours|theirs|mine|hers)\b")
_APPOSED_BY = r"(?: [a-z]+){0,2}\s*[,–—(]\s*(?:(?:or|that is|well|just|only|a|bit|little|less than|more than|over|under|almost|nearly|about|some) )*"
_APPOSED = lazy_regex(_APPOSED_BY)
_SHARE_BEFORE = lazy_regex(rf"[{SIGNS[Sense.PERCENT]}{SIGNS[Sense.FRACTION]}]{_APPOSED_BY}\Z")
_COUNTS = lazy_regex(r"(?:times|twice|thrice|once)\Z", re.IGNORECASE)
_WOULD = lazy_regex(r"\bwould\b")
_YEAR = lazy_regex(r"\b(?:1[5-9]|20)\d\d\b")
_CLAUSE = lazy_regex(r"\s[–—]\s|[,;:(]|\b(?:and|so|or|which|that|while|but)\b")
_MOST, _SENTENCES, _BOTH, _REACH, _STEM = 6, 2, 2, 60, 5
_FARTHEST = 4
_CLOSE = Fraction(1, 100)
_SLACK, _OF_BOUND = Fraction(12, 100), Fraction(3, 100)


def times_of_nearest(passage: Passage) -> Iterator[Claim]:
    """Every multiple that no two sizes near stand in."""
    for match in _SAID.matches(passage):
        said = passage.quantity_at(match.start("x"))
        is_alone = not match["tail"]
        is_open = is_alone and (
            said.sense is Sense.FRACTION and not said.is_bound or said.value < 1 and not said.is_bound
        )
        # "It landed on heads 11 times" counts, and so does "weighed it twice".
        is_open = (
            is_open or is_alone and _COUNTS.search(passage.document.text[said.span.start : said.span.end]) is not None
        )
        if not (said.is_range or said.value in (0, 1) or is_open or is_operand(passage.skeleton, match.start("x"))):
            exact = said.but(resolution=Fraction(0), round_resolution=Fraction(0))
            yield from _said(passage, match, as_spoken(exact))


def _said(passage: Passage, match: re.Match[str], said: Quantity) -> Iterator[Claim]:
    here, at = passage.stretch_at(match.start()), match.start("x")
    own, is_result = _sizes(passage, here.start, at), _RESULT.match(passage.lowered, match.end()) is not None
    if is_result:
        own += _sizes(passage, match.end(), here.end)[:1]
    before, stretches = _before(passage, here)
    clause = _CLAUSE.split(passage.lowered[here.start : at])[-1]
    is_known = is_result or _OURS.search(clause) is not None or _is_apposed(passage, own, at)
    is_known = is_known or shares_idea(clause, passage.skeleton[(stretches or [here])[-1].start : here.start])
    if match["base"] and not (len(own) >= _BOTH and _is_named(match["base"], passage.lowered[here.start : at])):
        return
    start = here.start if own else (stretches or [here])[-1].start
    if _UNSURE.search(passage.lowered, start, match.end()) or len(own) < _BOTH and not is_known:
        return
    if _WOULD.search(passage.lowered, here.start, at) and not (
        is_known and stretches and _WOULD.search(passage.lowered, stretches[0].start, stretches[0].end)
    ):
        return
    if not own and _YEAR.search(clause) or _is_of_share(passage, at):
        return
    found = _pairs(own, before)
    pairs = [pair for pair in found if same_measure(*pair) and _are_of_one_sense(passage, pair)]
    behind = _pairs(_sizes(passage, match.end(), here.end), [*before, *own])
    if not pairs or any(_holds(said, pair) for pair in (*found, *behind)):
        return
    low, high = min(pairs, key=lambda pair: abs(math.log(float(_ratio(said, pair) / said.value))))
    if _is_near(said, _ratio(said, (low, high))) and (own or len(pairs) == 1):
        formula, premises = "b / a" if said.value > 1 else "a / b", (Premise("a", low), Premise("b", high))
        yield Claim("multiple", said, formula, premises, passage.extent(*match.span()), loose=True)


def _is_apposed(passage: Passage, own: Sequence[Quantity], at: int) -> bool:
    """Whether a multiple stands right behind the size that it is said of."""
    last = passage.to_skeleton(own[-1].span.start) if own else at
    return last < at and _APPOSED.fullmatch(passage.lowered, last + 1, at) is not None


def _is_named(words: str, said: str) -> bool:
    """Whether one of some words, or another of its family, was said: enrolments, of those enrolled."""
    return any(word[:_STEM] in said for word in words.split() if len(word) >= _STEM)


def _is_of_share(passage: Passage, at: int) -> bool:
    """Whether a multiple stands right behind a share, which it says in other words."""
    return _SHARE_BEFORE.search(passage.lowered, max(0, at - _REACH), at) is not None


def _are_of_one_sense(passage: Passage, pair: tuple[Quantity, Quantity]) -> bool:
    """Whether two sizes are of one sense as they are written, whatever unit one of them was given."""
    return len({passage.quantities[figure.index].sense for figure in pair}) == 1


def _sizes(passage: Passage, start: int, end: int) -> list[Quantity]:
    """The plain sizes in a stretch of the skeleton."""
    return [
        figure
        for figure in passage.between(passage.extent(start, end))
        if is_size(figure) and figure.sense is not Sense.PERCENT and is_plain_size(passage, figure)
    ]


def _before(passage: Passage, here: Stretch) -> tuple[list[Quantity], list[Stretch]]:
    """The sizes of the few sentences before one, and these from the last to the first."""
    found: list[Quantity] = []
    stretches: list[Stretch] = []
    earlier = sentence_before(passage, here)
    while earlier is not None and len(stretches) < _SENTENCES:
        stretches.append(earlier)
        found = [*_sizes(passage, earlier.start, earlier.end), *found]
        earlier = sentence_before(passage, earlier)
    return found[-_MOST:], stretches


def _pairs(own: Sequence[Quantity], before: Sequence[Quantity]) -> list[tuple[Quantity, Quantity]]:
    """The smaller and the greater of every two sizes, one of them in the sentence itself where it has any, whatever they count."""
    found = []
    for one, other in combinations((*before, *own), 2):
        pair = _of_one_period(*in_one_unit(one, other))
        is_pair = (not own or other in own) and not are_money_and_count(one, other) and are_alike(*pair)
        if is_pair and size_of(pair[0]) != size_of(pair[1]):
            low, high = sorted(pair, key=size_of)
            found.append((low, high))
    return found


def _of_one_period(one: Quantity, other: Quantity) -> tuple[Quantity, Quantity]:
    """Two sizes, without the period of one where the other's is left unsaid."""
    is_unsaid = bool(one.unit.periods) is not bool(other.unit.periods)
    return (one.without_period(), other.without_period()) if is_unsaid else (one, other)


def _ratio(said: Quantity, pair: tuple[Quantity, Quantity]) -> Fraction:
    low, high = map(size_of, pair)
    return high / low if said.value > 1 else low / high


def _is_near(said: Quantity, ratio: Fraction) -> bool:
    """Whether two sizes may be meant at all: a third of one is no thousandth, but for a power of ten."""
    return 1 / Fraction(_FARTHEST) <= ratio / said.value <= _FARTHEST or power_of_ten(ratio / said.value, _CLOSE) != 0


def _holds(said: Quantity, pair: tuple[Quantity, Quantity]) -> bool:
    """Whether two sizes stand in a multiple, or nearly so; a bound leaves less open than a round figure."""
    reach, ratio = said.interval, _ratio(said, pair)
    slack = said.value * (_OF_BOUND if said.is_bound else _SLACK)
    low = reach.low - slack if reach.low is not None else None
    high = reach.high + slack if reach.high is not None else None
    if said.hedge in (Hedge.OVER, Hedge.AT_LEAST):
        low = said.value - slack
    if said.hedge in (Hedge.UNDER, Hedge.AT_MOST):
        high = said.value + slack
    return Interval(low, high).contains(ratio) and _is_near(said, ratio)
