"""What links a change to two sizes before it: words that recall them, that draw a conclusion, or a thing that they name too."""

import re

from claims.dates import YEAR
from claims.label import ideas_in
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.reach import Pair

_RECALLS = lazy_regex(r"(?:this|that|the) [\uE000-\uF8FF]|(?:this|that|such)\b", re.I)
_OPENS = lazy_regex(
    r"\W*(?:(?:this|that|it|which|there)\s+(?:is|was|represents|marks|amounts to|means|makes)(?:\s+(?:only|about|thus|therefore))?\s*)?\Z",
    re.I,
)
_ARTICLE = lazy_regex(r"(?:an?|the)\b", re.I)
_CONCLUDES = lazy_regex(
    r"\b(?:thus|therefore|so|hence|consequently|accordingly|in other words|either way|overall)\b|,\s*then,", re.I
)
_APPOSED = lazy_regex(
    r"[\uE000-\uF8FF][^.;:()\uE000-\uF8FF]{0,60}?(?:,| ?[–—:(])\s*(?:(?:or|that is|i\.e\.|so|for|which is|making|some|about|and)\s*)*\Z",
    re.I,
)
_BASE = lazy_regex(
    r"\s+than\s+(?:it was|they were|before|then|at first|it had been|the one it replace[sd]|it used to be)\b", re.I
)
_TAIL = lazy_regex(
    r"\s(?:in|of|on|than)\s(?!an?\s|(?:\w+\s){0,3}(?:years?|months?|weeks?|days?|decades?|period|time|quarter)\b|(?:19|20)\d\d)(?P<what>[^.;:,()–—\uE000-\uF8FF]+)"
)
"""What changes, said behind the change: a rise of 20 percent in fees."""
_WHICH = lazy_regex(r"\b(?:that|which|who)\b")
_ENDS_THING = lazy_regex(
    r"(?<=[a-z])\s(?:[a-z]+ed|has|have|had|is|are|was|were|will|would|came|took|meant|left|put|made|went|within|over|since|between|during|and|while|as|after|"
    r"because|at|by|to|for|from|with)\b"
)
"""What ends the name of a thing: its verb, or what is said of it."""
_COUNTS = lazy_regex(r"\b(?:the|its|their)\s+(?:number|figure|total|rate|level)s?\b", re.I)
_YEAR = lazy_regex(rf"\b{YEAR}")
_MEANT = ideas_in(
    "number figure total rate share level amount size year month time percent be been employment membership"
)


def thing_in(words: str) -> str:
    """The thing that some words begin with, without what is said of it: `employment happened within a lifetime`."""
    return words if _WHICH.search(words) else _ENDS_THING.split(words, 1)[0]


def is_linked(passage: Passage, match: re.Match[str], pair: Pair) -> bool:
    """Whether the words around a change tie it to the two sizes."""
    here, skeleton = passage.stretch_at(match.start()), passage.skeleton
    first, second = (passage.to_skeleton(passage.quantities[figure.index].span.start) for figure in pair)
    before, start = skeleton[here.start : match.start()], passage.stretch_at(first).start
    told = set(_YEAR.findall(skeleton, start, max(second, here.start)))
    if _names_another(passage, match, start):
        return False
    if second >= here.start and _APPOSED.search(skeleton, second, match.start()):
        return True
    if not set(_YEAR.findall(before)) <= told:
        return False
    if _recalls(passage, match, before):
        return True
    subject = ideas_in(before if second < here.start else skeleton[second + 1 : match.start()]) - _MEANT
    if _is_of_one(passage, pair, subject):
        return False
    said = ideas_in(skeleton[start : max(second, here.start) if second < here.start else second])
    return not subject.isdisjoint(said)


def _recalls(passage: Passage, match: re.Match[str], before: str) -> bool:
    """Whether a change is said of what was just said: with an article, a pronoun, a conclusion, or by what it was before."""
    is_opened = _OPENS.match(before) is not None and _ARTICLE.match(match[0]) is not None
    is_based = _BASE.match(passage.skeleton, match.end()) is not None
    is_bare = not ideas_in(before) - _MEANT and (_COUNTS.search(before) is not None or ideas_in(match[0]) <= _MEANT)
    return is_opened or is_based or is_bare or bool(_RECALLS.match(match[0]) or _CONCLUDES.search(before))


def _is_of_one(passage: Passage, pair: Pair, subject: frozenset[str]) -> bool:
    """Whether what changes is named with one of two sizes in two sentences and not with the other."""
    stretches = [passage.stretch_at(passage.to_skeleton(figure.span.start)) for figure in pair]
    if stretches[0] == stretches[1]:
        return False
    one, other = (ideas_in(passage.skeleton[stretch.start : stretch.end]) & subject for stretch in stretches)
    return bool(one and other) and one != other


def _names_another(passage: Passage, match: re.Match[str], start: int) -> bool:
    """Whether what is said to change, right behind the change, was not spoken of with the sizes."""
    tail = _TAIL.match(passage.skeleton, match.end(), passage.stretch_at(match.start()).end)
    if tail is None or _BASE.match(passage.skeleton, match.end()):
        return False
    named = ideas_in(thing_in(tail["what"])) - _MEANT
    return bool(named) and named.isdisjoint(ideas_in(passage.skeleton[start : match.start()]))
