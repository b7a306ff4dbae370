"""The lines of a table that are added up, its rows or its columns, and what may add up to what."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claims.grid import Cell, Grid
from claims.kinds.totals.addition import FEWEST, Addition
from claims.kinds.totals.roles import Role, is_gained, is_spent, is_whole, role_of
from claims.pattern import lazy_regex

_DASH = lazy_regex(r"[-–—−]?$")


class Line(NamedTuple):
    """A row of a table that is added up, or a column: its label and its cells by place."""

    label: str
    cells: dict[int, Cell]

    @property
    def role(self) -> Role:
        """What the line is to a total."""
        return role_of(self.label)


class Structure(NamedTuple):
    """A total and the lines that may add up to it; `taken` are the numbers of those that a balance subtracts."""

    total: Line
    terms: tuple[Line, ...]
    taken: frozenset[int] = frozenset()

    def addition(self, place: int) -> Addition | None:
        """The sum at one place of the lines, or None where some cell has no figure of its own."""
        total = self.total.cells.get(place)
        cells = [line.cells.get(place) for line in self.terms]
        figures = [cell.figure if cell else None for cell in cells]
        if total is None or total.figure is None or any(_is_unread(*pair) for pair in zip(cells, figures, strict=True)):
            return None
        read = [
            (number, line, figure)
            for number, (line, figure) in enumerate(zip(self.terms, figures, strict=True))
            if figure is not None
        ]
        taken = frozenset(
            at
            for at, (number, line, figure) in enumerate(read)
            if figure.value >= 0 and (number in self.taken or _is_taken(line, place))
        )
        found = Addition(total.figure, tuple(figure for _, _, figure in read), taken)
        return found if found.can_be and not found.is_too_fine else None

    def is_full(self, place: int) -> bool:
        """Whether every line has a figure at a place."""
        return all(place in line.cells and line.cells[place].figure is not None for line in self.terms)


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
        if role in (Role.OTHER, Role.BALANCE):
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


def balances_of(lines: Sequence[Line]) -> Iterator[list[Structure]]:
    """For each balance what it may be left of: the first line less the others since the last balance, or of two the last.

    Totals stand for the lines that they add up.
    """
    since: list[Line] = []
    totals: list[Line] = []
    group: list[Line] = []
    for line in lines:
        if not line.cells or line.role in (Role.LEFT_OUT, Role.OTHER):
            continue
        if line.role is Role.BALANCE:
            yield _balances(line, [[*totals, *group], totals, since, since[-FEWEST:]])
            since, totals, group = [line], [], [line]
        elif line.role is Role.TOTAL and group:
            since, totals, group = [*since, line], [*totals, line], []
        else:
            since, group = [*since, line], [*group, line]


def _balances(balance: Line, candidates: list[list[Line]]) -> list[Structure]:
    found: list[Structure] = []
    for terms in candidates:
        for taken in _signs(terms):
            structure = Structure(balance, tuple(terms), taken)
            if len(terms) >= FEWEST and structure not in found:
                found.append(structure)
    return found


def _signs(terms: Sequence[Line]) -> Iterator[frozenset[int]]:
    """Which of the lines are taken away: what is spent of what is gained, else all but the first, or by their signs."""
    spent = frozenset(number for number, line in enumerate(terms) if is_spent(line.label) or line.role is Role.TAKEN)
    if 0 < len(spent) < len(terms):
        yield spent
    yield frozenset(range(1, len(terms)))
    yield frozenset()


def is_account(structure: Structure) -> bool:
    """Whether the labels of a balance say that it starts from what comes in, and what goes out of it."""
    labels = [line.label for line in structure.terms]
    spent = [is_spent(label) for label in labels]
    is_told = any(spent) and not spent[0] and (is_gained(labels[0]) or _is_balance(labels[0]))
    return is_told and structure.taken == frozenset(number for number, each in enumerate(spent) if each)


def _is_balance(label: str) -> bool:
    return role_of(label) is Role.BALANCE


def _distinct(total: Line, candidates: list[list[Line]]) -> list[Structure]:
    found: list[Structure] = []
    for terms in candidates:
        structure = Structure(total, tuple(terms))
        if len(terms) >= FEWEST and structure not in found:
            found.append(structure)
    return found


def _is_unread(cell: Cell | None, figure: object) -> bool:
    """Whether a cell holds something that is no figure; a dash is nothing."""
    return cell is not None and figure is None and _DASH.match(cell.text) is None


def _is_taken(line: Line, place: int) -> bool:
    text = line.cells[place].text
    in_brackets = text.startswith("(") and text.endswith(")")
    return line.role is Role.TAKEN or in_brackets
