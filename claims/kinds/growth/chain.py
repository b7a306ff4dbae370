"""A size after several changes, one after another: `50,000 in the first survey. Numbers fell by 20 percent; the year after they rose by
20 percent. There are now 48,000`, `It had 500 members and grew 10 percent in each of the next two years. Now it has 605`.

Each change multiplies what the one before left. The size before the changes and the one behind them are the only ones of
their measure there; a change whose direction or number the words leave open stops the chain.
"""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from claims.claim import Claim, Premise
from claims.kinds.growth.steps import Change, changes_between, counts_times, may_change, product_of
from claims.kinds.growth.words import is_change
from claims.kinds.kind import is_operand
from claims.misprint import POWERS
from claims.passage import Passage, Stretch
from claims.pattern import lazy_regex
from claims.powers import power_of
from claims.quantity import Hedge, Quantity, Sense, around, size_of
from claims.reach import are_money_and_count, in_one_unit, sentence_before
from claims.unit import atom

_SIZES = (Sense.COUNT, Sense.MEASURE, Sense.MONEY)
_COMPOUND = lazy_regex(r"\b(?:each|every|compound\w*|successive(?:ly)?|again|then|in turn|on top)\b")
_UNSURE = lazy_regex(
    r"\b(?:respectively|target|instead|elsewhere|rivals?|against|compared|than|average|unless|if|inflation|adds? another|deposits?|of which|"
    r"of whom|while|whereas|points?|another|more|extra|additional|(?:cut|reduced|lowered) (?:it|them|that|this) (?:back |down )?to)\b"
)
_ASIDE = lazy_regex(r"\s(?:more|fewer|less|extra|new|each|per|a\s(?:year|month|week|day))\b")
_BY = lazy_regex(r"\b(?:by|another|extra|of\sonly|from|than|against)\s(?:about\s|some\s|only\s)*\Z")
_NOW = lazy_regex(
    r"\b(?:now|today|currently|at present|latest|left with|leaving|leaves|ended|end of|then|so|thus|therefore|by then|by the|by\s[12]\d\d\d|reached|"
    r"stands?|stood|took it to|comes? to|came to|will be|is worth|was worth)\b"
)
_SENTENCES = 2
_FARTHEST = Fraction(3, 2)


def chained_changes(kind: str, passage: Passage) -> Iterator[Claim]:
    """Every size that several changes make of the only one of its measure before them."""
    for number, here in enumerate(passage.sentences):
        start = passage.sentences[max(0, number - _SENTENCES)].start
        for later in passage.within(here) if may_change(passage, start, here.end) else ():
            if _may_be_result(passage, later):
                claim = _claim(kind, passage, here, later)
                if claim is not None:
                    yield claim


def _may_be_result(passage: Passage, figure: Quantity) -> bool:
    at = passage.to_skeleton(figure.span.start)
    is_size = figure.sense in _SIZES and not figure.is_range and not figure.is_bound and figure.value > 1
    is_plain = is_size and not is_operand(passage.skeleton, at) and not _ASIDE.match(passage.lowered, at + 1)
    return is_plain and _BY.search(passage.lowered[max(0, at - 20) : at]) is None


def _claim(kind: str, passage: Passage, here: Stretch, later: Quantity) -> Claim | None:
    earlier = _size_before(passage, here, later)
    if earlier is None:
        return None
    start, end = (passage.to_skeleton(passage.quantities[each.index].span.start) for each in (earlier, later))
    words = passage.lowered[start + 1 : end]
    changes = changes_between(passage, start, end)
    if sum(change.often for change in changes) < 2 or _UNSURE.search(words):
        return None
    a, b = in_one_unit(earlier, later)
    grown = product_of(changes)
    value = size_of(a) * grown / b.unit.factor
    if not replace(b, hedge=Hedge.NONE).interval.contains(value):
        is_compound = len(changes) > 1 or changes[0].figure is None or _COMPOUND.search(words) is not None
        if not _is_off(a, b, changes, value, is_compound=is_compound, is_told=_NOW.search(words) is not None):
            return None
        # What a mistake gives to the digit is no rounding of what is right.
        a, b = replace(a, round_resolution=a.resolution), replace(b, round_resolution=b.resolution)
    return Claim(kind, b, _formula(changes), (Premise("a", a), *_premises(changes)), around((a, b)), loose=True)


def _size_before(passage: Passage, here: Stretch, later: Quantity) -> Quantity | None:
    """The only size of the measure of a figure before it, in its sentence or the nearest of two before that has any."""
    start = here
    for _ in range(_SENTENCES + 1):
        figures = passage.between(passage.extent(start.start, passage.to_skeleton(later.span.start)))
        alike = [figure for figure in figures if _is_alike(passage, figure, later)]
        if alike:
            return alike[0] if len(alike) == 1 else None
        before = sentence_before(passage, start)
        if before is None:
            return None
        start = before
    return None


def _is_alike(passage: Passage, figure: Quantity, later: Quantity) -> bool:
    if (
        figure.sense not in _SIZES
        or figure.value <= 1
        or are_money_and_count(figure, later)
        or counts_times(passage, figure)
    ):
        return False
    return is_change(*in_one_unit(figure, later))


def _is_off(
    a: Quantity, b: Quantity, changes: list[Change], value: Fraction, *, is_compound: bool, is_told: bool
) -> bool:
    """Whether a size is what a known mistake makes of a chain; or, where it is told as its end, no more than near it."""
    written = replace(b, hedge=Hedge.NONE).interval
    size = size_of(a) / b.unit.factor
    simple = size * (1 + sum(change.share * change.often for change in changes))
    if written.contains(simple):
        return is_compound
    if any(written.contains(size * one) for one in _mistakes(changes)):
        return True
    is_near = max(value / b.value, b.value / value) <= _FARTHEST
    return is_compound and is_told and is_near and not b.widest.contains(value)


def _mistakes(changes: list[Change]) -> Iterator[Fraction]:
    """What a size of one becomes where a change is left out or comes once too often, or is counted and not repeated."""
    grown = product_of(changes)
    for change in changes:
        yield grown * change.factor
        yield grown / change.factor
        if change.often > 1:
            rest = grown / power_of(change.factor, Fraction(change.often))
            yield rest * change.factor
            yield rest * change.factor * change.often
    yield from (grown * power for power in POWERS)


def _formula(changes: list[Change]) -> str:
    return " * ".join(("a", *(_times(change, f"p{number}") for number, change in enumerate(changes))))


def _times(change: Change, name: str) -> str:
    """A change in a formula, as often as it comes; `name` is that of its figure, where it has one."""
    if change.figure is None:
        base = f"{change.factor.numerator}" if change.factor.denominator == 1 else "(1 / 2)"
        return f"power({base}, {change.often})" if change.often > 1 else base
    base = f"1 {'+' if change.factor > 1 else '-'} {name}"
    return f"power({base}, {change.often})" if change.often > 1 else f"({base})"


def _premises(changes: list[Change]) -> Iterator[Premise]:
    for number, change in enumerate(changes):
        if change.figure is not None:
            figure = change.figure
            if figure.sense is Sense.RATE:
                figure = replace(figure, unit=atom("%"), sense=Sense.PERCENT)
            yield Premise(f"p{number}", figure)
