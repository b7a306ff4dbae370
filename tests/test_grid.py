"""Tests of grids: labels, headers and figures of the cells of a table."""

import pytest

from checker.reading.reader import read_text
from checker.scanning import scan

HARBOURS = """
Table 2: Harbours of the coast

| Harbour   | Berths  | Fees in 2023 | Opened |
|-----------|--------:|-------------:|--------|
| Eastpoint | 1,240*  | $30          | 1931   |
| **Lowry** | 2,100¹  | $45 (2024)   | 1950   |
|           | 12 or 9 |              | 1962   |
"""
STAFF = """
<table><tr><th rowspan="2">Site</th><th colspan="2">Staff</th></tr><tr><th>day</th><th>night</th></tr>
<tr><td>Mill</td><td>12</td><td>7</td></tr><tr><td>Dock</td><td>20</td><td>9</td></tr></table>
"""


def passage_of(text):
    """The scan of a Markdown text."""
    return scan(read_text(text, id="essay", path="essay.md", suffix=".md"))


def quantity_of(passage, text):
    """The first quantity that is written so."""
    return next(quantity for quantity in passage.quantities if passage.document.quote(quantity.span) == text)


@pytest.mark.parametrize(
    ("text", "figure", "label"),
    [
        (HARBOURS, "1,240", ("Eastpoint", "Berths")),
        (HARBOURS, "$45", ("Lowry", "Fees in 2023")),
        (STAFF, "7", ("Mill", "Staff night")),
        (STAFF, "20", ("Dock", "Staff day")),
        ("Before it, 14 boats.\n" + HARBOURS, "14 boats", None),
    ],
)
def test_label_of(text, figure, label):
    """A figure is called by the label of its row and the header of its column, and is nothing outside the table."""
    passage = passage_of(text)
    assert label == passage.grids[0].label_of(quantity_of(passage, figure))


def test_figures():
    """A cell has a figure where it holds one and no other digits than the mark of a note."""
    passage = passage_of(HARBOURS)
    (grid,) = passage.grids
    figures = [[grid.figure(row, column) for column in (1, 2)] for row in grid.rows]
    quotes = [[figure and passage.document.quote(figure.span) for figure in row] for row in figures]
    assert [["1,240", "$30"], ["2,100", None], [None, None]] == quotes
    assert "Table 2: Harbours of the coast" == grid.caption


UNITS = """
| Plant | Cost (€ million) | Power, MW | Fuel ($ per cubic metre) | Sales in thousands | % | Day | Places | Area (m²) |
|-------|------------------|-----------|--------------------------|--------------------|---|-----|--------|-----------|
| A     | 1,240            | 30        | 0.25                     | 7                  | 8 | 3   | 410    | 2 ha      |
| B     | 2,100            | 25        | 0.31                     | 9                  | 4 | 5   | 1850   | 3 ha      |
"""


@pytest.mark.parametrize(
    ("figure", "unit"),
    [
        ("1,240", "EUR·million"),
        ("30", "MW"),
        ("0.25", "USD/m^3"),
        ("7", "thousand"),
        ("8", "%"),
        ("3", ""),
        ("1850", ""),
        ("2 ha", "ha"),
    ],
)
def test_unit_of_header(figure, unit):
    """A bare figure has the unit that its column's header names, and any other figure its own."""
    assert unit == str(quantity_of(passage_of(UNITS), figure).unit)


def test_caption_and_rows_give_units():
    """A caption gives the money of a whole table, a column of units or the label of a row its own."""
    text = "Table 1: Outlay ($ thousand)\n\n| Post | Spent |\n|---|---|\n| Rent | 40 |\n| Area (ha) | 12 |\n"
    assert ["USD·thousand", "ha"] == [str(quantity.unit) for quantity in passage_of(text).quantities]
    listed = passage_of("| Item | Unit | Amount |\n|---|---|---|\n| Steel | t | 400 |\n| Wire | km | 30 |\n")
    assert ["t", "km"] == [str(quantity.unit) for quantity in listed.quantities]


def test_a_label_takes_no_figure():
    """A number in a cell of its own is no part of a name in the cell before it."""
    passage = passage_of("|Shed|Boxes|\n|-|-|\n|East|120|\n|Hall|85|\n")
    assert [120, 85] == [quantity.value for quantity in passage.quantities]


def test_a_hedge_stays_in_its_cell():
    """The last words of a label do not hedge the figure in the next cell."""
    passage = passage_of("| Age | People |\n|---|---|\n| 65 and over | 12,000 |\n| class C | 60 |\n")
    assert {"none"} == {quantity.hedge for quantity in passage.quantities if quantity.value in (12000, 60)}


@pytest.mark.parametrize("text", ["[1]", "No table, 14 boats."])
def test_no_tables(text):
    """A text without tables, or without any prose, has no grids."""
    assert () == passage_of(text).grids
