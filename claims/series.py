"""Figures listed one after the other, `4, 9 and 11`, of which a sentence tells the average or the median."""

import itertools
import re

from claims.kinds.kind import same_measure
from claims.passage import ANY, Passage
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Quantity
from claims.reach import in_unit_of

FREE = r"[^.;:\uE000-\uF8FF]"
PARTS = rf"(?P<parts>[{ANY}](?:{FREE}{{1,60}}[{ANY}]){{1,14}})"
LEAD = r"(?:for |or |so |giving |making |which (?:is|gives|makes) |that is |i\.e\. |and )*"
_NOT_LISTED = lazy_regex(
    r"[-+×*/÷−=]|\b(?:of|from|to|out|than|compared|versus|including|while|but|after|before|each|every|times|average|averag\w+|"
    r"mean|up|down|rose|fell|total|respectively)\b",
    re.IGNORECASE,
)
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
