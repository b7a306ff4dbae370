"""A total beside the figures that should add up to it."""

from dataclasses import dataclass
from fractions import Fraction

from claims.claim import Claim, Strength
from claims.interval import Interval
from claims.kinds.kind import in_order, same_dimension, same_measure
from claims.misprint import Misprint, misprint_between, power_of_ten
from claims.quantity import Quantity, Sense, size_of
from claims.span import Span

FEWEST = 2
"""One figure is no sum."""

_NO_SUMMANDS = {Sense.MULTIPLIER, Sense.FRACTION}
_TWICE = Fraction(2)
_IDLE = 300
"""What is smaller than so small a part of a total is something else: so much of one thing."""
_CLOSE = Fraction(1, 50)
_SCALED = 2
_SLIPS = (1, 2, 3, 6)
"""Places by which a total slips: one or two, or a scale word."""


@dataclass(frozen=True, slots=True)
class Addition:
    """A total and its terms; `taken` are the places of those that are subtracted.

    `by_size` marks a balance written without a sign: a deficit of 40 is a balance of −40.
    """

    total: Quantity
    terms: tuple[Quantity, ...]
    taken: frozenset[int] = frozenset()
    by_size: bool = False

    @property
    def can_be_in_words(self) -> bool:
        """The same where each figure may count a thing of its own: nurses and doctors are staff."""
        return self._are_summands and same_dimension(self.total, *self.terms)

    @property
    def can_be(self) -> bool:
        """Whether the figures can be a sum: of one measure, no multiples, and two or more."""
        return self._are_summands and same_measure(self.total, *self.terms)

    @property
    def _are_summands(self) -> bool:
        figures = (self.total, *self.terms)
        senses = {figure.sense for figure in figures}
        return len(figures) > FEWEST and not senses & _NO_SUMMANDS and not any(figure.is_range for figure in figures)

    @property
    def is_rounded(self) -> bool:
        """Whether the figures were rounded for print, as measures, percentages and millions are.

        Whole counts and money to the cent are not.
        """
        return any(_is_rounded(figure) for figure in (self.total, *self.terms))

    @property
    def holds(self) -> bool:
        """Whether the terms add up to the total within what rounding may do."""
        stated = self.total.widest if self.is_rounded else self.total.interval
        return stated.scaled(self.total.unit.factor).intersects(self.derived)

    @property
    def is_exact(self) -> bool:
        """Whether the terms add up to the very total."""
        return self._sum == self._stated

    @property
    def is_too_fine(self) -> bool:
        """Whether the total has digits that its rounded terms cannot give: 8.7% beside 30% and 40%."""
        coarsest = max(term.resolution * term.unit.factor for term in self.terms)
        finer = self.total.resolution * self.total.unit.factor < coarsest
        return self.is_rounded and finer and not self.total.interval.contains(self._sum / self.total.unit.factor)

    @property
    def derived(self) -> Interval:
        """What the terms give in base units, within what rounding may do."""
        terms = self.terms if self.is_rounded else ()
        reach = sum((term.resolution * term.unit.factor / 2 for term in terms), Fraction(0))
        return Interval.around(self._sum, reach)

    def solved_for(self, number: int) -> "Addition":
        """The term of a number as the total of the others: what it must be for the sum to hold."""
        term = self.terms[number]
        others = [(at in self.taken, other) for at, other in enumerate(self.terms) if at != number]
        sign = number in self.taken
        signed = [(sign, self.total), *((is_taken is sign, other) for is_taken, other in others)]
        signed.sort(key=lambda pair: pair[0])
        taken = frozenset(at for at, (is_taken, _) in enumerate(signed) if is_taken)
        return Addition(term, tuple(other for _, other in signed), taken)

    @property
    def is_near(self) -> bool:
        """Whether the total is what a slip makes of the sum: no farther than twice or half, or a power of ten."""
        stated, derived = self._stated, self._sum
        if stated <= 0 or derived <= 0 or min(map(size_of, self.terms)) * _IDLE < stated:
            return False
        ratio = stated / derived
        near = 1 / _TWICE <= ratio <= _TWICE and (bool(self.taken) or not self.is_among_terms)
        return near or abs(power_of_ten(ratio, _CLOSE)) in _SLIPS

    def is_misprint(self, fewest: int = 3) -> bool:
        """Whether a slip of the pen makes the total of the sum: of at least so many digits, one another or two swapped.

        Of another power of ten two digits are enough. Zeros at the end of a plain number are none.
        """
        step = self.total.resolution if self.total.has_scale else self.total.round_resolution
        if not step or self._sum <= 0 or self._stated <= 0:
            return False
        if self.is_in_one_unit and power_of_ten(self._stated / self._sum) and len(self.total.digits) >= fewest:
            return True
        derived = self._sum / self.total.unit.factor
        slip = misprint_between(max(round(derived / step), 1) * step, self.total.value)
        digits = len(str(round(self.total.value / step)))
        return slip is not None and digits >= (min(fewest, _SCALED) if slip is Misprint.POWER else fewest)

    @property
    def is_in_one_unit(self) -> bool:
        """Whether all figures have one unit; of counts some may leave out what they count."""
        bare = not self.total.unit.atoms
        return all(
            term.unit == self.total.unit
            or term.sense is Sense.COUNT is self.total.sense
            and (bare or not term.unit.atoms)
            for term in self.terms
        )

    @property
    def is_among_terms(self) -> bool:
        """Whether the total lies among its terms, as a mean or an overall rate does."""
        sizes = list(map(size_of, self.terms))
        return min(sizes) <= self._stated <= max(sizes)

    @property
    def misses_some(self) -> bool:
        """Whether the terms come to less than the total: the list may be a selection."""
        return self._sum < self._stated

    def claim(self, extent: Span, strength: Strength = Strength.STATED) -> Claim:
        """The claim that the terms add up; what a table or a list states was rounded for print, a sentence says it."""
        premises = in_order(self.terms)
        formula = premises[0].name if 0 not in self.taken else "0 - " + premises[0].name
        for place, premise in enumerate(premises[1:], start=1):
            formula += f" {'-' if place in self.taken else '+'} {premise.name}"
        listed = strength is Strength.STATED and self.is_rounded
        return Claim("total", self.total, formula, premises, extent, strength, self.by_size, is_rounded=listed)

    @property
    def _sum(self) -> Fraction:
        sizes = map(size_of, self.terms)
        found = sum((-size if place in self.taken else size for place, size in enumerate(sizes)), Fraction(0))
        return abs(found) if self.by_size else found

    @property
    def _stated(self) -> Fraction:
        return size_of(self.total)


def _is_rounded(figure: Quantity) -> bool:
    if not figure.resolution:
        return False
    cents = figure.sense is Sense.MONEY and figure.resolution == Fraction(1, 100)
    measured = figure.sense in (Sense.PERCENT, Sense.POINTS, Sense.RATE, Sense.MEASURE)
    return figure.has_scale or measured or (figure.resolution < 1 and not cents)


def without_idle(figures: tuple[Quantity, ...], total: Quantity) -> tuple[Quantity, ...]:
    """The figures but for those that are far too small for parts of a total, as the price of one of the things is."""
    return tuple(figure for figure in figures if size_of(figure) * _IDLE >= size_of(total))
