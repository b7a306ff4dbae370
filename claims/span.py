"""Where something stands in the untouched source."""

from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of code points, so that `text[start:end]` is the quote."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end
