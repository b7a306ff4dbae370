"""Rate × time and price × amount: `3 tonnes a day for 20 days comes to 60 tonnes`, `40 chairs at $25 each cost $1,000`.

The units decide: rate and amount must multiply to the unit of the result.
"""

import math
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from claims.claim import Claim, Premise, Strength
from claims.dimension import leftover
from claims.kinds.costs.groups import costs_of_groups
from claims.kinds.kind import Kind, Wording, worded
from claims.misprint import power_of_ten
from claims.passage import Passage
from claims.phrase import Phrase
from claims.pricing import priced_across
from claims.quantity import Quantity, Sense, size_of
from claims.things import are_two_of_one
from claims.unit import NO_UNIT

_COMES_TO = (
    r"(?:,| ?[–—:=(])? ?(?:(?:that|this|it|which|they|and|will|would|could|can|for|so|at|a|total(?:s|ling|ing)?|in total|"
    r"cost(?:s|ing)? of|bill of|sum of) )*(?:is|are|costs?|comes? to|came to|totals?|totall?ing|makes?|gives?|equals?|adds up to|"
    r"amounts? to|works out (?:at|to)|yields?|produces?|uses?|consumes?|needs?|requires?|brings? in|earns?|received?|pays?|paid|adds?|of|or) "
    r"(?:about |around |roughly |approximately |nearly |almost |over |some |a total of |exactly |just |only |up to )*"
)
_ENDS = r"(?= in (?:all|total)\b| altogether\b| ?[.;:)–—]|$|,(?! (?:(?:and|or) )?[\uE000-\uF8FF]))"
_FARTHEST, _CLOSE = Fraction(61), Fraction(1, 100)
_MOST_OFF = 15
"""A sum that is farther off than by this factor is of a price for another unit: kilograms of what is priced by the tonne."""
_BREAK = r"(?: [\w’'-]+){0,3}?"


def _multiply(figures: dict[str, Quantity]) -> bool:
    rate, amount, result = figures["r"], figures["n"], figures["t"]
    if (
        not any(power < 0 for _, power in rate.unit.dimension)
        or amount.sense is Sense.PERCENT
        or result.sense is Sense.PERCENT
    ):
        return False
    product = rate.unit * amount.unit
    nouns = {symbol for symbol, _ in rate.unit.atoms} & {symbol for symbol, _ in amount.unit.atoms}
    shared = bool(nouns) or bool(rate.unit.dimension) and amount.sense is Sense.DURATION
    # What is so many a week is 52 or 52.18 times as many a year: no wording tells.
    is_of_calendar = set(result.unit.periods) <= {*rate.unit.periods, *amount.unit.periods}
    ratio = size_of(rate) * size_of(amount) / size_of(result) if size_of(result) else Fraction(0)
    is_near = 1 / _FARTHEST < ratio < _FARTHEST or power_of_ten(ratio, _CLOSE) != 0
    return (
        shared
        and is_near
        and is_of_calendar
        and not leftover(product.dimension, result.unit.dimension)
        and rate.unit.dimension != result.unit.dimension
    )


def _each(figures: dict[str, Quantity]) -> bool:
    price, result = figures["r"], figures["t"]
    return price.sense is Sense.MONEY and result.sense is Sense.MONEY and price.unit.dimension == result.unit.dimension


def _priced(figures: dict[str, Quantity]) -> bool:
    """Whether the last may be what the amount costs at the price, rather than one more price of a list."""
    price, amount, result = figures["r"], figures["n"], figures["t"]
    if price.sense is Sense.RATE:
        return _multiply(figures)
    product = size_of(price) * amount.value
    return _each(figures) and product / _MOST_OFF < size_of(result) < product * _MOST_OFF


def _held(figures: dict[str, Quantity]) -> bool:
    """Each of some things holds some of what is totalled."""
    amount, part, result = figures["n"], figures["r"], figures["t"]
    return bool(part.unit.atoms) and part.unit == result.unit and amount.noun != part.noun


