"""Lengths of time that two dates near by give: `set in 1974 … in the 50 years between then and 2024`.

No words tie the length to the dates, so that it is explained where they give it. It is held against the only two that stand near
where it is tens of years off, or has two digits swapped, and no others of the text give it. The dates stand in its sentence,
or in that and the two before; days are also told from dates without a year, `3 May` and `7 May`.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from claims.claim import Claim, Strength
from claims.dateline import dateline_of
from claims.dates import DATE, MONTH, Date, read_date
from claims.kinds.spans.lapse import Lapse, between, claims_between, is_slip
from claims.kinds.spans.two_dates import dates_in, is_only_length, sentence_stretch_before
from claims.passage import Passage, Stretch
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense, size_of
from claims.unit import atom
from claims.unit_table import ATOMS

_DATE = lazy_regex(rf"\b{DATE}".replace(" ", r"\s+"))
_DAY = lazy_regex(rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}|{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?)\b(?!,?\s+\d{{4}})")
_ANY_YEAR = "2001"
_OF_ELSE = lazy_regex(
    r"\b(?:every|each|per|average|at least|plan\w*|expect\w*|design\w*|meant|intend\w*|target|would|should|could|might|if|supposed|leases?|leased|"
    r"licen[cs]es?|licensed|loans?|warranty|guarantee\w*|sentence[ds]?|prison|jail|bonds?|mortgages?|contracts?|born|aged?|junior|senior)\b"
)
_NEAR_ELSE = lazy_regex(
    r"\b(?:first|last|next|past|another|further|other|remaining|up to|than|only|not|never|of (?:which|these|those|them))(?:\s[a-z]+){0,2}\s\Z"
)
_AFTER_ELSE = lazy_regex(
    r"(?:[ -]old\b| (?:ago|old|younger|older|before|earlier|left|more|of age|plan|lease|loan|bond|warranty)\b|[’'] )"
)
_MOST_DATES, _REACH = 4, 40
_LEAST = _TEN = 10
_SENTENCES_BEFORE = 2
_LENGTH = Lapse(Phrase("{d:duration}"), is_inclusive=False, strength=Strength.INFERRED)


def between_near_dates(passage: Passage) -> Iterator[Claim]:
    """Every length of whole years, months, weeks or days that two dates near by give."""
    if _DATE.search(passage.skeleton) is None and _DAY.search(passage.skeleton) is None:
        return
    for match in _LENGTH.phrase.matches(passage):
        length = passage.quantity_at(match.start("d"))
        if _is_whole(length):
            here = passage.stretch_at(match.start("d"))
            claims = (
                claim
                for dates in _near(passage, here, length)
                for a, b in combinations(dates, 2)
                for claim in claims_between(passage, match, _LENGTH, a, b)
                if between((claim.premises[0], claim.premises[1])) == size_of(length) and _begins_at(claim, a)
            )
            explained = list(claims)[:1]
            yield from explained or _off(passage, match, length)


def _off(passage: Passage, match: re.Match[str], length: Quantity) -> Iterator[Claim]:
    """The claim of a length that a slip sets off from the only two dates of its sentence, or of that and the one before."""
    at, here = match.start("d"), passage.stretch_at(match.start("d"))
    dates = dates_in(passage, here.start, here.end)
    before = sentence_stretch_before(passage, here) if len(dates) < len("ab") else None
    dates = [*(dates_in(passage, *before) if before else ()), *dates]
    if len(dates) != len("ab") or length.unit != atom("year") or length.is_bound:
        return
    a, b = sorted(dates, key=lambda date: (date.year, date.month or 0))
    start = before[0] if before else here.start
    is_open = (
        _OF_ELSE.search(passage.lowered, start, at)
        or _NEAR_ELSE.search(passage.lowered, max(start, at - _REACH), at)
        or _AFTER_ELSE.match(passage.lowered, at + 1)
    )
    is_told = not is_open and length.value % _TEN and is_only_length(passage, start, here, length)
    if is_told and is_slip(int(length.value), b.year - a.year, _LEAST) and not _gives(passage, int(length.value)):
        wording = _LENGTH._replace(strength=Strength.WORDED)
        yield from (replace(claim, loose=True) for claim in claims_between(passage, match, wording, a, b))


def _gives(passage: Passage, years: int) -> bool:
    """Whether any two years of the text, or one and its own, are so many apart."""
    now = passage.shared(dateline_of)
    told = {date.year for date in dates_in(passage, 0, len(passage.skeleton))} | ({now.year} if now else set())
    return any(year + apart in told for year in told for apart in (years - 1, years, years + 1))


def _is_whole(length: Quantity) -> bool:
    is_long = length.unit.factor >= ATOMS["day"].factor and length.value > 1
    return length.sense is Sense.DURATION and not length.is_range and length.value.denominator == 1 and is_long


def _begins_at(claim: Claim, date: Date) -> bool:
    """Whether the length counts from a date and not from the end of its year."""
    first = claim.premises[0].quantity
    return first == date.quantity(first.unit.atoms[0][0])


def _near(passage: Passage, here: Stretch, length: Quantity) -> Iterator[list[Date]]:
    """The dates of the sentence, then with those of the sentence before, and so on, each in order of time."""
    patterns = (_DATE, _DAY) if length.unit.factor < ATOMS["month"].factor else (_DATE,)
    start = here.start
    for before in range(_SENTENCES_BEFORE + 1):
        for pattern in patterns:
            found = list(pattern.finditer(passage.skeleton, start, here.end))
            dates = [
                read_date(f"{match[0]}{'' if pattern is _DATE else f' {_ANY_YEAR}'}", passage.extent(*match.span()))
                for match in found[:_MOST_DATES]
            ]
            yield sorted(dates, key=lambda date: (date.year, date.month or 0, date.day or 0))
        earlier = sentence_stretch_before(passage, here._replace(start=start)) if before < _SENTENCES_BEFORE else None
        if earlier is None:
            return
        start = earlier[0]
