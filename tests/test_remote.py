"""Tests of backends over real HTTP on this machine, in each wire format, with litellm unpatched in between."""

import asyncio
import json
import logging
import os
import subprocess
import sys
from fractions import Fraction

import pytest

from checker.backends.backend import NO_HOST, NO_LISTENER, Mode, Trouble
from checker.backends.ledger import Ledger
from checker.backends.recordings import Recordings
from checker.backends.remote import RemoteBackend, close_litellm, failure
from checker.backends.settings import backend_settings
from checker.backends.witness import Access, Witness
from claims.derivation import Question
from prompts.template import PromptBook
from tests.wire import Server, cuts, derivations, drips, fails, hangs, resets, says, sends, text_of

BOOK = PromptBook()
PROMPT = BOOK.render(Question.DERIVE, "We pay [qa 3] × [qb 4] = [qc ? coin].", ("qc",))
FORMATS = {
    "openai": ("openai/some-model", "/v1", "/v1/chat/completions"),
    "vllm": ("hosted_vllm/some-model", "/v1", "/v1/chat/completions"),
    "mistral": ("mistral/mistral-small-latest", "/v1", "/v1/chat/completions"),
    "claude": ("anthropic/claude-sonnet-4-5", "/v1", "/v1/messages"),
    "ollama": ("ollama_chat/qwen3", "/", "/api/chat"),
}
LIMITS = {"timeout": 10.0, "deadline": 30.0, "tries": 2}


@pytest.fixture
def server():
    """A server on this machine."""
    with Server.running() as made:
        yield made


@pytest.fixture(autouse=True)
def keys(monkeypatch):
    """Keys that no service has given, and short waits."""
    monkeypatch.setenv("WIRE_KEY", "sk-wire-secret")
    monkeypatch.setattr("checker.backends.witness._FIRST_WAIT", 0.01)


def witness(server, form="vllm", access=None, **given):
    """A witness that asks the server in a wire format."""
    model, path, _ = FORMATS[form]
    table = {
        "model": model,
        "api_base": server.address + path,
        "price": [1, 2],
        "key_name": "WIRE_KEY",
        **LIMITS,
        **given,
    }
    settings = backend_settings("local", table)
    return Witness(RemoteBackend(settings), settings, access or Access(Ledger()))


def ask(*witnesses, prompt=PROMPT):
    """What each witness makes of a prompt."""

    async def run():
        try:
            return await asyncio.gather(*(each.ask(prompt) for each in witnesses))
        finally:
            await close_litellm()

    outcomes = asyncio.run(run())
    return outcomes[0] if len(outcomes) == 1 else outcomes


@pytest.mark.parametrize("form", FORMATS)
def test_a_reply_comes_back_in_every_wire_format(server, form):
    """The request arrives where the service has it, with the key and the form; reply and usage come back."""
    server.behaviours = [says(lambda handler: derivations(handler, "qa * qb"))]
    outcome = ask(witness(server, form))
    assert (None, FORMATS[form][2]) == (outcome.trouble, server.paths[-1]), outcome
    assert "qa * qb" == outcome.reply.entries[0].formula
    assert (1, 0, 120, 30) == (
        outcome.recording.calls, outcome.recording.failures, outcome.recording.tokens_in, outcome.recording.tokens_out
    )  # fmt: skip
    assert Fraction(120 + 2 * 30, 10**6) == outcome.recording.cost
    body = server.bodies[-1]
    sent = [text_of(message) for message in body["messages"]] + [str(body.get("system", ""))]
    assert any(PROMPT.user in text for text in sent)
    form_sent = body.get("response_format") or body.get("output_format") or body.get("format") or body.get("tools")
    assert "derivations" in json.dumps(form_sent)
    headers = " ".join(server.headers[-1].values())
    assert "sk-wire-secret" in headers


