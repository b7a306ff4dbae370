"""Goods: which way a ratio of two goods in one unit goes: 1.6 kg of feed to lay a kilogram of eggs."""

import re

from claims.label import ideas_in
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Quantity

_RATIO = lazy_regex(
    r"\s+of\s+([a-z’'\s-]+?)\s+(?:to|for|per)\s+(?:[a-z]+\s+)?(?:an?|each|every|one)\s+[a-z]+(?:\s+of\s+([a-z’'-]+(?:\s+[a-z’'-]+){0,2}))?"
)
_OF = lazy_regex(r"\s+of\s+([a-z’'-]+(?:\s+[a-z’'-]+)?)")
_REACH = 40


def goes_with(passage: Passage, ratio: Quantity, base: Quantity, result: Quantity) -> bool:
    """Whether the words say that a ratio is for each of what a base is, or of what a result is."""
    said = _RATIO.match(passage.document.masked, ratio.span.end)
    if said is None:
        return False
    above, below = (ideas_in(words or "") for words in said.groups())
    given, wanted = _goods(passage, base), _goods(passage, result)
    return bool(given & below or wanted & above) and not (given & above or wanted & below)


def _goods(passage: Passage, figure: Quantity) -> frozenset[str]:
    """What a figure is so much of."""
    masked, start = passage.document.masked, max(passage.sentence_of(figure).start, figure.span.start - _REACH)
    clause = re.split(r"[,;:\d]", masked[start : figure.span.start])[-1]
    match = _OF.match(masked, figure.span.end)
    return ideas_in(f"{clause} {match[1] if match else ''}")
