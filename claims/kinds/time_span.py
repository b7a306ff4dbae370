"""Time spans: `from 1985 to 1988, three years`, `the 20 years from 1985 to 2004`, `born in 1932, he died in 1990 aged 57`.

Also between months and days (`from June 2019 to March 2020, nine months`; `from 3 May 2024 to 17 May 2024, two weeks`; `from March to September, seven months`),
from one year to another that is so much later (`in 1987; 12 years later, in 1999`), and up to the document's own date
(`founded in 1987, 38 years ago`; `since 1974, so it has been open for 51 years`).

Also between two times of the clock (`claims.clock`), and anniversaries (`founded in 1925, it marked its 100th anniversary in 2025`).

Dates are no quantities; here they serve as premises. A span may count its last year or month or not, and an age or what
is so many years ago may be a birthday short, so both are tried.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from claims.claim import Claim, Premise, Strength
from claims.clock import clock_spans
from claims.dateline import dateline
from claims.dates import DATE, MONTH, Date, date_at, dated, month_number
from claims.kinds.kind import Kind
from claims.passage import Passage
from claims.phrase import Phrase
from claims.quantity import Quantity
from claims.span import Span
from claims.unit import NO_UNIT, atom
from claims.unit_table import ATOMS

_A, _B = (rf"(?P<{name}>{DATE})" for name in "ab")
_GAP = r"[^.;:()\uE000-\uF8FF]{0,80}?"
_SHORT_GAP = r"[^.;:(),\uE000-\uF8FF]{0,40}?"
_END = r"(?= ?[.,;:)—–]|$)"
_STARTED = (
    r"(?:founded|established|opened|built|launched|started|begun|began|created|set up|introduced|incorporated|completed|"
    r"inaugurated|enacted|signed|ratified|planted|born|formed|adopted|passed|commissioned|invented|discovered|installed)"
)


_KIN = r"\b(?:mother|father|parents?|sister|brother|son|daughter|husband|wife|widow|uncle|aunt|friend|child|children)\b"
_OWN_GAP = rf"(?:(?!{_KIN}){_GAP[:-7]}){{0,80}}?"
_OTHERS = re.compile(rf"{_KIN}[^.]*\Z", re.IGNORECASE)
_BEGAN = r"\b(?:begun|began|started|commenced|laid out)"
_ENDED = r"(?:finished|completed|ended|opened|done|closed)"
_NTH = r"(?:its|their|his|her) (?P<n>\d{1,3})(?:st|nd|rd|th) (?:anniversary|birthday|jubilee)"
_ANNIVERSARIES = (
    Phrase(rf"\b{_STARTED} (?:in|on) {_A}{_GAP}\b{_NTH}{_SHORT_GAP}\bin {_B}", frozenset()),
    Phrase(rf"\bin {_B},? {_GAP}\b{_STARTED} in {_A}{_GAP}\b{_NTH}{_END}", frozenset()),
)


class _Wording(NamedTuple):
    """A wording with a duration `d` and the dates `a` and `b`; without `b` it is the document's own date.

    `is_inclusive` tells a span that may count its last year whole from a lapse of time that may begin late in its first.
    """

    phrase: Phrase
    is_inclusive: bool
    strength: Strength = Strength.WORDED


def _inclusive(pattern: str) -> _Wording:
    return _Wording(Phrase(pattern), is_inclusive=True)


def _elapsed(pattern: str, strength: Strength = Strength.WORDED) -> _Wording:
    return _Wording(Phrase(pattern), is_inclusive=False, strength=strength)


_BETWEEN = rf"(?:from|between) {_A} (?:to|and|until|through|till) {_B}"
_WORDINGS = (
    _inclusive(
        rf"\b{_BETWEEN},? ?[–—(,] ?(?:a (?:period|span|stretch|total|gap|run|reign|term) of |over |that is |i\.e\. |which is |or |for |"
        rf"exactly |just |about |nearly |some |inclusive,? )*{{d:duration}}{_END}"
    ),
    _inclusive(rf"\b{_BETWEEN} (?:is|was|are|were|makes|gives|comes to|covers|spans) <ABOUT>{{d:duration}}{_END}"),
    _inclusive(rf"\b(?:the|these|those|an?) (?:full |whole |entire )?{{d:duration}} (?:period |span |stretch |run )?{_BETWEEN}"),
    _inclusive(rf"{{d:duration}} (?:passed |elapsed |went by |lie |lay ){_BETWEEN}"),
    _elapsed(rf"{{d:duration}} (?:later|on|after that),? in {_B}[^.]{{0,60}}?\b(?:since|after) {_A}"),
    _elapsed(rf"\bin {_B},? (?:exactly |just |some |only |about |almost |nearly )?{{d:duration}} after {_SHORT_GAP}\b{_A}"),
    _elapsed(rf"\bin {_A},? (?:exactly |just |some |only |about |almost |nearly )?{{d:duration}} before {_SHORT_GAP}\b{_B}"),
    _elapsed(rf"\bborn (?:in|on) (?:\w+ )?{_A}{_OWN_GAP}\bdied (?:in|on) (?:\w+ )?{_B},? ?(?:at (?:the age of )?|aged ){{d}}"),
    _elapsed(rf"\b{_STARTED} in {_A} and {_GAP}{{d:duration}} old (?:when|in|by) {_SHORT_GAP}\b{_B}"),
    _elapsed(rf"\bborn in {_A},? (?:and |he |she |they |who )*(?:was|were|turned|is|will be|turns) {{d}} (?:years old )?in {_B}"),
    _elapsed(rf"\bborn in {_A},? (?:and |he |she |they |who )*(?:was|were|is) (?:only |just |already )?{{d}} (?:years old )?when {_SHORT_GAP}\bin {_B}"),
    _inclusive(rf"\bfor {{d:duration}}, {_BETWEEN}"),
    _elapsed(rf"{_BEGAN} in {_A}{_GAP}\b{_ENDED} in {_B},? after {{d:duration}} of (?:work|building|construction|labour|labor|effort|digging|service|planning){_END}"),
    _elapsed(rf"\b(?:in|of) {_A}{_GAP}\b(?:in|until) {_B}, (?:exactly |just |some |only |about |almost |nearly )?{{d:duration}} (?:later|longer){_END}"),
    _elapsed(rf"\bon {_A}{_GAP}\bon {_B}, (?:exactly |just |some |only |about |almost |nearly )?{{d:duration}} later{_END}"),
    _elapsed(rf"\bborn (?:in|on) {_A}{_OWN_GAP}\b(?:in|on) {_B},? (?:aged |at (?:the age of )?){{d}}{_END}"),
    _elapsed(rf"\b{_STARTED} in {_A}{_GAP}\b(?:turned|turns|will turn) {{d}} in {_B}"),
    _elapsed(rf"{{d:duration}} after {_SHORT_GAP}\bin {_A},{_SHORT_GAP}\bin {_B}"),
)  # fmt: skip
_UNTIL_NOW = (
    _elapsed(rf"\b(?:in|since) {_A},? ?[,(–—]? ?(?:that is |or |about |nearly |almost |some |just over |over |exactly |just |only |more than )*{{d:duration}} ago\b"),
    _elapsed(rf"\b{_STARTED} in {_A},? and (?:will be|is|turns|will turn) (?:now |exactly |just )?{{d:duration}} old (?:now|today|this (?:year|spring|summer|autumn|winter|month|week))\b"),
    _elapsed(rf"{{d:duration}} ago,? ?[,(–—]? ?(?:that is |back )?in {_A}"),
    _elapsed(rf"\bsince {_A}, (?:that is |or |for |now )+(?:about |nearly |almost |some |over |exactly |just )*{{d:duration}}{_END}"),
    _elapsed(rf"\b(?:in|since) {_A},? (?:so|which means|meaning|and so)\b{_GAP}\b(?:has|have)\b{_GAP}\bfor (?:about |nearly |almost |over )?{{d:duration}}"),
    _elapsed(rf"\b(?:in|since) {_A},? (?:and )?{_GAP}\b(?:has|have)\b{_GAP}\bfor {{d:duration}}", Strength.INFERRED),
)  # fmt: skip
_MONTHS = Phrase(
    rf"\b(?:from|between) (?P<a>{MONTH}) (?:to|and|until|through|till) (?P<b>{MONTH}) ?[,(–—] ?(?:a (?:period|span|season) of |"
    rf"that is |i\.e\. |which is |or |for |exactly |just |about |some )*{{d:duration}}{_END}"
)
_YEAR_OF_MONTHS = 12
_APPOSED = Phrase(
    rf"\b(?:in|on|since|from) {_A}[^.;:()\uE000-\uF8FF]{{1,120}}?\b(?:in|on|until|by) {_B} ?(?:,|[–—(]) ?(?:after )?an? (?:\w+ ){{0,2}}?"
    rf"(?:wait|gap|interval|period|span|delay|stretch|lapse|run|reign|tenure|process|career|spell|absence|lag|break|closure|"
    rf"journey|build|construction|effort|campaign|life) of (?:about |nearly |almost |some |over |exactly |just |more than )*{{d:duration}}{_END}"
)
_DIED = Phrase(rf"\bdied (?:in|on) (?:\w+ )?{_B},? ?(?:at (?:the age of )?|aged ){{d}}")
_BORN = re.compile(rf"\bborn (?:in|on) (?:the )?(?P<a>{DATE})".replace(" ", r"\s+"), re.IGNORECASE)
_LATER = Phrase(rf"{{d:duration}} later,? in {_B}")
_EARLIER_DATE = re.compile(rf"\b(?:in|on|since|by) (?P<a>{DATE})".replace(" ", r"\s+"), re.IGNORECASE)


class _Now:
    """The date of a passage's document, read when it is first needed."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage

    @cached_property
    def date(self) -> Date | None:
        return dateline(self._passage.document)


