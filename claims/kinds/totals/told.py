"""Totals that the text tells of a table without one: "The four depots together recycled 9,260 tonnes" above four rows.

The sentence stands in a block right before or after the table and says that it sums up; the figure is the sum of one
column. A slip of the pen convicts, as a warning.
"""

from collections.abc import Iterator
from dataclasses import replace

from claims.claim import Claim, Strength
from claims.grid import Grid
from claims.kinds.columns.relation import number_columns
from claims.kinds.totals.addition import FEWEST, Addition
from claims.kinds.totals.closed import misses_one
from claims.kinds.totals.roles import Role, role_of
from claims.kinds.totals.unlabelled import unlabelled_sums
from claims.label import ideas_in
from claims.passage import Passage
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense, around

_GAP = r"[^.;:\uE000-\uF8FF]{0,60}?"
_TOLD = (
    Phrase(rf"\b(?:together|altogether|combined|in all|in total|overall|all told|between them)\b{_GAP} <ABOUT>{{t}}"),
    Phrase(
        rf"\b(?:together|altogether|combined|in all|in total|overall|all told|between them)\b,? (?:the|these|those|all) {{n:count}}{_GAP} <ABOUT>{{t}}"
    ),
    Phrase(rf"{{t}}{_GAP}\b(?:together|altogether|combined|in all|in total|overall|all told|between them)\b"),
    Phrase(rf"\b(?:total|sum)\b{_GAP} <ABOUT>{{t}}"),
    Phrase(r"\btotal(?:led|ed|s)? <ABOUT>{t}"),
    Phrase(r"(?<=[\s\n])(?:the|its|their|these|those)(?: [a-z’'-]+){0,2} <ABOUT>{t}"),
)
_SIZES = (Sense.COUNT, Sense.MEASURE, Sense.MONEY, Sense.RATE)


def find_told(passage: Passage) -> Iterator[Claim]:
    """Every total that a sentence beside a table tells of one of its columns."""
    tables = [(grid, place) for grid in passage.grids if (place := _place_of(passage, grid)) and _is_plain(grid)]
    told: set[int] = set()
    for phrase in _TOLD if tables else ():
        for match in phrase.matches(passage):
            total, block = passage.quantity_at(match.start("t")), passage.stretch_at(match.start("t")).sentence.block
            near = [grid for grid, (first, last) in tables if block in (first - 1, last + 1)]
            number = passage.quantity_at(match.start("n")).value if match.groupdict().get("n") else None
            if number is not None and any(len(list(grid.rows)) != number for grid in near):
                continue
            if total.index not in told and len(near) == 1 and total.sense in _SIZES:
                told.add(total.index)
                here = passage.stretch_at(match.start("t"))
                said = ideas_in(passage.skeleton[here.start : here.end])
                yield from _claims(near[0], total, said, is_sum=phrase is not _TOLD[-1])


def _claims(grid: Grid, total: Quantity, said: frozenset[str], *, is_sum: bool) -> Iterator[Claim]:
    is_named = any(not said.isdisjoint(ideas_in(grid.label(row))) for row in grid.rows)
    found = [sum_ for column in number_columns(grid) if (sum_ := _summed(grid, column, total)) is not None]
    holding = [sum_ for sum_ in found if sum_.holds]
    slips = [sum_ for sum_ in found if sum_.is_misprint() or is_sum and not is_named and misses_one(sum_)]
    for sum_ in holding[:1] or (slips if len(slips) == 1 else []):
        yield replace(sum_.claim(around((total, *sum_.terms)), Strength.WORDED), loose=True, is_rounded=sum_.is_rounded)


def _summed(grid: Grid, column: int, total: Quantity) -> Addition | None:
    """A total as the sum of a column, every row of which has a figure of its dimension."""
    figures = [grid.figure(row, column) for row in grid.rows]
    terms = tuple(_in_unit(figure, total) for figure in figures if figure is not None)
    found = Addition(total, terms)
    return found if len(terms) == len(figures) > FEWEST and found.can_be_in_words else None


def _in_unit(figure: Quantity, total: Quantity) -> Quantity:
    """A bare cell in the unit of the total."""
    return figure if figure.unit.atoms else replace(figure, unit=total.unit, sense=total.sense, noun=total.noun)


def _is_plain(grid: Grid) -> bool:
    """Whether the rows are nothing but terms."""
    return all(role_of(grid.label(row)) is Role.TERM for row in grid.rows) and not unlabelled_sums(grid)[0]


def _place_of(passage: Passage, grid: Grid) -> tuple[int, int] | None:
    """The numbers of the first and the last block of a table."""
    spans = [grid.cells[key].span for key in sorted(grid.cells)]
    places = [at for at, block in enumerate(passage.document.blocks) if spans and block.span in (spans[0], spans[-1])]
    return (places[0], places[-1]) if places else None
