"""An average and all figures of its measure right before it: `9 days in the north, 12 in the west and 14 in the capital; across
the three it averaged 12 days`, `41,000 in May, 53,000 in June and 44,000 in July, 138,000 in all and an average of 46,000 a month`.

They stand in its sentence, or are all of those in the sentence before. What they come to in all, and how many they are, stands
between them as often as not.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from claims.kinds.averages.told_next import Told, names_others
from claims.kinds.averages.words import IS, MODES, OTHER_DATA, OTHER_TIME, SIMPLE, WANTED, WHOSE
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense, size_of
from claims.reach import sentence_before
from claims.series import filled
from claims.span import Span

_FREE = r"[^.;:\uE000-\uF8FF]"
_GAP = r"(?:[^.;:\uE000-\uF8FF]|[\uE000\uE008])"
"""What may stand between the words of an average, the number of what it is of among it: "of the three days"."""
_TOLD = (
    Phrase(r"\baverag(?:ed|es|ing)(?: out)?(?: at| to)? <ABOUT>{m}"),
    Phrase(rf"\b{WHOSE} (?:{MODES}|[a-z]+ )(?:average|mean)(?P<whose>{_GAP}{{0,50}}?)(?: of| at|,|{IS}) <ABOUT>{{m}}", frozenset("m")),
    Phrase(rf"\baveraged (?:out )?(?:across|over){_GAP}{{0,30}}, {_FREE}{{0,20}}?<ABOUT>{{m}}"),
    Phrase(r"{m}(?: [a-z]+){0,3}? on average\b"),
    Phrase(rf"\bon average,? {_FREE}{{0,40}}?{{m}}"),
    Phrase(rf"\b(?P<equal>equal(?:ly)?|alike|the same|as (?:many|much|large|big)|identical)\b{_GAP}{{0,80}}? (?:as a whole|overall|altogether|all told|combined|in general) {_FREE}{{0,20}}?{{m}}"),
)  # fmt: skip
_DIRECT = lazy_regex(
    r"(?:[^.;:]{0,60}(?:,|–|—|\(| and) ?|[^.;:]{0,40}[;:.] ?)(?:or |so |with |giving |making |which (?:is |gives |makes |puts )?|(?:that|this|it) (?:is |gives |makes |was )?|they )*"
    rf"(?:{WHOSE} {MODES}(?:average|mean)\b[^.;:,]{{0,50}}(?: of| is| was| were| at|,)|averag\w+(?: out)?(?: at| to)?)?\s*(?:about |roughly |just |nearly )*\Z"
)
_NO_DATA = lazy_regex(
    r"(?<![a-z])[-+×*/÷−=](?![a-z])|\b(?:from|to|out|than|compared|versus|including|while|but|after|before|each|every|times|averag\w+|mean"
    r"|up|down|rose|fell|respectively|against|per|earlier|instead)\b"
)
_ALL = lazy_regex(
    r"\b(?:they|them|all of (?:these|those|them)|taken together|averaged (?:across|over))\b|[.;] (?:that|this|which) (?:is|was|makes?|made|gives?|gave|comes to|came to|works out at)\b"
)
_BEYOND = lazy_regex(r"\b(?:beat\w*|exceed\w*|ahead of|short of|had)\b")
_LONGER = lazy_regex(r"\b(?:more|less|[a-z]{3,}er)\b|\bthan\b")
_MARK = lazy_regex(r"[.,;:()–—]")
_FEWEST, _MOST, _FARTHEST = 3, 12, 3


def averages_near_data(passage: Passage) -> Iterator[Told]:
    """Every average of which all data stand right before it."""
    told: set[int] = set()
    for phrase in _TOLD:
        for match in phrase.matches(passage):
            mean = passage.quantity_at(match.start("m"))
            if mean.index not in told and not mean.is_range:
                told.add(mean.index)
                yield from _told(passage, match, mean)


def _told(passage: Passage, match: re.Match[str], mean: Quantity) -> Iterator[Told]:
    here, at = passage.stretch_at(match.start("m")), match.start("m")
    data = _data(passage, here.start, at, mean)
    earlier = None if data else sentence_before(passage, here)
    if earlier is not None:
        data = _data(passage, earlier.start, earlier.end, mean)
    if not data:
        return
    first, last = (passage.to_skeleton(data[place].span.start) for place in (0, -1))
    said, between = passage.lowered[(earlier or here).start : last], passage.lowered[last + 1 : at]
    behind = _MARK.split(passage.lowered[at + 1 : here.end], maxsplit=1)[0]
    if (
        OTHER_DATA.search(between)
        or _BEYOND.search(between)
        or OTHER_TIME.search(behind)
        or _LONGER.search(behind)
        or WANTED.search(between + behind)
    ):
        return
    if names_others(match.groupdict().get("whose") or "", said):
        return
    is_equal = match.groupdict().get("equal") is not None
    is_direct = earlier is None and _DIRECT.fullmatch(between) is not None
    is_counted = _counts(passage, last + 1, mean, len(data))
    is_tied = is_direct or is_counted or is_counted is None and (is_equal or _ALL.search(between) is not None)
    has_weights = (
        not is_equal
        and SIMPLE.isdisjoint(match[0].split())
        and (not is_direct or mean.sense in (Sense.PERCENT, Sense.POINTS))
    )
    if is_tied:
        one = mean if data[0].sense is Sense.RATE else _without_period(mean, data[0])
        yield Told(data, one, first, at + 1, has_weights)


def _without_period(mean: Quantity, one: Quantity) -> Quantity:
    """An average without the period of each of its data."""
    bare = mean.without_period()
    return bare.but(sense=one.sense) if bare.unit != mean.unit else mean


def _data(passage: Passage, start: int, end: int, mean: Quantity) -> list[Quantity]:
    """All figures of the measure of a mean in a stretch of the skeleton, but what they come to; none where some may be of others."""
    figures = [figure for figure in passage.between(passage.extent(start, end)) if not _is_number(figure, mean)]
    if not _FEWEST <= len(figures) <= _MOST or any(figure.is_range or figure.is_bound for figure in figures):
        return []
    data = filled(_without_total(figures), mean, mean.without_period())
    first, last = (passage.to_skeleton(figures[place].span.start) for place in (0, len(data) - 1))
    is_list = len(data) >= _FEWEST and _NO_DATA.search(passage.lowered, first + 1, last) is None
    sizes = [size_of(figure) for figure in data] if is_list else []
    bare = size_of(mean.without_period() if data and data[0].sense is not Sense.RATE else mean)
    return data if is_list and min(sizes) / _FARTHEST <= bare <= max(sizes) * _FARTHEST else []


def _is_number(figure: Quantity, mean: Quantity) -> bool:
    """Whether a figure is how many things are listed, in words; of days only where these are not what is averaged."""
    counts = figure.sense is Sense.COUNT or figure.sense is Sense.DURATION is not mean.sense
    return figure.is_word and counts and figure.value <= _MOST


def _without_total(figures: Sequence[Quantity]) -> list[Quantity]:
    """Some figures without the last, where that is what the others come to."""
    others = list(figures[:-1])
    is_sum = len(others) >= _FEWEST and figures[-1].value == sum((figure.value for figure in others), Fraction(0))
    return others if is_sum else list(figures)


def _counts(passage: Passage, start: int, mean: Quantity, number: int) -> bool | None:
    """Whether words between data and their average say that it is of so many; None where they give no number."""
    between = passage.between(Span(passage.extent(start, start + 1).start, mean.span.start))
    counts = [figure.value for figure in between if _is_number(figure, mean)]
    return all(count == number for count in counts) if counts else None
