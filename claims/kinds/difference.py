"""Differences: `from 212 to 159, an improvement of 53`, `324, 14 more than last year's 310`, `the gap between 85 and 62 is 23`.

The difference stands in a clause with both figures: after the change (`from A to B, up D`), beside a percentage of it
(`fell by D, or P%, to B from A`), between a figure and the one that it is compared with (`B, D more than A's A`), after
a word for it (`the margin between A and B was D`), or as what is left (`of A, B are taken, leaving D`). Or it follows two figures
that are set apart in time or by its word (`The estimate was A; the cost was B, an overrun of D`). Over sentences, what is
left of one amount by another (`That leaves D`, `The gap is D`).
"""

import re
from collections.abc import Iterator

from claims.claim import Claim, Premise, Strength
from claims.contrast import earlier_and_later
from claims.kinds.kind import Kind, Wording, is_operand, same_dimension, worded
from claims.kinds.pairs.gaps import gaps
from claims.kinds.pairs.margins import margins
from claims.kinds.pairs.readings import differences_of_readings
from claims.kinds.totals.leavings import leavings
from claims.movement import A_TO_B, MOVE
from claims.outcome import CLOSED, LEAD, appositions
from claims.passage import Passage
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense
from claims.reach import in_unit_of

_NO_SIZES = (Sense.PERCENT, Sense.POINTS, Sense.MULTIPLIER, Sense.FRACTION)
_LEFT_ALONE = (
    r"\b(?:annually|annual(?: growth| rate| average)?|per (?:year|annum|month|quarter|week|day)|(?:a|each|every|per) (?:year|month|week|day)"
    r"(?! (?:ago|earlier|before))|yearly|average[sd]?|respectively|ranging|ranges?|steps?|increments?|intervals?|"
    r"inflation-adjusted|real terms|constant currenc\w+|excluding|adjust\w+|not|never|n[’']t|if|would|instead)\b"
)
_MOVES = rf"(?:{MOVE[3:-1]}|improvement|saving|swing|difference|shortfall|surplus)"
_THAT_IS = r"(?:,| ?[–—(]|;) ?(?:which is |that is |representing |an? |or |i\.e\. |marking |for |it |this is |overall |net |total )*"
_OTHER = (
    r"(?:(?:the|its|their|his|her|our|that|a|last year[’']s|this year[’']s|the year before[’']s|the previous|an earlier|[A-Z][\w-]+[’']s?) )*"
    r"(?:[\w’'-]+ ){0,2}?(?:of )?"
)
_CLOSED = r"(?= ?[.;,)—–]|$| (?:in|at|for|recorded|a year|last|the year|of \d{4}|\d{4}|it|they|we|planned|expected|counted|budgeted|forecast)\b)"
_PLAIN_GAP = r"[^.;:(\uE000-\uF8FF]{0,50}?"


def _one_measure(figures: dict[str, Quantity]) -> bool:
    """Whether the three are sizes of one sort; a difference has the unit of what it lies between."""
    parts = tuple(figures[name] for name in "abd")
    plain = all(part.sense not in _NO_SIZES and not part.is_range for part in parts)
    units = {part.unit for part in parts if part.sense is not Sense.COUNT}
    return plain and same_dimension(*parts) and len(units) <= 1 and len({part.has_scale for part in parts[:2]}) == 1


def _difference(pattern: str, formula: str = "b - a") -> Wording:
    return Wording(
        pattern, formula, "d", Strength.WORDED, by_direction=True, unless=_LEFT_ALONE, accept=_one_measure
    )  # fmt: skip


def _signed(pattern: str, formula: str) -> Wording:
    return Wording(pattern, formula, "d", Strength.WORDED, unless=_LEFT_ALONE, accept=_one_measure)


