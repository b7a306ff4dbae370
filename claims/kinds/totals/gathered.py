"""What a few amounts of one sentence come to, drawn from them by a word or told again of all: `212 emigrants and a crew of 47. There
were 259 people …`, `1,340 in advance and another 415 at the gate, so 1,755 heard it`, `barley 120 hectares, beet 45. All 165 hectares …`.

The amounts are all of the measure in the sentence itself, else in the one before. A total that is off convicts where a slip of the pen
makes it of the sum, or where just one of three parts or more is missing from it.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from claims.claim import Claim, Strength
from claims.kinds.kind import same_dimension
from claims.kinds.totals.addition import Addition
from claims.kinds.totals.closed import in_unit, is_closed, misses_one
from claims.kinds.totals.parts import is_part, told_by
from claims.kinds.totals.some_parts import is_of_some, names_of
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense, around, size_of
from claims.reach import sentence_before
from claims.stem import idea

_SIZE = "count|measure|money"
_SOME = r"(?:(?:about|around|roughly|nearly|almost|some|just|only|over|exactly|just over|just under|a total of) )*"
_OPENS = r"(?:(?<=[.!?]\s)|(?<=\n))"
_DRAWN = (
    Phrase(rf"\b(?:so|thus|hence|therefore)(?: that)?,? {_SOME}{{t:{_SIZE}}}"),
    Phrase(
        rf"\b(?:must|ha(?:s|ve|d) to)(?: (?:then|thus|therefore))? (?:find|raise|carry|bear|hold|pay|house|seat|feed|move|store|cover|clear|walk|mow) {_SOME}{{t:{_SIZE}}}"
    ),
)
"""What draws a total from what was just told."""
_ALL = (
    Phrase(rf"{_OPENS}there (?:are|were|was|is)(?: (?:thus|therefore|then|now))? {_SOME}{{t:{_SIZE}}}"),
    Phrase(rf"\ball {_SOME}{{t:{_SIZE}}}"),
    Phrase(rf"(?:{_OPENS}|[;:–—] )(?:the|its|their|our|his|her) {_SOME}{{t:{_SIZE}}}"),
)
_ABOARD = lazy_regex(r" (?:[a-z]+ )?(?:aboard|on board)\b")
_PEOPLE = frozenset(map(idea, ("people", "soul", "person")))
_BEHIND = lazy_regex(r"[;:–—] (?:the|all) \Z")
_OTHER = lazy_regex(
    r"\b(?:other|others|more|extra|further|another|first|last|remaining|next|left|rest|spare|still|without|too|net|most|half|average|fewer|only|alone)\b"
)
_OF = lazy_regex(r" (?:[a-z]+ )?(?:out )?of (?:the|its|their|all|these|them|that|which|whom)\b")
_REACH, _FEWEST, _LIST, _MOST, _SMALL, _IDLE = 30, 2, 3, 6, 20, 100


def find_gathered(passage: Passage) -> Iterator[Claim]:
    """Every total that is drawn from, or told again of, all amounts of a sentence."""
    for phrases in (_DRAWN, _ALL):
        for at, match in told_by(phrases, passage):
            total = passage.quantity_at(at)
            if not total.is_range and not total.is_firm_bound and not _is_of_others(passage, match, at):
                yield from _claims(passage, at, total, is_drawn=phrases is _DRAWN)


def _is_of_others(passage: Passage, match: re.Match[str], at: int) -> bool:
    """Whether the words around a figure say that it is of some, or of others."""
    behind = passage.lowered[at + 1 : min(passage.stretch_at(at).end, at + _REACH)]
    said = f"{match[0].lower()} {behind}"
    return _OF.match(passage.lowered, at + 1) is not None or _OTHER.search(said) is not None


def _claims(passage: Passage, at: int, total: Quantity, *, is_drawn: bool) -> Iterator[Claim]:
    here = passage.stretch_at(at)
    terms = _terms(passage, here.start, at, total)
    earlier = sentence_before(passage, here) if not terms else None
    terms = terms or (_terms(passage, earlier.start, earlier.end, total) if earlier is not None else ())
    if not _FEWEST <= len(terms) <= _MOST or not is_closed(passage, terms):
        return
    found = Addition(total, terms)
    if not found.can_be_in_words or size_of(total) <= max(map(size_of, terms)):
        return
    if found.holds:
        yield replace(found.claim(around((total, *terms)), Strength.INFERRED), loose=True)
    elif _is_off(passage, at, found, is_drawn=is_drawn) and not _is_told(passage, total, terms):
        yield replace(found.claim(around((total, *terms)), Strength.WORDED), loose=True)


def _is_off(passage: Passage, at: int, found: Addition, *, is_drawn: bool) -> bool:
    """Whether a total is off by a slip, and of all its parts."""
    terms, total = found.terms, found.total
    is_whole = len({size_of(term) for term in terms}) == len(terms)
    is_slip = found.is_misprint() or len(terms) >= _LIST and is_whole and misses_one(found)
    is_aboard = idea(total.noun) in _PEOPLE and _ABOARD.match(passage.lowered, at + 1) is not None
    is_slip = is_slip or found.is_near and is_aboard
    if total.sense is Sense.COUNT and size_of(total) < _SMALL:
        nouns = {idea(term.noun) for term in terms if term.noun}
        is_slip = is_slip and is_drawn and len(nouns) == 1 and idea(total.noun) in nouns | _PEOPLE
    if is_drawn or not is_slip:
        return is_slip
    is_same = total.sense is not Sense.COUNT or not total.noun or _counts_them(passage, at, total, terms)
    return is_same and not is_of_some(passage, total, names_of(passage, terms, total), len(terms))


def _counts_them(passage: Passage, at: int, total: Quantity, terms: tuple[Quantity, ...]) -> bool:
    """Whether a total counts what its parts do, or as people on board; or points back to them by an article behind a semicolon."""
    nouns = {idea(term.noun) for term in terms if term.noun}
    is_aboard = _ABOARD.match(passage.lowered, at + 1) is not None
    return (
        idea(total.noun) in nouns
        or is_aboard
        and idea(total.noun) in _PEOPLE
        or len(nouns) == 1
        and _BEHIND.search(passage.lowered, max(0, at - _REACH), at) is not None
    )


def _is_told(passage: Passage, total: Quantity, terms: tuple[Quantity, ...]) -> bool:
    """Whether a total, or the sum that it is not, stands anywhere else: it is of more than its parts."""
    values = {size_of(total), sum(map(size_of, terms))}
    return any(size_of(figure) in values for figure in passage.quantities if figure.index != total.index)


def _terms(passage: Passage, start: int, end: int, total: Quantity) -> tuple[Quantity, ...]:
    """The figures of a total's measure in a stretch; of several the later ones may leave the unit out."""
    alike: list[Quantity] = []
    for figure in passage.between(passage.extent(start, end)):
        one = in_unit(figure, total) if alike and total.sense is not Sense.COUNT else figure
        if one.sense is total.sense and same_dimension(one, total):
            alike.append(one)
    parts = tuple(one for one in alike if is_part(passage, passage.to_skeleton(one.span.start)))
    return (
        parts
        if len(parts) == len(alike) and min((size_of(one) for one in parts), default=0) * _IDLE >= size_of(total)
        else ()
    )
