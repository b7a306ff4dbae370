"""Probabilities of test statistics, against published tables and against cases that have a closed form.

The tables are those of NIST/SEMATECH, e-Handbook of Statistical Methods, section 1.3.6.7 (1.3.6.7.1 the normal
distribution, 1.3.6.7.2 Student's t, 1.3.6.7.3 F, 1.3.6.7.4 chi-square), and for correlations Fisher and Yates,
Statistical Tables for Biological, Agricultural and Medical Research, table VII.
"""

import subprocess
import sys
from fractions import Fraction

import pytest

from claims.distribution import MAX_DF, MAX_SUMMED_DF, p_of_chi2, p_of_f, p_of_r, p_of_t, p_of_z
from claims.formula import EvaluationError, FormulaError, evaluate, is_of_statistics, names, parse

TABLES = [
    # A two-tailed level, the function, the critical value printed for it, and its degrees of freedom.
    ("0.05", p_of_t, "12.706", 1),
    ("0.05", p_of_t, "2.571", 5),
    ("0.05", p_of_t, "2.228", 10),
    ("0.05", p_of_t, "2.042", 30),
    ("0.05", p_of_t, "1.984", 100),
    ("0.01", p_of_t, "63.657", 1),
    ("0.01", p_of_t, "3.169", 10),
    ("0.1", p_of_t, "1.725", 20),
    ("0.05", p_of_f, "4.965", 1, 10),
    ("0.05", p_of_f, "3.326", 5, 10),
    ("0.05", p_of_f, "3.493", 2, 20),
    ("0.05", p_of_f, "1.927", 10, 100),
    ("0.01", p_of_f, "10.044", 1, 10),
    ("0.01", p_of_f, "4.510", 3, 30),
    ("0.05", p_of_chi2, "3.841", 1),
    ("0.05", p_of_chi2, "5.991", 2),
    ("0.05", p_of_chi2, "11.070", 5),
    ("0.05", p_of_chi2, "43.773", 30),
    ("0.05", p_of_chi2, "124.342", 100),
    ("0.01", p_of_chi2, "6.635", 1),
    ("0.01", p_of_chi2, "23.209", 10),
    ("0.001", p_of_chi2, "29.588", 10),
    ("0.95", p_of_chi2, "3.940", 10),
    ("0.1", p_of_z, "1.645"),
    ("0.05", p_of_z, "1.960"),
    ("0.01", p_of_z, "2.576"),
    ("0.05", p_of_r, "0.576", 10),
    ("0.05", p_of_r, "0.423", 20),
    ("0.05", p_of_r, "0.349", 30),
    ("0.01", p_of_r, "0.708", 10),
]

CLOSED = [
    # With one degree of freedom t is Cauchy's: 1 - 2 arctan(t) / π. With two the p is 1 - t / √(2 + t²) (26.7.4).
    (Fraction(1, 2), p_of_t, 1, 1),
    (Fraction("0.666666666667"), p_of_t, Fraction(1, 2), 2),
    # With two degrees of freedom above, F has p = (1 + 2 f / n)^(-n/2) (26.6.4).
    (Fraction(1, 2), p_of_f, 1, 2, 2),
    (Fraction(1, 4), p_of_f, 2, 2, 4),
    # With two degrees of freedom chi-squared has p = exp(-chi2 / 2) (26.4.5); e^-1 and e^-100 to twelve digits.
    (Fraction("0.367879441171"), p_of_chi2, 2, 2),
    (Fraction("3.72007597602e-44"), p_of_chi2, 200, 2),
    # 1 - erf(1/√2), and what lies beyond six standard deviations.
    (Fraction("0.317310507863"), p_of_z, 1),
    (Fraction("1.97317529008e-9"), p_of_z, 6),
    # With two degrees of freedom a correlation has p = 1 - |r|.
    (Fraction(2, 5), p_of_r, Fraction(3, 5), 2),
]


def value(function, *numbers):
    """The probability for numbers given as text or as whole numbers."""
    return function(*(Fraction(number) for number in numbers))


@pytest.mark.parametrize(("level", "function", "critical", "df"), [(row[0], row[1], row[2], row[3:]) for row in TABLES])
def test_tables(level, function, critical, df):
    """A tabled level lies between the probabilities of the ends of what rounds to the critical value."""
    reach = Fraction(1, 2000)
    least, most = (value(function, Fraction(critical) + end, *df) for end in (reach, -reach))
    assert least <= Fraction(level) <= most


