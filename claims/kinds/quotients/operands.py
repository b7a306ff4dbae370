"""The two figures near a result of which it is the quotient, where their units leave just one such pair.

They stand in the sentence of the result, else with it in as many as three sentences before, up to the paragraph or the
list before, or in the sentence right behind it. A pair far from what is asserted has to do with something else, but for
a power of ten, or where the asserted figure is what the two give turned round or multiplied.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from claims.claim import Claim, Strength
from claims.document import BlockKind
from claims.explainer import explained
from claims.explanation import Outcome
from claims.inputs import inputs_before
from claims.kinds.quotients.mistaken import is_mistaken, is_to_the_point, is_turned
from claims.misprint import significant
from claims.other import alike
from claims.passage import Passage, Stretch
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense, size_of
from claims.reach import as_spoken
from claims.span import Span
from claims.stands import is_net, stands
from claims.worked_out import given, is_shifted

Pairs = Callable[[Sequence[Quantity]], Iterator[Claim]]
"""Makes the claims of every pair among some figures whose units give the result."""

Sure = Callable[[Claim], bool]
"""Whether the words leave no doubt that a figure is the quotient of a pair."""

Firm = Callable[[Claim], bool]
"""Whether the figures of a pair go by the names that the words have for total and number."""

_REACH = 3
_FARTHEST = 700
_APART = Fraction(3)
_FAR_APART = Fraction(10)
_CLOSE = Fraction(1, 100)
_FEWEST = 2
_OPERATORS = lazy_regex(r"[=×÷]|\d ?\* ?[$€£\d]|\d x [$€£\d]")
_MANY = 100
_AFTER = 4
_SHARES = (Sense.PERCENT, Sense.POINTS, Sense.FRACTION, Sense.MULTIPLIER)


class Quotients:
    """Finds the pair of which a figure of a passage is the quotient."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage

    def claim(
        self,
        asserted: Quantity,
        pairs: Pairs,
        sure: Sure,
        firm: Firm | None = None,
        told: Firm | None = None,
        one_way: Firm | None = None,
    ) -> Claim | None:
        """The claim of the one pair that may give a figure; one that agrees wherever there is one.

        Where the words leave a doubt that the figure is the quotient the claim is an inferred one. What they name
        (`firm`) may lie farther off; what they tell (`told`) may have one digit, which is that of every ninth figure.
        Where they or the units leave but one way to divide (`one_way`) what the other way gives is a slip.
        """
        held: list[Claim] = []
        for figures in self._reaches(asserted):
            near = [claim for claim in _near(_distinct(pairs(figures)), firm) if not _says_again(claim)]
            agreeing = next(filter(_agrees, near), None)
            if agreeing is not None:
                return replace(agreeing, strength=Strength.INFERRED)
            held = held or [claim for claim in near if not self._stands(claim)]
        if len(held) != 1 or self._is_calculated(held[0]) or self._is_premise(held[0]):
            return None
        is_named = one_way is not None and one_way(held[0])
        is_one_way = is_named or told is not None and _is_of_units(held[0])
        has_digits = _has_digits(asserted) or is_to_the_point(held[0])
        mistaken = is_one_way and has_digits and is_mistaken(held[0], is_named=is_named)
        found = explained(self._passage, asserted)
        is_own = found.indexes <= {premise.quantity.index for premise in held[0].premises}
        if found.outcome is Outcome.EXPLAINED and not (mistaken and is_own):
            return None
        is_sure = mistaken or found.outcome is not Outcome.SLIPPED and sure(held[0])
        is_telling = _has_digits(asserted) or told is not None and told(held[0])
        if is_shifted(held[0]) and self._has_another(held[0]):
            return None
        if not is_sure and not (is_telling and is_shifted(held[0])):
            return None
        return replace(held[0], loose=is_sure, strength=Strength.WORDED if is_sure else Strength.INFERRED)

    def _stands(self, claim: Claim) -> bool:
        """Whether another figure says already what a pair gives, or what part one is of the other: one in five."""
        value = given(claim) * claim.asserted.unit.factor
        used = [premise.quantity for premise in claim.premises]
        is_told = any(ask(self._passage, value, claim.asserted, used) for ask in (stands, is_net))
        return is_told or self._is_part(*used)

    def _is_part(self, one: Quantity, other: Quantity) -> bool:
        """Whether a share or multiple behind two figures in their sentence says what part one is of the other."""
        last = max(one, other, key=lambda figure: figure.index)
        behind = self._passage.between(Span(last.span.end, self._passage.sentence_of(last).end))
        ratios = (size_of(one) / size_of(other), size_of(other) / size_of(one))
        return any(
            figure.sense in _SHARES and as_spoken(figure).widest.contains(ratio / figure.unit.factor)
            for figure in behind
            for ratio in ratios
        )

    def _has_another(self, claim: Claim) -> bool:
        """Whether the text has the digits of an operand with the power of ten that gives the figure: 1.9 billion parcels."""
        off = given(claim) / claim.asserted.value
        total, number = (premise.quantity for premise in claim.premises)
        return any(
            abs(size_of(other) / size_of(figure) / times - 1) <= _CLOSE
            for figure, times in ((total, 1 / off), (number, off))
            for other in alike(self._passage, figure, _FEWEST)
        )

    def _is_premise(self, claim: Claim) -> bool:
        """Whether the next figures give another total that the asserted figure makes with the number of a pair."""
        total, number = (premise.quantity for premise in claim.premises)
        made = size_of(claim.asserted) * size_of(number) / total.unit.factor
        after = self._passage.quantities[claim.asserted.index + 1 : claim.asserted.index + 1 + _AFTER]
        return any(each.unit == total.unit != claim.asserted.unit and each.value == made for each in after)

    def _is_calculated(self, claim: Claim) -> bool:
        """Whether a calculation is written out in the sentences of a claim, which says itself what follows from what."""
        figures = (claim.asserted, *(premise.quantity for premise in claim.premises))
        spans = [self._passage.sentence_of(figure) for figure in figures]
        text, start, end = (
            self._passage.document.text,
            min(span.start for span in spans),
            max(span.end for span in spans),
        )
        return _OPERATORS.search(text, start, end) is not None

    def _reaches(self, asserted: Quantity) -> Iterator[list[Quantity]]:
        """The other sizes of a figure's sentence, then those of one more sentence before it at a time."""
        passage = self._passage
        here = passage.stretch_at(passage.to_skeleton(asserted.span.start))
        found = [figure for figure in passage.within(here) if _is_size(figure) and figure.index != asserted.index]
        yield found
        last = [*found]
        reached = [last := [*last, *filter(_is_size, passage.within(behind))] for behind in self._behind(here)]
        for stretch in self._before(here):
            found = [*filter(_is_size, passage.within(stretch)), *found]
            yield found
        listed = inputs_before(self._passage, here)
        if listed:
            yield [*filter(_is_size, listed), *filter(_is_size, passage.within(here))]
        yield from reached

    def _before(self, here: Stretch) -> Iterator[Stretch]:
        """The nearest sentences with figures before another, in its paragraph and the one before."""
        sentences, blocks = self._passage.sentences, self._passage.document.blocks
        place = self._passage.place_of(here)
        for stretch in reversed(sentences[max(0, place - _REACH) : place]):
            is_near = here.start - stretch.end < _FARTHEST and here.sentence.block - stretch.sentence.block <= 1
            if not is_near or blocks[stretch.sentence.block].kind is not BlockKind.PARAGRAPH:
                return
            yield stretch

    def _behind(self, here: Stretch) -> Sequence[Stretch]:
        """The sentences with figures right behind another in its paragraph; the second for one that opens that."""
        sentences, place = self._passage.sentences, self._passage.place_of(here)
        opens = place == 0 or sentences[place - 1].sentence.block != here.sentence.block
        behind = sentences[place + 1 : place + 2 + opens]
        return [stretch for stretch in behind if stretch.sentence.block == here.sentence.block]


