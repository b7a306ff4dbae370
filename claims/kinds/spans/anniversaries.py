"""Anniversaries: `founded in 1925, it marked its 100th anniversary in 2025`, `set up in 1931, it will mark its centenary in 2031`.

The sentence, or it and the one before, gives the year in which something began, and the year of the anniversary unless that is
now. Where a word stands for the number, the year is what is asserted.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from claims.claim import Claim, Premise
from claims.dateline import dateline_of
from claims.dates import DATE, Date, dated, read_date
from claims.kinds.spans.lapse import STARTED
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Quantity
from claims.span import Span
from claims.unit import NO_UNIT

_NAMED = {
    "centenary": 100,
    "centennial": 100,
    "bicentenary": 200,
    "bicentennial": 200,
    "silver jubilee": 25,
    "golden jubilee": 50,
    "diamond jubilee": 60,
}
_TEXTS = ("anniversary", "birthday", "jubilee", "centen")
_ANNIVERSARY = lazy_regex(
    rf"\b(?:its|their|his|her|the) (?:own )?(?:(?P<n>\d{{1,3}})(?:st|nd|rd|th) (?:anniversary|birthday|jubilee)|(?P<named>{'|'.join(_NAMED)}))\b",
    re.IGNORECASE,
)
_STARTED = lazy_regex(rf"\b{STARTED} (?:there |here )?(?:in|on) (?P<a>{DATE})".replace(" ", r"\s+"), re.IGNORECASE)
_DATE = lazy_regex(rf"\b{DATE}".replace(" ", r"\s+"))
_ENDS = lazy_regex(r"\n\n|[.!?] (?=[A-Z])")
_BREAK = lazy_regex(r"[,;:]")
_OF_ANOTHER = lazy_regex(
    r"(?:\A|[.!?;]\s)(?:its|their|his|her|another)\s(?!own\b)[a-z]+\s(?:will\s)?(?:celebrat|mark|kept|keep|held|hold)"
)
_NOW = lazy_regex(r"\b(?:this|today|now)\b", re.IGNORECASE)
_REACH = 400


def anniversaries(passage: Passage) -> Iterator[Claim]:
    """Every anniversary between the year in which something began and its own."""
    if not any(text in passage.lowered for text in _TEXTS):
        return
    for match in _ANNIVERSARY.finditer(passage.skeleton):
        start, end = _window(passage, match)
        if _OF_ANOTHER.search(passage.lowered, start, match.start()):
            continue
        begun = list(_STARTED.finditer(passage.skeleton, start, end))
        dates = [
            read_date(found[0], passage.extent(*found.span())) for found in _DATE.finditer(passage.skeleton, start, end)
        ]
        if len(begun) == 1:
            first = read_date(begun[0]["a"], passage.extent(*begun[0].span("a")))
            last = _last(passage, match, [date for date in dates if date.span != first.span], (start, end))
            if last is not None and last.year > first.year:
                yield _claim(passage, match, first, last, passage.extent(start, end))


def _window(passage: Passage, match: re.Match[str]) -> tuple[int, int]:
    """The sentence of an anniversary, with the one before where it does not say itself when it began."""
    skeleton, at = passage.skeleton, match.start()
    ends = [found.end() for found in _ENDS.finditer(skeleton, max(0, at - _REACH), at)]
    end = next((found.start() for found in _ENDS.finditer(skeleton, match.end())), len(skeleton))
    paragraph = skeleton.rfind("\n\n", 0, at) + 1
    start = ends[-1] if ends else paragraph
    if _STARTED.search(skeleton, start, end) is None:
        start = ends[-2] if len(ends) > 1 else paragraph
    return max(start, paragraph), end


def _last(passage: Passage, match: re.Match[str], others: list[Date], window: tuple[int, int]) -> Date | None:
    """The one other date, or the date of the text where the words speak of now."""
    if len(others) == 1:
        at = passage.to_skeleton(others[0].span.start)
        return None if at > match.end() and _BREAK.search(passage.skeleton, match.end(), at) else others[0]
    is_now = not others and match["n"] and _NOW.search(passage.skeleton, *window)
    return passage.shared(dateline_of) if is_now else None


def _claim(passage: Passage, match: re.Match[str], first: Date, last: Date, extent: Span) -> Claim:
    if match["n"]:
        asserted = exact_year(passage.extent(*match.span("n")), int(match["n"]))
        premises = Premise("a", first.quantity("")), Premise("b", last.quantity(""))
        return Claim("time-span", asserted, "b - a", premises, extent)
    years = _NAMED[" ".join(match["named"].lower().split())]
    return Claim(
        "time-span", exact_year(last.span, last.year), f"a + {years}", (Premise("a", first.quantity("")),), extent
    )


def exact_year(span: Span, value: int) -> Quantity:
    """A year, or a number of years, that is none of the document's quantities."""
    return replace(dated(span, value, NO_UNIT), index=-2 - span.start, resolution=Fraction(0))
