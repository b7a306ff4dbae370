"""Results of factors: each product of figures near a result is tried; any that gives it explains it.

Where none does, and the words tie the factors of just one, a result is held to that: if it is off by a known slip, so
that its digits tell that it was worked out from these figures.
"""

import math
from collections.abc import Iterator, Sequence
from fractions import Fraction

from claims.claim import Claim, Premise, Strength
from claims.closing.result import follows, says_so
from claims.document import BlockKind
from claims.explainer import explained
from claims.explanation import Outcome
from claims.factors.factor import Factor, as_factor
from claims.factors.products import Product, Products
from claims.factors.reached import Reached, between, is_factor
from claims.factors.slips import Slip, slip_of
from claims.factors.tied import Tie
from claims.implied import with_rate
from claims.links.around import Around
from claims.maximal import maximal
from claims.passage import Passage, Stretch
from claims.pattern import lazy_regex
from claims.quantity import Hedge, Quantity, Sense, around, size_of
from claims.span import Span
from claims.stem import idea

_PROSE = (BlockKind.PARAGRAPH, BlockKind.QUOTE)
_RESULTS = (Sense.COUNT, Sense.MEASURE, Sense.MONEY, Sense.RATE, Sense.DURATION)
_SHARES = (Sense.PERCENT, Sense.POINTS, Sense.FRACTION, Sense.MULTIPLIER)
_LEAST = 20
_FEW = 3
_LASTING = frozenset(map(idea, ("season", "term", "semester", "shift")))
_CLOSE = Fraction(1, 100)
_REACH = 40
_GIVEN = lazy_regex(
    r"\b(?:(?<!put )(?<!out )(?<!estimated )(?<!valued )(?<!stands )(?<!reckoned )at|every|each|per|with|by|from|"
    r"there (?:are|is|were|was)|ha[sd]|have)(?: (?:about|some|around|an?|the|all|only|just|nearly|almost))* $"
)
_UNSURE = lazy_regex(
    r"\b(?:unless|includ\w+|excluding|plus|minus|less|net|besides|than|instead|another|further|"
    r"of which|of whom|rather|half|previous\w*|earlier|gr[eo]wn?|ris(?:e|es|en|ing)|rose|fell|fall(?:s|en)?|"
    r"interest|inflation|compared|already|also|left(?! (?:on|open|running))|while|whereas|but only|"
    r"return|cumulative|discounts?|deposits?|respectively|theory)\b|[“”\"×÷+]"
)
_EACH_OF = lazy_regex(r"\b(?:each|every one)\s+of\s+(?:[\w’']+\s+){0,3}$")
_STOP = lazy_regex(r"[.;:,()–—]")


def multiplied_out(kind: str, passage: Passage) -> Iterator[Claim]:
    """Every result that is the product of figures around it, or that is off by a known slip of the only one."""
    reader = _Reader(kind, passage)
    for place, stretch in enumerate(passage.sentences):
        if passage.document.blocks[stretch.sentence.block].kind in _PROSE:
            for figure in passage.within(stretch):
                claim = reader.claim(place, stretch, figure) if _may_be_result(figure) else None
                if claim is not None:
                    yield claim


def _may_be_result(figure: Quantity) -> bool:
    if figure.sense not in _RESULTS or not is_factor(figure) or not figure.unit.atoms:
        return False
    return figure.value >= _LEAST or len(figure.digits) > 1


