"""Tests of powers, roots and logarithms: known values, and where there is none."""

from fractions import Fraction

import pytest

from claims.formula import EvaluationError, evaluate
from claims.powers import DECIMALS, MAX_PERIODS, logarithm_of, power_of, root_of

LAST = Fraction(1, 10**DECIMALS)


@pytest.mark.parametrize(
    ("known", "ratio"),
    [
        # Abramowitz and Stegun, tables 1.1 and 4.2.
        ("0.69314718055994530942", 2),
        ("2.30258509299404568402", 10),
        ("0.09531017980432486004", "1.1"),
        ("-0.69314718055994530942", "0.5"),
        ("20.72326583694641115616", 10**9),
        ("0", 1),
    ],
)
def test_logarithms(known, ratio):
    """A logarithm has as many decimals as we say."""
    assert abs(Fraction(known) - logarithm_of(Fraction(ratio))) <= LAST


@pytest.mark.parametrize(("root", "ratio", "periods"), [(2, 1024, 10), ("1.5", "5.0625", 4), (7, 7, 1)])
def test_whole_roots(root, ratio, periods):
    """A root that has an end is exact."""
    assert Fraction(root) == root_of(Fraction(ratio), Fraction(periods))


@pytest.mark.parametrize(("ratio", "periods"), [("1.625", 10), ("0.3", 7), (3, MAX_PERIODS)])
def test_other_roots(ratio, periods):
    """A root lies below what it is a root of, and not by a digit of the last place."""
    root = root_of(Fraction(ratio), Fraction(periods))
    assert root**periods <= Fraction(ratio) < (root + LAST) ** periods


def test_powers():
    """A power is exact while it is short, and as good as that when it is long."""
    assert Fraction("1.191016") == power_of(Fraction("1.06"), Fraction(3))
    exact, long = Fraction(10007, 10000) ** MAX_PERIODS, power_of(Fraction(10007, 10000), Fraction(MAX_PERIODS))
    assert abs(exact - long) <= LAST


@pytest.mark.parametrize(
    "formula", ["power(x, n / 2)", "power(x, n * 1000)", "root(0 - x, n)", "root(x, n - n)", "ln(n - n)", "ln(0 - x)"]
)
def test_undefined(formula):
    """There is no part of a period, no root of a negative number and no logarithm of nothing."""
    with pytest.raises(EvaluationError):
        evaluate(formula, {"x": Fraction(2), "n": Fraction(3)})
