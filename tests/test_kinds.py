"""Every kind of claim against its corpus, `kinds/<name>.toml`: what it must find, and what it must leave alone.

A case names the essay, the figure asserted in it, the value that its premises give, and the verdict. `derived` is a
number with a unit in the notation of reports ("7.5 trillion token/day"), exact unless it starts with ≈: then the
derived value rounds to the digits given. A silence is an essay in which nothing may be raised, and in which the kind
finds nothing at all unless it `may_agree`.
"""

import re
import tomllib
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from checker.pipeline import audit_input
from checker.reading.reader import read_text
from checker.scanning import scan
from checker.sheet import parse_sheet
from claims.finding import Severity, Verdict
from claims.kinds import KINDS, reference
from claims.selection import Selection
from reports.wording import message

CORPORA = {
    path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
    for path in sorted((Path(__file__).parent / "kinds").glob("*.toml"))
}
FEWEST = 12
ALARMS = (Severity.ERROR, Severity.WARNING)
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
DERIVED = re.compile(
    rf"(?P<about>≈ ?)?(?P<number>-?[\d.,]+(?:/\d+)?)(?: (?P<scale>{'|'.join(SCALES)}))?(?: (?P<unit>.+))?"
)


SHEET = parse_sheet({"figure": CORPORA["reference"]["figure"]}, "figures.toml")
SELECTION = Selection(tuple(reference.against(SHEET) if kind is reference.KIND else kind for kind in KINDS))


def entries(section):
    """The entries of all corpora, each as a parameter named after its kind and what it does."""
    return [
        pytest.param(stem.replace("_", "-"), entry, id=f"{stem}: {entry['name']}")
        for stem, corpus in CORPORA.items()
        for entry in corpus.get(section, ())
    ]


def findings_of(entry):
    """The findings in the essay of an entry, and its document."""
    audited = audited_essay(entry["essay"], entry.get("suffix", ".md"))
    return audited.findings, audited.document


@cache
def audited_essay(text, suffix):
    """The audit of an essay, made once for all tests; what it found can be told."""
    audited = audit_input(read_text(text, id="essay", path="essay" + suffix, suffix=suffix), SELECTION)
    assert all(message(finding, audited.document) for finding in audited.findings)
    return audited


def asserted_in(kind, entry):
    """The one finding of a kind whose figure is the asserted one."""
    findings, document = findings_of(entry)
    mine = [f for f in findings if f.claim.kind == kind and document.quote(f.span) == entry["asserted"]]
    seen = [(f.claim.kind, document.quote(f.span), str(f.verdict)) for f in findings]
    assert 1 == len(mine), f"no {kind} claim about {entry['asserted']!r}; found {seen}; see `check scan`"
    return mine[0]


def derived(text):
    """The value, the reach and the unit that `derived` states."""
    match = DERIVED.fullmatch(text)
    assert match is not None, text
    number = match["number"].replace(",", "")
    scale = SCALES.get(match["scale"], 1)
    reach = Fraction(1, 2 * 10 ** len(number.partition(".")[2])) if match["about"] else Fraction(0)
    return Fraction(number) * scale, reach * scale, match["unit"] or ""


def test_every_kind_has_a_corpus():
    """The corpora are those of the kinds, no fewer and no more."""
    assert {kind.name.replace("-", "_") for kind in KINDS} == set(CORPORA)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_shows_an_error_and_a_near_miss(kind):
    """The example of a kind is an error that it finds; in its counter-example nothing is wrong, nor found."""
    assert all((kind.summary, kind.example, kind.counter_example))
    found = [(f.claim.kind, f.severity) for f in audited_essay(kind.example, ".md").findings if f.severity in ALARMS]
    assert [kind.name] == [name for name, _ in found]
    near = audited_essay(kind.counter_example, ".md").findings
    assert [] == [f.claim.kind for f in near if f.claim.kind == kind.name or f.severity in ALARMS]


