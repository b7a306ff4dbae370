"""A length of time between two dates: the wording, its figure, and the readings of the dates that it may mean.

A span may count its last year or month or not, and an age or what is so many years ago may be a birthday short, so
both are tried.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from contextlib import suppress
from fractions import Fraction
from typing import NamedTuple

from claims.claim import Claim, Premise, Strength
from claims.dates import DATE, Date
from claims.passage import Passage
from claims.phrase import Phrase
from claims.quantity import Quantity, size_of
from claims.unit_table import ATOMS

FIRST, LAST = (rf"(?P<{name}>{DATE})" for name in "ab")
"""The earlier and the later date in a pattern."""

GAP = r"[^.;:()\uE000-\uF8FF]{0,80}?"
SHORT_GAP = r"[^.;:(),\uE000-\uF8FF]{0,40}?"
END = r"(?= ?[.,;:)—–]|$)"
STARTED = (
    r"(?:went up|put up|entered service|came into (?:service|use|force)|founded|established|(?:threw open|opened)(?: (?:its|their) (?:doors|gates|books))?|built|launched|started|begun|began|created|set up|introduced|incorporated|completed|"
    r"inaugurated|finished|enacted|signed|ratified|planted|born|formed|adopted|passed|commissioned|invented|discovered|installed|chartered|consecrated|erected|"
    r"constructed|unveiled|dug|laid out|(?:first )?lit|cast|woven|first (?:played|sung|printed|published|performed))"
)

_TEN = 10


class Lapse(NamedTuple):
    """A wording with a duration `d` and the dates `a` and `b`; without `b` it is the document's own date.

    `is_inclusive` tells a span that may count its last year whole from a lapse of time that may begin late in its first.
    """

    phrase: Phrase
    is_inclusive: bool
    strength: Strength = Strength.WORDED


def inclusive(pattern: str) -> Lapse:
    """A span that may count its last year whole."""
    return Lapse(Phrase(pattern), is_inclusive=True)


def elapsed(pattern: str, strength: Strength = Strength.WORDED) -> Lapse:
    """A lapse of time that may begin late in its first year."""
    return Lapse(Phrase(pattern), is_inclusive=False, strength=strength)


def claims_between(passage: Passage, match: re.Match[str], wording: Lapse, a: Date, b: Date) -> Iterator[Claim]:
    """The claims that the length in a match lies between two dates, the likeliest reading first."""
    asserted = passage.quantity_at(match.start("d"))
    if asserted.is_range or (a.year, a.month or 1) > (b.year, b.month or 12):
        return
    extent = passage.extent(match.start(), match.end())
    for unit in _units(asserted, a, b):
        pairs = [pair for late in (False, True) for pair in _premises(a, b, unit, wording, late=late)]
        if unit == "month" and (not (a.day or b.day) or _are_whole(a, b)):
            # From a September to an August both months may be whole, and from a first to a thirty-first they are.
            pairs += _premises(a, b, unit, wording._replace(is_inclusive=True), late=True)
        # A reading that gives the very length comes first, else the plain one.
        pairs.sort(key=lambda pair: between(pair) != size_of(asserted))
        for pair in pairs:
            yield Claim("time-span", asserted, "b - a", pair, extent, wording.strength)


def _are_whole(a: Date, b: Date) -> bool:
    """Whether a span begins with a month and ends with one."""
    is_last = b.day is not None and b.month is not None and b.day == monthrange(b.year, b.month)[1]
    return a.day == 1 and is_last


def _premises(a: Date, b: Date, unit: str, wording: Lapse, *, late: bool) -> Iterator[tuple[Premise, Premise]]:
    """The dates as premises, one of them taken at its end where `late`; none where the calendar does not have them."""
    with suppress(ValueError):
        first = a.quantity(unit, at_end=late and not wording.is_inclusive)
        yield Premise("a", first), Premise("b", b.quantity(unit, at_end=late and wording.is_inclusive))


def between(pair: tuple[Premise, Premise]) -> Fraction:
    """The time between two dates, in seconds."""
    first, last = (premise.quantity for premise in pair)
    return (last.value - first.value) * first.unit.factor


def is_slip(told: int, years: int, least: int) -> bool:
    """Whether so many years, and no fewer than the least, are tens of years off, or have two digits swapped."""
    off = abs(told - years)
    is_of_tens = off % _TEN == 0 and off <= years // 2
    return min(told, years) >= least and off > 0 and (is_of_tens or str(told) == str(years)[::-1])


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
