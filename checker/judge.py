"""Judging: evidence to verdict and severity, by the table in which only arithmetic convicts."""

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from checker.diagnose import diagnose
from claims.claim import Claim, Strength
from claims.derivation import Derivation
from claims.finding import Discrepancy, Finding, Severity, Verdict
from claims.passage import Passage
from claims.quorum import count
from claims.recomputation import Abstention, Agreement, Recomputation


def judge(claim: Claim, recomputation: Recomputation | Abstention, passage: Passage) -> Finding:
    """The finding for a claim; its id is given later, when it is known how many are alike."""
    if isinstance(recomputation, Abstention):
        return Finding("", claim, recomputation, Verdict.UNDETERMINED, Severity.NONE)
    if recomputation.agreement is not None:
        severity = Severity.NOTE if recomputation.agreement is Agreement.SLACK else Severity.NONE
        return Finding("", claim, recomputation, Verdict.CONSISTENT, severity)
    discrepancy = diagnose(claim, recomputation, passage)
    return Finding("", claim, recomputation, Verdict.INCONSISTENT, _severity(claim, discrepancy), discrepancy)


def weigh(finding: Finding, derivations: Sequence[Derivation], quorum: int) -> Finding:
    """The finding with what backends derived. They may dispute it, and neither convict nor clear:

    | recomputation | derivations                       | verdict        |
    |---------------|-----------------------------------|----------------|
    | agrees        | a quorum derives another value    | disputed       |
    | agrees        | otherwise                         | consistent     |
    | disagrees     | whatever they say                 | inconsistent   |
    | abstains      | a quorum agrees on another value  | disputed       |
    | abstains      | otherwise                         | undetermined   |
    """
    weighed = replace(finding, derivations=tuple(derivations))
    disputed = count(derivations, by_direction=finding.claim.by_direction).disputes(quorum)
    if finding.verdict is Verdict.INCONSISTENT or not disputed:
        return weighed
    return replace(weighed, verdict=Verdict.DISPUTED, severity=Severity.WARNING)


def _severity(claim: Claim, discrepancy: Discrepancy) -> Severity:
    if claim.loose and not discrepancy.is_order_of_magnitude:
        return Severity.WARNING
    if claim.strength is Strength.REPEATED and not discrepancy.is_order_of_magnitude:
        return Severity.WARNING
    return Severity.ERROR


def identify(findings: list[Finding], passage: Passage) -> tuple[Finding, ...]:
    """The findings in the order of the text, each with an id that survives edits elsewhere in the document.

    The id digests the kind, the file's path, the asserted value and unit, and the sentence with its white space
    folded, and counts repetitions of all these; it holds no line numbers.
    """
    ordered = sorted(findings, key=lambda finding: (finding.span.start, finding.span.end, finding.claim.kind))
    seen: Counter[str] = Counter()
    return tuple(_identified(finding, passage, seen) for finding in ordered)


def _identified(finding: Finding, passage: Passage, seen: Counter[str]) -> Finding:
    asserted, extent = finding.claim.asserted, finding.claim.extent
    wording = re.sub(r"\s+", " ", passage.document.quote(extent))
    key = f"{finding.claim.kind}|{passage.document.path}|{asserted.value}|{asserted.unit}|{wording}"
    digest = hashlib.sha256(f"{key}|{seen[key]}".encode()).hexdigest()[:12]
    seen[key] += 1
    return replace(finding, id=digest)
