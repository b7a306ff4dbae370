"""Percentage points: `from 16 percent to 12 percent, a decline of 4 percentage points`, `up 2 points to 42%`."""

from collections.abc import Iterator
from dataclasses import replace

from claims.claim import Claim, Strength
from claims.kinds.kind import Kind, Wording, worded
from claims.passage import Passage
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense
from claims.reach import explained
from claims.unit import atom

_TIED = (
    r"(?:,| ?[–—(]|;) ?(?:(?:an?|or|up|down|which is|that is|of|by|marking|increase|decrease|rise|fall|decline|drop|gain|jump|"
    r"improvement|reduction|cut|growth|swing|difference|gap|about|around|roughly|nearly|almost|just over|more than) )*"
)
_TO = r"(?: [\w’'-]+){0,2}?<WHEN> to <ABOUT>"


def _percentages(figures: dict[str, Quantity]) -> bool:
    points = figures["p"].sense is Sense.POINTS or figures["p"].noun == "point"
    return points and all(figures[name].sense is Sense.PERCENT and not figures[name].is_range for name in "ab")


def _points(pattern: str) -> Wording:
    return Wording(
        pattern,
        "b - a",
        "p",
        Strength.WORDED,
        by_direction=True,
        unless=r"\b(?:average|respectively)\b",
        accept=_percentages,
    )


_WORDINGS = (
    _points(
        rf"{{a:percent}}(?: [\w’'-]+){{0,4}}?<WHEN>,? and (?:[\w’'-]+ ){{0,3}}?(?:at|to|was|is) <ABOUT>{{b:percent}}"
        rf"(?: [\w’'-]+){{0,3}}?<WHEN>{_TIED}{{p:points}}"
    ),
    _points(rf"\bfrom <ABOUT>{{a:percent}}{_TO}{{b:percent}}(?: [\w’'-]+){{0,3}}?<WHEN>{_TIED}{{p:points|count}}"),
    _points(rf"{{p:points|count}},? (?:lower |higher |up |down )?from <ABOUT>{{a:percent}}{_TO}{{b:percent}}"),
    _points(
        r"{p:points|count},? to <ABOUT>{b:percent}(?: [\w’'-]+){0,3}?<WHEN>,? (?:up |down )?from <ABOUT>{a:percent}"
    ),
)
_SAID = Phrase(r"{p:points}(?= ?[.;,:)]|$| (?:more|higher|lower|since|above|below))")


def find(passage: Passage) -> Iterator[Claim]:
    """Every difference in points beside the two percentages; bare "points" beside percentages are percentage points."""
    for claim in worded("percentage-points", _WORDINGS)(passage):
        points = replace(claim.asserted, sense=Sense.POINTS, unit=atom("pp"))
        yield claim if claim.asserted.sense is Sense.POINTS else replace(claim, asserted=points)
    for match in _SAID.matches(passage):
        yield from explained("percentage-points", passage, match.start(), "x - y", sentences=2, by_direction=True)


KIND = Kind(
    "percentage-points",
    "the difference of two percentages is the number of points stated for it",
    find,
    example="Turnout went from 54% to 61%, a rise of 9 percentage points.",
    counter_example="The rate rose from 4% to 5%, an increase of 25%.",
)
