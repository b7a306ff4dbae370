"""`check scan`: show what is read as a quantity."""

import sys
from enum import StrEnum
from typing import Annotated

import typer

from checker.commands.essays import Paths, StdinFilename, read_essays
from checker.commands.output import print_line
from checker.settings import Layers
from claims.audit import ExitCode, Status


class ScanFormat(StrEnum):
    """What `check scan` prints."""

    TEXT = "text"
    JSONL = "jsonl"


def add(app: typer.Typer) -> None:
    """Add the command to an app."""
    app.command("scan")(scan)


def scan(
    paths: Paths,
    output_format: Annotated[ScanFormat, typer.Option(help="What to print.")] = ScanFormat.TEXT,
    stdin_filename: StdinFilename = "stdin.md",
) -> int:
    """Show every quantity of a text: what is read as a number, with its unit, and what is not."""
    from checker.pipeline import scan_input
    from reports.as_scan import as_scan_jsonl, as_scan_text

    scanned = [scan_input(given) for given in read_essays(paths, stdin_filename, Layers(isolated=True))]
    if output_format is ScanFormat.TEXT:
        print_line(as_scan_text(scanned))
    else:
        for line in as_scan_jsonl(scanned):
            print_line(line)
    failures = [document.error for document in scanned if document.status is Status.FAILED]
    for failure in failures:
        print(f"check: {failure}", file=sys.stderr)
    return ExitCode.INCOMPLETE if failures else ExitCode.PASSED
