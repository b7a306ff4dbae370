"""What the text counts and measures, by what it is called: the numbers that a share may be per."""

from collections import defaultdict
from collections.abc import Iterator

from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense
from claims.stem import idea
from claims.unit import Unit

PEOPLE = frozenset(map(idea, ("resident", "person", "people", "head", "capita", "inhabitant", "citizen")))
"""Ideas for those of whom something is said a head."""

_POPULATION = lazy_regex(
    r"\bpopulation (?:of|is|was|stands at|numbers|to) (?:(?:about|some|around|nearly|just|over|roughly|now) )*\Z"
)
_FEWEST, _MOST, _REACH = 3, 24, 40


class Numbers:
    """The numbers of a passage by the idea of what they count and by their unit, one for each value."""

    def __init__(self, passage: Passage) -> None:
        self.counted: dict[str, list[Quantity]] = defaultdict(list)
        self.measured: dict[Unit, list[Quantity]] = defaultdict(list)
        for figure in passage.quantities:
            if not figure.is_range and figure.value >= _FEWEST:
                for group in self._groups(passage, figure):
                    if len(group) < _MOST and all(other.value != figure.value for other in group):
                        group.append(figure)

    def _groups(self, passage: Passage, figure: Quantity) -> Iterator[list[Quantity]]:
        if figure.sense is Sense.MEASURE:
            yield self.measured[figure.unit]
        elif figure.sense is Sense.COUNT and figure.noun:
            yield self.counted[idea(figure.noun)]
        elif figure.sense is Sense.COUNT and _is_population(passage, figure):
            yield self.counted[idea("people")]

    def called(self, ideas: frozenset[str]) -> list[Quantity]:
        """The numbers of what goes by one of some ideas, in the order of the text."""
        found = {figure.index: figure for one in sorted(ideas) for figure in self.counted.get(one, ())}
        return [found[index] for index in sorted(found)]


def _is_population(passage: Passage, figure: Quantity) -> bool:
    """Whether a bare number is said to be that of a population."""
    at = passage.to_skeleton(figure.span.start)
    return _POPULATION.search(passage.lowered, max(0, at - _REACH), at) is not None
