"""Rows of tables: with pipes in Markdown, with tabs in plain text."""

from checker.reading.layout import Draft, trimmed
from claims.document import BlockKind
from claims.pattern import lazy_regex
from claims.span import Span

_DELIMITERS = lazy_regex(r"\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?\Z")
_PIPE = lazy_regex(r"\\.|\|")
_TAB = lazy_regex(r"\t")
_YEAR = lazy_regex(r"(?:FY\s?|Q[1-4]\s?)?(?:1[5-9]|20)\d\d[a-z]?\Z")


def is_delimiter_row(line: str) -> bool:
    """Whether a line is the rule under the heading of a pipe table."""
    return "-" in line and "|" in line and bool(_DELIMITERS.match(line))


def is_pipe_row(line: str) -> bool:
    """Whether a line is fenced by pipes on both sides."""
    return len(line) > 2 and line[0] == "|" and line[-1] == "|"


def split_pipes(text: str, span: Span) -> list[Span]:
    """The cells of a row, trimmed; an escaped pipe belongs to its cell."""
    start, end = trimmed(text, *span)
    cuts = [match.start() for match in _PIPE.finditer(text, start, end) if match[0] == "|"]
    if cuts and cuts[0] == start:
        start += 1
        cuts = cuts[1:]
    if cuts and cuts[-1] == end - 1:
        end -= 1
        cuts = cuts[:-1]
    return _between(text, start, end, cuts)


def split_tabs(text: str, span: Span) -> list[Span]:
    """The cells of a line whose columns are tabs, trimmed."""
    return _between(text, *span, [match.start() for match in _TAB.finditer(text, *span)])


def _between(text: str, start: int, end: int, cuts: list[int]) -> list[Span]:
    starts = [start, *(cut + 1 for cut in cuts)]
    return [trimmed(text, *edges) for edges in zip(starts, [*cuts, end], strict=True)]


def draft_cells(rows: list[list[Span]], group: int, header: bool) -> list[Draft]:
    """A draft for each cell that holds something."""
    return [
        Draft(BlockKind.CELL, [cell], group=group, row=row, column=column, header=header)
        for row, cells in enumerate(rows)
        for column, cell in enumerate(cells)
        if cell.start < cell.end
    ]


def has_heading(text: str, rows: list[list[Span]]) -> bool:
    """Whether the first row names its columns, in words or years, above rows with figures."""

    def holds_figures(cells: list[Span]) -> bool:
        contents = (text[cell.start : cell.end] for cell in cells[1:])
        return any(any(map(str.isdigit, content)) and not _YEAR.match(content) for content in contents)

    return not holds_figures(rows[0]) and any(map(holds_figures, rows[1:]))
