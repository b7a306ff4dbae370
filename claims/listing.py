"""What lists and tables give a figure for, by name: the items of a list with one figure each, the rows of a column.

A text that compares them names them in other words than the list does: "fixing leaks" is the item "Leakage reduction".
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from claims.document import BlockKind
from claims.label import ideas_in
from claims.passage import Passage
from claims.quantity import Quantity, Sense

_FEWEST = 2
_SHORTEST = 4
_SIZES = (Sense.COUNT, Sense.MEASURE, Sense.MONEY, Sense.RATE, Sense.DURATION)
SUMMARY = ideas_in("total sum average mean median overall all combined altogether other remaining rest")
"""Words of rows that are no thing of their own."""


class Entry(NamedTuple):
    """A figure and the ideas of the words that it is listed under."""

    ideas: frozenset[str]
    figure: Quantity


def listings(passage: Passage) -> tuple[tuple[Entry, ...], ...]:
    """The lists and the columns of tables that give at least two figures by name, in the order of the text."""
    found = [entries for entries in (*_lists(passage), *_columns(passage)) if len(entries) >= _FEWEST]
    return tuple(tuple(entries) for entries in found)


def _lists(passage: Passage) -> Iterator[list[Entry]]:
    groups: dict[int, list[Entry]] = defaultdict(list)
    for block in passage.document.blocks:
        if block.kind is BlockKind.ITEM:
            sizes = [figure for figure in passage.between(block.span) if _is_size(figure)]
            if len(sizes) == 1:
                named = passage.document.masked[block.span.start : sizes[0].span.start]
                groups[block.group].append(Entry(ideas_in(named), sizes[0]))
    yield from groups.values()


def _columns(passage: Passage) -> Iterator[list[Entry]]:
    for grid in passage.grids:
        for column in grid.columns:
            figures = [(row, figure) for row in grid.rows if (figure := grid.figure(row, column)) is not None]
            yield [Entry(ideas_in(grid.label(row)), figure) for row, figure in figures if _is_size(figure)]


def entry_named(entries: tuple[Entry, ...], words: str) -> Entry | None:
    """The one entry that the words name best, None where they name none or several alike."""
    ideas = ideas_in(words)
    scores = [sum(any(akin(idea, other) for other in entry.ideas) for idea in ideas) for entry in entries]
    best = max(scores, default=0)
    return entries[scores.index(best)] if best and scores.count(best) == 1 else None


def akin(idea: str, other: str) -> bool:
    """Whether one is the other or begins with it, as leakage with leak."""
    if idea == other:
        return True
    short, long = sorted((idea, other), key=len)
    return len(short) >= _SHORTEST and long.startswith(short)


def _is_size(figure: Quantity) -> bool:
    return figure.sense in _SIZES and not figure.is_range and figure.value > 0
