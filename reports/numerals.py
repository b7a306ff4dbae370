"""Exact numbers in print: rounded with a scale word for people, in full for machines."""

from fractions import Fraction

_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_EXACT_DIGITS = 4
_LARGEST = Fraction(10**18)
_SMALLEST = Fraction(1, 10**6)
_CHUNK_DIGITS = 4000
_CHUNK = 10**_CHUNK_DIGITS
_LONG = 30
_MINUS = "\N{MINUS SIGN}"


def decimal(value: Fraction) -> str:
    """The value in full: a decimal string where it ends, else `p/q`."""
    sign = "-" if value.numerator < 0 else ""
    places = _decimal_places(value.denominator)
    if places is None:
        return f"{sign}{_digits(abs(value.numerator))}/{_digits(value.denominator)}"
    digits = _digits(abs(value.numerator) * 10**places // value.denominator).zfill(places + 1)
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else sign + digits


def long_decimal(value: Fraction) -> str:
    """The value as a decimal string that any reader of numbers takes: in full where it ends, else to thirty digits."""
    if _decimal_places(value.denominator) is not None:
        return decimal(value)
    return decimal(rounded(value, _LONG))


def number(value: Fraction, digits: int = 3) -> str:
    """The value for a reader: 1.314 billion, 100,000, 0.333.

    Whole numbers below a million, and whatever takes at most four significant digits, are printed in full;
    the rest is rounded to `digits`, but never before the decimal point.
    """
    if value < 0:
        return _MINUS + number(-value, digits)
    shown = _shown(value, digits)
    if shown and not _SMALLEST <= shown < _LARGEST:
        power = _order(shown)
        return f"{_grouped(rounded(shown / Fraction(10) ** power, digits))} × 10^{power}".replace("^-", "^" + _MINUS)
    for size, word in _SCALES:
        if shown >= size:
            return f"{_grouped(shown / size)} {word}"
    return _grouped(shown)


def rounded(value: Fraction, digits: int) -> Fraction:
    """The value to so many significant digits, halves away from zero."""
    if value == 0:
        return value
    above, below = _raised(value, digits - 1 - _order(value))
    units = (2 * above + below) // (2 * below)
    result = Fraction(*_raised(Fraction(units), _order(value) - digits + 1))
    return result if value > 0 else -result


def _order(value: Fraction) -> int:
    """The power of ten of the leading digit: 3 for 7,500 and -1 for 0.5."""
    # 1233/4096 is a little less than log10(2): the estimate is off by few, and the loops put it right.
    power = (value.numerator.bit_length() - value.denominator.bit_length()) * 1233 // 4096
    above, below = _raised(value, -power)
    while above < below:
        above, power = above * 10, power - 1
    while above >= 10 * below:
        below, power = below * 10, power + 1
    return power


def significant_digits(value: Fraction, limit: int = 12) -> int:
    """How many significant digits print the value in full, at most `limit`."""
    places = _decimal_places(value.denominator)
    if places is None:
        return limit
    above, _ = _raised(value, places)
    return min(max(len(_digits(above // value.denominator).rstrip("0")), 1), limit)


def _raised(value: Fraction, power: int) -> tuple[int, int]:
    """The size of the value times a power of ten, as two integers: Fraction is slow in small steps."""
    above, below = abs(value.numerator), value.denominator
    return (above * 10**power, below) if power >= 0 else (above, below * 10**-power)


def _shown(value: Fraction, digits: int) -> Fraction:
    if value == 0 or (value.denominator == 1 and value < 10**6):
        return value
    if rounded(value, max(digits, _EXACT_DIGITS)) == value:
        return value
    before_point = (_order(value) % 3 if value >= 10**6 else _order(value)) + 1
    return rounded(value, max(digits, before_point))


def _grouped(value: Fraction) -> str:
    whole, _, part = decimal(value).partition(".")
    return f"{int(whole):,}" + ("." + part if part else "")


def _decimal_places(denominator: int) -> int | None:
    twos = fives = 0
    while denominator % 2 == 0:
        denominator, twos = denominator // 2, twos + 1
    while denominator % 5 == 0:
        denominator, fives = denominator // 5, fives + 1
    return max(twos, fives) if denominator == 1 else None


def _digits(whole: int) -> str:
    # Python refuses to print an integer of more than 4,300 digits at once; an essay may hold one.
    parts = []
    while whole >= _CHUNK:
        whole, rest = divmod(whole, _CHUNK)
        parts.append(str(rest).zfill(_CHUNK_DIGITS))
    return str(whole) + "".join(reversed(parts))
