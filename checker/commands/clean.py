"""`check clean`: forget the audits that are kept."""

import shutil

import typer

from checker.caching import cache_folder
from checker.commands.flags import with_settings
from checker.commands.output import print_line
from checker.errors import UsageError
from checker.settings import Layers
from claims.audit import ExitCode


def add(app: typer.Typer) -> None:
    """Add the command to an app."""
    app.command("clean")(with_settings(clean, frozenset(("cache_dir",))))


def clean(*, layers: Layers) -> int:
    """Remove the cache of audits."""
    folder = layers.of_run.cache_dir or cache_folder()
    try:
        # Only what a cache makes: whoever names a folder of essays by mistake keeps them.
        for part in folder.iterdir():
            if part.is_dir() and len(part.name) == 2:
                shutil.rmtree(part)
    except FileNotFoundError:
        pass
    except OSError as error:
        raise UsageError(f"{folder}: cannot be removed: {error.strerror}") from error
    print_line(f"{folder}: empty")
    return ExitCode.PASSED
