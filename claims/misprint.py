"""Misprints: what tells two values of one quantity: another power of ten, two digits swapped, one digit changed."""

import math
from enum import Enum
from fractions import Fraction

POWERS = tuple(Fraction(10) ** power for power in (-2, -1, 1, 2))
"""By how much a share or a size is off that has slipped by a place or two."""

_EXACTLY = Fraction(0)
_CLOSE = Fraction(1, 50)
_MOST_PLACES = 3


class Misprint(Enum):
    """What tells one written value from another."""

    POWER = "another power of ten"
    SWAP = "two digits change places"
    DIGIT = "one digit is another"


def significant(value: Fraction) -> tuple[str, int]:
    """The significant digits of a positive number and the power of ten of the last; no digits where it never ends."""
    numerator, denominator, power = value.numerator, value.denominator, 0
    while denominator % 10 == 0:
        denominator //= 10
        power -= 1
    for prime, other in ((2, 5), (5, 2)):
        while denominator % prime == 0:
            denominator //= prime
            numerator *= other
            power -= 1
    if denominator != 1:
        return "", 0
    digits = str(numerator)
    bare = digits.rstrip("0")
    return bare, power + len(digits) - len(bare)


def misprint_between(one: Fraction, other: Fraction) -> Misprint | None:
    """The misprint that makes one value of another, if there is one."""
    (digits, power), (others, power_of_others) = significant(one), significant(other)
    if not digits or not others:
        return None
    if digits == others:
        return Misprint.POWER if power != power_of_others else None
    last = min(power, power_of_others)
    digits, others = digits + "0" * (power - last), others + "0" * (power_of_others - last)
    if len(digits) != len(others):
        return None
    return _in_digits(digits, others)


def may_be_meant(asserted: Fraction, value: Fraction, farthest: Fraction) -> bool:
    """Whether a positive value may have been meant by another: it is within a factor of it, or alike but for its power.

    What is farther off is of something else.
    """
    if asserted <= 0 or value <= 0:
        return False
    factor = max(asserted / value, value / asserted)
    return factor <= farthest or 0 < power_of_ten(factor, _CLOSE) <= _MOST_PLACES


def power_of_ten(ratio: Fraction, close: Fraction = _EXACTLY) -> int:
    """The power of ten that a ratio is, or misses by no more than a part `close` of it; 0 where there is none but one.

    The logarithm only says which power is tried.
    """
    if ratio <= 0:
        return 0
    power = round(math.log10(ratio.numerator) - math.log10(ratio.denominator))
    return power if power and abs(ratio / Fraction(10) ** power - 1) <= close else 0


def _in_digits(digits: str, others: str) -> Misprint | None:
    unlike = [place for place, pair in enumerate(zip(digits, others, strict=True)) if pair[0] != pair[1]]
    if len(unlike) == 1:
        return Misprint.DIGIT
    first, last = unlike[0], unlike[-1]
    swapped = others[:first] + others[last] + others[first] + others[last + 1 :]
    return Misprint.SWAP if last == first + 1 and digits == swapped else None
