"""What the layout scanners pass on: drafts of blocks, made of pieces of lines."""

from dataclasses import dataclass, field

from claims.document import Block, BlockKind
from claims.pattern import lazy_regex
from claims.span import Span

_PRINTED = lazy_regex(r"[^\n\r]")


@dataclass(slots=True)
class Draft:
    """A block in the making: the pieces of lines that are its prose, in order, and what it is.

    What lies between two pieces (a line break, a quote mark, an indentation) is no prose.
    """

    kind: BlockKind
    pieces: list[Span] = field(default_factory=list)
    level: int = 0
    group: int = -1
    row: int = 0
    column: int = 0
    header: bool = False

    @property
    def span(self) -> Span:
        """From the first piece to the last."""
        return Span(self.pieces[0].start, self.pieces[-1].end)

    def prose(self, text: str) -> str:
        """The text of the span, blank between the pieces."""
        parts: list[str] = [text[self.pieces[0].start : self.pieces[0].end]]
        for before, piece in zip(self.pieces, self.pieces[1:], strict=False):
            parts += blank(text[before.end : piece.start]), text[piece.start : piece.end]
        return "".join(parts)

    def block(self) -> Block:
        """The finished record."""
        return Block(self.kind, self.span, self.level, self.group, self.row, self.column, self.header)


def blank(text: str) -> str:
    """Spaces of the same length, with line breaks where they were."""
    return text if text in ("\n", "") else _PRINTED.sub(" ", text)


def blank_spans(text: str, spans: list[Span], by: str = " ") -> str:
    """The text with each of the spans blanked, or filled; they are in order and disjoint."""
    parts: list[str] = []
    at = 0
    for span in spans:
        parts += text[at : span.start], _PRINTED.sub(by, text[span.start : span.end])
        at = span.end
    return "".join([*parts, text[at:]])


def trimmed(text: str, start: int, end: int) -> Span:
    """The range without the white space at its ends."""
    content = text[start:end]
    start += len(content) - len(content.lstrip())
    return Span(start, start + len(content.strip()))
