"""What prose tells of an entry of the list or table near by: `Insulation took 36% of the money`, `1.7 times the driest month`.

The entry is the one that the clause names, or the greatest or smallest where a superlative stands in it. What its share
of all entries, or its ratio to another, gives is explained so; nothing is held against a figure that it does not give.
"""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import permutations
from typing import NamedTuple

from claims.claim import Claim, Premise, Strength
from claims.document import BlockKind
from claims.kinds.columns.relation import QUOTIENT, Relation, share_of_all
from claims.kinds.kind import same_measure
from claims.label import content_words
from claims.listing import SUMMARY, Entry, akin, listings
from claims.passage import ANY, Passage, Stretch
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense, around, size_of
from claims.reach import as_spoken
from claims.stem import idea

_SHARES = (Sense.PERCENT, Sense.FRACTION)
_TOLD = (*_SHARES, Sense.MULTIPLIER)
_BLOCKS_ON = 3
_BLOCKS_BACK = 1
_FEWEST, _MOST = 3, 40
_MOST_NAMED = 4
_CLAUSE = lazy_regex(rf"[;:.()–—{ANY}]|, (?:and|but|while|whereas)\b|\bwhile\b|\bwhereas\b")
_SUPERLATIVE = lazy_regex(r"\b(?:most|least|top|[a-z]{3,}(?<!inter)(?<!for)(?<!harv)est)\b")


class _Listing(NamedTuple):
    """The entries of a list or column without its total, that total, and the blocks in which it may be told of."""

    entries: tuple[Entry, ...]
    total: Quantity | None
    first_block: int
    last_block: int


def told_of_entries(passage: Passage) -> Iterator[Claim]:
    """Every share or ratio near a list or table that its entries give."""
    told = [figure for figure in passage.quantities if figure.sense in _TOLD and not figure.is_range]
    found = list(_listings(passage)) if told else []
    for figure in told if found else ():
        here = passage.stretch_at(passage.to_skeleton(figure.span.start))
        block = here.sentence.block
        if passage.document.blocks[block].kind in (BlockKind.CELL, BlockKind.HEADING):
            continue
        for listing in found:
            if listing.first_block - _BLOCKS_BACK <= block <= listing.last_block + _BLOCKS_ON:
                claim = _claim(passage, listing, figure, here)
                if claim is not None:
                    yield claim
                    break


def _listings(passage: Passage) -> Iterator[_Listing]:
    starts = [block.span.start for block in passage.document.blocks]
    for entries in listings(passage):
        totals = [entry.figure for entry in entries if not SUMMARY.isdisjoint(entry.ideas)] or _sum_of_others(entries)
        terms = tuple(entry for entry in entries if SUMMARY.isdisjoint(entry.ideas) and entry.figure not in totals)
        if _FEWEST <= len(terms) <= _MOST and same_measure(*(entry.figure for entry in terms)):
            ends = [bisect_left(starts, entries[place].figure.span.end) - 1 for place in (0, -1)]
            whole = totals[0] if len(totals) == 1 and _is_whole(totals[0], terms) else None
            yield _Listing(terms, whole, ends[0], _end_of_group(passage, ends[1]))


def _sum_of_others(entries: tuple[Entry, ...]) -> list[Quantity]:
    """The last figure where it is the sum of those before it, whatever it is called."""
    *terms, last = (entry.figure for entry in entries)
    return [last] if len(terms) > 1 and size_of(last) == sum(map(size_of, terms)) else []


def _end_of_group(passage: Passage, block: int) -> int:
    """The last block of the list or table in which a block stands."""
    blocks = passage.document.blocks
    while block + 1 < len(blocks) and (blocks[block + 1].kind, blocks[block + 1].group) == (
        blocks[block].kind,
        blocks[block].group,
    ):
        block += 1
    return block


def _is_whole(total: Quantity, terms: tuple[Entry, ...]) -> bool:
    sizes = [size_of(entry.figure) for entry in terms]
    return same_measure(total, terms[0].figure) and size_of(total) > max(sizes)


def _claim(passage: Passage, listing: _Listing, figure: Quantity, here: Stretch) -> Claim | None:
    """What the entries named beside a figure give of it: the share of one in all, or how many times another it is."""
    if figure.sense is Sense.MULTIPLIER:
        named = _named(listing, passage.lowered[here.start : here.end])
        return _of_pairs(listing, figure, named)
    for words in _clauses(passage, figure, here):
        named = _named(listing, words)
        if named:
            return next((claim for entry in named if (claim := _share(listing, figure, entry))), None)
    return None


def _clauses(passage: Passage, figure: Quantity, here: Stretch) -> Iterator[str]:
    """The words of the clause before a figure, those behind it, and all before it in its sentence."""
    at = passage.to_skeleton(figure.span.start)
    before, after = passage.lowered[here.start : at], passage.lowered[at + 1 : here.end]
    yield _CLAUSE.split(before)[-1]
    yield _CLAUSE.split(after, 1)[0]
    yield before


def _named(listing: _Listing, words: str) -> list[Entry]:
    """The entries that some words name, and the greatest and the smallest where they have a superlative."""
    ideas = [idea(word) for word in content_words(words)]
    scores = [sum(any(akin(one, other) for other in entry.ideas) for one in ideas) for entry in listing.entries]
    best = max(scores, default=0)
    named = [entry for entry, score in zip(listing.entries, scores, strict=True) if best and score]
    named.sort(key=lambda entry: -scores[listing.entries.index(entry)])
    if _SUPERLATIVE.search(words):
        ends = [pick(listing.entries, key=lambda entry: size_of(entry.figure)) for pick in (max, min)]
        named = [*named, *(entry for entry in ends if entry not in named)]
    return named if len(named) <= _MOST_NAMED else []


def _share(listing: _Listing, figure: Quantity, entry: Entry) -> Claim | None:
    part, others = entry.figure, [other.figure for other in listing.entries if other is not entry]
    if listing.total is not None:
        return _inferred(QUOTIENT, figure, (part, listing.total), ("a", "b"))
    names = tuple(f"a{place}" for place in range(1, len(others) + 2))
    return _inferred(share_of_all(len(names)), figure, (part, *others), names)


def _of_pairs(listing: _Listing, figure: Quantity, named: list[Entry]) -> Claim | None:
    for one, other in permutations(named, 2):
        claim = _inferred(QUOTIENT, figure, (one.figure, other.figure), ("a", "b"))
        if claim is not None:
            return claim
    return None


def _inferred(
    relation: Relation, figure: Quantity, premises: tuple[Quantity, ...], names: tuple[str, ...]
) -> Claim | None:
    """The claim that some entries give a figure, where they do."""
    asserted, value = as_spoken(figure), relation.compute(*map(size_of, premises))
    if value is None or not asserted.interval.contains(value / asserted.unit.factor):
        return None
    named = tuple(Premise(name, premise) for name, premise in zip(names, premises, strict=True))
    return Claim("column-share", asserted, relation.formula, named, around((figure, *premises)), Strength.INFERRED)
