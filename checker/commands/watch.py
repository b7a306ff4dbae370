"""`check --watch`: audit again whenever an essay, or the configuration, changes."""

import os
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from checker.errors import CheckerError
from checker.inputs.discover import discover
from checker.reading import Failure
from checker.settings import Layers
from checker.settings.file import OWN_FILE, PROJECT_FILE, closest
from claims.audit import ExitCode

_PAUSE = 0.4
_CLEARED = "\x1b[2J\x1b[H"

State = frozenset[tuple[str, int, int]]
"""Each file with its time and size."""


def watch(paths: list[str], layers: Layers, once: Callable[[Layers], int]) -> int:
    """Audit now and after every change until Ctrl-C; the exit code is that of the last audit.

    What stops an audit, such as a configuration that makes no sense while it is being written, is told and outlived.
    """
    code: int = ExitCode.PASSED
    seen: State | None = None
    try:
        while True:
            fresh = Layers(layers.flags, layers.config, layers.isolated)
            now = _state(paths, fresh)
            if now != seen:
                seen = now
                _clear()
                code = _audited(fresh, once)
                sys.stdout.flush()
            # What changed during an audit has another time than the state from before it.
            time.sleep(_PAUSE)
    except KeyboardInterrupt:
        return code


def _audited(layers: Layers, once: Callable[[Layers], int]) -> int:
    try:
        return once(layers)
    except CheckerError as error:
        print(f"check: {error}", file=sys.stderr, flush=True)
        return ExitCode.INCOMPLETE


def _state(paths: list[str], layers: Layers) -> State:
    """The essays and the files that the settings come from, as they are now. An essay that is gone has no entry."""
    closest.cache_clear()
    try:
        essays = [path for path in discover(paths, layers) if not isinstance(path, Failure)]
        sheet = layers.of_run.reference
    except CheckerError:
        # Some configuration is wrong: wait until it changes.
        essays, sheet = [path for path in paths if Path(path).is_file()], None
    return frozenset(_stamps({*essays, *_configurations(essays, layers), *((str(sheet),) if sheet else ())}))


def _configurations(essays: list[str], layers: Layers) -> Iterable[str]:
    """Every file that is, or could become, the configuration of an essay."""
    if layers.config is not None:
        return [str(layers.config)]
    folders = {Path(essay).absolute().parent for essay in essays} | {Path.cwd()}
    around = {above for folder in folders for above in (folder, *folder.parents)}
    return [str(folder / name) for folder in around for name in (OWN_FILE, PROJECT_FILE)]


def _stamps(paths: Iterable[str]) -> Iterable[tuple[str, int, int]]:
    for path in paths:
        try:
            state = os.stat(path)  # noqa: PTH116 - many files, many times
        except OSError:
            continue
        yield path, state.st_mtime_ns, state.st_size


def _clear() -> None:
    """On a terminal each audit starts on an empty screen; in a pipe one follows the other."""
    if sys.stdout.isatty():
        print(_CLEARED, end="", flush=True)
