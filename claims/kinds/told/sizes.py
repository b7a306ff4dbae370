"""The sizes before a result, sentence by sentence, and the one pair of them that it can be of."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from claims.inputs import inputs_before
from claims.kinds.kind import is_operand, same_measure
from claims.movement import MOVE
from claims.outcome import RELATIVE
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Quantity, is_size, size_of
from claims.reach import Pair, are_money_and_count, in_one_unit, is_rate_after
from claims.span import Span

_NO_SIZE_AFTER = lazy_regex(
    rf"(?<!makes\s)(?<!make\s)(?<!made\s)(?<!making\s)\b(?:(?:{MOVE})(?: of| by)?|additional|extra|further|another|lost|shed|gained|saved?|by|per"
    r"|(?:in|for|of|out of|to) (?:every|each))\s*\Z"
)
_IS_MORE = lazy_regex(rf"(?:\s+[\w’'-]+)?\s+{RELATIVE}\b(?!\s+(?:from|on|in)\b)")
_FROM_TO = lazy_regex(
    r"\bfrom\s+(?:[\w’'$-]+\s+){0,3}?([\uE000-\uF8FF])[^.;\uE000-\uF8FF]{0,50}?\bto\s+(?:[\w’'-]+\s+){0,3}?([\uE000-\uF8FF])"
)
_REACH = 30
_MOST_SENTENCES = 3
_MOST_LINES = 3
_MOST_FIGURES = 12
_FARTHEST = Fraction(20)

Level = tuple[Quantity, ...]


def levels(passage: Passage, position: int, fits: Callable[[Quantity], bool] = is_size) -> list[Level]:
    """The plain sizes before a place of the skeleton: those of its sentence, then of those before in its paragraph.

    Sentences without figures do not count. Where the paragraph has none, they are those of the few lines right before it.
    """
    here = passage.stretch_at(position)
    block = passage.document.blocks[here.sentence.block].span
    figures = passage.between(Span(block.start, passage.to_text(position)))[-_MOST_FIGURES:]
    found: list[list[Quantity]] = [[]]
    sentence = passage.extent(here.start, here.end)
    for figure in reversed(figures):
        if figure.span.start < sentence.start:
            sentence = passage.sentence_of(figure)
            if len(found) == _MOST_SENTENCES + 1:
                break
            found.append([])
        if fits(figure) and is_plain(passage, figure):
            found[-1].insert(0, figure)
    if not any(found):
        lines = inputs_before(passage, here)
        found = [
            [each for each in lines if fits(each) and is_plain(passage, each)] if len(lines) <= _MOST_LINES else []
        ]
    return [tuple(level) for level in found]


def is_plain(passage: Passage, figure: Quantity) -> bool:
    """Whether a figure is a size by itself: no range, no operand, no change, not what something is per."""
    at = passage.to_skeleton(figure.span.start)
    is_one = figure.value == 1 and not figure.unit.atoms
    if figure.is_range or figure.value <= 0 or is_one or is_operand(passage.skeleton, at):
        return False
    before = passage.lowered[max(0, at - _REACH) : at]
    return _NO_SIZE_AFTER.search(before) is None and _IS_MORE.match(passage.lowered, at + 1) is None


def pair_before(passage: Passage, sizes: Sequence[Level]) -> Pair | None:
    """The one pair of sizes of one measure in the nearest sentences that have any, in the order of the text.

    Where a sentence tells of a change from one size to another, these are the two.
    """
    near: list[Quantity] = []
    for level in sizes:
        near = [*level, *near]
        pairs = list(pairs_of(passage, near))
        if len(pairs) > 1:
            pairs = [pair for pair in pairs if _is_from_to(passage, pair)]
            return pairs[0] if len(pairs) == 1 else None
        if pairs:
            return pairs[0]
    return None


def pairs_of(passage: Passage, figures: Sequence[Quantity]) -> Iterator[Pair]:
    """Every two figures of one measure that may be sizes of one thing, in their order."""
    for one, other in combinations(figures, 2):
        pair = in_one_unit(one, other)
        if are_money_and_count(one, other) or not same_measure(*pair) or is_rate_after(passage, one, other):
            continue
        low, high = sorted(map(size_of, pair))
        if low < high <= _FARTHEST * low:
            yield pair


def _is_from_to(passage: Passage, pair: Pair) -> bool:
    """Whether the words lead from the first of two figures to the second."""
    start, end = (passage.to_skeleton(passage.quantities[figure.index].span.start) for figure in pair)
    found = _FROM_TO.search(passage.lowered, max(0, start - _REACH), end + 1)
    return found is not None and (found.start(1), found.start(2)) == (start, end)
