"""Counts of listed items: `three reasons:` before a list, `a five-point plan` with its points.

Only a count that introduces the list is compared: it stands in the block right before the list, which ends with a colon,
or in the heading right before it, and counts something that lists consist of.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from claims.claim import Claim, Strength
from claims.document import Block, BlockKind
from claims.kinds.kind import Kind
from claims.passage import Passage
from claims.quantity import Hedge, Quantity, Sense
from claims.span import Span

_LISTED = frozenset(
    """
    point step reason way thing principle item factor part lesson rule recommendation question option tip measure component
    category type example pillar priority goal objective element stage phase action proposal idea argument problem
    challenge benefit advantage disadvantage condition criterion finding conclusion key feature section area issue task
    requirement strategy fact claim myth policy policies change group kind mistake sign theme trend decision cause risk source method approach
    """.split()
)
_SMALLEST, _LARGEST = 2, 40
_LONGEST_TAIL = 70


def find(passage: Passage) -> Iterator[Claim]:
    """Every count that introduces a list."""
    blocks = passage.document.blocks
    for first, items in _lists(blocks):
        if first == 0 or len(items) < _SMALLEST:
            continue
        counted = _introducing(passage, blocks[first - 1])
        if counted is not None:
            extent = Span(blocks[first - 1].span.start, items[-1].span.end)
            related = tuple(item.span for item in items)
            yield Claim("count", counted, str(len(items)), (), extent, Strength.STATED, related=related)


def _lists(blocks: tuple[Block, ...]) -> Iterator[tuple[int, list[Block]]]:
    """Where each list starts, and its items of the outermost level."""
    for is_item, run in groupby(enumerate(blocks), key=lambda pair: pair[1].kind is BlockKind.ITEM):
        members = list(run)
        if not is_item:
            continue
        for group in dict.fromkeys(block.group for _, block in members):
            items = [(index, block) for index, block in members if block.group == group]
            if items[0][1].level == 1:
                yield items[0][0], [block for _, block in items]


def _introducing(passage: Passage, block: Block) -> Quantity | None:
    text = passage.document.quote(block.span).rstrip()
    introduces = text.rstrip("*_ ").endswith(":") and block.kind is BlockKind.PARAGRAPH
    if not introduces and block.kind is not BlockKind.HEADING:
        return None
    clause = Span(block.span.start + text[:-1].rfind(". ") + 1, block.span.end)
    figures = passage.between(clause)
    if len(figures) != 1 or not _is_count(figures[0]):
        return None
    tail = passage.document.masked[figures[0].span.end : block.span.start + len(text)]
    # Whatever is counted right before the colon is listed after it; elsewhere only what lists consist of.
    if figures[0].noun not in _LISTED and tail.strip(" *_") != ":":
        return None
    return figures[0] if len(tail) < _LONGEST_TAIL and not re.search(r"[,:;(].*\w", tail) else None


def _is_count(quantity: Quantity) -> bool:
    plain = (
        quantity.sense is Sense.COUNT
        and bool(quantity.noun)
        and quantity.value.denominator == 1
        and not quantity.is_range
    )
    return plain and quantity.hedge in (Hedge.NONE, Hedge.EXACTLY) and _SMALLEST <= quantity.value <= _LARGEST


KIND = Kind(
    "count",
    "a list has as many items as the sentence before it says",
    find,
    example="There are four reasons:\n\n- The road is steep.\n- The bus is full.\n- The shop is shut.\n",
    counter_example="There are at least four reasons:\n\n- cost\n- time\n",
)
