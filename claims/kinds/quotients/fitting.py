"""How many of one thing an amount makes, holds or pays for: `A map takes up 25 MB. On the 4.5 TB disk there is room for 180,000 maps`.

One of the things is said to have so much of what the amount measures; that leaves one quotient, whatever the verb. It
explains the number, and convicts only where that has its digits with another power of ten.
"""

from collections.abc import Iterator, Sequence

from claims.claim import Claim, Premise
from claims.document import BlockKind
from claims.factors.around import Around
from claims.implied import with_rate
from claims.kinds.quotients.operands import Quotients
from claims.label import ideas_in
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense, size_of
from claims.stem import idea
from claims.unit_table import NAMES

_PROSE = (BlockKind.PARAGRAPH, BlockKind.QUOTE)
_AMOUNTS = (Sense.MEASURE, Sense.MONEY, Sense.COUNT)
_GIVEN = lazy_regex(
    r"\b(?:there (?:are|is|were|was)|each|every|all|per|with|from|at|the|its|their|our|these|those|another|further|"
    r"extra|than|already|of)(?: (?:about|some|around|only|just|nearly|almost))* $"
)
_PIECES = lazy_regex(r"\b(?:in|into|of|as) (?:[a-z]+ )?([a-z]+s) of (?:about |some )?$")
"""What something is parted into: lengths of 45 cm."""
_ONE = lazy_regex(r"\b(?:one|an?|each|every) (?:[a-z’'-]+ ){0,4}$")
_FEWEST, _TWICE = 10, 2
_REACH = 60


def fitting(kind: str, passage: Passage) -> Iterator[Claim]:
    """Every number of things that an amount and what one of them takes give, or give but for a power of ten."""
    quotients = passage.shared(Quotients)
    for result in passage.quantities:
        if _may_be_result(passage, result):
            pairs = _Pairs(kind, passage, result)
            claim = quotients.claim(result, pairs, _never, None, pairs.is_named)
            if claim is not None:
                yield claim


def _never(claim: Claim) -> bool:
    """Whether words say that a number is a quotient: that is for others to tell."""
    return not claim.premises


def _may_be_result(passage: Passage, result: Quantity) -> bool:
    is_count = result.sense is Sense.COUNT and result.value.denominator == 1 and bool(result.noun)
    if not is_count or result.value < _FEWEST or result.is_range or with_rate(passage, result) is not result:
        return False
    at = passage.to_skeleton(result.span.start)
    here = passage.stretch_at(at)
    if passage.document.blocks[here.sentence.block].kind not in _PROSE:
        return False
    before = max(here.start, at - _REACH), at
    return _GIVEN.search(passage.lowered, *before) is None and not _is_of_a_unit(passage.lowered, *before)


def _is_of_a_unit(lowered: str, start: int, at: int) -> bool:
    """Whether the words before a number say it of one unit of an amount: "a tonne makes", "each litre covers"."""
    one = _ONE.search(lowered, start, at)
    return one is not None and any(word in NAMES for word in one[0].split()[1:])


class _Pairs:
    """The claims that a result is how many parts one figure has of the size of another."""

    def __init__(self, kind: str, passage: Passage, result: Quantity) -> None:
        self._kind = kind
        self._passage = passage
        self._result = result
        self._around = passage.shared(Around)
        self._noun = idea(result.noun)

    def __call__(self, figures: Sequence[Quantity]) -> Iterator[Claim]:
        """A claim for each part that is said of one thing, and each amount that may have several of it."""
        before = [figure for figure in figures if figure.index < self._result.index and figure.sense in _AMOUNTS]
        for part in before:
            if self._is_of_one(part):
                for amount in before:
                    if self._may_be_amount(amount, part):
                        premises = (Premise("t", amount), Premise("n", part))
                        extent = self._passage.sentence_of(self._result)
                        yield Claim(self._kind, self._result, "t / n", premises, extent)

    def _may_be_amount(self, amount: Quantity, part: Quantity) -> bool:
        if amount.index == part.index or size_of(amount) < size_of(part) * _TWICE or amount.noun == self._result.noun:
            return False
        if part.sense is Sense.COUNT:
            return amount.sense is Sense.COUNT and bool(amount.noun) and part.noun in ("", amount.noun)
        is_alike = amount.unit.dimension == part.unit.dimension and amount.sense is part.sense
        return is_alike and not any(link.is_sure for link in self._around.links(amount) if not link.is_time)

    def _is_of_one(self, part: Quantity) -> bool:
        """Whether a figure is said of one thing; one that only counts of one that goes by the name of the result."""
        if part.noun == self._result.noun or part.unit.denominators:
            return False
        if part.sense is Sense.COUNT:
            return self._names(part)
        links = [link for link in self._around.links(part) if not link.is_time and not link.is_measure]
        return bool(links) or self._piece(part) != "" or _ONE.search(self._before(part)) is not None

    def is_named(self, claim: Claim) -> bool:
        """Whether a part is said of one of what the result counts."""
        return self._names(claim.premises[1].quantity)

    def _names(self, part: Quantity) -> bool:
        links = self._around.links(part)
        if any(self._noun in link.ideas for link in links):
            return True
        if any(not (link.ideas or link.unit.atoms) for link in links) and self._noun in ideas_in(self._before(part)):
            return True
        if self._noun == idea(self._piece(part) or "-"):
            return True
        one = _ONE.search(self._before(part))
        return one is not None and self._noun in ideas_in(one[0])

    def _piece(self, part: Quantity) -> str:
        found = _PIECES.search(self._before(part))
        return found[1] if found else ""

    def _before(self, part: Quantity) -> str:
        at = self._passage.to_skeleton(part.span.start)
        return self._passage.lowered[max(self._passage.stretch_at(at).start, at - _REACH) : at]
