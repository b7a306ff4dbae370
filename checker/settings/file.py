"""Configuration files: `checker.toml`, or `[tool.checker]` in `pyproject.toml`; the closest to an essay wins."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from checker.errors import UsageError
from checker.settings.settings import KEYS
from checker.settings.sort import WrongValue, did_you_mean

OWN_FILE = "checker.toml"
PROJECT_FILE = "pyproject.toml"
_KEYS = {key.name: key for key in KEYS}


@dataclass(frozen=True)
class Configuration:
    """What one file sets: values by the attribute of `Settings`."""

    path: Path
    values: dict[str, Any]


@cache
def closest(folder: Path) -> Configuration | None:
    """The configuration for a folder, its own or that of the closest folder above.

    Raises UsageError for a file that cannot be read, a key that is not known or a value that the key cannot have.
    """
    found = _in_folder(folder)
    if found is not None or folder.parent == folder:
        return found
    return closest(folder.parent)


def _in_folder(folder: Path) -> Configuration | None:
    own, project = folder / OWN_FILE, folder / PROJECT_FILE
    if own.is_file():
        return read_configuration(own)
    if project.is_file() and _has_table(project):
        return read_configuration(project)
    return None


def _has_table(path: Path) -> bool:
    # Most projects have no table for us, and reading TOML takes as long as reading an essay.
    if b"checker" not in _bytes(path):
        return False
    return isinstance(_parsed(path).get("tool", {}).get("checker"), dict)


def read_configuration(path: Path) -> Configuration:
    """The configuration in a file. Raises UsageError as `closest` does."""
    content = _parsed(path)
    if path.name == PROJECT_FILE:
        content = content.get("tool", {}).get("checker", {})
    values = {_KEYS[_known(name, path)].attribute: _value(name, value, path) for name, value in content.items()}
    return Configuration(path, values)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}); give another --config") from None


def _parsed(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(_bytes(path).decode("utf-8"))
    except UnicodeDecodeError:
        raise UsageError(f"{path}: is not UTF-8; convert it") from None
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path}: not TOML: {error}") from None


def _known(name: str, path: Path) -> str:
    if name not in _KEYS:
        raise UsageError(f"{path}: unknown key {name!r}; {did_you_mean(name, tuple(_KEYS))}")
    return name


def _value(name: str, value: object, path: Path) -> Any:
    try:
        return _KEYS[name].sort.from_file(value, path.parent)
    except WrongValue as error:
        raise UsageError(f"{path}: {name}: {error}") from None
