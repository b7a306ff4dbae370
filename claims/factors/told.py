"""Results of factors: each product of figures near a result is tried; any that gives it explains it.

Where none does, and the words tie the factors of just one, a result is held to that: if it is off by a known slip, so
that its digits tell that it was worked out from these figures.
"""

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from claims.claim import Claim, Premise, Strength
from claims.document import BlockKind
from claims.factors.around import Around
from claims.factors.doubt import Doubt
from claims.factors.factor import Factor
from claims.factors.product import Product
from claims.factors.products import Products
from claims.factors.reached import Reached, is_factor
from claims.factors.slips import Slip, slip_of
from claims.factors.tied import Tie, fills
from claims.implied import has_period
from claims.maximal import maximal
from claims.passage import Passage, Stretch
from claims.pattern import lazy_regex
from claims.quantity import Hedge, Quantity, Sense, around, size_of
from claims.stem import idea

_PROSE = (BlockKind.PARAGRAPH, BlockKind.QUOTE)
_RESULTS = (Sense.COUNT, Sense.MEASURE, Sense.MONEY, Sense.RATE, Sense.DURATION)
_LEAST = 20
_PAIR, _FEW = 2, 3
_LASTING = frozenset(map(idea, ("season", "term", "semester", "shift")))
_CLOSE = Fraction(1, 100)
_ALWAYS = (Fraction(12), Fraction(1, 12), Fraction(60), Fraction(1, 60), Fraction(3600))
_ALL = lazy_regex(r"\b(?:the|its|their|our|all|these|those) (?:[a-z]+ )?([a-z]+s)\b")
_NEXT_CLAUSE = lazy_regex(r"[.;:]|, (?:and|but|so|which|while)\b")
_EACH_ONE = lazy_regex(r"\b(?:and|so|but|while) (?:each|every) (?!of\b|year|month|week|day|night|hour|season)[a-z]")
_EACH_OF = lazy_regex(r"\b(?:each|every one)\s+of\s+(?:[\w’']+\s+){0,3}$")


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
    if figure.sense not in _RESULTS or not is_factor(figure):
        return False
    if not figure.unit.atoms:
        return figure.sense is Sense.COUNT and len(figure.digits) >= _FEW and not figure.is_word
    return figure.value >= _LEAST or len(figure.digits) > 1 or figure.sense is Sense.DURATION


