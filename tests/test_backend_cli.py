"""Tests of `--backend` and `check backends`, in this process and without a network: scripts, replays, budgets."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import pytest

ROOT = Path(__file__).resolve().parent.parent
ESSAY = ROOT / "examples" / "ai-energy.md"
SCRIPTS = [f"scripted:examples/backends/{name}.toml" for name in ("oak", "elm", "ash")]
BACKENDS = [part for script in SCRIPTS for part in ("--backend", script)]


@pytest.fixture(autouse=True)
def own_folder(monkeypatch, tmp_path):
    """Keep recordings apart, and work where the examples are."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    for name in ("MISTRAL_API_KEY", "OPENAI_API_KEY", "ANTHROPIC_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(ROOT)


def test_the_example(check):
    """Three hand-written readers of the example: a dispute, convictions that stay, and a table of who said what."""
    code, out, err = check("examples/ai-energy.md", *BACKENDS)
    assert (1, "") == (code, err)
    assert "[warning] ($1 billion − $1.2 trillion) ÷ $1.2 trillion gives a fall of 99.9%" in out
    assert "but 2 families of backends derive 0.08333%." in out
    assert "oak.toml: abstains: it is not said which costs are set against the revenue" in out
    assert "oak.toml: 50,000 users, agrees = 5 billion people ÷ 100,000 cards" in out
    assert "elm.toml: 0.08333%, about 1,200 times less = $1 billion ÷ $1.2 trillion × 100" in out
    assert "repetition [error] Stated 7.5 billion tokens/day" in out
    assert "elm.toml: 50,000 users, agrees = 75 million tokens/day ÷ (10 requests a day × 150 tokens)" in out
    *_, oak, elm, ash = out.splitlines()
    assert re.search(r"oak\.toml \(oak\): 1\d of \d+ answered, 1\d agree, 1 does not, \d+ abstained; 4 calls", oak)
    assert "elm.toml (elm): 13 of" in elm
    assert "ash.toml (ash): 7 of" in ash


def test_an_audit_is_replayed_byte_for_byte(check, tmp_path):
    """What was said once is on record: the same audit comes out again, and nobody is asked."""
    forms = [("--output-format", "json"), ("--output-format", "jsonl"), ("-v",)]
    first = [check("examples/ai-energy.md", *BACKENDS, *form) for form in forms]
    page, again = tmp_path / "a.html", tmp_path / "b.html"
    check("examples/ai-energy.md", *BACKENDS, "--html-output", page)
    assert first == [check("examples/ai-energy.md", *BACKENDS, "--replay", *form) for form in forms]
    check("examples/ai-energy.md", *BACKENDS, "--replay", "--html-output", again)
    assert page.read_bytes() == again.read_bytes()
    (tmp_path / "audit.json").write_text(first[0][1], encoding="utf-8")
    third = tmp_path / "c.html"
    check("report", tmp_path / "audit.json", "--html-output", third)
    assert page.read_bytes() == third.read_bytes()


def test_recordings_are_backends(check, tmp_path):
    """A file of recordings stands for the backends that are in it."""
    kept = tmp_path / "kept.sqlite"
    _, first, _ = check("examples/ai-energy.md", *BACKENDS, "--recordings", kept, "--output-format", "json")
    _, again, _ = check("examples/ai-energy.md", "--backend", f"recorded:{kept}", "--output-format", "json")
    one, other = json.loads(first), json.loads(again)
    assert sorted(map(str, one["cross_examination"]["backends"])) == sorted(
        map(str, other["cross_examination"]["backends"])
    )
    assert [item["verdict"] for item in one["documents"][0]["findings"]] == [
        item["verdict"] for item in other["documents"][0]["findings"]
    ]


def test_the_json_holds_every_derivation(check):
    """Each claim has a derivation of each backend, with its status, and the schema allows it."""
    _, schema, _ = check("schema")
    _, out, _ = check("examples/ai-energy.md", *BACKENDS, "--output-format", "json")
    audit = json.loads(out)
    jsonschema.validate(audit, json.loads(schema))
    findings = audit["documents"][0]["findings"]
    derived = [finding["derivations"] for finding in findings if finding["kind"] not in ("located", "estimate")]
    assert derived
    assert all(SCRIPTS == [item["backend"] for item in derivations] for derivations in derived)
    said = [item for derivations in derived for item in derivations]
    assert {"answered", "abstained", "not_checked"} == {item["status"] for item in said}
    assert all("asked about once" in item["reason"] for item in said if item["status"] == "not_checked")
    table = audit["cross_examination"]
    assert (2, False, ["oak", "elm", "ash"]) == (
        table["quorum"], table["incomplete"], [backend["family"] for backend in table["backends"]]
    )  # fmt: skip
    assert all(backend["asked"] == backend["answered"] + backend["abstained"] for backend in table["backends"])
    assert audit["summary"]["disputed"] >= 1


