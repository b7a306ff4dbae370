"""A figure as one of several statements of one quantity: what it measures, in which digits, under which label."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property, lru_cache

from claims.document import Block, BlockKind
from claims.label import Label, ideas_in, label_of
from claims.misprint import significant
from claims.passage import Passage, Stretch
from claims.quantity import Quantity, Sense
from claims.unit import Dimension, Unit, is_noun

_MEASURED = (Sense.COUNT, Sense.MEASURE, Sense.MONEY, Sense.PERCENT, Sense.RATE, Sense.DURATION)


@dataclass(frozen=True, eq=False)
class Statement:
    """One figure of a passage."""

    passage: Passage
    quantity: Quantity

    @cached_property
    def measure(self) -> tuple[Dimension, bool]:
        """What two statements of one quantity share: the dimension of what is measured, counts and periods aside.

        The second mention of "38,400 policies" may be bare, and 19.4 GWh a year may be an annual output of 19.4 GWh.
        """
        return measured(self.quantity.unit), self.quantity.sense is Sense.PERCENT

    @cached_property
    def nouns(self) -> tuple[str, ...]:
        """What is counted, if anything."""
        return tuple(base for base, _ in self.quantity.unit.dimension if base.startswith("#"))

    @cached_property
    def digits(self) -> str:
        """The significant digits as written; empty for a decimal without end."""
        return significant(self.quantity.value)[0]

    @cached_property
    def period(self) -> Unit:
        """The time that the figure is per."""
        return self.quantity.unit.period

    @cached_property
    def value(self) -> Fraction:
        """The value in base units, per whatever period it is."""
        return self.quantity.value * self.quantity.unit.without_period().factor

    @cached_property
    def stretch(self) -> Stretch:
        """The sentence."""
        return self.passage.stretch_at(self.passage.to_skeleton(self.quantity.span.start))

    @cached_property
    def label(self) -> Label:
        """What the sentence says that it measures."""
        return label_of(self.passage, self.quantity)

    @cached_property
    def ideas_around(self) -> frozenset[str]:
        """The ideas of the whole sentence; in a table those of the label."""
        return self.label.ideas | ideas_in(self.passage.skeleton[self.stretch.start : self.stretch.end])

    @property
    def block(self) -> Block:
        """The block of the sentence."""
        return self.passage.document.blocks[self.stretch.sentence.block]

    def may_be(self, other: "Statement") -> bool:
        """Whether both may count the same in the same period."""
        counted = not self.nouns or not other.nouns or self.nouns == other.nouns
        return counted and (not self.period.atoms or not other.period.atoms or self.period == other.period)

    @property
    def is_bound(self) -> bool:
        """Whether the figure bounds the quantity and so leaves its value open."""
        return self.quantity.is_bound

    @property
    def is_rate_of_counts(self) -> bool:
        """Whether the unit is a count noun per something: rare enough that the same digits are no chance."""
        atoms = self.quantity.unit.atoms
        return any(is_noun(symbol) and power > 0 for symbol, power in atoms) and any(power < 0 for _, power in atoms)

    def rounds_to(self, other: "Statement") -> bool:
        """Whether one value is the other one rounded."""
        widest = [each.quantity.widest.scaled(each.value / each.quantity.value) for each in (self, other)]
        return widest[0].intersects(widest[1])

    def apart_from(self, other: "Statement") -> Fraction:
        """How many times the smaller of both values the larger one is."""
        return max(self.value / other.value, other.value / self.value)

    def shares_group(self, other: "Statement") -> bool:
        """Whether both stand in one block, list or table: its rows are alike because they are of different things."""
        one, another = self.block, other.block
        return one is another or one.kind is another.kind and one.group == another.group != -1

    def is_row_beside(self, other: "Statement") -> bool:
        """Whether both are cells of one table."""
        return self.block.kind is BlockKind.CELL and self.shares_group(other)

    def in_period_of(self, other: "Statement") -> Quantity:
        """The figure per the period that the other one is per, which one of them may have left unsaid."""
        if self.period == other.period:
            return self.quantity
        return replace(self.quantity, unit=self.quantity.unit.without_period() * other.period)


def statements_in(passage: Passage) -> Iterator[Statement]:
    """The figures that can be stated twice: positive ones with a unit, or bare ones of several digits."""
    for quantity in passage.quantities:
        if quantity.value > 0 and not quantity.is_range and quantity.sense in _MEASURED:
            yield Statement(passage, quantity)


@lru_cache(maxsize=1024)
def measured(unit: Unit) -> Dimension:
    """What a unit measures, counts and periods aside."""
    return tuple(base for base in unit.without_period().dimension if not base[0].startswith("#"))
