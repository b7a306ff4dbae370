"""Shares that the two sizes before them give by a mistake alone: `Of 1,440 probes 216 answer. Some 6.7 per cent are of use`.

However loosely the words tie them, a share that is a ratio taken for a percentage, has another power of ten, has two digits
swapped or is the number of the part itself was worked out from the only two sizes before it. Where these give it by rights,
or other figures near do, nothing is said.
"""

from collections.abc import Iterator
from fractions import Fraction

from claims.claim import Claim, Premise
from claims.document import BlockKind
from claims.kinds.kind import is_operand
from claims.kinds.told.mistakes import Relation, is_swapped, possible, right
from claims.kinds.told.rivals import has_rival
from claims.kinds.told.sizes import levels, pair_before
from claims.misprint import POWERS
from claims.movement import MOVE
from claims.outcome import LESS, MORE
from claims.passage import SIGNS, Passage, Stretch
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense, is_size, size_of
from claims.reach import as_spoken

_CHANGES = lazy_regex(rf"\b(?:by|{MOVE})(?:\s(?:of|to|from|about|some|nearly|almost|a|an|over|under))*\s*\Z")
_COMPARES = lazy_regex(
    rf"\s(?:{MORE}|{LESS}|points?|off|per|a\s(?:year|month|week|day)|interest|tax|duty|levy|deposit|discount|stake|{MOVE})\b"
)
_UNSURE = lazy_regex(
    r"\b(?:targets?|goals?|respectively|elsewhere|national\w*|compared|than|against|versus|another|if|unless|would|could|should|may|might|"
    r"usual(?:ly)?|average|typical(?:ly)?|expected|planned|last\s(?:year|month)|ago|earlier|previous\w*|confidence|interest|inflation)\b"
)
_FEW, _FEWEST_DIGITS = 10, 2


def slipped_shares(passage: Passage) -> Iterator[Claim]:
    """Every share that the only two sizes before it give by a mistake."""
    sign = SIGNS[Sense.PERCENT]
    for here in passage.sentences:
        if sign in here.signs and passage.document.blocks[here.sentence.block].kind is not BlockKind.CELL:
            for said in passage.within(here):
                claim = _claim(passage, here, said) if said.sense is Sense.PERCENT else None
                if claim is not None:
                    yield claim


def _claim(passage: Passage, here: Stretch, said: Quantity) -> Claim | None:
    at = passage.to_skeleton(said.span.start)
    if said.is_range or said.is_firm_bound or said.value <= 0 or _is_no_share(passage, here, at):
        return None
    pair = pair_before(passage, levels(passage, at, _is_sizable))
    if pair is None:
        return None
    start = passage.stretch_at(passage.to_skeleton(passage.quantities[pair[0].index].span.start)).start
    part, whole = sorted(pair, key=size_of)
    if not _is_slip(as_spoken(said), part, whole) or _UNSURE.search(passage.lowered, start, here.end):
        return None
    if SIGNS[Sense.PERCENT] in passage.skeleton[start:at] or has_rival(passage, said, *pair):
        return None
    premises = Premise("x", part), Premise("y", whole)
    return Claim("portion", as_spoken(said), "x / y", premises, passage.extent(start, at + 1), loose=True)


def _is_no_share(passage: Passage, here: Stretch, at: int) -> bool:
    """Whether a percentage is a change, a rate or part of a calculation."""
    is_change = _CHANGES.search(passage.lowered, here.start, at) is not None
    return is_change or _COMPARES.match(passage.lowered, at + 1) is not None or is_operand(passage.skeleton, at)


def _is_slip(said: Quantity, part: Quantity, whole: Quantity) -> bool:
    """Whether a share is what a mistake makes of a part and its whole, and nothing that they give by rights."""
    low, high, unit = size_of(part), size_of(whole), said.unit.factor
    share = right(Relation.PART, low, high)
    by_rights = (share, *possible(Relation.PART, low, high), *_as_change(low, high))
    if any(said.widest.contains(value / unit) for value in by_rights):
        return False
    if said.value == part.value and part.value.denominator == 1 and part.value >= _FEW:
        return True
    if len(said.digits) < _FEWEST_DIGITS:
        return False
    others = (high / low / 100, *(share * power for power in POWERS))
    return is_swapped(said, share / unit) or any(said.interval.contains(value / unit) for value in others)


def _as_change(low: Fraction, high: Fraction) -> tuple[Fraction, ...]:
    """What two sizes give as a change."""
    return (high - low) / low, high / low, low / (high - low)


def _is_sizable(figure: Quantity) -> bool:
    is_small = figure.is_word and figure.value < _FEW
    return is_size(figure) and figure.sense is not Sense.DURATION and not figure.is_bound and not is_small
