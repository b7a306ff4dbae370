"""Stated ranges: two numbers joined into one quantity, with the scale and unit that only the second has."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from checker.scanning.lists import bare, share_units
from checker.scanning.rates import with_per
from checker.scanning.units import UnitReading
from claims.pattern import lazy_regex
from claims.quantity import Hedge, Quantity, Sense, size_of
from claims.span import Span

_LOOSE = r"(?:about|around|over|nearly|roughly|just|some|approximately|almost|under|up\s+to|as\s+much\s+as)"
_JOINT = lazy_regex(
    rf"\s?[–-]\s?(?:[~≈]\s?)?|—|\s+(?:to|through)\s+(?:{_LOOSE}\s+)?|-?\s+to\s+(?:{_LOOSE}\s+)?|\s?~\s?|-to-"
)
_BETWEEN = lazy_regex(rf"\b[Bb]etween\s+(?:{_LOOSE}\s+)?$")
_AND = lazy_regex(rf"\s+and\s+(?:{_LOOSE}\s+)?")
_FROM = lazy_regex(rf"\b[Ff]rom\s+(?:(?:{_LOOSE}|an?)\s+)*$")
_TO = lazy_regex(rf"\s+(?:up\s+|down\s+)?to\s+(?:(?:{_LOOSE}|an?)\s+)*")
_PLUS_MINUS = lazy_regex(r"\s?(?:±|\+/-|\+/−|\+-)\s?")
_CHANGE = lazy_regex(
    r"\b(?:rose|rises?|rising|risen|f[ae]ll|falls|falling|fallen|gain(?:s|ed|ing)?|lost|loses?|losing|dropp?(?:s|ed|ing)?"
    rf"|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|slip(?:s|ped)|grew|grows?|add(?:s|ed|ing)?|increased?|decreased?|declined?"
    rf"|up|down|by|advanced?|surged?|soared|plunged|sank|slid|tumbled|edged\s\w+)\s+(?:{_LOOSE}\s+|another\s+|a\s+)*$"
)
"""What a number says the size of a change after, so that "to" and the next number give its result."""
_EQUALS = lazy_regex(r"\s*=")
_REACH = 24
_LEFT_REACH = 32


def join_ranges(text: str, quantities: Iterable[Quantity]) -> Iterator[Quantity]:
    """The quantities with ranges joined and units shared leftwards; the ends of a change stay apart."""
    return iter(share_units(text, list(_ranges(text, quantities))))


def _ranges(text: str, quantities: Iterable[Quantity]) -> Iterator[Quantity]:
    held: Quantity | None = None
    for quantity in quantities:
        joined = _joined(text, held, quantity) if held is not None else (quantity,)
        yield from joined[:-1]
        held = joined[-1]
    if held is not None:
        yield held


def _joined(text: str, left: Quantity, right: Quantity) -> tuple[Quantity, ...]:
    """The two as one range or one value with its uncertainty, as the ends of a change, or as they are."""
    apart = (left, right)
    if right.span.start - left.span.end > _REACH or left.is_range:
        return apart
    between = text[left.span.end : right.span.start]
    if _PLUS_MINUS.fullmatch(between):
        return (_with_uncertainty(left, right),)
    before = text[max(0, left.span.start - _LEFT_REACH) : left.span.start]
    if _FROM.search(before) and _TO.fullmatch(between):
        return (_shared(left, right), right)
    if between == " to " and _is_change(before, left, right):
        return apart
    if _AND.fullmatch(between) and _BETWEEN.search(before) or _JOINT.fullmatch(between):
        joined = _range(left, _like(text, left, right))
        return (joined,) if joined and not _EQUALS.match(text, right.span.end) else apart
    return apart


def _is_change(before: str, left: Quantity, right: Quantity) -> bool:
    """Whether "to" leads from a change to its result: "rose 45 cents to $72", not "by 20 to 25%"."""
    if left.unit.atoms and right.unit.atoms and left.unit != right.unit:
        return True
    return bool(left.unit.atoms or not right.unit.atoms) and _CHANGE.search(before) is not None


def _shared(left: Quantity, right: Quantity) -> Quantity:
    """The left number in the unit and scale of the right one, where it has neither."""
    same_money = left.sense is Sense.MONEY and left.unit.atoms == right.unit.atoms[:1]
    if not (bare(left) or same_money) or right.sense is Sense.MULTIPLIER:
        return left
    scale = _scale(right) if left.value < 1000 and not left.has_scale else Fraction(1)
    return replace(
        left,
        value=left.value * scale,
        resolution=left.resolution * scale,
        round_resolution=left.round_resolution * scale,
        has_scale=left.has_scale or scale > 1,
        unit=right.unit,
        sense=right.sense,
        noun=right.noun,
    )


def _like(text: str, left: Quantity, right: Quantity) -> Quantity:
    """The right number in the left one's money, whose sign stands only before the first: "$10–20 a day"."""
    if left.sense is not Sense.MONEY or right.unit.atoms or right.sense is not Sense.COUNT:
        return right
    reading = with_per(text, UnitReading(left.unit, right.span.end, Sense.MONEY))
    return replace(right, unit=reading.unit, sense=reading.sense, span=Span(right.span.start, reading.end))


def _scale(quantity: Quantity) -> Fraction:
    if not quantity.has_scale:
        return Fraction(1)
    powers = (Fraction(10**power) for power in (3, 6, 9, 12, 15) if abs(quantity.value) >= 10**power)
    return max(powers, default=Fraction(1))


def _range(left: Quantity, right: Quantity) -> Quantity | None:
    shared = _shared(left, right)
    is_alike = shared.unit.dimension == right.unit.dimension
    if right.value < 0 or left.sense is Sense.MULTIPLIER is not right.sense or not is_alike:
        return None
    low, high = size_of(shared) / right.unit.factor, right.value
    if low >= high:
        return None
    return replace(
        right,
        span=Span(left.span.start, right.span.end),
        number=Span(left.number.start, right.number.end),
        value=(low + high) / 2,
        low=low,
        high=high,
        hedge=left.hedge if left.hedge is not Hedge.NONE else right.hedge,
        hedge_span=left.hedge_span,
    )


def _with_uncertainty(left: Quantity, right: Quantity) -> Quantity:
    reach = abs(right.value)
    return replace(
        left,
        span=Span(left.span.start, right.span.end),
        unit=left.unit if left.unit.atoms else right.unit,
        sense=left.sense if left.unit.atoms else right.sense,
        noun=left.noun or right.noun,
        resolution=max(left.resolution, 2 * reach),
    )
