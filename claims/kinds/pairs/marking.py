"""The figures of a passage that words mark as differences."""

import re
from collections.abc import Iterator

from claims.kinds.pairs.marked import LEAST_DIGITS, TELLING_DIGITS, Marked
from claims.kinds.pairs.marks import GAPS, HINTS, RESTS, RESULTS, SPREADS
from claims.kinds.totals.parts import told_by
from claims.passage import Passage
from claims.pattern import lazy_regex

_EXTRA = lazy_regex(r"\b(?:missing|extra|additional|absent|lost|new) [a-z]+\Z", re.I)


def marked_gaps(passage: Passage) -> tuple[Marked, ...]:
    """Every figure that words mark as what lies between two, as what is left of a whole, or else as a result."""
    return tuple(_marked(passage))


def _marked(passage: Passage) -> Iterator[Marked]:
    told: set[int] = set()
    for phrases, fewest in (
        (GAPS, 0), (RESTS, 0), (SPREADS, LEAST_DIGITS), (RESULTS, LEAST_DIGITS), (HINTS, TELLING_DIGITS)
    ):  # fmt: skip
        for at, _ in told_by(phrases, passage):
            size = passage.quantity_at(at)
            if size.is_range or size.is_firm_bound or size.value <= 0 or fewest and at in told:
                continue
            told.add(at)
            is_said = _EXTRA.search(passage.document.masked, *size.span) is not None
            fewest_said = min(fewest, LEAST_DIGITS) if is_said else fewest
            yield Marked(passage, size, at, phrases is RESTS, fewest_said, phrases is SPREADS)
