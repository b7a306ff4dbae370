"""A change in percent that the words mark as the result of two sizes: `It cost €14 and costs €16 today. That 12.5 percent rise …`."""

import re
from collections.abc import Iterator
from fractions import Fraction

from claims.claim import Claim, Premise
from claims.contrast import sets_apart
from claims.kinds.kind import is_operand
from claims.kinds.told.links import is_linked
from claims.kinds.told.rivals import has_rival
from claims.kinds.told.sizes import levels, pair_before
from claims.misprint import may_be_meant
from claims.movement import MOVE
from claims.outcome import DOWN_NOUN, FELL, LESS, MORE, ROSE, UP_NOUN, is_of_pace, is_rise
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense, size_of
from claims.reach import Pair, as_spoken

_ABOUT = r"(?:(?:about|around|roughly|nearly|almost|some|just|only|over|well|under|as much as|no less than|more than|less than|at least|a|an|of|by) )*"
_NOUN = rf"(?P<word>(?!mark-?up|premium|discount|surplus|deficit)(?:{UP_NOUN}|{DOWN_NOUN}))"
_NEXT = r"(?! ?(?:points?\b|a (?:year|month|quarter)\b|per\b|annual|each\b|every\b|yearly\b|compound))"
_P = "{p:percent|fraction}"
_CHANGES = (
    Phrase(rf"\b(?:an?|the|this|that)(?: (?!annual|average|yearly|monthly|compound)[a-z-]+){{0,2}} {_NOUN} (?:of|is|was) {_ABOUT}{_P}{_NEXT}"),
    Phrase(rf"\b(?:an?|the|this|that|its|their) {_ABOUT}{{p:percent}} (?!annual|average|yearly|monthly|compound)(?:[a-z-]+ )?{_NOUN}\b(?! (?:a|per|each) (?:year|month))"),
    Phrase(rf"(?<![-\w])(?P<word>{ROSE}|{FELL}|down|(?<!make\s)(?<!makes\s)(?<!made\s)(?<!making\s)up|(?:cut|reduced|lowered|raised|increased) (?:[\w’'-]+ ){{0,5}}?by) (?:by )?{_ABOUT}{_P}(?! of\b){_NEXT}"),
    Phrase(rf"{_P} (?P<word>(?:more|less) (?:expensive|costly|productive|efficient)|{MORE}|{LESS})\b(?! (?:a|an|of|than [^.;:,]*[\uE000-\uF8FF]|and|or|to|per|likely)\b)"),
)  # fmt: skip
_UNSURE = lazy_regex(
    r"\b(?:respectively|(?:in|at) (?:real|constant)|inflation-adjusted|adjust\w+|compound\w*|excluding|alone|goals?|targets?|aims?|pledge[ds]?|promise[ds]?|add(?:s|ed|ing)?|exchange rates?|currenc\w+|organic\w*|underlying|per capita|per head)\b"
)
_OTHER_BASE = lazy_regex(
    r"\s(?:from|over|on|against|versus|compared (?:with|to))\s(?:an?|the|last|previous|prior|same|year)\b[^.;:,]{0,30}\b(?:ago|earlier|before|year|quarter|month|period)\b"
)
"""A change counted from another time than that of the sizes."""
_COMPARED = lazy_regex(rf"(?:(?:more|less) [a-z]+|{MORE[3:-1]}|{LESS[3:-1]})")
_MOVES = lazy_regex(rf"\b(?:from|{MOVE})\b", re.IGNORECASE)
_FARTHEST = Fraction(7, 2)
_NEAR = Fraction(5, 4)
_FEW = 10
_EITHER_WAY = frozenset(("improvement", "improved"))
"""What may be a rise or a fall."""
_FORMULA = "(b - a) / a"


def told_changes(kind: str, sense: Sense, passage: Passage) -> Iterator[Claim]:
    """Every change of a sense, percentage or fraction, that is linked by its words to the one pair of sizes before it."""
    for phrase in _CHANGES:
        for match in phrase.matches(passage):
            if passage.quantity_at(match.start("p")).sense is sense:
                claim = _claim(kind, passage, match)
                if claim is not None:
                    yield claim


