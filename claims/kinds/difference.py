"""Differences: `from 212 to 159, an improvement of 53`, `324, 14 more than last year's 310`, `the gap between 85 and 62 is 23`.

The difference stands in a clause with both figures: after the change (`from A to B, up D`), beside a percentage of it
(`fell by D, or P%, to B from A`), between a figure and the one that it is compared with (`B, D more than A's A`), after
a word for it (`the margin between A and B was D`), or as what is left (`of A, B are taken, leaving D`).
"""

from claims.claim import Strength
from claims.kinds.kind import Kind, Wording, same_dimension, worded
from claims.movement import A_TO_B, MOVE
from claims.quantity import Quantity, Sense

_NO_SIZES = (Sense.PERCENT, Sense.POINTS, Sense.MULTIPLIER, Sense.FRACTION)
_LEFT_ALONE = (
    r"\b(?:annually|annual(?: growth| rate| average)?|per (?:year|annum|month|quarter|week|day)|(?:a|each|every|per) (?:year|month|week|day)"
    r"(?! (?:ago|earlier|before))|yearly|average[sd]?|respectively|ranging|ranges?|steps?|increments?|intervals?|"
    r"inflation-adjusted|real terms|constant currenc\w+|excluding|adjust\w+|not|never|n[’']t|if|would|instead)\b"
)
_MOVES = rf"(?:{MOVE[3:-1]}|improvement|saving|swing|difference|shortfall|surplus)"
_THAT_IS = r"(?:,| ?[–—(]|;) ?(?:which is |that is |representing |an? |or |i\.e\. |marking |for |it |this is |overall |net |total )*"
_OTHER = (
    r"(?:(?:the|its|their|his|her|our|that|a|last year[’']s|this year[’']s|the year before[’']s|the previous|an earlier|[A-Z][\w-]+[’']s?) )*"
    r"(?:[\w’'-]+ ){0,2}?(?:of )?"
)
_CLOSED = r"(?= ?[.;,)—–]| (?:in|at|for|recorded|a year|last|the year|of \d{4}|\d{4}))"
_PLAIN_GAP = r"[^.;:(\uE000-\uF8FF]{0,50}?"


def _one_measure(figures: dict[str, Quantity]) -> bool:
    """Whether the three are sizes of one sort; a difference has the unit of what it lies between."""
    parts = tuple(figures[name] for name in "abd")
    plain = all(part.sense not in _NO_SIZES and not part.is_range for part in parts)
    units = {part.unit for part in parts if part.sense is not Sense.COUNT}
    return plain and same_dimension(*parts) and len(units) <= 1 and len({part.has_scale for part in parts[:2]}) == 1


def _difference(pattern: str, formula: str = "b - a") -> Wording:
    return Wording(
        pattern, formula, "d", Strength.WORDED, by_direction=True, unless=_LEFT_ALONE, accept=_one_measure
    )  # fmt: skip


def _signed(pattern: str, formula: str) -> Wording:
    return Wording(pattern, formula, "d", Strength.WORDED, unless=_LEFT_ALONE, accept=_one_measure)


_D = r"<ABOUT>{d}"
_OR_PERCENT = r"(?:,? ?(?:or|\() ?<ABOUT>{p:percent} ?\)?)?"
_WORDINGS = (
    _difference(rf"{A_TO_B}{_THAT_IS}(?:up |down |by )?{_MOVES} (?:of |by ){_D}(?! of)"),
    _difference(rf"{A_TO_B}{_THAT_IS}(?:up|down|by) (?:by )?{_D}(?! of)"),
    _difference(rf"\b{MOVE} (?:by |of )?{_D}{_OR_PERCENT},? {A_TO_B}(?!\w)"),
    _difference(rf"\b{MOVE} (?:by |of )?{_D}{_OR_PERCENT},? to <ABOUT>{{b}}(?: [\w’'-]+){{0,3}}?<WHEN>,? from <ABOUT>{{a}}(?!\w)"),
    _signed(rf"{{b}}(?: [\w’'-]+){{0,3}}<WHEN>,? ?[,–—(] ?(?:which is |that is |or |some )?{_D}(?: [\w’'-]+)? (?:more|higher|above|over|ahead of|up on|greater|longer|larger|taller|wider|older|heavier|deeper|dearer)(?: than)? {_OTHER}{{a}}{_CLOSED}", "b - a"),
    _signed(rf"{{b}}(?: [\w’'-]+){{0,3}}<WHEN>,? ?[,–—(] ?(?:which is |that is |or |some )?{_D}(?: [\w’'-]+)? (?:fewer|less|lower|below|under|short of|behind|down on|smaller|shorter|younger|lighter|cheaper|narrower)(?: than)? {_OTHER}{{a}}{_CLOSED}", "a - b"),
    _difference(rf"\b(?:gap|difference|margin|spread|distance) between {_PLAIN_GAP}{{a}}{_PLAIN_GAP} and {_PLAIN_GAP}{{b}}(?: [\w’'-]+){{0,3}}?,? (?:is|was|comes to|came to|amounts to|of) {_D}"),
    _signed(rf"\bshort of {_OTHER}{{a}}(?: [\w’'-]+){{0,3}}? by {_D}(?: [\w’'-]+){{0,2}}?,? (?:at|with|ending at|to end at) (?:only |just )?{{b}}(?!\w)", "a - b"),
    _signed(rf"\b(?:of|out of) (?:the |its |their |all |our )*{{a}}(?: [\w’'-]+){{0,6}}?,? {{b}} {_PLAIN_GAP},? (?:leaving|which leaves|which left) (?:just |only |a )?{_D}(?! of)", "a - b"),
)  # fmt: skip

KIND = Kind(
    "difference",
    "two figures differ by as much as is stated between them",
    worded("difference", _WORDINGS),
    example="The gap between the 85 runners and the 62 walkers was 33.",
    counter_example="Rent rose $14 a year, from $310 to $380.",
)
