"""The whole reasoning about one figure: how it was read, what was claimed of it, what was searched for it."""

from dataclasses import dataclass

from claims.explanation import Explanation
from claims.finding import Finding
from claims.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Account:
    """One figure of a document.

    `considered` are the findings of every claim that asserts it, `standing` those that the audit holds on to, and
    `explanation` the search for a derivation, None for a figure that none is searched for.
    """

    quantity: Quantity
    considered: tuple[Finding, ...]
    standing: tuple[Finding, ...]
    explanation: Explanation | None
