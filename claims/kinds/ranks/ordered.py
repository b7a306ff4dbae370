"""Ranks among what a list, a table or the sentence before gives by name: `Hull is the second largest`, `more than the other three combined`.

The thing that is named must be one of them, and what else the words say must be told with them. A rank is asserted as a
direction: the figure is above the next one below it, and below the next one above.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from claims.claim import Claim, Premise
from claims.kinds.kind import in_order
from claims.kinds.ranks.told import told_by_name
from claims.label import ideas_in
from claims.listing import SUMMARY, Entry, entry_named, listings
from claims.passage import ANY, Passage
from claims.pattern import lazy_regex
from claims.quantity import Hedge, Quantity, Sense, size_of
from claims.span import Span

_MOST = r"largest|biggest|highest|greatest|longest|heaviest|tallest|busiest|costliest|most expensive|most populous|dearest|most"
_LEAST = r"smallest|lowest|shortest|lightest|cheapest|least expensive|fewest|least"
_THE = lazy_regex(
    rf"\bthe (?P<rank>(?:second|third|fourth)[- ])?(?P<word>{_MOST}|{_LEAST})\b(?P<of>[^.;:,()\n{ANY}]{{0,50}})"
)
_COMBINED = lazy_regex(
    r"\bmore (?:[a-z]+ )?than (?:all )?(?:of )?(?:the )?(?:(?:other|rest|others)\b[^.;:,()\n]{0,30}?)(?: combined| put together| together| taken together)\b"
)
_SUBJECT = lazy_regex(
    rf"(?:\A|[.;:,(–—{ANY}]|\b(?:so|and|but|while|making|makes|thus|therefore)\s)\s*(?:so |thus |therefore )?(?P<subject>[^.;:,(){ANY}\n]{{2,60}}?)"
    r"\s(?:is|are|was|were|has|have|had|remains?|remained|recorded|ranks?|ranked|came|comes|employs?|made|makes|earns?|earned|sells?|sold|produces?|produced|spends?|"
    r"spent|draws?|drew|takes?|took|gets?|got|uses?|used)(?: by far| clearly| again| still| also| now| as)?\s*\Z"
)
_UNLESS = lazy_regex(
    r"\b(?:not|never|one of|among|if|would|could|ever|after|before|except|but|usually|often|n[’']t|growth|growing|increase|rise|fall|change|per|average|"
    r"share|world|country|since|likely|part|of all|time)\b",
    re.IGNORECASE,
)
_PLAIN = ideas_in(
    "item line share source part category group sum amount number figure heading entry single total list table three four five six two"
)
_RANKS = {"second": 2, "third": 3, "fourth": 4}
_SIGNS = ("est ", "est.", "est,", "most", "least", "together", "combined")
_REACH = 90


class _Named(NamedTuple):
    """The figure of what is named, and those of the others."""

    own: Quantity
    others: tuple[Quantity, ...]


def ranks(passage: Passage) -> Iterator[Claim]:
    """Every rank of what is named among others, and every one that is more than all of them."""
    if not any(sign in passage.lowered for sign in _SIGNS):
        return
    lists: tuple[tuple[Entry, ...], ...] | None = None
    for pattern in (_THE, _COMBINED):
        for match in pattern.finditer(passage.skeleton):
            subject = _SUBJECT.search(passage.skeleton, max(0, match.start() - _REACH), match.start())
            start, sentence = _sentence(passage, match)
            if subject is None or subject.start("subject") < start - 1 or _UNLESS.search(sentence):
                continue
            lists = listings(passage) if lists is None else lists
            is_rank = bool(match.groupdict().get("rank"))
            found = _among(
                passage, match, subject["subject"], start, lists, with_tables=is_rank or pattern is _COMBINED
            )
            if found is not None:
                yield _combined(passage, match, found) if pattern is _COMBINED else _ranked(passage, match, found)


def _sentence(passage: Passage, match: re.Match[str]) -> tuple[int, str]:
    """Where the sentence of a match starts, and what it says up to the end of the match."""
    skeleton = passage.skeleton
    start = max(skeleton.rfind(". ", 0, match.start()) + 1, skeleton.rfind("\n", 0, match.start()) + 1)
    return start, skeleton[start : match.end()]


def _among(
    passage: Passage,
    match: re.Match[str],
    subject: str,
    start: int,
    lists: tuple[tuple[Entry, ...], ...],
    *,
    with_tables: bool,
) -> _Named | None:
    """The figures of what is named and of the others, where the sentence, the one before or one list gives them."""
    skeleton = passage.skeleton
    paragraph = skeleton.rfind("\n\n", 0, start) + 1
    before = max(paragraph, skeleton.rfind(". ", 0, max(0, start - 2)) + 1)
    told = told_by_name(passage, start, match.start()) or told_by_name(passage, before, start)
    groups = [told] if told else [entries for entries in lists if with_tables or not _is_in_table(passage, entries)]
    found = [named for entries in groups if (named := _named(passage, entries, match, subject, before)) is not None]
    return found[0] if len(found) == 1 else None


def _is_in_table(passage: Passage, entries: tuple[Entry, ...]) -> bool:
    return any(cell.figure is entries[0].figure for grid in passage.grids for cell in grid.cells.values())


def _named(
    passage: Passage, entries: tuple[Entry, ...], match: re.Match[str], subject: str, before: int
) -> _Named | None:
    entries = tuple(entry for entry in entries if SUMMARY.isdisjoint(entry.ideas))
    own = entry_named(entries, subject)
    sizes = [size_of(entry.figure) for entry in entries]
    if own is None or len(entries) < 3 or len(set(sizes)) < len(sizes):
        return None
    known = frozenset().union(_PLAIN, *(entry.ideas for entry in entries))
    around = passage.skeleton[before : match.start()]
    of = ideas_in(match.groupdict().get("of") or "")
    if not of <= known | ideas_in(around) | _heads(passage, own.figure) or not ideas_in(subject) & own.ideas:
        return None
    others = tuple(entry.figure for entry in entries if entry is not own)
    return _Named(own.figure, others) if len({figure.unit.dimension for figure in (own.figure, *others)}) == 1 else None


def _heads(passage: Passage, figure: Quantity) -> frozenset[str]:
    """The words above the table of a figure."""
    for grid in passage.grids:
        for cell in grid.cells.values():
            if cell.figure is figure:
                return ideas_in(" ".join([grid.header(0), grid.header(cell.column), grid.caption])) | frozenset(
                    (figure.noun,)
                )
    return frozenset((figure.noun,))


def _ranked(passage: Passage, match: re.Match[str], found: _Named) -> Claim:
    """The claim that a figure has its rank: the neighbour that it would have to be on the other side of, else the one below."""
    is_most = re.fullmatch(_MOST, match["word"], re.IGNORECASE) is not None
    rank = _RANKS[match["rank"].lower().strip(" -")] if match["rank"] else 1
    others = sorted(found.others, key=size_of, reverse=is_most)
    above, below = others[: rank - 1], others[rank - 1 :]
    own = size_of(found.own)
    wrong = [figure for figure in above if (size_of(figure) < own) is is_most]
    leads = Hedge.OVER if is_most else Hedge.UNDER
    trails = Hedge.UNDER if is_most else Hedge.OVER
    span = Span(
        passage.to_text(match.start("rank") if match["rank"] else match.start("word")),
        passage.to_text(match.end("word")),
    )
    if wrong or not below:
        return _direction(
            span, trails, found.own, "b - a", (Premise("a", (wrong or above)[-1]), Premise("b", found.own))
        )
    return _direction(span, leads, found.own, "b - a", (Premise("a", below[0]), Premise("b", found.own)))


def _combined(passage: Passage, match: re.Match[str], found: _Named) -> Claim:
    premises = in_order(found.others)
    total = " + ".join(premise.name for premise in premises)
    span = Span(passage.to_text(match.start()), passage.to_text(match.start()) + len("more"))
    return _direction(span, Hedge.OVER, found.own, f"b - ({total})", (*premises, Premise("b", found.own)))


def _direction(word: Span, hedge: Hedge, own: Quantity, formula: str, premises: tuple[Premise, ...]) -> Claim:
    asserted = Quantity(-2 - word.start, word, word, Fraction(0), own.unit, Sense.DIRECTION, hedge, word)
    return Claim("superlative", asserted, formula, premises, word)
