"""Known slips of products: another power of ten, a factor left out, another period, a division."""

import math
from collections.abc import Iterator
from enum import Enum
from fractions import Fraction

from claims.factors.product import Product
from claims.factors.tied import Tie
from claims.misprint import Misprint, misprint_between, power_of_ten
from claims.quantity import Sense

_CLOSE = Fraction(1, 100)
_EXACT = Fraction(1, 400)
"""As far as that may be off for which there are many numbers."""
_ROUNDED = Fraction(1, 20)
"""As far as two digits may be off that are rounded."""
_MOST_PLACES = 3
_CALENDAR = tuple(map(Fraction, (7, 12, 24, 52, 60, 365)))
_EITHER_WAY = (*_CALENDAR, *(1 / number for number in _CALENDAR))
_SHIFTS = (*_EITHER_WAY, Fraction(12, 52), Fraction(52, 12))
"""How many times too much it is that is for another period."""
_OF_MONTHS = (Fraction(12), Fraction(1, 12))
_TENFOLD = Fraction(10, 12)
"""What is ten times, for the twelve months of a year."""
_TWO, _FEW = 2, 3
_DATA = (("data", 1),)
_BITS = (Fraction(8), Fraction(1, 8))
"""Bits are as well taken for bytes."""


class Slip(Enum):
    """What tells a result from the product that it should be."""

    POWER = "another power of ten"
    LEFT_OUT = "a factor is left out"
    TWICE = "a factor is taken twice"
    SWAP = "two digits change places"
    PERIOD = "another period is taken"
    DIVIDED = "it is divided instead"
    ADDED = "it is added instead"


def slip_of(product: Product) -> Slip | None:
    """The known slip by which a result is off, if any."""
    if _is_power(product):
        return Slip.POWER
    for slip, times in _multiples(product):
        if times != 1 and _is_about(product, times):
            return slip
    if _is_for_another_period(product):
        return Slip.PERIOD
    if _is_swapped(product):
        return Slip.SWAP
    if _is_divided(product):
        return Slip.DIVIDED
    return Slip.ADDED if _is_added(product) else None


def _multiples(product: Product) -> Iterator[tuple[Slip, Fraction]]:
    """How many times too much a result is by each slip that the figures of its product may lead to."""
    yield from ((Slip.PERIOD, 1 / number) for number in _converted(product))
    yield from ((Slip.LEFT_OUT, 1 / number) for number in _numbers(product))
    yield from ((Slip.TWICE, number) for number in _taken_again(product))
    if product.result.above == _DATA:
        yield from ((Slip.POWER, times) for times in _BITS)


def _is_for_another_period(product: Product) -> bool:
    """Whether another period is taken for the one that is said; of so many some come near any round figure."""
    ways = [(number, other) for number in _periods(product) for other in _EITHER_WAY]
    taken = (other / number for number, other in ways if other != number and (number > 1) is (other > 1))
    # Who reckons with months takes no weeks for them.
    shifts = _SHIFTS if any(conversion.number not in _OF_MONTHS for conversion in product.conversions) else ()
    is_tenfold = not product.is_open and any(each.number == _OF_MONTHS[0] for each in product.conversions)
    if is_tenfold and abs(product.ratio * _TENFOLD - 1) <= _EXACT:
        return True
    is_shifted = any(abs(product.ratio * times - 1) <= _EXACT for times in shifts)
    return is_shifted or any(_is_close(product.ratio * times) for times in taken)


def _is_power(product: Product) -> bool:
    """Whether a result has the digits of a product, as far as it is rounded, with another power of ten."""
    power = power_of_ten(1 / product.ratio, _ROUNDED)
    times = Fraction(10) ** power
    return 0 < abs(power) <= _MOST_PLACES and _is_about(product, times) and product.may_give(times, _EXACT)


def _is_swapped(product: Product) -> bool:
    """Whether a result has the digits of a product but for two, which change places."""
    figure = product.result.figure
    if figure.is_hedged or len(figure.digits) < _FEW or product.is_open:
        return False
    return misprint_between(figure.value, figure.value * product.ratio) is Misprint.SWAP


def _is_about(product: Product, times: Fraction) -> bool:
    """Whether so many times what a product gives is the result, as it is rounded."""
    figure, ratio = product.result.figure, product.ratio * times
    return _is_close(ratio) or not figure.is_bound and figure.widest.contains(figure.value * ratio)


def _is_close(ratio: Fraction) -> bool:
    return abs(ratio - 1) <= _CLOSE


def _numbers(product: Product) -> Iterator[Fraction]:
    """What a result may have been multiplied by too little, where that leaves more than the first of its factors."""
    numbers = [factor.figure.value for factor in product.factors[1:] if factor.is_plain or factor.is_time]
    if len(product.factors) + len(product.conversions) > _TWO:
        yield from numbers
    if len(product.factors) > _TWO and product.factors[0].counts:
        yield product.factors[0].figure.value


def _converted(product: Product) -> Iterator[Fraction]:
    """By how much the periods of a result are off that are not converted into each other."""
    converted = [conversion.number for conversion in product.conversions]
    yield from converted
    yield math.prod(converted, start=Fraction(1))


def _taken_again(product: Product) -> Iterator[Fraction]:
    """What a result may have been multiplied by once more: so many times in a period."""
    if len(product.factors) > _TWO:
        yield from (factor.figure.value for factor in product.factors[1:] if factor.is_time)


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
        numbers = math.prod(factor.figure.value for factor in product.factors)
        return any(factor.is_step for factor in product.factors) and numbers == product.result.figure.value
    base, other = product.factors
    is_of_one = product.tie is Tie.NAMED and bool(other.figure.unit.atoms) and any(link.is_sure for link in base.links)
    if not (base.below or other.is_ratio or other.figure.sense is Sense.DURATION or is_of_one):
        return False
    shown = product.result.figure.value
    given, taken = base.figure.value, other.figure.value
    wrong = (given * taken,) if base.is_turned or other.is_turned else (given / taken, taken / given)
    return any(_is_about(product, value / product.ratio / shown) for value in wrong)


def _is_added(product: Product) -> bool:
    """Whether a result is the sum of two figures that multiply: nine litres a minute, and eight minutes."""
    if len(product.factors) != _TWO or product.conversions:
        return False
    figures = [factor.figure for factor in product.factors]
    is_plain = not any(figure.is_word or not figure.unit.atoms for figure in figures)
    is_plain = is_plain and max(product.indexes) < product.result.figure.index
    return is_plain and sum(figure.value for figure in figures) == product.result.figure.value


def is_to_the_point(product: Product) -> bool:
    """Whether a result is exactly what all factors but one give, or one divided by the other: then one digit tells."""
    shown, numbers = product.result.figure.value, [factor.figure.value for factor in product.factors]
    whole = math.prod(numbers)
    if product.conversions:
        return False
    if len(numbers) > _TWO:
        return any(whole == shown * number for number in numbers)
    if len(numbers) < _TWO or not any(link.is_sure for link in product.factors[0].links):
        return False
    one, other = numbers
    return shown in (one / other, other / one)
