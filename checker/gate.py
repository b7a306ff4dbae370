"""The gate: whether what was found lets a run pass."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from checker.baseline import apply_baseline, read_baseline
from checker.changes import Changes, mark_unchanged
from checker.settings import Layers, Settings
from checker.settings.selection import selection
from checker.suppressing import suppress
from claims.audit import Audit, DocumentAudit, ExitCode, Status
from claims.finding import Severity, Verdict

_RANKS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}
_NEVER = -1


def weigh(audit: Audit, layers: Layers) -> Audit:
    """The audit with every finding marked that does not count: suppressed, in the baseline, or not changed."""
    of_run = layers.of_run
    changes = Changes(of_run.changed_since) if of_run.changed_since else None
    known = read_baseline(of_run.baseline) if of_run.baseline else ()
    documents = []
    for document in suppressed(audit, layers).documents:
        if of_run.baseline is not None:
            document = apply_baseline(document, known, of_run.baseline.absolute().parent)
        documents.append(mark_unchanged(document, changes) if changes else document)
    return replace(audit, documents=tuple(documents))


def suppressed(audit: Audit, layers: Layers) -> Audit:
    """The audit with what comments and the configuration suppress, each essay by its own settings."""

    def of(document: DocumentAudit) -> DocumentAudit:
        settings = layers.settings_for(document.path)
        return suppress(document, settings, selection(settings, document.path))

    return replace(audit, documents=tuple(map(of, audit.documents)))


def exit_code(audit: Audit, of_run: Settings, settings_for: Callable[[str], Settings]) -> ExitCode:
    """How the run ends: 2 where some input could not be audited, 1 where the gate fails, else 0.

    What fails the gate is a matter of each essay's own settings; how many warnings are too many, and whether a failed
    gate is told by the exit code at all, is one of the run's.
    """
    if any(document.status is Status.FAILED for document in audit.documents):
        return ExitCode.INCOMPLETE
    if of_run.exit_zero:
        return ExitCode.PASSED
    failed = any(_fails(document, settings_for(document.path)) for document in audit.documents)
    failed = failed or _too_many_warnings(audit, of_run) or _leaves_unchecked(audit, of_run)
    return ExitCode.FAILED if failed else ExitCode.PASSED


def _fails(document: DocumentAudit, settings: Settings) -> bool:
    least = _NEVER if settings.fail_on == "never" else _RANKS[Severity(settings.fail_on)]
    if any(_RANKS[severity] <= least for severity in _severities(document)):
        return True
    return settings.require_checked and any(finding.verdict is Verdict.UNDETERMINED for finding in document.findings)


def _leaves_unchecked(audit: Audit, of_run: Settings) -> bool:
    examined = audit.cross_examination
    return of_run.require_checked and examined is not None and examined.is_incomplete


def _too_many_warnings(audit: Audit, of_run: Settings) -> bool:
    if of_run.max_warnings is None:
        return False
    severities = [severity for document in audit.documents for severity in _severities(document)]
    return severities.count(Severity.WARNING) > of_run.max_warnings


def _severities(document: DocumentAudit) -> Iterator[Severity]:
    yield from (finding.severity for finding in document.alarms)
    yield from (Severity.NOTE if notice.is_note else Severity.WARNING for notice in document.notices)
