"""The figures that a sentence gives by name, one thing to a clause: `Leeds has 120 staff, York 185, Hull 60 and Ripon 40`."""

from claims.kinds.kind import same_measure
from claims.label import ideas_in
from claims.listing import Entry
from claims.passage import ANY, Passage
from claims.pattern import lazy_regex
from claims.quantity import Hedge, Quantity, is_size
from claims.reach import in_unit_of

_CLAUSE = lazy_regex(
    r",? and |,|;|\bwhile\b|\bagainst\b|\s[–—]\s|:",
)
_FEWEST = 3


def told_by_name(passage: Passage, start: int, end: int) -> tuple[Entry, ...]:
    """The figures of a stretch of the skeleton with the ideas of their clauses; none where they are no list of one sort."""
    entries, at = [], start
    bounds = [(match.start(), match.end()) for match in _CLAUSE.finditer(passage.skeleton, start, end)]
    for stop, following in (*bounds, (end, end)):
        clause = passage.skeleton[at:stop]
        places = [at + place for place, sign in enumerate(clause) if sign in ANY]
        figures = [passage.quantity_at(place) for place in places]
        if len(figures) == 1 and _is_plain(figures[0]):
            entries.append(Entry(ideas_in(clause), figures[0]))
        elif figures and (entries or len(figures) > 1):
            return ()
        at = following
    if len(entries) < _FEWEST:
        return ()
    first = entries[0].figure
    alike = [entry._replace(figure=in_unit_of(entry.figure, first)) for entry in entries]
    if not all(same_measure(entry.figure, first) and entry.figure.sense is first.sense for entry in alike):
        return ()
    return tuple(alike)


def _is_plain(figure: Quantity) -> bool:
    plain = is_size(figure) and not figure.is_range and figure.value > 0
    return plain and figure.hedge in (Hedge.NONE, Hedge.EXACTLY, Hedge.ABOUT)
