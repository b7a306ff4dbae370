"""Tests of asking well without a network: limits, budget, breaker, repair, samples, recordings."""

import asyncio
import stat
import time
from dataclasses import replace
from fractions import Fraction

import pytest

from checker.backends.backend import BackendError, Mode, Reply, Trouble
from checker.backends.ledger import Ledger
from checker.backends.limiter import Limiter
from checker.backends.price import FREE, Price, price_of
from checker.backends.recordings import Recordings, default_path
from checker.backends.settings import BackendSettings, backend_settings
from checker.backends.witness import Access, Witness, most_tokens
from checker.errors import UsageError
from claims.derivation import Question
from prompts.template import PromptBook

BOOK = PromptBook()
GOOD = '{"derivations": [{"id": "qc", "formula": "qa * qb", "why": null}]}'
SETTINGS = BackendSettings("alpha/one", "alpha/one", "alpha", price=FREE, tries=3)


def prompt(text="We pay [qa 3] × [qb 4] = [qc ?]."):
    """A prompt about one figure."""
    return BOOK.render(Question.DERIVE, text, ("qc",))


class Told:
    """A backend that does what it is told, call by call, and the last thing from then on."""

    def __init__(self, *behaviours):
        self.behaviours = list(behaviours)
        self.requests = []

    def prepare(self):
        """Nothing to load."""

    async def ask(self, request):
        """The next reply, or the next error."""
        self.requests.append(request)
        told = self.behaviours.pop(0) if len(self.behaviours) > 1 else self.behaviours[0]
        if isinstance(told, BaseException):
            raise told
        return told if isinstance(told, Reply) else Reply(told, "alpha-one-2026", 100, 10)


class Slow(Told):
    """A backend that takes its time."""

    async def ask(self, request):
        """The next reply, after a while."""
        await asyncio.sleep(0.06)
        return await super().ask(request)


def passing(trouble=Trouble.UNAVAILABLE, **details):
    """An error that may pass."""
    return BackendError(trouble, "busy", is_passing=True, **details)


@pytest.fixture(autouse=True)
def short_waits(monkeypatch):
    """Wait for hundredths of a second."""
    monkeypatch.setattr("checker.backends.witness._FIRST_WAIT", 0.001)


def ask(witness, *prompts, repeat=0):
    """The outcomes of prompts, one after another."""

    async def run():
        return [await witness.ask(each, repeat) for each in prompts or (prompt(),)]

    outcomes = asyncio.run(run())
    return outcomes[0] if len(outcomes) == 1 else outcomes


def test_a_failure_that_passes_is_tried_again():
    """Two failures and a reply are three calls, of which two failed."""
    backend = Told(passing(), passing(), GOOD)
    outcome = ask(Witness(backend, SETTINGS, Access(Ledger())))
    assert (None, 1, 2) == (outcome.trouble, outcome.recording.calls, outcome.recording.failures)


def test_tries_are_bounded():
    """A backend that never recovers is asked as often as it may be tried."""
    backend = Told(passing())
    outcome = ask(Witness(backend, SETTINGS, Access(Ledger())))
    assert (Trouble.UNAVAILABLE, 3) == (outcome.trouble, len(backend.requests))


def test_time_is_bounded():
    """The deadline ends all tries together."""
    backend = Told(passing(retry_after=0.2))
    started = time.monotonic()
    outcome = ask(Witness(backend, replace(SETTINGS, deadline=0.3, tries=10), Access(Ledger())))
    assert Trouble.TIMEOUT is outcome.trouble
    assert time.monotonic() - started < 1


def test_waiting_for_a_turn_is_not_counted():
    """A call that waits in line has its whole time when its turn comes."""
    witness = Witness(Slow(GOOD), replace(SETTINGS, concurrency=1, deadline=0.15), Access(Ledger()))

    async def run():
        return await asyncio.gather(*(witness.ask(prompt(f"[qc ?] {word}")) for word in "abcdef"))

    assert [None] * 6 == [outcome.trouble for outcome in asyncio.run(run())]


@pytest.mark.parametrize(
    ("error", "asked"),
    [
        (BackendError(Trouble.KEY, "no"), 1),
        (BackendError(Trouble.NOT_FOUND, "no"), 1),
        (BackendError(Trouble.REJECTED, "no"), 4),
        (BackendError(Trouble.REFUSED, "no"), 4),
    ],
)
def test_a_backend_that_keeps_failing_is_left_alone(error, asked):
    """A lasting failure stops at once, others after four in a row; the rest is not asked, and says why."""
    backend = Told(error)
    outcomes = ask(Witness(backend, SETTINGS, Access(Ledger())), *(prompt(f"[qc ?] {word}") for word in "abcdef"))
    assert asked == len(backend.requests)
    assert [Trouble.STOPPED] * (6 - asked) == [outcome.trouble for outcome in outcomes[asked:]]
    assert error.trouble.value in outcomes[-1].reason


