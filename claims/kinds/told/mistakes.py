"""What whoever works out a share of two sizes may get by mistake: another base, the other way up, another power of ten.

A share that is not what its words speak of, but just what one of these gives, was worked out from the two: the digits
tell so, however loosely the words tie them.
"""

from collections.abc import Iterator
from dataclasses import replace
from enum import Enum
from fractions import Fraction

from claims.misprint import POWERS, Misprint, misprint_between
from claims.quantity import Hedge, Quantity


class Relation(Enum):
    """What words speak of: a rise, a fall, a part of a whole, or what a part leaves of it."""

    RISE = "rise"
    FALL = "fall"
    PART = "part"
    REST = "rest"


_SCALES = (10**3, 10**6, 10**9)
CHANGES = frozenset((Relation.RISE, Relation.FALL))


def right(relation: Relation, low: Fraction, high: Fraction) -> Fraction:
    """What two sizes give as the words speak of it."""
    return {
        Relation.RISE: (high - low) / low,
        Relation.FALL: (high - low) / high,
        Relation.PART: low / high,
        Relation.REST: (high - low) / high,
    }[relation]


def possible(relation: Relation, low: Fraction, high: Fraction) -> Iterator[Fraction]:
    """What two sizes may give by rights besides: the smaller may be the change itself, or both be parts of a whole."""
    yield low / high
    if relation in CHANGES:
        yield low / (high - low)
    else:
        yield from ((high - low) / high, low / (low + high), high / (low + high))


def mistaken(relation: Relation, low: Fraction, high: Fraction) -> Iterator[Fraction]:
    """What two sizes give by a known mistake."""
    yield from {
        Relation.RISE: ((high - low) / high, high / low),
        Relation.FALL: ((high - low) / low, high / low),
        Relation.PART: (high / low, high / low / 100, low / (high - low)),
        Relation.REST: ((high - low) / low, low / (high - low)),
    }[relation]
    yield from (right(relation, low, high) * power for power in POWERS)


def is_swapped(said: Quantity, value: Fraction) -> bool:
    """Whether a share is a value as it would be written, but for two digits that change places."""
    step = said.resolution
    written = round(value / step) * step if step else value
    return written > 0 and misprint_between(said.value, written) is Misprint.SWAP


def is_in_points(said: Quantity, low: Quantity, high: Quantity) -> bool:
    """Whether a change in percent is the bare difference of the two sizes, which is so many points of a percentage, or £27 off £180."""
    apart = high.value - low.value
    scales = _SCALES if low.has_scale or high.has_scale else ()
    return any(said.interval.contains(apart / scale) for scale in (1, *scales))


def is_mistaken(said: Quantity, relation: Relation, low: Fraction, high: Fraction, *, are_levels: bool = False) -> bool:
    """Whether a share is none that two sizes give, but one that they give by mistake.

    Where both are levels neither is the change itself, and what is left is none that they give by rights.
    """
    unit = said.unit.factor
    by_rights = () if are_levels and relation in CHANGES else possible(relation, low, high)
    may_be = (right(relation, low, high), *by_rights)
    if any(said.widest.contains(value / unit) for value in may_be):
        return False
    written = replace(said, hedge=Hedge.NONE).interval
    others = (*mistaken(relation, low, high), *((low / high,) if are_levels else ()))
    return is_swapped(said, right(relation, low, high) / unit) or any(
        written.contains(value / unit) for value in others
    )
