"""Hedges: words before or after a number that loosen or bound it."""

import re

from claims.pattern import lazy_regex
from claims.quantity import Hedge
from claims.span import Span

_PHRASES = {
    Hedge.ABOUT: """
        about, around, roughly, approximately, approx, some, estimated, circa, ca, c, in the region
        of, on the order of, in the order of, something like, more or less, the best part of, in the
        neighbourhood of
        """,
    Hedge.NEARLY: """
        nearly, almost, close to, close on, nigh on, getting on for, coming up to, just under, just below,
        just short of, little under, little below, little less than, little short of, slightly under,
        slightly below, slightly less than, shade under, touch under, fraction under, not quite,
        approaching, shy of
        """,
    Hedge.AT_LEAST: """
        at least, no fewer than, no less than, not less than, minimum of, equal to or more than,
        equal to or greater than, more than or equal to, greater than or equal to, higher than or
        equal to, larger than or equal to, bigger or equal than, greater or equal than, higher or
        equal than, larger or equal than
        """,
    Hedge.OVER: """
        over, more than, above, upward of, upwards of, north of, in excess of, exceeding, exceed,
        exceeds, exceeded, greater than, higher than, larger than, bigger than, surpass, surpasses,
        surpassed, surpassing, better than
        """,
    Hedge.AT_MOST: """
        at most, up to, no more than, not more than, as many as, as much as, maximum of, less than
        or equal to, fewer than or equal to, lower than or equal to, smaller than or equal to, equal
        to or less than, smaller or equal than, less or equal than, lower or equal than
        """,
    Hedge.UNDER: "under, below, less than, fewer than, lower than, smaller than, south of",
    Hedge.EXACTLY: "exactly, precisely, total of, totaling, totalling",
}
_SIGNS = {
    "~": Hedge.ABOUT,
    "≈": Hedge.ABOUT,
    "∼": Hedge.ABOUT,
    ">": Hedge.OVER,
    "≥": Hedge.AT_LEAST,
    ">=": Hedge.AT_LEAST,
    "⩾": Hedge.AT_LEAST,
    "<": Hedge.UNDER,
    "≤": Hedge.AT_MOST,
    "<=": Hedge.AT_MOST,
    "⩽": Hedge.AT_MOST,
}
_TABLE = {
    tuple(phrase.split()): hedge
    for hedge, phrases in _PHRASES.items()
    for phrase in phrases.split(",")
    if phrase.strip()
}
_LAST_WORDS = frozenset(phrase[-1] for phrase in _TABLE)
_LENGTHS = sorted({len(phrase) for phrase in _TABLE}, reverse=True)
_REACH = 44
_WORDS = lazy_regex(r"[A-Za-z]+")
_ARTICLES = frozenset(("the", "a", "an"))
_PREPOSITIONS = frozenset(("over", "under"))
_ATTRIBUTE = lazy_regex(r"[\d.,]*\d[ -]?(?!%|per\s?cent|points?\b)[A-Za-z]+(?:/[a-z]+)?\b[ -][A-Za-z]")
"""After an article: over a 40 km stretch, which bounds nothing."""
_SEPARATED = lazy_regex(r"[^\s.]")
_MAYBE_AFTER = lazy_regex(r"[+-]|,?\s*(?:or|give|more|plus|and|at)\b", re.IGNORECASE)
_AFTER = lazy_regex(
    r"""
    (?P<about> -odd\b | -ish\b | \s*or\s+so\b | ,?\s*give\s+or\s+take\b | ,?\s+more\s+or\s+less\b )
  | (?P<least> \+(?!\s?[\d$€£]) | -plus\b | \s+plus\b(?!\s+(?:\d|[$€£]|an?\b))
             | \s+or\s+(?:more|greater|above|higher|equal\s+to)\b | \s+and\s+(?:more|above|up)\b )
  | (?P<most>  \s+or\s+(?:less|fewer|below|lower|under)\b | \s+at\s+most\b )
    """,
    re.VERBOSE | re.IGNORECASE,
)


