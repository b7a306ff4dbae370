"""The figures around a result that it may be a product of: of its paragraph, of a short list or a row before it.

A price that the words point back to ("at the same price") may stand anywhere before.
"""

from collections.abc import Iterator, Sequence

from claims.dimension import combined
from claims.document import BlockKind
from claims.label import ideas_in
from claims.passage import Passage, Stretch
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense, size_of
from claims.span import Span
from claims.unit import Dimension
from claims.unit_table import CURRENCIES

_BEFORE, _BEHIND = 3, 2
_MOST_LINES = 6
_MOST = 8
_FARTHEST = 700
_OPENING = 90
_SAME_TEXTS = ("at the ", "at that ", "at this ", "on the ", "on that ", "on this ")
_SAME = lazy_regex(
    r"\b(?:at|on) (?:that|this|the (?:same|current|present|contract|usual|going|above|old|new|existing)) "
    r"(?:[a-z]+ )?(?:price|tariff|rate|charge|cost)s?\b"
)
_MEASURED = (Sense.MEASURE, Sense.RATE)
_LINES = (BlockKind.ITEM, BlockKind.CELL)
_FACTORS = (Sense.COUNT, Sense.MEASURE, Sense.MONEY, Sense.RATE, Sense.DURATION)


class Reached:
    """Looks for the figures around the results of a passage."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._blocks = passage.document.blocks

    def of(self, place: int, stretch: Stretch, result: Quantity) -> list[Quantity]:
        """The factors around a result, in the order of the text; `place` is that of its sentence."""
        before = self._before(place, stretch)
        stretches = [*before, stretch, *([] if before else self._after(place, stretch, result))]
        figures = [figure for each in stretches for figure in self._passage.within(each)]
        if not before:
            figures = [*self._listed(place, stretch), *figures]
        has_shares = any(figure.sense is Sense.PERCENT for figure in figures)
        near = [figure for figure in figures if figure.index != result.index and is_factor(figure)]
        near = [figure for figure in near if not self._is_time_of_another(figure, result)]
        # Where shares stand, points are those between them.
        near = [figure for figure in near if not (has_shares and figure.noun.startswith("point"))]
        near.sort(key=lambda figure: abs(figure.index - result.index))
        return sorted(near[:_MOST], key=lambda figure: figure.index)

    def _is_time_of_another(self, figure: Quantity, result: Quantity) -> bool:
        """Whether a time stands behind another amount of the sort of a result: £31 million, £57 million in 2 years."""
        if figure.sense is not Sense.DURATION or self._passage.sentence_of(figure) != self._passage.sentence_of(result):
            return False
        between = self._passage.quantities[result.index + 1 : figure.index]
        return any(other.unit.dimension == result.unit.dimension for other in between)

    def price(self, stretch: Stretch, result: Quantity, near: Sequence[Quantity]) -> list[Quantity]:
        """The one price in the text before of what is measured near a result, where the sentence points back to it."""
        words = self._passage.lowered[stretch.start : stretch.end]
        is_money = any(base in CURRENCIES for base, power in result.unit.dimension if power > 0)
        if not is_money or not any(text in words for text in _SAME_TEXTS) or not _SAME.search(words):
            return []
        measured = [figure.unit.without_period().dimension for figure in near if figure.sense in _MEASURED]
        prices = [
            figure
            for figure in self._passage.quantities[: result.index]
            if figure.unit.denominators and figure.sense is Sense.RATE
            if any(_is_price_of(figure, result, one) for one in measured)
        ]
        is_one = len({size_of(figure) for figure in prices}) == 1
        return prices[-1:] if is_one and not any(figure in prices for figure in near) else []

    def _before(self, place: int, stretch: Stretch) -> list[Stretch]:
        near = self._passage.sentences[max(0, place - _BEFORE) : place]
        block = stretch.sentence.block
        return [each for each in near if each.sentence.block == block and stretch.start - each.end < _FARTHEST]

    def _after(self, place: int, stretch: Stretch, result: Quantity) -> Sequence[Stretch]:
        """The sentences behind one that begins with its result, which may say what it follows from."""
        own = self._passage.within(stretch)
        at = self._passage.to_skeleton(result.span.start)
        if not own or own[0].index != result.index or at - stretch.start > _OPENING:
            return ()
        near = self._passage.sentences[place + 1 : place + 1 + _BEHIND]
        return [each for each in near if each.sentence.block == stretch.sentence.block]

    def _listed(self, place: int, stretch: Stretch) -> list[Quantity]:
        """The lines of a short list right before, or the row of a table that the sentence names."""
        lines: list[Stretch] = []
        block = stretch.sentence.block
        for each in reversed(self._passage.sentences[max(0, place - 4 * _MOST_LINES) : place]):
            if any(self._blocks[number].kind not in _LINES for number in range(each.sentence.block, block)):
                break
            block = each.sentence.block
            lines.insert(0, each)
        if lines and self._blocks[lines[-1].sentence.block].kind is BlockKind.CELL:
            return list(self._row(stretch, self._passage.within(lines[-1])[0]))
        items = [self._passage.within(each) for each in lines]
        is_list = bool(items) and len(items) <= _MOST_LINES and all(len(each) == 1 for each in items)
        return [figures[0] for figures in items] if is_list else []

    def _row(self, stretch: Stretch, cell: Quantity) -> Iterator[Quantity]:
        """The figures of the one row of a table whose label a sentence names."""
        grid = next((grid for grid in self._passage.grids if grid.cell_of(cell)), None)
        if grid is None:
            return
        words = ideas_in(self._passage.lowered[stretch.start : stretch.end])
        named = [row for row in grid.rows if (label := ideas_in(grid.label(row))) and label <= words]
        if len(named) == 1:
            yield from (cell.figure for cell in grid.in_row(named[0]) if cell.figure is not None)


def _is_price_of(figure: Quantity, result: Quantity, measured: Dimension) -> bool:
    """Whether a figure is so much of the money of a result for each unit of what is measured."""
    paid = result.unit.without_period().dimension
    return bool(measured) and measured != paid and combined(figure.unit.dimension, measured, 1) == paid


def is_factor(figure: Quantity) -> bool:
    """Whether a figure is a size that something may be multiplied by."""
    if figure.sense not in _FACTORS or figure.is_range or figure.is_firm_bound and figure.sense is Sense.COUNT:
        return False
    return figure.value > 0 and figure.value != 1


def between(passage: Passage, figures: Sequence[Quantity]) -> Span:
    """The stretch of text from the first sentence of some figures to the last."""
    spans = [passage.sentence_of(figure) for figure in figures]
    return Span(min(span.start for span in spans), max(span.end for span in spans))
