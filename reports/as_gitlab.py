"""GitLab's Code Quality report.

Source: GitLab's documentation; fingerprints must be unique, or later entries vanish, and hold no lines, or edits
elsewhere make old entries new.
"""

import hashlib
import json
from typing import Any

from claims.audit import Audit
from claims.finding import Severity
from reports.entries import Entry, alarms, failures

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def as_gitlab(audit: Audit, exit_code: int | None = None) -> str:
    """All alarms, and a blocker for each input that could not be audited."""
    items = [_item(entry) for entry in alarms(audit)]
    items += [_element(path, "not-audited", f"Not audited: {why}", "blocker", 1, why) for path, why in failures(audit)]
    return json.dumps(items, indent=1) + "\n"


def _item(entry: Entry) -> dict[str, Any]:
    said = f"{entry.rule}: {entry.message}"
    return _element(entry.path, entry.rule, said, _SEVERITIES[entry.severity], entry.place.line, entry.fingerprint)


def _element(path: str, rule: str, said: str, severity: str, line: int, key: str) -> dict[str, Any]:
    return {
        "description": said,
        "check_name": rule,
        "fingerprint": hashlib.sha256(f"{path}|{rule}|{key}".encode("utf-8", "surrogatepass")).hexdigest(),
        "severity": severity,
        "location": {"path": path, "lines": {"begin": line}},
    }
