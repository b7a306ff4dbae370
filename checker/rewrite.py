"""Writing a number as its author would have: with the same separators, scale words and digits where they fit."""

import re
from fractions import Fraction

from checker.scanning.lexicon import UNITS
from claims.dates import WEEKDAYS
from claims.document import Document
from claims.movement import opposite
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense
from claims.unit_table import ATOMS, PREFIXES

_SCALE_WORDS = {0: "", 3: "thousand", 6: "million", 9: "billion", 12: "trillion", 15: "quadrillion"}
_SHORT_WORDS = {
    "bn": {6: "m", 9: "bn", 12: "tn"},
    "tn": {6: "m", 9: "bn", 12: "tn"},
    "m": {3: "k", 6: "m", 9: "bn", 12: "tn"},
    "M": {3: "K", 6: "M", 9: "B", 12: "T"},
    "B": {3: "K", 6: "M", 9: "B", 12: "T"},
    "k": {3: "k", 6: "m", 9: "bn"},
    "K": {3: "K", 6: "M", 9: "B"},
    "T": {6: "M", 9: "B", 12: "T"},
}
_MULTIPLE_WORDS = (
    {Fraction(2): "doubled", Fraction(3): "tripled", Fraction(4): "quadrupled", Fraction(1, 2): "halved"},
    {Fraction(2): "doubling", Fraction(3): "tripling", Fraction(4): "quadrupling", Fraction(1, 2): "halving"},
    {Fraction(2): "doubles", Fraction(3): "triples", Fraction(4): "quadruples", Fraction(1, 2): "halves"},
    {Fraction(2): "double", Fraction(3): "triple", Fraction(4): "quadruple"},
    {Fraction(2): "twice", Fraction(3): "thrice"},
)
_LARGEST_IN_WORDS = 12
_FRACTIONS = {
    Fraction(1, 2): "half",
    Fraction(1, 3): "a third",
    Fraction(2, 3): "two thirds",
    Fraction(1, 4): "a quarter",
    Fraction(3, 4): "three quarters",
    Fraction(1, 5): "a fifth",
}
_SHORT_WEEKDAY = 3
_SCALE_WORD = lazy_regex(r"(thousand|million|billion|trillion|quadrillion|bn|tn|mn|lakh|crore)s?$", re.I)
_TAIL = lazy_regex(r"(\D+)\d+(\D*)")
_POWERED = lazy_regex(
    r"(?P<digits>\d+(?:[.,]\d+)?)(?P<times>\s?[×x·∙⋅*]\s?10\s?(?:\^|\*\*)?\s?\{?|[eE]\+?)(?P<power>[-−]?\d+|[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)(?P<close>\}?)$"
)
"""Scientific notation: 3.12 × 10^23, 1.5e9, 4 × 10⁶."""
_RAISED = {ord(plain): raised for plain, raised in zip("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True)}
_NUMBER = lazy_regex(r"(?P<digits>[\d.,' \u00a0\u2009\u202f_’]*\d)(?P<gap>[\s-]?)(?P<scale>[A-Za-z]+)?$")


def rewrite(document: Document, quantity: Quantity, value: Fraction) -> str:
    """The quantity's text with its number replaced by another value of the same unit, in the author's style.

    An empty text where the style has no word for it, as "doubled" has none for 2.4 times.
    """
    number = document.quote(quantity.number)
    if quantity.sense is Sense.DIRECTION:
        return opposite(number)
    if quantity.sense is Sense.WEEKDAY:
        name = WEEKDAYS[int(value) - 1]
        return name if number in WEEKDAYS else name[:_SHORT_WEEKDAY]
    if quantity.sense is Sense.DATE:
        # A date whose month or day is written counts months or days, which no reader would.
        return str(value) if number.isdigit() and value.denominator == 1 else ""
    if quantity.sense is Sense.MULTIPLIER and number.isalpha():
        return _multiple(number, value)
    if quantity.sense is Sense.FRACTION and quantity.is_word:
        return _FRACTIONS.get(value, f"{spelled(value * 100)}%")
    prefix = document.text[quantity.span.start : quantity.number.start]
    # The sign of the new value is written with its digits.
    prefix = prefix.rstrip("-−–")
    suffix = document.text[quantity.number.end : quantity.span.end]
    tail = _TAIL.fullmatch(suffix)
    if tail is not None and number.isdigit() and quantity.resolution:
        # The smaller part counts what the last digit stands for: minutes of an hour, inches of a foot.
        whole, part = divmod(round(value / quantity.resolution), round(1 / quantity.resolution))
        return f"{prefix}{whole}{tail[1]}{part}{tail[2]}"
    return prefix + _number(number, quantity, value) + suffix


def scale_word(document: Document, quantity: Quantity) -> str:
    """The scale word of the number as written, in lower case, or an empty text."""
    match = _SCALE_WORD.search(document.quote(quantity.number))
    return match[1].lower() if match else ""


def rewrite_unit(document: Document, quantity: Quantity, power: int) -> str:
    """The quantity's text in a unit smaller by a power of ten, 18.5 GW as 18.5 MW; empty where there is none."""
    symbol = quantity.unit.atoms[0][0] if quantity.unit.atoms else ""
    if symbol not in ATOMS:
        return ""
    prefix = ATOMS[symbol].prefix
    smaller = prefix / Fraction(10) ** power
    old, new = _prefix_of(prefix), _prefix_of(smaller)
    root = symbol.removeprefix(old)
    if (not new and smaller != 1) or new + root not in ATOMS:
        return ""
    number = document.text[quantity.span.start : quantity.number.end]
    unit = document.text[quantity.number.end : quantity.span.end]
    if symbol in unit:
        return number + unit.replace(symbol, new + root, 1)
    word = PREFIXES[old][0] if old else ""
    return number + unit.replace(word, PREFIXES[new][0] if new else "", 1) if word and word in unit else ""


def _prefix_of(factor: Fraction) -> str:
    """The letter of the SI prefix with a factor, empty for none."""
    return next((letter for letter, (_, exponent) in PREFIXES.items() if Fraction(10) ** exponent == factor), "")


def _multiple(word: str, value: Fraction) -> str:
    for forms in _MULTIPLE_WORDS:
        if word.lower() in forms.values():
            replacement = forms.get(value, "")
            return replacement.capitalize() if word[0].isupper() else replacement
    return ""


def _in_words(text: str, value: Fraction) -> str:
    if value.denominator != 1 or not 0 <= value <= _LARGEST_IN_WORDS:
        return spelled(value)
    word = next(word for word, small in UNITS.items() if small == value)
    return word.capitalize() if text[:1].isupper() else word


def _number(text: str, quantity: Quantity, value: Fraction) -> str:
    powered = _POWERED.match(text.strip())
    if powered is not None and value:
        return _in_powers(powered, value)
    match = _NUMBER.match(text.strip())
    if match is None or quantity.is_word:
        return _in_words(text, value) if text.isalpha() else spelled(value)
    scale = match["scale"] or ""
    words = _scales(scale)
    if words:
        power, word = _fitting(value, words)
        gap = match["gap"] if word else ""
        return _digits(value / 10**power, match["digits"], quantity) + gap + word
    return _digits(value, match["digits"], quantity)


def _in_powers(written: re.Match[str], value: Fraction) -> str:
    """A value in scientific notation, with as many decimals as are written, or as tell it."""
    power = 0
    while abs(value) >= 10:
        value, power = value / 10, power + 1
    while abs(value) < 1:
        value, power = value * 10, power - 1
    mark = "," if "," in written["digits"] else "."
    decimals = max(len(written["digits"].partition(mark)[2]), 2)
    raised = str(power).translate(_RAISED) if written["power"][-1] in _RAISED.values() else str(power)
    return _decimal(value, decimals).replace(".", mark) + written["times"] + raised + written["close"]


def _scales(scale: str) -> dict[int, str]:
    if scale in _SHORT_WORDS:
        return _SHORT_WORDS[scale]
    return _SCALE_WORDS if scale.lower().rstrip("s") in _SCALE_WORDS.values() and scale else {}


def _fitting(value: Fraction, words: dict[int, str]) -> tuple[int, str]:
    fitting = [power for power in words if abs(value) >= 10**power]
    power = max(fitting, default=min(words))
    if power not in words or (fitting == [] and 0 not in words):
        power = min(words)
    return power, words[power]


def _digits(value: Fraction, written: str, quantity: Quantity) -> str:
    separator = next((mark for mark in ",\u00a0\u2009\u202f'’_ " if mark in written), ",")
    decimals = len(written.partition(".")[2]) if "." in written else 0
    cents = quantity.sense is Sense.MONEY and not quantity.has_scale
    text = _decimal(value, max(decimals, _needed(value, quantity)), cents=cents)
    whole, point, rest = text.partition(".")
    if len(whole.lstrip("-")) > 4 or (len(whole.lstrip("-")) == 4 and separator in written):
        whole = f"{int(whole):,}".replace(",", separator)
    return whole + point + rest


def _needed(value: Fraction, quantity: Quantity) -> int:
    """Enough decimals to tell the value apart: three significant figures, none for counted things beyond ten."""
    if value.denominator == 1:
        return 0
    size = abs(value)
    figures = 0
    while size < 100 and figures < 12:
        size *= 10
        figures += 1
    return min(figures, 2) if quantity.sense is Sense.MONEY and abs(value) >= 1 else figures


def _decimal(value: Fraction, decimals: int, *, cents: bool = False) -> str:
    scaled = value * 10**decimals
    nearest = (abs(scaled.numerator) * 2 + scaled.denominator) // (2 * scaled.denominator)
    digits = str(nearest).rjust(decimals + 1, "0")
    sign = "-" if value < 0 and nearest else ""
    whole = digits[:-decimals] if decimals else digits
    rest = digits[-decimals:].rstrip("0") if decimals else ""
    if rest and cents:
        rest = rest.ljust(2, "0")
    return sign + whole + ("." + rest if rest else "")


def spelled(value: Fraction) -> str:
    """A value with a scale word where it has one: 7.5 trillion, 450,000, 0.25."""
    for power in (15, 12, 9, 6):
        if abs(value) >= 10**power:
            return f"{_decimal(value / 10**power, 2)} {_SCALE_WORDS[power]}"
    whole, point, rest = _decimal(value, 3).partition(".")
    return (f"{int(whole):,}" if len(whole) > 4 else whole) + point + rest
