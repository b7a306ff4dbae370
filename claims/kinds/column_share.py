"""Shares in a table or a list: a column of percentages that each row's figure is of the whole, or of another in its row.

The whole is the row that has 100%, as sales have above their costs, or the total; without either it is the sum of the rows.
"""

from collections.abc import Iterator, Sequence
from itertools import permutations

from claims.claim import Claim
from claims.grid import Grid
from claims.kinds.columns.listed import listed_shares
from claims.kinds.columns.of_entries import told_of_entries
from claims.kinds.columns.relation import (
    QUOTIENT,
    WORDED_CHANCE,
    Row,
    both_ways,
    claims_of,
    figures_in,
    has_relation,
    number_columns,
    share_of_all,
    term_rows,
)
from claims.kinds.columns.told import told_shares
from claims.kinds.kind import Kind, same_dimension
from claims.kinds.totals.roles import Role, is_whole, role_of
from claims.passage import Passage
from claims.quantity import Sense

_MOST_TERMS = 30
_WHOLE = 100


def find(passage: Passage) -> Iterator[Claim]:
    """Every percentage of a column that says what share another column's figure is of the whole."""
    for table in passage.grids:
        for grid in both_ways(table):
            columns, rows = number_columns(grid), term_rows(grid)
            shares = [column for column in columns if _is_percent(grid, column, rows)]
            amounts = [column for column in columns if column not in shares]
            for share in shares:
                yield from next(filter(None, _tries(grid, rows, share, amounts)), [])
    yield from told_shares(passage)
    yield from listed_shares(passage)
    yield from told_of_entries(passage)


def _tries(grid: Grid, rows: Sequence[int], share: int, amounts: Sequence[int]) -> Iterator[list[Claim]]:
    """What is found for each column or pair of columns that a percentage may be of."""
    for amount in amounts:
        yield list(_in_columns(grid, rows, share, amount, tried=len(amounts)))
        yield list(_of_head(grid, share, amount))
    pairs = list(permutations(amounts, 2))
    for pair in pairs:
        yield list(_across(grid, (share, *pair), len(pairs)))


def _of_head(grid: Grid, share: int, amount: int) -> Iterator[Claim]:
    """The percentages of what the header says that there are of all: "Placebo (n = 118)"."""
    whole = grid.figure(0, amount) if grid.heads else None
    if whole is not None and whole.value:
        read = [figures for row in grid.rows if (figures := figures_in(grid, row, (share, amount))) is not None]
        found = [Row(percent, (part, whole)) for percent, part in read]
        if has_relation(QUOTIENT, found, 1, WORDED_CHANCE):
            yield from claims_of("column-share", QUOTIENT, found, "ab")


def _across(grid: Grid, triple: tuple[int, int, int], tried: int) -> Iterator[Claim]:
    """The percentages that one column is of another in every row, totals among them."""
    read = [figures for row in grid.rows if (figures := figures_in(grid, row, triple)) is not None]
    found = [Row(share, (part, whole)) for share, part, whole in read if same_dimension(part, whole)]
    if len(found) == len(read) and has_relation(QUOTIENT, found, tried):
        yield from claims_of("column-share", QUOTIENT, found, "ab")


def _is_percent(grid: Grid, column: int, rows: Sequence[int]) -> bool:
    figures = [figure for row in rows if (figure := grid.figure(row, column)) is not None]
    return bool(figures) and all(figure.sense is Sense.PERCENT for figure in figures)


def _in_columns(grid: Grid, rows: Sequence[int], share: int, amount: int, *, tried: int) -> Iterator[Claim]:
    whole, parts = _parted(grid, rows, share)
    pairs = [figures for row in parts if (figures := figures_in(grid, row, (share, amount))) is not None]
    if any(part.value < 0 for _, part in pairs):
        return
    total = None if whole is None else grid.figure(whole, amount)
    if total is not None:
        relation = QUOTIENT
        found = [Row(percent, (part, total)) for percent, part in pairs]
        names = ["a", "b"]
    elif len(pairs) == len(rows) <= _MOST_TERMS:
        addends = [part for _, part in pairs]
        relation = share_of_all(len(addends))
        found = [Row(percent, (part, *(other for other in addends if other is not part))) for percent, part in pairs]
        names = [f"a{number}" for number in range(1, len(addends) + 1)]
    else:
        return
    if has_relation(relation, found, tried, WORDED_CHANCE):
        yield from claims_of("column-share", relation, found, names)


def _parted(grid: Grid, rows: Sequence[int], share: int) -> tuple[int | None, Sequence[int]]:
    """The row of the whole, and those of its parts: the one that has 100%, whatever it is called, or the only total."""
    full = [row for row in grid.rows if (figure := grid.figure(row, share)) is not None and figure.value == _WHOLE]
    if len(full) == 1:
        return full[0], [row for row in grid.rows if row != full[0]]
    totals = [row for row in grid.rows if role_of(grid.label(row)) is Role.TOTAL and is_whole(grid.label(row))]
    return (totals[0] if len(totals) == 1 else None), rows


KIND = Kind(
    "column-share",
    "a percentage in a table or a list is the share of its row in the total, or of one column in another",
    find,
    example="""\
| Crop   | Area (ha) | Share |
|--------|----------:|------:|
| Barley | 120       | 40%   |
| Oats   | 90        | 30%   |
| Rye    | 60        | 25%   |
| Flax   | 30        | 10%   |
| Total  | 300       | 100%  |
""",
    counter_example="""\
| Crop   | Area (ha) | Irrigated |
|--------|----------:|----------:|
| Barley | 120       | 35%       |
| Oats   | 90        | 60%       |
| Rye    | 60        | 15%       |
| Total  | 270       | 38%       |
""",
)
