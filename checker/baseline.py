"""The baseline: findings that a team has taken note of, so that only new ones fail the gate.

A JSON file with one finding a line, sorted, keyed by what was found and not by where: no lines and no times, so that a
file changes only when a finding does.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from checker.errors import UsageError
from checker.settings.selection import relative
from claims.audit import Audit, DocumentAudit
from claims.contradiction import CONTRADICTION, Contradiction
from claims.finding import Finding, Severity
from claims.fingerprint import fingerprints
from claims.span import Span
from claims.suppression import Notice, NoticeName, SuppressedBy, Suppression

_VERSION = 1
_KEYS = ("path", "kind", "fingerprint", "quote", "reason")
_WAY_OUT = "write it again with `check baseline write`"


@dataclass(frozen=True, order=True)
class Known:
    """A finding that is taken note of; `quote` is for the reader of the file alone."""

    path: str
    kind: str
    fingerprint: str
    quote: str
    reason: str = ""


def read_baseline(path: Path) -> tuple[Known, ...]:
    """The entries of a baseline. Raises UsageError for a file that is none."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        entries = content["findings"]
        if content["version"] != _VERSION:
            raise UsageError(f"{path}: is a baseline of version {content['version']}; {_WAY_OUT}")
        return tuple(_known(entry) for entry in entries)
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}); {_WAY_OUT}") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise UsageError(f"{path}: is no baseline; {_WAY_OUT}") from None


def _known(entry: dict[str, Any]) -> Known:
    if set(entry) != set(_KEYS) or not all(isinstance(value, str) for value in entry.values()):
        raise ValueError
    return Known(**entry)


def baseline_text(known: Iterable[Known]) -> str:
    """The file of these entries: sorted, one a line."""
    entries = sorted(set(known))
    lines = [json.dumps({key: getattr(entry, key) for key in _KEYS}, ensure_ascii=False) for entry in entries]
    body = "\n  " + ",\n  ".join(lines) + "\n " if lines else ""
    return f'{{"version": {_VERSION},\n "findings": [{body}]}}\n'


def findings_of(audit: Audit, folder: Path, reason: str = "") -> Iterator[Known]:
    """An entry for each finding or contradiction that fails a gate and that no comment suppresses.

    Paths are relative to a folder.
    """
    for audited in audit.documents:
        document, place = audited.document, relative(audited.path, folder)
        if document is None:
            continue
        for finding, digest in zip(audited.findings, fingerprints(audited, place), strict=True):
            if finding.severity in (Severity.ERROR, Severity.WARNING) and finding.suppression is None:
                quote = " ".join(document.quote(finding.span).split())
                yield Known(place, finding.claim.kind, digest, quote, reason)
    for item in audit.disagreements:
        if item.severity is Severity.WARNING:
            odd = item.sides[item.odd]
            audited = audit.documents[odd.document]
            quote = audited.document.quote(odd.quantity.span) if audited.document else ""
            place = relative(audited.path, folder)
            yield Known(place, CONTRADICTION, _digest(item, audit, folder), " ".join(quote.split()), reason)


def _digest(item: Contradiction, audit: Audit, folder: Path) -> str:
    """What a contradiction is known by: which essays give which values, wherever in them they do."""
    paths = (relative(audit.documents[side.document].path, folder) for side in item.sides)
    sides = sorted(f"{path} {side.quantity.value}" for path, side in zip(paths, item.sides, strict=True))
    return hashlib.sha256("|".join(sides).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def noted(item: Contradiction, audit: Audit, known: tuple[Known, ...], folder: Path) -> Suppression | None:
    """What says that a contradiction is taken note of, if anything does."""
    digest = _digest(item, audit, folder)
    entry = next((entry for entry in known if (entry.kind, entry.fingerprint) == (CONTRADICTION, digest)), None)
    return _in_baseline(entry) if entry else None


def apply_baseline(audited: DocumentAudit, known: tuple[Known, ...], folder: Path) -> DocumentAudit:
    """The audit with the findings marked that are taken note of; an entry that is no longer found is told in a note.

    Whether a contradiction is still found shows only in a run over all of its essays: those are not told of.
    """
    if audited.document is None:
        return audited
    place = relative(audited.path, folder)
    entries = {entry.fingerprint: entry for entry in known if entry.path == place}
    digests = fingerprints(audited, place)
    pairs = list(zip(audited.findings, digests, strict=True))
    found = {digest for finding, digest in pairs if finding.severity is not Severity.NONE}
    findings = tuple(_marked(finding, entries.get(digest)) for finding, digest in pairs)
    gone = (_fixed(entry) for digest, entry in entries.items() if digest not in found and entry.kind != CONTRADICTION)
    return replace(audited, findings=findings, notices=(*audited.notices, *gone))


def _marked(finding: Finding, entry: Known | None) -> Finding:
    if entry is None or finding.suppression is not None or finding.severity is Severity.NONE:
        return finding
    return replace(finding, suppression=_in_baseline(entry))


def _in_baseline(entry: Known) -> Suppression:
    return Suppression(SuppressedBy.BASELINE, entry.reason or "in the baseline")


def _fixed(entry: Known) -> Notice:
    message = f"{entry.kind} {entry.quote} is in the baseline and no longer found; `check baseline prune` takes it out"
    return Notice(NoticeName.FIXED, Span(0, 0), message, is_note=True)
