"""A rate in one sentence, and what it multiplies in the one before: `It took 640 kWh. At €0.31 per kWh that is €198`.

The wordings give the rate and the result; the number is the one figure before them, in their sentence or in the last,
that the words or the units tie to the rate.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from math import prod

from claims.claim import Claim, Premise, Strength
from claims.dimension import leftover
from claims.implied import has_period, with_rate
from claims.label import ideas_in, label_of
from claims.misprint import may_be_meant, power_of_ten
from claims.passage import Passage, Stretch
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Hedge, Quantity, Sense, size_of
from claims.reach import sentence_before
from claims.span import Span
from claims.tie import Ties
from claims.unit import is_noun

_FREE = r"[^.;:()\uE000-\uF8FF]"
_CLAUSE = r"[^.;:(),\uE000-\uF8FF]"
GIVES = (
    r"(?:is|are|was|were|be|costs?|comes? to|came to|makes?|making|gives?|giving|brings? in|brought in|"
    r"raises?|raised|earns?|earned|bringing in|contribut(?:es?|ed|ing)|t(?:akes?|ook) in|"
    r"turn(?:s|ed|ing)? (?:out|over)|"
    r"collect(?:s|ed|ing)?|uses?|used|consumes?|needs?|requires?|emits?|yields?|adds?|takes?|took|spends?|spent|saves?|saved|pays?|paid|"
    r"worth|totals?|totalling|equals?|"
    r"amounts? to|works? out at|means?|draws?|produces?|or|that is)(?: us| them| the [a-z]+)?"
)
_RESULT = rf"{_CLAUSE}{{0,60}}?\b{GIVES} (?:a total of |in all |some |a )?<ABOUT>{{t:money|measure|rate|count}}"
_EVERY = r"\b(?:each|every|(?:an?|the) (?:average|typical))"
_SO = r",? (?:so|and so|which|for|making|giving|or)\b"
_EACH = r"(?: each| apiece| a head| per head| a person| on average| (?:for|to|per|from) (?:each|every|one) [a-z]+)"
_AND = (
    r",? and (?=(?:so |thus |therefore |together |between them |altogether )*(?:br[io]\w+ in|rais\w+|earn\w+|"
    r"contribut\w+|"
    r"t[ao]\w+ (?:in|up)|yield\w*|produc\w+|collect\w*|hand\w* over|use[sd]?|consum\w+|get|got)\b)"
)
_ENDS = (
    r"(?= ?[.;:)–—]|$|, | (?:in (?:all|total)|(?:al)?together|between them|worth of|a year|a day|a week|a month|"
    r"(?:for|of|on|over|in|per)(?! (?:each|every|one)\b))\b)"
)
_PRICE = (
    r"(?:an? |the |our |its |their |this |that |contract |market |today’s |today's |current |present |average |"
    r"mean |national |[a-z]+ of |[a-z]+ tariff of )*<ABOUT>"
)
_RATES = (
    Phrase(rf"\bat {_PRICE}{{r:rate}},?{_RESULT}{_ENDS}"),
    Phrase(rf"\bat {_PRICE}{{r:money}}{_EACH},?{_RESULT}{_ENDS}"),
    Phrase(rf"\bat an average (?:price |cost |fare )?of {{r:money}},?{_RESULT}{_ENDS}"),
    Phrase(rf"{_EVERY} [a-z]+ ?{_FREE}{{0,30}}? {{r:rate|money|measure}}{_FREE}{{0,20}}?{_SO}{_RESULT}{_ENDS}"),
    Phrase(rf"{{r:money|measure}}(?:{_EACH}){{1,2}}<WHEN>(?:{_SO}|{_AND}){_RESULT}{_ENDS}"),
)  # fmt: skip
_SO_MANY = (
    Phrase(
        rf"{{r:rate|money}}{_FREE}{{0,60}}?(?:,|;)? (?:so|and so|so that|which means|meaning)(?: that)? "
        rf"(?:for |with )?(?:the |its |their |our |all |these |those |some |about )*{{n:count|measure|duration}}"
        rf"{_RESULT}{_ENDS}"
    ),
)  # fmt: skip
NOT_ALL = lazy_regex(
    r"\b(?:half|part|partly|some of|discounts?|coupons?|vouchers?|rebates?|deposits?|plus|minus|after|net|including|"
    r"excluding|before|rather|instead|compared|than|between|respectively|further|extra|additional|another|up to|"
    r"at least|at most|of which|up from|down from|each way)\b"
)
_HOLDS = lazy_regex(r"s of (?:about |some |up to )*\Z")
"""What stands before how much each of several holds: tankers of 28 tonnes."""
_SHARES = (Sense.PERCENT, Sense.POINTS, Sense.FRACTION, Sense.MULTIPLIER)
_FARTHEST, _REACH = Fraction(15), 30
_CLOSE = Fraction(2, 100)
_PLAIN = (Hedge.NONE, Hedge.EXACTLY, Hedge.ABOUT)


def priced_across(kind: str, passage: Passage) -> Iterator[Claim]:
    """Every result of a rate with the number that stands before them, where just one may be it."""
    ties = passage.shared(Ties)
    for phrase in (*_RATES, *_SO_MANY):
        for match in phrase.matches(passage):
            rate = with_rate(passage, passage.quantity_at(match.start("r")))
            result = passage.quantity_at(match.start("t"))
            stretch = passage.stretch_at(match.start())
            if NOT_ALL.search(passage.lowered, stretch.start, match.end()) or not are_plain(rate, result):
                continue
            if phrase in _SO_MANY:
                number = passage.quantity_at(match.start("n"))
                claim = multiplied(kind, rate, number, result) if ties.are_tied(rate, number) else None
            else:
                claim = _claim(kind, passage, ties, rate, result)
            if claim is not None:
                yield claim


def multiplied(kind: str, rate: Quantity, number: Quantity, result: Quantity) -> Claim | None:
    """The claim about a result of a rate and a number, where their units fit."""
    fitted = _fitted(rate, number, result)
    if fitted is None:
        return None
    number, given = fitted
    if not may_be_meant(size_of(given), size_of(rate) * size_of(number), _FARTHEST):
        return None
    premises = (Premise("r", rate), Premise("n", number))
    extent = Span(min(number.span.start, rate.span.start), result.span.end)
    return Claim(kind, given, "r * n", premises, extent, Strength.WORDED, loose=True)


def _claim(kind: str, passage: Passage, ties: Ties, rate: Quantity, result: Quantity) -> Claim | None:
    here = passage.stretch_at(passage.to_skeleton(rate.span.start))
    earlier = sentence_before(passage, here)
    for figures in (passage.within(here), passage.within(earlier) if earlier else ()):
        numbers = [
            figure
            for figure in figures
            if figure.index < rate.index and ties.are_tied(rate, figure) and not _is_held(passage, figure)
        ]
        fitting = [claim for number in numbers if (claim := multiplied(kind, rate, number, result))]
        if fitting:
            if len(fitting) == len(numbers) == 1:
                return fitting[0]
            return _borne_out(fitting) or _of_what_is_named(passage, fitting, here) or _shifted(fitting)
    return None


def _borne_out(claims: Sequence[Claim]) -> Claim | None:
    """The first of several claims that agrees, as one that the words leave open."""
    agreeing = (claim for claim in claims if claim.asserted.widest.contains(_given(claim)))
    claim = next(agreeing, None)
    return replace(claim, strength=Strength.INFERRED) if claim is not None else None


def _shifted(claims: Sequence[Claim]) -> Claim | None:
    """The one of several claims whose result has the digits of what the two give, with another power of ten."""
    shifted = [claim for claim in claims if power_of_ten(_given(claim) / claim.asserted.value, _CLOSE)]
    return shifted[0] if len(shifted) == 1 and len(shifted[0].asserted.digits) > 1 else None


def _given(claim: Claim) -> Fraction:
    return prod(size_of(premise.quantity) for premise in claim.premises) / claim.asserted.unit.factor


def _is_held(passage: Passage, figure: Quantity) -> bool:
    at = passage.to_skeleton(figure.span.start)
    return figure.sense is Sense.MEASURE and _HOLDS.search(passage.lowered, max(0, at - _REACH), at) is not None


def _of_what_is_named(passage: Passage, claims: Sequence[Claim], here: Stretch) -> Claim | None:
    """The one claim whose number is of what the sentence of the result names: 400 tonnes of flour, and 100 of bran."""
    named = ideas_in(passage.lowered[here.start : here.end])
    numbers = [claim.premises[-1].quantity for claim in claims]
    of_all = [label_of(passage, number).ideas for number in numbers]
    alike = [
        claim
        for claim, ideas in zip(claims, of_all, strict=True)
        if (ideas - frozenset().union(*(other for other in of_all if other is not ideas))) & named
    ]
    return alike[0] if len(alike) == 1 else None


def are_plain(*figures: Quantity) -> bool:
    """Whether figures are sizes that are neither ranges nor bounds."""
    return all(
        figure.hedge in _PLAIN and not figure.is_range and figure.sense not in _SHARES and figure.value > 0
        for figure in figures
    )


def _fitted(rate: Quantity, number: Quantity, result: Quantity) -> tuple[Quantity, Quantity] | None:
    """The number and the result in units that fit: a year's bill is of what is used in the year, said or not."""
    if (
        not are_plain(number)
        or number.sense is Sense.MONEY
        or any(is_noun(below) for below in result.unit.denominators)
    ):
        return None
    product = (rate.unit * number.unit).dimension
    if not set(rate.unit.periods) >= set(result.unit.periods) and has_period(rate.unit):
        # How many days of a week are worked no unit tells.
        return None
    if rate.unit.dimension == result.unit.dimension and number.sense is not Sense.COUNT:
        return None
    if not leftover(product, result.unit.dimension):
        return number, result
    if has_period(number.unit) and not has_period(result.unit):
        bare = number.without_period()
        return (bare, result) if not leftover((rate.unit * bare.unit).dimension, result.unit.dimension) else None
    if has_period(result.unit) and not has_period(number.unit):
        bare = replace(result, unit=result.unit.without_period(), sense=rate.sense)
        return (number, bare) if not leftover(product, bare.unit.dimension) else None
    return None
