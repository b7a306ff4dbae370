"""How far a run is, on a terminal alone: a pipe, a log and a hook see nothing of it."""

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

_T = TypeVar("_T")
_PATIENCE = 1.0
"""In seconds: a run that takes no longer needs no telling."""
_EVERY = 0.1
_CLEARED = "\r\x1b[K"


def told(items: Iterable[_T], *, quiet: bool = False) -> Iterator[_T]:
    """The items, and how many there were so far on standard error, in a line that is gone at the end."""
    if quiet or not sys.stderr.isatty():
        yield from items
        return
    started = last = time.monotonic()
    is_shown = False
    try:
        for count, item in enumerate(items, start=1):
            now = time.monotonic()
            if now - started > _PATIENCE and now - last > _EVERY:
                print(f"{_CLEARED}check: {count:,} read", end="", file=sys.stderr, flush=True)
                last, is_shown = now, True
            yield item
    finally:
        if is_shown:
            print(_CLEARED, end="", file=sys.stderr, flush=True)
