"""What the calendar makes of a year, a week or a day: `A year has 8,760 hours`, `There are 168 hours in a week`."""

import re
from collections.abc import Iterator
from fractions import Fraction

from claims.claim import Claim, Premise
from claims.passage import Passage
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense
from claims.unit import atom

_DAYS = {"year": 365, "leap year": 366, "week": 7, "day": 1, "fortnight": 14}
_WHICH = r"(?P<which>(?:leap |ordinary |common |whole |full )?(?:year|week|day|fortnight))"
_ABOUT = r"(?:exactly |about |some |only |just )?"
_PHRASES = (
    Phrase(
        rf"\b(?:an?|each|every|one) {_WHICH} (?:has|is|holds|counts|contains) {_ABOUT}{{d:duration}}"
        r"(?= ?[.,;:)]|$| (?:and|but|so)\b)"
    ),
    Phrase(rf"\b[Tt]here are {_ABOUT}{{d:duration}} in (?:an?|each|every|one|the) {_WHICH}\b(?! of)"),
)
_MEAN_YEAR = Fraction(1461, 4)
_DAY = atom("day")
_SHORT = ("h", "min", "s")
_FARTHEST = Fraction(1, 8)
"""What is farther off is of something else: eight hours in a day at the mill."""


def of_the_calendar(passage: Passage) -> Iterator[Claim]:
    """Every length of a year, a week or a day in a shorter unit."""
    for phrase in _PHRASES:
        for match in phrase.matches(passage):
            told = passage.quantity_at(match.start("d"))
            if not told.is_range and len(told.unit.atoms) == 1 and told.unit.atoms[0][0] in _SHORT:
                length = _length(passage, match, told)
                if abs(told.size / length.size - 1) <= _FARTHEST:
                    premises = (Premise("a", length),)
                    yield Claim("conversion", told, "a", premises, passage.extent(*match.span()))


def _length(passage: Passage, match: re.Match[str], told: Quantity) -> Quantity:
    """The days of a year, a week or a day, as the words name it."""
    words = match["which"].lower().split()
    days = Fraction(_DAYS.get(" ".join(words)) or _DAYS[words[-1]])
    if words == ["year"] and told.interval.scaled(told.unit.factor).contains(_MEAN_YEAR * _DAY.factor):
        days = _MEAN_YEAR
    span = passage.extent(match.start("which"), match.end("which"))
    return Quantity(-1, span, span, days, _DAY, Sense.DURATION)