def _claim(kind: str, passage: Passage, match: re.Match[str]) -> Claim | None:
    said = passage.quantity_at(match.start("p"))
    if said.is_range or said.is_firm_bound or is_operand(passage.skeleton, match.start("p")):
        return None
    pair = _pair(passage, match)
    if pair is None or not is_linked(passage, match, pair) or _is_unsure(passage, match, pair):
        return None
    low, high = sorted(pair, key=size_of)
    a, b = (low, high) if _rises(match["word"]) else (high, low)
    share = as_spoken(said)
    change = (size_of(high) - size_of(low)) / said.unit.factor
    is_either = match["word"] in _EITHER_WAY or is_of_pace(match["word"], low)
    if is_either and share.interval.contains(change / size_of(b)):
        a, b = b, a
    value = change / size_of(a)
    is_right = share.interval.contains(value) and may_be_meant(share.value, value, _NEAR)
    is_what_is_left = b == low and share.interval.contains(1 / said.unit.factor - value)
    if not is_right and not is_what_is_left and not may_be_meant(share.value, value, _FARTHEST):
        return None
    if not is_right and has_rival(passage, said, *pair, of=_said_of(passage, match, pair)):
        return None
    extent = passage.extent(passage.to_skeleton(pair[0].span.start), match.end())
    return Claim(kind, share, _FORMULA, (Premise("a", a), Premise("b", b)), extent, by_direction=True, loose=True)


def _said_of(passage: Passage, match: re.Match[str], pair: Pair) -> Quantity | None:
    """The size that a change is surely of: the later of two in its sentence, right before it."""
    here = passage.stretch_at(match.start())
    own = passage.between(passage.extent(here.start, match.start("p")))
    indices = [figure.index for figure in own]
    is_last = indices[-1:] == [pair[1].index] and pair[0].index in indices
    return pair[1] if is_last else None


def _is_unsure(passage: Passage, match: re.Match[str], pair: Pair) -> bool:
    """Whether the words tell of something besides the two sizes, or of two that nothing sets apart in time."""
    first, here = passage.to_skeleton(pair[0].span.start), passage.stretch_at(match.start())
    start = passage.stretch_at(first).start
    if _UNSURE.search(passage.lowered, start, here.end) or _OTHER_BASE.match(passage.lowered, match.end()):
        return True
    if _COMPARED.fullmatch(match["word"]):
        return False
    text = passage.skeleton[start : match.start()]
    return not sets_apart(text, spans_sentences=start < here.start) and _MOVES.search(text) is None


def _pair(passage: Passage, match: re.Match[str]) -> Pair | None:
    sizes = levels(passage, match.start(), _changes)
    timeless = [tuple(each for each in level if each.sense is not Sense.DURATION) for level in sizes]
    pair = pair_before(passage, timeless) or pair_before(passage, sizes)
    here = passage.stretch_at(match.start())
    if pair is None:
        return None
    own = {each.index for each in passage.between(passage.extent(here.start, match.start())) if _may_be_of(each, pair)}
    # Sizes in the sentence of the change are what it is of.
    return pair if not own or own & {each.index for each in pair} else None


def _may_be_of(figure: Quantity, pair: Pair) -> bool:
    """Whether a figure is a size as two others are, be it of something else."""
    measured = {symbol for symbol, _ in pair[0].unit.dimension}
    return _changes(figure) and (
        not figure.unit.atoms or any(symbol in measured for symbol, _ in figure.unit.dimension)
    )


def _rises(word: str) -> bool:
    return is_rise(word) or word.split()[0] in ("raised", "increased", "lifted")


def _changes(figure: Quantity) -> bool:
    return figure.sense in (Sense.COUNT, Sense.MEASURE, Sense.MONEY, Sense.RATE, Sense.DURATION) and not (
        figure.is_word and figure.sense is Sense.COUNT and figure.value < _FEW
    )
