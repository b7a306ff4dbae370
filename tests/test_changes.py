"""Tests of --changed-since, on real repositories."""

import subprocess
from pathlib import Path

import pytest

from checker.changes import changed_spans

OLD = "The van makes 3 × 12 = 48 trips. It is red.\n\nA tip of 18% of $250 is $54.\n"


def git(*arguments, folder="."):
    """Run git, as nobody in particular."""
    identity = ["-c", "user.name=Nobody", "-c", "user.email=nobody@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", "-C", folder, *identity, *arguments], check=True, capture_output=True)


@pytest.fixture
def check(check, monkeypatch, tmp_path):
    """Run the command in a repository with one essay on main, on a branch of its own."""
    (tmp_path / "project").mkdir()
    monkeypatch.chdir(tmp_path / "project")
    git("init", "-q")
    commit("e.md", OLD)
    git("checkout", "-q", "-b", "work")
    return check


def commit(name, text):
    """Write a file and commit it."""
    write(name, text)
    git("add", "-A")
    git("commit", "-q", "-m", "x")


def write(name, text):
    """A file in the repository."""
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (OLD, []),
        (OLD.replace("red", "blue"), []),
        (OLD.replace("van makes", "van\nmakes"), []),
        (f"# Title\n\n{OLD}", []),
        (OLD.replace("48", "49"), ["49 trips"]),
        (OLD.replace("12", "13"), ["48 trips"]),
        (OLD.replace("$54", "$55"), ["$55"]),
        (OLD.replace("A tip of 18%", "A tip of 19%"), ["$54"]),
        (OLD + "\nIt is 4 × 5 = 21.\n", ["21"]),
    ],
)
def test_a_finding_counts_when_its_figures_changed(check, text, told):
    """A finding counts when its own text or a premise changed, whether that is committed or not."""
    for write_it in (write, commit):
        write_it("e.md", text)
        code, out, _ = check("e.md", "--changed-since", "main", "--output-format", "concise")
        assert (len(told) > 0, len(told)) == (bool(code), len(out.splitlines())), out
        assert all(f"Stated {figure}" in out for figure in told)
        if text == OLD:
            return


def test_new_and_renamed_files(check):
    """All of a new file counts, tracked or not; a file that was renamed is compared with what it was."""
    git("mv", "e.md", "übung nr 1.md")
    git("commit", "-q", "-m", "x")
    assert 0 == check("übung nr 1.md", "--changed-since", "main").code
    write("übung nr 1.md", OLD.replace("48", "49"))
    assert 1 == check("übung nr 1.md", "--changed-since", "main").code
    write("new.md", OLD)
    assert 1 == check("new.md", "--changed-since", "main").code


def test_the_merge_base_counts_not_the_tip(check):
    """What others changed on main since the branch was made is none of this branch's changes."""
    git("checkout", "-q", "main")
    commit("e.md", OLD.replace("48", "50"))
    git("checkout", "-q", "work")
    commit("other.md", "Nothing.\n")
    assert 0 == check("e.md", "--changed-since", "main").code
    git("merge", "-q", "main", "--no-edit")
    assert 0 == check("e.md", "--changed-since", "main").code


def test_a_detached_head_and_a_folder_below(check, monkeypatch):
    """A commit that no branch names, and a run from a folder of the repository, are compared alike."""
    commit("notes/f.md", OLD)
    git("checkout", "-q", "--detach")
    monkeypatch.chdir("notes")
    assert 0 == check("f.md", "--changed-since", "HEAD").code
    assert 1 == check("f.md", "--changed-since", "main").code
    assert 0 == check("../e.md", "--changed-since", "main").code


def test_a_shallow_clone_says_the_way_out(check, monkeypatch, tmp_path):
    """Where the base is not in the clone, the run is not completed, and told how to complete it."""
    for number in range(3):
        commit("e.md", OLD + f"\nPart {number}.\n")
    clone = tmp_path / "clone"
    git("clone", "-q", "--depth", "1", Path.cwd().as_uri(), str(clone), folder=str(tmp_path))
    monkeypatch.chdir(clone)
    code, out, err = check("e.md", "--changed-since", "origin/main")
    assert (2, True) == (code, "fetch-depth: 0" in out + err), out + err


@pytest.mark.parametrize("ref", ["nonsense", "--output=x", "-x"])
def test_a_bad_commit(check, ref):
    """A name that git does not know, or would take for an option, is exit code 2."""
    assert 2 == check("e.md", f"--changed-since={ref}").code
    assert not Path("x").exists()


def test_outside_of_a_repository(check, monkeypatch, tmp_path):
    """Without a repository nothing can be said of changes, and that is no pass."""
    monkeypatch.chdir(tmp_path)
    write("e.md", OLD)
    assert 2 == check("e.md", "--changed-since", "main").code


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("a b c", "a b c", []),
        ("a b c", "a\nb  c", []),
        ("a b c", "a x c", ["x"]),
        ("a b c", "a c", [""]),
        ("a\nb\nc\n", "a\nx\ny\nc\n", ["x\ny"]),
        ("", "a b", ["a b"]),
        ("w " * 5000, "v " * 5000, ["v " * 5000]),
    ],
)
def test_changed_words(old, new, changed):
    """Changes are told in words, a deletion as a place."""
    assert changed == [new[slice(*span)] for span in changed_spans(old, new)]
