"""Superlatives: `the largest of the three, at 40`, where the three figures stand in the paragraph, or of a row of a table.

Whether a figure is the greatest can be told where all that it is compared with is given: as many figures of its measure
stand in the paragraph as the words say there are. What is asserted is a direction, at the superlative: that the figure
less the greatest of the others is above nothing, or less the smallest of them below it.
"""

from collections.abc import Iterator
from fractions import Fraction

from claims.claim import Claim, Premise, Strength
from claims.kinds.columns.ranked import ranked_rows
from claims.kinds.kind import Kind, same_measure
from claims.kinds.ranks.ordered import ranks
from claims.passage import Passage
from claims.phrase import Phrase
from claims.quantity import Hedge, Quantity, Sense, size_of
from claims.span import Span

_MOST = (
    r"(?P<word>largest|biggest|highest|greatest|tallest|longest|heaviest|oldest|deepest|widest|dearest|costliest|busiest|"
    r"most (?:expensive|costly|populous|numerous))"
)
_LEAST = (
    r"(?P<word>smallest|lowest|shortest|lightest|youngest|shallowest|narrowest|cheapest|least (?:expensive|costly))"
)
_GAP = r"[^.;:(),\uE000-\uF8FF]{0,40}?"
_WORDINGS = tuple(
    (Phrase(pattern, frozenset("nb")), hedge)
    for word, hedge in ((_MOST, Hedge.OVER), (_LEAST, Hedge.UNDER))
    for pattern in (
        rf"\b{word} of (?:the|these|those|its|their|all) {{n:count}}{_GAP} ?[,(–—] ?(?:at|with)? ?{{b}}(?= ?[.;,)—–]|$| [a-z])",
        rf"{{b}}{_GAP},? ?[,–—(] ?(?:which is |that is |is |was |by far )?the {word} of (?:the|these|those|all) {{n:count}}(?= ?[.;,)—–]|$)",
    )
)
_UNLESS = Phrase(
    r"\b(?:not|never|no longer|n[’']t|second|third|fourth|next|one of|among|if|would|since|per|average|until)[- ]|\bsecond-"
)
_FEWEST = 2


def find(passage: Passage) -> Iterator[Claim]:
    """Every superlative over figures that the paragraph gives, all of them."""
    for phrase, hedge in _WORDINGS:
        for match in phrase.matches(passage, _UNLESS):
            number, best = (passage.quantity_at(match.start(name)) for name in "nb")
            others = _others(passage, number, best)
            if others:
                rival = (max if hedge is Hedge.OVER else min)(others, key=size_of)
                span = Span(passage.to_text(match.start("word")), passage.to_text(match.end("word")))
                yield _claim(span, hedge, best, rival, passage.extent(match.start(), match.end()))
    for row in ranked_rows(passage):
        hedge = Hedge.OVER if row.is_most else Hedge.UNDER
        yield _claim(row.word, hedge, row.best, row.rival, row.word)
    yield from ranks(passage)


def _claim(word: Span, hedge: Hedge, best: Quantity, rival: Quantity, extent: Span) -> Claim:
    """The claim that a figure is beyond its rival, which is asserted at the word that says so."""
    asserted = Quantity(-2 - word.start, word, word, Fraction(0), best.unit, Sense.DIRECTION, hedge, word)
    return Claim("superlative", asserted, "b - a", (Premise("a", rival), Premise("b", best)), extent, Strength.WORDED)


def _others(passage: Passage, number: Quantity, best: Quantity) -> list[Quantity]:
    """The other figures of the paragraph, where with the best one they are as many as they are said to be."""
    blocks = passage.document.blocks
    at = next(
        (index for index, block in enumerate(blocks) if block.span.start <= best.span.start < block.span.end), None
    )
    if at is None or not _is_plain(best) or number.value < _FEWEST:
        return []
    found = [figure for figure in passage.between(blocks[at].span) if figure.index != number.index]
    alike = [figure for figure in found if _is_alike(figure, best)]
    # The best one may be repeated from the list that it stands in.
    others = {size_of(figure): figure for figure in alike if size_of(figure) != size_of(best)}
    is_whole = all(_is_plain(figure) for figure in alike) and len(others) + 1 == number.value
    return list(others.values()) if is_whole else []


def _is_alike(figure: Quantity, best: Quantity) -> bool:
    return figure.sense is best.sense and figure.unit.dimension == best.unit.dimension and same_measure(figure, best)


def _is_plain(figure: Quantity) -> bool:
    return not figure.is_hedged and not figure.is_range and figure.value > 0


KIND = Kind(
    "superlative",
    "the figure that is said to be the greatest or the smallest of those listed is",
    find,
    example="The piers are 40 m, 52 m and 61 m long, and the longest of the three, at 52 m, is the newest.",
    counter_example="The piers are 40 m and 61 m long, and the longest of the four, at 52 m, is the newest.",
)
