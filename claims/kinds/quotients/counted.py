"""Shares per what the text counts anywhere: `540 boats` and, paragraphs on, `With 2,160 people on deck, four to a boat`.

The share names what it is per, or what it counts (`one to every 2,600 homes`); of that the text may have several numbers, and
the total stands near. A share that two of them give is explained. One that none give is off where there is just one total and
one number, and a known mistake makes it of them.
"""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from claims.claim import Claim, Strength
from claims.explainer import explained
from claims.explanation import Outcome
from claims.kinds.costs.each import is_slip
from claims.kinds.costs.numbers import PEOPLE, Numbers
from claims.kinds.quotients.share import Share, shares_said
from claims.kinds.quotients.words import Words
from claims.label import ideas_in
from claims.passage import Passage
from claims.quantity import Quantity, Sense, size_of
from claims.reach import are_alike, are_money_and_count
from claims.sharing import shared_out
from claims.stem import idea
from claims.unit import TIME, Unit

_SENTENCES, _MOST, _FEWEST = 2, 12, 3
_CLOSE = Fraction(1, 20)
_PERSONS = PEOPLE | ideas_in(
    "pupil student employee worker member adult visitor guest player patient man woman child staff voter user"
)
_SIZES = (Sense.COUNT, Sense.MEASURE, Sense.MONEY, Sense.RATE)


def shares_of_counted(kind: str, passage: Passage) -> Iterator[Claim]:
    """Every share that a total near it and a number of the text give, or give by a mistake."""
    seen: set[int] = set()
    for share in shares_said(passage):
        if share.figure.index not in seen:
            claim = _claim(kind, passage, share)
            if claim is not None:
                seen.add(share.figure.index)
                yield claim


def _claim(kind: str, passage: Passage, share: Share) -> Claim | None:
    totals = _distinct(_totals(passage, share))
    numbers = _distinct(_numbers(passage, share))
    extent = passage.sentence_of(share.figure)
    pairs = [(total, number) for number in numbers for total in totals if size_of(total) != size_of(number)]
    made = [shared_out(kind, total, number, share.figure, extent) for total, number in pairs]
    for pair, claim in zip(pairs, made, strict=True):
        if claim is not None and _gives(*pair, share.figure):
            return replace(claim, strength=Strength.INFERRED)
    if len(totals) != 1 or len(numbers) != 1 or len(made) != 1 or made[0] is None:
        return None
    is_off = is_slip(*pairs[0], share.figure) and Words(passage, share).are_sure(made[0])
    return (
        replace(made[0], loose=True)
        if is_off and explained(passage, share.figure).outcome is not Outcome.EXPLAINED
        else None
    )


def _distinct(figures: Iterator[Quantity]) -> list[Quantity]:
    """One figure for each value."""
    return list({size_of(figure): figure for figure in figures}.values())[:_MOST]


def _totals(passage: Passage, share: Share) -> Iterator[Quantity]:
    """What a share may be one of: sizes near it, or what it counts itself, anywhere before."""
    here, noun = passage.stretch_at(passage.to_skeleton(share.figure.span.start)), share.each.noun
    place = passage.place_of(here)
    near = [
        figure
        for stretch in passage.sentences[max(0, place - _SENTENCES) : place + 1]
        if stretch.sentence.block == here.sentence.block
        for figure in passage.within(stretch)
    ]
    named = passage.shared(Numbers).called(frozenset((idea(noun),))) if noun else []
    for figure in (*named, *near):
        if figure.index < share.figure.index and figure.sense in _SIZES and not figure.is_range:
            total = figure.without_period()
            if are_alike(total, share.each) and not are_money_and_count(total, share.each) and _may_be(total, share):
                yield total


def _may_be(total: Quantity, share: Share) -> bool:
    nouns = {idea(each.noun) for each in (total, share.each) if each.noun}
    is_same = len(nouns) <= 1 or idea(total.noun) in PEOPLE
    return not total.unit.denominators and is_same and total.value > _FEWEST


def _numbers(passage: Passage, share: Share) -> Iterator[Quantity]:
    """What a share is per: what goes by that name anywhere before, or people where it is one for each person."""
    numbers = passage.shared(Numbers)
    found: list[Quantity] = []
    if share.unit is not None:
        found = numbers.measured.get(share.unit, []) if share.unit.dimension != TIME else []
    elif share.is_person:
        found = numbers.called(_PERSONS)
    elif share.noun:
        found = numbers.called(PEOPLE if share.noun in PEOPLE else frozenset((share.noun,)))
    elif share.is_of_one:
        # "One to every 2,600 homes" is one of those counted right before.
        here = passage.stretch_at(passage.to_skeleton(share.figure.span.start))
        found = [each for each in passage.within(here) if each.sense is Sense.COUNT and each.value >= _FEWEST]
    return (figure for figure in found if figure.index < share.figure.index and not figure.is_range)


def _gives(total: Quantity, number: Quantity, each: Quantity) -> bool:
    """Whether a total and a number give a share; one of a single digit nearly to the point."""
    above = Unit(tuple(part for part in each.unit.atoms if part[1] > 0))
    value = size_of(total) / number.value / number.unit.factor / above.factor
    is_close = len(each.digits) > 1 and not each.is_bound or abs(value / each.value - 1) <= _CLOSE
    return is_close and each.widest.contains(value)
