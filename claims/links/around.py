"""The figures around a result, and what each of them is said of one of and counts."""

from collections import deque
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from claims.closing.term import bases_of
from claims.document import BlockKind
from claims.label import ideas_in, label_of
from claims.links.link import Link, links_of
from claims.passage import Passage, Stretch
from claims.quantity import Quantity, Sense
from claims.stem import idea
from claims.unit import Dimension, Unit

_SENTENCES = 5
_MOST_FIGURES = 14
_OF_ONE = ("each", "every", " per ", "apiece", " to the ", " to a", " a ", " an ", "averag", " at ")
"""Without one of these no word says that a figure is of one of something."""
_PROSE = (BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.ITEM)
_RESULTS = (Sense.COUNT, Sense.MEASURE, Sense.MONEY, Sense.RATE)
_FACTORS = (*_RESULTS, Sense.DURATION)


class Sized(NamedTuple):
    """A figure, the dimension of what it is so much of, and whether its sentence may speak of one of something."""

    figure: Quantity
    above: Dimension
    is_of_one: bool


class Around:
    """What a passage says of its figures, each asked for once."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self._links: dict[int, tuple[Link, ...]] = {}
        self._named: dict[int, frozenset[str]] = {}

    def results(self) -> Iterator[tuple[Stretch, Sized, list[Sized]]]:
        """Every figure that may be a result, with those of its sentence and of some before, in the order of the text.

        They stand in its paragraph or in the one before.
        """
        near: deque[tuple[int, list[Sized]]] = deque(maxlen=_SENTENCES)
        for stretch in self.passage.sentences:
            block = stretch.sentence.block
            if self.passage.document.blocks[block].kind not in _PROSE:
                continue
            own = self._sized(stretch)
            near.append((block, own))
            around = [sized for other, figures in near if block - other <= 1 for sized in figures][-_MOST_FIGURES:]
            if len(around) > 1:
                yield from ((stretch, sized, around) for sized in own if _may_be_result(sized.figure))

    def _sized(self, stretch: Stretch) -> list[Sized]:
        figures = [figure for figure in self.passage.within(stretch) if _is_factor(figure)]
        if not figures:
            return []
        words = f" {self.passage.lowered[stretch.start : stretch.end]}"
        is_of_one = any(word in words for word in _OF_ONE)
        return [Sized(figure, above(figure.unit), is_of_one) for figure in figures]

    def links(self, figure: Quantity) -> tuple[Link, ...]:
        """What a figure is said of one of."""
        if figure.index not in self._links:
            self._links[figure.index] = links_of(self.passage, figure)
        return self._links[figure.index]

    def named(self, figure: Quantity) -> frozenset[str]:
        """The ideas of what a figure counts."""
        if figure.index not in self._named:
            written = self.passage.document.masked[figure.number.end : figure.span.end]
            ideas = ideas_in(written) if figure.noun else label_of(self.passage, figure).ideas
            self._named[figure.index] = ideas | ({idea(figure.noun)} if figure.noun else frozenset())
        return self._named[figure.index]

    def are_beside(self, one: Quantity, other: Quantity) -> bool:
        """Whether two figures stand in one sentence."""
        return self.passage.sentence_of(one) == self.passage.sentence_of(other)

    def is_attribute(self, figure: Quantity) -> bool:
        """Whether a figure is part of a word: a 60-stall parlour."""
        return self.passage.document.text[figure.number.end : figure.number.end + 1] in "-‑"


@lru_cache(maxsize=4096)
def above(unit: Unit) -> Dimension:
    """The dimension of what is so much, whatever it is per, with ideas for nouns."""
    return bases_of(Unit(tuple(part for part in unit.atoms if part[1] > 0)))


def _may_be_result(figure: Quantity) -> bool:
    return figure.sense in _RESULTS and figure.value > 1 and bool(figure.unit.atoms) and figure.noun != "time"


def _is_factor(figure: Quantity) -> bool:
    if figure.sense not in _FACTORS or figure.is_range or figure.is_firm_bound:
        return False
    return figure.value > 0 and figure.value != 1
