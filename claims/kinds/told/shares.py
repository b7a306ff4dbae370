"""A share that the words mark as the result of a part and its whole, over sentences and among other figures.

`The council owns 360 bridges; 45 are weak. … Thus one bridge in eight is weak`, `Of the €36 million, €9 million goes on
boats and €2 million on pay. Boats absorb a quarter of it`. Every part and whole of one measure before the share is tried. One
that gives it explains it; where none does, and the words name the part or the whole of one of them, it is off.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from claims.claim import Claim, Premise
from claims.kinds.kind import is_operand
from claims.kinds.told.parts import Candidate, candidates, names, place_of
from claims.kinds.told.rivals import has_rival
from claims.kinds.told.sizes import levels
from claims.label import ideas_in
from claims.misprint import may_be_meant
from claims.movement import MOVE
from claims.outcome import LESS, MORE
from claims.passage import SIGNS, Passage
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Hedge, Quantity, Sense, size_of
from claims.reach import as_spoken
from claims.stem import idea

_P = "{p:percent|fraction}"
_ABOUT = r"(?:(?:about|around|roughly|nearly|almost|some|just|only|over|well|under|as much as|no less than|more than|less than|at least|a|an|the|fully) )*"
_END = r"(?= ?[.,;:)–—]|$)"
_SO = (
    r"(?:so|thus|therefore|hence|consequently|accordingly|in other words|put (?:differently|another way|simply)|in short|"
    r"that is to say|in effect)"
)
_IS = r"(?:is|was|are|were|makes?|made|means|meant|represents?|comes to|came to|amounts to|works out (?:at|as|to))"
_CUES = (
    Phrase(rf"{_P} of (?P<of>(?!any\b)[a-z][\w’'-]*(?: [\w’'-]+){{0,4}})"),
    Phrase(rf"\b(?P<so>that|this|it|these|they|those|which)(?:[’']s| {_IS}) {_ABOUT}{_P}(?:{_END}|(?= of\b))"),
    Phrase(rf"\b(?<!or\s)(?P<so>{_SO})(?! (?:far|that|much|many)\b),? (?:[\w’'-]+ ){{0,5}}?{_ABOUT}{_P}(?= [a-z]| ?[.,;:)–—]|$)"),
    Phrase(rf"{_P}(?: [\w’'-]+(?: [\w’'-]+)?,?)? (?P<so>{_SO}|then(?= ?[.,;:]))\b"),
    Phrase(rf"\bthe (?P<what>[\w’'-]+ )?(?:fraction|share|proportion|portion|rate) (?:is|was|comes to|works out at|stands at) {_ABOUT}{_P}{_END}"),
    Phrase(r"\b(?P<so>that|this) {p:percent}(?! (?:of|each|a|per)\b)"),
    Phrase(r"(?P<opens>(?<=[.!?]\s)(?:an? |some |about |almost |nearly )?){p:percent} (?:is|was|seems?|sounds?|looks?|may be|would be|strikes|surprised|alarmed|puts|does not|did not)\b"),
    Phrase(
        rf"{{x:count|measure|money|rate}}[^.;:()\uE000-\uF8FF]{{0,60}}?(?:,| ?[–—(:]) ?"
        rf"(?:(?:or|that is|i\.e\.|which is|so|making|giving) )*{_ABOUT}{_P}(?:{_END}|(?= of\b))",
        frozenset("xp"),
    ),
)  # fmt: skip
_CONCLUDES = lazy_regex(rf"\b{_SO}\b|, then,")
_PRONOUN = lazy_regex(r"\W*(?:and |so |thus |together )*(?:that|this|it|these|they|those|which)(?:[’']s)?\b")
_OF_OTHERS = lazy_regex(r"(?:them|these|which|whom|those(?! (?:who|that|which|in|at|on|with)\b))\b")
"""What makes a share one of a part that was just said."""
_AMONG = lazy_regex(r"\b(?:of|out of|among)\s(?:(?:an?|the|all|its|their|our|those|some|about|every|\w+[’']s)\s)*\Z")
_RESTATED = lazy_regex(r",? ?(?:or|that is,?|\() ?(?:about |some |roughly |nearly )?[\uE000-\uF8FF]")
_MOVED = lazy_regex(rf"\b(?:by|lost|shed|gained|{MOVE})(?:\s(?:about|some|nearly|a|an|over|of))*\s*\Z")
_MADE_UP = lazy_regex(r"\b(?:ma[dk]e?s?|making|takes?|took)\s+up(?:\s(?:about|some|nearly|almost|a|an|over))*\s*\Z")
_NO_SHARE = lazy_regex(rf"\s(?:{MORE}|{LESS}|points?|off|per|a\s(?:year|month)|{MOVE})\b")
_PRONOUNS = frozenset("that this it these they those which".split())
_APART = lazy_regex(
    r"\W*(?:in|at|by|for|on|among|during|the (?:previous|following|next)|last|a (?:year|month|decade)|\S+ (?:(?:years?|months?|weeks?) )?(?:ago|earlier|later|before)|elsewhere)\b(?! (?:all|total|other words|short|effect|consequence|this way)\b)"
)
_ELSEWHERE = lazy_regex(r"\W*(?:In|At|For) [A-Z]")
_UNREAD = lazy_regex(
    r"(?<![\w.,/:-])(?!(?:1\d|20)\d\d\b)\d+(?:[.,]\d+)*\s(?!january|february|march|april|may|june|july|august|september|october|november|december)[a-z]{3,}"
)
"""A number that was not read as a figure: it may be the whole."""
_OPERATOR = lazy_regex(r"[=×÷+]|[\uE000-\uF8FF)]\s?/\s?[(\uE000-\uF8FF]")
_OF_REST = lazy_regex(
    r"\b(?:un[a-z]{2,}ed|unspent|unsold|empty|vacant|idle|left|remain\w*|rest|others?|not|without|never|missing|lost|short|fewer|less)\b"
)
_UNSURE = lazy_regex(
    r"\b(?:would|can|may|could|should|might|if|targets?|expected|planned|elsewhere|national(?:ly)?|compared|than|respectively|"
    r"(?<!put\s)another)\b"
)
_TAIL = lazy_regex(r"\sof\s[^.;:,()–—\uE000-\uF8FF]*")
_OF_NAMED = lazy_regex(r"\sof\s(?:the|its|our|their|all|all the)\s(?P<of>[\w’'-]+(?:\s[\w’'-]+)?)")
_SHARES = frozenset((SIGNS[Sense.PERCENT], SIGNS[Sense.FRACTION]))
_FARTHEST = Fraction(7, 2)
_NEAR = Fraction(5, 4)
_REACH = 30
_MOST_TIED = 3


def told_shares(passage: Passage) -> Iterator[Claim]:
    """Every share that words mark as that of a part in a whole before it."""
    seen: set[int] = set()
    for phrase in _CUES:
        for match in phrase.matches(passage):
            if match.start("p") not in seen and _is_share(passage, match):
                claim = _claim(passage, match)
                if claim is not None:
                    seen.add(match.start("p"))
                    yield claim


def _is_share(passage: Passage, match: re.Match[str]) -> bool:
    """Whether a figure is a share of something rather than a change or an operand."""
    at, said = match.start("p"), passage.quantity_at(match.start("p"))
    before = passage.lowered[max(passage.stretch_at(at).start, at - _REACH) : at]
    if match.groupdict().get("of") and _OF_OTHERS.match(match["of"]):
        return False
    if said.is_range or said.hedge is Hedge.AT_MOST or not 0 < size_of(said) < 1 or is_operand(passage.skeleton, at):
        return False
    here = passage.stretch_at(at)
    if _OPERATOR.search(passage.lowered, here.start, here.end):
        return False
    is_moved = _MOVED.search(before) is not None and _MADE_UP.search(before) is None
    return not is_moved and _NO_SHARE.match(passage.lowered, at + 1) is None


def _claim(passage: Passage, match: re.Match[str]) -> Claim | None:
    said, at = passage.quantity_at(match.start("p")), match.start("p")
    found = candidates(passage, match, levels(passage, at))
    if not found:
        return None
    share = as_spoken(said)
    giving = [each for each in found if _gives(_in(each, share), share)]
    best = max(giving or found, key=lambda each: each.weight)
    if said.is_firm_bound and not giving and any(share.interval.contains(_in(each, share)) for each in found):
        # What lies far below "fewer than half" is no reason for it, and nothing against it.
        return None
    if not giving and not _is_off(passage, match, said, found, best):
        return None
    premises = Premise("x", _unbounded(passage, best.part)), Premise("y", _unbounded(passage, best.whole))
    return Claim(
        "portion", share, "x / y", premises, passage.extent(passage.stretch_at(at).start, match.end()), loose=True
    )


def _in(each: Candidate, share: Quantity) -> Fraction:
    return each.value / share.unit.factor


def _gives(value: Fraction, share: Quantity) -> bool:
    """Whether a value is what is said; what lies far from a bound is no reason for it."""
    return share.interval.contains(value) and may_be_meant(share.value, value, _NEAR)


def _is_off(
    passage: Passage, match: re.Match[str], said: Quantity, found: Sequence[Candidate], best: Candidate
) -> bool:
    """Whether the words leave no doubt that a share is of the likeliest part and whole, or of another that does not give it."""
    is_meant = may_be_meant(said.value, best.value / said.unit.factor, _FARTHEST)
    if not is_meant or _are_many(found, best) or not _is_told(passage, match, best) or _is_unsure(passage, match, best):
        return False
    at = place_of(passage, best.whole)
    are_parts = _AMONG.search(passage.lowered, max(0, at - _REACH), at) is None
    is_rest = _is_rest(passage, match, said, best)
    of = best.part if match.groupdict().get("x") and (best.names_whole or best.is_said) else None
    return not is_rest and not has_rival(passage, said, best.part, best.whole, are_parts=are_parts, of=of)


def _is_rest(passage: Passage, match: re.Match[str], said: Quantity, best: Candidate) -> bool:
    """Whether a share is that of the rest, and what stands behind it says so: 35 percent of the quota went unused."""
    here = passage.stretch_at(match.start("p"))
    is_other = as_spoken(said).interval.contains((1 - best.value) / said.unit.factor)
    return is_other and _OF_REST.search(passage.lowered, match.start("p"), here.end) is not None


def _are_many(found: Sequence[Candidate], best: Candidate) -> bool:
    """Whether the words speak as much for other wholes, which count something else, or for several others."""
    tied = [each for each in found if each.weight == best.weight]
    nouns = {
        idea(passage_noun) for each in tied if (passage_noun := each.whole.noun) and each.part.index == best.part.index
    }
    return len(tied) > _MOST_TIED or len(nouns) > 1


def _is_told(passage: Passage, match: re.Match[str], best: Candidate) -> bool:
    """Whether words say that a share follows: a conclusion, a pronoun, its place behind the part, or the names of both."""
    groups, here = match.groupdict(), passage.stretch_at(match.start("p"))
    if groups.get("x"):
        named = _OF_NAMED.match(passage.lowered, match.start("x") + 1)
        is_whole = _AMONG.search(passage.lowered, max(here.start, match.start("x") - _REACH), match.start("x"))
        tail = _TAIL.match(passage.lowered, match.start("p") + 1)
        is_named = named is None or names(passage, ideas_in(named["of"]), best.whole)
        is_named = is_named and (tail is None or names(passage, ideas_in(tail[0]), best.whole))
        return is_named and not is_whole and _RESTATED.match(passage.lowered, match.start("p") + 1) is None
    tail = _TAIL.match(passage.lowered, match.start("p") + 1)
    is_of_whole = tail is None or best.is_said or names(passage, ideas_in(tail[0]), best.whole)
    if best.names_part and (best.names_whole or best.is_said):
        return is_of_whole
    if groups.get("opens") is not None:
        return best.is_said and best.is_nearest
    if groups.get("so") in _PRONOUNS or _PRONOUN.match(passage.lowered, here.start):
        between = passage.skeleton[place_of(passage, best.part) : match.start("p")]
        return best.is_nearest and _SHARES.isdisjoint(between)
    return bool(groups.get("so")) or _CONCLUDES.search(passage.lowered, here.start, match.end() + _REACH) is not None


def _is_unsure(passage: Passage, match: re.Match[str], best: Candidate) -> bool:
    """Whether the words tell of another case, of several shares, or of a number that was not read."""
    here = passage.stretch_at(match.start("p"))
    before = passage.lowered[here.start : match.start("p")]
    is_listed = any(sign in _SHARES for sign in before) and not _CONCLUDES.search(before)
    # Behind its part a share is of another whole only where its sentence starts with a place.
    is_apart = (
        _ELSEWHERE.match(passage.skeleton, here.start) if "x" in match.groupdict() else _APART.match(before)
    ) is not None
    is_apart = is_apart and ("x" in match.groupdict() or place_of(passage, best.part) < here.start)
    tail = _TAIL.match(passage.lowered, match.start("p") + 1)
    end = max(match.end(), tail.end() if tail else 0)
    start = passage.stretch_at(min(place_of(passage, best.part), place_of(passage, best.whole))).start
    unread = _UNREAD.search(passage.lowered, start, match.end()) is not None
    since = match.start("x") if match.groupdict().get("x") else here.start
    # "Fewer than half" compares nothing.
    is_unsure = _UNSURE.search(passage.lowered, since, _start_of(passage, match)) is not None
    is_unsure = is_unsure or _UNSURE.search(passage.lowered, match.start("p"), end) is not None
    return is_listed or is_apart or unread or is_unsure


def _start_of(passage: Passage, match: re.Match[str]) -> int:
    """Where a share starts, with the words that bound it before it."""
    said = passage.quantity_at(match.start("p"))
    is_before = said.hedge_span is not None and said.hedge_span.start < said.span.start
    return passage.to_skeleton(said.hedge_span.start) if is_before and said.hedge_span else match.start("p")


def _unbounded(passage: Passage, figure: Quantity) -> Quantity:
    """A figure without the hedge of "as many as 300", which is no bound."""
    span = figure.hedge_span
    is_bound = span is None or not passage.document.text[span.start : span.end].lower().startswith("as ")
    return figure if is_bound else replace(figure, hedge=Hedge.NONE, hedge_span=None)
