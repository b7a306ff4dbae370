"""JUnit XML: a suite a document, a case a claim, so that what agrees counts too; and one of contradictions."""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from claims.audit import Audit, DocumentAudit
from claims.document import Document
from claims.finding import Finding, Severity, Verdict
from reports.entries import Entry, contradiction_entries, document_entries
from reports.portable import portable
from reports.summary import document_name
from reports.visible import visible
from reports.wording import message, reason


def as_junit(audit: Audit, exit_code: int | None = None) -> str:
    """All claims: failures for alarms, skipped for what was not recomputed or is suppressed, errors for no audit."""
    lines = [line for audited in audit.documents for line in _suite(audited)]
    suites = "\n".join([*lines, *_between(list(contradiction_entries(audit)))])
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="essay-checker">\n{suites}\n</testsuites>\n'


def _suite(audited: DocumentAudit) -> Iterator[str]:
    name = visible(document_name(audited))
    if audited.document is None:
        body = _told("error", audited.error or "")
        yield _opening(name, [body])
        yield f' <testcase classname={quoteattr(name)} name="audit">{body}</testcase>'
        yield "</testsuite>"
        return
    notices = [entry for entry in document_entries(audited) if entry.is_notice]
    bodies = [_outcome(finding, audited.document) for finding in audited.findings]
    told = [_told("failure", entry.message) for entry in notices]
    yield _opening(name, [*bodies, *told])
    for finding, body in zip(audited.findings, bodies, strict=True):
        line, _ = audited.document.position(finding.span.start)
        yield _case(portable(audited.path), finding.claim.kind, line, audited.document.quote(finding.span), body)
    for entry, body in zip(notices, told, strict=True):
        yield _case(entry.path, entry.rule, entry.place.line, "", body)
    yield "</testsuite>"


def _between(found: list[Entry]) -> Iterator[str]:
    """The suite of the contradictions between documents, where there are any; those of note alone pass."""
    if not found:
        return
    bodies = [_judged(entry) for entry in found]
    yield _opening("between documents", bodies)
    for entry, body in zip(found, bodies, strict=True):
        yield _case(entry.path, entry.rule, entry.place.line, "", body)
    yield "</testsuite>"


def _opening(name: str, bodies: Sequence[str]) -> str:
    """How a suite of cases begins: with how many fail, could not be tried, or are skipped."""
    failures, errors, skipped = (
        sum(body.startswith(f"<{element} ") for body in bodies) for element in ("failure", "error", "skipped")
    )
    return (
        f'<testsuite name={quoteattr(name)} tests="{len(bodies)}" failures="{failures}" errors="{errors}" '
        f'skipped="{skipped}">'
    )


def _judged(entry: Entry) -> str:
    if entry.suppression is not None:
        return _told("skipped", f"suppressed: {entry.suppression.reason}")
    return _told("failure", entry.message, "warning") if entry.severity is Severity.WARNING else ""


def _case(path: str, rule: str, line: int, quote: str, body: str) -> str:
    name = " ".join(filter(None, (rule, visible(quote), f"(line {line})")))
    return f' <testcase classname={quoteattr(visible(path))} name={quoteattr(name)} line="{line}">{body}</testcase>'


def _outcome(finding: Finding, document: Document) -> str:
    if finding.suppression is not None:
        return _told("skipped", f"suppressed: {finding.suppression.reason}")
    if finding.verdict is Verdict.UNDETERMINED:
        return _told("skipped", reason(finding, document))
    if finding.severity in (Severity.ERROR, Severity.WARNING):
        return _told("failure", message(finding, document), finding.severity.value)
    return ""


def _told(element: str, text: str, sort: str = "") -> str:
    sorted_as = f" type={quoteattr(sort)}" if sort else ""
    return f"<{element} message={quoteattr(visible(text))}{sorted_as}>{escape(visible(text))}</{element}>"
