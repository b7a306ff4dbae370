"""Solving a formula for one of its figures: which positive value of it gives a wanted result.

Most formulas are quotients of two lines in each of their figures, which takes no search; what is more than that is left
to sympy, and takes a hundred times as long.
"""

from collections.abc import Mapping
from fractions import Fraction

from claims.formula import Node, expression, fold, has_function, parse

_Polynomial = list[Fraction]
"""The coefficients, that of the constant first."""
_Quotient = tuple[_Polynomial, _Polynomial]
_NOUGHT, _ONE = Fraction(0), Fraction(1)


def solved(formula: str, known: Mapping[str, Fraction], name: str, target: Fraction) -> Fraction | None:
    """The one positive value of a name with which the formula gives the target, for the values of all others."""
    if has_function(formula) or "^" in formula:
        return _searched(formula, known, name, target)
    above, below = _quotient(formula, known)
    relation = _sum(above, _product([-target], below))
    if any(relation[2:]):
        return _searched(formula, known, name, target)
    constant, slope, *_ = *relation, _NOUGHT
    root = -constant / slope if slope else _NOUGHT
    is_defined = sum(factor * root**power for power, factor in enumerate(below)) != 0
    return root if root > 0 and is_defined else None


def _quotient(formula: str, known: Mapping[str, Fraction]) -> _Quotient:
    """The formula as a quotient of two polynomials of the one name that is not known."""

    def leaf(node: Node) -> _Quotient:
        if node.sign == "name" and node.name not in known:
            return [_NOUGHT, _ONE], [_ONE]
        return [node.number if node.sign == "number" else known[node.name]], [_ONE]

    return fold(parse(formula), leaf, _operation)


def _operation(node: Node, parts: list[_Quotient]) -> _Quotient:
    (above, below), (other_above, other_below) = parts
    if node.sign == "/":
        return _product(above, other_below), _product(below, other_above)
    if node.sign == "*":
        return _product(above, other_above), _product(below, other_below)
    other = _product(other_above, below) if node.sign == "+" else _product([-_ONE], _product(other_above, below))
    return _sum(_product(above, other_below), other), _product(below, other_below)


def _sum(one: _Polynomial, other: _Polynomial) -> _Polynomial:
    shorter, longer = sorted((one, other), key=len)
    return [a + b for a, b in zip(shorter, longer, strict=False)] + longer[len(shorter) :]


def _product(one: _Polynomial, other: _Polynomial) -> _Polynomial:
    made = [_NOUGHT] * (len(one) + len(other) - 1)
    for power, factor in enumerate(one):
        for over, by in enumerate(other):
            made[power + over] += factor * by
    return made


def _searched(formula: str, known: Mapping[str, Fraction], name: str, target: Fraction) -> Fraction | None:
    """Where a rational function of one symbol is nought, if that is one positive rational number.

    What stands in a function is hidden from the solver, which would search for it in vain. The general solver would
    load the units of physics, which takes longer than all that is done here.
    """
    import sympy

    symbol = sympy.Symbol(name, positive=True)
    relation = expression(formula, known) - sympy.Rational(target.numerator, target.denominator)
    if not relation.has(symbol):
        return None
    numerator, _ = sympy.fraction(sympy.together(relation))
    roots = {root for root in sympy.Poly(numerator, symbol).real_roots() if root.is_positive}
    if len(roots) != 1 or not (root := roots.pop()).is_Rational:
        return None
    return Fraction(int(root.p), int(root.q))
