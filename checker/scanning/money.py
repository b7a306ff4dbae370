"""Money whose sign, code or name stands before the number: "$5", "US $5", "CHF 5m", "ringgit 42"."""

import re
from typing import NamedTuple

from checker.scanning.lexicon import SCALE_LETTERS, word_set
from claims.pattern import lazy_regex
from claims.unit_table import CURRENCY_MARKS, CURRENCY_NAMES, SUBUNITS

_CODES = frozenset(mark for mark in CURRENCY_MARKS if len(mark) == 3 and mark.isalpha() and mark.isupper())
_LOWER_CODES = word_set("usd eur gbp jpy cny inr cad aud nzd hkd sgd chf rmb mxn btc")
_SPELLINGS = (
    CURRENCY_MARKS
    | {code: CURRENCY_MARKS[code.upper()] for code in _LOWER_CODES}
    | {mark.lower(): code for mark, code in CURRENCY_MARKS.items() if mark.endswith("$") and len(mark) > 2}
)
_BY_LAST_CHARACTER = {
    last: sorted((mark for mark in _SPELLINGS if mark[-1] == last), key=len, reverse=True)
    for last in {mark[-1] for mark in _SPELLINGS}
}
_COUNTRY = lazy_regex(r"(?<![\w.$])(?i:(us|u\.\s?s\.?|hk|nz|c|aud?|usd|mxn|cad|nzd|sgd|hkd))\s?$")
_NAME = lazy_regex(r"((?:[A-Za-z]+ )?[A-Za-z]{3,})$")
_NOT_BEFORE = word_set("won real cent cents pound pounds penny pence mark marks dollar buck sterling rand euro")
_SCALED_CODE = lazy_regex(r"(?P<scale>[kKmMbBT])(?P<code>[A-Z]{3})(?![\w])")
_REACH = 24


class Mark(NamedTuple):
    """The money before a number: its code, where its sign starts, and what a prefix scales the number by."""

    code: str
    start: int
    scale: int = 1


def mark_before(text: str, at: int) -> Mark | None:
    """The sign or code for money that ends right before a number, or one space before it."""
    end = at - 1 if at and text[at - 1] in " \u00a0\u202f" else at
    for mark in _BY_LAST_CHARACTER.get(text[end - 1], ()) if end else ():
        if text.endswith(mark, 0, end) and not _is_glued(text, end - len(mark)):
            found = Mark(_SPELLINGS[mark], end - len(mark))
            return _qualified(text, found) if mark == "$" else found
    return _scaled_code_before(text, end) if end and text[end - 1].isupper() else None


def _is_glued(text: str, start: int) -> bool:
    """Whether a mark in letters is the tail of a word, or a sign stands right after another."""
    return start > 0 and (text[start - 1].isalnum() or text[start - 1] in "_$€£¥₹") and text[start] not in "€£¥₹"


def _qualified(text: str, dollar: Mark) -> Mark:
    """A dollar sign with the country written apart: "US $5", "c $ 100"."""
    match = _COUNTRY.search(text, max(0, dollar.start - 6), dollar.start)
    if match is None:
        return dollar
    country = re.sub(r"[\s.]", "", match[1]).upper()
    code = CURRENCY_MARKS.get(country + "$") if country != "A" else None
    return Mark(code, match.start()) if code else dollar


def _scaled_code_before(text: str, end: int) -> Mark | None:
    start = max(0, end - 4)
    match = _SCALED_CODE.fullmatch(text, start, end)
    if match is None or match["code"] not in _CODES or _is_glued(text, start):
        return None
    return Mark(CURRENCY_MARKS[match["code"]], start, SCALE_LETTERS[match["scale"]])


def name_before(text: str, at: int) -> Mark | None:
    """The name of a currency right before a bare number, as in "ringgit 42"."""
    if not at or text[at - 1] != " ":
        return None
    start = max(0, at - _REACH)
    match = _NAME.search(text[start : at - 1])
    if match is None:
        return None
    words = match[1].lower()
    for name in (words, words.rpartition(" ")[2]):
        if name not in _NOT_BEFORE and (code := CURRENCY_NAMES.get(name)) and code not in SUBUNITS:
            return Mark(code, at - 1 - len(name))
    return None


def scaled_code_at(text: str, at: int) -> tuple[str, int, int] | None:
    """The code with a scale letter after a number, as in 30 MUSD: the code, its scale, and where it ends."""
    match = _SCALED_CODE.match(text, at)
    if match is None or match["code"] not in _CODES or match[0] in CURRENCY_MARKS:
        return None
    return CURRENCY_MARKS[match["code"]], SCALE_LETTERS[match["scale"]], match.end()


def lower_code_at(text: str, at: int) -> tuple[str, int] | None:
    """The code in lower case after a number, as in "20 usd", and where it ends."""
    word = text[at : at + 3]
    if word not in _LOWER_CODES or text[at + 3 : at + 4].isalnum():
        return None
    return CURRENCY_MARKS[word.upper()], at + 3
