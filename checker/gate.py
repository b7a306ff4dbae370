"""The gate: whether what was found lets a run pass."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from checker.baseline import apply_baseline, noted, read_baseline
from checker.changes import Changes, is_unchanged, mark_unchanged
from checker.settings import Layers, Settings
from checker.settings.selection import selection
from checker.suppressing import suppress, suppression_of
from claims.audit import Audit, DocumentAudit, ExitCode, Status
from claims.contradiction import CONTRADICTION, Contradiction
from claims.finding import Severity, Verdict
from claims.suppression import SuppressedBy, Suppression

_RANKS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def weigh(audit: Audit, layers: Layers) -> Audit:
    """The audit with every finding marked that does not count: suppressed, in the baseline, or not changed.

    It has in a sentence what the gate is decided by.
    """
    of_run = layers.of_run
    changes = Changes(of_run.changed_since) if of_run.changed_since else None
    known = read_baseline(of_run.baseline) if of_run.baseline else ()
    folder = of_run.baseline.absolute().parent if of_run.baseline else None
    held = suppressed(audit, layers)
    documents = []
    for document in held.documents:
        if folder is not None:
            document = apply_baseline(document, known, folder)
        documents.append(mark_unchanged(document, changes) if changes else document)

    def of(item: Contradiction) -> Iterator[Suppression | None]:
        yield item.suppression
        yield noted(item, audit, known, folder) if folder else None
        yield _unchanged(item, audit, changes) if changes else None

    weighed = replace(audit, documents=tuple(documents), contradictions=_marked(held.contradictions, of))
    return replace(weighed, rule=_rule(weighed, of_run, layers.settings_for))


def _unchanged(item: Contradiction, audit: Audit, changes: Changes) -> Suppression | None:
    sides = ((audit.documents[side.document], side.quantity.span) for side in item.sides)
    if all(is_unchanged(audited, span, changes) for audited, span in sides):
        return Suppression(SuppressedBy.UNCHANGED, f"unchanged since {changes.ref}")
    return None


def suppressed(audit: Audit, layers: Layers) -> Audit:
    """The audit with what comments and the configuration suppress, each essay by its own settings."""

    def of(document: DocumentAudit) -> DocumentAudit:
        settings = layers.settings_for(document.path)
        return suppress(document, settings, selection(settings, document.path))

    def between(item: Contradiction) -> Iterator[Suppression | None]:
        for side in item.sides:
            audited = audit.documents[side.document]
            if audited.document is not None:
                settings = layers.settings_for(audited.path)
                yield suppression_of(CONTRADICTION, side.quantity.span, audited.document, settings)

    documents = tuple(map(of, audit.documents))
    return replace(audit, documents=documents, contradictions=_marked(audit.contradictions, between))


def _marked(
    found: Iterable[Contradiction], suppressions: Callable[[Contradiction], Iterator[Suppression | None]]
) -> tuple[Contradiction, ...]:
    """Contradictions with the first suppression that there is of each."""
    return tuple(replace(item, suppression=next(filter(None, suppressions(item)), None)) for item in found)


def exit_code(audit: Audit, of_run: Settings, settings_for: Callable[[str], Settings]) -> ExitCode:
    """How the run ends: 2 where some input could not be audited, 1 where the gate fails, else 0.

    What fails the gate is a matter of each essay's own settings; how many warnings are too many, and whether a failed
    gate is told by the exit code at all, is one of the run's.
    """
    if any(document.status is Status.FAILED for document in audit.documents):
        return ExitCode.INCOMPLETE
    if of_run.exit_zero:
        return ExitCode.PASSED
    return ExitCode.FAILED if any(_grounds(audit, of_run, settings_for)) else ExitCode.PASSED


def _rule(audit: Audit, of_run: Settings, settings_for: Callable[[str], Settings]) -> str:
    """What decided how the run ends, in a sentence."""
    failed = sum(document.status is Status.FAILED for document in audit.documents)
    if failed:
        return f"{failed:,} of {len(audit.documents):,} inputs could not be audited."
    grounds = list(_grounds(audit, of_run, settings_for))
    if not grounds:
        return f"No finding is as serious as fail-on = {of_run.fail_on}."
    said = "; ".join(grounds)
    return f"exit-zero is set, though the gate fails: {said}." if of_run.exit_zero else f"{said}."


def _grounds(audit: Audit, of_run: Settings, settings_for: Callable[[str], Settings]) -> Iterator[str]:
    reached: Counter[str] = Counter()
    unchecked = 0
    for document in audit.documents:
        settings = settings_for(document.path)
        reached[settings.fail_on] += sum(_reaches(severity, settings) for severity in _severities(document))
        if settings.require_checked:
            unchecked += sum(finding.verdict is Verdict.UNDETERMINED for finding in document.findings)
    reached[of_run.fail_on] += sum(_reaches(item.severity, of_run) for item in audit.disagreements)
    for level, count in reached.items():
        if count:
            yield f"{count:,} {'finding is' if count == 1 else 'findings are'} as serious as fail-on = {level}"
    if unchecked:
        yield f"require-checked is set, and {unchecked:,} could not be recomputed"
    if _too_many_warnings(audit, of_run):
        yield f"there are more warnings than max-warnings = {of_run.max_warnings}"
    if _leaves_unchecked(audit, of_run):
        yield "require-checked is set, and some derivations are missing"


def _reaches(severity: Severity, settings: Settings) -> bool:
    return settings.fail_on != "never" and _RANKS[severity] <= _RANKS[Severity(settings.fail_on)]


def _leaves_unchecked(audit: Audit, of_run: Settings) -> bool:
    examined = audit.cross_examination
    return of_run.require_checked and examined is not None and examined.is_incomplete


def _too_many_warnings(audit: Audit, of_run: Settings) -> bool:
    if of_run.max_warnings is None:
        return False
    severities = [severity for document in audit.documents for severity in _severities(document)]
    severities += [item.severity for item in audit.disagreements]
    return severities.count(Severity.WARNING) > of_run.max_warnings


def _severities(document: DocumentAudit) -> Iterator[Severity]:
    yield from (finding.severity for finding in document.alarms)
    yield from (Severity.NOTE if notice.is_note else Severity.WARNING for notice in document.notices)
