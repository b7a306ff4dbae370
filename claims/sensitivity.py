"""How much a conclusion moves with each of its premises: the elasticity (x / f) × ∂f/∂x, taken by sympy."""

from fractions import Fraction
from functools import lru_cache

from claims.claim import Claim
from claims.formula import EvaluationError, evaluate, expression, has_function, names
from claims.quantity import size_of
from claims.recomputation import Abstention, Recomputation

_MOST_PREMISES = 12
_PLACES = 1000


def sensitivity(claim: Claim, recomputed: Recomputation | Abstention) -> dict[str, Fraction]:
    """By how many percent the derived value moves when a premise grows by one percent, to three places, by name.

    Empty where nothing was recomputed, where the derived value is 0, for the values of functions (p of t), and for
    long sums, in which no single figure moves much.
    """
    if isinstance(recomputed, Abstention) or len(claim.premises) > _MOST_PREMISES or has_function(claim.formula):
        return {}
    values = {item.name: size_of(item.quantity) for item in claim.premises}
    try:
        moves = {name: evaluate(text, values) for name, text in _elasticities(claim.formula)}
    except EvaluationError:
        return {}
    return {name: Fraction(round(move * _PLACES), _PLACES) for name, move in moves.items()}


@lru_cache(maxsize=256)
def _elasticities(formula: str) -> tuple[tuple[str, str], ...]:
    """For each name of a formula that of the derived value, as a formula itself."""
    import sympy

    whole = expression(formula)
    symbols = {name: sympy.Symbol(name, positive=True) for name in names(formula)}
    moved = {name: sympy.together(symbol * sympy.diff(whole, symbol) / whole) for name, symbol in symbols.items()}
    return tuple((name, str(move).replace("**", "^")) for name, move in moved.items())
