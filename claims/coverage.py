"""How much of a text was checked: which figures take part in a recomputed claim, and what kept out the rest."""

from collections import Counter
from dataclasses import dataclass

from claims.audit import DocumentAudit
from claims.finding import Finding
from claims.recomputation import Abstention

_ALONE = "no other figure of the text is tied to them in a way that we read"


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many figures a text has, how many of them were recomputed or rested on, and why the others were not."""

    figures: int
    recomputed: int
    left_alone: tuple[tuple[str, int], ...]


def coverage(audited: DocumentAudit) -> Coverage:
    """The coverage of one document; a figure in several claims counts once, and as recomputed if any of them was."""
    recomputed: set[int] = set()
    abstained: dict[int, str] = {}
    for finding in audited.findings:
        for start in _starts(finding):
            if isinstance(finding.recomputation, Abstention):
                abstained.setdefault(start, finding.recomputation.reason.value)
            else:
                recomputed.add(start)
    starts = [quantity.span.start for quantity in audited.quantities]
    rest = [start for start in starts if start not in recomputed]
    reasons = Counter(abstained.get(start, _ALONE) for start in rest)
    return Coverage(len(starts), len(starts) - len(rest), tuple(reasons.most_common()))


def _starts(finding: Finding) -> list[int]:
    return [finding.span.start, *(premise.quantity.span.start for premise in finding.claim.premises)]
