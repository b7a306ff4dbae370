"""Tests of the formats for gates and machines: what each holds, and that nothing in an essay breaks out of it."""

import json
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import jsonschema
import pytest

BAD = "# Trips\n\nThe van 🚐 makes 3 × 12 = 48 trips.\n"
MANY = "".join(f"In week {number} it is 3 × {number} = {number} crates.\n\n" for number in range(11, 26))
FORMATS = [
    "text",
    "full",
    "concise",
    "json",
    "jsonl",
    "github",
    "gitlab",
    "sarif",
    "junit",
    "markdown",
    "rdjsonl",
    "html",
]

PLACE = {
    "type": "object",
    "required": ["physicalLocation"],
    "properties": {
        "physicalLocation": {
            "type": "object",
            "required": ["artifactLocation", "region"],
            "properties": {
                "artifactLocation": {
                    "type": "object",
                    "properties": {"uri": {"type": "string", "pattern": "^[^:\\\\ ]+$", "minLength": 1}},
                },
                "region": {
                    "type": "object",
                    "required": ["startLine", "startColumn", "endLine", "endColumn"],
                    "additionalProperties": {"type": "integer", "minimum": 1},
                },
            },
        }
    },
}
TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
SHORT = {**TEXT, "properties": {"text": {"type": "string", "minLength": 1, "maxLength": 1024}}}
CODE_SCANNING = {
    "type": "object",
    "required": ["$schema", "version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool", "results"],
                "properties": {
                    "tool": {
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "required": ["name", "rules"],
                                "properties": {
                                    "rules": {
                                        "type": "array",
                                        "minItems": 1,
                                        "items": {
                                            "type": "object",
                                            "required": ["id", "shortDescription", "fullDescription", "help"],
                                            "properties": {
                                                "shortDescription": SHORT,
                                                "fullDescription": SHORT,
                                                "help": TEXT,
                                            },
                                        },
                                    }
                                },
                            }
                        },
                    },
                    "results": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["ruleId", "ruleIndex", "level", "message", "locations", "partialFingerprints"],
                            "properties": {
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "message": TEXT,
                                "locations": {"type": "array", "minItems": 1, "items": PLACE},
                                "relatedLocations": {"type": "array", "items": PLACE},
                                "partialFingerprints": {"required": ["primaryLocationLineHash"]},
                            },
                        },
                    },
                },
            },
        },
    },
}
"""The fields that GitHub documents for SARIF, with their limits."""


@pytest.fixture(autouse=True)
def folder(monkeypatch, tmp_path):
    """Work in an empty folder."""
    for name in ("GITHUB_STEP_SUMMARY", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


def write(name, content):
    """A file in the current folder."""
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(content, encoding="utf-8", newline="")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_ends_alike(check, name):
    """The format changes neither the exit code nor, with -o, where it goes; the same input gives the same text."""
    write("bad.md", BAD)
    code, text, _ = check("bad.md", "--output-format", name)
    assert (1, True) == (code, "48 trips" in text or "48" in text)
    assert (1, "") == check("bad.md", "--output-format", name, "-o", "out.txt")[:2]
    assert text == Path("out.txt").read_bytes().decode()
    assert 2 == check("bad.md", "missing.md", "--output-format", name).code


def test_several_outputs_in_one_run(check):
    """Files are written beside what is printed, each as the format alone would be."""
    write("bad.md", BAD)
    names = ("sarif", "junit", "json", "html", "markdown", "gitlab")
    flags = [word for name in names for word in (f"--{name}-output", f"out.{name}")]
    printed = check("bad.md", *flags)
    assert check("bad.md") == printed
    for name in names:
        assert check("bad.md", "--output-format", name).out == Path(f"out.{name}").read_text(encoding="utf-8")


def test_concise(check):
    """A line holds path, line, column in code points, kind, severity and message."""
    write("bad.md", BAD.replace("\n", "\r\n"))
    _, text, _ = check("bad.md", "--output-format", "concise")
    assert text.startswith("bad.md:3:26: equation [error] Stated 48 trips; 3 × 12 gives 36 trips")
    write("good.md", "3 × 12 = 36\n")
    assert (0, "") == check("good.md", "--output-format", "concise")[:2]


def sarif_of(check, *arguments):
    """The one run of a SARIF file, after its fields are checked."""
    log = json.loads(check(*arguments, "--output-format", "sarif").out)
    jsonschema.validate(log, CODE_SCANNING)
    (run,) = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(rules) == len(set(rules))
    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in run["results"])
    return run


def test_sarif(check):
    """A result has a tight region, a relative address and a fingerprint; its rule explains itself by an example."""
    write("drafts/my essay é.md", BAD)
    run = sarif_of(check, str(Path("drafts/my essay é.md").absolute()))
    (result,) = run["results"]
    where = result["locations"][0]["physicalLocation"]
    assert "drafts/my%20essay%20%C3%A9.md" == where["artifactLocation"]["uri"]
    assert {"startLine": 3, "startColumn": 26, "endLine": 3, "endColumn": 34} == where["region"]
    assert "unicodeCodePoints" == run["columnKind"]
    assert "318 plus 207" in run["tool"]["driver"]["rules"][result["ruleIndex"]]["help"]["markdown"]
    assert "36 trips" == result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"]


