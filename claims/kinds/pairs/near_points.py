"""Points that a percentage beside them and one before give: `losses down to 23 percent, 15 points below the baseline`.

The second percentage may stand paragraphs before. What is found so explains the points and never convicts.
"""

from collections.abc import Iterator
from dataclasses import replace

from claims.claim import Claim, Premise, Strength
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense, around
from claims.reach import sentence_before
from claims.unit import atom

_BEFORE, _AFTER = 40, 4
_COMPARED = lazy_regex(r"\s+(?:better|worse|below|above|higher|lower|more|less|fewer|up|down)\b")
"""What makes bare points those of percentages beside them."""


def points_between(passage: Passage) -> Iterator[Claim]:
    """Every number of points that just two percentages near it give."""
    for figure in passage.quantities:
        if figure.sense is Sense.POINTS or figure.noun == "point" and _is_compared(passage, figure):
            claim = _claim(passage, figure)
            if claim is not None:
                yield claim


def _is_compared(passage: Passage, figure: Quantity) -> bool:
    return _COMPARED.match(passage.document.masked, figure.span.end) is not None


def _claim(passage: Passage, figure: Quantity) -> Claim | None:
    points = replace(figure, sense=Sense.POINTS, unit=atom("pp"))
    near = [
        each for each in passage.quantities[max(0, figure.index - _BEFORE) : figure.index + _AFTER] if _is_share(each)
    ]
    here = passage.stretch_at(passage.to_skeleton(figure.span.start))
    before = sentence_before(passage, here)
    start = (before or here).sentence.span.start
    beside = [each for each in near if start <= each.span.start < here.sentence.span.end]
    found = {
        (min(one.value, other.value), max(one.value, other.value)): (one, other)
        for one in beside
        for other in near
        if one.value != other.value and points.interval.contains(abs(one.value - other.value))
    }
    if len(found) != 1 or figure.is_range:
        return None
    one, other = sorted(next(iter(found.values())), key=lambda each: -each.value)
    premises = Premise("a", one), Premise("b", other)
    return Claim("percentage-points", points, "a - b", premises, around((one, other, figure)), Strength.INFERRED, True)


def _is_share(figure: Quantity) -> bool:
    return figure.sense is Sense.PERCENT and not figure.is_range
