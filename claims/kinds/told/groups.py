"""The share of one of the groups that make up all: `The scheme took on 30 women and 90 men. Women make up 25 percent of the intake`.

The groups are the counted things of one sentence, each of another noun, joined by "and"; the share names one of them, and
the whole by a word for all of them. A share that is not that group's, but what a mistake makes of the counts, is off.
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from claims.claim import Claim
from claims.kinds.kind import in_order, is_operand
from claims.kinds.totals.closed import is_closed
from claims.kinds.totals.parts import is_part
from claims.label import ideas_in
from claims.passage import Passage, Stretch
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense, around, size_of
from claims.reach import as_spoken, sentence_before
from claims.stem import idea

_ABOUT = r"(?:(?:about|around|roughly|nearly|almost|some|just|only|an?|the|exactly) )*"
_SAID = Phrase(
    r"\b(?:ma[dk]e up|makes up|making up|accounts? for|accounted for|forms?|formed|constitutes?|constituted|represent(?:s|ed)?|are|were|is|was)"
    rf" (?:therefore |thus |then |now )?{_ABOUT}{{p:percent|fraction}} of (?:the|its|their|all|all the|our) (?P<all>[a-z-]+)(?= ?[.,;:)–—]|$| (?:and|but|though|although|while|yet)\b)"
)
_ALL = ideas_in(
    "intake total whole group class staff workforce recruits entrants members membership audience applicants participants roll company "
    "number team crew party all cast cohort enrolment passengers visitors customers patients victims candidates delegates winners"
)
_FEWEST, _MOST, _SENTENCES = 2, 4, 2


def shares_of_groups(passage: Passage) -> Iterator[Claim]:
    """Every share of a group beside the counts of all groups."""
    for match in _SAID.matches(passage):
        at = match.start("p")
        share, here = passage.quantity_at(at), passage.stretch_at(at)
        named = ideas_in(passage.lowered[here.start : match.start()])
        groups = _groups_before(passage, here)
        own = [group for group in groups if not named.isdisjoint(_names(passage, group))]
        is_of_all = _names_all(passage, match, groups)
        is_plain = not share.is_range and not share.is_firm_bound and not is_operand(passage.skeleton, at)
        if len(own) == 1 and is_of_all and is_plain:
            yield from _claims(as_spoken(share), own[0], groups)


def _names(passage: Passage, group: Quantity) -> frozenset[str]:
    return ideas_in(passage.document.quote(group.span)) | {idea(group.noun)}


def _claims(share: Quantity, own: Quantity, groups: tuple[Quantity, ...]) -> Iterator[Claim]:
    total = sum(map(size_of, groups), Fraction(0))
    right = size_of(own) / total
    others = (
        size_of(own) / (total - size_of(own)),
        (total - size_of(own)) / size_of(own),
        1 - right,
        right * 10,
        right / 10,
    )
    unit = share.unit.factor
    if share.interval.contains(right / unit) or any(share.interval.contains(value / unit) for value in others):
        premises = in_order((own, *(group for group in groups if group is not own)))
        formula = f"a1 / ({' + '.join(premise.name for premise in premises)})"
        yield Claim("portion", share, formula, premises, around((share, *groups)), loose=True)


def _groups_before(passage: Passage, here: Stretch) -> tuple[Quantity, ...]:
    """The counts of things of several sorts that one of the sentences before joins."""
    earlier: Stretch | None = here
    for _ in range(_SENTENCES):
        earlier = sentence_before(passage, earlier) if earlier else None
        if earlier is None:
            return ()
        counts = [each for each in passage.within(earlier) if each.sense is Sense.COUNT]
        nouns = {idea(each.noun) for each in counts if each.noun}
        is_list = _FEWEST <= len(counts) <= _MOST and len(nouns) == len(counts)
        if is_list and all(is_part(passage, passage.to_skeleton(each.span.start)) for each in counts):
            return tuple(counts) if is_closed(passage, counts) else ()
    return ()


def _names_all(passage: Passage, match: re.Match[str], groups: tuple[Quantity, ...]) -> bool:
    """Whether the whole of a share goes by a word for all groups, or by one that stands with them."""
    named = ideas_in(match["all"])
    if not groups or any(not named.isdisjoint(_names(passage, group)) for group in groups):
        return False
    earlier = passage.stretch_at(passage.to_skeleton(groups[0].span.start))
    return not named.isdisjoint(_ALL | ideas_in(passage.lowered[earlier.start : earlier.end]))
