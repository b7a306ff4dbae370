"""Patterns of paths, as in `.gitignore`."""

import re
from dataclasses import dataclass
from functools import cached_property

from claims.pattern import lazy_regex

_SPECIAL = lazy_regex(r"\*\*/|/\*\*$|\*|\?|\[!?[^]/]+\]|\\.|.")


@dataclass(frozen=True)
class Pattern:
    """One line of a `.gitignore`: a pattern of paths relative to the folder of that file.

    A pattern with a slash before its end is anchored to the folder, one that ends in a slash means folders alone,
    one that starts with `!` takes back what an earlier one said. `*` and `?` stop at slashes, `**` does not.
    Source: gitignore(5).
    """

    text: str

    @property
    def is_negated(self) -> bool:
        """Whether it takes back."""
        return self.text.startswith("!")

    @property
    def is_for_folders(self) -> bool:
        """Whether it means folders alone."""
        return self.text.endswith("/")

    @cached_property
    def _regex(self) -> re.Pattern[str]:
        body = self.text.removeprefix("!").removesuffix("/")
        start = "" if "/" in body else "(?:.*/)?"
        return lazy_regex(start + "".join(map(_translated, _SPECIAL.findall(body.removeprefix("/")))), re.DOTALL)

    def matches(self, path: str, *, is_folder: bool = False) -> bool:
        """Whether it matches this very path, written with slashes and relative to the pattern's folder."""
        return (is_folder or not self.is_for_folders) and self._regex.fullmatch(path) is not None

    def covers(self, path: str) -> bool:
        """Whether it matches the path of a file or one of the folders that the file is in."""
        parts = path.split("/")
        folders = ("/".join(parts[:count]) for count in range(1, len(parts)))
        return self.matches(path) or any(self.matches(folder, is_folder=True) for folder in folders)


def _translated(part: str) -> str:
    if part == "**/":
        return "(?:.*/)?"
    if part == "/**":
        return "/.*"
    if part == "*":
        return "[^/]*"
    if part == "?":
        return "[^/]"
    if part.startswith("[") and len(part) > 1:
        return "[^" + part[2:] if part.startswith("[!") else part
    return re.escape(part[1:] if part.startswith("\\") and len(part) > 1 else part)


def parse_patterns(text: str) -> tuple[Pattern, ...]:
    """The patterns of a file, without comments and empty lines."""
    lines = (line.rstrip() for line in text.splitlines())
    return tuple(Pattern(line.removeprefix("\\")) for line in lines if line and not line.startswith("#"))
