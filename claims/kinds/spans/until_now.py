"""Lengths of time up to the date of the text: `founded in 1987, 38 years ago`, `opened in 1998, it has had 28 years`, and ages.

"Now" is what a document says of itself: its date, or an anniversary that it tells ("left on 9 April 2004. This month it
has been away for ten years"). Without one, what spans so much "now" is compared with the date of the sentence before, where only a slip of the pen convicts.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cached_property

from claims.claim import Claim, Premise, Strength
from claims.dateline import dateline_of
from claims.dates import DATE, Date, date_at
from claims.kinds.spans.ages_now import ages_now
from claims.kinds.spans.lapse import END, FIRST, GAP, SHORT_GAP, STARTED, Lapse, claims_between, elapsed
from claims.kinds.spans.stretches import dates_in
from claims.misprint import misprint_between
from claims.passage import Passage, Stretch
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Quantity
from claims.unit import NO_UNIT, atom

_A = FIRST
_SOME = r"(?:that is |or |about |nearly |almost |some |just over |over |exactly |just |only |more than |all |its |the |for |now )*"
_NOW = r"(?:now|today|this (?:year|spring|summer|autumn|winter|month|week))"
_THEY = r"(?:and |so |which |he |she |it |they |we |who )*"
_UNTIL_NOW = (
    elapsed(rf"(?:\b(?:in|since|on)|\w ?:) {_A},? ?[,(–—]? ?{_SOME}{{d:duration}} ago\b"),
    elapsed(rf"\b{STARTED} in {_A},? and (?:will be|is|turns|will turn) (?:now |exactly |just )?{{d:duration}} old {_NOW}\b"),
    elapsed(rf"{{d:duration}} ago,? ?[,(–—]? ?(?:that is |back )?in {_A}"),
    elapsed(rf"\bsince {_A}, (?:that is |or |for |now )+(?:about |nearly |almost |some |over |exactly |just )*{{d:duration}}{END}"),
    elapsed(rf"\b(?:in|since) {_A},? (?:so|which means|meaning|and so)\b{GAP}\b(?:has|have)\b{GAP}\bfor (?:about |nearly |almost |over )?{{d:duration}}"),
    elapsed(rf"\b{STARTED} in {_A},? {_THEY}(?:has|have) (?:now |already |by now )?(?:had|spent|run for|stood for|worked for|lasted) {_SOME}{{d:duration}}"),
    elapsed(rf"\b(?:{STARTED} in|dat(?:es?|ing) (?:from|back to)) {_A},? {_THEY}(?:is|are) (?:now |just |only |already |therefore |thus )*{{d:duration}} old\b"),
    elapsed(rf"\b(?:{STARTED} in|dat(?:es?|ing) (?:from|back to)) {_A},? {_THEY}(?:and,? )?at {{d:duration}} (?:old|of age)\b"),
    elapsed(rf"\bborn in {_A},? (?:and |he |she |they |who )*(?:is|are|turns|will be) (?:now |only |just |already )?{{d}}(?: years old)?(?: {_NOW})?{END}"),
    elapsed(rf"\b(?:in|since) {_A},? (?:and )?{GAP}\b(?:has|have)\b{GAP}\bfor {{d:duration}}", Strength.INFERRED),
    elapsed(rf"\b{STARTED} in {_A}{GAP}\bby (?:now|today|(?P<last>last year)|this (?:year|spring|summer|autumn|winter|month|week)),? {_THEY}(?:has|have|had)\b{SHORT_GAP}\bfor {_SOME}{{d:duration}}"),
    elapsed(rf"{_A},? and (?:in|for) {_SOME}{{d:duration}} (?:has|have|since)\b", Strength.INFERRED),
)  # fmt: skip
_SPANS_NOW = elapsed(
    rf"\b(?:in|since|from|of) {_A}{GAP}\b(?:now|today) (?:spans?|covers?|runs? (?:to|for)|goes back|stretches back|reaches back|is|are|counts?|has|have|lasts?|numbers?) "
    rf"{_SOME}{{d:duration}}"
)
_OF_ITS_LIFE = elapsed(r"\b(?:in|of|for|after|through(?:out)?) (?:all )?(?:its|their) {d:duration}")
_SINCE_THEN = elapsed(rf"\b(?:in|over|for) the {{d:duration}} since{END}")
_SINCE = elapsed(rf"\b(?:for|after|over|in|through) {_SOME}{{d:duration}}", Strength.INFERRED)
_BEGUN = Phrase(rf"\b{STARTED} in {_A}")
_ANNIVERSARY = Phrase(
    rf"\bthis (?P<when>year|month|week|spring|summer|autumn|winter)\b,?{SHORT_GAP}\b(?:been|for|marks?|is|passe[sd]|completed?)\b{SHORT_GAP}{{d:duration}}"
)
_AGED = (
    Phrase(rf"\b(?:in|by) {_A},? (?:when|where|at which time) (?:he|she|they|I) (?:was|were) (?:only |just |already |still )?{{n}}(?=[.,;])"),
    Phrase(rf"\b(?:aged|was|were) (?:only |just |already |still )?{{n}} (?:years old )?in {_A}"),
)  # fmt: skip
_DATED = lazy_regex(rf"(?P<a>{DATE})".replace(" ", r"\s+"))
_FEWEST = 10
_AGED_NOW = Phrase(
    r"\b(?:he|she|they|I) (?:is|are|am|will be|turns?|has turned|’m|'m) (?:now |only |already |just )?{d}(?: years old)?(?=,? (?:now|today|this year)|, )"
    r"|\b(?:now|today),? (?:he|she|they|I) (?:is|are|am) {d2}(?= years old|[.,;])",
    frozenset(),
)


def until_now(passage: Passage) -> Iterator[Claim]:
    """Every length of time up to now, and every age."""
    now = Now(passage)
    for match in _SPANS_NOW.phrase.matches(passage):
        yield from _spanning(passage, match, now)
    for wording in _UNTIL_NOW:
        for match in wording.phrase.matches(passage):
            if now.date is not None:
                until = _last_year(passage, match, now.date) if match.groupdict().get("last") else now.date
                yield from claims_between(passage, match, wording, date_at(passage, match, "a"), until)
    yield from _since_only_date(passage, now)
    yield from _agreeing(passage, now)
    if now.date is not None:
        yield from ages_now(passage, now.date)
    for match in (match for phrase in _AGED for match in phrase.matches(passage)):
        if now.date is not None:
            yield from _aged(passage, match, now.date)


def _last_year(passage: Passage, match: re.Match[str], now: Date) -> Date:
    return Date(passage.extent(*match.span("last")), now.year - 1)


def _since_only_date(passage: Passage, now: "Now") -> Iterator[Claim]:
    """Every length of time that the one date before it may be behind: `The school went up in 1928. In its 97 years`."""
    for wording, claims in ((_SINCE, claims_between), (_OF_ITS_LIFE, _nearly), (_SINCE_THEN, _nearly)):
        for match in wording.phrase.matches(passage):
            since = only_date(passage, match.start("d")) if now.date is not None else None
            if since is None and wording is _SINCE_THEN and now.date is not None:
                since = _begun(passage, match, now.date)
            if since is not None and now.date is not None:
                yield from claims(passage, match, wording, since, now.date)


def _agreeing(passage: Passage, now: "Now") -> Iterator[Claim]:
    """The years that lie between the one date before them in their sentence and now, however that is said."""
    for quantity in passage.quantities:
        is_whole = quantity.unit == atom("year") and quantity.value.denominator == 1 and not quantity.is_range
        if not is_whole or quantity.value < _FEWEST or now.date is None:
            continue
        at = passage.to_skeleton(quantity.span.start)
        stretch = passage.stretch_at(at)
        dates = list(_DATED.finditer(passage.skeleton, stretch.start, at))
        since = date_at(passage, dates[0], "a") if len(dates) == 1 else None
        if since is not None and now.date.year - since.year - quantity.value in (0, 1):
            premises = Premise("a", since.quantity("year")), Premise("b", now.date.quantity("year"))
            extent = passage.extent(dates[0].start(), at + 1)
            yield Claim("time-span", quantity, "b - a", premises, extent, Strength.INFERRED)


class Now:
    """The date of a passage, read when it is first needed."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage

    @cached_property
    def date(self) -> Date | None:
        """What the document says of its own date, else the one anniversary that it tells."""
        return self._passage.shared(dateline_of) or self._of_anniversary()

    def _of_anniversary(self) -> Date | None:
        found = [date for match in _ANNIVERSARY.matches(self._passage) if (date := _years_on(self._passage, match))]
        return found[0] if len({date.year for date in found}) == 1 else None