class _Reader:
    """Tells what the figures around a result leave of it."""

    def __init__(self, kind: str, passage: Passage) -> None:
        self._kind = kind
        self._passage = passage
        self._around = passage.shared(Around)
        self._reached = Reached(passage)
        self._doubt = Doubt(passage)

    def claim(self, place: int, stretch: Stretch, result: Quantity) -> Claim | None:
        """The claim about one figure, if products give it, or none but one should."""
        near = self._reached.of(place, stretch, result)
        block = self._passage.document.blocks[stretch.sentence.block].span
        listed = any(figure.span.start < block.start for figure in near)
        near = [*self._reached.price(stretch, result, near), *near]
        around_it = Products(self._around, result, near, listed)
        if around_it.are_none or self._around.is_attribute(result) or self._is_of_one(stretch, result):
            return None
        values = {figure.value for figure in near}
        products = [product for product in around_it.all() if _says_much(product, values)]
        agreeing = [product for product in products if product.agrees]
        firm = maximal([product for product in products if product.tie is Tie.NAMED])
        if agreeing:
            timed = _for_its_time(agreeing, firm, around_it.said)
            if timed is not None and self._doubt.is_slip(stretch, result, timed, around_it.said):
                return self._claimed(timed, Strength.WORDED)
            before = _without_those_behind(products, result)
            tied = maximal([product for product in before if product.tie is not Tie.NONE])
            for whole in (left[0] for left in (firm, tied) if len(left) == 1 and left[0] in before):
                is_of_all = all(self._is_of_all(stretch, result, product, whole) for product in agreeing)
                if is_of_all or _leave_out(agreeing, whole) or self._are_looser(agreeing, whole, around_it.said):
                    is_slip = self._doubt.is_slip(stretch, result, whole, around_it.said)
                    return self._claimed(whole, Strength.WORDED) if is_slip else None
            best = min(agreeing, key=lambda product: (-product.tie, product.is_open, len(product.factors)))
            # What comes to so much for a period that only its factors name is explained, and no more is said of it.
            is_said = not best.result.clocks or best.result.clocks == around_it.said.clocks
            return self._claimed(best, Strength.INFERRED) if is_said else None
        if not around_it.said.is_for_some and any(map(_comes_to, products)):
            return None
        return self._held(stretch, result, products, around_it.said)

    def _held(self, stretch: Stretch, result: Quantity, products: Sequence[Product], said: Factor) -> Claim | None:
        """The claim that a result is off by a known slip of the only product, or by anything of what words name."""
        slips = {product: slip_of(product) for product in products}
        firm = maximal([product for product in products if product.tie is Tie.NAMED])
        near = [product for product in products if product.tie is not Tie.NONE]
        powers = [product for product in near if slips[product] is Slip.POWER and len(result.digits) >= _FEW]
        pairs = [product for product in powers if product.tie is Tie.NAMED and len(product.factors) == _PAIR]
        for left in (firm, maximal(near), maximal(powers), pairs):
            slipped = sorted((one for one in left if slips[one] is not None), key=lambda one: -one.tie)
            others = {product.ratio for product in left}
            if slipped and (len({product.ratio for product in slipped}) > 1 or len(others) > _FEW):
                if left is pairs or not pairs:
                    return None
                continue
            if slipped:
                is_slip = self._doubt.is_slip(stretch, result, slipped[0], said)
                return self._claimed(slipped[0], Strength.WORDED) if is_slip else None
        if len(firm) == 1 and not self._is_of_several(firm[0]) and self._doubt.is_off(stretch, result, firm[0]):
            return replace(self._claimed(firm[0], Strength.WORDED), loose=True)
        shifted = [product for product in products if slips[product] is Slip.POWER and not product.conversions]
        is_one = len(shifted) == 1 and bool(result.unit.atoms)
        if is_one and self._doubt.is_shifted(stretch, result, shifted[0], len(products)):
            return self._claimed(shifted[0], Strength.WORDED)
        return None

    def _is_of_several(self, product: Product) -> bool:
        """Whether all that a product takes is one rate of several in its sentence: 3,675 on Fridays, else 1,764."""
        only = self._passage.quantities[product.factors[0].figure.index]
        near = self._passage.between(self._passage.sentence_of(only)) if len(product.factors) == 1 else ()
        return any(figure is not only and figure.sense is only.sense and figure.value > 1 for figure in near)

    def _is_of_one(self, stretch: Stretch, result: Quantity) -> bool:
        """Whether a result is so much for each of something; words before other figures say nothing of it."""
        figures = self._passage.within(stretch)
        place = figures.index(result)
        if place and self._is_each_of(stretch, figures[place - 1], result):
            return True
        if place and _EACH_ONE.search(self._passage.lowered, self._place(figures[place - 1]) + 1, self._place(result)):
            return True
        return any(
            link.is_behind or link.is_sure and (not place or not link.ideas)
            for link in self._around.links(result)
            if not (link.is_time or link.ideas & _LASTING)
        )

    def _is_of_all(self, stretch: Stretch, result: Quantity, product: Product, whole: Product) -> bool:
        """Whether the words before a result name all that a product leaves out: the guides' wages."""
        out = _lacking(product, whole)
        if not product.indexes < whole.indexes or not all(factor.counts and factor.figure.noun for factor in out):
            return False
        figures = [figure for figure in self._passage.within(stretch) if figure.index < result.index]
        start = self._place(figures[-1]) + 1 if figures else stretch.start
        named = {idea(match[1]) for match in _ALL.finditer(self._passage.lowered, start, self._place(result))}
        return all(idea(factor.figure.noun) in named for factor in out)

    def _are_looser(self, agreeing: Sequence[Product], whole: Product, said: Factor) -> bool:
        """Whether products that agree lack a figure of another, and are tied less by words, or leave a period."""
        return all(
            product.indexes < whole.indexes
            and (
                product.tie < whole.tie
                or any(fills(one, other) for one in product.factors for other in _lacking(product, whole))
                or product.result.clocks != said.clocks == whole.result.clocks
                and not self._is_by_itself(product, whole)
            )
            for product in agreeing
        )

    def _is_by_itself(self, product: Product, whole: Product) -> bool:
        """Whether a product says for which time it is, 46 weeks a year, and lacks one in a sentence before its own."""
        is_timed = any(factor.is_time and factor.is_for_some for factor in product.factors)
        if not is_timed or not _is_taken_up(product, whole):
            return False
        own = min((factor.figure for factor in product.factors), key=lambda figure: figure.index)
        start = self._passage.sentence_of(own).start
        return all(factor.figure.span.end <= start for factor in _lacking(product, whole))

    def _is_each_of(self, stretch: Stretch, before: Quantity, result: Quantity) -> bool:
        """Whether a clause says a result of each of the number before it."""
        lowered, at = self._passage.lowered, self._place(before)
        is_each = _EACH_OF.search(lowered, stretch.start, at) is not None
        return is_each and not _NEXT_CLAUSE.search(lowered, at, self._place(result))

    def _place(self, figure: Quantity) -> int:
        return self._passage.to_skeleton(figure.span.start)

    def _claimed(self, product: Product, strength: Strength) -> Claim:
        names = "abcde"
        premises = tuple(Premise(name, factor.figure) for name, factor in zip(names, product.factors, strict=False))
        formula = _formula(names, product.factors)
        change = _said_otherwise(product)
        if change != 1:
            formula += f" * {change.numerator}" + (f" / {change.denominator}" if change.denominator != 1 else "")
        asserted = product.result.figure
        if strength is Strength.WORDED and asserted.is_bound:
            # "Just over 169 million" is no bound that two thousand million keep.
            asserted = asserted.but(hedge=Hedge.ABOUT)
        extent = around((asserted, *(premise.quantity for premise in premises)))
        return Claim(self._kind, asserted, formula, premises, extent, strength)


