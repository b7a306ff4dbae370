"""The values that would have been written the same way."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed interval of exact values; `None` is an end without a bound."""

    low: Fraction | None
    high: Fraction | None

    @classmethod
    def exactly(cls, value: Fraction) -> "Interval":
        """The interval that holds one value."""
        return cls(value, value)

    @classmethod
    def around(cls, value: Fraction, reach: Fraction) -> "Interval":
        """The interval of all values at most `reach` away."""
        return cls(value - reach, value + reach)

    def contains(self, value: Fraction) -> bool:
        """Whether the value lies in the interval, its ends included."""
        return (self.low is None or self.low <= value) and (self.high is None or value <= self.high)

    def intersects(self, other: "Interval") -> bool:
        """Whether some value lies in both."""
        below = self.high is not None and other.low is not None and self.high < other.low
        above = self.low is not None and other.high is not None and other.high < self.low
        return not (below or above)

    def scaled(self, factor: Fraction) -> "Interval":
        """Every value times a factor; a negative factor turns the ends round."""
        if factor == 1:
            return self
        low = None if self.low is None else self.low * factor
        high = None if self.high is None else self.high * factor
        return Interval(low, high) if factor >= 0 else Interval(high, low)

    @property
    def ends(self) -> tuple[Fraction, Fraction]:
        """The lower and the upper end; where one is missing, the other twice. Raises ValueError for no end at all."""
        ends = [end for end in (self.low, self.high) if end is not None]
        if not ends:
            raise ValueError("the interval has no end")
        return ends[0], ends[-1]

    @property
    def is_point(self) -> bool:
        """Whether the interval holds one value."""
        return self.low is not None and self.low == self.high


def nearest(value: Fraction, low: Fraction, high: Fraction) -> Fraction:
    """The value itself where it lies between the two, else the one of them that is nearer."""
    return min(max(value, low), high)
