"""Temperatures: readings on scales with different zeros, and differences, which have no zero.

A reading of 2 °C is one of 35.6 °F; a rise of 2 °C is one of 3.6 °F. Which of the two is meant stands in the words
around the figure, or nowhere. Zeros: BIPM, The International System of Units, section 2.3.1.
"""

import re
from enum import StrEnum

from claims.pattern import lazy_regex
from claims.unit import Unit

DIMENSION = (("temperature", 1),)
_ZEROS = {"°C": "273.15", "°F": "459.67 * 5 / 9", "K": "0"}

_ABOUT = (
    r"(?:(?:about|around|roughly|approximately|some|nearly|almost|over|an? \w+|up to|at least|more than|just|only|"
    r"well) )*"
)
_CHANGES = (
    r"ris(?:e|es|en|ing)|rose|increas\w+|decreas\w+|warm(?:s|ed|ing)?|cool(?:s|ed|ing)?|drop\w*|fall(?:s|en|ing)?|fell|"
    r"climb\w*|declin\w+|jump\w*|plung\w+|heated up|"
    r"chang\w+|differ\w*|swing\w*|varie[sd]|variations?|anomal\w+|shift\w*|cuts?|reduc\w+|lower(?:s|ed|ing)?|rais(?:e|es|ed|ing)|"
    r"gain\w*|spread"
)
_VERBS = r"rises?|rose|risen|warmed|cooled|drops?|dropped|falls?|fell|fallen|climbed|jumped|plunged"
_NOUNS = r"rise|increase|decrease|drop|fall|warming|cooling|difference|swing|anomaly|jump"
_HELD = r"(?:limit|hold|keep|cap)\w* (?:global )?(?:average )?(?:warming|(?:temperature )?(?:rises?|increases?))"
_STANDARD = r"average|normal|freezing|pre-?industrial|levels?|baseline|ambient|mean|usual|norm|room"
_BEFORE = lazy_regex(
    rf"(?:\b(?:{_CHANGES}|margin|gap)\b(?: (?!(?:to|from|at|above|below|over|under)\b)[\w’'-]+){{0,4}}? (?:of|by)"
    rf"|\b(?:{_VERBS})|\b{_HELD} (?:well )?(?:to|at|below|under|within)"
    rf"|\b(?:{_NOUNS}|change|gap|margin|spread|variation)\b"
    r"(?: (?!(?:to|from|at|above|below|over|under)\b)[^ .;:,]+){0,6}?"
    r" (?:is|was|has been|would be|will be|c(?:omes|ame) to|amount(?:s|ed) to|averages|averaged|reached|works out at)"
    rf"|\bglobal warming (?:of|exceeds|beyond|past)) {_ABOUT}$",
    re.IGNORECASE,
)
_AFTER = lazy_regex(
    r"[)\]]? (?:of (?:\w+ )?(?:warming|cooling)\b"
    r"|(?:warmer|cooler|colder|hotter|higher|lower|milder|more|less)\b(?! up)"
    rf"|(?:{_NOUNS})\b"
    rf"|(?:above|below|over) (?:[\w’']+[ -]){{0,3}}(?:{_STANDARD})\b)",
    re.IGNORECASE,
)
_AT = lazy_regex(
    rf"\b(?:at|from|to|reach(?:es|ed|ing)?|hit|temperatures? of|(?:highs?|lows?|record|maximum|minimum) of) {_ABOUT}$",
    re.IGNORECASE,
)
_SPEAKS_OF_CHANGE = lazy_regex(
    rf"\b(?:{_CHANGES}|{_NOUNS}|warmer|cooler|colder|hotter|higher|lower|target|goal)\b", re.IGNORECASE
)
_REACH = 80


class Meaning(StrEnum):
    """What a temperature is."""

    READING = "reading"
    DIFFERENCE = "difference"


def is_temperature(unit: Unit) -> bool:
    """Whether the unit is a degree of some scale and nothing else."""
    return unit.dimension == DIMENSION and len(unit.atoms) == 1


def rescaled(name: str, before: Unit, after: Unit) -> str:
    """The formula that turns a reading on one scale into one on another."""
    return f"{name} + ({_ZEROS[before.atoms[0][0]]}) - ({_ZEROS[after.atoms[0][0]]})"


def meanings(skeleton: str, start: int, end: int, sentence: tuple[int, int]) -> tuple[Meaning, ...]:
    """What the temperature between two places of the skeleton can be, from the words of its sentence around it."""
    before = " ".join(skeleton[max(sentence[0], start - _REACH) : start].split()) + " "
    after = skeleton[end : min(sentence[1], end + _REACH)]
    if _BEFORE.search(before) or _AFTER.match(after):
        return (Meaning.DIFFERENCE,)
    if _AT.search(before) and not _SPEAKS_OF_CHANGE.search(skeleton, *sentence):
        return (Meaning.READING,)
    return (Meaning.READING, Meaning.DIFFERENCE)
