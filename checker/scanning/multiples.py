"""Multipliers: "33x", "ten times", "tenfold", "doubled", "a factor of 30", "two orders of magnitude"."""

import re
from fractions import Fraction

from checker.scanning.lexicon import MULTIPLES, TENS, UNITS, word_set
from checker.scanning.numeral import Numeral
from claims.pattern import lazy_regex

_SIGN = lazy_regex(r"\s?[xX](?![\w])(?!\s*[\d$€£(.])|\s?×(?!\s*[\d$€£(.])|-?\s?fold\b")
_TIMES = lazy_regex(r"[\s-]times\b")
_COMPARED = lazy_regex(
    r"\s+(?:as|more|less|fewer|larger|greater|bigger|smaller|higher|lower|faster|slower|cheaper|longer|shorter"
    r"|better|worse|stronger|heavier|over|closer|further|[a-z]+er|the|that|its|their|our|his|her|what|those|these"
    r"|current|today['’]?s|this|those)\b(?!\s+(?:day|week|month|year|season|past|last))"
)
_CLOSES = lazy_regex(r"[,.;)]|$|\s+(?:in|between|from)\b")
_NOT_REPEATED = lazy_regex(
    r"(?!\s+(?:champion|winner|in\s+(?:an?|the|each|every|one|a\s+row|succession)\b|already|before|during"
    r"|since|over\s+the|today\b(?!['’])|out\s+of|in\s+\d))"
)
_WORD = lazy_regex(rf"({'|'.join(sorted(MULTIPLES, key=len, reverse=True))})\b(?!-)", re.IGNORECASE)
_WORD_CONTEXT = lazy_regex(
    r"\s+(?:the|as|that|its|their|our|his|her|over|in|from|to|since|by|between|every|what|this|last|those|again"
    r"|and|or|compared|within|during|annual|global|output|demand|sales|revenue|production|costs?|prices?|capacity"
    r"|emissions)\b|\s+(?:an?|per|each)\s+(?:second|minute|hour|day|night|week|month|quarter|year)\b"
    r"|\s*[.,;)]|\s*$"
)
_ALWAYS = word_set("doubled tripled trebled quadrupled quintupled halved thrice")
_NOT_A_MULTIPLE_AFTER = lazy_regex(r"\b(?:a|the|an?\s\w+|two|his|her|both|second|first)\s$", re.IGNORECASE)
_BOUND_BEFORE = lazy_regex(r"\b(?:(?:more|less)\s+than|nearly|almost|well\s+over|just\s+over)\s$", re.IGNORECASE)
_NO_VERB_AFTER = lazy_regex(r"\b(?:the|mixed|two|his|her|both|second|first|(?:wo)?men[’']s)\s$", re.IGNORECASE)
_COUNTS = {**UNITS, **TENS, "hundred": 100, "thousand": 1000}
_FOLD = lazy_regex(
    rf"(?:an?\s+(?=hundred|thousand))?({'|'.join(sorted(_COUNTS, key=len, reverse=True))})-?fold\b", re.IGNORECASE
)
_HALF_AS = lazy_regex(r"half\s+as\s+(?:many|much)\b", re.IGNORECASE)
_AGAIN = lazy_regex(r"(half|a\s+(?:third|quarter|fifth|tenth))\s+as\s+[a-z]+\s+again\b", re.IGNORECASE)
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_ORDERS = lazy_regex(r"(?:(an)|([a-z]+|\d))\s+orders?\s+of\s+magnitude\b", re.IGNORECASE)
_FACTOR_OF = lazy_regex(
    r"\bfactors?\s+of\s+(?:about\s+|around\s+|some\s+|roughly\s+|over\s+|nearly\s+|more\s+than\s+|up\s+to\s+)?$"
)
_HAS_UNIT = lazy_regex(
    r"\s?(?:%|percent\b|per cent\b)|\s(?:[kmµn]?g|[kMGT]?Wh?|[kmc]?m|t|s|h|tonnes?)(?:\s?[/·]|\s+(?:of|per)\b)"
)
"""A capacity factor of 12 percent, an emission factor of 0.19 kg per kWh."""
_REACH = 24


def multiple_of(text: str, numeral: Numeral) -> Numeral | None:
    """The multiplier whose number was just read: 33x, ten times, 4-fold, a factor of 30."""
    if match := _SIGN.match(text, numeral.end):
        return numeral._replace(end=match.end())
    if (match := _TIMES.match(text, numeral.end)) and _NOT_REPEATED.match(text, match.end()):
        if _COMPARED.match(text, match.end()) or not numeral.is_word and _CLOSES.match(text, match.end()):
            return numeral._replace(end=match.end())
        return None
    before = text[max(0, numeral.start - _REACH) : numeral.start]
    is_factor = "factor" in before and _FACTOR_OF.search(before)
    return numeral if is_factor and not _HAS_UNIT.match(text, numeral.end) else None


def multiple_at(text: str, at: int) -> Numeral | None:
    """The multiplier in words that starts here."""
    return _orders(text, at) or _half_as(text, at) or _fold(text, at) or _word(text, at)


def _word(text: str, at: int) -> Numeral | None:
    match = _WORD.match(text, at)
    if match is None:
        return None
    word = match[0].lower()
    is_known = word in _ALWAYS or _BOUND_BEFORE.search(text[max(0, at - 16) : at]) is not None
    if not is_known and not _WORD_CONTEXT.match(text, match.end()):
        return None
    before = _NO_VERB_AFTER if word in ("halves", "doubles") else _NOT_A_MULTIPLE_AFTER
    if word in ("halves", "double", "triple", "doubles") and before.search(text[max(0, at - 12) : at]):
        return None
    return Numeral(at, match.end(), MULTIPLES[word], is_word=True)


def _half_as(text: str, at: int) -> Numeral | None:
    """Half of something, or it and so much of it again."""
    if match := _AGAIN.match(text, at):
        more = Fraction(1, _PARTS[match[1].lower().split()[-1]])
        return Numeral(at, match.end(), 1 + more, is_word=True)
    match = _HALF_AS.match(text, at)
    return match and Numeral(at, match.end(), Fraction(1, 2), is_word=True)


def _fold(text: str, at: int) -> Numeral | None:
    match = _FOLD.match(text, at)
    value = _COUNTS[match[1].lower()] if match else 0
    return (
        Numeral(at, match.end(), Fraction(value), Fraction(1), Fraction(1), is_word=True) if match and value else None
    )


def _orders(text: str, at: int) -> Numeral | None:
    match = _ORDERS.match(text, at)
    if match is None:
        return None
    count = 1 if match[1] else UNITS.get(match[2].lower()) or (int(match[2]) if match[2].isdigit() else 0)
    return Numeral(at, match.end(), Fraction(10) ** count, is_word=True) if count else None
