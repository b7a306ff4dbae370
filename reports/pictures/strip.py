"""The strip: a whole document as one line, with a tick where each finding is."""

from bisect import bisect_right
from dataclasses import dataclass

from claims.audit import DocumentAudit
from claims.document import BlockKind, Document
from claims.finding import Finding, Severity
from reports.label import Label
from reports.visible import visible

WIDTH = 1000
"""The width of the drawing in its own units."""

_LEAST_APART = 2


@dataclass(frozen=True, slots=True)
class StripTick:
    """An alarm: where it is, and its card."""

    x: int
    tone: str
    href: str
    label: str


@dataclass(frozen=True, slots=True)
class Strip:
    """Alarms one by one, headings and what agrees as the data of one path each."""

    ticks: tuple[StripTick, ...]
    calm: str
    headings: str
    summary: str


def strip(audited: DocumentAudit, document: Document, labels: dict[int, Label]) -> Strip | None:
    """The strip of a document; None where it has no findings to show."""
    if not audited.findings or not document.text:
        return None
    calm = {_x(item.span.start, document) for item in audited.findings if item.severity is Severity.NONE}
    headings = {_x(block.span.start, document) for block in document.blocks if block.kind is BlockKind.HEADING}
    return Strip(
        ticks=tuple(_tick(item, document, labels[id(item)]) for item in audited.alarms),
        calm="".join(f"M{x} 9v10" for x in _thinned(calm)),
        headings="".join(f"M{x} 22v4" for x in _thinned(headings)),
        summary=f"Where the findings are in the text, from its first line to its last ({len(document.line_starts):,})",
    )


def _tick(finding: Finding, document: Document, label: Label) -> StripTick:
    line, _ = document.position(finding.span.start)
    said = f"{label.number}: {finding.verdict.value}, line {line}: {document.quote(finding.span)}"
    return StripTick(_x(finding.span.start, document), label.tone, "#" + label.anchor, visible(said))


def _x(offset: int, document: Document) -> int:
    return round(offset * WIDTH / len(document.text))


def _thinned(places: set[int]) -> list[int]:
    """The places in order, without those that would be drawn over the one before."""
    kept: list[int] = []
    for place in sorted(places):
        if bisect_right(kept, place - _LEAST_APART) == len(kept):
            kept.append(place)
    return kept