def test_sarif_fingerprints_survive_edits_elsewhere(check):
    """A paragraph that moves or is wrapped anew keeps its fingerprint, a figure that changes does not."""

    def prints(text):
        write("e.md", text)
        return {
            result["partialFingerprints"]["primaryLocationLineHash"] for result in sarif_of(check, "e.md")["results"]
        }

    first = prints(BAD)
    assert first == prints("More.\n\n" + BAD.replace("makes 3", "makes\n3"))
    assert first == prints(BAD.replace("48 trips", "**48 trips**"))
    assert not first & prints(BAD.replace("48", "47"))
    assert 2 == len(prints(BAD + BAD.partition("\n\n")[2]))


def test_sarif_of_suppressed_and_unread(check):
    """A suppressed finding is a result with its reason, an input that could not be read a failed invocation."""
    write("bad.md", BAD + '\n<!-- check: ignore-file[equation] reason="a drill" -->\n')
    run = sarif_of(check, "bad.md", "missing.md")
    (result,) = run["results"]
    assert [{"kind": "inSource", "justification": "a drill"}] == result["suppressions"]
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert "missing.md" in invocation["toolExecutionNotifications"][0]["message"]["text"]


def test_github_annotations_stay_within_the_limits(check, monkeypatch):
    """The worst ten are annotated, the rest counted, and the summary of the step has them all."""
    write("many.md", MANY)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary.md")
    lines = check("many.md", "--output-format", "github").out.splitlines()
    assert 10 == sum(line.startswith("::error file=many.md,line=") for line in lines)
    assert "::notice::5 more in the summary of this step" == lines[-1]
    assert 15 == Path("summary.md").read_text(encoding="utf-8").count("| ❌ |")


def test_nothing_in_an_essay_is_a_command(check):
    """A line that an essay or a file name starts with two colons is no command, in any format that a log shows."""
    write("bad,a:b%.md", "::set-output name=x::3 × 12 = 48\n\n::error::A tip of 18% of $250 is $54.\n")
    for name in ("text", "concise", "markdown"):
        lines = check("bad,a:b%.md", "--output-format", name).out.splitlines()
        assert [] == [line for line in lines if line.strip().startswith("::")]
    annotations = check("bad,a:b%.md", "--output-format", "github").out.splitlines()
    assert annotations
    assert all(line.startswith("::error file=bad%2Ca%3Ab%25.md,") for line in annotations)


def test_gitlab(check):
    """An entry has a unique fingerprint without lines, a severity and a relative path."""
    write("many.md", MANY)
    entries = json.loads(check("./many.md", "--output-format", "gitlab").out)
    assert 15 == len({entry["fingerprint"] for entry in entries})
    assert {"many.md"} == {entry["location"]["path"] for entry in entries}
    assert {"major"} == {entry["severity"] for entry in entries}
    write("many.md", "New.\n\n" + MANY)
    moved = json.loads(check("many.md", "--output-format", "gitlab").out)
    assert [entry["fingerprint"] for entry in entries] == [entry["fingerprint"] for entry in moved]


def test_junit(check):
    """Every claim is a case: what agrees passes, alarms fail, suppressed ones are skipped, the unread is an error."""
    ignored = 'So 5 × 5 = 26. <!-- check: ignore[equation] reason="as printed" -->\n'
    write("mixed.md", f"It is 4 × 5 = 20.\n\n{BAD}\n{ignored}\x01")
    root = ElementTree.fromstring(check("mixed.md", "missing.md", "--output-format", "junit").out)  # noqa: S314
    mixed, missing = root
    assert ("3", "1", "1") == (mixed.get("tests"), mixed.get("failures"), mixed.get("skipped"))
    assert [[], ["failure"], ["skipped"]] == [[child.tag for child in case] for case in mixed]
    assert "1" == missing.get("errors")


def test_rdjsonl_counts_bytes(check):
    """Columns are those of UTF-8, and the best repair is a suggestion."""
    write("bad.md", BAD)
    (line,) = check("bad.md", "--output-format", "rdjsonl").out.splitlines()
    item = json.loads(line)
    before = BAD.splitlines()[2].split("48 trips")[0].encode()
    assert {"line": 3, "column": len(before) + 1} == item["location"]["range"]["start"]
    assert "36 trips" == item["suggestions"][0]["text"]


def test_markdown_is_harmless(check):
    """Nothing in an essay makes a link, a mention or a row of its own."""
    write("a|b.md", "It is 3 × 12 = 48 @team|[x](y)<b>`c`.\n")
    rows = [line for line in check("a|b.md", "--output-format", "markdown").out.splitlines() if line.startswith("| ❌")]
    assert 1 == len(rows)
    assert "a\\|b.md:1" in rows[0]


def test_quiet_and_statistics(check):
    """-q leaves the counts out, --statistics adds what each kind found."""
    write("bad.md", BAD)
    assert "recomputed" not in check("bad.md", "-q").out
    write("good.md", "3 × 12 = 36\n")
    assert (0, "") == check("good.md", "-q")[:2]
    assert ["equation", "1", "1", "0"] in [line.split() for line in check("bad.md", "--statistics").out.splitlines()]
