"""`check lsp`: a language server for editors."""

import typer

from checker.errors import UsageError
from claims.audit import ExitCode


def add(app: typer.Typer) -> None:
    """Add the command to an app."""
    app.command("lsp")(lsp)


def lsp() -> int:
    """Serve an editor over standard input and output (needs the extra lsp)."""
    try:
        from checker.serving.language_server import serve
    except ModuleNotFoundError as error:
        raise UsageError(f"no module {error.name}; install the extra: pip install 'essay-checker[lsp]'") from None
    serve()
    return ExitCode.PASSED
