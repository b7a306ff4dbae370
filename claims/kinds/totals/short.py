"""A sum that misses one of its parts: `41 junipers, 28 larches and 17 yews. With 69 saplings in hand …`.

The parts are a closed list in the sentence before, in the list or in the table right before, and the figure is the only one of
its sort in its sentence. No word need say that it is their sum; but where it is just what all parts but one come to, and its
sentence names none of them nor some of them, one was left out. A discrepancy is a warning.
"""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from claims.claim import Claim, Strength
from claims.grid import Grid
from claims.kinds.columns.relation import number_columns
from claims.kinds.totals.addition import Addition
from claims.kinds.totals.closed import closed_before, in_unit, misses_one
from claims.kinds.totals.parts import is_part
from claims.kinds.totals.roles import Role, role_of
from claims.kinds.totals.some_parts import is_of_some, names_of
from claims.label import ideas_in
from claims.passage import Passage, Stretch
from claims.quantity import Quantity, Sense, around, size_of
from claims.stands import stands
from claims.stem import idea

_SIZES = (Sense.COUNT, Sense.MEASURE, Sense.MONEY, Sense.DURATION)
_LEAST, _MOST, _SMALL = 3, 10, 20


def find_short(passage: Passage) -> Iterator[Claim]:
    """Every figure that all parts but one of the closed list before it come to, and, as a guess, every one that all come to."""
    tables = {_last_block(passage, grid): grid for grid in passage.grids if _is_plain(grid)}
    for stretch in passage.sentences:
        for total in _alone(passage, stretch):
            terms, said = _parts(passage, stretch, total, tables)
            claim = _claim(passage, stretch, total, terms, said) if terms else None
            if claim is not None:
                yield claim


def _alone(passage: Passage, stretch: Stretch) -> list[Quantity]:
    """The figures of a sentence that are the only ones of their sort in it."""
    figures = [
        each
        for each in passage.within(stretch)
        if each.sense in _SIZES and not each.is_range and not (each.is_word and each.value <= _MOST)
    ]
    return [
        figure
        for figure in figures
        if figure.value >= _SMALL
        and not figure.is_hedged
        and (figure.noun or figure.sense is not Sense.COUNT)
        and sum(each.sense is figure.sense and bool(each.noun) == bool(figure.noun) for each in figures) == 1
        and is_part(passage, passage.to_skeleton(figure.span.start))
    ]


def _parts(
    passage: Passage, stretch: Stretch, total: Quantity, tables: dict[int, Grid]
) -> tuple[tuple[Quantity, ...], frozenset[str]]:
    """The parts that stand before a figure, and the ideas of the words that tell them apart."""
    terms = closed_before(passage, stretch, total)
    if terms:
        return terms, names_of(passage, terms, total)
    grid = tables.get(stretch.sentence.block - 1)
    columns = number_columns(grid) if grid is not None else []
    if grid is None or len(columns) != 1:
        return (), frozenset()
    figures = [grid.figure(row, columns[0]) for row in grid.rows]
    found = tuple(in_unit(figure, total) for figure in figures if figure is not None)
    is_named = total.sense is not Sense.COUNT or idea(total.noun) in ideas_in(grid.header(columns[0]))
    named = frozenset().union(*(ideas_in(grid.label(row)) for row in grid.rows))
    return (found, named) if is_named and len(found) == len(figures) else ((), frozenset())


def _claim(
    passage: Passage, stretch: Stretch, total: Quantity, terms: tuple[Quantity, ...], named: frozenset[str]
) -> Claim | None:
    """The claim that a figure is the sum of some parts, where it is, or is but for one of them and may not be of the others."""
    found = Addition(total, terms)
    if not _LEAST <= len(terms) <= _MOST or not found.can_be_in_words:
        return None
    if found.holds:
        return replace(found.claim(around((total, *terms)), Strength.INFERRED), loose=True)
    sizes = list(map(size_of, terms))
    nouns = {idea(term.noun) for term in terms}
    is_of_other = len(nouns) == 1 and nouns != {""} and idea(total.noun) not in nouns
    is_sure = misses_one(found) and len(set(sizes)) == len(sizes) and size_of(total) > max(sizes) and not is_of_other
    if (
        not is_sure
        or is_of_some(passage, total, named, len(terms))
        or stands(passage, sum(sizes, Fraction(0)), total, terms)
    ):
        return None
    if any(size_of(figure) == size_of(total) for figure in passage.quantities[: total.index]):
        return None
    return replace(found.claim(around((total, *terms)), Strength.WORDED), loose=True)


def _is_plain(grid: Grid) -> bool:
    """Whether the rows are nothing but terms."""
    return all(role_of(grid.label(row)) is Role.TERM for row in grid.rows)


def _last_block(passage: Passage, grid: Grid) -> int:
    """The number of the last block of a table."""
    last = max(cell.span.start for cell in grid.cells.values())
    return next(at for at, block in enumerate(passage.document.blocks) if block.span.end > last)
