"""How long a cross-examination takes over real HTTP, what it sends, and that nobody waits for anybody."""

import asyncio
import json
import time

import pytest

from checker.backends.ledger import Ledger
from checker.backends.remote import RemoteBackend, close_litellm, load_litellm
from checker.backends.settings import backend_settings
from checker.backends.witness import Access, Witness
from checker.examination.examine import Panel, examine
from checker.examination.excerpt import tokens_of
from checker.pipeline import audit
from checker.reading.reader import read_text
from prompts.template import PromptBook
from tests.test_examination import figure, many
from tests.wire import Server, text_of

pytestmark = pytest.mark.slow

FORMS = {"alpha": "hosted_vllm/alpha", "beta": "mistral/beta", "gamma": "anthropic/gamma"}
LATENCY = 0.2
CLAIMS = 40


@pytest.fixture
def server():
    """A server on this machine."""
    with Server.running() as made:
        yield made


def late(formula):
    """A server that takes its time, and derives every figure by one formula, or by none."""

    def behave(handler):
        time.sleep(LATENCY)
        system = str(handler.body.get("system", "")) + str(handler.body["messages"])
        if "relations" in system:
            handler.send_json(handler.completion('{"relations": []}'))
            return
        why = None if formula else "left open"
        entries = [{"id": id, "formula": formula, "why": why} for id in handler.asked]
        handler.send_json(handler.completion(json.dumps({"derivations": entries})))

    return behave


def panel(server):
    """Three backends of three families, in three of the wire formats that there are."""
    access = Access(Ledger())
    tables = {name: {"model": model, "api_base": server.address + "/v1"} for name, model in FORMS.items()}
    settings = [backend_settings(name, table) for name, table in tables.items()]
    return Panel([Witness(RemoteBackend(item), item, access) for item in settings], PromptBook())


@pytest.mark.parametrize("formula", [None, figure(many(CLAIMS), "11 buses")], ids=["one round", "two rounds"])
def test_forty_claims_before_three_backends(server, formula):
    """At 200 ms a call: 18 calls at most, 25,000 tokens at most in all, and a second and a half at most.

    Importing litellm is not counted, and the best of three runs is: the machines of others are busy.
    """
    load_litellm()
    server.behaviours = [late(formula)]
    plain = audit([read_text(many(CLAIMS), id="essay.md", path="essay.md", suffix=".md")])
    took = []
    for _ in range(3):
        server.bodies.clear()
        started = time.monotonic()

        async def run():
            try:
                return await examine(plain, panel(server))
            finally:
                await close_litellm()

        made = asyncio.run(run())
        took.append(time.monotonic() - started)
        sent = [tokens_of(json.dumps(body)) for body in server.bodies]
        assert (3 if formula is None else 6) <= len(sent) <= 18
        assert sum(sent) <= 25_000
        assert [0, 0, 0] == [tally.not_checked for tally in made.cross_examination.tallies]
        assert all(tally.asked >= CLAIMS for tally in made.cross_examination.tallies)
    assert min(took) <= 1.5


def test_backends_do_not_wait_for_each_other(server):
    """All calls of a round are under way at once."""
    server.behaviours = [late(None)]
    plain = audit([read_text(many(CLAIMS), id="essay.md", path="essay.md", suffix=".md")])
    asyncio.run(examine(plain, panel(server)))
    assert len(server.bodies) == server.most_at_once
    assert all(text_of(body["messages"][-1]) for body in server.bodies)
