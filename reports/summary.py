"""Counts in a line: what was found in one document, and in all of them."""

from collections import Counter

from claims.audit import Audit, DocumentAudit, Status
from claims.finding import Verdict

_ALARMING = (Verdict.INCONSISTENT, Verdict.DISPUTED)


def document_name(audited: DocumentAudit) -> str:
    """The path, with the record's id where a file holds several documents."""
    return audited.path if audited.id == audited.path else f"{audited.path}[{audited.id}]"


def document_line(audited: DocumentAudit) -> str:
    """Such as "essay.md: 34 figures, 20 claims recomputed: 19 agree, 1 does not", or the error."""
    name = document_name(audited)
    if audited.status is Status.FAILED:
        return f"{name}: not audited: {audited.error or 'no reason given'}"
    counts = Counter(finding.verdict for finding in audited.findings)
    said = f"{name}: {counted(len(audited.quantities), 'figure')}, {_claims(counts)}"
    return said + _also(len(audited.suppressed), "suppressed")


def summary_line(audit: Audit) -> str:
    """The counts of all documents together."""
    audited = [item for item in audit.documents if item.status is not Status.FAILED]
    failed = len(audit.documents) - len(audited)
    figures = counted(sum(len(item.quantities) for item in audited), "figure")
    unread = f"; {counted(failed, 'input')} could not be audited" if failed else ""
    apart = f"; {_between(audit)}" if audit.disagreements else ""
    return f"{counted(len(audited), 'document')}: {figures}, {_claims(audit.counts())}{apart}{unread}"


def _between(audit: Audit) -> str:
    """Such as "2 contradictions between documents"."""
    return f"{counted(len(audit.disagreements), 'contradiction')} between documents"


def title(audit: Audit) -> str:
    """The counts that matter: "3 inconsistent, 1 disputed", "nothing inconsistent", "1 input not audited"."""
    counts = audit.counts()
    failed = sum(item.status is Status.FAILED for item in audit.documents)
    parts = [f"{counts[verdict]:,} {verdict}" for verdict in _ALARMING if counts[verdict]]
    if audit.disagreements:
        parts.append(_between(audit))
    if failed:
        parts.append(f"{counted(failed, 'input')} not audited")
    return ", ".join(parts) or "nothing inconsistent"


def headline(audit: Audit) -> str:
    """The counts as the heading of a page: "2 of 23 claims do not agree", "All 12 claims agree"."""
    counts = audit.counts()
    recomputed = counts.total() - counts[Verdict.UNDETERMINED]
    wrong, disputed = (counts[verdict] for verdict in _ALARMING)
    failed = sum(item.status is Status.FAILED for item in audit.documents)
    parts = []
    if wrong:
        parts.append(f"{wrong:,} of {counted(recomputed, 'claim')} {'does' if wrong == 1 else 'do'} not agree")
    elif recomputed and not disputed:
        parts.append(f"{'All' if recomputed > 1 else 'The'} {counted(recomputed, 'claim')} {_agree(recomputed)}")
    if disputed:
        parts.append(f"{disputed:,} disputed")
    if audit.disagreements:
        parts.append(_between(audit))
    if failed:
        parts.append(f"{counted(failed, 'input')} not audited")
    return ", ".join(parts) or "No claim to recompute"


def _claims(counts: Counter[Verdict]) -> str:
    undetermined = counts[Verdict.UNDETERMINED]
    recomputed = counts.total() - undetermined
    if not recomputed:
        return "no claims recomputed" + _also(undetermined, "undetermined")
    agree, differ, disputed = (
        counts[Verdict.CONSISTENT],
        counts[Verdict.INCONSISTENT],
        counts[Verdict.DISPUTED],
    )
    parts = [f"{agree} {_agree(agree)}"]
    if differ:
        parts.append(f"{differ} {'does' if differ == 1 else 'do'} not")
    if disputed:
        parts.append(f"{disputed} disputed")
    claims = counted(recomputed, "claim")
    return f"{claims} recomputed: {', '.join(parts)}" + _also(undetermined, "undetermined")


def _agree(count: int) -> str:
    return "agrees" if count == 1 else "agree"


def _also(count: int, what: str) -> str:
    return f"; {count} {what}" if count else ""


def counted(count: int, noun: str) -> str:
    """A number of things: "1 claim", "2,000 claims"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
