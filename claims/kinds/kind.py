"""What a kind is, and how it describes the wordings it looks for."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from claims.claim import Claim, Premise, Strength
from claims.dimension import leftover
from claims.formula import names
from claims.passage import ANY, Passage
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense

_CALCULATES_AFTER = lazy_regex(rf"(?:\s+\w+){{0,2}}\s*(?:[-+×*/÷−]|x\b|times\b|plus\b|minus\b)\s*[({ANY}]")
_OPERATORS = frozenset("-+×*/÷−")
_IS_FIGURE = lazy_regex(rf"[{ANY}]")


@dataclass(frozen=True)
class Kind:
    """One sort of relation: its name, what it checks in one sentence, and how to find its claims in a passage.

    `example` is a text in which the kind finds an error, `counter_example` one that looks alike and that it leaves
    alone; `check rule` shows both. `vouches` marks a kind that says figures again: where its words bear one out, no
    guess convicts that of a slip.
    """

    name: str
    summary: str
    find: Callable[[Passage], Iterable[Claim]]
    example: str = ""
    counter_example: str = ""
    vouches: bool = False


@dataclass(frozen=True)
class Wording:
    """One way to word a relation.

    `pattern` is that of a `Phrase`, with a figure for each name. `formula` gives the figure named `asserted` from the
    others. A sentence in which `unless` is found is left alone. `accept` has the last word, on the figures by name.
    A figure beside an operator is part of a calculation and no claim, unless the wording is one (`in_calculation`).
    """

    pattern: str
    formula: str
    asserted: str
    strength: Strength = Strength.WORDED
    by_direction: bool = False
    loose: bool = False
    unless: str = ""
    accept: Callable[[dict[str, Quantity]], bool] | None = None
    in_calculation: bool = False

    @cached_property
    def phrase(self) -> Phrase:
        """The pattern as a phrase that needs the figures of the formula."""
        return Phrase(self.pattern, frozenset((*names(self.formula), self.asserted)))

    @cached_property
    def veto(self) -> Phrase | None:
        """What makes a sentence be left alone."""
        return Phrase(self.unless) if self.unless else None

    def claims(self, kind: str, passage: Passage) -> Iterator[Claim]:
        """Every claim in this wording, sentence by sentence."""
        for match in self.phrase.matches(passage, self.veto):
            claim = self.claim(kind, passage, match)
            if claim is not None:
                yield claim

    def claim(self, kind: str, passage: Passage, match: re.Match[str]) -> Claim | None:
        """The claim of one match, or None where its figures do not fit."""
        figures = {
            name: passage.quantity_at(match.start(name))
            for name, text in match.groupdict().items()
            if text is not None and _IS_FIGURE.match(text)
        }
        if self.accept is not None and not self.accept(figures):
            return None
        if not self.in_calculation and is_operand(passage.skeleton, match.start(self.asserted)):
            return None
        premises = tuple(Premise(name, figures[name]) for name in names(self.formula))
        extent = passage.extent(match.start(), match.end())
        return Claim(
            kind, figures[self.asserted], self.formula, premises, extent, self.strength, self.by_direction, self.loose
        )  # fmt: skip


def is_operand(skeleton: str, at: int) -> bool:
    """Whether the figure at a place of the skeleton is part of a calculation: an operator stands beside it."""
    before = skeleton[max(0, at - 4) : at].rstrip()
    return before[-1:] in _OPERATORS or _CALCULATES_AFTER.match(skeleton, at + 1) is not None


def worded(kind: str, wordings: tuple[Wording, ...]) -> Callable[[Passage], Iterator[Claim]]:
    """A kind's `find` that tries each of its wordings."""

    def find(passage: Passage) -> Iterator[Claim]:
        for wording in wordings:
            yield from wording.claims(kind, passage)

    return find


def in_order(quantities: Iterable[Quantity]) -> tuple[Premise, ...]:
    """Premises a1, a2 … for quantities in the order given."""
    return tuple(Premise(f"a{number}", quantity) for number, quantity in enumerate(quantities, start=1))


def same_dimension(*quantities: Quantity) -> bool:
    """Whether the quantities can be added: one dimension, whatever they count, and all of them percentages or none."""
    first = quantities[0]
    percents = {quantity.sense in (Sense.PERCENT, Sense.POINTS) for quantity in quantities}
    known = {leftover(quantity.unit.dimension, first.unit.dimension) for quantity in quantities}
    return len(percents) == 1 and known == {()}


def same_measure(*quantities: Quantity) -> bool:
    """Whether the quantities are of one sort: one dimension, and no two different count nouns."""
    nouns = {quantity.noun for quantity in quantities if quantity.noun}
    return len(nouns) <= 1 and same_dimension(*quantities)