def find(passage: Passage) -> Iterator[Claim]:
    """Every stated length of time between two dates, and every stated age."""
    for wording in _WORDINGS:
        for match in wording.phrase.matches(passage):
            yield from _claims(passage, match, wording, date_at(passage, match, "a"), date_at(passage, match, "b"))
    now = _Now(passage)
    for wording in _UNTIL_NOW:
        for match in wording.phrase.matches(passage):
            if now.date is not None:
                yield from _claims(passage, match, wording, date_at(passage, match, "a"), now.date)
    yield from _apposed(passage)
    yield from _later(passage)
    yield from _died(passage)
    for match in _MONTHS.matches(passage):
        yield from _months(passage, match)
    yield from _by_clock(passage)
    yield from _anniversaries(passage)


def _by_clock(passage: Passage) -> Iterator[Claim]:
    """A length of time between two times of the clock."""
    for span in clock_spans(passage):
        for a, b in span.readings:
            yield Claim("time-span", span.length, "b - a", (Premise("a", a), Premise("b", b)), span.extent)


def _anniversaries(passage: Passage) -> Iterator[Claim]:
    """An anniversary or a birthday by its ordinal number, between two years."""
    if not any(
        word in passage.lowered for word in ("th anniv", "th birth", "th jub", "st anniv", "rd anniv", "nd anniv")
    ):
        return
    for phrase in _ANNIVERSARIES:
        for match in phrase.regex.finditer(passage.skeleton):
            span = Span(passage.to_text(match.start("n")), passage.to_text(match.end("n")))
            asserted = replace(dated(span, int(match["n"]), NO_UNIT), index=-2 - span.start, resolution=Fraction(0))
            a, b = (date_at(passage, match, name).quantity("") for name in "ab")
            extent = passage.extent(*match.span())
            yield Claim("time-span", asserted, "b - a", (Premise("a", a), Premise("b", b)), extent)


