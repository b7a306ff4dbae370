"""Two numbers that are one quantity: "3 dollars and 50 cents", "fifteen dollars fifty", "5 feet 2 inches", "an hour and a half"."""

import re
from fractions import Fraction

from checker.scanning.digits import digits_at
from checker.scanning.numeral import Numeral, of_integer
from checker.scanning.parts import number_in_words_at
from checker.scanning.units import UnitReading, measure_at
from claims.pattern import lazy_regex
from claims.quantity import Sense
from claims.unit_table import ATOMS, SUBUNITS

_LINK = lazy_regex(r",?\s(?:and\s)?(?=[\da-zA-Z])|(?<=['’′])\s?(?=\d)|-(?=\d)")
_GAP = lazy_regex(r"[ -]?")
_OPENS_RANGE = lazy_regex(r"\b(?:between|from|or)\s(?:an?\s)?$", re.IGNORECASE)
_CLOSES = lazy_regex(r"\s*(?:$|[.,;!?)](?!\d))|\s(?:more|less|each|extra|apiece)\b")
_INCH_MARK = lazy_regex(r"\s?(?:[\"”″]|['’′]{2}|in\b\.?|inch(?:es)?\b)")
_CENTS = lazy_regex(r"\s?(?:c|¢|cents?)\b|¢")
_PARTS = {"half": Fraction(1, 2), "quarter": Fraction(1, 4), "third": Fraction(1, 3), "quarters": Fraction(3, 4)}
A_PART = r"(?:an?\s(?:half|quarter|third)|three[\s-]quarters)"
"""A part of one more, in a pattern."""
AND_MORE = r"(?:hour|minute|year),?\s(?:and\s)?(?=[0-9a-z-]+\s(?:minutes?|seconds?|months?)(?![a-z]))"
"""A time of one, with a smaller part that is told besides, in a pattern."""
_AND_PART = lazy_regex(
    rf"\sand\s(?={A_PART})(?:an?|three)[\s-](?P<part>half|quarters?|third)"
    r"(?=\s*(?:$|[.,;:!?)–—](?!\d))|['’]s\b|\s(?:of(?!\s(?:the|its|their|our|his|her|all|them|those|these|it)\b)|per|for|to|in|from|on|at|by|each|"
    r"apiece|an?|every|later|earlier|before|after|ago|long|old|away|more|less|and|or|is|was|are|were|with|until|than|so|that|which)\b)",
    re.IGNORECASE,
)
_ONE = lazy_regex(r"an?(?=\s[a-z])", re.IGNORECASE)
_FOOT = Fraction(1, 12)
_SMALLER = {"h": ("min", Fraction(1, 60)), "min": ("s", Fraction(1, 60)), "year": ("month", Fraction(1, 12))}
"""The unit in which the smaller part of a time is told, and its size."""
_TIMES = tuple(((symbol, 1),) for symbol in _SMALLER)


def with_tail(text: str, numeral: Numeral, reading: UnitReading) -> tuple[Numeral, int] | None:
    """The number with the smaller part that follows its unit, and where that ends, if there is one."""
    if (whole_and_part := _with_part_of_unit(text, numeral, reading)) is not None:
        return whole_and_part
    is_money = reading.sense is Sense.MONEY and len(reading.unit.atoms) == 1
    whole = reading.unit.atoms[0][0] if reading.unit.atoms else ""
    is_time = whole in _SMALLER and reading.unit.atoms == ((whole, 1),)
    if (
        not (is_money or is_time)
        and reading.unit.atoms != (("ft", 1),)
        or numeral.value.denominator != 1
        or numeral.has_scale
    ):
        return None
    link = _LINK.match(text, reading.end)
    tail = _number_at(text, link.end()) if link else None
    if link is None or tail is None or _OPENS_RANGE.search(text[max(0, numeral.start - 12) : numeral.start]):
        return None
    if is_time:
        found = None if "\n" in link[0] else _of_time(text, whole, link, tail)
    else:
        found = _money_tail(text, reading, link, tail) if is_money else _inches(text, tail)
    if found is None:
        return None
    size, end = found
    part = tail.value * size
    if part >= 1 or numeral.value < 0:
        return None
    return numeral._replace(value=numeral.value + part, resolution=size, round_resolution=size), end


def one_and_part_at(text: str, at: int) -> Numeral | None:
    """The one of "an hour and a half" or "an hour and ten minutes", a word only where a unit and such a part of it follow."""
    match = _ONE.match(text, at)
    reading = measure_at(text, match.end() + 1) if match else None
    if match is None or reading is None:
        return None
    one = of_integer(at, match.end(), 1, is_word=True)
    if _AND_PART.match(text, reading.end):
        return one
    is_time = reading.unit.atoms in _TIMES
    return one if is_time and with_tail(text, one, reading) is not None else None


def _with_part_of_unit(text: str, numeral: Numeral, reading: UnitReading) -> tuple[Numeral, int] | None:
    """The number with the part of one more that follows a unit in words, and where that ends: two miles and a half."""
    match = _AND_PART.match(text, reading.end) if text[reading.end - 1 : reading.end].isalpha() else None
    if match is None or numeral.value.denominator != 1 or numeral.has_scale or numeral.value <= 0:
        return None
    part = _PARTS[match["part"].lower()]
    return numeral._replace(value=numeral.value + part, resolution=part, round_resolution=part), match.end()


def _number_at(text: str, at: int) -> Numeral | None:
    return digits_at(text, at) if text[at].isdigit() else number_in_words_at(text, at)


def _inches(text: str, tail: Numeral) -> tuple[Fraction, int] | None:
    match = _INCH_MARK.match(text, tail.end)
    return match and (_FOOT, match.end())


def _of_time(text: str, whole: str, link: re.Match[str], tail: Numeral) -> tuple[Fraction, int] | None:
    """A number of the smaller unit, or of minutes, a bare one that ends the phrase: eight hours and 24."""
    symbol, size = _SMALLER[whole]
    gap = _GAP.match(text, tail.end)
    part = measure_at(text, gap.end()) if gap else None
    if part is not None:
        return (size, part.end) if part.unit.atoms == ((symbol, 1),) else None
    is_bare = whole == "h" and link[0].strip() == "and" and tail.value.denominator == 1
    return (size, tail.end) if is_bare and _CLOSES.match(text, tail.end) else None


def _money_tail(text: str, reading: UnitReading, link: re.Match[str], tail: Numeral) -> tuple[Fraction, int] | None:
    """A number of the subunit, or a bare number below a hundred that ends the phrase."""
    currency = reading.unit.atoms[0][0]
    if currency in SUBUNITS or tail.value.denominator != 1 or tail.is_part:
        return None
    if match := _CENTS.match(text, tail.end):
        return Fraction(1, 100), match.end()
    gap = _GAP.match(text, tail.end)
    part = measure_at(text, gap.end()) if gap else None
    if part is not None:
        symbol = part.unit.atoms[0][0]
        size = ATOMS[symbol].factor if SUBUNITS.get(symbol) == currency else None
        return (size, part.end) if size else None
    is_word = reading.end > 0 and text[reading.end - 1].isalpha()
    if not _CLOSES.match(text, tail.end) or not (is_word or tail.is_word and "and" in link[0]):
        return None
    return (Fraction(1, 100), tail.end) if tail.is_word or tail.value >= 10 else None
