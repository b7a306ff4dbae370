"""A rate that goes by a name: `The lab ran 640 tests and had to repeat 16 of them. A repeat rate of 2.5 percent …`.

The name says what the part is (`turnout` of those who voted), or what is left without it (`a no-show rate`, where so many
turned up); the whole is the one other size of its measure beside the part. Names and the words that go with them stand
in `rates.txt`; a rate that the part's own words name needs no line there.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from importlib import resources
from itertools import combinations
from typing import NamedTuple

from claims.claim import Claim, Premise
from claims.dates import YEAR
from claims.kinds.kind import is_operand
from claims.kinds.told.parts import place_of
from claims.label import ideas_in
from claims.misprint import may_be_meant
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense, is_size, size_of
from claims.quantity import around as stretch_around
from claims.reach import are_alike, are_money_and_count, as_spoken, in_one_unit, sentence_before
from claims.stem import idea
from claims.unit import atom

_P = "{p:percent|fraction}"
_ABOUT = r"(?:(?:about|around|roughly|nearly|almost|some|just|only|over|exactly|an?|the|therefore|thus|then|now|well|under|more than|less than) )*"
_END = r"(?! (?:of|more|less|points?|higher|lower|per|a year|fewer|off|above|below)\b)"
_SORT = r"(?:rate|ratio|level|share|proportion|factor|percentage)"
_SAID = (
    Phrase(rf"\b(?:of|is|was|were|are|stands at|stood at|comes to|came to|works out at|reached) {_ABOUT}{_P}{_END}"),
    Phrase(
        rf"(?:,| ?[–—(]) ?(?:at )?{_ABOUT}{_P}(?= ?[,)–—]| of (?!it|them|these|those|which|whom)[a-z][a-z’' -]{{0,30}}?[,)–—])"
    ),
    Phrase(rf"{_P} (?P<after>[a-z-]+ {_SORT})\b"),
    Phrase(rf"\bat {_ABOUT}{_P}, (?P<after>[^.;:,()\uE000-\uF8FF]{{3,40}})"),
)
_NAME = lazy_regex(rf"(?:(?P<of>[a-z’'-]+)\s(?P<sort>{_SORT})|(?P<alone>[a-z’'-]+))\W*\Z")
_NAME_AFTER = lazy_regex(
    rf"(?:(?P<of>[a-z’'-]+)\s(?P<sort>{_SORT})|(?:the|its|their)?\s*(?P<alone>[a-z’'-]+)(?:\s(?P<next>[a-z’'-]+))?)\b"
)
_UNSURE = lazy_regex(
    r"\b(?:pilot|national\w*|norm|targets?|average|previous|earlier|before|usual(?:ly)?|expected|compared|than|elsewhere|others?|industry|"
    r"last|respectively|interest|growth|exchange|tax|inflation|annual|if|would|could|should|from|rose|fell|risen|fallen|up|down)\b"
)
_NOT_THERE = lazy_regex(
    r"\b(?:planned|needed|needs?|required|usual|typical|normal|common|allowed|expected|wanted|would|could|next|elsewhere|national\w*|average)\b"
)
"""What is said behind a rate that is of another year or place, or of none."""
_PARTED = lazy_regex(r"[\uE000-\uF8FF;:,–—(]|\b(?:and|but|while|whereas|yet)\b")
_OF_WHOLE = lazy_regex(r"(?:\s[a-z]+)?\s(?:out\s)?of\s(?:[\w’'-]+\s){0,4}[\uE000-\uF8FF]")
_OF_THE = lazy_regex(r"[\uE000-\uF8FF](?:\s[a-z]+)?\s(?:out\s)?of\s(?:[\w’'-]+\s){0,4}\Z")
_CLAUSE = lazy_regex(r"[.;:,\uE000-\uF8FF]")
_YEARS = lazy_regex(rf"\b{YEAR}")
_YEARLY = lazy_regex(rf"\b(?:years?|annual\w*|{YEAR})\b")
_MARGINS = frozenset(("margin", "representation"))
"""What may well be of something else than the two sizes beside it."""
_CAPACITY = frozenset(("capacity", "load"))
_DAYS = 365
_FARTHEST = Fraction(7, 2)
_NEAR, _ALL = Fraction(51, 50), 100
_SENTENCES, _FEW = 2, 10


class _Evidence(NamedTuple):
    """Ideas of words that are said of the part of a rate, and of what is left without it."""

    of_part: frozenset[str]
    of_rest: frozenset[str]


def named_rates(passage: Passage) -> Iterator[Claim]:
    """Every rate whose name says which part of two sizes before it is meant."""
    seen: set[int] = set()
    for phrase in _SAID:
        for match in phrase.matches(passage):
            at = match.start("p")
            if at not in seen and (claim := _claim(passage, match, at)) is not None:
                seen.add(at)
                yield claim


def _claim(passage: Passage, match: re.Match[str], at: int) -> Claim | None:
    said, here = passage.quantity_at(at), passage.stretch_at(at)
    if said.is_range or said.is_firm_bound or not size_of(said) > 0 or is_operand(passage.skeleton, at):
        return None
    before = passage.lowered[here.start : match.start()]
    name = _name_of(match, before)
    behind = _CLAUSE.split(passage.lowered[at + 1 : here.end])[0]
    if name is None or _UNSURE.search(_CLAUSE.split(before)[-1]) or _NOT_THERE.search(behind):
        return None
    word, is_rate = name
    if is_rate and word in _CAPACITY:
        return _capacity_factor(passage, said, at)
    evidence = _evidence().get(idea(word)) or (_Evidence(frozenset((idea(word),)), frozenset()) if is_rate else None)
    if evidence is None:
        return None
    before_it = _sizes(passage, at)
    sizes = before_it or _sizes_behind(passage, at)
    found = list(_parts(passage, sizes, evidence))
    pairs = found or ([] if word in _MARGINS else list(_alone(sizes)))
    if len(pairs) != 1:
        return None
    part, whole, is_rest = pairs[0]
    is_rest = is_rest or not found and idea(word) in _losses() and not _gives(said, size_of(part) / size_of(whole))
    share, ratio = as_spoken(said), size_of(part) / size_of(whole)
    formula, value = ("1 - x / y", 1 - ratio) if is_rest else ("x / y", ratio)
    is_off = _is_off if found else _is_turned
    if not before_it and _gives(share, ratio if is_rest else 1 - ratio):
        return None
    if not _gives(share, value) and (_is_of_another_year(passage, match, whole) or not is_off(share, value)):
        return None
    premises = Premise("x", part), Premise("y", whole)
    return Claim("portion", share, formula, premises, stretch_around((part, whole, said)), loose=True)


def _gives(said: Quantity, value: Fraction) -> bool:
    return said.interval.contains(value / said.unit.factor)


def _is_off(said: Quantity, value: Fraction) -> bool:
    """Whether a share may have been meant by another: it is near, a power of ten away, of the rest or upside down."""
    if size_of(said) >= 1:
        return _is_turned(said, value) or may_be_meant(size_of(said), value * _ALL, _NEAR)
    others = (1 - value, 1 / value / _ALL)
    return may_be_meant(size_of(said), value, _FARTHEST) or any(
        may_be_meant(size_of(said), other, _NEAR) for other in others if other > 0
    )


def _is_turned(said: Quantity, value: Fraction) -> bool:
    """Whether a share is of the part and not of the whole, or has slipped by a power of ten, where no word tells which of two is which."""
    if any(said.interval.contains(value * power / said.unit.factor) for power in (Fraction(10), Fraction(1, 10))):
        return True
    return size_of(said) > 1 and _gives(said, 1 / value) or value < 1 and _gives(said, value / (1 - value))


def _is_of_another_year(passage: Passage, match: re.Match[str], whole: Quantity) -> bool:
    """Whether the sentence of a rate names a year that those of its sizes do not."""
    here, start = passage.stretch_at(match.start()), passage.stretch_at(place_of(passage, whole)).start
    end = match.end() + len(_CLAUSE.split(passage.skeleton[match.end() : here.end])[0])
    years = set(_YEARS.findall(passage.skeleton, here.start, end))
    return not years <= set(_YEARS.findall(passage.skeleton, start, here.start))


def _name_of(match: re.Match[str], before: str) -> tuple[str, bool] | None:
    """The word that says what a rate is of, and whether the words call it a rate."""
    after = match.groupdict().get("after")
    if after is not None:
        found = _NAME_AFTER.match(after)
        names = [found["of"], found["alone"], found["next"]] if found else []
        known = [
            name for name in names if name and (found["sort"] if found else None) or name and idea(name) in _evidence()
        ]
        return (known[0], bool(found and found["sort"])) if known else None
    found = _NAME.search(before)
    if found is None:
        return None
    return (found["of"], True) if found["of"] else (found["alone"], False)


def _sizes(passage: Passage, at: int) -> list[Quantity]:
    """The plain sizes before a rate, in its sentence and in two before it."""
    here = passage.stretch_at(at)
    figures = list(passage.between(passage.extent(here.start, at)))
    earlier = here
    for _ in range(_SENTENCES):
        before = sentence_before(passage, earlier)
        if before is None:
            break
        figures, earlier = [*passage.within(before), *figures], before
    return list(filter(_may_be_size, figures))


def _sizes_behind(passage: Passage, at: int) -> list[Quantity]:
    """The plain sizes of the sentence right behind that of a rate, in its paragraph."""
    here = passage.stretch_at(at)
    after = passage.sentences[passage.place_of(here) + 1 :][:1]
    is_told = bool(after) and passage.before(after[0]) == here and after[0].sentence.block == here.sentence.block
    return list(filter(_may_be_size, passage.within(after[0]))) if is_told else []


def _may_be_size(figure: Quantity) -> bool:
    is_plain = is_size(figure) and figure.sense is not Sense.DURATION and not figure.is_range and figure.value > 1
    return is_plain and not (figure.is_word and figure.value < _FEW)


def _alone(sizes: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity, bool]]:
    """The only two sizes of one measure, the smaller as the part of the greater."""
    pairs = [in_one_unit(one, other) for one, other in combinations(sizes, 2) if not are_money_and_count(one, other)]
    alike = [pair for pair in pairs if are_alike(*pair) and size_of(pair[0]) != size_of(pair[1])]
    if len(alike) == 1:
        part, whole = sorted(alike[0], key=size_of)
        yield part, whole, False


def _parts(
    passage: Passage, sizes: Sequence[Quantity], evidence: _Evidence
) -> Iterator[tuple[Quantity, Quantity, bool]]:
    """Every part and whole of which the words around the part say what the rate is of, or what is left without it."""
    for figure in sizes:
        ideas = _beside(passage, sizes, figure) | ideas_in(figure.noun)
        is_part, is_rest = not ideas.isdisjoint(evidence.of_part), not ideas.isdisjoint(evidence.of_rest)
        if is_part is is_rest:
            continue
        for other in sizes:
            pair = in_one_unit(figure, other)
            is_whole = other.index != figure.index and not are_money_and_count(figure, other) and are_alike(*pair)
            if is_whole and size_of(pair[0]) < size_of(pair[1]):
                yield (*pair, is_rest)


def _beside(passage: Passage, sizes: Sequence[Quantity], figure: Quantity) -> frozenset[str]:
    """The ideas of the words in the clause of a size; what stands behind "x of the y" is said of x."""
    at = place_of(passage, figure)
    here = passage.stretch_at(at)
    before, after = passage.lowered[here.start : at], passage.lowered[at + 1 : here.end]
    if _OF_THE.search(before):
        return frozenset()
    of_whole = _OF_WHOLE.match(after)
    words = (
        after[of_whole.end() :]
        if of_whole and any(place_of(passage, other) == at + of_whole.end() for other in sizes)
        else after
    )
    return ideas_in(f"{_PARTED.split(before)[-1]} {_PARTED.split(words)[0]}")


def _capacity_factor(passage: Passage, said: Quantity, at: int) -> Claim | None:
    """What a plant made of what it could have made in a year at full power."""
    figures = [each for each in _sizes(passage, at) if each.sense is Sense.MEASURE]
    energies = [each for each in figures if each.unit.dimension == atom("J").dimension]
    powers = [each for each in figures if each.unit.dimension == atom("W").dimension]
    if len(energies) != 1 or len(powers) != 1:
        return None
    energy, power = energies[0], powers[0]
    start = passage.stretch_at(place_of(passage, energy))
    if not _YEARLY.search(passage.lowered, start.start, start.end):
        return None
    zero = Fraction(0)
    year = replace(power, index=-1, value=Fraction(_DAYS), unit=atom("day"), sense=Sense.DURATION, resolution=zero, round_resolution=zero)  # fmt: skip
    value = size_of(energy) / size_of(power) / size_of(year) / said.unit.factor
    if not may_be_meant(said.value, value, _FARTHEST):
        return None
    premises = Premise("x", energy), Premise("y", power), Premise("t", year)
    return Claim("portion", said, "x / (y * t)", premises, stretch_around((energy, power, said)), loose=True)


@lru_cache(maxsize=1)
def _losses() -> frozenset[str]:
    """What is lost on the way, and goes by the difference of the two sizes beside it."""
    return frozenset(map(idea, ("leakage", "loss", "shrinkage", "wastage", "attrition", "spoilage")))


@lru_cache(maxsize=1)
def _evidence() -> dict[str, _Evidence]:
    table = resources.files("claims.kinds.told").joinpath("rates.txt").read_text(encoding="utf-8")
    found: dict[str, _Evidence] = {}
    for line in table.splitlines():
        if line and not line.startswith("#"):
            names, of_part, of_rest = (frozenset(map(idea, part.split())) for part in line.split(":"))
            for name in names:
                found[name] = _Evidence(of_part | {name}, of_rest)
    return found
