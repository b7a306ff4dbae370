"""Which figures a second round is about: those on which a backend and the arithmetic, or two backends, disagree."""

from collections.abc import Sequence
from itertools import combinations

from checker.examination.packing import Target
from claims.derivation import Derivation
from claims.finding import Finding
from claims.quorum import coincide
from claims.recomputation import Recomputation


def is_open(finding: Finding, derivations: Sequence[Derivation]) -> bool:
    """Whether the derivations of a claim leave a disagreement that another look may settle."""
    by_direction = finding.claim.by_direction
    values = [derivation for derivation in derivations if derivation.value is not None]
    recomputed = finding.recomputation
    if isinstance(recomputed, Recomputation):
        return any(not _gives(item, recomputed) for item in values)
    return any(
        one.agrees != other.agrees or not (one.agrees or coincide(one, other, by_direction))
        for one, other in combinations(values, 2)
    )


def _gives(derivation: Derivation, recomputed: Recomputation) -> bool:
    """Whether a derivation and the arithmetic say the same: both agree with the text, or give one value."""
    if derivation.agrees:
        return recomputed.agreement is not None
    if derivation.value is None or derivation.interval is None:
        return False
    return derivation.interval.contains(recomputed.value) or recomputed.interval.contains(derivation.value)


def with_bearing(finding: Finding, derivations: Sequence[Derivation]) -> Target:
    """The figure with every premise that somebody took, in the order of the text, which tells nobody's formula."""
    premises = [*finding.claim.premises, *(item for derivation in derivations for item in derivation.premises)]
    quantities = {premise.quantity.index: premise.quantity for premise in premises}
    asserted = finding.claim.asserted
    return Target(asserted, tuple(quantities[index] for index in sorted(quantities) if index != asserted.index))
