"""Suppressions in the configuration, for formats that carry no comments."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checker.settings.sort import Choice, WrongValue, did_you_mean

_KEYS = ("path", "kind", "quote", "reason")
_REQUIRED = ("path", "kind", "reason")


@dataclass(frozen=True)
class SuppressedFigure:
    """A finding that is intended: of a kind, in the files that a pattern matches, about a figure (any if empty)."""

    path: str
    kind: str
    reason: str
    quote: str = ""


@dataclass(frozen=True)
class Suppressions:
    """A list of tables, each a `SuppressedFigure`; only a configuration file can say it."""

    kinds: tuple[str, ...]

    def from_file(self, value: object, folder: Path) -> tuple[SuppressedFigure, ...]:
        """A TOML array of tables."""
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise WrongValue("must be tables: [[suppress]] with path, kind and reason")
        return tuple(self._one(item, folder) for item in value)

    def _one(self, table: dict[str, Any], folder: Path) -> SuppressedFigure:
        for key, value in table.items():
            if key not in _KEYS:
                raise WrongValue(f"unknown key {key!r}; {did_you_mean(key, _KEYS)}")
            if not isinstance(value, str):
                raise WrongValue(f"{key} must be text")
        for key in _REQUIRED:
            if not table.get(key, "").strip():
                raise WrongValue(f"a suppression needs a {key}")
        return SuppressedFigure(**{**table, "kind": Choice(self.kinds).from_file(table["kind"], folder)})

    def from_text(self, text: str) -> Any:
        """Not to be said in text."""
        raise WrongValue("can be set in a configuration file only")

    def schema(self) -> dict[str, Any]:
        """An array of objects."""
        text = {"type": "string", "minLength": 1}
        return {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"path": text, "kind": {"enum": list(self.kinds)}, "quote": text, "reason": text},
                "required": list(_REQUIRED),
                "additionalProperties": False,
            },
        }
