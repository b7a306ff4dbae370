"""Captions: 'Table 3: …' beside a table, 'Figure 2. …' beside an image."""

import re

from checker.reading.layout import Draft
from claims.document import BlockKind
from claims.pattern import lazy_regex

_CAPTION = lazy_regex(
    r"[*_\s]*(?:Table|Figure|Fig\.|Chart|Graph|Box|Exhibit|Map)\s+(?:\d|[A-Z]\b)[\w-]{0,5}(?:\.\d+)?[*_]*\s*[:.—–]"
)
_IMAGE = lazy_regex(r"\s*(?:!\[|<img\b|<figure\b|\{%\s*image\b)", re.IGNORECASE)


def mark_captions(text: str, drafts: list[Draft]) -> None:
    """Turn into captions the paragraphs that are worded as one and touch a table or an image."""
    for index, draft in enumerate(drafts):
        if draft.kind is not BlockKind.PARAGRAPH or not _CAPTION.match(text, draft.span.start):
            continue
        around = drafts[max(0, index - 1) : index] + drafts[index + 1 : index + 2]
        if any(_is_shown(text, neighbour) for neighbour in around):
            draft.kind = BlockKind.CAPTION


def _is_shown(text: str, draft: Draft) -> bool:
    return draft.kind is BlockKind.CELL or bool(_IMAGE.match(text, draft.span.start))