def test_a_success_closes_the_breaker():
    """Only failures in a row count."""
    refused = BackendError(Trouble.REFUSED)
    backend = Told(refused, refused, refused, GOOD, refused, refused, refused, GOOD)
    outcomes = ask(Witness(backend, SETTINGS, Access(Ledger())), *(prompt(f"[qc ?] {word}") for word in "abcdefgh"))
    assert None is outcomes[-1].trouble


def test_no_call_passes_the_budget():
    """A call that could cost more than is left is not sent, even where calls are under way at once."""
    price = Price(Fraction(1000), Fraction(1000))
    backend = Slow(GOOD)
    witness = Witness(backend, replace(SETTINGS, price=price, concurrency=50), Access(ledger := Ledger(Fraction(8))))

    async def run():
        return await asyncio.gather(*(witness.ask(prompt(f"[qc ?] {word}")) for word in "abcdefgh"))

    troubles = [outcome.trouble for outcome in asyncio.run(run())]
    assert {None, Trouble.BUDGET} == set(troubles)
    assert ledger.spent <= 8
    assert Fraction(110, 1000) * troubles.count(None) == ledger.spent


def test_a_reply_costs_no_more_than_was_set_aside():
    """What is set aside bounds the tokens of a request: no token is shorter than a byte."""
    made = prompt("[qc ? EUR] Grüße 漢字 " + "x" * 1000)
    backend = Told(GOOD)
    ask(Witness(backend, SETTINGS, Access(Ledger())), made)
    sent = sum(len(message["content"].encode()) for message in made.messages)
    assert most_tokens(backend.requests[0]) > sent


def test_what_may_have_been_billed_counts():
    """A lost reply costs what it could have cost, a refused connection nothing."""
    price = Price(Fraction(1), Fraction(1))
    lost, unsent = passing(may_cost=True), passing()
    spent = []
    for error in (lost, unsent):
        ledger = Ledger()
        ask(Witness(Told(error), replace(SETTINGS, price=price, tries=1), Access(ledger)))
        spent.append(ledger.spent)
    assert spent[0] > 0 == spent[1]


def test_no_more_calls_than_allowed():
    """Tries and repairs are calls like any other."""
    backend = Told(passing(), "nonsense", GOOD)
    outcome = ask(Witness(backend, SETTINGS, Access(Ledger(most_calls=2))))
    assert (Trouble.MOST_CALLS, 2) == (outcome.trouble, len(backend.requests))


def test_requests_and_tokens_a_minute():
    """Calls start no faster than the rate allows."""

    async def starts(limiter, tokens):
        begun = []
        for _ in range(4):
            async with limiter.slot(tokens):
                begun.append(time.monotonic())
        return begun[-1] - begun[0]

    assert asyncio.run(starts(Limiter(1, 60 / 0.05, None), 1)) >= 0.14
    assert asyncio.run(starts(Limiter(1, None, 1000 * 60 / 0.05), 1000)) >= 0.14
    assert asyncio.run(starts(Limiter(1, None, None), 1000)) < 0.1


def test_a_pause_holds_up_every_call():
    """What one call is asked to wait, all wait."""

    async def waited():
        limiter = Limiter(4, None, None)
        limiter.pause(0.1)
        started = time.monotonic()
        async with limiter.slot(1):
            return time.monotonic() - started

    assert asyncio.run(waited()) >= 0.1


@pytest.fixture
def recordings(tmp_path):
    """A file of recordings."""
    kept = Recordings(tmp_path / "kept" / "recordings.sqlite")
    yield kept
    kept.close()


def test_a_reply_is_asked_for_once(recordings):
    """The second run finds the reply on record, with what it took the first time."""
    backend = Told(GOOD)
    first, again = (ask(Witness(backend, SETTINGS, Access(Ledger(), recordings))) for _ in range(2))
    assert 1 == len(backend.requests)
    assert first == again


@pytest.mark.parametrize(
    "change", [{"model": "alpha/two"}, {"temperature": 1.0}, {"api_base": "http://localhost:1/v1"}, {"context": 9}]
)
def test_other_parameters_are_another_reply(recordings, change):
    """A reply is on record for one backend with one set of parameters."""
    backend = Told(GOOD)
    ask(Witness(backend, SETTINGS, Access(Ledger(), recordings)))
    ask(Witness(backend, replace(SETTINGS, **change), Access(Ledger(), recordings)))
    assert 2 == len(backend.requests)


