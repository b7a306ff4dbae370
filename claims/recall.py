"""Figures that a text recalls: "the 26,300 litres", "those $541 million" were said before.

Where they were not, and the text has them once with two digits swapped or a zero more, the pen slipped. That is no
chance only where few other figures of their measure and size could have been the twin.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from claims.misprint import significant
from claims.pattern import lazy_regex
from claims.quantity import Sense
from claims.statement import Statement

_RECALLS = lazy_regex(r"\b(?:the|that|this|those|these|all) \Z", re.IGNORECASE)
_LONGEST = 6
_TELLING, _FAR = 3, 10
_MOST_CHANCE = Fraction(1, 20)
_TWINS, _NUMBERS = 3, 900
"""So many of the numbers of three digits are another with two digits swapped."""


def recalled(alike: Sequence[Statement], rivals: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Of figures with the same digits in any order, each recalled after its one twin; `rivals` have its measure."""
    for later in alike:
        twins = {each.value for each in alike if each.quantity.index < later.quantity.index}
        if len(twins) != 1 or not _is_recalled(later):
            continue
        earlier = next(each for each in alike if each.value in twins)
        is_new = sum(each.value == later.value for each in rivals) == 1
        if (
            is_new
            and _are_swapped(earlier, later)
            and _may_be_one(earlier, later)
            and _chance(later, rivals) <= _MOST_CHANCE
        ):
            yield earlier, later


def _is_recalled(statement: Statement) -> bool:
    """Whether an article or a pronoun before a figure says that it is known."""
    if (
        len(statement.digits) < _TELLING
        or not statement.quantity.unit.atoms
        or statement.quantity.sense is Sense.PERCENT
    ):
        return False
    at = statement.passage.to_skeleton(statement.quantity.span.start)
    return _RECALLS.search(statement.passage.skeleton, max(0, at - _LONGEST), at) is not None


def _may_be_one(earlier: Statement, later: Statement) -> bool:
    if earlier.stretch == later.stretch or earlier.shares_group(later) or earlier.is_bound or later.is_bound:
        return False
    return earlier.may_be(later) and earlier.label.setting.may_be(later.label.setting)


def _are_swapped(earlier: Statement, later: Statement) -> bool:
    """Whether two digits of one value, side by side or not, change places in the other."""
    in_unit = earlier.value * later.quantity.value / later.value
    (digits, power), (others, other_power) = significant(in_unit), significant(later.quantity.value)
    if power != other_power or len(digits) != len(others):
        return False
    unlike = [pair for pair in zip(digits, others, strict=True) if pair[0] != pair[1]]
    return len(unlike) == len("ab") and unlike[0] == unlike[1][::-1]


def _chance(later: Statement, rivals: Sequence[Statement]) -> Fraction:
    """How likely one of the figures of its measure and about its size is its twin by chance."""
    values = {
        each.value for each in rivals if len(each.digits) >= _TELLING and 1 / _FAR < each.value / later.value < _FAR
    }
    return Fraction((len(values) - 1) * _TWINS, _NUMBERS)
