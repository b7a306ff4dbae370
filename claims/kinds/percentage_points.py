"""Percentage points: `from 16 percent to 12 percent, a decline of 4 percentage points`, `up 2 points to 42%`.

Also after two percentages that are set apart in time, over two sentences as well (`It was 16 percent. Now it is 12 percent, 4 points
less`), and between a percentage and the one that it is compared with (`42%, 2 points above the 40% of 2019`).
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from claims.claim import Claim, Premise, Strength
from claims.contrast import earlier_and_later
from claims.kinds.kind import Kind, Wording, worded
from claims.kinds.pairs.gaps import gaps
from claims.kinds.pairs.margins import margins
from claims.kinds.pairs.near_points import points_between
from claims.kinds.pairs.points_or_percent import points_for_percent
from claims.outcome import outcomes
from claims.passage import Passage, Stretch
from claims.phrase import Phrase
from claims.quantity import Hedge, Quantity, Sense, is_percentage
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


_PLAIN = r"[^.;:()\uE000-\uF8FF]{0,50}?"
_BASE = r"(?:(?:the|its|their|an?|last|previous|\d{4}[’']s) )?(?:[\w’'-]+ ){0,4}?(?:(?:of|at) )?"
_WORDINGS = (
    _points(
        rf"{{a:percent}}(?: [\w’'-]+){{0,4}}?<WHEN>,? and (?:[\w’'-]+ ){{0,3}}?(?:at|to|was|is) <ABOUT>{{b:percent}}"
        rf"(?: [\w’'-]+){{0,3}}?<WHEN>{_TIED}{{p:points}}"
    ),
    _points(rf"\bfrom <ABOUT>{{a:percent}}{_TO}{{b:percent}}(?: [\w’'-]+){{0,3}}?<WHEN>{_TIED}{{p:points|count}}"),
    _points(rf"{{p:points|count}},? (?:lower |higher |up |down )?from <ABOUT>{{a:percent}}{_TO}{{b:percent}}"),
    _points(
        rf"{{b:percent}}{_PLAIN}(?:up |down )?(?:by )?<ABOUT>{{p:points|count}} (?:(?:higher|lower|more|less|better|worse|above|below) )?(?:than|from|on|above|below) {_BASE}{{a:percent}}"
    ),
    _points(rf"{{p:points}},? ?\(from <ABOUT>{{a:percent}}{_TO}{{b:percent}}\)"),
    _points(
        r"{p:points|count},? to <ABOUT>{b:percent}(?: [\w’'-]+){0,3}?<WHEN>,? (?:up |down )?from <ABOUT>{a:percent}"
    ),
)
_AFTER = outcomes("{p:points|count}")
_SAID = Phrase(r"{p:points}")
_SENTENCES = 3


_NO_CHANGE = Phrase(r"\b(?:average|respectively)\b")


def find(passage: Passage) -> Iterator[Claim]:
    """Every difference in points beside the two percentages; bare "points" beside percentages are percentage points."""
    yield from _after(passage)
    for found in worded("percentage-points", _WORDINGS)(passage):
        claim = replace(found, premises=tuple(_unbounded(premise) for premise in found.premises))
        yield replace(claim, asserted=_in_points(claim.asserted))
    yield from margins("percentage-points", passage, of_points=True)
    yield from gaps(passage, of_points=True)
    yield from points_for_percent(passage)
    for match in _SAID.matches(passage):
        yield from explained(
            "percentage-points", passage, match.start(), "x - y", sentences=_SENTENCES, by_direction=True
        )
    yield from points_between(passage)


def _after(passage: Passage) -> Iterator[Claim]:
    """Every number of points said after the two percentages that it lies between, which are set apart in time."""
    points = (figure for figure in passage.quantities if figure.sense is Sense.POINTS or figure.noun == "point")
    stretches = dict.fromkeys(passage.stretch_at(passage.to_skeleton(figure.span.start)) for figure in points)
    for stretch in stretches:
        if not _NO_CHANGE.search(passage, stretch):
            yield from _after_in(passage, stretch)


def _after_in(passage: Passage, stretch: Stretch) -> Iterator[Claim]:
    for phrase in _AFTER:
        for match in phrase.matches_in(passage, stretch):
            pair = earlier_and_later(passage, match, is_percentage)
            points = passage.quantity_at(match.start("p"))
            if pair is not None and _percentages({"a": pair[0], "b": pair[1], "p": points}):
                premises, extent = (Premise("a", pair[0]), Premise("b", pair[1])), passage.extent(*match.span())
                if points.value != abs(pair[1].value - pair[0].value) and _has_other_pair(passage, stretch, points):
                    continue
                yield Claim("percentage-points", _in_points(points), "b - a", premises, extent, by_direction=True)


def _has_other_pair(passage: Passage, stretch: Stretch, points: Quantity) -> bool:
    """Whether two percentages of a sentence or the two before it lie exactly so many points apart, whichever are meant."""
    place = passage.place_of(stretch)
    near = passage.sentences[max(0, place - _SENTENCES + 1) : place + 1]
    shares = [figure.value for each in near for figure in passage.within(each) if figure.sense is Sense.PERCENT]
    return any(abs(one - other) == points.value for one, other in combinations(shares, 2))


def _in_points(points: Quantity) -> Quantity:
    """Bare points beside percentages as percentage points."""
    return points if points.sense is Sense.POINTS else replace(points, sense=Sense.POINTS, unit=atom("pp"))


def _unbounded(premise: Premise) -> Premise:
    """What is compared with is no bound: "higher than the 54 percent of 2018"."""
    return (
        replace(premise, quantity=replace(premise.quantity, hedge=Hedge.NONE, hedge_span=None))
        if (premise.name == "a" and premise.quantity.hedge in (Hedge.OVER, Hedge.UNDER))
        else premise
    )


KIND = Kind(
    "percentage-points",
    "the difference of two percentages is the number of points stated for it",
    find,
    example="Turnout went from 54% to 61%, a rise of 9 percentage points.",
    counter_example="The rate rose from 4% to 5%, an increase of 25%.",
)
