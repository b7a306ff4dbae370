"""The average of a list or of a column of a table, told in the paragraph right after it: `On average 210 people came`.

The figures are those of the one list or column of the blocks before, without its totals, that are of the measure of the
average, and the words of the average name nothing else.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from claims.document import BlockKind
from claims.kinds.averages.words import COMPARED, IS, MODES, SIMPLE, WHOSE
from claims.kinds.kind import same_measure
from claims.label import ideas_in
from claims.listing import SUMMARY, Entry, listings
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense, size_of
from claims.span import Span
from claims.stem import idea
from claims.unit import NO_UNIT
from claims.unit_table import NAMES

_TOLD = (
    Phrase(r"(?<![\uE000-\uF8FF]\s)\b(?P<word>on average),?[^.;:,\uE000-\uF8FF]{0,40}? <ABOUT>{m}"),
    Phrase(
        rf"\b{WHOSE} (?P<how>{MODES})(?:[a-z]+-[a-z]+ )?(?P<word>averaged?|mean|median)\b[^.;:\uE000-\uF8FF]{{0,60}}?"
        r"(?: {k:count}[^.;:\uE000-\uF8FF]{0,20}?)?(?:,| of|" + IS + ") <ABOUT>{m}",
        frozenset("m"),
    ),
    Phrase(r"\b(?P<word>averaged) (?:across|over) (?:all |the |these )*(?:{k:count}|[a-z]+)[^.;:\uE000-\uF8FF]{0,60}? <ABOUT>{m}", frozenset("m")),
    Phrase(
        r"\b(?:the|their|its|our) {k:count|duration}[ -](?P<word>average|mean|median)(?: [a-z]+)?(?: is| was| of| came to| comes to|,) <ABOUT>{m}",
    ),
)  # fmt: skip
_OTHER = lazy_regex(
    r"\b(?:rang(?:e[ds]?|ing)|national|nationally|industry|sector|usual|previous|earlier|last|long-term|than|above|below|elsewhere|per|each|weighted|"
    r"typical|country|world|global|other|neighbour\w*|nearby|surrounding|needed|required|assum\w+|target|goal|before(?! (?:any|tax|interest|costs?|fees?)\b)|since|ago|compared|against|moving|life|age)\b",
    re.IGNORECASE,
)
_MONTHS = ideas_in("January February March April May June July August September October November December")
_WORDS = lazy_regex("[a-z]+")
_PERCENT = lazy_regex(r"%|\bper ?cent\b")
_WEIGHTED = (Sense.PERCENT, Sense.POINTS, Sense.RATE)
_FEWEST = 3
_BLOCKS_ON = 2
_FARTHEST = 4


class Listed(NamedTuple):
    """An average and the data that it is of; `is_plain` where nobody can have weighted them, `is_simple` where it says so."""

    match: re.Match[str]
    mean: Quantity
    data: list[Quantity]
    is_plain: bool
    is_median: bool
    is_simple: bool


def averages_of_listings(passage: Passage) -> Iterator[Listed]:
    """Every average told after the one list or column that it can be of."""
    lists: tuple[tuple[Entry, ...], ...] | None = None
    for phrase in _TOLD:
        for match in phrase.matches(passage):
            here = passage.stretch_at(match.start())
            behind = COMPARED.split(passage.skeleton[match.end() : here.end], maxsplit=1)[0]
            if _OTHER.search(passage.skeleton, here.start, match.end() + len(behind)):
                continue
            lists = listings(passage) if lists is None else lists
            given = passage.quantity_at(match.start("m"))
            means = [(_of_one_row(passage, entries, given), entries) for entries in lists]
            found = [
                (mean, data) for mean, entries in means if (data := _data(passage, entries, mean, here.sentence.block))
            ]
            counted = passage.quantity_at(match.start("k")).value if match.groupdict().get("k") else None
            said = passage.between(Span(passage.sentence_of(given).start, given.span.start))
            is_of_all = len(found) == 1 and {f.value for f in said if f.sense is Sense.COUNT} <= {len(found[0][1])}
            if is_of_all and not given.is_range and counted in (None, len(found[0][1])):
                mean, data = found[0]
                word = match["word"].lower()
                is_of_these = counted is not None and mean.sense not in _WEIGHTED
                is_median, is_simple = word == "median", _is_simple(match)
                is_plain = is_median or is_simple or is_of_these or _is_plain(passage, mean, data, word)
                yield Listed(match, mean, data, is_plain, is_median, is_simple)


def _of_one_row(passage: Passage, entries: tuple[Entry, ...], mean: Quantity) -> Quantity:
    """The average without its period where each row is of one: "107 mm a month" of the months of a season."""
    first, period = entries[0].figure, mean.unit.period
    if mean.sense is not Sense.RATE or first.sense is Sense.RATE or period == NO_UNIT:
        return mean
    symbol = period.atoms[0][0]
    grid = next((grid for grid in passage.grids if grid.cell_of(first)), None)
    is_named = grid is not None and idea(symbol) in ideas_in(grid.header(0))
    if is_named or symbol == "month" and sum(not _MONTHS.isdisjoint(entry.ideas) for entry in entries) >= _FEWEST:
        return replace(mean, unit=mean.unit.without_period(), sense=first.sense)
    return mean


def _data(passage: Passage, entries: tuple[Entry, ...], mean: Quantity, block: int) -> list[Quantity]:
    """The figures of a list that ends right before a block; none where it does not, or is of something else."""
    rows = [entry.figure for entry in entries if SUMMARY.isdisjoint(entry.ideas)]
    if len(rows) > _FEWEST and size_of(rows[-1]) == sum(map(size_of, rows[:-1])):
        rows.pop()
    if all(figure.sense is Sense.COUNT and not figure.unit.atoms for figure in rows) and _is_said_above(
        passage, rows, mean
    ):
        rows = [figure.but(unit=mean.unit, sense=mean.sense, noun=mean.noun) for figure in rows]
    if len(rows) < _FEWEST or not _ends_before(passage, rows[-1], block):
        return []
    alike = same_measure(mean, *rows) and all(figure.sense is mean.sense for figure in rows)
    sizes = [size_of(figure) for figure in rows]
    return rows if alike and min(sizes) / _FARTHEST <= size_of(mean) <= max(sizes) * _FARTHEST else []


def _is_simple(match: re.Match[str]) -> bool:
    """Whether the words say that nothing was weighted."""
    return not SIMPLE.isdisjoint((match.groupdict().get("how") or "").split())


def _is_plain(passage: Passage, mean: Quantity, data: list[Quantity], word: str) -> bool:
    """Whether nobody can have weighted data: of prices there are always amounts, where the table has them."""
    is_plain = mean.sense in (Sense.COUNT, Sense.MEASURE), word == "mean"
    return all(is_plain) or any(is_plain) and not _have_weights(passage, data)


def _is_said_above(passage: Passage, rows: list[Quantity], mean: Quantity) -> bool:
    """Whether the line above a list gives bare numbers the unit of their average: "Unemployment in per cent:"."""
    if not rows or not mean.unit.atoms:
        return False
    blocks = passage.document.blocks
    at = passage.stretch_at(passage.to_skeleton(rows[0].span.start)).sentence.block
    while at > 0 and blocks[at].kind is BlockKind.ITEM:
        at -= 1
    above = passage.document.masked[slice(*blocks[at].span)].lower()
    if mean.sense is Sense.PERCENT:
        return _PERCENT.search(above) is not None
    symbol = mean.unit.atoms[0][0]
    return idea(symbol) in ideas_in(above) or any(NAMES.get(word) == symbol for word in _WORDS.findall(above))


def _have_weights(passage: Passage, data: list[Quantity]) -> bool:
    """Whether the table has another column, by which its rows may have been weighted."""
    grid = next((grid for grid in passage.grids if grid.cell_of(data[0])), None)
    if grid is None:
        return False
    own = {cell.row for figure in data if (cell := grid.cell_of(figure)) is not None}
    return any(sum(grid.figure(row, column) is not None for column in grid.columns) > 1 for row in own)


def _ends_before(passage: Passage, last: Quantity, block: int) -> bool:
    """Whether nothing but the rest of the list or table, and at most a line, stands between a figure and a block."""
    blocks = passage.document.blocks
    at = passage.stretch_at(passage.to_skeleton(last.span.start)).sentence.block
    if at >= block or blocks[block].kind is not BlockKind.PARAGRAPH:
        return False
    prose = (each for each in islice(blocks, at + 1, block) if each.kind not in (BlockKind.ITEM, BlockKind.CELL))
    return len(list(islice(prose, _BLOCKS_ON))) < _BLOCKS_ON
