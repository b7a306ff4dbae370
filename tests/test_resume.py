"""A run that is killed over real HTTP: what had arrived is on record, and the next run asks for the rest alone."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.wire import Server, derivations, hangs, says

ROOT = Path(__file__).resolve().parent.parent
pytestmark = pytest.mark.slow

ESSAYS = {"red": "The van makes 3 × 12 = 36 trips.", "blue": "A van makes 4 × 15 = 60 trips."}


@pytest.fixture
def server():
    """A server on this machine."""
    with Server.running() as made:
        yield made


def command(folder):
    """An audit of all essays in a folder by its backend."""
    paths = [f"{name}.md" for name in ESSAYS]
    code = "from checker.cli import main; main()"
    return [sys.executable, "-c", code, *paths, "--backend", "near", "--recordings", str(folder / "kept.sqlite")]


def kept(folder):
    """How many replies are on record."""
    try:
        with sqlite3.connect(f"file:{folder / 'kept.sqlite'}?mode=ro", uri=True) as database:
            return database.execute("select count(*) from replies").fetchone()[0]
    except sqlite3.OperationalError:
        return 0


def test_a_killed_run_is_taken_up(server, tmp_path):
    """Of two essays one has its reply when the process is killed: the next run sends the prompt of the other."""
    for name, text in ESSAYS.items():
        (tmp_path / f"{name}.md").write_text(text + "\n", encoding="utf-8")
    (tmp_path / "checker.toml").write_text(
        f'[backends.near]\nmodel = "hosted_vllm/m"\napi_base = "{server.address}/v1"\nconcurrency = 1\n'
    )
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    server.behaviours = [says(), hangs(60)]
    process = subprocess.Popen(command(tmp_path), cwd=tmp_path, env=environment, stdout=subprocess.DEVNULL)
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and not (kept(tmp_path) == 1 and len(server.bodies) == 2):
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert (1, 2) == (kept(tmp_path), len(server.bodies))
    lost = server.bodies[1]["messages"]
    server.bodies.clear()
    server.behaviours = [says(lambda handler: derivations(handler, "qa * qb"))]
    ended = subprocess.run(command(tmp_path), cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert (0, b"") == (ended.returncode, ended.stderr)
    assert [lost] == [body["messages"] for body in server.bodies]
    assert 2 == kept(tmp_path)
    assert b"near (m): 1 of 2 answered, 1 agree" in ended.stdout
