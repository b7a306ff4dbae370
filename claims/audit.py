"""All findings of one run, with what produced them."""

from collections import Counter
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from claims.contradiction import Contradiction
from claims.derivation import CrossExamination
from claims.document import Document
from claims.finding import Finding, Severity, Verdict
from claims.quantity import Quantity
from claims.suppression import Notice


class Status(StrEnum):
    """Whether an input was audited."""

    AUDITED = "audited"
    FAILED = "failed"


class ExitCode(IntEnum):
    """How a run ends: the gate passes, the gate fails, or the audit could not be completed."""

    PASSED = 0
    FAILED = 1
    INCOMPLETE = 2


@dataclass(frozen=True, slots=True)
class DocumentAudit:
    """One input: its findings in the order of the text, or why it could not be read.

    `document` is None and `error` is set where `status` is failed. `notices` are what is told about suppressions.
    """

    id: str
    path: str
    status: Status
    document: Document | None = None
    quantities: tuple[Quantity, ...] = ()
    findings: tuple[Finding, ...] = ()
    error: str | None = None
    notices: tuple[Notice, ...] = ()

    @property
    def alarms(self) -> tuple[Finding, ...]:
        """Findings that deserve a reader's eye: everything but what agrees, was left alone or is suppressed."""
        return tuple(item for item in self.findings if item.severity is not Severity.NONE and item.suppression is None)

    @property
    def suppressed(self) -> tuple[Finding, ...]:
        """Findings that would be alarms but for a suppression."""
        return tuple(item for item in self.findings if item.suppression is not None)


@dataclass(frozen=True, slots=True)
class Audit:
    """One run over one or more documents; `cross_examination` is None where no backend was asked.

    `rule` says in a sentence what the gate was decided by, once it was. `contradictions` are those between documents.
    """

    tool_name: str
    tool_version: str
    documents: tuple[DocumentAudit, ...]
    cross_examination: CrossExamination | None = None
    rule: str = ""
    contradictions: tuple[Contradiction, ...] = ()

    @property
    def disagreements(self) -> tuple[Contradiction, ...]:
        """The contradictions between documents that nobody has suppressed."""
        return tuple(item for item in self.contradictions if item.suppression is None)

    def counts(self) -> Counter[Verdict]:
        """How many findings have each verdict."""
        return Counter(finding.verdict for document in self.documents for finding in document.findings)

    @property
    def exit_code(self) -> ExitCode:
        """2 beats 1: an input that could not be audited is never hidden behind findings elsewhere."""
        if any(document.status is Status.FAILED for document in self.documents):
            return ExitCode.INCOMPLETE
        errors = (finding.severity is Severity.ERROR for document in self.documents for finding in document.alarms)
        return ExitCode.FAILED if any(errors) else ExitCode.PASSED
