"""`check config`: which settings are in force for an essay, and where each comes from."""

import os
from pathlib import Path
from typing import Annotated, Any

import typer

from checker.commands.flags import with_settings
from checker.commands.output import print_line
from checker.settings import Layers, Settings
from checker.settings.schema import configuration_schema_text
from checker.settings.settings import DEFAULT, KEYS
from claims.audit import ExitCode

_SCHEMA = "schema"


def add(app: typer.Typer) -> None:
    """Add the command to an app."""
    app.command("config")(with_settings(config))


def config(
    path: Annotated[str, typer.Argument(help="The essay, or `schema` for a JSON Schema for editors.")] = "essay.md",
    *,
    layers: Layers,
) -> int:
    """Show the settings in force for an essay, and where each comes from: default, file, environment or flag."""
    if path == _SCHEMA:
        print_line(configuration_schema_text())
    else:
        print_line("\n".join(_rows(layers.settings_for(path))))
    return ExitCode.PASSED


def _rows(settings: Settings) -> list[str]:
    cells = [(key.name, _written(getattr(settings, key.attribute)), _source(settings, key.attribute)) for key in KEYS]
    widths = [max(len(row[column]) for row in cells) for column in (0, 1)]
    return [f"{name:<{widths[0]}} = {value:<{widths[1]}}  # {source}" for name, value, source in cells]


def _source(settings: Settings, attribute: str) -> str:
    source = settings.sources.get(attribute, DEFAULT)
    here = f"{Path.cwd()}{os.sep}"
    return source.removeprefix(here)


def _written(value: Any) -> str:
    """The value as TOML has it; a value that is not set has none."""
    if value is None:
        return "(none)"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        value = tuple(value.items())
    if isinstance(value, tuple) and value and isinstance(value[0], tuple):
        return "{ " + ", ".join(f'"{pattern}" = {_written(words)}' for pattern, words in value) + " }"
    if isinstance(value, tuple | list):
        return "[" + ", ".join(map(_written, value)) + "]"
    return str(value) if isinstance(value, int | float) else f'"{value}"'
