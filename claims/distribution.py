"""Tail probabilities of the distributions that test statistics follow, as exact fractions.

Each function takes pure numbers without a unit and gives a probability, computed with 36 digits and rounded to 12
significant ones: it is off by at most half a unit of the twelfth digit. What is smaller than 10^-300 counts as 0.
A ValueError says that a statistic has no such probability (a negative F, a correlation above 1, no degree of freedom)
or that it has more degrees of freedom than we compute with.

Section numbers are those of Abramowitz and Stegun (eds.), Handbook of Mathematical Functions, 1964. All statistics
come down to two functions: the incomplete beta and the incomplete gamma ratio. No float occurs: mpmath's numbers have
as many binary digits as we ask for.
"""

from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache
from typing import Any

MAX_DF = 10**7
MAX_SUMMED_DF = 10**4
"""More degrees of freedom take too long: MAX_DF of an error, MAX_SUMMED_DF of a sum of squares that is tested."""

_WORKING_DIGITS = 36
_CONVERGED_DIGITS = 20
_SIGNIFICANT_DIGITS = 12
_SMALLEST_POWER = -300
_MOST_TERMS = 50_000


@lru_cache(maxsize=4096)
def p_of_t(t: Fraction, df: Fraction) -> Fraction:
    """The probability that Student's t with `df` degrees of freedom lies as far from 0 as `t`, on either side.

    26.5.27: it is I_x(df/2, 1/2) with x = df / (df + t²).
    """
    _check_df(df)
    return _rounded(_beta_ratio(df / (df + t * t), df / 2, Fraction(1, 2)))


@lru_cache(maxsize=4096)
def p_of_r(r: Fraction, df: Fraction) -> Fraction:
    """The probability of a correlation at least as strong as `r`, in either direction, where there is none.

    `df` is the number of pairs less two. r √(df / (1 - r²)) follows Student's t, so the x of `p_of_t` is 1 - r².
    """
    _check_df(df)
    if abs(r) > 1:
        raise ValueError("a correlation lies between -1 and 1")
    return _rounded(_beta_ratio(1 - r * r, df / 2, Fraction(1, 2)))


@lru_cache(maxsize=4096)
def p_of_f(f: Fraction, df1: Fraction, df2: Fraction) -> Fraction:
    """The probability of a ratio of variances of at least `f`, with `df1` degrees of freedom above and `df2` below.

    26.6.2: it is I_x(df2/2, df1/2) with x = df2 / (df2 + df1 f).
    """
    _check_df(df1, MAX_SUMMED_DF)
    _check_df(df2)
    if f < 0:
        raise ValueError("a ratio of variances is not negative")
    return _rounded(_beta_ratio(df2 / (df2 + df1 * f), df2 / 2, df1 / 2))


@lru_cache(maxsize=4096)
def p_of_chi2(chi2: Fraction, df: Fraction) -> Fraction:
    """The probability of a sum of `df` squared normal deviates of at least `chi2`.

    26.4.19: it is Γ(df/2, chi2/2) / Γ(df/2).
    """
    _check_df(df, MAX_SUMMED_DF)
    if chi2 < 0:
        raise ValueError("a sum of squares is not negative")
    return _rounded(_gamma_ratio(df / 2, chi2 / 2))


@lru_cache(maxsize=4096)
def p_of_z(z: Fraction) -> Fraction:
    """The probability that a standard normal deviate lies as far from 0 as `z`, on either side.

    26.4.1 with one degree of freedom: z² is chi-squared.
    """
    return p_of_chi2(z * z, Fraction(1))


def _check_df(df: Fraction, most: int = MAX_DF) -> None:
    if df <= 0:
        raise ValueError("there is no degree of freedom")
    if df > most:
        raise ValueError("there are too many degrees of freedom")


@lru_cache(maxsize=1)
def _context() -> Any:
    """Numbers of our own precision: mpmath's own context is everybody's."""
    # Importing it takes longer than reading an essay that has no statistics.
    from mpmath import mp  # type: ignore[import-untyped]

    context = mp.clone()
    context.dps = _WORKING_DIGITS
    return context


def _number(value: Fraction) -> Any:
    return _context().mpf(value.numerator) / value.denominator


def _rounded(value: Any) -> Fraction:
    context = _context()
    if value < context.mpf(10) ** _SMALLEST_POWER:
        return Fraction(0)
    places = _SIGNIFICANT_DIGITS - 1 - int(context.floor(context.log10(value)))
    return Fraction(int(context.nint(value * context.mpf(10) ** places)), 10**places)


def _beta_ratio(x: Fraction, a: Fraction, b: Fraction) -> Any:
    """I_x(a, b), the incomplete beta function as a share of the whole.

    26.5.8: a continued fraction, which is quick below the mean; above it 6.6.3 turns the ends round.
    """
    if x in (0, 1):
        return _number(x)
    if x > (a + 1) / (a + b + 2):
        return 1 - _beta_ratio(1 - x, b, a)
    context = _context()
    at, below, one, other = _number(x), _number(1 - x), _number(a), _number(b)
    whole = context.loggamma(one) + context.loggamma(other) - context.loggamma(one + other)
    front = context.exp(one * context.log(at) + other * context.log(below) - whole) / one

    def numerator(step: int) -> Any:
        m = step // 2
        if step % 2:
            return -(one + m) * (one + other + m) * at / ((one + 2 * m) * (one + 2 * m + 1))
        return m * (other - m) * at / ((one + 2 * m - 1) * (one + 2 * m))

    return front / _continued(context.mpf(1), numerator, lambda _step: 1)


def _gamma_ratio(a: Fraction, x: Fraction) -> Any:
    """Γ(a, x) / Γ(a), the upper incomplete gamma function as a share of the whole.

    6.5.29, a series, below the mean, and above it the even part of 6.5.31, a continued fraction.
    """
    context = _context()
    if x == 0:
        return context.mpf(1)
    shape, at = _number(a), _number(x)
    front = context.exp(shape * context.log(at) - at - context.loggamma(shape))
    if x > a + 1:
        start = at + 1 - shape
        return front / _continued(start, lambda step: step * (shape - step), lambda step: start + 2 * step)
    term = total = 1 / shape
    least = context.mpf(10) ** -_CONVERGED_DIGITS
    for step in range(1, _MOST_TERMS):
        term *= at / (shape + step)
        total += term
        if term < total * least:
            return 1 - front * total
    raise ValueError("the series does not end")


def _continued(start: Any, numerator: Callable[[int], Any], denominator: Callable[[int], Any]) -> Any:
    """start + numerator(1) / (denominator(1) + numerator(2) / (denominator(2) + …)), by Lentz's method.

    3.10.1, evaluated from the front: each step multiplies what the steps before it gave, until that changes nothing.
    """
    context = _context()
    tiny = context.mpf(10) ** (-4 * _WORKING_DIGITS)
    least = context.mpf(10) ** -_CONVERGED_DIGITS
    value = above = start or tiny
    below = context.mpf(0)
    for step in range(1, _MOST_TERMS):
        part, rest = numerator(step), denominator(step)
        below = 1 / ((rest + part * below) or tiny)
        above = (rest + part / above) or tiny
        value *= above * below
        if abs(above * below - 1) < least:
            return value
    raise ValueError("the continued fraction does not end")
