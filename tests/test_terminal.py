"""Tests of what only somebody at a terminal meets: watching, completion, progress. The installed command, for real."""

import itertools
import os
import pty
import select
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from checker.commands.completion import name_audit
from tests.command import COMMAND

ROOT = Path(__file__).resolve().parent.parent
GOOD, BAD = "It is 3 × 12 = 36.\n", "It is 3 × 12 = 48.\n"
PATIENCE = 30
CLOCK = itertools.count(10**18, 10**9)


@pytest.fixture(autouse=True)
def folder(monkeypatch, tmp_path):
    """Work in an empty folder, with this code."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))


class Watching:
    """A command under way, and what it has said so far."""

    def __init__(self, *arguments):
        self.process = subprocess.Popen(
            [COMMAND, *arguments, "--output-format", "concise"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        self.said = ""

    def until(self, text):
        """Wait until a text is said that was not said before."""
        ends = time.monotonic() + PATIENCE
        while text not in self.said:
            assert time.monotonic() < ends, f"{text!r} is not in {self.said!r}"
            if select.select([self.process.stdout], [], [], 0.1)[0]:
                self.said += os.read(self.process.stdout.fileno(), 65536).decode()
        self.said = self.said.partition(text)[2]

    def interrupt(self):
        """Press Ctrl-C: the exit code, and what was said since."""
        self.process.send_signal(signal.SIGINT)
        rest, _ = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, self.said + rest.decode()


@pytest.fixture
def watching():
    """Start commands that end with the test, whatever happens in it."""
    started = []

    def start(*arguments):
        started.append(Watching(*arguments))
        return started[-1]

    yield start
    for running in started:
        running.process.kill()
        running.process.communicate()


def write(name, text):
    """A file, with a time that no file here had before."""
    Path(name).write_text(text, encoding="utf-8")
    now = next(CLOCK)
    os.utime(name, ns=(now, now))


@pytest.mark.slow
def test_watching_audits_again_after_a_change(watching):
    """Every change of an essay, of a folder or of the configuration is audited; Ctrl-C ends with the last exit code."""
    Path("drafts").mkdir()
    write("drafts/a.md", BAD)
    running = watching("drafts", "--watch")
    running.until("a.md:1:16: equation [error] Stated 48")
    write("drafts/b.md", BAD.replace("48", "49"))
    running.until("b.md:1:16: equation [error] Stated 49")
    write("checker.toml", "nonsense = 1\n")
    running.until("nonsense")
    write("checker.toml", 'fail-on = "never"\n')
    running.until("Stated 49")
    write("checker.toml", "")
    running.until("Stated 49")
    write("drafts/b.md", GOOD)
    running.until("Stated 48")
    code, said = running.interrupt()
    assert (1, 0) == (code, said.count("Stated"))


@pytest.mark.slow
def test_watching_is_quiet_while_nothing_changes(watching):
    """Nothing is said twice, and a text without an error says nothing; Ctrl-C then ends with 0."""
    write("a.md", GOOD)
    write("b.md", BAD)
    running = watching("a.md", "b.md", "--watch")
    running.until("Stated 48; 3 × 12 gives 36")
    time.sleep(1.5)
    write("b.md", GOOD)
    time.sleep(2.5)
    code, said = running.interrupt()
    assert (0, 1) == (code, said.count("\n"))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["-"], "standard input is none"),
        (["a.md", "--fix"], "leave out --fix"),
        (["a.md", "--backend", "scripted:x.toml"], "asks no backend"),
        (["a.md", "--html-output", "a.html", "--open"], "open it once yourself"),
    ],
)
def test_what_cannot_be_watched(arguments, told):
    """What makes no sense together with --watch is exit code 2, with the way out."""
    done = subprocess.run(
        [COMMAND, *arguments, "--watch"], capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    assert (2, True) == (done.returncode, told in done.stderr), done.stderr


def at_terminal(command, environment=None):
    """What a command writes when its standard error is a terminal, and what on standard output, a pipe."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=theirs, env={**os.environ, **(environment or {})}
    )
    os.close(theirs)
    out, _ = process.communicate(timeout=PATIENCE)
    told = b""
    while select.select([ours], [], [], 0.2)[0]:
        try:
            told += os.read(ours, 65536)
        except OSError:
            break
    os.close(ours)
    return out.decode(), told.decode()


