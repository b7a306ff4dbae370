"""Whether a figure behind a list of parts is of some of them alone: `36 drivers, 15 fitters and 24 clerks. The 51 drivers and fitters`."""

from collections.abc import Sequence

from claims.label import ideas_in
from claims.passage import Passage, Stretch
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense
from claims.stem import idea

_SOME = lazy_regex(
    r"\b(?:others?|remaining|average|mean|median|typical|usual|normal|larger|smaller|two|three|both|majority|half|main(?:ly)?|most(?! of the)|without|"
    r"(?!for|inter|mod|hon|har|gu|pri|qu|arr|ch|w\b)[a-z]{2,}est|worst|"
    r"except|apart|besides|than|previous\w*|earlier|ago|each|every|per|some of|of (?:them|these|those|which|whom)|out of|leav\w+|left|"
    r"alone)\b"
)
_NOT_SO = lazy_regex(
    r"\b(?:if|would|could|should|target|goal|limit|aim\w*|planned|needs?|needed|requires?|rose|fell|from|between|quorum|reserve|capacity)\b"
)
_NEAR_SOME = lazy_regex(
    r"\b(?:first|last|next|new|same|best|worst|another|further|only the|more|fewer|less|extra|net|capacity of|room for|seats|than)(?:\s[a-z]+)?\s\Z"
)
_AT_A_TIME = lazy_regex(
    r"\W*(?:but |and |yet )?(?:in|on|at|during|by|before|after|until|throughout|for) (?!(?:all|total|sum|hand|other words|the end)\b)"
)
"""A place or a time in front of a sentence: what it tells of may not be there at another."""
_PREDICATE = lazy_regex(
    r"\b(?:is|are|was|were|make|made|form|formed)\s(?:by far\s)?(?:the|its|their|our|one of the)\s[a-z]+est\b"
)
_WHICH = lazy_regex(r"\s(?:that|who|whose)\s")
_CLAUSE = lazy_regex(r"[,;:.]")
_REACH = 30


def names_of(passage: Passage, terms: Sequence[Quantity], total: Quantity) -> frozenset[str]:
    """The ideas of the words that tell some parts in prose apart; none of what they all count."""
    start, last = (passage.to_skeleton(term.span.start) for term in (terms[0], terms[-1]))
    nouns = {idea(term.noun) for term in terms if term.noun}
    at = passage.to_skeleton(total.span.start)
    named = ideas_in(passage.skeleton[start : min(passage.stretch_at(last).end, at)]) | nouns
    return named - {idea(total.noun)} if len(nouns) == 1 else named


def is_of_some(passage: Passage, total: Quantity, named: frozenset[str], count: int) -> bool:
    """Whether a figure may be of some of so many parts alone: its words name them, or say that it is of no more."""
    at = passage.to_skeleton(total.span.start)
    here = passage.stretch_at(at)
    end = _CLAUSE.search(passage.lowered, at + 1, here.end)
    stop = end.start() if end else here.end
    words = ideas_in(passage.skeleton[here.start : at] + " " + passage.skeleton[at + 1 : stop]) | {idea(total.noun)}
    is_said = _AT_A_TIME.match(passage.lowered, here.start, at) is not None or _counts_some(passage, here, total, count)
    is_near = _NEAR_SOME.search(passage.lowered, max(here.start, at - _REACH), at) is not None
    is_said = is_said or _NOT_SO.search(passage.lowered, here.start, at) is not None
    is_said = is_said or _SOME.search(_without_predicate(passage, here.start, at, min(stop, at + _REACH))) is not None
    is_said = is_said or _WHICH.match(passage.lowered, at + 1) is not None
    return is_near or is_said or not words.isdisjoint(named)


def _without_predicate(passage: Passage, start: int, at: int, stop: int) -> str:
    """The words around a figure without what it is said to be: the 390 calls make the longest list."""
    return passage.lowered[start:at] + _PREDICATE.sub(" ", passage.lowered[at:stop])


def _counts_some(passage: Passage, here: Stretch, total: Quantity, count: int) -> bool:
    """Whether the sentence tells how many things it speaks of, and these are fewer than the parts."""
    counts = (figure for figure in passage.within(here) if figure.sense is not Sense.RATE)
    others = (figure.value for figure in counts if figure.index != total.index)
    return any(1 < value < count and value.denominator == 1 for value in others)
