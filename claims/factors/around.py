"""What the words around figures say that each of them is of one of, and what it counts."""

import re

from claims.factors.link import Link, links_of
from claims.label import ideas_in, label_of
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Quantity
from claims.stem import idea

_PER = lazy_regex(r"\s(?:per|an?|each|every)\s")
_AMONG = lazy_regex(r"\b(?:in|at|across|from|between|among|within)\s+(?:the|its|their|our|these|those|all)\s+$", re.I)
"""Before the places where all is counted."""
_EACH_WAY = lazy_regex(r"(?:\s+[a-z]+)?\s+(?:each|in\s+each|per|in\s+either)\s+(?:way|direction)\b")


class Around:
    """What a passage says of its figures, each asked for once."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self._links: dict[int, tuple[Link, ...]] = {}
        self._named: dict[int, frozenset[str]] = {}
        self._among: dict[int, bool] = {}
        self._each_way: dict[int, bool] = {}

    def links(self, figure: Quantity) -> tuple[Link, ...]:
        """What a figure is said of one of."""
        if figure.index not in self._links:
            self._links[figure.index] = links_of(self.passage, figure)
        return self._links[figure.index]

    def named(self, figure: Quantity) -> frozenset[str]:
        """The ideas of what a figure counts."""
        if figure.index not in self._named:
            written = self.passage.document.masked[figure.number.end : figure.span.end]
            of_one = _PER.split(written, maxsplit=1)[0]
            ideas = ideas_in(of_one) if figure.noun else label_of(self.passage, figure).ideas
            self._named[figure.index] = ideas | ({idea(figure.noun)} if figure.noun else frozenset())
        return self._named[figure.index]

    def are_beside(self, one: Quantity, other: Quantity) -> bool:
        """Whether two figures stand in one sentence."""
        return self.passage.sentence_of(one) == self.passage.sentence_of(other)

    def is_among(self, figure: Quantity) -> bool:
        """Whether words before a figure say where it is counted: in the 48 schools."""
        if figure.index not in self._among:
            masked, start = self.passage.document.masked, figure.span.start
            self._among[figure.index] = _AMONG.search(masked, max(0, start - 30), start) is not None
        return self._among[figure.index]

    def is_each_way(self, figure: Quantity) -> bool:
        """Whether a figure is for one way of two."""
        if figure.index not in self._each_way:
            is_so = _EACH_WAY.match(self.passage.document.masked, figure.span.end) is not None
            self._each_way[figure.index] = is_so
        return self._each_way[figure.index]

    def is_attribute(self, figure: Quantity) -> bool:
        """Whether a figure is part of a word: a 60-stall parlour."""
        return self.passage.document.text[figure.number.end : figure.number.end + 1] in "-‑"
