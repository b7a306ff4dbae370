"""Tests of silence: good prose in many styles, in which nothing may be raised.

What is found in it is a snapshot, so that a kind that begins to see claims in a recipe shows up in review.
"""

from pathlib import Path

import pytest

from checker.pipeline import audit_input
from checker.reading import read_bytes
from claims.finding import Severity, Verdict

QUIET = Path(__file__).parent / "quiet"
ESSAYS = sorted(path.name for path in QUIET.glob("*.md"))
STYLES = {"finance", "history", "news", "policy", "recipe", "science", "sports", "technology"}


@pytest.fixture(params=ESSAYS)
def audited(request):
    """The audit of one essay."""
    (document,) = read_bytes((QUIET / request.param).read_bytes(), path=request.param)
    return audit_input(document)


def line(document, finding):
    """A finding in one line: kind, verdict, figure, formula and premises."""
    claim = finding.claim
    premises = "; ".join(f"{premise.name} = {folded(document, premise.quantity.span)}" for premise in claim.premises)
    return f"{claim.kind}: {finding.verdict}: {folded(document, finding.span)} <- {claim.formula} where {premises}"


def folded(document, span):
    """A quote on one line."""
    return " ".join(document.quote(span).split())


def test_there_is_prose_of_every_style():
    """The corpus is large enough, and each style is in it."""
    assert STYLES == {Path(name).stem for name in ESSAYS}
    assert 14_000 < sum((QUIET / name).stat().st_size for name in ESSAYS) < 30_000


def test_good_prose_raises_nothing(audited):
    """No error, no warning."""
    loud = (Severity.ERROR, Severity.WARNING)
    assert [] == [line(audited.document, finding) for finding in audited.findings if finding.severity in loud]


def test_good_prose_is_full_of_figures(audited):
    """Silence is no accident: there is much that could be taken for a claim."""
    assert len(audited.quantities) > 25


def test_what_is_found_is_known(audited, golden):
    """The claims that are found are those of the snapshot."""
    found = [line(audited.document, finding) for finding in audited.findings]
    golden(f"quiet/{Path(audited.id).stem}.found.txt", "".join(text + "\n" for text in found))


def test_no_claim_abstains_without_a_reason(audited):
    """What is undetermined says why."""
    undetermined = [f for f in audited.findings if f.verdict is Verdict.UNDETERMINED]
    assert all(finding.recomputation.reason.value for finding in undetermined)
