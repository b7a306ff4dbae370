"""What one amount leaves of another, over several sentences: "The plan holds $7 million. The roof takes $4 million. That
leaves $3 million", "The gap is …", "The county finds the other …".

The two amounts are those right before, and convict where they are the only two of the measure and a slip of the pen
makes the difference. Otherwise the one amount that leaves this of another named before explains it.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from claims.claim import Claim, Premise, Strength
from claims.kinds.kind import same_dimension, same_measure
from claims.kinds.totals.addition import FEWEST, Addition
from claims.kinds.totals.parts import has_pay_of_one, is_left_of_more, is_part, told_by
from claims.passage import ANY, Passage
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense, around, size_of
from claims.reach import before, in_unit_of

_SIZE = "count|measure|money|rate|duration"
_LEAVINGS = (
    Phrase(
        r"\b(?:leave|leaves|left|leaving) (?:us |them |it |him |her |you |the [a-z]+ |behind )?(?:with )?"
        rf"(?:just |only |about |some |nearly |roughly |a (?:[a-z]+ ){{0,2}}?of )*{{t:{_SIZE}}}"
    ),
    Phrase(
        rf"{{t:{_SIZE}}}(?: [a-z]+){{0,2}}? (?:(?:would|will|should|must|can|still|to|have|has|had|been|be|is|are|was|were|remains?|stays?|stayed) )*"
        r"(?:left|to spare|in hand|unspent|outstanding|missing|short|to be (?:found|raised|met|covered|planted|built|paid)|to find|to go|empty|unsold|unused|remain)\b"
    ),
    Phrase(rf"(?<!\bof\s)\b(?:the|a|its|their|our|these|those|this) (?:other|remaining|rest,|balance,|remainder,|difference,) <ABOUT>{{t:{_SIZE}}}(?! of the (?:remaining|rest))"),
    Phrase(
        r"\b(?:gap|shortfall|deficit|surplus|difference|margin|profit|loss|balance|overrun|excess|saving|rest|remainder|net (?:gain|cost|income|saving))\b"
        rf"(?: [a-z]+){{0,4}}? (?:is|was|of|comes to|came to|stands at|amounts to|would be|will be|are|were) (?:then |thus |therefore |only |just )?<ABOUT>{{t:{_SIZE}}}"
    ),
    Phrase(
        r"\b(?:must|(?:will|would) have to|ha(?:s|ve|d) to|needs? to)(?: [a-z]+){0,2}? (?:find|raise|borrow|cut|save|make (?:up|good)|cover|fill|recruit|hire|close|bridge)"
        rf" (?:the (?:other|remaining|missing) )?<ABOUT>{{t:{_SIZE}}}"
    ),
    Phrase(
        r"\b(?:net of|after (?:deducting|paying|subtracting|taking off)|taken from|subtract(?:ing|ed)?|deduct(?:ing|ed)?|tak(?:e|ing) (?:away|off))\b"
        rf"[^.;:\uE000-\uF8FF]{{0,60}} {{t:{_SIZE}}}"
    ),
)  # fmt: skip
_SIZES = (Sense.COUNT, Sense.MEASURE, Sense.MONEY, Sense.RATE, Sense.DURATION)
_UNSURE = lazy_regex(
    rf"\b(?:than|after|up to|once|if|interest|tax|respectively|instead|more|another(?! [{ANY}])|extra|plus)\b",
    re.IGNORECASE,
)
_SENTENCES, _TELLING = 2, 3
_FARTHEST = Fraction(50)
_REACH, _MOST, _MOST_PARTS = 40, 6, 5


def leavings(passage: Passage) -> Iterator[Claim]:
    """Every amount that is said to be left of one before it, with the two that leave it."""
    for at, _ in told_by(_LEAVINGS, passage):
        yield from _claims(passage, at)


def _claims(passage: Passage, at: int) -> Iterator[Claim]:
    """The amount as what is left of those before it; else of the only two that have its measure, but for a slip."""
    rest = passage.quantity_at(at).without_period()
    slips: list[tuple[int, Addition]] = []
    for reached in range(_SENTENCES + 1):
        figures = _alike(passage, before(passage, at, reached), rest)
        if len(figures) < FEWEST:
            continue
        found = list(_differences(rest, figures))
        is_told = _is_whole_and_parts(passage, figures)
        holding = next(
            (each for each in found if each.holds and (each.is_exact or not is_told or each is found[-1])), None
        )
        if holding is not None:
            yield replace(_claim(holding), strength=Strength.INFERRED)
            return
        if is_told or len(figures) == FEWEST and not slips:
            slips = [(_TELLING - (reached > 0 and rest.has_scale), found[-1])]
    farther = list(_differences(rest, _alike(passage, _far_before(passage, rest), rest), nearest=True))
    holding = next((each for each in farther if each.holds), None)
    if holding is not None:
        yield replace(_claim(holding), strength=Strength.INFERRED)
        return
    for fewest, slip in slips:
        claim = _claim(slip)
        start, end = map(passage.to_skeleton, claim.extent)
        is_of_more = is_left_of_more(slip.total, slip.terms, _far_before(passage, rest))
        is_open = is_of_more or _UNSURE.search(passage.skeleton, start, end) is not None
        if slip.is_misprint(fewest) and not is_open and not has_pay_of_one(passage, slip.terms):
            yield replace(claim, loose=True)


def _is_whole_and_parts(passage: Passage, figures: list[Quantity]) -> bool:
    """Whether the first of some amounts is the whole, in a sentence of its own, and one behind it has all its parts."""
    if not FEWEST < len(figures) <= _MOST_PARTS:
        return False
    *parts, whole = figures
    told = {passage.sentence_of(part) for part in parts}
    is_apart = len(told) == 1 and passage.sentence_of(whole).end <= next(iter(told)).start
    return is_apart and sum(map(size_of, parts)) < size_of(whole)


def _claim(found: Addition) -> Claim:
    extent = around((found.total, *found.terms))
    if len(found.terms) > FEWEST:
        return replace(found.claim(extent, Strength.WORDED), kind="remainder")
    whole, part = found.terms
    return Claim("difference", found.total, "b - a", (Premise("a", part), Premise("b", whole)), extent)


def _differences(rest: Quantity, figures: list[Quantity], *, nearest: bool = False) -> Iterator[Addition]:
    """What each two of some amounts leave, or the largest and all others; `nearest` keeps to those with the first."""
    for place, one in enumerate(figures):
        for other in figures[place + 1 :]:
            if size_of(one) != size_of(other) and not (nearest and place):
                yield _left(rest, [one, other])
    if len(figures) > FEWEST and not nearest:
        yield _left(rest, figures)


def _left(rest: Quantity, figures: list[Quantity]) -> Addition:
    whole, *parts = sorted(figures, key=size_of, reverse=True)
    return Addition(rest, (whole, *parts), frozenset(range(1, len(figures))))


def _far_before(passage: Passage, rest: Quantity) -> list[Quantity]:
    """The last amounts before one, nearest first, whatever block they stand in."""
    return list(passage.quantities[max(0, rest.index - _REACH) : rest.index][::-1])


def _alike(passage: Passage, figures: list[Quantity], rest: Quantity) -> list[Quantity]:
    """The amounts that may have left the rest: of what it counts where two are, else of its dimension; each value once."""
    bare = [
        in_unit_of(figure.without_period(), rest) for figure in reversed(figures) if _may_leave(passage, figure, rest)
    ]
    found = list({size_of(figure): figure for figure in bare}.values())[::-1]
    same = [figure for figure in found if same_measure(figure, rest)]
    return (same if len(same) >= FEWEST else found)[:_MOST]


def _may_leave(passage: Passage, figure: Quantity, rest: Quantity) -> bool:
    """Whether an amount is of the dimension of a rest and about its size, and no price of one thing."""
    senses = {figure.sense, rest.sense}
    if figure.sense not in _SIZES or figure.is_range or figure.value <= 0 or rest.value <= 0:
        return False
    is_bare = figure.sense is Sense.COUNT and not figure.unit.atoms and not figure.is_word
    if (
        Sense.COUNT in senses
        and len(senses) > 1
        and not is_bare
        or not is_part(passage, passage.to_skeleton(figure.span.start))
    ):
        return False
    one = in_unit_of(figure.without_period(), rest)
    return same_dimension(one, rest) and 1 / _FARTHEST < size_of(one) / size_of(rest) < _FARTHEST
