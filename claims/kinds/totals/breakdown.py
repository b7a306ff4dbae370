"""Totals that a sentence breaks down: "480 staff: 210 nurses, 150 doctors and 120 porters"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from claims.claim import Claim, Strength
from claims.kinds.kind import is_operand
from claims.kinds.totals.addition import Addition
from claims.passage import ANY, SIGNS, Passage
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Sense

_GAP = r"[^.;:()\uE000-\uF8FF]"
_COUNT = SIGNS[Sense.COUNT]
_BROKEN_DOWN = Phrase(
    rf"{{t}}(?:{_GAP}{{0,50}}|{_GAP}{{1,30}} {_COUNT}{_GAP}{{0,20}})(?::|,? (?:comprising|made up of|consisting of|composed of|namely)| ?[–—]) (?:the )?<ABOUT>"
    rf"(?P<parts>[{ANY}](?:{_GAP}{{1,60}}[{ANY}]){{1,9}}){_GAP}{{0,50}}(?=[.;–—]|$)"
)
_JOINT = lazy_regex(rf"[{ANY}]|,|\band\b|\bplus\b")
_NOT_PARTS = lazy_regex(
    r"[-+×*/÷=]|\b(?:of the|from|to|per|out of|than|compared|versus|but|after|before|each|every|times|average|then|including|at|both|neither|some)\b",
    re.I,
)
_SURE = 3


def find_breakdowns(passage: Passage) -> Iterator[Claim]:
    """Every figure that is followed by its parts, to the end of the sentence."""
    for match in _BROKEN_DOWN.matches(passage):
        parts = match["parts"]
        if (
            _NOT_PARTS.search(passage.skeleton, match.start("parts"), match.end())
            or not _is_list(parts)
            or is_operand(passage.skeleton, match.start("t"))
        ):
            continue
        places = [match.start("parts") + place for place, sign in enumerate(parts) if sign in ANY]
        terms = tuple(map(passage.quantity_at, places))
        # Of two figures before its parts the total is the one that they add up to: given seven, and scored six.
        before = [match.start("t"), *_figures_in(passage, match.end("t"), places[0])]
        additions = [Addition(passage.quantity_at(place), terms) for place in before]
        addition = next((each for each in additions if each.holds), additions[0])
        if addition.can_be_in_words and (addition.holds or addition.is_near):
            claim = addition.claim(passage.extent(match.start(), match.end()), Strength.WORDED)
            is_open = len(places) < _SURE or addition.misses_some
            yield replace(claim, loose=is_open)


def _figures_in(passage: Passage, start: int, end: int) -> list[int]:
    return [place for place in range(start, end) if passage.skeleton[place] in ANY]


def _is_list(parts: str) -> bool:
    """Whether a comma or "and" stands between any two figures, and "and" before the last."""
    marks = "".join("#" if mark in ANY else "&" if mark in ("and", "plus") else "," for mark in _JOINT.findall(parts))
    return re.fullmatch(r"#(?:,+&?#)*,?&#", marks) is not None
