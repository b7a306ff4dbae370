"""Units after a number: symbols, names and count nouns.

unit    = factor { product factor }        kWh, N·m, mg kg-1
factor  = symbol [ power ]                 m2, m³, s-1, km squared
        | [ "square" | "cubic" ] name      square miles
"""

import re
from typing import NamedTuple

from checker.scanning.lexicon import word_set
from checker.scanning.nouns import compound_noun_at, noun_at
from claims.pattern import lazy_regex
from claims.quantity import Sense
from claims.unit import TIME, Unit, atom
from claims.unit_table import ATOMS, COMPOSED, CURRENCIES, CURRENCY_MARKS, CURRENCY_NAMES, NAMES, SYMBOLS


class UnitReading(NamedTuple):
    """A unit found in the text, where it ends, and the sense that it gives to its number."""

    unit: Unit
    end: int
    sense: Sense


_SIGN = lazy_regex(
    r"""
      (?:wt|vol|mol|at) \.? \s? %
    | [A-Za-zµμΩÅ]+ \$ | [A-Z]\.[A-Z]\.? (?![A-Za-z]) \$? | R[sS]\.
    | [$€£¥₹¢₽₺₩₦₫฿₱₪₴₡₾₭₮₵৳元₿]+ | ரூ | €ur | zł | Kč
    | ° \s? [CFcf] \b | [℃℉°%‰]
    | [A-Za-zµμΩÅ]+ [⊙☉]?
    """,
    re.VERBOSE,
)
_POWER = lazy_regex(
    r"""
      \^? ([23]) (?![\w²³⁻]|\.\d) | ([²³])
    | (?: \^?[-−–] | \^?\{[-−] | ⁻ ) ([1-4¹²³⁴]) \}? (?![\d.]*\d)
    | \^ ([4-6]) (?!\d)
    """,
    re.VERBOSE,
)
_GOES_ON = lazy_regex(r"\w|-\d{2,}(?!\d*\s?[A-Za-z])")
_RAISED = lazy_regex(r" (?:squared|cubed)\b", re.IGNORECASE)
_RAISED_TO = {"squared": 2, "cubed": 3}
_PRODUCT = lazy_regex(
    r"\u2009*[·⋅*∙]\u2009*|-(?=hours?\b)|(?:[ \u00a0]|\u2009+)(?=[A-Za-zµμΩ]{1,4}\^?(?:[-−–⁻]|\{[-−])[1-4¹²³⁴])"
)
_DIGITS = str.maketrans("¹²³⁴", "1234")
_AREA = lazy_regex(r"(?:(square|sq\.?)|(cubic|cu\.?))[ -]", re.IGNORECASE)
_NAME_WORDS = lazy_regex(r"[A-Za-zżłóäöüéñ]+(?:[ -][A-Za-zżłóäöüéñ]+){0,3}")
_HYPHENATED = lazy_regex(r"-(?!hours?\b|high|long|wide|tall|deep|thick|class|scale|peak|rated)[a-z]{3,}")
"""After a letter: a t-shirt is no tonne."""
_WORD_END = lazy_regex(r"[ -]|$")
_FIRST_WORDS = frozenset(re.split(r"[ -]", name, maxsplit=1)[0] for name in [*NAMES, *CURRENCY_NAMES])
_NO_UNIT = lazy_regex(
    r"(?:foot[ -](?:passenger|soldier|patrol|bridge|path|guard)|met(?:er|re)[ -](?:reader|reading|box|fitter)|"
    r"day[ -](?:pupil|boarder|tripper|visitor|centre|center|nurser|patient|case)|second[ -](?:home|house|car|job)|"
    r"night[ -](?:bus|nurse|worker|porter|shift|train)|stone[ -](?:cottage|house|wall|barn|bridge|step)|"
    r"bar[ -](?:stool|staff)|pound[ -](?:coin|note)|pint[ -](?:glass|bottle)|cup[ -](?:final|tie|match)|barrel[ -]vault|"
    r"mile[ -]?(?:post|stone))[a-z]*\b",
    re.IGNORECASE,
)
"""What is counted though its first word is a unit: foot passengers, meter readers."""
_NOT_UNITS = word_set("in a at am pm as ds is per no m s h g t l")
_PARTS_OF_ONE = frozenset(("%", "‰", "ppm", "ppb", "wt%", "vol%", "mol%"))
_BRACKETED = lazy_regex(r"\s?[(\[{<]\s?(?=[^\s\d)\]}>]{1,6}[)\]}>])")
_GAP = lazy_regex(r"\u2009+|[ \u00a0\u202f]{1,2}|-(?=[A-Za-zµμ°%])|\n(?=[a-z%])")


def unit_after(text: str, at: int) -> UnitReading | None:
    """The unit after a number that ends at `at`, without what it is per."""
    gap = _GAP.match(text, at)
    if gap is None:
        return _bracketed(text, at) or measure_at(text, at)
    return measure_at(text, gap.end()) or _bracketed(text, at) or _counted_at(text, gap.end())


def measure_at(text: str, at: int) -> UnitReading | None:
    """The unit of the table or the money that starts right here."""
    base = _symbol_at(text, at) or _name_at(text, at)
    return base and _with_factors(text, base)


