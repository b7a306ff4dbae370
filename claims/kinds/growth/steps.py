"""The changes that a size goes through, one after another: `fell by 20 percent; then rose by 10`, `doubled every year for five years`.

A change whose direction the words leave open, or of which they do not say how often it comes, leaves the rest open, too.
"""

import re
from fractions import Fraction
from typing import NamedTuple

from claims.dates import YEAR
from claims.movement import DOWN, UP
from claims.passage import SIGNS, Passage
from claims.pattern import lazy_regex
from claims.powers import MAX_PERIODS, power_of
from claims.quantity import Quantity, Sense, size_of
from claims.unit import atom

_FALLS = (
    rf"(?:{DOWN[3:-1]}|lost|los(?:es|ing)|shed|fading|fades|shrinks|shrinking|killed|took|cull(?:ed|s)?|died|perished|eats|ate|"
    r"sinks|sinking|halved|depreciat\w+|wiped\sout)"
)
_RISES = (
    rf"(?:{UP[3:-1]}|put\son|added|raised|raises|recovered|recovering|rebounded|swells|earns?|earning|interest|returns?|"
    r"adds|climbing|expands)"
)
_WORD = lazy_regex(rf"\b(?:(?P<down>{_FALLS})|(?P<up>{_RISES}))\b")
_TURNS = lazy_regex(
    r"\b(?P<times>doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|trebl(?:e|es|ed|ing)|quadrupl(?:e|es|ed|ing)|halv(?:e|es|ed|ing))\b"
)
_FACTORS = {"doub": Fraction(2), "trip": Fraction(3), "treb": Fraction(3), "quad": Fraction(4), "halv": Fraction(1, 2)}
_EACH = lazy_regex(
    r"\b(?:each|every|per|a|an)\s(?:single\s)?(?P<period>year|month|week|quarter|decade|day|season|term)\b|\b(?P<yearly>annual(?:ly)?|yearly)\b"
)
_EACH_OF = lazy_regex(r"\b(?:each|every one)\sof\b")
_EVERY_FEW = lazy_regex(r"\b(?:each|every)\s(?:\w+\s)?\Z")
_TIMES = frozenset(("time", "increase", "rise", "cut", "step", "stage", "round", "generation", "cycle"))
_TIMES_AFTER = lazy_regex(
    r"\s(?:such\s|successive\s|further\s|annual\s)?(?:times|increases|rises|cuts|rounds|steps|raises)\b"
)
_SIGN = re.compile(
    f"[{SIGNS[Sense.PERCENT]}{SIGNS[Sense.RATE]}{SIGNS[Sense.FRACTION]}{SIGNS[Sense.POINTS]}{SIGNS[Sense.MULTIPLIER]}]"
)
_CLAUSE = lazy_regex(r"[.;:–—]|,\s(?:and|but|then)\b")
_YEARS = lazy_regex(rf"\b{YEAR}")
_AGO = lazy_regex(r"\s(?:ago|earlier|before|back)\b")
_FURTHER = lazy_regex(r"\b(?:further|another|again|then|and (?:once )?(?:more )?by)\b")
_SYMBOLS = {"season": "year", "term": ""}
_MOST = 6
_REACH = 70


class Change(NamedTuple):
    """One change: its figure, or none for a word such as "doubled", what it multiplies by, and how many times it comes."""

    figure: Quantity | None
    factor: Fraction
    often: int

    @property
    def share(self) -> Fraction:
        """What it adds to a size of one."""
        return self.factor - 1


def changes_between(passage: Passage, start: int, end: int) -> list[Change]:
    """The changes between two places of the skeleton; none where the words leave one of them open."""
    places = sorted(
        {match.start() for match in _SIGN.finditer(passage.skeleton, start + 1, end)}
        | {match.start() for match in _TURNS.finditer(passage.lowered, start + 1, end)}
    )
    found: list[Change] = []
    for number, at in enumerate(places[: _MOST + 1]):
        floor = places[number - 1] + 1 if number else passage.stretch_at(start).start
        until = places[number + 1] if number + 1 < len(places) else end
        last = found[-1].factor > 1 if found else None
        change = _change(passage, at, max(floor, at - _REACH), until, start, end, last)
        if change is None:
            return []
        found.append(change)
    if len(found) == 2 and found[0] == found[1] and found[0].figure is None and found[0].often > 1:
        # A doubling that is told again with its number is the same one.
        found.pop()
    return found if len(places) <= _MOST else []


def _change(
    passage: Passage, at: int, floor: int, until: int, start: int, end: int, last: bool | None
) -> Change | None:
    """The change at a place of the skeleton; one that is told as a further one goes the way of the `last`."""
    turn = _TURNS.match(passage.lowered, at)
    if turn is None and passage.skeleton[at] == SIGNS[Sense.MULTIPLIER]:
        figure = passage.quantity_at(at)
        factor = figure.value
        figure_of = None
    elif turn is not None:
        factor, figure_of = _FACTORS[turn["times"][:4]], None
    else:
        figure_of = passage.quantity_at(at)
        share = _share(figure_of)
        rises = _direction(passage, at, floor, until)
        if rises is None and _FURTHER.search(passage.lowered, floor, at):
            rises = last
        if share is None or rises is None:
            return None
        factor = 1 + share if rises else 1 - share
    count = _count(passage, at, until, start, end)
    if count is None or not 0 < factor <= 10 or count > MAX_PERIODS:
        return None
    return Change(figure_of, factor, count)