_WORDINGS = (
    Wording(rf"{{r:rate|measure}}{_BREAK},? (?:for|over|times|by|on|across) <ABOUT>{{n}}{_BREAK}{_COMES_TO}{{t}}", "r * n", "t", Strength.WORDED, accept=_multiply),
    Wording(rf"{{n}}{_BREAK},? (?:at|times|by|with) (?:a (?:price|rate|cost|speed) of )?<ABOUT>{{r:rate|measure}}{_BREAK}{_COMES_TO}{{t}}", "r * n", "t", Strength.WORDED, accept=_multiply),
    Wording(rf"\bat (?:a (?:price|rate|cost|speed) of )?<ABOUT>{{r:rate|measure}},? (?:the |a |all |its |their )*{{n}}{_BREAK}{_COMES_TO}{{t}}", "r * n", "t", Strength.WORDED, accept=_multiply),
    Wording(rf"{{n:count}}{_BREAK},? at (?:a (?:price|cost) of )?<ABOUT>{{r:money}} (?:each|apiece){_COMES_TO}{{t:money}}", "r * n", "t", Strength.WORDED, accept=_each),
    Wording(rf"{{n:count|measure}}{_BREAK},? at (?:a (?:price|rate|cost) of )?<ABOUT>{{r:money|rate}}(?: each| apiece)?(?:,| ?[–—(]) ?(?:or |that is )?<ABOUT>{{t:money}}{_ENDS}", "r * n", "t", Strength.WORDED, accept=_priced),
    Wording(r"{n:count|measure|money}(?:,| ?[–—(]) ?(?:or |that is |i\.e\. )<ABOUT>{t:count|measure|money} at (?:about |some |today’s |the rate of )*{r:rate}(?= ?[.,;:)–—]|$)", "r * n", "t", Strength.WORDED, accept=_multiply),
    Wording(rf"{{n:count}}{_BREAK} (?:with|of|into|at) {{r:count|measure|duration}},? (?:each|apiece){_COMES_TO}{{t:count|measure|duration}}", "r * n", "t", Strength.WORDED, accept=_held),
)  # fmt: skip

_FOR_ALL = Phrase(
    r"{r:measure|money|duration}(?: each| apiece)?(?:,| ?[–—(]) ?(?:or |that is |i\.e\.,? |which is |making )?<ABOUT>{t:measure|money|duration} "
    r"(?:for|over|across|in|on) all (?:of )?(?:the )?{n:count|duration}(?![-‑])"
)


def find(passage: Passage) -> Iterator[Claim]:
    """Every total beside the rate and the amount that give it."""
    for claim in map(_per_unit, worded("rate", _WORDINGS)(passage)):
        if not (_is_of_more(passage, claim) or _goes_both_ways(claim)):
            yield claim
    yield from _for_all(passage)
    yield from priced_across("rate", passage)
    yield from costs_of_groups("rate", passage)


def _is_of_more(passage: Passage, claim: Claim) -> bool:
    """Whether another number in the sentence makes the total what it is: 2,300 beds, let at £145 a week for 40 weeks."""
    used = {claim.asserted.index, *(premise.quantity.index for premise in claim.premises)}
    stretch = passage.stretch_at(passage.to_skeleton(claim.asserted.span.start))
    product = math.prod(size_of(premise.quantity) for premise in claim.premises) / claim.asserted.unit.factor
    return any(
        claim.asserted.widest.contains(product * figure.value)
        for figure in passage.within(stretch)
        if figure.index not in used and figure.sense is Sense.COUNT and figure.value > 1
    )


def _goes_both_ways(claim: Claim) -> bool:
    """Whether twice a product is the total of things that go by another name."""
    given = math.prod(size_of(premise.quantity) for premise in claim.premises) / size_of(claim.asserted)
    return are_two_of_one(claim.premises[0].quantity, claim.asserted, given)


def _for_all(passage: Passage) -> Iterator[Claim]:
    """What so many take together that take so much each: 40 seconds, or two minutes for all three."""
    for match in _FOR_ALL.matches(passage):
        each, total, number = (passage.quantity_at(match.start(name)) for name in "rtn")
        if each.unit.dimension != total.unit.dimension or any(figure.is_range for figure in (each, total, number)):
            continue
        if number.value <= 1 or not size_of(each) < size_of(total) < size_of(each) * number.value * _MOST_OFF:
            continue
        premises = (Premise("r", each), Premise("n", replace(number, unit=NO_UNIT, sense=Sense.COUNT)))
        yield Claim("rate", total, "r * n", premises, passage.extent(*match.span()), loose=True)


def _per_unit(claim: Claim) -> Claim:
    """The claim with the price of a measure per its unit, which prose leaves unsaid: 300 kWh at 15 cents."""
    price, amount = (premise.quantity for premise in claim.premises)
    if price.sense is not Sense.MONEY or amount.sense is not Sense.MEASURE:
        return claim
    each = replace(price, unit=price.unit / amount.unit, sense=Sense.RATE)
    return replace(claim, premises=(Premise("r", each), *claim.premises[1:]))


KIND = Kind(
    "rate",
    "a rate or price times an amount gives the total stated for it",
    find,
    example="They ordered 40 chairs at $25 each, which costs $1,250.",
    counter_example="He drove at 80 km/h for 3 hours and used 20 litres.",
)
