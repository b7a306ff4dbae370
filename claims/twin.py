"""Twins: two figures of one measure that a slip of the pen tells apart: "5,240 trains" here, "5,420 trains" there.

Two digits swapped, or one digit of several, are seldom chance: the fewer values of the measure and the size a text has,
the more digits the slip left, and the more words both sentences share, the less so. Percentages are left out, of which
a text has many of a sort. One of the two stands alone in the text; that nothing else bears it out, and it nothing else,
is for the settling of findings to see.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from claims.clause import clause_of, looks_back, supposes
from claims.document import BlockKind
from claims.label import compares, ideas_in
from claims.misprint import Misprint, misprint_between
from claims.quantity import Sense
from claims.statement import Statement

_Pair = tuple[Statement, Statement]

_FEWEST, _TELLING, _FAR, _FARTHER = 2, 3, 2, 4
_MOST_VALUES, _MOST_ALIKE = 120, 6
"""More values than that have twins by chance."""
_MOST_CHANCE, _SIZE = Fraction(1, 4), 10
"""How many pairs so alike chance may give among the values of one size, within a power of ten."""
_A_WORD, _MOST_WORDS, _KNOWN = Fraction(1, 4), 2, Fraction(1, 2)
"""How much seldomer sentences about two things share a word, of which two are enough, or one value is said twice."""
_EMPTY = ideas_in(
    "percent million billion thousand year month week day hour number total mean last next say however "
    "more share rate figure amount part hundred only left right whole roughly half us about among even"
)


def twins(statements: Sequence[Statement]) -> Iterator[_Pair]:
    """Pairs of which the first may be a slip for the second; both ways where both stand alone.

    Two blocks that differ in several figures tell the same of two things.
    """
    groups: dict[object, list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.digits and not statement.is_bound and not statement.measure[1]:
            groups[statement.measure].append(statement)
    found = [pair for group in groups.values() for pair in _Group(group).twins()]
    values: dict[frozenset[int], set[Fraction]] = defaultdict(set)
    for odd, other in found:
        values[_blocks(odd, other)] |= {odd.value, other.value}
    return (pair for pair in found if len(values[_blocks(*pair)]) == len(pair))


def _blocks(odd: Statement, other: Statement) -> frozenset[int]:
    return frozenset(each.stretch.sentence.block for each in (odd, other))


class _Group:
    """The statements of one measure."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._with: dict[Fraction, list[Statement]] = defaultdict(list)
        for statement in statements:
            self._with[statement.value].append(statement)

    def twins(self) -> Iterator[_Pair]:
        """The pairs of two values that chance hardly gives."""
        if len(self._with) > _MOST_VALUES:
            return
        for one, other in dict.fromkeys(self._alike()):
            for odd, same in ((one, other), (other, one)):
                if len(self._with[odd]) == 1:
                    yield from self._twins_of(self._with[odd][0], self._with[same])

    def _alike(self) -> Iterator[tuple[Fraction, Fraction]]:
        """The pairs of values that have the same digits in any order, or all but one."""
        alike: dict[object, list[Fraction]] = defaultdict(list)
        for value, (statement, *_) in self._with.items():
            digits = statement.digits
            if len(digits) >= _FEWEST:
                alike["".join(sorted(digits))].append(value)
            if len(digits) >= _TELLING:
                for place in range(len(digits)):
                    alike[digits[:place], digits[place + 1 :]].append(value)
        for values in alike.values():
            for at, value in enumerate(values[:_MOST_ALIKE]):
                yield from ((other, value) for other in values[:at])

    def _twins_of(self, odd: Statement, others: Sequence[Statement]) -> Iterator[_Pair]:
        for other in others:
            twin = _Twin(odd, other, is_known=len(others) > 1)
            if not twin.is_like or not (twin.is_telling or twin.is_far) or self._by_chance(twin) > _MOST_CHANCE:
                continue
            if twin.may_be_one and not self._has_third(twin):
                yield odd, other
                return

    def _by_chance(self, twin: "_Twin") -> Fraction:
        """How many pairs of values of this size chance makes as like."""
        near = [some for value, some in self._with.items() if 1 < _SIZE * value / twin.odd.value < _SIZE**2]
        number = len(near) if twin.is_telling else sum(any(each.may_be(twin.odd) for each in some) for some in near)
        return number * (number - 1) / Fraction(2) * twin.chance

    def _has_third(self, twin: "_Twin") -> bool:
        """Whether a change leads from one value to the other, or a third one is of the same; rows are of others."""
        odd, other = twin.odd, twin.other
        if abs(odd.value - other.value) in self._with:
            return True
        near = (some for value, some in self._with.items() if 1 < _FAR * value / odd.value < _FAR**2)
        thirds = (each for some in near for each in some if each.value not in (odd.value, other.value))
        return any(twin.is_of(third) for third in thirds if not third.is_row_beside(other))


