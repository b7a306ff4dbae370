"""Calculations as prose writes them, read from a sentence's skeleton: `5 billion users × $20 × 12`, `$60(6) + $40(4)`.

    expression = operand (operator operand)*
    operand    = figure bracket* | bracket+         a bracket right after multiplies
    bracket    = "(" expression ")"

Operators are symbols or words. The few words that may follow an operand say what it counts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from claims.claim import Premise
from claims.passage import ANY, Passage
from claims.quantity import Quantity, Sense

_OPERATORS = {
    "*": r"×|⋅|·|∗|\*|(?<=[\s)\uE000-\uF8FF])x(?=[\s(\uE000-\uF8FF])|times(?=\s+[\uE000-\uF8FF(])|multiplied\s+by",
    "/": r"÷|/|divided\s+by|⁄",
    "+": r"\+|plus",
    "-": r"−|–(?=\s)|-(?=\s)|(?<=[\uE000-\uF8FF)])[-–]\s?(?=[\uE000-\uF8FF(])|minus|less(?=\s+[\uE000-\uF8FF])",
}
OPERATOR_SIGNS = tuple(_OPERATORS)
_EQUALS = (
    r"=|≈|≃|→|⇒|equals?|(?:is|are)?\s*equal\s+to|,?\s*which\s+(?:is|equals|gives|makes|comes\s+to|works\s+out\s+(?:at|to|as))|"
    r"gives?(?:\s+(?:us|you|a\s+total\s+of))?|comes?\s+to|makes?|yields?|amounts?\s+to|adds?\s+up\s+to|totals|totall?ed|"
    r"results?\s+in|works?\s+out\s+(?:at|to|as)|is|are|,?\s*or|,?\s*i\.e\.,?|,?\s*for\s+a\s+total\s+of|,?\s*that\s+is,?|"
    r",?\s*that[’']s"
)
_HEDGED = (
    r"(?:\s+(?:about|around|roughly|approximately|nearly|almost|over|under|just|exactly|a|only|some|more|less|than))*"
)
_TOKEN = re.compile(
    rf"\s*(?:(?P<figure>[{ANY}])|(?P<open>[(\[])|(?P<close>[)\]])|"
    + "|".join(rf"(?P<sign{index}>{pattern})" for index, pattern in enumerate(_OPERATORS.values()))
    + rf"|(?P<equals>(?:{_EQUALS})(?={_HEDGED}\s*[(\[]?[{ANY}]))|(?P<word>[\w’'$€£%-]+)|(?P<other>\S))",
    re.IGNORECASE,
)
_LOOSE_WORDS = 3
_LETTER = re.compile(r"[b-hj-zB-HJ-Z]\d?$")
_COEFFICIENT = re.compile(r"[\d.]+\s?([a-zA-Z])$")
_VARIABLES = re.compile(
    r"(?:^|[\s=+*/(−-])(?<!\d )([a-zA-Z])\s*=|=\s*([a-zA-Z])(?=\s*(?:[.,;)+*/−-]|$|\s))|\b[Ll]et\s+([a-zA-Z])\b", re.M
)
_DOZEN = re.compile(r"dozens?$", re.I)
_FRACTION = re.compile(r"(\d[\d,]*)\s?/\s?(\d[\d,]*)$")
_MIXED = re.compile(r"(\d+)-(\d+)/(\d+)$")


@dataclass(frozen=True, slots=True)
class Token:
    """One token of a sentence's skeleton: its sort (figure, open, close, + - * /, equals, word, other) and place."""

    sort: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Expression:
    """Figures joined by operators; `formula` has a `#` for each of `quantities` in order."""

    formula: str
    quantities: tuple[Quantity, ...]
    start: int
    end: int

    def is_quotient(self, passage: Passage) -> bool:
        """Whether it is one fraction in digits, which may be a calculation: `8/2 = 4`."""
        return self.is_single and _FRACTION.fullmatch(passage.document.quote(self.quantities[0].number)) is not None

    @property
    def is_single(self) -> bool:
        """Whether it is one figure and nothing else."""
        return len(self.quantities) == 1

    def premises(self) -> tuple[Premise, ...]:
        """The figures under the names that `named` gives them."""
        return tuple(Premise(_name(number), quantity) for number, quantity in enumerate(self.quantities))

    def named(self, template: str = "") -> str:
        """The formula, or a variant of it, with a name for each figure."""
        formula = template or self.formula
        for number in range(len(self.quantities)):
            formula = formula.replace("#", _name(number), 1)
        return formula

    def variants(self, passage: Passage, asserted: Quantity) -> Iterator[str]:
        """The formula, then its other readings for this result.

        `60 ÷ 2/5` may divide by two fifths or by two and by five; `16-1/4 × 16` may subtract a quarter of 16;
        `$1,200 − 20%` takes off 20% of what precedes it.
        """
        yield self.named()
        if _DOZEN.search(passage.document.quote(asserted.number)):
            yield from self._in_dozens(passage)
        literal = self._literal(passage)
        if literal != self.named():
            yield literal
        if len(self.quantities) == 2 and self.formula in ("# + #", "# - #") and self._adds_percent():
            yield self.named(f"# * (1 {self.formula[2]} #)")

    def _in_dozens(self, passage: Passage) -> Iterator[str]:
        """The calculation in dozens, where the result or a figure is written in them: `84/12 = 7 dozen`."""
        formula = self.named()
        for number, quantity in enumerate(self.quantities):
            if _DOZEN.search(passage.document.quote(quantity.number)):
                formula = _put(formula, number, f"({_name(number)} / 12)")
        yield f"({formula}) * 12"

    def _adds_percent(self) -> bool:
        first, second = self.quantities
        return second.sense is Sense.PERCENT and first.sense is not Sense.PERCENT

    def _literal(self, passage: Passage) -> str:
        formula = self.named()
        for number, quantity in enumerate(self.quantities):
            text = passage.document.quote(quantity.number)
            if quantity.unit.dimension:
                continue
            if (match := _FRACTION.match(text)) and match.end() == len(text):
                formula = _put(formula, number, f"{match[1]} / {match[2]}".replace(",", ""))
            elif match := _MIXED.match(text):
                formula = _put(formula, number, f"{match[1]} - {match[2]} / {match[3]}")
        return formula


