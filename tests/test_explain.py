"""Tests of `check explain`: which figures it tells of, and what it tells."""

import pytest

ESSAY = (
    "# Pumps\n\nThe hall holds 20,000 servers. Each draws 1.5 kW, so the site needs 30 MW.\n\n"
    "A pump costs $1,200, and 12 × $1,200 = $1,440.\n\nThe keeper is 41.\n"
)


@pytest.fixture
def explain(check, tmp_path, monkeypatch):
    """Run the command on the essay; `place` follows the path."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "essay.md").write_text(ESSAY, encoding="utf-8")

    return lambda place, path="essay.md": check("explain", f"{path}:{place}", "--isolated")


def test_a_line_tells_of_all_its_figures(explain):
    """Each figure of the line has its place, its sentence and its reading."""
    code, out, _ = explain("3")
    assert 0 == code
    heads = [line for line in out.splitlines() if line.startswith("essay.md:")]
    assert ["20,000 servers", "1.5 kW", "30 MW"] == [head.split(": ")[1] for head in heads]
    assert "read as     1.5 kW (measure); stands for 1.45 to 1.55 kW" in out


def test_a_search_tells_what_was_in_reach_and_how_likely_chance_was(explain):
    """The derivation that was found comes with the number of formulas tried and the chance of a coincidence."""
    _, out, _ = explain("3:72")
    assert "in reach    1.5 kW; 20,000 servers" in out
    assert "says that it is a result" in out
    assert "formulas fitted the unit; by chance one gives it in" in out or "1 formula fitted the unit" in out
    assert "a × b where a = 1.5 kW, b = 20,000 servers" in out
    assert "judged      consistent as " in out


def test_an_error_is_told_with_its_claim_and_its_id_leads_to_it(explain):
    """The id in the account finds the same account again."""
    _, out, _ = explain("5:40")
    assert "claim       equation (stated), a × b: inconsistent. Stated $1,440; 12 × $1,200 gives $14,400" in out
    identity = out.split("finding ")[1].split()[0]
    assert out == explain(identity)[1]


def test_a_figure_of_which_nothing_is_claimed_is_left_alone(explain):
    """Silence has a reason."""
    _, out, _ = explain("7")
    assert "left alone  nothing that we check is said of it" in out


@pytest.mark.parametrize(
    ("place", "path", "told"),
    [
        ("1", "essay.md", "no figure stands there"),
        ("99:1", "essay.md", "no figure stands there"),
        ("somewhere", "essay.md", "no place in an essay"),
        ("3", "gone.md", "gone.md: no such file"),
    ],
)
def test_a_place_without_a_figure_is_an_error_with_the_way_out(explain, place, path, told):
    """Exit code 2 and one line."""
    code, out, err = explain(place, path)
    assert (2, "") == (code, out)
    assert told in err
    assert 1 == err.count("\n")
