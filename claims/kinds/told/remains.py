"""What is left of a whole, beside a share that is gone: `310 of the 500 plots are sold. The final 38 percent …`.

`$4 million of the $5 million gift is unspent. A fifth went on …`: where the size or the share is that of the other part it is off.
"""

from collections.abc import Iterator

from claims.claim import Claim, Premise
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.portioning.formulas import LEFT, PART, gives
from claims.proportion import pair_in
from claims.quantity import Quantity, around, size_of
from claims.reach import are_alike, as_spoken, in_unit_of, sentence_before

_ABOUT = r"(?:(?:about|around|roughly|nearly|almost|some|just|only) )*"
_REST = Phrase(
    rf"\b(?:the|its|their) (?:final|remaining|other|last) {_ABOUT}{{p:percent|fraction}}(?! of the (?:rest|remaining|other))"
)
_GONE = Phrase(
    r"{p:percent|fraction} (?:of (?:it|them|this|that|these|those|the (?:money|sum|total|whole)) )?"
    r"(?:went|has gone|have gone|was spent|were spent|has been|have been|was sold|were sold|was used|were used|is gone|are gone|was lost|were lost)\b"
)
_REMAINS = lazy_regex(r"\b(?:remain\w*|left|still|unspent|unsold|unused|untouched|in hand)\b")
_SENTENCES = 2


def told_remains(passage: Passage) -> Iterator[Claim]:
    """Every share of what a part leaves of its whole, and every size that a share which is gone leaves of one."""
    for match in _REST.matches(passage):
        pair = _pair_before(passage, match.start())
        if pair is not None:
            yield from _share(passage.quantity_at(match.start("p")), *pair)
    for match in _GONE.matches(passage):
        here = passage.stretch_at(match.start())
        earlier = sentence_before(passage, here)
        if earlier is not None and _REMAINS.search(passage.lowered, earlier.start, earlier.end):
            pair = pair_in(passage, earlier)
            if pair is not None:
                yield from _left(passage.quantity_at(match.start("p")), *pair)


def _pair_before(passage: Passage, position: int) -> tuple[Quantity, Quantity] | None:
    """The part and its whole in the nearest of the sentences before that says both together."""
    stretch = passage.stretch_at(position)
    for _ in range(_SENTENCES):
        earlier = sentence_before(passage, stretch)
        if earlier is None:
            return None
        pair = pair_in(passage, earlier)
        if pair is not None:
            return pair
        stretch = earlier
    return None


def _share(share: Quantity, part: Quantity, whole: Quantity) -> Iterator[Claim]:
    said, part = as_spoken(share), in_unit_of(part, whole)
    if not _are_plain(share, part, whole):
        return
    ratio = size_of(part) / size_of(whole) / said.unit.factor
    rest = 1 / said.unit.factor - ratio
    if said.interval.contains(rest) or said.interval.contains(ratio):
        premises = Premise("x", part), Premise("y", whole)
        yield Claim("portion", said, "1 - x / y", premises, around((share, part, whole)), loose=True)


def _left(share: Quantity, part: Quantity, whole: Quantity) -> Iterator[Claim]:
    part = in_unit_of(part, whole)
    premises = Premise("p", as_spoken(share)), Premise("y", whole)
    if _are_plain(share, part, whole) and (gives(LEFT, premises, part) or gives(PART, premises, part)):
        yield Claim("portion", part, LEFT, premises, around((share, part, whole)), loose=True)


def _are_plain(share: Quantity, part: Quantity, whole: Quantity) -> bool:
    """Whether a share is one of a whole that is more than its part."""
    is_share = not share.is_range and 0 < size_of(share) < 1 and not share.is_firm_bound
    return (
        is_share
        and not (part.is_range or whole.is_range)
        and are_alike(part, whole)
        and 0 < size_of(part) < size_of(whole)
    )
