"""Models by way of litellm: the one module that imports it, on first use, and calls `acompletion` and nothing else.

litellm's own retries, deadlines, cache, prices and budgets were seen to fail; all of these are ours. What it fetches,
loads and prints unasked is switched off before it is imported.
"""

import json
import logging
import os
import re
import warnings
from typing import Any

from checker.backends.backend import NO_HOST, NO_LISTENER, NO_SERVICE, BackendError, Mode, Reply, Request, Trouble
from checker.backends.settings import BackendSettings, key_of
from claims.pattern import lazy_regex
from prompts.template import schema_of

_PASSING_STATUS = frozenset((200, 408, 409, 425, 429, 500, 502, 503, 504, 529))
_ABOUT_FORM = lazy_regex(r"response_format|json_schema|json_object|schema|grammar|\bformat\b|structured", re.IGNORECASE)
_TOO_LONG = lazy_regex(r"context|too long|maximum.{0,20}tokens", re.IGNORECASE)
_NO_KEY = ("Missing credentials", "Missing Anthropic API Key", "api_key client option must be set")
_NO_SERVICE = "LLM Provider NOT provided"
_UNKNOWN_HOST = lazy_regex(r"Name or service not known|nodename nor servname|name resolution|getaddrinfo failed")
_CLASSES = lazy_regex(r"^(?:(?:litellm\.)?\w*(?:Error|Exception|Timeout)(?::| -) ?)+")
_LONGEST_DETAIL = 200
_MOST_CAUSES = 12
_OFF = {
    "LITELLM_MODE": "PRODUCTION",  # Else it loads a .env file that happens to lie about.
    "LITELLM_LOCAL_MODEL_COST_MAP": "True",  # Else importing it fetches a table of prices.
    "LITELLM_LOCAL_ANTHROPIC_BETA_HEADERS": "True",  # Else the first call to Claude fetches a table of headers.
    "LITELLM_LOG": "CRITICAL",
}


def load_litellm() -> Any:
    """The module, imported at the first call: it takes seconds. Nothing else in this project imports it."""
    os.environ.update(_OFF)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import litellm
        from litellm.llms.custom_httpx.http_handler import AsyncHTTPHandler
    # Else a request whose connection breaks is sent once more, where no budget and no count of ours can see it.
    AsyncHTTPHandler.single_connection_post_request = _sent_once  # type: ignore[method-assign]
    litellm.suppress_debug_info = True
    litellm.telemetry = False
    for name in ("LiteLLM", "LiteLLM Router", "LiteLLM Proxy"):
        # At the level of debugging it would log whole prompts.
        logging.getLogger(name).setLevel(logging.CRITICAL)
    return litellm


async def _sent_once(*_: Any, **__: Any) -> Any:
    """What litellm calls while it handles a broken connection: go on with that."""
    raise


async def close_litellm() -> None:
    """Close the connections that litellm keeps open; nothing where it was never loaded."""
    import sys

    litellm = sys.modules.get("litellm")
    close = getattr(litellm, "close_litellm_async_clients", None)
    if close is not None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            await close()


class RemoteBackend:
    """A model that litellm can name: a service, or a server of the user's own."""

    def __init__(self, settings: BackendSettings) -> None:
        self._settings = settings

    def prepare(self) -> None:
        """Import litellm."""
        load_litellm()

    async def ask(self, request: Request) -> Reply:
        """One call, without retries. Raises BackendError, which holds no key and no part of the prompt."""
        arguments = self._arguments(request)
        litellm = load_litellm()
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                completion = await litellm.acompletion(**arguments)
        except Exception as error:
            # From None: the cause holds the request with its headers, and so the key.
            raise failure(error, key_of(self._settings)) from None
        return _reply_of(completion, self._settings.model)

    def _arguments(self, request: Request) -> dict[str, Any]:
        settings = self._settings
        arguments: dict[str, Any] = {
            "model": settings.model,
            "messages": list(request.messages),
            "max_tokens": request.most_tokens,
            "timeout": settings.timeout,
            "num_retries": 0,
            "max_retries": 0,
            "caching": False,
            "drop_params": True,
        }
        form = _response_format(request)
        optional = {"response_format": form, "temperature": settings.temperature, "api_base": settings.api_base}
        arguments |= {name: value for name, value in optional.items() if value is not None}
        arguments |= self._access()
        if settings.model.startswith("ollama") and settings.context:
            arguments["num_ctx"] = settings.context
        return arguments

    def _access(self) -> dict[str, str]:
        settings, key = self._settings, key_of(self._settings)
        if settings.model.startswith("ollama") and settings.api_base:
            # It asks the default address for the model's description otherwise.
            os.environ["OLLAMA_API_BASE"] = settings.api_base
        if key is not None:
            return {"api_key": key}
        if settings.is_local:
            return {"api_key": "none"}
        if settings.key_name is not None:
            raise BackendError(Trouble.KEY, f"set {settings.key_name}")
        return {}


