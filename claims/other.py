"""Whether a formula that gives a figure but for a slip is of something else, so that the figure has not slipped."""

import math
import re
from collections.abc import Iterable
from fractions import Fraction

from claims.explanation import Derived
from claims.implied import has_period, period_told
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense, size_of
from claims.stands import nets
from claims.statement import measured
from claims.tie import Ties

_SAME, _ROUNDED, _SEVERAL = 0.005, 0.03, 2
_FAR, _TELLING = 400, 2
_CALENDAR = (7, 12, 24, 52, 60, 365)
_REACH = 30
_OVER = lazy_regex(
    r"\b(?:[Oo]ver|[Dd]uring|[Ww]ithin) (?:(?:the|its|their|all|about|some|next|first|full|a|period|of) ?)*\Z"
)
_OF = lazy_regex(r"\sof\s")
_OR = lazy_regex(r",?\s\(?(?:or|that is,?|i\.e\.,?)\s(?:(?:about|some|roughly|nearly|almost|just|over|under)\s)*")


def is_of_another(passage: Passage, ties: Ties, slipped: Derived, near: Iterable[Quantity]) -> bool:
    """Whether a figure near says already what the formula gives, or another of its figures would make it fit."""
    formula, asserted = slipped.formula, slipped.asserted
    if formula.text == "a":
        only = formula.figures[0].quantity
        return not passage.quantities[only.index].unit.atoms or ties.are_of_two(only, asserted)
    return (
        _is_said(slipped, near)
        or _says_again(passage, slipped)
        or _is_of_each(passage, slipped)
        or _is_left(slipped, near)
        or _is_total_of_others(passage, slipped)
        or _is_of_calendar(slipped, near)
        or _fits_another(passage, slipped)
        or _is_for_a_time(passage, slipped)
        or _is_over_a_time(passage, slipped)
        or _is_far_fetched(passage, slipped)
    )


def _says_again(passage: Passage, slipped: Derived) -> bool:
    """Whether words make a figure another way of saying the one right before it, which the formula does without.

    What is "30 hundredweight, or 1,524 kilograms", is worked out from no others.
    """
    is_used = any(figure.quantity.index == slipped.asserted.index - 1 for figure in slipped.formula.figures)
    return not is_used and _is_behind(passage, slipped.asserted, _OR)


def _is_behind(passage: Passage, figure: Quantity, words: re.Pattern[str]) -> bool:
    """Whether nothing but some words stands between a figure and the one before it."""
    if not figure.index:
        return False
    before = passage.quantities[figure.index - 1]
    return words.fullmatch(passage.document.masked, before.span.end, figure.span.start) is not None


def _is_of_each(passage: Passage, slipped: Derived) -> bool:
    """Whether a figure is what each of the figure before it has, and so no result: four weeks of 40 hours."""
    return _is_behind(passage, slipped.asserted, _OF)


def _is_left(slipped: Derived, near: Iterable[Quantity]) -> bool:
    """Whether a figure is what is left of another without what the formula gives, or what both come to."""
    formula, asserted = slipped.formula, slipped.asserted
    used = {asserted.index, *(figure.quantity.index for figure in formula.figures)}
    own, given = size_of(asserted), Fraction(formula.value)
    return any(
        nets(other, given, asserted)
        for other in near
        if other.index not in used and not other.is_range and size_of(other) != own
    )


def _is_total_of_others(passage: Passage, slipped: Derived) -> bool:
    """Whether a product takes for one what words say of so many of the same things: 42 runs, or 1,218 tonnes."""
    figures = [passage.quantities[figure.quantity.index] for figure in slipped.formula.figures]
    if slipped.formula.text != "a * b":
        return False
    return any(
        number.noun and number.sense is Sense.COUNT and _is_said_of(passage, total, number.noun)
        for total, number in (figures, figures[::-1])
    )


def _is_said_of(passage: Passage, total: Quantity, noun: str) -> bool:
    """Whether a figure says in other words what so many of something come to, right before it."""
    before = passage.quantities[total.index - 1] if total.index else None
    if before is None or before.sense is not Sense.COUNT or before.noun != noun or before.value == 1:
        return False
    return _is_behind(passage, total, _OR)


