"""The tolerance on the page: the values that a written figure stands for, in words."""

from fractions import Fraction

from claims.finding import Finding
from claims.interval import Interval
from claims.quantity import Quantity
from claims.recomputation import Abstention
from reports.measures import measure
from reports.numerals import significant_digits

_LEAST_DIGITS = 3
_MOST_DIGITS = 6


def tolerance(finding: Finding) -> str:
    """Which values the stated figure stands for, and which the premises allow."""
    claim, recomputed = finding.claim, finding.recomputation
    interval = claim.asserted.interval
    stands = "exact" if interval.is_point else interval_text(interval, claim.asserted)
    stated = f"Read as {stands}"
    if isinstance(recomputed, Abstention) or recomputed.interval.is_point:
        return stated + "."
    return f"{stated}; the figures it rests on allow {interval_text(recomputed.interval, claim.asserted)}."


def interval_text(interval: Interval, like: Quantity) -> str:
    """An interval in the unit of a quantity: "17.7% to 23.4%", "at least 75 million"."""
    ends = (interval.low, interval.high)
    low, high = (None if end is None else measure(end, like.unit, like.sense, _end_digits(end)) for end in ends)
    if low is None or high is None:
        return f"at most {high}" if high else f"at least {low}" if low else "any value"
    return low if low == high else f"{_without_shared_end(low, high)} to {high}"


def _without_shared_end(low: str, high: str) -> str:
    words, others = low.split(" "), high.split(" ")
    while len(words) > 1 and words[-1] == others[-1]:
        words.pop()
        others.pop()
    return " ".join(words)


def _end_digits(end: Fraction) -> int:
    digits = significant_digits(end)
    return digits if _LEAST_DIGITS < digits <= _MOST_DIGITS else _LEAST_DIGITS
