"""The dates and the lengths of time that a stretch of a text gives: its sentence, and the one before."""

from calendar import monthrange

from claims.dates import DATE, MONTH, Date, month_number, read_date
from claims.passage import Passage, Stretch
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense
from claims.reach import sentence_before

_DATE = lazy_regex(rf"\b{DATE}".replace(" ", r"\s+"))
_DAY = lazy_regex(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{MONTH})|(?P<month2>{MONTH})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)\b"
    r"(?:,?\s+(?P<year>(?:1\d|20)\d\d)\b)?"
)
YEARS = (2001, 2004)
"""The years that days without a year may be of, one of them a leap year."""
_AUTUMN, _SPRING = 9, 4


def sentence_stretch_before(passage: Passage, here: Stretch) -> tuple[int, int] | None:
    """Where the sentence before starts and ends in the skeleton, with figures or without, in the same paragraph."""
    earlier = sentence_before(passage, here)
    if earlier is not None:
        return earlier.start, earlier.end
    paragraph = passage.skeleton.rfind("\n\n", 0, here.start) + 1
    start = max(paragraph, passage.skeleton.rfind(". ", 0, max(0, here.start - 2)) + 1)
    return (start, here.start) if passage.skeleton[start : here.start].strip() else None


def has_dates(passage: Passage) -> bool:
    """Whether a text has a date, with its year or without."""
    return _DATE.search(passage.skeleton) is not None or _DAY.search(passage.skeleton) is not None


def dates_in(passage: Passage, start: int, end: int) -> list[Date]:
    """The dates of a stretch of the skeleton that have a year."""
    return [
        read_date(match[0], passage.extent(*match.span())) for match in _DATE.finditer(passage.skeleton, start, end)
    ]


def days_in(passage: Passage, start: int, end: int, year: int = YEARS[0]) -> list[Date]:
    """The days of a stretch of the skeleton, with the year that they have, else that of one before, else the one given.

    A day of spring after one of autumn is one of the next year.
    """
    found: list[Date] = []
    for match in _DAY.finditer(passage.skeleton, start, end):
        month, day = month_number(match["month"] or match["month2"]), int(match["day"] or match["day2"])
        if match["year"]:
            year = int(match["year"])
        elif found and (found[-1].month or 0) > _AUTUMN and month < _SPRING:
            year += 1
        if 1 <= day <= monthrange(year, month)[1]:
            found.append(Date(passage.extent(*match.span()), year, month, day))
    return found


def in_order(date: Date) -> tuple[int, int, int]:
    """What dates are put in order by."""
    return date.year, date.month or 0, date.day or 0


def is_only_length(passage: Passage, start: int, here: Stretch, length: Quantity) -> bool:
    """Whether no other length of time stands between a place and the end of a sentence."""
    figures = passage.between(passage.extent(start, here.end))
    return all(figure.sense is not Sense.DURATION or figure.index == length.index for figure in figures)
