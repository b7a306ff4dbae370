"""Where sentences begin and end inside a block."""

import re
from collections.abc import Iterator

from checker.reading.abbreviation import stops_inside
from claims.document import BlockKind
from claims.pattern import lazy_regex

_BOUNDARY = lazy_regex(
    # Each run of stops is tried at its first character only.
    r"[.!?…。！？\n](?:"
    r"(?<=[.!?…])(?<![.!?…][.!?…])[.!?…]*+[\"'”’)\]»]*+(?P<gap>\s++)(?=(?P<opening>[\"'“‘(\[«¿¡]*+)(?P<first>\S))"
    r"|(?<=[。！？])(?<![。！？][。！？])[。！？]*+[”’」』）]*+(?P<wide>\s*+)(?=\S)"
    r"|(?<=\n)[ \t\r\f\v]*+\n\s*+)"
)
_SIGNED = lazy_regex(r"[$€£¥₹~≈<>+−–-]{1,2}[\d.]|[$€£¥₹]")


def split_sentences(masked: str, kind: BlockKind) -> Iterator[tuple[int, int]]:
    """The ranges of the sentences of a block; they hold all of it that is not white space.

    A cell is one sentence however it is punctuated.
    """
    start = len(masked) - len(masked.lstrip())
    end = len(masked.rstrip())
    if kind is not BlockKind.CELL:
        for boundary in _BOUNDARY.finditer(masked, start, end):
            cut = _cut(masked, start, boundary)
            if cut is not None:
                yield start, start + len(masked[start:cut].rstrip())
                start = boundary.end()
    if start < end:
        yield start, end


def _cut(masked: str, start: int, boundary: re.Match[str]) -> int | None:
    """Where the sentence before a boundary ends, if it is one."""
    if boundary["gap"] is None:
        return boundary.start("wide") if boundary["wide"] is not None else boundary.start()
    first = boundary.start("first")
    if not _may_start(masked, first, bool(boundary["opening"])):
        return None
    stop = boundary.start()
    is_single = masked[stop] == "." and masked[stop + 1] not in ".!?…"
    if is_single and stops_inside(masked, start, stop, first):
        return None
    return boundary.start("gap")


def _may_start(masked: str, first: int, is_opened: bool) -> bool:
    """Whether a sentence may start with this: a capital, a figure, a letter of a script without capitals."""
    letter = masked[first]
    if letter.isalpha():
        return is_opened or not letter.islower()
    return letter.isalnum() or bool(_SIGNED.match(masked, first))
