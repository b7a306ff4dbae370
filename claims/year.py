"""Years as premises: they are dates, no quantities, and the lengths between them are computed with."""

import re
from fractions import Fraction

from claims.passage import Passage
from claims.quantity import Quantity, Sense
from claims.span import Span
from claims.unit import NO_UNIT, Unit

YEAR = r"(?:1[0-9]\d\d|20\d\d)\b(?![-–/])"
"""A year in a pattern over the skeleton; 1998/99 and 1998–99 are none."""


def year_at(passage: Passage, match: re.Match[str], group: str = "", unit: Unit = NO_UNIT) -> Quantity:
    """The year that a group of a match holds, or the whole match, in a unit of time or as a bare number."""
    start, end = match.span(group or 0)
    span = Span(passage.to_text(start), passage.to_text(end))
    value = Fraction(passage.document.quote(span))
    return Quantity(-1, span, span, value, unit, Sense.DURATION, resolution=Fraction(1), round_resolution=Fraction(1))
