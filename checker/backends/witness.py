"""Asking one backend well: within its limits and the budget, with bounded retries, one repair, and all of it on record.

prompt ─▶ recording? ─▶ breaker ─▶ slot ─▶ ledger ─▶ ask ─▶ parse ─▶ keep
                          ▲                                  │
                          └── wait and retry, weaken the form, repair once ◀──┘
"""

import asyncio
import random
import re
import time
from dataclasses import dataclass, replace
from fractions import Fraction

from checker.backends.backend import Backend, BackendError, Mode, Reply, Request, Trouble
from checker.backends.ledger import Ledger
from checker.backends.limiter import Breaker, Limiter
from checker.backends.recordings import Recording, Recordings, key_of_request
from checker.backends.settings import BackendSettings
from checker.examination.packing import most_reply_tokens
from prompts.shapes import MalformedReply, Shape, read_reply
from prompts.template import Prompt, schema_of

_FIRST_WAIT = 0.5
_LONGEST_WAIT = 20.0
_LONGEST_QUOTE = 4000
_OURS = frozenset((Trouble.BUDGET, Trouble.MOST_CALLS, Trouble.STOPPED))
_FORMS = (Mode.SCHEMA, Mode.OBJECT, Mode.PLAIN)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one prompt: the parsed reply or the trouble, and the recording that it was read from."""

    reply: Shape | None
    trouble: Trouble | None
    recording: Recording

    @property
    def reason(self) -> str:
        """Why there is no reply."""
        if self.trouble is None:
            return ""
        return f"{self.trouble.value}: {self.recording.text}" if self.recording.text else self.trouble.value


@dataclass(frozen=True, slots=True)
class Access:
    """What all backends of a run share. `refresh` asks again what is on record, `replay` asks nothing."""

    ledger: Ledger
    recordings: Recordings | None = None
    refresh: bool = False
    replay: bool = False


@dataclass
class _Course:
    """How one prompt fares: what it took so far."""

    calls: int = 0
    failures: int = 0
    tokens_in: int | None = 0
    tokens_out: int | None = 0
    cost: Fraction = Fraction(0)
    seconds: float = 0.0
    clock: asyncio.Timeout | None = None

    def hold(self) -> float | None:
        """Stop the clock of the deadline, and give what is left of it: waiting for a turn is nobody's delay."""
        ends = self.clock.when() if self.clock is not None else None
        if self.clock is None or ends is None:
            return None
        self.clock.reschedule(None)
        return ends - asyncio.get_running_loop().time()

    def resume(self, left: float | None) -> None:
        """Start the clock again with what was left."""
        if self.clock is not None and left is not None:
            self.clock.reschedule(asyncio.get_running_loop().time() + left)

    def count(self, reply: Reply, seconds: float) -> None:
        self.calls += 1
        self.seconds += seconds
        known = self.tokens_in is not None and reply.tokens_in is not None
        self.tokens_in = (self.tokens_in or 0) + (reply.tokens_in or 0) if known else None
        self.tokens_out = (self.tokens_out or 0) + (reply.tokens_out or 0) if known else None


