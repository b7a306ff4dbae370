"""The whole tool in one drawing: read, scan, find, recompute, judge, settle, trace."""

from collections.abc import Iterable, Iterator

from checker import __version__
from checker.judge import identify, judge
from checker.reading import Failure
from checker.recompute import recompute
from checker.scanning import scan
from checker.settle import settle
from checker.trace import trace
from claims.audit import Audit, DocumentAudit, Status
from claims.claim import Claim
from claims.document import Document
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
    judged = settle((judge(claim, recompute(claim), passage) for claim in find(passage)), passage.mentions)
    findings = trace(identify(judged, passage), passage)
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
