"""Defaults, the closest configuration file, the environment, the flags: each layer over the one before it."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from checker.errors import UsageError
from checker.settings.file import Configuration, closest, read_configuration
from checker.settings.settings import KEYS, Settings
from checker.settings.sort import WrongValue


@dataclass
class Layers:
    """Where the settings of a run come from.

    `flags` holds the values of the flags that were given, by attribute. `config` names a file that is used in place of
    the closest one; with `isolated` none is used.
    """

    flags: Mapping[str, Any] = field(default_factory=dict)
    config: Path | None = None
    isolated: bool = False
    _by_folder: dict[Path, Settings] = field(default_factory=dict)

    def settings_for(self, path: str | Path) -> Settings:
        """The settings for an essay. Raises UsageError for a configuration that makes no sense."""
        return self._in(Path(path).absolute().parent)

    @cached_property
    def of_run(self) -> Settings:
        """The settings of the run as a whole: those for an essay in the current folder."""
        return self._in(Path.cwd())

    def _in(self, folder: Path) -> Settings:
        if folder not in self._by_folder:
            self._by_folder[folder] = self._merged(self._configuration(folder))
        return self._by_folder[folder]

    def _configuration(self, folder: Path) -> Configuration | None:
        if self.isolated:
            return None
        if self.config is not None:
            return read_configuration(self.config)
        return closest(folder)

    def _merged(self, found: Configuration | None) -> Settings:
        values: dict[str, Any] = {}
        sources: dict[str, str] = {}
        if found is not None:
            values |= found.values
            sources |= dict.fromkeys(found.values, str(found.path))
        values |= self._environment
        sources |= {key.attribute: key.variable for key in KEYS if key.attribute in self._environment}
        values |= self.flags
        sources |= {key.attribute: f"--{key.name}" for key in KEYS if key.attribute in self.flags}
        folder = found.path.parent if found is not None else Path.cwd()
        return Settings(**values, folder=folder, sources=sources)

    @cached_property
    def _environment(self) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key in KEYS:
            text = os.environ.get(key.variable)
            if text is None:
                continue
            try:
                values[key.attribute] = key.sort.from_text(text)
            except WrongValue as error:
                raise UsageError(f"{key.variable}: {error}") from None
        return values
