"""From what a command line names to the files it means."""

import os
from collections.abc import Iterable, Iterator
from glob import glob, has_magic
from pathlib import Path

from checker.inputs.ignored import Ignored
from checker.inputs.pattern import Pattern
from checker.reading import READABLE, Failure
from checker.reading.source import printable
from checker.settings import Layers
from checker.settings.selection import relative

STDIN = "-"


def discover(paths: Iterable[str], layers: Layers) -> Iterator[str | Failure]:
    """The files to read, in the order in which they are named, with a failure for each name that means none.

    A file that is named is read whatever it is called; in a folder, and by a pattern (`**/*.md`), only what ends as an
    essay does and what no ignore file and no `exclude` leaves out. A file that is found twice is read once.
    """
    search = _Search(layers)
    for path in paths:
        if path == STDIN or not (Path(path).is_dir() or _is_pattern(path)):
            if path == STDIN or not search.is_excluded_by_force(path):
                yield path
            continue
        found = list(search.in_folder(path) if Path(path).is_dir() else search.by_pattern(path))
        yield from search.unseen(found)
        if not found and layers.of_run.error_on_unmatched_pattern:
            yield Failure(path, path, _nothing(path))


def _is_pattern(path: str) -> bool:
    return has_magic(path) and not Path(path).exists()


def _nothing(path: str) -> str:
    what = "the folder holds" if Path(path).is_dir() else "the pattern matches"
    endings = ", ".join(READABLE)
    return f"{printable(path)}: {what} no essay ({endings}) that is not left out; name another, or a file"


class _Search:
    """The search of one run; it remembers what it has found."""

    def __init__(self, layers: Layers) -> None:
        self._layers = layers
        self._ignored = Ignored(layers.of_run.respect_gitignore)
        self._seen: set[str] = set()

    def is_excluded_by_force(self, path: str) -> bool:
        """Whether a file that is named is left out all the same, as hooks that name every file want it."""
        if not self._layers.settings_for(path).force_exclude:
            return False
        return self._is_excluded(path) or self._ignored.covers(Path(path))

    def in_folder(self, top: str) -> Iterator[str]:
        """The essays in a folder and below it, by name."""
        for folder, names, files in os.walk(top):
            names[:] = sorted(name for name in names if self._is_entered(Path(folder, name)))
            yield from self._taken(str(Path(folder, name)) for name in sorted(files))

    def by_pattern(self, pattern: str) -> Iterator[str]:
        """The essays that a pattern matches, by name."""
        # Path.glob takes no absolute pattern and no `..`.
        matched = glob(pattern, recursive=True)  # noqa: PTH207
        yield from self._taken(sorted(path for path in matched if Path(path).is_file()))

    def _is_entered(self, folder: Path) -> bool:
        return not folder.name.startswith(".") and not self._ignored.covers_folder(folder.absolute())

    def _taken(self, paths: Iterable[str]) -> Iterator[str]:
        for path in paths:
            left_out = self._is_excluded(path) or self._ignored.covers(Path(path))
            if path.lower().endswith(READABLE) and not left_out:
                yield path

    def unseen(self, paths: list[str]) -> list[str]:
        """The paths that were not found before."""
        fresh = [path for path in paths if path not in self._seen]
        self._seen.update(fresh)
        return fresh

    def _is_excluded(self, path: str) -> bool:
        settings = self._layers.settings_for(path)
        place = relative(path, settings.folder)
        return any(Pattern(pattern).covers(place) for pattern in settings.exclude)