@pytest.mark.parametrize("corpus", CORPORA.values(), ids=CORPORA)
def test_corpora_are_large_enough(corpus):
    """Each kind has enough cases and enough silences, under names of their own."""
    cases, silences = corpus["case"], corpus["silence"]
    names = [entry["name"] for entry in cases + silences]
    assert min(len(cases), len(silences)) >= FEWEST
    assert len(names) == len(set(names))
    assert all(name.startswith("it ") for name in names)


@pytest.mark.parametrize(("kind", "case"), entries("case"))
def test_case(kind, case):
    """The kind finds the claim, judges it on the evidence that the case names, and mends it; nothing else is raised."""
    finding = asserted_in(kind, case)
    assert case["verdict"] == finding.verdict
    raised = [f.claim.asserted.span for f in findings_of(case)[0] if f.severity in ALARMS]
    assert ([finding.span] if finding.verdict is Verdict.INCONSISTENT else []) == raised
    value, reach, unit = derived(case["derived"])
    assert unit == str(finding.recomputation.unit), "`derived` is given in the unit of the asserted figure"
    assert abs(value - finding.recomputation.value) <= reach
    for aspect, expected in evidence_named(case).items():
        assert expected == EVIDENCE[aspect](finding, case["essay"]), aspect
    if finding.verdict is Verdict.INCONSISTENT:
        check_repairs(finding, case)


def check_repairs(finding, case):
    """Assert that each repair has a reason and changes something, and that the essay with the first one is mended."""
    repairs = finding.discrepancy.repairs
    assert all(repair.original != repair.replacement for repair in repairs)
    assert all(repair.why and not repair.why.endswith(".") for repair in repairs)
    (start, end), text = repairs[0].span, case["essay"]
    mended = {**case, "essay": text[:start] + repairs[0].replacement + text[end:]}
    assert [finding] == wrong(findings_of(case)[0])
    assert finding.claim.asserted.index not in [left.claim.asserted.index for left in wrong(findings_of(mended)[0])]


def wrong(findings):
    """Those of some findings that are inconsistent."""
    return [finding for finding in findings if finding.verdict is Verdict.INCONSISTENT]


EVIDENCE = {
    "agreement": lambda finding, _: finding.recomputation.agreement,
    "diagnosis": lambda finding, _: finding.discrepancy.diagnosis,
    "formula": lambda finding, _: finding.recomputation.formula,
    "premises": lambda finding, essay: [
        essay[slice(*span)] for span in sorted(premise.quantity.span for premise in finding.claim.premises)
    ],
    "repair": lambda finding, _: finding.discrepancy.repairs[0].replacement,
    "severity": lambda finding, _: finding.severity,
}


def evidence_named(case):
    """The aspects of the evidence that a case states."""
    unknown = set(case) - set(EVIDENCE) - {"name", "essay", "asserted", "derived", "verdict", "suffix"}
    assert not unknown, unknown
    return {aspect: case[aspect] for aspect in EVIDENCE if aspect in case}


@pytest.mark.parametrize(("kind", "case"), entries("case"))
def test_emphasis_changes_nothing(kind, case):
    """The verdict is the same where the author has set every figure in bold type."""
    if "*" in case["essay"] or "\\" in case["essay"]:
        pytest.skip("the essay has emphasis of its own, or mathematics, which asterisks do not make bold")
    assert case["verdict"] == asserted_in(kind, {**case, "essay": emphasised(case)}).verdict


def emphasised(case):
    """The essay of a case with every quantity in bold type."""
    suffix = case.get("suffix", ".md")
    text = case["essay"]
    for quantity in reversed(scan(read_text(text, id="essay", path="essay" + suffix, suffix=suffix)).quantities):
        start, end = quantity.span
        text = f"{text[:start]}**{text[start:end]}**{text[end:]}"
    return text


@pytest.mark.parametrize(("kind", "silence"), entries("silence"))
def test_silence(kind, silence):
    """Nothing is raised in good prose, and the kind sees no claim where there is none."""
    findings, document = findings_of(silence)
    assert [] == [document.quote(f.span) for f in findings if f.severity in ALARMS]
    mine = [document.quote(f.span) for f in findings if f.claim.kind == kind]
    assert [] == mine or silence.get("may_agree", False)
