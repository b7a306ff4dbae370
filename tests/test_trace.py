"""Tests of the graph of claims: root against consequences, what survives a correction, and what moves a conclusion."""

import json
from fractions import Fraction

import pytest

from checker.pipeline import audit, audit_input
from checker.reading.reader import read_text
from claims.finding import Severity, Verdict
from claims.sensitivity import sensitivity
from reports.as_json import as_json
from reports.as_text import as_text

ORCHARD = (
    "The plan is 1,100 × 45,000 = 495 million trees. At $0.80 each, 495 million × 0.80 = $396 million.\n\n"
    "With fences, $396 million + $104 million = $500 million. The road is 12 × 30 = 360 km long."
)


def document(text):
    """A Markdown document."""
    return read_text(text, id="essay.md", path="essay.md", suffix=".md")


def traced(text):
    """The findings of a text by the text of their figures."""
    audited = audit_input(document(text))
    return {audited.document.quote(finding.span): finding for finding in audited.findings}


def test_a_conclusion_from_a_wrong_figure_does_not_survive_its_correction():
    """Arithmetic that is right but rests on an error is recomputed with the mended figure, however far behind."""
    found = traced(ORCHARD)
    root = found["495 million trees"]
    assert root.correction is None and root.severity is Severity.ERROR
    for quote, value in (("$396 million", 39_600_000), ("$500 million", 143_600_000)):
        finding = found[quote]
        assert Verdict.CONSISTENT is finding.verdict
        assert root.id == finding.consequence_of
        assert (Fraction(value), False) == (finding.correction.value, finding.correction.survives)


def test_what_does_not_rest_on_the_error_is_left_alone():
    """A claim with other premises has no correction."""
    finding = traced(ORCHARD)["360 km"]
    assert (None, None, ()) == (finding.correction, finding.consequence_of, finding.rests_on)


def test_a_conclusion_that_was_worked_out_from_the_right_figure_is_a_consequence():
    """Only one of two errors is the author's where mending the first makes the second hold."""
    found = traced(
        "They bake 30 × 48 = 14,400 loaves a week. Of those, 1,440 were sold. "
        "A year has 52 weeks: 14,400 × 52 = 74,880 loaves."
    )
    root, symptom = found["14,400 loaves a week"], found["74,880 loaves"]
    assert root.id == symptom.consequence_of
    assert (Severity.ERROR, Severity.NOTE) == (root.severity, symptom.severity)
    assert symptom.correction.survives


def test_a_conclusion_survives_where_the_correction_is_within_its_rounding():
    """A small correction leaves a rounded conclusion as it is, and the audit says so."""
    found = traced("The herd is 17 × 61 = 1,036 cows. That is 1,036 × 2 = about 2,000 horns.")
    horns = found["2,000 horns"]
    assert horns.correction.survives
    assert horns.consequence_of is None


def test_the_repair_that_other_claims_bear_out_comes_first():
    """Where one change mends two claims it is the likelier slip."""
    found = traced("A fare costs $85. The bus takes 40 × $85 = $2,320 a trip. A family pays 3 × $85 = $174 for it.")
    seats, fares = found["$2,320"], found["$174"]
    assert "$58" == seats.discrepancy.repairs[0].replacement
    assert seats.id == fares.consequence_of


def test_a_small_number_that_many_claims_share_is_no_root_of_theirs():
    """Twelve months here and twelve months there are two figures: each error is one of its own."""
    found = traced(
        "The hall costs 12 × $310 = $37,200. The barn costs 12 × $95 = $11,400. The shed costs 12 × $41 = $4,920."
    )
    assert {Severity.ERROR} == {finding.severity for finding in found.values()}


def test_two_separate_errors_are_two_roots():
    """An error whose correction another error does not mend stays an error."""
    found = traced("The hall is 12 × 15 = 200 m² large. The yard is 14 × 10 = 160 m² large.")
    assert [Severity.ERROR] * 2 == [finding.severity for finding in found.values()]
    assert [None] * 2 == [finding.correction for finding in found.values()]


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("So 12 × 30 = 360 km.", "360 km", {"a": Fraction(1), "b": Fraction(1)}),
        ("So 360 ÷ 30 = 12 km.", "12 km", {"a": Fraction(1), "b": Fraction(-1)}),
        ("So 75 + 25 = 100 km.", "100 km", {"a": Fraction(3, 4), "b": Fraction(1, 4)}),
        ("So 75 − 25 = 50 km.", "50 km", {"a": Fraction(3, 2), "b": Fraction(-1, 2)}),
    ],
)
def test_sensitivity(text, quote, expected):
    """A conclusion moves by the elasticity of its formula in each premise."""
    finding = traced(text)[quote]
    assert expected == sensitivity(finding.claim, finding.recomputation)


def test_json_tells_root_consequence_and_sensitivity():
    """The graph is in the JSON by the ids of findings."""
    findings = json.loads(as_json(audit([document(ORCHARD)])))["documents"][0]["findings"]
    by_quote = {finding["quote"]: finding for finding in reversed(findings)}
    root, cost = by_quote["495 million trees"], by_quote["$396 million"]
    assert (None, None, []) == (root["consequence_of"], root["correction"], root["rests_on"])
    assert (root["id"], [root["id"]]) == (cost["consequence_of"], cost["rests_on"])
    assert ("39600000", False) == (cost["correction"]["derived"]["value"], cost["correction"]["survives"])
    assert [{"name": "a", "percent": "1"}, {"name": "b", "percent": "1"}] == cost["sensitivity"]


def test_text_tells_what_an_error_reaches():
    """Under the root stand the conclusions that do not survive."""
    shown = as_text(audit([document(ORCHARD)]))
    assert "reaches  line 1, $396 million: it is $39.6 million and does not survive" in shown
    assert "reaches  line 3, $500 million: it is $143.6 million and does not survive" in shown
