"""Differences that words mark: `the $19 million gap`, `a gap of £24.5 million`, `which leaves 9,455`, `187 beds stand empty`.

Either the word is one for what lies between two sizes, or the figure is what is left of a whole.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from itertools import combinations

from claims.kinds.pairs.plain import is_plain_size
from claims.kinds.totals.addition import FEWEST, Addition
from claims.kinds.totals.ledger import COMING
from claims.misprint import power_of_ten, significant
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense, is_percentage, size_of
from claims.reach import in_unit_of
from claims.stem import idea
from claims.temperature import is_temperature
from claims.unit import Unit, atom

_EACH = lazy_regex(r"\b(?:every|each|per|an?) (?P<one>[a-z]+)\b")
_CLOCK = lazy_regex(r"\s*(?:o[’']clock|[ap]\.?m\b)")
_SIZES = (Sense.COUNT, Sense.MEASURE, Sense.MONEY, Sense.RATE, Sense.DURATION)
_MEASURED = (Sense.DURATION, Sense.MEASURE, Sense.MONEY, Sense.RATE)
_SCALED = (Sense.MEASURE, Sense.MONEY, Sense.RATE)
_SENTENCES, _REACH, _TWO = 5, 30, 2
_COMPARABLE, _FARTHEST, _NEAREST = Fraction(20), Fraction(1000), Fraction(3)
LEAST_DIGITS, TELLING_DIGITS = 2, 3
"""How many digits of a slip tell, of a figure that is said to be a result, and of one that may be."""
_ALL, _OLDEST, _DOZEN = 100, 120, 12
_NOT_CARRIED = tuple("2345678")
_CLOSE, _SLIPS = Fraction(1, 50), (-6, -3, -2, -1, 1, 2, 3, 6)


@dataclass(frozen=True)
class Marked:
    """A figure that words mark as a difference, its place in the skeleton, and whether it is what is left of a whole.

    `fewest` are the digits that a slip must have to convict, 0 where any discrepancy does: the words may say no more than
    that it follows from something. Where it `spreads` over two sizes their sum is a slip, too, as for any other gap.
    """

    passage: Passage
    size: Quantity
    at: int
    is_rest: bool
    fewest: int = 0
    spreads: bool = False

    @cached_property
    def is_of_points(self) -> bool:
        """Whether the difference is one of percentages; points alone are those of a score where nothing near is a percentage."""
        if self.size.noun != "point":
            return self.size.sense is Sense.POINTS
        last = self.size.index
        return any(map(is_percentage, self.passage.quantities[max(0, last - _DOZEN) : last + _TWO]))

    @property
    def is_telling(self) -> bool:
        """Whether the words tell of more than that the figure is known by now."""
        return self.fewest < TELLING_DIGITS

    @property
    def told(self) -> Quantity:
        """The difference as it is compared: bare points beside percentages are percentage points."""
        if self.is_of_points:
            return self.size.in_unit(atom("pp"), Sense.POINTS)
        return self.asserted

    @cached_property
    def asserted(self) -> Quantity:
        """The difference in the unit of what it lies between."""
        if self.is_of_points:
            return self.size.in_unit(atom("%"), Sense.PERCENT)
        own = self._between(self.passage.stretch_at(self.at).start, self.at)
        if self.size.unit == atom("°"):
            return self.size.but(unit=self._degrees())
        is_bare = self.size.sense is Sense.COUNT and not self.size.noun
        measured = [figure for figure in own if figure.sense in (Sense.MEASURE, Sense.MONEY)]
        counts = [figure for figure in own if figure.sense is Sense.COUNT]
        other = measured[-1] if is_bare and measured and not counts else self.size
        return in_unit_of(self.size, other).without_period()

    def _degrees(self) -> Unit:
        """The scale of the temperatures before bare degrees."""
        before = self.passage.quantities[max(0, self.size.index - _DOZEN) : self.size.index]
        return next((figure.unit for figure in before[::-1] if is_temperature(figure.unit)), self.size.unit)

    def reaches(self) -> list[list[Quantity]]:
        """The sizes of its sort before it in its sentence, then in one more before it, and so on; else those behind it."""
        here = self.passage.stretch_at(self.at)
        number = self.passage.place_of(here)
        found = []
        for earlier in self.passage.sentences[max(0, number - _SENTENCES) : number + 1][::-1]:
            if earlier.sentence.block == here.sentence.block:
                found.append(self._sizes(earlier.start, self.at))
        return found if found and found[-1] else [self._sizes(self.at + 1, here.end)]

    def pairs(self, figures: list[Quantity]) -> list[Addition]:
        """The differences of each two sizes that can be compared, the smaller from the larger."""
        return [
            self.left((one, other))
            for one, other in combinations(filter(self._is_telling, figures), FEWEST)
            if self._may_count_one(one, other) and self._is_of_size(*sorted((size_of(one), size_of(other))))
        ]

    def _may_count_one(self, one: Quantity, other: Quantity) -> bool:
        """Whether two sizes are not equal and count the same, so far as both say it: "33 red apples", "23 green apples"."""
        named = {self._named(figure) for figure in (one, other) if figure.noun}
        return size_of(one) != size_of(other) and len(named) <= 1

    def _named(self, figure: Quantity) -> str:
        words = self.passage.document.masked[figure.number.end : figure.span.end].lower().split()
        return " ".join(map(idea, words))

    def _is_telling(self, figure: Quantity) -> bool:
        """Whether a figure is no small number in words beside a larger difference: "nine dioceses"."""
        return not figure.is_word or figure.value > _DOZEN or size_of(figure) * 2 >= size_of(self.asserted)

    def _is_of_size(self, low: Fraction, high: Fraction) -> bool:
        """Whether two sizes can be compared, and the difference be told of them but for a slip of the pen."""
        told = size_of(self.asserted)
        is_told = 1 / _FARTHEST < told / high < _FARTHEST or power_of_ten(told / (high - low), _CLOSE) in _SLIPS
        return high / low < _COMPARABLE and is_told

    def left(self, figures: tuple[Quantity, ...]) -> Addition:
        """What the largest of some sizes is without the others."""
        whole, *parts = sorted(figures, key=size_of, reverse=True)
        return Addition(self.asserted, (whole, *parts), frozenset(range(1, len(figures))))

    def may_be(self, found: Addition) -> bool:
        """Whether it may be told of these: it counts what they count and is smaller, but for a slip of the pen."""
        if self.is_slip(found):
            return True
        named = {self._named(term) for term in found.terms if term.noun}
        nouns = {idea(term.noun) for term in found.terms if term.noun}
        is_of_same = not self.size.noun or not nouns or idea(self.size.noun) in nouns
        # Red apples less red apples are no green ones; of berths, berths in the harbour may be left.
        is_of_other = (
            any(" " in name for name in named) and " " in self._named(self.size) and self._named(self.size) not in named
        )
        is_named = is_of_same and not is_of_other or self.is_of_points
        whole, part, *_ = found.terms
        is_part_last = not self.is_rest or len(found.terms) > FEWEST or whole.span.start < part.span.start
        size, left = size_of(self.asserted), abs(sum(map(size_of, found.terms[1:]), -size_of(whole)))
        return is_named and is_part_last and size < size_of(whole) and left < _COMPARABLE * size

    def is_slip(self, found: Addition) -> bool:
        """Whether a slip of the pen, or another power of ten, makes it of the difference that is found, or of the sum."""
        if found.is_misprint(self.fewest or LEAST_DIGITS):
            return self.is_telling or not self._is_other_digit(found)
        is_of_other_power = power_of_ten(self._ratio(found), _CLOSE) in _SLIPS
        is_of_other_power = is_of_other_power and replace(found, total=self.size).is_in_one_unit
        is_far = (not self.fewest or self.spreads) and (self.is_sum(found) or is_of_other_power)
        return is_far or self.is_telling and self._has_digit_more(found)

    def is_sum(self, found: Addition) -> bool:
        """Whether it is what two sizes before it come to, and no word says that one is added to the other."""
        is_behind = all(term.index < self.size.index for term in found.terms)
        is_sum = is_behind and len(found.terms) == FEWEST and replace(found, taken=frozenset()).holds
        return is_sum and not self._is_added(found)

    def _is_added(self, found: Addition) -> bool:
        """Whether words beside the later of two sizes say that it comes to the other."""
        first, last = sorted(self.passage.to_skeleton(term.span.start) for term in found.terms)
        return COMING.search(self.passage.lowered, first, min(self.at, last + _REACH)) is not None

    def _is_other_digit(self, found: Addition) -> bool:
        """Whether one digit is another by more than the one that is carried, which two unrelated figures may well have."""
        return significant(abs(self.asserted.value - self._derived(found)))[0] in _NOT_CARRIED

    def _has_digit_more(self, found: Addition) -> bool:
        """Whether the digits of the figure are those of the difference with one before them: 139 million for 39."""
        derived = self._derived(found)
        digits, others = significant(self.asserted.value)[0], significant(derived)[0]
        return len(others) >= LEAST_DIGITS and digits[1:] == others and self.asserted.value > derived

    def is_near(self, found: Addition) -> bool:
        """Whether it is not many times the difference that is found, nor that many times it."""
        return 1 / _NEAREST <= self._ratio(found) <= _NEAREST

    def is_of_bare(self, found: Addition) -> bool:
        """Whether one of the sizes leaves out a unit that the figure has."""
        bare = (self.passage.quantities[term.index].unit.atoms for term in found.terms)
        return self.asserted.sense is Sense.MEASURE and not all(bare)

    def _ratio(self, found: Addition) -> Fraction:
        return self.asserted.value / self._derived(found)

    def _derived(self, found: Addition) -> Fraction:
        """What is found, in the unit of the figure."""
        return (size_of(found.terms[0]) - sum(map(size_of, found.terms[1:]))) / self.asserted.unit.factor

    def is_plain(self, figure: Quantity, *, is_added: bool = False) -> bool:
        """Whether a figure is a size by itself; where it `is_added` it may be another part of what is told before it."""
        return is_plain_size(self.passage, figure, is_added=is_added)

    def _sizes(self, start: int, end: int) -> list[Quantity]:
        """The sizes of its sort in a stretch of the skeleton, each value once; bare numbers only where there are no others."""
        near = self._between(start, end)
        alike = [figure for figure in near if self._fits(figure) and not self._is_converted(figure)]
        if self.is_of_points and len(alike) == 1:
            alike += [figure for figure in near if _may_be_percent(figure)]
        is_plain = self.is_of_points or self.asserted.sense is Sense.COUNT
        in_unit = [figure for figure in alike if figure.unit.atoms or is_plain or figure.has_scale]
        found = [self._in_unit(figure) for figure in in_unit or alike]
        found += [self._in_unit(figure) for figure in self._gapped(near, found)]
        return list({size_of(figure): figure for figure in found}.values())

    def _is_converted(self, figure: Quantity) -> bool:
        """Whether a figure says the difference again in another unit: 19.5 metres, or 64 feet."""
        is_other = figure.unit.atoms != self.size.unit.atoms and figure.unit.dimension == self.size.unit.dimension
        return is_other and abs(size_of(figure) / size_of(self.size) - 1) <= _CLOSE

    def _gapped(self, near: tuple[Quantity, ...], found: list[Quantity]) -> list[Quantity]:
        """Bare numbers beside the only size of a sort that may leave its unit out: 152 days once, 97 now.

        One is about as large; of a rest several are the parts of the size before them.
        """
        if len(found) != 1 or self.asserted.sense not in _MEASURED:
            return []
        bare = [figure for figure in near if figure.sense is Sense.COUNT and not figure.noun and not figure.is_word]
        ratios = [figure.value / found[0].value for figure in bare]
        if len(bare) == 1:
            return bare if 1 / _NEAREST <= ratios[0] <= _NEAREST else []
        are_parts = self.is_rest and bare and bare[0].index > found[0].index and sum(ratios) < 1
        return bare if are_parts else []

    def _in_unit(self, figure: Quantity) -> Quantity:
        if self.is_of_points:
            return figure.in_unit(self.asserted.unit, Sense.PERCENT)
        bare = self._of_one(figure)
        return bare if self.asserted.sense is Sense.COUNT else in_unit_of(bare, self.asserted)

    def _of_one(self, figure: Quantity) -> Quantity:
        """A figure without its period, and without what it is per where the difference is told of one such thing."""
        bare = figure.without_period()
        below = {idea(noun) for noun in bare.unit.denominators} if bare.sense is Sense.RATE else set()
        if not below or self.asserted.unit.denominators or not below <= self._each:
            return bare
        return bare.but(unit=Unit(tuple(part for part in bare.unit.atoms if part[1] > 0)), sense=self.asserted.sense)

    def is_of_each(self, figures: Iterable[Quantity]) -> bool:
        """Whether one of some figures is said per what the sentence tells of each."""
        written = (self.passage.quantities[figure.index] for figure in figures)
        return any(
            figure.unit.atoms and self._of_one(figure).unit != figure.without_period().unit for figure in written
        )

    @cached_property
    def _each(self) -> frozenset[str]:
        """Of what the sentence tells that something is so for each."""
        here = self.passage.stretch_at(self.at)
        return frozenset(idea(match["one"]) for match in _EACH.finditer(self.passage.lowered, here.start, here.end))

    def _between(self, start: int, end: int) -> tuple[Quantity, ...]:
        return self.passage.between(self.passage.extent(start, end))

    def _fits(self, figure: Quantity) -> bool:
        """Whether a figure is of the difference's sort; a bare number may be of any measure."""
        if figure.is_range or figure.value <= 0 or not self._is_of_sort(figure):
            return False
        return _CLOCK.match(self.passage.lowered, self.passage.to_skeleton(figure.span.start) + 1) is None

    def _is_of_sort(self, figure: Quantity) -> bool:
        if self.is_of_points:
            return is_percentage(figure)
        if figure.sense is Sense.COUNT and not figure.noun:
            may_be_age = self.asserted.unit == atom("year") and figure.value < _OLDEST
            # Of several sums of millions the later ones leave the currency out.
            is_scaled = figure.has_scale and self.asserted.has_scale and self.asserted.sense in _SCALED
            return self.asserted.sense is Sense.COUNT or may_be_age or is_scaled
        same = self._of_one(figure).unit.dimension == self.asserted.unit.dimension
        return figure.sense in _SIZES and (same or figure.sense is self.asserted.sense is Sense.COUNT)


def _may_be_percent(figure: Quantity) -> bool:
    """Whether a bare number may be a percentage whose sign is said of another: "it was 51 percent, here 34"."""
    return figure.sense is Sense.COUNT and not figure.noun and not figure.is_word and figure.value < _ALL
