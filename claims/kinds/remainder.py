"""Remainders: `38 percent …, 24 percent …, and the remaining 38 percent`, `of 51,200, three-quarters …; the remaining 12,800`.

Also what two or three figures leave, the largest of them being the whole (`had $900, spent $400 and gave away $200, leaving $300`).
Over sentences (`1,480 posts. Of these, 185 are vacant. The other 1,295 are filled.`) a remainder is explained by the whole and the
part right before it, and not convicted.
"""

import re
from collections.abc import Iterator

from claims.claim import Claim, Premise, Strength
from claims.kinds.kind import Kind, Wording, is_operand, same_measure, worded
from claims.kinds.totals.hundred import find_hundreds
from claims.kinds.totals.hundred_in_prose import hundreds_in_prose
from claims.kinds.totals.others import find_others
from claims.kinds.totals.remaining import remaining_shares
from claims.kinds.totals.rest_of_share import rests_of_shares
from claims.kinds.totals.rests import rests
from claims.passage import Passage
from claims.phrase import Phrase
from claims.quantity import Hedge, Quantity, Sense
from claims.reach import are_alike, before, explained, sentence_before
from claims.span import Span

_NOT_PARTS = Phrase(
    r"\b(?:respectively|more|less|higher|lower|increase|decrease|rose|fell|up|down|than|growth|rate|points?)\b"
)
_LEFT = Phrase(
    r"(?<!\bof\s)\b(?:the|its|their|these|those) (?:other|remaining|rest,) {t:count|measure|money|rate|percent}(?! of the (?:remaining|rest))"
)
_SIZES = (Sense.COUNT, Sense.MEASURE, Sense.MONEY)
_ALL = 100


def _shares(figures: dict[str, Quantity]) -> bool:
    whole, rest = figures["y"], figures["t"]
    return (
        same_measure(whole, rest) and whole.sense not in (Sense.PERCENT, Sense.FRACTION) and rest.value <= whole.value
    )


_WORDINGS = (
    Wording(
        r"\b(?:of|out of) (?:the |its |their |all )?{y}(?: [\w’'-]+){0,6},? (?:about |nearly |almost |some )?{f:fraction|percent} "
        r"[^.\uE000-\uF8FF]{0,60}[,;]? ?(?:and |while |but )?the (?:remaining|other|rest,) {t}",
        "y * (1 - f)", "t", Strength.WORDED, accept=_shares,
    ),
    Wording(
        r"\b(?:of|out of) (?:the |its |their |all )?{y}(?: [\w’'-]+){0,4},? {x} [^.\uE000-\uF8FF]{0,60}[,;]? ?(?:and |while |but )?"
        r"the (?:remaining|other|rest,) {t}",
        "y - x", "t", Strength.WORDED, accept=lambda figures: _shares(figures) and same_measure(figures["x"], figures["t"]),
    ),
)  # fmt: skip


_GAP = r"[^.;:()\uE000-\uF8FF]"
_LEAVING = Phrase(
    r"\b(?:leaving|(?:which|that) (?:leaves|left)|and kept the remaining) (?:just |only |about |some |a )*{t:money}(?= ?[.,;)]|$)"
)
_OTHER_SHARE = Phrase(
    rf"{{x:percent}}{_GAP}{{0,60}}?(?: (?:and|while|with|but)|[;,]){_GAP}{{0,40}}? the (?:other|remaining|rest,) {{t:percent}}(?! of the (?:remaining|rest|other))"
)
_OF_THESE = Phrase(
    rf"\bof (?:these|those|them),? <ABOUT>{{x}}{_GAP}{{0,60}}?,? (?:and|while) the (?:other|remaining|rest,) {{t}}{_GAP}{{0,40}}?(?= ?\.|$)"
)
_UNSURE = Phrase(
    r"\b(?:respectively|than|from|up|down|rose|fell|if|would|average|interest|tax|borrow\w*|more|less|another|again|plus|extra|both|at least)\b"
)


