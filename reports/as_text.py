"""The audit for a terminal: a line per finding, its sentence with carets, and what is stated and derived."""

from collections.abc import Iterator

from claims.audit import Audit, DocumentAudit
from claims.claim import Claim
from claims.contradiction import CONTRADICTION, Contradiction
from claims.document import Document
from claims.finding import Finding, Severity, Verdict
from claims.recomputation import Recomputation
from claims.suppression import Notice
from reports.consequence import consequences, origin
from reports.contradictions import document_of, message
from reports.excerpt import excerpt
from reports.formula_text import figure, formula_with_figures
from reports.panel import said, tally_line, warnings
from reports.summary import document_line, document_name, summary_line
from reports.visible import visible
from reports.wording import derived_text, reason, repair_sentence

_WIDTH = 100
_INDENT = "    "
_COLOURS = {
    "error": "31",
    "warning": "33",
    "note": "36",
    "none": "32",
    "head": "1",
    "carets": "1;34",
    "quiet": "2",
}


def as_text(
    audit: Audit, *, colour: bool = False, verbose: bool = False, quiet: bool = False, width: int = _WIDTH
) -> str:
    """All alarms, or with `verbose` all findings, and unless `quiet` a summary; escape sequences only with `colour`."""
    painter = _Painter(colour)
    parts = list(_heading(audit, painter))
    for audited in audit.documents:
        if audited.document is not None:
            shown = audited.findings if verbose else audited.alarms
            parts += [_notice(item, audited.document, audited, painter) for item in audited.notices]
            parts += ["\n".join(_finding(item, audited.document, audited, width, painter)) + "\n" for item in shown]
    shown_between = audit.contradictions if verbose else audit.disagreements
    parts += ["\n".join(_between(item, audit, width, painter)) + "\n" for item in shown_between]
    if not quiet:
        parts.append("\n".join(_closing(audit, painter)) + "\n")
    return "\n".join(parts)


def _heading(audit: Audit, paint: "_Painter") -> Iterator[str]:
    """What comes before everything else: that a run is incomplete must not be missed."""
    if audit.cross_examination is not None:
        lines = [paint(visible(line), "warning") for line in warnings(audit.cross_examination)]
        if lines:
            yield "\n".join(lines) + "\n"


class _Painter:
    """Colours a text, or leaves it alone."""

    def __init__(self, colour: bool) -> None:
        self._colour = colour

    def __call__(self, text: str, role: str) -> str:
        return f"\x1b[{_COLOURS[role]}m{text}\x1b[0m" if self._colour else text


def _finding(
    finding: Finding, document: Document, audited: DocumentAudit, width: int, paint: _Painter
) -> Iterator[str]:
    line, column = document.position(finding.span.start)
    severity = finding.severity.value if finding.severity is not Severity.NONE else finding.verdict.value
    place = paint(f"{visible(document_name(audited))}:{line}:{column}:", "head")
    tag = paint(f"[{severity}]", finding.severity.value)
    yield f"{place} {visible(finding.claim.kind)} {tag} {visible(reason(finding, document))}"
    shown = excerpt(document, finding.span, width - len(_INDENT))
    yield f"{_INDENT}{_no_command(shown.text)}"
    yield f"{_INDENT}{paint(shown.carets, 'carets')}"
    for label, text in _rows(finding, document, audited.findings):
        yield f"{_INDENT}{paint(f'{label:<8}', 'quiet')} {visible(text)}"


def _between(item: Contradiction, audit: Audit, width: int, paint: _Painter) -> Iterator[str]:
    """A contradiction between documents: at the odd statement, with the sentence of every other beneath."""
    for number, side in enumerate(sorted(item.sides, key=lambda side: side is not item.sides[item.odd])):
        document = document_of(side, audit)
        line, column = document.position(side.quantity.span.start)
        place = paint(f"{visible(document_name(audit.documents[side.document]))}:{line}:{column}:", "head")
        tag = f" {CONTRADICTION} {paint(f'[{item.severity}]', item.severity.value)} {visible(message(item, audit))}"
        yield f"{_INDENT * (number > 0)}{place}{tag if number == 0 else ''}"
        shown = excerpt(document, side.quantity.span, width - len(_INDENT))
        yield f"{_INDENT}{_no_command(shown.text)}"
        yield f"{_INDENT}{paint(shown.carets, 'carets')}"
    if item.suppression is not None:
        said = visible(f"{item.suppression.reason} ({item.suppression.by})")
        yield f"{_INDENT}{paint('ignored ', 'quiet')} {said}"


def _no_command(text: str) -> str:
    """The text; one that starts with two colons would be a command where the output is the log of a workflow."""
    return text.replace("::", ":\u2060:", 1) if text.startswith("::") else text


def _notice(notice: Notice, document: Document, audited: DocumentAudit, paint: _Painter) -> str:
    line, column = document.position(notice.span.start)
    severity = "note" if notice.is_note else "warning"
    place = paint(f"{visible(document_name(audited))}:{line}:{column}:", "head")
    return f"{place} {notice.name} {paint(f'[{severity}]', severity)} {visible(notice.message)}\n"


def _rows(finding: Finding, document: Document, findings: tuple[Finding, ...]) -> Iterator[tuple[str, str]]:
    claim, recomputed = finding.claim, finding.recomputation
    yield "stated", figure(document, claim.asserted.span)
    if isinstance(recomputed, Recomputation):
        yield "derived", derived_text(claim, recomputed) + _source(claim, recomputed, document)
    if finding.suppression is not None:
        yield "ignored", f"{finding.suppression.reason} ({finding.suppression.by})"
    for backend, phrase in said(finding, document):
        yield "backend", f"{backend}: {phrase}"
    for repair in finding.repairs[:1]:
        yield "repair", repair_sentence(repair, finding, document)
    if carried := origin(finding, findings, document):
        yield "follows", carried
    for reached in consequences(finding, findings, document):
        yield "reaches", reached.sentence


def _source(claim: Claim, recomputed: Recomputation, document: Document) -> str:
    if claim.agreed is not None:
        return f", agreed ({claim.agreed.source})" if claim.agreed.source else ", agreed"
    if recomputed.formula.isidentifier() and len(claim.premises) == 1:
        line, _ = document.position(claim.premises[0].quantity.span.start)
        return f", given on line {line}"
    return " = " + formula_with_figures(claim, recomputed.formula, document)


def _closing(audit: Audit, paint: _Painter) -> Iterator[str]:
    for audited in audit.documents:
        failed = audited.document is None
        bad = failed or any(finding.verdict is Verdict.INCONSISTENT for finding in audited.findings)
        yield paint(visible(document_line(audited)), "error" if bad else "none")
    if len(audit.documents) != 1:
        yield paint(summary_line(audit), "head")
    if audit.cross_examination is not None:
        for tally in audit.cross_examination.tallies:
            yield paint(visible(tally_line(tally)), "warning" if tally.not_checked else "none")
