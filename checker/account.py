"""Accounting for figures: the pipeline again, with all that it considered and let go."""

from collections import defaultdict
from collections.abc import Callable

from checker.judge import judge
from checker.pipeline import findings_of
from checker.recompute import recompute
from checker.scanning import scan
from claims.account import Account
from claims.document import Document
from claims.explainer import Explainer
from claims.finding import Finding
from claims.kinds.derivation import is_candidate
from claims.quantity import Quantity
from claims.selection import Selection

Wanted = Callable[[Quantity, tuple[Finding, ...]], bool]
"""Whether a figure is asked about, from it and the findings about it that stand."""


def account(document: Document, selection: Selection, wanted: Wanted) -> list[Account]:
    """The reasoning about every figure that is wanted, in the order of the text."""
    passage = scan(document)
    considered = [judge(claim, recompute(claim), passage) for claim in selection.find(passage)]
    standing = _by_figure(findings_of(passage, considered))
    by_figure = _by_figure(considered)
    explainer = passage.shared(Explainer)
    return [
        Account(
            quantity,
            by_figure[quantity.index],
            standing[quantity.index],
            explainer.explain(quantity) if is_candidate(passage, quantity) else None,
        )
        for quantity in passage.quantities
        if wanted(quantity, standing[quantity.index])
    ]


def _by_figure(findings: list[Finding] | tuple[Finding, ...]) -> dict[int, tuple[Finding, ...]]:
    grouped: dict[int, tuple[Finding, ...]] = defaultdict(tuple)
    for finding in findings:
        grouped[finding.claim.asserted.index] += (finding,)
    return grouped
