"""Relations turned round: a relation of three figures gives each of them from the others, and is asked about once.

"11 × 23 = 253 seats" states how 253 follows; that 23 is 253 ÷ 11 is the same relation, which arithmetic may have found
as an explanation of the 23.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from claims.claim import Strength
from claims.finding import Finding, Verdict
from claims.quantity import Quantity

_STRONGEST_FIRST = tuple(Strength)


def turned_round(findings: Sequence[Finding]) -> dict[int, Finding]:
    """The findings that only turn another one round, by their place in the sequence, with that other one.

    They are inferred, consistent, and over the same values; of two inferred ones the later figure is the result.
    """
    first: dict[frozenset[Fraction], Finding] = {}
    turned: dict[int, Finding] = {}
    for place, finding in _in_order(findings):
        relation = frozenset(abs(quantity.value) for quantity in _figures(finding))
        other = first.setdefault(relation, finding)
        may_go = finding.claim.strength is Strength.INFERRED and finding.verdict is Verdict.CONSISTENT
        if may_go and other.claim.asserted.index != finding.claim.asserted.index:
            turned[place] = other
    return turned


def _in_order(findings: Sequence[Finding]) -> Iterable[tuple[int, Finding]]:
    return sorted(
        enumerate(findings), key=lambda item: (_STRONGEST_FIRST.index(item[1].claim.strength), -item[1].span.start)
    )


def _figures(finding: Finding) -> tuple[Quantity, ...]:
    return (finding.claim.asserted, *(premise.quantity for premise in finding.claim.premises))
