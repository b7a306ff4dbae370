"""The sorts of value that a setting can have: how each is written in a file, in the environment and in a schema."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

_YES = ("1", "true", "yes", "on")
_NO = ("0", "false", "no", "off", "")


class Sort(Protocol):
    """How a value is taken from a configuration file and from text; `WrongValue` says what would be right."""

    def from_file(self, value: object, folder: Path) -> Any:
        """The value as TOML has it; paths are relative to `folder`."""

    def from_text(self, text: str) -> Any:
        """The value as the environment has it."""

    def schema(self) -> dict[str, Any]:
        """The JSON Schema of the value in a file."""


class WrongValue(ValueError):
    """A value that a setting cannot have; the text says which it can."""


def did_you_mean(name: str, known: tuple[str, ...]) -> str:
    """A clause that names the known word closest to one that is not known, or all of them."""
    from difflib import get_close_matches

    close = get_close_matches(name, known, n=1, cutoff=0.6)
    return f"did you mean {close[0]}?" if close else f"known are {', '.join(known)}"


@dataclass(frozen=True)
class Flag:
    """Yes or no."""

    def from_file(self, value: object, folder: Path) -> bool:
        """A TOML boolean."""
        if not isinstance(value, bool):
            raise WrongValue("must be true or false")
        return value

    def from_text(self, text: str) -> bool:
        """1, true, yes and on, or 0, false, no and off."""
        if text.lower() not in (*_YES, *_NO):
            raise WrongValue("must be 1 or 0")
        return text.lower() in _YES

    def schema(self) -> dict[str, Any]:
        """A boolean."""
        return {"type": "boolean"}


@dataclass(frozen=True)
class Number:
    """A whole number from `least` on."""

    least: int = 0

    def from_file(self, value: object, folder: Path) -> int:
        """A TOML integer."""
        if isinstance(value, bool) or not isinstance(value, int) or value < self.least:
            raise WrongValue(f"must be a whole number from {self.least}")
        return value

    def from_text(self, text: str) -> int:
        """Decimal digits."""
        if not text.isdecimal():
            raise WrongValue(f"must be a whole number from {self.least}")
        return self.from_file(int(text), Path())

    def schema(self) -> dict[str, Any]:
        """An integer."""
        return {"type": "integer", "minimum": self.least}


@dataclass(frozen=True)
class Dollars:
    """An amount of money, kept as decimal digits, so that it stays exact."""

    def from_file(self, value: object, folder: Path) -> str:
        """A TOML number or string."""
        if isinstance(value, bool) or not isinstance(value, int | float | str):
            raise WrongValue("must be dollars, as 0.50")
        return self.from_text(str(value))

    def from_text(self, text: str) -> str:
        """Decimal digits, with or without a dollar sign."""
        if not re.fullmatch(r"\$?\d{1,9}(\.\d{1,9})?", text):
            raise WrongValue("must be dollars, as 0.50")
        return text.removeprefix("$")

    def schema(self) -> dict[str, Any]:
        """A number, or the same as a string."""
        return {"type": ["number", "string"], "minimum": 0}


@dataclass(frozen=True)
class Tables:
    """Tables by name, which whoever uses them checks; only a configuration file can say them."""

    def from_file(self, value: object, folder: Path) -> tuple[tuple[str, dict[str, Any]], ...]:
        """A TOML table of tables."""
        if not isinstance(value, dict) or not all(isinstance(table, dict) for table in value.values()):
            raise WrongValue("must be a table of tables")
        return tuple(value.items())

    def from_text(self, text: str) -> Any:
        """Not to be said in text."""
        raise WrongValue("can be set in a configuration file only")

    def schema(self) -> dict[str, Any]:
        """An object of objects."""
        return {"type": "object", "additionalProperties": {"type": "object"}}


@dataclass(frozen=True)
class Choice:
    """One of a few words."""

    words: tuple[str, ...]

    def from_file(self, value: object, folder: Path) -> str:
        """A TOML string."""
        if not isinstance(value, str):
            raise WrongValue(f"must be one of {', '.join(self.words)}")
        return self.from_text(value)

    def from_text(self, text: str) -> str:
        """The word itself."""
        if text not in self.words:
            raise WrongValue(f"{text!r} is none of its values; {did_you_mean(text, self.words)}")
        return text

    def schema(self) -> dict[str, Any]:
        """An enumeration."""
        return {"enum": list(self.words)}


@dataclass(frozen=True)
class Word:
    """Any text but one that a command would take for an option."""

    def from_file(self, value: object, folder: Path) -> str:
        """A TOML string."""
        if not isinstance(value, str):
            raise WrongValue("must be text")
        return self.from_text(value)

    def from_text(self, text: str) -> str:
        """The text itself."""
        if not text or text.startswith("-"):
            raise WrongValue("must be text that does not start with a dash")
        return text

    def schema(self) -> dict[str, Any]:
        """A string."""
        return {"type": "string", "pattern": "^[^-]"}


@dataclass(frozen=True)
class Words:
    """A list of texts; only certain ones where `words` names any."""

    words: tuple[str, ...] = ()

    def from_file(self, value: object, folder: Path) -> tuple[str, ...]:
        """A TOML array of strings."""
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise WrongValue("must be a list of strings")
        return self._known(tuple(value))

    def from_text(self, text: str) -> tuple[str, ...]:
        """The words, separated by commas."""
        return self._known(tuple(filter(None, (part.strip() for part in text.split(",")))))

    def _known(self, given: tuple[str, ...]) -> tuple[str, ...]:
        for word in given:
            if self.words and word not in self.words:
                raise WrongValue(f"{word!r} is not known; {did_you_mean(word, self.words)}")
        return given

    def schema(self) -> dict[str, Any]:
        """An array."""
        item: dict[str, Any] = {"enum": list(self.words)} if self.words else {"type": "string"}
        return {"type": "array", "items": item, "uniqueItems": True}


@dataclass(frozen=True)
class Location:
    """The path of a file or folder; in a configuration file it is relative to that file's folder."""

    def from_file(self, value: object, folder: Path) -> Path:
        """A TOML string."""
        if not isinstance(value, str) or not value:
            raise WrongValue("must be a path")
        return folder / value

    def from_text(self, text: str) -> Path:
        """The path, relative to the current folder."""
        if not text:
            raise WrongValue("must be a path")
        return Path(text)

    def schema(self) -> dict[str, Any]:
        """A string."""
        return {"type": "string", "minLength": 1}


@dataclass(frozen=True)
class WordsByPattern:
    """Lists of words for the files that match a pattern; only a configuration file can say it."""

    words: tuple[str, ...]

    def from_file(self, value: object, folder: Path) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """A TOML table of arrays."""
        if not isinstance(value, dict):
            raise WrongValue("must be a table of patterns, each with a list of kinds")
        lists = Words(self.words)
        return tuple((pattern, lists.from_file(words, folder)) for pattern, words in value.items())

    def from_text(self, text: str) -> Any:
        """Not to be said in text."""
        raise WrongValue("can be set in a configuration file only")

    def schema(self) -> dict[str, Any]:
        """An object."""
        return {"type": "object", "additionalProperties": Words(self.words).schema()}
