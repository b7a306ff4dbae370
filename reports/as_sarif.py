"""SARIF 2.1.0, with the fields that code scanning on GitHub reads.

Source: the OASIS standard, and GitHub's documentation of its SARIF support.
"""

import json
from typing import Any
from urllib.parse import quote

from claims.audit import Audit, Status
from claims.contradiction import CONTRADICTION
from claims.finding import Severity
from claims.kinds import KINDS
from claims.suppression import NoticeName, SuppressedBy
from reports.entries import Entry, Place, entries, failures

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_KEY = "essayCheckerClaim/v1"
_CONTRADICTION = "Checks that the documents of a run give a quantity one value."
_NOTICES = {
    NoticeName.UNUSED: "A suppression covers a finding.",
    NoticeName.WITHOUT_REASON: "A suppression says why.",
    NoticeName.MALFORMED: "A suppression names the kinds that it is for, in the form that is read.",
    NoticeName.FIXED: "An entry of the baseline is still found.",
}


def as_sarif(audit: Audit, exit_code: int | None = None) -> str:
    """One run with all alarms and suppressed findings; inputs that could not be audited are notifications."""
    rules = _rules()
    indexes = {rule["id"]: index for index, rule in enumerate(rules)}
    failed = any(item.status is Status.FAILED for item in audit.documents)
    driver = {"name": audit.tool_name, "semanticVersion": audit.tool_version, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": not failed, "toolExecutionNotifications": _notifications(audit)}],
        "results": [_result(entry, indexes) for entry in entries(audit)],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


def _rules() -> list[dict[str, Any]]:
    kinds = [
        _rule(
            kind.name,
            f"Checks that {kind.summary}.",
            f"Checks that {kind.summary}.\n\nAn error that it finds:\n\n{_block(kind.example)}\n\n"
            f"A near miss that it leaves alone:\n\n{_block(kind.counter_example)}\n",
            "error",
        )
        for kind in KINDS
    ]
    kinds.append(_rule(CONTRADICTION, _CONTRADICTION, _CONTRADICTION, "warning"))
    return kinds + [_rule(str(name), said, said, "warning") for name, said in _NOTICES.items()]


def _block(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.strip().splitlines()) or "    (none)"


def _rule(name: str, said: str, told: str, level: str) -> dict[str, Any]:
    return {
        "id": name,
        "name": "".join(part.capitalize() for part in name.split("-")),
        "shortDescription": {"text": said},
        "fullDescription": {"text": said},
        "help": {"text": told, "markdown": told},
        "defaultConfiguration": {"level": level},
        "properties": {"precision": "high", "problem.severity": level, "tags": ["numbers", "prose"]},
    }


def _notifications(audit: Audit) -> list[dict[str, Any]]:
    return [
        {
            "level": "error",
            "message": {"text": why or "The input could not be audited."},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(path)}}}],
        }
        for path, why in failures(audit)
    ]


def _result(entry: Entry, indexes: dict[str, int]) -> dict[str, Any]:
    result = {
        "ruleId": entry.rule,
        "ruleIndex": indexes[entry.rule],
        "level": "none" if entry.severity is Severity.NONE else entry.severity.value,
        "message": {"text": entry.message},
        "locations": [_location(entry.path, entry.place)],
        "partialFingerprints": {"primaryLocationLineHash": f"{entry.fingerprint}:1", _KEY: entry.fingerprint},
    }
    if entry.related:
        related = enumerate(entry.related, start=1)
        result["relatedLocations"] = [{"id": number, **_location(entry.path, place)} for number, place in related]
    if entry.suppression is not None:
        in_source = entry.suppression.by is SuppressedBy.COMMENT
        said = {"kind": "inSource" if in_source else "external", "justification": entry.suppression.reason}
        result["suppressions"] = [said]
    if entry.repairs:
        result["fixes"] = [_fix(entry, place, repair.replacement, repair.why) for place, repair in entry.repairs[:1]]
    return result


def _location(path: str, place: Place) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(path)}, "region": _region(place)}}


def _fix(entry: Entry, place: Place, replacement: str, why: str) -> dict[str, Any]:
    replaced = {"deletedRegion": _region(place), "insertedContent": {"text": replacement}}
    changed = {"artifactLocation": {"uri": _uri(entry.path)}, "replacements": [replaced]}
    return {"description": {"text": why or "a repair"}, "artifactChanges": [changed]}


def _region(place: Place) -> dict[str, Any]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _uri(path: str) -> str:
    return quote(path, safe="/")
