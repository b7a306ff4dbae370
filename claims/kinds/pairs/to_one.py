"""The ratio of the only two counts: `1,800 applicants for 300 places: they outnumber them 6 to 1`, `a ratio of 15:1`.

Nothing says which of the two comes first, so a ratio is taken from the greater to the smaller.
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from claims.claim import Claim, Premise
from claims.kinds.kind import same_dimension
from claims.kinds.pairs.only_two import is_tail_known, is_unsure_before, two_around
from claims.passage import Passage
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense, size_of
from claims.reach import in_one_unit
from claims.span import Span

_TOLD = r"(?:ratios?|outnumber\w*|outweigh\w*|outstrip\w*|dwarf\w*|exceed\w*|odds|proportions?)"
_AMONG = r"[^.;\uE000-\uF8FF]{0,50}?"
_ABOUT = r"(?:(?:about|around|roughly|nearly|almost|some|just|over|more than|by|a) )*"
_SCANNED = Phrase(rf"\b{_TOLD}\b{_AMONG} {_ABOUT}{{r:count}} to (?:{{s:count}}|one\b)", frozenset("r"))
_PRINTED = Phrase(rf"\b{_TOLD}\b{_AMONG}\b(?P<r>\d{{1,4}}(?:\.\d{{1,2}})?) ?: ?(?P<s>1)\b(?!:?\d)")
_UNSURE = Phrase(
    r"\b(?:if|would|could|should|target|recommend\w*|legal|national|average|aspect|gear|not|never|betting|bookmakers?|previous|another|from|instead)\b"
)
_NEAREST = Fraction(1, 8)


def proportions_of_two(passage: Passage) -> Iterator[Claim]:
    """Every ratio to one said of the only two counts around it."""
    for match in _SCANNED.matches(passage, _UNSURE):
        if not match["s"] or passage.quantity_at(match.start("s")).value == 1:
            yield from _claims(passage, match, passage.quantity_at(match.start("r")))
    for match in _PRINTED.matches(passage, _UNSURE):
        span = Span(passage.to_text(match.start("r")), passage.to_text(match.end("r")))
        size = Fraction(match["r"])
        last = Fraction(1, 10 ** len(match["r"].partition(".")[2]))
        yield from _claims(
            passage, match, Quantity(-2 - span.start, span, span, size, resolution=last, round_resolution=last)
        )


def _claims(passage: Passage, match: re.Match[str], asserted: Quantity) -> Iterator[Claim]:
    two = two_around(passage, match, _is_count)
    if two is None or is_unsure_before(passage, two, _UNSURE) or not is_tail_known(passage, match, two):
        return
    pair = in_one_unit(two.first, two.second)
    if not same_dimension(*pair):
        return
    low, high = sorted(pair, key=size_of)
    if size_of(high) / size_of(low) / (asserted.value or 1) < _NEAREST:
        return
    premises, extent = (Premise("x", high), Premise("y", low)), passage.extent(*match.span())
    yield Claim("ratio", asserted, "x / y", premises, extent, loose=not two.is_near)


def _is_count(figure: Quantity) -> bool:
    return figure.sense in (Sense.COUNT, Sense.MEASURE, Sense.MONEY, Sense.RATE)
