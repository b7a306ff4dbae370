"""The only two sizes that a change since a named year can lie between: `In 2015 the town had 24,000 residents. … Today it has
30,000. Since 2015 the population has grown by 25 percent`.

One size of the sort stands in the text with that year alone and shares a word or what it counts with the change; the
other is the last of the sort before the change.
"""

import re
from fractions import Fraction

from claims.dates import YEAR
from claims.kinds.kind import same_measure
from claims.kinds.pairs.only_two import Two
from claims.label import ideas_in
from claims.passage import Passage, Stretch
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense, size_of
from claims.reach import are_money_and_count, in_one_unit, in_unit_of, sentence_before

_BASE = lazy_regex(
    rf"\b(?:since|than (?:in|at the (?:end|start) of)|compared (?:with|to)(?: in)?|relative to|from (?:its|their|the)? ?(?:[a-z]+ )?(?:in|of)|"
    rf"over|on|against|above|below)(?: the)?(?: end of| start of)? (?P<year>{YEAR})".replace(" ", r"\s+"),
    re.IGNORECASE,
)
_YEAR = lazy_regex(rf"\b{YEAR}")
_NOW = lazy_regex(
    r"\b(?:now|today|currently|at present|this (?:year|month|week|season|spring|summer|autumn|winter)|latest|last (?:year|count|survey|census))\b",
    re.IGNORECASE,
)
_NO_SIZES = (Sense.PERCENT, Sense.POINTS, Sense.MULTIPLIER, Sense.FRACTION, Sense.DURATION)


def two_since(passage: Passage, match: re.Match[str]) -> Two | None:
    """The one size of the text that stands with the year that a change counts from, and the last of its sort before."""
    here = passage.stretch_at(match.start())
    named = list(_BASE.finditer(passage.skeleton, here.start, here.end))
    if len(named) != 1:
        return None
    later = _last_size(passage, here, match)
    if later is None:
        return None
    figure, stretch = later
    year = named[0]["year"]
    text = passage.skeleton[stretch.start : stretch.end]
    if stretch is not here and (year in text or not (_YEAR.search(text) or _NOW.search(text))):
        return None
    bases = _bases(passage, year, figure, match)
    return Two(bases[0], in_unit_of(figure, bases[0]), here) if len(bases) == 1 else None


def _last_size(passage: Passage, here: Stretch, match: re.Match[str]) -> tuple[Quantity, Stretch] | None:
    """The last size before a change, in its sentence or in the one before, and its sentence."""
    for stretch in (here, sentence_before(passage, here)):
        if stretch is None:
            return None
        sizes = [
            each
            for each in passage.within(stretch)
            if may_change(each) and each.span.start < passage.to_text(match.start())
        ]
        if sizes:
            return sizes[-1], stretch
    return None


def _bases(passage: Passage, year: str, figure: Quantity, match: re.Match[str]) -> list[Quantity]:
    """The sizes, each once, of the sentences before that name a year and have one size of a sort and an idea in common."""
    here = passage.stretch_at(match.start())
    said = ideas_in(passage.skeleton[passage.stretch_at(passage.to_skeleton(figure.span.start)).start : here.end])
    found: dict[Fraction, Quantity] = {}
    for stretch in passage.with_texts(((year,),)):
        if stretch.start >= here.start:
            break
        text = passage.skeleton[stretch.start : stretch.end]
        if len(set(_YEAR.findall(text))) != 1:
            continue
        alike = [
            each for each in passage.within(stretch) if each.index != figure.index and are_two_of_one(each, figure)
        ]
        is_of_it = bool(alike) and bool(figure.noun) and alike[0].noun == figure.noun
        if len(alike) == 1 and (is_of_it or not ideas_in(text).isdisjoint(said)):
            found.setdefault(size_of(alike[0]), in_unit_of(alike[0], figure))
    return list(found.values())


def are_two_of_one(one: Quantity, other: Quantity) -> bool:
    """Whether two figures may be sizes of one thing."""
    if not may_change(one) or are_money_and_count(one, other):
        return False
    return same_measure(*in_one_unit(one, other))


def may_change(figure: Quantity) -> bool:
    """Whether a figure is a plain size, which may be compared with an earlier one."""
    return figure.sense not in _NO_SIZES and not figure.is_range and figure.value > 0 and not figure.is_bound
