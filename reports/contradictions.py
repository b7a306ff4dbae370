"""Contradictions between documents in words: who says what, and where."""

from claims.audit import Audit
from claims.contradiction import Contradiction, Side
from claims.document import Document
from claims.finding import Severity
from reports.formula_text import figure
from reports.portable import portable
from reports.summary import document_name


def document_of(side: Side, audit: Audit) -> Document:
    """The document that states a side."""
    document = audit.documents[side.document].document
    assert document is not None, "what could not be read states nothing"  # noqa: S101
    return document


def _place(side: Side, audit: Audit) -> str:
    """Such as "report.md, line 12"."""
    line, _ = document_of(side, audit).position(side.quantity.span.start)
    return f"{portable(document_name(audit.documents[side.document]))}, line {line}"


def message(item: Contradiction, audit: Audit) -> str:
    """One sentence from the odd side: "Stated $4.29 million; report.md, line 3, has $4.61 million"."""
    odd = item.sides[item.odd]
    others = [side for side in item.sides if side.quantity.value != odd.quantity.value]
    said = "; ".join(f"{_place(side, audit)}, has {_stated(side, audit)}" for side in others)
    why = ", which looks like a slip of the pen" if item.severity is Severity.WARNING else ""
    return f"Stated {_stated(odd, audit)}; {said}{why}."


def _stated(side: Side, audit: Audit) -> str:
    """The figure as its document writes it."""
    return figure(document_of(side, audit), side.quantity.span)