def _share(figure: Quantity) -> Fraction | None:
    """What a percentage or a fraction adds or takes away; none for points, or where it is no share."""
    if figure.is_range or figure.is_bound or figure.sense not in (Sense.PERCENT, Sense.RATE, Sense.FRACTION):
        return None
    if figure.sense is Sense.RATE and dict(figure.unit.atoms).get("%") != 1:
        return None
    share = figure.value if figure.sense is Sense.FRACTION else figure.value / 100
    return share if 0 < share < 1 else None


def _direction(passage: Passage, at: int, floor: int, until: int) -> bool | None:
    """Whether the words nearest before a share, else right behind it, tell of a rise."""
    before = _CLAUSE.split(passage.lowered[floor:at])[-1]
    words = list(_WORD.finditer(before)) or list(_WORD.finditer(_CLAUSE.split(passage.lowered[at + 1 : until])[0]))[:1]
    return words[-1]["up"] is not None if words else None


def _count(passage: Passage, at: int, until: int, start: int, end: int) -> int | None:
    """How many times a change comes: once, or as often as the words say; None where they leave it open."""
    figure = passage.quantity_at(at) if passage.skeleton[at] == SIGNS[Sense.RATE] else None
    words = passage.lowered[at : until + 1]
    times = [each for each in passage.between(passage.extent(at + 1, until)) if counts_times(passage, each)]
    each = _EACH.search(words)
    lengths = [one for one in passage.between(passage.extent(at + 1, until)) if one.sense is Sense.DURATION]
    periodic = figure is not None or each is not None
    few = [one for one in lengths if _EVERY_FEW.search(passage.lowered[at : passage.to_skeleton(one.span.start)])]
    if times:
        return int(times[0].value) if len(times) == 1 else None
    if not periodic and not few:
        if _EACH_OF.search(words) is None:
            return 1
        return int(lengths[0].value) if len(lengths) == 1 and lengths[0].value.denominator == 1 else None
    period = size_of(few[0]) if few else _length(figure, each)
    spans = [size_of(one) for one in lengths if one not in few] or _between_years(passage, start, end)
    spans = spans or _ago(passage, start, at)
    if len(spans) != 1 or not period:
        return None
    count = spans[0] / period
    return int(count) if count.denominator == 1 and count >= 1 else None


def _length(figure: Quantity | None, each: "re.Match[str] | None") -> Fraction:
    """How long the period of a change lasts."""
    if figure is not None:
        below = [symbol for symbol, power in figure.unit.atoms if power == -1]
        return atom(below[0]).factor if len(below) == 1 else Fraction(0)
    name = (each["period"] if each is not None else None) or "year"
    name = _SYMBOLS.get(name, name)
    return atom(name).factor if name else Fraction(0)


def _between_years(passage: Passage, start: int, end: int) -> list[Fraction]:
    """The time between the only two years around a chain."""
    first = passage.stretch_at(start).start
    behind = passage.stretch_at(end).end
    years = sorted({int(match[0][:4]) for match in _YEARS.finditer(passage.skeleton, first, behind)})
    return [(years[1] - years[0]) * atom("year").factor] if len(years) == 2 else []


def _ago(passage: Passage, start: int, end: int) -> list[Fraction]:
    """How long ago a size is said to have been what it was: 50,000 tonnes ten years ago."""
    figures = passage.between(passage.extent(passage.stretch_at(start).start, end))
    lengths = [figure for figure in figures if figure.sense is Sense.DURATION]
    return [size_of(one) for one in lengths if _AGO.match(passage.lowered, passage.to_skeleton(one.span.start) + 1)]


def counts_times(passage: Passage, figure: Quantity) -> bool:
    """Whether a figure says how many times something happened."""
    if figure.sense is not Sense.COUNT or figure.value.denominator != 1 or not 1 < figure.value <= MAX_PERIODS:
        return False
    return (
        figure.noun in _TIMES
        or _TIMES_AFTER.match(passage.lowered, passage.to_skeleton(figure.span.start) + 1) is not None
    )


def may_change(passage: Passage, start: int, end: int) -> bool:
    """Whether anything between two places of the skeleton may be a change."""
    return (
        _SIGN.search(passage.skeleton, start, end) is not None or _TURNS.search(passage.lowered, start, end) is not None
    )


def product_of(changes: list[Change]) -> Fraction:
    """What the changes make of a size of one."""
    grown = Fraction(1)
    for change in changes:
        grown *= power_of(change.factor, Fraction(change.often))
    return grown
