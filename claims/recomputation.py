"""What our own arithmetic says of a claim."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from claims.interval import Interval
from claims.unit import Unit


class Agreement(StrEnum):
    """How the asserted and the derived value coincide, closest first.

    exact: they are equal. rounded: the derived value would have been written as the asserted one is. slack: some
    values that round to the written premises, or the widest reading of the written digits, give it.
    """

    EXACT = "exact"
    ROUNDED = "rounded"
    SLACK = "slack"


class Basis(StrEnum):
    """What the numbers of the premises were taken to be in.

    units: their units. prefixes: only their prefixes, subunits and percent signs, as prose leaves periods unsaid.
    result: the unit of the result, with only their percent signs left. numbers: nothing, the bare numbers.
    """

    UNITS = "units"
    PREFIXES = "prefixes"
    RESULT = "result"
    NUMBERS = "numbers"


@dataclass(frozen=True, slots=True)
class Recomputation:
    """The value that the premises give, in the asserted quantity's unit.

    `interval` holds the values that the premises allow within their rounding; `formula` is the claim's formula as
    it was evaluated, calendar factors included; `agreement` is None where asserted and derived do not coincide;
    `basis` tells what the numbers were taken to be in.
    """

    value: Fraction
    interval: Interval
    unit: Unit
    formula: str
    agreement: Agreement | None
    basis: Basis = Basis.UNITS


class AbstentionReason(StrEnum):
    """Why a claim was not recomputed."""

    UNITS = "the units of the premises do not give the unit of the asserted figure"
    DIVISION = "the formula divides by zero"
    LIMIT = "the numbers are larger than we compute with"
    RANGE = "a range has no single value to compare"
    PREMISES = "nothing in the text gives this figure"


@dataclass(frozen=True, slots=True)
class Abstention:
    """A reasoned refusal to recompute."""

    reason: AbstentionReason
