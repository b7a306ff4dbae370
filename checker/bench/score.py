"""What came of a bench: how each backend fared, and what that took."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from checker.bench.grade import Grade, Graded
from claims.derivation import Tally


@dataclass(frozen=True, slots=True)
class Score:
    """One backend: every problem as it fared with it, sample by sample, and what its calls took."""

    graded: tuple[Graded, ...]
    tally: Tally

    @property
    def grades(self) -> Counter[Grade]:
        """How many problems have each grade."""
        return Counter(item.grade for item in self.graded)

    @property
    def powers_of_ten(self) -> int:
        """How many of the wrong values are off by tens alone."""
        return sum(item.power is not None for item in self.graded)

    @property
    def is_complete(self) -> bool:
        """Whether there is a reply for every problem."""
        return not self.grades[Grade.SILENT]


@dataclass(frozen=True, slots=True)
class Bench:
    """One run: how many problems there are, how many of them traps, the digest of the prompt, and each score."""

    problems: int
    traps: int
    digest: str
    scores: Sequence[Score]

    @property
    def is_complete(self) -> bool:
        """Whether every backend replied about every problem."""
        return all(score.is_complete for score in self.scores)
