"""The total of a closed list, told in the next breath: `18 hydrologists, 7 economists and 11 lawyers. Its 36 people …`,
`All in, a shipper pays $1,955`, `The £45,000 is to come from the reserves` behind a list of prices.

The parts are all figures of the measure in the sentence itself, else in the one before, else one in each item of the list right
before. Where a word for a sum tells the total it may be off by anything near; an article alone, which may speak of something
else, convicts on a slip of the pen or where just one part is missing from the sum. A discrepancy is a warning.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from claims.claim import Claim, Strength
from claims.document import BlockKind
from claims.kinds.kind import same_dimension
from claims.kinds.totals.addition import Addition
from claims.kinds.totals.parts import is_part, part_of, told_by
from claims.kinds.totals.some_parts import is_of_some, names_of
from claims.passage import Passage, Stretch
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense, around, size_of

_SIZE = "count|measure|money|duration"
_GAP = r"[^.;:\uE000-\uF8FF]"
_SOME = r"(?:(?:about|around|roughly|nearly|almost|some|just|only|over|exactly|just over|just under|a total of) )*"
_TOGETHER = r"(?:together|combined|altogether|all told|all in(?=,)|in all|in total|between them|taken together)"
_JOINT = r"(?:combined|joint|grand|overall|aggregate|total) (?!average|mean|median|rate|share)[a-z]+"
_SUM = r"(?:haul|tally|sum|total|aggregate|toll|catch|headcount|complement|roll-call|muster)"
_OPENS = r"(?:(?<=[.!?]\s)|(?<=\n))"
_SUMS = (
    Phrase(rf"\b{_TOGETHER}\b(?! with){_GAP}{{0,30}}?\bthe {{n:count}}{_GAP}{{0,30}}? {_SOME}{{t:{_SIZE}}}"),
    Phrase(rf"\b{_TOGETHER}\b(?! with){_GAP}{{0,60}}?(?:,[^.;:]{{0,20}},{_GAP}{{0,30}}?)? {_SOME}{{t:{_SIZE}}}"),
    Phrase(rf"{{t:{_SIZE}}}(?: [a-z]+){{0,2}} {_TOGETHER}\b"),
    Phrase(rf"{_OPENS}th(?:ese|ose) {_SOME}{{t:{_SIZE}}}"),
    Phrase(
        rf"{_OPENS}(?:the|its|their|our|his|her) (?:[a-z]+ ){{1,2}}(?:thus|therefore|then|hence|accordingly|consequently) "
        rf"(?:weighs?|weighed|costs?|comes? to|came to|runs? to|ran to|measures?|measured|amounts? to|adds? up to|takes?|took|holds?) {_SOME}{{t:{_SIZE}}}"
    ),
    Phrase(
        rf"\b(?:an?|the|its|their|our|his|her) (?:{_JOINT}|{_SUM}(?: of [a-z]+)?)(?: of|,| is| was) {_SOME}{{t:{_SIZE}}}"
    ),
    Phrase(
        rf"{_OPENS}the (?:sum|total|bill|lot)\b{_GAP}{{0,40}}?(?:,[^.;:]{{0,40}},)? (?:is|was|comes? to|came to) {_SOME}{{t:{_SIZE}}}"
    ),
)
_KNOWN = (
    Phrase(rf"{_OPENS}(?:the|its|their|our|these|those|this|that)(?: [a-z’'-]+){{0,5}} {_SOME}{{t:{_SIZE}}}"),
    Phrase(rf"{_OPENS}(?:the|its|their|our) (?:[a-z]+ ){{0,2}}(?:figure|number|count|tally|haul|intake|sum|turnout|catch),? {_SOME}(?:of )?{{t:{_SIZE}}}"),
    Phrase(rf"\bthe(?: [a-z]+)? {_SOME}{{t:{_SIZE}}} (?:is|are|was|were|will|has|have|comes?|came)\b"),
    Phrase(rf"{_OPENS}{_GAP}{{0,40}} (?:then |now |thus )?(?:stands? at|stood at|is|are|comes? to|came to) {_SOME}{{t:{_SIZE}}}"),
    Phrase(rf", for {_SOME}{{t:{_SIZE}}}"),
    Phrase(rf"\b(?:the|these|those) {{t:{_SIZE}}}"),
)  # fmt: skip
_NO_LIST = lazy_regex(
    r"\b(?:than|per|each|every|of (?:which|whom|these|them)|compared|versus|average|respectively|up|down|rose|fell|between|or|including"
    r"|but|against|while|whereas|earlier|later|ago|percent)\b|(?<![a-z])[-+×*/÷=](?![a-z])"
)
_MOVES = lazy_regex(r"\b(?:from|to)\s+[\uE000-\uF8FF]")
_TO_OR_OF = lazy_regex(r"(?:\b(?P<to>to)|(?<!s\s)\bof)\s+\Z")
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
_SCALE = lazy_regex(r"(?:\(|\bin )(thousand|million|billion)s?\b[^.;]{0,30}:?\s*\Z", re.I)
_ADDED = lazy_regex(r"\b(?:another|a further|then|plus|an additional|an extra)\s+\Z")
_OTHER = lazy_regex(
    r"\b(?:other|first|last|remaining|next|new|old|previous|same|average|mean|median|typical|usual|largest|smallest|best)\b"
)
_OF = lazy_regex(r"\s*(?:[a-z]+\s)?(?:out )?of (?:the|its|their|all|these|them|that|which|whom)\b")
_NOT_ALL = lazy_regex(r"\b(?:such as|for example|including|includes|among|mainly|mostly|largest|biggest)\b")
_LEAST, _MOST, _SMALL, _REACH, _FAR = 3, 10, 20, 30, 600
_IDLE = 300


def find_closed(passage: Passage) -> Iterator[Claim]:
    """Every total that is told right behind all its parts."""
    for phrases in (_SUMS, _KNOWN):
        for at, match in told_by(phrases, passage):
            total = passage.quantity_at(at)
            start = passage.stretch_at(at).start
            is_part_of = _OF.match(passage.lowered, at + 1) or _OTHER.search(passage.lowered, start, match.end())
            if not total.is_range and not total.is_firm_bound and not is_part_of:
                named = passage.quantity_at(match.start("n")).value if "n" in match.groupdict() else None
                yield from _claims(passage, at, total, named, is_sum=phrases is _SUMS)


def _claims(passage: Passage, at: int, total: Quantity, named: Fraction | None, *, is_sum: bool) -> Iterator[Claim]:
    terms = _of_its_name(_terms(passage, at, total, is_sum=is_sum), total)
    found = Addition(total, terms)
    if len(terms) > _MOST or named not in (None, len(terms)) or not found.can_be_in_words:
        return
    is_off = found.is_misprint() or misses_one(found) or is_sum and found.is_near
    is_sure = (total.sense is not Sense.COUNT or size_of(total) >= _SMALL) and len(
        {size_of(term) for term in terms}
    ) == len(terms)
    is_sure = is_sure and (is_sum or not is_of_some(passage, total, names_of(passage, terms, total), len(terms)))
    if found.holds or is_off and is_sure and not _is_told_before(passage, total):
        strength = Strength.INFERRED if found.holds else Strength.WORDED
        yield replace(found.claim(around((total, *terms)), strength), loose=True)


def _of_its_name(terms: tuple[Quantity, ...], total: Quantity) -> tuple[Quantity, ...]:
    """The terms without those of another name, where these do without them: 14 gold and 22 silver medals, and 30 boats."""
    named = tuple(term for term in terms if not term.noun or term.noun == total.noun)
    return named if len(named) >= _LEAST and Addition(total, named).holds else terms


def misses_one(found: Addition) -> bool:
    """Whether a total is the sum of all parts but one."""
    terms = found.terms
    few = (Addition(found.total, (*terms[:place], *terms[place + 1 :])) for place in range(len(terms)))
    return any(addition.holds for addition in few)


def _is_told_before(passage: Passage, total: Quantity) -> bool:
    """Whether the text has told the total before, of whatever it is."""
    return any(size_of(figure) == size_of(total) for figure in passage.quantities[: total.index])


def _listed_before(passage: Passage, here: Stretch, total: Quantity) -> tuple[Quantity, ...]:
    """The figures of the list right before a paragraph that has none of a total's measure before its sentence."""
    start = passage.to_skeleton(passage.document.blocks[here.sentence.block].span.start)
    if here.start - start > _FAR:
        return ()
    return () if _alike(passage, start, here.start, total) else _items(passage, here, total)


