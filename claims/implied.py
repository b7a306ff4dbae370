"""Units that prose leaves to the words around a figure: what a number is per, and which period a result is for."""

import re
from collections.abc import Iterator

from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense
from claims.unit import Unit, atom
from claims.unit_table import ATOMS, CURRENCIES, NAMES

_MADE = r"(?:make|produce|yield|give|grow|catch|raise|brew|bake|smelt|distil|deliver|treat|clean|build|move|carry)"
_PER_LATER = lazy_regex(
    r"(?:\s+of(?:\s+[\w₂₃]+){1,3}?)?\s+(?:(?:for|from|in)\s+(?:each|every)"
    rf"|(?:to\s+{_MADE}|out\s+of)\s+(?:an?|one|each|every))\s+([A-Za-z]+)\b"
    r"|\s+of(?:\s+[\w₂₃]+){1,3}?\s+(?:per|an?(?=\s+(?:day|week|month|quarter|year)\b)|an?(?=\s+[a-z]+\s*[.,;:)]))\s+([A-Za-z]+)\b"
)
_SECOND = r"second(?=\s*[.,;:)]|\s*$|\s+(?:takes?|took|is|was|and|to|for|in|at|over|would|will|from|on|needs?)\b)"
_RATE_AFTER = lazy_regex(
    rf"(?:(?:\s+of(?:\s+[a-z]+){{1,2}})?\s+in\s+(?:an?|one)|\s+(?:a|an|per|each|every))\s+(hour|day|week|month|quarter|year|minute|{_SECOND})\b"
    r"|\s+(?:a|per|each|to\s+(?:the|an?))\s+([a-z]{3,})(?=\s*[.,;:)]|\s*$)"
)
_EACH_PERIOD = lazy_regex(r"\s+(?:a|an|per|each|every)\s+(hour|day|week|month|quarter|year)\b")
_OF_ONE_UNIT = lazy_regex(
    r"(?:^|[.;:,(]\s|\b(?:that|and|so|since|because|but|as|if)\s)\s*(?:an?|each|every|one)\s+([a-z]+)(?:\s+of\s+[a-z]+(?:\s+[a-z]+)?)?(?:\s+[a-z]+){1,3}?\s+"
    r"(?:about\s+|some\s+|around\s+|roughly\s+|nearly\s+)?$",
    re.I,
)
_REACH = 70
_AND_FOR = lazy_regex(r"\sfor\s+[a-z]+(?:\s+[a-z]+)?,?\s+(?:and|but|against|or)\s+(?:only\s+|just\s+|about\s+)?$")
_FOR_KIND = lazy_regex(r"\s+for\s+[a-z]")
_FOR_ONE = lazy_regex(r"\s(?:[a-z]+\s){1,3}(?:about\s|some\s|roughly\s)?$")
_OF_THEM = lazy_regex(r"\s+of\s+(?:them|these|those|it)\b")
_OTHER = lazy_regex(
    r"\b(?:those|these|the\s+(?:other|remaining|rest,)|(?:against|versus|vs\.?|compared\s+(?:with|to)|"
    r"(?<!more )(?<!less )(?<!fewer )(?<!rather )than)(?:\s+an?\s+average\s+of)?)\s+$"
)
_DAILY = lazy_regex(
    r"\b(?:(?:once|each|every|per)\s+(?:a\s+)?(hour|day|week|month|year)|"
    r"(?:an?|(?:in|over|during|throughout)\s+(?:the|one))\s+(?:full\s+|whole\s+|typical\s+)?(day|week|month|year)"
    r"(?!\s+(?:ago|earlier|later|before|after|old)\b)|"
    r"(?:last|past|that|this)\s+(day|week|month|quarter|year)|"
    r"(hourly|daily|weekly|monthly|yearly|annual(?:ly)?))\b",
    re.I,
)
_PERIODS = {
    "second": "s",
    "minute": "min",
    "hour": "h",
    "day": "day",
    "week": "week",
    "month": "month",
    "quarter": "quarter",
    "year": "year",
}
_ADVERBS = {"hourly": "h", "daily": "day", "nightly": "day", "weekly": "week", "monthly": "month"}
_BEFORE_EVENTS = 200
_TIMELESS = (Sense.PERCENT, Sense.POINTS, Sense.MULTIPLIER, Sense.FRACTION, Sense.DURATION)


def with_rate(passage: Passage, quantity: Quantity) -> Quantity:
    """The figure with what it is said to be per a few words on: "2.7 kg of carbon dioxide per litre", "240 a day"."""
    if quantity is not passage.quantities[quantity.index]:
        return _with_rate(passage, quantity)
    if quantity.index not in passage.rated:
        passage.rated[quantity.index] = _with_rate(passage, quantity)
    return passage.rated[quantity.index]


def _with_rate(passage: Passage, quantity: Quantity) -> Quantity:
    text = passage.document.masked
    is_time = quantity.sense is Sense.DURATION
    if quantity.sense in _TIMELESS and not is_time or quantity.is_range:
        return quantity
    match = _RATE_AFTER.match(text, quantity.span.end)
    if match is not None and not (is_time and match[1]):
        return per(quantity, atom(_PERIODS[match[1]] if match[1] else NAMES.get(match[2], match[2])))
    if quantity.sense in (Sense.MEASURE, Sense.MONEY) and (match := _PER_LATER.match(text, quantity.span.end)):
        below = match[1] or match[2]
        given = per(quantity, atom(NAMES.get(below, below)))
        if not given.unit.atoms:
            # So many tonnes of a tonne are a number.
            return quantity
        period = _EACH_PERIOD.match(text, match.end())
        return per(given, atom(_PERIODS[period[1]])) if period else given
    one = _for_one(passage, quantity)
    return _as_before(passage, quantity) if one is quantity else one


