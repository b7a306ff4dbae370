"""Ways: whether what is gone is counted there and back, and whether a year leaves out no day."""

from collections.abc import Sequence
from fractions import Fraction
from functools import cached_property

from claims.factors.around import Around
from claims.factors.clocks import Conversion
from claims.factors.factor import Factor
from claims.pattern import lazy_regex
from claims.quantity import Quantity
from claims.stem import idea
from claims.things import named

_BOTH_WAYS = Conversion(Fraction(2), Fraction(2), Fraction(2), is_open=False)
_ONE_WAY_OR_BOTH = Conversion(Fraction(2), Fraction(1), Fraction(2), is_open=True)
EITHER_WAY = {_BOTH_WAYS, _ONE_WAY_OR_BOTH}
_THERE_AND_BACK = lazy_regex(r"\b(?:(?:there|out)\s+and\s+back|both\s+ways)\b")
_BEHIND = 25
_ALL_YEAR = lazy_regex(
    r"\b(?:every\s+(?:single\s+)?(?:day|night)\s+of\s+the\s+year|every\s+single\s+(?:day|night)|(?:all\s+)?year[-\s]round|"
    r"(?:a)?round\s+the\s+clock|seven\s+(?:days|nights)\s+a\s+week|all\s+year)\b"
)
_FULL_YEAR = lazy_regex(r"\b(?:(?:full|whole|entire|calendar)\s+year|(?:twelve|12)\s+months)\b")
_LENGTH = (("length", 1),)
_SINGLE, _RETURN = (frozenset(map(idea, words)) for words in (("single", "one-way"), ("return", "round", "round-trip")))


class Ways:
    """Tells what the words around one result say of ways."""

    def __init__(self, around: Around, result: Quantity) -> None:
        self._around = around
        self._result = result

    def added(self, factors: Sequence[Factor], conversions: tuple[Conversion, ...]) -> tuple[Conversion, ...]:
        """The conversions with that of ways, where words say so; closed where no day is left out."""
        ways = self._ways(factors)
        found = conversions if ways is None else (*conversions, ways)
        is_closed = bool(found) and (self._is_all_year(factors[0]) or _FULL_YEAR.search(self._words) is not None)
        return tuple(conversion.closed for conversion in found) if is_closed else found

    def _ways(self, factors: Sequence[Factor]) -> Conversion | None:
        """How many ways are gone: 18 km each way, there and back, so many single trips of return ones."""
        if any(self._around.is_each_way(factor.figure) for factor in factors):
            return _BOTH_WAYS if any(factor.is_time for factor in factors) else _ONE_WAY_OR_BOTH
        is_length = factors[0].above == _LENGTH
        base = self._around.passage.quantities[factors[0].figure.index]
        end, masked = base.span.end, self._around.passage.document.masked
        is_there = is_length and _THERE_AND_BACK.search(self._words) is not None
        if is_there and not _THERE_AND_BACK.search(masked[end : end + _BEHIND].lower()):
            return _BOTH_WAYS
        is_return = factors[0].counts and not _SINGLE.isdisjoint(named(self._around.passage, self._result))
        return _BOTH_WAYS if is_return and not _RETURN.isdisjoint(named(self._around.passage, base)) else None

    @cached_property
    def _words(self) -> str:
        """The words of its sentence before the result."""
        passage = self._around.passage
        return passage.document.masked[passage.sentence_of(self._result).start : self._result.span.start].lower()

    def _is_all_year(self, factor: Factor) -> bool:
        """Whether words say that no day is left out: every day of the year."""
        sentence = self._around.passage.sentence_of(factor.figure)
        return _ALL_YEAR.search(self._around.passage.document.masked[sentence.start : sentence.end].lower()) is not None
