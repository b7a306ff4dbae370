"""Times of the clock written with a point, which only the words around tell from decimals: "opens at 9.15 and shuts at 17.45"."""

import re

from claims.pattern import lazy_regex

_TIME = lazy_regex(
    r"(?:[01]?\d|2[0-3])\.[0-5]\d(?![\w%°]|[.,]\d|\s[%°])"
    r"(?=\W*$|[.,;:)–—-]|\s(?:[–—(]|[A-Z]|(?:and|to|until|till|on|every|each|in|at|for|from|when|or|but|with|the|sharp|daily|as|before|after|so|while|by)\b))"
)
_BEFORE = lazy_regex(r"\b(?:at|by|from|to|until|till|between|and|before|after|since|about|around)\s\Z|[–—-]\s?\Z")
_DOES = lazy_regex(
    r"\b(?:open|clos|shut|leav|left\b|depart|arriv|reach|gets?\b|got\b|sail|dock|casts?\b|pull(?:s|ed)?\s(?:in|out)\b|sets?\s(?:off|out)\b|"
    r"land(?:s|ed|ing)?\b|t(?:akes?|ook)\soff\b|due\b|kick|staffed|polls?\b|trains?\b|bus(?:es)?\b|ferr(?:y|ies)\b|trams?\b|coach|boats?\b|"
    r"shifts?\b|sunrise|sunset|dawn|dusk|doors\b|trade\sbetween|curfew|departures?\b|arrivals?\b|woke\b|wakes?\b|power\b|timetable|"
    r"(?:began|begins?|starts?|started|ended|ends?|finish(?:es|ed)?|lasted|runs?|ran|works?|worked|waits?|waited)\s(?:\w+\s){0,3}?(?:at|from|between|until|to)\s)",
    re.IGNORECASE,
)
_OF_ELSE = lazy_regex(
    r"\b(?:shares?|stocks?|index|indices|prices?|priced|costs?|fees?|wages?|pay|yields?|rates?|bonds?|euros?|dollars?|pounds?|pence|cents?|traded|"
    r"trading|score[ds]?|ratio|average|mean|magnitude|factor|graded?|marks?|points?|per|versions?|sections?|valued?|odds|scale|level|"
    r"currency|exchange|goals?|seconds?)\b|[£$€%]",
    re.IGNORECASE,
)
_WITH_NOUGHT = lazy_regex(r"\b0[1-9]\.[0-5]\d(?!\d)")
"""A time as no decimal is written; another in its sentence is one, too."""
_END = lazy_regex(r"[.!?]\s|\n\n")
_FAR = 90


def time_at(text: str, start: int) -> int:
    """Where a time of the clock with a point ends, 0 where the words around do not make sure that it is one."""
    if "." not in text[start + 1 : start + 3] or (match := _TIME.match(text, start)) is None:
        return 0
    before = text[max(0, start - _FAR) : start]
    if _BEFORE.search(before) is None:
        return 0
    sentence = _END.split(before)[-1]
    whole = sentence + _END.split(text[start : start + _FAR], 1)[0]
    is_told = _DOES.search(sentence) or _WITH_NOUGHT.search(whole)
    return match.end() if is_told and not _OF_ELSE.search(whole) else 0
