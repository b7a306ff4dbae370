"""A share and the whole that it is of, said together: `12 percent of its 900 boats`, `900 boats, and 12 percent of them`."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from claims.kinds.kind import is_operand
from claims.kinds.told.sizes import is_plain
from claims.label import ideas_in
from claims.passage import Passage, Stretch
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.portioning.formulas import GROWN, LEFT, PART
from claims.quantity import Quantity, Sense
from claims.reach import sentence_before

_P, _Y = "{p:percent|fraction}", "{y:count|measure|money|rate}"
_GAP = r"[^.;:()\uE000-\uF8FF]"
_DET = r"(?:the|all|its|their|our|his|her|these|those|that|this|some|about|roughly|an?|[\w-]+[’']s)"
_THE = rf"(?:(?:{_DET} )+(?:[a-z-]+ )?(?:[a-z-]+ (?:[a-z-]+ )?of (?:about |some )?)?)?"
_ABOUT = r"(?:(?:about|around|roughly|nearly|almost|some|just|only|over|exactly|an?|the|well|more than) )*"
_IS = r"(?:is|are|was|were|comes? to|came to|amounts? to|amounted to|total(?:s|led)?|stands? at|stood at|reach(?:es|ed)?|numbers?|numbered)"
_THEM = r"(?:it|them|this|that|these|those|the (?:total|sum|whole|money|lot))"
_OFF = r"(?P<off>off|discount|reduction|rebate|markdown)"
_ON = r"(?P<on>surcharge|mark-?up|premium|supplement)"
_TOGETHER = (
    Phrase(rf"{_P} of {_THE}{_Y}"),
    Phrase(rf"{_P} of [a-z][\w’'-]*(?: [a-z][\w’'-]*){{0,4}}, (?:which|who) {_IS} {_ABOUT}{_Y}"),
    Phrase(rf"{_Y}{_GAP}{{0,60}}?(?:,|;| ?[–—(]|\b(?:and|but|with)\b)(?: [a-z]+){{0,3}}? {_P} of {_THEM}\b"),
    Phrase(rf"{_Y}{_GAP}{{0,60}}?\bof (?:which|whom) {_ABOUT}{_P}"),
    Phrase(rf"\b(?:of|out of) {_THE}{_Y}{_GAP}{{0,60}}?, {_ABOUT}{_P}"),
    Phrase(rf"{_P} (?:{_OFF}|{_ON})(?: (?:off|on|from|to|over))? {_THE}(?:[a-z-]+ )?{_Y}", frozenset("py")),
)
_OF_THEM = (
    Phrase(rf"{_P} of (?:it|them|these|those|that)\b(?! [a-z]+ who\b)"),
    Phrase(rf"\b(?:of|out of) (?:these|those|them|that|this),? {_ABOUT}{_P}"),
)
_SUBJECT = Phrase(
    rf"{_P} (?:has|have|had|is|are|was|were|do|does|did|lives?|lived|needs?|needed|speaks?|travels?|walks?|comes?|came|uses?|used|owns?|owned|"
    r"rents?|rented|works?|worked|voted?|said|say|receives?|received|took|takes?|went|goes|failed|lost)\b"
)
_REDUCED = Phrase(rf"{_P} {_OFF}\b")
_HEDGES = lazy_regex(rf"\W*{_ABOUT}\Z".replace(" ", r"\s"))
_PRICE = lazy_regex(
    r"\b(?:price|prices|fee|rate|charge|tariff|cost|costs|costing|priced|sells?|sold)(?:\s(?:of|is|was|at|for))?\s\Z"
)
_LEVY = r"\b(?:levy|tax(?:ed)?|fee|charge|duty|toll|commission|royalty|surcharge|set at|rate)\b"
_SIZES = (Sense.COUNT, Sense.MEASURE, Sense.MONEY, Sense.RATE)
_FEW = 10


class Tie(NamedTuple):
    """A share, its whole, what the words speak of making of them, and the ideas of the words behind the share.

    `words` are those of the sentence around them, `is_levy` tells that the share is one to be paid.
    """

    share: Quantity
    whole: Quantity
    start: int
    end: int
    formula: str
    words: str
    topic: frozenset[str]
    is_levy: bool


def ties(passage: Passage) -> Iterator[Tie]:
    """Every share that is said together with its whole, or of what the sentence before counts alone."""
    seen: set[int] = set()
    for match, whole in _pairs(passage):
        tie = _tie(passage, match, whole) if match.start("p") not in seen else None
        if tie is not None:
            seen.add(match.start("p"))
            yield tie


def _pairs(passage: Passage) -> Iterator[tuple[re.Match[str], Quantity]]:
    """Every wording of a share and its whole."""
    for phrases, whole_of in (
        (_TOGETHER, _said),
        (_OF_THEM, _alone),
        ((_SUBJECT,), _of_subject),
        ((_REDUCED,), _priced),
    ):
        for phrase in phrases:
            for match in phrase.matches(passage):
                whole = whole_of(passage, match)
                if whole is not None:
                    yield match, whole


def _said(passage: Passage, match: re.Match[str]) -> Quantity | None:
    return passage.quantity_at(match.start("y"))


def _alone(passage: Passage, match: re.Match[str]) -> Quantity | None:
    return _alone_before(passage, passage.stretch_at(match.start("p")), match.start("p"))


def _of_subject(passage: Passage, match: re.Match[str]) -> Quantity | None:
    """The only size of the sentence before one that a share opens."""
    here, at = passage.stretch_at(match.start("p")), match.start("p")
    return _alone_before(passage, here, at) if _HEDGES.fullmatch(passage.lowered, here.start, at) else None


def _priced(passage: Passage, match: re.Match[str]) -> Quantity | None:
    """The first amount of money behind a discount, in its sentence or the next, where it is said to be the price."""
    here = passage.stretch_at(match.start())
    number = passage.place_of(here)
    after = passage.sentences[number + 1] if number + 1 < len(passage.sentences) else here
    end = after.end if after.sentence.block == here.sentence.block else here.end
    money = [each for each in passage.between(passage.extent(match.end(), end)) if each.sense is Sense.MONEY]
    if not money:
        return None
    at = passage.to_skeleton(money[0].span.start)
    return money[0] if _PRICE.search(passage.lowered, match.end(), at) else None


def _tie(passage: Passage, match: re.Match[str], whole: Quantity) -> Tie | None:
    share, here = passage.quantity_at(match.start("p")), passage.stretch_at(match.start("p"))
    is_share = not share.is_range and not share.is_firm_bound and 0 < share.value * share.unit.factor < 1
    is_share = is_share and not is_operand(passage.skeleton, match.start("p"))
    if not is_share or whole.is_range or whole.is_firm_bound or whole.value <= 1:
        return None
    words = passage.lowered[here.start : here.end]
    clause = re.split(r"[.;:\uE000-\uF8FF]", passage.lowered[match.end() : here.end])[0]
    groups, end = match.groupdict(), max(match.end(), passage.to_skeleton(whole.span.start) + 1)
    formula = LEFT if groups.get("off") else GROWN if groups.get("on") else PART
    is_levy = re.search(_LEVY, words[: match.end() - here.start]) is not None
    return Tie(share, whole, match.start(), end, formula, words, ideas_in(clause), is_levy)


def _alone_before(passage: Passage, here: Stretch, at: int) -> Quantity | None:
    """The only size of a sentence before its share, or of the sentence before."""
    own = [each for each in passage.between(passage.extent(here.start, at)) if _is_size(passage, each)]
    if own:
        return None
    earlier = sentence_before(passage, here)
    sizes = [each for each in passage.within(earlier) if _is_size(passage, each)] if earlier is not None else []
    return sizes[0] if len(sizes) == 1 else None


def _is_size(passage: Passage, figure: Quantity) -> bool:
    return (
        figure.sense in _SIZES
        and not (figure.sense is Sense.COUNT and figure.value < _FEW)
        and is_plain(passage, figure)
    )
