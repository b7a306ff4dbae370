"""Tests of the cache: a warm run tells what a cold one does, and nothing in a cache is trusted."""

import os
import pickle
from pathlib import Path

import pytest

from checker.cli import main

BAD = "The van makes 3 × 12 = 48 trips, and 45 of 180 jars (25%) are sold.\n"
FORMATS = "text concise json jsonl github gitlab sarif junit markdown rdjsonl html".split()


@pytest.fixture
def check(check, monkeypatch, tmp_path):
    """Run the command with a cache of its own."""
    monkeypatch.delenv("CHECK_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    (tmp_path / "project").mkdir()
    monkeypatch.chdir(tmp_path / "project")
    return check


@pytest.fixture
def work(monkeypatch):
    """How often a document was scanned so far."""
    import checker.pipeline

    scans = []
    scan = checker.pipeline.scan
    monkeypatch.setattr("checker.pipeline.scan", lambda document: scans.append(document.path) or scan(document))
    return scans


def write(text, name="e.md"):
    """An essay."""
    Path(name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_warm_equals_cold(check, work, name):
    """A run from the cache gives the bytes of a run without, in every format."""
    write(BAD)
    arguments = ("e.md", "missing.md", "--verbose", "--output-format", name)
    bare, cold, warm = check(*arguments, "--no-cache"), check(*arguments), check(*arguments)
    assert bare == cold == warm
    assert ["e.md", "e.md"] == work


def test_what_the_audit_depends_on_is_in_the_key(check, work):
    """Another content, path, choice of kinds or reference sheet is another audit; what follows the audit is not."""
    write(BAD)
    check("e.md")
    for changed in (
        lambda: write(BAD.replace("48", "49")),
        lambda: write('ignore = ["share"]\n', "checker.toml"),
        lambda: write('[[figure]]\nlabel = "jars"\nvalue = "190"\n', "figures.toml"),
        lambda: write('reference = "figures.toml"\n', "checker.toml"),
        lambda: write('[[figure]]\nlabel = "jars"\nvalue = "191"\n', "figures.toml"),
    ):
        before = len(work)
        changed()
        check("e.md")
        expected = (
            before
            if Path("figures.toml").exists() and "reference" not in Path("checker.toml").read_text()
            else before + 1
        )
        assert expected == len(work)
    Path("e.md").rename("f.md")
    before = len(work)
    check("f.md")
    check("f.md", "--fail-on", "never", "--output-format", "json")
    assert before + 1 == len(work)


def test_no_cache_and_clean(check, work, tmp_path):
    """--no-cache neither reads nor writes, and `check clean` forgets everything, but nothing that is no cache."""
    write(BAD)
    check("e.md", "--no-cache")
    assert not (tmp_path / "cache").exists()
    check("e.md")
    assert 0 == check("clean").code
    check("e.md")
    assert 3 == len(work)
    assert 0 == check("clean", "--cache-dir", ".").code
    assert Path("e.md").exists()


class Bomb:
    """What runs a command when it is unpickled."""

    def __reduce__(self):
        return os.mkdir, ("exploded",)


@pytest.mark.parametrize("content", [b"", b"nonsense", pickle.dumps(Bomb()), pickle.dumps("text"), pickle.dumps(main)])
def test_nothing_in_a_cache_is_trusted(check, work, tmp_path, content):
    """A file in the cache that is no audit of ours is passed over, and runs nothing."""
    write(BAD)
    cold = check("e.md")
    (held,) = [path for path in (tmp_path / "cache").rglob("*") if path.is_file()]
    held.write_bytes(content)
    assert cold == check("e.md")
    assert not Path("exploded").exists()
    assert 2 == len(work)


def test_a_cache_that_cannot_be_written(check, tmp_path):
    """A folder that is none is no reason not to audit."""
    write(BAD)
    write("", "file")
    assert 1 == check("e.md", "--cache-dir", "file").code
