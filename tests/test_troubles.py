"""Tests of what a user sees of each failure: one line that says what is wrong and how to mend it, over real HTTP."""

import json

import pytest

from tests.test_backend_cli import own_folder
from tests.wire import Server, cuts, derivations, drips, fails, hangs, resets, says, sends

__all__ = ["own_folder"]

ESSAY = "The van makes 3 × 12 = 36 trips.\n".encode()


@pytest.fixture
def server(monkeypatch, tmp_path):
    """A server on this machine, which the configuration of the present folder calls `near`."""
    monkeypatch.setattr("checker.backends.witness._FIRST_WAIT", 0.01)
    monkeypatch.chdir(tmp_path)
    with Server.running() as made:
        name_it(tmp_path, made)
        yield made


def name_it(folder, made, model="hosted_vllm/some-model", path="/v1", more=""):
    """Write a configuration in which the server is called `near`."""
    (folder / "checker.toml").write_text(
        f'[backends.near]\nmodel = "{model}"\napi_base = "{made.address}{path}"\ntries = 2\n{more}\n'
    )


def derives(formula):
    """Reply with a formula, in which `@` is the first figure of the text."""
    return says(lambda handler: derivations(handler, formula.replace("@", "qa")))


TROUBLES = {
    "400": (fails(400, "bad seed"), "the request was rejected: bad seed; check its settings"),
    "400 model": (fails(400, "the model some-model is gone"), "is gone; check the model's name: "),
    "401": (fails(401, "who?"), "the key is missing or was rejected: who?; set key_name"),
    "404": (fails(404, "nothing here"), "no such model or address: nothing here; check api_base and the model's name"),
    "429": (fails(429, "slow down"), "the rate limit was reached: slow down; set requests_per_minute"),
    "429 for an hour": (fails(429, retry_after="3600"), "the server asks to wait 3600 s; set requests_per_minute"),
    "500": (
        fails(500, "out of memory"),
        "the server is unavailable: out of memory; look into the log of the server at",
    ),
    "529": (fails(529, "overloaded"), "the server is unavailable: overloaded; look into the log of the server at"),
    "reset": (resets, "the server is unavailable: "),
    "cut off": (cuts, "the server is unavailable: "),
    "truncated JSON": (sends('{"id": "x", "choices": ['), "the server is unavailable: Unable to get json"),
    "a page": (sends("<html>welcome</html>"), "<html>welcome</html>; look into the log of the server at"),
    "refusal": (says("I cannot", "content_filter"), "the backend refused to reply: content filter; ask another model"),
    "length": (says("{", "length"), "the reply was cut off: it reached the most tokens allowed; the model writes too"),
    "empty": (says(""), "the reply was empty; run again"),
    "null": (says(None), "the reply was empty; run again"),
    "prose around JSON": (says(lambda handler: f"Here: {derivations(handler)}"), "the reply is not JSON: Expecting"),
    "wrong type": (says('{"derivations": 4}'), "the reply is malformed: derivations: Input should be a valid list"),
    "wrong id": (says('{"derivations": [{"id": "zz", "formula": "qa", "why": null}]}'), "an id that was not asked for"),
    "ten megabytes": (says("x" * 10_000_000), "the reply is longer than 400000 characters; the model does not keep to"),
    "left out": (says('{"derivations": []}'), "the reply left this figure out"),
    "power of power": (derives("@^200^200"), "the formula cannot be read: unexpected '^'"),
    "deep brackets": (derives("(" * 900 + "@" + ")" * 900), "the formula cannot be read: brackets are nested deeper"),
    "long formula": (derives("@" + "*@" * 5_000), "the formula cannot be read: the formula is longer than"),
    "code": (derives("__import__('os').system('true')"), "the formula cannot be read: unexpected"),
}


@pytest.mark.parametrize("name", TROUBLES)
def test_each_failure_is_told_in_a_line(check, server, name):
    """The audit is told to be incomplete at its top, then what went wrong; no verdict and no exit code changes."""
    server.behaviours = [TROUBLES[name][0]]
    code, out, err = check("-", "--backend", "near", "-v", stdin=ESSAY)
    first, told, *_ = out.splitlines()
    assert (0, "") == (code, err)
    assert first == "incomplete: 1 of 1 derivations are missing"
    assert told.startswith("near: ")
    assert TROUBLES[name][1] in told
    assert "[consistent]" in out
    assert "Traceback" not in out
    assert len(told) < 400


