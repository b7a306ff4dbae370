"""A total that is shared out: among people, over years, between parts of it."""

from dataclasses import replace

from claims.claim import Claim, Premise, Strength
from claims.dimension import leftover
from claims.quantity import Hedge, Quantity, Sense
from claims.span import Span
from claims.unit import NO_UNIT

_NO_AMOUNTS = (Sense.PERCENT, Sense.POINTS, Sense.FRACTION, Sense.MULTIPLIER)


def shared_out(kind: str, total: Quantity, number: Quantity, each: Quantity, extent: Span) -> Claim | None:
    """The claim that a total divided by a number is what is asserted for each; None where the units forbid it.

    The number may be a bare one where its unit is left unsaid: "$90,000 over six years, or $15,000". "Over" before it
    says among how many, and bounds nothing.
    """
    if any(figure.sense in _NO_AMOUNTS or figure.is_range for figure in (total, number, each)) or number.value <= 1:
        return None
    if number.hedge is Hedge.OVER:
        number = replace(number, hedge=Hedge.NONE, hedge_span=None)
    if leftover((total.unit / number.unit).dimension, each.unit.dimension):
        number = replace(number, unit=NO_UNIT)
        if leftover(total.unit.dimension, each.unit.dimension):
            return None
    premises = (Premise("t", total), Premise("n", number))
    return Claim(kind, each, "t / n", premises, extent, Strength.WORDED)
