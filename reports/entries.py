"""Findings and notices alike as entries with places: what every format for machines and gates is made from."""

from collections.abc import Iterator
from dataclasses import dataclass

from claims.audit import Audit, DocumentAudit
from claims.contradiction import CONTRADICTION
from claims.document import Document
from claims.finding import Repair, Severity
from claims.fingerprint import fingerprints
from claims.span import Span
from claims.suppression import Suppression
from reports import contradictions
from reports.contradictions import document_of
from reports.portable import portable
from reports.visible import visible
from reports.wording import message


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a file: lines and columns from 1, columns in code points, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding or notice; `rule` is its kind or name, `fingerprint` what it is known by across edits."""

    path: str
    rule: str
    severity: Severity
    message: str
    place: Place
    fingerprint: str
    document: Document
    is_notice: bool = False
    suppression: Suppression | None = None
    related: tuple[Place, ...] = ()
    repairs: tuple[tuple[Place, Repair], ...] = ()


def entries(audit: Audit) -> Iterator[Entry]:
    """All alarms, suppressed findings and notices in the order of the documents and their texts."""
    for audited in audit.documents:
        yield from document_entries(audited)
    yield from contradiction_entries(audit)


def document_entries(audited: DocumentAudit) -> list[Entry]:
    """The entries of one document."""
    document, path = audited.document, portable(audited.path)
    if document is None:
        return []
    found = [
        Entry(
            path=path,
            rule=finding.claim.kind,
            severity=finding.severity,
            message=visible(message(finding, document)),
            place=_place_of(finding.span, document),
            fingerprint=digest,
            document=document,
            suppression=finding.suppression,
            related=tuple(_place_of(premise.quantity.span, document) for premise in finding.claim.premises),
            repairs=tuple((_place_of(item.span, document), item) for item in finding.repairs),
        )
        for finding, digest in zip(audited.findings, fingerprints(audited, path), strict=True)
        if finding.severity is not Severity.NONE or finding.suppression is not None
    ]
    found += [
        Entry(
            path=path,
            rule=str(notice.name),
            severity=Severity.NOTE if notice.is_note else Severity.WARNING,
            message=visible(notice.message),
            place=_place_of(notice.span, document),
            fingerprint=f"{notice.name}-{number}",
            document=document,
            is_notice=True,
        )
        for number, notice in enumerate(audited.notices)
    ]
    return sorted(found, key=lambda entry: (entry.place.line, entry.place.column))


def contradiction_entries(audit: Audit) -> Iterator[Entry]:
    """An entry for each contradiction between documents, at the statement that is odd."""
    for item in audit.contradictions:
        side = item.sides[item.odd]
        document = document_of(side, audit)
        yield Entry(
            path=portable(document.path),
            rule=CONTRADICTION,
            severity=item.severity,
            message=visible(contradictions.message(item, audit)),
            place=_place_of(side.quantity.span, document),
            fingerprint=item.id,
            document=document,
            suppression=item.suppression,
        )


def alarms(audit: Audit) -> list[Entry]:
    """The entries that nobody has suppressed."""
    return [entry for entry in entries(audit) if entry.suppression is None]


def failures(audit: Audit) -> list[tuple[str, str]]:
    """The path of each input that could not be audited, and why."""
    return [(portable(item.path), visible(item.error or "")) for item in audit.documents if item.document is None]


def _place_of(span: Span, document: Document) -> Place:
    """Where a span stands."""
    return Place(*document.position(span.start), *document.position(span.end))
