"""What the text says is the greatest or the smallest row of a table: "Wages are the largest item"; "the driest month was May".

The row is the one that the words name and the column the only one with figures, or the one whose header they name.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from claims.document import BlockKind
from claims.grid import Grid
from claims.kinds.columns.naming import row_named
from claims.kinds.columns.relation import number_columns, term_rows
from claims.label import ideas_in
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.printed import blocks_with
from claims.quantity import Quantity, Sense, size_of
from claims.span import Span

_MOST = r"largest|biggest|highest|greatest|longest|heaviest|costliest|most expensive|dearest"
_LEAST = r"smallest|lowest|shortest|lightest|cheapest|least expensive"
_WORD = rf"(?P<word>{_MOST}|{_LEAST})"
_BE = r"(?:is|are|was|were|has|have|had|remains?|remained|gets?|got|takes?|took|recorded|received|makes up|made up)"
_PATTERNS = (
    lazy_regex(rf"(?P<subject>[A-Z][^.;:,()|\n]{{2,60}}?) {_BE} (?:by far |clearly |again |still )?the {_WORD}\b(?P<of>[^.;:,()|\n]{{0,50}})"),
    lazy_regex(rf"\b[Tt]he {_WORD} (?P<of>[^.;:,()|\n]{{2,40}}?) {_BE} (?P<subject>[^.;:,()|\n]{{3,50}})"),
)  # fmt: skip
_UNLESS = lazy_regex(
    r"\b(?:not|never|one of|among|if|would|could|since|ever|second|third|than|after|before|except|but|usually|often|n[’']t|growth|growing"
    r"|increase|rise|fall|change|per|average|in (?:19|20)\d\d)\b",
    re.I,
)
_REST = lazy_regex(r"\b(?:others?|rest|unknown|misc\w*|unallocated|remaining)\b", re.I)
_PLAIN = ideas_in(
    "item line share source part category group sum amount number figure heading entry cost single total row"
)
_FEWEST = 3


class Ranked(NamedTuple):
    """The figure that is said to lead, the best of the others, and the words that say so."""

    best: Quantity
    rival: Quantity
    word: Span
    is_most: bool


def ranked_rows(passage: Passage) -> Iterator[Ranked]:
    """Every row of a table that the text says is the greatest or the smallest."""
    masked = passage.document.masked
    for block in blocks_with(passage, f"{_MOST}|{_LEAST}".split("|")) if passage.grids else ():
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE):
            continue
        for match in (found for pattern in _PATTERNS for found in pattern.finditer(masked, *block.span)):
            sentence = masked[max(block.span.start, match.start() - 30) : match.end()]
            if not _UNLESS.search(sentence):
                yield from _ranked(passage, match)


def _ranked(passage: Passage, match: re.Match[str]) -> Iterator[Ranked]:
    found = [ranked for grid in passage.grids for ranked in _in_grid(grid, match)]
    if len(found) == 1:
        yield found[0]


def _in_grid(grid: Grid, match: re.Match[str]) -> Iterator[Ranked]:
    rows = [row for row in term_rows(grid) if not _REST.search(grid.label(row))]
    subject, of_it = ideas_in(match["subject"]), ideas_in(match["of"])
    row = row_named(grid, rows, subject)
    column = _column(grid, of_it | subject)
    if row is None or column is None or len(rows) < _FEWEST:
        return
    known = _PLAIN | ideas_in(" ".join([grid.label(row), grid.header(0), grid.header(column), grid.caption]))
    figures = {each: grid.figure(each, column) for each in rows}
    read = [figure for figure in figures.values() if figure is not None and figure.value > 0]
    if not (subject | of_it) <= known or len(read) != len(rows) or (best := figures[row]) is None:
        return
    others = _without_total([figure for each, figure in figures.items() if figure is not None and each != row], best)
    is_most = re.fullmatch(_MOST, match["word"]) is not None
    rival = (max if is_most else min)(others, key=size_of)
    if rival.unit.dimension == best.unit.dimension and size_of(rival) != size_of(best):
        yield Ranked(best, rival, Span(*match.span("word")), is_most)


def _without_total(others: list[Quantity], best: Quantity) -> list[Quantity]:
    """The other figures without one that all of them add up to, whatever its row is called: `Income`."""
    whole = sum(map(size_of, others), size_of(best))
    return [figure for figure in others if not figure.widest.contains((whole - size_of(figure)) / figure.unit.factor)]


def _column(grid: Grid, ideas: frozenset[str]) -> int | None:
    """The one column with figures that are no percentages, or the one whose header is named."""
    columns = number_columns(grid)
    named = [column for column in columns if ideas_in(grid.header(column)) & ideas]
    if len(named) == 1:
        return named[0]
    sizes = [column for column in columns if not _is_percent(grid, column)]
    return (sizes or columns)[0] if len(sizes) == 1 or len(columns) == 1 else None


def _is_percent(grid: Grid, column: int) -> bool:
    figures = (grid.figure(row, column) for row in grid.rows)
    return any(figure is not None and figure.sense is Sense.PERCENT for figure in figures)
