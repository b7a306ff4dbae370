"""Every setting: its name, the sort of its value, what it is where nobody sets it, and what it does.

One line here gives a key of the configuration file (`fail-on`), a variable of the environment (`CHECK_FAIL_ON`), a
flag of the command (`--fail-on`), an entry of the schema and a row of `check config`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from checker.settings.sort import Choice, Dollars, Flag, Location, Number, Sort, Tables, Word, Words, WordsByPattern
from checker.settings.suppressions import SuppressedFigure, Suppressions
from claims.contradiction import CONTRADICTION
from claims.kinds import KINDS

KIND_NAMES = tuple(kind.name for kind in KINDS)
SUPPRESSIBLE = (*KIND_NAMES, CONTRADICTION)
"""What a suppression may name."""
OUTPUT_FORMATS = (
    "text",
    "full",
    "concise",
    "json",
    "jsonl",
    "github",
    "gitlab",
    "sarif",
    "junit",
    "markdown",
    "rdjsonl",
    "html",
)
LEVELS = ("error", "warning", "note", "never")
DEFAULT = "default"
"""The source of a value that nobody set."""


def _setting(default: Any, sort: Sort, summary: str, *, flag: bool = True) -> Any:
    return field(default=default, metadata={"sort": sort, "summary": summary, "flag": flag})


@dataclass(frozen=True)
class Settings:
    """The settings in force for one essay, or for a run.

    `folder` is that of the configuration file, which patterns are relative to; `sources` says where each value that
    is not a default was set.
    """

    select: tuple[str, ...] = _setting((), Words(KIND_NAMES), "Kinds of claim to look for; all of them if empty.")
    ignore: tuple[str, ...] = _setting((), Words(KIND_NAMES), "Kinds of claim to leave alone.")
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = _setting(
        (), WordsByPattern(KIND_NAMES), "Kinds to leave alone in files that match a pattern.", flag=False
    )
    reference: Path | None = _setting(None, Location(), "A sheet of agreed figures that essays are checked against.")
    contradictions: bool = _setting(True, Flag(), "Compare the essays of a run with one another.")
    exclude: tuple[str, ...] = _setting((), Words(), "Patterns of files to leave out, as in .gitignore.")
    force_exclude: bool = _setting(False, Flag(), "Leave out by pattern or ignore file what is named, too.")
    respect_gitignore: bool = _setting(True, Flag(), "Leave out what .gitignore leaves out, not .checkerignore alone.")
    error_on_unmatched_pattern: bool = _setting(True, Flag(), "Exit 2 where a folder or pattern holds no essay.")
    suppress: tuple[SuppressedFigure, ...] = _setting(
        (), Suppressions(SUPPRESSIBLE), "Findings that are intended, for formats that carry no comments.", flag=False
    )
    baseline: Path | None = _setting(None, Location(), "A file of findings that are taken note of and do not count.")
    changed_since: str | None = _setting(None, Word(), "Count only what changed since the merge-base with this commit.")
    cache: bool = _setting(True, Flag(), "Keep audits, and take those of essays that have not changed.")
    cache_dir: Path | None = _setting(None, Location(), "Where to keep audits, if not in the user's own cache.")
    fail_on: str = _setting("error", Choice(LEVELS), "The least severity that fails the gate.")
    max_warnings: int | None = _setting(None, Number(), "More warnings than this fail the gate.")
    require_checked: bool = _setting(
        False, Flag(), "Fail the gate where a claim could not be recomputed, or a backend left one unchecked."
    )
    exit_zero: bool = _setting(False, Flag(), "Exit 0 where the gate fails, never where the audit is incomplete.")
    quorum: int = _setting(
        2, Number(2), "How many families of backends must agree on another value to dispute a claim."
    )
    budget: str | None = _setting(None, Dollars(), "Send no call to a backend that could cost more in all.")
    max_calls: int | None = _setting(None, Number(), "Send no more calls to backends than this in all.")
    allow_unpriced: bool = _setting(False, Flag(), "Ask backends whose price is not known, too.")
    backends: tuple[tuple[str, dict[str, Any]], ...] = _setting(
        (), Tables(), "How each backend is asked: a table by its name.", flag=False
    )
    output_format: str = _setting("text", Choice(OUTPUT_FORMATS), "What to print.")
    folder: Path = Path()
    sources: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Key:
    """One setting: `name` as in a file, `attribute` as in `Settings`."""

    name: str
    attribute: str
    default: Any
    sort: Sort
    summary: str
    is_flag: bool

    @property
    def variable(self) -> str:
        """The variable of the environment."""
        return f"CHECK_{self.attribute.upper()}"


KEYS: tuple[Key, ...] = tuple(
    Key(
        entry.name.replace("_", "-"),
        entry.name,
        entry.default,
        entry.metadata["sort"],
        entry.metadata["summary"],
        entry.metadata["flag"],
    )
    for entry in fields(Settings)
    if entry.metadata
)
"""All settings in the order in which they are shown."""
