"""The steps of a search for a derivation, the likeliest formulas first, and the shapes that each tries."""

from enum import StrEnum
from functools import lru_cache

from claims.search import Shape

_NO_SHAPES: frozenset[Shape] = frozenset()
_FROM_PARTS = frozenset((Shape.PART, Shape.WHOLE))
"""A share of parts and a whole before a cut, which few words leave to the reader."""


class Step(StrEnum):
    """The steps of a search, the likeliest formulas first."""

    SPOKEN = "near figures, in the shapes that the words speak of"
    USUAL = "near figures, in the usual shapes"
    NEAR = "near figures, in the other shapes"
    NAMED = "with a named figure, in the shapes that the words speak of and the usual ones"
    NAMED_OTHER = "with a named figure, in the other shapes"
    SPOKEN_THREE = "three near figures, in the shapes that the words speak of"
    THREE = "three near figures, in the other shapes"
    FAR = "a near figure and one anywhere before"


NEAR = (Step.SPOKEN, Step.USUAL, Step.NEAR)
THREE = (Step.SPOKEN_THREE, Step.THREE)
NAMED = (Step.NAMED, Step.NAMED_OTHER)

LIMITS = {Step.SPOKEN: 0.12, Step.USUAL: 0.12, Step.NEAR: 0.1, Step.NAMED: 0.1}
LIMITS |= {Step.NAMED_OTHER: 0.05, Step.SPOKEN_THREE: 0.1, Step.THREE: 0.06, Step.FAR: 0.03}
"""How likely a formula of each step may be by chance."""
IN_REACH = tuple(step for step in Step if step is not Step.FAR)
SUPPOSED = tuple(step for step in IN_REACH if step is not Step.NAMED_OTHER)
WITHOUT_SIGNAL = (Step.SPOKEN, Step.USUAL, Step.NEAR)

_Shapes = frozenset[Shape]


@lru_cache(maxsize=512)
def shapes_of(
    steps: tuple[Step, ...], spoken: _Shapes, usual: _Shapes, allowed: _Shapes
) -> tuple[tuple[Shape, Step], ...]:
    """The shapes of some steps, each with its step."""
    return tuple((shape, step) for step in steps for shape in _shapes(step, spoken, usual, allowed))


def _shapes(step: Step, spoken: _Shapes, usual: _Shapes, allowed: _Shapes) -> _Shapes:
    """The shapes that a step tries, of those allowed."""
    if step in (Step.SPOKEN, Step.SPOKEN_THREE):
        return allowed & spoken
    if step is Step.NAMED:
        return allowed & (spoken | usual)
    if step is Step.USUAL:
        return allowed & usual
    if step in (Step.NEAR, Step.NAMED_OTHER):
        return allowed - spoken - usual - (_FROM_PARTS if step is Step.NAMED_OTHER else _NO_SHAPES)
    return allowed - spoken
