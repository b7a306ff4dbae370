"""Tests of `check bench`: the problems are sound, and every reply is graded as it deserves."""

import itertools
import json
from collections import Counter
from fractions import Fraction

import pytest

from checker.bench.problem import paper, papers
from checker.bench.run import asked
from checker.examination.interpret import Source, interpret
from checker.pipeline import audit_input
from checker.reading.reader import read_text
from checker.settings.settings import KIND_NAMES
from claims.derivation import Question
from claims.finding import Verdict
from claims.quantity import Sense
from prompts.shapes import DerivedEntry
from prompts.template import PromptBook
from tests.test_backend_cli import own_folder
from tests.test_blindness import leaks
from tests.wire import Server, fails, says, text_of

__all__ = ["own_folder"]

BOOK = PromptBook()
PAPERS = papers()
PROBLEMS = [(paper, problem) for paper in PAPERS for problem in paper.problems]
SOURCE = Source("oak", "oak", Question.DERIVE)
NOT_CALCULATED = set(
    "comparison confidence-interval count reason reference repetition superlative weekday".split()
)  # fmt: skip
CALENDAR = [Fraction(step) for step in (1, 7, 12, 24, 30, 52, 60, 100, 365, 1000)]


def test_there_are_enough_problems_of_all_kinds():
    """There are 150 problems at least, a third of them traps, of each kind that calculates a figure."""
    traps = [problem for _, problem in PROBLEMS if problem.is_trap]
    assert len(PROBLEMS) >= 150
    assert Fraction(3, 10) < Fraction(len(traps), len(PROBLEMS)) < Fraction(4, 10)
    kinds = {problem.kind for _, problem in PROBLEMS if not problem.is_trap}
    assert kinds <= set(KIND_NAMES) - NOT_CALCULATED
    assert len(kinds) >= 20
    assert all(problem.missing for problem in traps)


@pytest.mark.parametrize(("given", "problem"), PROBLEMS, ids=[problem.name for _, problem in PROBLEMS])
def test_each_problem_is_sound(given, problem):
    """A formula gives the very figure that is asked for; of a trap no small formula does, and no finder explains it."""
    if not problem.is_trap:
        entry = DerivedEntry(id=problem.id, formula=problem.formula, why=None)
        derivation = interpret(entry, problem.asserted, SOURCE, given.figures, None)
        assert derivation.agrees
        assert abs(derivation.value - problem.asserted.value) <= problem.asserted.resolution / 2
        return
    document = given.passage.document
    figures = [item for item in given.passage.between(problem.extent) if item is not problem.asserted]
    assert [] == [values for values in formulas(figures) if problem.asserted.interval.contains(values)]
    alone = audit_input(read_text(document.quote(problem.extent), id="trap", path="trap", suffix=".md"))
    assert [] == [item for item in alone.findings if item.verdict is Verdict.CONSISTENT and item.claim.premises]


def formulas(figures):
    """The values of small formulas over figures: products, quotients, sums and differences, percent, calendar steps."""
    percents = [item.value / 100 for item in figures if item.sense is Sense.PERCENT]
    values = [item.value for item in figures] + [1 + side * share for share in percents for side in (1, -1)]
    for count in (1, 2, 3):
        for chosen in itertools.permutations(values, count):
            for total in folded(chosen):
                yield from (total * step for step in CALENDAR)
                yield from (total / step for step in CALENDAR)


def folded(values):
    """Every value that the four operations make of some values, from left to right."""
    if len(values) == 1:
        return {values[0]}
    last = values[-1]
    found = set()
    for value in folded(values[:-1]):
        found |= {value * last, value + last, value - last} | ({value / last} if last else set())
    return found


@pytest.mark.parametrize("given", PAPERS, ids=lambda paper: paper.name)
def test_no_prompt_shows_what_is_asked_for(given):
    """All problems of a paper fit one prompt, which shows every premise but what only converts, and no result."""
    made = given.docket(BOOK)
    assert [] == list(leaks(made))
    ((_, prompt),) = asked(BOOK, [given])
    assert [problem.id for problem in given.problems] == list(prompt.asked)
    for problem in given.problems:
        for premise in problem.premises if problem.kind != "conversion" else ():
            assert f"[{premise.name} {given.passage.document.quote(premise.quantity.span)}" in prompt.user


def test_a_problem_that_is_miswritten_is_named():
    """A formula over a figure that the paragraph has not, or brackets around no figure, stop at once."""
    with pytest.raises(ValueError, match="trial-1: has no figure '5'"):
        paper("trial", {"problem": [{"kind": "rate", "text": "3 × 12 is [36].", "formula": "{5} * {12}"}]})
    with pytest.raises(ValueError, match="trial-1: no figure"):
        paper("trial", {"problem": [{"text": "It is [not] 36.", "missing": "all"}]})


def script(path, **formulas):
    """A script in which every problem has its formula and every trap none, but for what is given by problem."""
    lines = ['family = "oak"', "[derive]"]
    for given, problem in PROBLEMS:
        document = given.passage.document
        name = f"{document.quote(problem.asserted.span)}@{document.position(problem.asserted.span.start)[0]}"
        said = formulas.get(problem.name.replace("-", "_"), problem.formula or "abstain: something is missing")
        lines.append(f"{json.dumps(name, ensure_ascii=False)} = {json.dumps(said)}")
    path.write_text("\n".join(lines), encoding="utf-8")
    return f"scripted:{path}"


