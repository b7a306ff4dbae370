"""Results of linked figures: which of them are off, and which may be of something else.

A power of ten or another period convicts where the words leave one chain, or one that has the very digits. Anything
else convicts where besides the words make a result of the figure, and no other figure stands between that may matter.
"""

from collections.abc import Iterator, Sequence

from claims.claim import Claim, Premise, Strength
from claims.closing.agreement import agrees, is_power, is_slip
from claims.closing.result import follows, is_given, says_so
from claims.explainer import explained
from claims.explanation import Explanation, Outcome
from claims.links.around import Around
from claims.links.chain import Chain, chains_of, leaves_out
from claims.maximal import maximal
from claims.passage import Passage, Stretch
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense, around, size_of
from claims.stands import stands

_SHARES = (Sense.PERCENT, Sense.POINTS, Sense.FRACTION, Sense.MULTIPLIER)
_TOLD = lazy_regex(
    r"\b(?:so|thus|hence|therefore|consequently|accordingly|altogether|in all|in total|together|combined|overall|"
    r"all told|between them|meaning|which means|which makes|making|that is|that’s|that's|that means|that makes|why)\b"
    r"|\b(?:bill|total|sum|outlays?|savings?|spending|expenditure|reimbursement|payout|takings|revenue|income|receipts|"
    r"turnover|output|yield|order|loss(?:es)?|emissions|requirement|answer|fees|budget|consumption|production|volume|"
    r"load|demand|harvest|catch|intake|payments?|cost|costs|use|usage|need|needs|value|weight|capacity)"
    r"(?: [a-z’'-]+){0,6}? (?:is|are|was|were|be|been|at|to|of|:)(?: [a-z’'-]+){0,3} $"
    r"|\b(?:com(?:es?|ing)|came|amount(?:s|ed|ing)?|add(?:s|ed|ing)?|work(?:s|ed|ing)?|mount(?:s|ed|ing)?|runs?|ran|"
    r"running) (?:up |out )?(?:to|at|about|up)\b[^\uE000-\uF8FF]{0,40}$"
    r"|[:(=–—] ?(?:[a-z]+ ){0,2}$"
)
_DOES = lazy_regex(
    r"\b(?:turn(?:s|ed)? out|deliver(?:s|ed)?|puts?|run(?:s|ning)? up|ran up|face[sd]?|requires?|required|wastes?|"
    r"(?:ha(?:s|ve|d)|needs?) to (?:find|pay|buy|make|carry)|accounts? for|hands? over|handed over|leaves?|"
    r"shift(?:s|ed)?|pump(?:s|ed)?|lift(?:s|ed)?|wasted|sends?|sent|buys?|bought|ship(?:s|ped)?|print(?:s|ed)?|"
    r"baked?|bakes|wash(?:es|ed)?|support(?:s|ed)?|attract(?:s|ed)?)(?: [\w’'-]+){0,3} $"
)
_AFTER = lazy_regex(
    r" (?:[\w’'-]+ ){0,4}?(?:in all|in total|altogether|all told|overall|combined|"
    r"(?:will|would) be (?:needed|wanted|required|lost|saved|used)|(?:is|are|was|were) (?:needed|wanted|required|paid)|"
    r"(?:have|has|had) to be)\b"
)
_UNSURE = lazy_regex(
    r"\b(?:if|unless|includ\w+|excluding|plus|minus|less|net|besides|than|instead|another|further|extra|additional|"
    r"of which|of whom|rather|half|previous\w*|earlier|target|gr[eo]wn?|ris(?:e|es|en|ing)|rose|fell|fall(?:s|en)?|"
    r"some(?! [\uE000-\uF8FF])|interest|inflation|compared|already|also|left|while|whereas|each way|each direction|"
    r"both ways|both directions|return|cumulative|discounts?|deposits?|respectively|theory)\b|[“”\"×÷+]"
)
_ADDED = lazy_regex(r"\b(?:also|another|further|besides|plus|as well|in addition|extra)\b")
_ANNOUNCED = lazy_regex(r"(?: [a-z’'-]+){0,2}:")
_REACH = 120
_FEW = 3


def linked(kind: str, passage: Passage) -> Iterator[Claim]:
    """Every result that figures linked to each other give, and every one that they do not, where nothing else may."""
    around = passage.shared(Around)
    reader = _Reader(kind, around)
    for stretch, sized, near in around.results():
        chains = chains_of(around, stretch, sized, near)
        claim = reader.claim(stretch, sized.figure, chains) if chains else None
        if claim is not None:
            yield claim


