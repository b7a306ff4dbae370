"""The JSON Schema of the configuration, for editors."""

import json
from typing import Any

from checker.settings.settings import KEYS, Key


def configuration_schema() -> dict[str, Any]:
    """The schema of `checker.toml` and of `[tool.checker]`, in draft 2020-12."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "essay-checker",
        "description": "checker.toml, or [tool.checker] in pyproject.toml",
        "type": "object",
        "properties": {key.name: _property(key) for key in KEYS},
        "additionalProperties": False,
    }


def configuration_schema_text() -> str:
    """The schema as text, with a newline at its end."""
    return json.dumps(configuration_schema(), indent=2) + "\n"


def _property(key: Key) -> dict[str, Any]:
    default = {} if key.default in (None, ()) else {"default": key.default}
    return {**key.sort.schema(), "description": key.summary, **default}
