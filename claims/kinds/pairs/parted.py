"""Two sizes and what lies between them, stated as well: `The club has 480 members. In 2015 it had 400. The extra 80 are a rise of 20 percent`.

A size right before a change, which is just the difference of two sizes before it, leaves no doubt which two these are.
"""

import re

from claims.kinds.pairs.only_two import Two
from claims.passage import Passage
from claims.quantity import Quantity, is_size, size_of
from claims.reach import are_alike, before, in_unit_of

_SENTENCES, _LEAST = 2, 10


def two_parted(passage: Passage, match: re.Match[str]) -> Two | None:
    """The only two sizes near a change whose difference is the last size before it, in its sentence."""
    here = passage.stretch_at(match.start())
    nearest = [figure for figure in before(passage, match.start(), _SENTENCES) if is_size(figure)]
    if not nearest or nearest[0].span.start < here.sentence.span.start or nearest[0].value < _LEAST:
        return None
    between, *others = nearest
    pairs = [
        (one, other)
        for at, other in enumerate(others)
        for one in others[at + 1 :]
        if are_alike(one, other) and _lies_between(between, one, other)
    ]
    return Two(*pairs[0], here) if len(pairs) == 1 else None


def _lies_between(between: Quantity, one: Quantity, other: Quantity) -> bool:
    """Whether a size is just the difference of two others, and none of them twice the other."""
    alike = in_unit_of(between, one)
    sizes = size_of(one), size_of(other)
    return are_alike(alike, one) and abs(sizes[0] - sizes[1]) == size_of(alike) != min(sizes)
