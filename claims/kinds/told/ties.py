"""A share and the whole that it is of, said together: `12 percent of its 900 boats`, `900 boats, and 12 percent of them`."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from claims.kinds.kind import is_operand
from claims.kinds.told.sizes import is_plain
from claims.label import ideas_in
from claims.passage import Passage, Stretch
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
    for phrase in _TOGETHER:
        for match in phrase.matches(passage):
            yield match, passage.quantity_at(match.start("y"))
    for phrase in _OF_THEM:
        for match in phrase.matches(passage):
            whole = _alone_before(passage, passage.stretch_at(match.start("p")), match.start("p"))
            if whole is not None:
                yield match, whole


def _tie(passage: Passage, match: re.Match[str], whole: Quantity) -> Tie | None:
    share, here = passage.quantity_at(match.start("p")), passage.stretch_at(match.start("p"))
    is_share = not share.is_range and not share.is_firm_bound and 0 < share.value * share.unit.factor < 1
    is_share = is_share and not is_operand(passage.skeleton, match.start("p"))
    if not is_share or whole.is_range or whole.is_firm_bound or whole.value <= 1:
        return None
    words = passage.lowered[here.start : here.end]
    clause = re.split(r"[.;:\uE000-\uF8FF]", passage.lowered[match.end() : here.end])[0]
    groups = match.groupdict()
    formula = LEFT if groups.get("off") else GROWN if groups.get("on") else PART
    is_levy = re.search(_LEVY, words[: match.end() - here.start]) is not None
    return Tie(share, whole, match.start(), match.end(), formula, words, ideas_in(clause), is_levy)


def _alone_before(passage: Passage, here: Stretch, at: int) -> Quantity | None:
    """The only size of a sentence before its share, or of the sentence before."""
    own = [each for each in passage.between(passage.extent(here.start, at)) if _is_size(passage, each)]
    if own:
        return None
    earlier = sentence_before(passage, here)
    sizes = [each for each in passage.within(earlier) if _is_size(passage, each)] if earlier is not None else []
    return sizes[0] if len(sizes) == 1 else None


def _is_size(passage: Passage, figure: Quantity) -> bool:
    return figure.sense in _SIZES and not (figure.is_word and figure.value < _FEW) and is_plain(passage, figure)
