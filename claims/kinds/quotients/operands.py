"""The two figures near a result of which it is the quotient, where their units leave just one such pair.

They stand in the sentence of the result, else with it in as many as three sentences before, up to the paragraph before.
A pair far from what is asserted, but for a power of ten, has to do with something else.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from claims.claim import Claim, Strength
from claims.document import BlockKind
from claims.explainer import Explainer
from claims.explanation import Outcome
from claims.formula import evaluate
from claims.misprint import power_of_ten
from claims.passage import Passage, Stretch
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense, size_of
from claims.stands import stands

Pairs = Callable[[Sequence[Quantity]], Iterator[Claim]]
"""Makes the claims of every pair among some figures whose units give the result."""

Sure = Callable[[Claim], bool]
"""Whether the words leave no doubt that a figure is the quotient of a pair."""

_REACH = 3
_FARTHEST = 700
_APART = Fraction(3)
_CLOSE = Fraction(1, 100)
_OPERATORS = lazy_regex(r"[=×÷]|\d ?\* ?[$€£\d]|\d x [$€£\d]")
_MOST_PLACES = 3
_SHARES = (Sense.PERCENT, Sense.POINTS, Sense.FRACTION, Sense.MULTIPLIER)


class Quotients:
    """Finds the pair of which a figure of a passage is the quotient."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage

    def claim(self, asserted: Quantity, pairs: Pairs, sure: Sure) -> Claim | None:
        """The claim of the one pair that may give a figure; one that agrees wherever there is one.

        Where the words leave a doubt that the figure is the quotient the claim is an inferred one.
        """
        held: list[Claim] = []
        for figures in self._reaches(asserted):
            near = _distinct(claim for claim in pairs(figures) if _is_near(claim))
            agreeing = next(filter(_agrees, near), None)
            if agreeing is not None:
                return replace(agreeing, strength=Strength.INFERRED)
            held = held or [claim for claim in near if not self._stands(claim)]
        if len(held) != 1 or self._is_calculated(held[0]):
            return None
        outcome = self._outcome(asserted)
        if outcome is Outcome.EXPLAINED:
            return None
        is_sure = outcome is not Outcome.SLIPPED and sure(held[0])
        if not is_sure and (len(asserted.digits) == 1 or not is_shifted(held[0])):
            # One digit is that of every ninth figure.
            return None
        return replace(held[0], loose=is_sure, strength=Strength.WORDED if is_sure else Strength.INFERRED)

    def _stands(self, claim: Claim) -> bool:
        """Whether another figure says already what a pair gives."""
        given = _given(claim) * claim.asserted.unit.factor
        return stands(self._passage, given, claim.asserted, [premise.quantity for premise in claim.premises])

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

    def _outcome(self, asserted: Quantity) -> Outcome:
        """How the search for another derivation of the figure ends."""
        return self._passage.shared(Explainer).explain(self._passage.quantities[asserted.index]).outcome

    def _reaches(self, asserted: Quantity) -> Iterator[list[Quantity]]:
        """The other sizes of a figure's sentence, then those of one more sentence before it at a time."""
        passage = self._passage
        here = passage.stretch_at(passage.to_skeleton(asserted.span.start))
        found = [figure for figure in passage.within(here) if _is_size(figure) and figure.index != asserted.index]
        yield found
        for stretch in self._before(here):
            found = [*filter(_is_size, passage.within(stretch)), *found]
            yield found

    def _before(self, here: Stretch) -> Iterator[Stretch]:
        """The nearest sentences with figures before another, in its paragraph and the one before."""
        sentences, blocks = self._passage.sentences, self._passage.document.blocks
        place = bisect_left(sentences, here.start, key=lambda stretch: stretch.start)
        for stretch in reversed(sentences[max(0, place - _REACH) : place]):
            is_near = here.start - stretch.end < _FARTHEST and here.sentence.block - stretch.sentence.block <= 1
            if not is_near or blocks[stretch.sentence.block].kind is not BlockKind.PARAGRAPH:
                return
            yield stretch


def _is_size(figure: Quantity) -> bool:
    return figure.sense not in _SHARES and not (figure.is_range or figure.is_firm_bound) and figure.value > 0


def _given(claim: Claim) -> Fraction:
    values = {premise.name: size_of(premise.quantity) for premise in claim.premises}
    return evaluate(claim.formula, values) / claim.asserted.unit.factor


def _agrees(claim: Claim) -> bool:
    """Whether a quotient is what is asserted, as far as its operands were not rounded."""
    given = _given(claim)
    slack = sum((_slack(premise.quantity) for premise in claim.premises), Fraction(0))
    wide = claim.asserted.widest
    is_below = wide.high is None or given * (1 - slack) <= wide.high
    return is_below and (wide.low is None or given * (1 + slack) >= wide.low)


def _slack(figure: Quantity) -> Fraction:
    is_rounded = figure.has_scale or figure.resolution < 1 or figure.is_hedged
    return figure.resolution / figure.value / 2 if is_rounded else Fraction(0)


def is_shifted(claim: Claim) -> bool:
    """Whether a quotient has the digits of what is asserted with another power of ten."""
    return 0 < abs(power_of_ten(_given(claim) / claim.asserted.value, _CLOSE)) <= _MOST_PLACES


def _is_near(claim: Claim) -> bool:
    return 1 / _APART <= _given(claim) / claim.asserted.value <= _APART or is_shifted(claim)


def _distinct(claims: Iterator[Claim]) -> list[Claim]:
    """Claims of different values, the last of each."""
    return list({tuple(size_of(premise.quantity) for premise in claim.premises): claim for claim in claims}.values())
