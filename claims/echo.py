"""Figures that a text states again with another value, weighed by how likely two figures are that alike by chance.

Chance grows with the number of values that the text has of one measure; it shrinks with the digits that a slip of the
pen leaves as they were, and with each word that both sentences share, the more so the rarer it is in the text: "An
inquiry of 14 months" after "The inquiry into the bridge lasted 17 months". Nothing may tell the two apart, and no third
figure may stand among the same words.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from math import prod

from claims.clause import clause_of, looks_back, supposes
from claims.document import BlockKind
from claims.label import compares, ideas_in
from claims.misprint import Misprint, misprint_between
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Sense
from claims.statement import Statement
from claims.stem import idea, stems_of
from claims.unit import is_noun

_Pair = tuple[Statement, Statement]

_MOST_CHANCE = Fraction(1, 150)
_MOST_VALUES, _MOST_ALIKE = 40, 24
"""More values of one measure than that are alike by chance, the fewer the less a slip of the pen explains them."""
_NEAR, _NEARER, _ALIKE = Fraction(3, 2), Fraction(5, 4), Fraction(2, 5)
"""How far a slip moves a value, how far an update, and how many of the values of one size are that near."""
_SURE = Fraction(1, 300)
_FEWEST, _TELLING, _FAR, _SPLIT = 2, 4, 2, 3
_RAREST, _SHORTEST_TEXT = Fraction(1, 32), 30
_LEAST = Fraction(1, 1024)
_IN_TITLE, _IN_SHORT, _GOVERNS = Fraction(1, 20), Fraction(1, 4), Fraction(1, 2)
"""How much seldomer a title, and a summary or a caption, has a figure of its own; and a word that governs another."""
_SHORT_ACCOUNT = lazy_regex(
    r"\b(?:summary|abstract|highlights|in brief|at a glance|key (?:facts|figures|findings|numbers|points)|conclusions?"
    r"|in short|overview|takeaways|headlines)\b",
    re.IGNORECASE,
)
_EACH = lazy_regex(r"\s+(?:each|apiece|per|a piece|every)\b", re.IGNORECASE)
_STEPS = (Fraction(1000), Fraction(10**6))
_EMPTY = ideas_in(
    "percent million billion thousand year month week day hour number total mean last next say however mr mrs "
    "more share rate figure amount part hundred only left right whole roughly half me us about among even"
)
"""Ideas that any two sentences with figures may share."""


def echoes(passage: Passage, statements: Sequence[Statement]) -> Iterator[_Pair]:
    """Pairs of statements of one quantity with different values, the earlier one first."""
    groups: dict[object, list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.digits and not statement.is_bound and statement.block.kind is not BlockKind.CELL:
            groups[statement.measure].append(statement)
    for group in groups.values():
        yield from _Group(passage, group).echoes()


class _Group:
    """The statements of one measure, and what each of them stands among."""

    def __init__(self, passage: Passage, statements: list[Statement]) -> None:
        self._passage = passage
        self._statements = statements
        self._with: dict[Fraction, list[Statement]] = defaultdict(list)
        for statement in statements:
            self._with[statement.value].append(statement)
        self._around: dict[int, frozenset[str]] = {}

    def echoes(self) -> Iterator[_Pair]:
        """The pairs of two values that stand in too much in common for chance."""
        if len(self._with) > _MOST_VALUES:
            return
        for low, high in dict.fromkeys((*_alike(sorted(self._with)), *self._written_alike())):
            if self._may_be_one(self._with[low], self._with[high], high - low):
                yield from self._between(low, high)

    def _written_alike(self) -> Iterator[tuple[Fraction, Fraction]]:
        """The pairs of values with the same number in another unit, or with the same digits in another order."""
        alike: dict[object, list[Fraction]] = defaultdict(list)
        for value, statements in self._with.items():
            quantity, digits = statements[0].quantity, statements[0].digits
            alike[quantity.value].append(value)
            if len(digits) >= _FEWEST:
                alike["".join(sorted(digits)), quantity.unit].append(value)
        for values in alike.values():
            yield from combinations(sorted(values), _FEWEST)

    def _may_be_one(self, lows: list[Statement], highs: list[Statement], change: Fraction) -> bool:
        """Whether one of two values may be the other: stated once, not beside it, and by no stated change."""
        blocks = [{statement.stretch.sentence.block for statement in some} for some in (lows, highs)]
        return min(len(lows), len(highs)) == 1 and blocks[0].isdisjoint(blocks[1]) and change not in self._with

    def _between(self, low: Fraction, high: Fraction) -> Iterator[_Pair]:
        for one in self._with[low]:
            for other in self._with[high]:
                earlier, later = sorted((one, other), key=lambda statement: statement.quantity.index)
                if _may_be_one(earlier, later) and self._are_one(earlier, later):
                    yield earlier, later

    def _are_one(self, earlier: Statement, later: Statement) -> bool:
        form = _chance_of_form(earlier, later)
        by_chance = min(Fraction(1), (self._rivals(later) - 1) * form)
        if by_chance == 1 and not _are_near(earlier, later):
            return False
        is_sure, is_far = form < _SURE, not _is_near_by(earlier, later)
        if not is_sure and not (is_far and len(self._with) <= _MOST_ALIKE):
            return False
        if not is_sure and any(map(self._is_split, (earlier, later))):
            return False
        if not is_sure and any(tells(earlier) is not tells(later) for tells in (looks_back, supposes)):
            return False
        if any(self._compares(statement, is_sure and is_far) for statement in (earlier, later)):
            return False
        around = self._ideas(later) if not _is_headline(earlier) else self._ideas_of_block(later)
        per = {idea(symbol) for symbol, power in later.quantity.unit.atoms if power < 0}
        shared = (self._ideas(earlier) & around) - _EMPTY - per
        chance = by_chance * self._chance_of_words(shared) * self._place(earlier, later)
        if later.label.head in shared:
            chance *= _GOVERNS
        is_likely = chance <= _MOST_CHANCE and (bool(shared) or is_sure)
        return is_likely and not self._is_shared(shared, earlier, later)

    def _is_split(self, statement: Statement) -> bool:
        """Whether a percentage is one of several that a sentence splits a whole into, which are of that."""
        beside = (one for one in self._statements if one.stretch == statement.stretch)
        return statement.quantity.sense is Sense.PERCENT and len(list(beside)) >= _SPLIT

    def _compares(self, statement: Statement, is_likely: bool) -> bool:
        """Whether the words around a figure set it against another: where a slip is likely those of its clause."""
        return statement.label.setting.compares and not (is_likely and not compares(clause_of(statement)))

    def _place(self, earlier: Statement, later: Statement) -> Fraction:
        """How much seldomer than elsewhere two figures in their places are of two things."""
        if _is_headline(earlier):
            return _IN_TITLE
        is_short = _is_title(earlier) or _is_title(later) or any(map(self._is_in_short, (earlier, later)))
        return _IN_SHORT if is_short else Fraction(1)

    def _is_in_short(self, statement: Statement) -> bool:
        """Whether a figure stands in a summary or a conclusion."""
        document = self._passage.document
        at = statement.stretch.sentence.block
        above = next((b for b in document.blocks[at::-1] if b.kind is BlockKind.HEADING), None)
        return above is not None and _SHORT_ACCOUNT.search(document.quote(above.span)) is not None

    def _rivals(self, later: Statement) -> int:
        """How many values of the measure may be of what a figure counts."""
        return len({one.value for one in self._statements if _is_as_long(one) and one.may_be(later)})

    def _ideas(self, statement: Statement) -> frozenset[str]:
        """What a figure stands among: its whole sentence where no other figure of its measure is in that."""
        index = statement.quantity.index
        if index not in self._around:
            rivals = {one.value for one in self._statements if one.stretch == statement.stretch}
            self._around[index] = statement.ideas_around if len(rivals) == 1 else statement.label.ideas
        return self._around[index]

    def _ideas_of_block(self, statement: Statement) -> frozenset[str]:
        return ideas_in(self._passage.document.masked[statement.block.span.start : statement.block.span.end])

    def _chance_of_words(self, shared: frozenset[str]) -> Fraction:
        """How likely two sentences share these words by chance."""
        return max(_LEAST, prod(map(self._frequency, shared), start=Fraction(1)))

    def _frequency(self, one: str) -> Fraction:
        """How many of the sentences a word is in."""
        count = sum(self._passage.lowered.count(stem) for stem in stems_of(one))
        number = max(_SHORTEST_TEXT, len(self._passage.document.sentences))
        return min(Fraction(1), max(_RAREST, Fraction(count, number)))

    def _is_shared(self, shared: frozenset[str], earlier: Statement, later: Statement) -> bool:
        """Whether a third value stands among the words that two figures share."""
        others = (one for one in self._statements if one.value not in (earlier.value, later.value))
        if _is_headline(earlier):
            others = (one for one in others if earlier.value < _FAR * one.value < _FAR * _FAR * earlier.value)
        return bool(shared) and any(shared <= self._ideas(one) for one in others)


def _is_as_long(statement: Statement) -> bool:
    """Whether a figure has the digits to be another misprinted; of a percentage all that are written count."""
    quantity = statement.quantity
    is_written = quantity.sense is Sense.PERCENT and abs(quantity.value) >= 10 * quantity.resolution
    return is_written or len(statement.digits) >= _FEWEST


def _alike(values: Sequence[Fraction]) -> Iterator[tuple[Fraction, Fraction]]:
    """The pairs of values that are near each other or a scale word apart, the lower first."""
    known = set(values)
    for at, low in enumerate(values):
        yield from ((low, low * step) for step in _STEPS if low * step in known)
        for high in values[at + 1 :]:
            if high > _NEAR * low:
                break
            yield low, high


def _may_be_one(earlier: Statement, later: Statement) -> bool:
    """Whether nothing says that two figures in different sentences are of two things."""
    if min(len(earlier.digits), len(later.digits)) < _FEWEST or earlier.shares_group(later):
        return False
    if not earlier.may_be(later) or _is_of(earlier) != _is_of(later):
        return False
    if not later.quantity.unit.atoms and len(later.digits) < _TELLING or earlier.rounds_to(later):
        return False
    return earlier.label.setting.may_be(later.label.setting)


def _is_of(statement: Statement) -> object:
    """What a figure is per, and whether it is of one thing of many: "$12 a pitcher", "$11 each"."""
    passage, quantity = statement.passage, statement.quantity
    per = frozenset(atom for atom in quantity.unit.atoms if atom[1] < 0 and is_noun(atom[0]))
    return per, _EACH.match(passage.skeleton, passage.to_skeleton(quantity.span.start) + 1) is not None


def _chance_of_form(earlier: Statement, later: Statement) -> Fraction:
    """How many of the values with as many digits are as like one as another is."""
    digits = max(len(earlier.digits), len(later.digits))
    slip = misprint_between(earlier.value * later.quantity.value / later.value, later.quantity.value)
    is_scaled = slip is Misprint.POWER and later.value / earlier.value in (*_STEPS, *(1 / step for step in _STEPS))
    if is_scaled or earlier.quantity.value == later.quantity.value:
        return Fraction(len(_STEPS), 9 * 10 ** (digits - 1))
    if not _are_as_fine(earlier, later) or slip is None:
        return _ALIKE if _are_near(earlier, later) else Fraction(1)
    if slip is Misprint.SWAP:
        return Fraction(digits - 1, 9 * 10 ** (digits - 1))
    return min(_ALIKE, Fraction(digits, 10 ** (digits - 1)))


def _are_as_fine(earlier: Statement, later: Statement) -> bool:
    """Whether both are written to the same place: 25 days are no slip of 20.5 days."""
    return len(earlier.digits) == len(later.digits) and earlier.quantity.resolution == later.quantity.resolution


def _are_near(earlier: Statement, later: Statement) -> bool:
    low, high = sorted((earlier.value, later.value))
    return high <= _NEARER * low and earlier.quantity.unit == later.quantity.unit


def _is_near_by(earlier: Statement, later: Statement) -> bool:
    """Whether the later figure stands where the text goes on, which then tells of something else."""
    return later.stretch.sentence.block - earlier.stretch.sentence.block < _FAR and not _is_title(earlier)


def _is_headline(statement: Statement) -> bool:
    return statement.stretch.sentence.block == 0 and statement.block.kind is BlockKind.HEADING


def _is_title(statement: Statement) -> bool:
    return statement.block.kind in (BlockKind.HEADING, BlockKind.CAPTION)