def _months(passage: Passage, match: re.Match[str]) -> Iterator[Claim]:
    """A span from one month of the year to another, the last counted or not."""
    asserted = passage.quantity_at(match.start("d"))
    if asserted.is_range or asserted.unit != atom("month"):
        return
    a, b = (month_number(match[name]) for name in "ab")
    last = b if b > a else b + _YEAR_OF_MONTHS
    premises = [
        (Premise("a", _month(passage, match, "a", a)), Premise("b", _month(passage, match, "b", end)))
        for end in (last + 1, last)
    ]
    premises.sort(key=lambda pair: _between(pair) != asserted.value * asserted.unit.factor)
    for pair in premises:
        yield Claim("time-span", asserted, "b - a", pair, passage.extent(match.start(), match.end()))


def _month(passage: Passage, match: re.Match[str], name: str, number: int) -> Quantity:
    return dated(Span(passage.to_text(match.start(name)), passage.to_text(match.end(name))), number, atom("month"))


def _died(passage: Passage) -> Iterator[Claim]:
    """The age at death of the one whose birth alone is told before it in the paragraph."""
    wording = _Wording(_DIED, is_inclusive=False)
    for match in _DIED.matches(passage):
        start = passage.skeleton.rfind("\n\n", 0, match.start()) + 1
        born = list(_BORN.finditer(passage.skeleton, start, match.start()))
        if _OTHERS.search(passage.skeleton, start, match.start()):
            continue
        if len(born) == 1 and len(re.findall(r"\bborn\b", passage.skeleton[start : match.start()])) == 1:
            yield from _claims(passage, match, wording, date_at(passage, born[0], "a"), date_at(passage, match, "b"))


