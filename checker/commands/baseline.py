"""`check baseline`: take note of the findings of today, so that only new ones fail the gate."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from checker.baseline import Known, baseline_text, findings_of, read_baseline
from checker.commands.essays import Paths, read_essays
from checker.commands.flags import CHOICE, SEARCH, with_settings
from checker.commands.formats import write_output
from checker.commands.output import print_line
from checker.errors import UsageError
from checker.gate import suppressed
from checker.settings import Layers
from checker.settings.selection import relative, selection
from claims.audit import Audit, ExitCode, Status
from claims.contradiction import CONTRADICTION
from reports.summary import counted

DEFAULT_FILE = Path(".check-baseline.json")


class Action(StrEnum):
    """What to do with the file: write it anew, add what is new to it, or take out what is no longer found."""

    WRITE = "write"
    UPDATE = "update"
    PRUNE = "prune"


def add(app: typer.Typer) -> None:
    """Add the command to an app."""
    app.command("baseline")(with_settings(baseline, CHOICE | SEARCH | {"contradictions", "baseline"}))


def baseline(
    action: Annotated[Action, typer.Argument(help="Write it anew, add what is new, or take out what is gone.")],
    paths: Paths,
    reason: Annotated[str, typer.Option(help="Why the new entries may stay.")] = "",
    *,
    layers: Layers,
) -> int:
    """Write, update or prune the baseline of the findings in essays."""
    target = layers.of_run.baseline or DEFAULT_FILE
    folder = target.absolute().parent
    result = _audited(paths, layers)
    failures = [item.error for item in result.documents if item.status is Status.FAILED]
    if failures:
        raise UsageError(f"{failures[0]} (nothing is written)")
    held = () if action is Action.WRITE or not target.exists() else read_baseline(target)
    found = tuple(findings_of(result, folder, reason))
    read = {relative(item.path, folder) for item in result.documents}
    entries = _entries(action, held, found, read)
    write_output(baseline_text(entries), target)
    print_line(f"{target}: {counted(len(set(entries)), 'finding')}, {len(set(entries) - set(held))} of them new")
    return ExitCode.PASSED


def _entries(action: Action, held: tuple[Known, ...], found: tuple[Known, ...], read: set[str]) -> list[Known]:
    """What the file will hold; entries of essays that were not read stay as they are.

    So do contradictions where one essay alone was read.
    """
    if action is Action.WRITE:
        return list(found)
    digests = {(entry.path, entry.fingerprint) for entry in found}
    read_enough = {entry for entry in held if entry.kind != CONTRADICTION or len(read) > 1}
    gone = {entry for entry in read_enough if entry.path in read and (entry.path, entry.fingerprint) not in digests}
    kept = [entry for entry in held if entry not in gone]
    if action is Action.PRUNE:
        return kept
    known = {(entry.path, entry.fingerprint) for entry in held}
    return [*held, *(entry for entry in found if (entry.path, entry.fingerprint) not in known)]


def _audited(paths: list[str], layers: Layers) -> Audit:
    from checker.pipeline import audit as audit_inputs

    essays = read_essays(paths, "stdin.md", layers)
    compares = layers.of_run.contradictions
    found = audit_inputs(essays, lambda path: selection(layers.settings_for(path), path), contradictions=compares)
    return suppressed(found, layers)
