"""The share of a share: `40 percent of the pupils learn a language, and a quarter of these choose Italian. Italian is taken by 10
percent of all pupils`.

The second share is one of "those" of the first, and the third, in the same sentence or in the next, is of the whole again or
follows by a word for it. Nothing else stands there that could be a share. One that the two do not give when multiplied is off
where it is what a mistake makes of them: their sum, their difference, what is left, another power of ten.
"""

from collections.abc import Iterator
from fractions import Fraction

from claims.claim import Claim, Premise
from claims.kinds.kind import is_operand
from claims.kinds.told.mistakes import is_swapped
from claims.label import ideas_in
from claims.misprint import POWERS
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense, around, size_of
from claims.reach import as_spoken

_ABOUT = r"(?:(?:about|around|roughly|nearly|almost|some|just|only|over|under|a|an|the|fully)\s)*"
_THOSE = r"(?:these|those|them|it|that|this|which|whom)(?:\s(?!is\b|are\b)[a-z]+)?"
_OF_THEM = lazy_regex(rf"\sof\s{_THOSE}\b|\sof\s(?:its|their)\s[a-z]+\b")
_AMONG_THEM = lazy_regex(rf"\b(?:of|among)\s{_THOSE},?\s{_ABOUT}\Z")
_OF = lazy_regex(r"\sof\s(?P<of>[^.;:,()–—\uE000-\uF8FF]{3,50})")
_OF_ALL = lazy_regex(r"(?:all|the\s(?:whole|entire|total)|every|everyone|everything)\b")
_SO = lazy_regex(
    r"\b(?:so|thus|therefore|hence|consequently|altogether|overall|in\sall|in\sother\swords|together|that\sis|that\smakes|which\smakes|which\sis|meaning)\b"
)
_UNSURE = lazy_regex(
    r"\b(?:than|against|compared|versus|another|further|other|rest|remaining|elsewhere|national\w*|if|would|could|target|ago|earlier|before|last|rose|fell|from|not|n[’']t)\b"
)
_SENSES = (Sense.PERCENT, Sense.FRACTION)
_ONE = Fraction(1)
_MOST = 3


def shares_of_shares(passage: Passage) -> Iterator[Claim]:
    """Every share that is said to be one share of another."""
    for first, second, told in zip(passage.quantities, passage.quantities[1:], passage.quantities[2:], strict=False):
        figures = (first, second, told)
        is_read = all(each.sense in _SENSES and _is_plain(passage, each) for each in figures)
        if is_read and _are_near(passage, first, told) and _is_one_of(passage, *figures):
            yield from _claim(*figures)


def _are_near(passage: Passage, first: Quantity, last: Quantity) -> bool:
    """Whether two figures stand in one paragraph, in no more than three sentences."""
    start, end = (passage.stretch_at(passage.to_skeleton(each.span.start)) for each in (first, last))
    is_one_block = start.sentence.block == end.sentence.block
    return is_one_block and passage.place_of(end) - passage.place_of(start) < _MOST


def _is_one_of(passage: Passage, first: Quantity, second: Quantity, told: Quantity) -> bool:
    """Whether the second share is of the first, and the third of what the first is of."""
    p, q, r = (passage.to_skeleton(each.span.start) for each in (first, second, told))
    lowered = passage.lowered
    if not _OF_THEM.match(lowered, q + 1) and not _AMONG_THEM.search(lowered, p + 1, q):
        return False
    end = passage.stretch_at(r).end
    whole, again = _OF.match(lowered, p + 1), _OF.match(lowered, r + 1, end)
    words = lowered[q + 1 : r]
    if _UNSURE.search(words) or _OF_THEM.match(lowered, r + 1):
        return False
    if again is None:
        return _SO.search(words) is not None
    is_of_first = whole is not None and not ideas_in(again["of"]).isdisjoint(ideas_in(whole["of"]))
    return is_of_first or _OF_ALL.match(again["of"]) is not None or _SO.search(words) is not None


def _is_plain(passage: Passage, share: Quantity) -> bool:
    at = passage.to_skeleton(share.span.start)
    return (
        not share.is_range
        and not share.is_firm_bound
        and 0 < size_of(share) < 1
        and not is_operand(passage.skeleton, at)
    )


def _claim(first: Quantity, second: Quantity, told: Quantity) -> Iterator[Claim]:
    said, (one, other) = as_spoken(told), (size_of(first), size_of(second))
    right, unit = one * other, told.unit.factor
    mistakes = (
        one + other, abs(one - other), one * (_ONE - other), other * (_ONE - one), (one + other) / 2,
        min(one / other, other / one), *(right * power for power in POWERS),
    )  # fmt: skip
    is_right = said.widest.contains(right / unit)
    if is_right or is_swapped(said, right / unit) or any(said.interval.contains(value / unit) for value in mistakes):
        premises = Premise("p", as_spoken(first)), Premise("q", as_spoken(second))
        yield Claim("portion", said, "p * q", premises, around((first, second, told)), loose=True)