def _response_format(request: Request) -> dict[str, Any] | None:
    schema = schema_of(request.prompt.shape)
    name = request.prompt.question.value.replace("-", "_")
    forms: dict[Mode, dict[str, Any] | None] = {
        Mode.SCHEMA: {"type": "json_schema", "json_schema": {"name": name, "strict": True, "schema": schema}},
        Mode.OBJECT_SCHEMA: {"type": "json_object", "schema": schema},
        Mode.OBJECT: {"type": "json_object"},
        Mode.PLAIN: None,
    }
    return forms[request.mode]


def _reply_of(completion: Any, model: str) -> Reply:
    """The reply in a completion. Raises BackendError for a refusal, a reply cut off, or none at all."""
    choice = completion.choices[0] if completion.choices else None
    if choice is None:
        raise BackendError(Trouble.EMPTY, "no choices", is_passing=True, may_cost=True)
    extra = getattr(choice.message, "provider_specific_fields", None) or {}
    refusal = getattr(choice.message, "refusal", None) or extra.get("refusal")
    if refusal or choice.finish_reason == "content_filter":
        raise BackendError(Trouble.REFUSED, _short(str(refusal or "content filter")), may_cost=True)
    if choice.finish_reason == "length":
        raise BackendError(Trouble.TRUNCATED, "it reached the most tokens allowed", may_cost=True)
    text = choice.message.content
    if not isinstance(text, str) or not text.strip():
        raise BackendError(Trouble.EMPTY, is_passing=True, may_cost=True)
    usage = getattr(completion, "usage", None)
    tokens_in, tokens_out = (_count(usage, name) for name in ("prompt_tokens", "completion_tokens"))
    known = bool(tokens_in)
    reported = getattr(completion, "model", None)
    return Reply(
        text, reported if isinstance(reported, str) else model, *((tokens_in, tokens_out) if known else (None, None))
    )


def _count(usage: Any, name: str) -> int | None:
    number = getattr(usage, name, None)
    return number if isinstance(number, int) and not isinstance(number, bool) and number >= 0 else None


def failure(error: BaseException, key: str | None = None) -> BackendError:
    """An exception of litellm's as ours: by status and cause, for its classes differ from one provider to the next."""
    status, text = getattr(error, "status_code", None), str(error)
    unsent = _unsent(error, text)
    detail = unsent or _short(text if key is None else text.replace(key, "…"))
    if _is_bug(error, text):
        return BackendError(Trouble.BUG, detail)
    if any(sign in text for sign in _NO_KEY) or status in (401, 403):
        return BackendError(Trouble.KEY, detail)
    if status == 404 or detail == NO_SERVICE:
        return BackendError(Trouble.NOT_FOUND, detail)
    about_form = bool(_ABOUT_FORM.search(text)) and not _TOO_LONG.search(text)
    if status in (400, 413, 415, 422):
        return BackendError(Trouble.REJECTED, detail, is_about_form=about_form)
    wait = _retry_after(error)
    if status == 429:
        return BackendError(Trouble.RATE_LIMITED, detail, is_passing=True, retry_after=wait)
    if status == 408:
        return BackendError(Trouble.TIMEOUT, detail, is_passing=True, may_cost=True)
    if status in _PASSING_STATUS:
        return BackendError(
            Trouble.UNAVAILABLE,
            detail,
            is_passing=True,
            retry_after=wait,
            may_cost=not unsent,
            is_about_form=about_form and status == 500,
        )
    return BackendError(Trouble.BUG, detail)


def _unsent(error: BaseException, text: str) -> str:
    """Why nothing was sent, in words that do not differ from one client to the next; empty where something was."""
    if _NO_SERVICE in text:
        return NO_SERVICE
    causes = _causes(error)
    if any(_UNKNOWN_HOST.search(str(cause)) for cause in causes):
        return NO_HOST
    refused = any(isinstance(cause, ConnectionRefusedError) for cause in causes)
    return NO_LISTENER if refused or "Cannot connect" in text else ""


def _causes(error: BaseException) -> list[BaseException]:
    causes: list[BaseException] = []
    cause: BaseException | None = error
    while cause is not None and len(causes) < _MOST_CAUSES:
        causes.append(cause)
        cause = cause.__cause__ or cause.__context__
    return causes


def _is_bug(error: BaseException, text: str) -> bool:
    return any(isinstance(cause, ImportError) for cause in _causes(error)) or "No module named" in text


def _retry_after(error: BaseException) -> float | None:
    headers = getattr(error, "litellm_response_headers", None) or {}
    for name, scale in (("retry-after-ms", 1000), ("retry-after", 1)):
        try:
            seconds = float(headers[name]) / scale
        except (KeyError, TypeError, ValueError):
            continue
        if 0 <= seconds < 86400:
            return seconds
    return None


def _short(text: str) -> str:
    # Some messages go on with a traceback, and all begin with the names of classes.
    line = " ".join(text.partition("\nTraceback")[0].split())
    return _told(_CLASSES.sub("", line)).rstrip(". ")[:_LONGEST_DETAIL]


def _told(line: str) -> str:
    """What an error object says in words: services and servers wrap them in `error`, `message` or `detail`."""
    start = line.find("{")
    try:
        told: Any = json.loads(line[start:]) if start >= 0 else line
    except (ValueError, RecursionError):
        return line
    while isinstance(told, dict):
        told = next((told[name] for name in ("error", "message", "detail") if told.get(name)), None)
    return told if isinstance(told, str) else line
