"""Shares: `x of y (z%)`, `z% of y, or x`, `a third of y, or x`."""

from claims.claim import Strength
from claims.kinds.kind import Kind, Wording, same_measure, worded
from claims.quantity import Quantity, Sense

_PERCENT_OF = r"\b(?:year|quarter|month|annual|compared|from|more|less|higher|lower|increase|decrease|rise|fall)\b"


def _part_of_whole(figures: dict[str, Quantity]) -> bool:
    part, whole = figures["x"], figures["y"]
    counted = part.sense not in (Sense.PERCENT, Sense.POINTS, Sense.MULTIPLIER)
    return (
        counted
        and part.value != 1
        and same_measure(part, whole)
        and 0 < part.value * part.unit.factor <= whole.value * whole.unit.factor
    )


def _plainly_said(figures: dict[str, Quantity]) -> bool:
    """A fraction is a loose word for a percentage: only one that is far off is compared, or one in digits (1 in 8)."""
    fraction, percent = figures["f"], figures["p"]
    return abs(fraction.value - percent.value / 100) > fraction.value / 8 or fraction.value * 100 == percent.value


def _share(pattern: str) -> Wording:
    return Wording(pattern, "x / y", "p", Strength.WORDED, accept=_part_of_whole)


def _part(pattern: str) -> Wording:
    return Wording(pattern, "p * y", "x", Strength.STATED, accept=_part_of_whole)


def _of_them(pattern: str) -> Wording:
    return Wording(pattern, "x / y", "p", Strength.WORDED, unless=_PERCENT_OF, accept=_part_of_whole)


_WORDINGS = (
    _of_them(r"{x} of (?:the |all |its |their |these |those )*{y}(?: [\w’'-]+){0,4},? (?:or|i\.e\.) (?:about |roughly |some |nearly |just over |just under )*{p:percent}"),
    Wording(r"{f:fraction},? ?(?:or|i\.e\.|\() ?(?:about |roughly |some |nearly |just over |just under )*{p:percent}(?! of)", "f", "p", Strength.WORDED, accept=_plainly_said),
    _share(r"{x} (?:out )?of (?:the |all |its |their |our |about |some |roughly |these |those )*{y}(?: [\w’'-]+){0,4} ?"
           r"[(,] ?(?:or |about |roughly |just over |just under |nearly |some |i\.e\. |over |~)*{p:percent|fraction} ?[),.;]"),
    _share(r"{x},? ?[(,] ?(?:or |about |roughly |just over |just under |nearly )*{p:percent} ?[),] ?(?:out )?of (?:the |all |its |their )*{y}"),
    _share(r"{p:percent} ?\((?:or |about )?{x} (?:out )?of (?:the |all |its |their |about |some )*{y}(?: [\w’'-]+){0,3} ?\)"),
    _part(r"{p:percent|fraction} of (?:the |its |their |our |that |those |these |his |her )?{y} (?:is|are|equals|=|comes to|would be|was|were|makes|gives) (?:about |roughly |only |just |a |nearly )*{x}(?= ?[.,;:)\n]|$| [a-z])"),
    _part(r"{p:percent|fraction} of (?:the |its |their |our |that |those |these |his |her )?{y}(?: [\w’'-]+){0,3}(?:,| ?\() ?(?:or|i\.e\.|that is|about|some|roughly) (?:about |roughly |some |nearly )*{x}(?= ?[.,;:)\n]|$| [a-z])"),
)  # fmt: skip

KIND = Kind(
    "share",
    "a part of a whole is the percentage or fraction stated for it",
    worded("share", _WORDINGS),
    example="A quarter of the 480 trees, or 160, are oaks.",
    counter_example="About 40% of the 30% who answered said no.",
)
