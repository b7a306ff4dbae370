"""The date of a document, where it gives one: in its front matter, in a line at its top, or as of when it speaks."""

import re

from claims.dates import DATE, Date, read_date
from claims.document import Document
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.span import Span

_SPACED = DATE.replace(" ", r"\s+")
_FRONT = lazy_regex(rf"^(?:date|published|updated):\s*[\"']?(?P<date>{_SPACED})", re.MULTILINE | re.IGNORECASE)
_FRONT_MATTER = lazy_regex(r"---\n.*?\n---\n", re.DOTALL)
_OF = (
    r"(?:meeting|session|sitting|hearing|issue|edition|draft|version|revision|paper|report|note|leaflet) of|"
    r"(?:posted|published|updated|written|printed|issued|dated|sent|filed|revised|prepared)\b[^.!?;\n]{0,60}? on"
)
_DATING = rf"(?:updated|posted|published|revised|tabled|amended|reviewed|{_OF})"
_LABEL = rf"(?:[^.!?;\n]|\.\d){{0,60}}?(?:[:,|·—–]|\b{_DATING})\W{{0,4}}"
_LINE = lazy_regex(
    rf"(?:^|[.;|] )\W{{0,4}}(?!(?:On|In|At|By|From|Since|Until|Before|After)\b)(?:{_LABEL})??"
    rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? |(?P<season>spring|summer|autumn|winter|edition,?) )?"
    rf"(?P<date>{_SPACED})(?P<edition> edition)?(?=\W{{0,3}}$|\s?[.,;|·—–]|\s{{3}})",
    re.MULTILINE | re.IGNORECASE,
)
_AS_OF = lazy_regex(
    rf"\bas of (?:early |mid-?|late )?(?P<as_of>{_SPACED})|"
    rf"\b(?:this year|today|now|at present),? ?\(?(?:in )?(?P<now>{_SPACED})|"
    rf"\bit(?: is|[’']s) (?:now |already )?(?P<is>{_SPACED})(?=[,.;)])|"
    rf"\blast year,? ?\(?(?:in )?(?P<last>(?:19|20)\d\d)(?=[,.;)])",
    re.IGNORECASE,
)
_HERE = lazy_regex(rf"(?P<here>{_SPACED}),? this year\b", re.IGNORECASE)
_THIS_YEAR = lazy_regex(r" this year\b", re.IGNORECASE)
_LONGEST_DATE = 40
_TOP_BLOCKS = 6
_LONGEST_TOP = 400


def dateline_of(passage: Passage) -> Date | None:
    """The date of the document of a passage; it is looked for in the whole text, so kinds share it."""
    return dateline(passage.document)


def dateline(document: Document) -> Date | None:
    """The date at which a document says that it was written, or None where it gives none, or several years."""
    for dates in (_in_front_matter(document), _at_top(document), _spoken(document)):
        years = {date.year for date in dates}
        if len(years) == 1:
            return dates[-1]
        if years:
            return None
    return None


def _in_front_matter(document: Document) -> list[Date]:
    head = _FRONT_MATTER.match(document.text)
    return [] if head is None else [_date(match, "date") for match in _FRONT.finditer(head[0])]


def _at_top(document: Document) -> list[Date]:
    """Dates that stand in a line of their own, or after a label, before the prose begins: with a month or a season."""
    found: list[Date] = []
    for block in document.blocks[:_TOP_BLOCKS]:
        if block.span.end - block.span.start > _LONGEST_TOP:
            break
        text = document.masked[: block.span.end]
        for match in _LINE.finditer(text, block.span.start):
            date = _date(match, "date")
            if date.month is not None or match["season"] or match["edition"]:
                found.append(date)
    return found


def _spoken(document: Document) -> list[Date]:
    masked = document.masked
    years = (match.span() for match in _THIS_YEAR.finditer(masked))
    here = (_HERE.search(masked, max(0, start - _LONGEST_DATE), end) for start, end in years)
    found = sorted((*_AS_OF.finditer(masked), *filter(None, here)), key=re.Match.start)
    return [_spoken_date(match, str(match.lastgroup)) for match in found]


def _spoken_date(match: re.Match[str], group: str) -> Date:
    """The date that some words tell; what was last year is one year ago."""
    date = _date(match, group)
    return Date(date.span, date.year + 1) if group == "last" else date


def _date(match: re.Match[str], group: str) -> Date:
    return read_date(match[group], Span(*match.span(group)))
