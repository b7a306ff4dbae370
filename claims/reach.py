"""Figures that a word for their ratio or difference may relate, where it stands beside neither: those right before it.

What is found so is a guess, which explains the word and never convicts: the claims are inferred.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import permutations

from claims.claim import Claim, Premise, Strength
from claims.dimension import leftover
from claims.formula import evaluate
from claims.passage import Passage, Stretch
from claims.quantity import Quantity, Sense, around, is_size, size_of
from claims.unit import Unit

Pair = tuple[Quantity, Quantity]
_MOST = 8
_TENTH = Fraction(1, 10)
_OF_BOUND = Fraction(6, 100)
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
    found = [figure for figure in passage.between(passage.extent(start, position)) if _is_plain(figure)]
    return found[::-1][:_MOST]


def sentence_before(passage: Passage, stretch: Stretch) -> Stretch | None:
    """The sentence with figures right before another in its paragraph."""
    earlier = passage.before(stretch)
    return earlier if earlier is not None and earlier.sentence.block == stretch.sentence.block else None


def in_unit_of(figure: Quantity, other: Quantity) -> Quantity:
    """The figure with what its unit leaves unsaid beside the other: all, or what it is per ("$9 a tonne, then $7")."""
    if other.sense is Sense.PERCENT or figure.sense is Sense.PERCENT:
        is_unsaid = other.sense is Sense.RATE and figure.unit.atoms[0] in other.unit.atoms
        return figure.in_unit(other.unit, Sense.RATE) if is_unsaid else figure
    if figure.sense is Sense.COUNT and not figure.unit.atoms:
        return figure.but(unit=other.unit, sense=other.sense, noun=other.noun)
    if figure.unit.denominators or not other.unit.denominators:
        return figure
    below = Unit(tuple(part for part in other.unit.atoms if part[1] < 0))
    return figure.in_unit(figure.unit * below, figure.sense)


def in_one_unit(one: Quantity, other: Quantity) -> Pair:
    """Two figures, each with what its unit leaves unsaid beside the other."""
    return in_unit_of(one, other), in_unit_of(other, one)


def is_rate_after(passage: Passage, one: Quantity, other: Quantity) -> bool:
    """Whether an amount stands in a sentence before a rate: what it is per is left unsaid only after that was said."""
    is_rate = one.sense is not Sense.RATE and other.sense is Sense.RATE
    return is_rate and passage.sentence_of(one) != passage.sentence_of(other)


def are_alike(part: Quantity, whole: Quantity) -> bool:
    """Whether two figures are of one dimension, whatever they count."""
    percents = {figure.sense in (Sense.PERCENT, Sense.POINTS) for figure in (part, whole)}
    return len(percents) == 1 and not leftover(part.unit.dimension, whole.unit.dimension)


def are_money_and_count(one: Quantity, other: Quantity) -> bool:
    """Whether one of two figures is money and the other a bare number, which may count anything."""
    return {one.sense, other.sense} == {Sense.MONEY, Sense.COUNT}


def as_spoken(word: Quantity) -> Quantity:
    """A fraction or multiple in words, which is exact by its form, as the round figure that it is in prose.

    "A quarter" said of a result stands for what is within a twentieth of it; "more than a quarter" is hardly less.
    """
    latitude = _OF_BOUND if word.is_bound else _TENTH
    return word if word.resolution else replace(word, resolution=abs(word.value) * latitude)


def explained(
    kind: str,
    passage: Passage,
    at: int,
    formula: str,
    sentences: int = 1,
    *,
    by_direction: bool = False,
    rises: bool | None = None,
) -> Iterator[Claim]:
    """The figure at a place of the skeleton as what the formula gives of two figures before it, `x` and `y`.

    They are looked for in its sentence, then in so many before it, up to the first where a pair gives it. `rises` tells
    which of the two must be the greater, `x` where it is true.
    """
    for reached in range(sentences + 1):
        pairs = [
            pair
            for pair in _pairs_among(before(passage, at, reached))
            if rises is None or (size_of(pair[0]) > size_of(pair[1])) is rises
        ]
        found = fitting(kind, passage.quantity_at(at), pairs, formula, by_direction=by_direction)
        if found is not None:
            yield found
            return


def fitting(
    kind: str, word: Quantity, pairs: Sequence[Pair], formula: str = "x / y", *, by_direction: bool = False
) -> Claim | None:
    """The claim that a figure is what the formula gives of the one pair that may give it; None where several may."""
    giving: dict[frozenset[int], Claim] = {}
    for x, y in pairs:
        asserted = as_spoken(word) if "/" in formula else in_unit_of(word, x)
        if are_alike(x, y) and _may_give(asserted, x, y, formula, by_direction=by_direction):
            premises, extent = (Premise("x", x), Premise("y", y)), around((x, y, word))
            found = Claim(kind, asserted, formula, premises, extent, Strength.INFERRED, by_direction)
            # Of the two orders in which a size of a change is given the later less the earlier comes first.
            giving.setdefault(frozenset((x.index, y.index)), found)
    return next(iter(giving.values())) if len(giving) == 1 else None


def _pairs_among(figures: Sequence[Quantity]) -> list[Pair]:
    """Every two figures, in both orders, a bare number in the unit of the other."""
    return [in_one_unit(a, b) for a, b in permutations(figures, 2)]


def _may_give(asserted: Quantity, x: Quantity, y: Quantity, formula: str, *, by_direction: bool) -> bool:
    """Whether what the formula gives of two sizes is about the asserted figure."""
    if "/" not in formula and not are_alike(asserted, x):
        return False
    value = evaluate(formula, {"x": size_of(x), "y": size_of(y)}) / asserted.unit.factor
    value = abs(value) if by_direction else value
    return asserted.value / _FARTHEST <= value <= asserted.value * _FARTHEST and asserted.interval.contains(value)


def _is_plain(figure: Quantity) -> bool:
    return is_size(figure) and not figure.is_range and figure.value > 0
