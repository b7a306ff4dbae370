"""`check mcp`: an MCP server for assistants."""

import typer

from checker.errors import UsageError
from claims.audit import ExitCode


def add(app: typer.Typer) -> None:
    """Add the command to an app."""
    app.command("mcp")(mcp)


def mcp() -> int:
    """Serve an assistant over standard input and output (needs the extra mcp)."""
    try:
        from checker.serving.mcp_server import serve
    except ModuleNotFoundError as error:
        raise UsageError(f"no module {error.name}; install the extra: pip install 'essay-checker[mcp]'") from None
    serve()
    return ExitCode.PASSED
