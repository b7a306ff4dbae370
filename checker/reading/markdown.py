"""The layout of a Markdown essay, read line by line.

Markdown-it and its like give no offsets below the line, so the layout is our own: the blocks that an essay is
made of rather than every corner of the standard. Where the two differ on purpose a comment says why.
"""

import re

from checker.reading.aligned import aligned_rows, may_start
from checker.reading.layout import Draft
from checker.reading.line import Line, make_line
from checker.reading.nesting import Lists
from checker.reading.table import draft_cells, has_heading, is_delimiter_row, is_pipe_row, split_pipes
from claims.document import BlockKind
from claims.pattern import lazy_regex
from claims.span import Span

# ">90%" is a comparison, although the standard takes it for a quote.
_QUOTE = lazy_regex(r"(?:[ ]{0,3}>(?=[ \t>]|\Z)[ \t]?)++")
_UNDERLINE = lazy_regex(r"={2,}\Z|-{2,}\Z")
_BREAK = lazy_regex(r"([-*_])(?:[ \t]*+\1){2,}+\Z|:{3,}")
_HEADING = lazy_regex(r"(#{1,6})(?:[ \t]+|\Z)")
_SECTION = lazy_regex(r"\d{1,2}(?:\.\d{1,2})*[.)][ \t]+(?=\S)")
_FOOTNOTE = lazy_regex(r"\[\^[^\]\s]{1,80}\]:[ \t]*")
_REFERENCE = lazy_regex(
    r"\[[^\[\]]{1,200}\]:[ \t]*+(?=\S*[/.#:@<])(?:<[^<>]*>|\S++)"
    r"""(?:[ \t]++(?:"[^"]*"|'[^']*'|\([^()]*\)))?\Z"""
)
_MARKER = lazy_regex(r"(?:(?P<bullet>[-*+•])|(?P<number>\d{1,3})[.)]|\((?:[a-zA-Z]|[ivx]{1,4}|\d{1,2})\))(?:[ \t]+|\Z)")
_BOX = lazy_regex(r"\[[ xX]\][ \t]+")
_PROSE = (BlockKind.PARAGRAPH, BlockKind.QUOTE)
_CODE_INDENT = 4
_CONTINUATION_INDENT = 2


