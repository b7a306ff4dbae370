"""Figures that a word for their ratio or difference may relate, where it stands beside neither: those right before it.

What is found so is a guess, which explains the word and never convicts: the claims are inferred.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import permutations

from claims.claim import Claim, Premise, Strength
from claims.dimension import leftover
from claims.passage import Passage, Stretch
from claims.quantity import Quantity, Sense
from claims.span import Span
from claims.unit import Unit

_MOST = 8
_TENTH = Fraction(1, 10)
_NO_SIZES = (Sense.POINTS, Sense.MULTIPLIER, Sense.FRACTION)
_FARTHEST = Fraction(5, 4)


def before(passage: Passage, position: int, sentences: int = 1) -> list[Quantity]:
    """The sizes before a place of the skeleton, nearest first: in its sentence and in so many right before it."""
    stretch = passage.stretch_at(position)
    start = stretch.start
    for _ in range(sentences):
        earlier = sentence_before(passage, stretch)
        if earlier is None:
            break
        stretch, start = earlier, earlier.start
    found = [figure for figure in passage.between(passage.extent(start, position)) if _is_size(figure)]
    return found[::-1][:_MOST]


def sentence_before(passage: Passage, stretch: Stretch) -> Stretch | None:
    """The sentence with figures right before another in its paragraph."""
    earlier = passage.before(stretch)
    return earlier if earlier is not None and earlier.sentence.block == stretch.sentence.block else None


def in_unit_of(figure: Quantity, other: Quantity) -> Quantity:
    """The figure with what its unit leaves unsaid beside the other: all, or what it is per ("$9 a tonne, then $7")."""
    if other.sense is Sense.PERCENT or figure.sense is Sense.PERCENT:
        return figure
    if figure.sense is Sense.COUNT and not figure.unit.atoms:
        return replace(figure, unit=other.unit, sense=other.sense, noun=other.noun)
    is_rate = any(power < 0 for _, power in figure.unit.atoms)
    below = Unit(() if is_rate else tuple(part for part in other.unit.atoms if part[1] < 0))
    return replace(figure, unit=figure.unit * below)


def are_alike(part: Quantity, whole: Quantity) -> bool:
    """Whether two figures are of one dimension, whatever they count."""
    percents = {figure.sense is Sense.PERCENT for figure in (part, whole)}
    return len(percents) == 1 and not leftover(part.unit.dimension, whole.unit.dimension)


def as_spoken(word: Quantity) -> Quantity:
    """A fraction or multiple in words, which is exact by its form, as the round figure that it is in prose.

    "A quarter" said of a result stands for what is within a twentieth of it.
    """
    return word if word.resolution else replace(word, resolution=abs(word.value) * _TENTH)


def ratios(kind: str, passage: Passage, word: Quantity, pairs: Sequence[tuple[Quantity, Quantity]]) -> Iterator[Claim]:
    """The claim that a word is the ratio of the one pair of figures, the first to the second, that may have it."""
    fitting = {(part.index, whole.index): (part, whole) for part, whole in pairs if _may_give(word, part, whole)}
    if len(fitting) == 1:
        ((part, whole),) = fitting.values()
        spans = [figure.span for figure in (part, whole, word)]
        extent = Span(min(span.start for span in spans), max(span.end for span in spans))
        premises = Premise("x", part), Premise("y", whole)
        yield Claim(kind, as_spoken(word), "x / y", premises, extent, Strength.INFERRED)


def pairs_among(figures: Sequence[Quantity]) -> list[tuple[Quantity, Quantity]]:
    """Every two figures, in both orders, a bare number in the unit of the other."""
    return [(in_unit_of(a, b), in_unit_of(b, a)) for a, b in permutations(figures, 2)]


def _may_give(word: Quantity, part: Quantity, whole: Quantity) -> bool:
    """Whether the ratio of two figures of one dimension is about what the word says."""
    if not are_alike(part, whole) or not whole.value:
        return False
    ratio = part.value * part.unit.factor / (whole.value * whole.unit.factor)
    return word.value / _FARTHEST <= ratio <= word.value * _FARTHEST and as_spoken(word).interval.contains(ratio)


def _is_size(figure: Quantity) -> bool:
    return figure.sense not in _NO_SIZES and not figure.is_range and figure.value > 0
