"""HTML that lays text out: a paragraph of the source may hold several blocks of the page."""

import re

from checker.reading.layout import Draft, trimmed
from claims.document import BlockKind
from claims.pattern import lazy_regex
from claims.span import Span

_LAYOUT_TAG = lazy_regex(
    r"<(?P<close>/)?(?P<name>p|div|li|[uo]l|h[1-6]|blockquote|section|article|figure|figcaption|d[ldt]|hr"
    r"|center|details|summary|header|footer|main|nav|aside)(?:\s[^<>]*+)?/?>",
    re.IGNORECASE,
)
_KINDS = {
    "li": BlockKind.ITEM,
    "blockquote": BlockKind.QUOTE,
    "figcaption": BlockKind.CAPTION,
} | {f"h{level}": BlockKind.HEADING for level in range(1, 7)}


def split_at_tags(text: str, draft: Draft) -> list[Draft]:
    """The draft itself, or the drafts between its layout tags."""
    if not any(text.find("<", *piece) >= 0 for piece in draft.pieces):
        return [draft]
    drafts = [Draft(draft.kind, [], draft.level, draft.group, draft.row, draft.column, draft.header)]
    for piece in draft.pieces:
        at = piece.start
        for tag in _LAYOUT_TAG.finditer(text, *piece):
            _extend(text, drafts[-1], at, tag.start())
            drafts.append(_opened_by(tag, draft))
            at = tag.end()
        _extend(text, drafts[-1], at, piece.end)
    return [part for part in drafts if part.pieces]


def _extend(text: str, draft: Draft, start: int, end: int) -> None:
    piece: Span = trimmed(text, start, end)
    if piece.start < piece.end:
        draft.pieces.append(piece)


def _opened_by(tag: re.Match[str], around: Draft) -> Draft:
    name = tag["name"].lower()
    kind = _KINDS.get(name)
    if tag["close"] or kind is None:
        return Draft(around.kind, [], around.level, around.group, around.row, around.column, around.header)
    level = int(name[1]) if kind is BlockKind.HEADING else 1 if kind is BlockKind.ITEM else 0
    return Draft(kind, level=level)
