"""Tests of reading a reference sheet: what it holds, and how a bad one is refused."""

from fractions import Fraction

import pytest

from checker.errors import UsageError
from checker.sheet import read_sheet

GOOD = """
[[figure]]
label = "registered readers"
aliases = ["members"]
value = "4.32 million"
unit = "readers"
as_of = 2023-12-31
source = "Annual return"
"""


def sheet_of(tmp_path, content):
    """The sheet that a file with this content holds."""
    path = tmp_path / "figures.toml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_sheet(path)


def test_a_figure_is_read_as_prose(tmp_path):
    """The value is read as a scan reads it in an essay, with its unit and the line where it stands."""
    (figure,) = sheet_of(tmp_path, GOOD).figures
    assert (Fraction(4_320_000), "reader") == (figure.quantity.value, str(figure.quantity.unit))
    assert (("registered readers", "members"), "2023-12-31", "Annual return", 2) == (
        figure.names,
        figure.as_of,
        figure.source,
        figure.line,
    )
    assert frozenset({"2023"}) == figure.years


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('[[figure]]\nvalue = "3"\n', ["figures.toml:1", "no label"]),
        ('\n\n[[figure]]\nlabel = "x"\n', ["figures.toml:3", "no value"]),
        ('[[figure]]\nlabel = "x"\nvalu = "3"\n', ["figures.toml:1", "did you mean value?"]),
        ('[[figure]]\nlabel = "x"\nvalue = 3\n', ["figures.toml:1", 'value = "3"']),
        ('[[figure]]\nlabel = "x"\nvalue = "many"\n', ["figures.toml:1", "not one figure"]),
        ('[[figure]]\nlabel = "x"\nvalue = "3 to 5"\n', ["figures.toml:1", "not one figure"]),
        ('[[figure]]\nlabel = "x"\nvalue = "3"\naliases = "y"\n', ["figures.toml:1", "list of texts"]),
        ('[[figure]]\nlabel = "x"\nvalue = "3"\nas_of = true\n', ["figures.toml:1", "must be a date"]),
        ('\n[[figures]]\nlabel = "x"\n', ["figures.toml:2", "unknown key 'figures'"]),
        ("figure = 3\n", ["figures.toml:1", "each figure is a [[figure]]"]),
        ("\n[[figure\n", ["figures.toml", "not TOML", "line 2"]),
        (b"\xff", ["figures.toml", "not UTF-8"]),
    ],
)
def test_a_bad_sheet_names_the_line(tmp_path, content, told):
    """A sheet that cannot be followed stops the run with its file, its line and the way out."""
    with pytest.raises(UsageError) as stopped:
        sheet_of(tmp_path, content)
    assert all(part in stopped.value.message for part in told), stopped.value.message


def test_a_missing_sheet_is_named(tmp_path):
    """A sheet that is not there stops the run."""
    with pytest.raises(UsageError, match="no.toml: cannot be read"):
        read_sheet(tmp_path / "no.toml")
