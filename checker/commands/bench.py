"""`check bench`: which backend to believe, by problems whose results are known."""

from typing import TYPE_CHECKING

import typer

from checker.commands.backend_flags import Asked
from checker.commands.flags import COST, with_settings
from checker.commands.output import print_line
from checker.errors import UsageError
from checker.settings import Layers
from claims.audit import ExitCode

if TYPE_CHECKING:
    from checker.session import Examination

_FORMATS = ("text", "json")


def add(app: typer.Typer) -> None:
    """Add the command to an app."""
    app.command("bench")(with_settings(bench, COST | {"output_format"}))


def bench(*, asked: Asked, layers: Layers) -> int:
    """Ask backends problems whose results are known, and tell how each fares; exits 1 where a reply is missing."""
    examination = asked.examination(layers.of_run)
    if examination is None:
        raise UsageError("check bench asks backends; name one with --backend")
    output_format = layers.of_run.output_format
    if output_format not in _FORMATS:
        raise UsageError(f"check bench prints {' or '.join(_FORMATS)}, not {output_format}")
    if asked.dry_run:
        print_line(_forecast(examination))
        return ExitCode.PASSED
    return _run(examination, output_format)


def _forecast(examination: "Examination") -> str:
    from checker.bench.run import asked
    from checker.examination.forecast import forecast, forecast_text

    with examination.unrecorded().panel() as panel:
        prompts = [prompt for _, prompt in asked(panel.book)]
        return forecast_text(forecast(prompts, panel.witnesses), rounds=1)


def _run(examination: "Examination", output_format: str) -> int:
    from checker.bench.run import bench
    from checker.bench.table import as_json, as_text
    from checker.session import run

    with examination.panel() as panel:
        made = run(bench(panel))
    print_line(as_json(made) if output_format == "json" else as_text(made))
    return ExitCode.PASSED if made.is_complete else ExitCode.FAILED