def _terms(passage: Passage, at: int, total: Quantity, *, is_sum: bool) -> tuple[Quantity, ...]:
    """All figures of a total's measure before it in its sentence, else in the one before, else in the list before."""
    here = passage.stretch_at(at)
    own = _alike(passage, here.start, at, total)
    if own:
        return own if len(own) >= _LEAST and is_closed(passage, own) else ()
    return closed_before(passage, here, total) or (_listed_before(passage, here, total) if is_sum else ())


def closed_before(passage: Passage, here: Stretch, total: Quantity) -> tuple[Quantity, ...]:
    """All figures of a total's measure in the sentence before another, else one in each item of the list right before."""
    number = passage.place_of(here)
    earlier = passage.sentences[number - 1] if number else None
    if earlier is not None and earlier.sentence.block == here.sentence.block:
        found = _alike(passage, earlier.start, earlier.end, total)
        is_enough = len(found) >= _LEAST or len(found) > 1 and _is_added(passage, found[-1])
        return found if is_enough and is_closed(passage, found) else ()
    return _items(passage, here, total)


def _is_added(passage: Passage, figure: Quantity) -> bool:
    """Whether a figure is said to come on top of the one before it."""
    at = passage.to_skeleton(figure.span.start)
    return _ADDED.search(passage.lowered, max(0, at - _REACH), at) is not None


