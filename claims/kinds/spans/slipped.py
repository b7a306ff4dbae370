"""Lengths of time that a slip of the pen sets off from the only two dates beside them: `It shut on 9 May and opened on 17 June.
For 69 days …`, `set 2030 as the date in 2019, which gave them 21 years to prepare`.

Years are tens off, or have two digits swapped; days, told from dates with or without their year, too. Where words tie the length to
the dates, as what they leave to do something in, it may be farther off.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from claims.claim import Claim, Strength
from claims.dateline import dateline_of
from claims.dates import Date
from claims.kinds.spans.lapse import Lapse, claims_between, is_slip
from claims.kinds.spans.stretches import dates_in, days_in, in_order, is_only_length, sentence_stretch_before
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Quantity
from claims.unit import atom

_OF_ELSE = lazy_regex(
    r"\b(?:every|each|per|average|at least|design\w*|supposed|leases?|leased|licen[cs]es?|licensed|loans?|warranty|guarantee\w*|sentence[ds]?|prison|"
    r"jail|bonds?|mortgages?|contracts?|born|aged?|junior|senior)\b"
)
_MEANT = lazy_regex(
    r"\b(?:plan\w*|expect\w*|meant|intend\w*|target|would|should|could|might|if|want(?:s|ed)?|ask(?:s|ed)|demand(?:s|ed)|sought|seeks?|hope[sd]?|"
    r"need(?:s|ed)?)\b"
)
"""What is not so, in the sentence of a length."""
_NEAR_ELSE = lazy_regex(
    r"\b(?:first|last|next|past|another|further|other|remaining|up to|than|only|not|never|of (?:which|these|those|them))(?:\s[a-z]+){0,2}\s\Z"
)
_AFTER_ELSE = lazy_regex(
    r"(?:[ -]old\b| (?:ago|old|younger|older|before|earlier|left|more|of age|plan|lease|loan|bond|warranty)\b|[’'] | of (?:it|that|this|which|them|these|those)\b)"
)
_GIVEN = Phrase(
    r"\b(?:gave|gives?|given|giving|leaves?|left|leaving|allow(?:s|ed|ing)?|had|has|have)(?: [a-z’'-]+){0,4}? (?:just |only |some |about )?{d:duration} (?:to|in which|for) [a-z]"
)
"""What two dates leave to do something in."""
_BESIDES = lazy_regex(r" (?:while|in which|during which)\b")
_OPENS = lazy_regex(
    r"\W*(?:for|in|over|during|through|within)\s(?:(?:all|those|these|the|some|about|full|whole)\s)*", re.IGNORECASE
)
_REACH = 40
_LEAST = _TEN = 10
_FARTHEST = 2
_UNITS = ("year", "day")
_LENGTH = Lapse(Phrase("{d:duration}"), is_inclusive=False, strength=Strength.WORDED)


def slipped_lengths(passage: Passage) -> Iterator[Claim]:
    """Every length of whole years or days that a slip sets off from the only two dates of its sentence, or of that and the one before."""
    given = {match.start("d") for match in _GIVEN.matches(passage)}
    for match in _LENGTH.phrase.matches(passage):
        length = passage.quantity_at(match.start("d"))
        unit = next((unit for unit in _UNITS if length.unit == atom(unit)), "")
        if (
            unit
            and length.value >= _LEAST
            and length.value.denominator == 1
            and not length.is_range
            and not length.is_bound
        ):
            found = _dates(passage, match.start("d"), unit, length)
            if found is not None and _is_told(passage, found[0], match.start("d"), length):
                yield from _off(passage, match, found[1], unit, is_given=match.start("d") in given)


def _off(passage: Passage, match: re.Match[str], dates: list[Date], unit: str, *, is_given: bool) -> Iterator[Claim]:
    """The claim of a length that a slip sets off from two dates."""
    length, here = passage.quantity_at(match.start("d")), passage.stretch_at(match.start("d"))
    a, b = dates
    told, lapsed = int(length.value), int(b.quantity(unit).value - a.quantity(unit).value)
    is_tied = is_given or _OPENS.fullmatch(passage.skeleton, here.start, match.start("d"))
    is_tied = is_tied or _BESIDES.match(passage.skeleton, match.end())
    is_off = is_slip(told, lapsed, _LEAST) or is_tied and _is_tens(told, lapsed)
    if is_off and (is_given or told % _TEN) and (unit == "day" or not _gives(passage, told)):
        yield from (replace(claim, loose=True) for claim in claims_between(passage, match, _LENGTH, a, b))


def _is_tens(told: int, lapsed: int) -> bool:
    """Whether a length is tens off what has passed, and no more than twice as long or half."""
    is_near = Fraction(1, _FARTHEST) <= Fraction(told, lapsed or 1) <= _FARTHEST
    return min(told, lapsed) >= _LEAST and told != lapsed and (told - lapsed) % _TEN == 0 and is_near


def _dates(passage: Passage, at: int, unit: str, length: Quantity) -> tuple[int, list[Date]] | None:
    """The only two dates of a sentence, or of it and the one before, in order, and where the words begin that tell of them."""
    here = passage.stretch_at(at)
    read = dates_in if unit == "year" else days_in
    own = read(passage, here.start, here.end)
    before = sentence_stretch_before(passage, here) if len(own) < len("ab") else None
    dates = [*(read(passage, *before) if before else ()), *own]
    start = before[0] if before else here.start
    if len(dates) != len("ab") or not is_only_length(passage, start, here, length):
        return None
    return start, sorted(dates, key=in_order)


def _is_told(passage: Passage, start: int, at: int, length: Quantity) -> bool:
    """Whether no words tell of another time than that between two dates."""
    is_of_else = (
        _OF_ELSE.search(passage.lowered, start, at)
        or _MEANT.search(passage.lowered, passage.stretch_at(at).start, at)
        or _NEAR_ELSE.search(passage.lowered, max(start, at - _REACH), at)
        or _AFTER_ELSE.match(passage.lowered, at + 1)
    )
    return not is_of_else


def _gives(passage: Passage, years: int) -> bool:
    """Whether any two years of the text, or one and its own, are so many apart."""
    now = passage.shared(dateline_of)
    told = {date.year for date in dates_in(passage, 0, len(passage.skeleton))} | ({now.year} if now else set())
    return any(year + apart in told for year in told for apart in (years - 1, years, years + 1))
