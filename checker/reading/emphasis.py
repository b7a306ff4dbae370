"""Emphasis marks: `*`, `_` and `~~` where they open or close something, never where they multiply or join."""

import re
from typing import NamedTuple

from checker.reading.layout import blank_spans
from claims.pattern import lazy_regex
from claims.span import Span

_RUN = lazy_regex(r"\*+|_+|~~+")
_BOLD = lazy_regex(r"(?<![\w*])\*\*(?=[^\s*])([^*\n]{1,500}(?<![\s*]))\*\*(?!\*)")
_NEUTRAL = " "


class _Run(NamedTuple):
    span: Span
    mark: str
    opens: bool
    closes: bool


def blank_emphasis(text: str) -> str:
    """Blank the marks that come in pairs; a single `*` or `_` is what it looks like."""
    if "*" not in text and "_" not in text and "~~" not in text:
        return text
    waiting: dict[str, list[Span]] = {"*": [], "_": [], "~": []}
    blanked: list[Span] = []
    for run in (_read(text, match) for match in _RUN.finditer(text)):
        left = run.span
        openers = waiting[run.mark]
        while run.closes and openers and left.start < left.end:
            opener = openers.pop()
            size = min(opener.end - opener.start, left.end - left.start)
            blanked += Span(opener.end - size, opener.end), Span(left.start, left.start + size)
            if opener.start < opener.end - size:
                openers.append(Span(opener.start, opener.end - size))
            left = Span(left.start + size, left.end)
        if run.opens and left.start < left.end:
            openers.append(left)
    return blank_spans(text, sorted(blanked))


def _read(text: str, match: re.Match[str]) -> _Run:
    """Whether a run may open and may close, by what stands on its sides."""
    start, end = match.span()
    before = text[start - 1] if start else _NEUTRAL
    after = text[end] if end < len(text) else _NEUTRAL
    span, mark = Span(start, end), match[0][0]
    if _multiplies(match[0], before, after):
        return _Run(span, mark, opens=False, closes=False)
    opens = not after.isspace() and (after.isalnum() or not before.isalnum())
    closes = not before.isspace() and (before.isalnum() or not after.isalnum())
    if mark == "_":
        opens, closes = opens and not before.isalnum(), closes and not after.isalnum()
    return _Run(span, mark, opens, closes)


def _multiplies(run: str, before: str, after: str) -> bool:
    """`3*4`, `2**10`, `5*x`, and `_` in `1_000`."""
    if before.isdigit() and after.isdigit():
        return True
    return run == "*" and before.isalnum() and after.isalnum() and (before.isdigit() or after.isdigit())


def blank_bold(text: str) -> str:
    """Blank `**` around words: the one mark that plain texts borrow and that means nothing else there."""
    return _BOLD.sub(r"  \1  ", text) if "**" in text else text
