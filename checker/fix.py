"""Fixing: applying the repairs that arithmetic proves, and no others.

A repair is safe where it is the only one that mends the claim, or the only one whose figure the essay states
elsewhere: then no other figure of the claim is to blame. Of two mentions that contradict each other either may be
wrong, so none is changed. The first of several ranked repairs is a guess, and taken only where guesses are asked for.
Every fix is proved by an audit of the fixed text: one that clears no finding, or raises another, is taken back.
"""

from collections.abc import Callable
from dataclasses import dataclass

from claims.audit import DocumentAudit
from claims.claim import Strength
from claims.finding import Finding, Repair, Verdict
from claims.span import Span

_MOST_TRIED = 100


@dataclass(frozen=True)
class Fixed:
    """The text of an essay after its fixes, and how many there were."""

    text: str
    count: int


def fix(audited: DocumentAudit, audit_again: Callable[[str], DocumentAudit], *, unsafe: bool = False) -> Fixed:
    """The text with every repair that is safe, or with `unsafe` the most plausible; each clears its finding."""
    document = audited.document
    if document is None:
        return Fixed("", 0)
    repairs = _without_overlaps([repair for item in audited.alarms if (repair := _chosen(item, unsafe)) is not None])
    text = _applied(document.text, repairs)
    before = len(audited.alarms)
    if _clears(audit_again(text), before, len(repairs)):
        return Fixed(text, len(repairs))
    kept: list[Repair] = []
    for repair in repairs[:_MOST_TRIED]:
        if _clears(audit_again(_applied(document.text, [*kept, repair])), before, len(kept) + 1):
            kept.append(repair)
    return Fixed(_applied(document.text, kept), len(kept))


def _chosen(finding: Finding, unsafe: bool) -> Repair | None:
    safe = _safe_repair(finding)
    return next(iter(finding.repairs), None) if safe is None and unsafe else safe


def _safe_repair(finding: Finding) -> Repair | None:
    if finding.verdict is not Verdict.INCONSISTENT:
        return None
    if finding.claim.strength in (Strength.REPEATED, Strength.INFERRED) or finding.claim.loose:
        return None
    repairs = finding.repairs
    if len(repairs) == 1:
        return repairs[0]
    stated = [repair for repair in repairs if repair.stated is not None]
    return stated[0] if len(stated) == 1 else None


def _without_overlaps(repairs: list[Repair]) -> list[Repair]:
    """The repairs in the order of the text, the first of those that touch one place."""
    kept: list[Repair] = []
    for repair in sorted(repairs, key=lambda repair: repair.span):
        if not kept or kept[-1].span.end <= repair.span.start:
            kept.append(repair)
    return kept


def _applied(text: str, repairs: list[Repair]) -> str:
    for repair in sorted(repairs, key=lambda repair: repair.span, reverse=True):
        start, end = Span(*repair.span)
        text = text[:start] + repair.replacement + text[end:]
    return text


def _clears(after: DocumentAudit, before: int, count: int) -> bool:
    return len(after.alarms) <= before - count
