"""An essay after reading: its text, the same text masked, and the blocks and sentences it is made of."""

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum

from claims.span import Span

OVER = "⧸"
"""In masked text, a fraction stroke with the bracket that opens below it."""

THIN = "\u2009"
"""In masked text, a blank that parts nothing: between digits, a number and its unit, a unit and a stroke."""


class BlockKind(StrEnum):
    """What a stretch of the text is in the layout of the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    FOOTNOTE = "footnote"
    CAPTION = "caption"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of prose that no sentence crosses.

    `level` is a heading's level from 1 or a list item's depth from 1. `group` numbers the list or the table that an
    item or a cell belongs to, lists and tables each from 0, and is -1 elsewhere. `row` and `column` place a cell, from
    0; row 0 of a table with `header` is its heading.
    """

    kind: BlockKind
    span: Span
    level: int = 0
    group: int = -1
    row: int = 0
    column: int = 0
    header: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and the index of the block it stands in."""

    span: Span
    block: int


@dataclass(frozen=True, slots=True)
class Document:
    """One essay.

    `masked` has the length of `text`; what is not prose (markup, code, link targets, citations) is blanked
    in it, so that every position in one is the same position in the other. `path` is the file as the user
    named it, `id` tells records of one file apart and is the path elsewhere.
    """

    id: str
    path: str
    text: str
    masked: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    sha256: str
    line_starts: tuple[int, ...] = field(default=(0,), repr=False)

    def quote(self, span: Span) -> str:
        """The source text of a span, untouched."""
        return self.text[span.start : span.end]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1, the column in code points."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1
