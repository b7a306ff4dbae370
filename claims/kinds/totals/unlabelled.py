"""Sums in tables that no label tells: the row of the whole county above or below its districts, games played beside won,
drawn and lost, a running total.

Such lines are recognised by the sum itself, which holds in all places but one; that so many do by chance is ruled out.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from math import prod

from claims.grid import Grid
from claims.kinds.columns.relation import SMALL_CHANCE, number_columns
from claims.kinds.totals.addition import FEWEST, Addition
from claims.kinds.totals.lines import Line, Structure, by_columns, by_rows
from claims.kinds.totals.roles import Role
from claims.pattern import lazy_regex
from claims.quantity import Sense

_RUNNING = lazy_regex(r"\b(?:running|cumulative|cumulated|accumulated|to date|so far)\b", re.I)
_PARTIAL = lazy_regex(
    r"\b(?:rates?|averages?|mean|median|index|rank|per|age|score|price|ratio|change|growth)\b|[/Ø]", re.I
)
_FEWEST_ROWS = 3
_FEWEST_TERMS = 3
_CHANCE_OF_HELD = Fraction(1, 100)


def unlabelled_sums(grid: Grid) -> tuple[list[Addition], list[Addition]]:
    """The sums of the rows of a table and of its columns that are told by no label."""
    numbers = number_columns(grid)
    rows = [line for line in by_rows(grid) if line.role is not Role.LEFT_OUT]
    columns = [line for column, line in zip(grid.columns[1:], by_columns(grid), strict=True) if column in numbers]
    are_told = not numbers or any(line.role is not Role.TERM for line in rows)
    ends = [] if are_told else [(rows[-1], rows[:-1]), (rows[0], rows[1:])]
    found = next(filter(None, (_recognised(Structure(total, tuple(terms)), FEWEST) for total, terms in ends)), [])
    return found, [sum_ for structure in _runs(columns) for sum_ in _recognised(structure, _FEWEST_ROWS)]


def _runs(columns: Sequence[Line]) -> Iterator[Structure]:
    """Each column with every run of columns right behind or before it."""
    for at, column in enumerate(columns):
        for end in range(at + 1 + FEWEST, len(columns) + 1):
            yield Structure(column, tuple(columns[at + 1 : end]))
        for start in range(at - FEWEST, -1, -1):
            yield Structure(column, tuple(columns[start:at]))


def _recognised(structure: Structure, fewest: int) -> list[Addition]:
    """The sums of a structure that holds in enough places, and in all but one."""
    total = structure.total
    if not total.cells or total.role is not Role.TERM or _PARTIAL.search(total.label):
        return []
    sums: list[Addition] = []
    failing: list[Addition] = []
    for place in sorted(total.cells):
        found = structure.addition(place)
        if found is None or found.is_among_terms or found.total.sense is Sense.PERCENT:
            continue
        sums.append(found)
        failing += [] if found.holds else [found]
        if len(failing) > 1 or failing and not failing[0].is_near:
            return []
    holding = [sum_ for sum_ in sums if sum_ not in failing]
    distinct = len({(sum_.total.value, sum_.terms[0].value) for sum_ in holding})
    chance = FEWEST * prod(map(_chance, holding), start=Fraction(1))
    if holding and not failing and len(structure.terms) >= _FEWEST_TERMS and chance < _CHANCE_OF_HELD:
        return sums  # What adds up to the digit is convicted of nothing.
    return sums if distinct >= fewest and chance * len(structure.terms) < SMALL_CHANCE else []


def _chance(addition: Addition) -> Fraction:
    total = addition.total
    return min(Fraction(1), total.resolution / abs(total.value)) if total.value else Fraction(1)


def running_sums(grid: Grid) -> list[Addition]:
    """The running totals of a column beside the one that they add up, each the one before it and what is added."""
    for column in number_columns(grid):
        if not _RUNNING.search(grid.header(column)):
            continue
        for other in number_columns(grid):
            if other != column and (sums := _steps(grid, column, other)):
                return sums
    return []


def _steps(grid: Grid, column: int, other: int) -> list[Addition]:
    sums = []
    for before, row in pairwise(grid.rows):
        total, so_far, added = grid.figure(row, column), grid.figure(before, column), grid.figure(row, other)
        if total is not None and so_far is not None and added is not None:
            sums.append(Addition(total, (so_far, added)))
    failing = [sum_ for sum_ in sums if not sum_.holds]
    if len(sums) - len(failing) < FEWEST:
        return []
    if len(failing) > 1 and not _is_one_slip(failing):
        return []
    return [sum_ for sum_ in sums if sum_ not in failing[1:]]


def _is_one_slip(failing: list[Addition]) -> bool:
    """Whether a running total that is wrong in itself breaks the step to it and the step from it."""
    if len(failing) != FEWEST or failing[0].total is not failing[1].terms[0]:
        return False
    return failing[1].solved_for(0).derived.intersects(failing[0].derived)
