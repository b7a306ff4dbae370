"""Changes in a table: a column of differences or percentage changes between two columns before it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import permutations

from claims.claim import Claim
from claims.grid import Grid
from claims.kinds.columns.relation import (
    WORDED_CHANCE,
    Relation,
    Row,
    claims_of,
    figures_in,
    has_relation,
    number_columns,
)
from claims.kinds.kind import Kind, same_measure
from claims.passage import Passage
from claims.quantity import Quantity, Sense

_CHANGE = re.compile(
    r"change|growth|difference|increase|decrease|rise|fall|decline|gain|loss|saving|var(?:iance|iation)?\b|[+±]\s?/\s?[-−–]|Δ"
    r"|\bnet\b|margin|surplus|balance|gap|excess|remain|left\b",
    re.I,
)
_DIFFERENCE = Relation("b - a", lambda a, b: b - a)
_RELATIVE = Relation("(b - a) / a", lambda a, b: (b - a) / a if a else None)


def find(passage: Passage) -> Iterator[Claim]:
    """Every change in a table beside the two figures that it is between."""
    for grid in passage.grids:
        columns = number_columns(grid)
        for change in columns:
            if _CHANGE.search(grid.header(change)):
                pairs = list(permutations((column for column in columns if column != change), 2))
                for old, new in sorted(pairs, key=_distance):
                    claims = list(_in_columns(grid, (change, old, new), len(pairs)))
                    yield from claims
                    if claims:
                        break


def _in_columns(grid: Grid, triple: tuple[int, int, int], tried: int) -> Iterator[Claim]:
    read = [figures for row in grid.rows if (figures := figures_in(grid, row, triple)) is not None]
    found = [Row(change, (old, new)) for change, old, new in read if same_measure(old, new)]
    if len(found) != len(read) or not read:
        return
    is_signed = any(change.value < 0 for change, _, _ in read)
    is_relative = _is_relative(read)
    if not (is_signed or is_relative) and 2 * sum(new.value < old.value for _, old, new in read) > len(read):
        return  # Without signs the smaller figure is taken from the larger: the pair comes in the other order, too.
    relation = replace(_RELATIVE if is_relative else _DIFFERENCE, by_direction=not is_signed)
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
