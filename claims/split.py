"""Columns whose cells hold two figures each: "1,240 (31%)" is a count and its share, and so two columns of a grid."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from claims.document import Block, Document
from claims.pattern import lazy_regex
from claims.quantity import Quantity, starting_in
from claims.span import Span

_CLOSING = lazy_regex(r"\s*%?\s*\)\s*")
_BRACKET = lazy_regex(r"\(([^()\d]+)\)\s*$")
_FEWEST = 2


def split_columns(
    document: Document, quantities: Sequence[Quantity], blocks: Sequence[Block]
) -> tuple[list[Block], frozenset[int]]:
    """The cells of a table with those of two figures as two, and the columns that hold the first ones."""
    pairs = {block: pair for block in blocks if block.column and (pair := _pair(document, quantities, block))}
    counted = Counter(block.column for block in pairs)
    filled = Counter(block.column for block in blocks if block.row or not block.header)
    split = sorted(column for column, count in counted.items() if count >= _FEWEST and 2 * count >= filled[column])
    if not split:
        return list(blocks), frozenset()
    moved = {column: column + bisect_left(split, column) for column in {block.column for block in blocks}}
    cells: dict[tuple[int, int], Block] = {}
    for block in blocks:
        for place, span in enumerate(_spans(document, block, pairs) if block.column in split else (block.span,)):
            cell = replace(block, span=span, column=moved[block.column] + place)
            cells[cell.row, cell.column] = cell
    return list(cells.values()), frozenset(moved[column] for column in split)


def _pair(document: Document, quantities: Sequence[Quantity], block: Block) -> tuple[Span, Span] | None:
    """The stretches of the two figures of a cell, where the second stands in brackets and nothing else is there."""
    found = starting_in(block.span, quantities)
    if len(found) != _FEWEST or any(figure.is_range for figure in found):
        return None
    (start, end), text = block.span, document.masked
    left, inner = found[0].span, found[1].span
    is_pair = not text[start : left.start].strip() and text[left.end : inner.start].strip() == "("
    closing = _CLOSING.fullmatch(text, inner.end, end)
    if not is_pair or closing is None:
        return None
    return Span(start, left.end), Span(inner.start, text.rindex(")", inner.end, end))


def _spans(document: Document, block: Block, pairs: dict[Block, tuple[Span, Span]]) -> tuple[Span, ...]:
    """The stretches of a cell in a column of pairs: a heading names both figures, any other cell has but the first."""
    if block in pairs:
        return pairs[block]
    is_heading = not block.row and block.header
    return _heads(document, block) if is_heading else (block.span,)


def _heads(document: Document, block: Block) -> tuple[Span, Span]:
    """What names the two columns: "Patients (%)" the first by its words, the second by its bracket."""
    text = document.masked[block.span.start : block.span.end]
    bracket = _BRACKET.search(text)
    if bracket is None or not text[: bracket.start()].strip():
        return block.span, block.span
    start = block.span.start
    words = Span(start, start + len(text[: bracket.start()].rstrip()))
    return words, Span(start + bracket.start(1), start + bracket.end(1))
