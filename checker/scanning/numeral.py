"""Numerals: what a run of digits or number words denotes, exactly, and how finely it was written."""

from fractions import Fraction
from typing import NamedTuple

MAX_DIGITS = 400
"""Longer digit runs are not read: no essay writes them, and an attacker might."""

_ZERO, _ONE = Fraction(0), Fraction(1)


class Numeral(NamedTuple):
    """A number without unit: where it stands, its exact value, and its resolution.

    `resolution` is the size of the last digit written and `round_resolution` that of the last digit that is
    not a trailing zero; both are 0 for a number that is exact by its form. `has_scale` tells of a scale word,
    `is_word` of a number in words, `is_part` of a fraction of one.
    """

    start: int
    end: int
    value: Fraction
    resolution: Fraction = _ZERO
    round_resolution: Fraction = _ZERO
    has_scale: bool = False
    is_word: bool = False
    is_part: bool = False

    def scaled(self, scale: int, end: int) -> "Numeral":
        """The numeral followed by a scale word that ends at `end`."""
        return self._replace(
            end=end,
            value=self.value * scale,
            resolution=self.resolution * scale,
            round_resolution=self.round_resolution * scale,
            has_scale=self.has_scale or scale >= 1000,
        )

    def plus(self, term: "Numeral") -> "Numeral":
        """The sum with a smaller term that follows, as finely written as that term."""
        return self._replace(
            end=term.end,
            value=self.value + term.value,
            resolution=term.resolution,
            round_resolution=term.round_resolution,
            has_scale=self.has_scale or term.has_scale,
        )

    def negated(self) -> "Numeral":
        """The numeral after a minus sign."""
        return self._replace(value=-self.value)


def of_digits(start: int, end: int, digits: str) -> Numeral:
    """The numeral of a digit string with at most one decimal point."""
    whole, _, decimals = digits.partition(".")
    if decimals:
        size = Fraction(1, 10 ** len(decimals))
        return Numeral(start, end, int(whole + decimals) * size, size, size)
    return of_integer(start, end, int(digits))


def of_integer(start: int, end: int, value: int, *, is_word: bool = False) -> Numeral:
    """The numeral of an integer."""
    digits = str(value)
    zeros = len(digits) - len(digits.rstrip("0")) if value else 0
    return Numeral(start, end, Fraction(value), _ONE, Fraction(10**zeros) if zeros else _ONE, is_word=is_word)


def of_part(start: int, end: int, value: Fraction, *, is_word: bool = False) -> Numeral:
    """The numeral of a fraction of one, which is exact by its form."""
    return Numeral(start, end, value, is_word=is_word, is_part=True)
