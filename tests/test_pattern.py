"""Tests of path patterns, held against what git itself makes of them."""

import subprocess
from pathlib import Path

import pytest

from checker.inputs.pattern import Pattern, parse_patterns

PATTERNS = [
    "*.md",
    "/*.md",
    "a/",
    "/a",
    "a/*.md",
    "**/c",
    "a/**",
    "a/**/c.md",
    "?.txt",
    "[ab].md",
    "[!a].md",
    "a/b",
    "b/",
]
PATHS = ["a.md", "b.md", "c.txt", "a/x.md", "a/b/c.md", "a/c.md", "b/a/y.md", "c/a.md", "b/c/z.txt", "ab.txt", "a/b/a"]


@pytest.fixture(scope="module")
def repository(tmp_path_factory):
    """A repository with all the paths."""
    root = tmp_path_factory.mktemp("repository")
    subprocess.run(["git", "init", "-q", root], check=True)
    for path in PATHS:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("x", encoding="utf-8")
    return root


@pytest.mark.parametrize("pattern", PATTERNS)
def test_patterns_mean_what_git_means(repository, pattern):
    """A pattern covers the files that git ignores by it."""
    Path(repository, ".gitignore").write_text(pattern + "\n", encoding="utf-8")
    command = ["git", "-C", repository, "check-ignore", *PATHS]
    ignored = subprocess.run(command, capture_output=True, text=True, check=False).stdout.split()
    assert ignored == [path for path in PATHS if Pattern(pattern).covers(path)]


def test_comments_and_empty_lines():
    """Comments and empty lines are no patterns; a backslash takes the meaning from the first character."""
    parsed = parse_patterns("# drafts\n\n*.md\n\\#notes.md\n!keep.md  \n")
    assert ["*.md", "#notes.md", "!keep.md"] == [pattern.text for pattern in parsed]
    assert [False, False, True] == [pattern.is_negated for pattern in parsed]
