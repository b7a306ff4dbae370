"""The average of groups by how many are in each: `40 clerks on $30,000 and 10 on $80,000. The average wage is $40,000`.

Numbers and values take turns, in one sentence or in the one before the average, and are all the figures there.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.claim import Claim, Premise
from claims.kinds.averages.told_next import names_others
from claims.kinds.kind import same_dimension
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense, size_of
from claims.reach import sentence_before
from claims.unit import NO_UNIT

_TOLD = Phrase(
    r"\b(?:averaged?|averages|averaging|mean|(?:overall|combined|blended)(?: [a-z]+){1,2})\b[^.;:\uE000-\uF8FF]{0,40}? <ABOUT>{m}"
)
_UNSURE = lazy_regex(
    r"\b(?:national\w*|previous\w*|earlier|last|than|from|before|since|ago|compared|against|target|median|unweighted|simple|if|would|"
    r"elsewhere|industry|sector|respectively|another|each other|plus)\b"
)
_FEWEST, _MOST = 4, 8
_FARTHEST = 3


def averages_of_groups(passage: Passage) -> Iterator[Claim]:
    """Every average told after groups of which each has a number and a value."""
    for match in _TOLD.matches(passage):
        mean = passage.quantity_at(match.start("m"))
        start, figures = _groups(passage, match)
        pairs = _paired(figures, mean) if mean.value > 0 and not mean.is_range else []
        words, said = match[0], passage.skeleton[start : match.start()]
        if pairs and not _UNSURE.search(passage.lowered, start, match.end()) and not names_others(words, said):
            yield _claimed(passage, match, start, pairs, mean)


def _groups(passage: Passage, match: re.Match[str]) -> tuple[int, Sequence[Quantity]]:
    """The figures before an average in its sentence, else those of the sentence before, and where that starts."""
    here = passage.stretch_at(match.start())
    own = passage.between(passage.extent(here.start, match.start("m")))
    earlier = sentence_before(passage, here)
    start, figures = (here.start, own) if own or earlier is None else (earlier.start, passage.within(earlier))
    if len(figures) % 2 and figures[0].is_word and figures[0].value * 2 == len(figures) - 1:
        figures = figures[1:]
    return start, figures


def _paired(figures: Sequence[Quantity], mean: Quantity) -> list[tuple[Quantity, Quantity]]:
    """The number and the value of each group, none where the figures do not take turns so."""
    if not _FEWEST <= len(figures) <= _MOST or len(figures) % 2:
        return []
    for numbers, values in ((figures[::2], figures[1::2]), (figures[1::2], figures[::2])):
        filled = [_in_unit(value, mean) for value in values]
        are_numbers = all(number.sense is Sense.COUNT and number.value > 1 for number in numbers)
        # "Over the three gates" says of how many an average is.
        are_numbers = are_numbers and len({number.is_word for number in numbers}) == 1
        # Bare numbers and bare values cannot be told apart.
        is_known = any(value.unit == mean.unit for value in values) if mean.unit.atoms else all(n.noun for n in numbers)
        if are_numbers and is_known and _are_alike(filled, numbers, mean):
            return list(zip(numbers, filled, strict=True))
    return []


def _in_unit(value: Quantity, mean: Quantity) -> Quantity:
    """A value in the unit of the average, as far as it leaves that unsaid: 100 kWh, after 60 kWh per square metre."""
    is_part = value.unit.atoms == mean.unit.atoms[: len(value.unit.atoms)]
    return replace(value, unit=mean.unit, sense=mean.sense, noun=mean.noun) if is_part else value


def _are_alike(values: Sequence[Quantity], numbers: Sequence[Quantity], mean: Quantity) -> bool:
    """Whether values are of the sort of an average that may be theirs, and no number is one of them too."""
    if any(figure.is_range for figure in (*values, *numbers)) or not same_dimension(mean, *values):
        return False
    nouns = {figure.noun for figure in (mean, *values)}
    if len(nouns) > 1 or any(number.noun and number.noun in nouns for number in numbers):
        return False
    low, high = min(map(size_of, values)), max(map(size_of, values))
    return low < high and low / _FARTHEST < size_of(mean) < high * _FARTHEST


def _claimed(
    passage: Passage, match: re.Match[str], start: int, pairs: Sequence[tuple[Quantity, Quantity]], mean: Quantity
) -> Claim:
    numbers = [
        Premise(f"n{place}", replace(number, unit=NO_UNIT, noun="")) for place, (number, _) in enumerate(pairs, start=1)
    ]
    values = [Premise(f"x{place}", value) for place, (_, value) in enumerate(pairs, start=1)]
    above = " + ".join(f"{number.name} * {value.name}" for number, value in zip(numbers, values, strict=True))
    below = " + ".join(number.name for number in numbers)
    extent = passage.extent(start, match.end())
    return Claim("average", mean, f"({above}) / ({below})", (*numbers, *values), extent, loose=True)
