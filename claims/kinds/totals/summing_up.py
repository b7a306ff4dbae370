"""Totals that sum up what was said before: "Together they come to …", "The three add up to …", "… in all"."""

import re
from collections.abc import Iterator
from itertools import combinations

from claims.claim import Claim, Strength
from claims.kinds.kind import is_operand, same_measure
from claims.kinds.totals.addition import FEWEST, Addition
from claims.passage import ANY, Passage, Stretch
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense
from claims.span import Span

_GAP = r"[^.;:\uE000-\uF8FF]"
_VERB = (
    r"(?:comes?|came|adds?|added|sums?|makes?|made|totals?|totall?ed|amounts?|amounted|costs?|accounts?|is|are|was|were|will be"
    r"|reach(?:es|ed)?|swallow(?:s|ed)?|absorb(?:s|ed)?|claim(?:s|ed)?|carry|carried|provide[sd]?|suppl(?:y|ied)|cover(?:s|ed)?|sold|earn(?:s|ed)?"
    r"|serve[sd]?|contain(?:s|ed)?|store[sd]?|emit(?:s|ted)?|receive[sd]?|burn(?:s|ed)?|gives?|hold|have|had|use|weigh(?:ed)?|employ(?:ed)?|produced?|raised?|worth|take|took)"
)
_SUMS = r"(?:comes? to|came to|adds? up to|added up to|sums? to|amounts? to|amounted to|makes?|totals?|totall?ed)"
_WORDINGS = (
    Phrase(
        rf"\b(?:together|combined|altogether|in all|all told|in total)\b(?! with)[^.;:]{{0,60}}\b{_VERB}\b"
        rf"{_GAP}{{0,25}}{{t}}"
    ),
    Phrase(rf"\b(?:they|these|those|both|the [{ANY}])(?!\w){_GAP}{{0,40}}\b{_SUMS} <ABOUT>{{t}}"),
    Phrase(rf"\b(?:that|this|which) (?:is|was|makes|made|gives|comes to|came to) <ABOUT>{{t}}{_GAP}{{0,20}}"
           r"\b(?:in all|altogether|all told|in total|together|combined)\b"),
)  # fmt: skip
_APART = re.compile(
    r"\b(?:from|than|compared|versus|instead|including|of which|of whom|previous|earlier|last (?:year|month|week)|rose|fell"
    r"|if|would|could|budget|target|limit|at least|out of)\b",
    re.I,
)
_EACH = re.compile(
    rf"\s*(?:each|apiece|per\b|a (?:year|month|week|day|head|piece)\b|an? \w+\b(?=[^{ANY}]{{0,20}}(?:,? or|=)))", re.I
)
_MOST_TERMS = 6


def find_sums_of_before(passage: Passage) -> Iterator[Claim]:
    """Every total of the figures in the sentence or the two before it."""
    for number, sentence in enumerate(passage.sentences):
        for wording in _WORDINGS:
            if not wording.may_match(sentence.signs):
                continue
            match = wording.search(passage, sentence)
            if match is not None and not is_operand(passage.skeleton, match.start("t")):
                yield from _claims(passage, number, match)
                break


def _claims(passage: Passage, number: int, match: re.Match[str]) -> Iterator[Claim]:
    total = passage.quantity_at(match.start("t"))
    count = _count_named(passage, match)
    best: Addition | None = None
    for reach in range(3):
        stretches = _before(passage, number, reach)
        if stretches is None:
            break
        start = stretches[0].start
        figures = _terms(passage, start, match.start(), total, is_counted=count > 0)
        if not FEWEST <= len(figures) <= _MOST_TERMS:
            continue
        holding = _holding(total, figures, count)
        if holding is not None:
            yield _claim(passage, holding, match)
            return
        is_told = count == len(figures) or not count and not _APART.search(passage.skeleton, start, match.start())
        if best is None and is_told:
            best = Addition(total, figures)
    if best is not None and best.is_near:
        yield _claim(passage, best, match)


def _count_named(passage: Passage, match: re.Match[str]) -> int:
    """How many things the wording says it sums up, "the two orders", "both", or 0 where it does not say."""
    places = (place for place in range(match.start(), match.start("t")) if passage.skeleton[place] in ANY)
    named = (passage.quantity_at(place) for place in places)
    count = next((int(figure.value) for figure in named if figure.is_word and figure.value.denominator == 1), 0)
    return count or 2 * ("both" in match[0].lower().split())


def _before(passage: Passage, number: int, reach: int) -> list[Stretch] | None:
    """The sentences with figures from so many before this one, all of one block; None where there are not as many."""
    stretches = list(passage.sentences[max(0, number - reach) : number + 1])
    blocks = {stretch.sentence.block for stretch in stretches}
    return stretches if len(stretches) == reach + 1 and len(blocks) == 1 else None


def _terms(passage: Passage, start: int, end: int, total: Quantity, *, is_counted: bool) -> tuple[Quantity, ...]:
    """The figures of the total's measure that are results, not operands or prices of one.

    Percentages may be of anything, and are added only where the wording says how many they are.
    """
    figures = []
    for place in range(start, end):
        if passage.skeleton[place] not in ANY:
            continue
        figure = passage.quantity_at(place)
        is_part = not is_operand(passage.skeleton, place) and _EACH.match(passage.skeleton, place + 1) is None
        if (
            is_part
            and figure.sense is total.sense
            and (is_counted or total.sense is not Sense.PERCENT)
            and same_measure(figure, total)
        ):
            figures.append(figure)
    return tuple(figures)


def _holding(total: Quantity, figures: tuple[Quantity, ...], count: int) -> Addition | None:
    """All the figures, or as many of them as the text says, that add up."""
    sizes = [count] if count else range(len(figures), FEWEST - 1, -1) if len(figures) <= FEWEST + 1 else [len(figures)]
    for size in sizes:
        for some in combinations(figures, size) if size <= len(figures) else ():
            addition = Addition(total, some)
            if addition.can_be and addition.holds:
                return addition
    return None


def _claim(passage: Passage, addition: Addition, match: re.Match[str]) -> Claim:
    start = min(term.span.start for term in addition.terms)
    return addition.claim(Span(start, passage.extent(match.start(), match.end()).end), Strength.WORDED)