class _Reader:
    """Tells what the figures around a result leave of it."""

    def __init__(self, kind: str, passage: Passage) -> None:
        self._kind = kind
        self._passage = passage
        self._around = passage.shared(Around)
        self._reached = Reached(passage)

    def claim(self, place: int, stretch: Stretch, result: Quantity) -> Claim | None:
        """The claim about one figure, if products give it, or none but one should."""
        near = self._reached.of(place, stretch, result)
        if not near or self._around.is_attribute(result) or self._is_of_one(stretch, result):
            return None
        block = self._passage.document.blocks[stretch.sentence.block].span
        listed = any(figure.span.start < block.start for figure in near)
        around_it = Products(self._around, result, near, listed)
        products = list(around_it.all())
        agreeing = [product for product in products if product.agrees]
        firm = maximal([product for product in products if product.tie is Tie.NAMED])
        if agreeing:
            best = min(agreeing, key=lambda product: (-product.tie, len(product.factors)))
            if len(firm) == 1 and _leave_out(agreeing, firm[0]):
                return self._convicting(stretch, result, firm[0])
            # What comes to so much for a period that only its factors name is explained, and no more is said of it.
            is_said = best.result.clocks == around_it.said.clocks
            return self._claimed(best, Strength.INFERRED) if is_said else None
        if not around_it.said.is_for_some and any(map(_comes_to, products)):
            return None
        for left in (firm, maximal([product for product in products if product.tie is not Tie.NONE])):
            slipped = [product for product in left if slip_of(product) is not None]
            if slipped:
                is_one = len(slipped) == 1 and len(left) <= _FEW
                return self._convicting(stretch, result, slipped[0]) if is_one else None
        return None

    def _convicting(self, stretch: Stretch, result: Quantity, product: Product) -> Claim | None:
        """The claim that a result is off by a known slip, unless the words leave a doubt or other figures give it."""
        slip = slip_of(product)
        is_loose = product.tie is Tie.NEAR and len(result.digits) < _FEW
        if (
            slip is None
            or slip is Slip.POWER
            and is_loose
            or self._is_given(stretch, result)
            or self._is_unsure(stretch, result, product)
        ):
            return None
        if slip is Slip.DIVIDED and not self._is_rate(product.factors[0], product.factors[1]):
            return None
        if self._is_before(stretch, result, product) or self._is_of_factor(result, product):
            return None
        if self._is_said(result, product) or self._is_explained(result, product):
            return None
        return self._claimed(product, Strength.WORDED)

    def _is_rate(self, base: Factor, other: Factor) -> bool:
        """Whether a figure is written as so much of one of another."""
        written = with_rate(self._passage, self._passage.quantities[base.figure.index])
        is_timed = any(link.is_time and link.is_behind for link in self._around.links(written))
        return bool(base.below) or other.is_ratio or is_timed or written.sense is Sense.RATE

    def _is_before(self, stretch: Stretch, result: Quantity, product: Product) -> bool:
        """Whether some of what is multiplied stands behind the result in its sentence, and so follows from it."""
        own = {figure.index for figure in self._passage.within(stretch)}
        base = self._passage.quantities[product.factors[0].figure.index]
        if base.index < result.index or base.index in own:
            return any(index > result.index for index in own & product.indexes)
        there = self._passage.stretch_at(self._place(base))
        is_result = says_so(self._passage, there, base) or follows(self._passage, there, base)
        return is_result or not product.result.clocks

    def _is_of_factor(self, result: Quantity, product: Product) -> bool:
        """Whether a result is said of one of what is multiplied, or is the same as a factor."""
        ideas = {one for link in self._around.links(result) for one in link.ideas}
        return any(
            factor.figure.value == result.value or factor.counts and idea(factor.figure.noun) in ideas
            for factor in product.factors
        )

    def _is_given(self, stretch: Stretch, result: Quantity) -> bool:
        """Whether the words right before a figure make it one that others follow from: at so much, with so many."""
        at = self._passage.to_skeleton(result.span.start)
        return _GIVEN.search(self._passage.lowered[max(stretch.start, at - _REACH) : at]) is not None

    def _is_unsure(self, stretch: Stretch, result: Quantity, product: Product) -> bool:
        """Whether the words between the figures or right behind the result speak of another case, or of a part."""
        figures = [self._passage.quantities[index] for index in (result.index, *product.indexes)]
        start = between(self._passage, figures).start
        first, at = self._passage.to_skeleton(start), self._passage.to_skeleton(result.span.start)
        last = max(self._passage.to_skeleton(figure.span.start) for figure in figures)
        words = self._passage.lowered[first:last]
        if at == last:
            words += _STOP.split(self._passage.lowered[at + 1 : at + 1 + _REACH], maxsplit=1)[0]
        elif last > stretch.end:
            # What follows a result in its sentence says nothing of the figures in the next.
            words = words[: at - first] + words[stretch.end - first :]
        if _UNSURE.search(words):
            return True
        extent = Span(start, max(figure.span.end for figure in figures))
        return any(figure.sense in _SHARES for figure in self._passage.between(extent))

    def _is_said(self, result: Quantity, product: Product) -> bool:
        """Whether what the product gives stands in the text near by, so that the result is of something else."""
        given = product.result.number * product.ratio
        first, last = min(*product.indexes, result.index), max(*product.indexes, result.index)
        return any(
            abs(given / factor.number - 1) <= _CLOSE and factor.above == product.result.above
            for other in self._passage.quantities[first : last + 3]
            if other.index != result.index and other.index not in product.indexes and is_factor(other)
            for factor in [as_factor(other)]
        )

    def _is_explained(self, result: Quantity, product: Product) -> bool:
        """Whether other figures give a result; some of those of its product do not, which leave one out."""
        found = explained(self._passage, result)
        if found.outcome is Outcome.SLIPPED:
            # The search for derivations tells of it itself.
            return True
        if found.outcome is not Outcome.EXPLAINED:
            return False
        return not found.indexes <= product.indexes and max(found.indexes) < result.index

    def _is_of_one(self, stretch: Stretch, result: Quantity) -> bool:
        """Whether a result is so much for each of something; words before other figures say nothing of it."""
        figures = self._passage.within(stretch)
        place = figures.index(result)
        if place and _EACH_OF.search(self._passage.lowered, stretch.start, self._place(figures[place - 1])):
            return True
        return any(
            link.is_behind or link.is_sure and (not place or not link.ideas)
            for link in self._around.links(result)
            if not (link.is_time or link.ideas & _LASTING)
        )

    def _place(self, figure: Quantity) -> int:
        return self._passage.to_skeleton(figure.span.start)

    def _claimed(self, product: Product, strength: Strength) -> Claim:
        names = "abcde"
        premises = tuple(Premise(name, factor.figure) for name, factor in zip(names, product.factors, strict=False))
        formula = " * ".join(premise.name for premise in premises)
        change = _said_otherwise(product)
        if change != 1:
            formula += f" * {change.numerator} / {change.denominator}"
        asserted = product.result.figure
        if strength is Strength.WORDED and asserted.is_bound:
            # "Just over 169 million" is no bound that two thousand million keep.
            asserted = asserted.but(hedge=Hedge.ABOUT)
        extent = around((asserted, *(premise.quantity for premise in premises)))
        return Claim(self._kind, asserted, formula, premises, extent, strength)


