"""Counts of the rows of a table that pass a mark: "in four of the six districts more than 50 are out of work".

The table has as many rows as the sentence says there are, and one column that the mark can be compared with: its only
one of numbers, or the only one whose heading shares a word with the sentence.
"""

import re
from collections.abc import Callable, Iterator
from fractions import Fraction

from claims.claim import Claim, Strength
from claims.grid import Grid
from claims.kinds.columns.relation import number_columns, term_rows
from claims.kinds.kind import same_dimension
from claims.label import ideas_in, periods_in
from claims.passage import Passage, Stretch
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Hedge, Quantity

_SOME = Phrase(r"{n:count} of (?:the |its |our |these |those |all )?{m:count}")
_ABOVE = lazy_regex(
    r"\b(?:exceed(?:s|ed|ing)?|pass(?:es|ed)?|beyond|above|over|more than)\s(?:the |a )?(?:[a-z]+ ){0,3}\Z", re.I
)
_BELOW = lazy_regex(r"\b(?:below|under|less than|fewer than|short of)\s(?:the |a )?(?:[a-z]+ ){0,3}\Z", re.I)
_TESTS: dict[Hedge, Callable[[Fraction, Fraction], bool]] = {
    Hedge.OVER: lambda value, mark: value > mark,
    Hedge.AT_LEAST: lambda value, mark: value >= mark,
    Hedge.UNDER: lambda value, mark: value < mark,
    Hedge.AT_MOST: lambda value, mark: value <= mark,
}
_REACH = 40
_FEWEST = 3


def of_rows(passage: Passage) -> Iterator[Claim]:
    """Every count of the rows that pass a mark."""
    for match in _SOME.matches(passage) if passage.grids else ():
        counted, whole = (passage.quantity_at(match.start(name)) for name in "nm")
        sentence = passage.stretch_at(match.start())
        marks = [
            (figure, test)
            for figure in passage.within(sentence)
            if figure not in (counted, whole) and (test := _test_of(passage, figure)) is not None
        ]
        found = [grid for grid in passage.grids if len(term_rows(grid)) == whole.value >= _FEWEST]
        if len(marks) == len(found) == 1:
            number = _number(passage, found[0], sentence, *marks[0])
            if number is not None:
                yield Claim(
                    "count",
                    counted,
                    str(number),
                    (),
                    passage.extent(match.start(), match.end()),
                    Strength.WORDED,
                    loose=True,
                )


def _test_of(passage: Passage, figure: Quantity) -> Callable[[Fraction, Fraction], bool] | None:
    """What a value must be to pass the mark that a figure is; None where it is none."""
    if figure.hedge in _TESTS:
        return _TESTS[figure.hedge]
    at = passage.to_skeleton(figure.span.start)
    before = passage.skeleton[max(0, at - _REACH) : at]
    side = Hedge.OVER if _ABOVE.search(before) else Hedge.UNDER if _BELOW.search(before) else None
    return _TESTS[side] if side is not None else None


def _number(
    passage: Passage, grid: Grid, sentence: Stretch, mark: Quantity, test: Callable[[Fraction, Fraction], bool]
) -> int | None:
    """How many rows pass the mark, None where no one column can be compared with it."""
    text = passage.skeleton[sentence.start : sentence.end]
    said = ideas_in(text)
    columns = [column for column in number_columns(grid) if _is_comparable(grid, column, mark)]
    named = [column for column in columns if ideas_in(grid.header(column)) & said]
    chosen = columns if len(columns) == 1 else named
    if len(chosen) != 1 or not _may_be_then(text, grid.header(chosen[0])):
        return None
    figures = [grid.figure(row, chosen[0]) for row in term_rows(grid)]
    values = [figure.value for figure in figures if figure is not None]
    return sum(test(value, mark.value) for value in values) if values and len(values) == len(figures) else None


def _may_be_then(text: str, header: str) -> bool:
    """Whether a sentence and a heading name no two different times."""
    said, told = periods_in(text), periods_in(header)
    return not said or not told or not said.isdisjoint(told)


def _is_comparable(grid: Grid, column: int, mark: Quantity) -> bool:
    """Whether the cells are in the unit of the mark or bare, and it lies among them."""
    figures = [figure for row in term_rows(grid) if (figure := grid.figure(row, column)) is not None]
    values = [figure.value for figure in figures]
    is_alike = all(not figure.unit.atoms or _are_written_alike(figure, mark) for figure in figures)
    return is_alike and bool(values) and min(values) <= mark.value <= max(values)


def _are_written_alike(figure: Quantity, mark: Quantity) -> bool:
    return same_dimension(figure, mark) and figure.unit.factor == mark.unit.factor
