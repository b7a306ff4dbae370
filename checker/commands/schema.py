"""`check schema`: the JSON Schema of the audit."""

import typer

from checker.commands.output import print_line
from claims.audit import ExitCode


def add(app: typer.Typer) -> None:
    """Add the command to an app."""
    app.command("schema")(schema)


def schema() -> int:
    """Print the JSON Schema of `--output-format json`."""
    from reports.schema import schema_text

    print_line(schema_text())
    return ExitCode.PASSED
