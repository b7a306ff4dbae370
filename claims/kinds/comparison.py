"""Comparisons: `rose from 40 to 52`, `120, more than last year's 110`, `more than half of the 400 (180)`.

What is asserted is the direction, in the words for it: that the later figure less the earlier one, or the one compared
less the other, is above nothing or below it. Figures that are equal, hedged or ranges are left alone, and so are
figures that are more than some tens of times apart: one of them may leave its scale word unsaid.
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from claims.claim import Claim, Premise, Strength
from claims.kinds.kind import Kind, Wording, is_operand, same_measure
from claims.movement import A_TO_B
from claims.passage import Passage
from claims.phrase import Phrase
from claims.quantity import Hedge, Quantity, Sense, is_size, size_of
from claims.span import Span

_ROSE = r"(?P<word>rose|risen|rising|increased|climbed|jumped|surged|soared|grew|grown|swelled)"
_FELL = r"(?P<word>fell|fallen|falling|declined|decreased|dropped|shrank|shrunk|slid|slipped|plunged|tumbled|sank)"
_RISE = r"(?P<word>increase|rise|jump|surge|climb|leap|uptick)"
_FALL = r"(?P<word>decrease|decline|fall|drop|reduction|slump|plunge|dip)"
_MORE = r"(?P<word>(?:more|higher|greater|larger) than|above|exceeding|exceeds|exceeded)"
_FEWER = r"(?P<word>(?:less|fewer|lower|smaller) than|below)"
_ADVERB = r"(?: (?:sharply|slightly|steadily|slowly|again|further|only|rapidly|gradually|steeply|marginally|modestly))?"
_OF = r"(?:(?:the|its|their|his|her|our|last year[’']s|this year[’']s|the previous year[’']s|[A-Z][\w-]+[’']s?) )+(?:(?:record|total|target|average|previous) )?(?:of )?"
_END = r"(?= ?[.;,)—–]| (?:in|at|for|recorded|a year|last|the year)\b|$)"
_UNLESS = Phrase(
    r"\b(?:not|never|no|n[’']t|nor|neither|if|would|should|whether|instead|mistaken\w*|wrong\w*|error|typo|scale|rank\w*|place[sd]?|"
    r"position|ratio|odds|minus|negative|loss|deficit|range[sd]?|ranging|respectively|aged?|p\.?m|a\.?m|grade|anywhere)\b|[“”\"]"
)
_CHANGES = tuple(
    (Phrase(pattern, frozenset("ab")), hedge)
    for verb, noun, hedge in ((_ROSE, _RISE, Hedge.OVER), (_FELL, _FALL, Hedge.UNDER))
    for pattern in (
        rf"\b{verb}{_ADVERB},? {A_TO_B}(?!\w)",
        rf"\b{verb} to <ABOUT>{{b}}(?: [\w’'-]+){{0,3}}?<WHEN>,? from <ABOUT>{{a}}(?!\w)",
        rf"{A_TO_B}(?:,| ?[–—(]) ?(?:which is |that is |marking |representing )?an? (?:[\w-]+ )?{noun}"
        r"(?: of <ABOUT>{d})?(?= ?[.;,)—–]|$)",
    )
)
_COMPARED = tuple(
    (Phrase(rf"{{b}}(?: [\w’'-]+){{0,2}}<WHEN>,? ?[,(–—] ?(?:which is |that is |well |far |slightly |just |even )?{word} {_OF}{{a}}{_END}"), hedge)
    for word, hedge in ((_MORE, Hedge.OVER), (_FEWER, Hedge.UNDER))
)  # fmt: skip
_FARTHEST = 30


def _is_part(figures: dict[str, Quantity]) -> bool:
    part, whole = figures["x"], figures["y"]
    bounded = figures["f"].hedge in (Hedge.OVER, Hedge.UNDER, Hedge.AT_LEAST, Hedge.AT_MOST, Hedge.NEARLY)
    return bounded and same_measure(part, whole) and part.sense is whole.sense and part.value <= whole.value


_SHARES = (
    Wording(
        r"{f:fraction|percent} (?:of )?(?:the |its |their |our |all )*{y}(?: [\w’'-]+){0,4} ?\({x}(?: [\w’'-]+){0,2}\)",
        "x / y", "f", accept=_is_part,
    ),
)  # fmt: skip


def find(passage: Passage) -> Iterator[Claim]:
    """Every change whose direction is stated with both its figures, and every figure compared with another."""
    for phrase, hedge in (*_CHANGES, *_COMPARED):
        for match in phrase.matches(passage, _UNLESS):
            claim = _claim(passage, match, hedge)
            if claim is not None:
                yield claim
    for wording in _SHARES:
        yield from wording.claims("comparison", passage)


def _claim(passage: Passage, match: re.Match[str], hedge: Hedge) -> Claim | None:
    a, b = (passage.quantity_at(match.start(name)) for name in "ab")
    if not _are_comparable(a, b) or any(is_operand(passage.skeleton, match.start(name)) for name in "ab"):
        return None
    span = Span(passage.to_text(match.start("word")), passage.to_text(match.end("word")))
    asserted = Quantity(-2 - span.start, span, span, Fraction(0), b.unit, Sense.DIRECTION, hedge, span)
    extent = passage.extent(match.start(), match.end())
    return Claim("comparison", asserted, "b - a", (Premise("a", a), Premise("b", b)), extent, Strength.WORDED)


def _are_comparable(a: Quantity, b: Quantity) -> bool:
    plain = all(is_size(figure) and not figure.is_range and not figure.is_hedged for figure in (a, b))
    if not plain or a.sense is not b.sense or a.unit.atoms and b.unit.atoms and not same_measure(a, b):
        return False
    if (a.span == a.number) != (b.span == b.number) and b.sense is Sense.MEASURE:
        # "Drops from 3 to 6 metres" is a range.
        return False
    small, large = sorted(map(size_of, (a, b)))
    return 0 < small < large <= small * _FARTHEST and same_measure(a, b)


KIND = Kind(
    "comparison",
    "what is said to be more or less, or to rise or fall, is or does",
    find,
    example="Output rose from 52 tonnes to 40 tonnes.",
    counter_example="The song rose from place 12 to place 4.",
)
