"""Counts of sections: "Five reasons to keep the ferry" above five headings, "three recommendations" and Recommendation 1 to 3.

Headings right below the one that counts are counted, without those that open or close any text. One that is too many may
be no reason; one that is missing, or a wrong number of numbered ones, convicts as a warning.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from claims.claim import Claim, Strength
from claims.document import Block, BlockKind
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Quantity
from claims.span import Span

_FEWEST, _MANY = 2, 3
_FRAME = lazy_regex(
    r"\W*(?:\d+\W+)?(?:introduction|conclusions?|summary|abstract|overview|references|sources|notes?|appendix|background|further"
    r"|about|acknowledg\w+|footnotes|bibliography|methods?|what (?:next|now|it means)|in (?:short|brief|sum|conclusion)|next steps"
    r"|the bottom line|bottom line|outlook|faq|frequently|related|contact)\b",
    re.IGNORECASE,
)
_NUMBERED = lazy_regex(
    r"\W*(?:\w+ )?(\d{1,2})(?:[.:)]|\s*[–—-]\s|$)|\W*(?:the )?(?:first|second|third|fourth|fifth|sixth|seventh)\b", re.I
)
_WORDS = "one two three four five six seven eight nine ten".split()

_Counted = Callable[[Passage, Block], Quantity | None]


def of_headings(passage: Passage, counted_in: _Counted) -> Iterator[Claim]:
    """Every count in a heading with the headings below it; `counted_in` reads the count of a block."""
    blocks = passage.document.blocks
    headings = [(at, block) for at, block in enumerate(blocks) if block.kind is BlockKind.HEADING]
    for number, (at, block) in enumerate(headings):
        below = _below(block, headings[number + 1 :])
        if len(below) < _FEWEST or blocks[at + 1].kind is BlockKind.ITEM:
            continue
        counted = counted_in(passage, block)
        texts = [passage.document.quote(heading.span) for heading in below]
        kept = [each for each, text in zip(below, texts, strict=True) if not _FRAME.match(text)]
        if counted is None or len(kept) < _FEWEST:
            continue
        are_numbered = all(_NUMBERED.match(passage.document.quote(each.span)) for each in kept)
        if len(kept) == counted.value or are_numbered or _MANY <= len(kept) == counted.value - 1:
            yield _claim(counted, block.span.start, [each.span for each in kept])


def _below(block: Block, following: list[tuple[int, Block]]) -> list[Block]:
    """The headings one level below another, up to the next that is not below it."""
    found: list[Block] = []
    for _, heading in following:
        if heading.level <= block.level:
            break
        found.append(heading)
    highest = min((heading.level for heading in found), default=0)
    return [heading for heading in found if heading.level == highest]


def of_labels(passage: Passage, counted: Quantity, others: list[Quantity]) -> Iterator[Claim]:
    """A count with the parts behind it that are numbered by its name: "Recommendation 1: …".

    `others` are all counts of the same noun; where they differ only one that agrees is taken.
    """
    spans = list(_labelled(passage, counted))
    if len(spans) < _FEWEST:
        return
    is_told = len({each.value for each in others if each.span.start < spans[0].start}) == 1
    if len(spans) == counted.value or is_told:
        yield _claim(counted, counted.span.start, spans)


def _labelled(passage: Passage, counted: Quantity) -> Iterator[Span]:
    """The blocks behind a count that begin with its noun and one, two, three … in turn."""
    label = lazy_regex(rf"\W*{re.escape(counted.noun)}\s+(\d{{1,2}}|{'|'.join(_WORDS)})\b(?=\W)", re.IGNORECASE)
    due = 1
    for block in passage.document.blocks:
        if block.span.start < counted.span.end:
            continue
        match = label.match(passage.document.text, block.span.start)
        if match is not None and match[1].lower() in (str(due), _WORDS[due - 1] if due <= len(_WORDS) else ""):
            due += 1
            yield block.span


def _claim(counted: Quantity, start: int, items: list[Span]) -> Claim:
    extent = Span(start, items[-1].end)
    made = Claim("count", counted, str(len(items)), (), extent, Strength.WORDED, related=tuple(items))
    return replace(made, loose=True)
