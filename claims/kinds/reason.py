"""A figure and its reason: `he saved $15 because 3 × 5 = 15`: the result of the reason's calculation is the figure."""

import re
from collections.abc import Iterator

from claims.claim import Claim, Premise, Strength
from claims.expression import Expression, ExpressionReader, tokens
from claims.kinds.kind import Kind
from claims.passage import ANY, Passage
from claims.quantity import Quantity

_BECAUSE = re.compile(r"\b(?:because|since)\b", re.I)
_OF_EACH = re.compile(r"\b(?:each|every|per)\b", re.I)
_SIGN = re.compile(f"[{ANY}]")


def find(passage: Passage) -> Iterator[Claim]:
    """Every clause with one figure that is followed by its reason, one calculation with its result."""
    for _sentence, start, end, _signs in passage.sentences:
        match = _BECAUSE.search(passage.skeleton, start, end)
        if match is None or _OF_EACH.search(passage.skeleton, start, match.start()):
            continue
        asserted = _stated(passage, start, match.start())
        reason = _reason(passage, match.end(), end)
        if asserted is None or reason is None or _is_operand(asserted, reason[0]):
            continue
        yield Claim("reason", asserted, "a", (Premise("a", reason[1]),), passage.extent(start, end), Strength.STATED)


def _stated(passage: Passage, start: int, end: int) -> Quantity | None:
    """The one figure of a clause, or the one in digits among figures in words."""
    figures = [passage.quantity_at(match.start()) for match in _SIGN.finditer(passage.skeleton, start, end)]
    in_digits = [figure for figure in figures if not figure.is_word]
    found = figures if len(figures) == 1 else in_digits
    return found[0] if len(found) == 1 else None


def _is_operand(asserted: Quantity, calculation: Expression) -> bool:
    """Whether the figure is what the calculation starts from: "he sold 11 sets because 11 × 15 = 165"."""
    return any(quantity.value == asserted.value for quantity in calculation.quantities)


def _reason(passage: Passage, start: int, end: int) -> tuple[Expression, Quantity] | None:
    """The calculation that is given as the reason, and nothing more, with its result."""
    found = tokens(passage, start, end)
    reader = ExpressionReader(passage, found)
    calculation = reader.expression(0)
    if calculation is None or calculation[0].is_single or reader.text(calculation[1]) != "=":
        return None
    result = calculation[1] + 1
    after = [token for token in found[result + 1 :] if token.sort not in ("word", "close") and token.text not in ".!,"]
    if reader.sort(result) != "figure" or after:
        return None
    return calculation[0], passage.quantity_at(found[result].start)


KIND = Kind(
    "reason",
    "a figure is what the calculation given as its reason comes to",
    find,
    example="She earned $94 because 7 × 12 = 84.",
    counter_example="Each guest paid $4 because 4 × 30 = 120.",
)
