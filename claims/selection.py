"""What is looked for in an essay."""

from collections.abc import Iterator
from dataclasses import dataclass

from claims.claim import Claim
from claims.kinds import KINDS
from claims.kinds.kind import Kind
from claims.passage import Passage


@dataclass(frozen=True)
class Selection:
    """The kinds of claim to look for, in the order in which they are tried."""

    kinds: tuple[Kind, ...] = KINDS

    def find(self, passage: Passage) -> Iterator[Claim]:
        """Every claim that some kind finds, in the order of the kinds."""
        for kind in self.kinds:
            yield from kind.find(passage)


EVERYTHING = Selection()
"""All kinds."""