@dataclass(frozen=True)
class _Twin:
    """A figure that stands alone in its text, and another that a slip may have made it of; `is_known` if said twice."""

    odd: Statement
    other: Statement
    is_known: bool = False

    @cached_property
    def slip(self) -> Misprint | None:
        """What tells the two apart."""
        odd, other = self.odd, self.other
        return misprint_between(odd.value * other.quantity.value / other.value, other.quantity.value)

    @cached_property
    def digits(self) -> int:
        """How many digits they are written with."""
        return max(len(self.odd.digits), len(self.other.digits))

    @cached_property
    def shared(self) -> frozenset[str]:
        """The words that both sentences have."""
        return (self.odd.ideas_around & self.other.ideas_around) - _EMPTY

    @property
    def is_telling(self) -> bool:
        """Whether the digits alone are seldom chance."""
        return self.slip is Misprint.SWAP and self.digits >= _TELLING

    @property
    def is_like(self) -> bool:
        """Whether the form of both says enough, in a text and at most one table."""
        both = self.odd, self.other
        cells = sum(each.block.kind is BlockKind.CELL for each in both)
        if self.slip in (None, Misprint.POWER) or cells == len(both) or self.odd.shares_group(self.other):
            return False
        if self.is_telling:
            return True
        is_short = self.digits <= _TELLING - (self.slip is Misprint.SWAP)
        return not (is_short and cells) and (not is_short or all(each.quantity.unit.atoms for each in both))

    @property
    def may_be_one(self) -> bool:
        """Whether nothing says that two figures are of two things."""
        odd, other = self.odd, self.other
        if self._is_beyond_doubt:
            return True
        one, setting = odd.label.setting, other.label.setting
        if BlockKind.CELL in (odd.block.kind, other.block.kind) and one.periods != setting.periods:
            return False
        if (
            not self._is_said_alike
            or not (one.may_be(setting) or self.is_telling and self.digits > _TELLING and self.shared)
            or any(compares(clause_of(each)) for each in (odd, other))
        ):
            return False
        if not self.is_telling and looks_back(odd) is not looks_back(other):
            return False
        return supposes(odd) is supposes(other) or not (one.compares or setting.compares)

    @property
    def _is_beyond_doubt(self) -> bool:
        """Whether both count one sort of thing far apart, in so many digits that words of other times say nothing."""
        nouns = {each.quantity.noun for each in (self.odd, self.other)}
        return self.is_telling and self.digits > _TELLING and len(nouns) == 1 and nouns != {""} and self.is_far

    def is_of(self, third: Statement) -> bool:
        """Whether a third figure stands under the head that both have, or among words that both have."""
        heads = {each.label.head for each in (self.odd, self.other, third)}
        return len(heads) == 1 and heads != {""} or len(self.shared & third.ideas_around) >= _MOST_WORDS

    @property
    def _is_said_alike(self) -> bool:
        """Whether the words say as much as the digits leave open."""
        if self.is_telling:
            return bool(self.shared) or self.odd.may_be(self.other)
        if not self.odd.may_be(self.other) or self.slip is Misprint.DIGIT and self.digits < _TELLING:
            return False
        if self.digits < _TELLING:
            return not self.odd.label.ideas.isdisjoint(self.other.label.ideas - _EMPTY)
        return bool(self.shared) or self.slip is Misprint.SWAP and self.is_far

    @property
    def is_far(self) -> bool:
        """Whether the text does not just go on from one to the other, and the odd one is no duration."""
        apart = abs(self.odd.stretch.sentence.block - self.other.stretch.sentence.block)
        nearest = _FAR if self.digits >= _TELLING else _FARTHER
        return apart >= nearest and self.odd.quantity.sense is not Sense.DURATION

    @property
    def chance(self) -> Fraction:
        """How likely a figure of something else is as like, in a sentence that is as like."""
        most = 10 ** (self.digits - 1)
        form = Fraction(self.digits - 1, 9 * most) if self.slip is Misprint.SWAP else Fraction(self.digits, most)
        return form * _A_WORD ** min(len(self.shared), _MOST_WORDS) * (_KNOWN if self.is_known else 1)
