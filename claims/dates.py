"""Dates as an essay writes them: `1931`, `June 2025`, `4 March 2025`, `March 4th, 2025`, `2025-03-04`.

Dates are no quantities. Where a claim rests on one, it becomes a quantity of the years, months or days since a common
beginning, so that the difference of two is a length of time.
"""

import calendar
import datetime
import re
from dataclasses import dataclass
from fractions import Fraction

from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense
from claims.span import Span
from claims.unit import NO_UNIT, Unit, atom

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
"""A month by its name, whole or short."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""The days of the week by their numbers, from 1."""

YEAR = r"(?:1[0-9]\d\d|20\d\d)\b(?![-–/])"
"""A year alone in a pattern over the skeleton; 1998/99 and 1998–99 are none."""

_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:1\d|20)\d\d"
DATE = (
    rf"(?:(?:{_DAY} (?:of )?)?{MONTH},? (?:{_DAY},? )?(?:of )?{_YEAR}|"
    rf"{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])|{_YEAR})"
    r"(?![\w/]|[-–]\d|[.,]\d)"
)
"""A date that has a year."""

_ISO = lazy_regex(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH_IN = lazy_regex(MONTH, re.IGNORECASE)
_DAY_IN = lazy_regex(r"\b\d{1,2}(?=st|nd|rd|th|\b)")


@dataclass(frozen=True, slots=True)
class Date:
    """A year, with its month and day as far as they are written; `span` is where it stands."""

    span: Span
    year: int
    month: int | None = None
    day: int | None = None

    def quantity(self, unit: str, *, at_end: bool = False) -> Quantity:
        """The date as a quantity of the given unit (year, month, day; empty for a bare number of years).

        It is taken at the beginning of that year, month or day, or at its end. Raises ValueError for a day that the
        calendar does not have, as 31 June.
        """
        month, day = self.month or 1, self.day or 1
        values = {
            "month": self.year * 12 + month - 1,
            "day": datetime.date(self.year, month, day).toordinal() if unit == "day" else 0,
        }
        return dated(self.span, values.get(unit, self.year) + at_end, atom(unit) if unit else NO_UNIT)


def dated(span: Span, value: int, unit: Unit) -> Quantity:
    """A quantity that stands for a point in time; it is none of the document's own."""
    whole = Fraction(1)
    return Quantity(-1, span, span, Fraction(value), unit, Sense.DATE, resolution=whole, round_resolution=whole)


def weekday(day: Fraction) -> Fraction:
    """The number of the day of the week, 1 to 7 from Monday, of a day counted from 1 January of the year 1."""
    return Fraction((day.numerator - 1) % 7 + 1)


def days_in_month(month: Fraction) -> Fraction:
    """How many days a month has, where months are counted on from year to year, as `Date.quantity` does."""
    year, past = divmod(month.numerator, 12)
    return Fraction(calendar.monthrange(year, past + 1)[1])


def month_number(name: str) -> int:
    """The number of a month, 1 to 12, from its name, whole or short."""
    return _MONTHS.index(name[:3].lower()) + 1


def date_at(passage: Passage, match: re.Match[str], group: str) -> Date:
    """The date of a group of a match in the skeleton."""
    span = Span(passage.to_text(match.start(group)), passage.to_text(match.end(group)))
    return read_date(match[group], span)


def year_at(passage: Passage, match: re.Match[str]) -> Quantity:
    """The year that a match of `YEAR` is, as a bare number."""
    span = Span(passage.to_text(match.start()), passage.to_text(match.end()))
    return dated(span, int(match[0]), NO_UNIT)


def read_date(text: str, span: Span) -> Date:
    """The date in a text that `DATE` matches."""
    iso = _ISO.fullmatch(text)
    if iso is not None:
        return Date(span, *map(int, iso.groups()))
    year = int(text[-4:])
    month = _MONTH_IN.search(text)
    if month is None:
        return Date(span, year)
    day = _DAY_IN.search(text[:-4])
    return Date(span, year, month_number(month[0]), int(day[0]) if day else None)
