"""Totals of things that are named again: `Ore and waste together come to 13.2 million tonnes`, whose figures stand anywhere before.

Each name may stand for several figures. A sum of one each that agrees explains the total; where only one of them is off
as a slip of the pen makes it, the total is that slip, as a warning.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, product

from claims.claim import Claim, Strength
from claims.kinds.kind import same_dimension
from claims.kinds.totals.addition import FEWEST, Addition
from claims.label import ideas_in, label_of
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense, around

_NAMES = r"(?P<names>[^.;:()\uE000-\uF8FF]{3,80})"
_SUMS = (
    r"(?:comes?|came|adds?|added|sums?|makes?|made|totals?|totall?ed|amounts?|amounted|costs?|cost|is|are|was|were|will be|would be|cover(?:s|ed)?|"
    r"weigh(?:s|ed)?|contain(?:s|ed)?|use[sd]?|take|took|bring|brought|employ(?:s|ed)?|produced?|raise[sd]?|reach(?:es|ed)?|hold|held)"
)
_TOLD = (
    Phrase(rf"{_NAMES},? (?:together|combined|taken together|between them),? {_SUMS}(?: [a-z]+){{0,2}}? <ABOUT>{{t}}"),
    Phrase(rf"\b(?:together|combined|taken together),? {_NAMES} {_SUMS}(?: [a-z]+){{0,2}}? <ABOUT>{{t}}"),
)
_AND = lazy_regex(r",? and |, ")
_SIZES = (Sense.COUNT, Sense.MEASURE, Sense.MONEY, Sense.RATE)
_MOST_NAMES, _MOST_FIGURES, _MOST_SUMS = 4, 5, 4


def find_by_name(passage: Passage) -> Iterator[Claim]:
    """Every total of things by their names, in a sentence that gives no figure for them."""
    for phrase in _TOLD:
        for match in phrase.matches(passage):
            total = passage.quantity_at(match.start("t"))
            here = passage.stretch_at(match.start())
            is_alone = not passage.between(passage.extent(here.start, match.start("t")))
            if is_alone and total.sense in _SIZES and not total.is_range:
                yield from _claims(passage, match, total)


def _claims(passage: Passage, match: re.Match[str], total: Quantity) -> Iterator[Claim]:
    named = [ideas_in(name) for name in _AND.split(match["names"])]
    are_apart = all(one.isdisjoint(other) for one, other in combinations(named, FEWEST))
    if not FEWEST <= len(named) <= _MOST_NAMES or not all(named) or not are_apart:
        return
    bare = total.without_period()
    found = [_figures_of(passage, ideas, bare, match.start()) for ideas in named]
    sums = [sum_ for terms in product(*found) if (sum_ := Addition(bare, terms)).can_be_in_words]
    holding = [sum_ for sum_ in sums if sum_.holds]
    slips = [sum_ for sum_ in sums if sum_.is_misprint()]
    is_clear = len(slips) == 1 and len(sums) <= _MOST_SUMS
    for sum_ in holding[:1] or (slips if is_clear else []):
        yield replace(sum_.claim(around((total, *sum_.terms)), Strength.WORDED), loose=True, is_rounded=sum_.is_rounded)


def _figures_of(passage: Passage, ideas: frozenset[str], total: Quantity, end: int) -> list[Quantity]:
    """The last figures before a place of the skeleton that are of a name, of a total's dimension, each value once."""
    found: dict[object, Quantity] = {}
    for figure in reversed(passage.between(passage.extent(0, end))):
        bare = figure.without_period()
        fits = figure.sense in _SIZES and not figure.is_range and same_dimension(bare, total)
        if fits and not ideas.isdisjoint(_said_of(passage, figure)):
            found.setdefault(figure.value, bare)
    return list(found.values())[:_MOST_FIGURES]


def _said_of(passage: Passage, figure: Quantity) -> frozenset[str]:
    """What a figure may be of: the ideas of its label, and of its sentence."""
    here = passage.stretch_at(passage.to_skeleton(figure.span.start))
    return label_of(passage, figure).ideas | ideas_in(passage.skeleton[here.start : here.end])
