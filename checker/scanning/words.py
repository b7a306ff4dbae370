"""Cardinal numbers in words, alone or mixed with digits.

number  = term { link term }             terms of falling scale: two thousand six hundred and forty-five
term    = group { scale }                two lakh crore, 4 thousand
group   = small [ "hundred" [ link small ] ] | small "point" small …
small   = twenty [one] | seven | digits
link    = "and" | "&" | "," | a space
"""

import re

from checker.scanning.lexicon import DENOMINATORS, DOZENS, PLAIN_SCALES, SCALES, TENS, UNIT_ORDINALS, UNITS
from checker.scanning.numeral import Numeral, of_digits, of_integer
from claims.pattern import lazy_regex

_WORD = lazy_regex(r"[A-Za-z]+")
_NEXT_WORD = lazy_regex(r"(?:\s{1,3}|\s?-\s?)([A-Za-z]+)")
_SCALE_WORD = lazy_regex(r"(?:\s{0,3}|\u2009+|\s?-\s?)((?:m|b|tr)il-\s{1,3}lions?|[A-Za-z]+)\b(?!-fold)", re.IGNORECASE)
_LINE_HYPHEN = lazy_regex(r"-\s+")
_LINK = lazy_regex(r"(?P<and>\s{1,3}and\s{1,3}|-and-|\s?&\s?)|(?P<comma>,\s)|(?P<gap>\s{1,3}|-)", re.IGNORECASE)
_SMALL_DIGITS = lazy_regex(r"\d{1,3}(?![\d,.%:/])")
_POINT = lazy_regex(r"\s{1,3}point\s{1,3}(?=[A-Za-z\d])", re.IGNORECASE)
_DECIMALS = lazy_regex(r"\d{1,20}(?![\w,%]|\.\d)")
_A_SCALE = lazy_regex(rf"an?\s({'|'.join(PLAIN_SCALES)})\b", re.IGNORECASE)
_BARE_SCALE = lazy_regex(r"(?:million|billion|trillion)(?=-[a-z])", re.IGNORECASE)
_CONTINUATIONS = frozenset(form for word in ("hundred", "point", *SCALES, *DOZENS) for form in (word, word + "s"))
"""The words that a number below a hundred can go on with."""


def cardinal_at(text: str, at: int) -> Numeral | None:
    """The longest cardinal in words that starts here."""
    small = _small_at(text, at)
    return None if small is None else with_words(text, small)


def a_scale_at(text: str, at: int) -> Numeral | None:
    """One of a scale: "a hundred and two", "a dozen", or bare as in "million-dollar"."""
    if match := _BARE_SCALE.match(text, at):
        return scales_at(text, of_integer(at, at, 1, is_word=True))
    match = _A_SCALE.match(text, at)
    return match and with_words(text, of_integer(at, match.start(1) - 1, 1, is_word=True))


def with_words(text: str, first: Numeral) -> Numeral:
    """A number with the words that go on from it: "4 thousand 3 hundred and 21", "two point zero three"."""
    following = _SCALE_WORD.match(text, first.end)
    if following is None or _whole(following[1]).lower() not in _CONTINUATIONS:
        return first
    group = _decimals_at(text, _group(text, first))
    total = scales_at(text, group)
    scale = total.value / group.value if group.value else 1
    while scale > 1 and (term := _next_term(text, total, int(scale))):
        total, scale = term
    return _with_dozens(text, total)


def scales_at(text: str, numeral: Numeral) -> Numeral:
    """The numeral with all scale words that follow it ("1,000 trillion", "two lakh crore")."""
    while match := _SCALE_WORD.match(text, numeral.end):
        scale = _scale(_whole(match[1]))
        if scale is None:
            break
        numeral = numeral.scaled(scale, match.end())
    return numeral


def _whole(word: str) -> str:
    """A word without the hyphen that parted it at the end of a line: "bil- lion"."""
    return _LINE_HYPHEN.sub("", word)


def _scale(word: str) -> int | None:
    """What a scale word stands for; two capitals are a code, as in TN for Tennessee."""
    lower = word.lower()
    if lower not in SCALES:
        lower = lower.removesuffix("s")
    return None if len(word) < 4 and word.isupper() and word != "BN" else SCALES.get(lower)


