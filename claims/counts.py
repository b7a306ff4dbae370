"""The two sizes that a text divides by each other: `196,000 residents and 54 dentists, one for every 3,630 residents`.

They stand before what is said of them, in its sentence or with the one before it, and are told apart by what they
count; where nothing says what one of them counts it is the only other size.
"""

from collections.abc import Sequence

from claims.dimension import leftover
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense, size_of
from claims.reach import Pair, sentence_before
from claims.stem import idea
from claims.unit import is_noun

_PER = lazy_regex(r"\s+(?:an?|per|each|every|to an?|to the)\s+\w")
_SIZES = (Sense.COUNT, Sense.MEASURE)


def counts_divided(passage: Passage, position: int, above: Quantity | str, below: Quantity | str) -> Pair | None:
    """The two sizes before a place of the skeleton of which the first is divided by the second.

    `above` and `below` are figures that count or measure the same as they do, or names of what they count; a bare
    figure or an empty name is of anything.
    """
    here = passage.stretch_at(position)
    earlier = sentence_before(passage, here)
    for start in (here.start, earlier.start) if earlier else (here.start,):
        sizes = _sizes(passage, start, position)
        found = _told_apart(sizes, above, below)
        if found is not None or len(sizes) > 1:
            return found
    return None


def _sizes(passage: Passage, start: int, position: int) -> list[Quantity]:
    """The sizes in a stretch of the skeleton, one for each value; a bare one, as in "one for", is no size."""
    figures = [
        figure
        for figure in passage.between(passage.extent(start, position))
        if figure.sense in _SIZES and not figure.is_range and figure.value > 1 and not _is_per(passage, figure)
    ]
    return list({(figure.value, figure.unit): figure for figure in figures}.values())


def _is_per(passage: Passage, figure: Quantity) -> bool:
    """Whether a bare figure is so many in a period or to one of something: "52,000 calls a year, 1,000 a week"."""
    return not figure.unit.atoms and _PER.match(passage.document.masked, figure.span.end) is not None


def _told_apart(sizes: Sequence[Quantity], above: Quantity | str, below: Quantity | str) -> Pair | None:
    upper, lower = (
        [size for size in sizes if _is_of(size, what)] or [size for size in sizes if not size.unit.atoms]
        for what in (above, below)
    )
    if _says(above) and _says(below):
        pass
    elif _says(above):
        lower = [size for size in lower if size not in upper]
    elif _says(below):
        upper = [size for size in upper if size not in lower]
    elif len(sizes) == 2:
        upper, lower = [max(sizes, key=size_of)], [min(sizes, key=size_of)]
    return (upper[0], lower[0]) if len(upper) == len(lower) == 1 and upper != lower else None


def _says(what: Quantity | str) -> bool:
    return bool(what if isinstance(what, str) else what.unit.atoms)


def _is_of(size: Quantity, what: Quantity | str) -> bool:
    """Whether a size counts or measures the same as another, or what a name says."""
    if not _says(what):
        return True
    if isinstance(what, str) or what.noun:
        return bool(size.noun) and idea(size.noun) == idea(what if isinstance(what, str) else what.noun)
    measured = [symbol for symbol, _ in what.unit.atoms if not is_noun(symbol)]
    return (
        bool(measured)
        and bool(size.unit.atoms)
        and not leftover(size.unit.dimension, what.unit.dimension)
        and not size.noun
    )
