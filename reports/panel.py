"""The backends in words: what each says of a claim, what they come to together, and how they did over the run."""

from collections.abc import Iterator
from fractions import Fraction

from claims.derivation import CrossExamination, Derivation, DerivationStatus, Question, Spent, Tally
from claims.document import Document
from claims.finding import Finding
from claims.quorum import count
from reports.comparison import compared
from reports.formula_text import formula_with_figures
from reports.measures import measure
from reports.numerals import number
from reports.summary import counted

_DIGITS = 4

TALLY_HEADS = ("family", "answered", "agree", "do not", "abstained", "not checked", "calls", "tokens", "cost", "time")
"""What `tally_cells` gives."""


def said(finding: Finding, document: Document) -> Iterator[tuple[str, str]]:
    """For each backend that was asked about a claim its name and, in a phrase, what it says."""
    for derivation in finding.derivations:
        yield derivation.backend, _phrase(derivation, finding, document)


def _phrase(derivation: Derivation, finding: Finding, document: Document) -> str:
    if derivation.status is DerivationStatus.NOT_CHECKED:
        return f"not checked: {derivation.reason}"
    if derivation.value is None:
        return f"abstains: {derivation.reason}"
    value = derived_value(derivation, finding)
    if derivation.agrees:
        return f"{value}, agrees" + by(derivation, finding, document)
    far = apart(derivation, finding)
    return f"{value}, {far}{by(derivation, finding, document)}"


def derived_value(derivation: Derivation, finding: Finding) -> str:
    """The value that a backend derives, or the range that it estimates, with its unit."""
    asserted, interval = finding.claim.asserted, derivation.interval
    if derivation.question is Question.ESTIMATE and interval is not None:
        low, high = (measure(end, asserted.unit, asserted.sense, _DIGITS) for end in interval.ends)
        return f"{low} to {high}"
    return measure(derivation.value or Fraction(0), asserted.unit, asserted.sense, _DIGITS)


def apart(derivation: Derivation, finding: Finding) -> str:
    """How far a derived value lies from the asserted one: "1,000 times more"."""
    if derivation.question is Question.ESTIMATE:
        return "at least 10 times " + ("less" if _is_less(derivation, finding) else "more")
    asserted, derived = finding.claim.asserted.value, derivation.value or Fraction(0)
    if finding.claim.by_direction:
        asserted, derived = abs(asserted), abs(derived)
    return compared(derived, asserted, finding.claim.asserted.unit, in_units=False) or "another value"


def _is_less(derivation: Derivation, finding: Finding) -> bool:
    interval = derivation.interval
    return interval is not None and interval.high is not None and interval.high < finding.claim.asserted.value


def by(derivation: Derivation, finding: Finding, document: Document) -> str:
    """The formula that a backend gave, after an equals sign; empty where it is one figure."""
    if derivation.formula is None or derivation.formula.isidentifier():
        return ""
    claim = finding.claim
    shown = type(claim)(claim.kind, claim.asserted, derivation.formula, derivation.premises, claim.extent)
    return " = " + formula_with_figures(shown, derivation.formula, document)


def share(derivation: Derivation) -> str:
    """A claim's share of what it took to ask: "41 + 12 tokens, $0.0002: 1/12 of a call of 2.1 s"."""
    return "; ".join(_share(spent) for spent in derivation.spent if spent.calls)


def _share(spent: Spent) -> str:
    took = f"{counted(spent.calls, 'call') if spent.calls > 1 else 'a call'} of {number(spent.seconds)} s"
    of = f"1/{spent.figures:,} of {took}" if spent.figures > 1 else took
    parts = []
    if spent.tokens_in is not None and spent.tokens_out is not None:
        sent, back = (number(Fraction(count, spent.figures)) for count in (spent.tokens_in, spent.tokens_out))
        parts.append(f"{sent} + {back} tokens")
    if spent.cost is not None:
        parts.append(money(spent.cost / spent.figures))
    return ": ".join(filter(None, (", ".join(parts), of)))


def dispute(finding: Finding) -> str:
    """What a quorum says of a disputed claim, in a clause: "2 families of backends derive 5 MW"."""
    derivations = finding.derivations
    if any(item.question is Question.ESTIMATE for item in derivations):
        dissent = next((item for item in derivations if item.dissents), None)
        dissenting = frozenset(item.family for item in derivations if item.dissents)
        side = "elsewhere" if dissent is None else apart(dissent, finding)
        return f"independent estimates of {_families(dissenting)} put it {side}"
    families = count(derivations, by_direction=finding.claim.by_direction)
    if families.dissent is None:
        return "independent derivations give another value"
    return f"{_families(families.dissenting)} derive {derived_value(families.dissent, finding)}"


def readers(finding: Finding) -> str:
    """Who reads a relation into the text: "2 families of backends read it"."""
    families = frozenset(item.family for item in finding.derivations if item.dissents)
    return f"{_families(families)} read it"


def _families(families: frozenset[str]) -> str:
    """A quorum is never of one."""
    return f"{len(families)} families of backends"


def warnings(examined: CrossExamination) -> Iterator[str]:
    """What a reader must know before the findings: what was not checked, and why there can be no dispute."""
    if examined.is_incomplete:
        asked = sum(tally.asked for tally in examined.tallies)
        yield f"incomplete: {examined.missing:,} of {asked:,} derivations are missing"
    for tally in examined.tallies:
        for trouble in tally.troubles:
            yield f"{tally.backend}: {trouble}"
    if len(examined.families) < examined.prompted.quorum:
        asked_families = len(examined.families)
        yield (
            f"no claim can be disputed: that takes {examined.prompted.quorum} families of backends, and"
            f" {asked_families} {'was' if asked_families == 1 else 'were'} asked"
        )


def tally_cells(tally: Tally) -> tuple[str, ...]:
    """The row of a table: what `TALLY_HEADS` says."""
    known = tally.tokens_in is not None and tally.tokens_out is not None
    return (
        tally.family,
        f"{tally.answered:,} of {tally.asked:,}",
        f"{tally.agreeing:,}",
        f"{tally.dissenting:,}",
        f"{tally.abstained:,}",
        f"{tally.not_checked:,}",
        f"{tally.calls:,}",
        f"{tally.tokens_in:,} + {tally.tokens_out:,}" if known else "not said",
        "not known" if tally.cost is None else money(tally.cost),
        f"{number(tally.seconds)} s",
    )


def tally_line(tally: Tally) -> str:
    """Such as "mistral/…: 20 of 21 answered, 18 agree, 2 do not, 1 abstained; 3 calls, $0.0048, 2.1 s"."""
    parts = [f"{tally.answered:,} of {tally.asked:,} answered", f"{tally.agreeing:,} agree"]
    if tally.dissenting:
        parts.append(f"{tally.dissenting:,} {'does' if tally.dissenting == 1 else 'do'} not")
    if tally.abstained:
        parts.append(f"{tally.abstained:,} abstained")
    if tally.not_checked:
        parts.append(f"{tally.not_checked:,} not checked")
    took = [counted(tally.calls, "call")]
    if tally.failures:
        took.append(f"{tally.failures:,} failed")
    if tally.tokens_in is not None and tally.tokens_out is not None:
        took.append(f"{tally.tokens_in:,} + {tally.tokens_out:,} tokens")
    took.append("price not known" if tally.cost is None else money(tally.cost))
    took.append(f"{number(tally.seconds)} s")
    return f"{tally.backend} ({tally.family}): {', '.join(parts)}; {', '.join(took)}"


def money(cost: Fraction) -> str:
    """A cost in dollars."""
    return "free" if not cost else f"${number(cost, 2)}"
