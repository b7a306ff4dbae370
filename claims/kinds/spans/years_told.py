"""The year that an earlier one and a length of time give: `a 99-year lease granted in 1961. Its tenure is secure until 2060`, `joined
in 1971, aged 26, and retired at 66. She left in 2011`.

The sentence, or it and one or two before, gives one other year, and one length of time or two ages. A year that is tens of
years off, or has two digits swapped, is a slip; any other may be of something else.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from claims.claim import Claim, Premise
from claims.dates import YEAR, year_at
from claims.kinds.spans.anniversaries import exact_year
from claims.kinds.spans.lapse import is_slip
from claims.misprint import Misprint, misprint_between
from claims.passage import ANY, Passage
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense
from claims.span import Span
from claims.unit import atom

_UNTIL = lazy_regex(rf"\b(?:until|till|up\sto|through|not\sbefore)\s(?P<b>{YEAR})")
_THEN = lazy_regex(
    r"(?:(?<=[.!?;]\s)|\A|(?<=\n))(?:that|this|it|he|she|they|the\s[a-z]+|[a-z]+)\s(?:was|were|came|fell|(?:thus|therefore|so|finally|duly|at\slast)\s)*"
    r"(?:was|were|came|fell|lapsed|ended|expired|left|retired|died|closed|(?:stepped|stood)\sdown|gave\sup|went|(?:had\sbeen|was|were)\sborn|ran\sout|resigned|arrived|wore\sout|"
    r"(?:had\sbeen\s)?(?:founded|built|begun|opened|planted|established|set\sup|launched|consecrated|dissolved|demolished|abolished|destroyed|repealed|"
    r"pulled\sdown|broken\sup|scrapped|lifted))"
    rf"(?:\s[a-z]+){{0,3}}?\sin\s(?P<b>{YEAR})"
)
"""What says that something came to its end then, in a sentence of its own."""
_HOLDS = lazy_regex(
    r"\b(?:leas\w+|concession\w*|licen[cs]e\w*|contracts?|terms?|treat(?:y|ies)|agreements?|tenure|mandate|patent|copyright|charter|franchise|moratorium|guarantee\w*|"
    r"moorings?|permits?|mortgages?|plans?|programmes?|schemes?|mandates?|lasts?|runs?\sfor|covers?|to\s(?:hold|last|run|stand|cover)|stood|lasted|survived|endured|existed)\b"
)
_YEARS = lazy_regex(rf"\b{YEAR}")
_AGE = lazy_regex(
    rf"\b(?:aged|at\sthe\sage\sof|age|at|lived\sto\s(?:be|the\sage\sof)|when\s(?:he|she)\swas|(?:was|were))\s(?:only\s|just\s)?(?P<age>[{ANY}])(?=\s?[,.;]|\s(?:and|or|but|when|until|with|after|to|in)\b|$)"
)
_AGED = lazy_regex(r"\b(?:aged|age|old|born)\b")
_DIED_AT = lazy_regex(r"\bdied\b")
_BORN_THEN = lazy_regex(r"\bborn\s(?:[a-z]+\s){0,3}?in\s\Z")
_BEGAN_THEN = lazy_regex(
    r"\b(?:founded|built|begun|opened|planted|established|set\sup|launched|consecrated)\s(?:[a-z]+\s){0,3}?in\s\Z"
)
_HIS_BIRTH = lazy_regex(r"\b(?:he|she)\s(?:had\sbeen|was)\sborn\b")
_UNSURE = lazy_regex(
    r"\b(?:extend\w*|extension|renew\w*|another|further|first|remaining|left\sto|ago|earlier|later|brother|sister|father|mother|son|daughter|wife|husband|option|every|each)\b"
)
_SENTENCE = lazy_regex(r"[.!?]\s(?=[A-Z])")
_OLDEST, _LEAST, _TWO, _REACH = 115, 10, 2, 500


class _Told(NamedTuple):
    """How many years lie between two years, and the figures that say so."""

    years: int
    figures: tuple[Quantity, ...]


def years_told(passage: Passage) -> Iterator[Claim]:
    """Every year that should be so many years after, or before, the only one that stands before it."""
    lowered = passage.lowered
    for pattern in (_UNTIL, _THEN):
        for match in pattern.finditer(lowered):
            for start in _starts(passage, match.start("b")):
                earlier = list(_YEARS.finditer(passage.skeleton, start, match.start("b")))
                if len(earlier) == 1:
                    yield from _claim(passage, match, earlier[0], start, is_until=pattern is _UNTIL)
                if earlier:
                    break


def _starts(passage: Passage, at: int) -> list[int]:
    """Where the sentence of a place starts, and the two before it in the paragraph, the nearest first."""
    paragraph = passage.skeleton.rfind("\n\n", 0, at) + 1
    ends = [found.end() for found in _SENTENCE.finditer(passage.skeleton, max(paragraph, at - _REACH), at)]
    return [*ends[: -_TWO - 1 : -1], *([paragraph] if len(ends) <= _TWO else [])]


def _claim(
    passage: Passage, match: re.Match[str], earlier: re.Match[str], start: int, *, is_until: bool
) -> Iterator[Claim]:
    end = match.end("b")
    told = _told(passage, match, start, is_until=is_until)
    if told is None or _UNSURE.search(passage.lowered, start, end):
        return
    first, last = year_at(passage, earlier), int(match["b"])
    apart = last - int(first.value)
    if (apart < 0) is not (told.years < 0):
        return
    # The last year may be counted whole, and a birthday may be still to come.
    counted = next((years for years in (told.years, told.years - 1, told.years + 1) if years == apart), told.years)
    swapped = misprint_between(Fraction(last), first.value + told.years) is Misprint.SWAP
    if counted == apart or swapped or is_slip(abs(apart), abs(told.years), _LEAST):
        span = Span(passage.to_text(match.start("b")), passage.to_text(end))
        extent = Span(min(first.span.start, *(figure.span.start for figure in told.figures)), span.end)
        formula = f"a {'+' if counted > 0 else '-'} {abs(counted)}"
        yield Claim("time-span", exact_year(span, last), formula, (Premise("a", first),), extent, loose=True)


def _told(passage: Passage, match: re.Match[str], start: int, *, is_until: bool) -> _Told | None:
    """The one length of time, or the one or two ages, between a place and a year."""
    end = match.start("b")
    figures = passage.between(passage.extent(start, end))
    lengths = [figure for figure in figures if figure.sense is Sense.DURATION and not _is_age(passage, figure)]
    lowered = passage.lowered
    if len(lengths) == 1:
        length = lengths[0]
        is_whole = length.unit == atom("year") and length.value.denominator == 1 and not length.is_range
        is_held = _HOLDS.search(lowered, start, end) is not None
        sign = -1 if _BEGAN_THEN.search(lowered[start:end]) else 1
        return _Told(sign * int(length.value), (length,)) if is_whole and is_held and not length.is_hedged else None
    if lengths or is_until or not _AGED.search(lowered, start, end):
        return None
    ages = [passage.quantity_at(found.start("age")) for found in _AGE.finditer(lowered, start, end)]
    if not ages or any(age.value.denominator != 1 or not 0 < age.value < _OLDEST for age in ages):
        return None
    if _BORN_THEN.search(lowered[start:end]):
        is_theirs = _DIED_AT.search(lowered, start, end) or _HIS_BIRTH.search(lowered, start, end)
        return _Told(-int(ages[0].value), tuple(ages)) if is_theirs and len(ages) == 1 else None
    if len(ages) == 1:
        return _Told(int(ages[0].value), tuple(ages)) if "born" in lowered[start:end] else None
    return _Told(int(ages[1].value - ages[0].value), tuple(ages)) if len(ages) == _TWO else None


def _is_age(passage: Passage, figure: Quantity) -> bool:
    at = passage.to_skeleton(figure.span.start)
    found = _AGE.search(passage.lowered, max(0, at - 20), at + 2)
    return found is not None and found.start("age") == at
