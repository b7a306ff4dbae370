"""Tests of the baseline: what it holds, which findings it covers, and how it is written."""

import json
from pathlib import Path

import pytest

FIRST = "The van makes 3 × 12 = 48 trips."
SECOND = "A tip of 18% of $250 is $54."
FILE = ".check-baseline.json"


@pytest.fixture
def check(check, monkeypatch, tmp_path):
    """Run the command in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return check


def write(text, name="e.md"):
    """An essay."""
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def gate(check):
    """The exit code with the baseline."""
    return check("e.md", "--baseline", FILE).code


def test_known_findings_pass_and_new_ones_fail(check):
    """What is in the baseline does not fail the gate; what is not does."""
    write(FIRST)
    assert 0 == check("baseline", "write", "e.md", "--reason", "before our time").code
    assert 0 == gate(check)
    write(f"{FIRST}\n\n{SECOND}\n")
    assert 1 == gate(check)
    assert 0 == check("baseline", "update", "e.md").code
    assert 0 == gate(check)
    reasons = [entry["reason"] for entry in json.loads(Path(FILE).read_text(encoding="utf-8"))["findings"]]
    assert {"before our time", ""} == set(reasons)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"# New\n\nMore text.\n\n{FIRST}\n", 0),
        (FIRST.replace("van makes", "van\nmakes"), 0),
        (FIRST.replace("48 trips", "**48 trips**"), 0),
        (f"> {FIRST}\n", 0),
        (FIRST.replace("48", "47"), 1),
        (FIRST.replace("12", "13"), 1),
        (f"{FIRST}\n\n{FIRST}\n", 1),
    ],
)
def test_an_entry_survives_what_is_no_change_of_a_figure(check, text, code):
    """A paragraph that is moved, wrapped or marked up keeps its entry; a changed figure, or another copy, has none."""
    write(FIRST)
    check("baseline", "write", "e.md")
    write(text)
    assert code == gate(check)


def test_the_file_is_one_finding_a_line_without_places_or_times(check):
    """The file is sorted, says what is known in words, and does not change when nothing is new."""
    write(f"{SECOND}\n\n{FIRST}\n", "a/z.md")
    write(f"{FIRST}\n")
    check("baseline", "write", "e.md", "a")
    before = Path(FILE).read_bytes()
    lines = [line for line in before.decode().splitlines() if '"fingerprint"' in line]
    assert 3 == len(lines) == len(set(lines))
    assert lines == sorted(lines)
    assert all("line" not in json.loads(line.rstrip(",")) for line in lines)
    write(f"Moved.\n\n{FIRST}\n")
    check("baseline", "write", "a", "e.md")
    assert before == Path(FILE).read_bytes()


def test_what_is_fixed_is_told_and_pruned(check):
    """An entry that is no longer found is a note; prune takes it out, and leaves those of other essays alone."""
    write(FIRST)
    write(SECOND, "other.md")
    check("baseline", "write", "e.md", "other.md")
    write("The van makes 3 × 12 = 36 trips.")
    code, out, err = check("e.md", "--baseline", FILE)
    assert (0, True) == (code, "fixed-baseline-entry [note]" in out + err)
    check("baseline", "prune", "e.md")
    (entry,) = json.loads(Path(FILE).read_text(encoding="utf-8"))["findings"]
    assert "other.md" == entry["path"]


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"version": 1, "findings": [{}]}', '{"version": 9, "findings": []}']
)
def test_a_file_that_is_no_baseline(check, content):
    """A file that cannot be followed is exit code 2, and so is one that is not there."""
    write(FIRST)
    assert 2 == gate(check)
    Path(FILE).write_text(content, encoding="utf-8")
    code, out, err = check("e.md", "--baseline", FILE)
    assert (2, True) == (code, FILE in out + err)


def test_nothing_is_written_where_an_essay_cannot_be_read(check):
    """A baseline of half of the essays would hide that the others were not read."""
    write(FIRST)
    assert 2 == check("baseline", "write", "e.md", "missing.md").code
    assert not Path(FILE).exists()
