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
from claims.kinds.costs.each import is_slip, of_population
from claims.kinds.quotients.naming import called
from claims.kinds.quotients.share import TIME, Share, shares_said
from claims.kinds.quotients.words import PEOPLE, Words
from claims.label import ideas_in
from claims.passage import Passage
from claims.quantity import Quantity, Sense, size_of
from claims.reach import are_alike, are_money_and_count
from claims.sharing import shared_out
from claims.stem import idea
from claims.unit import Unit

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
    block = [
        each
        for each in passage.sentences[max(0, place - _SENTENCES) : place + 1]
        if each.sentence.block == here.sentence.block
    ]
    near = passage.to_text(block[0].start)
    for figure in passage.quantities[: share.figure.index]:
        is_named = bool(noun) and bool(figure.noun) and idea(figure.noun) == idea(noun)
        if (figure.span.start >= near or is_named) and figure.sense in _SIZES and not figure.is_range:
            total = figure.without_period()
            if are_alike(total, share.each) and not are_money_and_count(total, share.each) and _may_be(total, share):
                yield total


def _may_be(total: Quantity, share: Share) -> bool:
    above = Unit(tuple(part for part in total.unit.atoms if part[1] < 0))
    is_same = (
        not share.each.noun or not total.noun or idea(total.noun) == idea(share.each.noun) or idea(total.noun) in PEOPLE
    )
    return not above.atoms and is_same and total.value > _FEWEST


def _numbers(passage: Passage, share: Share) -> Iterator[Quantity]:
    """What a share is per: what goes by that name anywhere before, or people where it is one for each person."""
    own = passage.sentence_of(share.figure).start
    for figure in passage.quantities[: share.figure.index]:
        if figure.is_range or figure.value < _FEWEST:
            continue
        if share.is_of_one and not share.noun and figure.sense is Sense.COUNT and figure.span.start >= own:
            # "One to every 2,600 homes" is one of those counted right before.
            yield figure
        if share.unit is not None:
            if share.unit.dimension != TIME and figure.unit == share.unit and figure.sense is Sense.MEASURE:
                yield figure
        elif figure.sense is Sense.COUNT and _is_of(passage, figure, share):
            yield figure


def _is_of(passage: Passage, figure: Quantity, share: Share) -> bool:
    """Whether a figure counts what a share is per."""
    if share.is_person:
        return idea(figure.noun) in _PERSONS or of_population(passage, figure)
    if share.noun in PEOPLE:
        return idea(figure.noun) in PEOPLE or of_population(passage, figure)
    return bool(share.noun) and (idea(figure.noun) == share.noun or called(passage, figure, share.noun))


def _gives(total: Quantity, number: Quantity, each: Quantity) -> bool:
    """Whether a total and a number give a share; one of a single digit nearly to the point."""
    above = Unit(tuple(part for part in each.unit.atoms if part[1] > 0))
    value = size_of(total) / number.value / number.unit.factor / above.factor
    is_close = len(each.digits) > 1 or abs(value / each.value - 1) <= _CLOSE
    return is_close and each.widest.contains(value)
