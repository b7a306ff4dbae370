"""Doubt: whether the words let a result be something else than the one product that it disagrees with.

Digits that tell of a known slip weigh more than words do; what is off by anything else must be told as a result, with
nothing between it and its factors that may matter.
"""

from collections.abc import Collection
from fractions import Fraction

from claims.closing.result import follows, is_object, is_told
from claims.explainer import explained
from claims.explanation import Outcome
from claims.factors.around import Around
from claims.factors.cases import OTHERWISE, UNSURE, Cases
from claims.factors.factor import Factor
from claims.factors.given import is_given
from claims.factors.goods import goes_with
from claims.factors.order import Order
from claims.factors.product import Product
from claims.factors.slips import Slip, is_to_the_point, slip_of
from claims.factors.tied import Tie
from claims.implied import has_period, with_rate
from claims.misprint import power_of_ten, significant
from claims.passage import Passage, Stretch
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense, size_of
from claims.span import Span
from claims.stands import is_net, stands
from claims.stem import idea
from claims.things import are_of_one_thing, are_two_of_one

_PART = lazy_regex(r" of (?:the|its|this|that|their|these|those|which|whom)\b")
_NAME = lazy_regex(r"\b(?:the|its|their|our|his|her|an?) (?:[a-z’'-]+ ){0,3}[a-z’'-]+, $")
_SHORT_YEAR = lazy_regex(r"\b(?:school|academic|teaching|trading|working|growing|playing) (?:year|month|week|day)s?\b")
"""Times that have fewer days or hours than the calendar gives them."""
_SUBJECT = lazy_regex(r"\s*(?:the )?([a-z]+s) (?!of\b)[a-z]+ [^.;:,\uE000-\uF8FF]{0,20}[\uE000-\uF8FF]")
_ADDED = lazy_regex(
    r"\b(?:if|the same|twice|double|(?:there )?and back|besides|as well|in addition|extra|additional|target|"
    r"some(?! [\uE000-\uF8FF])|"
    r"(?:each|both) (?:ways?|directions?))\b"
)


_DAYS = [((symbol, 1),) for symbol in ("day", "week", "month", "quarter", "year")]
_A_YEAR = {"year": -1}
_BOTH = 2
_FEW = 3
_APART = 3
_ABOUT = Fraction(1, 10)
"""As far as what is about so much may be off."""
_REACH = 40
_CHANCE = Fraction(4, 100)
_CLOSE = Fraction(1, 100)


