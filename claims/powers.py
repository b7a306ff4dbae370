"""Powers, roots and logarithms of growth, as fractions.

A power is exact while it is short. A root, a logarithm and a long power are cut off after DECIMALS decimals, far below
the last digit that prose writes. A ValueError says that there is none: a root or a logarithm of what is not positive,
an exponent that is no whole number or beyond MAX_PERIODS. No float occurs.
"""

from fractions import Fraction
from functools import lru_cache

DECIMALS = 20
MAX_PERIODS = 400
_MAX_BITS = 4_000
_TERMS = 80


@lru_cache(maxsize=1024)
def power_of(growth: Fraction, periods: Fraction) -> Fraction:
    """What a factor comes to over a whole number of periods, cut off after DECIMALS decimals where it is long."""
    count = _whole(periods)
    if _bits(growth) * count <= _MAX_BITS:
        return growth**count
    result = Fraction(1)
    for _ in range(count):
        result = _cut(result * growth)
    return result


@lru_cache(maxsize=1024)
def root_of(ratio: Fraction, periods: Fraction) -> Fraction:
    """The factor which over a whole number of periods comes to a ratio."""
    count = _whole(periods)
    if ratio <= 0 or count == 0:
        raise ValueError("there is no such root")
    scaled = ratio.numerator * 10 ** (DECIMALS * count) // ratio.denominator
    return Fraction(_whole_root(scaled, count), 10**DECIMALS)


@lru_cache(maxsize=1024)
def logarithm_of(ratio: Fraction) -> Fraction:
    """The natural logarithm, by twice the series of artanh((x - 1) / (x + 1)) after halving x down below 2."""
    if ratio <= 0 or _bits(ratio) > _MAX_BITS:
        raise ValueError("there is no such logarithm")
    halvings = ratio.numerator.bit_length() - ratio.denominator.bit_length()
    rest = ratio / Fraction(2) ** halvings
    return _cut(_series(rest) + halvings * _series(Fraction(2)))


def _whole_root(number: int, count: int) -> int:
    """The largest whole number whose power is not above a number, by Newton's method from above."""
    guess = 1 << -(-number.bit_length() // count)
    while True:
        closer = ((count - 1) * guess + number // guess ** (count - 1)) // count
        if closer >= guess:
            return guess
        guess = closer


def _series(ratio: Fraction) -> Fraction:
    step = (ratio - 1) / (ratio + 1)
    square, term, total = _cut(step * step), _cut(step), Fraction(0)
    for index in range(_TERMS):
        total += term / (2 * index + 1)
        term = _cut(term * square)
        if not term:
            break
    return 2 * total


def _cut(value: Fraction) -> Fraction:
    scale = 10 ** (2 * DECIMALS)
    return Fraction(value.numerator * scale // value.denominator, scale)


def _whole(periods: Fraction) -> int:
    if periods.denominator != 1 or not 0 <= periods <= MAX_PERIODS:
        raise ValueError("a growth rate is applied a whole number of times")
    return int(periods)


def _bits(value: Fraction) -> int:
    return max(value.numerator.bit_length(), value.denominator.bit_length())