@pytest.mark.slow
def test_progress_is_for_a_terminal_alone():
    """A long run says on a terminal how far it is, and takes it back; a pipe and --quiet see nothing of it."""
    prose = "Crews carried 14 × 31 = 434 crates, and then 17 × 3 = 51 more of the blue ones.\n\n" * 30
    for number in range(40):
        Path(f"{number}.md").write_text(prose, encoding="utf-8")
    out, told = at_terminal([COMMAND, ".", "--output-format", "concise"])
    assert "read" in told
    assert told.endswith("\r\x1b[K")
    assert "read" not in out
    assert "" == at_terminal([COMMAND, ".", "--quiet"])[1]
    piped = subprocess.run([COMMAND, "."], capture_output=True, timeout=PATIENCE, check=False)
    assert b"" == piped.stderr


def completed(shell, **environment):
    """What the command answers a shell."""
    given = {**os.environ, "_CHECK_COMPLETE": f"complete_{shell}", **environment}
    return subprocess.run([COMMAND], env=given, capture_output=True, text=True, timeout=PATIENCE, check=False).stdout


@pytest.mark.slow
@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("check essay.md --fail", ["--fail-on"]),
        ("check --html-o", ["--html-output"]),
        ("check base", ["baseline"]),
        ("check essay.md --fail-on n", ["note", "never"]),
        ("check baseline ", ["write", "update", "prune"]),
        ("check --show-c", ["--show-completion"]),
    ],
)
def test_every_shell_completes(line, words):
    """Flags, words and commands complete alike in bash, zsh and fish, though no command is named."""
    parts = line.split(" ")
    bash = completed("bash", COMP_WORDS="\n".join(parts), COMP_CWORD=str(len(parts) - 1))
    assert words == bash.split()
    zsh = completed("zsh", _TYPER_COMPLETE_ARGS=line)
    fish = completed("fish", _TYPER_COMPLETE_ARGS=line, _TYPER_COMPLETE_FISH_ACTION="get-args")
    assert words == [item.partition("\t")[0] for item in fish.splitlines()]
    assert all(f'"{word}"' in zsh for word in words)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("check essay.md -", "check audit essay.md -"),
        ("check ess", "check ess"),
        ("check scan ", "check scan "),
        ("check --ins", "check --ins"),
        ("check -q ", "check audit -q "),
    ],
)
def test_audit_is_named_for_the_shell(line, expected):
    """Words that name no command are those of `audit`, unless they may still become a command."""
    environment = {"_TYPER_COMPLETE_ARGS": line, "COMP_WORDS": line.replace(" ", "\n"), "COMP_CWORD": "1"}
    name_audit(environment)
    assert expected == environment["_TYPER_COMPLETE_ARGS"] == environment["COMP_WORDS"].replace("\n", " ")
    assert ("2" if "audit" in expected else "1") == environment["COMP_CWORD"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_scripts_are_what_a_shell_reads(shell):
    """Each shell gets a script for itself, and one that is here finds no fault with it."""
    given = {**os.environ, "_CHECK_COMPLETE": f"source_{shell}"}
    done = subprocess.run([COMMAND], env=given, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert (0, True) == (done.returncode, f"complete_{shell}" in done.stdout)
    if shutil.which(shell):
        subprocess.run([shell, "-n"], input=done.stdout, text=True, check=True, timeout=PATIENCE)


def test_bash_completes_after_the_installation():
    """What `--install-completion` sets up is loaded by a new bash, and offers what the command says."""
    home = {**os.environ, "HOME": str(Path.cwd()), "PATH": f"{COMMAND.parent}{os.pathsep}{os.environ['PATH']}"}
    # A bash with one command becomes that command, which then finds no bash that has called it.
    subprocess.run(["bash", "-c", "check --install-completion && :"], env=home, check=True, capture_output=True)
    script = "source ~/.bashrc; COMP_WORDS=(check e.md --html-o); COMP_CWORD=2; _check_completion check; "
    done = subprocess.run(
        ["bash", "-c", script + 'echo "${COMPREPLY[@]}"'], env=home, capture_output=True, text=True, check=True
    )
    assert "--html-output" == done.stdout.strip()
