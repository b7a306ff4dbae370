"""Trying a backend: a question with a known reply, and in one line how it fared or what is wrong and how to mend it."""

from collections.abc import Sequence
from dataclasses import dataclass

from checker.backends.mending import mend
from checker.backends.witness import Outcome, Witness
from checker.pipeline import audit_input
from checker.reading.reader import read_text
from claims.derivation import Derivation, DerivationStatus, Question
from prompts.template import Prompt, PromptBook

ESSAY = "We bought 24 rakes. Each was $31, and we paid 24 × $31 = $744."
"""What a backend is tried on: it must find the product, and cannot see it."""


@dataclass(frozen=True, slots=True)
class Trial:
    """How one backend fared."""

    backend: str
    is_good: bool
    said: str

    @property
    def line(self) -> str:
        """One line for a terminal."""
        return f"{self.backend}: {'ok' if self.is_good else 'FAILED'}: {self.said}"


async def trial(witness: Witness, book: PromptBook) -> Trial:
    """Ask a backend the known question. It never raises for a backend that fails."""
    from checker.examination.docket import Docket
    from checker.examination.interpret import Source, interpret

    document = read_text(ESSAY, id="trial", path="trial", suffix=".md")
    docket = Docket(audit_input(document), book)
    (prompt,) = docket.prompts([Question.DERIVE])
    outcome = await witness.ask(prompt)
    settings = witness.settings
    if outcome.trouble is not None:
        return Trial(settings.name, False, mend(settings, outcome.trouble, outcome.recording.text))
    source = Source(settings.name, settings.family, prompt.question, prompt.digest)
    assert outcome.reply is not None  # noqa: S101 - there is no trouble
    derivations = [
        interpret(item, docket.shown.by_id[item.id], source, docket.shown.by_id, None) for item in outcome.reply.entries
    ]
    return Trial(settings.name, *_judged(derivations, prompt, outcome))


def _judged(derivations: Sequence[Derivation], prompt: Prompt, outcome: Outcome) -> tuple[bool, str]:
    recording = outcome.recording
    tokens = "" if recording.tokens_in is None else f", {recording.tokens_in} + {recording.tokens_out} tokens"
    took = f"{recording.milliseconds / 1000:.1f} s{tokens}, replies as {recording.model}"
    if len(derivations) < len(prompt.asked):
        return False, f"it left a figure out; {took}"
    if all(derivation.agrees for derivation in derivations):
        return True, f"derives the known value; {took}"
    first = next(derivation for derivation in derivations if not derivation.agrees)
    if first.status is DerivationStatus.ANSWERED:
        return False, f"it derives another value than the known one by {first.formula}; try a larger model ({took})"
    return False, f"{first.reason}; try a larger model ({took})"
