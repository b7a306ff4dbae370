"""Figures that by their words a result before them rests on: `900 flats at 3 kW apiece`, `of its 90 staff`."""

from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense

_THEIRS = r"(?:the|its|our|their|his|her|those|these|all)"
_ABOUT = r"\s+(?:(?:about|some|roughly|around|nearly)\s+)?$"
_OF_THEIRS = lazy_regex(
    rf"\b(?:of\s+(?:(?:its|our|their|his|her|those|these)|an?\s+[a-z]+\s+of)|(?:for|by|among|between|across)\s+{_THEIRS}){_ABOUT}"
)
_OVER_TIME = lazy_regex(rf"\b(?:for|over|during|across|throughout|in)\s+{_THEIRS}{_ABOUT}")
_IN_TIME = lazy_regex(r"\bin\s+$")
_WHOLE_TIMES = frozenset((("h", 24.0), ("min", 60.0), ("day", 7.0), ("day", 365.0), ("week", 52.0), ("month", 12.0)))
"""Of these one is another unit of time: what happens in 24 hours happens in a day."""
_TAKES = lazy_regex(
    r"\b(?:pa(?:y|ys|id|ying)|recover\w*|last\w*|take[ns]?|took|taking|run\w*|do(?:es|ne)?|finish\w*|ready|complete\w*|reach\w*|"
    r"cross\w*|fetch\w*|expire\w*|empt\w+|fill\w*|gets?|got|back|come|arriv\w+|there|across|home)\b"
)
_AT = lazy_regex(rf"\bat{_ABOUT}")
_EACH = lazy_regex(r"\s+(?:each|apiece|a piece)\b")
_REACH = 40


def is_basis(passage: Passage, quantity: Quantity) -> bool:
    """Whether the words right around a figure say what a result before it in its sentence is of, at or over."""
    start, end = quantity.span
    sentence = passage.sentence_of(quantity)
    if not quantity.index or passage.quantities[quantity.index - 1].span.start < sentence.start:
        return False
    text = passage.document.masked
    before = text[max(sentence.start, start - _REACH) : start]
    if quantity.sense is Sense.DURATION:
        if _IN_TIME.search(before) is not None:
            return (quantity.unit.atoms[0][0], float(quantity.value)) in _WHOLE_TIMES
        return _OVER_TIME.search(before) is not None and _TAKES.search(before) is None
    is_each = _AT.search(before) is not None and _EACH.match(text, end) is not None
    return is_each or _OF_THEIRS.search(before) is not None
