"""Formulas over three figures: products, quotients, sums, differences, what points make of a size; and sums of more."""

from collections.abc import Container, Iterator
from functools import lru_cache
from itertools import combinations

from claims.dimension import combined
from claims.figure import Figure, Sort
from claims.quantity import Sense
from claims.search import Formula, Product, Shape, alike, is_of, multiplies, times

_MOST_FOR_THREE = 6
_FEWEST_OF_RUN, _MOST_OF_RUN = 4, 6


Trial = tuple[str, tuple[Figure, ...], float, Shape]
"""What a formula is made of: few are worth it."""


def formulas_of_three(asserted: Figure, near: list[Figure], shapes: Container[Shape]) -> Iterator[Formula]:
    """Formulas of some shapes over three of the nearest figures."""
    return (Formula(*trial) for trial in trials_of_three(asserted, near, shapes))


def trials_of_three(asserted: Figure, near: list[Figure], shapes: Container[Shape]) -> Iterator[Trial]:
    """What may be done in some shapes with three of the nearest figures."""
    scope = near[:_MOST_FOR_THREE]
    if Shape.PRODUCT in shapes or Shape.QUOTIENT in shapes:
        yield from (trial for trial in _products_of_three(asserted, scope) if trial[-1] in shapes)
    if Shape.PRODUCT in shapes:
        yield from _points_of(asserted, scope)
    if Shape.SUM in shapes or Shape.DIFFERENCE in shapes:
        yield from (trial for trial in _sums_of_three(asserted, scope) if trial[-1] in shapes)
    if Shape.SUM in shapes:
        yield from _sums_of_runs(asserted, near)


def _sums_of_three(asserted: Figure, scope: list[Figure]) -> Iterator[Trial]:
    terms = [figure for figure in scope if alike(figure.sort, asserted.sort)]
    for a, b, c in combinations(terms, 3):
        if alike(a.sort, b.sort) and alike(a.sort, c.sort):
            yield "a + b + c", (a, b, c), a.value + b.value + c.value, Shape.SUM
            for whole, one, other in ((a, b, c), (b, a, c), (c, a, b)):
                difference = whole.value - one.value - other.value
                yield "a - b - c", (whole, one, other), difference, Shape.DIFFERENCE


def _sums_of_runs(asserted: Figure, near: list[Figure]) -> Iterator[Trial]:
    """What four or more figures come to that stand one after the other right before the asserted one."""
    own = asserted.quantity.index
    terms = [figure for figure in near if figure.quantity.index < own and alike(figure.sort, asserted.sort)]
    for number in range(_FEWEST_OF_RUN, min(len(terms), _MOST_OF_RUN) + 1):
        run = tuple(terms[:number])
        if all(alike(run[0].sort, term.sort) for term in run):
            yield " + ".join("abcdef"[:number]), run, sum(term.value for term in run), Shape.SUM


def _points_of(asserted: Figure, scope: list[Figure]) -> Iterator[Trial]:
    """What a share that changes makes of a size: from 28 to 15 percent of 175 million litres."""
    wanted = asserted.sort
    percents = [figure for figure in scope if figure.sort.sense is Sense.PERCENT]
    sizes = [each for each in scope if not each.sort.is_share and is_of(each.sort.known, each.sort.nouns, wanted)]
    for one, other in combinations(percents, 2):
        high, low = (one, other) if one.value > other.value else (other, one)
        for size in sizes:
            yield "a * (b - c)", (size, high, low), size.value * (high.value - low.value), Shape.PRODUCT


def _products_of_three(asserted: Figure, scope: list[Figure]) -> Iterator[Trial]:
    wanted = asserted.sort
    for a, b in combinations(scope, 2):
        thirds = _thirds(a.sort, b.sort, wanted)
        if thirds is None:
            continue
        value = a.value * b.value
        for c in scope:
            above, below = thirds[c.sort]
            if not (above or below) or c is a or c is b or not c.value:
                continue
            if above and c.quantity.index > b.quantity.index:
                yield "a * b * c", (a, b, c), value * c.value, Shape.PRODUCT
            if below:
                yield "a * b / c", (a, b, c), value / c.value, Shape.QUOTIENT


class _Thirds(dict[Sort, tuple[bool, bool]]):
    """For each sort whether a product times such a figure has the unit that is wanted, and whether divided by it."""

    def __init__(self, product: Product, wanted: Sort) -> None:
        super().__init__()
        self._product, self._wanted = product, wanted

    def __missing__(self, c: Sort) -> tuple[bool, bool]:
        known, nouns = self._product
        above, below = (
            is_of(combined(known, c.known, sign), combined(nouns, c.nouns, sign), self._wanted) for sign in (1, -1)
        )
        self[c] = above, below
        return above, below


@lru_cache(maxsize=65536)
def _thirds(a: Sort, b: Sort, wanted: Sort) -> _Thirds | None:
    """What a third figure does with the product of two; None where they make none."""
    return _Thirds(times(a, b), wanted) if multiplies(a, b) else None
