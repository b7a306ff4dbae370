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

from claims.claim import Claim, Premise, Strength
from claims.clock import clock_spans
from claims.dates import DATE, MONTH, date_at, dated, month_number
from claims.kinds.kind import Kind
from claims.kinds.spans.ages_then import ages_then
from claims.kinds.spans.anniversaries import anniversaries
from claims.kinds.spans.lapse import (
    END,
    FIRST,
    GAP,
    LAST,
    SHORT_GAP,
    STARTED,
    Lapse,
    between,
    claims_between,
    elapsed,
    inclusive,
)
from claims.kinds.spans.lasting import lasting
from claims.kinds.spans.near_dates import between_near_dates
from claims.kinds.spans.near_times import between_near_times
from claims.kinds.spans.running_out import running_out
from claims.kinds.spans.slipped import slipped_lengths
from claims.kinds.spans.two_dates import between_two_dates
from claims.kinds.spans.until_now import until_now
from claims.kinds.spans.years_told import years_told
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Quantity
from claims.span import Span
from claims.unit import atom

_A, _B = FIRST, LAST
_KIN = r"\b(?:mother|father|parents?|sister|brother|son|daughter|husband|wife|widow|uncle|aunt|friend|child|children)\b"
_OWN_GAP = rf"(?:(?!{_KIN}){GAP[:-7]}){{0,80}}?"
_OTHERS = lazy_regex(rf"(?:{_KIN}|(?:\A|\. )(?:His|Her|Their|Whose) [a-z]+)[^.]*\Z", re.IGNORECASE)
_BEGAN = r"\b(?:begun|began|started|commenced|laid out)"
_ENDED = r"(?:finished|completed|ended|opened|done|closed)"