_D = r"<ABOUT>{d}"
_OR_PERCENT = r"(?:,? ?(?:or|\() ?<ABOUT>{p:percent} ?\)?)?"
_WORDINGS = (
    _difference(rf"{A_TO_B}{_THAT_IS}(?:up |down |by )?{_MOVES} (?:of |by ){_D}(?! of)"),
    _difference(rf"{A_TO_B}{_THAT_IS}(?:up|down|by) (?:by )?{_D}(?! of)"),
    _difference(rf"\b{MOVE} (?:by |of )?{_D}{_OR_PERCENT},? {A_TO_B}(?!\w)"),
    _difference(rf"\b{MOVE} (?:by |of )?{_D}{_OR_PERCENT},? to <ABOUT>{{b}}(?: [\w’'-]+){{0,3}}?<WHEN>,? from <ABOUT>{{a}}(?!\w)"),
    _signed(rf"{{b}}(?: [\w’'-]+){{0,3}}<WHEN>,? ?[,–—(] ?(?:which is |that is |or |some )?{_D}(?: [\w’'-]+)? (?:more|higher|above|over|ahead of|up on|greater|longer|larger|taller|wider|older|heavier|deeper|dearer)(?: than)? {_OTHER}{{a}}{_CLOSED}", "b - a"),
    _signed(rf"{{b}}(?: [\w’'-]+){{0,3}}<WHEN>,? ?[,–—(] ?(?:which is |that is |or |some )?{_D}(?: [\w’'-]+)? (?:fewer|less|lower|below|under|short of|behind|down on|smaller|shorter|younger|lighter|cheaper|narrower)(?: than)? {_OTHER}{{a}}{_CLOSED}", "a - b"),
    _difference(rf"\b(?:gap|difference|margin|spread|distance) between {_PLAIN_GAP}{{a}}{_PLAIN_GAP} and {_PLAIN_GAP}{{b}}(?: [\w’'-]+){{0,3}}?,? (?:is|was|comes to|came to|amounts to|of) {_D}"),
    _signed(rf"\bshort of {_OTHER}{{a}}(?: [\w’'-]+){{0,3}}? by {_D}(?: [\w’'-]+){{0,2}}?,? (?:at|with|ending at|to end at) (?:only |just )?{{b}}(?!\w)", "a - b"),
    _signed(rf"\b(?:of|out of) (?:the |its |their |all |our )*{{a}}(?: [\w’'-]+){{0,6}}?,? {{b}} {_PLAIN_GAP},? (?:leaving|which leaves|which left) (?:just |only |a )?{_D}(?! of)", "a - b"),
)  # fmt: skip

_AFTER = appositions("{d}")
_BETWEEN = Phrase(rf"{LEAD}(?:an? |the )(?:[a-z-]+ )?(?P<word>difference|gap|spread|overrun|shortfall) of {_D}{CLOSED}")
_UNSURE = Phrase(_LEFT_ALONE.replace("|would", ""))


def find(passage: Passage) -> Iterator[Claim]:
    """Every difference beside the two figures that it lies between, or after them."""
    yield from worded("difference", _WORDINGS)(passage)
    for phrase in (*_AFTER, _BETWEEN):
        for match in phrase.matches(passage, _UNSURE):
            yield from _after(passage, match, is_apart=phrase is _BETWEEN)
    yield from leavings(passage)
    yield from margins("difference", passage)
    yield from gaps(passage)
    yield from differences_of_readings(passage)


def _after(passage: Passage, match: re.Match[str], *, is_apart: bool) -> Iterator[Claim]:
    """The claim that a difference lies between the two figures before it, which its word or the time sets apart."""
    size = passage.quantity_at(match.start("d"))
    if is_operand(passage.skeleton, match.start("d")) or _are_of_percent(passage, size):
        return
    pair = earlier_and_later(passage, match, lambda figure: figure.sense is not Sense.PERCENT, is_apart=is_apart)  # fmt: skip
    if pair is not None and _one_measure({"a": pair[0], "b": pair[1], "d": in_unit_of(size, pair[1])}):
        premises = Premise("a", pair[0]), Premise("b", pair[1])
        extent = passage.extent(*match.span())
        yield Claim("difference", in_unit_of(size, pair[1]), "b - a", premises, extent, by_direction=True)


def _are_of_percent(passage: Passage, size: Quantity) -> bool:
    """Whether "points" are said beside a percentage, which they are points of."""
    own = passage.sentence_of(size)
    return size.noun == "point" and any(figure.sense is Sense.PERCENT for figure in passage.between(own))


KIND = Kind(
    "difference",
    "two figures differ by as much as is stated between them",
    find,
    example="The gap between the 85 runners and the 62 walkers was 33.",
    counter_example="Rent rose $14 a year, from $310 to $380.",
)
