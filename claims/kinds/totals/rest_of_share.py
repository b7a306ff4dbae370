"""What is left beside a part that is told with its share: `The fund meets 40% of the cost, or £600,000. That leaves £900,000`.

The part and its share give the whole, wherever that stands, and so the rest. A rest that any two sizes near it give is
of these.
"""

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from claims.claim import Claim, Premise
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense, around, size_of
from claims.reach import are_alike, sentence_before

_LEAVES = Phrase(
    r"\b(?:(?:that|this|which|it) (?:leaves|left|would leave)|leaving)(?: (?:the|a|an|us|it|them|its) [a-z]+)? "
    r"<ABOUT>{r:money|count|measure}(?! (?:each|apiece|a head|per)\b)"
)
_UNSURE = Phrase(r"\b(?:if|after|before|tax|interest|each|per|plus|another|first|also|deposit|left over)\b")
_OF = lazy_regex(r"\s+of\s[^.;:%]{1,60}$")
_BEFORE = 14
_FEWEST, _MOST = 3, 97
_TELLING, _FAR = 2, 300
_COUNTING = {Sense.COUNT, Sense.MULTIPLIER}
_FORMULA = "x * (1 - p) / p"


def rests_of_shares(passage: Passage) -> Iterator[Claim]:
    """Every rest right behind the only part and its share."""
    for match in _LEAVES.matches(passage, _UNSURE):
        rest = passage.quantity_at(match.start("r"))
        pair = _part_before(passage, rest)
        if pair is not None and not _has_rival(passage, rest):
            share, part = pair
            whole = _only_whole(passage, share, part)
            if whole is not None:
                premises = Premise("y", whole), Premise("x", part)
                yield Claim("remainder", rest, "y - x", premises, around((share, part, rest)), loose=True)
                continue
            premises = Premise("x", part), Premise("p", share)
            extent = around((share, part, rest))
            yield Claim("remainder", rest, _FORMULA, premises, extent, loose=True, is_rounded=True)


def _part_before(passage: Passage, rest: Quantity) -> tuple[Quantity, Quantity] | None:
    """The share and the part in the sentence of a rest, or in that before: no other figures, and the share of something."""
    here = passage.stretch_at(passage.to_skeleton(rest.span.start))
    own = [figure for figure in passage.within(here) if figure.index < rest.index]
    earlier = sentence_before(passage, here) if not own else None
    figures = list(passage.within(earlier)) if earlier is not None else own
    if len(figures) != len("xp") or rest.is_range or any(figure.is_range for figure in figures):
        return None
    share, part = figures
    between = passage.document.masked[share.span.end : part.span.start]
    is_share = share.sense is Sense.PERCENT and _FEWEST <= share.value <= _MOST and _OF.match(between) is not None
    is_alike = part.sense is rest.sense and part.noun in ("", rest.noun) and are_alike(part, rest)
    return (share, part) if is_share and is_alike else None


def _only_whole(passage: Passage, share: Quantity, part: Quantity) -> Quantity | None:
    """The one number before a part of which it has its share, in the unit of the part; how often counts, too."""
    found = {
        figure.value: figure.but(unit=part.unit, sense=part.sense, noun=part.noun)
        for figure in passage.quantities[max(0, part.index - _FAR) : min(share.index, part.index)]
        if not figure.is_range
        and figure.value > part.value
        and len(figure.digits) >= _TELLING
        and (are_alike(figure.without_period(), part) or {figure.sense, part.sense} == _COUNTING)
        and share.interval.contains(part.value * part.unit.factor / _size(figure, part) / share.unit.factor)
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _size(figure: Quantity, part: Quantity) -> Fraction:
    """The size of a number in the unit of a part, whatever it is said to count."""
    return figure.value * (figure.unit.factor if part.unit.atoms and figure.unit.atoms else 1)


def _has_rival(passage: Passage, rest: Quantity) -> bool:
    """Whether two sizes before a rest differ by it or add up to it."""
    near = [
        figure
        for figure in passage.quantities[max(0, rest.index - _BEFORE) : rest.index]
        if not figure.is_range and figure.sense is rest.sense and are_alike(figure, rest)
    ]
    sizes = [size_of(figure) / rest.unit.factor for figure in near]
    return any(
        rest.interval.contains(value)
        for one, other in combinations(sizes, 2)
        for value in (abs(one - other), one + other)
    )
