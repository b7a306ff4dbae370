"""Tests of what tells a misprint from another value."""

from fractions import Fraction

import pytest

from claims.misprint import power_of_ten


@pytest.mark.parametrize(
    ("power", "ratio", "close"),
    [
        (3, "1000", "0"),
        (-2, "0.01", "0"),
        (1, "10.2", "0.02"),
        (-1, "0.098", "0.02"),
        (0, "10.2", "0.01"),
        (0, "1", "0"),
        (0, "1.01", "0.02"),
        (0, "40", "0.02"),
        (0, "-100", "0"),
        (40, 10**40, "0"),
    ],
)
def test_powers_of_ten(power, ratio, close):
    """A ratio is a power of ten within a part of it, on either side of one; one itself is none."""
    assert power == power_of_ten(Fraction(ratio), Fraction(close))
