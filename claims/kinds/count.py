"""Counts of listed items: `three reasons:` before a list, `five lessons` in its heading, `four phases:` before a table.

A count that introduces a list is compared: it stands in the block right before the list, which ends with a colon or with
what is counted, or in the heading right before it, and counts something that lists consist of. Before a table it is
compared where the table's first column has the name of what is counted; above sections that are each one of them, or
parts that are numbered by its name, as `counted.sections` reads them; of the rows that pass a mark (`counted.rows`); of what
the section of that name lists (`counted.named`). A
paragraph that begins with a count in words and ends with a colon agrees with the list after it: `Five mills took part.
Their output:`. In prose: `three reasons: cost, noise and dust`, `the four stations – Ayton, Birk, Callow and Dunmar –`, and
sentences that begin with First, Second, Third.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from claims.claim import Claim, Strength
from claims.document import Block, BlockKind
from claims.enumeration import are_names, has_aside, inline_items, items_in, ordinal_sentences
from claims.kinds.counted.behind import of_names_behind
from claims.kinds.counted.named import of_named
from claims.kinds.counted.rows import of_rows
from claims.kinds.counted.sections import of_headings, of_labels
from claims.kinds.kind import Kind
from claims.kinds.totals.unlabelled import unlabelled_sums
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense
from claims.span import Span

_LISTED = frozenset(
    """
    point step reason way thing principle item factor part lesson rule recommendation question option tip measure component
    category type example pillar priority goal objective element stage phase action proposal idea argument problem
    challenge benefit advantage disadvantage condition criterion finding conclusion key feature section area issue task
    requirement strategy fact claim myth policy policies change group kind mistake sign theme trend decision cause risk source method approach
    """.split()
)
_SUMS = lazy_regex(r"(?:grand |sub-?|overall )?(?:total|sum|all|average|mean|together|combined)\b", re.IGNORECASE)
_ALL_BUT = re.compile(r"\b(?:but|except(?: for)?|other than|apart from|besides) (?:the )?$")
_RELATIVE = lazy_regex(r",\s(?:all|each|both) of which\b[^:;.,]*(?=:)")
_SMALLEST, _LARGEST = 2, 40
_LONGEST_TAIL = 70
_OPENERS = frozenset(("", "the", "these", "our", "all", "there are", "we have"))
_THESE = lazy_regex(r"\W*(?:The|These|All(?:\s+of\s+these)?|Those)\s+")
_NAME = lazy_regex(r"\W*[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}(?:,|:| [–—-] | \(| \d|$)")
"""An item that begins with a name."""


def find(passage: Passage) -> Iterator[Claim]:
    """Every count that introduces a list, a table, or an enumeration in prose."""
    yield from _of_lists(passage)
    yield from _of_tables(passage)
    yield from of_headings(passage, _introducing)
    yield from of_rows(passage)
    counts = [counted for counted in passage.quantities if _is_count(counted)]
    yield from of_named(passage, counts, list(_lists(passage.document.blocks)))
    yield from of_names_behind(passage, counts)
    for counted in counts:
        yield from _of_prose(passage, counted)
        if counted.noun in _LISTED:
            yield from of_labels(passage, counted, [other for other in counts if other.noun == counted.noun])


def _of_lists(passage: Passage) -> Iterator[Claim]:
    blocks = passage.document.blocks
    for first, items in _lists(blocks):
        if first == 0 or len(items) < _SMALLEST:
            continue
        before, spans = blocks[first - 1], [item.span for item in items]
        counted = _introducing(passage, before)
        if counted is not None:
            yield _claim(counted, before.span.start, spans, Strength.STATED)
        elif (leading := _leading(passage, before, items)) is not None:
            yield replace(_claim(leading, before.span.start, spans, Strength.WORDED), loose=True)
        else:
            behind = blocks[first + len(items) : first + len(items) + 1]
            yield from _agreeing(passage, before, behind, spans)


def _agreeing(passage: Passage, before: Block, behind: tuple[Block, ...], items: list[Span]) -> Iterator[Claim]:
    """A count in words that is that of a list: the last one before it, `I can think of three.`, or the first behind."""
    last = passage.between(before.span)[-1:] if before.kind is BlockKind.PARAGRAPH else ()
    first = passage.between(behind[0].span)[:1] if behind and behind[0].kind is BlockKind.PARAGRAPH else ()
    text = passage.document.masked
    found = [each for each in last if before.span.end - each.span.end <= _LONGEST_TAIL]
    found += [each for each in first if _THESE.fullmatch(text, behind[0].span.start, each.span.start)]
    for counted in found:
        is_whole = counted.is_word and counted.sense is Sense.COUNT and not counted.is_hedged
        if is_whole and _SMALLEST < counted.value == len(items) <= _LARGEST:
            start = min(counted.span.start, items[0].start)
            yield replace(_claim(counted, start, items, Strength.INFERRED), loose=True)


def _of_tables(passage: Passage) -> Iterator[Claim]:
    """Counts of the rows of a table whose first column is called what is counted; a total is no row."""
    blocks = passage.document.blocks
    for grid in passage.grids:
        cells = [grid.cells[key] for key in sorted(grid.cells)]
        first = next((at for at, block in enumerate(blocks) if cells and block.span == cells[0].span), 0)
        labels = [grid.cells[row, 0] for row in grid.rows if (row, 0) in grid.cells]
        if not first or not grid.heads or len(labels) != len(grid.rows):
            continue
        totals = [cell.row for sum_ in unlabelled_sums(grid)[0] if (cell := grid.cell_of(sum_.total)) is not None]
        rows = [cell for cell in labels if not _SUMS.match(cell.text) and cell.row not in totals]
        counted = _called(passage, blocks[first - 1], grid.header(0))
        if counted is not None and len(rows) >= _SMALLEST:
            yield _claim(counted, blocks[first - 1].span.start, [cell.span for cell in rows], Strength.STATED)


def _called(passage: Passage, block: Block, header: str) -> Quantity | None:
    """The last count in the sentence that leads into a table of what its first column is called."""
    text = passage.document.quote(block.span).rstrip()
    clause = Span(block.span.start + text[:-1].rfind(". ") + 1, block.span.end)
    words = re.findall(r"[a-z]+", header.lower())
    called = [
        figure
        for figure in passage.between(clause)
        if _is_count(figure) and {figure.noun.lower(), figure.noun.lower() + "s"} & set(words)
    ]
    leads = block.kind is BlockKind.HEADING or text.endswith((":", "."))
    return called[-1] if called and leads else None


def _of_prose(passage: Passage, counted: Quantity) -> Iterator[Claim]:
    inline = inline_items(passage, counted)
    if inline is not None:
        items = items_in(passage.document.masked[inline.start : inline.end])
        is_slip = abs(counted.value - len(items)) == 1 and counted.value > _SMALLEST
        is_sure = counted.noun in _LISTED or are_names(items) or is_slip
        is_sure = is_sure and not has_aside(items)
        strength = Strength.WORDED if is_sure else Strength.INFERRED
        yield replace(_claim(counted, counted.span.start, [inline], strength), formula=str(len(items)))
    elif counted.noun in _LISTED:
        sentences = list(ordinal_sentences(passage, counted))
        # Fewer may be that the last of them is worded otherwise.
        if len(sentences) >= counted.value:
            yield _claim(counted, counted.span.start, sentences, Strength.WORDED)


def _claim(counted: Quantity, start: int, items: list[Span], strength: Strength) -> Claim:
    extent = Span(start, items[-1].end)
    return Claim("count", counted, str(len(items)), (), extent, strength, related=tuple(items))


def _lists(blocks: tuple[Block, ...]) -> Iterator[tuple[int, list[Block]]]:
    """Where each list starts, and its items of the outermost level."""
    for is_item, run in groupby(enumerate(blocks), key=lambda pair: pair[1].kind is BlockKind.ITEM):
        members = list(run)
        if not is_item:
            continue
        for group in dict.fromkeys(block.group for _, block in members):
            items = [(index, block) for index, block in members if block.group == group]
            if items[0][1].level == 1:
                yield items[0][0], [block for _, block in items]


def _introducing(passage: Passage, block: Block) -> Quantity | None:
    text = passage.document.quote(block.span).rstrip()
    ends = {BlockKind.PARAGRAPH: (":", "."), BlockKind.ITEM: (":",)}.get(block.kind, ())
    introduces = text.rstrip("*_ ").endswith(ends)
    if not introduces and block.kind is not BlockKind.HEADING:
        return None
    clause = Span(block.span.start + text[:-1].rfind(". ") + 1, block.span.end)
    figures = passage.between(clause)
    tail = _RELATIVE.sub("", _tail(passage, block, figures[-1])) if figures else ""
    if not figures or not _is_count(figures[-1]):
        return None
    if len(figures) > 1 and not (figures[-1].is_word and tail.strip(" *_") == ":"):
        return None
    if _ALL_BUT.search(passage.document.masked, clause.start, figures[-1].span.start):
        return None
    # Whatever is counted right before the colon is listed after it; elsewhere only what lists consist of.
    if figures[-1].noun not in _LISTED and tail.strip(" *_") != ":":
        return None
    if text.endswith(".") and tail.strip(" *_") != ".":
        return None
    return figures[-1] if len(tail) < _LONGEST_TAIL and not re.search(r"[,:;(].*\w", tail) else None


def _tail(passage: Passage, block: Block, figure: Quantity) -> str:
    """What stands behind a figure up to the end of its block."""
    return passage.document.masked[figure.span.end : block.span.end].rstrip()


def _leading(passage: Passage, block: Block, items: list[Block]) -> Quantity | None:
    """The count in words with which a paragraph before a list begins: "Five mills took part. Their output:".

    It counts what the list names where the list has as many items; one more or less is a slip where the count's own
    sentence leads into the list, or every item is a name.
    """
    figures = passage.between(block.span)
    if not figures or block.kind is not BlockKind.PARAGRAPH:
        return None
    first, text = figures[0], passage.document.masked
    if not _tail(passage, block, figures[-1]).endswith(":") and not _is_one_sentence(passage, block):
        return None
    before = text[block.span.start : first.span.start].strip(" *_")
    is_subject = before.lower() in _OPENERS and first.is_word and _is_count(first)
    if len(figures) > 1 or not is_subject:
        return None
    if first.value == len(items):
        return first
    is_lead = not re.search(r"[.,;(]\W*\w", text[first.span.end : block.span.end])
    are_names = all(_NAME.match(passage.document.quote(item.span)) for item in items)
    is_slip = abs(first.value - len(items)) == 1 and first.value > _SMALLEST
    return first if is_slip and (is_lead or are_names) else None


def _is_one_sentence(passage: Passage, block: Block) -> bool:
    """Whether a paragraph is but one sentence, which leads into what follows: "Four objections are heard again."."""
    first = passage.document.masked[block.span.start : block.span.end].rstrip().find(". ")
    return first < 0 and passage.document.masked[: block.span.end].rstrip().endswith(".")


def _is_count(quantity: Quantity) -> bool:
    plain = (
        quantity.sense is Sense.COUNT
        and bool(quantity.noun)
        and quantity.value.denominator == 1
        and not quantity.is_range
    )
    return plain and not quantity.is_hedged and _SMALLEST <= quantity.value <= _LARGEST


KIND = Kind(
    "count",
    "a list has as many items as the sentence before it says",
    find,
    example="There are four reasons:\n\n- The road is steep.\n- The bus is full.\n- The shop is shut.\n",
    counter_example="There are at least four reasons:\n\n- cost\n- time\n",
)
