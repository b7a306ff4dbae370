"""Multiples: `doubled from A to B`, `from A to B, a tenfold rise`, `A, three times B`.

"Three times more" is read both ways, as three and as four times as much; so is a fall by a factor.
"""

from collections.abc import Iterator
from dataclasses import replace

from claims.claim import Claim, Strength
from claims.kinds.kind import Kind, Wording, same_measure
from claims.passage import Passage
from claims.quantity import Quantity, Sense

_A_TO_B = r"\bfrom <ABOUT>{a}(?: [\w’'-]+){0,3}?<WHEN> to <ABOUT>{b}"
_LEFT_ALONE = r"\b(?:annual(?:ly)?|per year|a year|each year|every|respectively|average|relative|population|ranging)\b"


def _one_measure(figures: dict[str, Quantity]) -> bool:
    a, b = figures["a"], figures["b"]
    plain = all(figure.sense not in (Sense.MULTIPLIER, Sense.FRACTION) for figure in (a, b))
    return plain and same_measure(a, b) and a.value > 0 and b.value > 0 and not (a.is_range or b.is_range)


def _multiple(pattern: str) -> Wording:
    return Wording(pattern, "b / a", "x", Strength.WORDED, unless=_LEFT_ALONE, accept=_one_measure)


_WORDINGS = (
    _multiple(rf"<ABOUT>{{x:multiplier}},? {_A_TO_B}(?!\w)"),
    _multiple(rf"{_A_TO_B}(?: [\w’'-]+){{0,3}}?<WHEN>(?:,| ?[–—(]) ?(?:an? |or |roughly |about |nearly |almost |more than |a factor of )*{{x:multiplier}}"),
    _multiple(r"{b}(?: [\w’'-]+){0,3}(?:,| ?[–—(]) ?(?:or |roughly |about |nearly |almost |more than |that is |i\.e\. )*{x:multiplier} (?:the |its |that |those |as (?:many|much) as )(?:[\w’'-]+ ){0,4}?{a}(?= ?[.,;)\n]|$)"),
)  # fmt: skip


def find(passage: Passage) -> Iterator[Claim]:
    """Every multiple stated beside the two values that it relates."""
    for wording in _WORDINGS:
        for claim in wording.claims("multiple", passage):
            yield claim
            yield replace(claim, formula="a / b")
            if passage.document.text[claim.asserted.span.end :][:5] == " more":
                yield replace(claim, formula="b / a - 1")


KIND = Kind(
    "multiple",
    "two values stand in the multiple stated for them",
    find,
    example="Rents doubled from $500 to $1,500 within a decade.",
    counter_example="Usage doubled every year from 10 to 80 terabytes.",
)
