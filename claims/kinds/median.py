"""Medians: `the median of 3, 9 and 4 is 4`, `Bids of $40, $45 and $90 came in. The median bid was $45`.

The median is the middle one of the figures in the order of their size, or half way between the two in the middle.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from claims.claim import Claim, Strength
from claims.kinds.averages.of_listing import averages_of_listings
from claims.kinds.kind import Kind, in_order, same_measure
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Quantity, size_of
from claims.series import is_list, listed, series_before, series_of, without_number
from claims.span import Span

_MEDIAN = r"median(?! (?:strip|nerve|line|barrier|island)s?\b)"
_BESIDE = (
    series_of(_MEDIAN),
    series_before(rf"(?:with )?(?:an?|the|its|their) {_MEDIAN}(?: [\w’'-]+){{0,2}}? (?:of|at|is|was|being)"),
)
_NEXT = Phrase(
    rf"\b(?:the|their|its|my|our|his|her|your) {_MEDIAN}(?: [\w’'-]+){{0,4}}? "
    r"(?:is|was|were|came to|comes to|stood at|stands at|[a-z]+ed) <ABOUT>{m}"
)
_OTHER_DATA = lazy_regex(
    r"\b(?:national\w*|industry|sector|usual|previous|earlier|last|than|above|below|elsewhere|country|world|global|other|before|"
    r"since|ago|compared|against)\b",
    re.IGNORECASE,
)
_FEWEST = 3


def find(passage: Passage) -> Iterator[Claim]:
    """Every median stated with its data: a list in its sentence, or the one list of the sentence before."""
    for phrase in _BESIDE:
        for match in phrase.matches(passage):
            median = passage.quantity_at(match.start("m"))
            yield from _of_data(listed(passage, match, median), median, passage.extent(*match.span()))
    for match in _NEXT.matches(passage):
        here = passage.stretch_at(match.start())
        before, median = passage.before(here), passage.quantity_at(match.start("m"))
        if before is not None and not _OTHER_DATA.search(passage.skeleton, here.start, here.end):
            data = without_number([figure for figure in passage.within(before) if same_measure(figure, median)])
            if is_list(passage, data):
                yield from _of_data(data, median, passage.extent(before.start, match.end()))
    yield from _of_listings(passage)


def _of_listings(passage: Passage) -> Iterator[Claim]:
    for found in averages_of_listings(passage):
        if found.is_median:
            for claim in _of_data(found.data, found.mean, passage.extent(*found.match.span())):
                yield replace(claim, loose=True)


def _of_data(data: list[Quantity], median: Quantity, extent: Span) -> Iterator[Claim]:
    """The claim that a figure is the middle one of some."""
    if len(data) < _FEWEST or not same_measure(median, *data) or any(figure.is_range for figure in (median, *data)):
        return
    if len({figure.has_scale for figure in data}) > 1:
        # "12, 15 and 40 thousand" are all thousands.
        return
    premises = in_order(sorted(data, key=size_of))
    middle = [premise.name for premise in premises[(len(data) - 1) // 2 : len(data) // 2 + 1]]
    formula = middle[0] if len(middle) == 1 else f"({middle[0]} + {middle[1]}) / 2"
    yield Claim("median", median, formula, premises, extent, Strength.WORDED)


KIND = Kind(
    "median",
    "a median is the middle of the figures stated with it",
    find,
    example="Bids of $40, $45, $52, $60 and $90 came in. The median bid was $60.",
    counter_example="Bids of $40, $45, $52, $60 and $90 came in. The median bid elsewhere was $60.",
)
