"""Whole regions that are no prose, or lay themselves out: front matter, code, comments, HTML tables."""

import re
from typing import NamedTuple

from claims.pattern import lazy_regex
from claims.span import Span

_OPENING = lazy_regex(r"```+|~~~+|(?<!`)<(?i:!--|script\b|style\b|pre\b|table\b)")
_BEFORE_FENCE = lazy_regex(r"(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*+\Z")
_YAML = lazy_regex(r"---[ \t]*\r?\n(?=\s*(?:[\w\"'-]+[ \t]*:|#))(?:.*\n)*?(?:---|\.\.\.)[ \t]*\r?(?:\n|\Z)")
_TOML = lazy_regex(r"\+\+\+[ \t]*\r?\n(?:.*\n)*?\+\+\+[ \t]*\r?(?:\n|\Z)")
_NO_LANGUAGES = ("", "text", "txt", "plain", "plaintext", "table")
_CLOSING = {
    "<!--": lazy_regex("-->"),
    "<script": lazy_regex(r"</script\s*>", re.IGNORECASE),
    "<style": lazy_regex(r"</style\s*>", re.IGNORECASE),
    "<pre": lazy_regex(r"</pre\s*>", re.IGNORECASE),
    "<table": lazy_regex(r"</table\s*>", re.IGNORECASE),
}


class Region(NamedTuple):
    """A stretch that the line scanners must not see; `printed` is what a fence holds that is no code of a language."""

    span: Span
    is_table: bool = False
    printed: Span | None = None


def find_hidden(text: str, is_markdown: bool) -> list[Region]:
    """The hidden regions in order; only Markdown has front matter and fences."""
    regions: list[Region] = []
    at = 0
    if is_markdown and (front := _YAML.match(text) or _TOML.match(text)):
        regions.append(Region(Span(0, front.end())))
        at = front.end()
    # An opening without an end is no opening, and once one is missing no later one exists.
    unclosed: set[str] = set()
    line_end = -1
    while opening := _OPENING.search(text, at):
        at = opening.end()
        if opening[0][0] == "<":
            region = _element(text, opening, unclosed)
        elif is_markdown and opening.start() > line_end:
            region = _fence(text, opening)
        else:
            region = None
        if region:
            regions.append(region)
            at = region.span.end
        elif opening.start() > line_end:
            # Only the first mark on a line can be a fence: looking again at each would take quadratic time.
            line_end = _line_end(text, at)
    return regions


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _fence(text: str, opening: re.Match[str]) -> Region | None:
    """Code ends at a closing fence, or with the text."""
    line_start = text.rfind("\n", 0, opening.start()) + 1
    if not _BEFORE_FENCE.match(text[line_start : opening.start()]):
        return None
    line_end = _line_end(text, opening.end())
    mark = opening[0][0]
    if mark == "`" and "`" in text[opening.end() : line_end]:
        return None
    fence = lazy_regex(rf"^[ \t>]*{mark}{{{len(opening[0])},}}[ \t]*\r?$", re.MULTILINE)
    closing = fence.search(text, line_end)
    end = closing.start() if closing else len(text)
    is_printed = text[opening.end() : line_end].strip().lower() in _NO_LANGUAGES
    printed = Span(min(line_end + 1, end), end) if is_printed else None
    return Region(Span(opening.start(), closing.end() if closing else len(text)), printed=printed)


def _element(text: str, opening: re.Match[str], unclosed: set[str]) -> Region | None:
    name = opening[0].lower()
    if name in unclosed:
        return None
    closing = _CLOSING[name].search(text, opening.end())
    if closing is None:
        unclosed.add(name)
        return None
    return Region(Span(opening.start(), closing.end()), is_table=name == "<table")
