"""Changes in a table: a column of differences or percentage changes between two columns before it, or since the row before.

An index is the figure beside it as a percentage of the one with the index 100.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, permutations

from claims.claim import Claim
from claims.grid import Grid
from claims.kinds.columns.relation import (
    DIFFERENCE,
    RELATIVE,
    WORDED_CHANCE,
    Relation,
    Row,
    both_ways,
    claims_of,
    figures_in,
    has_relation,
    number_columns,
)
from claims.kinds.columns.told import told_changes
from claims.kinds.kind import Kind, same_measure
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense

_CHANGE = lazy_regex(
    r"change|growth|difference|increase|decrease|rise|fall|decline|gain|loss|saving|var(?:iance|iation)?\b|[+±]\s?/\s?[-−–]|Δ"
    r"|\bnet\b|margin|surplus|balance|gap|profit|result|excess|remain|left\b",
    re.I,
)
_INDEX = lazy_regex(r"\bindex\b|=\s?100\b", re.I)
_OF_FIRST = Relation("100 * b / a", lambda a, b: 100 * b / a if a else None)
_HUNDRED = 100


def find(passage: Passage) -> Iterator[Claim]:
    """Every change in a table beside the two figures that it is between."""
    for table in passage.grids:
        for grid in both_ways(table):
            columns = number_columns(grid)
            for column in columns:
                others = [other for other in columns if other != column]
                yield from next(filter(None, _tries(grid, column, others)), [])
    yield from told_changes(passage)


def _tries(grid: Grid, column: int, others: Sequence[int]) -> Iterator[list[Claim]]:
    """What is found for a column and each that it may tell the change of, the nearest first."""
    if _CHANGE.search(grid.header(column)):
        pairs = list(permutations(others, 2))
        for old, new in sorted(pairs, key=_distance):
            yield list(_in_columns(grid, (column, old, new), len(pairs)))
        for other in others:
            for rows in (grid.rows, grid.rows[::-1]):
                yield list(_from_row_to_row(grid, rows, column, other, 2 * len(others)))
    if _INDEX.search(grid.header(column)):
        for other in others:
            yield list(_of_base(grid, column, other, len(others)))


def _from_row_to_row(grid: Grid, rows: Sequence[int], column: int, other: int, tried: int) -> Iterator[Claim]:
    """The changes since the row before: a column of growth beside the years' figures."""
    read = []
    for before, row in pairwise(rows):
        change, old, new = grid.figure(row, column), grid.figure(before, other), grid.figure(row, other)
        if change is not None and old is not None and new is not None and change.value and old.value and new.value:
            read.append((change, old, new))
    if len(read) >= len(rows) - 1:
        yield from _judged(read, tried)


def _of_base(grid: Grid, column: int, other: int, tried: int) -> Iterator[Claim]:
    """Index numbers: each figure as a percentage of the one whose index is 100."""
    read = [figures for row in grid.rows if (figures := figures_in(grid, row, (column, other))) is not None]
    first = [figure for index, figure in read if index.value == _HUNDRED]
    if len(first) == 1:
        found = [Row(index, (first[0], figure)) for index, figure in read if figure is not first[0]]
        if has_relation(_OF_FIRST, found, tried):
            yield from claims_of("column-change", _OF_FIRST, found, "ab")


def _in_columns(grid: Grid, triple: tuple[int, int, int], tried: int) -> Iterator[Claim]:
    yield from _judged([figures for row in grid.rows if (figures := figures_in(grid, row, triple)) is not None], tried)


def _judged(read: Sequence[tuple[Quantity, ...]], tried: int) -> Iterator[Claim]:
    found = [Row(change, (old, new)) for change, old, new in read if same_measure(old, new)]
    if len(found) != len(read) or not read:
        return
    is_signed = any(change.value < 0 for change, _, _ in read)
    is_relative = _is_relative(read)
    if not (is_signed or is_relative) and 2 * sum(new.value < old.value for _, old, new in read) > len(read):
        return  # Without signs the smaller figure is taken from the larger: the pair comes in the other order, too.
    relation = replace(RELATIVE if is_relative else DIFFERENCE, by_direction=not is_signed)
    if has_relation(relation, found, tried, WORDED_CHANCE):
        yield from claims_of("column-change", relation, found, "ab")


def _distance(pair: tuple[int, int]) -> tuple[int, bool]:
    """Neighbours come first, and the older column from the left."""
    return abs(pair[1] - pair[0]), pair[0] > pair[1]


def _is_relative(read: Sequence[tuple[Quantity, ...]]) -> bool:
    """Whether the changes are percentages of what are no percentages."""
    return all(change.sense is Sense.PERCENT and old.sense is not Sense.PERCENT for change, old, _ in read)


KIND = Kind(
    "column-change",
    "a change in a table is that between two of its columns",
    find,
    example="""\
| Port   | 2021  | 2022  | Change |
|--------|------:|------:|-------:|
| Ayton  | 400   | 460   | +15%   |
| Birk   | 250   | 300   | +20%   |
| Callow | 800   | 720   | −12%   |
| Dunmar | 500   | 505   | +1%    |
""",
    counter_example="""\
| Port   | 2021  | 2022  | Growth since 2010 |
|--------|------:|------:|------------------:|
| Ayton  | 400   | 460   | 61%               |
| Birk   | 250   | 300   | 44%               |
| Callow | 800   | 720   | 12%               |
""",
)
