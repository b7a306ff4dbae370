"""From what the command line names to witnesses: models, named settings, scripts and recordings."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from checker.backends.backend import BackendError, Reply, Request, Trouble
from checker.backends.price import FREE
from checker.backends.recordings import Recordings
from checker.backends.remote import RemoteBackend
from checker.backends.scripted import ScriptedBackend, read_script
from checker.backends.settings import BackendSettings, backend_settings
from checker.backends.witness import Access, Witness
from checker.errors import UsageError

_SCRIPTED = "scripted:"
_RECORDED = "recorded:"


class RecordedBackend:
    """A backend that is there only on record: asked for anything else it has no reply."""

    def prepare(self) -> None:
        """Nothing to load."""

    async def ask(self, request: Request) -> Reply:
        """Never a reply: what is on record was found before."""
        raise BackendError(Trouble.NOT_RECORDED)


def witnesses(
    names: Sequence[str], tables: Mapping[str, Mapping[str, object]], access: Access, *, allow_unpriced: bool = False
) -> list[Witness]:
    """A witness for each name, in the order given. Raises UsageError for a name, setting or price that will not do."""
    found: list[Witness] = []
    for name in names:
        found += _opened(name, tables.get(name), access)
    seen = [witness.settings.name for witness in found]
    if twice := sorted({name for name in seen if seen.count(name) > 1}):
        raise UsageError(f"--backend {twice[0]} is named twice: a backend is one witness")
    unpriced = [witness.settings.name for witness in found if witness.settings.price is None]
    if unpriced and not allow_unpriced and not access.replay:
        raise UsageError(
            f"no price is known for {', '.join(unpriced)}; set `price` for it, or give --allow-unpriced,"
            " and the budget cannot count it"
        )
    return found


def _opened(name: str, table: Mapping[str, object] | None, access: Access) -> list[Witness]:
    if name.startswith(_RECORDED):
        return _recorded(Path(name.removeprefix(_RECORDED)), access)
    if name.startswith(_SCRIPTED):
        return [_scripted(name, access)]
    if "/" not in name and table is None:
        raise UsageError(
            f"--backend {name}: name a model with its service, as mistral/mistral-large-latest, or a table"
            f" [tool.checker.backends.{name}]"
        )
    if "/" in name and table and "api_base" in table:
        raise UsageError(f"backend {name}: api_base needs a table under a name of your own, with model = {name!r}")
    settings = backend_settings(name, table)
    return [Witness(RemoteBackend(settings), settings, access)]


def _scripted(name: str, access: Access) -> Witness:
    path = Path(name.removeprefix(_SCRIPTED))
    script = read_script(path)
    digest = hashlib.sha256(json.dumps(script, sort_keys=True).encode()).hexdigest()[:12]
    family = str(script.get("family", path.stem))
    settings = BackendSettings(name, f"scripted:{digest}", family, temperature=None, price=FREE)
    return Witness(ScriptedBackend(script, path.stem), settings, access)


def _recorded(path: Path, access: Access) -> list[Witness]:
    recordings = Recordings(path, must_exist=True)
    found = [
        Witness(
            RecordedBackend(),
            _settings_on_record(name, family, json.loads(parameters)),
            replace(access, recordings=recordings, replay=True),
        )
        for name, family, parameters in recordings.backends()
    ]
    if not found:
        raise UsageError(f"{path}: holds no recordings")
    return found


def _settings_on_record(name: str, family: str, parameters: Mapping[str, Any]) -> BackendSettings:
    return BackendSettings(name, family=family, price=FREE, **parameters)
