"""Contradictions between documents, as the JSON contract has them."""

from typing import TYPE_CHECKING

from claims.audit import Audit
from claims.contradiction import Contradiction, Side
from reports.contradictions import document_of, message
from reports.json_parts import quantity_object, span_object, suppressed_object

if TYPE_CHECKING:
    # Names for the type checker: the module imports pydantic.
    from reports.contract import ContradictionObject, SideObject


def contradiction_object(item: Contradiction, audit: Audit) -> "ContradictionObject":
    """Statements of one quantity in several documents that do not agree."""
    return {
        "id": item.id,
        "severity": "warning" if item.severity == "warning" else "note",
        "label": item.label,
        "sides": [_side(side, audit) for side in item.sides],
        "odd": item.odd,
        "suppressed": suppressed_object(item.suppression),
        "message": message(item, audit),
    }


def _side(side: Side, audit: Audit) -> "SideObject":
    document = document_of(side, audit)
    line, column = document.position(side.quantity.span.start)
    return {
        "document": document.id,
        "path": document.path,
        "span": span_object(side.quantity.span),
        "line": line,
        "column": column,
        "stated": quantity_object(side.quantity, document),
    }
