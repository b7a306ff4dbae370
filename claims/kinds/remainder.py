"""Remainders: `38 percent …, 24 percent …, and the remaining 38 percent`, `of 51,200, three-quarters …; the remaining 12,800`.

Over sentences (`1,480 posts. Of these, 185 are vacant. The other 1,295 are filled.`) a remainder is explained by the whole and the
part right before it, and not convicted.
"""

from collections.abc import Iterator

from claims.claim import Claim, Premise, Strength
from claims.kinds.kind import Kind, Wording, in_order, same_measure, worded
from claims.passage import Passage
from claims.phrase import Phrase
from claims.quantity import Hedge, Quantity, Sense
from claims.reach import before, explained
from claims.span import Span

_REST = Phrase(
    r"\b(?:the|a) (?:remaining|other|rest,|balance,|final|last|remainder,) {t:percent}(?! of the (?:remaining|rest))"
)
_NOT_PARTS = Phrase(
    r"\b(?:respectively|more|less|higher|lower|increase|decrease|rose|fell|up|down|than|growth|rate|points?)\b"
)
_LEFT = Phrase(
    r"\b(?:the|its|their|these|those) (?:other|remaining|rest,) {t:count|measure|money|rate|percent}(?! of the (?:remaining|rest))"
)
_FEWEST = 1
_ALL = 100


def _shares(figures: dict[str, Quantity]) -> bool:
    whole, rest = figures["y"], figures["t"]
    return (
        same_measure(whole, rest) and whole.sense not in (Sense.PERCENT, Sense.FRACTION) and rest.value <= whole.value
    )


_WORDINGS = (
    Wording(
        r"\b(?:of|out of) (?:the |its |their |all )?{y}(?: [\w’'-]+){0,6},? (?:about |nearly |almost |some )?{f:fraction|percent} "
        r"[^.\uE000-\uF8FF]{0,60}[,;] ?(?:and |while |but )?the (?:remaining|other|rest,) {t}",
        "y * (1 - f)", "t", Strength.WORDED, accept=_shares,
    ),
    Wording(
        r"\b(?:of|out of) (?:the |its |their |all )?{y}(?: [\w’'-]+){0,4},? {x} [^.\uE000-\uF8FF]{0,60}[,;] ?(?:and |while |but )?"
        r"the (?:remaining|other|rest,) {t}",
        "y - x", "t", Strength.WORDED, accept=lambda figures: _shares(figures) and same_measure(figures["x"], figures["t"]),
    ),
)  # fmt: skip


def find(passage: Passage) -> Iterator[Claim]:
    """Every stated remainder of a whole whose other parts are stated in the same sentence."""
    yield from worded("remainder", _WORDINGS)(passage)
    for match in _REST.matches(passage, _NOT_PARTS):
        sentence = passage.stretch_at(match.start())
        before = passage.between(passage.extent(sentence.start, match.start()))
        parts = [quantity for quantity in before if quantity.sense is Sense.PERCENT]
        if len(parts) > _FEWEST and all(part.hedge is Hedge.NONE and not part.is_range for part in parts):
            premises = in_order(parts)
            formula = "1 - " + " - ".join(premise.name for premise in premises)
            rest = passage.quantity_at(match.start("t"))
            yield Claim(
                "remainder", rest, formula, premises, passage.extent(sentence.start, match.end()), Strength.WORDED
            )
    for match in _LEFT.matches(passage):
        yield from _left(passage, match.start("t"))


def _left(passage: Passage, at: int) -> Iterator[Claim]:
    """What is left of a whole named before, or of all where one share of it is: explained and not convicted."""
    rest = passage.quantity_at(at)
    yield from explained("remainder", passage, at, "y - x", sentences=2)
    shares = [figure for figure in before(passage, at) if figure.sense is Sense.PERCENT]
    if rest.sense is Sense.PERCENT and shares and shares[0].value + rest.value == _ALL:
        extent = Span(shares[0].span.start, rest.span.end)
        yield Claim("remainder", rest, "1 - x", (Premise("x", shares[0]),), extent, Strength.INFERRED)


KIND = Kind(
    "remainder",
    "what remains of a whole is the rest stated for it",
    find,
    example="Of the fleet 45% are buses, 30% are vans, and the remaining 35% are cars.",
    counter_example="Of the 20 towns, 5 have a mayor, and the other 300 villages have none.",
)
