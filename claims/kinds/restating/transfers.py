"""How long a line takes for so much data: `a 30 GB scan over a 100 Mbit/s line takes 40 minutes`, of eight bits to the byte.

The sentence gives one size, one speed and one length of time. Only a time that takes bits for bytes convicts.
"""

from collections.abc import Iterator
from fractions import Fraction

from claims.claim import Claim, Premise, Strength
from claims.passage import SIGNS, Passage, Stretch
from claims.quantity import Quantity, Sense, around, size_of

_DATA, _SPEED = (("data", 1),), (("data", 1), ("time", -1))
_NEEDED = {SIGNS[sense] for sense in (Sense.MEASURE, Sense.RATE, Sense.DURATION)}
_BITS = Fraction(8)
_CLOSE = Fraction(1, 20)


def transfers(passage: Passage) -> Iterator[Claim]:
    """Every time that a size and a speed give, or would if a byte were a bit."""
    for stretch in passage.sentences:
        found = _of_one(passage, stretch) if set(stretch.signs) >= _NEEDED else None
        if found is not None:
            size, speed, time = found
            ratio = size_of(time) * size_of(speed) / size_of(size)
            if any(abs(ratio * times - 1) <= _CLOSE for times in (_BITS, 1 / _BITS)):
                premises, extent = (Premise("a", size), Premise("r", speed)), around(found)
                yield Claim("conversion", time, "a / r", premises, extent, Strength.WORDED, loose=True)


def _of_one(passage: Passage, stretch: Stretch) -> tuple[Quantity, Quantity, Quantity] | None:
    """The one size, speed and time of a sentence; the eight bits of a byte are no size."""
    figures = [figure for figure in passage.within(stretch) if figure.value > 0 and not figure.is_range]
    sizes = [figure for figure in figures if figure.unit.dimension == _DATA and size_of(figure) > _BITS]
    speeds = [figure for figure in figures if figure.unit.dimension == _SPEED]
    times = [figure for figure in figures if figure.sense is Sense.DURATION]
    if len(sizes) == len(speeds) == len(times) == 1:
        return sizes[0], speeds[0], times[0]
    return None
