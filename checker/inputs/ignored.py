"""What a project leaves out: `.gitignore` and `.checkerignore`, in any folder, as git reads them."""

from dataclasses import dataclass, field
from pathlib import Path

from checker.inputs.pattern import Pattern, parse_patterns

_OWN_FILE = ".checkerignore"
_GIT_FILE = ".gitignore"


@dataclass
class Ignored:
    """The ignore files of a project, read when they are first needed."""

    respect_gitignore: bool = True
    _patterns: dict[Path, tuple[Pattern, ...]] = field(default_factory=dict)
    _roots: dict[Path, Path] = field(default_factory=dict)
    _folders: dict[Path, bool] = field(default_factory=dict)

    def covers(self, path: Path) -> bool:
        """Whether a file is left out, or one of the folders that it is in."""
        absolute = path.absolute()
        return self.covers_folder(absolute.parent) or self._matches(absolute, is_folder=False)

    def covers_folder(self, folder: Path) -> bool:
        """Whether a folder is left out, or one that it is in."""
        if folder not in self._folders:
            root = self._root(folder)
            above = folder != root and self.covers_folder(folder.parent)
            self._folders[folder] = above or (folder != root and self._matches(folder, is_folder=True))
        return self._folders[folder]

    def _matches(self, path: Path, *, is_folder: bool) -> bool:
        """What the last pattern says that matches the path itself; those of closer folders come last."""
        root = self._root(path.parent)
        ignored = False
        for folder in reversed([above for above in path.parents if above.is_relative_to(root)]):
            place = path.relative_to(folder).as_posix()
            for pattern in self._in(folder):
                if pattern.matches(place, is_folder=is_folder):
                    ignored = not pattern.is_negated
        return ignored

    def _root(self, folder: Path) -> Path:
        """The top of the repository that a folder is in, else the top of the file system."""
        if folder not in self._roots:
            is_top = (folder / ".git").exists() or folder.parent == folder
            self._roots[folder] = folder if is_top else self._root(folder.parent)
        return self._roots[folder]

    def _in(self, folder: Path) -> tuple[Pattern, ...]:
        if folder not in self._patterns:
            names = (_GIT_FILE, _OWN_FILE) if self.respect_gitignore else (_OWN_FILE,)
            self._patterns[folder] = tuple(pattern for name in names for pattern in _read(folder / name))
        return self._patterns[folder]


def _read(path: Path) -> tuple[Pattern, ...]:
    try:
        return parse_patterns(path.read_bytes().decode("utf-8", errors="replace"))
    except OSError:
        return ()