class Doubt:
    """Judges whether results should be what a product gives."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._around = passage.shared(Around)
        self._order = Order(passage)
        self._cases = Cases(passage)

    def is_slip(self, stretch: Stretch, result: Quantity, product: Product, said: Factor) -> bool:
        """Whether a result is off by a known slip, and neither words nor other figures say otherwise.

        `said` is the result for the period that the words say.
        """
        slip = slip_of(product)
        tells = slip is Slip.POWER and len(result.digits) >= _FEW
        if slip is None or self._is_loose(stretch, result, product):
            return False
        if slip is Slip.POWER and self._is_for_another_time(product, said):
            return False
        if slip is Slip.PERIOD and all(factor.is_time for factor in product.factors):
            return False
        if slip not in (Slip.POWER, Slip.SWAP) and _PART.match(self._passage.lowered, self._place(result) + 1):
            return False
        if slip is Slip.DIVIDED and not self._is_rate(result, product.factors[0], product.factors[1]):
            return False
        doubts = UNSURE if slip is Slip.LEFT_OUT or len(result.digits) < _FEW else OTHERWISE
        is_open = self._cases.is_open(stretch, result, product, doubts) and not (tells and product.tie is Tie.NAMED)
        return not is_open and self._may_be_off(stretch, result, product)

    def _is_loose(self, stretch: Stretch, result: Quantity, product: Product) -> bool:
        """Whether the digits of a result are too few for words that tie so little."""
        is_power = slip_of(product) is Slip.POWER
        follow = self._follows(stretch, result)
        is_renamed = slip_of(product) not in (Slip.POWER, Slip.SWAP) and self._is_renamed(result, product)
        if is_renamed and not follow:
            return True
        if not result.unit.atoms:
            is_digits = len(result.digits) >= _FEW and slip_of(product) in (Slip.POWER, Slip.SWAP)
            is_tied = product.tie is Tie.NAMED or is_digits and is_told(self._passage, stretch, result)
            return not is_tied or not (follow or self._is_named(stretch, result))
        if len(result.digits) == 1:
            return product.tie is not Tie.NAMED or not (self._is_exact(product) and follow or _is_of_period(product))
        is_short = product.tie is Tie.NEAR and is_power and len(result.digits) < _FEW
        return is_short and not is_told(self._passage, stretch, result)

    def _is_exact(self, product: Product) -> bool:
        """Whether one digit is that of a product to the point."""
        close = _CLOSE if product.result.figure.is_hedged else Fraction(0)
        if power_of_ten(product.ratio, close) != 0 or any(factor.is_step for factor in product.factors):
            return True
        return is_to_the_point(product)

    def _follows(self, stretch: Stretch, result: Quantity) -> bool:
        """Whether the words make a result of a figure: they tell so, or it is what a verb has for its object."""
        return any(ask(self._passage, stretch, result) for ask in (is_told, follows, is_object))

    def _is_for_another_time(self, product: Product, said: Factor) -> bool:
        """Whether a product gives what is for some time that the words do not say of the result."""
        below = {symbol: power for symbol, power in product.result.clocks.items() if power < 0}
        if below in ({}, _A_YEAR) or product.result.clocks == said.clocks:
            return False
        # What is counted every night, and is so much each, is so much a night, whether or not that is said again.
        return bool(product.conversions) or product.tie is not Tie.NAMED

    def _is_renamed(self, result: Quantity, product: Product) -> bool:
        """Whether a result counts other things than what is multiplied: capons, and hearths."""
        noun = self._passage.quantities[product.factors[0].figure.index].noun
        return bool(noun and result.noun) and idea(noun) != idea(result.noun)

    def _is_named(self, stretch: Stretch, result: Quantity) -> bool:
        """Whether a number says how much what stands before it is: its roll, 774, is the highest."""
        lowered, at = self._passage.lowered, self._place(result)
        return (
            lowered[at + 1 : at + 2] == "," and _NAME.search(lowered, max(stretch.start, at - _REACH), at) is not None
        )

    def is_shifted(self, stretch: Stretch, result: Quantity, product: Product, tried: int) -> bool:
        """Whether a result of three digits has those of a product that no words tie, which is hardly chance."""
        digits = [significant(factor.figure.value)[0] for factor in product.factors]
        is_telling = len(significant(result.value)[0]) >= _FEW and all(each not in ("", "1") for each in digits)
        chance = tried * result.round_resolution / result.value
        if not is_telling or len("".join(digits)) < _FEW or chance > _CHANCE:
            return False
        is_said = self._follows(stretch, result)
        is_open = self._cases.is_open(stretch, result, product, UNSURE)
        return is_said and not is_open and self._may_be_off(stretch, result, product)

    def is_off(self, stretch: Stretch, result: Quantity, product: Product) -> bool:
        """Whether a result that the words tell is off by anything, and nothing beside its factors may matter."""
        return (
            len(result.digits) > 1
            and bool(result.unit.atoms)
            and product.tie is Tie.NAMED
            and not product.result.is_time
            and Fraction(1, _APART) <= product.ratio <= _APART
            and not (result.is_hedged and abs(product.ratio - 1) <= _ABOUT)
            and is_told(self._passage, stretch, result)
            and not self._cases.is_open(stretch, result, product, UNSURE)
            and self._are_all(stretch, result, product)
            and not self._is_of_others(product)
            and self._may_be_off(stretch, result, product)
        )

    def _may_be_off(self, stretch: Stretch, result: Quantity, product: Product) -> bool:
        """Whether a result follows from factors, and from nothing else."""
        if is_given(self._passage, stretch, result) or self._order.is_before(stretch, result, product):
            return False
        if any(factor.is_turned for factor in product.factors) and max(product.indexes) > result.index:
            # What divides stands before its result: behind it the bill rather follows from what was used.
            return False
        if self._is_of_factor(result, product) or self._is_explained(result, product):
            return False
        first = self._passage.quantities[product.factors[0].figure.index]
        if _is_over_years(result, product) or are_two_of_one(first, result, product.ratio):
            return False
        is_short = product.conversions and _SHORT_YEAR.search(self._passage.lowered, stretch.start, stretch.end)
        if is_short or not self._is_of_one_thing(result, product):
            return False
        given = size_of(product.result.figure) * product.ratio
        used = [factor.figure for factor in product.factors]
        if is_net(self._passage, given, product.result.figure, used):
            return False
        return not stands(self._passage, given, product.result.figure, used, of_anything=True)

    def _is_of_one_thing(self, result: Quantity, product: Product) -> bool:
        """Whether what is multiplied counts what the result counts: so many return trips are no single ones."""
        first = self._passage.quantities[product.factors[0].figure.index]
        return (
            _goes_both_ways(product)
            or self._is_renamed(result, product)
            or are_of_one_thing(self._passage, first, result)
        )

    def _is_rate(self, result: Quantity, base: Factor, other: Factor) -> bool:
        """Whether a figure is written as so much of one of another."""
        if other.is_ratio and not other.figure.unit.atoms and not other.is_turned:
            return goes_with(self._passage, other.figure, base.figure, result)
        written = with_rate(self._passage, self._passage.quantities[base.figure.index])
        is_timed = any(link.is_time and link.is_behind for link in self._around.links(written))
        return (
            bool(base.below)
            or any(link.is_sure for link in base.links)
            or base.is_step
            or other.is_step
            or other.is_ratio
            and not other.is_turned
            or is_timed
            or written.sense is Sense.RATE
        )

    def _is_of_factor(self, result: Quantity, product: Product) -> bool:
        """Whether a result is said of one of what is multiplied, or is the same as a factor."""
        # "The letters cost so much" may be said of all as well.
        of_one = [link for link in self._around.links(result) if link.is_sure or not link.may_be_meant]
        ideas = {one for link in of_one for one in link.ideas}
        return any(
            factor.figure.value == result.value or factor.counts and idea(factor.figure.noun) in ideas
            for factor in product.factors
        )

    def _is_explained(self, result: Quantity, product: Product) -> bool:
        """Whether other figures give a result; some of those of its product do not, which leave one out."""
        if not _goes_both_ways(product) and any(self._is_restated(result, factor) for factor in product.factors):
            return True
        found = explained(self._passage, result)
        if found.outcome is Outcome.SLIPPED:
            # The search for derivations tells of it itself.
            return True
        if found.outcome is not Outcome.EXPLAINED:
            return False
        if slip_of(product) is Slip.PERIOD and has_period(result.unit) and not self._are_timed(found.indexes):
            return False
        # What is said right behind it is of it: a profit of £9,170, or seven per cent.
        return not found.indexes <= product.indexes and max(found.indexes) <= result.index + 1

    def _are_timed(self, indexes: Collection[int]) -> bool:
        """Whether one figure is for another time, or some of several are for a period, or tell of days."""
        if len(indexes) == 1:
            return True
        figures = [self._passage.quantities[index] for index in indexes]
        return any(has_period(figure.unit) or figure.unit.atoms[:1] in _DAYS for figure in figures)

    def _is_restated(self, result: Quantity, factor: Factor) -> bool:
        """Whether a result gives a factor again in another unit: 3,500 nautical miles, about 6,500 km."""
        figure = self._passage.quantities[factor.figure.index]
        is_alike = bool(figure.unit.atoms) and figure.unit.dimension == result.unit.dimension
        return is_alike and result.widest.contains(size_of(figure) / result.unit.factor)

    def _are_all(self, stretch: Stretch, result: Quantity, product: Product) -> bool:
        """Whether nothing else stands between what is multiplied and the result that may have to do with it."""
        used, quantities = product.indexes, self._passage.quantities
        is_one = len(used) == 1 and not product.conversions
        if is_one or max(used) > result.index or quantities[min(used)].span.start < self._block(stretch).start:
            return False
        first = self._passage.stretch_at(self._place(quantities[min(used)])).start
        if _ADDED.search(self._passage.lowered, first, stretch.end):
            return False
        own = {figure.index for figure in self._passage.within(stretch)}
        return not any(
            figure.index in own or figure.unit.dimension == result.unit.dimension
            for figure in quantities[min(used) : result.index]
            if figure.index not in used
        )

    def _is_of_others(self, product: Product) -> bool:
        """Whether what a figure is said of each of goes by another name than what is counted: adults, of visitors."""
        base = product.factors[0].figure
        here = self._passage.stretch_at(self._place(base))
        subject = _SUBJECT.match(self._passage.lowered, here.start)
        if subject is None or any(link.ideas for link in product.factors[0].links):
            return False
        nouns = [
            factor.figure.noun
            for factor in product.factors
            if factor.counts and factor.figure.span.end <= self._passage.to_text(here.start)
        ]
        return bool(nouns) and idea(subject[1]) not in map(idea, nouns)

    def _block(self, stretch: Stretch) -> Span:
        return self._passage.document.blocks[stretch.sentence.block].span

    def _place(self, figure: Quantity) -> int:
        return self._passage.to_skeleton(figure.span.start)


def _is_over_years(result: Quantity, product: Product) -> bool:
    """Whether figures are multiplied by several of the periods that a result is for one of: 11 years."""
    periods = set(result.unit.periods)
    return not product.result.clocks and any(periods & factor.spells for factor in product.factors)


def _goes_both_ways(product: Product) -> bool:
    """Whether a product counts the way there and the way back."""
    return any(conversion.number == _BOTH for conversion in product.conversions)


def _is_of_period(product: Product) -> bool:
    """Whether one rate gives a result for the period that is said of it but for how many of one another has."""
    is_one = len(product.factors) == 1 and bool(product.result.clocks)
    return is_one and slip_of(product) is Slip.PERIOD and not product.is_open
