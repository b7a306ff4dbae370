"""Tracing errors through the graph of claims: the root told from its consequences, and what survives its correction.

A premise is often what another claim asserts. Where that claim is in error, everything behind it is recomputed with the
mended figure: a conclusion that no longer agrees does not survive, and a discrepancy that vanishes was only a
consequence. Among the repairs of one error the one comes first with which most other claims agree.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from checker.recompute import recompute
from claims.claim import Claim, Premise, Strength
from claims.finding import Correction, Finding, Repair, Severity, Verdict
from claims.passage import Passage
from claims.quantity import Hedge, Quantity
from claims.recomputation import Abstention, Recomputation
from claims.span import Span


def trace(findings: tuple[Finding, ...], passage: Passage) -> tuple[Finding, ...]:
    """The findings with what each rests on, and what the mended errors before it make of it."""
    graph = _Graph(findings, passage)
    traced = {finding.id: replace(finding, rests_on=graph.rests_on(finding)) for finding in findings}
    if any(finding.verdict is Verdict.INCONSISTENT for finding in findings):
        mended: dict[int, _Mended] = {}
        for finding in graph.in_order():
            traced[finding.id] = _corrected(traced[finding.id], graph, mended)
        for finding in findings:
            traced[finding.id] = _corrected(traced[finding.id], graph, mended)
    return tuple(traced[finding.id] for finding in findings)


@dataclass(frozen=True, slots=True)
class _Mended:
    """What a figure must be multiplied by to be right, and the finding whose error it was."""

    factor: Fraction
    root: str


def _corrected(finding: Finding, graph: "_Graph", mended: dict[int, _Mended]) -> Finding:
    """A finding after the corrections so far; its own repair, or its new value, joins them."""
    roots = graph.roots(finding, mended)
    if finding.correction is not None or finding.id in graph.blamed:
        return finding
    if not roots:
        return _as_root(finding, graph, mended) if finding.verdict is Verdict.INCONSISTENT else finding
    again = _again(finding, graph.with_mended(finding.claim, mended))
    if isinstance(again, Abstention):
        return finding
    survives = again.agreement is not None
    if finding.verdict is Verdict.INCONSISTENT and not survives:
        return _as_root(finding, graph, mended)
    if not survives:
        _mend(finding.claim.asserted, again.value, roots[0], graph, mended)
    severity = Severity.NOTE if finding.verdict is Verdict.INCONSISTENT else finding.severity
    correction = Correction(roots[0], again.value, again.interval, survives)
    return replace(finding, correction=correction, severity=severity)


def _again(finding: Finding, claim: Claim) -> Recomputation | Abstention:
    """The claim computed again with other figures, in the way in which it was computed before."""
    if isinstance(finding.recomputation, Abstention):
        return finding.recomputation
    return recompute(claim, finding.recomputation.basis)


def _as_root(finding: Finding, graph: "_Graph", mended: dict[int, _Mended]) -> Finding:
    """A finding whose error is its own, its repairs in the order in which other claims bear them out."""
    if finding.discrepancy is None or not finding.discrepancy.repairs:
        return finding
    repairs = finding.discrepancy.repairs
    if len(repairs) > 1:
        repairs = tuple(sorted(repairs, key=lambda repair: -_support(repair, finding, graph)))
    best = repairs[0]
    quantity = graph.quantity(best.span)
    if quantity is not None and best.value is not None:
        _mend(quantity, best.value, finding.id, graph, mended)
    return replace(finding, discrepancy=replace(finding.discrepancy, repairs=repairs))


def _mend(quantity: Quantity, value: Fraction, root: str, graph: "_Graph", mended: dict[int, _Mended]) -> None:
    index = graph.mentions.first(quantity)
    if quantity.value and index not in mended:
        mended[index] = _Mended(value / quantity.value, root)
        graph.blamed.add(root)


def _times(quantity: Quantity, factor: Fraction) -> Quantity:
    """The quantity with another value, written to as many digits."""
    return replace(
        quantity,
        value=quantity.value * factor,
        resolution=quantity.resolution * abs(factor),
        round_resolution=quantity.round_resolution * abs(factor),
        hedge=Hedge.NONE,
        low=None,
        high=None,
    )


def _support(repair: Repair, finding: Finding, graph: "_Graph") -> int:
    """How many other claims agree with a repair that did not without, less those that assert the figure as it is.

    A claim that computes with the figure as it is says nothing for it: the author carried the error on.
    """
    quantity = graph.quantity(repair.span)
    if quantity is None or not quantity.value or repair.value is None:
        return 0
    change = {graph.mentions.first(quantity): _Mended(repair.value / quantity.value, finding.id)}
    return sum(_gain(other, graph, change) for other in graph.involving(quantity) if other.id != finding.id)


def _gain(finding: Finding, graph: "_Graph", change: dict[int, _Mended]) -> int:
    if finding.claim.strength is Strength.INFERRED or not isinstance(finding.recomputation, Recomputation):
        return 0
    again = _again(finding, graph.with_mended(finding.claim, change, asserted=True))
    agrees = isinstance(again, Recomputation) and again.agreement is not None
    agreed = finding.recomputation.agreement is not None
    loses = agreed and graph.mentions.first(finding.claim.asserted) in change
    return int(agrees and not agreed) - int(loses and not agrees)


class _Graph:
    """Which finding asserts what other findings rest on."""

    def __init__(self, findings: Iterable[Finding], passage: Passage) -> None:
        self.mentions = passage.mentions
        self.blamed: set[str] = set()
        self._findings = tuple(findings)
        self._quantities = {quantity.span: quantity for quantity in passage.quantities}
        self._asserting: dict[int, list[Finding]] = defaultdict(list)
        self._involving: dict[int, list[Finding]] = defaultdict(list)
        for finding in self._findings:
            if not _restates(finding):
                self._asserting[self.mentions.first(finding.claim.asserted)].append(finding)
            for index in {self.mentions.first(quantity) for quantity in _figures(finding.claim)}:
                self._involving[index].append(finding)

    def quantity(self, span: Span) -> Quantity | None:
        """The quantity at a span."""
        return self._quantities.get(span)

    def involving(self, quantity: Quantity) -> list[Finding]:
        """The findings that assert a figure or rest on it."""
        return self._involving[self.mentions.first(quantity)]

    def parents(self, finding: Finding) -> list[Finding]:
        """The findings that assert its premises; a restatement of the figure itself does not count."""
        own = self.mentions.first(finding.claim.asserted)
        indexes = {self.mentions.first(premise.quantity) for premise in finding.claim.premises} - {own}
        return [parent for index in sorted(indexes) for parent in self._asserting[index] if parent.id != finding.id]

    def rests_on(self, finding: Finding) -> tuple[str, ...]:
        """The ids of the findings that assert its premises."""
        return tuple(dict.fromkeys(parent.id for parent in self.parents(finding)))

    def in_order(self) -> list[Finding]:
        """The findings, each after those it rests on; a circle is cut where the text comes to it first."""
        ordered: dict[str, Finding] = {}
        seen: set[str] = set()
        stack = [(finding, False) for finding in reversed(self._findings)]
        while stack:
            finding, done = stack.pop()
            if done:
                ordered.setdefault(finding.id, finding)
            elif finding.id not in seen:
                seen.add(finding.id)
                stack.append((finding, True))
                stack += [(parent, False) for parent in self.parents(finding) if parent.id not in seen]
        return list(ordered.values())

    def roots(self, finding: Finding, mended: dict[int, _Mended]) -> list[str]:
        """The errors that are mended in its premises."""
        fixed = (mended.get(self.mentions.first(premise.quantity)) for premise in finding.claim.premises)
        return [each.root for each in fixed if each is not None and each.root != finding.id]

    def with_mended(self, claim: Claim, mended: dict[int, _Mended], *, asserted: bool = False) -> Claim:
        """The claim with mended premises, and with a mended asserted figure where asked."""

        def current(quantity: Quantity) -> Quantity:
            fixed = mended.get(self.mentions.first(quantity))
            return quantity if fixed is None else _times(quantity, fixed.factor)

        premises = tuple(Premise(premise.name, current(premise.quantity)) for premise in claim.premises)
        return replace(claim, premises=premises, asserted=current(claim.asserted) if asserted else claim.asserted)


def _restates(finding: Finding) -> bool:
    """Whether a figure is only said again: what rests on it rests on what it says again."""
    return finding.claim.strength is Strength.REPEATED and finding.verdict is Verdict.CONSISTENT


def _figures(claim: Claim) -> tuple[Quantity, ...]:
    return (claim.asserted, *(premise.quantity for premise in claim.premises))
