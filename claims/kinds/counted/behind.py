"""Counts of those that the end of their sentence names: `Three mills have closed since May: Ash Vale, the old Tarn mill and Corran`.

The names stand behind a colon, and nothing between the count and the colon could bear them as well. One name more or less than
were counted is a slip.
"""

from collections.abc import Iterable, Iterator

from claims.claim import Claim, Strength
from claims.enumeration import are_named, items_in
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Quantity
from claims.span import Span

_LEAD = lazy_regex(r"(?P<words>[^.:;()?!–—\n\"“”\uE000-\uF8FF]{0,120}):\s+")
_ITEMS = lazy_regex(r"(?P<items>[^.:;()?!–—\n\"“”\uE000-\uF8FF]{5,200}?)(?:\.|$)")
_SOME = lazy_regex(
    r"\b(?:among|including|includes?|such as|notably|especially|led by|like|for example|first|besides|only|once)\b"
)
_OTHERS = lazy_regex(
    r"\b(?:[a-z]{3,}(?<!s|u)s|people|persons|m[ae]n|women|children|north|south|east|west|coast|county|country|region|area|valley|continent|district)\b"
)
"""What could be named too."""
_NAMELESS = frozenset(
    """
    terms rules rights plans costs fees fines prices rates grounds charges claims bids offers decisions appeals complaints objections
    results losses profits cuts limits targets talks votes accounts reports orders trials repairs works votes taxes sales shares stages
    years months weeks days hours minutes others this was has does its years' times always perhaps besides sometimes thus yes less
    """.split()
)
_MARKS = lazy_regex("[*_]")
_FEWEST, _LONGEST = 2, 6


def of_names_behind(passage: Passage, counts: Iterable[Quantity]) -> Iterator[Claim]:
    """Every count whose sentence ends with the names of what it counts."""
    for counted in counts:
        items = _items(passage, counted) if counted.is_word else None
        if items is None:
            continue
        number = len(items_in(passage.document.masked[items.start : items.end], longest=_LONGEST))
        if counted.value == number or abs(counted.value - number) == 1 and number >= _FEWEST:
            extent = Span(counted.span.start, items.end)
            yield Claim("count", counted, str(number), (), extent, Strength.WORDED, loose=True, related=(items,))


def _items(passage: Passage, counted: Quantity) -> Span | None:
    """The names behind the colon of the sentence of a count, where they are those of nothing else."""
    here, at = passage.stretch_at(passage.to_skeleton(counted.span.start)), passage.to_skeleton(counted.span.start)
    lead = _LEAD.match(passage.lowered, at + 1, here.end)
    if lead is None or _SOME.search(lead["words"]) or set(_OTHERS.findall(lead["words"])) - _NAMELESS:
        return None
    if any(figure.index < counted.index and not _is_year(figure) for figure in passage.within(here)):
        return None
    start = passage.extent(lead.end(), lead.end() + 1).start
    match = _ITEMS.match(passage.document.masked, start, here.sentence.span.end)
    if match is None or passage.between(Span(*match.span("items"))):
        return None
    items = items_in(_MARKS.sub("", match["items"]), longest=_LONGEST)
    return Span(*match.span("items")) if are_named(items) else None


def _is_year(figure: Quantity) -> bool:
    return not figure.noun and not figure.is_word
