"""Tests of fixing: which repairs are applied, and that a fixed essay is clean of its finding."""

from pathlib import Path

import pytest

COUNT = "There are four reasons:\n\n- cost\n- time\n- noise\n"
GUESS = "The van makes 3 × 12 = 48 trips.\n"


@pytest.fixture
def check(check, monkeypatch, tmp_path):
    """Run the command in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return check


def essay(text, name="e.md"):
    """An essay with these bytes or this text."""
    path = Path(name)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_the_only_repair_is_safe(check):
    """A finding with one repair is fixed, and the fixed essay is clean of it."""
    path = essay(COUNT)
    code, _, told = check("e.md", "--fix")
    assert (0, COUNT.replace("four", "three")) == (code, path.read_text(encoding="utf-8"))
    assert "e.md: 1 fixed" in told
    assert 0 == check("e.md").code


def test_a_guess_is_taken_where_it_is_asked_for(check):
    """Where any of three figures may be wrong nothing is changed, but with --unsafe-fixes the most plausible."""
    path = essay(GUESS)
    assert 1 == check("e.md", "--fix").code
    assert GUESS == path.read_text(encoding="utf-8")
    assert 0 == check("e.md", "--fix", "--unsafe-fixes").code
    assert GUESS.replace("48", "36") == path.read_text(encoding="utf-8")


def test_the_agreed_figure_is_safe(check):
    """What the team has agreed on replaces what the essay says."""
    essay('[[figure]]\nlabel = "branches"\nvalue = "14"\n', "figures.toml")
    path = essay("The library has 17 branches.\n")
    assert 0 == check("e.md", "--reference", "figures.toml", "--fix").code
    assert "The library has 14 branches.\n" == path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "text",
    [
        "Demand is 3.2 million requests/day in the summary.\n\nThe annex plans for 3.2 billion requests a day.\n",
        "The tour sold 6,340 tickets. At $38.50 each, that makes $2,440,900.\n",
    ],
)
def test_what_may_be_right_is_left_alone(check, text):
    """Of two mentions either may be wrong, and a derivation that nobody wrote is a guess."""
    path = essay(text)
    assert 1 == check("e.md", "--fix").code
    assert text == path.read_text(encoding="utf-8")


def test_a_diff_changes_nothing(check):
    """--diff shows what --fix would write; standard input has a diff, too, and cannot be written."""
    path = essay(COUNT)
    code, out, _ = check("e.md", "--diff")
    assert (1, COUNT) == (code, path.read_text(encoding="utf-8"))
    assert ["-There are four reasons:", "+There are three reasons:"] == [
        line for line in out.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")
    ]
    assert "+There are three reasons:" in check("-", "--diff", stdin=COUNT.encode()).out
    assert 2 == check("-", "--fix", stdin=COUNT.encode()).code
    assert 2 == check("e.md", "--unsafe-fixes").code


def test_suppressed_findings_are_left_alone(check):
    """What the author says is intended is not fixed."""
    text = f'<!-- check: ignore[count] reason="the fourth is secret" -->\n{COUNT}'
    path = essay(text)
    assert 0 == check("e.md", "--fix").code
    assert text == path.read_text(encoding="utf-8")


def test_bytes_elsewhere_stay_as_they_are(check):
    """A byte order mark, line ends of Windows and letters beyond ASCII survive a fix."""
    before = b"\xef\xbb\xbf" + ("Größe 👩‍👩‍👧.\n\n" + COUNT).replace("\n", "\r\n").encode()
    path = essay(before)
    assert 0 == check("e.md", "--fix").code
    assert before.replace(b"four", b"three") == path.read_bytes()


def test_several_fixes(check):
    """All safe repairs of an essay are applied in one run."""
    path = essay(COUNT + "\nMore follows.\n\n" + COUNT.replace("four reasons", "5 reasons"))
    assert 0 == check("e.md", "--fix").code
    assert ["three reasons", "3 reasons"] == [
        line[10:-1] for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("There are")
    ]
