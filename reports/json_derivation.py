"""What backends said, as the JSON contract has it."""

from typing import TYPE_CHECKING

from claims.claim import Claim
from claims.derivation import CrossExamination, Derivation, Spent, Tally
from claims.document import Document
from reports.json_parts import exact, premise_object, unit_text
from reports.numerals import decimal

if TYPE_CHECKING:
    # Names for the type checker: the module imports pydantic.
    from reports.contract import BackendObject, CrossExaminationObject, DerivationObject, SpentObject


def derivation_object(derivation: Derivation, claim: Claim, document: Document) -> "DerivationObject":
    """What one backend said of the figure that a claim asserts."""
    value, interval = derivation.value, derivation.interval
    return {
        "backend": derivation.backend,
        "family": derivation.family,
        "question": derivation.question.value,
        "status": derivation.status.value,
        "value": exact(value),
        "unit": None if value is None else unit_text(claim.asserted.unit),
        "low": None if interval is None else exact(interval.low),
        "high": None if interval is None else exact(interval.high),
        "formula": derivation.formula,
        "premises": [premise_object(premise, document) for premise in derivation.premises],
        "agrees": derivation.agrees,
        "factor": exact(claim.asserted.value / value) if value else None,
        "reason": derivation.reason,
        "prompt": derivation.digest,
        "spent": [_spent(item) for item in derivation.spent],
    }


def _spent(spent: Spent) -> "SpentObject":
    return {
        "figures": spent.figures,
        "calls": spent.calls,
        "tokens_in": spent.tokens_in,
        "tokens_out": spent.tokens_out,
        "cost": exact(spent.cost),
        "seconds": decimal(spent.seconds),
    }


def cross_examination_object(examined: CrossExamination | None) -> "CrossExaminationObject | None":
    """Who was asked in a run, or nothing where nobody was."""
    if examined is None:
        return None
    return {
        "quorum": examined.prompted.quorum,
        "incomplete": examined.is_incomplete,
        "prompts": dict(examined.prompted.digests),
        "backends": [backend_object(tally) for tally in examined.tallies],
    }


def backend_object(tally: Tally) -> "BackendObject":
    """One backend over the whole run."""
    return {
        "backend": tally.backend,
        "family": tally.family,
        "models": list(tally.models),
        "asked": tally.asked,
        "answered": tally.answered,
        "abstained": tally.abstained,
        "not_checked": tally.not_checked,
        "agreeing": tally.agreeing,
        "dissenting": tally.dissenting,
        "calls": tally.calls,
        "failures": tally.failures,
        "tokens_in": tally.tokens_in,
        "tokens_out": tally.tokens_out,
        "cost": exact(tally.cost),
        "seconds": decimal(tally.seconds),
        "troubles": list(tally.troubles),
        "settings": dict(tally.settings),
    }