def ids(name):
    """A problem by its name, and the ids of all figures of its paragraph."""
    given, problem = next((given, item) for given, item in PROBLEMS if item.name == name)
    return [id for id, item in given.figures.items() if problem.extent.contains(item.span) and id != problem.id]


def test_each_reply_is_graded(check, tmp_path):
    """Values, powers of ten, traps and formulas that cannot be read are told apart, and counted for each backend."""
    good, bad = tmp_path / "good.toml", tmp_path / "bad.toml"
    rate, trap = ids("bakery-1"), ids("bakery-3")
    worse = {
        "bakery_1": f"{rate[0]} * {rate[1]} / 100",
        "bakery_2": ids("bakery-2")[0],
        "bakery_3": f"{trap[0]} * 2",
        "bakery_4": "abstain: too hard",
        "bakery_5": "nonsense (",
    }
    arguments = ["bench", "--backend", script(good), "--backend", script(bad, **worse)]
    code, out, err = check(*arguments, "--output-format", "json")
    assert (0, "") == (code, err)
    made = json.loads(out)
    traps = sum(problem.is_trap for _, problem in PROBLEMS)
    assert (len(PROBLEMS), traps) == (made["problems"], made["traps"])
    first, second = made["backends"]
    assert (len(PROBLEMS) - traps, traps, 0) == (first["right"], first["abstained_rightly"], first["wrong"])
    assert {"wrong": 2, "powers_of_ten": 1, "trapped": 1, "abstained_wrongly": 1, "malformed": 1, "silent": 0} == {
        name: second[name] for name in ("wrong", "powers_of_ten", "trapped", "abstained_wrongly", "malformed", "silent")
    }
    counted = Counter(item["grade"] for item in second["graded"])
    assert all(second[grade] == number for grade, number in counted.items())
    assert len(PAPERS) == first["calls"]
    assert first["tokens_in"] < 25_000
    code, out, err = check(*arguments)
    title, heads, row, worse_row, trouble = out.splitlines()
    assert f"{len(PROBLEMS)} problems; in {traps} of them" in title
    assert len(heads) == len(row) == len(worse_row)
    assert f"{len(PROBLEMS) - traps} of {len(PROBLEMS) - traps}" in row
    assert "cannot be read" in trouble


def test_a_bench_is_replayed_byte_for_byte(check, tmp_path):
    """What was said is on record: the same table comes out again, and nobody is asked."""
    arguments = ["bench", "--backend", script(tmp_path / "good.toml"), "--output-format", "json"]
    first = check(*arguments)
    assert 0 == first[0]
    assert first == check(*arguments, "--replay")
    assert first == check(*arguments, "--replay", "--max-calls", "0")


def test_what_is_not_asked_is_no_reply(check, tmp_path):
    """Calls that are not sent leave their problems without a reply, which is told and fails the run."""
    code, out, _ = check("bench", "--backend", script(tmp_path / "good.toml"), "--max-calls", "3")
    assert 1 == code
    assert "the number of calls is used up: --max-calls is 3; raise --max-calls" in out
    code, out, _ = check("bench", "--backend", "mistral/mistral-large-latest", "--dry-run")
    assert 0 == code
    assert f"{len(PAPERS)} calls" in out
    assert "second round" not in out


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        ([], "name one with --backend"),
        (["--backend", "openai/unheard-of"], "--allow-unpriced"),
        (["--backend", "scripted:examples/backends/oak.toml", "--output-format", "sarif"], "text or json"),
    ],
)
def test_requests_that_make_no_sense(check, arguments, problem):
    """A mistake in the request is exit code 2 and one line with a way out."""
    code, _, err = check("bench", *arguments)
    assert (2, 1) == (code, len(err.splitlines()))
    assert problem in err


@pytest.fixture
def server():
    """A server on this machine."""
    with Server.running() as made:
        yield made


def solved(handler):
    """The replies to a paper, by its problems."""
    by_prompt = {prompt.user: given for given, prompt in asked(BOOK)}
    given = by_prompt[text_of(handler.body["messages"][1])]
    entries = [(problem.id, problem.formula, problem.missing or None) for problem in given.problems]
    return json.dumps({"derivations": [{"id": id, "formula": formula, "why": why} for id, formula, why in entries]})


def test_a_bench_over_http(check, server, tmp_path, monkeypatch):
    """A server that solves every paper has all right; one that rejects the key has replied to nothing."""
    server.behaviours = [says(solved)]
    monkeypatch.chdir(tmp_path)
    (tmp_path / "checker.toml").write_text(
        f'[backends.near]\nmodel = "hosted_vllm/x"\napi_base = "{server.address}/v1"\ntries = 1\n'
    )
    code, out, _ = check("bench", "--backend", "near", "--output-format", "json")
    (score,) = json.loads(out)["backends"]
    assert (0, 0, len(PROBLEMS)) == (code, score["wrong"], score["right"] + score["abstained_rightly"])
    assert (len(PAPERS), 120 * len(PAPERS)) == (score["calls"], score["tokens_in"])
    server.behaviours = [fails(401)]
    code, out, _ = check("bench", "--backend", "near", "--refresh", "--output-format", "json")
    (score,) = json.loads(out)["backends"]
    assert (1, len(PROBLEMS)) == (code, score["silent"])
