"""The layout of a plain text, as far as white space and markers show it."""

import re

from checker.reading.aligned import aligned_rows, may_start
from checker.reading.layout import Draft
from checker.reading.line import Line, make_line
from checker.reading.nesting import Lists
from checker.reading.table import draft_cells, has_heading, split_tabs
from checker.reading.title import mark_titles
from checker.reading.wrapping import breaks_after, ends_sentence, is_wrapped
from claims.document import BlockKind
from claims.pattern import lazy_regex
from claims.span import Span

_MARKER = lazy_regex(
    r"(?:(?P<bullet>[-*–•◦▪●‣·])|(?P<number>\d{1,3})[.)]|\((?:[a-zA-Z]|[ivx]{1,4}|\d{1,2})\))[ \t]+(?=\S)"
)
_PLAIN_DASHES = ("-", "*", "–")
_TABLE_TABS = 2


def scan_plain(text: str) -> tuple[list[Draft], int]:
    """The drafts of a text whose hidden regions are blank, and the number of tables in it."""
    scanner = _Scanner(text)
    scanner.scan()
    mark_titles(text, scanner.drafts, scanner.numbered)
    return scanner.drafts, scanner.tables


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.drafts: list[Draft] = []
        self.numbered: set[int] = set()  # The lists whose markers are numbers.
        self.tables = 0
        self._contents = text.split("\n")
        self._lines = self._split()
        self._wrapped = is_wrapped(self._lines)
        self._open: Draft | None = None  # The block that a line that goes on would join.
        self._lists = Lists()
        self._number = 0

    def scan(self) -> None:
        at = 0
        while at < len(self._lines):
            at += self._take(at)

    def _split(self) -> list[Line]:
        lines, start = [], 0
        for content in self._contents:
            lines.append(make_line(content, start))
            start += len(content) + 1
        return lines

    def _take(self, at: int) -> int:
        """Read what starts on a line, and say how many lines it was."""
        line = self._lines[at]
        if not line.body:
            self._open = None
            return 1
        if may_start(line.body) and (taken := self._take_table(at)):
            return taken
        goes_on = self._open is not None and self._wrapped and not breaks_after(self._lines, at - 1)
        if self._is_item(line, self._lines[at - 1].body if goes_on else ""):
            return 1
        if goes_on and self._open is not None:
            self._open.pieces.append(line.span)
        else:
            self._lists.clear()
            self._start(BlockKind.PARAGRAPH, line.span)
        return 1

    def _take_table(self, at: int) -> int:
        rows, taken = self._tabbed(at)
        if not taken:
            rows, taken = aligned_rows(self.text, self._lines, at)
        if taken:
            self.drafts += draft_cells(rows, self.tables, has_heading(self.text, rows))
            self.tables += 1
            self._open = None
            self._lists.clear()
        return taken

    def _tabbed(self, at: int) -> tuple[list[list[Span]], int]:
        """The rows of lines with equally many tabs, whatever they hold, and how many they are."""
        tabs = self._contents[at].count("\t")
        end = at + 1
        while end < len(self._lines) and self._lines[end].body and self._contents[end].count("\t") == tabs:
            end += 1
        if tabs < _TABLE_TABS or end - at < 2:
            return [], 0
        return [split_tabs(self.text, self._whole(row)) for row in range(at, end)], end - at

    def _whole(self, at: int) -> Span:
        """A line with the tabs before and after its body, each of which may open an empty cell."""
        line, content = self._lines[at], self._contents[at]
        start = line.start - content.index(line.body[0])
        return Span(start, start + len(content))

    def _is_item(self, line: Line, before: str) -> bool:
        """`before` is the line that this one may go on from, or nothing."""
        marker = _MARKER.match(line.body)
        number = int(marker["number"] or 0) if marker else 0
        if marker is None or (before and self._goes_on(marker, number, before)):
            return False
        sign = marker["bullet"] or ("1" if marker["number"] else "()")
        level, group = self._lists.enter(line.indent, line.indent + marker.end(), sign)
        if marker["number"]:
            self.numbered.add(group)
        self._number = number
        self._start(BlockKind.ITEM, Span(line.start + marker.end(), line.end))
        self.drafts[-1].level, self.drafts[-1].group = level, group
        return True

    def _goes_on(self, marker: re.Match[str], number: int, before: str) -> bool:
        """Whether a marker is none but part of a running sentence: '… fell by 3' / '- 5 points'."""
        follows_item = self._open is not None and self._open.kind is BlockKind.ITEM
        if marker["number"]:
            return number != self._number + 1 if follows_item else number != 1 or not ends_sentence(before)
        return marker["bullet"] in (*_PLAIN_DASHES, None) and not follows_item and not ends_sentence(before)

    def _start(self, kind: BlockKind, span: Span) -> None:
        self._open = Draft(kind, [span])
        self.drafts.append(self._open)
