"""Percentages per period, "7% a year", "a compound annual growth rate of 7%", and how many periods a time is."""

import re
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from claims.dates import MONTH
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.powers import MAX_PERIODS
from claims.quantity import Hedge, Quantity, Sense, size_of
from claims.unit import NO_UNIT, Unit, atom

_CHANGE = (
    r"(?:growth|rate|increase|rise|gain|decline|fall|decrease|drop|reduction|return|CAGR|pace|interest|loss|inflation|"
    r"percentage|average|mean|real|compound(?:ed)?)"
)
_HEDGES = r"(?:\(CAGR\)|of|at|by|was|is|about|around|roughly|some|nearly|almost|approximately|just|over|under)"
_YEARLY_BEFORE = lazy_regex(
    rf"\b(?:CAGR|yearly|annual(?:i[sz]ed|ly)?|compound(?:ed)? (?:growth )?rate)(?: {_CHANGE})*(?: {_HEDGES})*\s*$",
    re.IGNORECASE,
)
_YEARLY_AFTER = lazy_regex(
    r"(?:,? on average,?)? ?\(?(?:annually|yearly|compound(?:ed)? annual(?:ly)?|CAGR|compound interest|"
    rf"(?:each|every|a|per) year(?! (?:ago|earlier|before|later|from now|on year))|"
    rf"(?:each|every) (?:{MONTH}|spring|summer|autumn|winter)|"
    rf"(?:average |mean |compound )*annual(?:i[sz]ed)?(?: {_CHANGE})+|compound growth rate)\b",
    re.IGNORECASE,
)
_REACH = 90
_PERIODS = frozenset(("day", "week", "month", "quarter", "year", "decade"))
_PERCENT = atom("%")


class Periodic(NamedTuple):
    """A percentage as a pure number, and the period to which it applies."""

    rate: Quantity
    period: Unit


def periodic(passage: Passage, quantity: Quantity) -> Periodic | None:
    """A percentage that is one per period, by its unit or by the words beside it; None where it is not."""
    if quantity.is_range or quantity.value <= 0:
        return None
    if quantity.sense is Sense.PERCENT and quantity.unit == _PERCENT:
        return Periodic(quantity, atom("year")) if _is_said_yearly(passage, quantity) else None
    atoms = dict(quantity.unit.atoms)
    if quantity.sense is not Sense.RATE or atoms.pop("%", 0) != 1 or list(atoms.values()) != [-1]:
        return None
    (symbol,) = atoms
    symbol = "year" if symbol == "annum" else symbol
    if symbol not in _PERIODS:
        return None
    return Periodic(replace(quantity, unit=_PERCENT, sense=Sense.PERCENT), atom(symbol))


def periods(time: Quantity, period: Unit) -> Quantity | None:
    """A length of time as a bare number of periods; None where it is no whole number of them, or vague."""
    if time.sense is not Sense.DURATION or time.unit.dimension != period.dimension or time.is_range:
        return None
    count = size_of(time) / period.factor
    # "Over five years" is read as a bound; before a time it says how long something lasts.
    is_vague = time.hedge not in (Hedge.NONE, Hedge.EXACTLY, Hedge.OVER)
    if is_vague or count.denominator != 1 or not 1 < count <= MAX_PERIODS:
        return None
    zero = Fraction(0)
    return replace(
        time, value=count, unit=NO_UNIT, hedge=Hedge.NONE, hedge_span=None, resolution=zero, round_resolution=zero
    )


def _is_said_yearly(passage: Passage, quantity: Quantity) -> bool:
    at = passage.to_skeleton(quantity.span.start)
    before = passage.skeleton[max(passage.stretch_at(at).start, at - _REACH) : at]
    return _YEARLY_BEFORE.search(before) is not None or _YEARLY_AFTER.match(passage.skeleton, at + 1) is not None
