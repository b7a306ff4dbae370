"""Dimensions through a formula: what unit its premises give."""

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from claims.formula import Node, fold, parse
from claims.unit import Dimension

FREE = ("#", "point")
"""Base dimensions that may be left over: prose drops count nouns ("100,000 × 1.5 kW") and mixes points with percent."""


class DimensionMismatch(ValueError):
    """Terms of a sum have different dimensions."""


def dimension_of(formula: str, dimensions: Mapping[str, Dimension]) -> Dimension:
    """The dimension of a formula. Raises DimensionMismatch where a sum adds, say, dollars to hours."""

    def leaf(node: Node) -> Dimension:
        return dimensions[node.name] if node.sign == "name" else ()

    return fold(parse(formula), leaf, _operation)


def _operation(node: Node, parts: list[Dimension]) -> Dimension:
    if node.sign == "call":
        # A function takes pure numbers and gives one.
        return ()
    if node.sign == "^":
        return combined(parts[0], (), 0, int(node.number))
    if node.sign == "*":
        return combined(parts[0], parts[1], 1)
    if node.sign == "/":
        return combined(parts[0], parts[1], -1)
    left, right = node.parts
    if _is_constant(left) or _is_constant(right):
        return parts[1] if _is_constant(left) else parts[0]
    if leftover(parts[0], parts[1]):
        raise DimensionMismatch(f"{parts[0]} and {parts[1]}")
    return parts[0] if known(parts[0]) else parts[1]


def _is_constant(node: Node) -> bool:
    """A number of the formula itself takes the dimension of what it is added to: the 1 in 1 + r, a scale's offset."""
    return node.sign == "number" or bool(node.parts) and all(_is_constant(part) for part in node.parts)


@lru_cache(maxsize=16384)
def combined(left: Dimension, right: Dimension, sign: int, times: int = 1) -> Dimension:
    """The dimension of a product (`sign` 1) or a quotient (-1), the left one raised to `times` before."""
    powers: Counter[str] = Counter()
    for base, power in left:
        powers[base] += power * times
    for base, power in right:
        powers[base] += sign * power
    return tuple(sorted((base, power) for base, power in powers.items() if power))


def known(dimension: Dimension) -> Dimension:
    """The dimension without what may be left over."""
    return tuple((base, power) for base, power in dimension if not base.startswith(FREE))


@lru_cache(maxsize=16384)
def leftover(left: Dimension, right: Dimension) -> Dimension:
    """What of the left dimension is not in the right one, apart from what may be left over."""
    return known(combined(left, right, -1))
