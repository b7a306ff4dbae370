"""Lengths of time beside the only two times of the clock: `It leaves at 07:40 and lands at 11:15. A passage of 3 hours 35 minutes`.

The times stand in its sentence, or both in the one before. Where they do not give the length, one that is whole hours off
convicts: of hours and minutes always, of whole hours where the words tie it to the times,
and the second of them to the end.
"""

from collections.abc import Iterator

from claims.claim import Claim, Premise, Strength
from claims.clock import MAY_HAVE_TIME, TIME, ZONES, readings_of
from claims.kinds.spans.stretches import is_only_length, sentence_stretch_before
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Quantity, around, size_of

_LENGTH = Phrase("{d:duration}")
_TIME = lazy_regex(TIME)
_OF = (
    r"\b(?:journey|trip|passage|voyage|crossing|ride|drive|run|wait|delay|shift|session|match|meeting|walk|climb|hike|outage|blackout|closure|"
    r"stoppage|stay|visit|absence|vigil|hours?) (?:of|takes|took|lasts|lasted|is|was)"
)
_SO = (
    r"\b(?:(?:in|for|during|over|within) (?:those|these)|(?:so|thus|therefore|hence)(?: [a-z]+){0,3}?|(?:that|this|which) (?:is|was|makes|made|gives|gave|means)(?: [a-z]+){0,2}?|"
    r"giving(?: [a-z]+){0,2}?|making|a total of)"
)
_TIED = Phrase(rf"(?:{_OF}|{_SO}) (?:about |just |only |some |exactly |nearly |almost |all of )*{{d:duration}}")
_ELSE = lazy_regex(
    r"\b(?:tour|every|each|per|another|further|only|takes?|average|first|last|than|to|within|up to|at least)\s\Z"
)
_ENDS = lazy_regex(
    r"\b(?:arriv\w+|reach\w*|lands?|landed|back|return\w*|end(?:s|ed)?|clos(?:e[sd]?|ing)|shuts?|finish\w*|there)\b"
)
_HOUR, _DAY, _MOST_HOURS, _REACH = 3600, 86400, 2, 20


def between_near_times(passage: Passage) -> Iterator[Claim]:
    """Every length that the two times near it give, or would but for whole hours."""
    if not MAY_HAVE_TIME.search(passage.skeleton):
        return
    tied = {match.start("d") for match in _TIED.matches(passage)}
    for match in _LENGTH.matches(passage, ZONES):
        at, length = match.start("d"), passage.quantity_at(match.start("d"))
        if size_of(length) < _DAY and not length.is_range and not length.is_hedged:
            yield from _claims(passage, at, length, is_tied=at in tied)


def _claims(passage: Passage, at: int, length: Quantity, *, is_tied: bool) -> Iterator[Claim]:
    here = passage.stretch_at(at)
    start = here.start
    if _TIME.search(passage.skeleton, start, here.end) is None and (before := sentence_stretch_before(passage, here)):
        start = before[0]
    times = list(_TIME.finditer(passage.skeleton, start, here.end))
    if len(times) != len("ab") or not is_only_length(passage, start, here, length):
        return
    spans = [passage.extent(*time.span()) for time in times]
    for first, last in readings_of([time[0] for time in times], spans, length):
        off = abs(size_of(last) - size_of(first) - size_of(length))
        is_whole = size_of(length) % _HOUR == 0
        is_open = is_whole and not _ENDS.search(passage.lowered, times[0].end(), times[1].start())
        is_of_else = is_open or not is_tied and (is_whole or _ELSE.search(passage.lowered, max(start, at - _REACH), at))
        if off == 0 or off % _HOUR == 0 and off <= _MOST_HOURS * _HOUR and not is_of_else:
            premises, extent = (Premise("a", first), Premise("b", last)), around((length, first, last))
            strength = Strength.WORDED if off else Strength.INFERRED
            yield Claim("time-span", length, "b - a", premises, extent, strength, loose=True)
            return