@pytest.mark.parametrize("behaviour", [hangs(2), drips], ids=["silence", "slow drip"])
def test_a_server_that_is_too_slow_is_told(check, server, tmp_path, behaviour):
    """Neither silence nor a byte now and then is waited for beyond the time that is set."""
    name_it(tmp_path, server, more="timeout = 0.3")
    server.behaviours = [behaviour]
    _, out, _ = check("-", "--backend", "near", stdin=ESSAY)
    assert "near: no reply in time: none within 0.3 s; raise its timeout, or ask a faster model" in out


def test_a_formula_of_great_numbers_gives_no_value(check, server):
    """What would take all memory to compute is an abstention, and takes no time."""
    server.behaviours = [derives("*".join(["@^200"] * 90))]
    _, out, _ = check("-", "--backend", "near", "--output-format", "json", stdin=ESSAY)
    (finding,) = json.loads(out)["documents"][0]["findings"]
    (derivation,) = finding["derivations"]
    assert ("consistent", "abstained") == (finding["verdict"], derivation["status"])
    assert "larger than we compute with" in derivation["reason"]


@pytest.mark.parametrize(
    ("model", "path", "behaviour", "told"),
    [
        ("hosted_vllm/m", "", fails(404, "Not Found"), "Not Found; its api_base should end in /v1: http://127.0.0.1:"),
        ("hosted_vllm/m", "/v1", fails(404, "The model `m` does not exist."), "/v1/models lists those that are served"),
        ("ollama_chat/m", "", fails(404, "model 'm' not found"), "not found; run `ollama pull m`, or check"),
        ("hosted_vllm/m", "/v1", fails(401, "bad key"), "the key is missing or was rejected: bad key; set key_name"),
        ("hosted_vllm/m", "/v1", says("Hello!"), "does not keep to the form"),
        ("hosted_vllm/m", "/v1", says(), "no premises; try a larger model"),
    ],
    ids=["no /v1", "no model", "no model in Ollama", "no key", "no JSON", "no idea"],
)
def test_a_trial_says_how_to_mend_a_backend(check, server, tmp_path, model, path, behaviour, told):
    """`check backends test` fails in one line that names the way out."""
    name_it(tmp_path, server, model, path)
    server.behaviours = [behaviour]
    code, out, err = check("backends", "test", "near")
    assert (1, 1, "") == (code, len(out.splitlines()), err)
    assert out.startswith("near: FAILED: ")
    assert told in out


def test_a_name_without_its_service(check, tmp_path, monkeypatch):
    """A model is asked for in a wire format, which the beginning of its name tells."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "checker.toml").write_text('[backends.near]\nmodel = "m-7"\napi_base = "http://127.0.0.1:9/v1"\n')
    code, out, _ = check("backends", "test", "near")
    assert 1 == code
    assert "the name begins with no service; write it as hosted_vllm/m-7, or as ollama_chat/m-7, if it is" in out


def test_a_backend_that_was_left_alone(check, tmp_path, monkeypatch):
    """After failures in a row the line says what it failed of and how to mend that, once."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("checker.backends.witness._FIRST_WAIT", 0.01)
    (tmp_path / "checker.toml").write_text(
        '[backends.far]\nmodel = "hosted_vllm/m"\napi_base = "http://127.0.0.1:9/v1"\n'
    )
    _, out, _ = check("-", "--backend", "far", stdin=ESSAY + b"\nA dam holds 35 million cubic metres of water.\n")
    lines = [line for line in out.splitlines() if line.startswith("far: ")]
    assert 1 == len(lines)
    assert "the connection was refused; start the server" in lines[0]


def test_a_trial_of_a_server_that_is_not_there(check, tmp_path, monkeypatch):
    """Where nobody listens, the line says at which address."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "checker.toml").write_text(
        '[backends.far]\nmodel = "ollama_chat/m"\napi_base = "http://127.0.0.1:9"\ntries = 1\n'
    )
    code, out, _ = check("backends", "test", "far")
    assert 1 == code
    assert (
        "far: FAILED: the server is unavailable: the connection was refused; start the server, or set api_base:"
        " nobody listens at http://127.0.0.1:9\n" == out
    )
