"""What a finding is called on the page: its anchor, its number, its tone."""

import re
from collections import Counter
from dataclasses import dataclass

from claims.audit import Audit, DocumentAudit
from claims.finding import Finding, Severity, Verdict
from claims.span import Span

ICONS = {
    Verdict.INCONSISTENT: "≠",
    Verdict.DISPUTED: "?",
    Verdict.UNDETERMINED: "…",
    Verdict.CONSISTENT: "=",
}
_SLACK_ICON = "≈"
_SEVERITIES = list(Severity)


@dataclass(frozen=True, slots=True)
class Label:
    """`anchor` is unique on the page; `number` is that of an alarm in its document, empty for the others."""

    anchor: str
    number: str
    tone: str
    icon: str


def rank(finding: Finding) -> tuple[int, Span]:
    """The order of findings on the page: worst first, then by place."""
    return _SEVERITIES.index(finding.severity), finding.span


def in_order(audited: DocumentAudit) -> list[Finding]:
    """The alarms in the order of the page."""
    return sorted(audited.alarms, key=rank)


def label_all(audit: Audit) -> list[dict[int, Label]]:
    """For each document the labels of its findings, by the identity of the record: two may be equal."""
    taken: Counter[str] = Counter()
    return [_labels(audited, taken) for audited in audit.documents]


def _labels(audited: DocumentAudit, taken: Counter[str]) -> dict[int, Label]:
    numbers = {id(finding): str(number) for number, finding in enumerate(in_order(audited), 1)}
    return {id(finding): _label(finding, numbers.get(id(finding), ""), taken) for finding in audited.findings}


def _label(finding: Finding, number: str, taken: Counter[str]) -> Label:
    anchor = "c-" + re.sub(r"[^\w-]", "_", finding.id, flags=re.ASCII)
    taken[anchor] += 1
    # Two documents of a batch may be alike, and so may be the ids of their findings.
    unique = anchor if taken[anchor] == 1 else f"{anchor}.{taken[anchor]}"
    return Label(unique, number, tone(finding), icon(finding))


def tone(finding: Finding) -> str:
    """The class that colours a finding: its severity, or its verdict where it is no alarm."""
    return finding.severity.value if finding.severity is not Severity.NONE else finding.verdict.value


def icon(finding: Finding) -> str:
    """A sign for the verdict."""
    return _SLACK_ICON if finding.severity is Severity.NOTE else ICONS[finding.verdict]
