"""Tests of the exit codes of the installed command, where checkers of prose have passed what they must not."""

import os
import subprocess
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.command import COMMAND

ROOT = Path(__file__).resolve().parent.parent
GOOD, BAD = "It is 3 × 12 = 36.\n", "It is 3 × 12 = 48.\n"


@pytest.fixture(autouse=True)
def folder(monkeypatch, tmp_path):
    """Work in a folder with good and bad essays, and inputs that cannot be read."""
    monkeypatch.chdir(tmp_path)
    Path("good.md").write_text(GOOD, encoding="utf-8")
    Path("bad.md").write_text(BAD, encoding="utf-8")
    Path("latin.md").write_bytes("3 × 12 = 36".encode("latin-1"))
    Path("empty").mkdir()


def code(*arguments):
    """The exit code of the command."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run([COMMAND, *arguments], env=environment, capture_output=True, check=False).returncode


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["good.md"], 0),
        (["bad.md"], 1),
        (["missing.md"], 2),
        (["good.md", "missing.md"], 2),
        (["bad.md", "missing.md"], 2),
        (["latin.md"], 2),
        (["good.md", "latin.md"], 2),
        (["empty"], 2),
        (["*.rst"], 2),
        (["bad.md", "-o", "out.txt"], 1),
        (["bad.md", "--nonsense"], 2),
        (["bad.md", "--exit-zero"], 0),
        (["missing.md", "--exit-zero"], 2),
        (["latin.md", "--fail-on", "never"], 2),
        (["empty", "--no-error-on-unmatched-pattern"], 0),
        (["."], 2),
        ([".", "--exclude", "latin.md"], 1),
    ],
)
def test_exit_codes(arguments, expected):
    """A missing or unreadable input is never a pass, whatever else is given."""
    assert expected == code(*arguments)


@pytest.mark.parametrize("count", [255, 256, 257, 512])
def test_the_number_of_findings_is_no_exit_code(count):
    """256 findings are no pass: the code does not wrap."""
    days = (date(1901, 1, 1) + timedelta(days=37 * number) for number in range(count))
    dated = (f"{day + timedelta(days=1):%A}, {day.day} {day:%B} {day.year}" for day in days)
    Path("many.md").write_text("".join(f"The hearing of {day} was long.\n\n" for day in dated), encoding="utf-8")
    assert 1 == code("many.md", "--output-format", "concise", "-o", "out.txt")
    assert count == len(Path("out.txt").read_text(encoding="utf-8").splitlines())
