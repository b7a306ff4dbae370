"""Shares in a list: items that have a size and a percentage each, which it is of all of them: `wages, £1.44, or 45 percent`."""

from collections import defaultdict
from collections.abc import Iterator

from claims.claim import Claim
from claims.document import Block, BlockKind
from claims.kinds.columns.relation import WORDED_CHANCE, Row, claims_of, has_relation, share_of_all
from claims.kinds.kind import same_measure
from claims.passage import Passage
from claims.quantity import Quantity, Sense


def listed_shares(passage: Passage) -> Iterator[Claim]:
    """Every percentage of a list whose items have one each, beside a figure of one measure."""
    groups: dict[int, list[Block]] = defaultdict(list)
    for block in passage.document.blocks:
        if block.kind is BlockKind.ITEM and block.level == 1:
            groups[block.group].append(block)
    for items in groups.values():
        pairs = [_pair(passage, item) for item in items]
        read = [pair for pair in pairs if pair is not None]
        if len(read) == len(items) and same_measure(*(size for _, size in read)):
            yield from _shares(read)


def _pair(passage: Passage, item: Block) -> tuple[Quantity, Quantity] | None:
    """The percentage of an item and its only other figure."""
    found = passage.between(item.span)
    shares = [figure for figure in found if figure.sense is Sense.PERCENT]
    sizes = [figure for figure in found if figure.sense is not Sense.PERCENT]
    is_pair = len(shares) == len(sizes) == 1 and not any(figure.is_range or figure.value <= 0 for figure in found)
    return (shares[0], sizes[0]) if is_pair else None


def _shares(read: list[tuple[Quantity, Quantity]]) -> Iterator[Claim]:
    sizes = [size for _, size in read]
    rows = [Row(share, (size, *(other for other in sizes if other is not size))) for share, size in read]
    relation = share_of_all(len(sizes))
    if has_relation(relation, rows, 1, WORDED_CHANCE):
        yield from claims_of("column-share", relation, rows, [f"a{number}" for number in range(1, len(sizes) + 1)])