@pytest.mark.parametrize(("expected", "function", "numbers"), [(row[0], row[1], row[2:]) for row in CLOSED])
def test_closed_forms(expected, function, numbers):
    """Twelve digits are right where the value is known exactly."""
    assert expected == value(function, *numbers)


def test_result_is_a_fraction_of_twelve_digits():
    """A probability is an exact decimal fraction, never a float."""
    result = value(p_of_t, "2.3", 28)
    assert isinstance(result, Fraction)
    assert 0 == 10**13 % result.denominator


@pytest.mark.parametrize(("t", "df"), [("0.3", 3), ("2.31", 17), ("8", 4000), ("1.5", "22.51")])
def test_squared_t_is_f(t, df):
    """Student's t is the root of an F with one degree of freedom above, and its sign does not matter."""
    squared = value(p_of_f, Fraction(t) ** 2, 1, df)
    assert squared == value(p_of_t, t, df) == value(p_of_t, f"-{t}", df)


def test_correlation_is_a_t():
    """A correlation has the p of its t: with r = 3/5 and 64 degrees of freedom, t is 6."""
    assert value(p_of_t, 6, 64) == value(p_of_r, "0.6", 64) == value(p_of_r, "-0.6", 64)


def test_normal_is_the_limit_of_t():
    """Beyond ten million degrees of freedom t cannot be told from z in six digits."""
    assert abs(value(p_of_t, "1.96", MAX_DF) - value(p_of_z, "1.96")) < Fraction(1, 10**7)


@pytest.mark.parametrize("function", [p_of_t, p_of_chi2, p_of_r])
def test_falls(function):
    """A more extreme statistic is less probable, from certainty at 0 on."""
    series = [value(function, Fraction(step, 10), 12) for step in range(11)]
    assert 1 == series[0]
    assert sorted(series, reverse=True) == series
    assert len(series) == len(set(series))


def test_ends():
    """What has no chance counts as 0, whatever the size of the numbers."""
    assert 0 == value(p_of_r, 1, 20)
    assert 0 == value(p_of_z, 10**50)
    assert 0 == value(p_of_f, "6822.45", MAX_SUMMED_DF, MAX_DF)
    assert 0 < value(p_of_z, 30) < Fraction(1, 10**190)


@pytest.mark.parametrize(
    ("function", "numbers"),
    [
        (p_of_f, ("-0.1", 1, 20)),
        (p_of_chi2, ("-0.1", 1)),
        (p_of_r, ("1.1", 20)),
        (p_of_t, (2, 0)),
        (p_of_t, (2, MAX_DF + 1)),
        (p_of_f, (2, MAX_SUMMED_DF + 1, 20)),
    ],
)
def test_undefined(function, numbers):
    """A statistic that cannot be, or beyond the limits, has no probability."""
    with pytest.raises(ValueError, match=r"freedom|negative|correlation"):
        value(function, *numbers)


def test_formula_calls_them():
    """Formulas take them as functions of their figures, which arithmetic may be done with."""
    values = {"t": Fraction(2), "df": Fraction(10)}
    assert value(p_of_t, 2, 10) / 2 == evaluate("p_t(t, df) / 2", values)
    assert value(p_of_f, 4, 1, 10) == evaluate("p_f(t * t, 1, df)", values)
    assert ["t", "df"] == names("p_t(t, df) / 2")
    assert is_of_statistics("p_t(t, df) / 2")
    assert not is_of_statistics("t / df")


@pytest.mark.parametrize("text", ["p_t(t)", "p_z(z, 1)", "p_t(t, df", "p_t()", "sin(t)", "t(2)", "p_t, t"])
def test_formula_calls_nothing_else(text):
    """The functions are a closed set, each with its number of figures."""
    with pytest.raises(FormulaError):
        parse(text)


def test_formula_without_a_value():
    """A function that is undefined for the figures is a formula without a value."""
    with pytest.raises(EvaluationError):
        evaluate("p_r(r, 20)", {"r": Fraction(3, 2)})


def test_start_up():
    """Nothing is imported for it until a probability is asked for."""
    code = "import sys, claims.kinds; assert 'mpmath' not in sys.modules, 'imported'"
    assert 0 == subprocess.run([sys.executable, "-c", code], check=False).returncode
