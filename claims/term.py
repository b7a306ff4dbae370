"""The figure of a term of business, found by its words: `premiums of $90 million`, `$63 million in claims`."""

import re
from collections.abc import Iterator
from functools import lru_cache

from claims.passage import Passage, Stretch
from claims.phrase import Phrase
from claims.quantity import Quantity

_WITH_VERB = (
    r"(?: (?:of|at|was|were|is|are|came to|come to|totall?ed|totall?ing|reached|stood at|amounted to|just|only))*"
)


def term(passage: Passage, here: Stretch, asserted: Quantity, words: str) -> Quantity | None:
    """The one figure that a term has, in a sentence or else in the one before it."""
    before = passage.before(here)
    for stretch in (here, before) if before else (here,):
        found = {figure.index: figure for figure in _figures_with(passage, stretch, words) if figure != asserted}
        if found:
            return next(iter(found.values())) if len(found) == 1 else None
    return None


def _figures_with(passage: Passage, stretch: Stretch, words: str) -> Iterator[Quantity]:
    """The figures that stand beside the words of a term in a sentence."""
    for phrase in _term_phrases(words):
        for match in phrase.matches_in(passage, stretch):
            yield passage.quantity_at(match.start("x"))
    for figure in passage.within(stretch):
        if figure.noun and re.fullmatch(words, figure.noun, re.IGNORECASE):
            yield figure


@lru_cache(maxsize=128)
def _term_phrases(words: str) -> tuple[Phrase, ...]:
    """A figure after the words of a term, "premiums of $90 million", and before them, "$63 million in claims"."""
    return (
        Phrase(rf"\b(?:{words})\b{_WITH_VERB} <ABOUT>{{x}}"),
        Phrase(
            r"{x}(?: (?:in|of|worth of)(?: (?:its|the|their))?)?(?: (?:total|annual|gross|new))*"
            rf" (?:{words})\b(?![-–])"
        ),
    )
