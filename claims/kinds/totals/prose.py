"""Totals in prose: figures that one sentence adds up."""

import re
from collections.abc import Iterator

from claims.claim import Claim, Strength
from claims.kinds.totals.addition import Addition
from claims.kinds.totals.parts import is_part
from claims.movement import MOVE
from claims.passage import ANY, Passage
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense

_ADDED = Phrase(
    rf"(?P<parts>[{ANY}](?:[^.;:\uE000-\uF8FF]{{1,60}}[{ANY}]){{1,11}})[^.;:\uE000-\uF8FF]{{0,40}}?(?:,| ?[–—(]| and) ?"
    r"(?:for a (?:combined |grand )?total of|a total of|totall?ing|which totals|in total|adding up to|together|altogether|in all|all told|combined|"
    r"(?:which )?(?:adds?|sums?) up to|making a total of|bringing the total to) <ABOUT>{t}"
)
_IN_ALL = Phrase(
    rf"(?P<parts>[{ANY}](?:[^.;:\uE000-\uF8FF]{{1,60}}[{ANY}]){{1,11}})[^.;:\uE000-\uF8FF]{{0,40}}?(?:,| ?[–—(]) ?"
    r"(?:making |or |that is )?<ABOUT>{t}(?: [a-z]+){0,3}? (?:in all|altogether|all told|in total)\b"
)
_COUNTED = Phrase(
    rf"{{n:count}} (?:[\w’'-]+ ){{0,2}}(?:of|worth|with|at|weighing|costing),? (?P<parts>[{ANY}](?:(?:, ?| and |, and )[{ANY}]){{1,7}})"
    r"(?: (?:each|apiece))?,? (?:together |in all )?(?:brought in|raised|gave|made?|makes?|total\w*|cost|costs|came to|comes? to|add up to|added up to"
    r"|sum to|amount(?:ed)? to|weigh(?:ed)?|earned|is|are|were) <ABOUT>(?:together |a total of )?{t}(?! ?(?:each|apiece|per)\b)"
)
_CALCULATES = lazy_regex(r"\s*[-+×*/÷−x]\s*[\uE000-\uF8FF(]")
_OF_EACH = lazy_regex(r"\b(?:each|every|per|apiece)\b", re.I)
_AND_BACK = lazy_regex(r"\b(?:back|return(?:ed|ing)?|same way|(?:both|each) ways?|twice)\b", re.I)
"""What is gone twice is no sum of what is told of it."""
_REACH = 40
_MOVES = lazy_regex(rf"\b(?:{MOVE})\b", re.I)
_NOT_PARTS = lazy_regex(
    r"(?<![a-z])[-+×*/÷−=](?![a-z])|\b(?:per|out|than|compared|versus|including|while|but|after|before|each|every|times|average)\b"
    rf"|\b(?:of|from|to) (?:(?!and\b|or\b)[a-z]+ ){{0,2}}[{ANY}]|\bof (?:which|whom|them|these|those)\b",
    re.I,
)
"""What is said of one part or the whole, or joins two figures otherwise; where a part is from joins nothing."""


def find_in_prose(passage: Passage) -> Iterator[Claim]:
    """Every total that a sentence states beside its parts."""
    yield from _counted(passage)
    for match in (*_ADDED.matches(passage), *_IN_ALL.matches(passage)):
        parts = match["parts"]
        is_product = _OF_EACH.search(passage.skeleton, match.end("parts"), match.start("t")) is not None
        if (
            is_product
            or _AND_BACK.search(match[0])
            or _NOT_PARTS.search(parts)
            or _CALCULATES.match(passage.skeleton, match.end())
        ):
            continue
        signs = [match.start("parts") + place for place, sign in enumerate(parts) if sign in ANY]
        if not all(is_part(passage, sign) for sign in signs):
            continue
        figures = tuple(passage.quantity_at(sign) for sign in signs)
        total = passage.quantity_at(match.start("t"))
        addition = _of_last(Addition(total, figures))
        if total.sense is Sense.PERCENT and _MOVES.search(
            passage.skeleton, max(0, match.start() - _REACH), match.end("parts")
        ):
            # Rises of several years make no sum.
            continue
        # What is counted in several words may be one sort of thing, or things of which nobody counts the sum.
        is_meant = addition.can_be or addition.holds or addition.is_near
        if addition.can_be_in_words and is_meant and _is_sum(addition.terms, total):
            yield addition.claim(passage.extent(match.start(), match.end()), Strength.WORDED)


def _of_last(addition: Addition) -> Addition:
    """The sum of all figures before a total, or of the last of them where these add up: prices may stand before both."""
    total, terms = addition.total, addition.terms
    shorter = (Addition(total, terms[start:]) for start in range(1, len(terms) - 1))
    if addition.holds:
        return addition
    return next((few for few in shorter if few.can_be_in_words and few.holds), addition)


def _counted(passage: Passage) -> Iterator[Claim]:
    """Every total of as many figures as the sentence says there are: "three gifts of €5, €8 and €9 brought in €22"."""
    for match in _COUNTED.matches(passage):
        places = [match.start("parts") + place for place, sign in enumerate(match["parts"]) if sign in ANY]
        found = Addition(passage.quantity_at(match.start("t")), tuple(map(passage.quantity_at, places)))
        is_calculated = _NOT_PARTS.search(match["parts"]) or _CALCULATES.match(passage.skeleton, match.end())
        if passage.quantity_at(match.start("n")).value == len(places) and not is_calculated and found.can_be:
            yield found.claim(passage.extent(match.start(), match.end()), Strength.WORDED)


def _is_sum(parts: tuple[Quantity, ...], total: Quantity) -> bool:
    """Whether the total is no overall rate or percentage of those that it stands beside."""
    is_ratio = total.sense in (Sense.PERCENT, Sense.RATE) or any(power < 0 for _, power in total.unit.dimension)
    return not is_ratio or total.value > max(part.value for part in parts)
