"""A part, its whole and the share that is said of them.

The two stand together in many ways (`x of the y N`, `of y N, x`, `y N, x of which`), and the share is tied to them in
many others: by words (`or z%`, `That is z%`), by its place (`, z% of the total`, `(z%)`), or by a name that says what is
divided (`an acceptance rate of z%`). Each way of the first sort goes with each of the second. Or the whole has a name
beside the share, `$64,000, 8 percent of sales`, and a figure elsewhere has that name for its label.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from claims.movement import MOVE
from claims.passage import Passage, Stretch
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense, size_of
from claims.reach import Pair, are_alike, sentence_before
from claims.slip import PERIOD_SLIPS
from claims.unit import NO_UNIT, atom
from claims.whole import wholes_named

_GAP = r"[^.;:()\uE000-\uF8FF]"
_THE = r"(?:(?:the|all|its|their|our|his|her|these|those|about|some|roughly|every|each|[a-z]+[’']s) )*"
_TOGETHER = (
    rf"{{x}} (?:out )?of {_THE}{{y}}",
    rf"(?<![\w’'%]\s)\b(?:of|out of|among) {_THE}{{y}}{_GAP}{{0,50}}?,? <ABOUT>{{x}}",
    rf"{{y}}{_GAP}{{0,50}}?,? (?:and |with )?<ABOUT>{{x}} of (?:which|whom|them|these|those)",
)
_SAID = (
    r"(?:,| ?[–—;(])? ?(?:and )?(?:or|i\.e\.,?|that is,?|that[’']s|which (?:is|was|makes?|means|represents)|that (?:makes|made)|"
    r"(?:this|it) (?:is|was)|representing|making|equal to|amounting to|equivalent to|(?:women |men |they )?mak(?:e|es|ing) up)"
)
_NO_CHANGE = (
    r"(?! ?(?:more|less|fewer|higher|lower|faster|slower|cheaper|dearer|larger|smaller|longer|shorter|points?|per|a|of the time|in|"
    r"above|below|up|down|off|over|under|of)\b)"
)
_OF_WHOLE = r"(?:(?= ?[.;)–—:,]|$)| of (?:(?:the|its|their|our|all|total|annual|whole|that|this) )*(?P<of>[a-z]+)(?! (?:of|in)\b))"
_TIED = tuple(
    Phrase(
        rf"{pair}{_GAP}{{0,70}}?(?:{_SAID} <ABOUT>{{f:fraction|percent}}{_NO_CHANGE}|(?:,| ?[–—(:]) ?<ABOUT>{{g:fraction|percent}}{_OF_WHOLE})",
        frozenset("xy"),
    )
    for pair in _TOGETHER
)
_SAID_NEXT = Phrase(
    rf"\b(?:that|this|it)(?:[’']s| (?:is|was|makes|means|represents|comes to|amounts to|works out at)) <ABOUT>{{f:fraction|percent}}{_OF_WHOLE}"
)
_WHOLES = frozenset("total whole lot all capacity".split())
_MOVES = lazy_regex(rf"\b(?:{MOVE}|than|compared|against|versus)\b", re.IGNORECASE)
_NAMES = (
    r"(?:(?:acceptance|admissions?|admittance|rejection|response|reply|return|success|failure|survival|mortality|fatality|death|occupancy|"
    r"vacancy|attendance|absence|completion|dropout|drop-out|graduation|pass|hit|error|defect|fault|default|recovery|conversion|approval|"
    r"participation|take-up|uptake|adoption|coverage|vaccination|infection|positivity|detection|literacy|employment|unemployment|turnout|"
    r"capture|recapture|germination|hatching|fill|win|cure|relapse|renewal|retention|recycling|collection|clearance|compliance|refusal|"
    r"no-show|scrap|reject|utili[sz]ation) (?:rate|level)|"
    r"occupancy|coverage|turnout|take-up|uptake|attendance|utili[sz]ation|share|proportion|score|mark|response|return)"
)
_NAMED = Phrase(
    rf"(?:(?:,| ?[–—(:;]) ?(?:or |giving |for |with |that is |which is |making |yielding )?|\b(?:giving|for|making|yielding|gives|makes) )"
    rf"(?:an? |the )(?:[a-z]+ )?{_NAMES} of <ABOUT>{{f:percent|fraction}}(?= ?[.,;)–—]|$)"
)
_IN_MONEY = Phrase(
    r"<ABOUT>{f:money} (?:of|in|from|out of|on|for) (?:every|each|the) (?:dollar|euro|pound|franc|rupee|rouble|rand|krona|peso|real)\b"
)
_MORE = Phrase(rf"\b(?:more|less|another|extra|than|{MOVE})\b")
"""A share as so many hundredths of a coin: 57 cents of every dollar."""
_NAME = r"of (?P<of>[a-z][\w’'-]*(?: [\w’'-]+){0,7})(?= ?[^\w\s\uE000-\uF8FF]|$)"
"""The words for a whole: up to a mark, so that no figure stands in them."""
_IS = r"(?:is|are|was|were|would be|represents?|mak(?:es?|ing) up|accounts? for|amounts? to|equals?|comes? to|takes?|took|absorbs?|absorbed)"
_OF_NAMED = Phrase(
    rf"{{x}}{_GAP}{{0,50}}?(?:(?:,| ?[–—(:;])|\b{_IS}) ?"
    rf"(?:or |which (?:is|was) |that (?:is|was),? |i\.e\.,? |equal to |equivalent to |representing |making(?: up)? )?<ABOUT>{{f:percent|fraction}} {_NAME}"
)
_PART_OF_NAMED = Phrase(
    r"{x:count|measure|money} of (?P<of>(?:the|all|its|their|our|all the) [a-z][\w’'-]*(?: [\w’'-]+){0,5}?)(?:,| ?[–—(]) ?"
    r"(?:or |which (?:is|was) |that is,? |i\.e\.,? )?<ABOUT>{f:percent|fraction}(?= ?[.,;)–—]|$)"
)
_NEXT_OF_NAMED = Phrase(
    rf"(?:that|this|it|these|they|those)(?:[’']s| {_IS})(?: equal to| equivalent to)? <ABOUT>{{f:percent|fraction}} {_NAME}"
)
_SAID_BEHIND = (
    r" of (?:(?:the|its|our|their|his|her|your|all|an?|last year[’']s|this year[’']s) )*[a-z][\w’'-]*(?: [a-z][\w’'-]*){0,4}?"
    r"(?: of|, (?:which|who) (?:is|are|was|were|has|have|had|totals?|totalled|comes? to|came to|amounts? to|amounted to|stands? at|stood at|runs? to|ran to|numbers?)) "
    r"<ABOUT>{y:count|measure|money}(?= ?[.,;:)–—]|$| (?:and|but|in|a|per|by|that|who|which|to|last|this|at|for|from|so|is|was|had|has)\b| [a-z]+ ?[.,;)])"
)
"""A whole right behind its name: "of a budget of $4 million", "of sales, which were $250 million"."""
_OF_SAID = Phrase(
    rf"{{x:count|measure|money}}{_GAP}{{0,50}}?(?:(?:,| ?[–—(:;])|\b{_IS}) ?"
    rf"(?:or |which (?:is|was) |that (?:is|was),? |i\.e\.,? |equal to |equivalent to |representing |making(?: up)? )?<ABOUT>{{f:percent|fraction}}{_SAID_BEHIND}"
)
_NEXT_OF_SAID = Phrase(
    rf"(?:that|this|it|these|they|those)(?:[’']s| {_IS})(?: equal to| equivalent to)? <ABOUT>{{f:percent|fraction}}{_SAID_BEHIND}"
)
_ELSEWHERE = lazy_regex(r"\b(?:In|At|For) [A-Z]|\b(?:last|previous|next|this) (?:year|quarter|month)\b")
_NEAR, _MANY = Fraction(99, 100), 100
_PAIRS = tuple(map(Phrase, (*_TOGETHER, rf"{{y}}{_GAP}{{0,50}}?,? of (?:which|whom) <ABOUT>{{x}}")))
_SIZES = (Sense.COUNT, Sense.MEASURE, Sense.MONEY)
_PARTS = (*_SIZES, Sense.RATE, Sense.DURATION)


class Proportion(NamedTuple):
    """A part, its whole and the share stated for it; `start` and `end` are those of the wording in the skeleton.

    `is_sure` tells whether the wording leaves no other whole, `is_named` whether that was found by what it is called.
    """

    part: Quantity
    whole: Quantity
    share: Quantity
    start: int
    end: int
    is_sure: bool = True
    is_named: bool = False


_WANTS = lazy_regex(
    r"\b(?:asks? for|requires?|needs?|demands?|must|targets?|goals?|wants?|aims?|thresholds?|at least) "
)
"""What comes before a share that is wanted, and need not be had."""


def proportions(passage: Passage) -> Iterator[Proportion]:
    """Every share that is tied to a part and its whole by words, by its place or by a name."""
    yield from _tied(passage)
    yield from _said_next(passage)
    for match in _NAMED.matches(passage):
        pair = _pair_before(passage, match.start())
        start = passage.stretch_at(match.start()).start
        if pair is not None and not _WANTS.search(passage.lowered, start, match.start("f")):
            yield Proportion(*pair, passage.quantity_at(match.start("f")), *match.span())
    for match in _IN_MONEY.matches(passage, _MORE):
        pair, coins = _pair_before(passage, match.start()), passage.quantity_at(match.start("f"))
        if pair is not None and coins.unit.written_factor * 100 == 1:
            share = replace(coins, unit=atom("%"), sense=Sense.PERCENT)
            here = passage.stretch_at(match.start())
            earlier = sentence_before(passage, here)
            is_sure = pair[0] in passage.within(here) or earlier is not None and pair_in(passage, earlier) == pair
            yield Proportion(*pair, share, *match.span(), is_sure)
    yield from _of_named(passage)
    yield from _of_said(passage)


def _tied(passage: Passage) -> Iterator[Proportion]:
    for phrase in _TIED:
        for match in phrase.matches(passage):
            if not _MOVES.search(match[0]):
                part, whole = (passage.quantity_at(match.start(name)) for name in "xy")
                if part.sense is Sense.FRACTION or whole.has_scale and not part.has_scale:
                    # "45 of the 60 million" are millions as well.
                    continue
                share = passage.quantity_at(match.start("f" if match["f"] else "g"))
                yield Proportion(part, whole, share, *match.span(), _is_whole(match["of"], whole))


def _said_next(passage: Passage) -> Iterator[Proportion]:
    """A share in a sentence of its own after the one with the part and the whole: "That is z%"."""
    for match in _SAID_NEXT.matches(passage):
        here = passage.stretch_at(match.start())
        earlier = sentence_before(passage, here)
        if earlier is None or passage.skeleton[here.start : match.start()].strip(" *_\n"):
            continue
        pair = pair_in(passage, earlier)
        if pair is not None and not _MOVES.search(passage.skeleton, earlier.start, match.end()):
            is_sure = _is_whole(match["of"], pair[1])
            yield Proportion(*pair, passage.quantity_at(match.start("f")), *match.span(), is_sure)


def _of_named(passage: Passage) -> Iterator[Proportion]:
    """A share behind its part, or in the next sentence, of what a figure elsewhere has for its label."""
    for match in (*_OF_NAMED.matches(passage), *_PART_OF_NAMED.matches(passage)):
        part = _as_count(passage.quantity_at(match.start("x")))
        if part.sense in _PARTS and part.value > 1:
            wholes = wholes_named(passage, match["of"], part)
            yield from _each_of(passage, match, wholes.pairs, is_sure=wholes.is_sure)
    for match in _NEXT_OF_NAMED.matches(passage):
        here = passage.stretch_at(match.start())
        earlier = sentence_before(passage, here)
        if earlier is not None and not passage.skeleton[here.start : match.start()].strip(" *_\n"):
            yield from _next_of_named(passage, match, earlier)


def _as_count(figure: Quantity) -> Quantity:
    """What happened very many times as the number of times."""
    is_many = figure.sense is Sense.MULTIPLIER and figure.value >= _MANY
    return figure.in_unit(NO_UNIT, Sense.COUNT) if is_many else figure


def _next_of_named(passage: Passage, match: re.Match[str], earlier: Stretch) -> Iterator[Proportion]:
    """The share of a figure of the sentence before, which has no other size but that and the whole."""
    sizes = [
        figure
        for figure in passage.within(earlier)
        if figure.sense in _PARTS and figure.value > 1 and not figure.is_range
    ]
    for part in sizes:
        wholes = wholes_named(passage, match["of"], part)
        others = {size.index for size in sizes} - {part.index} - {whole.index for _, whole in wholes.pairs}
        yield from _each_of(passage, match, wholes.pairs, is_sure=wholes.is_sure and not others)


def _of_said(passage: Passage) -> Iterator[Proportion]:
    """A share behind its part, or in the next sentence, of a whole that is said right behind its name."""
    for match in _OF_SAID.matches(passage):
        yield from _of_whole(passage, match, passage.quantity_at(match.start("x")))
    for match in _NEXT_OF_SAID.matches(passage):
        here = passage.stretch_at(match.start())
        earlier = sentence_before(passage, here)
        parts = [figure for figure in passage.within(earlier) if figure.sense in _PARTS] if earlier is not None else []
        if len(parts) == 1 and not passage.skeleton[here.start : match.start()].strip(" *_\n"):
            yield from _of_whole(passage, match, parts[0])


def _of_whole(passage: Passage, match: re.Match[str], part: Quantity) -> Iterator[Proportion]:
    whole, share = passage.quantity_at(match.start("y")), passage.quantity_at(match.start("f"))
    pair = part.without_period(), whole.without_period()
    is_part = are_alike(*pair) and size_of(pair[0]) < size_of(pair[1]) and _may_be_of_one_period(part, whole, share)
    if is_part and not _MOVES.search(match[0]) and not (part.is_firm_bound or whole.is_firm_bound):
        yield Proportion(*pair, share, *match.span(), is_named=True)


def _each_of(passage: Passage, match: re.Match[str], pairs: tuple[Pair, ...], *, is_sure: bool) -> Iterator[Proportion]:
    share = passage.quantity_at(match.start("f"))
    for part, whole in pairs:
        is_sure = is_sure and not _MOVES.search(match[0]) and not _changes_scope(passage, whole, match)
        is_sure = is_sure and not _are_of_two_periods(part, whole, share)
        yield Proportion(part, whole, share, *match.span(), is_sure, is_named=True)


def _may_be_of_one_period(part: Quantity, whole: Quantity, share: Quantity) -> bool:
    """Whether the part and the whole are said of one period, or one of them of none and it does not matter."""
    periods = {part.unit.period, whole.unit.period}
    return len(periods - {NO_UNIT}) <= 1 and not (len(periods) > 1 and _are_of_two_periods(part, whole, share))


def _are_of_two_periods(part: Quantity, whole: Quantity, share: Quantity) -> bool:
    """Whether the share is right but for a factor between periods: the part is a day's, and the whole a year's."""
    given = size_of(part) / size_of(whole)
    stated = size_of(share)
    return any(_NEAR * stated <= given * Fraction(factor) <= stated / _NEAR for factor in PERIOD_SLIPS)


def _is_whole(word: str | None, whole: Quantity) -> bool:
    """Whether "of the …" behind a share says no more than that it is one of the whole."""
    said = (word or "total").lower()
    return said in _WHOLES or bool(whole.noun) and said.startswith(whole.noun.lower())


def _changes_scope(passage: Passage, whole: Quantity, match: re.Match[str]) -> bool:
    """Whether the part may be one of another place or time than the whole before it."""
    start = passage.to_skeleton(whole.span.start)
    return start < match.start() and _ELSEWHERE.search(passage.skeleton, start, match.end()) is not None


def pair_in(passage: Passage, stretch: Stretch) -> tuple[Quantity, Quantity] | None:
    """The part and the whole that are said together in a stretch, where only two are."""
    found = [match for phrase in _PAIRS for match in phrase.matches_in(passage, stretch)]
    return (
        (passage.quantity_at(found[0].start("x")), passage.quantity_at(found[0].start("y")))
        if len(found) == 1
        else None
    )


def _pair_before(passage: Passage, position: int) -> tuple[Quantity, Quantity] | None:
    """The part and the whole before a share with a name: said together, or the only two sizes that there are."""
    here = passage.stretch_at(position)
    together = pair_in(passage, here._replace(end=position))
    if together is not None:
        return together
    sizes = _sizes(passage.between(passage.extent(here.start, position)))
    earlier = sentence_before(passage, here)
    if len(sizes) <= 1 and earlier is not None:
        sizes = [*_sizes(passage.within(earlier)), *sizes]
    if len(sizes) != 2:
        return None
    part, whole = sorted(sizes, key=size_of)
    is_one_measure = are_alike(part, whole) and part.noun in ("", whole.noun)
    return (part, whole) if is_one_measure else None


def _sizes(figures: tuple[Quantity, ...]) -> list[Quantity]:
    return [figure for figure in figures if figure.sense in _SIZES]
