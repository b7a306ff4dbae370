"""Recomputing a claim: exactly, from its premises, with the tolerance that is on the page."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from claims.agreed import AgreedFigure
from claims.claim import Claim, Premise, Strength
from claims.dimension import FREE, DimensionMismatch, dimension_of, leftover
from claims.formula import EvaluationError, evaluate, is_of_statistics
from claims.interval import Interval
from claims.quantity import MACHINE_RESOLUTION, Hedge, Quantity, Sense
from claims.recomputation import Abstention, AbstentionReason, Agreement, Basis, Recomputation

_MOST_CORNERED = 4
_ONE_HALF = Fraction(1, 2)
_ONE_PERCENT = Fraction(1, 100)


@dataclass(frozen=True, slots=True)
class Reading:
    """A premise as a number: its value and interval, in base units or as written."""

    value: Fraction
    interval: Interval


def recompute(claim: Claim, basis: Basis | None = None, *, bare: bool = False) -> Recomputation | Abstention:
    """What the premises of a claim give for its asserted figure, in that figure's unit.

    In a stated equation, or where `bare` asks for it, the bare numbers are tried as well where the units leave
    something unsaid, as prose does: a period ("$20 × 12" a year), a conversion factor ("480 minutes ÷ 60 is 8 hours").
    The reading that agrees is taken, else the nearest. Where a `basis` is given no other is tried: to compute a claim
    again with other figures.
    """
    if any(premise.quantity.is_range for premise in claim.premises) or claim.asserted.is_range:
        return Abstention(AbstentionReason.RANGE)
    if claim.agreed is not None:
        return _as_agreed(claim, claim.agreed)
    try:
        bare = bare or claim.strength is Strength.STATED
        candidates = list(_candidates(claim, bare=bare)) if basis is None else [_evaluated(claim, basis)]
    except EvaluationError as error:
        return Abstention(AbstentionReason.DIVISION if "zero" in str(error) else AbstentionReason.LIMIT)
    if not candidates:
        return Abstention(AbstentionReason.UNITS)
    return min(candidates, key=lambda candidate: _rank(claim, candidate))


def _as_agreed(claim: Claim, agreed: AgreedFigure) -> Recomputation:
    """The agreed figure, in the asserted unit."""
    factor = agreed.quantity.unit.factor / claim.asserted.unit.factor
    value, interval = agreed.quantity.value * factor, agreed.quantity.interval.scaled(factor)
    return Recomputation(value, interval, claim.asserted.unit, claim.formula, _agree(claim, value, interval))


def _rank(claim: Claim, candidate: Recomputation) -> tuple[int, Fraction]:
    grade = 3 if candidate.agreement is None else list(Agreement).index(candidate.agreement)
    asserted, derived = abs(claim.asserted.value), abs(candidate.value)
    if not asserted or not derived:
        return grade, abs(asserted - derived)
    return grade, max(asserted / derived, derived / asserted)


def _candidates(claim: Claim, *, bare: bool) -> Iterator[Recomputation]:
    in_units = _evaluated(claim, Basis.UNITS) if _fits(claim) else None
    if in_units is not None:
        yield in_units
    if bare and not _adds_things_to_measures(claim):
        for basis in _bare_bases(claim):
            written = _evaluated(claim, basis)
            if in_units is None or not _is_physical(claim) or _converts(claim, in_units.value, written.value):
                yield written


def _bare_bases(claim: Claim) -> Iterator[Basis]:
    """How the numbers may be read as written, for want of units.

    Numbers without any are in the unit of what they give: 0.28 × 40 is 11.2 mAh, and not 11.2 Ah.
    """
    is_bare = not any(premise.quantity.unit.dimension for premise in claim.premises)
    if not (is_bare and claim.strength is Strength.STATED and _is_physical(claim)):
        yield Basis.PREFIXES
    yield Basis.RESULT if _calculates_with_percent(claim) else Basis.NUMBERS


def _adds_things_to_measures(claim: Claim) -> bool:
    """Whether a sum takes counted things for something measured: 2 girls + 6 litres."""
    if not set(claim.formula) & set("+-") or set(claim.formula) & set("*/"):
        return False
    is_measured = any(premise.quantity.sense is Sense.MEASURE for premise in claim.premises)
    return is_measured and any(premise.quantity.noun for premise in claim.premises)


def _calculates_with_percent(claim: Claim) -> bool:
    """Whether it takes a percentage of something or divides by one, with no hundred that would make a number of it."""
    percents = [premise for premise in claim.premises if premise.quantity.sense is Sense.PERCENT]
    others = [premise for premise in claim.premises if premise not in percents]
    if claim.asserted.sense is Sense.PERCENT or not percents or not others or set(claim.formula) & set("+-"):
        return False
    if "/" in claim.formula:
        return claim.formula == f"{others[0].name} / {percents[0].name}"
    return all(premise.quantity.value != 100 for premise in claim.premises)


def _reading(claim: Claim, premise: Premise, factor: Fraction) -> Reading:
    quantity = premise.quantity
    interval = quantity.interval if claim.is_rounded else premise_interval(quantity, claim.strength)
    # What rounding hides in a product is little; in a difference it may be all of it.
    if claim.loose and not set(claim.formula) & set("+-") and _may_be_rounded(quantity):
        interval = quantity.widest
    return Reading(premise.quantity.value * factor, interval.scaled(factor))


def _converts(claim: Claim, in_units: Fraction, written: Fraction) -> bool:
    """Whether a bare number among the premises is the factor between the two values: it converts the unit."""
    if not in_units or not written:
        return False
    ratio = written / in_units
    factors = [premise.quantity.value for premise in claim.premises if not premise.quantity.unit.dimension]
    return any(ratio in (factor, 1 / factor) for factor in factors if factor)


def _is_physical(claim: Claim) -> bool:
    """Whether the asserted unit measures something physical, so that the units of the premises must give it.

    Hours, money and counted things are computed with as bare numbers: 6 × 2 is 12 hours a day.
    """
    bases = {base for base, _ in claim.asserted.unit.dimension}
    return any(base != "time" and not base.isupper() and not base.startswith(FREE) for base in bases)


def _fits(claim: Claim) -> bool:
    """Whether the units of the premises give the asserted one."""
    dimensions = {premise.name: premise.quantity.unit.dimension for premise in claim.premises}
    try:
        dimension = dimension_of(claim.formula, dimensions)
    except DimensionMismatch:
        return False
    return not leftover(dimension, claim.asserted.unit.dimension)


def premise_interval(quantity: Quantity, strength: Strength) -> Interval:
    """The values that a premise stands for.

    A plain integer is exact as a premise, and so is what is exact by its form. In a stated equation the author computes
    with the number as written, unless a scale word or a hedge says that it was rounded.
    """
    plain = not quantity.is_hedged and not quantity.is_range
    as_written = strength is Strength.STATED and (not quantity.has_scale or _is_round(quantity))
    whole = quantity.resolution >= 1 and not quantity.has_scale
    if plain and (not quantity.resolution or whole or as_written):
        return Interval.exactly(quantity.value)
    return quantity.interval


def _may_be_rounded(quantity: Quantity) -> bool:
    """Whether trailing zeros of an integer may be rounding, by so little that no one would say so: 6,600 tonnes."""
    plain = not quantity.is_hedged and not quantity.is_range and quantity.resolution == 1
    return plain and 1 < quantity.round_resolution / 2 <= abs(quantity.value) * _ONE_PERCENT


def _is_round(quantity: Quantity) -> bool:
    """A whole number of a scale word: 5 billion, as against 1.3 billion."""
    return (
        quantity.resolution >= 1000
        and str(int(quantity.resolution)).strip("0") == "1"
        and (len(str(int(quantity.resolution))) - 1) % 3 == 0
    )


def _evaluated(claim: Claim, basis: Basis) -> Recomputation:
    factors = {item.name: _factor(item.quantity, basis) for item in claim.premises}
    readings = {item.name: _reading(claim, item, factors[item.name]) for item in claim.premises}
    factor = _factor(claim.asserted, basis)
    values = {name: reading.value for name, reading in readings.items()}
    given = evaluate(claim.formula, values)
    box = {name: reading.interval for name, reading in readings.items()}
    value, interval = given / factor, _interval(claim.formula, values, given, box).scaled(1 / factor)
    agreement = _agree(claim, value, interval)
    return Recomputation(value, interval, claim.asserted.unit, claim.formula, agreement, basis)


def _factor(quantity: Quantity, basis: Basis) -> Fraction:
    """What the number of a quantity is multiplied by."""
    if basis is Basis.UNITS:
        return quantity.unit.factor
    is_told = basis is Basis.PREFIXES or basis is Basis.RESULT and not quantity.unit.dimension
    return quantity.unit.written_factor if is_told else Fraction(1)


def _interval(formula: str, values: dict[str, Fraction], given: Fraction, box: dict[str, Interval]) -> Interval:
    """The formula over the premises' box: at all its corners, or beyond a few premises at the two that move it most.

    What the values themselves give counts too: a premise of 0.00 lies between ends that give less than it does, as the
    p of t.
    """
    open_names = [name for name, interval in box.items() if not interval.is_point]
    if not open_names:
        return Interval.exactly(given)
    for name in open_names:
        if box[name].low is None or box[name].high is None:
            return _one_sided(formula, values, name, box[name])
    ends = {name: box[name].ends for name in open_names}
    if len(open_names) > _MOST_CORNERED:
        rising = {name: _rises(formula, values, name, ends[name]) for name in open_names}
        ends = {name: ends[name] if rising[name] else ends[name][::-1] for name in open_names}
        corners = [dict(zip(open_names, (ends[name][side] for name in open_names), strict=True)) for side in (0, 1)]
    else:
        all_ends = product(*(ends[name] for name in open_names))
        corners = [dict(zip(open_names, corner, strict=True)) for corner in all_ends]
    results = [value for corner in corners if (value := _value_at(formula, values | corner)) is not None]
    return Interval(min(given, *results), max(given, *results))


def _value_at(formula: str, values: dict[str, Fraction]) -> Fraction | None:
    try:
        return evaluate(formula, values)
    except EvaluationError:
        return None


def _rises(formula: str, values: dict[str, Fraction], name: str, ends: tuple[Fraction, Fraction]) -> bool:
    low, high = (_value_at(formula, values | {name: end}) for end in ends)
    return low is None or high is None or low <= high


def _one_sided(formula: str, values: dict[str, Fraction], name: str, interval: Interval) -> Interval:
    """A bounded premise ("over 75 million") bounds the result on the side to which it moves it."""
    step = abs(values[name]) / 100 or Fraction(1)
    end = interval.ends[0]
    upward = interval.high is None
    at_end = _value_at(formula, values | {name: end})
    beyond = _value_at(formula, values | {name: end + step if upward else end - step})
    if at_end is None or beyond is None:
        return Interval(None, None)
    return Interval(at_end, None) if beyond >= at_end else Interval(None, at_end)


def _agree(claim: Claim, value: Fraction, interval: Interval) -> Agreement | None:
    """How the asserted and the derived value coincide, or None where they do not."""
    asserted = claim.asserted
    if claim.by_direction:
        value, interval = abs(value), _sizes(interval)
        asserted_value = abs(asserted.value)
    else:
        asserted_value = asserted.value
    if value == asserted_value:
        return Agreement.EXACT
    if abs(value - asserted_value) <= abs(value) * MACHINE_RESOLUTION:
        return Agreement.ROUNDED
    if _is_precise(claim, value):
        return Agreement.SLACK if _rounded_off(asserted, value) else None
    if asserted.interval.contains(value):
        return Agreement.ROUNDED
    # What a table or a program gives is rounded, never cut: .02 for a p of .0298 misleads.
    widest = asserted.interval if is_of_statistics(claim.formula) else asserted.widest
    loosely = widest.contains(value) or widest.intersects(interval)
    if loosely or _made_whole(asserted, value):
        return Agreement.SLACK
    return None


def _sizes(interval: Interval) -> Interval:
    if interval.low is None or interval.high is None or interval.low >= 0:
        return interval
    if interval.high <= 0:
        return interval.scaled(Fraction(-1))
    return Interval(Fraction(0), max(-interval.low, interval.high))


def _is_precise(claim: Claim, value: Fraction) -> bool:
    """Whether nothing was rounded anywhere in a stated equation: whole numbers, or a result that fits its digits."""
    if claim.strength is not Strength.STATED or claim.is_rounded:
        return False
    figures = (claim.asserted, *(premise.quantity for premise in claim.premises))
    if value.denominator == 1 and all(figure.is_exact for figure in figures):
        return True
    plain = all(figure.hedge is Hedge.NONE and not figure.has_scale and figure.resolution for figure in figures)
    return plain and (value / claim.asserted.resolution).denominator == 1


def _rounded_off(asserted: Quantity, value: Fraction) -> bool:
    if asserted.round_resolution < 100 or not value:
        return False
    near = abs(asserted.value - value) <= abs(value) * _ONE_PERCENT
    return near and abs(asserted.value - value) < asserted.round_resolution / 2


def _made_whole(asserted: Quantity, value: Fraction) -> bool:
    """Whether a count was cut or raised to a whole number, as of people or of days, not a multiple."""
    counted = asserted.sense not in (Sense.PERCENT, Sense.MULTIPLIER) and asserted.resolution == 1
    return counted and abs(value) > _ONE_HALF and value.denominator != 1 and abs(asserted.value - value) < 1
