"""What each of them has of a total: `The council gave us £2,400. The town has 40,000 people. It costs each of them 6p`.

"They" are the only things counted in the sentence or in the one before, the total the only amount of its sort before
the share in as many as three sentences. What each of them costs or holds may be something else: a share is wrong where
the words say that it is handed out, or where it has the right digits with another power of ten.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from claims.claim import Claim
from claims.dimension import leftover
from claims.passage import Passage, Stretch
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense, size_of
from claims.reach import sentence_before
from claims.sharing import shared_out

_FREE = r"[^.;:\uE000-\uF8FF]"
_OF_THEM = r"each of (?:them|us|these|those|you)\b"
_SHARES = (
    Phrase(rf"\b{_OF_THEM}{_FREE}{{0,40}}? <ABOUT>{{e:money|rate|measure}}"),
    Phrase(rf"{{e:money|rate|measure|count}}{_FREE}{{0,12}}? (?:for|to|from|by) {_OF_THEM}"),
)
_HANDED = Phrase(r"\b(?:gets?|got|receives?|received|inherits?|inherited)\b")
_UNSURE = Phrase(r"\b(?:if|would|more|less|another|extra|than|up to|at least|average|from)\b")
_REACH = 3
_POWERS = tuple(Fraction(10) ** power for power in (-3, -2, -1, 1, 2, 3))


def shares_of_them(kind: str, passage: Passage) -> Iterator[Claim]:
    """Every share of a total that each of the things counted before has."""
    for phrase in _SHARES:
        for match in phrase.matches(passage):
            if _UNSURE.search(passage, passage.stretch_at(match.start())._replace(end=match.end())):
                continue
            each = passage.quantity_at(match.start("e")).without_period()
            before = _before(passage, match)
            number = _number(passage, before)
            total = _total(passage, before, each) if each.sense is not Sense.COUNT else None
            if number is not None and each.sense is Sense.COUNT:
                total = _counted(passage, match, number, each)
            claim = shared_out(kind, total, number, each, passage.extent(*match.span())) if number and total else None
            if claim is not None and number and total and _tells(passage, match, total, number, each):
                yield replace(claim, loose=True)


def _before(passage: Passage, match: re.Match[str]) -> list[Stretch]:
    """The stretch before a match in its sentence, and the sentences before that, nearest first."""
    here: Stretch | None = passage.stretch_at(match.start())
    found: list[Stretch] = []
    while here is not None and len(found) <= _REACH:
        found.append(here._replace(end=match.start()) if not found else here)
        here = sentence_before(passage, here)
    return found


def _number(passage: Passage, before: list[Stretch]) -> Quantity | None:
    """What is counted in the sentence or the one before, if that is one number."""
    for stretch in before[:2]:
        counts = [
            figure
            for figure in passage.within(stretch)
            if figure.sense is Sense.COUNT and figure.noun and figure.value > 1
        ]
        if counts:
            return counts[0] if len(counts) == 1 else None
    return None


def _total(passage: Passage, before: list[Stretch], each: Quantity) -> Quantity | None:
    """The amount of the sort of a share in the nearest stretch that has one, if that is one value."""
    for stretch in before:
        amounts = [
            figure.without_period()
            for figure in passage.within(stretch)
            if figure.unit.atoms and not leftover(figure.without_period().unit.dimension, each.unit.dimension)
        ]
        if amounts:
            return amounts[0] if len({size_of(figure) for figure in amounts}) == 1 else None
    return None


def _counted(passage: Passage, match: re.Match[str], number: Quantity, each: Quantity) -> Quantity | None:
    """The one count in a few sentences before, of any paragraph, that gives the digits of a share of what it counts."""
    here: Stretch | None = passage.stretch_at(match.start())
    found: dict[Fraction, Quantity] = {}
    for _ in range(_REACH):
        here = passage.before(here) if here else None
        for figure in passage.within(here) if here else ():
            is_alike = figure.sense is Sense.COUNT and figure.noun in ("", each.noun) and figure.index != number.index
            if is_alike and not figure.is_range and _shifted(figure, number, each):
                found.setdefault(figure.value, figure)
    return next(iter(found.values())) if len(found) == 1 else None


def _shifted(total: Quantity, number: Quantity, each: Quantity) -> bool:
    given = size_of(total) / number.value / each.unit.factor
    return any(each.interval.contains(given * power) for power in (Fraction(1), *_POWERS))


def _tells(passage: Passage, match: re.Match[str], total: Quantity, number: Quantity, each: Quantity) -> bool:
    """Whether the share is right, is said to be handed out, or is right but for a power of ten."""
    if each.interval.contains(size_of(total) / number.value / each.unit.factor):
        return True
    shifted = _shifted(total, number, each) and len(each.digits) > 1
    return shifted or _HANDED.search(passage, passage.stretch_at(match.start())) is not None