def _counted_at(text: str, at: int) -> UnitReading | None:
    """The count noun that starts right here."""
    found = noun_at(text, at) or (compound_noun_at(text, at) if text[at - 1] == "-" else None)
    return found and (_qualified(*found) or UnitReading(atom(found[0]), found[1], Sense.COUNT))


def _qualified(noun: str, end: int) -> UnitReading | None:
    """A unit of the table with a word before it: insured hectares, extra hours."""
    symbol = NAMES.get(noun)
    if symbol is None or symbol not in ATOMS or not ATOMS[symbol].dimension:
        return None
    return UnitReading(atom(symbol), end, _sense_of(atom(symbol)))


def _bracketed(text: str, at: int) -> UnitReading | None:
    """A unit in brackets of its own: 20 (kg)."""
    match = _BRACKETED.match(text, at)
    reading = measure_at(text, match.end()) if match else None
    if reading is None or text[reading.end : reading.end + 1] not in ")]}>" or reading.sense is Sense.MONEY:
        return None
    return reading._replace(end=reading.end + 1)


def _sense_of(unit: Unit) -> Sense:
    """The sense that a unit's first atom gives to a number."""
    symbol = unit.atoms[0][0]
    if symbol in _PARTS_OF_ONE:
        return Sense.PERCENT
    if symbol in ("pp", "bp"):
        return Sense.POINTS
    if symbol not in ATOMS:
        return Sense.COUNT
    dimension = ATOMS[symbol].dimension
    if dimension == TIME and unit.atoms[0][1] == 1:
        return Sense.DURATION
    return Sense.MONEY if dimension and dimension[0][0] in CURRENCIES else Sense.MEASURE


def _symbol_at(text: str, at: int) -> UnitReading | None:
    found = _factor_at(text, at)
    if found is None or (found[1] == at + 1 and _HYPHENATED.match(text, found[1])):
        return None
    return UnitReading(found[0], found[1], _sense_of(found[0]))


def _with_factors(text: str, reading: UnitReading) -> UnitReading:
    """The unit with the symbols that multiply it: N·m, erg cm-2 s-1."""
    unit, end = reading.unit, reading.end
    while (product := _PRODUCT.match(text, end)) and (factor := _factor_at(text, product.end(), in_product=True)):
        unit, end = unit * factor[0], factor[1]
    if unit.atoms and unit.atoms[-1][1] < 0:
        return UnitReading(unit, end, Sense.RATE)
    return reading if end == reading.end else UnitReading(unit, end, Sense.MEASURE)


def _factor_at(text: str, at: int, *, in_product: bool = False) -> tuple[Unit, int] | None:
    """One symbol with its power; a product has symbols, too, that alone would be doubtful (K, day)."""
    match = _SIGN.match(text, at)
    if match is None:
        return None
    sign = match[0]
    symbol = CURRENCY_MARKS.get(sign) or SYMBOLS.get(sign) or SYMBOLS.get(sign.replace(" ", "").replace(".", ""))
    if symbol is None and in_product and sign in ATOMS:
        symbol = sign
    if symbol is None:
        return (Unit(COMPOSED[sign]), match.end()) if sign in COMPOSED else None
    if symbol in CURRENCIES and not sign[-1].isalpha() and text[match.end() : match.end() + 1].isdigit():
        return None
    power = _POWER.match(text, match.end()) or _RAISED.match(text, match.end())
    if power is None:
        is_name = sign[-1].isalpha() and _GOES_ON.match(text, match.end())
        return None if is_name else (atom(symbol), match.end())
    if symbol in CURRENCIES or sign == "%":
        return None if sign[-1].isalpha() else (atom(symbol), match.end())
    return atom(symbol, _power_of(power)), power.end()


def _power_of(match: re.Match[str]) -> int:
    if exponent := _RAISED_TO.get(match[0].strip().lower()):
        return exponent
    if match[3]:
        return -int(match[3].translate(_DIGITS))
    return int((match[1] or match[2] or match[4]).translate(_DIGITS))


def _name_at(text: str, at: int) -> UnitReading | None:
    area = _AREA.match(text, at)
    start = area.end() if area else at
    match = _NAME_WORDS.match(text, start)
    if match is None:
        return None
    found = None if _NO_UNIT.match(match[0]) else _longest_name(match[0])
    if found is None and area and (sign := _factor_at(text, start)):
        found = sign[0].atoms[0][0], sign[1] - start
    if found is None:
        return None
    symbol, end = found[0], start + found[1]
    power = (2 if area[1] else 3) if area else 1
    if raised := _RAISED.match(text, end):
        power, end = _power_of(raised), raised.end()
    unit = atom(symbol, power)
    return UnitReading(unit, end, _sense_of(unit))


def _longest_name(words: str) -> tuple[str, int] | None:
    """The longest of the words that is a name, with its symbol and its length."""
    if _WORD_END.split(words, 1)[0].lower() not in _FIRST_WORDS:
        return None
    for match in reversed(list(_WORD_END.finditer(words))):
        name = words[: match.start()].lower()
        symbol = NAMES.get(name) or CURRENCY_NAMES.get(name) or NAMES.get(name.replace("-", " "))
        if symbol and name not in _NOT_UNITS:
            return symbol, match.start()
    return None
