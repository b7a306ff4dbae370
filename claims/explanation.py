"""What a search for the derivation of a figure comes to: how it ended, the formula found, how likely that is chance."""

from dataclasses import dataclass
from enum import StrEnum

from claims.quantity import Quantity
from claims.search import Formula
from claims.signal import Signal


class Outcome(StrEnum):
    """How a search ended."""

    EXPLAINED = "a formula gives the figure"
    SLIPPED = "a formula gives the figure but for a known slip"
    SHIFTED = "a formula gives the digits of the figure, which chance hardly does"
    CHANCE = "a formula gives the figure, but so many were tried that it may be chance"
    NOTHING = "no formula gives the figure"


@dataclass(frozen=True, slots=True)
class Derived:
    """A formula with the figure that it gives, each in the unit in which they fit."""

    asserted: Quantity
    formula: Formula


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a search for the derivation of a figure tried, and what came of it.

    `near` and `named` are the figures in reach; `tried` counts the formulas whose units fit; `chance` is how likely one
    of those of the last step would have given the figure by chance, and `limit` how likely it may be.
    """

    near: tuple[Quantity, ...]
    named: tuple[Quantity, ...]
    signal: Signal
    tried: int
    chance: float
    limit: float
    outcome: Outcome
    derived: Derived | None = None

    @property
    def indexes(self) -> frozenset[int]:
        """The figures of the formula that was found, none where there is none."""
        figures = self.derived.formula.figures if self.derived else ()
        return frozenset(figure.quantity.index for figure in figures)

    @property
    def is_found(self) -> bool:
        """Whether a formula was found that gives the figure, or that shows how it slipped."""
        return self.outcome in (Outcome.EXPLAINED, Outcome.SLIPPED, Outcome.SHIFTED)
