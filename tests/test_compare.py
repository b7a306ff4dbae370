"""Tests of the comparison of documents: what contradicts, what only looks so, and where it is told."""

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest

from checker.compare import compare
from checker.pipeline import audit, scan_input
from checker.reading import read_text
from reports.as_html import as_html, as_pages
from reports.record import packed, unpacked
from reports.schema import audit_schema

TABLE = tomllib.loads((Path(__file__).parent / "contradictions.toml").read_text(encoding="utf-8"))
CASES, SILENCES = TABLE["case"], TABLE["silence"]
TICKETS = ("The lido sold 41,280 tickets in 2021.\n", "In 2021 the lido sold 42,180 tickets.\n")
COST = ("The new tram line has a total cost of €82.4 million.\n", "The total cost of the tram line is €79.1 million.\n")


def read(texts):
    """The texts as documents of one run."""
    paths = (f"{chr(ord('a') + number)}.md" for number in range(len(texts)))
    return [read_text(text, id=path, path=path, suffix=".md") for path, text in zip(paths, texts, strict=True)]


@pytest.fixture
def check(check, monkeypatch, tmp_path):
    """Run the command in a folder with the texts as a.md, b.md …"""
    monkeypatch.chdir(tmp_path)

    def run(texts, *arguments):
        names = [f"{chr(ord('a') + number)}.md" for number in range(len(texts))]
        for name, text in zip(names, texts, strict=True):
            Path(name).write_text(text, encoding="utf-8")
        return check(*names, *arguments)

    return run


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_contradiction_is_found(case):
    """Documents that give one quantity two values contradict each other once, whichever comes first."""
    for texts in (case["documents"], case["documents"][::-1]):
        found = compare([scan_input(document) for document in read(texts)])
        assert [case["severity"]] == [item.severity for item in found]
        assert len(texts) == len(found[0].sides)


@pytest.mark.parametrize("case", SILENCES, ids=lambda case: case["name"])
def test_no_contradiction(case):
    """Documents that may well both be right are left alone."""
    assert () == compare([scan_input(document) for document in read(case["documents"])])


def test_the_rare_value_is_the_odd_one():
    """Of three documents the one that stands alone is the odd one, of two the later."""
    assert [2] == [item.odd for item in audit(read(CASES[9]["documents"])).contradictions]
    assert [1] == [item.odd for item in audit(read(CASES[9]["documents"][1:])).contradictions]


def test_records_of_one_file_are_apart(check, tmp_path):
    """The rows of a collection are not compared with one another."""
    lines = (json.dumps({"id": str(number), "text": text}) for number, text in enumerate(TICKETS))
    (tmp_path / "rows.jsonl").write_text("\n".join(lines), encoding="utf-8")
    _, told, _ = check((), "rows.jsonl", "--output-format", "json")
    assert [] == json.loads(told)["contradictions"]


def test_the_json_has_both_sides(check):
    """The JSON names the documents, the places and the figures, and keeps its schema."""
    code, told, _ = check(TICKETS, "--output-format", "json")
    found = json.loads(told)
    jsonschema.validate(found, audit_schema())
    assert 0 == code
    (item,) = found["contradictions"]
    assert ("warning", 1, "lido sold") == (item["severity"], item["odd"], item["label"])
    assert [("a.md", 1, "41,280 tickets"), ("b.md", 1, "42,180 tickets")] == [
        (side["path"], side["line"], side["stated"]["text"]) for side in item["sides"]
    ]
    assert item["message"].startswith("Stated 42,180 tickets; a.md, line 1, has 41,280 tickets")


@pytest.mark.parametrize(
    "name", ["text", "concise", "markdown", "github", "gitlab", "sarif", "junit", "rdjsonl", "html"]
)
def test_every_format_tells_it(check, name):
    """Whoever reads a report of any format is told of the contradiction."""
    _, told, _ = check(TICKETS, "--output-format", name)
    assert "42,180" in told
    assert "41,280" in told
    assert "contradiction" in told
    assert "contradiction" not in check(TICKETS[:1] * 2, "--output-format", name).out or name == "sarif"


@pytest.mark.parametrize(
    ("texts", "arguments", "code"),
    [
        (TICKETS, [], 0),
        (TICKETS, ["--fail-on", "warning"], 1),
        (TICKETS, ["--max-warnings", "0"], 1),
        (TICKETS, ["--fail-on", "warning", "--no-contradictions"], 0),
        (COST, ["--fail-on", "warning"], 0),
        (COST, ["--fail-on", "note"], 1),
    ],
)
def test_it_is_never_an_error(check, texts, arguments, code):
    """A contradiction is a warning or a note to the gate."""
    assert code == check(texts, *arguments).code


@pytest.mark.parametrize("side", [0, 1])
def test_either_document_can_suppress_it(check, side):
    """A comment beside either statement suppresses the contradiction, which stays in the JSON with the reason."""
    comment = '<!-- check: ignore[contradiction] reason="day tickets alone" -->\n'
    texts = [comment + text if number == side else text for number, text in enumerate(TICKETS)]
    code, told, _ = check(texts, "--fail-on", "warning", "--output-format", "json")
    found = json.loads(told)
    assert 0 == code
    assert [{"by": "comment", "reason": "day tickets alone"}] == [
        item["suppressed"] for item in found["contradictions"]
    ]
    assert [] == [notice for document in found["documents"] for notice in document["notices"]]
    assert "Stated" not in check(texts).out
    assert "day tickets alone" in check(texts, "--verbose").out


def test_the_baseline_takes_note_of_it(check):
    """Known, it does not fail the gate, wherever in the texts it stands; another value is a new one."""
    gate = ["--baseline", "known.json", "--fail-on", "warning"]
    check(TICKETS)
    written = check((), "baseline", "write", "a.md", "b.md", "--baseline", "known.json", "--reason", "two counts")
    assert 0 == written.code
    assert 0 == check(TICKETS, *gate).code
    assert 0 == check(["New.\n\n" + text for text in TICKETS], *gate).code
    assert 1 == check((TICKETS[0], TICKETS[1].replace("42,180", "41,820")), *gate).code


@pytest.mark.parametrize(("read_again", "left"), [(("a.md",), 1), (("b.md",), 1), (("a.md", "b.md"), 0)])
def test_the_baseline_forgets_it_where_both_essays_agree(check, tmp_path, read_again, left):
    """Prune takes a contradiction out where a run over several essays finds it no more, and one alone cannot."""
    check(TICKETS)
    check((), "baseline", "write", "a.md", "b.md", "--baseline", "known.json")
    check(TICKETS[:1] * 2)
    assert "fixed" not in check((), "b.md", "--baseline", "known.json").out
    check((), "baseline", "prune", *read_again, "--baseline", "known.json")
    assert left == len(json.loads((tmp_path / "known.json").read_text(encoding="utf-8"))["findings"])


def test_a_record_keeps_it():
    """`check report` renders the contradictions again."""
    made = audit(read(TICKETS))
    assert made == unpacked(packed(made))


def test_the_page_leads_to_both_statements():
    """On the first screen each side links to where it stands; a page of its own is linked as such."""
    made = audit(read(TICKETS))
    (item,) = made.contradictions
    html = as_html(made)
    assert f'id="x-{item.id}"' in html
    for number, side in enumerate(item.sides, 1):
        anchor = f"td{number}-{side.quantity.span.start}"
        assert 1 == html.count(f'id="{anchor}"')
        assert 1 == html.count(f'href="#{anchor}"')
    index = dict(as_pages(made))["index.html"]
    assert '<a href="2.html"><bdi>b.md</bdi>' in index
    assert f'id="x-{item.id}"' in index
