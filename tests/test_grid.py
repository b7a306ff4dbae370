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
