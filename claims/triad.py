"""A share and two sizes of one measure that stand alone together, in a sentence or in one and that before it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from claims.passage import RANGE_SIGN, SIGNS, Passage, Stretch
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense, size_of
from claims.reach import are_alike, are_money_and_count, in_one_unit

SHARE, FIRST, SECOND = "%@#"
"""What stands for the share and for the sizes in the words of a triad."""

_SHARES = (Sense.PERCENT, Sense.FRACTION)
_SIZES = (Sense.COUNT, Sense.MEASURE, Sense.MONEY, Sense.RATE)
_SHARE_SIGNS = frozenset(SIGNS[sense] for sense in _SHARES)
_MARK = re.compile(f"[{SHARE}{FIRST}{SECOND}{''.join(SIGNS.values())}{RANGE_SIGN}\n]")
_FIGURES = 3
_SHARE_SIGN = "".join(_SHARE_SIGNS)
_NAMED = lazy_regex(rf"[{_SHARE_SIGN}] of (?:the|this|that) (?P<noun>[a-z]+)\b")
_POINTS_BACK = lazy_regex(
    r"\s*(?:in other words|that (?:is|was|makes?|made|means?|comes?|came|amounts?|leaves?)\b|that[’']s\b)"
)
_BY_SO_MUCH = lazy_regex(r"[\uE000-\uF8FF] (?:more|less|fewer|higher|lower|cheaper|dearer|off)\b")
_BREAK = re.compile(r"[;:] |, (?:and|but|while|whereas|yet)\b ?| (?:while|whereas) ")


class Triad(NamedTuple):
    """A share, two sizes in the order of the text, their place in the skeleton, and the words around them.

    In `words` the share is `%`, the sizes are `@` and `#`; no other figure, and no such mark, stands in them. `lasts`
    tells whether they say besides how long something takes.
    """

    share: Quantity
    first: Quantity
    second: Quantity
    start: int
    end: int
    words: str
    lasts: bool = False


def triads(passage: Passage) -> Iterator[Triad]:
    """Every triad of a passage, in order."""
    earlier: Stretch | None = None
    previous: Stretch | None = None
    for stretch in passage.sentences:
        signs = stretch.signs
        if previous is not None and len(signs) < _FIGURES and previous.sentence.block == stretch.sentence.block:
            signs += previous.signs
        if not _SHARE_SIGNS.isdisjoint(signs):
            for before, window in _windows(passage, previous, stretch):
                if (found := _triad(passage, window, before)) is not None:
                    yield found
            if earlier is not None and previous is not None and _sums_up(passage, earlier, previous, stretch):
                found = _triad(passage, stretch, earlier._replace(end=previous.end))
                if found is not None:
                    yield found
        earlier, previous = previous, stretch


def _sums_up(passage: Passage, earlier: Stretch, previous: Stretch, stretch: Stretch) -> bool:
    """Whether a sentence tells what follows from the one figure of each of two before it: `In other words, 224 are`."""
    is_one_each = len(earlier.signs) == len(previous.signs) == 1 and earlier.sentence.block == stretch.sentence.block
    if not is_one_each or _POINTS_BACK.match(passage.lowered, stretch.start) is None:
        return False
    return _BY_SO_MUCH.search(passage.lowered, previous.start, previous.end) is None


def _windows(passage: Passage, previous: Stretch | None, stretch: Stretch) -> Iterator[tuple[Stretch | None, Stretch]]:
    """A sentence with the one before it, or its clauses alone; and its first clause with a figure in the one before."""
    clauses = list(_clauses(passage, stretch))
    if len(stretch.signs) <= _FIGURES:
        yield previous, stretch
    else:
        yield from ((None, clause) for clause in clauses)
    if previous is not None and len(previous.signs) == 1 and len(clauses) > 1:
        yield previous, clauses[0]


def _clauses(passage: Passage, stretch: Stretch) -> Iterator[Stretch]:
    """The clauses of a sentence."""
    start = stretch.start
    for match in _BREAK.finditer(passage.skeleton, stretch.start, stretch.end):
        yield stretch._replace(start=start, end=match.start())
        start = match.end()
    yield stretch._replace(start=start)


def _triad(passage: Passage, stretch: Stretch, previous: Stretch | None) -> Triad | None:
    figures, start = passage.within(stretch), stretch.start
    if len(figures) < _FIGURES and previous is not None and previous.sentence.block == stretch.sentence.block:
        figures, start = (*passage.within(previous), *figures), previous.start
        figures = _without_its_rate(passage, previous, stretch, figures)
    spans = [figure for figure in figures if figure.sense is Sense.DURATION]
    others = [figure for figure in figures if figure.sense is not Sense.DURATION]
    if len(others) != _FIGURES or len(spans) > 1 or not all(map(_is_plain, others)):
        return None
    shares = [figure for figure in others if figure.sense in _SHARES]
    sizes = [figure for figure in others if figure.sense in _SIZES and figure.value != 1]
    if len(shares) != 1 or len(sizes) != 2:
        return None
    first, second = _alike(*sizes)
    if not are_alike(first, second) or size_of(first) == size_of(second):
        return None
    words = _words(passage, start, stretch.end, shares[0], sizes)
    return Triad(shares[0], first, second, start, stretch.end, words, bool(spans))


def _without_its_rate(
    passage: Passage, before: Stretch, here: Stretch, figures: tuple[Quantity, ...]
) -> tuple[Quantity, ...]:
    """The figures without the rate of what a share is of: `a toll of 6 percent, $24 million. Half of the toll …`."""
    named = _NAMED.search(passage.lowered, here.start, here.end) if len(figures) == _FIGURES + 1 else None
    if named is None:
        return figures
    rates = [rate for rate in figures if rate.sense is Sense.PERCENT and rate.span.end < here.sentence.span.start]
    noun, earlier = named["noun"], passage.lowered[before.start : before.end]
    is_told = re.search(rf"\b{noun} of [{_SHARE_SIGN}]|[{_SHARE_SIGN}] {noun}\b", earlier) is not None
    return tuple(figure for figure in figures if figure not in rates) if len(rates) == 1 and is_told else figures


def _alike(one: Quantity, other: Quantity) -> tuple[Quantity, Quantity]:
    """Two sizes in units that leave nothing unsaid, of what one is per or of a period that the other is for."""
    if are_money_and_count(one, other):
        return one, other
    first, second = in_one_unit(one, other)
    if are_alike(first, second):
        return first, second
    return one.without_period(), other.without_period()


def _is_plain(figure: Quantity) -> bool:
    return not figure.is_range and figure.value > 0 and not figure.is_firm_bound


def _words(passage: Passage, start: int, end: int, share: Quantity, sizes: list[Quantity]) -> str:
    """The words between two places of the skeleton with one mark for each of three figures, on one line."""
    named = dict(zip((share.index, *(size.index for size in sizes)), (SHARE, FIRST, SECOND), strict=True))
    marks = {passage.to_skeleton(passage.quantities[index].span.start) - start: mark for index, mark in named.items()}
    return _MARK.sub(lambda match: marks.get(match.start(), " "), passage.skeleton[start:end])
