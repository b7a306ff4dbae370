"""Figures listed one after the other, `4, 9 and 11`, of which a sentence tells the average or the median."""

import itertools
import re
from dataclasses import replace
from fractions import Fraction

from claims.kinds.kind import same_measure
from claims.passage import ANY, Passage, Stretch
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense
from claims.reach import in_unit_of

FREE = r"[^.;:\uE000-\uF8FF]"
PARTS = rf"(?P<parts>[{ANY}](?:{FREE}{{1,60}}[{ANY}]){{1,14}})"
LEAD = r"(?:for |or |so |giving |making |which (?:is|gives|makes) |that is |i\.e\. |and )*"
_NOT_LISTED = lazy_regex(
    r"(?<![a-z])[-+×*/÷−=](?![a-z])|\b(?:of|from|to|out|than|compared|versus|including|while|but|after|before|each|every|times|average|averag\w+|"
    r"mean|up|down|rose|fell|total|respectively)\b",
    re.IGNORECASE,
)
_GAP = lazy_regex(r"(?:\s[a-z’'-]+|\s[12]\d\d\d){0,5}?(?:,|,? and|,? &)\s+(?:[a-z’'-]+\s+){0,3}")
_OUT_OF = lazy_regex(r"(\d+) out of \d+")
_TWO = 2
_JOINS = lazy_regex(r",|\band\b|&")


def series_of(word: str) -> Phrase:
    """`the mean of 4, 9 and 11 is 8`: the figures are the `parts`, what is said of them is `m`."""
    return Phrase(
        rf"\b{word} of (?:the |these |those )?(?:numbers |figures |scores |values )?{PARTS}{FREE}{{0,20}}?,? "
        r"(?:is|was|are|were|comes to|came to|equals|works out (?:at|to|as)|would be|will be|=) "
        r"<ABOUT>{m}(?! of| in \uE000)"
    )


def series_before(words: str) -> Phrase:
    """`sold 40, 55 and 70 boats, an average of 55`: the figures are the `parts`, what is said of them is `m`."""
    return Phrase(rf"{PARTS}{FREE}{{0,40}}?(?:,| ?[–—(]) ?{LEAD}{words} <ABOUT>{{m}}")


def listed(passage: Passage, match: re.Match[str], mean: Quantity) -> list[Quantity]:
    """The figures of one list, from its last back to the first that is joined to the others and of their measure."""
    start, parts = match.start("parts"), match["parts"]
    places = [place for place, sign in enumerate(parts) if sign in ANY]
    data = [_in_unit_named(passage, start, passage.quantity_at(start + places[-1]), mean)]
    for place, following in zip(places[-2::-1], places[:0:-1], strict=True):
        between = parts[place + 1 : following]
        figure = _in_unit_named(passage, start, passage.quantity_at(start + place), mean)
        if data[0].sense is Sense.RATE and data[0].unit == mean.unit:
            # The last of a list says what all are per.
            figure = in_unit_of(figure, data[0])
        if _NOT_LISTED.search(between) or not _JOINS.search(between) or not same_measure(figure, mean):
            break
        data.append(figure)
    return data[::-1]


def _in_unit_named(passage: Passage, start: int, figure: Quantity, mean: Quantity) -> Quantity:
    """A bare number in the unit of the average where a word before the list names that: ages in years."""
    word = passage.document.masked[mean.number.end : mean.span.end].strip().lower()
    if figure.unit.atoms or not word.isalpha():
        return figure
    here = passage.stretch_at(start)
    is_named = re.search(rf"\b{word}\b", passage.lowered[here.start : start]) is not None
    return in_unit_of(figure, mean) if is_named else figure


def is_list(passage: Passage, data: list[Quantity]) -> bool:
    """Whether nothing but commas and "and" stands between some figures."""
    places = [passage.to_skeleton(figure.span.start) for figure in data]
    gaps = [passage.skeleton[place + 1 : following] for place, following in itertools.pairwise(places)]
    return bool(data) and all("".join(gap.split()) in (",", "and", ",and", "&") for gap in gaps)


def without_number(data: list[Quantity]) -> list[Quantity]:
    """The figures of a list without the number of them that stands before it: "five classes scored 48, 55 …"."""
    if len(data) > 2 and data[0].is_word and data[0].value == len(data) - 1:
        return data[1:]
    return data


def run_in(passage: Passage, stretch: Stretch, mean: Quantity) -> list[Quantity]:
    """The one list of a sentence that is of the measure of a mean; none where it has two, or such figures besides.

    A few words may stand with each: "14 hours in the spring, 9 in the summer and 25 in the autumn".
    """
    figures = [_as_score(passage, figure) for figure in passage.within(stretch)]
    runs: list[list[Quantity]] = []
    for figure in figures:
        if runs and _goes_on(passage, runs[-1][-1], figure):
            runs[-1].append(figure)
        else:
            runs.append([figure])
    bare = mean.without_period()
    lists = [data for run in map(without_number, runs) if len(run) > _TWO and (data := filled(run, mean, bare))]
    if len(lists) != 1:
        return []
    listed_in = {figure.index for figure in lists[0]}
    others = [figure for figure in figures if figure.index not in listed_in]
    is_counted = all(
        figure.value == len(listed_in) for figure in others if figure.is_word and figure.sense is Sense.COUNT
    )
    alike = any(figure.unit == lists[0][-1].unit and figure.unit.atoms for figure in others)
    return lists[0] if is_counted and not alike else []


def _as_score(passage: Passage, figure: Quantity) -> Quantity:
    """A figure out of so many as a bare number: of 61, 68 and 82 out of 100 all are marks."""
    score = _OUT_OF.match(passage.document.quote(figure.number)) if figure.sense is Sense.FRACTION else None
    return figure.but(value=Fraction(score[1]), sense=Sense.COUNT, resolution=Fraction(1)) if score else figure


def filled(run: list[Quantity], mean: Quantity, bare: Quantity) -> list[Quantity]:
    """The figures of a list in the unit that one of them or the mean has; none where that is of something else."""
    for known in (run[0], run[-1], mean, bare):
        data = [figure if figure.unit.atoms else _in_unit_of(figure, known) for figure in run]
        if known.unit.atoms and (same_measure(*data, mean) or same_measure(*data, bare)):
            return data
    return run if same_measure(*run, mean) else []


def _in_unit_of(figure: Quantity, known: Quantity) -> Quantity:
    return replace(figure, unit=known.unit, sense=known.sense, noun=known.noun)


def _goes_on(passage: Passage, one: Quantity, other: Quantity) -> bool:
    gap = passage.skeleton[passage.to_skeleton(one.span.start) + 1 : passage.to_skeleton(other.span.start)]
    return _GAP.fullmatch(gap.lower()) is not None and not _NOT_LISTED.search(gap)
