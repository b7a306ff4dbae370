"""What a unit is per: "/user/month", " per kWh", " a year", " annually", " per 100,000"."""

import re

from checker.scanning.lexicon import word_set
from checker.scanning.nouns import NOT_NOUNS, NOUN, singular
from checker.scanning.units import UnitReading, measure_at
from claims.document import THIN
from claims.pattern import lazy_regex
from claims.quantity import Sense
from claims.unit import atom

_PER = lazy_regex(
    r"""
    (?P<slash>   [ ]?/[ ]? | \u2009*/\u2009* )
  | (?P<per>     [ -]per[ -] | [ ](?:in|for|out\ of)\ every[ ] )
  | (?P<article> [ -](?:an?|each|every)[ -] )
    """,
    re.VERBOSE,
)
_PER_PERIOD = lazy_regex(
    r"""
    [ ] (?: (annually|yearly|per\ annum|p\.a\.|pa) | (monthly) | (weekly) | (daily) | (hourly)
          | (per\ capita|per\ head) )
        (?!\w)""",
    re.VERBOSE,
)
_PERIODS = ("year", "month", "week", "day", "h", "person")
_SHORT_PERIOD = lazy_regex(r"(?:(yr|y)|(mo|mth)|(wk)|(d)|(hr|h)|(sec|s)|(min))\b(?!\.\w|[-−–⁻^]\d)")
_SHORT_SYMBOLS = ("year", "month", "week", "day", "h", "s", "min")
_LOT = lazy_regex(r"(\d{1,3}(?:,\d{3})+|\d{2,7})(?:[ -]|\b)(?![.,]?\d)")
_LOT_WORD = lazy_regex(r"(two|three|four|five|six|seven|eight|nine|ten|hundred|thousand|million|billion)\b")
_FEW = {"two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9"}
_LOTS = _FEW | {"ten": "10", "hundred": "100", "thousand": "1000", "million": "1000000", "billion": "1000000000"}
_AFTER_ARTICLE = word_set(
    "year month week day h min s quarter decade night person kWh mi km L gallon barrel t ton bbl lb oz kg kilo m ft yd ha acre"
)
_NOT_PER = lazy_regex(
    r"['’]s\b|\s(?:earlier|ago|later|before|after|prior|previously|from\s(?:now|today)|hence|old|away|apart)\b"
)
_SECOND = lazy_regex(
    r"second\s(?!(?:in|on|at|by|for|from|to|with|and|or|but|of|per|while|when|as|than|through|over|under)\b)[a-z]"
)
_REACH = 3


def with_per(text: str, base: UnitReading) -> UnitReading:
    """The unit with everything it is per."""
    reading = base
    for _ in range(_REACH):
        following = _denominator_at(text, reading)
        if following is None:
            break
        reading = following
    return reading


def is_per(text: str, at: int) -> bool:
    """Whether what a bare number counts is said to be per something right here: "three times a week"."""
    return _denominator_at(text, UnitReading(atom("time"), at, Sense.COUNT)) is not None


def _denominator_at(text: str, reading: UnitReading) -> UnitReading | None:
    if text[reading.end : reading.end + 1] not in ("/", " ", "-", THIN):
        return None
    if (match := _PER_PERIOD.match(text, reading.end)) and (match[6] or reading.sense is not Sense.PERCENT):
        period = next(period for period, group in zip(_PERIODS, match.groups(), strict=True) if group)
        return UnitReading(reading.unit / atom(period), match.end(), Sense.RATE)
    match = _PER.match(text, reading.end)
    below = match and _below_at(text, match.end(), match, counts=reading.sense is Sense.COUNT)
    if match is None or below is None:
        return None
    unit = reading.unit / below.unit
    return UnitReading(unit, below.end, Sense.RATE) if unit.atoms else None


def _below_at(text: str, at: int, per: re.Match[str], *, counts: bool) -> UnitReading | None:
    """What stands below; of two plurals with a slash, "systems/applications", neither is per the other."""
    if per["article"]:
        return _after_article(text, at)
    if (lot := _LOT.match(text, at)) and (not per["slash"] or per["slash"] == "/" and lot[1].strip("0,") == "1"):
        return _lot_at(text, lot)
    if lot := _LOT_WORD.match(text, at):
        return UnitReading(atom(_LOTS[lot[1]]), lot.end(1), Sense.RATE)
    known = _period_at(text, at) or measure_at(text, at)
    if known is not None:
        return None if " " in (per["slash"] or "") and not known.unit.dimension else known
    if per["slash"] and " " in per["slash"]:
        return None
    match = NOUN.match(text, at)
    if per["slash"] and match and singular(match[0]) is not None and counts:
        return None
    return match and (_qualified_at(text, match.end()) or _noun_below(match))


def _noun_below(match: re.Match[str]) -> UnitReading | None:
    word = match[0].lower()
    if word in NOT_NOUNS or word in ("cent", "se", "capita"):
        return None
    return UnitReading(atom(singular(match[0]) or word), match.end(), Sense.RATE)


def _qualified_at(text: str, at: int) -> UnitReading | None:
    """The unit of the table that a word qualifies: per installed kilowatt, per route kilometre."""
    known = measure_at(text, at + 1) if text[at : at + 1] == " " else None
    if known is None or known.sense is not Sense.MEASURE or known.end < at + 3:
        return None
    return known._replace(sense=Sense.RATE)


def _lot_at(text: str, lot: re.Match[str]) -> UnitReading:
    """A number that something is per, with its unit: per 100,000, per 100 km."""
    unit = atom(lot[1].replace(",", ""))
    known = measure_at(text, lot.end())
    if known is None or known.sense is Sense.MONEY:
        return UnitReading(unit, lot.end(1), Sense.RATE)
    return UnitReading(unit * known.unit, known.end, Sense.RATE)


def _after_article(text: str, at: int) -> UnitReading | None:
    """The unit after "a", unless the words say when: "$1 billion a year earlier", "two days a week later"."""
    known = measure_at(text, at)
    if known is None or known.unit.atoms[0][0] not in _AFTER_ARTICLE or _NOT_PER.match(text, known.end):
        return None
    if _SECOND.match(text, at):
        return None  # Anything below 70 brings a second visit.
    return known


def _period_at(text: str, at: int) -> UnitReading | None:
    match = _SHORT_PERIOD.match(text, at)
    if match is None:
        return None
    symbol = next(symbol for symbol, group in zip(_SHORT_SYMBOLS, match.groups(), strict=True) if group)
    return UnitReading(atom(symbol), match.end(), Sense.DURATION)
