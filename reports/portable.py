"""Paths as reports for machines write them."""

from pathlib import Path


def portable(path: str) -> str:
    """The path as every system writes it: with slashes, and relative to the current folder where it is below it."""
    given, here = Path(path), Path.cwd()
    if given.is_absolute() and given.is_relative_to(here):
        given = given.relative_to(here)
    return given.as_posix()
