"""Taking up links: which figures count what others are said of one of."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claims.implied import of_them, per
from claims.links.around import Around, above
from claims.links.link import Link
from claims.quantity import Quantity, Sense

_MOST_FACTORS = 4
_COUNTED = (Sense.COUNT, Sense.RATE)


class Part(NamedTuple):
    """Some factors of a product, and how many of their links the words leave open."""

    factors: tuple[Quantity, ...]
    guessed: int = 0


class Parts:
    """Takes up the links of figures with the others around one result."""

    def __init__(self, around: Around, result: Quantity, figures: Sequence[Quantity]) -> None:
        self._around = around
        self._result = result
        self._figures = figures

    def of(self, figure: Quantity, used: frozenset[int], depth: int = 0) -> Iterator[Part]:
        """Every way to take up what a figure is said of one of; `used` are figures that have their place."""
        links = [link for link in self._around.links(figure) if not link.is_time]
        if depth:
            links = [link for link in links if link.is_sure or self._is_named(link)]
        yield from self._taken_up(links, Part((self._with_units(figure),)), used, depth)

    def _is_named(self, link: Link) -> bool:
        return any(not link.ideas.isdisjoint(self._around.named(other)) for other in self._figures)

    def _with_units(self, figure: Quantity) -> Quantity:
        """A figure per the units that the words say it is of one of."""
        for link in self._around.links(figure):
            below = {symbol for symbol, power in figure.unit.atoms if power < 0}
            if link.unit.atoms and below.isdisjoint(symbol for symbol, _ in link.unit.atoms):
                figure = per(figure, link.unit)
        return figure

    def _taken_up(self, links: Sequence[Link], so_far: Part, used: frozenset[int], depth: int) -> Iterator[Part]:
        if not links:
            yield so_far
            return
        link, *others = links
        if self._is_of_result(link):
            yield from self._taken_up(others, so_far, used, depth)
            return
        if not link.is_sure and (len(so_far.factors) > 1 or others or depth):
            yield from self._taken_up(others, so_far, used, depth)
        for numbers, guessed in self._counting(link, so_far.factors[0], used):
            if depth + len(so_far.factors) + len(numbers) > _MOST_FACTORS:
                continue
            taken = used | {number.index for number in numbers}
            for part in self._with_numbers(numbers, taken, depth + 1):
                joined = Part((*so_far.factors, *part.factors), so_far.guessed + guessed + part.guessed)
                yield from self._taken_up(others, joined, taken | {each.index for each in part.factors}, depth)

    def _with_numbers(self, numbers: Sequence[Quantity], used: frozenset[int], depth: int) -> Iterator[Part]:
        if not numbers:
            yield Part(())
            return
        for one in self.of(numbers[0], used, depth):
            for rest in self._with_numbers(numbers[1:], used | {each.index for each in one.factors}, depth):
                yield Part((*one.factors, *rest.factors), one.guessed + rest.guessed)

    def _is_of_result(self, link: Link) -> bool:
        """Whether the result is per the same."""
        own = self._around.links(self._result)
        return any(link.ideas and link.ideas & other.ideas and other.is_sure for other in own)

    def _counting(self, link: Link, figure: Quantity, used: frozenset[int]) -> Iterator[tuple[list[Quantity], int]]:
        """The figures that may take up a link, and 1 where that is a guess."""
        last = max(self._result.index, figure.index)
        free = [other for other in self._figures if other.index not in used and other.index < last]
        firm = [other for other in free if self._counts(other, link)]
        if link.is_of_all:
            if firm:
                yield self._one_of_each(firm, link), 0
        elif firm:
            guessed = int(len({(other.value, other.unit) for other in firm}) > 1)
            yield from (([other], guessed) for other in firm)
        elif not link.unit.atoms:
            yield from self._meant(link, figure, [other for other in free if other.sense is Sense.COUNT])

    def _counts(self, other: Quantity, link: Link) -> bool:
        if link.unit.atoms:
            return link.unit.dimension in (other.unit.dimension, above(other.unit))
        return other.sense in _COUNTED and not link.ideas.isdisjoint(self._around.named(other))

    def _one_of_each(self, firm: Sequence[Quantity], link: Link) -> list[Quantity]:
        """The first figure that counts each of the words of a link."""
        found = [
            next((other for other in firm if one in self._around.named(other)), None) for one in sorted(link.ideas)
        ]
        return list(dict.fromkeys(other for other in found if other is not None))

    def _meant(self, link: Link, figure: Quantity, numbers: Sequence[Quantity]) -> Iterator[tuple[list[Quantity], int]]:
        """The numbers that may count what goes by another name: those of them, the nearest before, the only one."""
        counts = [other for other in numbers if not self._around.is_attribute(other)]
        meant = [other for other in counts if of_them(self._around.passage, other)]
        if len(meant) == 1:
            yield meant, 0
            return
        before = [other for other in counts if other.index < figure.index] if link.may_be_meant else []
        if before:
            beside = [other for other in before if self._around.are_beside(other, before[-1])]
            yield [before[-1]], int(len(beside) > 1)
            counts.remove(before[-1])
        guessed = int(bool(before) or len({other.value for other in counts}) > 1)
        yield from (([other], guessed) for other in counts)
