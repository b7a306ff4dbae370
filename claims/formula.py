"""Formulas: our own small grammar, evaluated node by node into exact sympy numbers.

    sum     = product (("+" | "-") product)*
    product = power (("*" | "/") power)*
    power   = ["-"] atom ["^" ["-"] integer]
    atom    = name | number | "(" sum ")" | function "(" sum ("," sum)* ")"

The functions are a closed set, FUNCTIONS of `claims.functions`, where the exponent of a power may be a name. All give
fractions.
A formula is text all its life in records, prompts and reports; no text ever reaches sympy's own parsers.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from claims.functions import FUNCTIONS
from claims.pattern import lazy_regex

if TYPE_CHECKING:
    import sympy


MAX_LENGTH = 2000
MAX_DIGITS = 60
MAX_DEPTH = 40
MAX_NODES = 400
MAX_EXPONENT = 200
MAX_BITS = 20_000

_TOKEN = lazy_regex(r"\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<name>[a-z]\w*)|(?P<sign>[-+*/^(),]))")


class FormulaError(ValueError):
    """A formula is not in the grammar, or beyond its limits."""


class EvaluationError(ArithmeticError):
    """A formula has no value for these premises: a division by zero, an undefined function, a limit."""


@dataclass(frozen=True, slots=True)
class Node:
    """One node of a parsed formula: a name, a number, or an operation on parts.

    `sign` is one of + - * / ^ for an operation, "call" for a function of its parts, "name" or "number" for a leaf.
    """

    sign: str
    name: str = ""
    number: Fraction = Fraction(0)
    parts: tuple["Node", ...] = ()


class _Parser:
    def __init__(self, text: str) -> None:
        if len(text) > MAX_LENGTH:
            raise FormulaError(f"the formula is longer than {MAX_LENGTH} characters")
        self._tokens = _tokens(text)
        self._at = 0
        self._nodes = 0

    def parse(self) -> Node:
        node = self._sum(0)
        if self._at < len(self._tokens):
            raise FormulaError(f"unexpected {self._tokens[self._at][1]!r}")
        return node

    def _peek(self) -> str:
        return self._tokens[self._at][1] if self._at < len(self._tokens) else ""

    def _take(self) -> tuple[str, str]:
        if self._at >= len(self._tokens):
            raise FormulaError("the formula ends too early")
        self._at += 1
        return self._tokens[self._at - 1]

    def _made(self, node: Node) -> Node:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise FormulaError(f"the formula has more than {MAX_NODES} parts")
        return node

    def _sum(self, depth: int) -> Node:
        if depth > MAX_DEPTH:
            raise FormulaError(f"brackets are nested deeper than {MAX_DEPTH}")
        node = self._product(depth)
        while self._peek() in ("+", "-"):
            _, sign = self._take()
            node = self._made(Node(sign, parts=(node, self._product(depth))))
        return node

    def _product(self, depth: int) -> Node:
        node = self._power(depth)
        while self._peek() in ("*", "/"):
            _, sign = self._take()
            node = self._made(Node(sign, parts=(node, self._power(depth))))
        return node

    def _power(self, depth: int) -> Node:
        if depth > MAX_DEPTH:
            raise FormulaError(f"signs are nested deeper than {MAX_DEPTH}")
        if self._peek() == "-":
            self._take()
            zero = Node("number")
            return self._made(Node("-", parts=(zero, self._power(depth + 1))))
        node = self._atom(depth)
        if self._peek() != "^":
            return node
        self._take()
        return self._made(Node("^", number=Fraction(self._exponent()), parts=(node,)))

    def _exponent(self) -> int:
        negative = self._peek() == "-"
        if negative:
            self._take()
        kind, text = self._take()
        if kind != "number" or not text.isdigit() or int(text) > MAX_EXPONENT:
            raise FormulaError(f"an exponent must be a whole number up to {MAX_EXPONENT}")
        return -int(text) if negative else int(text)

    def _atom(self, depth: int) -> Node:
        kind, text = self._take()
        if kind == "name" and self._peek() == "(":
            return self._call(text, depth)
        if kind == "name":
            return self._made(Node("name", name=text))
        if kind == "number":
            return self._made(Node("number", number=Fraction(text)))
        if text != "(":
            raise FormulaError(f"unexpected {text!r}")
        node = self._sum(depth + 1)
        if self._take()[1] != ")":
            raise FormulaError("a bracket is not closed")
        return node

    def _call(self, name: str, depth: int) -> Node:
        if name not in FUNCTIONS:
            raise FormulaError(f"there is no function {name!r}")
        self._take()
        parts = [self._sum(depth + 1)]
        while self._peek() == ",":
            self._take()
            parts.append(self._sum(depth + 1))
        if self._take()[1] != ")":
            raise FormulaError("a bracket is not closed")
        if len(parts) != FUNCTIONS[name][1]:
            raise FormulaError(f"{name} takes {FUNCTIONS[name][1]} numbers")
        return self._made(Node("call", name=name, parts=tuple(parts)))


def _tokens(text: str) -> list[tuple[str, str]]:
    tokens: list[tuple[str, str]] = []
    at = 0
    stripped = text.rstrip()
    while at < len(stripped):
        match = _TOKEN.match(stripped, at)
        if match is None:
            raise FormulaError(f"unexpected {stripped[at : at + 1]!r}")
        kind = str(match.lastgroup)
        if kind == "number" and len(match[kind]) > MAX_DIGITS:
            raise FormulaError(f"a number has more than {MAX_DIGITS} digits")
        tokens.append((kind, match[kind]))
        at = match.end()
    return tokens


@lru_cache(maxsize=2048)
def parse(text: str) -> Node:
    """The tree of a formula. Raises FormulaError where the text is not in the grammar or beyond its limits."""
    return _Parser(text).parse()


_T = TypeVar("_T")


def fold(node: Node, leaf: Callable[[Node], _T], operation: Callable[[Node, list[_T]], _T]) -> _T:
    """A value computed over the tree from its leaves up."""
    if not node.parts:
        return leaf(node)
    return operation(node, [fold(part, leaf, operation) for part in node.parts])


def names(text: str) -> list[str]:
    """The names in a formula, each once, in the order in which they stand."""
    found: dict[str, None] = {}

    def note(node: Node) -> None:
        if node.sign == "name":
            found[node.name] = None

    fold(parse(text), note, lambda _node, _parts: None)
    return list(found)


def has_function(text: str) -> bool:
    """Whether a formula takes the value of a function."""
    return fold(parse(text), lambda _node: False, lambda node, parts: node.sign == "call" or any(parts))


def is_of_statistics(text: str) -> bool:
    """Whether a formula takes a probability or the nearest value of an interval, as figures of statistics are."""
    return fold(parse(text), lambda _: False, lambda node, parts: node.name.startswith(("p_", "nearest")) or any(parts))


def evaluate(text: str, values: Mapping[str, Fraction]) -> Fraction:
    """The exact value of a formula for exact values of its names.

    Raises FormulaError as `parse` does, and EvaluationError for a division by zero or numbers of more than
    MAX_BITS bits.
    """
    import sympy

    def leaf(node: Node) -> "sympy.Rational":
        value = node.number if node.sign == "number" else values[node.name]
        return sympy.Rational(value.numerator, value.denominator)

    result = fold(parse(text), leaf, _operate)
    return Fraction(int(result.p), int(result.q))


def _operate(node: Node, parts: list["sympy.Rational"]) -> "sympy.Rational":
    if node.sign == "call":
        return _called(node.name, parts)
    left = parts[0]
    if node.sign == "^":
        result = _raised(left, int(node.number))
    elif node.sign == "+":
        result = left + parts[1]
    elif node.sign == "-":
        result = left - parts[1]
    elif node.sign == "*":
        result = left * parts[1]
    else:
        if parts[1] == 0:
            raise EvaluationError("division by zero")
        result = left / parts[1]
    if int(result.p).bit_length() > MAX_BITS or int(result.q).bit_length() > MAX_BITS:
        raise EvaluationError("the numbers are too large")
    return result


def _called(name: str, parts: list["sympy.Rational"]) -> "sympy.Rational":
    import sympy

    try:
        result = FUNCTIONS[name][0](*(Fraction(int(part.p), int(part.q)) for part in parts))
    except ValueError as error:
        raise EvaluationError(str(error)) from error
    return sympy.Rational(result.numerator, result.denominator)


def _raised(base: "sympy.Rational", exponent: int) -> "sympy.Rational":
    if base == 0 and exponent < 0:
        raise EvaluationError("division by zero")
    if max(int(base.p).bit_length(), int(base.q).bit_length()) * abs(exponent) > MAX_BITS:
        raise EvaluationError("the numbers are too large")
    return base**exponent


def expression(text: str, values: Mapping[str, Fraction] = {}) -> "sympy.Expr":
    """The formula as a sympy expression with a positive symbol for each name, to solve and to differentiate.

    A name that `values` has is that number. A function is one more symbol, which hides what stands in it: nothing is
    solved for that.
    """
    import sympy

    def leaf(node: Node) -> "sympy.Expr":
        if node.sign == "name" and node.name not in values:
            return sympy.Symbol(node.name, positive=True)
        number = node.number if node.sign == "number" else values[node.name]
        return sympy.Rational(number.numerator, number.denominator)

    def operation(node: Node, parts: list["sympy.Expr"]) -> "sympy.Expr":
        if node.sign == "^":
            return parts[0] ** int(node.number)
        if node.sign == "call":
            return sympy.Symbol(f"{node.name}{tuple(parts)}", positive=True)
        return {"+": sympy.Add, "*": sympy.Mul}.get(node.sign, _inverse(node.sign))(*parts)

    return fold(parse(text), leaf, operation)


def _inverse(sign: str) -> "Callable[[sympy.Expr, sympy.Expr], sympy.Expr]":
    return (lambda left, right: left - right) if sign == "-" else (lambda left, right: left / right)
