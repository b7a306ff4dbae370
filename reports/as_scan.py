"""Every quantity found, for `check scan`: a line of JSON per document, or a table to read."""

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from claims.audit import DocumentAudit
from claims.document import Document
from claims.quantity import Quantity
from reports.formula_text import figure
from reports.json_parts import unit_text
from reports.measures import measure
from reports.numerals import decimal, long_decimal
from reports.visible import display_width, visible

if TYPE_CHECKING:
    from reports.scan_contract import RangeObject, ScannedObject, ScanObject

_HEADINGS = ("position", "text", "value", "sense", "hedge")
_WIDEST_CELL = 48


def as_scan_jsonl(documents: Iterable[DocumentAudit]) -> Iterator[str]:
    """One object a line for each document, `error` set where it could not be read."""
    for audited in documents:
        document = audited.document
        quantities = [] if document is None else [_quantity(item, document) for item in audited.quantities]
        line: ScanObject = {
            "id": audited.id,
            "path": audited.path,
            "error": audited.error,
            "quantities": quantities,
        }
        yield json.dumps(line, separators=(",", ":"))


def as_scan_text(documents: Iterable[DocumentAudit]) -> str:
    """A table of quantities under the name of each document."""
    return "\n".join(_table(audited) for audited in documents)


def _quantity(quantity: Quantity, document: Document) -> "ScannedObject":
    return {
        "start": quantity.span.start,
        "end": quantity.span.end,
        "text": document.quote(quantity.span),
        "value": long_decimal(quantity.value),
        "exact": decimal(quantity.value),
        "unit": unit_text(quantity.unit),
        "range": _range(quantity),
        "sense": quantity.sense.value,
        "hedge": quantity.hedge.value,
        "resolution": decimal(quantity.resolution),
    }


def _range(quantity: Quantity) -> "RangeObject | None":
    if not quantity.is_range:
        return None
    low, high = (None if end is None else long_decimal(end) for end in (quantity.low, quantity.high))
    return {"low": low, "high": high}


def _table(audited: DocumentAudit) -> str:
    name = visible(audited.path if audited.id == audited.path else f"{audited.path} [{audited.id}]")
    if audited.document is None:
        return f"{name}: {visible(audited.error or 'could not be read')}\n"
    document = audited.document
    rows = [_HEADINGS, *(_row(quantity, document) for quantity in audited.quantities)]
    widths = [max(display_width(row[column]) for row in rows) for column in range(len(_HEADINGS))]
    lines = [_padded(row, widths) for row in rows]
    count = len(audited.quantities)
    return "\n".join([f"{name}: {count} {'quantity' if count == 1 else 'quantities'}", *lines]) + "\n"


def _row(quantity: Quantity, document: Document) -> tuple[str, ...]:
    line, column = document.position(quantity.span.start)
    hedge = "" if quantity.hedge.value == "none" else quantity.hedge.value
    cells = (figure(document, quantity.span), _value(quantity), quantity.sense.value, hedge)
    return (f"{line}:{column}", *(_cut(visible(cell)) for cell in cells))


def _value(quantity: Quantity) -> str:
    ends = [end for end in (quantity.low, quantity.high) if end is not None]
    values = ends or [quantity.value]
    return " to ".join(measure(value, quantity.unit, quantity.sense, digits=9) for value in values)


def _cut(cell: str) -> str:
    return cell if len(cell) <= _WIDEST_CELL else cell[: _WIDEST_CELL - 1] + "…"


def _padded(row: tuple[str, ...], widths: list[int]) -> str:
    cells = (cell + " " * (width - display_width(cell)) for cell, width in zip(row, widths, strict=True))
    return ("  " + "  ".join(cells)).rstrip()
