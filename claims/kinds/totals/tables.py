"""Totals in tables: rows of totals below, above or between what they add up, and columns of totals."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claims.claim import Claim
from claims.grid import Cell, Grid
from claims.kinds.totals.addition import FEWEST, Addition, around
from claims.kinds.totals.roles import Role, goes_beyond, is_whole, role_of
from claims.passage import Passage

_SELECTED = re.compile(r"\b(?:selected|top|largest|biggest|main|major|leading|examples?|some|including|sample)\b", re.I)
_NO_SUM = re.compile(
    r"\b(?:rates?|averages?|mean|median|index|rank|per|age|years?|score|temperature|speed|density|ratio|intensity|change"
    r"|growth|prices?|grade|percentile|efficiency|yield|margin|factor|level|maximum|minimum|max|min)\b|[/Ø]|[+-]/-",
    re.I,
)
_DASH = re.compile(r"[-–—−]?$")


class Line(NamedTuple):
    """A row of a table that is added up, or a column: its label and its cells by place."""

    label: str
    cells: dict[int, Cell]

    @property
    def role(self) -> Role:
        """What the line is to a total."""
        return role_of(self.label)


class Structure(NamedTuple):
    """A total and the lines that may add up to it."""

    total: Line
    terms: tuple[Line, ...]

    def addition(self, place: int) -> Addition | None:
        """The sum at one place of the lines, or None where some cell has no figure of its own."""
        total = self.total.cells.get(place)
        cells = [line.cells.get(place) for line in self.terms]
        figures = [cell.figure if cell else None for cell in cells]
        if total is None or total.figure is None or any(_is_unread(*pair) for pair in zip(cells, figures, strict=True)):
            return None
        read = [(line, figure) for line, figure in zip(self.terms, figures, strict=True) if figure is not None]
        taken = frozenset(
            number for number, (line, figure) in enumerate(read) if _is_taken(line, place, figure.value < 0)
        )
        found = Addition(total.figure, tuple(figure for _, figure in read), taken)
        return found if found.can_be else None

    def is_full(self, place: int) -> bool:
        """Whether every line has a figure at a place."""
        return all(place in line.cells and line.cells[place].figure is not None for line in self.terms)


def find_in_tables(passage: Passage) -> Iterator[Claim]:
    """Every total of a table beside what it adds up."""
    for grid in passage.grids:
        for structures in structures_of(by_rows(grid)):
            yield from _judged_apart(grid, structures)
        for structures in structures_of(by_columns(grid)):
            yield from _judged_together(structures)


def by_rows(grid: Grid) -> list[Line]:
    """The rows below the heading as lines; a row without figures parts groups."""
    lines = []
    for row in grid.rows:
        cells = grid.in_row(row)
        label = grid.label(row)
        lines.append(Line(label, {cell.column: cell for cell in cells if cell.column > 0 and cell.text != label}))
    return lines


def by_columns(grid: Grid) -> list[Line]:
    """The columns beside the labels as lines."""
    return [
        Line(grid.header(column), {row: grid.cells[row, column] for row in grid.rows if (row, column) in grid.cells})
        for column in grid.columns[1:]
    ]


def structures_of(lines: Sequence[Line]) -> Iterator[list[Structure]]:
    """For each total what it may add up: the lines since the total before it, those totals, or all; the likeliest first."""
    totals: list[Line] = []
    group: list[Line] = []
    all_lines: list[Line] = []
    for place, line in enumerate(lines):
        role = line.role
        if role is Role.OTHER:
            return
        if role is not Role.TOTAL:
            if role is not Role.LEFT_OUT and line.cells:
                group.append(line)
                all_lines.append(line)
            continue
        if not all_lines:
            below = [other for other in lines[place + 1 :] if other.role in (Role.TERM, Role.TAKEN) and other.cells]
            yield _distinct(line, [below])
            continue
        whole = [[*totals, *group], all_lines] if totals else [all_lines]
        yield _distinct(line, [*whole, group] if is_whole(line.label) else [group, *whole])
        totals, group = [*totals, line], []


def _distinct(total: Line, candidates: list[list[Line]]) -> list[Structure]:
    found: list[Structure] = []
    for terms in candidates:
        structure = Structure(total, tuple(terms))
        if len(terms) >= FEWEST and structure not in found:
            found.append(structure)
    return found


def _judged_apart(grid: Grid, structures: list[Structure]) -> Iterator[Claim]:
    """The totals of a row, each column for itself."""
    places = sorted(structures[0].total.cells) if structures else []
    best = _best(structures, places)
    for place in places:
        holding = [found for one in structures if (found := one.addition(place)) is not None and found.holds]
        if holding:
            yield _claim(holding[0])
        elif best is not None and best.is_full(place) and not _NO_SUM.search(grid.header(place)):
            found = best.addition(place)
            if found is not None and _convicts(grid, best, found, is_sure=len(structures) == 1 or _held(best, places)):
                yield _claim(found)


def _judged_together(structures: list[Structure]) -> Iterator[Claim]:
    """The totals of a column: they hold in all rows but one, or it is no column of sums."""
    places = sorted(structures[0].total.cells) if structures else []
    best = _best(structures, places)
    found = [] if best is None else [sum_ for place in places if (sum_ := best.addition(place)) is not None]
    failing = [sum_ for sum_ in found if not sum_.holds]
    if len(failing) > 1 or len(found) - len(failing) < FEWEST:
        return
    for addition in found:
        if addition.holds or best is not None and len(found) > FEWEST:
            yield _claim(addition)


def _best(structures: list[Structure], places: list[int]) -> Structure | None:
    """The structure that holds in most places, the likeliest of equals."""
    return max(structures, key=lambda one: _count_held(one, places), default=None)


def _count_held(structure: Structure, places: list[int]) -> int:
    return sum((found := structure.addition(place)) is not None and found.holds for place in places)


def _held(structure: Structure, places: list[int]) -> bool:
    return _count_held(structure, places) > 0


def _convicts(grid: Grid, structure: Structure, found: Addition, *, is_sure: bool) -> bool:
    """Whether a total that its terms do not give is meant to be their sum."""
    label = structure.total.label
    if found.misses_some and (goes_beyond(label) or _SELECTED.search(grid.caption)) and not found.is_near:
        return False
    if not is_sure or not is_whole(label) or found.is_among_terms:
        return found.is_near
    return True


def _is_unread(cell: Cell | None, figure: object) -> bool:
    """Whether a cell holds something that is no figure; a dash is nothing."""
    return cell is not None and figure is None and _DASH.match(cell.text) is None


def _is_taken(line: Line, place: int, is_negative: bool) -> bool:
    text = line.cells[place].text
    in_brackets = text.startswith("(") and text.endswith(")")
    return not is_negative and (line.role is Role.TAKEN or in_brackets)


def _claim(addition: Addition) -> Claim:
    return addition.claim(around((addition.total, *addition.terms)))
