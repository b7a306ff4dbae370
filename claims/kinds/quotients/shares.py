"""What each of them has of a total: `£3.15 million for 1.26 million loans. Each loan therefore cost £2.50`.

The share is said per what is counted or measured (`a mile`, `per bed`, `for every officer`), of each (`apiece`, `a head`),
of one (`every nurse has 12`) or on average. What it is per may go by another name than what is counted: `24 clinics, $9,000
a site`. Where the words only set it beside the figures it is convicted of a slip alone.
"""

from collections.abc import Iterator

from claims.claim import Claim
from claims.kinds.quotients.operands import Quotients
from claims.kinds.quotients.pairs import Pairs
from claims.kinds.quotients.share import shares_said
from claims.kinds.quotients.words import Words
from claims.passage import Passage


def shares(kind: str, passage: Passage) -> Iterator[Claim]:
    """Every share that the figures near it give, or do not give."""
    quotients = passage.shared(Quotients)
    seen: set[int] = set()
    for share in shares_said(passage):
        if share.figure.index not in seen:
            words = Words(passage, share)
            pairs = Pairs(kind, passage, share, words)
            claim = quotients.claim(
                share.figure, pairs, words.are_sure, words.are_named, words.are_told, words.is_one_way
            )
            if claim is not None or share.narrowed or share.is_thing:
                seen.add(share.figure.index)
            if claim is not None:
                yield claim
