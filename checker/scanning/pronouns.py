"""Number words that count nothing: "no one", "back to square one", "second to none"."""

import re

from checker.scanning.numeral import Numeral
from claims.pattern import lazy_regex
from claims.unit_table import CURRENCY_NAMES, NAMES

_IDIOM = lazy_regex(
    r"""
    an?\ (?: million\ things | thousand\ (?:times|cuts) | hundred\ times\ over )
  | one\ (?: another | in\ a\ million | by\ one | of\ a\ kind )
  | one-(?: sided | off | on-one | to-one | time | way | stop )
  | nine[- ]to[- ]five | nine-eleven | six\ feet\ under | two\ cents(?:['’]|\ worth) | four-letter | two-faced
  | (?: (?<=my\ ) | (?<=our\ ) | (?<=his\ ) | (?<=her\ ) | (?<=their\ ) ) two\ cents
  | (?: two | three | four )-dimensional
  | zero(?: -[a-z] | \ (?: tolerance | trust | hour ) \b )
  | half(?: -hearted | -?life | -?lives | [ -]?way | -?time | \ brother | \ sister )
  | quarter(?: -final | back | s-final )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_IDIOM_BEFORE = lazy_regex(
    r"\b(?:square|cloud|ground|net|day|number|first|second|latter|better|top|bottom|upper|lower|absolute|sub"
    r"|final|catch|plan|phase|step|chapter|part|act|formula|version|level|type|volume|season)[ -]$",
    re.IGNORECASE,
)
_ONE_BEFORE = lazy_regex(
    r"\b(?:no|any|some|every|this|that|which|the|other|each|another|only|for|as|of|than|from|not|or|to|is|by|with|first"
    r"|was|be)\s$",
    re.IGNORECASE,
)
_ONE_AFTER = lazy_regex(
    r"\s+(?:of|another|by|or|who|that|which|is|was|can|could|has|had|to|in|on|may|might|would|should|thing|way|day"
    r"|time|must|will|and|for|with|at|does|did|I|you|we|he|she|they|it|such|so|more|hand|side|as|if|but|when|where|from|a|the|an|be)\b"
    r"|\s*[.,;:!?)’'”\"—–]|\s*$"
)
_ONE_DAY_BEFORE = lazy_regex(r"\b(?:in|for|than|about|per|within|least|most|just|after|of|every)\s$", re.IGNORECASE)
_NEXT_WORD = lazy_regex(r"[\s-]([A-Za-z]+)")
_REACH = 12


def is_idiom(text: str, start: int) -> bool:
    """Whether the number word that starts here belongs to a set phrase."""
    if _IDIOM.match(text, start):
        return True
    return _IDIOM_BEFORE.search(text, max(0, start - _REACH), start) is not None


def is_pronoun(text: str, numeral: Numeral) -> bool:
    """Whether "one" stands for somebody or something rather than for a number."""
    if text[numeral.start : numeral.end].lower() != "one":
        return False
    if len(text) < _REACH and text.strip().lower() == "one":
        return False
    before = text[max(0, numeral.start - _REACH) : numeral.start]
    following = _NEXT_WORD.match(text, numeral.end)
    name = following[1].lower() if following else ""
    if name in NAMES or name in CURRENCY_NAMES:
        return name in ("day", "second", "real", "won") and not _ONE_DAY_BEFORE.search(before)
    if name.endswith("s") and not name.endswith(("ss", "us", "is")):
        return True
    return bool(_ONE_BEFORE.search(before) or _ONE_AFTER.match(text, numeral.end))
