"""Which lists a line stands in."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class _Level:
    """An open list: where its markers and its text start, how it is marked, and its number."""

    marker: int
    content: int
    sign: str
    group: int

    def holds(self, indent: int) -> bool:
        # Two columns are enough: many indent by two under "1." where the standard asks for three.
        return indent >= min(self.content, self.marker + 2)


@dataclass(slots=True)
class Lists:
    """The open lists, outermost first; every list of the document has a number of its own."""

    levels: list[_Level] = field(default_factory=list)
    opened: int = 0

    def enter(self, indent: int, content: int, sign: str) -> tuple[int, int]:
        """The depth and the list of an item whose marker and text start at these columns."""
        left: _Level | None = None
        while self.levels and not self.levels[-1].holds(indent):
            left = self.levels.pop()
        if left is not None and left.sign == sign:
            group = left.group
        else:
            group = self.opened
            self.opened += 1
        self.levels.append(_Level(indent, content, sign, group))
        return len(self.levels), group

    def leave_to(self, indent: int) -> None:
        """Close the lists that text at this column does not belong to."""
        while self.levels and not self.levels[-1].holds(indent):
            self.levels.pop()

    def clear(self) -> None:
        """Close all lists."""
        self.levels.clear()
