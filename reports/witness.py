"""The cross-examination as tables: what each backend said of a claim, and how each did over the run."""

from claims.derivation import CrossExamination, Derivation, DerivationStatus, Tally
from claims.document import Document
from claims.finding import Finding
from reports.panel import TALLY_HEADS, apart, by, derived_value, share, tally_cells, warnings
from reports.pictures.ruler import Reading
from reports.summary import counted
from reports.view import CrossExaminationView, DerivationView, TallyView
from reports.visible import visible


def derivation_views(finding: Finding, document: Document) -> tuple[DerivationView, ...]:
    """A row for each backend that was asked about a claim."""
    return tuple(_row(derivation, finding, document) for derivation in finding.derivations)


def readings(finding: Finding) -> tuple[Reading, ...]:
    """What the backends derive, for the ruler."""
    return tuple(
        Reading("backend", item.backend.rpartition("/")[2], item.value, item.interval)
        for item in finding.derivations
        if item.value is not None and item.interval is not None
    )


def cross_examination_view(examined: CrossExamination | None) -> CrossExaminationView | None:
    """Who was asked in a run, or None where nobody was."""
    if examined is None:
        return None
    return CrossExaminationView(
        warnings=tuple(visible(line) for line in warnings(examined)),
        summary=_summary(examined),
        tallies=tuple(map(_tally, examined.tallies)),
        quorum=examined.prompted.quorum,
        headings=TALLY_HEADS,
        prompts=examined.prompted.digests,
    )


def _summary(examined: CrossExamination) -> str:
    tallies = examined.tallies
    answered, asked = sum(tally.answered for tally in tallies), sum(tally.asked for tally in tallies)
    return f"Cross-examined by {counted(len(tallies), 'backend')}: {answered:,} of {asked:,} derivations answered"


def _row(derivation: Derivation, finding: Finding, document: Document) -> DerivationView:
    has_value = derivation.value is not None
    agreement = "agrees" if derivation.agrees else apart(derivation, finding) if has_value else derivation.reason or ""
    return DerivationView(
        backend=visible(derivation.backend),
        question=derivation.question.value,
        status=derivation.status.value.replace("_", " "),
        value=visible(derived_value(derivation, finding)) if has_value else "",
        agreement=visible(agreement),
        formula=visible(by(derivation, finding, document).removeprefix(" = ")) if has_value else "",
        share=visible(share(derivation)),
        tone=_tone(derivation),
    )


def _tone(derivation: Derivation) -> str:
    if derivation.status is not DerivationStatus.ANSWERED:
        return "undetermined"
    return "warning" if derivation.dissents else "consistent"


def _tally(tally: Tally) -> TallyView:
    models = visible(", ".join(tally.models))
    settings = visible(", ".join(f"{name} {value}" for name, value in tally.settings))
    return TallyView(visible(tally.backend), models, settings, tally_cells(tally), tally.not_checked > 0)
