"""Diagnostics for reviewdog, one JSON object a line.

Source: the Diagnostic message of reviewdog's diagnostic format; columns count bytes of UTF-8 there.
"""

import json
from collections.abc import Iterator
from typing import Any

from claims.audit import Audit
from claims.document import Document
from reports.entries import Entry, Place, alarms, failures

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}


def as_rdjsonl(audit: Audit, exit_code: int | None = None) -> str:
    """All alarms, and a diagnostic without a place for each input that could not be audited."""
    return "".join(json.dumps(item) + "\n" for item in _diagnostics(audit))


def _diagnostics(audit: Audit) -> Iterator[dict[str, Any]]:
    yield from map(_diagnostic, alarms(audit))
    for path, why in failures(audit):
        yield {"message": why, "location": {"path": path}, "severity": "ERROR", "code": {"value": "not-audited"}}


def _diagnostic(entry: Entry) -> dict[str, Any]:
    return {
        "message": entry.message,
        "location": {"path": entry.path, "range": _range(entry.place, entry.document)},
        "severity": _SEVERITIES[entry.severity],
        "source": {"name": "essay-checker"},
        "code": {"value": entry.rule},
        "suggestions": [
            {"range": _range(place, entry.document), "text": repair.replacement} for place, repair in entry.repairs[:1]
        ],
    }


def _range(place: Place, document: Document) -> dict[str, Any]:
    return {
        "start": {"line": place.line, "column": _bytes(document, place.line, place.column)},
        "end": {"line": place.end_line, "column": _bytes(document, place.end_line, place.end_column)},
    }


def _bytes(document: Document, line: int, column: int) -> int:
    start = document.line_starts[line - 1]
    return len(document.text[start : start + column - 1].encode("utf-8", "surrogatepass")) + 1
