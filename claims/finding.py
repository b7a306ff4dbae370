"""A claim with its evidence and verdict."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from claims.claim import Claim
from claims.derivation import Derivation
from claims.interval import Interval
from claims.recomputation import Abstention, Recomputation
from claims.span import Span
from claims.suppression import Suppression


class Verdict(StrEnum):
    """What the evidence says of a claim."""

    CONSISTENT = "consistent"
    INCONSISTENT = "inconsistent"
    DISPUTED = "disputed"
    UNDETERMINED = "undetermined"


class Severity(StrEnum):
    """How much a finding matters to the gate, worst first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    NONE = "none"


class Diagnosis(StrEnum):
    """The known slip that one change would repair."""

    SCALE_WORD = "scale-word"
    POWER_OF_TEN = "power-of-ten"
    UNIT = "unit"
    PERIOD = "period"
    PERCENT = "percent"
    INVERTED = "inverted"
    MISSED_ITEM = "missed-item"
    DIGITS = "digits"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Repair:
    """One change that makes the claim hold: replace the text of a span by another.

    `value` is what the figure there then says, in the unit that it has now. `why` says in a clause why this is
    plausible; `stated` is the span where the text itself gives the repaired value.
    """

    span: Span
    original: str
    replacement: str
    why: str
    stated: Span | None = None
    value: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """How far asserted and derived lie apart.

    `factor` is asserted over derived, None where derived is 0; `log10` its decimal logarithm to two places;
    `diagnosis` the known slip it looks like; `repairs` the single changes that mend it, most plausible first.
    """

    factor: Fraction | None
    log10: Fraction | None
    diagnosis: Diagnosis
    repairs: tuple[Repair, ...] = ()

    @property
    def is_order_of_magnitude(self) -> bool:
        """Whether asserted and derived differ by about ten times or more, or in one of the powers of ten."""
        return self.log10 is not None and abs(self.log10) >= Fraction(9, 10)


@dataclass(frozen=True, slots=True)
class Correction:
    """What a claim comes to once an error that it rests on is mended.

    `root` is the id of the finding with that error, `value` what the mended premises give in the asserted unit, and
    `survives` whether the asserted figure agrees with it.
    """

    root: str
    value: Fraction
    interval: Interval
    survives: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim, what was recomputed, and the verdict; `discrepancy` is set where they disagree.

    `rests_on` are the ids of the findings that assert its premises; `correction` is set where one of them, or one
    further back, is in error; `suppression` where somebody has said that it does not count.
    `derivations` holds what each backend said that was asked.
    """

    id: str
    claim: Claim
    recomputation: Recomputation | Abstention
    verdict: Verdict
    severity: Severity
    discrepancy: Discrepancy | None = None
    rests_on: tuple[str, ...] = ()
    correction: Correction | None = None
    suppression: Suppression | None = None
    derivations: tuple[Derivation, ...] = ()

    @property
    def consequence_of(self) -> str | None:
        """The id of the finding whose error this one only carries on: it would not stand, or not be one, without."""
        if self.correction is None:
            return None
        carries_on = self.correction.survives is (self.verdict is Verdict.INCONSISTENT)
        return self.correction.root if carries_on else None

    @property
    def repairs(self) -> tuple[Repair, ...]:
        """The single changes that mend the claim, most plausible first."""
        return self.discrepancy.repairs if self.discrepancy else ()

    @property
    def span(self) -> Span:
        """The asserted figure with its unit."""
        return self.claim.asserted.span
