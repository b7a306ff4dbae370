"""Days of the week: `Tuesday, 4 March 2025`, `March 4, 2025, was a Tuesday`; and dates that no calendar has: `31 June 2024`.

Only a full date with its year is looked up, and none before 1800: calendars differed. What is no date on purpose (a
sentence about dates that are wrong) is left alone.
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from claims.claim import Claim, Premise, Strength
from claims.dates import DATE, MONTH, WEEKDAYS, Date, dated, days_in_month, month_number, read_date
from claims.kinds.kind import Kind
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense
from claims.span import Span
from claims.unit import NO_UNIT

_WEEKDAY = rf"(?P<weekday>{'|'.join(WEEKDAYS)}|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?)(?!\w)"
_ANY_WEEKDAY = lazy_regex(r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)")
_DATE = rf"(?P<date>{DATE})"
_PATTERNS = tuple(
    lazy_regex(pattern.replace(" ?", r"\s{0,9}").replace(" ", r"\s{1,9}"))
    for pattern in (
        rf"\b{_WEEKDAY} ?,? (?:the )?{_DATE}",
        rf"\b{_DATE},? ?[,(–—]? ?(?:(?:which )?(?:is|was|will be|falls|fell|will fall) )?(?:on )?an? {_WEEKDAY}",
        rf"\b{_DATE} ?\({_WEEKDAY}\)",
    )
)
_ANY_LATE_DAY = lazy_regex(r"(?:29|30|31)")
_LATE_DAY = r"(?P<{}>29|30|31)(?:st|th)?"
_LATE = lazy_regex(
    rf"\b(?:{_LATE_DAY.format('before')} (?:of )?(?P<month>{MONTH})|(?P<month_first>{MONTH}) {_LATE_DAY.format('after')}),? "
    r"(?P<year>(?:1[89]|20)\d\d)\b(?![-/])".replace(" ", r"\s{1,9}")
)
_OTHER_CALENDAR = lazy_regex(r"\b(?:Old Style|O\.S\.|Julian|Hijri|Hebrew calendar)")
_NO_DATE = lazy_regex(
    r"\b(?:exists?|existed|non-?existent|invalid|valid(?:at\w+)?|no such|fictional|fictitious|impossible|leap|calendars?|typo|"
    r"error|mis(?:take|print|dated)\w*|wrong\w*|bug|pars(?:e|es|ed|ing|er)|reject\w*)\b",
    re.IGNORECASE,
)
_EARLIEST = 1800
_REACH = 60


def find(passage: Passage) -> Iterator[Claim]:
    """Every day of the week that is stated with its date, and every date that does not exist."""
    masked = passage.document.masked
    for match in _beside(_ANY_WEEKDAY, masked, _PATTERNS):
        claim = _of_weekday(passage, match)
        if claim is not None:
            yield claim
    for match in _beside(_ANY_LATE_DAY, masked, (_LATE,)):
        claim = _of_month(passage, match)
        if claim is not None:
            yield claim


def _beside(day: re.Pattern[str], masked: str, patterns: tuple[re.Pattern[str], ...]) -> Iterator[re.Match[str]]:
    """Every match of the patterns; most texts name few days, so dates are looked for beside these alone."""
    seen = set()
    for name in day.finditer(masked):
        for pattern in patterns:
            for match in pattern.finditer(masked, max(0, name.start() - _REACH), name.end() + _REACH):
                if match.span() not in seen:
                    seen.add(match.span())
                    yield match


def _of_weekday(passage: Passage, match: re.Match[str]) -> Claim | None:
    date = read_date(match["date"], Span(*match.span("date")))
    if date.day is None or not _is_looked_up(passage, date.year, match):
        return None
    try:
        day = date.quantity("day")
    except ValueError:
        return None
    span = Span(*match.span("weekday"))
    number = next(number for number, name in enumerate(WEEKDAYS, 1) if name[:3] == match["weekday"][:3])
    asserted = Quantity(-2 - span.start, span, span, Fraction(number), sense=Sense.WEEKDAY)
    premise = Premise("date", dated(date.span, day.value.numerator, NO_UNIT))
    return Claim("weekday", asserted, "weekday(date)", (premise,), Span(*match.span()), Strength.WORDED)


def _of_month(passage: Passage, match: re.Match[str]) -> Claim | None:
    """The day of a month that is shorter; a date that exists is no claim."""
    day, name = (("before", "month"), ("after", "month_first"))[match["before"] is None]
    month = Date(Span(*match.span(name)), int(match["year"]), month_number(match[name])).quantity("month")
    if Fraction(match[day]) <= days_in_month(month.value) or not _is_looked_up(passage, int(match["year"]), match):
        return None
    if _NO_DATE.search(passage.document.masked, *_around(match)):
        return None
    span = Span(*match.span(day))
    asserted = Quantity(-2 - span.start, span, span, Fraction(match[day]), sense=Sense.DATE)
    premise = Premise("month", dated(month.span, month.value.numerator, NO_UNIT))
    return Claim("weekday", asserted, "days_in_month(month)", (premise,), Span(*match.span()), Strength.WORDED)


def _is_looked_up(passage: Passage, year: int, match: re.Match[str]) -> bool:
    return year >= _EARLIEST and not _OTHER_CALENDAR.search(passage.document.masked, *_around(match))


def _around(match: re.Match[str]) -> tuple[int, int]:
    """The stretch of text in which a remark on the date would stand."""
    return max(0, match.start() - 200), match.end() + 200


KIND = Kind(
    "weekday",
    "a date exists and falls on the day of the week stated for it",
    find,
    example="The hearing is on Wednesday, 4 March 2025.",
    counter_example="Open Friday to Sunday, 7 to 9 March 2025.",
)