def _apposed(passage: Passage) -> Iterator[Claim]:
    """The length of what happened between the two dates of a sentence: `ordered in 2019 and delivered in 2022, a wait of three years`."""
    wording = _Wording(_APPOSED, is_inclusive=False)
    for match in _APPOSED.matches(passage):
        dates = re.findall(DATE, match[0])
        if len(dates) == len("ab"):
            yield from _claims(passage, match, wording, date_at(passage, match, "a"), date_at(passage, match, "b"))


def _later(passage: Passage) -> Iterator[Claim]:
    """What came so many years later than the one date that stands before it in the sentence."""
    wording = _Wording(_LATER, is_inclusive=False)
    for match in _LATER.matches(passage):
        start = passage.stretch_at(match.start()).start
        earlier = list(_EARLIER_DATE.finditer(passage.skeleton, start, match.start()))
        if len(earlier) == 1 and len(re.findall(DATE, passage.skeleton[start : match.start()])) == 1:
            yield from _claims(passage, match, wording, date_at(passage, earlier[0], "a"), date_at(passage, match, "b"))


def _claims(passage: Passage, match: re.Match[str], wording: _Wording, a: Date, b: Date) -> Iterator[Claim]:
    asserted = passage.quantity_at(match.start("d"))
    if asserted.is_range or (a.year, a.month or 1) > (b.year, b.month or 12):
        return
    extent = passage.extent(match.start(), match.end())
    for unit in _units(asserted, a, b):
        pairs = [pair for late in (False, True) for pair in _premises(a, b, unit, wording, late=late)]
        # A reading that gives the very length comes first, else the plain one.
        pairs.sort(key=lambda pair: _between(pair) != asserted.value * asserted.unit.factor)
        for pair in pairs:
            yield Claim("time-span", asserted, "b - a", pair, extent, wording.strength)


def _premises(a: Date, b: Date, unit: str, wording: _Wording, *, late: bool) -> Iterator[tuple[Premise, Premise]]:
    """The dates as premises, one of them taken at its end where `late`; none where the calendar does not have them."""
    with suppress(ValueError):
        first = a.quantity(unit, at_end=late and not wording.is_inclusive)
        yield Premise("a", first), Premise("b", b.quantity(unit, at_end=late and wording.is_inclusive))


def _between(pair: tuple[Premise, Premise]) -> Fraction:
    """The time between two dates, in seconds."""
    first, last = (premise.quantity for premise in pair)
    return (last.value - first.value) * first.unit.factor


def _units(asserted: Quantity, a: Date, b: Date) -> tuple[str, ...]:
    """The units in which the dates can be told apart and the asserted length be compared, none where they are too coarse."""
    if not asserted.unit.dimension:
        return ("",)
    months = a.month is not None and b.month is not None
    if asserted.unit.factor >= ATOMS["year"].factor:
        # Half years are told from months; years alone would be anything from one day to two.
        is_whole = asserted.value.denominator == 1
        return ("year", "month")[not is_whole :] if months else ("year",)
    if asserted.unit.factor >= ATOMS["month"].factor:
        return ("month",) if months else ()
    days = a.day is not None and b.day is not None
    return ("day",) if days and asserted.unit.factor >= ATOMS["day"].factor else ()


KIND = Kind(
    "time-span",
    "the time between two dates is the length stated for it",
    find,
    example="The mill worked from 1930 to 1980, four decades.",
    counter_example="Born in 1932, she married at 24 and died in 1990.",
)