def test_arithmetic_is_untouched(check):
    """With backends the same figures are inconsistent as without, and the run ends the same way."""
    plain = check("examples/ai-energy.md", "--output-format", "json")
    asked = check("examples/ai-energy.md", *BACKENDS, "--output-format", "json")
    assert plain[0] == asked[0]
    inconsistent = [
        [item["id"] for item in json.loads(out)["documents"][0]["findings"] if item["verdict"] == "inconsistent"]
        for out in (plain[1], asked[1])
    ]
    assert inconsistent[0] == inconsistent[1] != []


def test_the_page_shows_the_backends(check, tmp_path):
    """Each card has what each backend says of its claim, and the page a table of them."""
    page = tmp_path / "page.html"
    check("examples/ai-energy.md", *BACKENDS, "--html-output", page)
    text = page.read_text(encoding="utf-8")
    assert "Cross-examined by" in text
    assert (
        '<tbody class="warning">\n<tr><th scope="row"><bdi>scripted:examples/<wbr>backends/<wbr>elm.toml</bdi></th>'
        in text
    )
    assert '<td class="tone"><bdi>about 1,200 times less</bdi></td>' in text
    check("examples/ai-energy.md", "--html-output", page)
    assert "Cross-examined by" not in page.read_text(encoding="utf-8")


def test_what_a_backend_says_is_a_stranger_s_text(check, tmp_path):
    """Markup and escape sequences of a reply reach neither page nor terminal."""
    script, page = tmp_path / "hostile.toml", tmp_path / "page.html"
    script.write_text('[derive]\n"36 trips" = "abstain: <b>bold</b> \\u001b[31mred"\n')
    arguments = ["-", "--backend", f"scripted:{script}", "-v", "--html-output", page]
    _, out, _ = check(*arguments, stdin="The van makes 3 × 12 = 36 trips.\n".encode())
    assert "\x1b" not in out
    assert "bold" in out
    text = page.read_text(encoding="utf-8")
    assert "<b>" not in text
    assert "\x1b" not in text


def test_a_dry_run_sends_nothing(check, tmp_path):
    """A forecast names calls, tokens and money for each backend, and leaves no file behind."""
    names = ["mistral/mistral-large-latest", "openai/unheard-of", "hosted_vllm/local"]
    code, out, err = check(
        "examples/ai-energy.md", *(part for name in names for part in ("--backend", name)), "--dry-run"
    )
    assert (0, "") == (code, err)
    lines = out.splitlines()
    assert "nothing was sent" in lines[0]
    assert re.search(r"3 calls, about [\d,]+ tokens in and [\d,]+ out, about \$0\.\d+, at most \$0\.\d+", lines[1])
    assert "no price is known" in lines[2]
    assert "free" in lines[3]
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["--backend", "nonsense"], "name a model with its service"),
        (["--backend", "openai/unheard-of"], "--allow-unpriced"),
        (["--backend", "scripted:missing.toml"], "no such file"),
        (["--backend", "recorded:missing.sqlite"], "no recordings"),
        (["--backend", SCRIPTS[0], "--backend", SCRIPTS[0]], "named twice"),
        (["--backend", SCRIPTS[0], "--replay", "--refresh"], "give one of them"),
        (["--backend", SCRIPTS[0], "--replay"], "without --replay"),
        (["--backend", SCRIPTS[0], "--prompts", "tests"], "no template"),
        (["--backend", SCRIPTS[0], "--budget", "much"], "dollars"),
        (["--backend", SCRIPTS[0], "--quorum", "1"], "from 2"),
        (["--replay"], "goes with --backend"),
        (["--dry-run"], "goes with --backend"),
    ],
)
def test_requests_that_make_no_sense(check, arguments, problem):
    """A mistake in the request is exit code 2 and one line with a way out."""
    code, _, err = check("examples/ai-energy.md", *arguments)
    assert 2 == code
    assert problem in err
    assert 1 == len(err.splitlines())