def _is_of_calendar(slipped: Derived, near: Iterable[Quantity]) -> bool:
    """Whether a figure near gives the asserted one over a longer period, to its last digit: a day, in a year."""
    asserted, used = slipped.asserted, {figure.quantity.index for figure in slipped.formula.figures}
    return len(asserted.digits) > _TELLING and any(
        asserted.interval.contains(other.value * times)
        for other in near
        if len(other.digits) >= _TELLING and not other.is_range and other.index not in used
        for times in _CALENDAR
    )


def _is_far_fetched(passage: Passage, slipped: Derived) -> bool:
    """Whether a formula takes nothing of the sentence, and divides what is far, or multiplies round figures there."""
    figures = [each.quantity for each in slipped.formula.figures]
    sentence = passage.sentence_of(slipped.asserted)
    if any(sentence.start <= figure.span.start < sentence.end for figure in figures):
        return False
    far = [figure for figure in figures if slipped.asserted.span.start - figure.span.start > _FAR]
    is_round = any(len(figure.digits) < _TELLING for figure in figures)
    return bool(far) and "/" in slipped.formula.text or len(far) == len(figures) and is_round


def _is_for_a_time(passage: Passage, slipped: Derived) -> bool:
    """Whether what comes to so much in all is said to be so much a year: an annual cost is none of 25 years."""
    asserted = passage.quantities[slipped.asserted.index]
    period = period_told(passage, asserted) if not has_period(asserted.unit) else None
    return period is not None and any(
        figure.quantity.sense is Sense.DURATION and size_of(figure.quantity) > _SEVERAL * period.factor
        for figure in slipped.formula.figures
    )


def _is_over_a_time(passage: Passage, slipped: Derived) -> bool:
    """Whether the sentence tells over how long a figure comes together, without which the formula does."""
    own, used = slipped.asserted, {figure.quantity.index for figure in slipped.formula.figures}
    start, masked = passage.sentence_of(own).start, passage.document.masked
    if has_period(passage.quantities[own.index].unit):
        return False
    for other in reversed(passage.quantities[: own.index]):
        if other.span.start < start:
            break
        is_time = other.sense is Sense.DURATION and other.value > 1 and other.index not in used
        if is_time and _OVER.search(masked, max(start, other.span.start - _REACH), other.span.start):
            return True
    return False


def _is_said(slipped: Derived, near: Iterable[Quantity]) -> bool:
    formula, asserted = slipped.formula, slipped.asserted
    used = {asserted.index, *(figure.quantity.index for figure in formula.figures)}
    return any(
        math.isclose(float(size_of(other)), formula.value, rel_tol=_ROUNDED)
        and other.unit.dimension == asserted.unit.dimension
        for other in near
        if other.index not in used
    )


def _fits_another(passage: Passage, slipped: Derived) -> bool:
    """Whether the text has a figure with which no slip is needed: 96.0 where the formula takes 9.6 of that column.

    Elsewhere than in the column only digits that are no chance tell.
    """
    formula, off = slipped.formula, float(size_of(slipped.asserted)) / slipped.formula.value
    offs = {"a * b": (off, off), "a / b": (off, 1 / off)}.get(formula.text, ())
    return any(
        math.isclose(float(size_of(other)), figure.value * by, rel_tol=_SAME)
        for figure, by in zip(formula.figures, offs, strict=False)
        for other in (*_column_of(passage, figure.quantity), *alike(passage, figure.quantity))
    )


def alike(passage: Passage, figure: Quantity, fewest: int = _TELLING + 1) -> list[Quantity]:
    """The figures of the same digits, no fewer than some, that measure the same or count, whatever and for how long."""
    if len(figure.digits) < fewest:
        return []
    return [
        other
        for other in passage.quantities
        if other.digits == figure.digits and measured(other.unit) in ((), measured(figure.unit))
    ]


def _column_of(passage: Passage, figure: Quantity) -> list[Quantity]:
    """The figures of the column of a cell."""
    grid = next((grid for grid in passage.grids if grid.cell_of(figure)), None)
    cell = grid.cell_of(figure) if grid else None
    if grid is None or cell is None:
        return []
    return [other for row in grid.rows if (other := grid.figure(row, cell.column)) is not None]
