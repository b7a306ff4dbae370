"""`check audit`: recompute every claim and tell which figures do not agree."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from checker.commands.essays import Paths, StdinFilename, read_essays
from checker.commands.output import print_line
from checker.errors import UsageError
from claims.audit import Audit


class OutputFormat(StrEnum):
    """What `check` prints."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"


def add(app: typer.Typer) -> None:
    """Add the command to an app."""
    app.command("audit")(audit)


def audit(
    paths: Paths,
    output_format: Annotated[OutputFormat, typer.Option(help="What to print.")] = OutputFormat.TEXT,
    html_output: Annotated[Path | None, typer.Option(help="Also write the audit as one HTML page.")] = None,
    stdin_filename: StdinFilename = "stdin.md",
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Show what agrees, too.")] = False,
) -> int:
    """Audit essays: recompute every numeric claim and tell which figures do not agree."""
    from checker.pipeline import audit as audit_inputs

    if html_output is not None and any(path != "-" and Path(path).resolve() == html_output.resolve() for path in paths):
        raise UsageError(f"{html_output}: the page would overwrite the essay; give another --html-output")
    result = audit_inputs(read_essays(paths, stdin_filename))
    _print_audit(result, output_format, verbose=verbose)
    if html_output is not None:
        _write_page(result, html_output)
    return result.exit_code


def _print_audit(result: Audit, output_format: OutputFormat, *, verbose: bool) -> None:
    from checker.terminal import colour_wanted
    from reports.as_json import as_json, as_jsonl
    from reports.as_text import as_text

    if output_format is OutputFormat.JSON:
        print_line(as_json(result))
    elif output_format is OutputFormat.JSONL:
        for line in as_jsonl(result):
            print_line(line)
    else:
        print_line(as_text(result, colour=colour_wanted(), verbose=verbose))


def _write_page(result: Audit, path: Path) -> None:
    from reports.as_html import as_html

    page = as_html(result)
    try:
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path}: cannot write the page: {error.strerror}; give another --html-output") from error
