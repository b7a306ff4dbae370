"""A share and two sizes that stand alone together, where the words say that one of the three follows: `Of 640 trees, 35% are
oaks, so 224 are oaks`, `A loan of $80,000 at 5 percent costs $4,000 a year`, `With 20 percent off the $85 coat is $68`.

Where the formula that the words speak of gives the result, it explains it. Where another that they may mean gives it, nothing
is said. Where none does, the result is off by that which the words speak of, where it comes near it. What is worded more closely is for other kinds.
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from claims.claim import Claim, Premise, Strength
from claims.kinds.kind import Kind
from claims.kinds.told.amounts import told_amounts
from claims.kinds.told.groups import shares_of_groups
from claims.kinds.told.headed import headed_shares
from claims.kinds.told.of_shares import shares_of_shares
from claims.kinds.told.rates import named_rates
from claims.kinds.told.remains import told_remains
from claims.kinds.told.resulting import resulting_sizes
from claims.kinds.told.rivals import has_rival
from claims.kinds.told.shares import told_shares
from claims.kinds.told.slipped import slipped_shares
from claims.misprint import may_be_meant
from claims.movement import MOVE
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.portioning.formulas import FALL, RATIO, RISE, SHARES, SIDES, SIZES, Reading, gives, value_of
from claims.portioning.reading import read
from claims.quantity import Quantity, Sense, size_of
from claims.reach import as_spoken
from claims.triad import FIRST, SECOND, SHARE, Triad, triads

_MOVES = lazy_regex(rf"\b(?:{MOVE})\b", re.IGNORECASE)
_SAYS_WHOLE = lazy_regex(rf"{FIRST}(?: [a-z-]+)? of (?:[a-z’'-]+ ){{0,3}}{SECOND}")
"""What is so many of so many needs no other whole."""
_FARTHEST, _NEAR = Fraction(5, 2), 2


def find(passage: Passage) -> Iterator[Claim]:
    """Every result of a share and a size, or of two sizes, that stands alone with them and is said to be one."""
    for triad in triads(passage):
        reading = read(triad)
        claim = _claim(passage, triad, reading) if reading is not None else None
        if claim is not None:
            yield claim
    yield from told_shares(passage)
    yield from told_amounts(passage)
    yield from named_rates(passage)
    yield from told_remains(passage)
    yield from shares_of_groups(passage)
    yield from headed_shares("portion", passage)
    yield from resulting_sizes(passage)
    yield from slipped_shares(passage)
    yield from shares_of_shares(passage)


def _claim(passage: Passage, triad: Triad, reading: Reading) -> Claim | None:
    figures = {SHARE: as_spoken(triad.share), FIRST: triad.first, SECOND: triad.second}
    asserted, whole = figures.pop(reading.asserted), figures[reading.whole]
    other = next(figure for mark, figure in figures.items() if mark != reading.whole)
    premises = (Premise("x" if reading.asserted == SHARE else "p", other), Premise("y", whole))
    giving = [formula for formula in reading.possible if gives(formula, premises, asserted)]
    if giving:
        spoken = giving[0] if reading.possible == SIDES else reading.spoken
        formula = spoken if asserted.widest.contains(value_of(spoken, premises, asserted)) else None
    else:
        value = value_of(reading.spoken, premises, asserted)
        is_near = may_be_meant(asserted.value, value, _FARTHEST) or _is_turned(reading, asserted, value)
        is_near = is_near or _is_of_another(reading, premises, asserted)
        is_other = (
            _has_rival(passage, triad, reading)
            or _is_of_several(passage, asserted, whole)
            or reading.asserted != SHARE
            and _is_told(passage, triad, whole)
        )
        formula = reading.spoken if is_near and not is_other else None
    if formula is None:
        return None
    extent = passage.extent(triad.start, triad.end)
    strength = Strength.INFERRED if giving and not reading.is_pair else Strength.WORDED
    return Claim("portion", asserted, formula, premises, extent, strength, formula in (FALL, RISE), loose=True)


def _is_turned(reading: Reading, asserted: Quantity, value: Fraction) -> bool:
    """Whether a share of one size in another, as the words have it, is that of the other in the first: 400% for 25%."""
    is_pair = reading.is_pair and reading.spoken == RATIO and value > 0
    return is_pair and asserted.interval.contains(1 / value / asserted.unit.factor**2)


def _is_of_another(reading: Reading, premises: tuple[Premise, ...], asserted: Quantity) -> bool:
    """Whether a figure is what the words do not speak of: the part that is gone for what is left, or the rest for the part."""
    others = SHARES if reading.asserted == SHARE else SIZES
    is_sure = reading.is_pair or reading.asserted != SHARE
    return is_sure and any(gives(other, premises, asserted) for other in others if other not in reading.possible)


def _has_rival(passage: Passage, triad: Triad, reading: Reading) -> bool:
    """Whether a share follows from one of the two sizes and another one near: a third of the 90 said before."""
    is_part = reading.asserted == SHARE and reading.spoken == RATIO and not _MOVES.search(triad.words)
    return (
        is_part
        and not _SAYS_WHOLE.search(triad.words)
        and has_rival(passage, triad.share, triad.first, triad.second, is_change=False)
    )


def _is_told(passage: Passage, triad: Triad, whole: Quantity) -> bool:
    """Whether a size before the share is what this makes of the other: nine days after twelve, a quarter less."""
    share = as_spoken(triad.share)
    return any(
        share.interval.contains(abs(figure.value / whole.value - base) / share.unit.factor)
        for figure in passage.quantities[max(0, triad.first.index - _NEAR) : share.index]
        if figure.index != whole.index and _is_such(figure, whole)
        for base in (0, 1)
    )


def _is_such(figure: Quantity, whole: Quantity) -> bool:
    is_alike = figure.unit.dimension == whole.unit.dimension or () in (figure.unit.dimension, whole.unit.dimension)
    return is_alike and figure.value != whole.value and not figure.is_range


def _is_of_several(passage: Passage, asserted: Quantity, whole: Quantity) -> bool:
    """Whether a result is some number in the sentence times the size: two vans, £51,000 apiece, or £102,000 for the pair."""
    numbers = (figure for figure in passage.within(passage.stretch_at(passage.to_skeleton(asserted.span.start))))
    times = size_of(asserted) / size_of(whole)
    return times > 1 and any(figure.sense is Sense.COUNT and figure.value == times for figure in numbers)


KIND = Kind(
    "portion",
    "what a share makes of the one size beside it is what is stated for it",
    find,
    example="Sales come to $72 million a year. A levy of 2.5 percent would raise $18 million.",
    counter_example="Sales come to $72 million a year. A levy of 2.5 percent would hit 18 million shoppers.",
)
