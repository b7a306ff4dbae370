"""What a change that comes again and again makes of a size: `12 hives, doubling every two years. After eight years 192 …`,
`It had 500 members and grew 10 percent in each of the next two years. Now it has 605`.

The size before and the one behind the change are the only ones of their measure there, and what the words count is one time.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from claims.claim import Claim, Premise
from claims.kinds.growth.words import is_change
from claims.kinds.kind import same_measure
from claims.misprint import may_be_meant
from claims.passage import Passage, Stretch
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.powers import MAX_PERIODS, power_of
from claims.quantity import Quantity, Sense, around, size_of
from claims.reach import in_one_unit
from claims.unit import NO_UNIT, atom

_FREE = r"[^.;:\uE000-\uF8FF]"
_EVERY = (
    Phrase(rf"{{x:multiplier}}{_FREE}{{0,25}}?\b(?:once )?(?:every|each|in each) <ABOUT>{{n:duration}}"),
    Phrase(rf"\b(?:every|each) <ABOUT>{{n:duration}},?{_FREE}{{0,40}}? {{x:multiplier}}"),
    Phrase(rf"{{x:multiplier}}{_FREE}{{0,25}}?\b(?:every|each|a|per) (?P<period>hour|day|week|month|year|decade)\b"),
)
_UNSURE = lazy_regex(
    r"\b(?:respectively|target|instead|another|elsewhere|rivals?|against|compared|than|average|unless|adds?|added|deposits?|inflation)\b"
)
_ASIDE = lazy_regex(r"\s(?:more|fewer|less|extra|new)\b")
_SYMBOLS = {"hour": "h"}
_BEHIND = 2
_FARTHEST = Fraction(5, 2)


def repeated_growth(kind: str, passage: Passage) -> Iterator[Claim]:
    """Every size that a change again and again, over a time that is said, makes of the one before it."""
    for phrase in _EVERY:
        for match in phrase.matches(passage):
            yield from _multiplied(kind, passage, match)


def _multiplied(kind: str, passage: Passage, match: re.Match[str]) -> Iterator[Claim]:
    """What a multiple every so often comes to in the one time that is said besides."""
    factor = passage.quantity_at(match.start("x"))
    if factor.value in (0, 1) or factor.is_range:
        return
    period = match.groupdict().get("period")
    inside = passage.extent(*match.span())
    length = atom(_SYMBOLS.get(period, period)).factor if period else size_of(passage.quantity_at(match.start("n")))
    for stretches in _windows(passage, match):
        sizes, times = _around(passage, stretches, match)
        others = [time for time in times if not inside.start <= time.span.start < inside.end]
        if len(sizes) != 2 or len(others) != 1:
            continue
        count = size_of(others[0]) / length
        if count.denominator != 1 or not 1 < count <= MAX_PERIODS or others[0].span.start < sizes[0].span.start:
            return
        premises = Premise("x", replace(factor, unit=NO_UNIT)), Premise("n", _bare(others[0], count))
        yield from _claim(kind, passage, match, sizes, "a * power(x, n)", premises, power_of(factor.value, count))
        return


def _claim(
    kind: str, passage: Passage, match: re.Match[str], sizes: list[Quantity], formula: str, premises: tuple[Premise, ...], grown: Fraction
) -> Iterator[Claim]:  # fmt: skip
    a, b = in_one_unit(sizes[0], sizes[1])
    start, end = (passage.to_skeleton(figure.span.start) for figure in sizes)
    is_told = is_change(a, b) and start < max(match.start(), end) and end > match.start()
    value = size_of(a) * grown / b.unit.factor
    is_aside = _ASIDE.match(passage.lowered, end + 1) or _UNSURE.search(passage.lowered, min(start, match.start()), end)
    farthest = max(_FARTHEST, grown if "x" in formula else _FARTHEST)
    if is_told and not is_aside and may_be_meant(b.value, value, farthest):
        yield Claim(kind, b, formula, (Premise("a", a), *premises), around((a, b)), loose=True)


def _windows(passage: Passage, match: re.Match[str]) -> Iterator[list[Stretch]]:
    """The sentence of a change with as few of those behind it, or with the one before it, as have a size and its result."""
    here = passage.stretch_at(match.start())
    number = passage.place_of(here)
    block = here.sentence.block
    behind = [each for each in passage.sentences[number : number + _BEHIND + 1] if each.sentence.block == block]
    before = [each for each in passage.sentences[max(0, number - 1) : number] if each.sentence.block == block]
    for count in range(1, len(behind) + 1):
        yield behind[:count]
    for count in range(1, len(behind) + 1):
        yield [*before, *behind[:count]]


def _around(passage: Passage, stretches: list[Stretch], match: re.Match[str]) -> tuple[list[Quantity], list[Quantity]]:
    """The plain sizes and the times in some sentences."""
    inside = passage.extent(*match.span())
    figures = [figure for stretch in stretches for figure in passage.within(stretch)]
    sizes = [
        figure
        for figure in figures
        if figure.sense in (Sense.COUNT, Sense.MEASURE, Sense.MONEY, Sense.RATE)
        and not inside.start <= figure.span.start < inside.end
        and not figure.is_range
        and figure.value > 0
    ]
    # What counts something else than the first size is of something else.
    alike = [figure for figure in sizes if same_measure(*in_one_unit(figure, sizes[0]))]
    named = [figure for figure in sizes if figure.sense is Sense.COUNT]
    if len(alike) == 1 and len(named) == 2 == len(sizes) and named[1].noun:
        # Of avocets there are so many birds.
        alike = [named[0], named[1].but(unit=named[0].unit, noun=named[0].noun)]
    return alike, [figure for figure in figures if figure.sense is Sense.DURATION and not figure.is_range]


def _bare(time: Quantity, count: Fraction) -> Quantity:
    """A time as a bare number of periods."""
    zero = Fraction(0)
    return replace(time, value=count, unit=NO_UNIT, sense=Sense.COUNT, resolution=zero, round_resolution=zero)
