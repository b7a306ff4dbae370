"""The difference of two temperatures of which one or both are below zero: `minus 11 degrees in January and 34 in July. Such a
swing, 45 degrees, …`.

The readings are the only two before it, in its sentence and the one before; the second may leave out its degrees. Their sum
without the sign is the commonest slip; that, a slip of the pen, or another power of ten convicts.
"""

from collections.abc import Iterator

from claims.claim import Claim, Premise, Strength
from claims.kinds.kind import is_operand
from claims.kinds.pairs.marks import GAPS, SPREADS
from claims.kinds.totals.addition import Addition
from claims.kinds.totals.parts import told_by
from claims.passage import SIGNS, Passage
from claims.quantity import Quantity, Sense, around, size_of
from claims.reach import sentence_before
from claims.temperature import is_temperature
from claims.unit import Unit, atom

_DEGREES = atom("°")
_TWO = 2


def differences_of_readings(passage: Passage) -> Iterator[Claim]:
    """Every figure of degrees that words mark as the difference of the only two readings before it."""
    if not any(figure.value < 0 and _is_of_degrees(figure) for figure in passage.quantities):
        return
    for at, _ in told_by((*GAPS, *SPREADS), passage):
        told = passage.quantity_at(at)
        if told.value > 0 and not told.is_range and not told.is_firm_bound and _is_of_degrees(told):
            readings = _readings(passage, told, at)
            if len(readings) == _TWO and any(size_of(each) < 0 for each in readings):
                yield from _claim(told, readings)


def _claim(told: Quantity, readings: list[Quantity]) -> Iterator[Claim]:
    low, high = sorted(readings, key=size_of)
    unit = low.unit
    asserted = told.but(unit=unit, sense=Sense.MEASURE)
    found = Addition(asserted, (high, low), frozenset((1,)))
    is_unsigned = asserted.value == abs(high.value + low.value)
    if found.holds or is_unsigned or found.is_misprint(_TWO):
        premises = Premise("a", low), Premise("b", high)
        yield Claim("difference", asserted, "b - a", premises, around((told, *readings)), Strength.WORDED, loose=True)


def _readings(passage: Passage, told: Quantity, at: int) -> list[Quantity]:
    """The temperatures before a difference in its sentence and the one before, in one unit, and a bare number among them."""
    here = passage.stretch_at(at)
    before = sentence_before(passage, here)
    start = (before or here).start
    figures = [
        figure
        for figure in passage.between(passage.extent(start, at))
        if not figure.is_range and not is_operand(passage.skeleton, passage.to_skeleton(figure.span.start))
    ]
    readings = [figure for figure in figures if _is_of_degrees(figure)]
    bare = [figure for figure in figures if figure.sense is Sense.COUNT and not figure.noun and not figure.is_word]
    alike = sorted([*readings, *(bare if len(readings) == 1 else [])], key=lambda figure: figure.index)
    units = {figure.unit for figure in (*readings, told) if is_temperature(figure.unit)}
    if len(units) > 1 or SIGNS[Sense.PERCENT] in passage.skeleton[start:at]:
        return []
    unit = next(iter(units), _DEGREES)
    return [figure.but(unit=unit, sense=Sense.MEASURE) for figure in alike]


def _is_of_degrees(figure: Quantity) -> bool:
    return figure.unit == _DEGREES or is_temperature(figure.unit) and figure.unit != Unit((("K", 1),))
