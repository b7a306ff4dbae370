"""Lengths of time that two dates near by give: `set in 1974 … in the 50 years between then and 2024`.

No words tie the length to the dates, so that it is explained where they give it. The dates stand in its sentence,
or in that and the two before; days are also told from dates without a year, `3 May` and `7 May`.
"""

from collections.abc import Iterator
from itertools import combinations

from claims.claim import Claim, Strength
from claims.dates import Date
from claims.kinds.spans.lapse import Lapse, between, claims_between
from claims.kinds.spans.stretches import YEARS, dates_in, days_in, has_dates, in_order, sentence_stretch_before
from claims.passage import Passage, Stretch
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense, size_of
from claims.unit_table import ATOMS

_MOST_DATES = 4
_SENTENCES_BEFORE = 2
_LENGTH = Lapse(Phrase("{d:duration}"), is_inclusive=False, strength=Strength.INFERRED)


def between_near_dates(passage: Passage) -> Iterator[Claim]:
    """Every length of whole years, months, weeks or days that two dates near by give."""
    if not has_dates(passage):
        return
    for match in _LENGTH.phrase.matches(passage):
        length = passage.quantity_at(match.start("d"))
        if _is_whole(length):
            here = passage.stretch_at(match.start("d"))
            claims = (
                claim
                for dates in _near(passage, here, length)
                for a, b in combinations(dates, 2)
                for claim in claims_between(passage, match, _LENGTH, a, b)
                if between((claim.premises[0], claim.premises[1])) == size_of(length) and _begins_at(claim, a)
            )
            yield from list(claims)[:1]


def _is_whole(length: Quantity) -> bool:
    is_long = length.unit.factor >= ATOMS["day"].factor and length.value > 1
    return length.sense is Sense.DURATION and not length.is_range and length.value.denominator == 1 and is_long


def _begins_at(claim: Claim, date: Date) -> bool:
    """Whether the length counts from a date and not from the end of its year."""
    first = claim.premises[0].quantity
    return first == date.quantity(first.unit.atoms[0][0])


def _near(passage: Passage, here: Stretch, length: Quantity) -> Iterator[list[Date]]:
    """The dates of the sentence, then with those of the sentence before, and so on, each in order of time."""
    is_short = length.unit.factor < ATOMS["month"].factor
    start = here.start
    for before in range(_SENTENCES_BEFORE + 1):
        yield sorted(dates_in(passage, start, here.end)[:_MOST_DATES], key=in_order)
        for year in YEARS if is_short else ():
            yield sorted(days_in(passage, start, here.end, year)[:_MOST_DATES], key=in_order)
        earlier = sentence_stretch_before(passage, here._replace(start=start)) if before < _SENTENCES_BEFORE else None
        if earlier is None:
            return
        start = earlier[0]
