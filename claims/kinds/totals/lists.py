"""Totals of lists: in the last item, in the sentence that introduces the list, or in the one after it."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from claims.claim import Claim
from claims.document import Block, BlockKind
from claims.kinds.totals.addition import FEWEST, Addition, around
from claims.kinds.totals.roles import Role, is_whole, role_of
from claims.passage import Passage
from claims.phrase import Phrase
from claims.quantity import Quantity
from claims.span import Span

_LABEL_END = re.compile(r"\s*(?:[:=–—-]|\bis\b|\bof\b|\d|[$€£])")
_SPLIT = Phrase(
    r"{t}[^.;:\uE000-\uF8FF]{0,60}\b(?:split|divided|made up|broken down|breaks down|allocated|distributed|shared|consists?"
    r"|comprises?|composed|comes? from|as follows|namely|went)\b[^.;\uE000-\uF8FF]{0,60}:\s*$"
)
_SPLIT_WORDS = re.compile(
    r"\b(?:split|divided|made up|broken down|breaks down|allocated|distributed|shared|consists?|comprises?|composed|comes? from"
    r"|as follows|namely|went)\b"
)
_SELECTS = re.compile(
    r"\b(?:among|amongst|including|includes?|such as|example|examples|largest|biggest|main|mainly|most|some|several|of which"
    r"|each|per|average|between|from|than|if|would|more|less|up|target|goal|limit|plus|also)\b",
    re.I,
)
_SURE = 3
_AFTERWARDS = Phrase(
    r"(?:together|altogether|in total|in all|combined|all told|in sum|all (?:two|three|four|five|six|seven|eight|nine|ten))\b"
    r"[^.;:\uE000-\uF8FF]{0,50}{t}"
    r"|(?:the|these|their|this|that)\s(?:\w+\s){0,2}(?:sum|total|totals|adds? up to|add up to|comes? to|sums? to)\b"
    r"[^.;:\uE000-\uF8FF]{0,30}{t2}",
    frozenset(),
)


def find_in_lists(passage: Passage) -> Iterator[Claim]:
    """Every total of a list whose items have a figure each."""
    blocks = passage.document.blocks
    lists: dict[int, list[int]] = defaultdict(list)
    for place, block in enumerate(blocks):
        if block.kind is BlockKind.ITEM and block.level == 1:
            lists[block.group].append(place)
    for places in lists.values():
        figures = [_figure(passage, blocks[place]) for place in places]
        last, first = (_labelled_total(passage, blocks[places[at]]) for at in (-1, 0))
        if last is not None:
            yield from _claims(last, figures[:-1])
        elif first is not None:
            yield from _claims(first, figures[1:])
        else:
            for stated in _beside(passage, blocks, places):
                yield from _claims(stated, figures)
            yield from _led_in(passage, blocks, places, figures)


def _led_in(
    passage: Passage, blocks: tuple[Block, ...], places: list[int], figures: list[Quantity | None]
) -> Iterator[Claim]:
    """The one figure of the words that lead into a list, which says no more than what they are of."""
    before = blocks[places[0] - 1] if places[0] else None
    if before is None or len(places) < _SURE or before.kind is not BlockKind.PARAGRAPH:
        return
    stated = passage.between(before.span)
    text = passage.document.masked[before.span.start : before.span.end]
    if not text.rstrip().endswith(":") or _SELECTS.search(text) or _SPLIT_WORDS.search(text):
        return
    terms = tuple(figure for figure in figures if figure is not None)
    alike = [figure for figure in stated if terms and figure.sense is terms[0].sense]
    # A figure that is the number of the items counts them.
    if len(alike) != 1 or len(terms) != len(figures) or alike[0].value == len(terms):
        return
    found = Addition(alike[0], terms)
    # What is counted of the others again makes no sum wrong: 810 owned, 330 let, 100 empty, 45 listed.
    some_hold = any(replace(found, terms=terms[:number]).holds for number in range(FEWEST, len(terms)))
    if found.can_be_in_words and (found.holds or found.is_near and not some_hold):
        yield replace(found.claim(around((alike[0], *terms))), loose=True)


def _claims(total: Quantity, figures: list[Quantity | None]) -> Iterator[Claim]:
    terms = tuple(figure for figure in figures if figure is not None)
    addition = Addition(total, terms)
    if len(terms) == len(figures) and addition.can_be and (addition.holds or not addition.is_among_terms):
        yield addition.claim(around((total, *terms)))


def _labelled_total(passage: Passage, block: Block) -> Quantity | None:
    """The figure of an item that is labelled as the total of those before it."""
    figure = _figure(passage, block)
    if figure is None:
        return None
    label = passage.document.masked[block.span.start : figure.span.start].strip().rstrip(":=–—- ")
    return figure if role_of(label) is Role.TOTAL and is_whole(label) else None


def _figure(passage: Passage, block: Block) -> Quantity | None:
    """The figure of an item: its only one, or the one that its label introduces."""
    found = passage.between(block.span)
    if len(found) == 1:
        return found[0]
    text = passage.document.masked
    labelled = [
        figure for figure in found if text[block.span.start : figure.span.start].rstrip().endswith((":", "–", "—"))
    ]
    return labelled[0] if len(labelled) == 1 else None


def _beside(passage: Passage, blocks: tuple[Block, ...], places: list[int]) -> Iterator[Quantity]:
    """The total in the block before a list, or at the start of the one after it."""
    if places[0] > 0 and len(places) >= FEWEST:
        before = blocks[places[0] - 1]
        yield from _matched(passage, before.span, _SPLIT, at_end=True)
    after = next((block for block in blocks[places[-1] + 1 :]), None)
    if after is not None and after.kind is BlockKind.PARAGRAPH:
        yield from _matched(passage, after.span, _AFTERWARDS, at_end=False)


def _matched(passage: Passage, span: Span, phrase: Phrase, *, at_end: bool) -> Iterator[Quantity]:
    """The total that a block's last or first sentence states."""
    start, end = passage.to_skeleton(span.start), passage.to_skeleton(span.end)
    sentences = [sentence for sentence in passage.sentences if start <= sentence.start < end]
    if not sentences:
        return
    sentence = sentences[-1 if at_end else 0]
    if not at_end and sentence.start != start:
        return
    match = phrase.search(passage, sentence)
    if match is not None:
        name = "t" if match["t"] else "t2"
        yield passage.quantity_at(match.start(name))