def _small_at(text: str, at: int) -> Numeral | None:
    match = _WORD.match(text, at)
    if match is None:
        return None
    word = match[0].lower()
    if word in UNITS:
        return of_integer(at, match.end(), UNITS[word], is_word=True)
    if word not in TENS:
        return None
    unit = _NEXT_WORD.match(text, match.end())
    below = UNITS.get(unit[1].lower(), 0) if unit else 0
    if unit and 0 < below < 10:
        return of_integer(at, unit.end(), TENS[word] + below, is_word=True)
    return of_integer(at, match.end(), TENS[word], is_word=True)


def _group(text: str, small: Numeral) -> Numeral:
    """A number below a thousand: "two hundred and forty-five", "2.12 hundred"."""
    hundred = _hundred(text, small)
    if hundred is None:
        return small
    link = _LINK.match(text, hundred.end)
    tail = _tail_at(text, link) if link and not link["comma"] else None
    return hundred if tail is None else hundred.plus(tail)


def _hundred(text: str, small: Numeral) -> Numeral | None:
    match = _NEXT_WORD.match(text, small.end)
    return small.scaled(100, match.end()) if match and match[1].lower() in ("hundred", "hundreds") else None


def _tail_at(text: str, link: re.Match[str]) -> Numeral | None:
    """What follows a hundred, unless it is the next number ("and two hundred") or belongs to a fraction."""
    tail = _small_at(text, link.end()) or (_small_digits_at(text, link.end()) if link["and"] else None)
    if tail is None or not 0 < tail.value < 100 or _hundred(text, tail) or _is_of_fraction(text, tail, link):
        return None
    return tail


def _small_digits_at(text: str, at: int) -> Numeral | None:
    match = _SMALL_DIGITS.match(text, at)
    return match and of_digits(at, match.end(), match[0])


def _is_of_fraction(text: str, tail: Numeral, link: re.Match[str]) -> bool:
    """Whether a term belongs to a fraction: "and three quarters", the ten of "one hundred thirty-fifths"."""
    following = _NEXT_WORD.match(text, tail.end)
    if following is None:
        return False
    below = denominator(following[1])
    if link["and"]:
        return below is not None and tail.value < below
    ten = text[tail.start : tail.end].lower() in TENS
    return ten and following[1].lower().removesuffix("s") in UNIT_ORDINALS


def denominator(word: str) -> int | None:
    """What a word such as "fifths" divides by."""
    lower = word.lower()
    return DENOMINATORS.get(lower) or DENOMINATORS.get(lower.removesuffix("s"))


def _next_term(text: str, total: Numeral, limit: int) -> tuple[Numeral, int] | None:
    """The sum with the next term if it is smaller than the last scale, and the next limit."""
    link = _LINK.match(text, total.end)
    if link is None or link[0] == "-" or not (total.is_word or total.resolution >= 1):
        return None
    small = _small_at(text, link.end()) or _small_digits_at(text, link.end())
    if small is None or _is_of_fraction(text, small, link):
        return None
    group = _group(text, small)
    term = scales_at(text, group)
    is_plain = term.end == small.end
    if term.value >= limit or is_plain and (link["comma"] or not small.is_word):
        return None
    return total.plus(term), int(term.value / group.value) if group.value else 1


def _decimals_at(text: str, whole: Numeral) -> Numeral:
    """The number with decimals spoken after "point": "five point three three", "1 point 1"."""
    match = _POINT.match(text, whole.end)
    if match is None or whole.value.denominator != 1:
        return whole
    if digits := _DECIMALS.match(text, match.end()):
        return of_digits(whole.start, digits.end(), f"{whole.value}.{digits[0]}")
    decimals, at, end = "", match.end(), whole.end
    while len(decimals) < 20 and (small := _small_at(text, at)):
        decimals, end = decimals + str(small.value), small.end
        following = _NEXT_WORD.match(text, end)
        at = following.start(1) if following else len(text)
    return of_digits(whole.start, end, f"{whole.value}.{decimals}")._replace(is_word=True) if decimals else whole


def _with_dozens(text: str, numeral: Numeral) -> Numeral:
    """The number of dozens: two hundred dozens are 2,400, but three hundred and two dozens are 324."""
    match = _NEXT_WORD.match(text, numeral.end)
    if match is None or match[1].lower().removesuffix("s") not in DOZENS:
        return numeral
    units = numeral.value % 100 if numeral.is_word else numeral.value
    joined = " and " in text[numeral.start : numeral.end].lower() and 0 < units < numeral.value
    value = numeral.value + units * 11 if joined else numeral.value * 12
    return Numeral(numeral.start, match.end(), value, is_word=numeral.is_word)
