"""What is wrong with a backend that fails, in one line for the person who must mend it."""

from checker.backends.backend import NO_HOST, NO_LISTENER, NO_SERVICE, Trouble
from checker.backends.settings import BackendSettings

_LONGEST = 160
_UNDER_V1 = ("openai", "hosted_vllm", "lm_studio", "llamafile")
_USUAL_ADDRESS = {
    "ollama_chat": "http://localhost:11434",
    "ollama": "http://localhost:11434",
    "lm_studio": "http://localhost:1234/v1",
}


def mend(settings: BackendSettings, trouble: Trouble, detail: str) -> str:
    """The trouble with the way out; of a backend that was left alone, the way out of what it failed of."""
    said = trouble.value
    failed_of = next((each for each in Trouble if detail.startswith(each.value)), None)
    if trouble is Trouble.STOPPED and failed_of is not None:
        return f"{said}: {mend(settings, failed_of, detail.removeprefix(failed_of.value).removeprefix(': '))}"
    if trouble is Trouble.KEY and settings.key_name:
        return f"{said}: set {settings.key_name}" + (f" ({_short(detail)})" if not detail.startswith("set ") else "")
    way_out = _way_out(settings, trouble, detail)
    middle = f": {_short(detail)}" if detail else ""
    return f"{said}{middle}" + (f"; {way_out}" if way_out else "")


def _way_out(settings: BackendSettings, trouble: Trouble, detail: str) -> str:
    if detail == NO_SERVICE:
        return f"write it as hosted_vllm/{settings.model}, or as ollama_chat/{settings.model}, if it is served so"
    is_about_model = "model" in detail.lower()
    if trouble is Trouble.NOT_FOUND or (trouble is Trouble.REJECTED and is_about_model):
        return _model(settings) if is_about_model else _address(settings)
    if trouble is Trouble.UNAVAILABLE:
        return _server(settings, detail)
    ways = {
        Trouble.KEY: "set key_name for it to the environment variable that holds its key",
        Trouble.RATE_LIMITED: "set requests_per_minute and tokens_per_minute to what your account allows",
        Trouble.TIMEOUT: "raise its timeout, or ask a faster model",
        Trouble.MALFORMED: 'the model does not keep to the form: try structured = "object", or a larger model',
        Trouble.TRUNCATED: "the model writes too much: ask one that does not think aloud",
        Trouble.EMPTY: "run again, or ask another model",
        Trouble.REFUSED: "ask another model",
        Trouble.REJECTED: "check its settings against what the server takes",
        Trouble.BUDGET: "raise --budget",
        Trouble.MOST_CALLS: "raise --max-calls",
        Trouble.NOT_RECORDED: "run without --replay",
        Trouble.BUG: "check that litellm is installed as pinned",
    }
    return ways.get(trouble, "")


def _server(settings: BackendSettings, detail: str) -> str:
    where = settings.api_base or _USUAL_ADDRESS.get(settings.service) or "the usual address"
    if detail == NO_HOST:
        return f"check api_base: {where}" if settings.api_base else "check your connection to the network"
    if not settings.is_local:
        return "run again later: what has arrived is kept"
    if detail == NO_LISTENER:
        return f"start the server, or set api_base: nobody listens at {where}"
    return f"look into the log of the server at {where}, and whether api_base is its address"


def _model(settings: BackendSettings) -> str:
    name = settings.model.partition("/")[2]
    if settings.service.startswith("ollama"):
        return f"run `ollama pull {name}`, or check the model's name"
    if settings.is_local and settings.api_base:
        return f"check the model's name: {settings.api_base}/models lists those that are served"
    return "check the model's name"


def _address(settings: BackendSettings) -> str:
    base = settings.api_base
    if base is None:
        return "check the model's name"
    if settings.service in _UNDER_V1 and not base.endswith("/v1"):
        return f"its api_base should end in /v1: {base}/v1"
    return "check api_base and the model's name"


def _short(detail: str) -> str:
    return detail if len(detail) <= _LONGEST else detail[: _LONGEST - 1] + "…"
