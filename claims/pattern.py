"""Regular expressions that are compiled when they are first used: most texts need few of them.

Compiling all patterns takes longer than auditing a short text.
"""

import re
from typing import Any, cast

_PRIVATE = r"\uE000-\uF8FF"
"""How a class names all signs of figures."""

_SIGNS = r"\uE000-\uE00F"
"""What of it a skeleton holds: to compile the whole area into a class takes as long as a page of other patterns."""


def narrowed(text: str) -> str:
    """A pattern that matches the same over a skeleton and is sooner compiled."""
    return text.replace(_PRIVATE, _SIGNS)


def lazy_regex(text: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern that `re.compile` makes at its first use. Raises `re.error` then, not before, where it is malformed."""
    return cast("re.Pattern[str]", _Pattern(text, flags))


class _Pattern:
    """Stands for a compiled pattern, whose methods it takes over for good as soon as one of them is asked for."""

    def __init__(self, text: str, flags: int) -> None:
        self._text = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        pattern = re.compile(narrowed(self._text), self._flags)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "split", "sub"):
            setattr(self, method, getattr(pattern, method))
        return getattr(pattern, name)
