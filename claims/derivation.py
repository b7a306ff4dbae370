"""What one backend says of one figure, without having seen it."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from claims.claim import Premise
from claims.interval import Interval


class Question(StrEnum):
    """What a backend is asked: each is one prompt."""

    DERIVE = "derive"
    ESTIMATE = "estimate"
    LOCATE = "locate"
    CROSS_EXAMINE = "cross-examine"


class DerivationStatus(StrEnum):
    """What became of the question.

    answered: there is a value. abstained: the backend replied that it cannot say, or what it said gives no value.
    not_checked: there is no reply; this is never agreement.
    """

    ANSWERED = "answered"
    ABSTAINED = "abstained"
    NOT_CHECKED = "not_checked"


@dataclass(frozen=True, slots=True)
class Spent:
    """What it took to ask one prompt, which is about `figures` figures together: each has an equal share.

    `tokens_in` and `tokens_out` are None where the backend did not say, `cost` (dollars) where no price is known.
    `seconds` is the latency of the calls, which no share makes shorter.
    """

    figures: int
    calls: int
    tokens_in: int | None
    tokens_out: int | None
    cost: Fraction | None
    seconds: Fraction


@dataclass(frozen=True, slots=True)
class Derivation:
    """An independent re-derivation of an asserted figure by one backend.

    `value` is in the asserted quantity's unit and is what our arithmetic makes of the backend's formula; `interval`
    holds the values that its premises allow, or, for an estimate, the range that the backend gave. `agrees` is None
    unless the status is answered. `reason` says why there is no value. `digest` is that of the prompt.
    `spent` has an entry for each prompt in which the figure was asked about.
    """

    backend: str
    family: str
    question: Question
    status: DerivationStatus
    value: Fraction | None = None
    interval: Interval | None = None
    formula: str | None = None
    premises: tuple[Premise, ...] = ()
    agrees: bool | None = None
    reason: str | None = None
    digest: str | None = None
    spent: tuple[Spent, ...] = ()

    @property
    def dissents(self) -> bool:
        """Whether it has a value, and another than the asserted one."""
        return self.agrees is False


@dataclass(frozen=True, slots=True)
class Tally:
    """One backend over a whole run.

    `asked` counts figures, of which the next three are the parts; `calls` counts replies and `failures` the calls
    that brought none. `tokens_in` and `tokens_out` are what the backend reported, None where it did not always.
    `cost` is in dollars, None where no price is known. `seconds` is the sum of the latencies of the replies.
    `troubles` are the distinct reasons for which figures were not checked, and what would mend them.
    `settings` are those that change a reply, besides the prompt, by name.
    """

    backend: str
    family: str
    models: tuple[str, ...]
    asked: int
    answered: int
    abstained: int
    not_checked: int
    agreeing: int
    dissenting: int
    calls: int
    failures: int
    tokens_in: int | None
    tokens_out: int | None
    cost: Fraction | None
    seconds: Fraction
    troubles: tuple[str, ...] = ()
    settings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Prompted:
    """The prompts of a run: the digest of each template, by question, and of how many families a quorum is made."""

    digests: tuple[tuple[str, str], ...]
    quorum: int


@dataclass(frozen=True, slots=True)
class CrossExamination:
    """Who was asked in a run, and what became of it."""

    tallies: tuple[Tally, ...]
    prompted: Prompted

    @property
    def missing(self) -> int:
        """How many figures some backend was asked about without a reply."""
        return sum(tally.not_checked for tally in self.tallies)

    @property
    def is_incomplete(self) -> bool:
        """Whether some question to some backend has no reply."""
        return self.missing > 0 or any(tally.troubles for tally in self.tallies)

    @property
    def families(self) -> frozenset[str]:
        """The families that were asked: a quorum can be no larger."""
        return frozenset(tally.family for tally in self.tallies)
