"""The time in which growth at a rate comes to a multiple, `at P% a year it doubles in N years`, and how often what grows from one size
to another doubles: `from 12 cases to 96, three doublings`.

Whoever doubles may go by the rule of 70 or of 72: what agrees is taken.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from claims.claim import Claim, Premise
from claims.formula import names
from claims.kinds.growth.words import ELSEWHERE, FREE, named
from claims.kinds.kind import same_measure
from claims.passage import Passage
from claims.periodic import Periodic, periodic
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense, around, is_size, size_of
from claims.reach import in_one_unit, sentence_before
from claims.stem import idea

_TWO, _MOST, _NEARLY = 2, 20, Fraction(1, 20)
_DOUBLING = (
    Phrase(rf"(?:\bat|\bgrow\w*|\bris\w*|\bincreas\w*|\bcompound\w*|\brate of){FREE}{{0,30}}?{{p:percent|rate}}{FREE}{{0,50}}?{{x:multiplier}}{FREE}{{0,25}}?\b(?:in|every|within|after|over) (?:just |only |less than )?<ABOUT>{{n:duration}}"),
    Phrase(rf"(?:\bat|\bgrow\w*|\bris\w*|\bincreas\w*|\bcompound\w*|\brate of){FREE}{{0,30}}?{{p:percent|rate}}{FREE}{{0,50}}?\b(?:takes?|needs?|within) <ABOUT>{{n:duration}} (?:for {FREE}{{0,20}}?)?to {{x:multiplier}}"),
    Phrase(rf"{{x:multiplier}}{FREE}{{0,25}}?\b(?:in|every|within|over) <ABOUT>{{n:duration}},?{FREE}{{0,15}}?\b(?:at|if it grows|growing|with growth of|given){FREE}{{0,30}}?{{p:percent|rate}}"),
)  # fmt: skip
_RULES = ("ln(x) / ln(1 + p) * t", "0.7 / p * t", "0.72 / p * t")
_DOUBLING_NEXT = Phrase(
    r"\b(?:at|with|if|should|were) (?:that|this|such|it) [^.;]{0,60}?{x:multiplier}[^.;\uE000-\uF8FF]{0,25}?\b(?:in|every|within|after|over) (?:just |only )?<ABOUT>{n:duration}"
    r"|\b(?:at|with|if|should|were) (?:that|this|such|it) [^.;]{0,60}?\b(?:takes?|needs?|within) <ABOUT>{n2:duration} (?:for [^.;\uE000-\uF8FF]{0,20}?)?to {x2:multiplier}",
    frozenset(),
)


def times_to_grow(kind: str, passage: Passage) -> Iterator[Claim]:
    """How long growth to a multiple takes; the rate's period is the unit of the time."""
    for phrase in _DOUBLING:
        for match in phrase.matches(passage):
            figures = named(passage, match)
            found = periodic(passage, figures["p"])
            if found is not None and not ELSEWHERE.search(match[0]):
                yield from _time_to_grow(kind, passage, match, found, figures["x"], figures["n"])
    for match in _DOUBLING_NEXT.matches(passage):
        here = passage.stretch_at(match.start())
        own = passage.between(passage.extent(here.start, match.start()))
        before = sentence_before(passage, here)
        rates = [
            rate for each in own or (passage.within(before) if before else ()) if (rate := periodic(passage, each))
        ]
        if len(rates) == 1:
            times, length = (match.start(name) if match[name] else match.start(f"{name}2") for name in "xn")
            yield from _time_to_grow(
                kind, passage, match, rates[0], passage.quantity_at(times), passage.quantity_at(length)
            )


def _time_to_grow(
    kind: str, passage: Passage, match: re.Match[str], found: Periodic, multiple: Quantity, length: Quantity
) -> Iterator[Claim]:
    """The claims that growth at a rate comes to a multiple in a time, by the logarithm or by a rule of thumb."""
    if multiple.value <= 1:
        return
    once = replace(found.rate, index=-1, value=Fraction(1), unit=found.period, sense=Sense.DURATION,
                   resolution=Fraction(0), round_resolution=Fraction(0))  # fmt: skip
    premises = (Premise("x", multiple), Premise("p", found.rate), Premise("t", once))
    for formula in _RULES if multiple.value == 2 else _RULES[:1]:
        used = tuple(premise for premise in premises if premise.name in names(formula))
        yield Claim(kind, length, formula, used, passage.extent(*match.span()))


def times_doubled(kind: str, passage: Passage) -> Iterator[Claim]:
    """How often what grew between the only two sizes before has doubled, where it has so whole times."""
    for times in passage.counted_by_idea.get(idea("doubling"), ()):
        here = passage.stretch_at(passage.to_skeleton(times.span.start))
        earlier = sentence_before(passage, here)
        start = (earlier or here).sentence.span.start
        sizes = [
            each for each in passage.quantities if start <= each.span.start < times.span.start and _may_double(each)
        ]
        if len(sizes) != _TWO or times.is_range:
            continue
        first, last = in_one_unit(*sizes)
        if not same_measure(first, last) or size_of(first) >= size_of(last):
            continue
        ratio = size_of(last) / size_of(first)
        whole = next((n for n in range(1, _MOST) if abs(ratio / 2**n - 1) <= _NEARLY), None)
        if whole is not None:
            premises = Premise("a", first), Premise("b", last)
            yield Claim(kind, times, "ln(b / a) / ln(2)", premises, around((first, last, times)), loose=True)


def _may_double(figure: Quantity) -> bool:
    return is_size(figure) and figure.sense is not Sense.DURATION and not figure.is_range and figure.value > 1
