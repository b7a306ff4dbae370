"""How a backend is asked: the table [tool.checker.backends.NAME], checked, over what is usual."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from fractions import Fraction
from urllib.parse import urlsplit

from checker.backends.backend import Mode
from checker.backends.family import family_of
from checker.backends.price import Price, price_of
from checker.errors import UsageError

_SECRETS = ("api_key", "key", "token", "password", "secret")
_KEY_NAMES = {
    "anthropic": "ANTHROPIC_API_KEY",
    "azure": "AZURE_API_KEY",
    "cohere": "COHERE_API_KEY",
    "deepseek": "DEEPSEEK_API_KEY",
    "gemini": "GEMINI_API_KEY",
    "groq": "GROQ_API_KEY",
    "mistral": "MISTRAL_API_KEY",
    "openai": "OPENAI_API_KEY",
    "openrouter": "OPENROUTER_API_KEY",
    "together_ai": "TOGETHERAI_API_KEY",
    "xai": "XAI_API_KEY",
}


@dataclass(frozen=True, slots=True)
class BackendSettings:
    """One backend. Times are in seconds, `price` in dollars per million tokens in and out, None where not known.

    `timeout` bounds one call, `deadline` all calls for one prompt. `context` is the context length to ask of a local
    server that has a small one of its own. `key_name` is the environment variable that holds the key.
    """

    name: str
    model: str
    family: str
    api_base: str | None = None
    key_name: str | None = None
    temperature: float | None = 0.0
    samples: int = 1
    timeout: float = 90.0
    deadline: float = 300.0
    tries: int = 4
    concurrency: int = 4
    requests_per_minute: float | None = None
    tokens_per_minute: float | None = None
    context: int | None = None
    structured: Mode | None = None
    price: Price | None = None

    @property
    def parameters(self) -> dict[str, object]:
        """What changes a reply, besides the prompt: part of a recording's key."""
        return {
            "model": self.model,
            "api_base": self.api_base,
            "temperature": self.temperature,
            "context": self.context,
        }

    @property
    def shown(self) -> tuple[tuple[str, str], ...]:
        """The settings that a reader of the audit should know; an address may be nobody else's business."""
        form = self.structured.value if self.structured else None
        named = {"model": self.model, "temperature": self.temperature, "samples": self.samples}
        named |= {"context": self.context, "structured": form}
        return tuple(
            (name, f"{value:g}" if isinstance(value, float) else str(value))
            for name, value in named.items()
            if value is not None
        )

    @property
    def service(self) -> str:
        """What litellm knows the wire format by: the beginning of the model's name."""
        return self.model.partition("/")[0]

    @property
    def is_local(self) -> bool:
        """Whether it runs on a server of the user's own."""
        return self.api_base is not None or self.model.startswith(
            ("ollama", "hosted_vllm/", "lm_studio/", "llamafile/")
        )


_NUMBERS = {
    "temperature": (0, 2),
    "timeout": (0.01, 3600),
    "deadline": (0.01, 86400),
    "requests_per_minute": (0.01, 10**6),
    "tokens_per_minute": (1, 10**9),
}
_WHOLE = {"samples": (1, 16), "tries": (1, 10), "concurrency": (1, 256), "context": (1, 10**7)}
_TEXTS = ("model", "family", "api_base", "key_name")


def backend_settings(name: str, table: Mapping[str, object] | None = None) -> BackendSettings:
    """The settings of a backend by its name in the settings or by its model. Raises UsageError naming what is wrong."""
    given = dict(table or {})
    known = {field.name for field in fields(BackendSettings)} - {"name"}
    for key in given:
        if key in _SECRETS:
            raise UsageError(f"backend {name}: {key} does not belong in a file; set the environment variable instead")
        if key not in known:
            raise UsageError(f"backend {name}: there is no setting {key}; there are {', '.join(sorted(known))}")
    values = {key: _checked(name, key, value) for key, value in given.items()}
    model = str(values.pop("model", name))
    api_base = values.pop("api_base", None)
    base = _base(name, model, str(api_base)) if api_base is not None else None
    values.setdefault("family", family_of(model))
    values.setdefault("price", price_of(model, base))
    if base is None:
        values.setdefault("key_name", _KEY_NAMES.get(model.partition("/")[0]))
    elif values.get("key_name") in _KEY_NAMES.values():
        # A file in somebody's project must not be able to send the key of a service to another address.
        raise UsageError(f"backend {name}: {values['key_name']} goes to its own service; set another variable for this")
    return BackendSettings(name=name, model=model, api_base=base, **values)  # type: ignore[arg-type]


def _checked(name: str, key: str, value: object) -> object:
    where = f"backend {name}: {key}"
    if key in _TEXTS:
        if not isinstance(value, str) or not value:
            raise UsageError(f"{where} must be a text")
        return value
    if key == "structured":
        if value not in list(Mode):
            raise UsageError(f"{where} must be one of {', '.join(Mode)}")
        return Mode(str(value))
    if key == "price":
        return _price(where, value)
    low, high = _WHOLE.get(key) or _NUMBERS[key]
    kinds: tuple[type, ...] = (int,) if key in _WHOLE else (int, float)
    if isinstance(value, bool) or not isinstance(value, kinds) or not low <= value <= high:  # type: ignore[operator]
        raise UsageError(f"{where} must be {'a whole' if key in _WHOLE else 'a'} number from {low} to {high}")
    return value


def _price(where: str, value: object) -> Price:
    numbers = value if isinstance(value, list) else []
    if len(numbers) != 2 or not all(isinstance(n, int | float) and not isinstance(n, bool) and n >= 0 for n in numbers):
        raise UsageError(f"{where} must be two numbers: dollars per million tokens in and out, as [3, 15]")
    return Price(Fraction(str(numbers[0])), Fraction(str(numbers[1])))


def _base(name: str, model: str, api_base: str) -> str:
    """The address as litellm wants it: Claude's without /v1, Ollama's without a slash at the end."""
    parts = urlsplit(api_base)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError(f"backend {name}: api_base must be an address such as http://localhost:8000/v1")
    if parts.username or parts.password:
        raise UsageError(f"backend {name}: api_base must hold no user or password")
    base = api_base.rstrip("/")
    return base.removesuffix("/v1") if model.startswith(("anthropic/", "ollama")) else base


def is_ready(settings: BackendSettings) -> bool:
    """Whether nothing is known to be missing: a key where one is needed."""
    return settings.is_local or settings.key_name is None or key_of(settings) is not None


def services() -> dict[str, str]:
    """The services whose key is known by name: the beginning of a model's name, and the variable that holds the key."""
    return dict(_KEY_NAMES)


def key_of(settings: BackendSettings) -> str | None:
    """The key from the environment, None where there is none."""
    return os.environ.get(settings.key_name) or None if settings.key_name else None
