"""Tests of the whole pipeline in process: several inputs, what settles a figure, golden audits, laws of an audit."""

import json
import time
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given

from checker import __version__
from checker.pipeline import audit, audit_input, scan_input
from checker.reading import Failure, read_bytes
from checker.reading.reader import read_text
from checker.scanning import scan
from checker.settle import settle
from claims.audit import Audit, ExitCode, Status
from claims.claim import Claim, Premise, Strength
from claims.finding import Finding, Severity, Verdict
from claims.interval import Interval
from claims.recomputation import Abstention, AbstentionReason, Agreement, Recomputation
from reports.as_json import as_json
from tests.strategies import essays, noise

TESTS = Path(__file__).parent
GOOD = "The van makes 3 × 12 = 36 trips."
BAD = "The van makes 3 × 12 = 48 trips."
FAILURE = Failure("gone.md", "gone.md", "gone.md: no such file; check the path")


def read(text, path="essay.md"):
    """The document of a Markdown essay."""
    return read_text(text, id=path, path=path, suffix=".md")


def quotes(text):
    """Verdict and quote of each finding of a kind that is no inference."""
    audited = audit_input(read(text))
    stated = [finding for finding in audited.findings if finding.claim.strength is not Strength.INFERRED]
    return [(str(finding.verdict), audited.document.quote(finding.span)) for finding in stated]


def test_what_is_off_vouches_for_nothing():
    """A percentage that its own words convict clears no figure from which it happens to follow."""
    grown = "Their number grows by 12 percent a year, and at that rate there will be about 81,000 five years from now."
    share = "In last spring's count 36,000 of the county's 48,000 singers took part, 63 percent of them."
    essay = f"The choirs have 30,000 followers. {grown}\n\n{share}"
    off = [quote for verdict, quote in quotes(essay) if verdict == Verdict.INCONSISTENT]
    assert ["81,000", "63 percent"] == off


@pytest.mark.parametrize(
    ("inputs", "exit_code"),
    [
        ([], ExitCode.PASSED),
        ([GOOD], ExitCode.PASSED),
        (["No figures here."], ExitCode.PASSED),
        ([BAD], ExitCode.FAILED),
        ([GOOD, BAD], ExitCode.FAILED),
        ([FAILURE], ExitCode.INCOMPLETE),
        ([FAILURE, GOOD], ExitCode.INCOMPLETE),
        ([BAD, FAILURE], ExitCode.INCOMPLETE),
    ],
)
def test_exit_code(inputs, exit_code):
    """The worst of all inputs decides, and an input that could not be read is the worst."""
    given_inputs = [given if isinstance(given, Failure) else read(given) for given in inputs]
    assert exit_code == audit(given_inputs).exit_code


def test_every_input_is_in_the_audit_in_order():
    """An input that failed stands in the audit with its reason, between the others."""
    made = audit([read(GOOD, "a.md"), FAILURE, read(BAD, "b.md")])
    assert ["a.md", "gone.md", "b.md"] == [document.id for document in made.documents]
    assert [Status.AUDITED, Status.FAILED, Status.AUDITED] == [document.status for document in made.documents]
    assert [None, FAILURE.message, None] == [document.error for document in made.documents]
    assert ("essay-checker", __version__) == (made.tool_name, made.tool_version)


def test_counts_are_those_of_the_verdicts():
    """The summary counts the findings of all documents by verdict."""
    made = audit([read(GOOD, "a.md"), read(BAD, "b.md")])
    assert 1 == made.counts()[Verdict.INCONSISTENT]
    assert len(made.documents[0].findings) == made.counts()[Verdict.CONSISTENT]


def test_a_scan_has_quantities_and_no_findings():
    """Scanning stops before the claims, and a failure passes through."""
    scanned = scan_input(read(BAD))
    assert [3, 12, 48] == [quantity.value for quantity in scanned.quantities]
    assert () == scanned.findings
    assert Status.FAILED is scan_input(FAILURE).status


def test_an_essay_without_figures_has_no_findings():
    """No figures, no findings, no failure."""
    audited = audit_input(read("# A quiet day\n\nNothing was counted, and nobody minded."))
    assert ((), (), Status.AUDITED) == (audited.quantities, audited.findings, audited.status)


def test_alarms_are_what_deserves_an_eye():
    """Slack and errors are alarms; what agrees plainly is none."""
    audited = audit_input(read(BAD + " Parts of 1.4 million and 1.4 million, totalling 2.9 million, were paid."))
    severities = {finding.severity for finding in audited.alarms}
    assert Severity.NONE not in severities
    assert Severity.ERROR in severities


