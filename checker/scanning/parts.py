"""Fractions in words, and numbers that have one: "two thirds", "two and a half million", "one in ten"."""

import re
from fractions import Fraction

from checker.scanning.lexicon import DENOMINATORS, TENS, UNIT_ORDINALS
from checker.scanning.numeral import Numeral, of_part
from checker.scanning.words import a_scale_at, cardinal_at, denominator, scales_at
from claims.pattern import lazy_regex
from claims.unit_table import CURRENCY_NAMES, NAMES

_TEN = "|".join(TENS)
_BELOW = lazy_regex(
    rf"""(?:\s{{1,3}}|\s?-\s?) (?:
          (?P<ten>{_TEN}) (?:\s|-) (?P<unit>{"|".join(UNIT_ORDINALS)}) (?P<units>s?)
        | (?P<word>[a-z]+?) (?P<words>s?) )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_GOES_ON = lazy_regex(
    r"\s{1,3}(?:and|over|out|in|of|[a-z]{3,20}\s(?:in|out\sof))\s|-and-|\s?&"
    r"|(?:\s{1,3}|\s?-\s?)(?:[a-z]+[ -])?[a-z]+(?:th|rd|st|nd|alf|ter|alve)s?\b",
    re.IGNORECASE,
)
"""What a number that becomes a fraction goes on with: a quick look before the grammar below."""
_ARTICLE = lazy_regex(r"an?(?=\s[a-z])", re.IGNORECASE)
_ONE_PART = lazy_regex(r"an?(?=[\s-][a-z])", re.IGNORECASE)
_SINGULAR_PARTS = lazy_regex(r"-[a-z]+(?=[\s-][a-z])|\squarter(?=[\s-](?!finals?\b)[a-z])", re.IGNORECASE)
"""A plural number of parts whose name stays singular before what it measures: "three-quarter hours"."""
_BARE = lazy_regex(r"(?:half|quarter)\b", re.IGNORECASE)
_AND = lazy_regex(r"\s{1,3}and\s{1,3}|-and-|\s?&\s?", re.IGNORECASE)
_OF_A_SCALE = lazy_regex(r"\s{1,2}(?:of\s)?an?(?=\s{1,2}[a-z])|(?=[\s-][a-z])", re.IGNORECASE)
_DOZEN = lazy_regex(r"\s{1,2}(?:dozen|hundred)\b", re.IGNORECASE)
_OVER = lazy_regex(r"\sover\s(?=\w)", re.IGNORECASE)
_OUT_OF = lazy_regex(r"\s(?:out\sof|in)(?:\severy)?\s(?=\w)|\sof\severy\s(?=\w)", re.IGNORECASE)
_THINGS_OUT_OF = lazy_regex(
    r"\s(?:more\s)?(?!than\b|and\b|but\b|for\b|with\b)(?P<thing>[a-z]{3,20})\s(?:out\sof|in)(?:\severy)?\s(?=\w)",
    re.IGNORECASE,
)
_PLURAL = lazy_regex(r"[a-z]*(?:[^sui]s|men|people|children)", re.IGNORECASE)
_IS_SAID_OF = lazy_regex(
    r"\s*(?:$|[.?!;:,)\]–—](?!\d))|\s+(?:(?:of|is|are|was|were|has|have|had|does|did|do|can|cannot|could|will|would|now|still|already|"
    r"who|that|which|or|and|but|lives?|comes?|goes|gets?|said|says?|needs?|lacks?|holds?|stands?|works?|owns?|at|on|among|never|also|"
    r"since|because|by|from|to|to[-\s]day|[a-z]+ed|[a-z]+n’t|[a-z]+n't)\b|[–—])",
    re.IGNORECASE,
)
"""What follows a fraction and tells that its denominator counts nothing else: "one tram in six is", but "in six cities"."""
_DIGITS = lazy_regex(r"(?:\d{1,2}|100)(?!\d)(?![\d%:]|[.,]\d)")
_MANY = lazy_regex(r"(?:[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{2})(?!\d)(?![\d%:]|[.,]\d)")
_CLOSES = lazy_regex(r"\s*(?:$|[.?!;:,)\]](?!\d))")
_TIME_AFTER = lazy_regex(r"[\s-](?:second|minute|hour|day|week|month|year|decade|pieces)s?\b", re.IGNORECASE)
_IN_WHOLES = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 50, 100))
_CONTEXT = lazy_regex(
    r"\s+(?:of|as|an?|more|less|fewer|lower|higher|larger|smaller|the|its|their|our|his|her|all|cheaper|or|and|to|in"
    r"|went|goes|go|were|are|have|will|would|came|comes?|by|from|since|lighter|heavier|bigger|greater|longer|shorter|dearer|faster|slower|quicker|above|below|off)\b|\s*$|\s*[.,;:)?!]",
    re.IGNORECASE,
)
_ORDINAL_USE = lazy_regex(
    r"[ -](?:grade|grader|class|century|place|party|person|floor|time|world|year)s?\b", re.IGNORECASE
)
_NEXT_NAME = lazy_regex(r"[\s-]([A-Za-z]+)")
_HEDGED = lazy_regex(r"\b(?:than|about|nearly|almost|over|under|roughly|around|least|most|by|to)\s$", re.IGNORECASE)
_QUARTERS_OF_YEARS = lazy_regex(
    r"\b(?:first|last|past|next|previous|consecutive|straight|successive|recent|following|for|all|over)\s$",
    re.IGNORECASE,
)
_REACH = 14
_MOST_THINGS = 9


def number_in_words_at(text: str, at: int) -> Numeral | None:
    """The longest number in words that starts here, with fractions, or None."""
    if (part := _article_part_at(text, at)) is not None:
        return part
    numeral = a_scale_at(text, at) or cardinal_at(text, at)
    return numeral and with_part(text, numeral)


def with_part(text: str, numeral: Numeral) -> Numeral:
    """The number with what makes a fraction of it: "and a half", "fifths", "out of ten"."""
    if _GOES_ON.match(text, numeral.end) is None or numeral.value.denominator != 1 and not numeral.has_scale:
        return numeral
    return (
        _mixed(text, numeral)
        or (_divided(text, numeral) if numeral.is_word else _counted_part(text, numeral))
        or _over(text, numeral)
        or _out_of(text, numeral)
        or numeral
    )


def _below_at(text: str, at: int, *, plural: bool) -> tuple[int, int] | None:
    """The denominator after a numerator and where it ends."""
    match = _BELOW.match(text, at)
    if match is None or bool(match["units"] or match["words"]) != plural:
        return None
    if match["ten"]:
        return TENS[match["ten"].lower()] + UNIT_ORDINALS[match["unit"].lower()], match.end()
    below = denominator(match["word"] + match["words"])
    return None if below is None else (below, match.end())


def _divided(text: str, numeral: Numeral) -> Numeral | None:
    """The fraction of a numerator in words."""
    found = _below_at(text, numeral.end, plural=numeral.value != 1)
    if found is None:
        return None
    below, end = found
    if below == 4 and _is_of_years(text, numeral, end):
        return None
    if numeral.value == 1 and _ORDINAL_USE.match(text, end):
        return None
    return _of_a_scale(text, of_part(numeral.start, end, numeral.value / below, is_word=True))


def _is_of_years(text: str, numeral: Numeral, end: int) -> bool:
    """Whether quarters are quarters of years: "for three quarters", "the last two quarters"."""
    if text[end - 8 : end].lower() != "quarters" or text.startswith(" of", end):
        return False
    before = text[max(0, numeral.start - _REACH) : numeral.start]
    return numeral.value != 3 or _QUARTERS_OF_YEARS.search(before) is not None


def _counted_part(text: str, numeral: Numeral) -> Numeral | None:
    """A numerator in digits needs "of" after the fraction: "3 tenths of a point"."""
    found = _below_at(text, numeral.end, plural=numeral.value != 1)
    if found is None or numeral.has_scale or text[found[1] : found[1] + 4] != " of ":
        return None
    return of_part(numeral.start, found[1], numeral.value / found[0])


def _proper_part_at(text: str, at: int) -> Numeral | None:
    """A fraction below one after "and": "a half", "three quarters", "half"."""
    if match := _ONE_PART.match(text, at):
        found = _below_at(text, match.end(), plural=False)
        return found and of_part(at, found[1], Fraction(1, found[0]), is_word=True)
    if (match := _BARE.match(text, at)) and match[0].lower() == "half":
        return of_part(at, match.end(), Fraction(1, 2), is_word=True)
    numerator = cardinal_at(text, at)
    if numerator is None:
        return None
    is_plural = numerator.value != 1 and _SINGULAR_PARTS.match(text, numerator.end) is None
    found = _below_at(text, numerator.end, plural=is_plural) or _below_at(
        text, numerator.end, plural=numerator.value != 1
    )
    if found is None or numerator.value >= found[0]:
        return None
    return of_part(at, found[1], numerator.value / found[0], is_word=True)


def _mixed(text: str, numeral: Numeral) -> Numeral | None:
    """The sum with a fraction: two and a half million, a million and a half."""
    match = _AND.match(text, numeral.end)
    part = _proper_part_at(text, match.end()) if match else None
    if part is None:
        return None
    scaled = scales_at(text, part._replace(value=Fraction(1)))
    if not numeral.has_scale:
        size = part.value * scaled.value
        value = (numeral.value + part.value) * scaled.value
    else:
        scale = scaled.value if scaled.end > part.end else numeral.resolution
        if str(scale).strip("0") != "1":
            return None
        size = part.value * scale
        value = numeral.value + size
    has_scale = numeral.has_scale or scaled.has_scale
    return Numeral(numeral.start, scaled.end, value, size, size, has_scale, numeral.is_word)


def _of_a_scale(text: str, part: Numeral) -> Numeral:
    """The fraction of a scale word that follows: half a million, two thirds of a million."""
    match = _OF_A_SCALE.match(text, part.end)
    if match is None:
        return part
    one = Numeral(part.start, match.end(), Fraction(1), is_word=True)
    scale = scales_at(text, one)
    dozen = _DOZEN.match(text, match.end())
    if scale.end == one.end and not (dozen and match[0].strip()):
        return part
    if dozen:
        value = part.value * (12 if "z" in dozen[0].lower() else 100)
        return Numeral(part.start, dozen.end(), value, is_word=True)
    value = part.value * scale.value
    return Numeral(part.start, scale.end, value, value, value, has_scale=True, is_word=True)


def _article_part_at(text: str, at: int) -> Numeral | None:
    """A fraction that starts with "a", "half" or "quarter"."""
    if match := _ARTICLE.match(text, at):
        found = _below_at(text, match.end(), plural=False)
        below, end = found or (0, at)
    elif match := _BARE.match(text, at):
        below, end = DENOMINATORS[match[0].lower()], match.end()
    else:
        return None
    if not below:
        return None
    part = of_part(at, end, Fraction(1, below), is_word=True)
    scaled = _of_a_scale(text, part)
    return scaled if scaled is not part or _stands_alone(text, part) else None


def _stands_alone(text: str, part: Numeral) -> bool:
    """Whether words around "a third" or "half" make it a fraction, not a third party."""
    if (name := _NEXT_NAME.match(text, part.end)) and part.value >= Fraction(1, 4):
        unit = name[1].lower()
        if unit in NAMES or unit in CURRENCY_NAMES or unit == "turn":
            return part.value != Fraction(1, 3)
    is_bare = text[part.start] not in "aA"
    if is_bare and part.value == Fraction(1, 4):
        return False
    if _CONTEXT.match(text, part.end):
        return True
    before = text[max(0, part.start - _REACH) : part.start]
    return part.value == Fraction(1, 2) and _HEDGED.search(before) is not None


def _whole_at(text: str, at: int) -> Numeral | None:
    if match := _DIGITS.match(text, at):
        return scales_at(text, Numeral(at, match.end(), Fraction(match[0])))
    return a_scale_at(text, at) or cardinal_at(text, at)


def _many_at(text: str, at: int) -> Numeral | None:
    """A whole number of hundreds or more in digits, of which one may be a part: one in 120, 1 in 2,500."""
    match = _MANY.match(text, at)
    return Numeral(at, match.end(), Fraction(match[0].replace(",", ""))) if match else None


def _over(text: str, numeral: Numeral) -> Numeral | None:
    """One number over another, where nothing follows that it could be over: "one over three"."""
    match = _OVER.match(text, numeral.end)
    below = _whole_at(text, match.end()) if match else None
    if below is None or not below.value or numeral.has_scale or not _CLOSES.match(text, below.end):
        return None
    return of_part(numeral.start, below.end, numeral.value / below.value, is_word=numeral.is_word)


def _out_of(text: str, numeral: Numeral) -> Numeral | None:
    """The fraction in "one in ten" or "9 out of 10", where it is one."""
    match = _OUT_OF.match(text, numeral.end)
    if match is None:
        return _things_out_of(text, numeral)
    is_in = match[0].strip().lower() == "in"
    whole = _whole_at(text, match.end()) or (_many_at(text, match.end()) if is_in and numeral.value == 1 else None)
    if whole is None or whole.value <= numeral.value:
        return None
    if is_in and not _is_one_in(text, numeral, whole):
        return None
    return of_part(numeral.start, whole.end, numeral.value / whole.value, is_word=numeral.is_word)


def _things_out_of(text: str, numeral: Numeral) -> Numeral | None:
    """The fraction that names what it is of: "one tram in six", "two homes out of five"."""
    match = _THINGS_OUT_OF.match(text, numeral.end)
    whole = _whole_at(text, match.end()) if match and 0 < numeral.value <= _MOST_THINGS else None
    if match is None or whole is None or whole.value <= numeral.value or whole.has_scale:
        return None
    is_plural = _PLURAL.fullmatch(match["thing"]) is not None
    if is_plural is (numeral.value == 1) or not _IS_SAID_OF.match(text, whole.end):
        return None
    return of_part(numeral.start, whole.end, numeral.value / whole.value, is_word=numeral.is_word)


def _is_one_in(text: str, numeral: Numeral, whole: Numeral) -> bool:
    """Whether "1 in 5" is a fraction: not "1 in 5 years", and not "3 in 14 places"."""
    if not 0 < numeral.value <= 9 or _TIME_AFTER.match(text, whole.end):
        return False
    if numeral.value == 1 and (whole.value >= 100 or _CLOSES.match(text, whole.end)):
        return True
    return whole.value in _IN_WHOLES and not text.startswith(("-", "/"), whole.end)
