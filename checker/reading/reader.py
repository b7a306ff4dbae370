"""One essay, from its text to a document."""

import hashlib
from collections.abc import Callable

from checker.errors import UnreadableInput
from checker.reading.caption import mark_captions
from checker.reading.hidden import Region, find_hidden
from checker.reading.html_block import split_at_tags
from checker.reading.html_table import scan_html_table
from checker.reading.inline import mask_markdown, mask_plain
from checker.reading.layout import Draft, blank, blank_spans
from checker.reading.markdown import scan_markdown
from checker.reading.plain import scan_plain
from checker.reading.sentence import split_sentences
from claims.document import Block, BlockKind, Document, Sentence
from claims.pattern import lazy_regex
from claims.span import Span

MARKDOWN_SUFFIXES = (".md", ".markdown")
READABLE = (*MARKDOWN_SUFFIXES, ".txt", ".text")
"""The endings that tell an essay from the other files of a folder."""

# White space to Python, but no indentation: text behind a comment is not set further in.
_GONE = "\x1f"
_LINE_END = lazy_regex("\n")


def read_text(text: str, *, id: str, path: str, suffix: str, sha256: str | None = None) -> Document:
    """The document of one essay: Markdown for a suffix that says so, plain text for any other.

    `sha256` is that of the file; without it the digest is of the text in UTF-8. Raises UnreadableInput for
    text with nothing in it.
    """
    if not text.strip():
        raise UnreadableInput(f"{path}: holds no text; there is nothing to check")
    is_markdown = suffix.lower() in MARKDOWN_SUFFIXES
    hidden = find_hidden(text, is_markdown)
    drafts = _lay_out(text, hidden, is_markdown)
    shown = blank_spans(text, [region.span for region in hidden if not (region.is_table or region.printed)])
    masked, blocks, sentences = _assemble(shown, drafts, mask_markdown if is_markdown else mask_plain)
    return Document(
        id=id,
        path=path,
        text=text,
        masked=masked,
        blocks=blocks,
        sentences=sentences,
        sha256=sha256 or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        line_starts=(0, *(match.end() for match in _LINE_END.finditer(text))),
    )


def _lay_out(text: str, hidden: list[Region], is_markdown: bool) -> list[Draft]:
    visible = blank_spans(text, [region.span for region in hidden], _GONE)
    drafts, tables = scan_markdown(visible) if is_markdown else scan_plain(visible)
    drafts = [part for draft in drafts if draft.pieces for part in split_at_tags(visible, draft)]
    for region in hidden:
        if region.is_table:
            drafts += scan_html_table(text, region.span, tables)
            tables += 1
        elif region.printed:
            found, count = _printed_tables(text, region.printed, tables)
            drafts += found
            tables += count
    drafts.sort(key=lambda draft: draft.pieces[0].start)
    mark_captions(visible, drafts)
    return drafts


def _printed_tables(text: str, span: Span, group: int) -> tuple[list[Draft], int]:
    """The cells of the tables in a fence, which are numbered from `group`, and how many tables there are."""
    drafts, count = scan_markdown(text[span.start : span.end])
    cells = [draft for draft in drafts if draft.kind is BlockKind.CELL]
    for cell in cells:
        cell.pieces = [Span(span.start + piece.start, span.start + piece.end) for piece in cell.pieces]
        cell.group += group
    return cells, count


def _assemble(
    text: str, drafts: list[Draft], mask: Callable[[str], str]
) -> tuple[str, tuple[Block, ...], tuple[Sentence, ...]]:
    """What no block holds is no prose, so only blocks leave anything in the masked text."""
    blocks: list[Block] = []
    sentences: list[Sentence] = []
    parts: list[str] = []
    at = 0
    for draft in drafts:
        start, end = draft.span
        prose = mask(draft.prose(text))
        if prose.isspace() or not prose:
            continue
        parts += blank(text[at:start]), prose
        at = end
        whole = draft.block()
        sentences += (Sentence(Span(start + a, start + b), len(blocks)) for a, b in split_sentences(prose, whole.kind))
        blocks.append(whole)
    parts.append(blank(text[at:]))
    return "".join(parts), tuple(blocks), tuple(sentences)
