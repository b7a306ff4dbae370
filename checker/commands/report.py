"""`check report`: render an audit again that was kept as JSON, without auditing anything."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from checker.commands.flags import with_settings
from checker.commands.formats import Outputs, Printing, render, show, write_output, write_pages
from checker.commands.output import print_line
from checker.errors import UnreadableInput
from checker.settings import Layers
from claims.audit import Audit, ExitCode


def add(app: typer.Typer) -> None:
    """Add the command to an app."""
    app.command("report")(with_settings(report, frozenset(("output_format",))))


def report(
    path: Annotated[Path, typer.Argument(help="What --output-format json printed, or --json-output wrote.")],
    outputs: Outputs,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Show what agrees, too.")] = False,
    *,
    layers: Layers,
) -> int:
    """Render an audit again that was kept as JSON; the exit code is that of the audit."""
    audit, code = _read(path)
    text = render(audit, Printing(layers.of_run.output_format, code, verbose))
    if outputs.output_file is not None:
        write_output(text, outputs.output_file)
    elif not outputs.files and outputs.html_dir is None:
        print_line(text)
    for name, file in outputs.files.items():
        write_output(render(audit, Printing(name, code)), file)
    write_pages(audit, code, outputs.html_dir)
    show(outputs)
    return code


def _read(path: Path) -> tuple[Audit, ExitCode]:
    from reports.record import unpacked

    try:
        kept: Any = json.loads(path.read_bytes())
        return unpacked(kept["record"]), ExitCode(kept["summary"]["exit_code"])
    except OSError as error:
        raise UnreadableInput(f"{path}: {error.strerror}; name the JSON of an audit") from error
    except (ValueError, LookupError, TypeError) as error:
        hint = "name what this version of check wrote with --json-output"
        raise UnreadableInput(f"{path}: no audit that can be rendered; {hint}") from error
