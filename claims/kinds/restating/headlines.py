"""What the title of a text says, and the first paragraphs say otherwise: `# Ridership Up 40 Percent`, `an increase of 24 percent`.

A figure of the title that stands nowhere below, and that no two sizes there give, is off where the first paragraphs tell one
change of its direction in percent, where they have it but for a slip of the pen, or where the text counts these things once.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from claims.claim import Claim, Premise
from claims.document import BlockKind
from claims.kinds.told.rivals import has_rival
from claims.label import ideas_in
from claims.misprint import Misprint, misprint_between, significant
from claims.movement import DOWN, UP
from claims.outcome import LESS, MORE
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense, around, size_of
from claims.reach import are_alike, are_money_and_count
from claims.span import Span
from claims.stem import idea

_UP = rf"(?:{UP[3:-1]}|{MORE[3:-1]}|soars?|soaring|leaps?|leapt)"
_DOWN = rf"(?:{DOWN[3:-1]}|{LESS[3:-1]}|sinks?|slumps?|slumped)"
_DIRECTIONS = tuple(
    (
        lazy_regex(rf"\b{way}\b(?:\s[a-z]+)?(?:\s(?:of|by|about|some|nearly|almost|over|just|a|an)){{0,3}}\s\Z"),
        lazy_regex(rf"\s(?:[a-z]+\s)?{way}\b"),
    )
    for way in (_UP, _DOWN)
)
_PEOPLE = frozenset(map(idea, ("people", "person", "visitor", "guest", "passenger", "customer", "spectator", "rider")))
_SIZES = (Sense.COUNT, Sense.MEASURE, Sense.MONEY)
_REACH, _LEAD, _MOST = 40, 12, 200
_TELLING, _FEWEST = 3, 10
_FARTHEST, _NEAREST = Fraction(3, 2), Fraction(5, 4)
_SUPPOSED = lazy_regex(
    r"\b(?:by|towards?|targets?|goals?|plans?|could|would|may|might|will|should|way to|road to|nearly|almost|beyond|needs?|wants?|seeks?|how|why|"
    r"lost|lose[sd]?|new|more|extra|fewer|less|cuts?|save[sd]?|another|gone|missing|dead|hurt)\b|\?"
)
"""What makes the number of a title one that is not yet had."""


def headlines(kind: str, passage: Passage) -> Iterator[Claim]:
    """Every figure of the title, with what the text says instead."""
    title = _title(passage)
    if title is None:
        return
    body = passage.between(Span(title.end, len(passage.document.text)))[:_MOST]
    lead = [figure for figure in body if _kind_of(passage, figure) is BlockKind.PARAGRAPH][:_LEAD]
    for figure in passage.between(title):
        if figure.is_range or figure.value <= 1 or any(_says(other, figure) for other in _alike(passage, figure, body)):
            continue
        other = _change(passage, figure, lead) if figure.sense is Sense.PERCENT else _size(passage, figure, lead, body)
        if other is not None:
            yield Claim(kind, figure, "a", (Premise("a", other),), around((figure, other)), loose=True)


def _title(passage: Passage) -> Span | None:
    """The title, with another heading right below it."""
    blocks = passage.document.blocks
    number = next((number for number, block in enumerate(blocks[:2]) if block.kind is BlockKind.HEADING), None)
    if number is None or blocks[number].level != 1:
        return None
    last = blocks[number]
    if number + 2 < len(blocks) and blocks[number + 1].kind is BlockKind.HEADING is not blocks[number + 2].kind:
        last = blocks[number + 1]
    return Span(blocks[number].span.start, last.span.end)


def _alike(passage: Passage, figure: Quantity, body: Sequence[Quantity]) -> Iterator[Quantity]:
    """The figures that may say what the title says: of a change in percent those of one that way, of a size its things."""
    way = _way(passage, figure) if figure.sense is Sense.PERCENT else None
    if way is not None:
        return (each for each in body if _way(passage, each) == way)
    return (each for each in body if figure.sense is Sense.PERCENT or _may_count_the_same(figure, each))


def _kind_of(passage: Passage, figure: Quantity) -> BlockKind:
    return passage.document.blocks[passage.stretch_at(passage.to_skeleton(figure.span.start)).sentence.block].kind


def _says(other: Quantity, figure: Quantity) -> bool:
    """Whether a figure states what another says, as far as both are rounded."""
    if other.sense in (Sense.FRACTION, Sense.MULTIPLIER) and figure.sense is Sense.PERCENT:
        return abs(size_of(other) / size_of(figure) - 1) < Fraction(1, 8)
    low, high = sorted((size_of(other), size_of(figure)))
    is_near = are_alike(other, figure) and not are_money_and_count(other, figure)
    step = max(other.resolution * other.unit.factor, figure.resolution * figure.unit.factor)
    return is_near and high - low <= step / (1 if figure.is_hedged else 2)


def _change(passage: Passage, figure: Quantity, lead: Sequence[Quantity]) -> Quantity | None:
    """The one change in percent that the first paragraphs tell in the direction of the title's."""
    way = _way(passage, figure)
    told = [each for each in lead if each.sense is Sense.PERCENT and way is not None and _way(passage, each) == way]
    if len(told) != 1 or has_rival(passage, figure) or told[0].is_range or not _share_a_word(passage, figure, told[0]):
        return None
    return told[0] if not any(_give(one, other, figure) for one in lead for other in lead) else None


