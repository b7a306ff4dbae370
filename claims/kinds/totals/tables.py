"""Totals in tables: rows of totals below, above or between what they add up, columns of totals, and balances.

Where a sum along a row and one down a column both fail and one value of the cell in which they cross mends them, it is
that cell that is wrong.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from claims.claim import Claim
from claims.grid import Grid
from claims.kinds.totals.addition import FEWEST, Addition
from claims.kinds.totals.lines import Structure, balances_of, by_columns, by_rows, is_account, structures_of
from claims.kinds.totals.roles import goes_beyond, is_whole
from claims.kinds.totals.unlabelled import running_sums, unlabelled_sums
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Sense, around

_SELECTED = lazy_regex(r"\b(?:selected|top|largest|biggest|main|major|leading|examples?|some|including|sample)\b", re.I)
_NO_SUM = lazy_regex(
    r"\b(?:rates?|averages?|mean|median|index|rank|per|age|years?|score|temperature|speed|density|ratio|intensity|change"
    r"|growth|prices?|grade|percentile|efficiency|yield|margin|factor|level|maximum|minimum|max|min)\b|[/Ø]|[+-]/-",
    re.I,
)

_A_YEAR = lazy_regex(r"(?:\b(?:an?|per|each|every) |/ ?)(?:years?|yr|annum|months?|weeks?|days?)\b(?!.*%)", re.I)
"""For what period the figures of a column are, all of them alike."""
_PRICE = lazy_regex(r"\bprices?\b(?! (?:per|each|a)\b)", re.I)


def find_in_tables(passage: Passage) -> Iterator[Claim]:
    """Every total of a table beside what it adds up."""
    for grid in passage.grids:
        lines = by_rows(grid)
        rows = [sum_ for structures in structures_of(lines) for sum_ in _judged_apart(grid, structures)]
        rows += [sum_ for structures in balances_of(lines) for sum_ in _balanced(structures)]
        columns = [sum_ for structures in structures_of(by_columns(grid)) for sum_ in _judged_together(structures)]
        untold_rows, untold_columns = unlabelled_sums(grid)
        rows, columns = rows + untold_rows, columns + untold_columns
        crossed = _crossed(rows, columns)
        for addition in (*(crossed or (*rows, *columns)), *running_sums(grid)):
            yield addition.claim(around((addition.total, *addition.terms)))


def _judged_apart(grid: Grid, structures: list[Structure]) -> Iterator[Addition]:
    """The totals of a row, each column for itself."""
    places = sorted(structures[0].total.cells) if structures else []
    best = _best(structures, places)
    if best is None or _is_of_some(best, places):
        return
    for place in places:
        holding = [found for one in structures if (found := one.addition(place)) is not None and found.holds]
        if holding:
            yield holding[0]
        elif best.is_full(place):
            found = best.addition(place)
            if not _may_be_summed(grid.header(place), is_alone=len(places) == 1) and not _exceeds(found, best, places):
                continue
            if found is not None and _convicts(grid, best, found, is_sure=len(structures) == 1 or _held(best, places)):
                yield found


def _exceeds(found: Addition | None, structure: Structure, places: list[int]) -> bool:
    """Whether what the one column gives per ton for all of its lines is more than any of them: no average of prices."""
    if found is None or len(places) > 1 or not is_whole(structure.total.label) or not found.is_near:
        return False
    return found.total.sense is Sense.RATE and found.total.value > max(term.value for term in found.terms)


def _may_be_summed(header: str, *, is_alone: bool) -> bool:
    """Whether a column with this heading has a sum; prices have one where no column says how many."""
    header = _A_YEAR.sub("", header)
    return _NO_SUM.search(_PRICE.sub("", header) if is_alone else header) is None


def _judged_together(structures: list[Structure]) -> Iterator[Addition]:
    """The totals of a column: they hold in all rows but one, or it is no column of sums."""
    places = sorted(structures[0].total.cells) if structures else []
    best = _best(structures, places)
    found = [] if best is None else [sum_ for place in places if (sum_ := best.addition(place)) is not None]
    failing = [sum_ for sum_ in found if not sum_.holds]
    if len(failing) > 1 or len(found) - len(failing) < FEWEST:
        return
    for addition in found:
        if addition.holds or best is not None and len(found) > FEWEST:
            yield addition


def _balanced(structures: list[Structure]) -> Iterator[Addition]:
    """The balances of a row: where the labels say what is taken from what, or it holds in another column."""
    places = sorted(structures[0].total.cells) if structures else []
    best = _best(structures, places)
    for place in places:
        found = None if best is None else best.addition(place)
        if best is None or found is None:
            continue
        found = replace(found, by_size=found.total.value > 0)
        is_known = is_account(best) and (len(best.terms) == FEWEST or found.is_near)
        if found.holds or best.is_full(place) and (is_known or _held(best, places)):
            yield found


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
    if _is_counted_twice(found):
        return False
    if not is_sure or not is_whole(label) or found.is_among_terms:
        return found.is_near
    return True


def _is_counted_twice(found: Addition) -> bool:
    """Whether the first terms give the total and the others give it again: men, women, under 40, over 40, all."""
    cuts = range(FEWEST, len(found.terms) - 1)
    halves = ((found.terms[:cut], found.terms[cut:]) for cut in cuts)
    return not found.taken and any(all(replace(found, terms=half).holds for half in both) for both in halves)


def _is_of_some(structure: Structure, places: list[int]) -> bool:
    """Whether the first or the last lines alone add up in several columns, and all of them in none: men, women, of age."""
    numbers = range(FEWEST, len(structure.terms))
    parts = [part for number in numbers for part in (structure.terms[:number], structure.terms[-number:])]
    held = max((_count_held(structure._replace(terms=part), places) for part in parts), default=0)
    return held >= FEWEST and not _held(structure, places)


def _crossed(rows: list[Addition], columns: list[Addition]) -> list[Addition]:
    """All sums of a table with the cell that one failing row and one failing column share as what is asserted.

    Empty where there is no such cell: its value must mend both, and no sum that holds may count it.
    """
    holding = [sum_ for sum_ in (*rows, *columns) if sum_.holds]
    failing = [[sum_ for sum_ in sums if not sum_.holds] for sums in (rows, columns)]
    for row, column in product(*failing):
        for term in row.terms:
            if term not in column.terms or any(term in sum_.terms for sum_ in holding):
                continue
            solved = [sum_.solved_for(sum_.terms.index(term)) for sum_ in (row, column)]
            if solved[0].derived.intersects(solved[1].derived) and not any(sum_.holds for sum_ in solved):
                return [*(sum_ for sum_ in (*rows, *columns) if sum_ not in (row, column)), solved[0]]
    return []
