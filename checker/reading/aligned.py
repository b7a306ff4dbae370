"""Tables whose columns are set apart by white space or by leaders: two blanks, a tab, a row of dots.

Nothing but their figures tells such rows from prose: below the heading every cell beside the label is a figure.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.reading.line import Line
from claims.pattern import lazy_regex
from claims.span import Span

_GAP = lazy_regex(r"[ ]*(?:\t[ \t]*|[ ]{2,}|[ ]?(?:\.[ ]?){4,}[ ]*)")
_RULE = lazy_regex(r"[-=─━_+| \t]{3,}\Z")
_FIGURE = lazy_regex(
    r"(?:\*\*|__)?[-–—−+±(]?[ ]?[$€£¥]?[ ]?\d[\d,.’' ]*(?:[ ]?(?:%|[^\W\d_]{1,3}\b|[^\W\d_]+/[^\W\d_]+))?\)?"
    r"(?:\*\*|__)?(?:[ ]?[*†‡¹²³])?(?:[ ]?\([^()]{1,12}\))?\Z|[-–—−.…]+\Z|n/?a\Z",
    re.IGNORECASE,
)
_LONGEST = 30
_HEADING, _MOST_LINES = 3, 200
_FEWEST_ROWS, _FEWEST_PAIRS = 2, 3


class Piece(NamedTuple):
    """What stands between two gaps of a line: its place in the text, and the column of print at which it starts."""

    span: Span
    at: int


def may_start(body: str) -> bool:
    """Whether a line may be a row: it has a gap."""
    return ("  " in body or "\t" in body or "...." in body) and _GAP.search(body) is not None


def aligned_rows(text: str, lines: Sequence[Line], at: int) -> tuple[list[list[Span]], int]:
    """The rows of the table that starts on a line, each with a span for every column, and how many lines it takes."""
    # Figures come soon, or many lines of prose with wide gaps would each be looked at as a table.
    if not any(_is_data(text, pieces) for pieces in _parted(lines, at, _HEADING)[0]):
        return [], 0
    parted, taken = _parted(lines, at, _MOST_LINES)
    rows = [pieces for pieces in parted if pieces]
    data = [pieces for pieces in rows if _is_data(text, pieces)]
    width = max(map(len, data), default=0)
    full = [pieces for pieces in data if len(pieces) == width]
    first = next((number for number, pieces in enumerate(rows) if pieces in full), 0)
    is_table = len(full) >= (_FEWEST_ROWS if width > 2 else _FEWEST_PAIRS)
    if width < 2 or not is_table or first > 1 or any(pieces not in data for pieces in rows[first:]):
        return [], 0
    columns = [(min(p[k].at for p in full), max(_end(p[k]) for p in full)) for k in range(width)]
    return [list(_placed(pieces, columns)) for pieces in rows], taken


def _parted(lines: Sequence[Line], at: int, most: int) -> tuple[list[list[Piece]], int]:
    """The pieces of each line from one on that has a gap; a rule between them has none."""
    parted: list[list[Piece]] = []
    number = at
    while number < min(len(lines), at + most) and lines[number].body:
        line = lines[number]
        if _RULE.match(line.body):
            parted.append([])
        elif may_start(line.body) and line.quoted == lines[at].quoted:
            parted.append(list(_pieces(line)))
        else:
            break
        number += 1
    return parted, number - at


def _pieces(line: Line) -> Iterator[Piece]:
    start, printed = 0, line.indent
    for gap in [*_GAP.finditer(line.body), None]:
        end = gap.start() if gap else len(line.body)
        yield Piece(Span(line.start + start, line.start + end), printed)
        if gap:
            printed += len(line.body[start : gap.end()].expandtabs(8))
            start = gap.end()


def _is_data(text: str, pieces: Sequence[Piece]) -> bool:
    contents = [text[piece.span.start : piece.span.end] for piece in pieces]
    return len(pieces) > 1 and all(len(content) <= _LONGEST and _FIGURE.match(content) for content in contents[1:])


def _end(piece: Piece) -> int:
    return piece.at + piece.span.end - piece.span.start


def _placed(pieces: Sequence[Piece], columns: Sequence[tuple[int, int]]) -> Iterator[Span]:
    """A span for each column: the pieces in order, or where some are missing in the columns that they stand in."""
    if len(pieces) == len(columns):
        yield from (piece.span for piece in pieces)
        return
    where = {_nearest(piece, columns): piece.span for piece in pieces}
    empty = Span(pieces[0].span.start, pieces[0].span.start)
    yield from (where.get(column, empty) for column in range(len(columns)))


def _nearest(piece: Piece, columns: Sequence[tuple[int, int]]) -> int:
    def apart(column: int) -> int:
        start, end = columns[column]
        return max(start - _end(piece), piece.at - end, 0) * 100 + abs(start + end - piece.at - _end(piece))

    return min(range(len(columns)), key=apart)
