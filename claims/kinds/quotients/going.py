"""Whether words leave a doubt that a result is how long, how far or how many times an amount goes by its part."""

import re

from claims.backward import goes_on
from claims.claim import Claim
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense, size_of
from claims.unit import atom

_UNSURE = lazy_regex(
    r"\b(?:from|than|compared|instead|respectively|target|legal|limit|minimum|maximum|extra|another|up to|at least|at most|next|previous\w*|"
    r"earlier|last year|subsid\w+|against|leases?|permits?|licen[cs]es?|contracts?(?! is for| calls| specifies| requires)|warrant\w+|guarantees?|design|terms?|sentences?|approval|loans?|"
    r"planned|expected|instal\w+|aged?|old|ago|since|opened|founded|(?<!ignore )(?<!ignoring )(?<!without )(?<!no )interest|grants?)\b"
)
_SUPPOSED = lazy_regex(
    r"\b(?:fewer|unless|might|suppose|imagine|instead|rather|another|except|excluding|half|only part|other)\b"
)
_REPAYS = lazy_regex(
    r"\b(?:pay-?backs?|pays?|paid|money|outlay|recoup\w*|recover\w*|repa\w+|earn\w*|break(?:s|ing)? even|cover\w*|live|survive|debts?|clear\w*|"
    r"ke(?:ep|pt) going|carr(?:y|ied) on|h[eo]ld out|r[ua]n (?:out|dry)|exhaust\w*|(?:will|would|could|can|to) last)\b"
)
_EACH = lazy_regex(r"\b(?:each|apiece|every one)\b(?:\s(?P<thing>[a-z]+))?[^.;:()]{0,40}$")
_FURTHER = lazy_regex(r"\b(?:another|an? (?:further|additional|extra)) (?:(?:about|some|around|roughly) )*$")
_NEAR, _CLAUSE, _MUCH = 60, 90, 10
_HOURLY = ("h", "min", "s")


class Going:
    """Tells of one result what the words around it and its pairs say."""

    def __init__(self, passage: Passage, result: Quantity) -> None:
        self._passage = passage
        self._result = result

    def are_sure(self, claim: Claim) -> bool:
        """Whether the words leave no doubt that a result is how far the one figure goes by the other."""
        amount, part = (premise.quantity for premise in claim.premises)
        first = self._passage.to_skeleton(min(amount.span.start, part.span.start))
        at = self._passage.to_skeleton(self._result.span.start)
        here = self._passage.stretch_at(at)
        words = self._without_further(max(0, min(here.start, first - _NEAR)), at, amount)
        clause, told = words[max(here.start - at, -_CLAUSE) :], words[-(at - max(0, first - 10)) :]
        if _UNSURE.search(clause) or _SUPPOSED.search(told):
            return False
        if self._result.sense is not Sense.COUNT and self._is_of_each(part, amount):
            return False
        is_money = amount.sense is Sense.MONEY
        if is_money and not self._repays() or self._is_of_nights(claim):
            return False
        is_long = self._result.sense is not Sense.COUNT and not is_money
        if is_long and not goes_on(self._passage, self._result, (amount, part)):
            return False
        return not self._has_rival((amount, part), self._passage.stretch_at(first).start)

    def _without_further(self, start: int, end: int, amount: Quantity) -> str:
        """The words of a stretch without one that only says that an amount is still there: another 3 million tonnes."""
        words, at = self._passage.lowered[start:end], self._passage.to_skeleton(amount.span.start) - start
        further = _FURTHER.search(words, 0, max(at, 0))
        return words if further is None else words[: further.start()] + " " * len(further[0]) + words[further.end() :]

    def _is_of_nights(self, claim: Claim) -> bool:
        """Whether so much an hour goes on for nights, whose hours no word tells."""
        part, stated = claim.premises[1].quantity, claim.asserted
        return stated.unit == atom("night") and not set(part.unit.periods).isdisjoint(_HOURLY)

    def is_time(self, claim: Claim) -> bool:
        """Whether a result is how long an amount lasts: the units leave one way to divide."""
        amount = claim.premises[0].quantity
        is_apart = amount.sense is Sense.DURATION
        if amount.sense is Sense.MONEY and not self._repays():
            return False
        return self._result.sense is Sense.DURATION and (is_apart or claim.premises[1].quantity.sense is Sense.RATE)

    def _repays(self) -> bool:
        """Whether the sentence of a result tells of what is earned or paid back."""
        here = self._passage.stretch_at(self._passage.to_skeleton(self._result.span.start))
        return _REPAYS.search(self._passage.lowered, here.start, here.end) is not None

    def _is_of_each(self, part: Quantity, amount: Quantity) -> bool:
        """Whether what is used in a time is used by each of several, and the amount is not that of one of them."""
        at = self._passage.to_skeleton(part.span.start)
        each = _EACH.search(self._passage.lowered, self._passage.stretch_at(at).start, at)
        if each is None or each["thing"] is None:
            return each is not None
        said = self._passage.sentence_of(amount)
        of_one = rf"\b(?:an?|each|every|one|per|individual|single) {re.escape(each['thing'])}\b"
        return re.search(of_one, self._passage.document.masked[said.start : said.end].lower()) is None

    def _has_rival(self, pair: tuple[Quantity, Quantity], start: int) -> bool:
        """Whether another figure of the sort and size of one of a pair stands in the sentences of the pair and the result."""
        used = {self._result.index, *(figure.index for figure in pair)}
        others = [
            figure
            for figure in self._passage.between(
                self._passage.extent(start, self._passage.to_skeleton(self._result.span.start))
            )
            if figure.index not in used and not (figure.is_word and figure.value == 1)
        ]
        amount, part = pair
        is_open = amount.sense is Sense.COUNT and amount.noun != part.noun
        return any(self._is_like(other, figure) for figure in pair for other in others) or any(
            is_open and other.sense is Sense.COUNT for other in others
        )

    def _is_like(self, other: Quantity, figure: Quantity) -> bool:
        """Whether one figure is of the sort and size of another."""
        is_alike = other.unit.dimension == self._passage.quantities[figure.index].unit.dimension
        return is_alike and size_of(figure) < size_of(other) * _MUCH < size_of(figure) * _MUCH**2
