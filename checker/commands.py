"""The commands behind the command line, with their options."""

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from checker.errors import ClosedOutput, UsageError
from checker.reading import Failure, read_bytes, read_path
from claims.audit import Audit, ExitCode, Status
from claims.document import Document


class OutputFormat(StrEnum):
    """What `check` prints."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"


class ScanFormat(StrEnum):
    """What `check scan` prints."""

    TEXT = "text"
    JSONL = "jsonl"


Paths = Annotated[list[str], typer.Argument(help="Essays to read; - is standard input.", metavar="PATH...")]
StdinFilename = Annotated[str, typer.Option(help="The name to give to standard input; its ending tells the format.")]

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Cross-examine the numbers in a text. `check essay.md` is short for `check audit essay.md`.",
)


def run(arguments: list[str]) -> int:
    """Run a command line and give its exit code. Raises UsageError for a bad one, with one sentence of explanation."""
    try:
        result = app(arguments, prog_name="check", standalone_mode=False)
    except Exception as error:
        # Typer may bring its own copy of click: what it raises for a bad command line is known by this method alone.
        format_message = getattr(error, "format_message", None)
        if format_message is None:
            raise
        if type(error).__name__ == "NoArgsIsHelpError":
            print_line(format_message())
            return ExitCode.INCOMPLETE
        raise UsageError(f"{format_message()} (check --help lists the options)") from error
    return int(result or 0)


@app.command()
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
    result = audit_inputs(_inputs(paths, stdin_filename))
    _print_audit(result, output_format, verbose=verbose)
    if html_output is not None:
        _write_page(result, html_output)
    return result.exit_code


@app.command()
def scan(
    paths: Paths,
    output_format: Annotated[ScanFormat, typer.Option(help="What to print.")] = ScanFormat.TEXT,
    stdin_filename: StdinFilename = "stdin.md",
) -> int:
    """Show every quantity of a text: what is read as a number, with its unit, and what is not."""
    from checker.pipeline import scan_input
    from reports.as_scan import as_scan_jsonl, as_scan_text

    scanned = [scan_input(given) for given in _inputs(paths, stdin_filename)]
    if output_format is ScanFormat.TEXT:
        print_line(as_scan_text(scanned))
    else:
        for line in as_scan_jsonl(scanned):
            print_line(line)
    failures = [document.error for document in scanned if document.status is Status.FAILED]
    for failure in failures:
        print(f"check: {failure}", file=sys.stderr)
    return ExitCode.INCOMPLETE if failures else ExitCode.PASSED


@app.command()
def schema() -> int:
    """Print the JSON Schema of `--output-format json`."""
    from reports.schema import schema_text

    print_line(schema_text())
    return ExitCode.PASSED


def print_line(text: str) -> None:
    """Print text that ends in one newline, whatever the terminal's encoding makes of it."""
    data = (text if text.endswith("\n") else text + "\n").encode("utf-8", errors="replace")
    sys.stdout.flush()
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        # Typer would turn it into exit code 1, that of a failed gate.
        raise ClosedOutput("the output was closed before all was written") from error


def _inputs(paths: list[str], stdin_filename: str) -> Iterator[Document | Failure]:
    for path in paths:
        if path == "-":
            yield from read_bytes(sys.stdin.buffer.read(), path=stdin_filename)
        else:
            yield from read_path(path)


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