_BETWEEN = rf"(?:from|between) {_A} (?:to|and|until|through|till) {_B}"
_WORDINGS = (
    inclusive(
        rf"\b{_BETWEEN},? ?[–—(,] ?(?:a (?:period|span|stretch|total|gap|run|reign|term) of |over |that is |i\.e\. |which is |or |for |"
        rf"exactly |just |about |nearly |some |inclusive,? )*{{d:duration}}{END}"
    ),
    inclusive(rf"\b(?:the|these|those|an?) (?:full |whole |entire )?{{d:duration}} (?:period |span |stretch |run )?{_BETWEEN}"),
    inclusive(rf"{{d:duration}} (?:passed |elapsed |went by |lie |lay ){_BETWEEN}"),
    inclusive(rf"\b{_BETWEEN} (?:is|was|are|were|makes|gives|comes to|covers|spans) <ABOUT>{{d:duration}}{END}"),
    elapsed(rf"{{d:duration}} (?:later|on|after that),? in {_B}[^.]{{0,60}}?\b(?:since|after) {_A}"),
    elapsed(rf"\bin {_B},? (?:exactly |just |some |only |about |almost |nearly )?{{d:duration}} after {SHORT_GAP}\b{_A}"),
    elapsed(rf"\bin {_A},? (?:exactly |just |some |only |about |almost |nearly )?{{d:duration}} before {SHORT_GAP}\b{_B}"),
    elapsed(rf"\bborn (?:in|on) (?:\w+ )?{_A}{_OWN_GAP}\bdied (?:in|on) (?:\w+ )?{_B},? ?(?:at (?:the age of )?|aged ){{d}}"),
    elapsed(rf"\b{STARTED} in {_A} and {GAP}{{d:duration}} old (?:when|in|by) {SHORT_GAP}\b{_B}"),
    elapsed(rf"\bborn in {_A},? (?:and |he |she |they |who )*(?:was|were|turned|is|will be|turns) {{d}} (?:years old )?in {_B}"),
    elapsed(rf"\bborn in {_A},? (?:and |he |she |they |who )*(?:was|were|is) (?:only |just |already )?{{d}} (?:years old )?when {SHORT_GAP}\bin {_B}"),
    elapsed(rf"\bborn in {_A}{_OWN_GAP}\b(?:in|on) {_B},? when (?:he|she|they) (?:was|were|turned|had turned) (?:only |just |already )?{{d}}{END}"),
    inclusive(rf"\bfor {{d:duration}}, {_BETWEEN}"),
    elapsed(rf"{_BEGAN} in {_A}{GAP}\b{_ENDED} in {_B},? after {{d:duration}} of (?:work|building|construction|labour|labor|effort|digging|service|planning)\b"),
    elapsed(rf"\b(?:in|of) {_A}{GAP}\b(?:in|until) {_B}, (?:exactly |just |some |only |about |almost |nearly )?{{d:duration}} (?:later|longer){END}"),
    elapsed(rf"\bon {_A}{GAP}\bon {_B}, (?:exactly |just |some |only |about |almost |nearly )?{{d:duration}} later{END}"),
    elapsed(rf"\bborn (?:in|on) {_A}{_OWN_GAP}\b(?:in|on) {_B},? (?:aged |at (?:the age of )?){{d}}{END}"),
    elapsed(rf"\b{STARTED} in {_A}{GAP}\b(?:turned|turns|will turn) {{d}} in {_B}"),
    elapsed(rf"\b(?:{STARTED} in|dates? (?:from|back to)) {_A}{GAP}\b(?:will be|is|was|were|turns|will turn) {{d:duration}} old in {_B}"),
    elapsed(rf"\bon {_A}{GAP}\bin {_B}, (?:exactly |just |some |only |about |almost |nearly )?{{d:duration}} later{END}"),
    elapsed(rf"{{d:duration}} after {SHORT_GAP}\bin {_A},{SHORT_GAP}\bin {_B}"),
)  # fmt: skip
_MONTHS = Phrase(
    rf"\b(?:from|between) (?P<a>{MONTH}) (?:to|and|until|through|till) (?P<b>{MONTH}) ?[,(–—] ?(?:a (?:period|span|season) of |"
    rf"that is |i\.e\. |which is |or |for |exactly |just |about |some )*{{d:duration}}{END}"
)
_YEAR_OF_MONTHS = 12
_APPOSED = Phrase(
    rf"\b(?:in|on|since|from) {_A}[^.;:()\uE000-\uF8FF]{{1,120}}?\b(?:in|on|until|by) {_B} ?(?:,|[–—(]) ?(?:after )?an? (?:\w+ ){{0,2}}?"
    rf"(?:wait|gap|interval|period|span|delay|stretch|lapse|run|reign|tenure|process|career|spell|absence|lag|break|closure|"
    rf"journey|build|construction|effort|campaign|life) of (?:about |nearly |almost |some |over |exactly |just |more than )*{{d:duration}}{END}"
)
_AGED = (
    Phrase(rf"(?<!had\s)\bdied (?:in|on) (?:\w+ )?{_B},? ?(?:at (?:the age of )?|aged ){{d}}"),
    Phrase(rf"\b(?:in|on) {_B},? (?:[a-z]+ ){{0,6}}?(?:at the age of|aged|when (?:he|she) was) (?:only |just |already )?{{d}}{END}"),
    Phrase(rf"\bat the age of (?:only |just )?{{d}},? in {_B}"),
)  # fmt: skip
_BORN = lazy_regex(rf"\bborn (?:in|on) (?:the )?(?P<a>{DATE})".replace(" ", r"\s+"), re.IGNORECASE)
_LATER = (
    Phrase(rf"{{d:duration}} later,? in {_B}"),
    Phrase(rf"{{d:duration}} (?:long|old) (?:in|by|at) (?:the (?:end|start|close) of )?{_B}"),
)
_UNTIL = Phrase(rf"\b(?:until|till) {_B},? ?(?:that is |or |for |after )*{{d:duration}}{END}")
_EARLIER_DATE = lazy_regex(rf"\b(?:in|on|since|by|from) (?P<a>{DATE})".replace(" ", r"\s+"), re.IGNORECASE)


