"""The average told in the sentence after its data: `Runs took 21, 24 and 32 minutes. The mean of the three was 26 minutes`.

The data are the one list of the sentence before, with a word or two for each (`41 mm in April, 63 in May and 25 in June`),
or else its figures of the measure of the average, where the words point back to them.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from claims.kinds.averages.words import COMPARED, IS, MODES, OTHER_DATA, OTHER_TIME, SIMPLE, WANTED, WHOSE
from claims.kinds.kind import same_measure
from claims.label import ideas_in
from claims.passage import ANY, Passage, Stretch
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense, size_of
from claims.series import is_list, run_in, without_number
from claims.span import Span

_FREE = r"[^.;:\uE000-\uF8FF]"
_TOLD = (
    Phrase(
        rf"(?:\bon average,?[^.;:,\uE000-\uF8FF]{{0,40}}?|\baverag(?:ed|ing)|\b(?:{WHOSE}|overall) {MODES}(?:average|mean)"
        rf"(?: [\w’'-]+){{0,4}}?{IS}) <ABOUT>{{m}}"
    ),
    Phrase(rf"\b(?P<opens>average|mean)(?: [\w’'-]+){{1,3}}?(?P<whose>(?: (?:over|across|of|for|in) {_FREE}{{0,20}}?(?:[\uE000-\uF8FF]{_FREE}{{0,15}}?)?)?){IS} <ABOUT>{{m}}", frozenset("m")),
    Phrase(rf"\b(?P<opens>{WHOSE}) {MODES}(?:average|mean)(?: [a-z]+){{0,2}}? of <ABOUT>{{m}}"),
    Phrase(
        rf"\b(?P<opens>{WHOSE}) {MODES}(?:spring |summer |autumn |winter |seasonal |group |class )?(?:average|mean)(?P<whose>{_FREE}{{0,40}}?(?:[\uE000-\uF8FF]{_FREE}{{0,15}}?)?)(?:,(?: at)?|,? (?:is|was|stood at|came to)) <ABOUT>{{m}}",
        frozenset("m"),
    ),
    Phrase(rf"\b(?P<equal>(?:equal(?:ly)?|same) (?:in )?(?:size|capacity|sized|large|weight|importance)){_FREE}{{0,70}}? (?:is|was|comes to|came to|stands at|of|at) <ABOUT>{{m}}"),
)  # fmt: skip
_TIE = lazy_regex(
    rf"\b(?:all|the|these|those|our|its|their|his|her|both) (?P<k>[{ANY}])|\b(?:(?:quarterly|monthly|weekly|daily) (?:average|mean)|they|them|these|those|all|overall|taken together)\b",
    re.IGNORECASE,
)
_OWN = lazy_regex(
    r"\b(?:my|our|his|her|your|their|its) (?:overall |mean )?average\b|\A\W*(?:So |Thus |Hence )?the (?:overall |arithmetic )?(?:mean|average)\b",
    re.IGNORECASE,
)
_CHOSEN = lazy_regex(
    r"\b(?:\w+est|worst|best|top|most|least|peak|record|some|only|including|especially|typical\w*|once|that (?:day|week|month|season|year))\b",
    re.IGNORECASE,
)
_OF = lazy_regex(r"\b(?:of|for|in|at|across|over|among|per|on)\b")
_NUMBERS = ideas_in(
    "score mark result figure number value reading year month week weekend day quarter whole group set period time season spring summer "
    "autumn winter early late first second work come stand out"
)
_SENTENCES = 2
_FEWEST = 3
_FARTHEST = 3


class Told(NamedTuple):
    """An average with its data and where both stand; `has_weights` where somebody may have weighted them."""

    data: list[Quantity]
    mean: Quantity
    start: int
    end: int
    has_weights: bool


def averages_told_next(passage: Passage) -> Iterator[Told]:
    """Every average told in a sentence after its data."""
    for phrase in _TOLD:
        for match in phrase.matches(passage):
            here = passage.stretch_at(match.start())
            if match.groupdict().get("opens") and match.start() > here.start:
                continue
            if not _is_of_others(passage, here, match):
                yield from _told(passage, here, match)


def _told(passage: Passage, here: Stretch, match: re.Match[str]) -> Iterator[Told]:
    mean, is_equal = passage.quantity_at(match.start("m")), match.groupdict().get("equal") is not None
    counted = [figure.value for figure in passage.between(Span(passage.sentence_of(mean).start, mean.span.start))]
    before, run = _run_before(passage, here, mean)
    if before is not None and (is_equal or _is_of_run(passage, match, before, run, mean)):
        mean = mean if run[0].sense is Sense.RATE else mean.without_period()
        yield Told(run, mean, before.start, match.end(), not is_equal and SIMPLE.isdisjoint(match[0].split()))
        return
    before, data = _data_before(passage, here, mean)
    if (
        before is None
        or not all(number == len(data) for number in counted)
        or names_others(match[0][: match.start("m") - match.start()], passage.lowered[before.start : before.end])
    ):
        return
    if _are_tied(passage, here, data) or _is_of_list(passage, here, data):
        yield Told(data, mean, before.start, match.end(), SIMPLE.isdisjoint(match[0].split()))


def _run_before(passage: Passage, here: Stretch, mean: Quantity) -> tuple[Stretch | None, list[Quantity]]:
    """The nearest sentence before with one list of the measure of a mean, and its figures."""
    before: Stretch | None = here
    for _ in range(_SENTENCES):
        before = passage.before(before) if before else None
        if before is None or before.sentence.block != here.sentence.block:
            break
        run = run_in(passage, before, mean)
        if len(run) >= _FEWEST:
            return before, run
    return None, []


def _is_of_run(passage: Passage, match: re.Match[str], before: Stretch, run: list[Quantity], mean: Quantity) -> bool:
    """Whether an average is of a list: nothing of that is picked out, and the words name nothing else."""
    if not _is_among(mean if run[0].sense is Sense.RATE else mean.without_period(), run):
        return False
    said = passage.document.masked[before.sentence.span.start : before.sentence.span.end]
    words = match[0][: match.start("m") - match.start()]
    before_mean = Span(passage.sentence_of(mean).start, mean.span.start)
    is_counted = all(figure.value == len(run) for figure in passage.between(before_mean))
    if not is_counted or _CHOSEN.search(said) or _CHOSEN.search(words):
        return False
    return not names_others(words, said)


def _is_among(mean: Quantity, data: list[Quantity]) -> bool:
    """Whether a mean is so near to data that it may be theirs."""
    sizes = [size_of(figure) for figure in data]
    return min(sizes) / _FARTHEST <= size_of(mean) <= max(sizes) * _FARTHEST


def names_others(words: str, said: str) -> bool:
    """Whether the words of an average say that it is of something that its data are not: "the average in the town"."""
    whose = _OF.split(words, maxsplit=1)
    return len(whose) > 1 and not ideas_in(whose[1]) - _NUMBERS <= ideas_in(said)


def _is_of_others(passage: Passage, here: Stretch, match: re.Match[str]) -> bool:
    """Whether the words say that an average is of other data than those before it."""
    skeleton = passage.skeleton
    behind = COMPARED.split(skeleton[match.end() : here.end], maxsplit=1)[0]
    is_wanted = WANTED.search(skeleton, here.start, match.end() + len(behind)) is not None
    is_other = OTHER_DATA.search(skeleton, here.start, match.end()) is not None
    return is_wanted or is_other or OTHER_TIME.search(behind) is not None


def _data_before(passage: Passage, here: Stretch, mean: Quantity) -> tuple[Stretch | None, list[Quantity]]:
    """The nearest sentence before with data enough for an average, and the data."""
    before: Stretch | None = here
    for _ in range(_SENTENCES):
        before = passage.before(before) if before else None
        if before is None or before.sentence.block != here.sentence.block:
            break
        data = without_number([figure for figure in passage.within(before) if same_measure(figure, mean)])
        if len(data) >= _FEWEST and _is_among(mean, data):
            return before, data
    return None, []


def _are_tied(passage: Passage, here: Stretch, data: list[Quantity]) -> bool:
    """Whether a sentence speaks of the data before it: `across the three`, `they`."""
    tie = _TIE.search(passage.skeleton, here.start, here.end)
    return tie is not None and (not tie["k"] or passage.quantity_at(tie.start("k")).value == len(data))


def _is_of_list(passage: Passage, here: Stretch, data: list[Quantity]) -> bool:
    """Whether a sentence gives the average of those whose figures the one before lists, none of them picked out."""
    if not _OWN.search(passage.skeleton[here.start : here.end]) or not is_list(passage, data):
        return False
    start = passage.sentence_of(data[0]).start
    return not _CHOSEN.search(passage.document.masked, start, here.sentence.span.end)
