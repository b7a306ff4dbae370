"""The year in which something runs out: `granted in 1996 for 45 years, it does not run out until 2041`, `a lease of 99 years,
signed in 1961 … It expires in 2060`.

The sentence, or it and the one before, gives one year in which it began and one length of time, which may count its last year.
"""

import re
from collections.abc import Iterator

from claims.claim import Claim, Premise
from claims.dates import DATE, read_date
from claims.kinds.spans.anniversaries import exact_year
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Sense
from claims.span import Span
from claims.unit import atom

_TEXTS = ("expire", "run out", "runs out", "ran out", "lapse", "matures", "comes to an end", "came to an end")
_ENDS = lazy_regex(
    rf"\b(?:expires?|expired|(?:runs?|ran) out|lapses?|lapsed|matures?|(?:comes|came|coming) to an end)(?: only)? (?:in|until|on) (?P<b>{DATE})"
    .replace(" ", r"\s+")
)  # fmt: skip
_BEGAN = lazy_regex(
    rf"\b(?:signed|granted|issued|let|leased|taken|agreed|concluded|made|begun|began|started|dated|of|from|since|awarded|sold|bought|launched) "
    rf"(?:in |on |from )?(?P<a>{DATE})".replace(" ", r"\s+")
)  # fmt: skip
_DATE = lazy_regex(rf"\b{DATE}".replace(" ", r"\s+"))
_UNSURE = lazy_regex(
    r"\b(?:if|extended|extension|renew\w*|unless|could|might|option|break|first|another|further|remaining|left)\b", re.I
)
_SENTENCE = lazy_regex(r"\n\n|[.!?]\s(?=[A-Z])")
_REACH = 400


def running_out(passage: Passage) -> Iterator[Claim]:
    """Every year in which something runs out that began in another and lasts so long."""
    if not any(text in passage.lowered for text in _TEXTS):
        return
    for match in _ENDS.finditer(passage.skeleton):
        for start in _starts(passage, match.start()):
            claim = _claim(passage, match, start)
            if claim is not None:
                yield claim
                break


def _starts(passage: Passage, at: int) -> list[int]:
    """Where the sentence of a place starts, and the two before it in the paragraph."""
    ends = [found.end() for found in _SENTENCE.finditer(passage.skeleton, max(0, at - _REACH), at)]
    paragraph = passage.skeleton.rfind("\n\n", 0, at) + 1
    return [start for start in (*ends[:-4:-1], paragraph) if start >= paragraph]


def _claim(passage: Passage, match: re.Match[str], start: int) -> Claim | None:
    """The year as the only one before it and the only length of time after that, or None where there are others."""
    skeleton = passage.skeleton
    began = list(_BEGAN.finditer(skeleton, start, match.start()))
    figures = passage.between(passage.extent(start, match.end()))
    lengths = [figure for figure in figures if figure.sense is Sense.DURATION]
    dates = _DATE.findall(skeleton, start, match.start())
    if len(began) != 1 or len(dates) != 1 or len(lengths) != 1 or _UNSURE.search(skeleton, start, match.end()):
        return None
    length = lengths[0]
    first = read_date(began[0]["a"], passage.extent(*began[0].span("a")))
    last = read_date(match["b"], passage.extent(*match.span("b")))
    if length.unit != atom("year") or length.value.denominator != 1 or length.is_range or length.is_hedged:
        return None
    # The last year may be counted whole: 1961 to 2059 are 99 years.
    counted = int(length.value) - (last.year - first.year == length.value - 1)
    extent = Span(min(first.span.start, length.span.start), last.span.end)
    premises = (Premise("a", first.quantity("")),)
    return Claim("time-span", exact_year(last.span, last.year), f"a + {counted}", premises, extent, loose=True)