class Witness:
    """A backend with its settings and limits."""

    def __init__(self, backend: Backend, settings: BackendSettings, access: Access) -> None:
        self.settings = settings
        self._backend = backend
        self._access = access
        self._limiter = Limiter(settings.concurrency, settings.requests_per_minute, settings.tokens_per_minute)
        self._breaker = Breaker()
        self._form = settings.structured or Mode.SCHEMA

    async def ask(self, prompt: Prompt, repeat: int = 0) -> Outcome:
        """The outcome of a prompt: from the recordings where it is there, else from the backend. Never raises."""
        request = Request(prompt, tuple(prompt.messages), self._form, most_reply_tokens(prompt), repeat)
        key, recordings = key_of_request(self.settings, request), self._access.recordings
        if recordings is not None and not self._access.refresh:
            recording = recordings.find(key, with_failures=self._access.replay)
            if recording is not None:
                return _read(recording, prompt)
        if self._access.replay:
            return _trouble(BackendError(Trouble.NOT_RECORDED), self.settings, _Course())
        course = _Course()
        self._backend.prepare()
        try:
            async with asyncio.timeout(self.settings.deadline) as course.clock:
                outcome = await self._persist(request, course)
        except BackendError as error:
            outcome = _trouble(error, self.settings, course)
        except TimeoutError:
            late = BackendError(Trouble.TIMEOUT, f"the deadline of {self.settings.deadline:g} s has passed")
            self._breaker.failed(late)
            outcome = _trouble(late, self.settings, course)
        if recordings is not None:
            recordings.keep(key, self.settings, request, outcome.recording)
        return outcome

    async def _persist(self, request: Request, course: _Course) -> Outcome:
        """Ask until there is a reply in its shape, or an error that is not worth another call."""
        tries, repaired = self.settings.tries, False
        while True:
            try:
                reply = await self._call(replace(request, mode=self._form), course)
            except BackendError as error:
                if error.is_about_form and self._weaken():
                    continue
                if error.trouble not in _OURS:
                    self._breaker.failed(error)
                tries -= 1
                if not error.is_passing or tries <= 0:
                    raise
                await self._wait(error, self.settings.tries - tries)
                continue
            self._breaker.succeeded()
            try:
                parsed = read_reply(reply.text, request.prompt.shape, request.prompt.known)
            except MalformedReply as problem:
                if repaired:
                    raise BackendError(Trouble.MALFORMED, str(problem)[:200], may_cost=True) from problem
                request, repaired = _repair(request, reply, str(problem)), True
                continue
            return Outcome(parsed, None, _recording(reply.text, reply.model, None, self.settings, course))

    async def _call(self, request: Request, course: _Course) -> Reply:
        """One call, in its turn and within the budget."""
        self._breaker.check()
        sent = most_tokens(request)
        price = self.settings.price
        left = course.hold()
        async with self._limiter.slot(sent + request.most_tokens):
            course.resume(left)
            self._breaker.check()
            most = None if price is None else price.of(sent, request.most_tokens)
            reserved = self._access.ledger.reserve(most)
            # Until it is known better the call has cost what it could: a reply may be lost after it was billed.
            cost, started = reserved, time.monotonic()
            try:
                async with asyncio.timeout(self.settings.timeout):
                    reply = await self._backend.ask(request)
                if price is not None and reply.tokens_in is not None and reply.tokens_out is not None:
                    cost = price.of(reply.tokens_in, reply.tokens_out)
                course.count(reply, time.monotonic() - started)
                return reply
            except TimeoutError:
                course.failures += 1
                raise BackendError(
                    Trouble.TIMEOUT, f"none within {self.settings.timeout:g} s", is_passing=True, may_cost=True
                ) from None
            except BackendError as error:
                course.failures += 1
                cost = reserved if error.may_cost else Fraction(0)
                raise
            finally:
                course.cost += cost
                self._access.ledger.settle(reserved, cost)

    async def _wait(self, error: BackendError, failed: int) -> None:
        """Wait as long as the server asks, else longer each time; jittered, so that calls do not return in step."""
        if error.retry_after is not None:
            if error.retry_after > self.settings.deadline:
                raise BackendError(error.trouble, f"the server asks to wait {error.retry_after:g} s") from None
            self._limiter.pause(error.retry_after)
            await asyncio.sleep(error.retry_after)
        else:
            jitter = 0.5 + random.random()  # noqa: S311 - no secret
            await asyncio.sleep(min(_LONGEST_WAIT, _FIRST_WAIT * 2 ** (failed - 1)) * jitter)

    def _weaken(self) -> bool:
        """Ask for the form in a weaker way from now on; False where it is asked for by the prompt alone already."""
        after = _FORMS.index(self._form) + 1 if self._form in _FORMS else 1
        if self.settings.structured is not None or after >= len(_FORMS):
            return False
        self._form = _FORMS[after]
        return True


def most_tokens(request: Request) -> int:
    """The most tokens that a request can have: none is shorter than a byte."""
    schema = 0 if request.mode is Mode.PLAIN else len(str(schema_of(request.prompt.shape)))
    return schema + sum(len(message["content"].encode("utf-8", "surrogatepass")) + 16 for message in request.messages)


def _repair(request: Request, reply: Reply, problem: str) -> Request:
    """The same prompt with the reply that was wrong and what was wrong about it, no digits in it: none is ever sent."""
    problem = re.sub(r"\d+", "n", problem[:500])
    turns = (
        {"role": "assistant", "content": reply.text[:_LONGEST_QUOTE]},
        {"role": "user", "content": f"That is not what was asked for: {problem}. Reply with the JSON object only."},
    )
    return replace(request, messages=(*request.messages, *turns))


def _read(recording: Recording, prompt: Prompt) -> Outcome:
    if recording.trouble is not None:
        return Outcome(None, recording.trouble, recording)
    try:
        return Outcome(read_reply(recording.text, prompt.shape, prompt.known), None, recording)
    except MalformedReply as problem:
        return Outcome(None, Trouble.MALFORMED, replace(recording, text=str(problem)[:200]))


def _trouble(error: BackendError, settings: BackendSettings, course: _Course) -> Outcome:
    recording = _recording(error.detail, settings.model, error.trouble, settings, course)
    return Outcome(None, error.trouble, recording)


def _recording(text: str, model: str, trouble: Trouble | None, settings: BackendSettings, course: _Course) -> Recording:
    cost = None if settings.price is None else course.cost
    return Recording(
        text,
        model,
        trouble,
        course.calls,
        course.failures,
        course.tokens_in,
        course.tokens_out,
        cost,
        round(course.seconds * 1000),
    )