def find(passage: Passage) -> Iterator[Claim]:
    """Every stated remainder of a whole whose other parts are stated in the same sentence."""
    yield from worded("remainder", _WORDINGS)(passage)
    yield from remaining_shares(passage)
    yield from _left_over(passage)
    yield from rests(passage)
    yield from rests_of_shares(passage)
    yield from find_others(passage)
    yield from find_hundreds(passage)
    yield from hundreds_in_prose(passage)
    for match in _LEFT.matches(passage):
        yield from _left(passage, match.start("t"))


def _left_over(passage: Passage) -> Iterator[Claim]:
    """What is left of the largest of the figures before it, where these are a whole and its other parts."""
    for match in _LEAVING.matches(passage, _UNSURE):
        start = passage.stretch_at(match.start()).start
        figures = [
            figure for figure in passage.between(passage.extent(start, match.start("t"))) if figure.sense in _SIZES
        ]
        if all(figure.sense is Sense.MONEY and figure.value <= figures[0].value for figure in figures):
            yield from _without(passage, figures, passage.quantity_at(match.start("t")), match)
    for match in _OF_THESE.matches(passage, _UNSURE):
        earlier = sentence_before(passage, passage.stretch_at(match.start()))
        wholes = [figure for figure in passage.within(earlier) if figure.sense is Sense.COUNT] if earlier else []
        if len(wholes) == 1:
            part, rest = (passage.quantity_at(match.start(name)) for name in "xt")
            yield from _without(passage, [wholes[0], part], rest, match)
    for match in _OTHER_SHARE.matches(passage, _NOT_PARTS):
        sentence = passage.stretch_at(match.start())
        part, rest = (passage.quantity_at(match.start(name)) for name in "xt")
        shares = [figure for figure in passage.within(sentence) if figure.sense is Sense.PERCENT]
        if len(shares) == len((part, rest)) and part.hedge is Hedge.NONE and not part.is_range:
            yield Claim("remainder", rest, "1 - x", (Premise("x", part),), passage.extent(*match.span()))


def _without(passage: Passage, figures: list[Quantity], rest: Quantity, match: re.Match[str]) -> Iterator[Claim]:
    """The claim that the rest is the largest of two or three figures less the others, which are of one sort."""
    if len(figures) not in (2, 3) or is_operand(passage.skeleton, match.start("t")):
        return
    whole = max(figures, key=lambda figure: figure.value * figure.unit.factor)
    parts = [figure for figure in figures if figure is not whole]
    nouns = {figure.noun for figure in (whole, *parts) if figure.noun}
    taken = sum(part.value * part.unit.factor for part in parts)
    if len(nouns) > 1 or taken >= whole.value * whole.unit.factor or rest.is_range or not are_alike(whole, rest):
        return
    names = "abc"[: len(parts)]
    premises = Premise("y", whole), *(Premise(name, part) for name, part in zip(names, parts, strict=True))
    yield Claim("remainder", rest, " - ".join(("y", *names)), premises, passage.extent(*match.span()))


def _left(passage: Passage, at: int) -> Iterator[Claim]:
    """What is left of a whole named before, or of all where one share of it is: explained and not convicted."""
    rest = passage.quantity_at(at)
    yield from explained("remainder", passage, at, "y - x", sentences=2)
    shares = [figure for figure in before(passage, at) if figure.sense is Sense.PERCENT]
    if rest.sense is Sense.PERCENT and shares and shares[0].value + rest.value == _ALL:
        extent = Span(shares[0].span.start, rest.span.end)
        yield Claim("remainder", rest, "1 - x", (Premise("x", shares[0]),), extent, Strength.INFERRED)


KIND = Kind(
    "remainder",
    "what remains of a whole is the rest stated for it",
    find,
    example="Of the fleet 45% are buses, 30% are vans, and the remaining 35% are cars.",
    counter_example="Of the 20 towns, 5 have a mayor, and the other 300 villages have none.",
)
