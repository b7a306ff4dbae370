"""Workflow commands that annotate a pull request on GitHub, within the limits that GitHub sets.

Source: GitHub's documentation of workflow commands; it shows ten errors and ten warnings of a step.
"""

from claims.audit import Audit
from claims.finding import Severity
from reports.entries import Entry, alarms, failures

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_MOST = 10


def as_github(audit: Audit, exit_code: int | None = None) -> str:
    """The worst alarms as annotations, and how many more there are."""
    found = alarms(audit)
    lines = [f"::error {_properties(file=path)}::{_data('not audited: ' + why)}" for path, why in failures(audit)][
        :_MOST
    ]
    room = {severity: _MOST for severity in _COMMANDS}
    room[Severity.ERROR] -= len(lines)
    left_out = 0
    for entry in found:
        if room[entry.severity] > 0:
            room[entry.severity] -= 1
            lines.append(_annotation(entry))
        else:
            left_out += 1
    if left_out:
        lines.append(f"::notice::{left_out} more in the summary of this step")
    return "".join(f"{line}\n" for line in lines)


def _annotation(entry: Entry) -> str:
    place = entry.place
    title = f"{entry.rule} [{entry.severity}]"
    # GitHub refuses columns where an annotation is longer than a line.
    columns = {"col": place.column, "endColumn": place.end_column - 1} if place.line == place.end_line else {}
    shown = _properties(file=entry.path, line=place.line, endLine=place.end_line, **columns, title=title)
    return f"::{_COMMANDS[entry.severity]} {shown}::{_data(entry.message)}"


def _properties(**values: object) -> str:
    return ",".join(f"{name}={_property(str(value))}" for name, value in values.items())


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
