"""Products and quotients of two figures that the words tie: `340 people at $52,000 each, a payroll of $17.7 million`.

Three figures stand together, in a sentence or in one and that before it, and the words say that the last of them is a
result. One of the others is said of one of what another counts or measures, which leaves one formula whose units fit.
A result far from what that gives is a result of something else. What agrees, or is a known slip, is for the search for
derivations: it needs no such words.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from claims.attempt import Reading, reading_of
from claims.claim import Claim, Strength
from claims.explanation import Derived
from claims.implied import has_period
from claims.kinds.derivation import claim_of, is_candidate
from claims.kinds.kind import Kind
from claims.passage import ANY, RANGE_SIGN, Passage, Stretch
from claims.pattern import lazy_regex
from claims.quantity import Hedge, Quantity, Sense
from claims.reach import sentence_before
from claims.search import Formula, Shape, near_formulas
from claims.signal import signal_of
from claims.tie import Ties
from claims.unsaid import Unsaid

_SAYS_SO = lazy_regex(
    r"(?:\b(?:so|thus|hence|therefore|(?:which|that|this|it)(?: therefore| thus)? (?:is|was|makes?|made|gives?|means?|implies)|"
    r"(?:comes?|came|amounts?|amounted|adds?|added|works?|worked) (?:up )?(?:out )?(?:to|at))\b[^.;:]{0,80}"
    r"|(?:,|[–—:(]) ?(?:(?:or|about|roughly|around|some|nearly|almost|for|making|giving|spending|costing|earning|raising|paying|"
    r"saving|averaging|using|producing|a total of|an average of|an? [\w’'-]+(?: [\w’'-]+)? of) )+"
    r"|\baverag(?:es?|ed) (?:about |roughly |some |nearly |only |just )?|\b(?:total|payroll|bill|yield|density|average|cost|output|"
    r"revenue|income|consumption)s? (?:of|is|was|are|were) (?:about |roughly |some |nearly )?)$",
    re.IGNORECASE,
)
_IN_ALL = lazy_regex(
    r" (?:in all|in total|altogether|all told|overall)\b|,? (?:a|per|for each|for every) [a-z]+ ?[.,;)–—]",
    re.IGNORECASE,
)
_IS = lazy_regex(
    r"\b(?:is|was|are|were|or) (?:about |around |roughly |some |nearly |almost |just |only )*$", re.IGNORECASE
)
_IN_A_ROW = lazy_regex(rf"[{ANY}{RANGE_SIGN}],?(?: (?:or|and|to))* $")
_UNSURE = lazy_regex(
    r"\b(?:if|unless|could|might|may|up to|at most|at least|includ(?:es?|ing)|excluding|plus|minus|less|net|besides|than|instead|"
    r"between|another|further|extra|additional|of which|of whom|rather|however|but|half|part|partly|some of|rest|remaining|"
    r"others?|previous\w*|earlier|expected|target|planned|gr[eo]wn?|grows|ris(?:e|es|en|ing)|rose|fell|fall(?:s|en)?|growth|interest|"
    r"inflation|share|compared|against|then|also|so far|already|again|too|as well|first|next|finally|while|whereas|say|"
    r"example|minimum|maximum|each other|each way|cumulative|compound\w*|discounts?|coupons?|vouchers?|rebates?|deposits?|"
    rf"some(?! [{ANY}])|and (?:spent|spends|paid|pays|took|gave|bought|sold)|reductions?|after|before|respectively|up from|down from)\b|[“”\"=×÷+]",
    re.IGNORECASE,
)
_APART = 3.0
_SCALED = frozenset((Shape.PRODUCT, Shape.QUOTIENT))
_REACH = 90
_TIMELESS = (Sense.DATE, Sense.WEEKDAY, Sense.DIRECTION)
_BOUNDS = (Hedge.UNDER, Hedge.AT_MOST, Hedge.AT_LEAST)


def find(passage: Passage) -> Iterator[Claim]:
    """Every result that is the product or the quotient of the two figures that stand with it."""
    reader = None
    for stretch in passage.sentences:
        together = _together(passage, stretch)
        if together is not None and _is_result(passage, stretch, together[-1]):
            reader = reader or _Reader(passage)
            claim = reader.claim(together)
            if claim is not None:
                yield claim


def _together(passage: Passage, stretch: Stretch) -> list[Quantity] | None:
    """The three figures of a sentence, or of a sentence and the one before it, where all of them are plain."""
    figures, start = _counted(passage, stretch), stretch.start
    before = sentence_before(passage, stretch) if len(figures) in (1, 2) else None
    if before is not None:
        figures, start = [*_counted(passage, before), *figures], before.start
    if (
        len(figures) != 3
        or _is_in_a_row(passage, *figures[1:])
        or any(figure.is_range or figure.value <= 0 or figure.hedge in _BOUNDS for figure in figures)
    ):
        return None
    return None if _UNSURE.search(passage.skeleton, start, stretch.end) else figures


def _is_in_a_row(passage: Passage, one: Quantity, result: Quantity) -> bool:
    """Whether the last of the figures is one more of a list: 20, 50 or 100 rounds."""
    is_alike = not one.unit.atoms or one.unit.dimension == result.unit.dimension
    at = passage.to_skeleton(result.span.start)
    return is_alike and _IN_A_ROW.search(passage.skeleton, max(0, at - _REACH), at) is not None


def _counted(passage: Passage, stretch: Stretch) -> list[Quantity]:
    return [figure for figure in passage.within(stretch) if figure.sense not in _TIMELESS]


def _is_result(passage: Passage, stretch: Stretch, figure: Quantity) -> bool:
    """Whether the words right beside a figure say that it follows from what stands before."""
    at = passage.to_skeleton(figure.span.start)
    if not stretch.start <= at < stretch.end or not is_candidate(passage, figure):
        return False
    before = passage.skeleton[max(stretch.start, at - _REACH) : at]
    if figure.sense is Sense.RATE and not has_period(figure.unit) and _IS.search(before):
        return True
    return _SAYS_SO.search(before) is not None or _IN_ALL.match(passage.skeleton, at + 1) is not None


class _Reader:
    """Reads what three figures have to do with each other."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._ties = Ties(passage)
        self._unsaid = Unsaid(passage)

    def claim(self, together: list[Quantity]) -> Claim | None:
        """The claim that the last of three figures follows from the others, which it does not.

        None where not just one formula may give it, or one does: the search for derivations finds what agrees.
        """
        *others, result = together
        found: dict[tuple[str, tuple[int, ...]], Claim] = {}
        signal = signal_of(self._passage, result)
        for given in self._unsaid.readings(result, tuple(others[::-1]), (), is_result=True):
            reading = reading_of(given, signal)
            for formula in near_formulas(reading.asserted, reading.near, _SCALED & given.shapes):
                if reading.low <= formula.value <= reading.high:
                    return None
                if len(formula.figures) > 1 and self._fits(formula, reading):
                    key = formula.text, tuple(figure.quantity.index for figure in formula.figures)
                    claim = claim_of(Derived(reading.asserted.quantity, formula))
                    found.setdefault(key, replace(claim, kind="product", strength=Strength.WORDED, loose=True))
        return next(iter(found.values())) if len(found) == 1 else None

    def _fits(self, formula: Formula, reading: Reading) -> bool:
        is_near = reading.low <= formula.value * _APART and formula.value <= reading.high * _APART
        return is_near and self._ties.hold(formula, reading.asserted.quantity)


KIND = Kind(
    "product",
    "what is so much each, so many times over, comes to what is stated for it",
    find,
    example="The depot employs 346 people at an average salary of $52,400, a payroll of $16.9 million.",
    counter_example="The depot employs 346 people at an average salary of $52,400, and a new roof costs $16.9 million.",
)