def find(passage: Passage) -> Iterator[Claim]:
    """Every stated length of time between two dates, and every stated age."""
    for wording in _WORDINGS:
        for match in wording.phrase.matches(passage):
            yield from claims_between(
                passage, match, wording, date_at(passage, match, "a"), date_at(passage, match, "b")
            )
    yield from until_now(passage)
    yield from between_two_dates(passage)
    yield from _apposed(passage)
    yield from _later(passage)
    yield from _ages(passage)
    for match in _MONTHS.matches(passage):
        yield from _months(passage, match)
    yield from _by_clock(passage)
    yield from ages_then(passage)
    yield from anniversaries(passage)
    yield from lasting(passage)
    yield from running_out(passage)
    yield from years_told(passage)
    yield from between_near_dates(passage)
    yield from slipped_lengths(passage)
    yield from between_near_times(passage)


def _by_clock(passage: Passage) -> Iterator[Claim]:
    """A length of time between two times of the clock."""
    for span in clock_spans(passage):
        for a, b in span.readings:
            yield Claim("time-span", span.length, "b - a", (Premise("a", a), Premise("b", b)), span.extent)


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
    premises.sort(key=lambda pair: between(pair) != asserted.value * asserted.unit.factor)
    for pair in premises:
        yield Claim("time-span", asserted, "b - a", pair, passage.extent(match.start(), match.end()))


def _month(passage: Passage, match: re.Match[str], name: str, number: int) -> Quantity:
    return dated(Span(passage.to_text(match.start(name)), passage.to_text(match.end(name))), number, atom("month"))


def _ages(passage: Passage) -> Iterator[Claim]:
    """The age at a date of the one whose birth alone is told before it in the paragraph."""
    for match in [match for phrase in _AGED for match in phrase.matches(passage)]:
        start = passage.skeleton.rfind("\n\n", 0, match.start()) + 1
        born = list(_BORN.finditer(passage.skeleton, start, match.start()))
        if _OTHERS.search(passage.skeleton, start, match.start()):
            continue
        if len(born) == 1 and len(re.findall(r"\bborn\b", passage.skeleton[start : match.start()])) == 1:
            yield from claims_between(
                passage,
                match,
                Lapse(_AGED[0], is_inclusive=False),
                date_at(passage, born[0], "a"),
                date_at(passage, match, "b"),
            )


def _apposed(passage: Passage) -> Iterator[Claim]:
    """The length of what happened between the two dates of a sentence: `ordered in 2019 and delivered in 2022, a wait of three years`."""
    wording = Lapse(_APPOSED, is_inclusive=False)
    for match in _APPOSED.matches(passage):
        dates = re.findall(DATE, match[0], re.IGNORECASE)
        if len(dates) == len("ab"):
            yield from claims_between(
                passage, match, wording, date_at(passage, match, "a"), date_at(passage, match, "b")
            )


def _later(passage: Passage) -> Iterator[Claim]:
    """What came so many years later than the one date that stands before it in the sentence, else in the one before.

    How long something went on until a date is explained by the last date before.
    """
    for phrase in (*_LATER, _UNTIL):
        strength = Strength.INFERRED if phrase is _UNTIL else Strength.WORDED
        for match in phrase.matches(passage):
            earlier = _date_before(passage, match.start(), is_last=phrase is _UNTIL)
            if earlier is not None:
                wording = Lapse(phrase, is_inclusive=False, strength=strength)
                yield from claims_between(
                    passage, match, wording, date_at(passage, earlier, "a"), date_at(passage, match, "b")
                )


def _date_before(passage: Passage, at: int, *, is_last: bool) -> re.Match[str] | None:
    """The one date before a place, or the last of several, in its sentence, else in the one before."""
    here = passage.stretch_at(at)
    paragraph = passage.skeleton.rfind("\n\n", 0, here.start) + 1
    before = max(paragraph, passage.skeleton.rfind(". ", 0, max(0, here.start - 2)) + 1)
    for start, end in ((here.start, at), (before, here.start)):
        dates = re.findall(DATE, passage.skeleton[start:end])
        earlier = list(_EARLIER_DATE.finditer(passage.skeleton, start, end))
        if dates:
            return earlier[-1] if earlier and (is_last or len(dates) == 1) else None
    return None


KIND = Kind(
    "time-span",
    "the time between two dates is the length stated for it",
    find,
    example="The mill worked from 1930 to 1980, four decades.",
    counter_example="Born in 1932, she married at 24 and died in 1990.",
)
