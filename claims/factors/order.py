"""Order: whether a result stands before what it is multiplied from, so that this rather follows from it."""

from claims.closing.result import follows, says_so
from claims.factors.product import Product
from claims.factors.slips import Slip, slip_of
from claims.factors.tied import Tie
from claims.passage import Passage, Stretch
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense

_BECAUSE = lazy_regex(r"\b(?:because|since|given that|thanks to|seeing that)\b")
_PRICED = lazy_regex(r"\b(?:charge[sd]?|pa(?:ys?|id)|price[sd]|reimburse[sd]?|refund(?:s|ed)?) (?:[a-z]+ ){0,3}$")
_OVER = lazy_regex(
    r"\b(?:in|over|during|for|across|throughout|within)(?: (?:the|these|those|its|their|all|about|some))* $"
)
"""The words before the time for which all is said, which may stand behind what it comes to."""
_IS_WHAT = lazy_regex(r" (?:[a-z’'-]+ ){0,5}?(?:is|are|was|were) (?:what|how|the)\b")
_WILL = lazy_regex(r"\b(?:will|would|must|shall|should|could|can|ha(?:s|ve|d) to)\b[^.;:\uE000-\uF8FF]*$")
_SHARED = lazy_regex(
    r"\b(?:divid\w+|shar\w+|split\w*|spread|averag\w+|works? out|apportion\w+|each (?:is|was|has|gets?))\b"
)
"""The words that make a figure what others come to when they are shared out."""
_REACH = 40


class Order:
    """Tells in which order the results of a passage and their factors stand."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage

    def is_before(self, stretch: Stretch, result: Quantity, product: Product) -> bool:
        """Whether some of what is multiplied stands behind the result in its sentence, and so follows from it."""
        own = {figure.index for figure in self._passage.within(stretch) if not self._is_over(figure)}
        own -= self._reasons(stretch, result)
        base = self._passage.quantities[product.factors[0].figure.index]
        if base.index < result.index or base.index in own:
            return any(index > result.index for index in own & product.indexes)
        there = self._passage.stretch_at(self._place(base))
        before = self._passage.lowered[max(there.start, self._place(base) - _REACH) : self._place(base)]
        is_priced = _PRICED.search(before) is not None
        if says_so(self._passage, there, base):
            return True
        is_power = slip_of(product) is Slip.POWER and product.tie is Tie.NAMED
        if is_power and own.isdisjoint(product.indexes) and self._opens(stretch, result, there):
            return False
        return (
            not is_priced
            and follows(self._passage, there, base)
            or not (product.result.clocks or is_power and is_priced)
        )

    def _opens(self, stretch: Stretch, result: Quantity, there: Stretch) -> bool:
        """Whether a result is told before all that it follows from, of which nothing says that it is shared out."""
        at = self._place(result)
        is_first = at == stretch.start and _IS_WHAT.match(self._passage.lowered, at + 1) is not None
        is_coming = _WILL.search(self._passage.lowered[max(stretch.start, at - _REACH) : at]) is not None
        return (is_first or is_coming) and not _SHARED.search(self._passage.lowered, there.start, there.end)

    def _reasons(self, stretch: Stretch, result: Quantity) -> set[int]:
        """The figures behind a result of which its sentence says that it follows from them."""
        reason = _BECAUSE.search(self._passage.lowered, self._place(result), stretch.end)
        figures = self._passage.within(stretch) if reason else ()
        return {figure.index for figure in figures if reason and self._place(figure) >= reason.end()}

    def _is_over(self, figure: Quantity) -> bool:
        """Whether a figure is the time over which something is so much."""
        at = self._place(figure)
        is_time = figure.sense is Sense.DURATION
        return is_time and _OVER.search(self._passage.lowered[max(0, at - _REACH) : at]) is not None

    def _place(self, figure: Quantity) -> int:
        return self._passage.to_skeleton(figure.span.start)