def _without_those_behind(products: list[Product], result: Quantity) -> list[Product]:
    """The products without what stands behind a result, where figures before it may give it."""
    before = [product for product in products if max(product.indexes) < result.index]
    is_given = any(product.tie is not Tie.NONE and len(product.factors) > 1 for product in before)
    return [product for product in products if product.agrees or product in before] if is_given else products


def _says_much(product: Product, near: Collection[Fraction]) -> bool:
    """Whether what a product gives is no chance: of many figures that no words tie some multiply to anything.

    One that has a figure and what this and another near come to counts it twice: two halls of 460 seats, 920 in all.
    """
    if len(product.factors) <= _PAIR:
        return True
    values = [factor.figure.value for factor in product.factors]
    others = {*values, *near} - {1}
    is_twice = any(one * other in values for one in values if one != 1 for other in others)
    return product.tie is not Tie.NONE and not is_twice


def _comes_to(product: Product) -> bool:
    """Whether the plain numbers of a product give the result, that leaves a period unsaid: six days, or 51 hours.

    Of months there are twelve in every year, whatever is unsaid.
    """
    if product.conversions and all(conversion.number in _ALWAYS for conversion in product.conversions):
        return False
    result, numbers = product.result.figure, [factor.figure.value for factor in product.factors]
    is_in_unit = any(set(result.unit.atoms) <= set(factor.figure.unit.atoms) for factor in product.factors)
    return is_in_unit and len(numbers) > 1 and abs(math.prod(numbers) / result.value - 1) <= _CLOSE


def _for_its_time(agreeing: Sequence[Product], firm: Sequence[Product], said: Factor) -> Product | None:
    """The product for the period of a result, where only those agree that are for none: £60 a night, and not a year."""
    if not has_period(said.figure.unit) or any(product.result.clocks for product in agreeing):
        return None
    timed = [product for product in firm if product.result.clocks and slip_of(product) is Slip.PERIOD]
    return timed[0] if len({product.ratio for product in timed}) == 1 else None


def _leave_out(agreeing: Sequence[Product], whole: Product) -> bool:
    """Whether products that agree lack a figure of another, each of which counts something named."""
    if whole.tie is not Tie.NAMED or _counts_days_twice(whole):
        return False
    are_named = all(factor.figure.noun or factor.figure.unit.atoms for factor in whole.factors)
    return are_named and all(
        product.indexes < whole.indexes and not _is_taken_up(product, whole) for product in agreeing
    )


def _counts_days_twice(product: Product) -> bool:
    """Whether a product multiplies by days and by how many of them a week has: a round on each of five days."""
    return product.is_open and any("day" in factor.spells for factor in product.factors)


def _lacking(product: Product, whole: Product) -> list[Factor]:
    return [factor for factor in whole.factors if factor.figure.index not in product.indexes]


def _is_taken_up(product: Product, whole: Product) -> bool:
    """Whether the times that a product lacks stand before its figures: 3 hours on 4 days are 12 hours a week."""
    lacking = _lacking(product, whole)
    return all(factor.is_time or factor.clocks for factor in lacking) and all(
        factor.figure.index < min(product.indexes) for factor in lacking
    )


def _formula(names: str, factors: Sequence[Factor]) -> str:
    """What some factors give, by their names: once in so long is one by that."""
    parts = [(name, factor.is_step or factor.is_turned) for name, factor in zip(names, factors, strict=False)]
    above = [name for name, divides in parts if not divides]
    return " / ".join([" * ".join(above) or "1", *(name for name, divides in parts if divides)])


def _said_otherwise(product: Product) -> Fraction:
    """By what the periods of prose differ from how long they are: 52 weeks to the year."""
    exact = Fraction(1)
    for factor in product.factors:
        size = size_of(factor.figure)
        exact *= 1 / size if factor.is_step or factor.is_turned else size
    return product.ratio * size_of(product.result.figure) / exact
