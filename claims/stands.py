"""Whether what some figures give stands in the text already, so that another figure has to do with something else."""

from bisect import bisect_left
from collections.abc import Collection, Iterator
from fractions import Fraction

from claims.passage import Passage
from claims.quantity import Quantity, Sense, size_of

_BEHIND = 3
_TELLING = 3
_CLOSE = Fraction(1, 100)


def stands(
    passage: Passage, value: Fraction, asserted: Quantity, used: Collection[Quantity], *, of_anything: bool = False
) -> bool:
    """Whether a figure near those used states a value, in base units of the asserted one that does not.

    A number may be one of other things, `of_anything`, where those used do not tell what they make up.
    It stands in the paragraph of the first of them, in one between, or right behind the asserted one.
    """
    return any(
        _states(figure, value, asserted) or of_anything and _counts(figure, value, asserted)
        for figure in _near(passage, asserted, used)
    )


def is_net(passage: Passage, value: Fraction, asserted: Quantity, used: Collection[Quantity]) -> bool:
    """Whether a figure near those used makes the asserted one of a value: what is lost is the cost less the takings.

    The value is in base units of the asserted figure, and not it.
    """
    return len(asserted.digits) >= _TELLING and any(
        nets(figure, value, asserted) for figure in _near(passage, asserted, used)
    )


def nets(figure: Quantity, value: Fraction, asserted: Quantity) -> bool:
    """Whether a figure and a value, in base units, add up to another figure, or lie apart by it."""
    size, unit = size_of(figure), asserted.unit
    return figure.unit.dimension == unit.dimension and any(
        asserted.interval.contains(net / unit.factor) for net in (abs(value - size), value + size)
    )


def _near(passage: Passage, asserted: Quantity, used: Collection[Quantity]) -> Iterator[Quantity]:
    """The figures from the paragraph of the first of those used up to right behind the asserted one, but for these."""
    known = {asserted.index, *(figure.index for figure in used)}
    block = passage.stretch_at(passage.to_skeleton(passage.quantities[min(known)].span.start)).sentence.block
    start = passage.document.blocks[block].span.start
    first = bisect_left(passage.quantities, start, key=lambda figure: figure.span.start)
    for figure in passage.quantities[first : asserted.index + _BEHIND]:
        if figure.index not in known and not figure.is_range:
            yield figure


def _states(figure: Quantity, value: Fraction, asserted: Quantity) -> bool:
    """Whether a figure states a value of the sort of another: for another period or thing, £1.40 a night, too."""
    if figure.unit.dimension == asserted.unit.dimension:
        is_rounded = not figure.is_word and figure.interval.contains(value / figure.unit.factor)
        return is_rounded or abs(size_of(figure) / value - 1) <= _CLOSE
    bare = asserted.unit.without_period()
    if figure.unit.dimension == bare.dimension and bare.atoms:
        # "1,500 kg an hour, so the pair can manage 3 tonnes".
        return abs(size_of(figure) / (value / asserted.unit.factor * bare.factor) - 1) <= _CLOSE
    is_alike = bool(asserted.unit.atoms) and figure.unit.atoms[:1] == asserted.unit.atoms[:1]
    return is_alike and abs(figure.value * asserted.unit.factor / value - 1) <= _CLOSE


def _counts(figure: Quantity, value: Fraction, asserted: Quantity) -> bool:
    """Whether both are numbers and one is the value."""
    return figure.sense is asserted.sense is Sense.COUNT and figure.value == value
