"""Estimates: a figure that the text does not derive is disputed where a quorum of families puts it ten times away."""

from collections.abc import Iterator, Mapping, Sequence

from checker.examination.docket import Docket
from checker.examination.interpret import gap
from claims.claim import Claim, Strength
from claims.derivation import Derivation
from claims.finding import Finding, Severity, Verdict
from claims.passage import Passage
from claims.quantity import Quantity
from claims.recomputation import Abstention, AbstentionReason
from claims.span import Span


def disputed_estimates(docket: Docket, said: Mapping[int, Sequence[Derivation]], quorum: int) -> Iterator[Finding]:
    """A finding for each figure that a quorum of families estimates at ten times more, or ten times less."""
    for index, derivations in sorted(said.items()):
        asserted = docket.passage.quantities[index]
        if _is_disputed(asserted, derivations, quorum):
            claim = Claim("estimate", asserted, "", (), _sentence(docket.passage, asserted), Strength.INFERRED)
            abstention = Abstention(AbstentionReason.PREMISES)
            yield Finding(
                "", claim, abstention, Verdict.DISPUTED, Severity.WARNING, derivations=tuple(derivations)
            )  # fmt: skip


def _is_disputed(asserted: Quantity, derivations: Sequence[Derivation], quorum: int) -> bool:
    gaps: dict[str, set[int]] = {}
    for derivation in derivations:
        if derivation.interval is not None:
            gaps.setdefault(derivation.family, set()).add(gap(asserted, derivation.interval))
    for side in (1, -1):
        families = [family for family, sides in gaps.items() if sides == {side}]
        if len(families) >= quorum and 2 * len(families) > len(gaps):
            return True
    return False


def _sentence(passage: Passage, quantity: Quantity) -> Span:
    sentences = passage.document.sentences
    return next((item.span for item in sentences if item.span.contains(quantity.span)), quantity.span)
