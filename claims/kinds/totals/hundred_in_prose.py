"""The shares of all that there is in one sentence: `Visitors come on foot (40 percent), by bus (35 percent) and by car (25 percent)`.

Shares that add up to all within what rounding may do are told so by their sum. Others convict as a warning where the words say
that all is shared out and the sum is off as one wrong digit or two swapped ones make it; less than all may just leave some out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from claims.claim import Claim, Strength
from claims.kinds.kind import in_order, is_operand
from claims.misprint import Misprint, misprint_between
from claims.passage import SIGNS, Passage, Stretch
from claims.pattern import lazy_regex
from claims.quantity import Hedge, Quantity, Sense, around

_FEWEST, _MOST = 3, 9
_ALL, _TEN, _LONGEST = 100, 10, 70
_PERCENT = SIGNS[Sense.PERCENT]
_NO_SHARES = lazy_regex(
    r"\b(?:rose|fell|grew|risen|fallen|growth|increase[ds]?|decrease[ds]?|declined?|rates?|higher|lower|more|less|fewer|than|up|down|from(?=\s[\uE000-\uF8FF])|compared|versus|against the|"
    r"respectively|each|(?<!of )every|at least|average|reasons?|cited|mentioned|named|both|also|included?|including|such as|most|"
    r"likely|chance|probability|discounts?|interest|tax|in (?:19|20)\d\d|year|years|month|quarter|last|next|then|now|of (?:them|these|those|which|whom))\b",
    re.IGNORECASE,
)
_SHARED = lazy_regex(
    r"\b(?:splits?|divided?|made up|consists?|composed|comprises?|invested|spent|goes|went|shared out|distributed|allocated|breaks? down|broke down|"
    r"come|comes|came|travel|arrive|asked (?:how|whether|which)|generated|supplied|powered|financed|funded|undecided|"
    r"in favou?r|abstained|don[’']t know|no opinion)\b",
    re.IGNORECASE,
)
_REST = lazy_regex(
    r"\b(?:undecided|don[’']t know|no opinion|abstained|others?|rest|remaining|remainder|everything else|none)\b",
    re.IGNORECASE,
)
_AND = lazy_regex(r"\b(?:and|or)\b|&", re.IGNORECASE)


def hundreds_in_prose(passage: Passage) -> Iterator[Claim]:
    """The last of every list of shares in a sentence, as what the others leave of all."""
    for stretch in passage.sentences:
        if stretch.signs.count(_PERCENT) >= _FEWEST:
            shares = _listed(passage, stretch)
            if shares:
                yield from _claims(passage, stretch, shares)


def _listed(passage: Passage, stretch: Stretch) -> tuple[Quantity, ...]:
    """The shares of a sentence, where they are all of its percentages and nothing but short items stands between them."""
    shares = tuple(figure for figure in passage.within(stretch) if figure.sense is Sense.PERCENT)
    places = [passage.to_skeleton(share.span.start) for share in shares]
    gaps = [passage.skeleton[one + 1 : other] for one, other in pairwise(places)]
    is_list = len(shares) <= _MOST and all(0 < len(gap) <= _LONGEST and not set(".;:") & set(gap) for gap in gaps)
    if not is_list or any("," not in gap for gap in gaps[:-1]) or not _AND.search(gaps[-1]):
        return ()
    is_plain = all(_is_plain(passage, share, place) for share, place in zip(shares, places, strict=True))
    between = set("".join(gaps)) & set(SIGNS.values())
    return () if between or not is_plain else shares


def _is_plain(passage: Passage, share: Quantity, place: int) -> bool:
    loose = share.hedge not in (Hedge.NONE, Hedge.EXACTLY, Hedge.ABOUT)
    return not (loose or share.is_range or is_operand(passage.skeleton, place)) and 0 < share.value < _ALL


def _claims(passage: Passage, stretch: Stretch, shares: Sequence[Quantity]) -> Iterator[Claim]:
    total = sum((share.value for share in shares), Fraction(0))
    reach = sum((share.resolution for share in shares), Fraction(0)) / 2
    text = passage.skeleton[stretch.start : stretch.end]
    is_all = abs(total - _ALL) <= reach
    if not is_all and (_NO_SHARES.search(text) or not _SHARED.search(text) or not _is_slip(total, shares)):
        return
    if total < _ALL and not is_all and not _REST.search(text):
        return
    premises = in_order(shares[:-1])
    formula = "1 - " + " - ".join(premise.name for premise in premises)
    strength = Strength.INFERRED if is_all else Strength.WORDED
    yield replace(
        Claim("remainder", shares[-1], formula, premises, around(shares), strength), loose=True, is_rounded=True
    )  # fmt: skip


def _is_slip(total: Fraction, shares: Sequence[Quantity]) -> bool:
    """Whether one share with another tens digit, or with its digits swapped, makes all of them."""
    excess = total - _ALL
    swapped = any(misprint_between(share.value, share.value - excess) is Misprint.SWAP for share in shares)
    return swapped or excess % _TEN == 0 and any(share.value > excess for share in shares)