def _years_on(passage: Passage, match: re.Match[str]) -> Date | None:
    """The date so many years after the one date that stands before an anniversary."""
    lapse = passage.quantity_at(match.start("d"))
    since = only_date(passage, match.start())
    if since is None or lapse.unit != atom("year") or lapse.value.denominator != 1 or lapse.is_range:
        return None
    is_told = match["when"].lower() == "month"
    return Date(
        passage.extent(match.start(), match.start("d") + 1),
        since.year + int(lapse.value),
        since.month if is_told else None,
    )


def only_date(passage: Passage, at: int) -> Date | None:
    """The one date before a place in its sentence, else in the one before, of its paragraph."""
    start = passage.stretch_at(at).start
    earlier = _sentence_before(passage, start)
    for begin, end in ((start, at), (earlier, start)):
        dates = list(_DATED.finditer(passage.skeleton, begin, end))
        if dates:
            return date_at(passage, dates[0], "a") if len(dates) == 1 else None
    return None


def _begun(passage: Passage, match: re.Match[str], now: Date) -> Date | None:
    """The one date before in the paragraph at which something began, where no other date is so long ago."""
    here = passage.stretch_at(match.start("d"))
    start = passage.to_skeleton(passage.document.blocks[here.sentence.block].span.start)
    begun = [date_at(passage, found, "a") for found in _BEGUN.matches_between(passage, start, here.start)]
    lapse = passage.quantity_at(match.start("d")).value
    years = [now.year - date.year for date in dates_in(passage, start, here.start)]
    is_of_another = any(abs(lapse - lasted) <= 1 for lasted in years) and len(begun) == 1
    return begun[0] if len(begun) == 1 and not (is_of_another and abs(now.year - begun[0].year - lapse) > 1) else None


