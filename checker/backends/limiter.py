"""How fast a backend may be asked: calls at a time, requests and tokens a minute, pauses, and when to stop."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from checker.backends.backend import LASTING, BackendError, Trouble

_MINUTE = 60.0
_FAILURES_IN_A_ROW = 4


class Limiter:
    """Concurrency and rate of one backend; what the server asks for with Retry-After holds up all calls to it.

    The rate is kept by the time at which the next request may start (the generic cell rate algorithm), once for
    requests and once for tokens.
    """

    def __init__(self, concurrency: int, requests_per_minute: float | None, tokens_per_minute: float | None) -> None:
        self._slots = asyncio.Semaphore(concurrency)
        self._request_gap = _MINUTE / requests_per_minute if requests_per_minute else 0.0
        self._token_gap = _MINUTE / tokens_per_minute if tokens_per_minute else 0.0
        self._next_request = self._next_token = self._paused_until = 0.0

    @asynccontextmanager
    async def slot(self, tokens: int) -> AsyncIterator[None]:
        """Wait for a place and for the rate, and hold the place."""
        async with self._slots:
            wait = self._turn(tokens) - time.monotonic()
            if wait > 0:
                await asyncio.sleep(wait)
            while (paused := self._paused_until - time.monotonic()) > 0:
                await asyncio.sleep(paused)
            yield

    def pause(self, seconds: float) -> None:
        """Let no call start for so long."""
        self._paused_until = max(self._paused_until, time.monotonic() + seconds)

    def _turn(self, tokens: int) -> float:
        start = max(time.monotonic(), self._next_request, self._next_token)
        self._next_request = start + self._request_gap
        self._next_token = start + tokens * self._token_gap
        return start


class Breaker:
    """Stops asking a backend that fails again and again, or in a way that will not pass."""

    def __init__(self) -> None:
        self._in_a_row = 0
        self._reason: str | None = None

    def check(self) -> None:
        """Raises BackendError where the backend is not to be asked any more."""
        if self._reason is not None:
            raise BackendError(Trouble.STOPPED, self._reason)

    def succeeded(self) -> None:
        """Begin to count anew."""
        self._in_a_row = 0

    def failed(self, error: BackendError) -> None:
        """Count a failure; a lasting one stops at once."""
        self._in_a_row += 1
        if error.trouble in LASTING or self._in_a_row >= _FAILURES_IN_A_ROW:
            self._reason = str(error)
