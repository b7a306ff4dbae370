"""A real llama.cpp server with a model of random weights, asked by way of litellm: nonsense in, no harm done.

The same runs against a server of your own: CHECK_TEST_SERVER names its address (with /v1) and CHECK_TEST_MODEL the
model as litellm names it, such as hosted_vllm/qwen3 or ollama_chat/qwen3:30b.
"""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """The address of a server, and the model to ask."""
    if os.environ.get("CHECK_TEST_SERVER"):
        yield os.environ["CHECK_TEST_SERVER"], os.environ["CHECK_TEST_MODEL"]
        return
    pytest.importorskip("xllamacpp")
    pytest.importorskip("gguf")
    folder = tmp_path_factory.mktemp("model")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, str(ROOT / "tests" / "tiny_model.py"), str(folder / "tiny.gguf"), str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(f"http://127.0.0.1:{port}/health")
        yield f"http://127.0.0.1:{port}/v1", "hosted_vllm/tiny"
    finally:
        process.kill()
        process.wait()


def _wait(address):
    for _ in range(600):
        try:
            with urllib.request.urlopen(address, timeout=1):  # noqa: S310 - an address on this machine
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail("the server did not start")


def check(folder, *arguments):
    """Run the command in a folder of its own."""
    environment = os.environ | {"XDG_DATA_HOME": str(folder / "data"), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", "from checker.cli import main; main()", *map(str, arguments)]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def folder(server, tmp_path):
    """A folder whose configuration names the server."""
    address, model = server
    (tmp_path / "checker.toml").write_text(
        f'[backends.own]\nmodel = "{model}"\napi_base = "{address}"\ntries = 2\ntemperature = 0.8\n'
    )
    return tmp_path


def test_nonsense_changes_no_verdict_of_arithmetic(folder):
    """What a real model says over the real protocol is on the page, and every verdict is what it was."""
    essay = ROOT / "examples" / "ai-energy.md"
    plain = check(folder, essay, "--output-format", "json")
    asked = check(folder, essay, "--backend", "own", "--output-format", "json")
    assert (plain.returncode, "") == (asked.returncode, asked.stderr)
    before, after = json.loads(plain.stdout), json.loads(asked.stdout)
    (table,) = after["cross_examination"]["backends"]
    assert table["calls"] + table["failures"] > 0
    verdicts = {item["id"]: item["verdict"] for item in after["documents"][0]["findings"]}
    assert [(item["id"], item["verdict"]) for item in before["documents"][0]["findings"]] == [
        (item["id"], verdicts[item["id"]]) for item in before["documents"][0]["findings"]
    ]
    replayed = check(folder, essay, "--backend", "own", "--replay", "--output-format", "json")
    assert asked.stdout == replayed.stdout


def test_a_real_server_replies_in_the_shape(folder):
    """A schema holds a real engine to the shape of a reply; whether the reply is right is the model's affair."""
    tried = check(folder, "backends", "test", "own")
    assert "server is unavailable" not in tried.stdout
    assert tried.stdout.startswith("own: ")
