"""A figure and its reason: `he saved $15 because 3 × 5 = 15`: the result of the reason's calculation is the figure."""

import re
from collections.abc import Iterator

from claims.claim import Claim, Premise, Strength
from claims.expression import Expression
from claims.expression_reader import ExpressionReader
from claims.kinds.kind import Kind
from claims.passage import ANY, Passage
from claims.pattern import lazy_regex
from claims.quantity import Quantity
from claims.tokens import tokens

_BECAUSE = lazy_regex(r"\b(?:because|since)\b", re.I)
_OF_EACH = lazy_regex(r"\b(?:each|every|per)\b", re.I)
_SIGN = lazy_regex(f"[{ANY}]")


def find(passage: Passage) -> Iterator[Claim]:
    """Every clause with one figure that is followed by its reason, one calculation with its result."""
    for _sentence, start, end, _signs in passage.with_texts([("because", "since")]):
        match = _BECAUSE.search(passage.skeleton, start, end)
        if match is None:
            continue
        asserted = _stated(passage, start, match.start())
        reason = _reason(passage, match.end(), end)
        if asserted is None or reason is None or _is_of_each(passage, start, match.start(), reason[0]):
            continue
        premises = (Premise("a", reason[1]),)
        extent = passage.extent(start, end)
        is_loose = _is_operand(asserted, reason[0])
        for formula in Expression("#", (reason[1],), match.end(), end).variants(passage, asserted):
            yield Claim(
                "reason", asserted, formula, premises, extent, Strength.STATED, by_direction=True, loose=is_loose
            )


def _stated(passage: Passage, start: int, end: int) -> Quantity | None:
    """The one figure of a clause, or the one in digits among figures in words."""
    figures = [passage.quantity_at(match.start()) for match in _SIGN.finditer(passage.skeleton, start, end)]
    in_digits = [figure for figure in figures if not figure.is_word]
    found = figures if len(figures) == 1 else in_digits
    return found[0] if len(found) == 1 else None


def _is_of_each(passage: Passage, start: int, end: int, calculation: Expression) -> bool:
    """Whether something is said of each, and the calculation is about all: a product, or beside a second figure."""
    is_about_all = "*" in calculation.formula or len(_SIGN.findall(passage.skeleton, start, end)) > 1
    return is_about_all and _OF_EACH.search(passage.skeleton, start, end) is not None


def _is_operand(asserted: Quantity, calculation: Expression) -> bool:
    """Whether the figure may be what the calculation starts from: "he sold 11 sets because 11 × 15 = 165"."""
    return any(quantity.value == asserted.value for quantity in calculation.quantities)


def _reason(passage: Passage, start: int, end: int) -> tuple[Expression, Quantity] | None:
    """The calculation that is given as the reason, and nothing more, with its result."""
    found = tokens(passage, start, end)
    reader = ExpressionReader(passage, found)
    calculation = reader.expression(1 if reader.sort(0) == "-" else 0)
    if calculation is None or calculation[0].is_single or reader.text(calculation[1]) != "=":
        return None
    result = calculation[1] + 1
    after = found[reader.past_words(result + 1) :]
    if reader.sort(result) != "figure" or any(token.sort != "close" and token.text not in ".!," for token in after):
        return None
    return calculation[0], passage.quantity_at(found[result].start)


KIND = Kind(
    "reason",
    "a figure is what the calculation given as its reason comes to",
    find,
    example="She earned $94 because 7 × 12 = 84.",
    counter_example="Each guest paid $4 because 4 × 30 = 120.",
)
