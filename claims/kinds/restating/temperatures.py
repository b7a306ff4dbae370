"""A reading said on both scales: `complained that 64°F was too cold. … what the sign now gives as 18°C`.

The two are the only temperatures in a sentence, or in it and the one before. They may be of two things, so only a reading
that a known mistake makes of the other is off: the zero left out, or taken before the factor, or the degrees taken for
those of the other scale.
"""

from collections.abc import Iterator
from fractions import Fraction

from claims.claim import Claim, Premise, Strength
from claims.kinds.kind import is_operand
from claims.passage import Passage, Stretch
from claims.pattern import lazy_regex
from claims.quantity import Quantity, around
from claims.reach import sentence_before
from claims.temperature import Meaning, is_temperature, meanings, rescaled

_ZERO, _FACTOR = 32, Fraction(9, 5)
_TWO = 2
_OTHER = lazy_regex(
    r"\b(?:than|warmer|cooler|colder|hotter|rose|fell|risen|fallen|from|between|(?:outside|inside|indoors|outdoors)(?! (?:the|an?|our|its|his|her|their)\b)|by night|at night|below|above|while|whereas|difference|respectively)\b"
)


def readings_again(passage: Passage) -> Iterator[Claim]:
    """Every reading that stands alone with one on the other scale, where it is the same or a mistake makes it of that."""
    if sum(is_temperature(figure.unit) for figure in passage.quantities) < _TWO:
        return
    for here in passage.sentences:
        own = _readings(passage, here)
        before = sentence_before(passage, here) if len(own) == 1 else None
        both = [*(_readings(passage, before) if before else ()), *own]
        if own and len(both) == _TWO and {str(figure.unit) for figure in both} == {"°C", "°F"}:
            yield from _claim(passage, (before or here).start, *both)


def _readings(passage: Passage, stretch: Stretch) -> list[Quantity]:
    return [figure for figure in passage.within(stretch) if is_temperature(figure.unit)]


def _claim(passage: Passage, start: int, given: Quantity, again: Quantity) -> Iterator[Claim]:
    end = passage.to_skeleton(again.span.start)
    if any(each.is_range or each.is_firm_bound for each in (given, again)) or is_operand(passage.skeleton, end):
        return
    stretch = passage.stretch_at(end)
    if _OTHER.search(passage.lowered, start, stretch.end):
        return
    ends = (stretch.start, stretch.end)
    if Meaning.READING not in meanings(passage.skeleton, end, end + 1, ends):
        return
    right, *mistakes = _values(given)
    is_right = again.widest.contains(right)
    if is_right or any(again.interval.contains(value) for value in mistakes):
        strength = Strength.INFERRED if is_right else Strength.WORDED
        formula = rescaled("a", given.unit, again.unit)
        yield Claim("conversion", again, formula, (Premise("a", given),), around((given, again)), strength, loose=True)


def _values(given: Quantity) -> tuple[Fraction, ...]:
    """What a reading is on the other scale, and what mistakes make of it."""
    value = given.value
    if str(given.unit) == "°F":
        return (value - _ZERO) / _FACTOR, value / _FACTOR, value - _ZERO, value / _FACTOR - _ZERO, value * _FACTOR
    return value * _FACTOR + _ZERO, value * _FACTOR, value + _ZERO, (value + _ZERO) * _FACTOR, value / _FACTOR