_ADDS = lazy_regex(
    r"(?:add|mount|total|tot|pile|build|sum|put|push)(?:s|d|ed|es|ing|led|ling|ted|ting|med|ming)?$|"
    r"(?:goe?s?|going|gone|went|brings?|brought)$",
    re.IGNORECASE,
)
"""Before "up to", which then sets no bound."""
_LASTING = lazy_regex(
    r"(?:\b(?:for|is|was|are|were|be|been|took|takes?|taken|taking|last(?:s|ed|ing)?|spen[dt]s?|after|than|wait(?:s|ed)?|of|with|at|"
    r"just|well|aged?|old|every|requires?|required|needs?|needed|has|have|had|and|or|in)|[(,:])\s*$|^\s*$",
    re.IGNORECASE,
)


_OPENING = lazy_regex(r"(?:\A|[.!?:]\s|\n)\s*$")
_SUBJECT = lazy_regex(
    r"[\s*_]{1,6}(?:the|an?|its|their|our|his|her|it|they|he|she|we|you|this|these|those|each|every)\b|[\s*_]{0,6},\s(?:it|they|he|she|we|you)\b",
    re.IGNORECASE,
)
"""What begins the clause that "Over so many matches" opens."""
_NEAR = 4


def hedge_before(text: str, at: int) -> tuple[Hedge, Span] | None:
    """The hedge that ends right before a number at `at`."""
    start = max(0, at - _REACH)
    before = text[start:at].rstrip()
    if not before:
        return None
    if before[-1] in _SIGNS or before[-1] == "=":
        return _sign_before(before, start, at)
    last = before.rsplit(maxsplit=1)[-1].lower().strip(".(")
    if last not in _LAST_WORDS and last not in _ARTICLES:
        return None
    words = list(_WORDS.finditer(before))[-6:]
    if words and words[-1][0].lower() in _ARTICLES:
        words.pop()
        if words and words[-1][0].lower() in _PREPOSITIONS and _ATTRIBUTE.match(text, at):
            return None
    if not words or words[-1][0].lower() not in _LAST_WORDS or _SEPARATED.match(before, words[-1].end()):
        return None
    if words[-1][0].lower() in ("c", "ca") and before[words[-1].end() :] != ".":
        return None
    return _phrase_before(words, start, at)


def is_during(text: str, hedge: Span, end: int, *, is_time: bool) -> bool:
    """Whether "over" before a time or number says during what: "written off over 7 years", "Over 19 matches it grew".

    "It took over 7 years" does not, nor does "Over 300 people came". The number ends with its noun at `end`.
    """
    if text[hedge.start : hedge.end].strip().lower() != "over":
        return False
    if _OPENING.search(text, max(0, hedge.start - _NEAR), hedge.start) and _SUBJECT.match(text, end):
        return True
    return is_time and _LASTING.search(text, max(0, hedge.start - _REACH), hedge.start) is None


def _sign_before(before: str, start: int, at: int) -> tuple[Hedge, Span] | None:
    for length in (2, 1):
        if hedge := _SIGNS.get(before[-length:].replace(" ", "")):
            return hedge, Span(start + len(before) - length, at)
    return None


def _phrase_before(words: list[re.Match[str]], start: int, at: int) -> tuple[Hedge, Span] | None:
    for length in _LENGTHS:
        phrase = words[-length:]
        if len(phrase) == length and (hedge := _TABLE.get(tuple(word[0].lower() for word in phrase))):
            before = words[-length - 1][0] if len(words) > length else ""
            return (
                None if hedge is Hedge.AT_MOST and _ADDS.match(before) else (hedge, Span(start + phrase[0].start(), at))
            )
    return None


def hedge_after(text: str, at: int) -> tuple[Hedge, Span] | None:
    """The hedge that starts right after a number or its unit at `at`."""
    match = _AFTER.match(text, at) if _MAYBE_AFTER.match(text, at) else None
    if match is None:
        return None
    hedge = Hedge.ABOUT if match["about"] else Hedge.AT_LEAST if match["least"] else Hedge.AT_MOST
    return hedge, Span(at, match.end())
