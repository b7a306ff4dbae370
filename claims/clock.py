"""Lengths of time between two times of the clock: `from 9:30 to 17:00, seven and a half hours`.

A time before the one that it follows is one of the next day; where neither says which half of the day it is, it may be
one of the same half or the next. Times in two zones are left alone.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from claims.dates import dated
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense, size_of
from claims.span import Span
from claims.unit import atom

_HALF = r"(?: ?[ap]\.?m\b\.?)"
_DOTTED = r"(?:(?<=\bat\s)|(?<=\bby\s)|(?<=\bto\s)|(?<=\bfrom\s)|(?<=\band\s)|(?<=\bbetween\s)|(?<=\buntil\s)|(?<=\btill\s)|(?<=[–-]))(?:[01]?\d|2[0-3])\.[0-5]\d(?![.,]?\d)"
_TIME = (
    rf"(?:(?:[01]?\d|2[0-3]):[0-5]\d{_HALF}?|(?:1[0-2]|[1-9])(?:\.[0-5]\d)?{_HALF}|{_DOTTED}|noon|midnight)(?![\w:])"
)
TIME = rf"(?<![\w:.]){_TIME}"
"""A time of the clock."""

_A, _B = (rf"(?<![\w:.])(?P<{name}>{_TIME})" for name in "ab")
_GAP = r"[^.;()\uE000-\uF8FF]{0,60}?"
_TIED = (
    r"(?:,| ?[–—(:]) ?(?:(?:an?|the) (?:[\w-]+ )?(?:journey|trip|shift|day|night|total|drive|run|ride|lesson|session|period|match|wait|stretch|"
    r"crossing|walk|visit|shift|window|difference|stay|break) of |(?:visitors|they|we|it|there|which|guests|staff|pupils) (?:have|has|leaves?|gives?|is|are|lasts?) (?:open )?|or |that is |which is |lasting |taking |so |for |after |about |just |only |some |"
    r"i\.e\. |exactly |nearly )*"
)
_END = r"(?: (?:later|long|a day|a night|in all|in total|altogether))?(?= ?[.,;:)–—]|$)"
_SPANS = (
    Phrase(rf"\b(?:from|between) {_A} (?:to|and|until|till|[–-]) {_B}{_TIED}{{d:duration|rate}}{_END}"),
    Phrase(rf"\b(?:from|between) {_A} (?:to|and|until|till|[–-]) {_B} (?:lasts|lasted|takes|took|makes|gives|comes to|runs for|is|was) <ABOUT>{{d:duration}}{_END}"),
    Phrase(rf"\bat {_A}{_GAP}\b(?:and|to|until) {_GAP}(?:at |until |by ){_B}{_TIED}{{d:duration|rate}}{_END}"),
    Phrase(rf"{_A} ?[–-] ?{_B} ?[,(] ?{_TIED.replace('(?:,| ?[–—(:]) ?', '')}{{d:duration|rate}}{_END}"),
    Phrase(rf"\bat {_A} (?:and )?(?:takes|lasts|took|lasted) (?:just |only |about |exactly )?{{d:duration|rate}},? {_GAP}\b(?:at|until) {_B}"),
    Phrase(rf"\bat {_A} (?:and )?(?:arrives|ends|returns|closes|finishes|arrived|ended) {{d:duration|rate}} later,? at {_B}"),
    Phrase(rf"{{d:duration|rate}}(?: a day| long)?,? (?:from|between) {_A} (?:to|and|until|till) {_B}(?= ?[.,;:)–—]|$)"),
    Phrase(rf"{{d:duration|rate}} (?:film|concert|meeting|class|lesson|journey|trip|exam|shift|show|lecture|walk|ride|drive|crossing|session|match) "
           rf"{_GAP}\bat {_A} and {_GAP}\bat {_B}"),
)  # fmt: skip
ZONES = Phrase(
    r"\b(?:local time|time zones?|GMT|UTC|[ECMP][DS]?T|CET|BST|flights?|flies|lands|landed|break|except|minus|lunch|if|unless|daily|each)\b"
)
"""What leaves open how long the time between two times of the clock is."""
MAY_HAVE_TIME = lazy_regex(rf"\d[:.][0-5]\d|\d{_HALF}|noon\b|midnight\b")
"""What every text with a time of the clock has."""
_DAY, _HALF_DAY, _HOUR = 1440, 720, 60


class ClockSpan(NamedTuple):
    """A length and the two times that it lies between, in minutes, the likelier reading first."""

    length: Quantity
    readings: tuple[tuple[Quantity, Quantity], ...]
    extent: Span


def clock_spans(passage: Passage) -> Iterator[ClockSpan]:
    """Every length that is stated with its two times."""
    if not MAY_HAVE_TIME.search(passage.skeleton):
        return
    for phrase in _SPANS:
        for match in phrase.matches(passage, ZONES):
            length = _of_a_day(passage.quantity_at(match.start("d")))
            if length.sense is Sense.DURATION and not length.is_range and length.unit.factor < _DAY * _HOUR:
                yield ClockSpan(length, _readings(passage, match, length), passage.extent(*match.span()))


def _of_a_day(length: Quantity) -> Quantity:
    """So many hours a day as so many hours."""
    atoms = dict(length.unit.atoms)
    if length.sense is Sense.RATE and atoms.pop("day", 0) == -1 and list(atoms.values()) == [1]:
        return replace(length, unit=length.unit.without_period(), sense=Sense.DURATION)
    return length


def _readings(passage: Passage, match: re.Match[str], length: Quantity) -> tuple[tuple[Quantity, Quantity], ...]:
    return readings_of([match[name] for name in "ab"], [passage.extent(*match.span(name)) for name in "ab"], length)


def readings_of(texts: list[str], spans: list[Span], length: Quantity) -> tuple[tuple[Quantity, Quantity], ...]:
    """Two times as so many minutes from midnight, in each reading that they may have, that which gives the length first."""
    first, last = map(_minutes, texts)
    is_open = (
        not any(re.search(r"[ap]\.?m|noon|midnight", text, re.I) for text in texts)
        and max(first, last) < _HALF_DAY + _HOUR
    )
    ends = [last + _DAY * (last <= first)]
    if is_open:
        ends.append(last + _HALF_DAY)
    ends.sort(key=lambda end: (end - first) * _HOUR != size_of(length))
    unit = atom("min")
    return tuple((dated(spans[0], first, unit), dated(spans[1], end, unit)) for end in ends)


def _minutes(text: str) -> int:
    """A time of the clock as minutes from midnight."""
    lowered = text.lower()
    if lowered in ("noon", "midnight"):
        return _HALF_DAY if lowered == "noon" else 0
    hours, _, minutes = re.sub(r"[^\d:]", "", lowered.replace(".", ":", lowered[:3].count("."))).partition(":")
    hour = int(hours)
    if "p" in lowered or "a" in lowered:
        hour = hour % 12 + 12 * ("p" in lowered)
    return hour * _HOUR + int(minutes or 0)
