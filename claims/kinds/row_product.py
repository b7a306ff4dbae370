"""Products along the rows of a table: quantity × unit price = cost, hours × rate, cost ÷ pieces = cost per piece.

The columns are recognised by the relation itself, which holds in all rows but one; a rate that the text states may be
one factor of a whole column: "€1.8 million per km" above columns of kilometres and euros.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import partial
from itertools import combinations

from claims.claim import Claim
from claims.grid import Grid
from claims.kinds.columns.relation import (
    QUOTIENT,
    Relation,
    Row,
    both_ways,
    claims_of,
    figures_in,
    has_relation,
    number_columns,
    term_rows,
)
from claims.kinds.kind import Kind
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense

_PER = lazy_regex(r"\b(?:per|average|mean|rate|price|unit|each|yield|density)\b|/", re.I)
_AT = lazy_regex(r"(?:\s+[a-z]+){0,2}\s*(?:[@×x*]|\bat|\bof|\bfor)\s*(?:about\s+)?")
"""What stands between a number and the price of one."""
_PRODUCT = Relation("a * b", lambda a, b: a * b)
_MOST_RATES = 40
_PARTS = (Sense.PERCENT, Sense.POINTS)


def find(passage: Passage) -> Iterator[Claim]:
    """Every row of a table whose columns multiply."""
    for table in passage.grids:
        for grid in both_ways(table):
            columns, rows = number_columns(grid), term_rows(grid)
            triples = [
                (whole, *factors) for whole in columns for factors in combinations(columns, 2) if whole not in factors
            ]
            for whole, left, right in triples:
                yield from _in_columns(grid, rows, (whole, left, right), len(triples))
            yield from _by_stated_rate(passage, grid, columns, rows)
        yield from _by_labels(passage, table)


def _in_columns(grid: Grid, rows: Sequence[int], triple: tuple[int, int, int], tried: int) -> Iterator[Claim]:
    """The claims of three columns of which the first may be the product of the others; a quotient is what is per."""
    whole, left, right = triple
    quotient = next((column for column in (right, left) if column > whole and _PER.search(grid.header(column))), None)
    if quotient is None and right > whole and _is_divided(grid, rows, triple):
        quotient = right
    if quotient is None:
        relation, order = _PRODUCT, triple
    else:
        relation, order = QUOTIENT, (quotient, whole, left if quotient == right else right)
    read = [figures for row in rows if (figures := figures_in(grid, row, order)) is not None]
    found = [Row(figures[0], figures[1:]) for figures in read if not any(abs(figure.value) == 1 for figure in figures)]
    if right > whole and quotient is None and all(row.premises[1].sense in _PARTS for row in found):
        return  # A percentage behind the two was computed from them.
    tariff = replace(relation, as_written=True)
    if not _are_empty(found) and any(has_relation(one, found, tried) for one in (tariff, relation)):
        yield from claims_of("row-product", relation, found, "ab")


def _is_divided(grid: Grid, rows: Sequence[int], triple: tuple[int, int, int]) -> bool:
    """Whether the last column has decimals and the two before it have none, so that it is their quotient."""
    read = [figures for row in rows if (figures := figures_in(grid, row, triple)) is not None]
    whole = all(figure.resolution >= 1 for figures in read for figure in figures[:2])
    return whole and all(figures[2].resolution < 1 for figures in read)


def _by_stated_rate(passage: Passage, grid: Grid, columns: Sequence[int], rows: Sequence[int]) -> Iterator[Claim]:
    """The claims of two columns of which one is the other times a rate that the text states."""
    rates = [quantity for quantity in passage.shared(_rates) if grid.cell_of(quantity) is None]
    if len(columns) < 2 or len(rates) > _MOST_RATES:
        return
    for amount, result in ((a, b) for a in columns for b in columns if a < b):
        read = [figures for row in rows if (figures := figures_in(grid, row, (result, amount))) is not None]
        for rate in rates:
            found = [Row(result_, (amount_, rate)) for result_, amount_ in read if _fits_units(result_, amount_, rate)]
            if has_relation(_PRODUCT, found, len(rates) * len(columns)):
                yield from claims_of("row-product", _PRODUCT, found, "ab")
                break


def _by_labels(passage: Passage, grid: Grid) -> Iterator[Claim]:
    """The claims of rows whose labels say how many at what price: "Cold rooms, 9 at $42,500"."""
    found = [row for row in map(partial(_labelled, passage, grid), grid.rows) if row is not None]
    failing = [row for row in found if not _PRODUCT.holds(row.asserted, row.premises)]
    if len(failing) <= 1 and len(found) - len(failing) > 1:
        yield from claims_of("row-product", _PRODUCT, found, "ab")


def _labelled(passage: Passage, grid: Grid, row: int) -> Row | None:
    """The only figure of a row, and the number and the price in its label."""
    label, cells = grid.cells.get((row, 0)), grid.in_row(row)
    figures = [cell.figure for cell in cells if cell.column and cell.figure is not None]
    told = passage.between(label.span) if label is not None else ()
    if label is None or len(figures) != 1 or len(told) != len("ab") or any(each.is_range for each in (*told, *figures)):
        return None
    number, price = told
    between = passage.document.masked[number.span.end : price.span.start]
    is_priced = _AT.fullmatch(between) is not None and number.sense in (Sense.COUNT, Sense.MEASURE, Sense.DURATION)
    return Row(figures[0], told) if is_priced and price.sense in (Sense.MONEY, Sense.RATE, Sense.COUNT) else None


def _rates(passage: Passage) -> tuple[Quantity, ...]:
    return tuple(filter(_is_rate, passage.quantities))


def _is_rate(quantity: Quantity) -> bool:
    powers = [power for _, power in quantity.unit.dimension]
    return (
        not quantity.is_range
        and quantity.resolution > 0
        and any(power < 0 for power in powers)
        and any(power > 0 for power in powers)
    )


def _fits_units(result: Quantity, amount: Quantity, rate: Quantity) -> bool:
    return bool(amount.unit.atoms) and (amount.unit * rate.unit).dimension == result.unit.dimension


def _are_empty(rows: Sequence[Row]) -> bool:
    """Whether one and the same factor makes the relation empty, or a percentage is computed, which is a share."""
    factors = [{row.premises[place].value for row in rows} for place in (0, 1)]
    return any(values <= {Fraction(1)} for values in factors) or any(row.asserted.sense in _PARTS for row in rows)


KIND = Kind(
    "row-product",
    "the columns of a table multiply in every row",
    find,
    example="""\
| Item   | Pieces | Price | Cost   |
|--------|-------:|------:|-------:|
| Chairs | 24     | $45   | $1,080 |
| Tables | 6      | $210  | $1,620 |
| Lamps  | 15     | $32   | $480   |
| Rugs   | 9      | $75   | $675   |
""",
    counter_example="""\
| Item   | Pieces | Price | Weight |
|--------|-------:|------:|-------:|
| Chairs | 24     | $45   | 7 kg   |
| Tables | 6      | $210  | 32 kg  |
| Lamps  | 15     | $32   | 3 kg   |
""",
)