def _is_size(figure: Quantity) -> bool:
    # What happened two million times is counted.
    is_share = figure.sense in _SHARES and not (figure.sense is Sense.MULTIPLIER and figure.value >= _MANY)
    return not is_share and not (figure.is_range or figure.is_firm_bound) and figure.value > 0


def _says_again(claim: Claim) -> bool:
    """Whether one of a pair is the asserted figure, said before."""
    return any(
        size_of(premise.quantity) == size_of(claim.asserted)
        and premise.quantity.unit.dimension == claim.asserted.unit.dimension
        for premise in claim.premises
    )


def _agrees(claim: Claim) -> bool:
    """Whether a quotient is what is asserted, as far as its operands were not rounded."""
    value = given(claim)
    slack = sum((_slack(premise.quantity) for premise in claim.premises), Fraction(0))
    wide = claim.asserted.widest
    is_below = wide.high is None or value * (1 - slack) <= wide.high
    return is_below and (wide.low is None or value * (1 + slack) >= wide.low)


def _slack(figure: Quantity) -> Fraction:
    is_rounded = figure.has_scale or figure.resolution < 1 or figure.is_hedged
    return figure.resolution / figure.value / 2 if is_rounded else Fraction(0)


def _has_digits(figure: Quantity) -> bool:
    """Whether a figure has digits enough to tell what it follows from."""
    return len(significant(figure.value)[0]) > 1


def _is_of_units(claim: Claim) -> bool:
    """Whether the units of two operands leave but one way to divide them."""
    total, number = (premise.quantity for premise in claim.premises)
    return (
        total.sense is not number.sense
        or total.unit.dimension != number.unit.dimension
        and total.sense is not Sense.COUNT
    )


def _near(claims: list[Claim], firm: Firm | None) -> list[Claim]:
    """The claims that may be meant by what they assert; those of operands taken the wrong way where there are no others."""
    near = [claim for claim in claims if _is_within(claim, _APART) or is_shifted(claim)]
    near = near or [claim for claim in claims if firm is not None and firm(claim) and _is_within(claim, _FAR_APART)]
    return near or list(filter(is_turned, claims))


def _is_within(claim: Claim, apart: Fraction) -> bool:
    return 1 / apart <= given(claim) / claim.asserted.value <= apart


def _distinct(claims: Iterable[Claim]) -> list[Claim]:
    """Claims of different values, the last of each."""
    return list({tuple(size_of(premise.quantity) for premise in claim.premises): claim for claim in claims}.values())
