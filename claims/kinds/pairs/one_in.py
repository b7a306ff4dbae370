"""One thing in so many, of the only two counts beside it: `Of the 180 trams 30 lack a ramp. One tram in six cannot be boarded`.

What is counted is named in the fraction itself. The words may tell of the others (`96 of 128 were turned away: one
applicant in four got in`), so what the rest make of the whole is tried too.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from claims.claim import Claim, Premise
from claims.label import ideas_in
from claims.passage import SIGNS, Passage, Stretch
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense
from claims.reach import sentence_before
from claims.span import Span
from claims.stem import idea

_NAMED = lazy_regex(r"\w+\s(?:more\s)?(?P<thing>[a-z]{3,20})\s(?:in|out\sof)\s(?:every\s)?\w+", re.IGNORECASE)
_UNSURE = lazy_regex(
    r"\b(?:if|would|could|should|target|average|national|elsewhere|compared|than|before|ago|previous(?:ly)?|earlier|another|expected)\b",
    re.IGNORECASE,
)
_OF_OTHERS = lazy_regex(r"\bof (?:these|those|them|whom|which)\b", re.IGNORECASE)
_PART, _REST = "x / y", "1 - x / y"
_AGAIN = lazy_regex(
    r"\b(?:so|thus|hence|therefore|that (?:is|was|means)|this (?:is|was|means)|in other words|put another way|put differently|which (?:is|means)|or)\b",
    re.I,
)
_FARTHEST = Fraction(3)
_BOTH = 2


def one_in_many(passage: Passage) -> Iterator[Claim]:
    """Every "one thing in six" beside just two counts, one of which is of all such things."""
    for stretch in passage.sentences:
        if SIGNS[Sense.FRACTION] in stretch.signs:
            for share in passage.within(stretch):
                named = (
                    _NAMED.fullmatch(passage.document.text[slice(*share.span)])
                    if share.sense is Sense.FRACTION
                    else None
                )
                if named is not None:
                    yield from _claims(passage, stretch, share, idea(named["thing"]))


def _claims(passage: Passage, stretch: Stretch, share: Quantity, thing: str) -> Iterator[Claim]:
    counts, start = _counts(passage, stretch, share), stretch.start
    before = sentence_before(passage, stretch)
    if len(counts) < _BOTH and before is not None:
        counts, start = [*_counts(passage, before, share), *counts], before.start
    if len(counts) == 1 and thing in passage.counted_by_idea:
        counts = [*_all_of(passage, thing, counts[0], share), *counts]
    extent = Span(passage.to_text(start), passage.extent(stretch.start, stretch.end).end)
    is_of_others = _OF_OTHERS.search(passage.document.masked, share.span.start, extent.end)
    if is_of_others or len(counts) != _BOTH or _UNSURE.search(passage.document.masked, *extent):
        return
    part, whole = sorted(counts, key=lambda count: count.value)
    said = replace(share, resolution=share.value * share.value)
    value = part.value / whole.value
    if part.value == whole.value or not _is_of(thing, part, whole, passage):
        return
    formulas = (_PART, _REST) if said.interval.contains(value) or said.interval.contains(1 - value) else (_PART,)
    is_off = 1 / _FARTHEST <= value / share.value <= _FARTHEST
    if len(formulas) > 1 or is_off and _is_told(passage, stretch, share, part):
        premises = Premise("x", part), Premise("y", whole)
        for formula in formulas:
            yield Claim("share", said, formula, premises, extent, loose=True)


def _is_told(passage: Passage, stretch: Stretch, share: Quantity, part: Quantity) -> bool:
    """Whether the words say again what the part is of: in its sentence, with "so" or "in other words", or a word of its."""
    at, end = passage.to_skeleton(share.span.start), passage.to_skeleton(part.span.start)
    if end >= stretch.start or _AGAIN.search(passage.skeleton, stretch.start, at):
        return True
    before = sentence_before(passage, stretch)
    own = ideas_in(passage.skeleton[at : stretch.end])
    return before is not None and not own.isdisjoint(ideas_in(passage.skeleton[end : before.end]))


def _counts(passage: Passage, stretch: Stretch, share: Quantity) -> list[Quantity]:
    """The plain counts of a sentence beside a share; a percentage among them says what the share may be of."""
    found = [
        figure
        for figure in passage.within(stretch)
        if figure.index != share.index and figure.sense is not Sense.DURATION
    ]
    plain = [figure for figure in found if figure.sense is Sense.COUNT and not figure.is_range and figure.value > 1]
    return plain if len(plain) == len(found) else []


def _all_of(passage: Passage, thing: str, part: Quantity, share: Quantity) -> list[Quantity]:
    """The one number of things that the text before gives, where it is more than the part."""
    before = [figure for figure in passage.counted_by_idea.get(thing, ()) if figure.index < share.index]
    alike = {figure.value: figure for figure in before if figure.index != part.index}
    return list(alike.values()) if len(alike) == 1 and max(alike) > part.value else []


def _is_of(thing: str, part: Quantity, whole: Quantity, passage: Passage) -> bool:
    """Whether the whole counts the things, and the part them or something that the sentence leaves unsaid."""
    return idea(whole.noun or "") == thing and (not part.noun or idea(part.noun) == thing)
