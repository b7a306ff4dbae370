"""What the wordings of growth have in common."""

import re

from claims.kinds.kind import same_measure
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense

FREE = r"[^.;\uE000-\uF8FF]"
FOR = r"\b(?:for|over|after|in|within) (?:the )?(?:next |first |following |past |last |another )?"
ELSEWHERE = lazy_regex(
    r"[.;]|\b(?:while|but|whereas|although|though|and|inflation|interest|against|compared|than|versus|above|below|faster|slower|"
    r"including|excluding|driven|despite|with|of which|plus|minus)\b",
    re.IGNORECASE,
)


def named(passage: Passage, match: re.Match[str]) -> dict[str, Quantity]:
    """The figures of a match by their names."""
    return {name: passage.quantity_at(match.start(name)) for name in match.groupdict()}


def is_change(a: Quantity, b: Quantity) -> bool:
    """Whether one size may have become the other."""
    plain = all(
        figure.sense not in (Sense.PERCENT, Sense.POINTS, Sense.MULTIPLIER, Sense.FRACTION, Sense.DURATION)
        and not figure.is_range
        for figure in (a, b)
    )
    return plain and same_measure(a, b) and a.value > 0 and b.value > 0
