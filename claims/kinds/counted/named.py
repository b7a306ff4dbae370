"""Counts of what a section of that name lists: "This report makes six recommendations", and a list under that heading."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from claims.claim import Claim, Strength
from claims.document import Block, BlockKind
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Quantity
from claims.span import Span
from claims.stem import idea

_MAKES = lazy_regex(
    r"\b(?:report|paper|note|memo|submission|review|inquiry|committee|panel|audit|evaluation|study|we|it|i) (?:[a-z]+ ){0,2}?"
    r"(?:makes?|made|offers?|sets? out|reach(?:es)?|draws?|gives?|contains?|(?:ends?|closes?|concludes?) with) (?:the following )?$"
)
_ENDS = lazy_regex(r"(?: in all| in total| below| at the end)?[.,;:]|$")
_TITLE = lazy_regex(r"\W*(?:[\divxIVX]+[.)]? )?(?:(?:our|the|list of|summary of|main|key) )*([a-z]+)\W*$")
_REACH = 60
_FEWEST = 2


def of_named(passage: Passage, counts: Iterable[Quantity], lists: Sequence[tuple[int, list[Block]]]) -> Iterator[Claim]:
    """Every count that a text says it makes, with the one list of the one section that is called by what it counts."""
    told = [counted for counted in counts if _is_told(passage, counted)]
    sections = list(_sections(passage, lists)) if told else []
    for counted in told:
        named = [
            items for title, span, items in sections if title == idea(counted.noun) and not span.overlaps(counted.span)
        ]
        if len(named) == 1 and len(named[0]) >= _FEWEST:
            spans = [item.span for item in named[0]]
            extent = Span(min(counted.span.start, spans[0].start), max(counted.span.end, spans[-1].end))
            yield Claim(
                "count", counted, str(len(spans)), (), extent, Strength.WORDED, loose=True, related=tuple(spans)
            )


def _is_told(passage: Passage, counted: Quantity) -> bool:
    lowered, at = passage.lowered, passage.to_skeleton(counted.span.start)
    is_made = _MAKES.search(lowered[max(0, at - _REACH) : at]) is not None
    return is_made and _ENDS.match(lowered, at + 1) is not None


def _sections(passage: Passage, lists: Sequence[tuple[int, list[Block]]]) -> Iterator[tuple[str, Span, list[Block]]]:
    """The sections with a title of one word and one list: the idea of the title, the extent, the items."""
    blocks = passage.document.blocks
    headings = [at for at, block in enumerate(blocks) if block.kind is BlockKind.HEADING]
    for at, following in pairwise([*headings, len(blocks)]):
        title = _TITLE.match(passage.document.quote(blocks[at].span).lower())
        held = [items for first, items in lists if at < first < following]
        if title is not None and len(held) == 1:
            yield idea(title[1]), Span(blocks[at].span.start, blocks[following - 1].span.end), held[0]
