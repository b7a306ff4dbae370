"""Shares per head whose number of heads stands elsewhere: `The census cost £96,000. That is £600 per plot.`

The total is the only amount before the share, in its sentence or the one before; the number is what the text counts
or measures of what the share is per, be it "a population of". Where the text has just one number of them a share that
differs is a warning; of several the one that gives the share explains it. Where none does a share is off that a known
mistake makes of one of them: turned round, another power of ten, two digits swapped.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from claims.claim import Claim, Strength
from claims.dimension import leftover
from claims.explainer import explained
from claims.explanation import Outcome
from claims.kinds.costs.numbers import PEOPLE, Numbers
from claims.misprint import Misprint, misprint_between
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense, size_of
from claims.reach import sentence_before
from claims.sharing import shared_out
from claims.stem import idea
from claims.unit import TIME, Unit, atom
from claims.unit_table import CURRENCIES, NAMES

_SO = (
    r"(?:(?:,| ?[–—(:;]) ?(?:or|so that is|that is|which is|which comes to|which makes|i\.e\.|equivalent to|which works out at)|"
    r"\b(?:that|this|it)(?: is| was|[’']s| comes to| came to| works out at| amounts to| makes)|\b(?:works|working|worked) out at|,|\bor) "
)
_IS = r"(?:is|was|comes? to|came to|works? out at|amounts? to|gives|makes|means)"
_SHARES = (
    Phrase(rf"{_SO}<ABOUT>{{e:rate}}"),
    Phrase(rf"{_SO}<ABOUT>{{e:money|measure|count}}(?: of [a-z]+)? (?:for|in|on|to|from) (?:every|each) (?:of our |of the )?(?P<noun>[a-z]+)"),
    Phrase(rf"(?<![\w\uE000-\uF8FF]\s)\bper (?P<noun>[a-z]+),? (?:(?:it|that|this|the [a-z]+)(?:[’']s| {_IS}) )?<ABOUT>{{e:money|measure|count}}"),
    Phrase(r"\b(?:each|every|so an?|which means that an?|put (?:differently|another way),? an?) (?P<noun>[a-z]+) [^.;:()\uE000-\uF8FF]{0,50}? <ABOUT>{e:money|measure|count}"),
)  # fmt: skip
_LOOSE = lazy_regex(
    r"(?:each|every|so an?|which means|put)\b|,\s(?:(?:about|some|nearly|roughly|over|just)\s)*[\uE000-\uF8FF]"
)
"""What tells too little of a share to hold it to anything but a mistake."""
_PLACES = (-3, -2, -1, 1, 2, 3)
_TELLING = 2
_UNSURE = Phrase(
    r"\b(?:from|than|compared|instead|respectively|another|average|median|extra|if|would|only for|more|less|fewer|at least|up to)\b"
)
_AMOUNTS = (Sense.MONEY, Sense.MEASURE, Sense.COUNT, Sense.RATE)
_MOST = 6


def shares_of_named(kind: str, passage: Passage) -> Iterator[Claim]:
    """Every share that is said to follow from the amount before it, per what the text counts elsewhere."""
    for phrase in _SHARES:
        for match in phrase.matches(passage):
            each = passage.quantity_at(match.start("e"))
            named = _per(each, match)
            total = _total(passage, match, each, named) if named else None
            if total is not None:
                yield from _claims(kind, passage, match, total, each, named)


def _claims(
    kind: str, passage: Passage, match: re.Match[str], total: Quantity, each: Quantity, named: str
) -> Iterator[Claim]:
    numbers = _numbers(passage, each, named)
    is_sure = len(numbers) == 1 and not _UNSURE.search(passage, passage.stretch_at(match.start()))
    shared = [(number, shared_out(kind, total, number, each, passage.extent(*match.span()))) for number in numbers]
    are_off = not any(_gives(total, number, each) for number in numbers)
    mistaken = [claim for number, claim in shared if claim is not None and are_off and is_slip(total, number, each)]
    if len(mistaken) == 1 and not _UNSURE.search(passage, passage.stretch_at(match.start())):
        found = explained(passage, each)
        if found.outcome is not Outcome.EXPLAINED or _are_premises(passage, found.indexes, mistaken[0]):
            yield replace(mistaken[0], loose=True)
        return
    is_worded = _LOOSE.match(match[0].lower()) is None
    for number, claim in shared[:_MOST]:
        if claim is not None and _gives(total, number, each):
            yield replace(claim, loose=True) if is_sure else replace(claim, strength=Strength.INFERRED)
        elif claim is not None and is_sure and is_worded and not _has_rival(passage, total, each):
            yield replace(claim, loose=True)


def _are_premises(passage: Passage, indexes: frozenset[int], claim: Claim) -> bool:
    """Whether some figures of the text state the premises of a claim."""
    values = {size_of(premise.quantity) for premise in claim.premises}
    return all(size_of(passage.quantities[index]) in values for index in indexes)


def _has_rival(passage: Passage, total: Quantity, each: Quantity) -> bool:
    """Whether another number near a total and a share gives it, so that it may be of some of those named."""
    near = passage.quantities[max(0, total.index - _MOST) : each.index]
    return any(figure.sense is Sense.COUNT and figure.value and _gives(total, figure, each) for figure in near)


def _per(each: Quantity, match: re.Match[str]) -> str:
    """The noun that a share is per, of which there must be one and no period."""
    below = [symbol for symbol, power in each.unit.atoms if power < 0]
    named = match.groupdict().get("noun") or (below[0] if len(below) == 1 else "")
    is_period = named in NAMES and atom(NAMES[named]).dimension == TIME
    return "" if is_period or named in CURRENCIES else named


def _total(passage: Passage, match: re.Match[str], each: Quantity, named: str) -> Quantity | None:
    """The only amount before a share that it can be a part of, in its sentence or else in the one before."""
    here = passage.stretch_at(match.start())
    earlier = sentence_before(passage, here)
    wanted = Unit(tuple(part for part in each.unit.atoms if part[1] > 0))
    for start, end in ((here.start, match.start()), (earlier.start, earlier.end) if earlier else (0, 0)):
        fitting = [
            figure for figure in passage.between(passage.extent(start, end)) if _may_be_total(figure, wanted, named)
        ]
        if fitting:
            total = fitting[0]
            return total.without_period() if len(fitting) == 1 else None
    return None


def _may_be_total(figure: Quantity, wanted: Unit, named: str) -> bool:
    bare = figure.unit.without_period()
    is_amount = figure.sense in _AMOUNTS and not figure.is_range and all(power > 0 for _, power in bare.atoms)
    if not wanted.dimension or not leftover(wanted.dimension, ()):
        # Counts have no dimension that tells: what is shared out is what each has.
        return is_amount and (bare == wanted or figure.sense is Sense.COUNT and figure.noun != named)
    return is_amount and bool(bare.atoms) and figure.noun != named and not leftover(bare.dimension, wanted.dimension)


def _numbers(passage: Passage, each: Quantity, named: str) -> list[Quantity]:
    """What the text counts or measures of what a noun or a unit names, one figure for each value."""
    numbers = passage.shared(Numbers)
    ideas = PEOPLE if idea(named) in PEOPLE else frozenset((idea(named),))
    measured = numbers.measured.get(atom(NAMES[named]), []) if named in NAMES else []
    return [figure for figure in (*measured, *numbers.called(ideas)) if figure.index != each.index]


def _given(total: Quantity, number: Quantity, each: Quantity) -> Fraction:
    above = Unit(tuple(part for part in each.unit.atoms if part[1] > 0))
    return size_of(total) / number.value / above.factor


def _gives(total: Quantity, number: Quantity, each: Quantity) -> bool:
    return each.interval.contains(_given(total, number, each))


def is_slip(total: Quantity, number: Quantity, each: Quantity) -> bool:
    """Whether a share is what a total and a number give turned round, with another power of ten, or with digits swapped."""
    if len(each.digits) < _TELLING or number.index > each.index:
        return False
    given = _given(total, number, each)
    others = (given * Fraction(10) ** power for power in _PLACES)
    turned = (number.value / total.value, number.value / total.value / each.unit.written_factor)
    step = each.resolution
    written = round(given / step) * step if step else given
    misprint = misprint_between(each.value, written) if written > 0 else None
    is_misprint = misprint is Misprint.SWAP or misprint is Misprint.DIGIT and len(each.digits) > _TELLING
    return is_misprint or any(each.interval.contains(value) for value in (*others, *turned))
