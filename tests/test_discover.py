"""Tests of what a run reads: files, folders and patterns, and what is left out of them."""

import subprocess
from pathlib import Path

import pytest

from checker.inputs.discover import discover
from checker.inputs.ignored import Ignored
from checker.settings import Layers
from checker.settings.file import closest

FILES = [
    "a.md",
    "b.txt",
    "c.py",
    "d.MARKDOWN",
    "notes/e.md",
    "notes/f.html",
    "notes/old/g.md",
    "build/h.md",
    ".hidden/i.md",
]


@pytest.fixture(autouse=True)
def project(monkeypatch, tmp_path):
    """A project with essays and other files."""
    monkeypatch.chdir(tmp_path)
    closest.cache_clear()
    Path(".git").mkdir()
    for name in FILES:
        write(name, "12 × 3 = 36\n")


def write(name, content):
    """A file and the folders that it is in."""
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(content, encoding="utf-8")


def found(*paths, **flags):
    """What is read: paths, and for each name that means none its message."""
    return [item if isinstance(item, str) else item.message for item in discover(paths, Layers(flags))]


def test_a_folder():
    """A folder means the essays in it, by name, and those in the folders below, but for hidden ones."""
    assert ["a.md", "b.txt", "d.MARKDOWN", "build/h.md", "notes/e.md", "notes/old/g.md"] == found(".")
    assert ["notes/e.md", "notes/old/g.md"] == found("notes")


def test_a_pattern():
    """A pattern means the essays that it matches; two stars stand for any folders."""
    assert ["build/h.md", "notes/e.md"] == found("*/*.md")
    assert ["a.md", "build/h.md", "notes/e.md", "notes/old/g.md"] == found("**/*.md")
    assert ["notes/e.md"] == found("notes/[ef].*")


def test_a_file_is_read_whatever_it_is_called():
    """A file that is named is read, and one that is not there is a matter of reading it."""
    assert ["c.py", "notes/f.html", "missing.md", "-"] == found("c.py", "notes/f.html", "missing.md", "-")
    write("odd[1].md", "x")
    assert ["odd[1].md"] == found("odd[1].md")


def test_what_is_found_twice_is_read_once():
    """Overlapping folders and patterns do not repeat a file; one that is named twice is read twice."""
    assert ["notes/e.md", "notes/old/g.md"] == found("notes", "notes/*.md", "notes/old")
    assert ["a.md", "a.md"] == found("a.md", "a.md")


@pytest.mark.parametrize("nothing", ["empty", "*.rst", "notes/*.html"])
def test_nothing_found(nothing):
    """A folder or a pattern without an essay is told, unless the run may find none."""
    Path("empty").mkdir()
    (message,) = found(nothing)
    assert all(part in message for part in (nothing, "no essay", ".md"))
    assert [] == found(nothing, error_on_unmatched_pattern=False)


def test_ignore_files():
    """What .gitignore or .checkerignore leaves out is left out of folders and patterns, not of what is named."""
    write(".gitignore", "build/\n")
    write("notes/.checkerignore", "*.md\n!e.md\n")
    assert ["a.md", "b.txt", "d.MARKDOWN", "notes/e.md"] == found(".")
    assert ["a.md", "notes/e.md"] == found("**/*.md")
    assert ["build/h.md"] == found("build/h.md")
    assert [] == found("build/h.md", force_exclude=True)
    assert "build/h.md" in found(".", respect_gitignore=False)


def test_excluded_patterns():
    """The patterns of `exclude` are relative to the folder of the configuration that has them."""
    write("checker.toml", 'exclude = ["notes/old/", "/*.txt"]\n')
    assert ["a.md", "d.MARKDOWN", "build/h.md", "notes/e.md"] == found(".")
    assert ["notes/old/g.md"] == found("notes/old/g.md")
    assert [] == found("notes/old/g.md", "b.txt", force_exclude=True)


def test_ignore_files_mean_what_git_means():
    """Over several folders, with patterns taken back, the same files are ignored as by git."""
    subprocess.run(["git", "init", "-q", "."], check=True)
    write(".gitignore", "*.md\n!a.md\nnotes/old\n!/build/h.md\n")
    write("notes/.gitignore", "!*.md\n/f.html\n")
    asked = subprocess.run(["git", "check-ignore", *FILES], capture_output=True, text=True, check=False)
    assert asked.stdout.split() == [name for name in FILES if Ignored().covers(Path(name))]
