"""Two sizes of one thing, an earlier and a later one, before a word for their change: `an increase of`, `7 points up`.

They stand in the sentence (`was $800 in 2019 and $920 in 2024`, `$184 where the old one cost $160`) or one of them in
the sentence before (`In 2012 it had 2,400 trees. Now it has 3,000`). Something must set them apart in time, and no
third size of their sort may stand beside them. Which of them is the later one the word for the change tells.
"""

import re
from collections.abc import Callable

from claims.dates import YEAR
from claims.kinds.kind import same_measure
from claims.movement import DOWN, MOVE, UP
from claims.passage import Passage
from claims.quantity import Quantity, Sense
from claims.reach import in_unit_of, sentence_before

UP_NOUN = f"(?:{UP[3:-1]}|overrun|uplift|surplus|premium|markup|mark-up)"
DOWN_NOUN = f"(?:{DOWN[3:-1]}|saving|savings|discount|shortfall|shrinkage|deficit)"
MORE = r"(?:more|higher|larger|bigger|greater|longer|faster|dearer|heavier|taller|up|better)"
LESS = r"(?:less|fewer|lower|smaller|shorter|slower|cheaper|lighter|down|worse)"
CLOSED = (
    r"(?= ?[.,;:)–—]|$| (?:in|over|within|since|between|during) (?:(?!prior|previous|last|same|earlier)[a-z]+ ){0,2}"
    r"(?:decades?|years?|months?|weeks?|century|period|\d{4}|[\uE000-\uF8FF]))"
)
"""The end of what is said, perhaps with how long it took, after which no other base is named."""

_WORD_UP = re.compile(rf"(?:{UP_NOUN}|{MORE})\Z", re.IGNORECASE)
_YEARS = re.compile(rf"\b{YEAR}")
_THEN = re.compile(
    r"\b(?:previous(?:ly)?|prior|earlier|before|ago|last (?:year|month|week|season|winter|summer|autumn|spring|time)|"
    r"used to|had been|formerly|originally|old|once|instead of|from|against|compared (?:with|to)|estimated?|"
    r"budget(?:ed)?|planned|forecast|predicted|target|at first|at the (?:start|peak|outset))\b",
    re.IGNORECASE,
)
_LOOKS_BACK = re.compile(_THEN.pattern.replace("|from|", "|up from|down from|"), re.IGNORECASE)
_NOW = re.compile(r"\b(?:now|today|currently|this (?:year|month|week|season)|new|later|since|by then)\b", re.IGNORECASE)
_NO_SIZES = (Sense.MULTIPLIER, Sense.FRACTION, Sense.POINTS, Sense.DURATION)
_CHANGED_BY = re.compile(rf"\b(?:{MOVE}(?: of| by)?|by)\s*\Z", re.IGNORECASE)
_REACH = 30
_FARTHEST = 20


def earlier_and_later(
    passage: Passage, position: int, word: str, fits: Callable[[Quantity], bool], *, is_apart: bool = False
) -> tuple[Quantity, Quantity] | None:
    """The two sizes that fit before a place of the skeleton, the earlier first as the word for the change has it.

    `is_apart` says that the word sets two sizes of one sentence apart by itself, as "a difference" does.
    """
    here = passage.stretch_at(position)
    sizes = _sizes(passage, here.start, position, fits)
    if not sizes:
        return None
    last = sizes[-1]
    others, start = [figure for figure in sizes[:-1] if _are_alike(figure, last)], here.start
    if not others and len(sizes) == 1:
        before = sentence_before(passage, here)
        if before is None:
            return None
        others = [figure for figure in _sizes(passage, before.start, before.end, fits) if _are_alike(figure, last)]
        start, is_apart = before.start, _NOW.search(passage.skeleton, here.start, position) is not None
    if len(others) != 1 or not (is_apart or _sets_apart(passage.skeleton[start:position])):
        return None
    pair = in_unit_of(others[0], last), in_unit_of(last, others[0])
    low, high = sorted(pair, key=lambda figure: figure.value * figure.unit.factor)
    if high.value * high.unit.factor > _FARTHEST * low.value * low.unit.factor or high.value == low.value:
        return None
    if is_apart and start == here.start:
        return low, high
    change = (low, high) if _WORD_UP.search(word) else (high, low)
    between = passage.skeleton[passage.to_skeleton(others[0].span.start) : position]
    is_in_order = change[1].index == last.index
    return change if is_in_order or _LOOKS_BACK.search(between) else None


def _sets_apart(text: str) -> bool:
    return _THEN.search(text) is not None or len(set(_YEARS.findall(text))) > 1


def _sizes(passage: Passage, start: int, end: int, fits: Callable[[Quantity], bool]) -> list[Quantity]:
    """The sizes in a stretch of the skeleton, without those that are changes themselves ("rose $15", "by $15")."""
    found = []
    for figure in passage.between(passage.extent(start, end)):
        at = passage.to_skeleton(figure.span.start)
        is_size = figure.sense not in _NO_SIZES and not figure.is_range and figure.value > 0
        if is_size and fits(figure) and not _CHANGED_BY.search(passage.skeleton[max(start, at - _REACH) : at]):
            found.append(figure)
    return found


def _are_alike(one: Quantity, other: Quantity) -> bool:
    if Sense.MONEY in (one.sense, other.sense) and Sense.COUNT in (one.sense, other.sense):
        return False
    one, other = in_unit_of(one, other), in_unit_of(other, one)
    return same_measure(one, other) and one.has_scale == other.has_scale
