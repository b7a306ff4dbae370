"""A relation between the columns of a table: it holds in all rows but one, or the table does not have it.

One row alone may agree by chance. The chance that so many rows do is at most the product of their windows (the width of
what would round to the figure, over the figure) times the number of relations tried; a table has the relation where
that is small. Then the one row that breaks it is an error, and the others are consistent.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import prod

from claims.claim import Claim, Premise, Strength
from claims.grid import Grid
from claims.interval import Interval
from claims.kinds.totals.roles import Role, role_of
from claims.quantity import Quantity, Sense, around

Compute = Callable[..., Fraction | None]
"""What a formula gives for its premises in their order; None where it has no value."""

_FEWEST_ROWS = 3
SMALL_CHANCE = Fraction(1, 1000)
WORDED_CHANCE = Fraction(1, 20)
_MOST_COLUMNS = 9
_MOST_ROWS = 80


@dataclass(frozen=True, slots=True)
class Row:
    """The asserted figure of one row, and its premises in the order of the formula."""

    asserted: Quantity
    premises: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """A formula with its computation; `by_direction` where only the size of the result is written.

    `as_written` takes every premise for exact, as a tariff is; else only whole numbers are.
    """

    formula: str
    compute: Compute
    by_direction: bool = False
    as_written: bool = False

    def holds(self, asserted: Quantity, premises: Sequence[Quantity]) -> bool:
        """Whether the premises give the asserted figure within rounding, in its unit or as the bare numbers."""
        for in_units in (True, False):
            factors = [quantity.unit.factor if in_units else Fraction(1) for quantity in (asserted, *premises)]
            read = zip(premises, factors[1:], strict=True)
            derived = self._derived([self.premise_interval(quantity).scaled(factor) for quantity, factor in read])
            stated = asserted.interval.scaled(factors[0])
            if derived is not None and any(one.intersects(stated) for one in self._sides(derived)):
                return True
        return False

    def premise_interval(self, premise: Quantity) -> Interval:
        """The values that a premise stands for."""
        is_whole = premise.resolution >= 1 and not premise.has_scale and premise.sense is not Sense.PERCENT
        return Interval.exactly(premise.value) if is_whole or self.as_written else premise.interval

    def chance(self, row: Row) -> Fraction:
        """How likely a row agrees: the width of the asserted figure and of its premises, relative to it."""
        rounded = [row.asserted, *(figure for figure in row.premises if not self.premise_interval(figure).is_point)]
        return min(Fraction(1), sum((figure.resolution / abs(figure.value) for figure in rounded), Fraction(0)))

    def _sides(self, derived: Interval) -> tuple[Interval, ...]:
        return (derived, derived.scaled(Fraction(-1))) if self.by_direction else (derived,)

    def _derived(self, box: Sequence[Interval]) -> Interval | None:
        """What the corners of the box give; formulas of columns are monotone in each premise."""
        if any(interval.low is None or interval.high is None for interval in box):
            return None
        values = [self.compute(*corner) for corner in product(*({interval.low, interval.high} for interval in box))]
        known = [value for value in values if value is not None]
        return Interval(min(known), max(known)) if len(known) == len(values) else None


DIFFERENCE = Relation("b - a", lambda a, b: b - a)
RELATIVE = Relation("(b - a) / a", lambda a, b: (b - a) / a if a else None)
QUOTIENT = Relation("a / b", lambda a, b: a / b if b else None)


def share_of_all(number: int) -> Relation:
    """The share of the first of so many premises in all of them."""
    names = [f"a{place}" for place in range(1, number + 1)]

    def compute(first: Fraction, *others: Fraction) -> Fraction | None:
        whole = first + sum(others, Fraction(0))
        return first / whole if whole else None

    return Relation(f"a1 / ({' + '.join(names)})", compute)


def both_ways(grid: Grid) -> tuple[Grid, ...]:
    """A table, and where one row names its columns also with its rows as columns: sales, costs and margin below years."""
    return (grid, grid.transposed) if grid.heads == 1 and len(grid.columns) > _FEWEST_ROWS else (grid,)


def number_columns(grid: Grid) -> list[int]:
    """The columns beside the labels in which most rows have a figure."""
    columns = [
        column
        for column in grid.columns[1:]
        if 2 * sum(grid.figure(row, column) is not None for row in grid.rows) > len(grid.rows)
    ]
    return columns if len(columns) <= _MOST_COLUMNS and _FEWEST_ROWS <= len(grid.rows) <= _MOST_ROWS else []


def term_rows(grid: Grid) -> list[int]:
    """The rows that are neither totals nor taken from others."""
    return [row for row in grid.rows if role_of(grid.label(row)) is Role.TERM]


def figures_in(grid: Grid, row: int, columns: Sequence[int]) -> tuple[Quantity, ...] | None:
    """The figures of a row in some columns, None where one is missing or zero."""
    found = [grid.figure(row, column) for column in columns]
    figures = tuple(figure for figure in found if figure is not None and figure.value)
    return figures if len(figures) == len(columns) else None


def has_relation(relation: Relation, rows: Sequence[Row], tried: int, chance: Fraction = SMALL_CHANCE) -> bool:
    """Whether the rows obey a relation but for one at most, which so many would not do by chance."""
    if len(rows) < _FEWEST_ROWS:
        return False
    holding = []
    failing = 0
    for row in rows:
        if relation.holds(row.asserted, row.premises):
            holding.append(row)
        else:
            failing += 1
        if failing > 1:
            return False
    distinct = len({(row.asserted.value, *(premise.value for premise in row.premises)) for row in holding})
    return distinct >= _FEWEST_ROWS - 1 and tried * prod(map(relation.chance, holding), start=Fraction(1)) < chance


def claims_of(kind: str, relation: Relation, rows: Sequence[Row], names: Sequence[str]) -> Iterator[Claim]:
    """A claim for each row."""
    for row in rows:
        premises = tuple(Premise(name, figure) for name, figure in zip(names, row.premises, strict=True))
        figures = (row.asserted, *row.premises)
        is_rounded = any(figure.has_scale or figure.sense not in (Sense.COUNT, Sense.MONEY) for figure in figures)
        yield Claim(
            kind,
            row.asserted,
            relation.formula,
            premises,
            around(figures),
            Strength.STATED,
            relation.by_direction,
            is_rounded=is_rounded or any(0 < figure.resolution < 1 for figure in figures),
        )
