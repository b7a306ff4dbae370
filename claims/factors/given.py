"""Figures that others follow from, by the words right before them: at so much, with so many."""

from claims.closing.result import is_to_do, is_told
from claims.passage import Passage, Stretch
from claims.pattern import lazy_regex
from claims.quantity import Quantity

_GIVEN = lazy_regex(
    r"\b(?:(?<!put )(?<!out )(?<!estimated )(?<!valued )(?<!stands )(?<!reckoned )(?<!rated )(?<!assessed )"
    r"(?<!calculated )(?<!budgeted )(?<!costed )(?<!projected )at|every|each|per|(?<!deal )(?<!deals )(?<!cope )"
    r"(?<!copes )with|(?<!grow )(?<!grows )(?<!grew )(?<!rises )(?<!swells )by|from|"
    r"there (?:are|is|were|was)|ha[sd]|have)(?: (?:about|some|around|an?|the|all|only|just|nearly|almost))* $"
)
_PUT_AT = lazy_regex(
    r"\b(?:puts?|brings?|brought|sets?|fix(?:es|ed)|estimate[sd]?|reckon(?:s|ed)?) [^.;:,\uE000-\uF8FF]{1,60} at"
    r"(?: (?:about|some|around|only|just|nearly|almost))* $"
)
"""What a result is reckoned at: that puts the daily limit at so many cars."""
_REACH, _FAR = 40, 90


def is_given(passage: Passage, stretch: Stretch, result: Quantity) -> bool:
    """Whether the words right before a figure make it one that others follow from: at so much, with so many."""
    if is_told(passage, stretch, result) or is_to_do(passage, result):
        return False
    at = passage.to_skeleton(result.span.start)
    before = passage.lowered[max(stretch.start, at - _FAR) : at]
    return _GIVEN.search(before[-_REACH:]) is not None and not _PUT_AT.search(before)
