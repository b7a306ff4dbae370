"""A finding as a card: what is stated against what is derived, why, and what would mend it."""

from claims.audit import DocumentAudit
from claims.document import Document
from claims.finding import Finding, Repair, Severity
from claims.recomputation import Abstention
from claims.sensitivity import sensitivity
from reports.consequence import consequences, moves, origin
from reports.formula_text import formula_with_figures, premise_texts
from reports.label import Label
from reports.layout import Layout
from reports.pictures.mathml import Typeset, is_two_dimensional, typeset
from reports.pictures.ruler import ruler
from reports.tolerance import tolerance
from reports.view import CardView, ConsequenceView, PremiseView, RepairView
from reports.visible import visible
from reports.witness import derivation_views, readings
from reports.wording import derived_text, reason, repair_ground, stated_beside_derived

_ROLES = ("Repair", "or", "or")
"""What the repairs are called, the most plausible first; a card shows no more."""


def card(finding: Finding, audited: DocumentAudit, layout: Layout, labels: dict[int, Label]) -> CardView:
    """The card of a finding."""
    document, label = layout.document, labels[id(finding)]
    claim, recomputed = finding.claim, finding.recomputation
    abstained = isinstance(recomputed, Abstention)
    premises = _premises(finding, layout)
    return CardView(
        anchor=label.anchor,
        number=label.number,
        tone=label.tone,
        icon=label.icon,
        verdict=finding.verdict.value.capitalize(),
        severity="" if finding.severity is Severity.NONE else finding.severity.value,
        kind=visible(claim.kind.replace("-", " ")),
        filed=filed(finding),
        place=layout.place(finding.span),
        reason=visible(" ".join(filter(None, (reason(finding, document), _suppressed(finding))))),
        derived="" if isinstance(recomputed, Abstention) else visible(derived_text(claim, recomputed)),
        gap=_gap(finding),
        formula=_formula(finding, document),
        typeset=_typeset(finding, document),
        ruler=ruler(finding, readings(finding)),
        premises=premises,
        repairs=tuple(
            _repair(item, finding, layout, role) for item, role in zip(finding.repairs, _ROLES, strict=False)
        ),
        tolerance="" if abstained else visible(tolerance(finding)),
        origin=visible(origin(finding, audited.findings, document)),
        consequences=tuple(
            ConsequenceView("#" + labels[id(item.finding)].anchor, visible(item.sentence))
            for item in consequences(finding, audited.findings, document)
        ),
        derivations=derivation_views(finding, document),
    )


def filed(finding: Finding) -> str:
    """Under which heading a reader looks for a finding: its verdict, or that it is suppressed."""
    return finding.verdict.value if finding.suppression is None else "suppressed"


def _premises(finding: Finding, layout: Layout) -> tuple[PremiseView, ...]:
    moved = sensitivity(finding.claim, finding.recomputation)
    if all(0 <= abs(percent) <= 1 for percent in moved.values()):
        # A product moves as its factors do, and a sum by their shares: only what moves more is worth a line.
        moved = {}
    return tuple(
        PremiseView(visible(item.name), layout.place(item.quantity.span), moves(item.name, moved))
        for item in finding.claim.premises
    )


def _formula(finding: Finding, document: Document) -> str:
    formula = _evaluated(finding)
    return "" if formula.isidentifier() else visible(formula_with_figures(finding.claim, formula, document))


def _typeset(finding: Finding, document: Document) -> Typeset | None:
    """The formula of an alarm, or one that a line of text would show badly."""
    claim, recomputed, formula = finding.claim, finding.recomputation, _evaluated(finding)
    if isinstance(recomputed, Abstention):
        return None
    if finding.severity is Severity.NONE and not is_two_dimensional(formula):
        return None
    texts = {name: visible(text) for name, text in premise_texts(claim, document).items()}
    return typeset(formula, texts, visible(derived_text(claim, recomputed)))


def _evaluated(finding: Finding) -> str:
    recomputed = finding.recomputation
    return finding.claim.formula if isinstance(recomputed, Abstention) else recomputed.formula


def _suppressed(finding: Finding) -> str:
    said = finding.suppression
    return f"Suppressed ({said.by}): {said.reason}" if said is not None else ""


def _gap(finding: Finding) -> str:
    recomputed = finding.recomputation
    if finding.discrepancy is None or isinstance(recomputed, Abstention):
        return ""
    return stated_beside_derived(finding.claim, recomputed)


def _repair(repair: Repair, finding: Finding, layout: Layout, role: str) -> RepairView:
    old, new = visible(repair.original).split(" "), visible(repair.replacement).split(" ")
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    return RepairView(
        role=role,
        before=" ".join(old[:head]),
        removed=" ".join(old[head : len(old) - tail]),
        inserted=" ".join(new[head : len(new) - tail]),
        after=" ".join(old[len(old) - tail :]),
        reason=visible(repair_ground(repair, layout.document)),
        # Beside the figure of the card itself another link to it would only be in the way.
        place=None if repair.span.overlaps(finding.span) else layout.place(repair.span),
    )


def _shared(left: list[str], right: list[str]) -> int:
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        count += 1
    return count
