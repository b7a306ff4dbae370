"""Time spans: `from 1985 to 1988, three years`, `born in 1932, he died in 1990 aged 57`.

Years are dates, not quantities; here they serve as premises. A span may count its last year or not, and an age may
be a birthday short, so both are tried.
"""

import re
from collections.abc import Iterator

from claims.claim import Claim, Premise, Strength
from claims.kinds.kind import Kind
from claims.passage import Passage
from claims.phrase import Phrase
from claims.unit import NO_UNIT, atom
from claims.year import YEAR, year_at

_FROM, _TO = rf"(?P<from>{YEAR})", rf"(?P<to>{YEAR})"
_SPANS = tuple(
    Phrase(pattern)
    for pattern in (
        rf"\b(?:from|between) {_FROM} (?:to|and|until|through|till) {_TO},? ?[–—(,] ?(?:a (?:period|span|stretch|total|gap) of |over |that is |i\.e\. |which is |or |for |"
        r"exactly |just |about |nearly |some )*{d:duration}(?= ?[.,;:)]|$)",
        r"{d:duration} (?:later|on|after that),? in " + _TO + r"[^.]{0,60}?\b(?:since|after) " + _FROM,
        r"{d:duration} (?:passed |elapsed |went by )(?:between|from) " + _FROM + r" (?:and|to|until) " + _TO,
    )
)  # fmt: skip
_AGES = tuple(
    Phrase(pattern)
    for pattern in (
        rf"\bborn in (?:\w+ )?{_FROM}[^.\uE000-\uF8FF]{{0,80}}?\bdied in (?:\w+ )?{_TO},? ?(?:at (?:the age of )?|aged ){{d}}",
    )
)
_YEARS = atom("year")


def find(passage: Passage) -> Iterator[Claim]:
    """Every stated length of time between two years, and every stated age."""
    for phrases, formulas in ((_SPANS, ("b - a", "b - a + 1")), (_AGES, ("b - a", "b - a - 1"))):
        for phrase in phrases:
            for match in phrase.matches(passage):
                yield from _claims(passage, match, formulas)


def _claims(passage: Passage, match: re.Match[str], formulas: tuple[str, str]) -> Iterator[Claim]:
    asserted = passage.quantity_at(match.start("d"))
    # An age may be a bare number; constants of a formula are in base units, so one year is so many seconds.
    unit = _YEARS if asserted.unit.dimension else NO_UNIT
    years = (Premise("a", year_at(passage, match, "from", unit)), Premise("b", year_at(passage, match, "to", unit)))
    extent = passage.extent(match.start(), match.end())
    for formula in formulas:
        in_base = formula.replace(" 1", f" {unit.factor}")
        yield Claim("time-span", asserted, in_base, years, extent, Strength.WORDED)


KIND = Kind(
    "time-span",
    "the time between two years is the length stated for it",
    find,
    example="The mill worked from 1930 to 1980, four decades.",
    counter_example="Born in 1932, she married at 24 and died in 1990.",
)
