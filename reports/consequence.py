"""What an error reaches: the figures that rest on it, what they come to once it is mended, and which survive."""

from dataclasses import dataclass, replace
from fractions import Fraction

from claims.document import Document
from claims.finding import Correction, Finding, Verdict
from claims.recomputation import Recomputation
from reports.formula_text import figure
from reports.numerals import number
from reports.wording import derived_text


@dataclass(frozen=True, slots=True)
class Consequence:
    """A finding that an error reaches, and in a sentence what becomes of it."""

    finding: Finding
    sentence: str


def consequences(root: Finding, findings: tuple[Finding, ...], document: Document) -> list[Consequence]:
    """All that the error of one finding reaches, in the order of the text."""
    return [
        Consequence(finding, _sentence(finding, finding.correction, document))
        for finding in findings
        if finding.correction is not None and finding.correction.root == root.id
    ]


def origin(finding: Finding, findings: tuple[Finding, ...], document: Document) -> str:
    """Whose error a finding carries on, in a sentence; empty where it carries on none."""
    if finding.correction is None:
        return ""
    root = next((item for item in findings if item.id == finding.correction.root), None)
    if root is None:
        return ""
    line, _ = document.position(root.span.start)
    fate = _fate(finding, finding.correction)
    return f"Rests on the error at line {line} ({figure(document, root.span)}); with that mended, {fate}."


def moves(name: str, sensitivities: dict[str, Fraction]) -> str:
    """How far the derived value moves with a premise: "1% more here moves the result by 0.5%"."""
    if name not in sensitivities:
        return ""
    return f"1% more here moves the result by {number(sensitivities[name], 2)}%"


def _sentence(finding: Finding, correction: Correction, document: Document) -> str:
    line, _ = document.position(finding.span.start)
    return f"line {line}, {figure(document, finding.span)}: {_fate(finding, correction)}"


def _fate(finding: Finding, correction: Correction) -> str:
    if correction.survives:
        return "the claim holds" if finding.verdict is Verdict.INCONSISTENT else "it survives"
    return f"it is {_corrected_text(finding, correction)} and does not survive"


def _corrected_text(finding: Finding, correction: Correction) -> str:
    recomputed = finding.recomputation
    if not isinstance(recomputed, Recomputation):
        return number(correction.value, 3)
    return derived_text(finding.claim, replace(recomputed, value=correction.value, interval=correction.interval))
