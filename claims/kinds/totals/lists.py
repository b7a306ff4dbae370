"""Totals of lists: in the last item, in the sentence that introduces the list, or in the one after it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from claims.claim import Claim
from claims.document import Block, BlockKind
from claims.implied import without
from claims.kinds.totals.addition import FEWEST, Addition
from claims.kinds.totals.parts import figure_of, part_of
from claims.kinds.totals.roles import Role, is_whole, role_of
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Quantity, around
from claims.span import Span

_SPLIT = Phrase(
    r"{t}[^.;:\uE000-\uF8FF]{0,60}\b(?:split|divided|made up|broken down|breaks down|allocated|distributed|shared|consists?"
    r"|comprises?|composed|comes? from|as follows|namely|went)\b[^.;\uE000-\uF8FF]{0,60}(?::|(?<=follows)\.)\s*$"
)
_SELECTS = lazy_regex(
    r"\b(?:among|amongst|including|includes?|such as|example|examples|largest|biggest|main|mainly|most|some|several|of which"
    r"|each|per|average|between|from|than|if|would|more|less|up|target|goal|limit|plus|also)\b",
    re.I,
)
_REST = lazy_regex(r"\b(?:the|an?|its|their) (?:final |last )?(?:other|remaining|rest,?|remainder,?)(?: of)? \Z")
"""What stands before the item that is what the others leave."""
_SURE, _REACH = 3, 30
_AFTERWARDS = Phrase(
    r"(?:together|altogether|in total|in all|combined|all told|in sum|all (?:two|three|four|five|six|seven|eight|nine|ten))\b"
    r"(?:,? (?:the|these|those|all) {n:count})?[^.;:\uE000-\uF8FF]{0,50}{t}"
    r"|(?:grand |overall )?total:? {t3}"
    r"|(?:the|these|those|their|this|that)\s(?:(?!average|mean|median|typical)[\w\uE000-\uF8FF]+\s){0,3}(?:sum|total|totals|adds? up to|add up to|comes? to|sums? to)\b"
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
        items = [blocks[place] for place in places]
        last, first = (_labelled_total(passage, items[at]) for at in (-1, 0))
        if last is not None:
            yield from _claims(last, [part_of(passage, item, last) for item in items[:-1]])
        elif first is not None:
            yield from _claims(first, [part_of(passage, item, first) for item in items[1:]])
        else:
            beside = [
                claim
                for stated in _readings(_beside(passage, blocks, places))
                for claim in _claims(stated, [part_of(passage, item, stated) for item in items])
            ]
            yield from beside or _led_in(passage, blocks, places)
            yield from _holding(passage, blocks, places)


def _led_in(passage: Passage, blocks: tuple[Block, ...], places: list[int]) -> Iterator[Claim]:
    """The one figure of the words that lead into a list, which says no more than what they are of."""
    before = blocks[places[0] - 1] if places[0] else None
    if before is None or len(places) < _SURE or before.kind is not BlockKind.PARAGRAPH:
        return
    stated = passage.between(before.span)
    text = passage.document.masked[before.span.start : before.span.end]
    if not text.rstrip().endswith(":") or _SELECTS.search(text):
        return
    for total in stated:
        figures = [part_of(passage, blocks[place], total) for place in places]
        terms = tuple(figure for figure in figures if figure is not None)
        is_alone = sum(figure.sense is total.sense for figure in stated) == 1
        # A figure that is the number of the items counts them.
        if is_alone and len(terms) == len(figures) and total.value != len(terms):
            yield from _loosely(passage, Addition(total, terms))


def _holding(passage: Passage, blocks: tuple[Block, ...], places: list[int]) -> Iterator[Claim]:
    """A figure of the sentence right behind a list that all items come to, whatever the words are."""
    after = blocks[places[-1] + 1] if places[-1] + 1 < len(blocks) else None
    if after is None or after.kind is not BlockKind.PARAGRAPH or len(places) < _SURE:
        return
    sentence = passage.stretch_at(passage.to_skeleton(after.span.start)).sentence
    for total in _readings(passage.between(sentence.span)):
        figures = [part_of(passage, blocks[place], total) for place in places]
        found = Addition(total, tuple(figure for figure in figures if figure is not None))
        if len(found.terms) == len(figures) and found.can_be and found.holds:
            yield replace(found.claim(around((total, *found.terms))), loose=True)


def _loosely(passage: Passage, found: Addition) -> Iterator[Claim]:
    """The claim of words that say no more than what the list is of."""
    terms = found.terms
    # What is counted of the others again makes no sum wrong: 810 owned, 330 let, 100 empty, 45 listed.
    some_hold = any(replace(found, terms=terms[:number]).holds for number in range(FEWEST, len(terms)))
    if found.can_be_in_words and (found.holds or found.is_near and not some_hold):
        at = passage.to_skeleton(terms[-1].span.start)
        is_rest = _REST.search(passage.lowered, max(0, at - _REACH), at) is not None
        claim = (found.solved_for(len(terms) - 1) if is_rest else found).claim(around((found.total, *terms)))
        yield replace(claim, kind="remainder" if is_rest else claim.kind, loose=True)


def _claims(total: Quantity, figures: list[Quantity | None]) -> Iterator[Claim]:
    terms = tuple(figure for figure in figures if figure is not None)
    addition = Addition(total, terms)
    if len(terms) == len(figures) and addition.can_be and (addition.holds or not addition.is_among_terms):
        yield addition.claim(around((total, *terms)))


def _labelled_total(passage: Passage, block: Block) -> Quantity | None:
    """The figure of an item that is labelled as the total of those before it."""
    figure = figure_of(passage, block)
    if figure is None:
        return None
    label = passage.document.masked[block.span.start : figure.span.start].strip().rstrip(":=–—- ")
    return figure if role_of(label) is Role.TOTAL and is_whole(label) else None


def _beside(passage: Passage, blocks: tuple[Block, ...], places: list[int]) -> Iterator[Quantity]:
    """The total in the block before a list, or at the start of the one after it."""
    if places[0] > 0 and len(places) >= FEWEST:
        before = blocks[places[0] - 1]
        yield from _matched(passage, before.span, _SPLIT, at_end=True)
    after = next((block for block in blocks[places[-1] + 1 :]), None)
    if after is not None and after.kind is BlockKind.PARAGRAPH:
        yield from _matched(passage, after.span, _AFTERWARDS, at_end=False)


def _readings(stated: Iterable[Quantity]) -> Iterator[Quantity]:
    """Each total as it stands, and without the period that its parts leave unsaid."""
    for total in stated:
        yield total
        for period in total.unit.periods:
            yield without(total, period)


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
        name = next(name for name, sign in match.groupdict().items() if sign and name != "n")
        yield passage.quantity_at(match.start(name))
