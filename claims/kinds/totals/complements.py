"""Groups that make up all: "a crowd of 2,340 … 1,290 women and 1,050 men", "31 in favour, 22 against … all 53 members".

The whole is the one larger figure of people or votes beside both, in their sentence or in the one before or after it.
Others may be neither, so only a slip of the pen convicts.
"""

from collections.abc import Iterator
from dataclasses import replace

from claims.claim import Claim, Strength
from claims.kinds.totals.addition import Addition
from claims.passage import Passage, Stretch
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense, around

_PAIRS = (("woman", "man"), ("girl", "boy"), ("adult", "child"))
_GAP = r"[^.;:()\uE000-\uF8FF]{0,40}?"
_TOLD = (
    Phrase(
        rf"{{x:count}} to {{y:count}}(?:(?:,|,? and|,? with){_GAP} {{z:count}}(?= abst| spoil| blank|\W))?(?={_GAP}[.;,])",
        frozenset("xyz"),
    ),
    Phrase(rf"{{x:count}} (?:were|are) (?:wo)?men{_GAP} {{y:count}} (?:(?:were|are) )?(?:wo)?men\b"),
    Phrase(rf"{{x:count}} (?:were|are) (?:girls|boys){_GAP} {{y:count}} (?:(?:were|are) )?(?:girls|boys)\b"),
    Phrase(
        rf"{{x:count}} (?:voted |were )?(?:in favou?r|for){_GAP} {{y:count}} (?:voted |were )?against"
        rf"(?:(?:,|,? and| with){_GAP} {{z:count}}(?= abst| spoil| blank|\W))?",
        frozenset("xy"),
    ),
)
_ALL = Phrase(
    r"\b(?:all|total|altogether|in all|cast|every|both) [^.;:]{0,30}?{t:count}|{u:count} [^.;:]{0,20}?\bcast\b",
    frozenset(),
)
_WHOLES = frozenset(
    "person pupil student member vote ballot voter delegate visitor runner player resident worker employee participant "
    "patient councillor guest shareholder deputy teacher applicant volunteer passenger reader".split()
)
_SIZE = 2


def find_complements(passage: Passage) -> Iterator[Claim]:
    """Every whole beside the two or three groups that make it up."""
    for parts in _parts(passage):
        stretch = passage.stretch_at(passage.to_skeleton(parts[0].span.start))
        wholes = [figure for figure in _beside(passage, stretch) if _may_be_whole(figure, parts)]
        if len({figure.value for figure in wholes}) != 1:
            continue
        found = Addition(wholes[0], parts)
        beside = passage.stretch_at(passage.to_skeleton(wholes[0].span.start))
        fewest = _SIZE if _ALL.search(passage, beside) else _SIZE + 1
        if found.holds or found.is_misprint(fewest):
            yield replace(found.claim(around((wholes[0], *parts)), Strength.WORDED), loose=True)


def _parts(passage: Passage) -> Iterator[tuple[Quantity, ...]]:
    for pair in _PAIRS:
        if all(noun in passage.counted for noun in pair):
            yield from _side_by_side(passage, *pair)
    for phrase in _TOLD:
        for match in phrase.matches(passage):
            yield tuple(
                passage.quantity_at(match.start(name)) for name, text in match.groupdict().items() if text is not None
            )


def _side_by_side(passage: Passage, one: str, other: str) -> Iterator[tuple[Quantity, ...]]:
    """The figures of both groups where they stand next to each other in one sentence."""
    counted = passage.counted
    by_index = {figure.index: figure for figure in counted[other]}
    for figure in counted[one]:
        for index in (figure.index - 1, figure.index + 1):
            mate = by_index.get(index)
            if mate is not None and passage.sentence_of(mate) == passage.sentence_of(figure):
                yield figure, mate


def _beside(passage: Passage, stretch: Stretch) -> Iterator[Quantity]:
    """The figures of a sentence and of those right before and after it."""
    at = passage.place_of(stretch)
    for near in passage.sentences[max(0, at - 1) : at + _SIZE]:
        if near.sentence.block == stretch.sentence.block:
            yield from passage.within(near)


def _may_be_whole(figure: Quantity, parts: tuple[Quantity, ...]) -> bool:
    sizes = [part.value for part in parts]
    is_count = figure.sense is Sense.COUNT and not figure.is_range and figure not in parts
    return is_count and (not figure.noun or figure.noun in _WHOLES) and max(sizes) < figure.value < _SIZE * sum(sizes)
