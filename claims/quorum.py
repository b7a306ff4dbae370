"""Quorums: how many families, not backends, derive the same other value.

Backends of one family share their mistakes, so that a family has one voice at most: what most of its answers say.
Those that abstain or fail have none. The text has a voice as well: whoever wrote it derived the figure once, in a
family of its own, so that two families against it and one with it are two against two. Unrelated families that err
give the same wrong value now and then; the author's very value they hardly ever meet by mistake.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.derivation import Derivation

_THE_TEXT = 1


@dataclass(frozen=True, slots=True)
class Count:
    """How the families divide: those that agree with the text, and the largest group that agrees on another value."""

    agreeing: frozenset[str]
    dissenting: frozenset[str]
    dissent: Derivation | None

    def disputes(self, quorum: int) -> bool:
        """Whether enough families agree on another value, and more than the text has with those that agree with it."""
        return len(self.dissenting) >= quorum and len(self.dissenting) > len(self.agreeing) + _THE_TEXT


def count(derivations: Sequence[Derivation], *, by_direction: bool = False) -> Count:
    """The families' voices on one figure."""
    voices = {family: voice(group, by_direction) for family, group in _families(derivations).items()}
    spoken = {family: one for family, one in voices.items() if one is not None}
    agreeing = frozenset(family for family, one in spoken.items() if one.agrees)
    best: tuple[frozenset[str], Derivation | None] = (frozenset(), None)
    for one in spoken.values():
        if not one.dissents:
            continue
        others = [name for name, other in spoken.items() if other.dissents and coincide(one, other, by_direction)]
        if len(others) > len(best[0]):
            best = frozenset(others), one
    return Count(agreeing, *best)


def coincide(one: Derivation, other: Derivation, by_direction: bool = False) -> bool:
    """Whether two derived values are one: equal, or each within what the other's premises allow."""
    if one.value is None or other.value is None or one.interval is None or other.interval is None:
        return False
    if one.value == other.value or (by_direction and abs(one.value) == abs(other.value)):
        return True
    return one.interval.contains(other.value) or other.interval.contains(one.value)


def _families(derivations: Sequence[Derivation]) -> dict[str, list[Derivation]]:
    families: dict[str, list[Derivation]] = {}
    for derivation in derivations:
        if derivation.value is not None:
            families.setdefault(derivation.family, []).append(derivation)
    return families


def voice(group: Sequence[Derivation], by_direction: bool) -> Derivation | None:
    """What most of a family's answers say; nothing where two groups of them are of one size."""
    sizes = [sum(_alike(one, other, by_direction) for other in group) for one in group]
    first, *others = [one for one, size in zip(group, sizes, strict=True) if size == max(sizes)]
    return first if all(_alike(first, other, by_direction) for other in others) else None


def _alike(one: Derivation, other: Derivation, by_direction: bool) -> bool:
    return one.agrees == other.agrees and (one.agrees is True or coincide(one, other, by_direction))
