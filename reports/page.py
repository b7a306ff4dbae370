"""An audit as the view of a page."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from claims.audit import Audit, DocumentAudit, ExitCode
from claims.derivation import CrossExamination
from claims.finding import Severity, Verdict
from reports.card import card
from reports.label import ICONS, Label, in_order, label_all
from reports.layout import Layout, lay_out
from reports.panel import TALLY_HEADS, tally_cells, warnings
from reports.summary import counted, document_line, document_name, summary_line, title
from reports.view import CountView, DocumentView, GateView, GroupView, PageView, TallyView
from reports.visible import visible

_GATE = {
    ExitCode.PASSED: GateView("passed", "The gate passes", "No finding is as serious as the gate forbids.", 0),
    ExitCode.FAILED: GateView("failed", "The gate fails", "A finding is as serious as the gate forbids.", 1),
    ExitCode.INCOMPLETE: GateView("failed", "The audit is incomplete", "An input could not be audited.", 2),
}
_QUIET = {
    Verdict.CONSISTENT: ("claim that agrees", "claims that agree"),
    Verdict.UNDETERMINED: ("claim not recomputed", "claims not recomputed"),
}


def page(audit: Audit, exit_code: int | None = None) -> PageView:
    """The view of an audit; `exit_code` is that of the run where the gate was set otherwise."""
    labels = label_all(audit)
    numbered = enumerate(zip(audit.documents, labels, strict=True), 1)
    documents = tuple(_document(audited, f"d{index}", named) for index, (audited, named) in numbered)
    single = len(documents) == 1
    subject = documents[0].name if single else counted(len(documents), "document")
    return PageView(
        title=visible(f"{title(audit)} – {subject}"),
        heading=subject,
        tool=visible(f"{audit.tool_name} {audit.tool_version}"),
        summary=documents[0].summary if single else summary_line(audit),
        digest=documents[0].digest if single else "",
        is_batch=not single,
        gate=_GATE[audit.exit_code if exit_code is None else ExitCode(exit_code)],
        counts=_counts(audit.counts()),
        documents=documents,
        **_cross_examined(audit.cross_examination),
    )


def _cross_examined(examined: CrossExamination | None) -> dict[str, Any]:
    """What a page says of the backends; nothing where none was asked."""
    if examined is None:
        return {}
    rows = (TallyView(visible(item.backend), tally_cells(item), item.not_checked > 0) for item in examined.tallies)
    return {
        "notices": tuple(visible(line) for line in warnings(examined)),
        "tally_heads": TALLY_HEADS,
        "tallies": tuple(rows),
    }


def _document(audited: DocumentAudit, anchor: str, labels: dict[int, Label]) -> DocumentView:
    name = visible(document_name(audited))
    document = audited.document
    summary = visible(document_line(audited)).removeprefix(name + ": ")
    if document is None:
        error = visible(audited.error or "No reason was given.")
        return DocumentView(anchor, name, "", summary, error, (), (), (), ())
    layout = lay_out(audited, document, "t" + anchor, labels)
    return DocumentView(
        anchor=anchor,
        name=name,
        digest=document.sha256,
        summary=summary,
        error="",
        counts=_counts(Counter(finding.verdict for finding in audited.findings)),
        layout=layout.rows,
        alarms=tuple(card(finding, audited, layout, labels) for finding in in_order(audited)),
        quiet=tuple(_quiet(audited, layout, labels)),
    )


def _quiet(audited: DocumentAudit, layout: Layout, labels: dict[int, Label]) -> Iterator[GroupView]:
    if suppressed := [item for item in audited.findings if item.suppression is not None]:
        cards = tuple(card(item, audited, layout, labels) for item in suppressed)
        yield GroupView(f"{counted(len(suppressed), 'suppressed finding')}", cards)
    for verdict, (one, many) in _QUIET.items():
        found = [item for item in audited.findings if item.verdict is verdict and item.severity is Severity.NONE]
        if found:
            cards = tuple(card(item, audited, layout, labels) for item in found)
            yield GroupView(f"{len(found):,} {one if len(found) == 1 else many}", cards)


def _counts(counts: Counter[Verdict]) -> tuple[CountView, ...]:
    order = (Verdict.INCONSISTENT, Verdict.DISPUTED, Verdict.UNDETERMINED, Verdict.CONSISTENT)
    return tuple(CountView(item.value, ICONS[item], f"{counts[item]:,}", not counts[item]) for item in order)
