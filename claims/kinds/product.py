"""Products and quotients that the units leave: `340 people at $52,000 each, a payroll of $17.7 million`.

All figures of a sentence, of two sentences, or those that a result names are factors of one formula: its units are
those of the result, each figure has to do with another, and no other formula does. Rates times amounts, lengths to
areas, totals to shares, and these worked backwards are all found so (`claims.closing`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cached_property
from itertools import combinations

from claims.apart import apart
from claims.claim import Claim, Premise, Strength
from claims.closing.agreement import agrees, is_near, is_slip
from claims.closing.calendar import tolerance
from claims.closing.closure import Closure, closures
from claims.closing.result import by_likelihood, follows, is_given, may_follow, says_so
from claims.closing.term import PERIODS, Terms, exactly, tied
from claims.explanation import Explainer, Outcome
from claims.implied import has_period
from claims.kinds.kind import Kind
from claims.passage import Passage, Stretch
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense, around
from claims.reach import sentence_before

_UNSURE = lazy_regex(
    r"\b(?:if|unless|(?<!adds )(?<!add )(?<!added )up to|at most|at least|includ\w+|excluding|plus|minus|less|net|besides|than|"
    r"instead|(?:differences?|gap) between|another|further|extra|additional|of which|of whom|rather|however|but|half|"
    r"some(?! [\uE000-\uF8FF])|others?(?! [\uE000-\uF8FF])|previous\w*|earlier|before|target|gr[eo]wn?|grows|ris(?:e|es|en|ing)|rose|fell|fall(?:s|en)?|"
    r"growth|interest|loans?|inflation|compared|against|then|first|next|already|also|as well|so far|left|while|whereas|"
    r"minimum|maximum|each other|each way|each direction|both ways|both directions|return trips?|cumulative|compound\w*|"
    r"discounts?|coupons?|vouchers?|rebates?|deposits?|and (?:spent|spends|paid|pays|took|gave|bought|sold)|reductions?|"
    r"respectively|up from|down from)\b|[“”\"=×÷+]",
)
_ASIDE = lazy_regex(
    r", (?:and|but) (?!(?:so|thus|therefore|hence|that|this|which)\b)|"
    r"; (?:an?|another) (?!.*\b(?:so|thus|therefore|hence)\b)"
)
_MOST = 5
_OF_ONE = lazy_regex(
    r"\b(?:each|every|per|apiece|one [a-z]+ (?:for|to|per|serves)|to an?)\b|(?:^|[.!?] )(?:an?|one) [a-z]"
)
_OF_UNIT = lazy_regex(r" [A-Z]")
_NO_FACTORS = (Sense.PERCENT, Sense.POINTS, Sense.FRACTION, Sense.MULTIPLIER)
_TELLING = (Sense.RATE, Sense.MEASURE, Sense.MONEY, Sense.DURATION)
_SMALL = 10
_LISTED = lazy_regex(r"\band(?: (?:about|some|around|roughly|nearly|almost))? $")
_AS_IT_IS = (Fraction(1), Fraction(1))


def find(passage: Passage) -> Iterator[Claim]:
    """Every result that is the product or the quotient of figures that stand with it, or apart from it."""
    yield from _together(passage)
    yield from apart(KIND.name, passage)


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
        own = self._factors(stretch)
        if not own or len(own) > _MOST or not all(map(_is_factor, own)):
            return None
        before = sentence_before(self._passage, stretch)
        earlier = list(filter(_is_factor, self._factors(before)))[-4:] if before is not None else []
        if len(own) + len(earlier) < 2 or not self._tell(stretch, before, (*own, *earlier)):
            return None
        terms = Terms(self._passage, [*earlier, *own])
        for asserted in by_likelihood(self._passage, stretch, own)[:2]:
            found = self._found(terms, asserted, own, earlier)
            if found is not None:
                if agrees(found):
                    return self._agreeing(stretch, found, own)
                sure = self._is_sure(stretch, found) and not self._is_explained(asserted)
                return replace(self._claimed(found), strength=Strength.WORDED, loose=True) if sure else None
        return None

    def _found(
        self, terms: Terms, asserted: Quantity, own: Sequence[Quantity], earlier: Sequence[Quantity]
    ) -> Closure | None:
        """The formula that gives a figure, or the only one that is near it among those of the fewest sentences."""
        only: Closure | None = None
        for windows in _windows(own, earlier):
            found = [closure for window in windows for closure in self._closed(terms, asserted, window)]
            agreeing = next(filter(agrees, found), None)
            if agreeing is not None:
                return agreeing
            left = _distinct(found)
            if only is None and len(left) > 1:
                return None
            only = only or next(iter(left), None)
        return None if only is None or self._is_of_some(terms, asserted, own) else only

    def _is_of_some(self, terms: Terms, asserted: Quantity, own: Sequence[Quantity]) -> bool:
        """Whether some of the other figures of its sentence give a figure, so that it need not follow from all."""
        others = [figure for figure in own if figure is not asserted]
        some = (few for size in range(2, len(others)) for few in combinations(others, size))
        return any(agrees(closure) for few in some for closure in self._closed(terms, asserted, [*few, asserted]))

    def _is_explained(self, asserted: Quantity) -> bool:
        """Whether the search for derivations finds another formula that gives the figure."""
        return self._explainer.explain(asserted).outcome in (Outcome.EXPLAINED, Outcome.SLIPPED)

    @cached_property
    def _explainer(self) -> Explainer:
        return Explainer(self._passage)

    def _tell(self, stretch: Stretch, before: Stretch | None, figures: Sequence[Quantity]) -> bool:
        """Whether units, or else words, may tie figures to each other."""
        if any(figure.sense in _TELLING for figure in figures):
            return True
        start = before.start if before is not None else stretch.start
        if any(figure.value == 1 for figure in self._passage.between(self._passage.extent(start, stretch.end))):
            return True
        return _OF_ONE.search(self._passage.lowered[start : stretch.end]) is not None

    def _factors(self, stretch: Stretch) -> list[Quantity]:
        return [figure for figure in self._passage.within(stretch) if figure.value != 1]

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
        is_told = is_each and says_so(self._passage, stretch, claim.asserted)
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

    def _is_sure(self, stretch: Stretch, closure: Closure) -> bool:
        """Whether the words leave no room for another relation."""
        passage, asserted = self._passage, self._passage.quantities[closure.asserted.quantity.index]
        figures = [asserted, *(term.quantity for term in closure.terms)]
        start = min(figure.span.start for figure in figures)
        first, at = passage.stretch_at(passage.to_skeleton(start)).start, passage.to_skeleton(asserted.span.start)
        if any(figure.is_firm_bound for figure in figures) or _is_said_again(closure, asserted) or asserted.value < 1:
            return False
        if _LISTED.search(passage.skeleton, max(first, at - 20), at) or _OF_UNIT.match(passage.skeleton, at + 1):
            return False
        is_product, is_far = all(sign > 0 for sign in closure.signs), start < stretch.sentence.span.start
        tells = _tells(closure, asserted) and not is_given(passage, stretch, asserted)
        if not (tells or may_follow(passage, stretch, asserted, is_far=is_far, is_product=is_product)):
            return False
        if self._is_unsure(first, stretch.end, closure) or is_far and self._has_rival(first, stretch.end, closure):
            return False
        before = max((figure.span.end for figure in figures if figure.span.end <= asserted.span.start), default=0)
        if before and _ASIDE.search(passage.skeleton, passage.to_skeleton(before), at):
            return False
        is_first = asserted.span.start == start
        if not is_first and not _is_weak(closure, asserted):
            return True
        is_by_verb = not is_first and _is_many(closure, asserted) and follows(passage, stretch, asserted)
        return (tells or is_by_verb or says_so(passage, stretch, asserted)) and not _is_small(closure, asserted)

    def _is_unsure(self, start: int, end: int, closure: Closure) -> bool:
        """Whether a stretch speaks of something besides, or has shares, which may be of anything in it."""
        passage = self._passage
        if _UNSURE.search(passage.lowered, start, end) is not None:
            return True
        figures = passage.between(passage.extent(start, end))
        return not is_slip(closure) and any(figure.sense in _NO_FACTORS for figure in figures)

    def _has_rival(self, start: int, end: int, closure: Closure) -> bool:
        """Whether a stretch has a figure like a factor that is none: of two costs either may be meant."""
        used = {term.quantity.index for term in (*closure.terms, closure.asserted)}
        sorts = {term.quantity.unit.dimension for term in closure.terms}
        figures = self._passage.between(self._passage.extent(start, end))
        return any(figure.index not in used and figure.unit.dimension in sorts for figure in figures)


def _tells(closure: Closure, asserted: Quantity) -> bool:
    """Whether the digits tell of a result: units that fit and a wrong power of ten are no chance, whatever the verb."""
    return is_slip(closure) and len(asserted.digits) > 1 and not _is_per(closure, asserted)


def _is_said_again(closure: Closure, asserted: Quantity) -> bool:
    """Whether one figure gives the same without another period, or for one that is said of the result itself."""
    return len(closure.terms) == 1 and (not closure.left or has_period(asserted.unit))


def _is_weak(closure: Closure, asserted: Quantity) -> bool:
    """Whether only words that say so make a result of a figure: one that is small, bare, or of one of something."""
    is_open = any(not term.bases and term.open for term in closure.terms)
    is_few = asserted.value < _SMALL and asserted.value.denominator == 1
    return (
        _is_per(closure, asserted)
        or is_open
        or is_few
        or not asserted.unit.atoms
        or len(closure.terms) == 1
        or bool(closure.swapped)
    )


def _is_per(closure: Closure, asserted: Quantity) -> bool:
    """Whether the words around a result make it one of one of something, which its unit does not say."""
    return any(
        power < 0 and symbol not in PERIODS and (symbol, power) not in asserted.unit.atoms
        for symbol, power in closure.asserted.quantity.unit.atoms
    )


def _is_many(closure: Closure, asserted: Quantity) -> bool:
    """Whether a result is one of all, and no few things that go by no name have a part in it."""
    is_few = any(term.open > 0 and term.quantity.value < _SMALL for term in closure.terms)
    return not is_few and not _is_per(closure, asserted)


def _is_small(closure: Closure, asserted: Quantity) -> bool:
    """Whether a few things are so many times a few others: too little to tell."""
    is_counted = all(base[0] == "#" for term in (*closure.terms, closure.asserted) for base, _ in term.bases)
    is_open = any(not term.bases and term.open for term in closure.terms)
    return is_counted and (is_open or asserted.value < _SMALL) or is_open and not asserted.unit.atoms


def _distinct(found: Sequence[Closure]) -> list[Closure]:
    """Closures of different figures or signs, those that change fewest names."""
    ways: dict[tuple[tuple[int, int], ...], Closure] = {}
    for closure in sorted(found, key=lambda closure: closure.swapped):
        ways.setdefault(closure.key, closure)
    fewest = min((closure.swapped for closure in ways.values()), default=0)
    return [closure for closure in ways.values() if closure.swapped == fewest]


def _windows(own: Sequence[Quantity], earlier: Sequence[Quantity]) -> Iterator[list[list[Quantity]]]:
    """Figures that may be all factors of one formula: those of the sentence, then with some of those before."""
    yield [[*own]]
    yield [[*some, *own] for size in range(1, len(earlier) + 1) for some in combinations(earlier, size)]


def _is_factor(figure: Quantity) -> bool:
    return not figure.is_range and figure.value > 0 and figure.sense not in _NO_FACTORS


KIND = Kind(
    "product",
    "what is so much each, so many times over, comes to what is stated for it",
    find,
    example="The depot employs 346 people at an average salary of $52,400, a payroll of $16.9 million.",
    counter_example="The depot employs 346 people at an average salary of $52,400, and a new roof costs $16.9 million.",
)
