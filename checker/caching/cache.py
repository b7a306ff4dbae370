"""Audits of documents on disk, keyed by all that they depend on."""

import hashlib
import os
import sys
import tempfile
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from checker import __version__
from checker.caching.records import dumped, loaded
from claims.audit import DocumentAudit, Status
from claims.selection import Selection

_ROOT = Path(__file__).parent.parent.parent
_PACKAGES = ("checker", "claims")


def cache_folder() -> Path:
    """Where audits are kept unless somebody says otherwise: the user's own folder for caches, never the project's."""
    if sys.platform == "win32":
        home = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    else:
        home = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(home) / "essay-checker"


@dataclass
class Cache:
    """Audits in a folder. What cannot be read or written is audited again, and nobody is told."""

    folder: Path
    _held: set[str] = field(default_factory=set)

    def find(self, path: str, data: bytes, selection: Selection) -> DocumentAudit | None:
        """The audit of an essay with these bytes at this path, if it is held."""
        key = self._key(path, hashlib.sha256(data).hexdigest(), selection)
        try:
            audited = loaded(self._place(key).read_bytes())
        except (OSError, ValueError):
            return None
        self._held.add(key)
        return audited

    def keep(self, audited: DocumentAudit, selection: Selection) -> None:
        """Hold the audit of one whole file."""
        if audited.status is not Status.AUDITED or audited.document is None or audited.id != audited.path:
            return
        key = self._key(audited.path, audited.document.sha256, selection)
        if key not in self._held:
            self._write(self._place(key), dumped(audited))

    def _write(self, place: Path, data: bytes) -> None:
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=place.parent, delete=False) as stream:
                stream.write(data)
            # Another run may read at the same time: it sees the old file or the new one, never half of one.
            Path(stream.name).replace(place)
        except OSError:
            return

    def _place(self, key: str) -> Path:
        return self.folder / key[:2] / key[2:]

    def _key(self, path: str, digest: str, selection: Selection) -> str:
        # What a kind is given besides the passage, such as a reference sheet, stands in the record of its call.
        kinds = (f"{kind.name} {getattr(kind.find, 'keywords', '')!r}" for kind in selection.kinds)
        parts = "\n".join((self._stamp, path, digest, *kinds))
        return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()

    @cached_property
    def _stamp(self) -> str:
        """The version of the tool, of Python, and of the code: whoever changes a kind wants to see it at work."""
        files = sorted(path for name in _PACKAGES for path in (_ROOT / name).rglob("*.[pt]*") if path.is_file())
        states = ((path.name, path.stat()) for path in files if path.suffix in (".py", ".txt", ".toml"))
        code = "\n".join(f"{name} {state.st_mtime_ns} {state.st_size}" for name, state in states)
        return f"{__version__} {sys.version} {hashlib.sha256(code.encode()).hexdigest()}"
