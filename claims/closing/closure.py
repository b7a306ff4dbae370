"""Closures: the products and quotients of all of some figures whose units give that of another."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product
from operator import mul
from typing import NamedTuple

from claims.closing.calendar import Leftover, clocks_of, leftover_of
from claims.closing.term import Term
from claims.slip import PERIOD_SLIPS
from claims.stem import idea
from claims.unit import Dimension

_MOST = 3000
_FEW = 3
_LENGTH = (("length", 1),)
_PERSON = "#" + idea("person")
_APART, _NEAR = 0.85, 0.05
_SLIPS = (1.0, 2.0, 3.0, *map(math.log10, PERIOD_SLIPS))
"""Powers of ten by which a formula may be off: by anything, by a slip, and how near that comes to one of these."""
_FARTHEST = max(_SLIPS) + 2 * _NEAR
_Powers = dict[str, int]
_Ties = Sequence[tuple[int, int]]


class Closure(NamedTuple):
    """A formula for an asserted figure: each term, to the power of its sign.

    `swapped` is 1 where what the formula counts goes by another name in the asserted figure. `left` are the periods
    of which the figures do not say how many there are in each other.
    """

    terms: tuple[Term, ...]
    signs: tuple[int, ...]
    asserted: Term
    swapped: int
    left: Leftover

    @property
    def ratio(self) -> Fraction:
        """What the formula gives, in parts of what is asserted."""
        value = 1 / (self.asserted.quantity.value * self.asserted.quantity.unit.factor)
        for term, sign in zip(self.terms, self.signs, strict=True):
            value *= (term.quantity.value * term.quantity.unit.factor) ** sign
        return value

    @property
    def indexes(self) -> frozenset[int]:
        """Which figures are its terms."""
        return frozenset(term.quantity.index for term in self.terms)

    @property
    def key(self) -> tuple[tuple[int, int], ...]:
        """Which figures stand above and below, whatever the reading of their units."""
        return tuple((term.quantity.index, sign) for term, sign in zip(self.terms, self.signs, strict=True))


def closures(given: Sequence[Sequence[Term]], asserted: Sequence[Term], ties: _Ties = ()) -> Iterator[Closure]:
    """Every closure of some figures in their readings, for the readings of the one asserted.

    `ties` are places of given figures of which one is said for so many of the other: they are divided by each other.
    """
    tried = 0
    turns = [
        signs
        for signs in product((1, -1), repeat=len(given))
        if 1 in signs and all(signs[one] != signs[other] for one, other in ties)
    ]
    for result, *terms in product(asserted, *given):
        sizes = [term.size for term in terms]
        for signs in turns:
            tried += 1
            if tried > _MOST:
                return
            size = abs(sum(map(mul, sizes, signs)) - result.size)
            if size > _APART and (size > _FARTHEST or not any(abs(size - known) <= _NEAR for known in _SLIPS)):
                continue
            swapped = _closes([*terms, result], (*signs, -1), ties)
            left = leftover_of(terms, signs, result) if swapped is not None else None
            if swapped is not None and left is not None:
                yield Closure(tuple(terms), signs, result, swapped, left)


def _closes(terms: Sequence[Term], signs: Sequence[int], ties: _Ties) -> int | None:
    """How many nouns change their name where the terms cancel each other; None where they do not."""
    powers: _Powers = {}
    above = below = 0
    for term, sign in zip(terms, signs, strict=True):
        above += term.open * sign > 0
        below += term.open * sign < 0
        for base, power in term.bases:
            powers[base] = powers.get(base, 0) + power * sign
    left = [(base, power) for base, power in powers.items() if power]
    over = sum(power for _, power in left if power > 0)
    under = -sum(power for _, power in left if power < 0)
    if above + below > 2 or any(base[0] != "#" and (power < 0 or not below) for base, power in left):
        return None
    if _repeats(terms, signs, {place for tie in ties for place in tie}):
        return None
    if _balances(over, under, above, below):
        return 0 if _hang_together(terms, signs, ties) else None
    if not _is_renamed(left, terms) or not _balances(over - 1, under - 1, above, below):
        return None
    return 1 if _hang_together(terms, signs, ties, [base for base, _ in left]) else None


def _is_renamed(left: Sequence[tuple[str, int]], terms: Sequence[Term]) -> bool:
    """Whether what the factors count goes by a name in the result that none of them knows: doses are for people.

    What is so much per person is so of all who are counted by another name.
    """
    *factors, asserted = terms
    names = [
        base for base, power in asserted.bases if base[0] == "#" and (power == 1 or base == _PERSON and power == -1)
    ]
    if len(names) != 1 or any(base == names[0] for term in factors for base, _ in term.bases):
        return False
    return sorted(power for _, power in left) == [-1, 1] and all(base[0] == "#" for base, _ in left)


def _repeats(terms: Sequence[Term], signs: Sequence[int], but: set[int]) -> bool:
    """Whether two factors are alike, which tell of two cases rather than of one; lengths alone multiply each other.

    `but` are the places of those that are said for each other.
    """
    money = Counter(base for term in terms for base, _ in term.bases if base.isupper())
    if any(times > 2 for times in money.values()):
        return True
    seen: set[tuple[Dimension, Leftover, int]] = set()
    # Of three factors none is like the result: so many for so much is a proportion, which the words must say.
    some = terms if len(terms) > _FEW and not but else terms[:-1]
    for place, (term, sign) in enumerate(zip(some, signs, strict=False)):
        # Goods of one noun are two things where one of them is of each of something: 420 cars, 35 to a crossing.
        sort = term.bases, clocks_of(term.quantity.unit), _counts(term) and term.open
        if place in but or term.bases == _LENGTH and sign > 0:
            continue
        if sort in seen:
            return True
        seen.add(sort)
    return False


def _counts(term: Term) -> bool:
    return bool(term.bases) and all(base[0] == "#" for base, _ in term.bases)


def _balances(over: int, under: int, above: int, below: int) -> bool:
    """Whether what is open takes up what is left over, and itself."""
    return below >= over and above >= under and below - over == above - under


def _hang_together(terms: Sequence[Term], signs: Sequence[int], ties: _Ties, renamed: Sequence[str] = ()) -> bool:
    """Whether each term cancels something of another, and all of them are joined by that.

    What is open joins one more; two nouns that are one thing under two names join too, where something else does.
    """
    effective = [
        {base: power * sign for base, power in (*term.bases, *clocks_of(term.quantity.unit))}
        for term, sign in zip(terms, signs, strict=True)
    ]
    pairs = [(i, j) for i in range(len(terms)) for j in range(i) if _cancel(effective[i], effective[j])]
    if not pairs:
        return False
    pairs += [(i, j) for i in range(len(terms)) for j in range(i) if _rename(effective[i], effective[j], renamed)]
    pairs += ties
    groups = [{i} for i in range(len(terms))]
    for i, j in pairs:
        one, other = (next(group for group in groups if index in group) for index in (i, j))
        if one is not other:
            groups.remove(other)
            one |= other
    return len(groups) - 1 <= sum(bool(term.open) for term in terms) - (len(groups) > 2)


def _cancel(one: _Powers, other: _Powers) -> bool:
    return any(power * other.get(base, 0) < 0 for base, power in one.items())


def _rename(one: _Powers, other: _Powers, renamed: Sequence[str]) -> bool:
    return any(one.get(a, 0) * other.get(b, 0) < 0 for a in renamed for b in renamed)
