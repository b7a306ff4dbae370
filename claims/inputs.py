"""Inputs: the figures of a short list, or of a table of two columns, right before a paragraph that works with them.

Each line has one figure, and words that say what it is: `- Trees per row: 45`, `| Annual grant | £51,000 |`.
"""

from claims.document import BlockKind
from claims.passage import Passage, Stretch
from claims.quantity import Quantity

_MOST = 12
_LINES = (BlockKind.ITEM, BlockKind.CELL)


def inputs_before(passage: Passage, here: Stretch) -> list[Quantity]:
    """The figures of the lines right before the paragraph of a sentence; none where a line has more than one."""
    blocks, last = passage.document.blocks, here.sentence.block
    found: list[Quantity] = []
    for stretch in reversed(passage.sentences[max(0, passage.place_of(here) - 2 * _MOST) : passage.place_of(here)]):
        block = stretch.sentence.block
        if block == here.sentence.block:
            continue
        if any(blocks[number].kind not in _LINES for number in range(block, last)):
            break
        last, figures = block, passage.within(stretch)
        if len(figures) > 1 or figures and not heading_of(passage, figures[0]):
            return []
        found = [*figures, *found]
    return found if len(found) <= _MOST else []


def heading_of(passage: Passage, figure: Quantity) -> str:
    """The words for a figure that is alone in its item of a list, or in its row of a table."""
    stretch = passage.stretch_at(passage.to_skeleton(figure.span.start))
    block = passage.document.blocks[stretch.sentence.block]
    if block.kind is BlockKind.ITEM:
        return passage.document.masked[block.span.start : figure.span.start]
    if block.kind is not BlockKind.CELL:
        return ""
    for grid in passage.grids:
        cell = grid.cell_of(figure)
        if cell is not None:
            figures = [other for other in grid.in_row(cell.row) if other.figure is not None]
            return grid.label(cell.row) if len(figures) == 1 else ""
    return ""