class _Reader:
    """Tells which of its chains a result should be held to."""

    def __init__(self, kind: str, around: Around) -> None:
        self._kind = kind
        self._around = around
        self._passage = around.passage

    def claim(self, stretch: Stretch, result: Quantity, chains: Sequence[Chain]) -> Claim | None:
        """The claim about one figure, if chains give it or none but one may."""
        agreeing = [chain for chain in chains if agrees(chain.closure)]
        if agreeing:
            best = min(agreeing, key=lambda chain: (chain.guessed, len(chain.closure.terms)))
            return self._claimed(best, Strength.INFERRED)
        if self._is_of_one(result):
            return None
        if is_given(self._passage, stretch, result) and not self._is_plainly_told(stretch, result):
            return None
        firm = maximal(chain for chain in chains if not chain.guessed)
        if len(firm) == 1 and self._is_off(stretch, result, firm[0]):
            return self._convicting(result, firm[0])
        slips = maximal(chain for chain in chains if is_slip(chain.closure) and is_power(chain.closure))
        if len(slips) == 1 and len(result.digits) >= _FEW and self._is_told(stretch, result):
            return self._convicting(result, slips[0])
        return None

    def _convicting(self, result: Quantity, chain: Chain) -> Claim | None:
        """The claim that a result is off; what the search for derivations takes for a slip it tells of itself."""
        if self._is_said(result, chain):
            return None
        explanation = explained(self._passage, result)
        if explanation.outcome is Outcome.EXPLAINED and self._are_beside(result, explanation, chain):
            return None
        is_told = explanation.outcome is Outcome.SLIPPED
        strength = Strength.INFERRED if len(chain.closure.terms) == 1 and is_slip(chain.closure) else Strength.WORDED
        return None if is_told else self._claimed(chain, strength)

    def _are_beside(self, result: Quantity, explanation: Explanation, chain: Chain) -> bool:
        """Whether those figures of a chain that stand in the sentence of a result give it by themselves."""
        near = {figure.index for figure in self._passage.between(self._passage.sentence_of(result))}
        return bool(explanation.indexes) and explanation.indexes == chain.indexes & near

    def _is_said(self, result: Quantity, chain: Chain) -> bool:
        """Whether what the chain gives stands in the text, or a factor says the result again, or moves its point."""
        factors = [term.quantity for term in chain.closure.terms]
        if any(factor.digits == "1" or factor.value == result.value or self._announces(factor) for factor in factors):
            return True
        return stands(self._passage, size_of(result) * chain.closure.ratio, result, factors)

    def _announces(self, number: Quantity) -> bool:
        """Whether a number tells how many things are listed behind it: "from four sources: a grant of"."""
        return _ANNOUNCED.match(self._passage.document.masked, number.span.end) is not None

    def _is_off(self, stretch: Stretch, result: Quantity, chain: Chain) -> bool:
        """Whether the only chain of a result leaves no doubt that it should give it."""
        if is_slip(chain.closure):
            return len(result.digits) > 1 and (not chain.is_renamed or self._is_told(stretch, result))
        is_told = self._is_plainly_told(stretch, result)
        return (
            len(result.digits) > 1
            and (is_told or leaves_out(chain.closure) and self._follows(stretch, result))
            and self._is_all(stretch, result, chain)
            and not self._is_explained(result, chain)
        )

    def _is_all(self, stretch: Stretch, result: Quantity, chain: Chain) -> bool:
        """Whether nothing else stands between what is multiplied and the result that may have to do with it."""
        used = chain.indexes
        if len(used) == 1 and not chain.closure.left or max(used) > result.index and min(used) < result.index:
            return False
        if not self._are_in_block(stretch, used) or _UNSURE.search(self._passage.lowered, stretch.start, stretch.end):
            return False
        first, last = min(*used, result.index), max(*used, result.index)
        start = self._passage.stretch_at(self._passage.to_skeleton(self._passage.quantities[first].span.start)).start
        if _ADDED.search(self._passage.lowered, start, stretch.end):
            return False
        behind = max((index for index in used if index < result.index), default=result.index)
        own = {figure.index for figure in self._passage.within(stretch)}
        return not any(
            figure.index in own
            or figure.unit.dimension == result.unit.dimension
            or figure.sense in _SHARES
            and figure.index > behind
            for figure in self._passage.quantities[first:last]
            if figure.index not in used and figure.index != result.index
        )

    def _are_in_block(self, stretch: Stretch, indexes: frozenset[int]) -> bool:
        span = self._passage.document.blocks[stretch.sentence.block].span
        return all(span.start <= self._passage.quantities[index].span.start < span.end for index in indexes)

    def _is_explained(self, result: Quantity, chain: Chain) -> bool:
        """Whether other figures give a result; some of those of its chain do not, which leave one out."""
        found = explained(self._passage, result)
        return found.outcome is Outcome.EXPLAINED and not found.indexes < chain.indexes

    def _is_of_one(self, result: Quantity) -> bool:
        return any((link.is_sure or link.is_behind) and not link.is_time for link in self._around.links(result))

    def _is_told(self, stretch: Stretch, result: Quantity) -> bool:
        return self._is_plainly_told(stretch, result) or self._follows(stretch, result)

    def _follows(self, stretch: Stretch, result: Quantity) -> bool:
        """Whether the verb before a figure makes it what something comes to."""
        at = self._passage.to_skeleton(result.span.start)
        before = self._passage.lowered[max(stretch.start, at - _REACH) : at]
        return follows(self._passage, stretch, result) or _DOES.search(before) is not None

    def _is_plainly_told(self, stretch: Stretch, result: Quantity) -> bool:
        """Whether the words make a result of a figure."""
        at = self._passage.to_skeleton(result.span.start)
        before = self._passage.lowered[max(stretch.start, at - _REACH) : at]
        return (
            says_so(self._passage, stretch, result)
            or _TOLD.search(before) is not None
            or _AFTER.match(self._passage.lowered, at + 1) is not None
        )

    def _claimed(self, chain: Chain, strength: Strength) -> Claim:
        closure, names = chain.closure, "abcde"
        premises = tuple(Premise(name, term.quantity) for name, term in zip(names, closure.terms, strict=False))
        formula = " * ".join(premise.name for premise in premises)
        asserted = closure.asserted.quantity
        extent = around((asserted, *(premise.quantity for premise in premises)))
        return Claim(self._kind, asserted, formula, premises, extent, strength, loose=strength is Strength.WORDED)