def test_samples_and_prompts_are_kept_apart(recordings):
    """Each sample is a reply of its own, and so is each prompt."""
    backend = Told(GOOD)
    witness = Witness(backend, SETTINGS, Access(Ledger(), recordings))
    ask(witness)
    ask(witness, repeat=1)
    ask(witness, prompt("[qc ?]"))
    assert 3 == len(backend.requests)


def test_failures_are_not_cached(recordings):
    """A failure is asked again, and replayed where nobody may be asked."""
    backend = Told(BackendError(Trouble.REFUSED, "no"), GOOD)
    failed = ask(Witness(backend, SETTINGS, Access(Ledger(), recordings)))
    replayed = ask(Witness(backend, SETTINGS, Access(Ledger(), recordings, replay=True)))
    assert failed == replayed
    assert ask(Witness(backend, SETTINGS, Access(Ledger(), recordings))).trouble is None
    assert 2 == len(backend.requests)


def test_refreshing_asks_again(recordings):
    """What is on record is asked again where that is wanted, and a failure then leaves the reply on record."""
    backend = Told(GOOD, BackendError(Trouble.REFUSED))
    ask(Witness(backend, SETTINGS, Access(Ledger(), recordings)))
    assert Trouble.REFUSED is ask(Witness(backend, SETTINGS, Access(Ledger(), recordings, refresh=True))).trouble
    assert ask(Witness(backend, SETTINGS, Access(Ledger(), recordings))).trouble is None


def test_a_replay_asks_nobody(recordings):
    """What is not on record stays without a reply."""
    backend = Told(GOOD)
    outcome = ask(Witness(backend, SETTINGS, Access(Ledger(), recordings, replay=True)))
    assert (Trouble.NOT_RECORDED, []) == (outcome.trouble, backend.requests)


def test_recordings_are_private(recordings, tmp_path, monkeypatch):
    """Nobody else may read what an essay and a backend said."""
    folder = tmp_path / "kept"
    assert 0o700 == stat.S_IMODE(folder.stat().st_mode)
    assert 0o600 == stat.S_IMODE((folder / "recordings.sqlite").stat().st_mode)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert tmp_path / "essay-checker" / "recordings.sqlite" == default_path()


def test_a_file_that_is_no_database_is_named(tmp_path):
    """Recordings that cannot be opened stop the run with a way out."""
    (tmp_path / "notes.txt").write_text("not a database, " * 100)
    with pytest.raises(UsageError, match="--recordings"):
        Recordings(tmp_path / "notes.txt")
    with pytest.raises(UsageError, match="without --replay"):
        Recordings(tmp_path / "missing.sqlite", must_exist=True)


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        ({"api_key": "sk-1"}, "does not belong in a file"),
        ({"temprature": 0}, "there is no setting temprature"),
        ({"temperature": 3}, "from 0 to 2"),
        ({"temperature": True}, "from 0 to 2"),
        ({"samples": 1.5}, "whole number"),
        ({"samples": 0}, "from 1 to 16"),
        ({"timeout": "long"}, "must be a number"),
        ({"price": [1]}, "two numbers"),
        ({"price": [-1, 2]}, "two numbers"),
        ({"structured": "xml"}, "one of schema"),
        ({"api_base": "localhost:8000"}, "must be an address"),
        ({"api_base": "http://user:word@localhost/v1"}, "no user or password"),
        ({"api_base": "http://elsewhere/v1", "key_name": "OPENAI_API_KEY"}, "goes to its own service"),
        ({"model": ""}, "must be a text"),
    ],
)
def test_settings_that_make_no_sense(table, problem):
    """A wrong setting is named with what it may be."""
    with pytest.raises(UsageError, match=problem):
        backend_settings("local", table)


def test_settings_over_what_is_usual():
    """What is set is taken, the rest follows from the model and the address."""
    local = backend_settings("local", {"model": "openai/qwen3", "api_base": "http://localhost:8000/v1/"})
    assert ("qwen", "http://localhost:8000/v1", FREE, None) == (
        local.family, local.api_base, local.price, local.key_name
    )  # fmt: skip
    claude = backend_settings("anthropic/claude-opus-4-5")
    assert ("anthropic", "ANTHROPIC_API_KEY") == (claude.family, claude.key_name)
    assert Price(Fraction(5), Fraction(25)) == claude.price
    assert Mode.OBJECT is backend_settings("x", {"structured": "object"}).structured
    assert "http://h:1" == backend_settings("c", {"model": "anthropic/c", "api_base": "http://h:1/v1"}).api_base


def test_an_unknown_price_is_not_nothing():
    """Only servers of one's own are free."""
    assert price_of("anthropic/claude-unheard-of") is None
    assert price_of("openai/gpt-unheard-of", "https://proxy.example/v1") is None
    assert FREE == price_of("ollama_chat/qwen3") == price_of("openai/x", "http://127.0.0.1:1/v1")
