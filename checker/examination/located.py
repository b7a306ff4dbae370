"""Relations that backends point at: validated, recomputed like any other, with the proposers on record.

What agrees explains a figure. What does not is a finding only where a quorum of families proposed the same premises
for the same value, and then a dispute: the relation is theirs, and no backend's word convicts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.backends.settings import BackendSettings
from checker.backends.witness import Outcome
from checker.examination.docket import Docket
from checker.examination.interpret import Source, related
from checker.recompute import recompute
from claims.claim import Claim
from claims.derivation import Derivation, Question
from claims.finding import Finding, Severity, Verdict
from claims.formula import FormulaError
from claims.recomputation import Recomputation
from prompts.shapes import RelationEntry
from prompts.template import Prompt

_FEWEST_PREMISES = 2


@dataclass(frozen=True, slots=True)
class Proposal:
    """A relation that one backend points at."""

    id: str
    formula: str
    source: Source


@dataclass(frozen=True, slots=True)
class _Checked:
    claim: Claim
    recomputed: Recomputation
    derivation: Derivation

    @property
    def key(self) -> tuple[frozenset[int], bool]:
        premises = frozenset(premise.quantity.index for premise in self.claim.premises)
        return premises, self.recomputed.agreement is not None


def proposals(outcome: Outcome, settings: BackendSettings, prompt: Prompt) -> list[Proposal]:
    """The relations in a reply."""
    source = Source(settings.name, settings.family, Question.LOCATE, prompt.digest)
    entries = outcome.reply.entries if outcome.reply is not None else ()
    return [Proposal(item.id, item.formula, source) for item in entries if isinstance(item, RelationEntry)]


def located(proposed: Sequence[Proposal], docket: Docket, quorum: int) -> Iterator[Finding]:
    """A finding for each figure that a proposal explains, or that a quorum of families derives otherwise."""
    by_figure: dict[int, list[_Checked]] = {}
    for proposal in proposed:
        checked = _checked(proposal, docket)
        if checked is not None:
            by_figure.setdefault(checked.claim.asserted.index, []).append(checked)
    for _, group in sorted(by_figure.items()):
        finding = _finding(group, quorum)
        if finding is not None:
            yield finding


def _checked(proposal: Proposal, docket: Docket) -> _Checked | None:
    """The relation recomputed, or None where it is none: ids that do not exist, units that do not fit, one premise."""
    by_id = docket.bare.by_id
    try:
        claim = related(proposal.formula, by_id[proposal.id], by_id)
    except FormulaError:
        return None
    recomputed = recompute(claim, bare=True)
    if not isinstance(recomputed, Recomputation) or len(claim.premises) < _FEWEST_PREMISES:
        return None
    return _Checked(claim, recomputed, proposal.source.answered(claim, recomputed))


def _finding(group: Sequence[_Checked], quorum: int) -> Finding | None:
    first = next((item for item in group if item.recomputed.agreement is not None), None)
    said = tuple({item.derivation.backend: item.derivation for item in reversed(group)}.values())[::-1]
    if first is not None:
        return Finding("", first.claim, first.recomputed, Verdict.CONSISTENT, Severity.NONE, derivations=said)
    for item in group:
        alike = {
            other.derivation.family
            for other in group
            if other.key == item.key and other.recomputed.value == item.recomputed.value
        }
        if len(alike) >= quorum:
            return Finding("", item.claim, item.recomputed, Verdict.DISPUTED, Severity.WARNING, derivations=said)
    return None