FAILURES = {
    "400": (fails(400), Trouble.REJECTED, 1),
    "401": (fails(401), Trouble.KEY, 1),
    "403": (fails(403), Trouble.KEY, 1),
    "404": (fails(404), Trouble.NOT_FOUND, 1),
    "429": (fails(429), Trouble.RATE_LIMITED, 2),
    "500": (fails(500), Trouble.UNAVAILABLE, 2),
    "503": (fails(503), Trouble.UNAVAILABLE, 2),
    "529": (fails(529), Trouble.UNAVAILABLE, 2),
    "reset": (resets, Trouble.UNAVAILABLE, 2),
    "cut off": (cuts, Trouble.UNAVAILABLE, 2),
    "truncated JSON": (sends('{"id": "x", "choices": ['), Trouble.UNAVAILABLE, 2),
    "HTML": (sends("<html>busy</html>"), Trouble.UNAVAILABLE, 2),
    "refusal": (says("I cannot", "content_filter"), Trouble.REFUSED, 1),
    "null": (says(None), Trouble.EMPTY, 2),
    "length": (says('{"derivations": [{"id": "q', "length"), Trouble.TRUNCATED, 1),
    "empty": (says(""), Trouble.EMPTY, 2),
    "prose": (says("The figure follows from two others."), Trouble.MALFORMED, 2),
    "prose around JSON": (says(lambda handler: f"Here you are: {derivations(handler)}"), Trouble.MALFORMED, 2),
    "wrong type": (says('{"derivations": [{"id": "qc", "formula": ["qa"], "why": null}]}'), Trouble.MALFORMED, 2),
    "a list": (says("[]"), Trouble.MALFORMED, 2),
    "not a number": (says('{"derivations": [{"id": "qc", "formula": NaN, "why": null}]}'), Trouble.MALFORMED, 2),
    "wrong id": (says('{"derivations": [{"id": "qz", "formula": "qa", "why": null}]}'), Trouble.MALFORMED, 2),
    "ten megabytes": (says("x" * 10_000_000), Trouble.MALFORMED, 2),
    "nested": (says("[" * 100_000), Trouble.MALFORMED, 2),
}


@pytest.mark.parametrize("name", FAILURES)
def test_failures(server, name):
    """Each failure has its own trouble, and is tried again, repaired or left alone as it deserves."""
    behaviour, trouble, calls = FAILURES[name]
    server.behaviours = [behaviour]
    outcome = ask(witness(server))
    assert (trouble, calls) == (outcome.trouble, len(server.bodies)), outcome
    assert outcome.reply is None
    assert "Traceback" not in outcome.reason


@pytest.mark.slow
@pytest.mark.parametrize("form", ["openai", "mistral", "claude", "ollama"])
@pytest.mark.parametrize("name", FAILURES)
def test_failures_in_other_wire_formats(server, form, name):
    """The same failure is the same trouble whichever service it comes from."""
    behaviour, trouble, calls = FAILURES[name]
    server.behaviours = [behaviour]
    outcome = ask(witness(server, form))
    assert (trouble, calls) == (outcome.trouble, len(server.bodies)), outcome
    assert "secret" not in outcome.reason


def test_nobody_listens(server):
    """A server that is not there is unavailable, and the line says where it was looked for."""
    each = witness(server, api_base="http://127.0.0.1:9/v1")
    outcome = ask(each)
    assert Trouble.UNAVAILABLE is outcome.trouble
    assert Fraction(0) == outcome.recording.cost


@pytest.mark.parametrize("behaviour", [hangs(3), drips], ids=["silence", "slow drip"])
def test_a_call_ends_in_time(server, behaviour):
    """Neither silence nor a byte now and then keeps a call going beyond its time."""
    server.behaviours = [behaviour]
    outcome = ask(witness(server, timeout=0.3, tries=1))
    assert Trouble.TIMEOUT is outcome.trouble
    assert outcome.recording.cost > 0  # It may have been billed.


def test_retry_after_is_honoured(server):
    """After 429 the next call to that backend waits as long as the server asks."""
    server.behaviours = [fails(429, retry_after="0.4"), says()]
    outcome = ask(witness(server))
    assert outcome.trouble is None
    assert server.times[1] - server.times[0] >= 0.4
    assert (1, 1) == (outcome.recording.calls, outcome.recording.failures)


def test_a_wait_that_is_too_long_is_not_waited(server):
    """A server that asks for an hour is left alone."""
    server.behaviours = [fails(429, retry_after="3600")]
    outcome = ask(witness(server))
    assert (Trouble.RATE_LIMITED, 1) == (outcome.trouble, len(server.bodies))
    assert "3600" in outcome.reason


def test_the_form_is_weakened_where_a_server_rejects_it(server):
    """A schema that a server does not take becomes an object, then nothing, and stays so for the next prompt."""
    server.behaviours = [fails(400, "response_format json_schema is not supported"), fails(500, "json_object"), says()]
    each = witness(server)
    assert ask(each).trouble is None
    assert ["json_schema", "json_object", None] == [
        body.get("response_format", {}).get("type") for body in server.bodies
    ]
    assert ask(each).trouble is None
    assert "response_format" not in server.bodies[-1]


def test_a_set_form_is_kept(server):
    """A form that the user set is not weakened."""
    server.behaviours = [fails(400, "response_format is not supported")]
    outcome = ask(witness(server, structured=Mode.OBJECT.value))
    assert (Trouble.REJECTED, 1) == (outcome.trouble, len(server.bodies))


def test_a_malformed_reply_is_repaired_once(server):
    """One repair turn shows the reply and what was wrong with it, without a digit."""
    server.behaviours = [says('{"derivations": [{"id": "qc"}]}'), says()]
    outcome = ask(witness(server))
    assert outcome.trouble is None
    *_, said, problem = server.bodies[1]["messages"]
    assert '{"derivations": [{"id": "qc"}]}' == said["content"]
    assert "Field required" in problem["content"]
    assert not any(character.isdigit() for character in problem["content"])
    assert 240 == outcome.recording.tokens_in


