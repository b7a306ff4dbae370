"""Tests of what runs in the repositories of others: the script of the action, the hook, the pages on them."""

import json
import os
import re
import subprocess
import sys
import sysconfig
import tomllib
from pathlib import Path

import pytest

from checker.settings.file import closest, read_configuration
from checker.sheet import read_sheet
from tests.command import COMMAND

ROOT = Path(__file__).resolve().parent.parent
GOOD, BAD = "It is 3 × 12 = 36.\n", "It is 3 × 12 = 48.\n"


@pytest.fixture(autouse=True)
def folder(monkeypatch, tmp_path):
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    closest.cache_clear()
    return tmp_path


def action(**inputs):
    """Run the script of the action: its exit code, its outputs and its log."""
    bare = {
        "SARIF_FILE": "out.sarif",
        "GITHUB_OUTPUT": "outputs",
        "GITHUB_STEP_SUMMARY": "summary.md",
        "RUNNER_TEMP": ".",
    }
    path = f"{COMMAND.parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), **bare, **inputs}
    done = subprocess.run(["bash", ROOT / "action" / "run.sh"], env=environment, capture_output=True, check=False)
    told = dict(line.split("=", 1) for line in Path("outputs").read_text(encoding="utf-8").splitlines())
    return done.returncode, told, done.stdout.decode()


@pytest.mark.parametrize(
    ("inputs", "code", "findings"),
    [
        ({"FILES": "good.md"}, "0", "0"),
        ({"FILES": "my bad.md"}, "1", "1"),
        ({"FILES": "good.md\nmy bad.md\n"}, "1", "1"),
        ({"FILES": "my bad.md", "FAIL_ON": "never"}, "0", "1"),
        ({"FILES": "my bad.md", "ARGUMENTS": "--ignore\nequation,derivation"}, "0", "0"),
        ({"FILES": "missing.md"}, "2", "0"),
        ({"FILES": "my bad.md", "ARGUMENTS": "--nonsense"}, "2", ""),
        ({"FILES": "$(touch pwned)"}, "2", "0"),
    ],
)
def test_the_script_of_the_action(inputs, code, findings):
    """The script itself succeeds, so that what it wrote is uploaded, and hands on the exit code, 2 included."""
    Path("good.md").write_text(GOOD, encoding="utf-8")
    Path("my bad.md").write_text(BAD, encoding="utf-8")
    ended, told, log = action(**inputs)
    assert (0, code, findings) == (ended, told["exit-code"], told["findings"]), log
    assert (findings == "1" and code == "1") == ("::error file=my bad.md" in log and code == "1")
    assert not Path("pwned").exists()
    if told["findings"]:
        assert "2.1.0" == json.loads(Path("out.sarif").read_text(encoding="utf-8"))["version"]
        assert Path("summary.md").read_text(encoding="utf-8").startswith("### essay-checker")


def test_the_action_hands_on_every_input():
    """Every input of the action is used, and the last step ends as the check did."""
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    inputs = re.findall(r"^  ([\w-]+):$", text.partition("\ninputs:")[2].partition("\noutputs:")[0], re.MULTILINE)
    assert inputs
    assert [] == [name for name in inputs if text.count(f"inputs.{name}") == 0]
    assert text.rstrip().endswith('run: exit "${CODE:-2}"')


def blocks(language):
    """The blocks of a language in the page on repositories."""
    page = (ROOT / "docs" / "in-your-repository.md").read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", page, re.MULTILINE | re.DOTALL)


def test_the_settings_on_the_page_are_read():
    """What the page says to paste is a configuration and a sheet that we take."""
    settings, sheet = blocks("toml")
    Path("checker.toml").write_text(settings, encoding="utf-8")
    assert "error" == read_configuration(Path("checker.toml")).values["fail_on"]
    Path("figures.toml").write_text(sheet, encoding="utf-8")
    assert tomllib.loads(sheet)["figure"][0]["label"] == read_sheet(Path("figures.toml")).figures[0].label


def test_the_commands_on_the_page_run():
    """Each command of ours on the page is one that the command line takes."""
    Path("docs").mkdir()
    Path("docs/a.md").write_text(GOOD, encoding="utf-8")
    lines = [line[2:].partition(" | ")[0] for block in blocks("console") for line in block.splitlines()]
    assert 5 == len(lines)
    for line in lines:
        command = [COMMAND, *re.findall(r'"[^"]*"|\S+', line)[1:]]
        done = subprocess.run([str(word).strip('"') for word in command], capture_output=True, check=False)
        assert 0 == done.returncode, (line, done.stderr)


def test_the_hook_checks_what_is_committed(tmp_path):
    """pre-commit stops a commit with a wrong figure and passes a right one."""
    pytest.importorskip("pre_commit")
    identity = ["-c", "user.name=Nobody", "-c", "user.email=nobody@example.org"]
    subprocess.run(["git", "init", "-q", "."], check=True)
    hook = "{id: check, name: check, entry: check --force-exclude, language: system, types_or: [markdown, plain-text]}"
    Path(".pre-commit-config.yaml").write_text(f"repos: [{{repo: local, hooks: [{hook}]}}]\n", encoding="utf-8")
    assert "entry: check --force-exclude" in (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    path = f"{COMMAND.parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "PRE_COMMIT_HOME": str(tmp_path / "home")}
    for text, passes in ((GOOD, True), (BAD, False)):
        Path("e.md").write_text(text, encoding="utf-8")
        subprocess.run(["git", *identity, "add", "-A"], check=True)
        line = [sys.executable, "-m", "pre_commit", "run", "--all-files"]
        done = subprocess.run(line, env=environment, capture_output=True, check=False)
        assert passes == (done.returncode == 0), done.stdout.decode()


@pytest.mark.slow
def test_the_hook_installs_and_runs():
    """`pre-commit try-repo` builds this repository, installs it, and runs the hook on a scratch repository."""
    pytest.importorskip("pre_commit")
    subprocess.run(["git", "init", "-q", "."], check=True)
    # The hook's own environment takes what it depends on from this one, so that nothing is fetched.
    bare = {"PIP_NO_DEPS": "1", "PIP_NO_BUILD_ISOLATION": "0", "PIP_NO_INDEX": "1"}
    packages = sysconfig.get_path("purelib")
    environment = {**os.environ, **bare, "PYTHONPATH": packages, "PRE_COMMIT_HOME": str(Path.cwd() / "home")}
    line = [sys.executable, "-m", "pre_commit", "try-repo", str(ROOT), "check", "--files", "e.md", "data.csv"]
    Path("data.csv").write_text(BAD, encoding="utf-8")
    for text, code in ((BAD, 1), (GOOD, 0)):
        Path("e.md").write_text(text, encoding="utf-8")
        subprocess.run(["git", "add", "e.md", "data.csv"], check=True)
        done = subprocess.run(line, env=environment, capture_output=True, text=True, check=False)
        assert code == done.returncode, done.stdout + done.stderr
        assert (code == 1) == ("e.md:1:16: equation [error] Stated 48" in done.stdout)
        assert "data.csv:" not in done.stdout
