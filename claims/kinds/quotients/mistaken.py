"""Mistakes in quotients: the wrong way round, multiplied, or in another unit."""

from collections.abc import Iterator
from fractions import Fraction

from claims.claim import Claim
from claims.quantity import Sense, size_of
from claims.unit import Unit, atom
from claims.worked_out import given

_CLOSE = Fraction(1, 100)
_FEWEST = 2
_SCALE = Fraction(1000)
_CLOCK = ("min", "h", "day")
_HOURS = (60, 3600)
_UNITS = (7, 8, 12, 24, Fraction(365, 12), 52, Fraction(52, 12), 60, 365, 3600)
"""How many of one period, or bits, another and a byte have."""


def is_turned(claim: Claim) -> bool:
    """Whether a figure is what its two operands give divided the wrong way round, multiplied, or in another unit."""
    off = given(claim) / claim.asserted.value
    if any(abs(turn / by - 1) <= _CLOSE for turn in (off, 1 / off) for by in _UNITS):
        return True
    total, number = (premise.quantity for premise in claim.premises)
    taken = [*_turned_round(claim), number.value * total.value, _turned(claim)]
    if claim.asserted.sense is Sense.DURATION:
        size = size_of(total) / size_of(number)
        taken += [atom(name).factor ** 2 / size / claim.asserted.unit.factor for name in _CLOCK]
    return any(claim.asserted.widest.contains(value) for value in taken)


def is_to_the_point(claim: Claim) -> bool:
    """Whether a time of one digit is exactly that of two operands, which have three, in another unit: 20 months."""
    total, number = (premise.quantity for premise in claim.premises)
    digits = len(total.digits) + len(number.digits)
    return (
        claim.asserted.sense is Sense.DURATION
        and digits > _FEWEST
        and total.value / number.value == claim.asserted.value
    )


def is_mistaken(claim: Claim, *, is_named: bool) -> bool:
    """Whether a figure is exactly what its two operands give the wrong way round, in their units or by the clock.

    Where words name them the words for their scales may be left out.
    """
    asserted = claim.asserted
    total, number = (premise.quantity for premise in claim.premises)
    turned = number.value / total.value
    given = {turned, *(_turned_round(claim) if is_named else ()), _turned(claim), *(turned * by for by in _HOURS)}
    if asserted.unit.denominators:
        given.add(number.value * total.value)
    if asserted.sense is Sense.DURATION:
        # So many months are called weeks.
        given.add(total.value / number.value)
    return any(asserted.interval.contains(value) for value in given)


def _turned_round(claim: Claim) -> Iterator[Fraction]:
    """What two operands give the wrong way round, with the words for their scales or without them."""
    total, number = (premise.quantity for premise in claim.premises)
    turned = number.value / total.value
    yield turned
    if total.has_scale or number.has_scale or max(total.value, number.value) >= _SCALE:
        yield from (turned * _SCALE**power for power in (-2, -1, 1, 2))


def _turned(claim: Claim) -> Fraction:
    """What two operands give the wrong way round, in the unit of the asserted figure: pence, for pounds."""
    total, number = (premise.quantity for premise in claim.premises)
    above = Unit(tuple(part for part in claim.asserted.unit.atoms if part[1] > 0))
    is_alike = total.unit.dimension == above.dimension
    return number.value / total.value * (total.unit.factor / above.factor if is_alike else 1)
