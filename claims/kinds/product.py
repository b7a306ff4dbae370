"""Products and quotients that the units leave: `340 people at $52,000 each, a payroll of $17.7 million`.

All figures of a sentence, of two sentences, or those that a result names are factors of one formula: its units are
those of the result, each figure has to do with another, and no other formula does. Rates times amounts, lengths to
areas, totals to shares, and these worked backwards are all found so (`claims.closing`). Products over sentences, lists and rows are held to known slips (`claims.factors`).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

from claims.apart import apart
from claims.claim import Claim, Premise, Strength
from claims.closing.agreement import agrees, is_left_out, is_near, is_slip
from claims.closing.calendar import tolerance
from claims.closing.certainty import is_sure
from claims.closing.choice import distinct, windows_of
from claims.closing.closure import Closure, closures
from claims.closing.result import by_likelihood, says_period, says_so
from claims.closing.term import Terms, exactly, tied
from claims.explainer import explained
from claims.explanation import Outcome
from claims.factors.running import running
from claims.factors.siblings import siblings
from claims.factors.told import multiplied_out
from claims.implied import has_period
from claims.kinds.kind import Kind
from claims.kinds.quotients.counted import shares_of_counted
from claims.kinds.quotients.fitting import fitting
from claims.kinds.quotients.journeys import journeys
from claims.kinds.quotients.lasting import lasting
from claims.kinds.quotients.shares import shares
from claims.passage import Passage, Stretch
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense, around, size_of
from claims.reach import sentence_before
from claims.stands import is_net, stands
from claims.temperature import is_temperature
from claims.things import are_parallel, are_two_of_one

_MOST = 5
_OF_ONE = lazy_regex(
    r"\b(?:each|every|per|apiece|one [a-z]+ (?:for|to|per|serves)|to an?)\b|(?:^|[.!?] )(?:an?|one) [a-z]"
)
_AGO = lazy_regex(r" (?:ago|earlier|later|hence|from now|before|after|since)\b")
_CLAUSE = lazy_regex(r"[,;:–—] ?(?:[a-z]+ ){1,12}$")
_ANOTHER = lazy_regex(
    r", (?:and|but|while|though) (?:the|its|an?|his|her|their) (?:[a-z]+ ){1,4}(?:is|are|was|were|has|had) $"
)
_AND = lazy_regex(r", (?:and|but|while|though|although) (?:[a-z]+ ){1,8}$")
_NO_FACTORS = (Sense.PERCENT, Sense.POINTS, Sense.FRACTION, Sense.MULTIPLIER)
_TELLING = (Sense.RATE, Sense.MEASURE, Sense.MONEY, Sense.DURATION)
_FEW = 2
_AS_IT_IS = (Fraction(1), Fraction(1))


def find(passage: Passage) -> Iterator[Claim]:
    """Every result that is the product or the quotient of figures that stand with it, or apart from it."""
    told = list(shares(KIND.name, passage))
    # What words make the share of two figures is their quotient, and neither of the two its product.
    known = {_figures(claim): claim.asserted.index for claim in told}
    for claim in _together(passage):
        if known.get(_figures(claim), claim.asserted.index) == claim.asserted.index:
            yield claim
    yield from apart(KIND.name, passage)
    yield from told
    yield from shares_of_counted(KIND.name, passage)
    yield from lasting(KIND.name, passage)
    yield from fitting(KIND.name, passage)
    yield from journeys(KIND.name, passage)
    yield from multiplied_out(KIND.name, passage)
    yield from siblings(KIND.name, passage)
    yield from running(KIND.name, passage)


def _figures(claim: Claim) -> frozenset[int]:
    return frozenset((claim.asserted.index, *(premise.quantity.index for premise in claim.premises)))


def _together(passage: Passage) -> Iterator[Claim]:
    reader = _Reader(passage)
    for stretch in passage.sentences:
        claim = reader.claim(stretch)
        if claim is not None:
            yield claim


class _Reader:
    """Reads what the figures of a sentence have to do with each other and with those before."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage

    def claim(self, stretch: Stretch) -> Claim | None:
        """The claim that a figure of a sentence follows from others; one that agrees wherever there is one."""
        own = self._joined(self._factors(stretch))
        if not own or len(own) > _MOST or not all(map(_is_factor, own)):
            return None
        before = sentence_before(self._passage, stretch)
        earlier = list(filter(_is_factor, self._factors(before)))[-4:] if before is not None else []
        if len(own) + len(earlier) < 2 or not self._tell(stretch, before, (*own, *earlier)):
            return None
        terms = Terms(self._passage, [*earlier, *own])
        results = by_likelihood(self._passage, stretch, own)
        for asserted in results[:2]:
            found = self._found(terms, asserted, own, earlier)
            if found is not None:
                if agrees(found):
                    return self._agreeing(stretch, found, own)
                is_other = asserted is not results[0] and says_so(self._passage, stretch, results[0])
                return self._convicting(found) if not is_other and is_sure(self._passage, stretch, found) else None
        return self._from_beyond(stretch, before, own, earlier, results) if results else None

    def _from_beyond(
        self,
        stretch: Stretch,
        before: Stretch | None,
        own: Sequence[Quantity],
        earlier: Sequence[Quantity],
        results: Sequence[Quantity],
    ) -> Claim | None:
        """The claim that a result has the digits of what it gives with figures two sentences before."""
        beyond = sentence_before(self._passage, before) if before is not None else None
        asserted = results[0]
        if beyond is None or max(len(own), len(earlier)) > _FEW:
            return None
        if not says_so(self._passage, stretch, asserted):
            return None
        reached = list(filter(_is_factor, self._factors(beyond)))[-_FEW:]
        terms = Terms(self._passage, [*reached, *earlier, *own])
        windows = [[far, *some, *own] for far in reached for some in ([], *([one] for one in earlier))]
        found = distinct([closure for window in windows for closure in self._closed(terms, asserted, window)])
        slips = list(filter(is_slip, found))
        if any(map(agrees, found)) or len(slips) != 1 or not is_sure(self._passage, stretch, slips[0]):
            return None
        return self._convicting(slips[0])

    def _found(
        self, terms: Terms, asserted: Quantity, own: Sequence[Quantity], earlier: Sequence[Quantity]
    ) -> Closure | None:
        """The formula that gives a figure, or the only one that is near it among those of the fewest sentences."""
        only: Closure | None = None
        groups: Iterable[list[Closure]] = (
            [closure for window in windows for closure in self._closed(terms, asserted, window)]
            for windows in windows_of(own, earlier)
        )
        if says_period(self._passage, asserted):
            groups = list(groups)
            whole = self._whole([closure for found in groups for closure in found])
            if whole is not None:
                return whole
        for found in groups:
            agreeing = next(filter(agrees, found), None)
            if agreeing is not None:
                return agreeing
            left = distinct(found)
            if only is None and len(left) > 1:
                return None
            only = only or next(iter(left), None)
        return None if only is None or self._is_of_some(terms, asserted, own) else only

    def _whole(self, found: Sequence[Closure]) -> Closure | None:
        """The only closure in all that a result is said to be per, by which it was not divided, of all that are near.

        What gives it without one of these is for no period, or not for one of each.
        """
        whole = [closure for closure in found if is_left_out(closure) and self._is_for_period(closure)]
        if len({closure.key for closure in whole}) != 1:
            return None
        indexes = whole[0].indexes
        others = [closure for closure in found if closure.key != whole[0].key]
        are_short = all(
            other.indexes < indexes and not (agrees(other) and self._is_for_period(other)) for other in others
        )
        return min(whole, key=lambda closure: closure.swapped) if are_short else None

    def _is_of_some(self, terms: Terms, asserted: Quantity, own: Sequence[Quantity]) -> bool:
        """Whether some of the other figures of its sentence give a figure, so that it need not follow from all."""
        others = [figure for figure in own if figure is not asserted]
        some = (few for size in range(2, len(others)) for few in combinations(others, size))
        return any(agrees(closure) for few in some for closure in self._closed(terms, asserted, [*few, asserted]))

    def _convicting(self, closure: Closure) -> Claim | None:
        """The claim of a formula that does not agree; none where the search for derivations explains the figure.

        What that takes for a slip it tells of itself, if it is sure.
        """
        claim = self._claimed(closure)
        own, used = claim.asserted, [premise.quantity for premise in claim.premises]
        given = size_of(own) * closure.ratio
        is_other = any(are_two_of_one(one, own, closure.ratio) or are_parallel(self._passage, one, own) for one in used)
        if is_other or any(ask(self._passage, given, own, used) for ask in (stands, is_net)):
            return None
        found = explained(self._passage, own)
        outcome = found.outcome
        is_short = found.indexes <= closure.indexes and is_slip(closure) and self._is_for_period(closure)
        if outcome is Outcome.EXPLAINED and not is_short or outcome is Outcome.SLIPPED and not is_slip(closure):
            return None
        return claim if outcome is Outcome.SLIPPED else replace(claim, strength=Strength.WORDED, loose=True)

    def _is_for_period(self, closure: Closure) -> bool:
        """Whether a closure takes a result for the period that this says, so that what is given for another is not it."""
        is_taken = not closure.asserted.unsaid and has_period(closure.asserted.quantity.unit)
        return is_taken and says_period(self._passage, closure.asserted.quantity)

    def _tell(self, stretch: Stretch, before: Stretch | None, figures: Sequence[Quantity]) -> bool:
        """Whether units, or else words, may tie figures to each other."""
        if any(figure.sense in _TELLING for figure in figures):
            return True
        start = before.start if before is not None else stretch.start
        if any(figure.value == 1 for figure in self._passage.between(self._passage.extent(start, stretch.end))):
            return True
        return _OF_ONE.search(self._passage.lowered[start : stretch.end]) is not None

    def _factors(self, stretch: Stretch) -> list[Quantity]:
        figures = self._passage.within(stretch)
        return [figure for figure in figures if figure.value != 1 and not self._is_aside(figure)]

    def _is_aside(self, figure: Quantity) -> bool:
        """Whether a figure is a temperature, or how long ago something was, which multiplies nothing."""
        return is_temperature(figure.unit) or _AGO.match(self._passage.lowered, self._place(figure) + 1) is not None

    def _joined(self, figures: list[Quantity]) -> list[Quantity]:
        """The figures of a sentence without what its last clause adds of another sort: lukewarm, at 28 degrees."""
        while len(figures) > 1:
            last, others = figures[-1], figures[:-1]
            clause = self._passage.lowered[self._place(others[-1]) + 1 : self._place(last)]
            sorts = {base for figure in others for base, _ in figure.unit.dimension}
            has_part = any(base in sorts or base[0] == "#" for base, _ in last.unit.dimension) or not last.unit.atoms
            if last.is_bound and _AND.search(clause):
                figures = others
                continue
            is_aside = last.sense is Sense.MEASURE and _CLAUSE.search(clause) or _ANOTHER.search(clause)
            if has_part or last.sense is Sense.DURATION or not is_aside:
                break
            figures = others
        return figures

    def _place(self, figure: Quantity) -> int:
        return self._passage.to_skeleton(figure.span.start)

    def _closed(self, terms: Terms, asserted: Quantity, window: Sequence[Quantity]) -> Iterator[Closure]:
        """Every closure of a window that is near what is asserted."""
        if not 2 <= len(window) <= _MOST:
            return
        others = [figure for figure in window if figure is not asserted]
        if any(figure.value == asserted.value and figure.unit == asserted.unit for figure in others):
            return
        given, results = [terms.of(figure) for figure in others], terms.of(asserted, is_result=True)
        if len(others) == 1:
            # One figure alone gives the same for another period.
            results = tuple(term for term in results if has_period(term.quantity.unit))
        ties = tied(self._passage, others)
        for _, place in ties:
            given[place] = tuple(term._replace(quantity=exactly(term.quantity)) for term in given[place])
        yield from filter(is_near, closures(given, results, ties))

    def _agreeing(self, stretch: Stretch, closure: Closure, own: Sequence[Quantity]) -> Claim | None:
        """The claim of a formula that agrees; a worded one where it uses all of a sentence that says what follows."""
        if not self._is_worth(closure):
            return None
        claim, used = self._claimed(closure), {term.quantity.index for term in (*closure.terms, closure.asserted)}
        is_all = used == {figure.index for figure in own} and not closure.swapped and not closure.left
        is_each = is_all and _OF_ONE.search(self._passage.lowered, stretch.start, stretch.end) is not None
        # A figure that agrees only as its premises may have been rounded is explained, and not held to them.
        is_exact = claim.asserted.widest.contains(claim.asserted.value * closure.ratio)
        is_told = is_each and is_exact and says_so(self._passage, stretch, claim.asserted)
        return replace(claim, strength=Strength.WORDED) if is_told else claim

    def _is_worth(self, closure: Closure) -> bool:
        """Whether a formula that agrees says more than that a figure is given again."""
        return tolerance(closure.left, timed=True) == _AS_IT_IS and (len(closure.terms) > 1 or bool(closure.left))

    def _claimed(self, closure: Closure) -> Claim:
        names = "abcd"
        order = sorted(zip(closure.terms, closure.signs, strict=True), key=lambda part: -part[1])
        formula = "a" + "".join(
            f" {'*' if sign > 0 else '/'} {name}" for (_, sign), name in zip(order[1:], names[1:], strict=False)
        )
        premises = tuple(Premise(name, term.quantity) for name, (term, _) in zip(names, order, strict=False))
        asserted = closure.asserted.quantity
        extent = around((asserted, *(premise.quantity for premise in premises)))
        return Claim("product", asserted, formula, premises, extent, Strength.INFERRED)


def _is_factor(figure: Quantity) -> bool:
    # Somebody may have done something 2 times, but not 1.8 times.
    is_multiple = figure.noun == "time" and figure.value.denominator != 1
    is_share = figure.sense in _NO_FACTORS or "%" in dict(figure.unit.atoms)
    return not (figure.is_range or is_multiple or is_share) and figure.value > 0


KIND = Kind(
    "product",
    "what is so much each, so many times over, comes to what is stated for it",
    find,
    example="The depot employs 346 people at an average salary of $52,400, a payroll of $16.9 million.",
    counter_example="The depot employs 346 people at an average salary of $52,400, and a new roof costs $16.9 million.",
)
