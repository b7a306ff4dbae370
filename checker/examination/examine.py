"""The cross-examination: every backend asked at once, one more round where they disagree, and what follows from it."""

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from checker.backends.witness import Outcome, Witness
from checker.examination.docket import Docket
from checker.examination.estimated import disputed_estimates
from checker.examination.interpret import Source, interpret
from checker.examination.located import Proposal, located, proposals
from checker.examination.opening import is_open, with_bearing
from checker.examination.tally import spent, tally
from checker.judge import identify, weigh
from claims.audit import Audit, DocumentAudit
from claims.derivation import CrossExamination, Derivation, DerivationStatus, Prompted, Question
from claims.quorum import voice
from prompts.template import Prompt, PromptBook

FIRST_ROUND = (Question.DERIVE, Question.ESTIMATE, Question.LOCATE)
"""What is asked in the first round, unless fewer questions are asked for."""

_NOT_CHECKED = DerivationStatus.NOT_CHECKED


@dataclass(frozen=True)
class Panel:
    """Who is asked, with which prompts, and how many families make a quorum."""

    witnesses: Sequence[Witness]
    book: PromptBook
    quorum: int = 2
    questions: Sequence[Question] = FIRST_ROUND


@dataclass
class _Minutes:
    """What was said about one document: by question and figure, a derivation of each witness; and who proposed what."""

    said: dict[Question, dict[int, list[Derivation]]] = field(default_factory=lambda: defaultdict(dict))
    proposed: list[Proposal] = field(default_factory=list)


async def examine(audit: Audit, panel: Panel) -> Audit:
    """The audit with every claim cross-examined. No failure of a backend raises: it stands in the audit."""
    outcomes: dict[str, list[Outcome]] = {witness.settings.name: [] for witness in panel.witnesses}
    documents = await asyncio.gather(*(_document(item, panel, outcomes) for item in audit.documents))
    derivations = [derivation for _, found in documents for derivation in found]
    tallies = tuple(
        tally(witness.settings, outcomes[witness.settings.name], derivations) for witness in panel.witnesses
    )
    asked = (*panel.questions, Question.CROSS_EXAMINE)
    digests = tuple((question.value, panel.book.digest(question)) for question in asked)
    examined = CrossExamination(tallies, Prompted(digests, panel.quorum))
    return replace(audit, documents=tuple(item for item, _ in documents), cross_examination=examined)


async def _document(
    audited: DocumentAudit, panel: Panel, outcomes: dict[str, list[Outcome]]
) -> tuple[DocumentAudit, list[Derivation]]:
    """The document with its findings weighed, and every derivation there is of its figures."""
    if audited.document is None:
        return audited, []
    docket, minutes = Docket(audited, panel.book), _Minutes()
    await _ask(docket, list(docket.prompts(panel.questions)), panel, minutes, outcomes)
    await _ask_again(docket, panel, minutes, outcomes)
    said = minutes.said
    weighed = [
        weigh(
            finding,
            said[Question.DERIVE].get(finding.claim.asserted.index) or _unasked(place, docket, panel),
            panel.quorum,
        )
        for place, finding in enumerate(audited.findings)
    ]
    added = [*located(minutes.proposed, docket, panel.quorum)]
    taken = {finding.claim.asserted.index for finding in added}
    added += [
        finding
        for finding in disputed_estimates(docket, said[Question.ESTIMATE], panel.quorum)
        if finding.claim.asserted.index not in taken
    ]
    findings = identify([*weighed, *added], docket.passage)
    every = [item for table in said.values() for derivations in table.values() for item in derivations]
    return replace(audited, findings=findings), every


def _unasked(place: int, docket: Docket, panel: Panel) -> list[Derivation]:
    """Why nobody was asked about a finding that turns another one round; nothing where it does not."""
    other = docket.turned.get(place)
    if other is None or Question.DERIVE not in panel.questions:
        return []
    reason = f"the relation is asked about once, for {docket.passage.document.quote(other.span)}"
    return [
        Source(witness.settings.name, witness.settings.family, Question.DERIVE).silent(_NOT_CHECKED, reason)
        for witness in panel.witnesses
    ]


async def _ask(
    docket: Docket, prompts: Sequence[Prompt], panel: Panel, minutes: _Minutes, outcomes: dict[str, list[Outcome]]
) -> None:
    """Put all prompts to all witnesses at once, and note what each says.

    Where calls are few, each witness gets the first prompt before anyone gets the second: it takes several to dispute.
    """
    pairs = [(witness, prompt) for prompt in prompts for witness in panel.witnesses]
    async with asyncio.TaskGroup() as group:
        tasks = [
            [group.create_task(witness.ask(prompt, repeat)) for repeat in range(witness.settings.samples)]
            for witness, prompt in pairs
        ]
    for (witness, prompt), asked in zip(pairs, tasks, strict=True):
        samples = [task.result() for task in asked]
        outcomes[witness.settings.name] += samples
        if prompt.question is Question.LOCATE:
            minutes.proposed += [item for outcome in samples for item in proposals(outcome, witness.settings, prompt)]
        else:
            _note(docket, witness, prompt, samples, minutes)


async def _ask_again(docket: Docket, panel: Panel, minutes: _Minutes, outcomes: dict[str, list[Outcome]]) -> None:
    """One more round on what is open; who failed in the first is not asked again, and whoever fails now keeps to it."""
    derived = minutes.said[Question.DERIVE]
    opened = [
        with_bearing(finding, derived[index])
        for index, finding in docket.findings.items()
        if is_open(finding, derived.get(index, ()))
    ]
    prompts = docket.second(opened)
    again = _Minutes()
    reached = {item.backend for found in derived.values() for item in found if item.status is not _NOT_CHECKED}
    witnesses = [witness for witness in panel.witnesses if witness.settings.name in reached]
    await _ask(docket, prompts, replace(panel, witnesses=witnesses), again, outcomes)
    for index, derivations in again.said[Question.CROSS_EXAMINE].items():
        later = {item.backend: item for item in derivations}
        derived[index] = [_after(item, later.get(item.backend)) for item in derived[index]]


def _after(first: Derivation, later: Derivation | None) -> Derivation:
    """What stands after a second round: what was said in it, if anything, at the price of both."""
    if later is None:
        return first
    keeps = _NOT_CHECKED in (first.status, later.status)
    return replace(first if keeps else later, spent=first.spent + later.spent)


def _note(docket: Docket, witness: Witness, prompt: Prompt, samples: Sequence[Outcome], minutes: _Minutes) -> None:
    settings, by_id = witness.settings, docket.shown.by_id
    source = Source(settings.name, settings.family, prompt.question, prompt.digest)
    for id in prompt.asked:
        asserted = by_id[id]
        finding = docket.findings.get(asserted.index)
        said = []
        for outcome in samples:
            if outcome.reply is None:
                said.append(source.silent(_NOT_CHECKED, outcome.reason))
                continue
            entry = next((item for item in outcome.reply.entries if item.id == id), None)
            said.append(interpret(entry, asserted, source, by_id, finding))
        derivation = replace(_of_samples(said, source), spent=(spent(samples, len(prompt.asked)),))
        minutes.said[prompt.question].setdefault(asserted.index, []).append(derivation)


def _of_samples(said: Sequence[Derivation], source: Source) -> Derivation:
    """What most samples of a backend say; without any value, what the first says."""
    answered = [derivation for derivation in said if derivation.value is not None]
    if not answered:
        return said[0]
    return voice(answered, by_direction=False) or source.silent(
        DerivationStatus.ABSTAINED, "its samples disagree with each other"
    )