def _alike(passage: Passage, start: int, end: int, total: Quantity) -> tuple[Quantity, ...]:
    figures = passage.between(passage.extent(start, end))
    alike: list[Quantity] = []
    for figure in figures:
        # Of several measures the later ones may leave the unit out.
        one = in_unit(figure, total) if alike and not figure.is_word else figure
        if one.sense is total.sense and same_dimension(one, total):
            alike.append(one)
    found = tuple(figure for figure in alike if _is_part(passage, figure, total))
    # "The two banks had 310 and 265 branches": how many are told of is none of them.
    return found[1:] if found and found[0].is_word and found[0].value == len(found) - 1 else found


def _is_part(passage: Passage, figure: Quantity, total: Quantity) -> bool:
    """Whether a figure may be a part of a total, and is no small number in words of something else: on the two islands."""
    is_idle = figure.is_word and size_of(figure) * _IDLE < size_of(total)
    return not is_idle and is_part(passage, passage.to_skeleton(figure.span.start))


def is_closed(passage: Passage, terms: Sequence[Quantity]) -> bool:
    """Whether nothing between some figures says that they are no parts of one whole."""
    first, last = (passage.to_skeleton(terms[place].span.start) for place in (0, -1))
    stretch = passage.stretch_at(first)
    if _NOT_ALL.search(passage.lowered, stretch.start, first) or any(term.is_range or term.is_bound for term in terms):
        return False
    before = _TO_OR_OF.search(passage.lowered, max(0, first - 12), first)
    # "A grant of 240, a gift of 80": what is said of each part makes none of them the whole.
    is_of_each = passage.lowered.endswith(" of ", max(0, last - 4), last)
    if before is not None and not before["to"] and not is_of_each:
        return False
    # "Sales came to 40, grants to 30": what is said of the first is said of all.
    is_moved = before is None and _MOVES.search(passage.lowered, first + 1, last + 1) is not None
    return not is_moved and _NO_LIST.search(passage.lowered, first + 1, last) is None


def _items(passage: Passage, here: Stretch, total: Quantity) -> tuple[Quantity, ...]:
    """The figures of the list right before a paragraph, one in each item; bare ones take the total's unit."""
    blocks, at = passage.document.blocks, here.sentence.block - 1
    items = []
    while at >= 0 and blocks[at].kind is BlockKind.ITEM:
        items.append(blocks[at])
        at -= 1
    figures = [part_of(passage, item, total) for item in reversed(items)]
    scale = _scale_named(passage, at, total)
    terms = tuple(in_unit(figure, total, scale) for figure in figures if figure is not None)
    return terms if len(terms) == len(figures) >= _LEAST else ()


def _scale_named(passage: Passage, at: int, total: Quantity) -> int:
    """The scale that the block before a list gives all its figures: `where it went (millions of euros):`."""
    block = passage.document.blocks[at] if at >= 0 else None
    named = (
        _SCALE.search(passage.document.masked, *block.span)
        if block is not None and total.sense is Sense.MONEY
        else None
    )
    return _SCALES[named[1].lower()] if named else 1


def in_unit(figure: Quantity, total: Quantity, scale: int = 1) -> Quantity:
    """A bare figure in the unit of a total, and in the scale that is said of it."""
    is_bare = figure.sense is Sense.COUNT and not figure.noun and not figure.unit.atoms
    if not is_bare:
        return figure
    one = replace(figure, unit=total.unit, sense=total.sense, noun=total.noun)
    return one if scale == 1 or figure.has_scale else _scaled(one, scale)


def _scaled(figure: Quantity, scale: int) -> Quantity:
    step, rough = figure.resolution * scale, figure.round_resolution * scale
    return replace(figure, value=figure.value * scale, resolution=step, round_resolution=rough, has_scale=True)