def _sentence_before(passage: Passage, start: int) -> int:
    """Where the sentence before begins, with figures or without, in the paragraph."""
    skeleton = passage.skeleton
    return max(skeleton.rfind("\n\n", 0, start) + 1, skeleton.rfind(". ", 0, max(0, start - 2)) + 1)


def _spanning(passage: Passage, match: re.Match[str], now: Now) -> Iterator[Claim]:
    """What spans so long now; where no date is told, up to the one date of the sentence before."""
    a = date_at(passage, match, "a")
    if now.date is not None:
        yield from claims_between(passage, match, _SPANS_NOW, a, now.date)
        return
    here: Stretch = passage.stretch_at(match.start("d"))
    told = only_date(passage, here.start) if here.start else None
    if told is not None and told.month is not None:
        yield from _nearly(passage, match, _SPANS_NOW, a, told)


def _nearly(passage: Passage, match: re.Match[str], wording: Lapse, a: Date, b: Date) -> Iterator[Claim]:
    """The claim that a length lies between two dates, where it does or a slip of the pen sets it off."""
    lapse, years = passage.quantity_at(match.start("d")), b.year - a.year
    if lapse.unit != atom("year") or years <= 0:
        return
    if abs(lapse.value - years) <= 1 or misprint_between(lapse.value, Fraction(years)):
        yield from (replace(claim, loose=True) for claim in claims_between(passage, match, wording, a, b))


def _aged(passage: Passage, match: re.Match[str], now: Date) -> Iterator[Claim]:
    """The age now of one whose age at a date is told, later in the paragraph."""
    end = passage.skeleton.find("\n\n", match.end())
    end = len(passage.skeleton) if end < 0 else end
    found = list(_AGED_NOW.matches_between(passage, match.end(), end))
    ages = [passage.quantity_at(each.start("d") if each["d"] else each.start("d2")) for each in found]
    then = passage.quantity_at(match.start("n"))
    if len(ages) == 1 and then.value.denominator == 1 and not (ages[0].is_range or then.is_range):
        yield from _ages(passage, match, then, ages[0], now)


def _ages(passage: Passage, match: re.Match[str], then: Quantity, age: Quantity, now: Date) -> Iterator[Claim]:
    a = date_at(passage, match, "a")
    bare = replace(age, unit=NO_UNIT), replace(then, unit=NO_UNIT)
    for year in (now.year, now.year - 1, now.year + 1):
        premises = (
            Premise("n", bare[1]),
            Premise("a", a.quantity("")),
            Premise("b", replace(now, year=year).quantity("")),
        )
        extent = passage.extent(match.start(), passage.to_skeleton(age.span.start) + 1)
        yield Claim("time-span", bare[0], "n + b - a", premises, extent)
