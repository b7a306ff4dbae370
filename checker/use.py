"""Use: what a text goes on to calculate with, and so means as it stands; and what it has calculated already.

Whoever writes "brought back 1,827 million of them. That is 87%" has worked with the 1,827 million: that it disagrees
with what the words before it suggest is then more likely our misreading than a slip. A slip is seldom carried on.
And two sizes of which a text tells one percentage that agrees ("takings went up by 30%, although 8% fewer cars came")
have hardly another.
"""

from collections.abc import Sequence

from claims.claim import Strength
from claims.finding import Finding, Verdict
from claims.quantity import Sense
from claims.recomputation import Agreement, Recomputation

_PAIR, _TELLING, _MANY = 2, 2, 3


def without_used(findings: Sequence[Finding], agreeing: Sequence[Finding]) -> list[Finding]:
    """The findings without doubts of figures from which a later one follows, and of second percentages of two sizes."""
    doubts = [finding for finding in findings if _is_doubt(finding)]
    uses: dict[int, list[Finding]] = {finding.claim.asserted.index: [] for finding in doubts}
    off = {finding.claim.asserted.index for finding in findings if _is_off(finding)}
    for use in agreeing if uses else ():
        if use.claim.strength is Strength.INFERRED and use.claim.asserted.index in off:
            # What is off by its own words was not worked out from whatever happens to give it.
            continue
        for premise in use.claim.premises:
            if premise.quantity.index in uses:
                uses[premise.quantity.index].append(use)
    told = {(_pair(each), each.claim.asserted.index) for each in agreeing if doubts and _is_of_pair(each)}
    cleared = {
        id(doubt)
        for doubt in doubts
        if _is_cleared(doubt, uses[doubt.claim.asserted.index])
        or _is_of_pair(doubt)
        and any(pair == _pair(doubt) and index != doubt.claim.asserted.index for pair, index in told)
    }
    return [finding for finding in findings if id(finding) not in cleared]


def _is_doubt(finding: Finding) -> bool:
    """Whether a figure is held to what the words only suggest, or to what would hardly be chance."""
    claim = finding.claim
    is_loose = claim.strength is Strength.WORDED and claim.loose
    return finding.verdict is Verdict.INCONSISTENT and (is_loose or claim.strength is Strength.INFERRED)


def _is_off(finding: Finding) -> bool:
    """Whether the words around a figure convict it."""
    return finding.verdict is Verdict.INCONSISTENT and finding.claim.strength in (Strength.WORDED, Strength.STATED)


def _is_of_pair(finding: Finding) -> bool:
    """Whether a percentage is claimed of two sizes."""
    return finding.claim.asserted.sense is Sense.PERCENT and len(finding.claim.premises) == _PAIR


def _pair(finding: Finding) -> frozenset[int]:
    return frozenset(premise.quantity.index for premise in finding.claim.premises)


def _is_cleared(doubt: Finding, uses: Sequence[Finding]) -> bool:
    """Whether a later figure that the doubt does not rest on was worked out from the doubted one."""
    claim = doubt.claim
    own = {claim.asserted.index, *(premise.quantity.index for premise in claim.premises)}
    is_slip = doubt.discrepancy is not None and doubt.discrepancy.is_order_of_magnitude
    return any(
        use.claim.asserted.index > claim.asserted.index
        and use.claim.asserted.index not in own
        and (_is_sure(use) or not is_slip and _is_telling(use) or _is_sum(use))
        for use in uses
    )


def _is_sure(use: Finding) -> bool:
    """Whether two figures give so many digits exactly that a power of ten, too, would be no chance."""
    return _is_worked_out(use) and _agreement(use) is Agreement.EXACT and len(use.claim.asserted.digits) >= _MANY


def _is_sum(use: Finding) -> bool:
    """Whether two figures add up to a third, or lie apart by it: unlike a product, no power of ten lets them."""
    return _is_worked_out(use) and not set("*/").intersection(use.claim.formula)


def _is_telling(use: Finding) -> bool:
    """Whether a use is said, or takes two figures to give digits that are no chance."""
    is_said = use.claim.strength is not Strength.INFERRED
    return is_said or _is_worked_out(use) and _agreement(use) is not Agreement.SLACK


def _is_worked_out(use: Finding) -> bool:
    """Whether a use gives a figure in digits from two others."""
    figure = use.claim.asserted
    is_plain = not (figure.is_word or figure.is_hedged) and figure.sense is not Sense.DATE
    return len(use.claim.premises) == _PAIR and is_plain and len(figure.digits) >= _TELLING


def _agreement(use: Finding) -> Agreement | None:
    return use.recomputation.agreement if isinstance(use.recomputation, Recomputation) else None
