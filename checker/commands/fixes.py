"""`check --diff` and `check --fix`: show or write the repairs that arithmetic proves."""

import difflib
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from checker.errors import UsageError
from checker.fix import Fixed, fix
from checker.gate import suppressed
from checker.reading import read_text
from checker.settings import Layers
from checker.settings.selection import selection
from claims.audit import Audit, DocumentAudit

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Fixes:
    """The flags together."""

    diff: Annotated[bool, typer.Option("--diff", help="Show what --fix would change, and change nothing.")] = False
    fix: Annotated[bool, typer.Option("--fix", help="Write the repairs that alone can be right.")] = False
    unsafe_fixes: Annotated[
        bool, typer.Option("--unsafe-fixes", help="Take the most plausible of several repairs, too.")
    ] = False

    @property
    def are_wanted(self) -> bool:
        """Whether anything is to be fixed."""
        return self.diff or self.fix


def fixed_documents(audit: Audit, layers: Layers, fixes: Fixes) -> Iterator[tuple[DocumentAudit, Fixed]]:
    """The documents that some repair changes, each with its fixed text; records of a .jsonl file are left alone."""
    for audited in audit.documents:
        if audited.document is not None and audited.id == audited.path:
            fixed = fix(audited, partial(_again, audited, layers), unsafe=fixes.unsafe_fixes)
            if fixed.count:
                yield audited, fixed


def _again(audited: DocumentAudit, layers: Layers, text: str) -> DocumentAudit:
    from checker.pipeline import audit_input

    path = audited.path
    document = read_text(text, id=path, path=path, suffix=Path(path).suffix)
    made = audit_input(document, selection(layers.settings_for(path), path))
    return suppressed(Audit("", "", (made,)), layers).documents[0]


def diff_text(fixed: Iterator[tuple[DocumentAudit, Fixed]]) -> str:
    """What would change, as a unified diff."""
    return "".join(line for audited, changed in fixed for line in _diff(audited, changed))


def _diff(audited: DocumentAudit, fixed: Fixed) -> Iterator[str]:
    before = audited.document.text if audited.document else ""
    old, new = before.splitlines(keepends=True), fixed.text.splitlines(keepends=True)
    for line in difflib.unified_diff(old, new, audited.path, audited.path):
        yield line if line.endswith("\n") else line + "\n\\ No newline at end of file\n"


def write_fixes(fixed: Iterator[tuple[DocumentAudit, Fixed]]) -> None:
    """Write the fixed texts, a byte order mark and line ends as they were, and tell how many fixes there are."""
    for audited, changed in fixed:
        path = Path(audited.path)
        try:
            mark = _BOM if path.read_bytes().startswith(_BOM) else b""
            path.write_bytes(mark + changed.text.encode("utf-8", "surrogatepass"))
        except OSError as error:
            raise UsageError(f"{path}: cannot be written: {error.strerror}") from error
        print(f"check: {path}: {changed.count} fixed", file=sys.stderr)
