"""Tables written in HTML, for Markdown and plain text alike."""

import re

from checker.reading.layout import Draft, trimmed
from claims.document import BlockKind
from claims.pattern import lazy_regex
from claims.span import Span

_TAG = lazy_regex(r"<(?P<close>/)?(?P<name>table|caption|tr|td|th)\b(?P<attributes>[^<>]*+)>", re.IGNORECASE)
_SPANNED = lazy_regex(r"""\b(?P<way>col|row)span\s*=\s*["']?(?P<count>\d{1,3})""", re.IGNORECASE)


class _Grid:
    """Where the next cell stands, with the cells that reach into it from the left and from above."""

    def __init__(self) -> None:
        self.row = -1
        self.column = 0
        self._reaching: dict[int, int] = {}

    def start_row(self) -> None:
        self.row += 1
        self.column = 0

    def place(self, attributes: str) -> tuple[int, int]:
        """The row and column of a cell, after which the place moves on."""
        if self.row < 0:
            self.start_row()
        while self._reaching.get(self.column, 0) > self.row:
            self.column += 1
        spanned = {match["way"].lower(): int(match["count"]) for match in _SPANNED.finditer(attributes)}
        place = self.row, self.column
        for _ in range(max(1, spanned.get("col", 1))):
            self._reaching[self.column] = self.row + spanned.get("row", 1)
            self.column += 1
        return place


def scan_html_table(text: str, span: Span, group: int) -> list[Draft]:
    """The caption and the cells that hold something; a row of nothing but <th> at the top is a heading."""
    drafts: list[Draft] = []
    heads: set[int] = set()
    bodies: set[int] = set()
    grid = _Grid()
    tags = list(_TAG.finditer(text, *span))
    for tag, following in zip(tags, tags[1:], strict=False):
        name = "" if tag["close"] else tag["name"].lower()
        inner = trimmed(text, tag.end(), following.start())
        if name == "tr":
            grid.start_row()
        elif name == "caption":
            drafts.append(Draft(BlockKind.CAPTION, [inner]))
        elif name in ("td", "th"):
            row, column = grid.place(tag["attributes"])
            (heads if name == "th" else bodies).add(row)
            drafts.append(Draft(BlockKind.CELL, [inner], group=group, row=row, column=column))
    for draft in drafts:
        draft.header = draft.kind is BlockKind.CELL and 0 in heads - bodies
    return [draft for draft in drafts if draft.span.start < draft.span.end]
