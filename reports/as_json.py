"""The audit as JSON: one object, or one document a line."""

import json
from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from claims.agreed import AgreedFigure
from claims.audit import Audit, DocumentAudit, ExitCode
from claims.document import Document
from claims.finding import Correction, Discrepancy, Finding, Repair, Verdict
from claims.recomputation import Abstention, Recomputation
from claims.sensitivity import sensitivity
from claims.suppression import Notice
from reports.json_contradiction import contradiction_object
from reports.json_derivation import cross_examination_object, derivation_object
from reports.json_parts import exact, premise_object, quantity_object, span_object, suppressed_object, unit_text
from reports.numerals import decimal
from reports.record import packed
from reports.relation import is_restatement
from reports.wording import message

if TYPE_CHECKING:
    # Names for the type checker: the module imports pydantic.
    from reports.contract import (
        BoundsObject,
        CorrectionObject,
        DiscrepancyObject,
        DocumentObject,
        FindingObject,
        NoticeObject,
        ReferenceObject,
        RelatedObject,
        RepairObject,
        SensitivityObject,
        SummaryObject,
        ToolObject,
    )

SCHEMA_VERSION = 1


def as_json(audit: Audit, exit_code: int | None = None, *, with_record: bool = True) -> str:
    """The whole audit as one object, a document a line, with a newline at its end.

    `exit_code` is that of the run, where the gate was set otherwise than by the audit. The record is what
    `check report` renders again; a page, which is rendered already, can do without.
    """
    # Spaced by hand: the standard library indents in Python, three times slower than it writes in C.
    head = f'"schema_version": {SCHEMA_VERSION},\n "tool": {json.dumps(_tool(audit))}'
    examined = json.dumps(cross_examination_object(audit.cross_examination))
    documents = ",\n  ".join(as_jsonl(audit))
    summary = json.dumps(_summary(audit, exit_code))
    between = json.dumps([contradiction_object(item, audit) for item in audit.contradictions])
    record = json.dumps(packed(audit) if with_record else None)
    tail = f'"summary": {summary},\n "record": {record}'
    body = f'"documents": [\n  {documents}\n ],\n "contradictions": {between}'
    return f'{{{head},\n "cross_examination": {examined},\n {body},\n {tail}}}\n'


def as_jsonl(audit: Audit) -> Iterator[str]:
    """One document object a line, without newlines."""
    # ASCII escapes: no terminal acts on what an essay holds, and no lone surrogate stops the output.
    return (json.dumps(document_object(document), separators=(",", ":")) for document in audit.documents)


def _tool(audit: Audit) -> "ToolObject":
    return {"name": audit.tool_name, "version": audit.tool_version}


def _summary(audit: Audit, exit_code: int | None) -> "SummaryObject":
    counts = audit.counts()
    return {
        "consistent": counts[Verdict.CONSISTENT],
        "inconsistent": counts[Verdict.INCONSISTENT],
        "disputed": counts[Verdict.DISPUTED],
        "undetermined": counts[Verdict.UNDETERMINED],
        "suppressed": sum(len(document.suppressed) for document in audit.documents),
        "rule": audit.rule,
        "exit_code": (audit.exit_code if exit_code is None else ExitCode(exit_code)).value,
    }


def document_object(audited: DocumentAudit) -> "DocumentObject":
    """One document as built-in types; its digest is null where it could not be read."""
    document = audited.document
    findings = [] if document is None else [_finding(finding, document) for finding in audited.findings]
    return {
        "id": audited.id,
        "path": audited.path,
        "sha256": None if document is None else document.sha256,
        "status": audited.status.value,
        "error": audited.error,
        "quantities": len(audited.quantities),
        "findings": findings,
        "notices": [] if document is None else [_notice(notice, document) for notice in audited.notices],
    }


