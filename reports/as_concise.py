"""One line an alarm: `path:line:column: kind [severity] message`."""

from claims.audit import Audit
from reports.entries import Entry, alarms, failures
from reports.visible import visible


def as_concise(audit: Audit, exit_code: int | None = None) -> str:
    """All alarms and all inputs that could not be audited; nothing else, so that nothing found is an empty text."""
    lines = list(map(_line, alarms(audit)))
    lines += [f"{visible(path)}: not audited: {why}" for path, why in failures(audit)]
    return "".join(f"{line}\n" for line in lines)


def _line(entry: Entry) -> str:
    where = f"{visible(entry.path)}:{entry.place.line}:{entry.place.column}"
    return f"{where}: {entry.rule} [{entry.severity}] {entry.message}"
