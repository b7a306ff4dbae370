"""Which figures may be all factors of a closure, and which closures are distinct."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from claims.closing.closure import Closure
from claims.quantity import Quantity


def distinct(found: Sequence[Closure]) -> list[Closure]:
    """Closures of different figures or signs, those that change fewest names."""
    ways: dict[tuple[tuple[int, int], ...], Closure] = {}
    for closure in sorted(found, key=lambda closure: closure.swapped):
        ways.setdefault(closure.key, closure)
    fewest = min((closure.swapped for closure in ways.values()), default=0)
    return [closure for closure in ways.values() if closure.swapped == fewest]


def windows_of(own: Sequence[Quantity], earlier: Sequence[Quantity]) -> Iterator[list[list[Quantity]]]:
    """Figures that may be all factors of one formula: those of the sentence, then with some of those before."""
    yield [[*own]]
    yield [[*some, *own] for size in range(1, len(earlier) + 1) for some in combinations(earlier, size)]
