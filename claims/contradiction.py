"""One quantity that two documents of a run give different values."""

from dataclasses import dataclass

from claims.finding import Severity
from claims.quantity import Quantity
from claims.suppression import Suppression

CONTRADICTION = "contradiction"
"""What a contradiction is called where a finding has its kind."""


@dataclass(frozen=True, slots=True)
class Side:
    """One document's statement of the quantity; `document` counts the documents of the audit from 0."""

    document: int
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Statements of one quantity that do not agree, one for each document, in the order of the documents.

    `label` holds the words that the statements share. It is a warning where a slip of the pen tells the values apart,
    else a note, and never an error: which document is right, or whether both are, none of them says.
    `odd` is the index, among the sides, of the one whose value the fewest documents have, the last of several.
    """

    id: str
    label: str
    severity: Severity
    sides: tuple[Side, ...]
    odd: int
    suppression: Suppression | None = None
