"""Diagnosing a discrepancy: which single change would make the claim hold, and is it a known slip?

For each figure of the claim in turn the relation is solved for it (sympy); the value that would be right is compared
with the one written. Slips are ranked by plausibility, and a repair that the text itself states elsewhere comes first.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from checker.rewrite import rewrite, rewrite_unit, scale_word
from claims.claim import Claim
from claims.finding import Diagnosis, Discrepancy, Repair
from claims.formula import EvaluationError, evaluate, expression
from claims.misprint import Misprint, misprint_between, power_of_ten
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense, size_of
from claims.recomputation import Recomputation
from claims.span import Span

if TYPE_CHECKING:
    import sympy

_PERIODS = {
    Fraction(7): "days for weeks",
    Fraction(12): "months for years",
    Fraction(24): "hours for days",
    Fraction(52): "weeks for years",
    Fraction(60): "a step of 60 in time",
    Fraction(365): "days for years",
    Fraction(3600): "seconds for hours",
    Fraction(8760): "hours for years",
}
_CLOSE = Fraction(2, 100)
_NEAR = Fraction(1, 10)
_QUOTIENT = lazy_regex(r"\w+ / \w+")
_MAX_REPAIRS = 3
_SUM = lazy_regex(r"\w+(?: \+ \w+)+")
_FEWEST_TERMS = 3


@dataclass(frozen=True, slots=True)
class _Change:
    rank: int
    quantity: Quantity
    value: Fraction
    diagnosis: Diagnosis
    why: str
    stated: Span | None
    text: str = ""


def diagnose(claim: Claim, recomputation: Recomputation, passage: Passage) -> Discrepancy:
    """How far asserted and derived lie apart, and what single change would mend it."""
    asserted, derived = claim.asserted.value, recomputation.value
    if claim.by_direction:
        asserted, derived = abs(asserted), abs(derived)
    factor = asserted / derived if derived else None
    changes = sorted(_changes(claim, recomputation, passage), key=lambda change: change.rank)
    mends = (_repair(change, passage) for change in changes)
    repairs = tuple(repair for repair in mends if repair.replacement not in ("", repair.original))
    return Discrepancy(factor, log10_of(factor), changes[0].diagnosis, repairs[:_MAX_REPAIRS])


def log10_of(factor: Fraction | None) -> Fraction | None:
    """The decimal logarithm of a positive factor to two places; exact for powers of ten."""
    if factor is None or factor <= 0:
        return None
    logarithm = math.log10(factor.numerator) - math.log10(factor.denominator)
    return Fraction(round(logarithm * 100), 100)


def _changes(claim: Claim, recomputation: Recomputation, passage: Passage) -> Iterator[_Change]:
    if claim.kind == "superlative":
        # The opposite word need not hold; the rival's figure does.
        *rivals, best = (premise.quantity for premise in claim.premises)
        together = sum(map(size_of, rivals), Fraction(0))
        yield _change(claim, best, together / best.unit.factor, passage, is_asserted=False)
        return
    derived = abs(recomputation.value) if claim.by_direction else recomputation.value
    yield _change(claim, claim.asserted, derived, passage, is_asserted=True)
    # What would make two figures equal mends no claim that one is the greater.
    for premise in () if claim.asserted.sense is Sense.DIRECTION else claim.premises:
        value = _solved(claim, recomputation, premise.name)
        if value is not None and value > 0:
            yield _change(claim, premise.quantity, value, passage, is_asserted=False)


def _solved(claim: Claim, recomputation: Recomputation, name: str) -> Fraction | None:
    """The value of one premise with which the claim would hold, or None where there is not one."""
    import sympy

    figures = {premise.name: premise.quantity for premise in claim.premises}
    values = {other: size_of(quantity) for other, quantity in figures.items()}
    try:
        base = evaluate(claim.formula, values)
    except EvaluationError:
        return None
    scale = recomputation.value / base if base else Fraction(1)
    target = claim.asserted.value / scale if scale else Fraction(0)
    if claim.by_direction and recomputation.value < 0:
        target = -abs(target)
    if claim.formula == name:
        return target / figures[name].unit.factor
    known = {other: value for other, value in values.items() if other != name}
    solution = _positive_root(expression(claim.formula, known) - _rational(target), sympy.Symbol(name, positive=True))
    return None if solution is None else solution / figures[name].unit.factor


def _positive_root(relation: "sympy.Expr", symbol: "sympy.Symbol") -> Fraction | None:
    """Where a rational function of one symbol is nought, if that is one positive rational number.

    What stands in a function is hidden from the solver, which would search for it in vain. The general solver would
    load the units of physics, which takes longer than all that is done here.
    """
    import sympy

    if not relation.has(symbol):
        return None
    numerator, _ = sympy.fraction(sympy.together(relation))
    polynomial = sympy.Poly(numerator, symbol)
    # Nearly all are lines, for which looking for roots takes as long again as all the rest.
    found = [-polynomial.nth(0) / polynomial.nth(1)] if polynomial.degree() == 1 else polynomial.real_roots()
    roots = {root for root in found if root.is_positive}
    if len(roots) != 1 or not (root := roots.pop()).is_Rational:
        return None
    return Fraction(int(root.p), int(root.q))


def _rational(value: Fraction) -> "sympy.Rational":
    import sympy

    return sympy.Rational(value.numerator, value.denominator)


def _change(claim: Claim, quantity: Quantity, value: Fraction, passage: Passage, *, is_asserted: bool) -> _Change:
    ratio = quantity.value / value if value else Fraction(0)
    diagnosis, why, rank = _slip(quantity, ratio, value, passage)
    if is_asserted and diagnosis is Diagnosis.VALUE and _is_inverted(claim, value):
        diagnosis, why, rank = Diagnosis.INVERTED, "the ratio is turned upside down", 1
    if is_asserted and diagnosis is Diagnosis.VALUE and (item := _missed(claim, value, passage)):
        diagnosis, why, rank = Diagnosis.MISSED_ITEM, item, 1
    is_unit = _may_be_unit(diagnosis, ratio)
    if is_unit and (in_unit := rewrite_unit(passage.document, quantity, power_of_ten(ratio, _CLOSE))):
        why = "another unit would make it hold"
        return _Change(2 + (not is_asserted), quantity, value, Diagnosis.UNIT, why, None, in_unit)
    stated = _stated_elsewhere(claim, quantity, value, passage)
    if stated is not None:
        rank -= 10
    rank = 2 * rank + (not is_asserted)
    if stated is None:
        return _Change(rank, quantity, value, diagnosis, why, None)
    value = size_of(stated) / quantity.unit.factor
    return _Change(rank, quantity, value, diagnosis, why, stated.span)


def _missed(claim: Claim, derived: Fraction, passage: Passage) -> str:
    """Which term a sum leaves out or counts twice, in a clause; empty where no one term does."""
    if not _SUM.fullmatch(claim.formula) or len(claim.premises) < _FEWEST_TERMS:
        return ""
    gap, resolution = derived - claim.asserted.value, claim.asserted.resolution
    for premise in claim.premises:
        term = premise.quantity
        size = size_of(term) / claim.asserted.unit.factor
        if abs(abs(gap) - size) <= resolution / 2 < size / 2:
            item = passage.document.quote(term.span)
            return f"the sum misses {item}" if gap > 0 else f"the sum counts {item} twice"
    return ""


def _slip(quantity: Quantity, ratio: Fraction, value: Fraction, passage: Passage) -> tuple[Diagnosis, str, int]:
    power = power_of_ten(ratio, _CLOSE)
    scaled = bool(scale_word(passage.document, quantity))
    if power and power % 3 == 0 and scaled:
        return Diagnosis.SCALE_WORD, "another scale word would make it hold", 1
    if abs(power) == 2 and quantity.sense in (Sense.PERCENT, Sense.FRACTION):
        return Diagnosis.PERCENT, "a share was written for a percentage", 2
    if power:
        return Diagnosis.POWER_OF_TEN, f"it is {'too large' if power > 0 else 'too small'} by {_times(abs(power))}", 2
    for period, words in _PERIODS.items() if _is_measured(quantity) else ():
        if _is_close(ratio, period) or _is_close(ratio, 1 / period):
            return Diagnosis.PERIOD, words, 4
    if value > 0 and misprint_between(abs(quantity.value), value) is Misprint.SWAP:
        return Diagnosis.DIGITS, Misprint.SWAP.value, 3
    return Diagnosis.VALUE, "the figures then agree", 6


def _is_inverted(claim: Claim, derived: Fraction) -> bool:
    """Whether what is written is the quotient with its two figures exchanged: 90 / 63 for 63 / 90."""
    asserted = claim.asserted
    if asserted.unit.dimension or not derived or _QUOTIENT.fullmatch(claim.formula) is None:
        return False
    return asserted.interval.contains(1 / (derived * asserted.unit.factor**2))


def _is_measured(quantity: Quantity) -> bool:
    """Whether the figure has a unit: a pure number is no count of months for years."""
    return bool(quantity.unit.atoms)


def _may_be_unit(diagnosis: Diagnosis, ratio: Fraction) -> bool:
    """Whether a step between units, a thousand or a million, is what is wrong, rather than a scale word."""
    return diagnosis is Diagnosis.POWER_OF_TEN and power_of_ten(ratio, _CLOSE) % 3 == 0


def _times(power: int) -> str:
    return f"a factor of {10**power:,}"


def _is_close(ratio: Fraction, target: Fraction) -> bool:
    return abs(ratio - target) <= target * _CLOSE


def _stated_elsewhere(claim: Claim, quantity: Quantity, value: Fraction, passage: Passage) -> Quantity | None:
    """A figure of the text that states the repaired value itself in the same unit and is no part of the claim."""
    parts = {claim.asserted.index, *(premise.quantity.index for premise in claim.premises)}
    wanted = value * quantity.unit.factor
    stating = passage.stated_values.of(wanted, quantity.unit.dimension)
    others = (
        other
        for other in stating
        # A hundred may stand for anything from fifty on, and bears out none of that.
        if other.index not in parts and not other.is_hedged and abs(size_of(other) - wanted) <= wanted * _NEAR
    )
    nearest = min(others, key=lambda other: abs(other.span.start - quantity.span.start), default=None)
    if nearest is None or claim.kind == "repetition":
        return next((premise.quantity for premise in claim.premises if claim.kind == "repetition"), None)
    return nearest


def _repair(change: _Change, passage: Passage) -> Repair:
    quantity, value = change.quantity, change.value
    original = passage.document.quote(quantity.span)
    replacement = change.text or rewrite(passage.document, quantity, value)
    return Repair(quantity.span, original, replacement, change.why, change.stated, value)
