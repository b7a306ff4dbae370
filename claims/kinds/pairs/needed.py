"""How many must be treated for one to be spared, of the only two risks: `from 6 percent to 2, so 25 people must be treated to prevent one case`.

It is one over the absolute difference, rounded up or to the nearest (Cook and Sackett, BMJ 310 (1995) 452–454); the
difference may also be told itself, in points.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from claims.claim import Claim, Premise
from claims.kinds.pairs.only_two import two_around
from claims.passage import Passage
from claims.phrase import Phrase
from claims.quantity import Hedge, Quantity, Sense, is_percentage, size_of
from claims.reach import sentence_before
from claims.unit import NO_UNIT, atom

_FREE = r"[^.;:\uE000-\uF8FF]"
_TREATED = r"(?:treated|screened|vaccinated|given|immuni[sz]ed|trained|enrolled)"
_NEEDED = (
    Phrase(rf"{{n:count}}{_FREE}{{0,30}}?\b(?:(?:need|needed|have|had) to be|must be) {_TREATED}\b{_FREE}{{0,40}}?\b(?:to|for) "
           rf"(?:prevent|avoid|avert|save|spare|cure|help)"),
    Phrase(rf"\bnumber needed to (?:treat|screen|vaccinate){_FREE}{{0,30}}? (?:is|was|of|at|comes to|works out at|around|about) {{n:count}}"),
)  # fmt: skip
_REACH = 3


def numbers_needed(passage: Passage) -> Iterator[Claim]:
    """Every number needed to treat beside the two risks, or after their difference in points."""
    for phrase in _NEEDED:
        for match in phrase.matches(passage):
            number = passage.quantity_at(match.start("n"))
            if number.is_range or number.value < 1:
                continue
            # It is rounded up as often as to the nearest.
            asserted = replace(number, unit=NO_UNIT, resolution=Fraction(2), hedge=Hedge.NONE, hedge_span=None)
            extent = passage.extent(*match.span())
            two = two_around(passage, match, is_percentage)
            points = _points_before(passage, match)
            if points is not None:
                yield Claim("odds", asserted, "1 / d", (Premise("d", points),), extent, loose=True)
            elif two is not None and size_of(two.first) != size_of(two.second):
                low, high = two.low_and_high
                yield Claim("odds", asserted, "1 / (b - a)", (Premise("a", low), Premise("b", high)), extent)


def _points_before(passage: Passage, match: re.Match[str]) -> Quantity | None:
    """The one difference in points of the sentence or the nearest before it that has any, as a share."""
    stretch = passage.stretch_at(match.start())
    for _ in range(_REACH):
        figures = [figure for figure in passage.within(stretch) if figure.sense is Sense.POINTS]
        if figures:
            points = figures[0]
            only = len(figures) == 1 and not points.is_range and points.value > 0
            return replace(points, unit=atom("%"), sense=Sense.PERCENT) if only else None
        earlier = sentence_before(passage, stretch)
        if earlier is None:
            return None
        stretch = earlier
    return None
