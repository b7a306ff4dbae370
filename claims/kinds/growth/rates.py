"""The rate of growth from one size to another: `from A in 2010 to B in 2020, a compound annual growth rate of P%`.

A rate before the two that takes one to the other is given, and the later size follows: `P% a year, which would take it from
A to B`. A sentence with two changes, two rates or two times is left alone.
"""

import re
from collections.abc import Iterator

from claims.claim import Claim, Premise, Strength
from claims.dates import YEAR, year_at
from claims.kinds.growth.words import ELSEWHERE, is_change
from claims.kinds.pairs.growth import COMPOUND
from claims.passage import Passage, Stretch
from claims.pattern import lazy_regex
from claims.periodic import Periodic, periodic, periods
from claims.phrase import Phrase
from claims.quantity import Sense, size_of
from claims.unit import atom

_WORDS = r"(?: [\w’'-]+){0,5}?"
_FROM_TO = Phrase(rf"\bfrom <ABOUT>{{a}}{_WORDS}<WHEN>,? to <ABOUT>{{b}}(?!\w)")
_YEARS = lazy_regex(rf"\b{YEAR}")
_TAKES = lazy_regex(
    r"\b(?:would|will|takes?|taking|took|brings?|bringing|lifts?|lifting|carr(?:y|ies|ying)|mov(?:es?|ing)|push(?:es|ing)?|so|thus|meaning|rais(?:es?|ing))\b"
)
"""What makes the later size follow from the rate."""
_LONGEST_GAP = 110


def rates_of_growth(kind: str, passage: Passage) -> Iterator[Claim]:
    """The rate at which A becomes B, in a sentence with one change, one rate and one time."""
    for stretch in passage.sentences:
        if len(stretch.signs) < 3 or not _FROM_TO.may_match(stretch.signs):
            continue
        changes = list(_FROM_TO.matches_in(passage, stretch))
        figures = passage.within(stretch)
        rates = [rate for figure in figures if (rate := periodic(passage, figure)) is not None]
        if len(changes) == len(rates) == 1:
            yield from _rate(kind, passage, stretch, changes[0], rates[0])


def _rate(kind: str, passage: Passage, stretch: Stretch, change: re.Match[str], found: Periodic) -> Iterator[Claim]:
    a, b = (passage.quantity_at(change.start(name)) for name in ("a", "b"))
    times = _times(passage, stretch, found)
    at = passage.to_skeleton(found.rate.span.start)
    gap = passage.skeleton[change.end() : at] if at > change.start() else passage.skeleton[at + 1 : change.start()]
    if not times or not is_change(a, b) or len(gap) > _LONGEST_GAP or ELSEWHERE.search(gap):
        return
    extent = passage.extent(min(change.start(), at), max(change.end(), at + 1))
    length = "n" if len(times) == 1 else "(until - since)"
    bare, is_given = length.strip("()"), at < change.start() and _TAKES.search(gap) is not None
    sign = "-" if size_of(b) < size_of(a) else "+"
    compound, simple = f"root(b / a, {bare}) - 1", f"(b / a - 1) / {length}"
    premises = (Premise("a", a), Premise("b", b), *times)
    if is_given:
        compound, simple = f"a * power(1 {sign} p, {bare})", f"a * (1 {sign} p * {length})"
        premises = (Premise("a", a), Premise("p", found.rate), *times)
    is_compound = COMPOUND.search(passage.skeleton, stretch.start, stretch.end) is not None
    for formula in [compound] if is_compound else [compound, simple]:
        asserted = b if is_given else found.rate
        yield Claim(kind, asserted, formula, premises, extent, Strength.WORDED, by_direction=not is_given)


def _times(passage: Passage, stretch: Stretch, found: Periodic) -> tuple[Premise, ...]:
    """The one time of a sentence in periods: two years, or a length; nothing where there is none or more than one."""
    years = list(_YEARS.finditer(passage.skeleton, stretch.start, stretch.end))
    lengths = [figure for figure in passage.within(stretch) if figure.sense is Sense.DURATION]
    counts = [count for length in lengths if (count := periods(length, found.period)) is not None]
    if len(counts) != len(lengths) or len(lengths) > 1 or len(years) not in (0, 2):
        return ()
    if not years:
        return tuple(Premise("n", count) for count in counts)
    since, until = (year_at(passage, match) for match in years)
    apart = until.value - since.value
    if found.period != atom("year") or apart < 2 or any(count.value != apart for count in counts):
        return ()
    return Premise("since", since), Premise("until", until)
