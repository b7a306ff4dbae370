"""The whole tool in one drawing: read, scan, find, recompute, judge, settle, trace, compare, and cross-examine."""

from collections.abc import Callable, Iterable

from checker import __version__
from checker.compare import compare
from checker.judge import identify, judge
from checker.reading import Failure
from checker.recompute import recompute
from checker.scanning import scan
from checker.settle import settle
from checker.trace import trace
from claims.audit import Audit, DocumentAudit, Status
from claims.document import Document
from claims.finding import Finding
from claims.passage import Passage
from claims.selection import EVERYTHING, Selection


def audit(
    inputs: Iterable[Document | Failure | DocumentAudit],
    selected: Callable[[str], Selection] | None = None,
    cross_examine: Callable[[Audit], Audit] | None = None,
    *,
    contradictions: bool = True,
) -> Audit:
    """The audit of all inputs; one that could not be read is in it with its error.

    `selected` gives what is looked for in the essay with a path; without it everything is. `cross_examine` puts the
    claims to backends, without which nothing leaves the machine. `contradictions` compares the documents.
    """
    audits = tuple(audit_input(given, selected(given.path) if selected else EVERYTHING) for given in inputs)
    contradicting = compare(audits) if contradictions else ()
    made = Audit("essay-checker", __version__, audits, contradictions=contradicting)
    return made if cross_examine is None else cross_examine(made)


def audit_input(given: Document | Failure | DocumentAudit, selection: Selection = EVERYTHING) -> DocumentAudit:
    """The audit of one document, or the record of why it could not be read; one that is at hand stays as it is."""
    if isinstance(given, DocumentAudit):
        return given
    if isinstance(given, Failure):
        return DocumentAudit(given.id, given.path, Status.FAILED, error=given.message)
    passage = scan(given)
    judged = (judge(claim, recompute(claim), passage) for claim in selection.find(passage))
    return DocumentAudit(
        given.id, given.path, Status.AUDITED, given, passage.quantities, findings_of(passage, judged)
    )  # fmt: skip


def findings_of(passage: Passage, judged: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that stand of all that were judged, with their ids and what they rest on."""
    return trace(identify(settle(judged, passage), passage), passage)


def scan_input(given: Document | Failure) -> DocumentAudit:
    """The quantities of one document without findings, or the record of why it could not be read."""
    if isinstance(given, Failure):
        return DocumentAudit(given.id, given.path, Status.FAILED, error=given.message)
    return DocumentAudit(given.id, given.path, Status.AUDITED, given, scan(given).quantities)