def _way(passage: Passage, figure: Quantity) -> int | None:
    """Which way a change in percent goes, by the words right beside it."""
    at = passage.to_skeleton(figure.span.start)
    before = passage.lowered[max(passage.stretch_at(at).start, at - _REACH) : at]
    found = [
        way
        for way, (leads, follows) in enumerate(_DIRECTIONS)
        if leads.search(before) or follows.match(passage.lowered, at + 1)
    ]
    return found[0] if len(found) == 1 else None


def _give(one: Quantity, other: Quantity, figure: Quantity) -> bool:
    """Whether two sizes give a change in percent."""
    if one.sense not in _SIZES or min(one.value, other.value) <= 0 or not are_alike(one, other):
        return False
    return figure.widest.contains(abs(size_of(one) - size_of(other)) / size_of(one) / figure.unit.factor)


def _size(passage: Passage, figure: Quantity, lead: Sequence[Quantity], body: Sequence[Quantity]) -> Quantity | None:
    """The one size of the same things that a slip tells from the title's, or else the only number of them."""
    if figure.sense not in _SIZES or figure.value < _FEWEST or _is_sum(figure, lead):
        return None
    slipped = [each for each in lead if _are_alike(figure, each) and _is_slip(figure, each)]
    slipped = slipped or _said_again(figure, body)
    counted = [each for each in body if figure.noun and each.noun and idea(each.noun) == idea(figure.noun)]
    is_only = len({each.value for each in counted}) == 1 and _is_near(figure, counted[0])
    is_only = is_only or _is_first(passage, figure, lead, counted)
    found = slipped if len({each.value for each in slipped}) == 1 else counted if is_only and not slipped else []
    return found[0] if found and not found[0].is_range and _share_a_word(passage, figure, found[0]) else None


def _said_again(figure: Quantity, body: Sequence[Quantity]) -> list[Quantity]:
    """The sizes that a slip of one of several digits tells from the title's, and that the text gives more than once."""
    slipped = [
        each for each in body if _are_alike(figure, each) and len(each.digits) >= _TELLING and _is_slip(figure, each)
    ]
    return [each for each in slipped if sum(other.value == each.value for other in slipped) > 1]


def _is_first(passage: Passage, figure: Quantity, lead: Sequence[Quantity], counted: Sequence[Quantity]) -> bool:
    """Whether the first number of its things below is near the title's, which several others of them do not give."""
    if not counted or counted[0] not in lead or _SUPPOSED.search(passage.lowered, 0, passage.sentences[0].end):
        return False
    if len(counted) > 1 and passage.sentence_of(counted[0]) == passage.sentence_of(counted[1]):
        return False
    low, high = sorted((size_of(figure), size_of(counted[0])))
    is_near = low < high <= low * _NEAREST and not (figure.is_bound or counted[0].is_bound)
    return is_near and not _is_sum(figure, counted)


def _is_sum(figure: Quantity, lead: Sequence[Quantity]) -> bool:
    """Whether two sizes of the first paragraphs are together, or apart, what the title says."""
    sizes = [each for each in lead if _are_alike(figure, each)]
    values = {size_of(each) for each in sizes}
    return any(size_of(figure) - value in values or size_of(figure) + value in values for value in values)


def _are_alike(figure: Quantity, other: Quantity) -> bool:
    """Whether two sizes are of one measure, and count the same, or persons."""
    return other.sense is figure.sense and are_alike(other, figure) and _may_count_the_same(figure, other)


def _may_count_the_same(figure: Quantity, other: Quantity) -> bool:
    nouns = {idea(each.noun) for each in (figure, other) if each.noun}
    return len(nouns) <= 1 or nouns <= _PEOPLE


def _is_slip(figure: Quantity, other: Quantity) -> bool:
    """Whether a slip of the pen makes one size of the other: of a digit only where three tell."""
    misprint = misprint_between(size_of(figure), size_of(other))
    if misprint is Misprint.DIGIT:
        return min(len(significant(size_of(each))[0]) for each in (figure, other)) >= _TELLING
    return misprint is not None


def _is_near(figure: Quantity, other: Quantity) -> bool:
    low, high = sorted((size_of(figure), size_of(other)))
    return 0 < high <= low * _FARTHEST and not other.is_bound


def _share_a_word(passage: Passage, figure: Quantity, other: Quantity) -> bool:
    """Whether the title and the sentence of a figure below speak of one thing."""
    title, sentence = (passage.sentence_of(each) for each in (figure, other))
    above = passage.document.blocks[passage.stretch_at(passage.to_skeleton(other.span.start)).sentence.block].span
    words = ideas_in(passage.document.masked[title.start : title.end].lower())
    return not words.isdisjoint(ideas_in(passage.document.masked[above.start : sentence.end].lower()))