def scan_markdown(text: str) -> tuple[list[Draft], int]:
    """The drafts of a text whose hidden regions are blank, and the number of tables in it."""
    scanner = _Scanner(text)
    scanner.scan()
    return scanner.drafts, scanner.tables


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.drafts: list[Draft] = []
        self.tables = 0
        self._open: Draft | None = None  # The block that a line of prose would join.
        self._lists = Lists()
        self._after_blank = True
        self._in_code = False
        self._quoted = False
        self._sign = ""
        self._rules = (
            self._is_code,
            self._is_underline,
            self._is_break,
            self._is_heading,
            self._is_definition,
            self._is_item,
        )

    def scan(self) -> None:
        lines = self._split()
        at = 0
        while at < len(lines):
            at += self._take(lines, at)

    def _split(self) -> list[Line]:
        lines, start = [], 0
        for content in self.text.split("\n"):
            mark = _QUOTE.match(content) if ">" in content else None
            skipped = mark.end() if mark else 0
            lines.append(make_line(content[skipped:], start + skipped, bool(mark)))
            start += len(content) + 1
        return lines

    def _take(self, lines: list[Line], at: int) -> int:
        """Read what starts on a line, and say how many lines it was."""
        line = lines[at]
        if not line.body:
            self._open = None
            self._after_blank = True
            return 1
        if line.quoted != self._quoted and (line.quoted or self._open is None):
            self._close_all()
            self._quoted = line.quoted
        taken = self._take_table(lines, at) if "|" in line.body else self._take_aligned(lines, at)
        if not taken:
            self._take_line(line)
            taken = 1
        self._after_blank = False
        return taken

    def _take_line(self, line: Line) -> None:
        joins = self._open is not None and line.body[0].isalpha()
        if joins or not any(rule(line) for rule in self._rules):
            self._add_prose(line)

    def _take_table(self, lines: list[Line], at: int) -> int:
        following = lines[at + 1].body if at + 1 < len(lines) else ""
        headed = is_delimiter_row(following)
        if not headed and not (self._open is None and is_pipe_row(lines[at].body) and is_pipe_row(following)):
            return 0
        end = at + 1
        while end < len(lines) and "|" in lines[end].body and lines[end].quoted == lines[at].quoted:
            end += 1
        ruled = [line for line in lines[at:end] if not is_delimiter_row(line.body)]
        rows = [split_pipes(self.text, line.span) for line in ruled]
        named = headed and any(cell.start < cell.end for cell in rows[0])
        self.drafts += draft_cells(rows, self.tables, named)
        self.tables += 1
        self._open = None
        self._lists.leave_to(lines[at].indent)
        return end - at

    def _take_aligned(self, lines: list[Line], at: int) -> int:
        """Read a table that is set in blanks or tabs, as it was pasted from elsewhere."""
        rows, taken = aligned_rows(self.text, lines, at) if may_start(lines[at].body) else ([], 0)
        if taken:
            self.drafts += draft_cells(rows, self.tables, has_heading(self.text, rows))
            self.tables += 1
            self._open = None
            self._lists.leave_to(lines[at].indent)
        return taken

    def _is_code(self, line: Line) -> bool:
        self._in_code = (
            (self._after_blank or self._in_code)
            and self._open is None
            and line.indent >= _CODE_INDENT
            and not self._lists.levels
            and not self._continues_footnote(line)
        )
        return self._in_code

    def _is_underline(self, line: Line) -> bool:
        draft = self._open
        if draft is None or draft.kind not in _PROSE or not _UNDERLINE.match(line.body):
            return False
        # A full sentence above a rule was meant as a paragraph, whatever the standard makes of it.
        if self.text[draft.pieces[-1].end - 1] not in ".:;,":
            draft.kind, draft.level = BlockKind.HEADING, 1 if line.body[0] == "=" else 2
        self._close_all()
        return True

    def _is_break(self, line: Line) -> bool:
        if not _BREAK.match(line.body):
            return False
        self._close_all()
        return True

    def _is_heading(self, line: Line) -> bool:
        mark = _HEADING.match(line.body)
        if mark is None:
            return False
        self._close_all()
        start = mark.end()
        if section := _SECTION.match(line.body, start):
            start = section.end()
        title = line.body[start:]
        if title.endswith("#") and (bare := title.rstrip("#"))[-1:] in ("", " ", "\t"):
            title = bare.rstrip()
        piece = Span(line.start + start, line.start + start + len(title))
        if title:
            self.drafts.append(Draft(BlockKind.HEADING, [piece], level=len(mark[1])))
        return True

    def _is_definition(self, line: Line) -> bool:
        if note := _FOOTNOTE.match(line.body):
            self._close_all()
            self._start(BlockKind.FOOTNOTE, line.start + note.end(), line.end)
            return True
        return self._open is None and bool(_REFERENCE.match(line.body))

    def _is_item(self, line: Line) -> bool:
        marker = _MARKER.match(line.body)
        if marker is None or not self._may_start_item(line, marker):
            return False
        number = marker["number"]
        self._sign = marker["bullet"] or ("1" + line.body[len(number)] if number else "()")
        level, group = self._lists.enter(line.indent, line.indent + marker.end(), self._sign)
        box = _BOX.match(line.body, marker.end())
        self._start(BlockKind.ITEM, line.start + (box or marker).end(), line.end)
        self.drafts[-1].level, self.drafts[-1].group = level, group
        return True

    def _may_start_item(self, line: Line, marker: re.Match[str]) -> bool:
        """Whether a marker is one, rather than the words of a line that goes on: '… in' / '25. Then …'."""
        if self._open is None:
            return True
        follows_item = self._open.kind is BlockKind.ITEM
        if marker["bullet"]:
            return marker.end() < len(line.body) or follows_item
        if marker["number"]:
            return marker["number"] == "1" or (follows_item and not self._lists.levels[-1].holds(line.indent))
        return follows_item and self._sign == "()"

    def _add_prose(self, line: Line) -> None:
        if self._open is not None:
            self._open.pieces.append(line.span)
            return
        self._lists.leave_to(line.indent)
        last = self.drafts[-1] if self.drafts else None
        if last is not None and (self._continues_item(last) or self._continues_footnote(line)):
            self._open = last
            last.pieces.append(line.span)
        else:
            self._start(BlockKind.QUOTE if self._quoted else BlockKind.PARAGRAPH, line.start, line.end)

    def _continues_item(self, last: Draft) -> bool:
        levels = self._lists.levels
        if not levels or last.kind is not BlockKind.ITEM:
            return False
        return (last.level, last.group) == (len(levels), levels[-1].group)

    def _continues_footnote(self, line: Line) -> bool:
        is_indented = line.indent >= _CONTINUATION_INDENT
        return is_indented and bool(self.drafts) and self.drafts[-1].kind is BlockKind.FOOTNOTE

    def _start(self, kind: BlockKind, start: int, end: int) -> None:
        self._open = Draft(kind, [Span(start, end)] if start < end else [])
        self.drafts.append(self._open)

    def _close_all(self) -> None:
        self._open = None
        self._lists.clear()
