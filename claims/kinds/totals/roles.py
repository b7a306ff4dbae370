"""What the rows of a table are to its totals, by their labels; columns are read the same way."""

import re
from enum import Enum
from functools import lru_cache

from claims.pattern import lazy_regex

_OPENING = r"(?:[-–—•·└├>\s*]|&nbsp;)*"
_TOTAL = lazy_regex(
    rf"{_OPENING}(?:(?:grand|overall|combined|sub)[ -]?)?(?:totals?|sum)\b(?!\s*(?:fertility|factor|eclipse|return))"
    r"|.*(?<!of\s)(?<!of\sthe\s)\b(?:sub-?total|totals?)\W*$"
    rf"|{_OPENING}(?:in total|altogether|all together|in all|together|combined)\W*$"
    rf"|{_OPENING}(?:all|overall|everyone|everything)(?: (?!other|else)[^\W\d]+){{0,2}}\W*$",
    re.I,
)
_WHOLE = lazy_regex(
    rf"{_OPENING}(?:grand |overall |combined )?(?:totals?|sum|in total|altogether|all together|in all|together|combined)\b"
    r"\s*(?:\([^)]*\)|,? ?[%$€£/\d][\w %$€£/,.-]*)?\W*$",
    re.I,
)
_LEFT_OUT = lazy_regex(
    rf"{_OPENING}(?:of which|of whom|of these|including|incl\b|thereof|averages?|mean|median|minimum|maximum|min|max|range"
    r"|memo|note|source|rank|standard deviation)\b|.*\b(?:average|mean|median)\W*$|.*\bof which\b"
    r"|[^\d]*(?:%|per ?cent|percentage|share) of (?:the )?(?:sub-?)?totals?\W*$",
    re.I,
)
_TAKEN = lazy_regex(
    rf"{_OPENING}(?:less|minus|deduct\w*|discounts?|rebates?|refunds?|credits?)\b|.*\bdiscount\W*$", re.I
)
_BALANCE = lazy_regex(
    rf"{_OPENING}(?:(?:total|overall|annual|yearly|monthly|operating|gross|trading|pre-tax|closing|natural|primary|cash|trade) )*"
    r"(?:net|balance|difference|profits?|loss|margin|surplus|deficit|result|remainder|remaining|left over|what is left"
    r"|closing stock|increase)\b(?!\s*(?:sheet|per\b|rate|%))[^%]*$|.*\b(?:difference|balance|surplus|deficit)\W*$",
    re.I,
)
_OTHER = lazy_regex(
    rf"{_OPENING}(?:changes?|ratio|growth|target|shares? of|percentage|previous|last year|net|margin|profit|loss"
    r"|cumulative|running)\b|[^\d$€£]*\bper\b|.*\b(?:change|ratio|growth|margin)\W*$",
    re.I,
)
_BEYOND = lazy_regex(r"\b(?:world|global|national|nationwide|all|incl\w*|country|european union|EU)\b", re.I)
_GAINED = lazy_regex(
    r"\b(?:income|revenues?|receipts?|sales|turnover|takings|earnings|inflows?|deposits?|imports|exports|births|arrivals|supply"
    r"|opening|budget|raised|received|production)\b",
    re.I,
)
_SPENT = lazy_regex(
    r"\b(?:costs?|expenses?|expenditures?|spending|spent|spend|outgoings?|outflows?|payments?|paid|withdrawals?|deaths|departures"
    r"|disposals?|used|wages|salaries|rent|taxe?s?|losses)\b",
    re.I,
)


class Role(Enum):
    """A term, a term to subtract, a total, a balance, what is counted elsewhere already, or what breaks the sum off."""

    TERM = "term"
    TAKEN = "taken"
    TOTAL = "total"
    BALANCE = "balance"
    LEFT_OUT = "left out"
    OTHER = "other"


@lru_cache(maxsize=4096)
def role_of(label: str) -> Role:
    """The role of a row with this label."""
    if _LEFT_OUT.match(label):
        return Role.LEFT_OUT
    if _BALANCE.match(label):
        return Role.BALANCE
    if _TOTAL.match(label):
        return Role.OTHER if re.search(r"\b(?:running|cumulative|per|average)\b", label, re.I) else Role.TOTAL
    if _TAKEN.match(label):
        return Role.TAKEN
    return Role.OTHER if _OTHER.match(label) else Role.TERM


def is_whole(label: str) -> bool:
    """Whether a label says total and nothing else: "Total", "Grand total (€m)", but not "Total revenue"."""
    return _WHOLE.match(label) is not None


def goes_beyond(label: str) -> bool:
    """Whether a total may count more than what is listed: "World total", "Total, all countries"."""
    return _BEYOND.search(label) is not None


def is_gained(label: str) -> bool:
    """Whether a row names what comes in: "Income", "Births"."""
    return _GAINED.search(label) is not None and not is_spent(label)


def is_spent(label: str) -> bool:
    """Whether a row names what goes out: "Costs", "Deaths", "Cost of sales"."""
    return _SPENT.search(label) is not None