def _as_before(passage: Passage, quantity: Quantity) -> Quantity:
    """The figure per what the one before it is per: "0.2 kg per kWh for gas and 0.3 kg for coal"."""
    if not quantity.index or quantity.sense is not Sense.MEASURE:
        return quantity
    before = passage.quantities[quantity.index - 1]
    between = passage.document.masked[before.span.end : quantity.span.start]
    if before.unit != quantity.unit or _FOR_KIND.match(passage.document.masked, quantity.span.end) is None:
        return quantity
    if _AND_FOR.search(between) is None:
        return quantity
    rated = with_rate(passage, before)
    return rated if rated is before else quantity.in_unit(rated.unit, rated.sense)


def _for_one(passage: Passage, quantity: Quantity) -> Quantity:
    """The figure per the one thing that it is said of: "one cubic metre takes 3.4 kWh", "a litre gives off 2.7 kg"."""
    if quantity.sense not in (Sense.MEASURE, Sense.MONEY):
        return quantity
    start = max(passage.sentence_of(quantity).start, quantity.span.start - _REACH)
    clause = _OF_ONE_UNIT.search(passage.document.masked[start : quantity.span.start])
    if clause is not None and (symbol := NAMES.get(clause[1].lower())):
        return per(quantity, atom(symbol))
    if not quantity.index:
        return quantity
    one = passage.quantities[quantity.index - 1]
    between = passage.document.masked[one.span.end : quantity.span.start]
    if one.value != 1 or one.sense is not Sense.MEASURE or not one.is_word or not _FOR_ONE.fullmatch(between):
        return quantity
    return per(quantity, one.unit)


def may_have_period(quantity: Quantity) -> bool:
    """Whether a figure is for no period, but may be for one that its clause tells."""
    return quantity.sense not in _TIMELESS and not has_period(quantity.unit)


def periods_told(passage: Passage, quantity: Quantity, start: int = 0) -> Iterator[Unit]:
    """Each period that the words around a figure tell, from some offset on: "over a full year", "once a day"."""
    before = max(start, quantity.span.start - _BEFORE_EVENTS)
    clause = passage.document.masked[max(0, before) : quantity.span.end + 40]
    return map(atom, dict.fromkeys(_period(match) for match in _DAILY.finditer(clause)))


def period_told(passage: Passage, quantity: Quantity) -> Unit | None:
    """The one period that the sentence of a figure tells and the figure may be for: "80 GWh" used "in a year".

    What another figure is per says nothing of this one.
    """
    if not may_have_period(quantity):
        return None
    sentence = passage.sentence_of(quantity)
    others = [other.span for other in passage.between(sentence)]
    told = {
        _period(match)
        for match in _DAILY.finditer(passage.document.masked, sentence.start, sentence.end)
        if not any(span.start <= match.start() < span.end for span in others)
    }
    return atom(told.pop()) if len(told) == 1 else None


def of_them(passage: Passage, quantity: Quantity) -> bool:
    """Whether a bare number is said of what a figure before it measures: "183,000 of them", "the other 49 million"."""
    if quantity.unit.atoms or quantity.is_word or quantity.sense is not Sense.COUNT:
        return False
    text = passage.document.masked
    before = text[max(0, quantity.span.start - 40) : quantity.span.start]
    return _OF_THEM.match(text, quantity.span.end) is not None or _OTHER.search(before) is not None


def has_period(unit: Unit) -> bool:
    """Whether a unit is per some time."""
    return bool(unit.periods)


def without(quantity: Quantity, denominator: str) -> Quantity:
    """The quantity without one thing that it is per, as where prose does not say that twice."""
    if denominator not in quantity.unit.denominators:
        return quantity
    power = next(power for symbol, power in quantity.unit.atoms if symbol == denominator)
    unit = quantity.unit / atom(denominator, power)
    return quantity.in_unit(unit, _sense_of(unit))


def _sense_of(unit: Unit) -> Sense:
    if any(power < 0 for _, power in unit.atoms):
        return Sense.RATE
    symbol = unit.atoms[0][0] if unit.atoms else ""
    if symbol in CURRENCIES:
        return Sense.MONEY
    if symbol == "%":
        return Sense.PERCENT
    return Sense.MEASURE if symbol in ATOMS else Sense.COUNT


def _period(match: re.Match[str]) -> str:
    named = match[1] or match[2] or match[3]
    return _PERIODS[named.lower()] if named else period_of_adverb(match[4].lower())


def period_of_adverb(word: str) -> str:
    """The symbol of the period that a word such as "daily" names; what names none of the shorter ones is yearly."""
    return _ADVERBS.get(word, "year")


def per(quantity: Quantity, below: Unit) -> Quantity:
    """The quantity as a rate per so much."""
    return quantity.but(unit=quantity.unit / below, sense=Sense.RATE)