def _put(formula: str, number: int, text: str) -> str:
    return re.sub(rf"\b{_name(number)}\b", text, formula)


def _name(number: int) -> str:
    return f"p{number + 1}" if number >= 26 else "abcdefghijklmnopqrstuvwxyz"[number]


def tokens(passage: Passage, start: int, end: int) -> list[Token]:
    """The tokens of a stretch of the skeleton; a term of algebra (`2x`, `x`) is sorted as `other`."""
    found = []
    at = start
    skeleton = passage.skeleton
    while at < end and (match := _TOKEN.match(skeleton, at, end)):
        sort = str(match.lastgroup)
        token = Token(_sort(sort), match[sort], match.start(sort), match.end())
        found.append(token if not _is_algebra(passage, token) else Token("other", token.text, token.start, token.end))
        at = match.end()
    return found


def _sort(group: str) -> str:
    return OPERATOR_SIGNS[int(group[4:])] if group.startswith("sign") else group


def _is_algebra(passage: Passage, token: Token) -> bool:
    if token.sort == "word":
        return _LETTER.match(token.text) is not None
    if token.sort != "figure":
        return False
    quantity = passage.quantity_at(token.start)
    match = _COEFFICIENT.fullmatch(passage.document.quote(quantity.span))
    return match is not None and (quantity.sense is Sense.MULTIPLIER or match[1] in _variables(passage.document.masked))


@lru_cache(maxsize=8)
def _variables(text: str) -> frozenset[str]:
    """The letters that a text uses as unknowns: `let N be`, `N =`, `= N`."""
    return frozenset(letter for match in _VARIABLES.finditer(text) for letter in match.groups() if letter)


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
            following = self._operand(operator + 1)
            if following is None:
                return expression, at
            expression = _joined(expression, f" {self.sort(operator)} ", following[0])
            at = following[1]

    def past_words(self, at: int, *, allow_comma: bool = False) -> int:
        """The token after the few words that may follow a figure: what it counts."""
        limit = at + _LOOSE_WORDS
        while at < limit and self.sort(at) == "word":
            at += 1
        if allow_comma and at < len(self.tokens) and self.tokens[at].text == ",":
            at += 1
        return at

    def _operand(self, at: int, *, is_first: bool = False) -> tuple[Expression, int] | None:
        if self.sort(at) == "figure":
            token = self.tokens[at]
            quantity = self.passage.quantity_at(token.start)
            return self._multiplied(Expression("#", (quantity,), token.start, token.end), at + 1)
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
        return Expression(f"({inside[0].formula})", inside[0].quantities, self.tokens[at].start, end), close + 1


def _may_be_power(bracket: Expression) -> bool:
    """Whether a number right after another is perhaps a square that lost its raised 2: 8(32) for 8 times 3 squared."""
    value = bracket.quantities[0].value
    return bracket.is_single and value > 10 and value.denominator == 1 and value % 10 in (2, 3)


def _joined(left: Expression, operator: str, right: Expression) -> Expression:
    return Expression(
        left.formula + operator + right.formula, left.quantities + right.quantities, left.start, right.end
    )  # fmt: skip
