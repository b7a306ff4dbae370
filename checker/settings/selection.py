"""From settings to what is looked for in an essay."""

from pathlib import Path

from checker.inputs.pattern import Pattern
from checker.settings.settings import Settings
from claims.kinds import KINDS, reference
from claims.selection import Selection


def selection(settings: Settings, path: str) -> Selection:
    """What is looked for in the essay at a path."""
    chosen = set(settings.select) or {kind.name for kind in KINDS}
    chosen -= {*settings.ignore, *_ignored_in(settings, path)}
    kinds = tuple(kind for kind in KINDS if kind.name in chosen)
    if settings.reference is not None and reference.KIND in kinds:
        # Imported here: it scans, which a run that finds every audit in the cache has no need of.
        from checker.sheet import read_sheet

        agreed = reference.against(read_sheet(settings.reference))
        kinds = tuple(agreed if kind is reference.KIND else kind for kind in kinds)
    return Selection(kinds)


def _ignored_in(settings: Settings, path: str) -> set[str]:
    place = relative(path, settings.folder)
    lists = (kinds for pattern, kinds in settings.per_file_ignores if Pattern(pattern).covers(place))
    return {kind for kinds in lists for kind in kinds}


def relative(path: str | Path, folder: Path) -> str:
    """A path relative to a folder with slashes, whatever the system writes; as it is where it is elsewhere."""
    absolute = Path(path).absolute()
    return (absolute.relative_to(folder) if absolute.is_relative_to(folder) else absolute).as_posix()
