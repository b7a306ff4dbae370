"""A size that the words make the result of the one share and the one size before it: `The tram ticket was $4. With 30 percent off you
would pay $2.80`, `Members may draw 15 percent, or $6 million`, `a 4 percent increase. Tenants will be charged $936`.

The share says what it makes of the size: what is left, what it grows to, or a part. A result that is not this, but what a
known mistake makes of the two, is off: another of the three, another power of ten, the share taken for so many units.
"""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from claims.claim import Claim, Premise
from claims.explainer import explained
from claims.explanation import Outcome
from claims.kinds.kind import is_operand, same_measure
from claims.kinds.told.made_of import made_of
from claims.misprint import POWERS, may_be_meant
from claims.passage import SIGNS, Passage, Stretch
from claims.pattern import lazy_regex
from claims.portioning.formulas import GROWN, LEFT, PART, gives, value_of
from claims.quantity import Hedge, Quantity, Sense, around, size_of
from claims.reach import are_money_and_count, as_spoken, in_one_unit, in_unit_of, sentence_before
from claims.stem import idea

_SHARES = frozenset((SIGNS[Sense.PERCENT], SIGNS[Sense.FRACTION]))
_OTHER_SHARES = (Sense.POINTS, Sense.MULTIPLIER)
_SIZES = (Sense.COUNT, Sense.MEASURE, Sense.MONEY, Sense.RATE)
_THESE = lazy_regex(r"\b(?:these|those)\s\Z")
_MOST = lazy_regex(r"\b(?:ceiling|maximum|cap|limit|most|worst|up to)\b[^.;:]{0,60}\Z")
"""What a share of at most so much comes to."""
_SENTENCES = 2
_NEAR = Fraction(3, 2)
_SCALES = (10**3, 10**6, 10**9)

_FEWEST = 4


def resulting_sizes(passage: Passage) -> Iterator[Claim]:
    """Every size said to be what the one share before it makes of the one size before it."""
    for number, here in enumerate(passage.sentences):
        near = passage.sentences[max(0, number - _SENTENCES) : number + 1]
        if any(not _SHARES.isdisjoint(stretch.signs) for stretch in near):
            for size in passage.within(here):
                claim = _claim(passage, here, size) if _may_result(passage, size) else None
                if claim is not None:
                    yield claim


def _may_result(passage: Passage, size: Quantity) -> bool:
    is_plain_size = size.sense in _SIZES and not size.is_range and not size.is_bound and size.value > 1
    return (
        is_plain_size
        and not _is_of_hundred(size)
        and not is_operand(passage.skeleton, passage.to_skeleton(size.span.start))
    )


def _claim(passage: Passage, here: Stretch, size: Quantity) -> Claim | None:
    found = _share_and_whole(passage, here, size)
    if found is None:
        return None
    share, whole = found
    nouns = {idea(figure.noun) for figure in (size, whole) if figure.noun}
    made = made_of(passage, here, share, size, is_same=len(nouns) <= 1)
    if made is None:
        return None
    formula = made.formula
    asserted = in_unit_of(size, whole)
    premises = Premise("p", as_spoken(share)), Premise("y", in_unit_of(whole, asserted))
    is_right = gives(formula, premises, asserted)
    is_off = _is_mistaken(formula, premises, asserted) or formula == PART and _is_pointed_at(passage, here, share, size)
    is_near = may_be_meant(asserted.value, value_of(formula, premises, asserted), _NEAR)
    is_off = is_off or made.is_firm and is_near and size_of(asserted) != size_of(whole)
    if not is_right and (not is_off or _has_rival(passage, size, share, whole)):
        return None
    return Claim("portion", asserted, formula, premises, around((share, whole, size)), loose=True)


def _share_and_whole(passage: Passage, here: Stretch, size: Quantity) -> tuple[Quantity, Quantity] | None:
    """The only share before a size and the only other size of its measure, in its sentence and those before."""
    start = here
    for _ in range(_SENTENCES + 1):
        at = passage.to_skeleton(size.span.start)
        figures = passage.between(passage.extent(start.start, at))
        shares = [each for each in figures if passage.skeleton[passage.to_skeleton(each.span.start)] in _SHARES]
        wholes = [each for each in figures if _may_be_whole(passage, each, size)]
        if len(wholes) > 1:
            # A part is none of what is far smaller: members under 25.
            wholes = [each for each in wholes if size_of(in_unit_of(each, size)) * _FEWEST >= size_of(size)]
        if len(shares) > 1 or len(wholes) > 1 or any(each.sense in _OTHER_SHARES for each in figures):
            return None
        if shares and wholes:
            share, whole = shares[0], wholes[0]
            is_most = share.hedge is Hedge.AT_MOST and _MOST.search(passage.lowered, here.start, at) is not None
            is_share = not share.is_range and (is_most or not share.is_bound) and 0 < size_of(share) < 1
            return (share, whole) if is_share and size_of(in_unit_of(whole, size)) != size_of(size) else None
        earlier = sentence_before(passage, start)
        if earlier is None:
            return None
        start = earlier
    return None


def _may_be_whole(passage: Passage, figure: Quantity, size: Quantity) -> bool:
    is_plain_size = figure.sense in _SIZES and figure.value > 1 and not figure.is_range
    if not is_plain_size or _is_of_hundred(figure) or are_money_and_count(figure, size):
        return False
    return same_measure(*in_one_unit(figure, size)) or _counts_people(figure, size)


def _is_of_hundred(figure: Quantity) -> bool:
    return any(symbol == "%" for symbol, _ in figure.unit.atoms)


def _counts_people(figure: Quantity, size: Quantity) -> bool:
    """Whether two counts under different nouns may be of the same things, as flats and homes are."""
    return figure.sense is Sense.COUNT is size.sense and bool(figure.noun) and bool(size.noun)


def _is_pointed_at(passage: Passage, here: Stretch, share: Quantity, size: Quantity) -> bool:
    """Whether "these" says that a size was told, where no figure but a share and its whole stands before it."""
    end = passage.to_skeleton(size.span.start)
    if _THESE.search(passage.lowered[here.start : end]) is None or size.index != share.index + 2:
        return False
    return not any(figure.value == size.value for figure in passage.quantities[: size.index])


def _is_mistaken(formula: str, premises: tuple[Premise, Premise], asserted: Quantity) -> bool:
    """Whether a size is what a mistake makes of a share and its whole, and nothing that they give by rights."""
    share, whole = premises[0].quantity, premises[1]
    written = replace(asserted, hedge=Hedge.NONE).interval
    others = [value_of(other, premises, asserted) for other in (PART, LEFT, GROWN) if other != formula]
    for power in POWERS:
        if size_of(share) * power < 1:
            shifted = Premise("p", replace(share, value=share.value * power))
            others.append(value_of(formula, (shifted, whole), asserted))
    if formula == LEFT:
        # Fifteen percent may have been taken for 15 of them, or for 0.15 of the millions in which they are told.
        taken = (share.value, *(size_of(share) * scale for scale in _SCALES if whole.quantity.has_scale))
        others += [whole.quantity.value - each for each in taken if each < whole.quantity.value]
    if formula == GROWN:
        others.append(whole.quantity.value + share.value)
    return any(written.contains(value) for value in others)


def _has_rival(passage: Passage, size: Quantity, *known: Quantity) -> bool:
    """Whether other figures near give a size."""
    found = explained(passage, size)
    return found.outcome is Outcome.EXPLAINED and not found.indexes <= {each.index for each in known}
