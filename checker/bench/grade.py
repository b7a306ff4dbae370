"""Grading: what an entry of a reply is worth, by our own arithmetic."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from checker.backends.backend import Trouble
from checker.backends.witness import Outcome
from checker.bench.problem import Paper, Problem
from checker.examination.interpret import Source, interpret
from claims.derivation import Derivation, DerivationStatus
from prompts.shapes import DerivedEntry, Entry

_FARTHEST = 15
_TEN = 10


class Grade(StrEnum):
    """What a backend made of a problem.

    wrong: another value, or a formula that has none. trapped: a formula where something is missing for one.
    malformed: a reply or a formula that cannot be read. silent: no reply, or one that leaves the problem out.
    """

    RIGHT = "right"
    WRONG = "wrong"
    TRAPPED = "trapped"
    ABSTAINED_RIGHTLY = "abstained_rightly"
    ABSTAINED_WRONGLY = "abstained_wrongly"
    MALFORMED = "malformed"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Graded:
    """One problem as one backend fared with it: `power` is by how many tens it is off, None where by something else."""

    problem: Problem
    grade: Grade
    derivation: Derivation
    power: int | None = None


def grade(problem: Problem, paper: Paper, outcome: Outcome, source: Source) -> Graded:
    """What the outcome of a prompt says of one of its problems."""
    if outcome.reply is None:
        lost = Grade.MALFORMED if outcome.trouble is Trouble.MALFORMED else Grade.SILENT
        return Graded(problem, lost, source.silent(DerivationStatus.NOT_CHECKED, outcome.reason))
    entry = next((item for item in outcome.reply.entries if item.id == problem.id), None)
    derivation = interpret(entry, problem.asserted, source, paper.figures, None)
    worth = _worth(problem, entry, derivation)
    return Graded(problem, worth, derivation, _power(problem, derivation) if worth is Grade.WRONG else None)


def _worth(problem: Problem, entry: Entry | None, derivation: Derivation) -> Grade:
    if not isinstance(entry, DerivedEntry):
        return Grade.SILENT
    if entry.formula is None:
        return Grade.ABSTAINED_RIGHTLY if problem.is_trap else Grade.ABSTAINED_WRONGLY
    if derivation.status is DerivationStatus.NOT_CHECKED:
        return Grade.MALFORMED
    if problem.is_trap:
        return Grade.TRAPPED
    return Grade.RIGHT if derivation.agrees else Grade.WRONG


def _power(problem: Problem, derivation: Derivation) -> int | None:
    """By how many tens a derived value is too large, or too small if negative."""
    if not derivation.value:
        return None
    asserted, powers = problem.asserted.interval, (*range(-_FARTHEST, 0), *range(1, _FARTHEST + 1))
    return next((power for power in powers if asserted.contains(derivation.value / Fraction(_TEN) ** power)), None)
