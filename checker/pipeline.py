"""The whole tool in one drawing: read, scan, find, recompute, judge."""

from collections.abc import Iterable, Iterator

from checker import __version__
from checker.judge import identify, judge
from checker.reading import Failure
from checker.recompute import recompute
from checker.scanning import scan
from claims.audit import Audit, DocumentAudit, Status
from claims.claim import Claim, Strength
from claims.document import Document
from claims.finding import Diagnosis, Finding, Verdict
from claims.kinds import KINDS
from claims.passage import Passage


def audit(inputs: Iterable[Document | Failure]) -> Audit:
    """The audit of all inputs; one that could not be read is in it with its error."""
    return Audit("essay-checker", __version__, tuple(audit_input(given) for given in inputs))


def audit_input(given: Document | Failure) -> DocumentAudit:
    """The audit of one document, or the record of why it could not be read."""
    if isinstance(given, Failure):
        return DocumentAudit(given.id, given.path, Status.FAILED, error=given.message)
    passage = scan(given)
    findings = identify(settle([judge(claim, recompute(claim), passage) for claim in find(passage)]), passage)
    return DocumentAudit(given.id, given.path, Status.AUDITED, given, passage.quantities, findings)


def scan_input(given: Document | Failure) -> DocumentAudit:
    """The quantities of one document without findings, or the record of why it could not be read."""
    if isinstance(given, Failure):
        return DocumentAudit(given.id, given.path, Status.FAILED, error=given.message)
    return DocumentAudit(given.id, given.path, Status.AUDITED, given, scan(given).quantities)


def find(passage: Passage) -> Iterator[Claim]:
    """Every claim that some kind finds, in the order of the kinds."""
    for kind in KINDS:
        yield from kind.find(passage)


def settle(findings: list[Finding]) -> list[Finding]:
    """At most one finding for each figure, a repetition aside: where wordings compete, one that agrees explains it.

    A relation that was only inferred explains a figure that nothing else is said about, and clears none.
    """
    best: dict[tuple[int, bool], Finding] = {}
    for finding in filter(_is_sound, findings):
        key = (finding.claim.asserted.index, finding.claim.strength is Strength.REPEATED)
        held = best.get(key)
        if held is None or _explains_better(finding, held):
            best[key] = finding
    return list(best.values())


def _is_sound(finding: Finding) -> bool:
    """An inferred relation alone convicts only of a known slip: a power of ten or a period."""
    if finding.claim.strength is not Strength.INFERRED or finding.discrepancy is None:
        return True
    return finding.discrepancy.diagnosis in (
        Diagnosis.SCALE_WORD,
        Diagnosis.POWER_OF_TEN,
        Diagnosis.UNIT,
        Diagnosis.PERIOD,
    )


_PREFERENCE = {Verdict.CONSISTENT: 0, Verdict.INCONSISTENT: 1, Verdict.DISPUTED: 2, Verdict.UNDETERMINED: 3}


def _explains_better(finding: Finding, held: Finding) -> bool:
    inferred = finding.claim.strength is Strength.INFERRED, held.claim.strength is Strength.INFERRED
    if inferred[0] != inferred[1]:
        return inferred[1] or held.verdict is Verdict.UNDETERMINED
    return _PREFERENCE[finding.verdict] < _PREFERENCE[held.verdict]
