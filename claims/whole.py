"""The figure of a whole that a share names: `8 percent of sales`, `a fifth of what the roof cost`.

The words are compared with the labels of the figures of the whole text, by the ideas in them. A figure is surely the
whole where it is the only one that has all of them and governs or counts what the words do; where the whole may be
another's ("its budget"), of another time or place, or only the main word is shared, it may be.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from claims.label import Setting, content_words, ideas_in, label_of
from claims.passage import ANY, RANGE_SIGN, Passage, Stretch
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense, size_of
from claims.reach import Pair, are_alike, in_unit_of
from claims.stem import idea, stems_of

_CUT = lazy_regex(
    r"\s(?:and|or|but|while|whereas|when|where|which|that|who|whose|because|since|if|so|though|although|according|compared|than|"
    r"as|from|after|before|until|with|without)\b.*"
)
_CUT_OF_NOUNS = lazy_regex(
    r"\s(?:is|was|are|were|has|have|had|will|would|can|could|may|did|does|went|goes|came|comes)\b.*"
)
_WENT_IN = lazy_regex(r"\b(?:goes|go|went|gone|comes?|came|(?:is|was|are|were) (?:put|fed|taken))\s+in(?:to\b.*)?$")
_PREPOSITION = lazy_regex(r"\s(?:of|in|for|on|at|to|by|per|under|over|within|across|among)\s")
_OWNED = lazy_regex(r"^(?:its|their|his|her|our|my|your)\b|[’']s?\b")
_VAGUE = frozenset(
    map(
        idea,
        "total whole entire all everything number amount annual current present own actual full way case rest".split(),
    )
)
_WORD = lazy_regex(r"[\w'’-]+")
_HOLDS = lazy_regex(
    r"\b(?:the|our|this|an?) ((?:[\w’'-]+ ){1,3}?)(?:has|have|had|holds?|held|numbers?|numbered|counts?|employs?|"
    r"comprises?|contains?|consists of|is made up of|runs to|covers) "
    r"(?:about |some |around |nearly |over |just |only )*$",
    re.IGNORECASE,
)
_CLAUSE = lazy_regex(rf"[;:.,()–—{ANY}{RANGE_SIGN}]")
_PARTICIPLE = lazy_regex(
    r"[a-z]+ed|given|cast|spent|built|sold|made|taken|paid|lost|born|held|grown|sown|caught|bought|known|seen|run|sent|left|found|won"
)
"""What is said of a noun behind it: the votes cast."""
_REACH = 60
_MOST = 120
_SIZES = (Sense.COUNT, Sense.MEASURE, Sense.MONEY, Sense.RATE, Sense.DURATION)


class Words(NamedTuple):
    """What a whole is called: the ideas of its words, that of the main one, and whether it is said to be somebody's."""

    ideas: frozenset[str]
    head: str
    is_owned: bool


class _Said(NamedTuple):
    """What a sentence says of a figure: all ideas that stand with it, those that govern it, and of when and where."""

    ideas: frozenset[str]
    governing: frozenset[str]
    setting: Setting


class Wholes(NamedTuple):
    """The part with each figure that may be its whole, and whether the words leave no other than the first."""

    pairs: tuple[Pair, ...] = ()
    is_sure: bool = False


def wholes_named(passage: Passage, words: str, part: Quantity) -> Wholes:
    """The figures of which something may be a part, by the words for its whole."""
    named = read_words(words)
    if not named.ideas:
        return Wholes()
    full: dict[int, Pair] = {}
    partial: dict[int, Pair] = {}
    governed: set[int] = set()
    setting, own = label_of(passage, part).setting, passage.mentions.first(part)
    if words.lower().startswith("all "):
        # "Of all issues" is no side of them, whatever side the part is.
        setting = replace(setting, sides=frozenset())
    for figure in _figures_beside(passage, named):
        pair, first = _pair(part, figure), passage.mentions.first(figure)
        if pair is None or first == own:
            continue
        said = _said_of(passage, figure)
        if named.ideas <= said.ideas:
            full.setdefault(first, pair)
            is_governed = not named.head or named.head in said.governing
            is_known = first < own or _counts_the_same(part, figure)
            if is_governed and is_known and said.setting.may_be(setting) and _is_one_of(part, figure):
                governed.add(first)
        elif named.head in said.ideas:
            partial.setdefault(first, pair)
    is_sure = len(full) == 1 and governed == full.keys() and not named.is_owned
    return Wholes(tuple((full or partial).values()), is_sure)


