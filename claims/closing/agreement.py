"""Whether a closure gives what is asserted: exactly, as the figures are written, or but for a slip."""

from collections.abc import Collection
from fractions import Fraction

from claims.closing.calendar import LENGTHS, tolerance
from claims.closing.closure import Closure
from claims.closing.term import Term
from claims.misprint import Misprint, misprint_between, power_of_ten
from claims.quantity import Quantity, Sense

_APART = 3
_TWO = 2
_SMALL = 10
_MOST_PLACES = 3
_AS_IT_IS = (Fraction(1), Fraction(1))
_CLOSE = Fraction(1, 100)
"""What no reader would call a mistake: premises are rounded before they are written."""


def agrees(closure: Closure) -> bool:
    """Whether a formula gives what is asserted, within what the figures stand for and the periods leave open."""
    loose = _tolerance(closure)
    if loose is None:
        return False
    low, high = _ends(closure)
    asserted, factor = closure.asserted.quantity, closure.asserted.quantity.unit.factor
    wide = asserted.widest
    is_below = wide.high is None or low * loose[0] * (1 - _CLOSE) <= wide.high * factor
    return is_below and (wide.low is None or high * loose[1] * (1 + _CLOSE) >= wide.low * factor)


def is_near(closure: Closure) -> bool:
    """Whether a formula gives about what is asserted, but for a known slip."""
    ratio = closure.ratio
    if _tolerance(closure) is None:
        return False
    if closure.asserted.unsaid:
        # The words may tell of another time, such as a winter: only digits say that it is this one.
        return is_slip(closure) or agrees(closure)
    return Fraction(1, _APART) <= ratio <= _APART or is_slip(closure) or agrees(closure)


def is_slip(closure: Closure) -> bool:
    """Whether a formula gives the digits of what is asserted with another power of ten, or for another period."""
    is_few = closure.asserted.quantity.value < _SMALL and closure.asserted.quantity.value.denominator == 1
    may_be_power = 0 < abs(power_of_ten(closure.ratio, _CLOSE)) <= _MOST_PLACES
    return not is_few and (
        may_be_power and is_power(closure) or _is_unconverted(closure) or is_left_out(closure) or is_swapped(closure)
    )


def is_left_out(closure: Closure) -> bool:
    """Whether what is asserted per month, or per person, was not divided by the months, or people, that are given."""
    asserted = closure.asserted
    if len(closure.terms) <= _TWO or asserted.unsaid or closure.left:
        return False
    below = {base for base, power in asserted.bases if power < 0}
    return any(
        sign < 0 and abs(closure.ratio * term.quantity.value - 1) <= _CLOSE and _is_divided_by(term, below)
        for term, sign in zip(closure.terms, closure.signs, strict=True)
    )


def is_swapped(closure: Closure) -> bool:
    """Whether a formula gives what is asserted but for two digits that change places: 51 knots for 15."""
    figure = closure.asserted.quantity
    step = figure.resolution
    few = (term.quantity for term in closure.terms if term.quantity.sense is Sense.COUNT)
    # Two or three of anything are met by chance.
    if (
        any(each.is_word for each in few)
        or _tolerance(closure) != _AS_IT_IS
        or figure.is_hedged
        or not step
        or len(figure.digits) < _TWO
    ):
        return False
    given = round(figure.value * closure.ratio / step) * step
    is_told = abs(given / (figure.value * closure.ratio) - 1) <= _CLOSE
    return is_told and given > 0 and misprint_between(figure.value, given) is Misprint.SWAP


def _is_divided_by(term: Term, below: Collection[str]) -> bool:
    """Whether a result is for one of what a factor counts, or in a period for which that is."""
    return any(base in below for base, power in term.bases if power > 0)


def is_power(closure: Closure) -> bool:
    """Whether a formula gives the very digits of what is asserted, as exactly as the figures are written."""
    low, high = _ends(closure)
    asserted = closure.asserted.quantity
    off = Fraction(10) ** power_of_ten(closure.ratio, _CLOSE) * asserted.unit.factor
    wide = asserted.widest
    return (wide.high is None or low <= wide.high * off) and (wide.low is None or high >= wide.low * off)


def _ends(closure: Closure) -> tuple[Fraction, Fraction]:
    """Between which values the product of the factors lies."""
    low = high = Fraction(1)
    for term, sign in zip(closure.terms, closure.signs, strict=True):
        ends = [(end * term.quantity.unit.factor) ** sign for end in stands_for(term.quantity)]
        low, high = low * min(ends), high * max(ends)
    return low, high


def _is_unconverted(closure: Closure) -> bool:
    """Whether the number asserted is right for the period of a factor: a month's as a year's."""
    if len(closure.left) != _TWO:
        return False
    one, other = (LENGTHS[symbol] for symbol, _ in closure.left)
    return any(abs(closure.ratio / times - 1) <= _CLOSE for times in (one / other, other / one))


def _tolerance(closure: Closure) -> tuple[Fraction, Fraction] | None:
    is_timed = any(term.quantity.sense is Sense.DURATION for term in (*closure.terms, closure.asserted))
    return tolerance(closure.left, timed=is_timed)


def stands_for(figure: Quantity) -> tuple[Fraction, Fraction]:
    """Between which values a factor lies; plain whole numbers are computed with as they stand."""
    if figure.resolution >= 1 and not figure.has_scale and not figure.is_hedged:
        return figure.value, figure.value
    interval = figure.interval
    low, high = interval.low, interval.high
    return (figure.value, figure.value) if low is None or high is None or low <= 0 else (low, high)