def test_missing_derivations_are_told_at_the_top(check):
    """A backend that may not be called leaves all unchecked: the first line says so, and the gate can insist."""
    good = "The van makes 3 × 12 = 36 trips.\n".encode()
    arguments = ["-", "--backend", SCRIPTS[0], "--max-calls", "0"]
    code, out, _ = check(*arguments, stdin=good)
    assert 0 == code
    assert out.startswith("incomplete: ")
    assert "--max-calls" in out
    assert 1 == check(*arguments, "--require-checked", stdin=good).code


def test_one_family_cannot_dispute(check):
    """Asked alone, a backend disputes nothing, and the run says why."""
    _, out, _ = check("examples/ai-energy.md", "--backend", SCRIPTS[2])
    assert "no claim can be disputed: that takes 2 families of backends, and 1 was asked" in out
    assert "[warning]" not in out


def test_backends_are_listed_and_tried(check, tmp_path, monkeypatch):
    """The list names what is set and what is missing; the trial says in a line what is wrong and how to mend it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "checker.toml").write_text(
        '[backends.far]\nmodel = "mistral/mistral-large-latest"\n'
        '[backends.near]\nmodel = "hosted_vllm/x"\napi_base = "http://127.0.0.1:9/v1"\ntries = 1\n'
    )
    script = tmp_path / "good.toml"
    script.write_text('[derive]\n"$744" = "{24 rakes} * {$31}"\n')
    code, out, _ = check("backends")
    assert 0 == code
    assert "far: mistral/mistral-large-latest, family mistral, price known, set MISTRAL_API_KEY" in out
    assert "near: hosted_vllm/x, family x, free, ready" in out
    assert "services whose key is not set: anthropic (ANTHROPIC_API_KEY)" in out
    code, out, _ = check(
        "backends", "test", "far", f"scripted:{script}", SCRIPTS[0].replace("examples", f"{ROOT}/examples")
    )
    lines = out.splitlines()
    assert 1 == code
    assert "far: FAILED: the key is missing or was rejected: set MISTRAL_API_KEY" == lines[0]
    assert ": ok: derives the known value" in lines[1]
    assert ": FAILED: not in the script" in lines[2]
    assert 2 == check("backends", "nonsense").code


@pytest.mark.parametrize(
    ("name", "setting"), [("far", 'api_key = "sk-1"'), ("openai/gpt-4o", 'api_base = "https://elsewhere/v1"')]
)
def test_keys_do_not_belong_in_files(check, tmp_path, monkeypatch, name, setting):
    """A key in a configuration file stops the run, and so does another address for a service's own name."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "checker.toml").write_text(f'[backends."{name}"]\n{setting}\n')
    code, _, err = check(ESSAY, "--backend", name)
    assert 2 == code
    assert name in err


def test_a_killed_run_leaves_its_replies(tmp_path):
    """What had arrived when the process was killed is on record, and the next run asks for the rest alone."""
    slow, quick = tmp_path / "slow.toml", tmp_path / "quick.toml"
    slow.write_text('seconds = 60\nfamily = "slow"\n')
    quick.write_text('family = "quick"\n')
    kept = tmp_path / "kept.sqlite"
    command = [sys.executable, "-c", "from checker.cli import main; main()", str(ESSAY), "--recordings", str(kept)]
    names = ["--backend", f"scripted:{slow}", "--backend", f"scripted:{quick}"]
    process = subprocess.Popen([*command, *names], stdout=subprocess.DEVNULL, env=os.environ, cwd=ROOT)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and _kept(kept) < 3:
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert 3 == _kept(kept)
    replayed = subprocess.run(
        [*command, "--backend", f"scripted:{quick}", "--replay", "--output-format", "json"],
        capture_output=True, check=False, env=os.environ, cwd=ROOT,
    )  # fmt: skip
    assert False is json.loads(replayed.stdout)["cross_examination"]["incomplete"]


def _kept(path):
    import sqlite3

    if not path.exists():
        return 0
    try:
        with sqlite3.connect(path) as database:
            return database.execute("select count(*) from replies").fetchone()[0]
    except sqlite3.OperationalError:
        return 0
