"""An audit as the view of a page."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from claims.audit import Audit, DocumentAudit, ExitCode
from claims.coverage import coverage
from claims.document import Document
from claims.finding import Finding, Severity, Verdict
from claims.suppression import Notice
from reports.between import contradiction_views, stated_spans
from reports.card import card, filed
from reports.label import ICONS, Label, in_order, label_all
from reports.layout import Layout, lay_out
from reports.pictures.graph import graph
from reports.pictures.strip import strip
from reports.summary import counted, document_line, document_name, headline, summary_line, title
from reports.view import CountView, CoverageView, DocumentView, GateView, GroupView, PageView
from reports.visible import visible
from reports.witness import cross_examination_view

_GATE = {
    ExitCode.PASSED: GateView("passed", "The gate passes", "No finding is as serious as the gate forbids.", 0),
    ExitCode.FAILED: GateView("failed", "The gate fails", "A finding is as serious as the gate forbids.", 1),
    ExitCode.INCOMPLETE: GateView("failed", "The audit is incomplete", "An input could not be audited.", 2),
}
_ALARMING = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
_QUIET = {
    Verdict.CONSISTENT: ("claim that agrees", "claims that agree"),
    Verdict.UNDETERMINED: ("claim not recomputed", "claims not recomputed"),
}


def page(audit: Audit, exit_code: int | None = None, made: str = "", files: tuple[str, ...] = ()) -> PageView:
    """The view of an audit; `exit_code` is that of the run where the gate was set otherwise, `made` its date.

    With `files`, a name for each document, it is that of a first page to pages of their own.
    """
    labels = label_all(audit)
    layouts = {
        number: lay_out(audited, audited.document, f"td{number + 1}", labels[number], stated_spans(audit, number))
        for number, audited in enumerate(audit.documents)
        if audited.document is not None
    }
    documents = tuple(
        _document(audited, f"d{number + 1}", labels[number], layouts.get(number))
        for number, audited in enumerate(audit.documents)
    )
    between = tuple(contradiction_views(audit, layouts, files))
    single = len(documents) == 1 and not files
    subject = documents[0].name if single else counted(len(documents), "document")
    findings = [finding for document in audit.documents for finding in document.findings]
    gate = _GATE[audit.exit_code if exit_code is None else ExitCode(exit_code)]
    return PageView(
        title=visible(f"{title(audit)} – {subject}"),
        heading=headline(audit),
        name=subject,
        tool=visible(f"{audit.tool_name} {audit.tool_version}"),
        made=made,
        summary=documents[0].summary if single else summary_line(audit),
        digest=documents[0].digest if single else "",
        is_batch=not single,
        gate=replace(gate, rule=visible(audit.rule)) if audit.rule else gate,
        files=files,
        unread=tuple(document for document in documents if document.error),
        cross_examination=cross_examination_view(audit.cross_examination),
        kind_headings=(*(severity.value for severity in _ALARMING), "all"),
        kinds=tuple(_kinds(findings)) if not single else (),
        counts=_counts(findings),
        contradictions=between,
        between=counted(len(between), "contradiction") + " between documents",
        documents=documents,
    )


def _document(audited: DocumentAudit, anchor: str, labels: dict[int, Label], layout: Layout | None) -> DocumentView:
    name = visible(document_name(audited))
    document = audited.document
    summary = visible(document_line(audited)).removeprefix(name + ": ")
    if document is None or layout is None:
        return _unread(anchor, name, summary, visible(audited.error or "No reason was given."))
    return DocumentView(
        anchor=anchor,
        name=name,
        digest=document.sha256,
        summary=summary,
        error="",
        counts=_counts(audited.findings),
        coverage=_coverage(audited),
        notices=tuple(_notice(notice, document) for notice in audited.notices),
        figures=f"{len(audited.quantities):,}",
        order=_order(audited),
        strip=strip(audited, document, labels),
        graph=graph(audited, document, labels),
        layout=layout.rows,
        alarms=tuple(card(finding, audited, layout, labels) for finding in in_order(audited)),
        quiet=tuple(_quiet(audited, layout, labels)),
    )


def _unread(anchor: str, name: str, summary: str, error: str) -> DocumentView:
    return DocumentView(
        anchor=anchor,
        name=name,
        digest="",
        summary=summary,
        error=error,
        counts=(),
        coverage=None,
        notices=(),
        figures="",
        order=(),
        strip=None,
        graph=None,
        layout=(),
        alarms=(),
        quiet=(),
    )


def _order(audited: DocumentAudit) -> tuple[int, ...]:
    """Most errors first, then most warnings, then most notes; what could not be read comes before all."""
    counts = Counter(finding.severity for finding in audited.alarms)
    return tuple(-counts[severity] for severity in _ALARMING)


def _kinds(findings: Iterable[Finding]) -> Iterator[tuple[str, tuple[str, ...]]]:
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for finding in findings:
        counts[finding.claim.kind][finding.severity.value] += 1
    for kind, found in sorted(counts.items(), key=lambda item: [-item[1][severity] for severity in _ALARMING]):
        cells = (*(found[severity.value] for severity in _ALARMING), found.total())
        yield visible(kind.replace("-", " ")), tuple(f"{cell:,}" for cell in cells)


def _quiet(audited: DocumentAudit, layout: Layout, labels: dict[int, Label]) -> Iterator[GroupView]:
    if suppressed := [item for item in audited.findings if item.suppression is not None]:
        cards = tuple(card(item, audited, layout, labels) for item in suppressed)
        yield GroupView(f"{counted(len(suppressed), 'suppressed finding')}", "suppressed", cards)
    for verdict, (one, many) in _QUIET.items():
        found = [item for item in audited.findings if filed(item) == verdict and item.severity is Severity.NONE]
        if found:
            cards = tuple(card(item, audited, layout, labels) for item in found)
            yield GroupView(f"{len(found):,} {one if len(found) == 1 else many}", verdict.value, cards)


def _counts(findings: Iterable[Finding]) -> tuple[CountView, ...]:
    counts = Counter(filed(finding) for finding in findings)
    order = (Verdict.INCONSISTENT, Verdict.DISPUTED, Verdict.UNDETERMINED, Verdict.CONSISTENT)
    shown = [(item.value, ICONS[item]) for item in order] + ([("suppressed", "⊘")] if counts["suppressed"] else [])
    return tuple(CountView(word, icon, f"{counts[word]:,}", not counts[word]) for word, icon in shown)


def _coverage(audited: DocumentAudit) -> CoverageView:
    covered = coverage(audited)
    rest = covered.figures - covered.recomputed
    sentence = f"{counted(covered.figures, 'figure')} found, {covered.recomputed:,} in a recomputed claim"
    left = tuple((f"{count:,}", reason) for reason, count in covered.left_alone)
    return CoverageView(f"{sentence}, {rest:,} left alone" if rest else sentence, left)


def _notice(notice: Notice, document: Document) -> str:
    return visible(f"Line {document.position(notice.span.start)[0]}: {notice.message}.")
