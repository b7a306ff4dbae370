"""Known slips of products: another power of ten, a factor left out, another period, a division."""

import math
from collections.abc import Iterator
from enum import Enum
from fractions import Fraction

from claims.factors.products import Product
from claims.misprint import power_of_ten
from claims.quantity import Sense

_CLOSE = Fraction(1, 100)
_MOST_PLACES = 3
_CALENDAR = tuple(map(Fraction, (7, 12, 24, 52, 60, 365)))
_TWO = 2


class Slip(Enum):
    """What tells a result from the product that it should be."""

    POWER = "another power of ten"
    LEFT_OUT = "a factor is left out"
    PERIOD = "another period is taken"
    DIVIDED = "it is divided instead"


def slip_of(product: Product) -> Slip | None:
    """The known slip by which a result is off, if any."""
    off = 1 / product.ratio
    if 0 < abs(power_of_ten(off, _CLOSE)) <= _MOST_PLACES:
        return Slip.POWER
    if any(_is_about(product, 1 / number) for number in _numbers(product) if number != 1):
        return Slip.LEFT_OUT
    taken = ((other / number) for number in _periods(product) for other in _CALENDAR if other != number)
    # Of so many periods some come near any round figure.
    if any(_is_close(product.ratio * times) for times in taken):
        return Slip.PERIOD
    return Slip.DIVIDED if _is_divided(product) else None


def _is_about(product: Product, times: Fraction) -> bool:
    """Whether so many times what a product gives is the result, as it is rounded."""
    figure = product.result.figure
    value = figure.value * product.ratio * times
    return _is_close(value / figure.value) or not figure.is_bound and figure.widest.contains(value)


def _is_close(ratio: Fraction) -> bool:
    return abs(ratio - 1) <= _CLOSE


def _numbers(product: Product) -> Iterator[Fraction]:
    """What a result may have been multiplied by too little, where that leaves more than the first of its factors."""
    numbers = [factor.figure.value for factor in product.factors[1:] if factor.is_plain or factor.is_time]
    converted = [conversion.number for conversion in product.conversions]
    if len(product.factors) + len(converted) > _TWO:
        yield from numbers
    if len(product.factors) > _TWO and product.factors[0].counts:
        yield product.factors[0].figure.value
    yield from converted
    yield math.prod(converted, start=Fraction(1))


def _periods(product: Product) -> Iterator[Fraction]:
    """The numbers of periods that a product takes."""
    for factor in product.factors[1:]:
        if factor.is_time:
            yield factor.figure.value
    for conversion in product.conversions:
        yield conversion.number


def _is_divided(product: Product) -> bool:
    """Whether a result is the quotient of two figures of which the units say that they multiply."""
    if len(product.factors) != _TWO or product.conversions:
        return False
    base, other = product.factors
    if not (base.below or other.is_ratio or other.figure.sense is Sense.DURATION):
        return False
    shown = product.result.figure.value
    ratio = base.figure.value / other.figure.value
    return any(_is_about(product, quotient / product.ratio / shown) for quotient in (ratio, 1 / ratio))
