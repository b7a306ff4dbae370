"""Markdown for a pull request's comment or a step's summary."""

import re

from claims.audit import Audit
from claims.finding import Severity
from reports.entries import Entry, alarms, failures
from reports.summary import counted, summary_line, title
from reports.visible import visible

_ICONS = {Severity.ERROR: "❌", Severity.WARNING: "⚠️", Severity.NOTE: "ℹ️"}
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#~$@!])")
_MOST = 200


def as_markdown(audit: Audit, exit_code: int | None = None) -> str:
    """A heading, a table of the alarms, worst first, and the counts."""
    found = sorted(alarms(audit), key=lambda entry: list(_ICONS).index(entry.severity))
    lines = [f"### essay-checker: {title(audit)}", ""]
    lines += [f"- ❌ **{_plain(path)}** was not audited: {_plain(why)}" for path, why in failures(audit)]
    if failures(audit):
        lines.append("")
    if found:
        lines += ["| | where | kind | what |", "|-|-|-|-|", *map(_row, found[:_MOST]), ""]
    if len(found) > _MOST:
        lines += [f"{counted(len(found) - _MOST, 'finding')} more.", ""]
    return "\n".join((*lines, _plain(summary_line(audit)))) + "\n"


def _row(entry: Entry) -> str:
    where = f"{_plain(entry.path)}:{entry.place.line}"
    return f"| {_ICONS[entry.severity]} | {where} | {entry.rule} | {_plain(entry.message)} |"


def _plain(text: str) -> str:
    """The text with nothing in it that Markdown, or a mention of somebody, would act on."""
    return _SPECIAL.sub(r"\\\1", visible(text)).replace("://", ":\u200b//")
