"""Shares per head and per unit: `$4.2 million across 1,400 residents, or $3,000 per person`.

`30 flats at a cost of $3.6 million, or $120,000 per flat`; `Split among 90 members it comes to $3,000 each`, where the total
stands in the sentence before. What the share is per must be what the total is divided by, or a person, or each.
"""

import re
from collections.abc import Iterator

from claims.claim import Claim
from claims.kinds.kind import Kind, same_dimension
from claims.passage import Passage
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense
from claims.sharing import shared_out

_FREE = r"[^.;:\uE000-\uF8FF]"
_THE = r"(?:the |its |their |our |all |some |about |around )*"
_AMONG = r"\b(?:across|among|amongst|between|for|(?:divided|shared|split|spread)(?: equally| evenly| out)? (?:among|amongst|between|by|across|over))"
_OR = (
    r"(?:,| ?[–—(]| and) ?(?:or |so |that is |which is |i\.e\. |it is |it |that |which |this |equivalent to |works out (?:at|to) |comes to |"
    r"amounts to |is )*"
)
_IS = r"(?:is|was|comes to|came to|works out (?:at|to)|makes|gives|would be|amounts to|leaves|means)"
_IN_SENTENCE = (
    Phrase(rf"{{t}}{_FREE}{{0,40}}?{_AMONG} {_THE}{{n}}{_FREE}{{0,30}}?{_OR}<ABOUT>{{e}}"),
    Phrase(rf"{{n}}{_FREE}{{0,30}}?\b(?:at|for)(?: an?| the)?(?: total)?(?: (?:cost|price|bill) of)? <ABOUT>{{t:money}}{_FREE}{{0,20}}?{_OR}<ABOUT>{{e}}"),
)  # fmt: skip
_TOTAL_BEFORE = Phrase(
    rf"\b(?:divided|shared|split|spread)(?: equally| evenly| out)? (?:among|amongst|between|by|across|over) {_THE}{{n}},?{_FREE}{{0,20}}? {_IS} <ABOUT>{{e}}"
)
_EACH = re.compile(r"\s+(?:each|apiece|(?:a|per) head|per capita|for each|for every one)\b")
_PERSON = frozenset(("person", "head", "capita"))
_ANOTHER = re.compile(
    r"\b(?:up|down|from|more|less|than|compared|instead|respectively|interest|saving|average|median|at least|plus|another)\b",
    re.I,
)


def find(passage: Passage) -> Iterator[Claim]:
    """Every share per head or unit stated beside its total and the number that it is divided by."""
    for phrase in _IN_SENTENCE:
        for match in phrase.matches(passage):
            yield from _shares(passage, match, passage.quantity_at(match.start("t")))
    for match in _TOTAL_BEFORE.matches(passage):
        total = _total_before(passage, match)
        if total is not None:
            yield from _shares(passage, match, total)


def _shares(passage: Passage, match: re.Match[str], total: Quantity) -> Iterator[Claim]:
    number, each = passage.quantity_at(match.start("n")), passage.quantity_at(match.start("e"))
    is_each = _EACH.match(passage.skeleton, match.start("e") + 1) is not None
    end = passage.stretch_at(match.start("e")).end
    if _ANOTHER.search(passage.skeleton, match.start(), end) or not (is_each or _is_per(each, number)):
        return
    if number.sense not in (Sense.COUNT, Sense.MEASURE) or total.sense is Sense.RATE:
        return
    claim = shared_out("per-head", total, number, each, passage.extent(*match.span()))
    if claim is not None:
        yield claim


def _is_per(each: Quantity, number: Quantity) -> bool:
    """Whether a rate is per what a number counts or measures, or per person."""
    below = {symbol for symbol, power in each.unit.atoms if power < 0}
    return (
        each.sense is Sense.RATE and bool(below) and below <= {*(symbol for symbol, _ in number.unit.atoms), *_PERSON}
    )


def _total_before(passage: Passage, match: re.Match[str]) -> Quantity | None:
    """The one figure before a match, in its sentence or else in the one before, that the share can be a part of."""
    here = passage.stretch_at(match.start("n"))
    each = passage.quantity_at(match.start("e"))
    left = passage.between(passage.extent(here.start, match.start()))
    before = passage.before(here)
    for figures in (left, passage.within(before) if before else ()):
        fitting = [figure for figure in figures if same_dimension(figure, each) and figure.sense is not Sense.RATE]
        if fitting:
            return fitting[0] if len(fitting) == 1 else None
    return None


KIND = Kind(
    "per-head",
    "a total divided by a number is the share per head or unit stated for it",
    find,
    example="The prize of €45,000 was divided among 9 winners, or €4,000 each.",
    counter_example="They bought 40 chairs at $25 each and 10 tables.",
)
