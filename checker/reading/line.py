"""The lines of a text."""

from typing import NamedTuple

from claims.span import Span

_TAB = 4


class Line(NamedTuple):
    """What is written on a line: `body` is `text[start:end]`, `indent` the columns of white space before it.

    `quoted` says whether quote marks stood before the white space; they are not in the body.
    """

    start: int
    end: int
    indent: int
    body: str
    quoted: bool = False

    @property
    def span(self) -> Span:
        """Where the body stands."""
        return Span(self.start, self.end)


def _indent(content: str) -> int:
    return len(content[: len(content) - len(content.lstrip(" \t"))].expandtabs(_TAB))


def make_line(content: str, start: int, quoted: bool = False) -> Line:
    """The line with this content, which starts at `start`."""
    body = content.strip()
    if not body:
        return Line(start, start, 0, "", quoted)
    width = content.index(body[0])
    indent = _indent(content) if width else 0
    return Line(start + width, start + width + len(body), indent, body, quoted)
