"""The shares of all that there is, one in each item of a list: "Waste breaks down as follows: food: 37%, paper: 21% …".

They add up to all within what rounding may do. A list that says so before it, or ends with what is left over, convicts
as a warning: its last share, or that of everything else, is not what the others leave.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from claims.claim import Claim, Strength
from claims.document import Block, BlockKind
from claims.kinds.kind import in_order
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Hedge, Quantity, Sense, around

_FEWEST, _MOST = 3, 12
_ALL, _FARTHEST = 100, 30
_SPLITS = lazy_regex(
    r"\b(?:breaks? down|breakdown|split|divided?|made up|composed|composition|consists?|spent|goes|went|distributed|allocated|shared out"
    r"|shares?|by source|mix|comes? from|came from|falls? into|as follows|where .{3,30} (?:goes|comes))\b[^.]*:\W*$",
    re.IGNORECASE,
)
_REST = lazy_regex(
    r"\W*(?:all )?(?:others?|the rest|rest|remainder|remaining|everything else|miscellaneous|unknown)\b", re.I
)
_NO_SHARES = lazy_regex(
    r"\b(?:rose|fell|grew|increase[ds]?|decrease[ds]?|growth|rates?|each|more than one|multiple|several answers|at least|among)\b"
    r"|\b(?:up|down|plus|minus) (?:by )?\d|[+−]\d",
    re.IGNORECASE,
)


def find_hundreds(passage: Passage) -> Iterator[Claim]:
    """The share of every list of shares that the others leave."""
    lists: dict[int, list[int]] = defaultdict(list)
    for place, block in enumerate(passage.document.blocks):
        if block.kind is BlockKind.ITEM and block.level == 1:
            lists[block.group].append(place)
    for places in lists.values():
        if _FEWEST <= len(places) <= _MOST:
            yield from _claims(passage, places)


def _claims(passage: Passage, places: list[int]) -> Iterator[Claim]:
    blocks = passage.document.blocks
    shares = [_share(passage, blocks[place]) for place in places]
    found = [share for share in shares if share is not None]
    text = passage.document.masked[blocks[max(0, places[0] - 1)].span.start : blocks[places[-1]].span.end]
    if len(found) != len(shares) or _NO_SHARES.search(text):
        return
    reach = sum((share.resolution for share in found), Fraction(0)) / 2
    excess = abs(sum((share.value for share in found), Fraction(-_ALL)))
    labels = [passage.document.quote(blocks[place].span) for place in places]
    rests = [share for share, label in zip(found, labels, strict=True) if _REST.match(label)]
    lead = passage.document.quote(blocks[places[0] - 1].span) if places[0] else ""
    if excess > reach and not (excess <= _FARTHEST and (len(rests) == 1 or _SPLITS.search(lead))):
        return
    rest = rests[0] if len(rests) == 1 else found[-1]
    premises = in_order(share for share in found if share is not rest)
    formula = "1 - " + " - ".join(premise.name for premise in premises)
    made = Claim("remainder", rest, formula, premises, around(tuple(found)), Strength.WORDED)
    yield replace(made, loose=True, is_rounded=True)


def _share(passage: Passage, block: Block) -> Quantity | None:
    """The one percentage of an item, of all and not of what another item says."""
    figures = passage.between(block.span)
    shares = [figure for figure in figures if figure.sense is Sense.PERCENT]
    is_plain = len(shares) == 1 and shares[0].hedge is Hedge.NONE and not shares[0].is_range
    return shares[0] if is_plain and 0 < shares[0].value < _ALL else None
