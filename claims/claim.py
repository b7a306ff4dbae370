"""One assertion that a quantity stands in a checkable relation to others."""

from dataclasses import dataclass
from enum import StrEnum

from claims.agreed import AgreedFigure
from claims.quantity import Quantity
from claims.span import Span


class Strength(StrEnum):
    """How plainly the essay states the relation, strongest first."""

    STATED = "stated"
    WORDED = "worded"
    REPEATED = "repeated"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True)
class Premise:
    """A quantity that the asserted one should follow from, under the name it has in the formula."""

    name: str
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Claim:
    """An asserted quantity, its premises, and the formula that should give it.

    `formula` is text in the grammar of `claims.formula`, with premises as names. `extent` is the stretch of text
    that states the relation. `by_direction` marks formulas whose result is a signed change where the essay may have
    written the size alone ("fell 20%"): only sizes are compared. `related` are spans worth showing beside it.
    `loose` marks relations that the wording leaves open (a contradiction that may be two different things): a
    discrepancy there is a warning unless it is an order of magnitude. `agreed` is the entry of a reference sheet that
    the figure should equal, instead of premises. `is_rounded` marks premises that were rounded for print, as in
    tables: each stands for its interval.
    """

    kind: str
    asserted: Quantity
    formula: str
    premises: tuple[Premise, ...]
    extent: Span
    strength: Strength = Strength.WORDED
    by_direction: bool = False
    loose: bool = False
    related: tuple[Span, ...] = ()
    agreed: AgreedFigure | None = None
    is_rounded: bool = False
