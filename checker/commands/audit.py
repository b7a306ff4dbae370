"""`check audit`: recompute every claim and tell which figures do not agree."""

from pathlib import Path
from typing import Annotated

import typer

from checker.commands.backend_flags import DryRun, Names, PromptFolder, RecordingsPath, Refresh, Replay
from checker.commands.essays import Paths, StdinFilename, read_essays
from checker.commands.flags import with_settings
from checker.commands.output import print_line
from checker.errors import UsageError
from checker.gate import exit_code, weigh
from checker.session import Examination
from checker.settings import Layers
from checker.settings.selection import selection
from claims.audit import Audit, ExitCode


def add(app: typer.Typer) -> None:
    """Add the command to an app."""
    app.command("audit")(with_settings(audit))


def audit(
    paths: Paths,
    html_output: Annotated[Path | None, typer.Option(help="Also write the audit as one HTML page.")] = None,
    stdin_filename: StdinFilename = "stdin.md",
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Show what agrees, too.")] = False,
    backend: Names = None,
    dry_run: DryRun = False,
    replay: Replay = False,
    refresh: Refresh = False,
    recordings: RecordingsPath = None,
    prompts: PromptFolder = None,
    *,
    layers: Layers,
) -> int:
    """Audit essays: recompute every numeric claim and tell which figures do not agree."""
    from checker.pipeline import audit as audit_inputs

    if html_output is not None and any(path != "-" and Path(path).resolve() == html_output.resolve() for path in paths):
        raise UsageError(f"{html_output}: the page would overwrite the essay; give another --html-output")
    of_run = layers.of_run
    asked = Examination(backend or (), of_run, dry_run, replay, refresh, recordings, prompts)
    found = audit_inputs(
        read_essays(paths, stdin_filename, layers),
        lambda path: selection(layers.settings_for(path), path),
        asked.cross_examine if asked.names and not dry_run else None,
    )
    if dry_run:
        print_line(asked.forecast(found))
        return ExitCode.PASSED
    result = weigh(found, layers)
    code = exit_code(result, of_run, layers.settings_for)
    _print_audit(result, of_run.output_format, code, verbose=verbose)
    if html_output is not None:
        _write_page(result, html_output, code)
    return code


def _print_audit(result: Audit, output_format: str, code: ExitCode, *, verbose: bool) -> None:
    from checker.terminal import colour_wanted
    from reports.as_json import as_json, as_jsonl
    from reports.as_text import as_text

    if output_format == "json":
        print_line(as_json(result, code))
    elif output_format == "jsonl":
        for line in as_jsonl(result):
            print_line(line)
    else:
        print_line(as_text(result, colour=colour_wanted(), verbose=verbose))


def _write_page(result: Audit, path: Path, code: ExitCode) -> None:
    from reports.as_html import as_html

    page = as_html(result, code)
    try:
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path}: cannot write the page: {error.strerror}; give another --html-output") from error
