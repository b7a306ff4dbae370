"""The MCP server: an assistant audits its own draft."""

from typing import Any

from mcp.server.fastmcp import FastMCP

from checker.account import account
from checker.errors import UsageError
from checker.reading import Failure, read_bytes
from checker.serving.drafts import audit_draft
from claims.finding import Finding
from claims.quantity import Quantity
from claims.selection import EVERYTHING
from reports.as_account import as_account
from reports.as_json import document_object

_INSTRUCTIONS = (
    "Recomputes every numeric claim of a text exactly. A finding that is inconsistent is an error of arithmetic "
    "or of copying; consistent says that the figures of the text agree with each other, not that they are true."
)
_NAME = "draft.md"


def serve() -> None:
    """Serve one assistant over standard input and output, until it is done."""
    make_server().run("stdio")


def make_server() -> FastMCP:
    """A server with its two tools, waiting for an assistant."""
    server = FastMCP("essay-checker", _INSTRUCTIONS)
    server.tool(description="Audit a text: every numeric claim with its verdict, and what would mend it.")(check_text)
    server.tool(description="Tell all the reasoning about the figures on one line of a text.")(explain)
    return server


def check_text(text: str, name: str = _NAME) -> dict[str, Any]:
    """The audit of a text, in the contract of `check --output-format jsonl`."""
    return dict(document_object(audit_draft(text, name)))


def explain(text: str, line: int, name: str = _NAME) -> str:
    """How each figure on a line was read, what was tried and why it was judged so."""
    (document,) = read_bytes(text.encode("utf-8", "surrogatepass"), path=name)[:1]
    if isinstance(document, Failure):
        raise UsageError(document.message)

    def is_wanted(quantity: Quantity, findings: tuple[Finding, ...]) -> bool:
        return document.position(quantity.span.start)[0] == line

    shown = [as_account(item, document) for item in account(document, EVERYTHING, is_wanted)]
    return "\n".join(shown) or f"No figure stands on line {line}."
