"""Tests of judging: the truth table row by row, and ids that outlive edits elsewhere."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.judge import judge
from checker.pipeline import audit_input
from checker.reading.reader import read_text
from checker.scanning import scan
from claims.claim import Claim, Premise, Strength
from claims.finding import Severity, Verdict
from claims.interval import Interval
from claims.recomputation import Abstention, AbstentionReason, Agreement, Recomputation
from tests.strategies import essays

ESSAY = "The yard holds 40 boats. Each pays $25, so the yard takes $1,000."


def read(text, path="essay.md"):
    """The document of a Markdown essay."""
    return read_text(text, id=path, path=path, suffix=".md")


def judged(value, agreement, **claimed):
    """The finding for the essay's result, recomputed as stated."""
    passage = scan(read(ESSAY))
    boats, price, taken = passage.quantities
    premises = (Premise("a", boats), Premise("b", price))
    claim = Claim("derivation", taken, "a * b", premises, passage.document.sentences[1].span, **claimed)
    number = Fraction(value)
    recomputation = Recomputation(number, Interval.exactly(number), taken.unit, "a * b", agreement)
    return judge(claim, recomputation, passage)


@pytest.mark.parametrize(
    ("value", "agreement", "claimed", "verdict", "severity"),
    [
        ("1000", Agreement.EXACT, {}, Verdict.CONSISTENT, Severity.NONE),
        ("999.8", Agreement.ROUNDED, {}, Verdict.CONSISTENT, Severity.NONE),
        ("1010", Agreement.SLACK, {}, Verdict.CONSISTENT, Severity.NOTE),
        ("1100", None, {}, Verdict.INCONSISTENT, Severity.ERROR),
        ("1100", None, {"strength": Strength.STATED}, Verdict.INCONSISTENT, Severity.ERROR),
        ("1000000", None, {}, Verdict.INCONSISTENT, Severity.ERROR),
        ("1100", None, {"strength": Strength.REPEATED}, Verdict.INCONSISTENT, Severity.WARNING),
        ("1000000", None, {"strength": Strength.REPEATED}, Verdict.INCONSISTENT, Severity.ERROR),
        ("1100", None, {"loose": True}, Verdict.INCONSISTENT, Severity.WARNING),
        ("1000000", None, {"loose": True}, Verdict.INCONSISTENT, Severity.ERROR),
        ("100", None, {"loose": True}, Verdict.INCONSISTENT, Severity.ERROR),
    ],
)
def test_arithmetic_convicts(value, agreement, claimed, verdict, severity):
    """Where the arithmetic agrees the claim is consistent, where it disagrees inconsistent."""
    finding = judged(value, agreement, **claimed)
    assert (verdict, severity) == (finding.verdict, finding.severity)


@pytest.mark.parametrize("reason", AbstentionReason)
def test_an_abstention_is_undetermined(reason):
    """What was not recomputed is neither right nor wrong, and raises nothing."""
    passage = scan(read(ESSAY))
    claim = Claim("derivation", passage.quantities[2], "a", (), passage.document.sentences[1].span)
    finding = judge(claim, Abstention(reason), passage)
    assert (Verdict.UNDETERMINED, Severity.NONE) == (finding.verdict, finding.severity)
    assert finding.discrepancy is None


def test_only_an_inconsistent_finding_has_a_discrepancy():
    """What agrees has nothing to mend."""
    assert judged("1000", Agreement.EXACT).discrepancy is None
    assert judged("999.8", Agreement.ROUNDED).discrepancy is None
    assert Fraction(10, 11) == judged("1100", None).discrepancy.factor


def findings(text, path="essay.md"):
    """The findings of an essay."""
    return audit_input(read(text, path)).findings


def ids(text):
    """The ids of an essay's findings, in order."""
    return [finding.id for finding in findings(text)]


words = st.lists(st.sampled_from("the lake rose and fell while nobody watched from our old pier".split()), min_size=1)
paragraphs = words.map(" ".join).map(lambda text: f"\n\nNow {text}.\n\n")


@given(essays, paragraphs, paragraphs)
def test_ids_are_stable_under_edits_elsewhere(text, before, after):
    """No two findings of a document share an id, and a paragraph before or after the claims changes none."""
    found = ids(text)
    assert len(found) == len(set(found))
    assert found == ids(before + text + after)


def test_ids_are_stable_under_wrapping():
    """An essay wrapped anew keeps its ids."""
    text = "We planted 12 rows × 30 vines = 350 vines last year, and nobody complained."
    assert ids(text) == ids(text.replace(" = ", " =\n").replace("last ", "last\n"))


def test_a_figure_that_changes_gets_another_id():
    """Another figure is another finding."""
    wrong, worse = "It is 12 × 30 = 350.", "It is 12 × 30 = 3,500."
    assert set(ids(wrong)).isdisjoint(ids(worse))


def test_a_sentence_written_twice_gets_two_ids():
    """The second of two equal findings is told from the first, which keeps its id."""
    once = "It is 12 × 30 = 350."
    first, second = ids(f"{once}\n\n{once}")
    assert ids(once) == [first]
    assert first != second


def test_ids_tell_files_apart():
    """The same sentence in another file is another finding."""
    text = "It is 12 × 30 = 350."
    assert findings(text, "a.md")[0].id != findings(text, "b.md")[0].id


def test_findings_stand_in_the_order_of_the_text():
    """Findings come in the order of their figures, whatever kind found them."""
    text = "It is 12 × 30 = 350. Rents doubled from $500 to $1,500. Of 40 boats, 10 (20%) sank."
    spans = [finding.span for finding in findings(text)]
    assert sorted(spans) == spans
