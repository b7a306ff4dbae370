"""What the premises of a claim give, beside what it asserts."""

from fractions import Fraction

from claims.claim import Claim
from claims.formula import evaluate
from claims.misprint import power_of_ten
from claims.quantity import size_of

_CLOSE = Fraction(1, 100)
_MOST_PLACES = 3


def given(claim: Claim) -> Fraction:
    """What the premises of a claim give by its formula, in the unit of what is asserted."""
    values = {premise.name: size_of(premise.quantity) for premise in claim.premises}
    return evaluate(claim.formula, values) / claim.asserted.unit.factor


def is_shifted(claim: Claim) -> bool:
    """Whether what the premises give has the digits of what is asserted with another power of ten."""
    return 0 < abs(power_of_ten(given(claim) / claim.asserted.value, _CLOSE)) <= _MOST_PLACES
