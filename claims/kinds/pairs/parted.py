"""Two sizes and what lies between them, stated as well: `The club has 480 members. In 2015 it had 400. The extra 80 are a rise of 20 percent`.

A size right before a change, which is just the difference of two sizes before it, leaves no doubt which two these are. So does one
that the change is said to be in another unit: `In 2010 we had 1,250 head, now 1,000. That is 250 fewer, or 20 percent`.
"""

import re
from collections.abc import Iterator

from claims.claim import Claim, Premise
from claims.kinds.kind import is_operand, same_measure
from claims.kinds.pairs.only_two import Two, two_around
from claims.outcome import DOWN_NOUN, FELL, LESS, MORE, ROSE, UP_NOUN, is_rise
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Quantity, is_size, size_of
from claims.reach import are_alike, are_money_and_count, as_spoken, before, in_one_unit, in_unit_of

_SENTENCES, _LEAST = 2, 10
_D = "{d:count|measure|money|rate}"
_OR = r"(?:,| ?[–—(]) ?(?:or |that is,? |i\.e\.,? |which is |a (?:rise|fall|drop|cut|gain|loss|decline|increase|change) of )?<ABOUT>{p:percent|fraction}(?= ?[.,;:)–—]|$| (?:and|but)\b)"
_RECALLS = ("the ", "this ", "that ")
_OF_ANOTHER = lazy_regex(r"\s*(?:in|of|for|on|among|at|by|to|from|over|since|between|that)\b")
_GAP = r"[^.;:()\uE000-\uF8FF]{0,40}?"
_IN_ANOTHER_UNIT = (
    Phrase(rf"{_D}(?: [\w’'-]+)?? (?P<word>{MORE}|{LESS})\b{_GAP}{_OR}"),
    Phrase(rf"\b(?P<word>{ROSE}|{FELL}|{UP_NOUN} of|{DOWN_NOUN} of) (?:by )?<ABOUT>{_D}{_GAP}{_OR}"),
)


def changes_in_another_unit(passage: Passage) -> Iterator[Claim]:
    """Every share beside a difference of the two sizes before it."""
    for phrase in _IN_ANOTHER_UNIT:
        for match in phrase.matches(passage):
            two = two_parted(passage, match, match.start("d") + 1)
            if two is None or is_operand(passage.skeleton, match.start("p")):
                continue
            low, high = two.low_and_high
            a, b = (low, high) if is_rise(match["word"].removesuffix(" of")) else (high, low)
            share, extent = passage.quantity_at(match.start("p")), passage.extent(*match.span())
            premises = Premise("a", a), Premise("b", b)
            yield Claim("percentage-change", as_spoken(share), "(b - a) / a", premises, extent, by_direction=True)


def two_parted(passage: Passage, match: re.Match[str], position: int = 0) -> Two | None:
    """The only two sizes near a change whose difference is the last size before it, in its sentence.

    `position` is where in the skeleton the change starts, if not with the match.
    """
    here = passage.stretch_at(match.start())
    nearest = [figure for figure in before(passage, position or match.start(), _SENTENCES) if is_size(figure)]
    if not nearest or nearest[0].span.start < here.sentence.span.start or nearest[0].value < _LEAST:
        return None
    between, *others = nearest
    pairs = [
        (one, other)
        for at, other in enumerate(others)
        for one in others[at + 1 :]
        if are_alike(one, other) and _lies_between(between, one, other)
    ]
    return Two(*pairs[0], here) if len(pairs) == 1 else None


def two_recalled(passage: Passage, match: re.Match[str]) -> Two | None:
    """The only two sizes before "the rise of 20 percent", which names nothing else that rose."""
    if not match[0].startswith(_RECALLS) or _OF_ANOTHER.match(passage.lowered, match.end()):
        return None
    two = two_around(passage, match, is_size)
    if two is None or two.second.span.start > passage.to_text(match.start()):
        return None
    pair = in_one_unit(two.first, two.second)
    is_one_sort = not are_money_and_count(two.first, two.second) and same_measure(*pair)
    return Two(*pair, two.earlier) if is_one_sort and size_of(pair[0]) != size_of(pair[1]) else None


def _lies_between(between: Quantity, one: Quantity, other: Quantity) -> bool:
    """Whether a size is just the difference of two others, and none of them twice the other."""
    alike = in_unit_of(between, one)
    sizes = size_of(one), size_of(other)
    return are_alike(alike, one) and abs(sizes[0] - sizes[1]) == size_of(alike) != min(sizes)