ESSAYS = {
    "essays/budget.md": {"$3,960": "$3,690", "$5,600": "$5,500"},
    "essays/policy-memo.md": {"$44.2 million a year": "$4.42 million a year", "33%": "25%"},
    "essays/science-blog.md": {"25,000 m": "2,500 m"},
    "essays/lighthouse.md": {"149 years": "139 years"},
    "essays/harbour-history.md": {"82": "72"},
    "essays/low-flows.md": {"0.02": "0.2", "25%": "20%", "467 million litres": "4.67 billion litres"},
    "essays/cycling-plan.md": {
        "€960,000": "€9,600,000",
        "€2.63 million a year": "€26.28 million a year",
        "five stages": "four stages",
    },
    "essays/kitchen-sink.md": {
        "11": "10",
        "10": "9",
        "20%": "25%",
        "43": "42",
        "$120": "$110",
        "2.7 billion tins a day": "2.7 million tins a day",
        "54": "56",
    },
    "../examples/ai-energy.md": {
        "7.5 billion tokens/day": "7.5 trillion tokens/day",
        "50,000 users": "500,000 users",
    },
}
"""Each essay with what is wrong in it, and the first repair."""


@pytest.mark.parametrize("name", ESSAYS)
def test_golden_audit(golden, name):
    """The audit of an essay is the golden one, and its errors are those that it was written with."""
    path = TESTS / name
    audited = audit_input(*read_bytes(path.read_bytes(), path=path.name))
    made = json.loads(as_json(Audit("essay-checker", "0", (audited,)), with_record=False))
    findings = made["documents"][0]["findings"]
    errors = [finding for finding in findings if finding["severity"] in ("error", "warning")]
    repairs = {finding["quote"]: finding["discrepancy"]["repairs"][0]["to"] for finding in errors}
    assert ESSAYS[name] == repairs
    assert len(ESSAYS[name]) == len(errors)
    golden(f"essays/{path.stem}.audit.json", json.dumps(made, indent=1, ensure_ascii=False) + "\n")


def test_every_essay_has_a_golden_audit():
    """No essay lies about without its audit, and no audit without its essay."""
    audits = {path.name.removesuffix(".audit.json") for path in (TESTS / "essays").glob("*.audit.json")}
    assert {Path(name).stem for name in ESSAYS} == audits
    assert {path.stem for path in (TESTS / "essays").glob("*.md")} < audits


def test_the_example_agrees_but_for_its_two_slips():
    """The example essay holds two slips and at least a dozen claims that are right."""
    (example,) = read_bytes((TESTS.parent / "examples/ai-energy.md").read_bytes(), path="ai-energy.md")
    counts = audit([example]).counts()
    assert 2 == counts[Verdict.INCONSISTENT]
    assert 12 <= counts[Verdict.CONSISTENT]


def finding_for(passage, strength, agreement, figure=-1, kind="any"):
    """A finding about one figure of a passage, agreeing or not; `abstains` is an agreement, too."""
    asserted = passage.quantities[figure]
    claim = Claim(kind, asserted, "a", (Premise("a", passage.quantities[0]),), asserted.span, strength)
    if agreement == "abstains":
        return Finding("", claim, Abstention(AbstentionReason.UNITS), Verdict.UNDETERMINED, Severity.NONE)
    verdict = Verdict.INCONSISTENT if agreement is None else Verdict.CONSISTENT
    severity = Severity.ERROR if agreement is None else Severity.NONE
    value = Fraction(1)
    recomputed = Recomputation(value, Interval.exactly(value), asserted.unit, "a", agreement)
    return Finding("", claim, recomputed, verdict, severity)


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        ((Strength.STATED, None), (Strength.WORDED, Agreement.EXACT), 1),
        ((Strength.WORDED, Agreement.EXACT), (Strength.STATED, None), 0),
        ((Strength.STATED, None), (Strength.WORDED, None), 0),
        ((Strength.STATED, Agreement.EXACT), (Strength.WORDED, Agreement.EXACT), 0),
        ((Strength.STATED, "abstains"), (Strength.WORDED, None), 1),
        ((Strength.STATED, None), (Strength.INFERRED, Agreement.EXACT), 0),
        ((Strength.INFERRED, Agreement.EXACT), (Strength.STATED, None), 1),
        ((Strength.STATED, "abstains"), (Strength.INFERRED, Agreement.EXACT), 1),
    ],
)
def test_one_finding_for_each_figure(first, second, kept):
    """Where wordings compete one that agrees explains the figure, but an inference clears nothing."""
    passage = scan(read(BAD))
    findings = [finding_for(passage, *first), finding_for(passage, *second)]
    assert [findings[kept]] == settle(findings, passage)


def test_a_repetition_stands_beside_what_else_is_said_of_a_figure():
    """A figure can follow from its premises and contradict an earlier mention."""
    passage = scan(read(BAD))
    findings = [
        finding_for(passage, Strength.STATED, Agreement.EXACT),
        finding_for(passage, Strength.REPEATED, None, kind="repetition"),
    ]
    assert findings == settle(findings, passage)


