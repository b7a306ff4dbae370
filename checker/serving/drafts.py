"""Drafts: texts that an editor or an assistant has at hand."""

from pathlib import Path

from checker.gate import suppressed
from checker.pipeline import audit_input
from checker.reading import Failure, read_bytes
from checker.settings import Layers
from checker.settings.selection import selection
from claims.audit import Audit, DocumentAudit


def audit_draft(text: str, path: str) -> DocumentAudit:
    """The audit of a text as it would be at a path, with the settings that are in force there.

    Raises UsageError for a configuration that makes no sense.
    """
    layers = Layers()
    (given,) = read_bytes(text.encode("utf-8", "surrogatepass"), path=path, suffix=Path(path).suffix or ".md")[:1]
    if isinstance(given, Failure):
        return audit_input(given)
    made = audit_input(given, selection(layers.settings_for(path), path))
    return suppressed(Audit("", "", (made,)), layers).documents[0]
