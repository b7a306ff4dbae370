"""What the words around a share and two sizes may speak of: which of the three follows, and by which formula."""

from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from claims.claim import Premise
from claims.formula import evaluate
from claims.interval import Interval
from claims.quantity import Quantity, size_of

PART, LEFT, GROWN = SIZES = ("p * y", "y * (1 - p)", "y * (1 + p)")
"""What a share `p` makes of a size `y`: so much of it, what is left without that, what it is with that."""
RATIO, FALL, RISE = SHARES = ("x / y", "(x - y) / y", "(y - x) / x")
"""What a smaller size `x` and a larger one `y` give: a part of a whole, and the change down or up between them."""
SIDES = ("y / (x + y)", "x / (x + y)", "(x - y) / (x + y)", "(y - x) / (x + y)")
"""What two parts that make up a whole give: the share of one of them, and by how much it leads."""


class Reading(NamedTuple):
    """The mark of the result and of the whole, the formula that the words speak of, and all that they may mean.

    `is_pair` tells whether the words join a part to its whole.
    """

    asserted: str
    whole: str
    spoken: str
    possible: tuple[str, ...]
    is_pair: bool = False


def gives(formula: str, premises: tuple[Premise, ...], asserted: Quantity) -> bool:
    """Whether a formula gives a figure as it is rounded from two figures as they are rounded."""
    corners = [
        value_of(formula, (_at(premises[0], one), _at(premises[1], other)), asserted)
        for one in premises[0].quantity.interval.ends
        for other in premises[1].quantity.interval.ends
    ]
    return asserted.widest.intersects(Interval(min(corners), max(corners)))


def value_of(formula: str, premises: tuple[Premise, ...], asserted: Quantity) -> Fraction:
    """The size of what a formula gives, in the unit of the asserted figure."""
    value = evaluate(formula, {premise.name: size_of(premise.quantity) for premise in premises})
    return abs(value) / asserted.unit.factor


def _at(premise: Premise, value: Fraction) -> Premise:
    return Premise(premise.name, replace(premise.quantity, value=value))
