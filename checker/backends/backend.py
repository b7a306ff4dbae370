"""The one method that every backend has, what goes in, what comes out, and how it fails."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from prompts.template import Prompt


class Mode(StrEnum):
    """How a reply is held to its shape, strictest first: by a schema, as some JSON object, or by the prompt alone."""

    SCHEMA = "schema"
    OBJECT_SCHEMA = "object-schema"
    OBJECT = "object"
    PLAIN = "plain"


class Trouble(StrEnum):
    """Why there is no reply: the words that a reader sees."""

    REFUSED = "the backend refused to reply"
    TRUNCATED = "the reply was cut off"
    EMPTY = "the reply was empty"
    MALFORMED = "the reply is malformed"
    KEY = "the key is missing or was rejected"
    NOT_FOUND = "no such model or address"
    REJECTED = "the request was rejected"
    RATE_LIMITED = "the rate limit was reached"
    UNAVAILABLE = "the server is unavailable"
    TIMEOUT = "no reply in time"
    BUG = "an internal error of the client"
    BUDGET = "the budget does not allow the call"
    MOST_CALLS = "the number of calls is used up"
    STOPPED = "not asked after repeated failures"
    NOT_RECORDED = "there is no recording of it"


LASTING = frozenset((Trouble.KEY, Trouble.NOT_FOUND, Trouble.BUG))
"""Troubles that no other prompt will be without."""


NO_LISTENER = "the connection was refused"
NO_HOST = "the name of the host is not known"
"""Details of a server that is unavailable because nothing was ever sent to it."""

NO_SERVICE = "the name begins with no service"
"""Detail of a model that is not found because it is not known in which wire format to ask for it."""


class BackendError(Exception):
    """A call that brought no usable reply. `retry_after` is in seconds, as the server asked.

    `may_cost` tells whether tokens may have been used all the same.
    """

    def __init__(
        self,
        trouble: Trouble,
        detail: str = "",
        *,
        is_passing: bool = False,
        retry_after: float | None = None,
        may_cost: bool = False,
        is_about_form: bool = False,
    ) -> None:
        super().__init__(f"{trouble.value}: {detail}" if detail else trouble.value)
        self.trouble = trouble
        self.detail = detail
        self.is_passing = is_passing
        self.retry_after = retry_after
        self.may_cost = may_cost
        self.is_about_form = is_about_form


@dataclass(frozen=True, slots=True)
class Request:
    """A prompt with the turns that a repair adds, and how its reply is to be held to its shape.

    `repeat` tells several samples of one prompt apart. `most_tokens` bounds the reply.
    """

    prompt: Prompt
    messages: tuple[dict[str, str], ...]
    mode: Mode
    most_tokens: int
    repeat: int = 0


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back, verbatim; `model` as the backend itself named it. Tokens are None where it did not say."""

    text: str
    model: str
    tokens_in: int | None
    tokens_out: int | None


class Backend(Protocol):
    """Whatever answers a prompt."""

    def prepare(self) -> None:
        """Load what the first call needs, before anybody's time runs."""

    async def ask(self, request: Request) -> Reply:
        """One call, one reply. Raises BackendError; retries, limits and budgets are not its business."""
