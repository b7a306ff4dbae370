"""Flags made from the settings, so that each setting is described once."""

import inspect
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Annotated, Any, get_type_hints

import typer

from checker.errors import UsageError
from checker.settings import Layers
from checker.settings.settings import KEYS, Key
from checker.settings.sort import Choice, Flag, WrongValue

_OWN = {
    "config": Annotated[Path | None, typer.Option(help="Use this configuration file, whatever lies closer.")],
    "isolated": Annotated[bool, typer.Option("--isolated", help="Use no configuration file.")],
}


SEARCH = frozenset(("exclude", "force_exclude", "respect_gitignore", "error_on_unmatched_pattern"))
"""The settings that say which essays are read."""
CHOICE = frozenset(("select", "ignore", "reference"))
"""The settings that say what is checked in them."""
COST = frozenset(("budget", "max_calls", "allow_unpriced"))
"""The settings that bound what backends may cost."""


def with_settings(command: Callable[..., int], used: frozenset[str] | None = None) -> Callable[..., int]:
    """The command with a flag for each setting that it uses, by default all.

    It is called with `layers`, which holds those that were given.

    A parameter that is a record of flags stands for a flag for each of its fields.
    """
    own = [item for item in inspect.signature(command).parameters.values() if item.name != "layers"]
    groups: dict[str, Any] = {item.name: item.annotation for item in own if is_dataclass(item.annotation)}
    plain = [item.replace(kind=inspect.Parameter.KEYWORD_ONLY) for item in own if item.name not in groups]
    keys = [key for key in KEYS if key.is_flag and (used is None or key.attribute in used)]
    made = [_parameter(key.attribute, _annotation(key), None) for key in keys]
    made += [_parameter("config", _OWN["config"], None), _parameter("isolated", _OWN["isolated"], False)]
    parameters = [*plain, *(item for group in groups.values() for item in _fields(group)), *made]

    def called(**given: Any) -> int:
        rest = {item.name: given[item.name] for item in plain}
        rest |= {
            name: group(**{item.name: given[item.name] for item in fields(group)}) for name, group in groups.items()
        }
        said = [key for key in keys if given[key.attribute] is not None]
        flags = {key.attribute: _value(key, given[key.attribute]) for key in said}
        return command(layers=Layers(flags, given["config"], given["isolated"]), **rest)

    called.__doc__ = command.__doc__
    called.__annotations__ = {item.name: item.annotation for item in parameters}
    called.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    return called


def _fields(group: Any) -> list[inspect.Parameter]:
    hints = get_type_hints(group, include_extras=True)
    return [_parameter(item.name, hints[item.name], item.default) for item in fields(group)]


def _parameter(name: str, annotation: Any, default: Any) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def _annotation(key: Key) -> Any:
    if isinstance(key.sort, Flag):
        return Annotated[bool | None, typer.Option(f"--{key.name}/--no-{key.name}", help=key.summary)]
    if isinstance(key.sort, Choice):
        words = key.sort.words
        shape, complete = "|".join(words), _beginning(words)
        return Annotated[
            str | None, typer.Option(f"--{key.name}", help=key.summary, metavar=shape, autocompletion=complete)
        ]
    return Annotated[str | None, typer.Option(f"--{key.name}", help=key.summary)]


def _beginning(words: tuple[str, ...]) -> Callable[[str], list[str]]:
    """What completes a word that is begun."""

    # Typer looks at the signature of a plain function, and passes what it names.
    def complete(incomplete: str) -> list[str]:
        return [word for word in words if word.startswith(incomplete)]

    return complete


def _value(key: Key, given: Any) -> Any:
    if isinstance(given, bool):
        return given
    try:
        return key.sort.from_text(given)
    except WrongValue as error:
        raise UsageError(f"--{key.name}: {error}") from None
