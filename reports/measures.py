"""Values with their units, as a reader writes them: $1.2 trillion/year, 12.5%, 7.5 trillion tokens/day."""

import re
import unicodedata
from fractions import Fraction

from claims.dates import WEEKDAYS
from claims.quantity import Sense
from claims.unit import Unit, atom, is_noun
from claims.unit_table import ATOMS, CURRENCY_MARKS, NAMES, SUBUNITS, SYMBOLS
from reports.numerals import number

_HOUR = atom("h")
_NAMED = {
    "pp": (" percentage point", " percentage points"),
    "bp": (" basis point", " basis points"),
    "x": (" times", " times"),
    "%": ("%", "%"),
    "‰": ("‰", "‰"),
    "°": ("°", "°"),
}
_IRREGULAR = {"person": "people", "man": "men", "woman": "women", "child": "children", "foot": "feet"}
_UNCHANGING = frozenset({"people", "staff", "series", "species", "personnel", "aircraft", "sheep", "fish", "penny"})
# Units that are multiplied are joined by a point, but for a scale word before its unit.
_JOINT = re.compile(r"(?<!thousand)(?<!illion)· ")
_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def measure(value: Fraction, unit: Unit, sense: Sense = Sense.COUNT, digits: int = 3) -> str:
    """The value with its unit; a multiplier reads "3 times", a fraction is in per cent, a weekday is named.

    Parts of an hour that tenths do not tell are in minutes: 10 h 45 min.
    """
    if sense is Sense.WEEKDAY:
        return WEEKDAYS[int(value) - 1]
    if not unit.atoms and sense is Sense.FRACTION:
        return number(value * 100, digits) + "%"
    if not unit.atoms and sense is Sense.MULTIPLIER:
        return number(value, digits) + " times"
    if unit == _HOUR and (value * 60).denominator == 1 != (value * 10).denominator:
        return _in_minutes(int(value * 60))
    return _with_unit(value, unit, digits)


def _in_minutes(value: int) -> str:
    hours, minutes = divmod(abs(value), 60)
    parts = f"{hours:,} h {minutes} min" if hours else f"{minutes} min"
    return ("\N{MINUS SIGN}" if value < 0 else "") + parts


def _with_unit(value: Fraction, unit: Unit, digits: int) -> str:
    above = [(symbol, power) for symbol, power in unit.atoms if power > 0]
    mark = _currency_mark(*above[0]) if above else ""
    printed = _cents(number(abs(value), digits)) if mark else number(abs(value), digits)
    names = above[1:] if mark else above
    middle = "·".join(_atom(symbol, power, plural=value != 1) for symbol, power in names)
    middle = _JOINT.sub("·", middle).replace("· ", " ")
    below = _below(unit)
    if below and not above:
        below = " per " + below[1:]
    sign = "\N{MINUS SIGN}" if value < 0 else ""
    return f"{sign}{mark}{printed}{' ' if mark and middle and not middle.startswith(' ') else ''}{middle}{below}"


def _cents(printed: str) -> str:
    whole, point, part = printed.partition(".")
    return printed + "0" if point and len(part) == 1 else printed


def _below(unit: Unit) -> str:
    parts = ((symbol, -power) for symbol, power in unit.atoms if power < 0)
    return "".join("/" + _atom(symbol, power, plural=False).strip() for symbol, power in parts)


def _currency_mark(symbol: str, power: int) -> str:
    if power != 1 or symbol not in _MARKS:
        return ""
    return _MARKS[symbol]


def _atom(symbol: str, power: int, plural: bool) -> str:
    raised = str(power).translate(_SUPERSCRIPTS) if power != 1 else ""
    if symbol in _NAMED:
        return _NAMED[symbol][plural] + raised
    if symbol.isdigit():
        return f" {int(symbol):,}{raised}"
    return f" {_plural(symbol) if plural and not raised and _is_word(symbol) else symbol}{raised}"


def _is_word(symbol: str) -> bool:
    if is_noun(symbol) or symbol in SUBUNITS:
        return True
    # The table does not say which symbols are words; those it reads only by name are, and so is "year".
    return symbol in NAMES and (symbol not in SYMBOLS or symbol == "year")


def _plural(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word in _UNCHANGING:
        return word
    if word.endswith("y") and word[-2:-1] not in tuple("aeiou"):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _marks() -> dict[str, str]:
    marks = {code: code + " " for code, atom in ATOMS.items() if atom.dimension == ((code, 1),) and code.isupper()}
    for mark, code in reversed(CURRENCY_MARKS.items()):
        if unicodedata.category(mark[-1]) == "Sc" and len(mark) <= 3:
            marks[code] = mark
    return marks


_MARKS = _marks()
