"""The figures of a table: what stands in the next cell is no part of them, and the header may hold their unit."""

import re
from collections.abc import Iterator
from dataclasses import replace

from checker.scanning.assembly import built
from checker.scanning.digits import digits_at
from checker.scanning.headers import (
    HeaderUnit,
    measure_below,
    named_unit,
    unit_announced,
    unit_in_caption,
    unit_in_header,
    unit_in_label,
)
from claims.grid import Cell, Grid
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Hedge, Quantity, Sense
from claims.unit import NO_UNIT

_YEAR_LIKE = lazy_regex(r"(?:1[5-9]|20)\d\d")
_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_BARE = lazy_regex(rf"{_NUMBER}|\({_NUMBER}\)")
_PAIR = lazy_regex(rf"[^\d()]{{0,3}}{_NUMBER}\s?\(({_NUMBER})\)")
_IS_DATED = lazy_regex(r"\byears?\b|\bdates?\b|since|founded|opened|built|complet|launch|start|end\b|established", re.I)
_UNITS = lazy_regex(r"units?\W*", re.I)


def read_cells(passage: Passage) -> list[Quantity]:
    """The quantities of a passage with those in tables read as what their cell, row and column say."""
    quantities = {quantity.span.start: quantity for quantity in passage.quantities}
    for grid in passage.grids:
        for cell in grid.cells.values():
            if cell.figure is not None:
                quantities[cell.figure.span.start] = _within(cell, cell.figure)
        for quantity in _overlooked(passage, grid):
            quantities[quantity.span.start] = quantity
    read = Passage(passage.document, tuple(quantities[start] for start in sorted(quantities)))
    for grid in read.grids:
        quantities |= {quantity.span.start: quantity for quantity in _with_units(grid)}
    return [quantities[start] for start in sorted(quantities)]


def _within(cell: Cell, quantity: Quantity) -> Quantity:
    """The quantity without a hedge of another cell: "65 and over | 12,000"."""
    hedge = quantity.hedge_span
    if hedge is None or cell.span.start <= hedge.start and hedge.end <= cell.span.end:
        return quantity
    return replace(quantity, hedge=Hedge.NONE, hedge_span=None)


def _overlooked(passage: Passage, grid: Grid) -> Iterator[Quantity]:
    """Numbers that fill a cell and were taken for part of the label before them, or for years: a total of 1850."""
    text = passage.document.masked
    for column in grid.columns[1:]:
        cells = [grid.cells[row, column] for row in grid.rows if (row, column) in grid.cells]
        bare = [cell for cell in cells if cell.figure is None and _BARE.fullmatch(cell.text)]
        years = [cell for cell in bare if _YEAR_LIKE.fullmatch(cell.text)]
        counted = sum(cell.figure is not None and cell.figure.sense is Sense.COUNT for cell in cells)
        if counted < len(years) or _IS_DATED.search(grid.header(column)):
            bare = [cell for cell in bare if cell not in years]
        for cell in bare:
            yield from _read(text, cell, cell.text.strip("()"))
        for cell in cells:
            if cell.figure is None and (pair := _PAIR.fullmatch(cell.text)):
                yield from _read(text, cell, pair[1], text.index("(", *cell.span))


def _read(text: str, cell: Cell, number: str, at: int = 0) -> Iterator[Quantity]:
    """The quantity of a number that stands in a cell, at or behind a place of the text."""
    start = text.index(number, max(at, cell.span.start), cell.span.end)
    numeral = digits_at(text, start)
    if numeral is not None and numeral.end == start + len(number):
        yield _within(cell, built(text, numeral, None, start))


def _with_units(grid: Grid) -> Iterator[Quantity]:
    general = unit_in_caption(grid.caption) or unit_announced(grid.caption or grid.lead)
    headers = {column: unit_in_header(grid.header(column)) for column in grid.columns}
    listed = next((column for column in grid.columns if _UNITS.fullmatch(grid.header(column))), None)
    for row in grid.rows:
        cell = grid.cells.get((row, listed)) if listed is not None else None
        of_row = named_unit(cell.text) if cell else unit_in_label(grid.label(row))
        for column in grid.columns[1:]:
            figure, unit = grid.figure(row, column), headers[column] or of_row or general
            if column in grid.paired and headers[column] is None and unit is of_row:
                continue  # "Smokers, n (%)": the unit is that of the figure in brackets.
            if figure is None:
                continue
            given = _of_one(_given(figure, unit) if unit is not None else figure, grid.header(column))
            if given != figure:
                yield given


def _given(figure: Quantity, header: HeaderUnit) -> Quantity:
    """A figure with the unit of its header, unless it has one of its own."""
    if figure.is_word or figure.sense not in (Sense.COUNT, header.sense):
        return figure
    if figure.unit not in (NO_UNIT, header.unit) or figure.has_scale and header.scale != NO_UNIT:
        return figure
    scaled = figure.has_scale or header.scale != NO_UNIT
    unit = header.unit * header.scale if header.is_money else header.scale * header.unit
    return replace(figure, unit=unit, sense=header.sense, has_scale=scaled)


def _of_one(figure: Quantity, header: str) -> Quantity:
    """An amount of money as that of one of the measure that its header names: £3.20 below "Price per kg"."""
    below = measure_below(header) if figure.sense is Sense.MONEY else NO_UNIT
    return figure if below == NO_UNIT else replace(figure, unit=figure.unit * below, sense=Sense.RATE)