@pytest.mark.parametrize(
    "wrap", ["```json\n{}\n```", "<think>first 3 × 4, then</think>\n{}", "  {}  "], ids=["fence", "thoughts", "spaces"]
)
def test_what_may_stand_around_a_reply(server, wrap):
    """A fence around the whole, and thoughts before it, are taken off."""
    server.behaviours = [says(lambda handler: wrap.replace("{}", derivations(handler)))]
    assert ask(witness(server)).trouble is None


def test_calls_at_a_time(server):
    """No more calls are under way than the backend is set to take."""
    server.behaviours = [hangs(0.05)]
    each = witness(server, concurrency=3)
    asked = [BOOK.render(Question.DERIVE, f"[qa ?] and {word}", ("qa",)) for word in "abcdefghi"]

    async def run():
        await asyncio.gather(*(each.ask(prompt) for prompt in asked))
        await close_litellm()

    asyncio.run(run())
    assert (9, 3) == (len(server.bodies), server.most_at_once)


def test_cancelling_leaves_no_call_running(server, tmp_path):
    """A run that is interrupted stops at once, and what had arrived is on record."""
    server.behaviours = [says(), hangs(5)]
    recordings = Recordings(tmp_path / "recordings.sqlite")
    each = witness(server, access=Access(Ledger(), recordings), timeout=5.0, concurrency=1)
    later = BOOK.render(Question.DERIVE, "[qa ?] and more", ("qa",))

    async def run():
        await each.ask(PROMPT)
        task = asyncio.create_task(each.ask(later))
        await asyncio.sleep(0.1)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        left = [other for other in asyncio.all_tasks() if other is not asyncio.current_task()]
        await close_litellm()
        return task.cancelled(), [other for other in left if "witness" in repr(other)]

    assert (True, []) == asyncio.run(run())
    again = witness(server, access=Access(Ledger(), recordings, replay=True))
    assert [None, Trouble.NOT_RECORDED] == [ask(again).trouble, ask(again, prompt=later).trouble]


def test_no_key_reaches_a_log_or_an_error(server, caplog, capfd):
    """Keys stand in no message, at no level of logging; nothing is printed."""
    caplog.set_level(logging.DEBUG)
    server.behaviours = [fails(500, "sk-wire-secret is overloaded"), fails(401, "bad key sk-wire-secret")]
    outcome = ask(witness(server, "openai"))
    assert Trouble.KEY is outcome.trouble
    printed = capfd.readouterr()
    told = outcome.reason + printed.out + printed.err + caplog.text
    assert "wire-secret" not in told
    assert "" == printed.out


def test_a_missing_key_is_named_and_nothing_is_sent(server, monkeypatch):
    """Without its key a service is not asked."""
    monkeypatch.delenv("MISTRAL_API_KEY", raising=False)
    settings = backend_settings("mistral/mistral-large-latest")
    outcome = ask(Witness(RemoteBackend(settings), settings, Access(Ledger())))
    assert Trouble.KEY is outcome.trouble
    assert "MISTRAL_API_KEY" in outcome.reason


def test_litellm_stays_away_until_it_is_needed():
    """Neither the command line nor an audit without backends imports litellm."""
    code = (
        "import sys; from checker.reading.reader import read_text; from checker.pipeline import audit_input;"
        "import checker.commands.audit, checker.session, checker.examination.examine, checker.backends.panel;"
        "audit_input(read_text('3 × 12 = 36.', id='a', path='a', suffix='.md'));"
        "sys.exit('litellm' in sys.modules)"
    )
    assert 0 == subprocess.run([sys.executable, "-c", code], check=False, env=os.environ).returncode


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("litellm.APIError: Cannot connect to host near:80 [Name or service not known]", NO_HOST),
        ("litellm.APIError: Cannot connect to host near:80 ssl:<object at 0x7f> [Connect call failed]", NO_LISTENER),
        ('litellm.APIError: Hosted - {"error": {"message": "no memory.", "code": 1}}', "no memory"),
        ('litellm.APIError: {"detail": [1]}', '{"detail": [1]}'),
        ("litellm.APIError: {" + '"error": {' * 5000, "{" + '"error": {' * 18),
    ],
    ids=["host", "listener", "object", "no words", "deep"],
)
def test_what_a_failure_says(text, detail):
    """Of what clients and servers wrap around it only the words are told, and those at no great length."""
    error = Exception(text)
    error.status_code = 500
    told = failure(error)
    assert Trouble.UNAVAILABLE is told.trouble
    assert told.detail.startswith(detail)
    assert told.may_cost is (detail not in (NO_HOST, NO_LISTENER))
