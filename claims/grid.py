"""A table seen as a grid: its cells by row and column, their figures, and the labels that say what a figure is."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from claims.document import Block, BlockKind, Document
from claims.pattern import lazy_regex
from claims.quantity import Quantity, starting_in
from claims.span import Span
from claims.split import split_columns

_WORD = lazy_regex(r"[^\W\d_]")
_DIGIT = lazy_regex(r"\d")
_LEADS = (BlockKind.PARAGRAPH, BlockKind.HEADING)
_MARK = lazy_regex(r"(?:[*†‡§¹²³⁴⁵⁶⁷⁸⁹]+|\s*\^\s?\w{1,2}\^?)$")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell that holds something: its prose without marks of notes, and its figure where it holds just one.

    A cell that holds further digits, such as a year, has no figure: nothing says which of them counts.
    """

    row: int
    column: int
    span: Span
    text: str
    figure: Quantity | None


@dataclass(frozen=True)
class Grid:
    """A table. `heads` counts the rows at the top that name the columns; `caption` is empty where there is none.

    `paired` are the columns that were one with the next: "1,240 (31%)". `lead` is the paragraph or heading before it.
    """

    cells: dict[tuple[int, int], Cell]
    heads: int
    caption: str = ""
    paired: frozenset[int] = frozenset()
    lead: str = ""

    @cached_property
    def rows(self) -> tuple[int, ...]:
        """The rows below the heading that hold something, from above."""
        return tuple(sorted({row for row, _ in self.cells if row >= self.heads}))

    @cached_property
    def columns(self) -> tuple[int, ...]:
        """The columns that hold something, from the left."""
        return tuple(sorted({column for _, column in self.cells}))

    def figure(self, row: int, column: int) -> Quantity | None:
        """The one figure of a cell; None for a cell without, with several, or that is empty."""
        cell = self.cells.get((row, column))
        return cell.figure if cell else None

    def label(self, row: int) -> str:
        """What a row is called: its first cell, or where that is a number the first one with words and no figure."""
        first = self.cells.get((row, 0))
        if first is not None and _WORD.search(first.text):
            return first.text
        worded = (cell.text for cell in self.in_row(row) if cell.figure is None and _WORD.search(cell.text))
        return next(worded, first.text if first else "")

    def header(self, column: int) -> str:
        """What a column is called: the cells above it, those included that reach over it from the left."""
        return " ".join(filter(None, (self._above(row, column) for row in range(self.heads))))

    def _above(self, row: int, column: int) -> str:
        if (row, column) in self.cells:
            return self.cells[row, column].text
        if row == self.heads - 1 or not column:
            return ""
        reaching = [cell for cell in self.in_row(row) if 0 < cell.column < column]
        return reaching[-1].text if reaching else ""

    @cached_property
    def transposed(self) -> "Grid":
        """The table with its rows as columns, so that what is told of columns can be told of rows."""
        turned = {(column, row): replace(cell, row=column, column=row) for (row, column), cell in self.cells.items()}
        return Grid(turned, 1, self.caption, lead=self.lead)

    def in_row(self, row: int) -> list[Cell]:
        """The cells of a row from the left."""
        return [self.cells[row, column] for column in self.columns if (row, column) in self.cells]

    def cell_of(self, quantity: Quantity) -> Cell | None:
        """The cell in which a quantity of the document stands, None outside this table."""
        at = bisect_right(self._in_text, quantity.span.start, key=_cell_start) - 1
        return self._in_text[at] if at >= 0 and quantity.span.start < self._in_text[at].span.end else None

    @cached_property
    def _in_text(self) -> list[Cell]:
        return sorted(self.cells.values(), key=_cell_start)

    def label_of(self, quantity: Quantity) -> tuple[str, str] | None:
        """The row's label and the column's header of a quantity, None outside this table."""
        cell = self.cell_of(quantity)
        return (self.label(cell.row), self.header(cell.column)) if cell else None


def grids_of(document: Document, quantities: Sequence[Quantity]) -> tuple[Grid, ...]:
    """Every table of a document, in the order of the text."""
    tables: dict[int, list[Block]] = defaultdict(list)
    captions: dict[int, str] = {}
    leads: dict[int, str] = {}
    for before, block, after in _neighbours(document.blocks):
        if block.kind is BlockKind.CELL:
            if before is not None and before.kind in _LEADS and block.group not in tables:
                leads[block.group] = _prose(document, before)
            tables[block.group].append(block)
            for beside in (before, after):
                if beside is not None and beside.kind is BlockKind.CAPTION:
                    captions.setdefault(block.group, _prose(document, beside))
    return tuple(
        _grid(document, quantities, blocks, captions.get(group, ""), leads.get(group, ""))
        for group, blocks in tables.items()
    )


def _neighbours(blocks: Sequence[Block]) -> Iterator[tuple[Block | None, Block, Block | None]]:
    # A document without blocks has no neighbours either.
    return zip([None, *blocks[:-1]], blocks, [*blocks[1:], None], strict=False)


def _grid(document: Document, quantities: Sequence[Quantity], blocks: list[Block], caption: str, lead: str) -> Grid:
    cells = {}
    blocks, paired = split_columns(document, quantities, blocks)
    for block in blocks:
        cells[block.row, block.column] = _cell(document, quantities, block)
    return Grid(cells, _count_heads(cells, blocks[0].header), caption, paired, lead)


def _count_heads(cells: dict[tuple[int, int], Cell], has_header: bool) -> int:
    """How many rows name the columns: the heading, and rows of several cells below it without a digit."""
    if not has_header:
        return 0
    by_row: dict[int, list[Cell]] = defaultdict(list)
    for cell in cells.values():
        by_row[cell.row].append(cell)
    heads = 1
    while len(by_row[heads]) > 1 and not any(_DIGIT.search(cell.text) for cell in by_row[heads]):
        heads += 1
    return heads if heads in by_row and by_row[heads] else 1


def _cell(document: Document, quantities: Sequence[Quantity], block: Block) -> Cell:
    found = starting_in(block.span, quantities)
    figure = found[0] if len(found) == 1 and not found[0].is_range else None
    if figure is not None:
        left = document.masked[block.span.start : figure.span.start] + document.masked[figure.span.end : block.span.end]
        figure = None if _DIGIT.search(_MARK.sub("", left.rstrip())) else figure
    return Cell(block.row, block.column, block.span, _prose(document, block), figure)


def _prose(document: Document, block: Block) -> str:
    text = " ".join(document.masked[block.span.start : block.span.end].split())
    return _MARK.sub("", text) if _WORD.search(text) else text


def _cell_start(cell: Cell) -> int:
    return cell.span.start
