"""By how much one of the only two sizes is more than the other: `by 231 votes to 198, a majority of 33`, `The gap, $5,500, is wide`.

The word says that a difference is meant; percentages differ by points.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction

from claims.claim import Claim, Premise
from claims.kinds.kind import is_operand
from claims.kinds.pairs.only_two import Two, is_unsure_before, only_two
from claims.misprint import may_be_meant
from claims.outcome import LESS, MORE
from claims.passage import Passage
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense, is_percentage, is_size, size_of
from claims.reach import are_money_and_count, in_unit_of
from claims.unit import atom

_WORD = (
    r"(?:majority|margin|lead|gap|difference|spread|swing|excess|advantage|deficit|shortfall|surplus|overrun|overspend|underspend|"
    r"gulf|divide|disparity|range|drop|improvement|saving)"
)
_ABOUT = r"(?:(?:about|around|roughly|nearly|almost|some|just|only|over|exactly|more than|just over|just under) )*"
_END = r"(?= ?[.,;:)–—]|$| (?:votes?|points?|seats?|in|between|for|at|on)\b)"
_MARGINS = (
    Phrase(rf"\b(?:an?|the|its|her|his|their) (?:[a-z-]+ )?{_WORD} of {_ABOUT}{{d}}{_END}"),
    Phrase(rf"\b(?:the|that|this) (?:[a-z-]+ )?{_WORD},? ?(?:,|[–—(]|is|was|comes to|came to|amounts to|stands at|stood at|works out at) {_ABOUT}{{d}}{_END}"),
    Phrase(rf"(?:\b(?:that|this|it|which) (?:is|was|makes|made|means|leaves) |, ?(?:or |that is )?|[–—] ?){_ABOUT}{{d}} (?:{MORE}|{LESS}|apart|ahead|behind|older|younger|warmer|colder|cooler)(?= ?[.,;:)–—]|$| than\b)"),
    Phrase(r"{d} (?:over|under|above|below) (?:budget|target|the (?:budget|estimate|target|limit)|the planned)"),
    Phrase(rf"\b(?:ahead|behind|apart|older|younger|higher|lower|larger|smaller|longer|shorter|dearer|cheaper) by {_ABOUT}{{d}}(?= ?[.,;:)–—]|$)"),
)  # fmt: skip
_UNSURE = Phrase(
    r"\b(?:if|would|could|should|might|may (?:be|have)|every|each|not|never|n[’']t|respectively|average annual|per (?:year|annum|month)|a (?:year|month|week|day)(?! (?:ago|earlier|before))|"
    r"real terms|adjust\w+|excluding|including|of whom|of which|abstain\w*|abstentions?|rest|another|third|remaining|others?)\b"
)
_POINT = "point"
_FARTHEST = Fraction(10)


def margins(kind: str, passage: Passage, *, of_points: bool = False) -> Iterator[Claim]:
    """Every difference said of the only two sizes that it can lie between, in points or in anything else."""
    for phrase in _MARGINS:
        for match in phrase.matches(passage, _UNSURE):
            is_points = _is_points(passage.quantity_at(match.start("d")))
            # A swing between two parties is half of what they gained and lost.
            if is_points and "swing" in match[0].lower():
                continue
            if is_points is of_points and not is_operand(passage.skeleton, match.start("d")):
                yield from _said(kind, passage, match)


def _said(kind: str, passage: Passage, match: re.Match[str]) -> Iterator[Claim]:
    difference = passage.quantity_at(match.start("d"))
    if difference.is_range or difference.sense in (Sense.PERCENT, Sense.MULTIPLIER, Sense.FRACTION):
        return
    two = only_two(passage, match, _alike_to(difference))
    if two is None or is_unsure_before(passage, two, _UNSURE):
        return
    low, high = two.low_and_high
    asserted = _in_unit(difference, two)
    if asserted is None or size_of(asserted) >= size_of(high):
        return
    # What is nowhere near is of something else.
    if not may_be_meant(size_of(asserted), size_of(high) - size_of(low), _FARTHEST):
        return
    premises, extent = (Premise("a", low), Premise("b", high)), passage.extent(*match.span())
    yield Claim(kind, asserted, "b - a", premises, extent, loose=not two.is_near)


def _is_points(difference: Quantity) -> bool:
    return difference.noun == _POINT or difference.sense is Sense.POINTS


def _alike_to(difference: Quantity) -> Callable[[Quantity], bool]:
    """Whether a figure may be one of the two that a difference lies between."""
    if _is_points(difference):
        return is_percentage
    if difference.sense is Sense.DURATION:
        return lambda figure: figure.sense in (Sense.DURATION, Sense.COUNT)
    return is_size


def _in_unit(difference: Quantity, two: Two) -> Quantity | None:
    """The difference in the unit of the two, or in points where they are percentages; None where it is of something else."""
    if two.first.sense is Sense.PERCENT:
        return replace(difference, sense=Sense.POINTS, unit=atom("pp")) if _is_points(difference) else None
    said = in_unit_of(difference, two.second)
    same = said.unit.dimension == two.second.unit.dimension and not are_money_and_count(said, two.second)
    return said if same else None
