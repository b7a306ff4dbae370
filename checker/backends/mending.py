"""What is wrong with a backend that fails, in one line for the person who must mend it."""

from checker.backends.backend import Trouble
from checker.backends.settings import BackendSettings

_LONGEST = 160


def mend(settings: BackendSettings, trouble: Trouble, detail: str) -> str:
    """The trouble with the way out."""
    said = trouble.value
    if trouble is Trouble.KEY and settings.key_name:
        return f"{said}: set {settings.key_name}" + (f" ({_short(detail)})" if not detail.startswith("set ") else "")
    way_out = _way_out(settings, trouble, detail)
    middle = f": {_short(detail)}" if detail else ""
    return f"{said}{middle}" + (f"; {way_out}" if way_out else "")


def _way_out(settings: BackendSettings, trouble: Trouble, detail: str) -> str:
    if trouble is Trouble.NOT_FOUND:
        return _address(settings) or "check the model's name"
    if trouble is Trouble.UNAVAILABLE and settings.is_local:
        where = settings.api_base or "the usual address"
        return f"start the server, or set api_base: nothing usable at {where}"
    ways = {
        Trouble.KEY: "set the environment variable that holds its key",
        Trouble.RATE_LIMITED: "set requests_per_minute and tokens_per_minute to what your account allows",
        Trouble.TIMEOUT: "raise its timeout, or ask a faster model",
        Trouble.MALFORMED: 'the model does not keep to the form: try structured = "object", or a larger model',
        Trouble.TRUNCATED: "the model writes too much: ask one that does not think aloud",
        Trouble.BUDGET: "raise --budget",
        Trouble.MOST_CALLS: "raise --max-calls",
        Trouble.NOT_RECORDED: "run without --replay",
        Trouble.BUG: "check that litellm is installed as pinned",
    }
    if trouble is Trouble.REJECTED and "model" in detail.lower():
        return "check the model's name"
    return ways.get(trouble, "")


def _address(settings: BackendSettings) -> str:
    base = settings.api_base
    if base is None:
        return ""
    if settings.model.startswith(("openai/", "hosted_vllm/", "lm_studio/", "llamafile/")) and not base.endswith("/v1"):
        return f"its api_base should end in /v1: {base}/v1"
    return "check api_base and the model's name"


def _short(detail: str) -> str:
    return detail if len(detail) <= _LONGEST else detail[: _LONGEST - 1] + "…"