def read_words(words: str) -> Words:
    """The words for a whole up to where its phrase ends."""
    phrase = _CUT.sub("", " ".join(words.lower().split()))
    is_clause = phrase.startswith("what ")
    phrase = _WENT_IN.sub("input", phrase.removeprefix("what ")) if is_clause else _CUT_OF_NOUNS.sub("", phrase)
    ideas = [one for word in content_words(phrase) if (one := idea(word)) not in _VAGUE]
    nouns = content_words(_PREPOSITION.split(phrase)[0])
    if len(nouns) > 1 and _PARTICIPLE.fullmatch(nouns[-1]):
        nouns.pop()
    main = [one for word in nouns if (one := idea(word)) in ideas]
    head = "" if is_clause or not ideas else (main or ideas)[-1]
    return Words(frozenset(ideas), head, _OWNED.search(phrase) is not None and not is_clause)


def _said_of(passage: Passage, figure: Quantity) -> _Said:
    """What a figure is said to be: in its label, by what it counts and by what has so many ("the fleet has 280")."""
    label, at = label_of(passage, figure), passage.to_skeleton(figure.span.start)
    before = _CLAUSE.split(passage.skeleton[max(0, at - _REACH) : at])[-1]
    holder = _HOLDS.search(before)
    counted = content_words(figure.noun)
    governing = {label.head, *label.unit, *map(idea, [*counted, *(content_words(holder[1])[-1:] if holder else ())])}
    return _Said(label.ideas | governing | ideas_in(before), frozenset(governing), label.setting)


def _is_one_of(part: Quantity, figure: Quantity) -> bool:
    """Whether two figures count the same in the same time: what is spent once is no part of what is spent a year."""
    if part.unit.atoms and not figure.unit.atoms:
        return False
    # What was done so many times is no other thing than what was done.
    nouns = {idea(size.noun) for size in (part, figure) if size.noun and size.noun != "time"}
    return part.unit.period == figure.unit.period and len(nouns) <= 1


def _counts_the_same(part: Quantity, figure: Quantity) -> bool:
    """Whether two figures say that they are of one thing, by which a whole is known that only comes later."""
    if part.sense is Sense.COUNT:
        return bool(part.noun) and bool(figure.noun)
    return part.unit.dimension == figure.unit.dimension


def _figures_beside(passage: Passage, named: Words) -> Iterator[Quantity]:
    """The figures that count what the main word says or in whose sentence it stands, in the order of the text."""
    found: dict[int, Quantity] = {}
    for one in (named.head,) if named.head else sorted(named.ideas):
        stretches = {stretch.start: stretch for stretch in _sentences_with(passage, one)}
        beside = [figure for stretch in stretches.values() for figure in passage.within(stretch)]
        counted = [figure for noun, figures in passage.counted.items() if idea(noun) == one for figure in figures]
        for some in (beside, counted):
            if len(some) <= _MOST:
                found |= {figure.index: figure for figure in some}
    for index in sorted(found):
        yield found[index]


def _sentences_with(passage: Passage, one: str) -> Iterator[Stretch]:
    """The sentences with figures in which a word for an idea stands, as many as tell anything."""
    text, count = passage.lowered, 0
    for stem in stems_of(one):
        at = text.find(stem, passage.sentences[0].start)
        while at >= 0 and count <= _MOST:
            word = _WORD.match(text, at)
            if word and not text[at - 1 : at].isalnum() and idea(word[0]) == one:
                stretch = passage.stretch_at(at)
                if at < stretch.end:
                    count += 1
                    yield stretch
            at = text.find(stem, at + len(stem))


def _pair(part: Quantity, figure: Quantity) -> Pair | None:
    """The part and a figure that it may be one of: a size of its sort, at least as large.

    A period that one of them leaves unsaid is neither's, and a bare cell is in the unit of the part.
    """
    if figure.sense not in _SIZES or figure.is_range or figure.value <= 0:
        return None
    whole = in_unit_of(figure, part) if not figure.unit.atoms else figure
    if not are_alike(part, whole):
        part, whole = part.without_period(), whole.without_period()
    is_part = are_alike(part, whole) and size_of(part) < size_of(whole)
    return (part, whole) if is_part else None
