"""Totals: of the rows of a table, of the items of a list, and of figures added up in a sentence."""

import re
from collections import defaultdict
from collections.abc import Iterator

from claims.claim import Claim, Premise, Strength
from claims.document import Block, BlockKind
from claims.kinds.kind import Kind, in_order, same_dimension, same_measure
from claims.passage import ANY, Passage
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense
from claims.span import Span

_TOTAL_LABEL = re.compile(
    r"\W*(?:grand |overall |combined )?(?:total|sum|totals|in total|altogether)\b[^\w]*(?:$|[\w %$€£()/:,.-]{0,40}$)",
    re.I,
)
_SUBTOTAL = re.compile(r"\W*(?:sub-?total|of which|including|net|less|average|mean|median|change|difference)\b", re.I)
_FEWEST = 2
_PROSE = Phrase(
    rf"(?P<parts>[{ANY}](?:[^.;:\uE000-\uF8FF]{{1,60}}[{ANY}]){{1,11}})[^.;:\uE000-\uF8FF]{{0,40}}?(?:,| ?[–—(]| and) ?"
    r"(?:for a (?:combined |grand )?total of|a total of|totall?ing|which totals|in total|adding up to|together|altogether|"
    r"(?:which )?(?:adds?|sums?) up to|making a total of|bringing the total to) (?:about |roughly |some |nearly |over )?{t}"
)
_CALCULATES = re.compile(r"\s*[-+×*/÷−x]\s*[\uE000-\uF8FF(]")
_NOT_PARTS = re.compile(
    r"[-+×*/÷−=]|\b(?:of|from|to|per|out|than|compared|versus|including|while|but|after|before|each|every|times|average)\b",
    re.I,
)


def find(passage: Passage) -> Iterator[Claim]:
    """Every stated total beside its parts."""
    yield from _in_tables(passage)
    yield from _in_lists(passage)
    yield from _in_prose(passage)


def _in_prose(passage: Passage) -> Iterator[Claim]:
    for match in _PROSE.matches(passage):
        parts = match["parts"]
        if _NOT_PARTS.search(parts) or _CALCULATES.match(passage.skeleton, match.end()):
            continue
        signs = [match.start("parts") + place for place, sign in enumerate(parts) if sign in ANY]
        figures = [passage.quantity_at(sign) for sign in signs]
        total = passage.quantity_at(match.start("t"))
        if same_dimension(total, *figures) and _is_sum(figures, total):
            yield _claim(total, figures, passage.extent(match.start(), match.end()), Strength.WORDED)


def _in_lists(passage: Passage) -> Iterator[Claim]:
    lists: dict[int, list[Block]] = defaultdict(list)
    for block in passage.document.blocks:
        if block.kind is BlockKind.ITEM and block.level == 1:
            lists[block.group].append(block)
    for items in lists.values():
        last = items[-1]
        if len(items) > _FEWEST and _labels_total(passage, last):
            figures = [_only(passage, item) for item in items]
            if all(figure is not None for figure in figures):
                whole = [figure for figure in figures if figure is not None]
                if _add_up(whole[:-1], whole[-1]):
                    yield _claim(whole[-1], whole[:-1], Span(items[0].span.start, last.span.end), Strength.STATED)


def _in_tables(passage: Passage) -> Iterator[Claim]:
    tables: dict[int, list[Block]] = defaultdict(list)
    for block in passage.document.blocks:
        if block.kind is BlockKind.CELL:
            tables[block.group].append(block)
    for cells in tables.values():
        yield from _in_table(passage, cells)


def _in_table(passage: Passage, cells: list[Block]) -> Iterator[Claim]:
    first = {cell.row: cell for cell in cells if cell.column == 0}
    last_row = max(first, default=0)
    if last_row not in first or not _labels_total(passage, first[last_row]):
        return
    rows = [row for row in sorted(first) if row < last_row and not (row == 0 and first[row].header)]
    if len(rows) < _FEWEST or any(_is_partial(passage, first[row]) for row in rows):
        return
    for column in sorted({cell.column for cell in cells} - {0}):
        by_row = {cell.row: cell for cell in cells if cell.column == column}
        if set(rows) | {last_row} <= set(by_row):
            figures = [_only(passage, by_row[row]) for row in [*rows, last_row]]
            whole = [figure for figure in figures if figure is not None]
            if len(whole) == len(figures) and _add_up(whole[:-1], whole[-1]):
                extent = Span(by_row[rows[0]].span.start, by_row[last_row].span.end)
                yield _claim(whole[-1], whole[:-1], extent, Strength.STATED)


def _labels_total(passage: Passage, block: Block) -> bool:
    text = passage.document.masked[block.span.start : block.span.end]
    return _TOTAL_LABEL.match(text) is not None


def _is_partial(passage: Passage, block: Block) -> bool:
    text = passage.document.masked[block.span.start : block.span.end]
    return _TOTAL_LABEL.match(text) is not None or _SUBTOTAL.match(text) is not None


def _only(passage: Passage, block: Block) -> Quantity | None:
    """The figure of a cell or an item that has just one."""
    found = passage.between(block.span)
    return found[0] if len(found) == 1 and not found[0].is_range else None


def _add_up(parts: list[Quantity], total: Quantity) -> bool:
    return same_measure(total, *parts) and _is_sum(parts, total)


def _is_sum(parts: list[Quantity], total: Quantity) -> bool:
    """Whether the figures can be a sum: no multiples, and no overall rate or percentage among the rates it sums up."""
    if len(parts) < _FEWEST or any(figure.sense in (Sense.MULTIPLIER, Sense.FRACTION) for figure in (*parts, total)):
        return False
    is_ratio = total.sense in (Sense.PERCENT, Sense.RATE) or any(power < 0 for _, power in total.unit.dimension)
    return not is_ratio or total.value > max(part.value for part in parts)


def _claim(total: Quantity, parts: list[Quantity], extent: Span, strength: Strength) -> Claim:
    premises: tuple[Premise, ...] = in_order(parts)
    return Claim("total", total, " + ".join(premise.name for premise in premises), premises, extent, strength)


KIND = Kind("total", "a total is the sum of the parts listed with it", find)
