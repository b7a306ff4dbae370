"""What several changes of one thing come to: `cut by 20 percent and by a further 10 percent of what was left, together 28 percent`.

Each change is of what the one before left, so that they come to more or less than their sum. Only that sum is taken for
an error, and only where the words say that one change follows on another.
"""

from collections.abc import Iterator
from fractions import Fraction

from claims.claim import Claim, Premise
from claims.kinds.growth.steps import Change, changes_between, may_change, product_of
from claims.passage import SIGNS, Passage
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense
from claims.reach import sentence_before

_CHANGE = r"(?:increase|rise|gain|growth|change|uplift|fall|decline|loss|drop|decrease|reduction|cut|discount|saving)"
_FREE = rf"(?:[^.;:\uE000-\uF8FF]|{SIGNS[Sense.COUNT]})"
_ALL = r"(?:together|combined|altogether|in all|all told|in total|overall|cumulatively|between them)"
_TOGETHER = (
    Phrase(rf"\b{_ALL}\b{_FREE}{{0,60}}? <ABOUT>{{q:percent}}(?! of\b)(?: {_CHANGE})?(?= ?[.,;:)–—]|$)", frozenset("q")),
    Phrase(rf"<ABOUT>{{q:percent}}(?: {_CHANGE})? {_ALL}(?= ?[.,;:)–—]|$)", frozenset("q")),
    Phrase(rf"\b(?:combined|cumulative|overall|total) {_CHANGE} (?:of|is|was|comes to|came to) <ABOUT>{{q:percent}}(?!\w)"),
)  # fmt: skip
_FOLLOWS = lazy_regex(
    r"\b(?:further|another|again|then|followed|on top|in turn|of (?:what|whatever) (?:was|is|had been) left|of what remain(?:s|ed)|"
    r"of the (?:remainder|rest|reduced|new|higher|lower)|the (?:next|following) (?:year|month|season)|a year (?:later|on))\b"
)
_APART = lazy_regex(r"\b(?:while|whereas|points?|respectively|of which|share|simple|original|instead|than|against)\b")
_SENTENCES = 2


def changes_together(kind: str, passage: Passage) -> Iterator[Claim]:
    """Every change that is said to be the whole of several before it."""
    for phrase in _TOGETHER:
        for match in phrase.matches(passage):
            whole = passage.quantity_at(match.start("q"))
            changes, start = _changes_before(passage, match.start("q"))
            if not changes or whole.is_range or _APART.search(passage.lowered, start, match.end()):
                continue
            total = abs(product_of(changes) - 1) * 100
            is_sum = whole.interval.contains(abs(sum((change.share for change in changes), Fraction(0))) * 100)
            if whole.interval.contains(total) or is_sum and _FOLLOWS.search(passage.lowered, start, match.end()):
                extent = passage.extent(start, match.end())
                yield Claim(kind, whole, _formula(changes), tuple(_premises(changes)), extent, by_direction=True)


def _changes_before(passage: Passage, at: int) -> tuple[list[Change], int]:
    """The changes of the sentence of a place, with those of the sentences before it up to several; and their start."""
    stretch, found = passage.stretch_at(at), list[Change]()
    for _ in range(_SENTENCES + 1):
        end = min(stretch.end, at)
        own = changes_between(passage, stretch.start, end)
        if not own and may_change(passage, stretch.start, end):
            break
        found = [*own, *found]
        if len(found) > 1:
            once = all(change.figure is not None and change.often == 1 for change in found)
            return (found if once else []), stretch.start
        before = sentence_before(passage, stretch)
        if before is None:
            break
        stretch = before
    return [], stretch.start


def is_of_changes(passage: Passage, total: Quantity) -> bool:
    """Whether a percentage sums up several changes, which do not add."""
    if total.sense is not Sense.PERCENT:
        return False
    return bool(_changes_before(passage, passage.to_skeleton(total.span.start))[0])


def _formula(changes: list[Change]) -> str:
    parts = (f"(1 {'+' if change.factor > 1 else '-'} p{number})" for number, change in enumerate(changes))
    return " * ".join(parts) + " - 1"


def _premises(changes: list[Change]) -> Iterator[Premise]:
    for number, change in enumerate(changes):
        if change.figure is not None:
            yield Premise(f"p{number}", change.figure)