def _finding(finding: Finding, document: Document) -> "FindingObject":
    claim, recomputed = finding.claim, finding.recomputation
    line, column = document.position(finding.span.start)
    return {
        "id": finding.id,
        "kind": claim.kind,
        "verdict": finding.verdict.value,
        "severity": finding.severity.value,
        "span": span_object(finding.span),
        "line": line,
        "column": column,
        "quote": document.quote(finding.span),
        "extent": span_object(claim.extent),
        "strength": claim.strength.value,
        "asserted": quantity_object(claim.asserted, document),
        "formula": claim.formula if isinstance(recomputed, Abstention) else recomputed.formula,
        "premises": [premise_object(premise, document) for premise in claim.premises],
        "derived": _derived(recomputed),
        "agreement": None
        if isinstance(recomputed, Abstention) or recomputed.agreement is None
        else recomputed.agreement.value,
        "abstention": recomputed.reason.value if isinstance(recomputed, Abstention) else None,
        "discrepancy": None if finding.discrepancy is None else _discrepancy(finding.discrepancy),
        "derivations": [derivation_object(item, finding.claim, document) for item in finding.derivations],
        "related": _related(finding),
        "rests_on": list(finding.rests_on),
        "consequence_of": finding.consequence_of,
        "correction": None if finding.correction is None else _correction(finding, finding.correction),
        "sensitivity": _sensitivity(finding),
        "reference": None if claim.agreed is None else _reference(claim.agreed),
        "suppressed": suppressed_object(finding.suppression),
        "message": message(finding, document),
    }


def _reference(agreed: AgreedFigure) -> "ReferenceObject":
    return {
        "label": agreed.label,
        "text": agreed.text,
        "as_of": agreed.as_of,
        "source": agreed.source,
        "line": agreed.line,
    }


def _notice(notice: Notice, document: Document) -> "NoticeObject":
    line, column = document.position(notice.span.start)
    return {
        "name": notice.name.value,
        "severity": "note" if notice.is_note else "warning",
        "span": span_object(notice.span),
        "line": line,
        "column": column,
        "message": notice.message,
    }


def _derived(recomputed: Recomputation | Abstention) -> "BoundsObject | None":
    if isinstance(recomputed, Abstention):
        return None
    return {
        "value": decimal(recomputed.value),
        "unit": unit_text(recomputed.unit),
        "low": exact(recomputed.interval.low),
        "high": exact(recomputed.interval.high),
    }


def _discrepancy(discrepancy: Discrepancy) -> "DiscrepancyObject":
    return {
        "factor": exact(discrepancy.factor),
        "log10": None if discrepancy.log10 is None else _json_number(discrepancy.log10),
        "diagnosis": discrepancy.diagnosis.value,
        "repairs": [_repair(repair) for repair in discrepancy.repairs],
    }


def _repair(repair: Repair) -> "RepairObject":
    return {
        "span": span_object(repair.span),
        "from": repair.original,
        "to": repair.replacement,
        "why": repair.why,
        "stated": None if repair.stated is None else span_object(repair.stated),
    }


def _correction(finding: Finding, correction: Correction) -> "CorrectionObject":
    interval = correction.interval
    return {
        "root": correction.root,
        "derived": {
            "value": decimal(correction.value),
            "unit": unit_text(finding.claim.asserted.unit),
            "low": exact(interval.low),
            "high": exact(interval.high),
        },
        "survives": correction.survives,
    }


def _sensitivity(finding: Finding) -> "list[SensitivityObject]":
    moved = sensitivity(finding.claim, finding.recomputation)
    return [{"name": name, "percent": decimal(percent)} for name, percent in moved.items()]


def _related(finding: Finding) -> "list[RelatedObject]":
    roles = [(span, "context") for span in finding.claim.related]
    if is_restatement(finding.claim):
        role = "contradicts" if finding.verdict is Verdict.INCONSISTENT else "repeats"
        roles.append((finding.claim.premises[0].quantity.span, role))
    roles += [(repair.stated, "states-repair") for repair in finding.repairs if repair.stated is not None]
    return [{"span": span_object(span), "role": role} for span, role in dict.fromkeys(roles)]


def _json_number(value: Fraction) -> int | float:
    # A logarithm is a rounded measure of distance already, not a value: the one float in a report.
    return value.numerator if value.denominator == 1 else round(float(value), 2)
