"""Calculations as prose writes them, read from a sentence's skeleton: `5 billion users × $20 × 12`, `$60(6) + $40(4)`.

    expression = operand (operator operand)*
    operand    = power bracket* | power+            a bracket right after multiplies
    power      = (figure | bracket) [raised]        1.05³, (1 + 0.05)^3, (1 + 0.05)^{3}
    bracket    = "(" expression ")"

Operators are symbols or words. The few words that may follow an operand say what it counts.
"""

from dataclasses import dataclass, field

from claims.expression import Expression
from claims.passage import ANY, Passage
from claims.pattern import lazy_regex
from claims.tokens import OPERATOR_SIGNS, Token

_LOOSE_WORDS = 3
_RAISED = lazy_regex(
    rf"\^(?:\{{([-−]?)([\d{ANY}]{{1,2}})\}}|([-−]?)(\d{{1,2}})(?!\w|\.\d))|([¹²³⁴⁵⁶⁷⁸⁹][⁰¹²³⁴⁵⁶⁷⁸⁹]?)(?!\w)"
)
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹−", "0123456789-")
_HEDGE_WORDS = frozenset(
    "about around roughly approximately nearly almost over under just exactly a only some more less than the an of at "
    "least most another".split()
)
_BREAKS = frozenset(
    "because since so if when while then will would is are was were can must than that which who has have had".split()
)
"""Words with which another clause or its verb begins: they say no more about what is counted."""


@dataclass
class ExpressionReader:
    """Reads expressions out of a list of tokens."""

    passage: Passage
    tokens: list[Token]
    _depth: int = field(default=0, init=False)

    def sort(self, at: int) -> str:
        """The sort of a token, or an empty text beyond the last."""
        return self.tokens[at].sort if 0 <= at < len(self.tokens) else ""

    def text(self, at: int) -> str:
        """The text of a token, or an empty one beyond the last."""
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def expression(self, at: int) -> tuple[Expression, int] | None:
        """The longest expression that starts at a token, and the token after it."""
        found = self._operand(at, is_first=True)
        if found is None:
            return None
        expression, at = found
        while True:
            operator = self.past_words(at)
            if self.sort(operator) not in OPERATOR_SIGNS:
                return expression, at
            following = self._operand(self.past_hedge(operator + 1))
            if following is None:
                return expression, at
            expression = _joined(expression, f" {self.sort(operator)} ", following[0])
            at = following[1]

    def past_words(self, at: int, *, allow_comma: bool = False) -> int:
        """The token after the few words that may follow a figure: what it counts."""
        limit = at + _LOOSE_WORDS
        while at < limit and self.sort(at) == "word" and self.text(at).lower() not in _BREAKS:
            at += 1
        if allow_comma and at < len(self.tokens) and self.tokens[at].text == ",":
            at += 1
        return at

    def past_hedge(self, at: int) -> int:
        """The token after the words that may hedge a figure: `29 + at least 16`, `= about 45`."""
        while self.sort(at) == "word" and self.text(at).lower() in _HEDGE_WORDS:
            at += 1
        return at

    def _operand(self, at: int, *, is_first: bool = False) -> tuple[Expression, int] | None:
        if self.sort(at) == "figure":
            token = self.tokens[at]
            quantity = self.passage.quantity_at(token.start)
            return self._multiplied(*self._powered(Expression("#", (quantity,), token.start, token.end), at + 1))
        bracket = self._bracket(at)
        if bracket is None or (is_first and bracket[0].is_single and not bracket[0].is_quotient(self.passage)):
            return None
        return self._multiplied(*bracket)

    def _multiplied(self, operand: Expression, at: int) -> tuple[Expression, int]:
        """An operand with the brackets that follow it without a space."""
        while self.sort(at) == "open" and self.tokens[at].start == operand.end:
            bracket = self._bracket(at)
            if bracket is None or _may_be_power(bracket[0]):
                break
            operand, at = _joined(operand, " * ", bracket[0]), bracket[1]
        return operand, at

    def _bracket(self, at: int) -> tuple[Expression, int] | None:
        if self.sort(at) != "open" or self._depth > 20:
            return None
        self._depth += 1
        inside = self.expression(at + 1)
        self._depth -= 1
        if inside is None:
            return None
        close = self.past_words(inside[1])
        if self.sort(close) != "close":
            return None
        end = self.tokens[close].end
        return self._powered(
            Expression(f"({inside[0].formula})", inside[0].quantities, self.tokens[at].start, end), close + 1
        )

    def _powered(self, operand: Expression, at: int) -> tuple[Expression, int]:
        """An operand with the small whole number that it is raised to."""
        match = _RAISED.match(self.passage.skeleton, operand.end) if self.sort(at) in ("other", "word") else None
        if match is None:
            return operand, at
        sign, digits = (match[1] or match[3] or "", match[2] or match[4] or match[5])
        if not digits[0].isdigit():
            raised = self.passage.quantity_at(match.start(2))
            digits = self.passage.document.quote(raised.span)
        exponent = (sign + digits).translate(_LOWERED)
        if not lazy_regex(r"-?\d{1,2}").fullmatch(exponent):
            return operand, at
        while self.sort(at) and self.tokens[at].start < match.end():
            at += 1
        formula = f"{operand.formula} ^ {exponent}"
        return Expression(formula, operand.quantities, operand.start, match.end()), at


def _may_be_power(bracket: Expression) -> bool:
    """Whether a number right after another is perhaps a square that lost its raised 2: 8(32) for 8 times 3 squared."""
    value = bracket.quantities[0].value
    return bracket.is_single and value > 10 and value.denominator == 1 and value % 10 in (2, 3)


def _joined(left: Expression, operator: str, right: Expression) -> Expression:
    return Expression(
        left.formula + operator + right.formula, left.quantities + right.quantities, left.start, right.end
    )  # fmt: skip
