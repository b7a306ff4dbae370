"""Signs that are a unit only where the words around make sure: 10", 5', 2 in thick, 30 C, 20p."""

import re

from checker.scanning.numeral import Numeral
from checker.scanning.units import UnitReading
from claims.pattern import lazy_regex
from claims.quantity import Sense
from claims.unit import atom

_SIGN = lazy_regex(
    r"""
      [ ]? (?P<inches> ["”″] | ['’′]{2} ) (?!\w)
    | (?P<feet> ['’′] ) (?! [\w'’′] )
    | [ ] (?P<in> in )
      (?: \.?\s*$ | \.(?=\s|[,;)])
        | (?= [,;)] | \s(?:thick|wide|long|tall|deep|high|across|x|by|in\ diameter)\b ) )
    | [ ]? (?P<degrees> [CFKT] ) (?! \w | [./]\w | / )
    | (?P<pence> p ) (?! \w )
    | (?P<cents> c ) (?= \s(?:a|per|each|an)\b )
    """,
    re.VERBOSE,
)
_TEMPERATURE = lazy_regex(
    r"°|celsius|fahrenheit|kelvin|temperature|weather|warm|cold|heat|\bhot\b|outside|\bcool|boil|melt|freez|\boven"
    r"|thermal|degrees",
    re.IGNORECASE,
)
_SCANLINES = frozenset((240, 360, 480, 576, 720, 1080, 1440, 2160, 4320))
_MAGNET = lazy_regex(r"magnet|\bfield|superconduct|anneal|cryo", re.IGNORECASE)
_HOTTEST = 20_000
_MONEY_WORDS = lazy_regex(
    r"£|\b(?:cost|pric|pay|paid|spen[dt]|worth|profit|revenue|sales|salar|wage|fees?\b|fined?\b|debt|loan|budget"
    r"|invest|fund|earn|charg|pence|sterling|s[oe]ll|sold|buy|bought|bid\b|tax|quid|grant|donat|valued|bank)",
    re.IGNORECASE,
)
_OTHER_MONEY = lazy_regex(r"[$€¥]|\bweigh|\bmeat\b|\bheavy\b")
_REACH = 80


def contextual_unit(text: str, numeral: Numeral) -> UnitReading | None:
    """The unit of a sign right after a number that only its surroundings can tell."""
    match = _SIGN.match(text, numeral.end)
    if match is None:
        return None
    if match["inches"]:
        return None if _closes_quote(text, match) else UnitReading(atom("in"), match.end(), Sense.MEASURE)
    if match["feet"]:
        return _feet(text, match, numeral)
    if match["in"]:
        return UnitReading(atom("in"), match.end("in") + (text[match.end("in") : match.end()] == "."), Sense.MEASURE)
    if match["degrees"]:
        return _temperature(text, match, numeral)
    if match["pence"]:
        is_price = numeral.value < 1000 and numeral.value not in _SCANLINES
        return UnitReading(atom("penny"), match.end(), Sense.MONEY) if is_price else None
    return UnitReading(atom("cent"), match.end(), Sense.MONEY)


def _closes_quote(text: str, match: re.Match[str]) -> bool:
    """Whether a quotation mark ends a quotation that was opened in the same line."""
    mark = match["inches"]
    if mark == "”":
        return "“" in text[max(0, match.start() - 300) : match.start()].rpartition("”")[2]
    line = text[max(0, match.start() - 300) : match.start()].rpartition("\n")[2]
    return mark == '"' and line.count('"') % 2 == 1


def _feet(text: str, match: re.Match[str], numeral: Numeral) -> UnitReading | None:
    """Feet, where no quotation was opened before and the number could be a length."""
    line = text[max(0, match.start() - 100) : match.start()].rpartition("\n")[2]
    if re.search(r"(?:^|[\s(])['‘]", line) or numeral.is_word:
        return None
    return UnitReading(atom("ft"), match.end(), Sense.MEASURE)


def _temperature(text: str, match: re.Match[str], numeral: Numeral) -> UnitReading | None:
    """Degrees or kelvin where the words speak of temperature, and tesla where they speak of magnets."""
    around = text[max(0, match.start() - _REACH) : match.end() + _REACH]
    letter, is_glued = match["degrees"], text[numeral.end] != " "
    context = _MAGNET if letter == "T" else _TEMPERATURE
    cold = letter == "K" and not is_glued and _MAGNET.search(around)
    if abs(numeral.value) > _HOTTEST or not (cold or context.search(around)):
        return None
    return UnitReading(atom(letter if letter in "KT" else "°" + letter), match.end(), Sense.MEASURE)


def pounds_of_money(text: str, numeral: Numeral, reading: UnitReading) -> UnitReading:
    """Pounds are money after a scale word, or where the sentence speaks of money, and a mass elsewhere."""
    if reading.unit.atoms != (("lb", 1),) or "pound" not in text[numeral.end : reading.end].lower():
        return reading
    around = text[max(0, numeral.start - _REACH) : reading.end + _REACH // 2]
    is_of_thing = (
        text[numeral.end] == "-" or text[reading.end : reading.end + 4] == " of " or _OTHER_MONEY.search(around)
    )
    if is_of_thing or not (numeral.value >= 10**6 and numeral.has_scale or _MONEY_WORDS.search(around)):
        return reading
    return reading._replace(unit=atom("GBP"), sense=Sense.MONEY)
