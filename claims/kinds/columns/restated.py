"""A cell that the text states again: "The castle had 1,450 visitors" beside a table that has 1,540.

The words must name the row and the column and nothing else; a figure that is far from the cell is of something else.
"""

from collections.abc import Iterator
from fractions import Fraction

from claims.claim import Claim, Premise, Strength
from claims.grid import Grid
from claims.kinds.columns.relation import number_columns
from claims.kinds.columns.told import FREE, MONEY_IDEAS, Told, told_in
from claims.kinds.kind import same_dimension
from claims.label import ideas_in
from claims.listing import SUMMARY
from claims.misprint import misprint_between
from claims.passage import Passage
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense, size_of

_SAID = Phrase(
    r"\b(?:is|are|was|were|has|have|had|stands? at|stood at|comes? to|came to|reached|received|"
    r"recorded|costs?|drew|won|got|employs?|employed|spent|spends|counted|totals?|totall?ed|amounts? to|amounted to) "
    rf"{{d}}(?P<noun>{FREE}{{0,25}}?)(?= ?[.,;:)]| and | but |$)"
)
_NEAR = Fraction(3, 2)
_SURE = 2


def restated_cells(passage: Passage) -> Iterator[Claim]:
    """Every figure of the text that states a cell again, with its value or with another."""
    for told in told_in(passage, _SAID):
        cells = [cell for grid in passage.grids for cell in _cells(told, grid)]
        figure = told.figures[0]
        if len(cells) == 1 and (_holds(figure, cells[0]) or _is_slip(figure, cells[0])):
            yield Claim(
                "repetition", figure, "a", (Premise("a", cells[0]),), figure.span, Strength.REPEATED
            )  # fmt: skip


def _cells(told: Told, grid: Grid) -> Iterator[Quantity]:
    """The cell of the row and the column that the words name."""
    row, figure = told.row_in(grid), told.figures[0]
    if row is None or figure.is_range or figure.is_hedged:
        return
    alike = []
    for column in number_columns(grid):
        cell = grid.figure(row, column)
        if cell is not None and same_dimension(cell, figure) and (cell.sense is figure.sense or not cell.unit.atoms):
            alike.append((column, cell))
    named = [pair for pair in alike if ideas_in(grid.header(pair[0])) & (told.ideas | told.ideas_after)]
    chosen = named if len(alike) > 1 else alike
    if len(chosen) == 1 and _is_named(told, grid, row, chosen[0][0]):
        yield chosen[0][1]


def _is_named(told: Told, grid: Grid, row: int, column: int) -> bool:
    """Whether the words say nothing but the row, the column and what the table is of, in no other year."""
    header = grid.header(column)
    known = ideas_in(" ".join([grid.label(row), grid.header(0), grid.caption, header]))
    cell = grid.figure(row, column)
    money = MONEY_IDEAS if cell is not None and cell.sense is Sense.MONEY else frozenset()
    said = told.ideas | told.ideas_after | told.ideas_behind
    if said <= SUMMARY:
        # "The sum is" may be of the list after the table.
        return False
    return said <= known | money and told.is_plain and all(year in header + grid.caption for year in told.years)


def _holds(figure: Quantity, cell: Quantity) -> bool:
    sizes = [each.widest.scaled(each.unit.factor) for each in (figure, cell)]
    return sizes[0].intersects(sizes[1])


def _is_slip(figure: Quantity, cell: Quantity) -> bool:
    """Whether both figures have two digits or more and are near, as what was updated in one place is, or misprinted."""
    stated, derived = map(size_of, (figure, cell))
    if min(len(figure.digits), len(cell.digits)) < _SURE:
        return False
    if stated <= 0 or derived <= 0:
        return False
    ratio = max(stated / derived, derived / stated)
    return ratio <= _NEAR or ratio in (10, 100, 1000) or misprint_between(stated, derived) is not None
