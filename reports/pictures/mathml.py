"""A formula as it is typeset, with the figures of the essay in the place of its names."""

from dataclasses import dataclass

from claims.formula import FormulaError, Node, parse
from reports.numerals import number

_SIGNS = {"+": "+", "-": "−", "*": "×"}
_RANKS = {"+": 1, "-": 1, "*": 2, "/": 2, "^": 3}
_LEAF = 4
_FUNCTIONS = {"p_chi2": "p(χ²)", "p_f": "p(F)", "p_r": "p(r)", "p_t": "p(t)", "p_z": "p(z)"}
_MOST_TERMS = 6
_KEPT = 3


@dataclass(frozen=True, slots=True)
class Typeset:
    """One element of MathML: its text, or the elements inside it."""

    element: str
    text: str = ""
    parts: tuple["Typeset", ...] = ()


def typeset(formula: str, texts: dict[str, str], derived: str = "") -> Typeset | None:
    """The formula, equal to what it gives; None where it is one figure alone, or in no formula of ours."""
    try:
        root = parse(formula)
    except FormulaError:
        return None
    if not root.parts:
        return None
    node = _node(root, texts)
    start = node.parts if node.element == "mrow" else (node,)
    ending = (_operator("="), Typeset("mn", derived)) if derived else ()
    return Typeset("mrow", parts=(*start, *ending))


def is_two_dimensional(formula: str) -> bool:
    """Whether a formula has fractions, powers or functions, which a line of text shows badly."""
    return any(sign in formula for sign in "/^") or "(" in formula


def _node(node: Node, texts: dict[str, str]) -> Typeset:
    if node.sign == "name":
        # Not <mtext>, which counts as space: an operator beside it would get none.
        return Typeset("mn", texts.get(node.name, node.name))
    if node.sign == "number":
        return Typeset("mn", number(node.number))
    if node.sign == "call":
        return _call(node, texts)
    if node.sign == "/":
        return Typeset("mfrac", parts=tuple(_node(part, texts) for part in node.parts))
    if node.sign == "^":
        raised = Typeset("mn", number(node.number))
        return Typeset("msup", parts=(_inner(node.parts[0], texts, _LEAF), raised))
    return _joined(node, texts)


def _joined(node: Node, texts: dict[str, str]) -> Typeset:
    if node.sign == "-" and _is_zero(node.parts[0]):
        return Typeset("mrow", parts=(_operator("−"), _inner(node.parts[1], texts, 2)))
    terms = _terms(node)
    rank = _RANKS[node.sign]
    parts = [_inner(terms[0][1], texts, rank)]
    for sign, term in terms[1:]:
        parts += [_operator(_SIGNS[sign]), _inner(term, texts, rank + (sign == "-"))]
    if len(terms) > _MOST_TERMS and {sign for sign, _ in terms} == {"+"}:
        parts = [*parts[: 2 * _KEPT], Typeset("mo", "…"), *parts[-2:]]
    return Typeset("mrow", parts=tuple(parts))


def _terms(node: Node) -> list[tuple[str, Node]]:
    """The operands of a chain of one rank with the sign before each: a + b − c is +a, +b, −c."""
    chained = ("*",) if node.sign == "*" else ("+", "-")
    terms: list[tuple[str, Node]] = []
    while node.sign in chained and not (node.sign == "-" and _is_zero(node.parts[0])):
        terms.append((node.sign, node.parts[1]))
        node = node.parts[0]
    return [(chained[0], node), *reversed(terms)]


def _inner(node: Node, texts: dict[str, str], least: int) -> Typeset:
    """A part of a larger formula, in brackets where it would be misread without; a fraction never is."""
    shown = _node(node, texts)
    if node.sign == "/" and least < _LEAF:
        return shown
    rank = _RANKS.get(node.sign, _LEAF)
    return shown if rank >= least else _bracketed(shown)


def _call(node: Node, texts: dict[str, str]) -> Typeset:
    if node.name == "power":
        base, exponent = node.parts
        return Typeset("msup", parts=(_inner(base, texts, _LEAF), _node(exponent, texts)))
    if node.name == "root":
        return Typeset("mroot", parts=tuple(_node(part, texts) for part in node.parts))
    listed: list[Typeset] = []
    for part in node.parts:
        listed += [_operator(","), _node(part, texts)]
    name = Typeset("mi", _FUNCTIONS.get(node.name, node.name))
    return Typeset("mrow", parts=(name, _bracketed(Typeset("mrow", parts=tuple(listed[1:])))))


def _bracketed(inner: Typeset) -> Typeset:
    return Typeset("mrow", parts=(_operator("("), inner, _operator(")")))


def _operator(sign: str) -> Typeset:
    return Typeset("mo", sign)


def _is_zero(node: Node) -> bool:
    return node.sign == "number" and node.number == 0
