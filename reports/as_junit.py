"""JUnit XML: a suite a document, a case a claim, so that what agrees counts too."""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from claims.audit import Audit, DocumentAudit
from claims.document import Document
from claims.finding import Finding, Severity, Verdict
from reports.entries import document_entries
from reports.portable import portable
from reports.summary import document_name
from reports.visible import visible
from reports.wording import message, reason


def as_junit(audit: Audit, exit_code: int | None = None) -> str:
    """All claims: failures for alarms, skipped for what was not recomputed or is suppressed, errors for no audit."""
    suites = "\n".join(line for audited in audit.documents for line in _suite(audited))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="essay-checker">\n{suites}\n</testsuites>\n'


def _suite(audited: DocumentAudit) -> Iterator[str]:
    name = visible(document_name(audited))
    if audited.document is None:
        yield f'<testsuite name={quoteattr(name)} tests="1" failures="0" errors="1" skipped="0">'
        yield f' <testcase classname={quoteattr(name)} name="audit">{_told("error", audited.error or "")}</testcase>'
        yield "</testsuite>"
        return
    notices = [entry for entry in document_entries(audited) if entry.is_notice]
    bodies = [_outcome(finding, audited.document) for finding in audited.findings]
    failed = sum(body.startswith("<failure") for body in bodies) + len(notices)
    skipped = sum(body.startswith("<skipped") for body in bodies)
    yield (
        f'<testsuite name={quoteattr(name)} tests="{len(bodies) + len(notices)}" failures="{failed}" errors="0" '
        f'skipped="{skipped}">'
    )
    for finding, body in zip(audited.findings, bodies, strict=True):
        line, _ = audited.document.position(finding.span.start)
        yield _case(portable(audited.path), finding.claim.kind, line, audited.document.quote(finding.span), body)
    for entry in notices:
        yield _case(entry.path, entry.rule, entry.place.line, "", _told("failure", entry.message))
    yield "</testsuite>"


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