def test_figures_do_not_compete_with_each_other():
    """Each figure keeps its own finding."""
    passage = scan(read(BAD))
    findings = [finding_for(passage, Strength.STATED, None, figure) for figure in (1, 2)]
    assert findings == settle(findings, passage)


@pytest.mark.parametrize(
    ("plain", "dressed"),
    [
        (BAD, BAD.replace("3 × 12 = 48", "**3** × *12* = **48**")),
        (BAD, BAD.replace(" ", "\u00a0")),
        (BAD, BAD.replace(" ", "\n", 3)),
        (BAD, "> " + BAD),
        (BAD, "- " + BAD),
        (BAD, "<p>" + BAD + "</p>"),
    ],
    ids=["emphasis", "no-break spaces", "line breaks", "quote", "item", "html"],
)
def test_dress_does_not_change_the_verdict(plain, dressed):
    """Emphasis, white space and layout change nothing in what is found."""
    assert [verdict for verdict, _ in quotes(plain)] == [verdict for verdict, _ in quotes(dressed)]


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_do_not_change_the_verdict(end):
    """An essay from another system has the same findings, at its own positions."""
    text = f"# Trips\n\n{BAD}\nMore of them."
    (document,) = read_bytes(text.replace("\n", end).encode(), path="essay.md")
    findings = audit_input(document).findings
    assert [finding.verdict for finding in audit_input(read(text)).findings] == [f.verdict for f in findings]
    assert "48 trips" == document.quote(next(f for f in findings if f.verdict is Verdict.INCONSISTENT).span)


def test_a_long_table_is_read_to_its_end():
    """Many figures in a row are a table, and its total is checked like that of a short one."""
    rows = "".join(f"| day {day} | {day} | {3 * day} |\n" for day in range(1, 151))
    table = f"| Day | Calls | Minutes |\n|---|---|---|\n{rows}| Total | 11,325 | 33,957 |\n"
    assert [("consistent", "11,325"), ("inconsistent", "33,957")] == quotes(table)


def test_a_long_list_is_read_to_its_end():
    """Many short items are a list, and the figure of each is found."""
    assert 300 == len(audit_input(read("- 12 users\n" * 300)).quantities)


def seconds(count):
    """The processor time that an audit of so many wrong equations takes."""
    text = "".join(f"In week {week} it is 3 × {week} = {week} crates.\n\n" for week in range(11, 11 + count))
    started = time.process_time()
    assert count == sum(f.verdict is Verdict.INCONSISTENT for f in audit_input(read(text)).findings)
    return time.process_time() - started


def test_time_grows_with_the_number_of_errors():
    """Four times the errors take about four times as long, not sixteen."""
    seconds(10)
    assert min(seconds(160) for _ in range(2)) < 8 * max(seconds(40) for _ in range(2))


def reported(text):
    """The JSON of an essay's audit, after asserting that every span of it slices to what was written."""
    found = audit([read(text)])
    (audited,) = found.documents
    written = as_json(found)
    document, object_ = audited.document, json.loads(written)["documents"][0]
    for quantity in audited.quantities:
        assert 0 <= quantity.span.start <= quantity.number.start < quantity.number.end <= quantity.span.end
        quote = document.quote(quantity.span)
        assert quote.strip() == quote
    ends = [(quantity.span.start, quantity.span.end) for quantity in audited.quantities]
    assert all(before[1] <= after[0] for before, after in zip(ends, ends[1:], strict=False))
    for finding, told in zip(audited.findings, object_["findings"], strict=True):
        assert text[slice(*finding.span)] == told["quote"] == told["asserted"]["text"]
        assert finding.claim.extent.start <= finding.claim.extent.end <= len(text)
        for premise in told["premises"]:
            assert text[premise["span"]["start"] : premise["span"]["end"]] == premise["text"]
        for repair in (told["discrepancy"] or {}).get("repairs", ()):
            assert text[repair["span"]["start"] : repair["span"]["end"]] == repair["from"]
        line, column = document.position(finding.span.start)
        assert text.split("\n")[line - 1][column - 1 :].startswith(told["quote"].split("\n")[0])
    return written


@given(noise)
def test_no_text_breaks_the_pipeline(text):
    """Whatever is written, it is audited, and its spans hold."""
    if text.strip():
        reported(text)


@given(essays)
def test_an_audit_is_reproducible_and_its_json_round_trips(text):
    """All quote the untouched source by offset and by line; the same essay gives the same bytes, and lossless ones."""
    first = reported(text)
    assert first == as_json(audit([read(text)]))
    parsed = json.loads(first)
    assert parsed == json.loads(json.dumps(parsed))
    for finding in parsed["documents"][0]["findings"]:
        derived = finding["derived"]
        assert derived is None or Fraction(derived["value"]).denominator > 0
        assert finding["formula"]
