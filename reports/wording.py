"""A finding in a sentence for the person who must act: what is stated, what is derived, what mends it."""

from fractions import Fraction

from claims.claim import Claim
from claims.document import Document
from claims.finding import Finding, Repair, Verdict
from claims.quantity import Quantity, Sense
from claims.recomputation import Abstention, Agreement, Recomputation
from claims.span import Span
from reports.comparison import compared
from reports.formula_text import figure
from reports.measures import measure
from reports.numerals import rounded, significant_digits
from reports.panel import dispute, readers
from reports.relation import is_restatement, relation
from reports.tolerance import interval_text

_LEAST_DIGITS = 3
_MOST_DIGITS = 12
_NOT_SIZES = frozenset({Sense.DATE, Sense.WEEKDAY, Sense.DIRECTION})


def message(finding: Finding, document: Document) -> str:
    """The reason and the best repair."""
    return " ".join(filter(None, (reason(finding, document), best_repair(finding, document))))


def reason(finding: Finding, document: Document) -> str:
    """One sentence that says why the finding has its verdict."""
    recomputed = finding.recomputation
    if isinstance(recomputed, Abstention):
        return _abstained(finding, recomputed)
    if recomputed.agreement is None:
        said = _disagrees(finding.claim, recomputed, document)
        # Where backends point at the relation it is theirs, not the text's.
        return said if finding.verdict is not Verdict.DISPUTED else f"{said[:-1]}, if it follows as {readers(finding)}."
    if finding.verdict is Verdict.DISPUTED:
        return f"{_agrees(finding.claim, recomputed, document)[:-1]}, but {dispute(finding)}."
    return _agrees(finding.claim, recomputed, document)


def best_repair(finding: Finding, document: Document) -> str:
    """The most plausible repair as a sentence, empty where there is none."""
    return repair_sentence(finding.repairs[0], finding, document) if finding.repairs else ""


def repair_sentence(repair: Repair, finding: Finding, document: Document) -> str:
    """What the essay reads, and with what instead the claim holds."""
    line = document.position(repair.span.start)[0]
    here = line == document.position(finding.span.start)[0]
    place = "Reads" if here else f"Line {line} reads"
    ground = f" ({_ground(repair, document)})" if _ground(repair, document) else ""
    return f"{place} {_one_line(repair.original)}; with {_one_line(repair.replacement)}{ground} the claim holds."


def repair_ground(repair: Repair, document: Document) -> str:
    """Why a repair is plausible, and where the essay itself has it."""
    parts = [repair.why, _ground(repair, document)] if repair.stated else [repair.why]
    return _capital("; ".join(filter(None, parts)))


def derived_text(claim: Claim, recomputed: Recomputation) -> str:
    """The derived value, in as many digits as it takes to tell it from the asserted one."""
    asserted = claim.asserted.value
    digits = min(max(_LEAST_DIGITS, significant_digits(asserted)), _MOST_DIGITS)
    while digits < _MOST_DIGITS and recomputed.value != asserted and rounded(recomputed.value, digits) == asserted:
        digits += 1
    return measure(recomputed.value, recomputed.unit, claim.asserted.sense, digits)


def stated_beside_derived(claim: Claim, recomputed: Recomputation) -> str:
    """How far the asserted value lies from the derived one: "1,000 times less"."""
    asserted, derived = _comparable(claim, recomputed)
    return _compared(claim, recomputed, asserted, derived)


def _derived_beside_stated(claim: Claim, recomputed: Recomputation) -> str:
    """The same from the other side: "1,000 times more"."""
    asserted, derived = _comparable(claim, recomputed)
    return _compared(claim, recomputed, derived, asserted)


def _compared(claim: Claim, recomputed: Recomputation, value: Fraction, other: Fraction) -> str:
    """How far one value lies from the other; nothing between days, which are no sizes."""
    if claim.asserted.sense in _NOT_SIZES:
        return ""
    return compared(value, other, recomputed.unit, in_units=_is_sum(recomputed.formula))


def _disagrees(claim: Claim, recomputed: Recomputation, document: Document) -> str:
    stated = figure(document, claim.asserted.span)
    if is_restatement(claim):
        earlier = "earlier" if claim.premises[0].quantity.span < claim.asserted.span else "later"
        other = figure(document, claim.premises[0].quantity.span)
        after = _after(": ", stated_beside_derived(claim, recomputed))
        return f"Stated {stated}; {other} is given {earlier} for the same quantity{after}."
    said = relation(claim, recomputed, derived_text(claim, recomputed), document)
    return f"Stated {stated}; {said}{_after(', ', _derived_beside_stated(claim, recomputed))}."


def _agrees(claim: Claim, recomputed: Recomputation, document: Document) -> str:
    said = relation(claim, recomputed, derived_text(claim, recomputed), document)
    stated = figure(document, claim.asserted.span)
    if recomputed.agreement is Agreement.EXACT:
        return f"{_capital(said)}, as stated."
    if recomputed.agreement is Agreement.ROUNDED:
        return f"{_capital(said)}, which {_fits(claim.asserted, document)}."
    if recomputed.interval.is_point:
        return f"Stated {stated}; {said}: possible if the stated figure is loosely rounded."
    allowed = interval_text(recomputed.interval, claim.asserted)
    possible = "possible, but not what the printed figures give"
    return f"Stated {stated}; {said}, or with rounding anything from {allowed}: {possible}."


def _fits(asserted: Quantity, document: Document) -> str:
    stated = figure(document, asserted.span)
    if asserted.is_range:
        return f"lies in {stated}"
    if asserted.hedge_span is None:
        return f"rounds to {stated}"
    ends = (*asserted.hedge_span, *asserted.span)
    return f"fits “{figure(document, Span(min(ends), max(ends)))}”"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _abstained(finding: Finding, abstention: Abstention) -> str:
    if finding.verdict is Verdict.DISPUTED:
        return f"Not recomputed: {abstention.reason.value}; {dispute(finding)}."
    return f"Not recomputed: {abstention.reason.value}."


def _after(sign: str, text: str) -> str:
    return sign + text if text else ""


def _is_sum(formula: str) -> bool:
    return not set(formula) & set("*/^")


def _comparable(claim: Claim, recomputed: Recomputation) -> tuple[Fraction, Fraction]:
    asserted, derived = claim.asserted.value, recomputed.value
    return (abs(asserted), abs(derived)) if claim.by_direction else (asserted, derived)


def _ground(repair: Repair, document: Document) -> str:
    return f"stated on line {document.position(repair.stated.start)[0]}" if repair.stated else repair.why


def _one_line(text: str) -> str:
    return " ".join(text.split())
