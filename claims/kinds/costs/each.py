"""Shares per head whose number of heads stands elsewhere: `The census cost £96,000. That is £600 per plot.`

The total is the only amount before the share, in its sentence or the one before; the number is what the text counts
of what the share is per. Where the text counts just one number of them a share that differs is a warning; of several
the one that gives the share explains it.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from claims.claim import Claim, Strength
from claims.dimension import leftover
from claims.passage import Passage
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense, size_of
from claims.reach import sentence_before
from claims.sharing import shared_out
from claims.stem import idea
from claims.unit import Unit, is_noun

_SO = (
    r"(?:(?:,| ?[–—(:;]) ?(?:or|so that is|that is|which is|which comes to|which makes|i\.e\.|equivalent to|which works out at)|"
    r"\b(?:that|this|it)(?: is| was|[’']s| comes to| came to| works out at| amounts to| makes)|\b(?:works|working|worked) out at) "
)
_SHARES = (
    Phrase(rf"{_SO}<ABOUT>{{e:rate}}"),
    Phrase(rf"{_SO}<ABOUT>{{e:money|measure|count}}(?: of [a-z]+)? (?:for|in|on|to|from) (?:every|each) (?:of our |of the )?(?P<noun>[a-z]+)"),
)  # fmt: skip
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
    for number in numbers[:_MOST]:
        claim = shared_out(kind, total, number, each, passage.extent(*match.span()))
        if claim is not None and is_sure and (_gives(total, number, each) or not _has_rival(passage, total, each)):
            yield replace(claim, loose=True)
        elif claim is not None and _gives(total, number, each):
            yield replace(claim, strength=Strength.INFERRED)


def _has_rival(passage: Passage, total: Quantity, each: Quantity) -> bool:
    """Whether another number near a total and a share gives it, so that it may be of some of those named."""
    near = passage.quantities[max(0, total.index - _MOST) : each.index]
    return any(figure.sense is Sense.COUNT and figure.value and _gives(total, figure, each) for figure in near)


def _per(each: Quantity, match: re.Match[str]) -> str:
    """The noun that a share is per, of which there must be one and no period."""
    below = [symbol for symbol, power in each.unit.atoms if power < 0]
    named = match.groupdict().get("noun") or (below[0] if len(below) == 1 else "")
    return named if named and is_noun(named) else ""


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
        return is_amount and (bare == wanted or not wanted.atoms and figure.sense is Sense.COUNT)
    return is_amount and bool(bare.atoms) and figure.noun != named and not leftover(bare.dimension, wanted.dimension)


def _numbers(passage: Passage, each: Quantity, named: str) -> list[Quantity]:
    """What the text counts of a noun, one figure for each value."""
    found = {
        passage.mentions.first(figure): figure
        for noun, figures in passage.counted.items()
        if idea(noun) == idea(named)
        for figure in figures
        if figure.sense is Sense.COUNT and figure.value > 1 and not figure.is_range and figure.index != each.index
    }
    return list(found.values())


def _gives(total: Quantity, number: Quantity, each: Quantity) -> bool:
    above = Unit(tuple(part for part in each.unit.atoms if part[1] > 0))
    value: Fraction = size_of(total) / number.value / above.factor
    return each.interval.contains(value)