def _comes_to(product: Product) -> bool:
    """Whether the plain numbers of a product give the result, that leaves a period unsaid: six days, or 51 hours."""
    result, numbers = product.result.figure, [factor.figure.value for factor in product.factors]
    is_in_unit = any(set(result.unit.atoms) <= set(factor.figure.unit.atoms) for factor in product.factors)
    return is_in_unit and len(numbers) > 1 and abs(math.prod(numbers) / result.value - 1) <= _CLOSE


def _leave_out(agreeing: Sequence[Product], whole: Product) -> bool:
    """Whether products that agree lack a figure of another, each of which counts something named."""
    are_named = all(factor.figure.noun or factor.figure.unit.atoms for factor in whole.factors)
    return are_named and all(
        product.indexes < whole.indexes and not _is_taken_up(product, whole) for product in agreeing
    )


def _is_taken_up(product: Product, whole: Product) -> bool:
    """Whether the times that a product lacks stand before its figures: 3 hours on 4 days are 12 hours a week."""
    lacking = [factor for factor in whole.factors if factor.figure.index not in product.indexes]
    return all(factor.is_time or factor.clocks for factor in lacking) and all(
        factor.figure.index < min(product.indexes) for factor in lacking
    )


def _said_otherwise(product: Product) -> Fraction:
    """By what the periods of prose differ from how long they are: 52 weeks to the year."""
    exact = Fraction(1)
    for factor in product.factors:
        exact *= size_of(factor.figure)
    return product.ratio * size_of(product.result.figure) / exact
