"""Which figures may be parts of a total: results and sizes, no operands and no prices of one thing."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from claims.document import Block
from claims.kinds.kind import is_operand, same_dimension
from claims.passage import ANY, SIGNS, Passage
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense, is_size, size_of

_EACH = lazy_regex(
    rf"\s*(?:each|apiece|(?:per|for each|for every|(?:[a-z]+ )?to an?)\b|a (?:year|month|week|day|head|piece)\b|an? \w+\b(?=[^{ANY}]{{0,20}}(?:,? or|=)))",
    re.I,
)
_RESULT = lazy_regex(
    r"(?:\b(?:or|making|makes|totall?ing|that is|which is|i\.e\.|comes? to|in all|giving)|[=:–—→]) ?(?:about |some |a total of )?\Z",
    re.I,
)
_A_THING = lazy_regex(r"\s+an? [a-z]+\b", re.I)
"""What money is followed by where it is a price: £15 a lesson."""
_IN_ALL = lazy_regex(r"\s*(?:in all|in total|altogether|all told|for the (?:year|season|whole))\b", re.I)
_PRICE = lazy_regex(r"(?:\bat|@|\bof|×|\bx) (?:about |some |only )?\Z", re.I)
_PAID = lazy_regex(r"\b(?:at|on) (?:about |some |only )?\Z")
_OF_EACH = lazy_regex(rf"(?:\A|\n|[.,;:–—] )(?:for|to|per) (?:each|every|one) [^.,;:{ANY}]{{0,40}}, \Z", re.I)
_REACH = 40
_NEAR = 8
_MOST_PARTS = 8
_FAR = 60


def told_by(phrases: Iterable[Phrase], passage: Passage) -> Iterator[tuple[int, re.Match[str]]]:
    """Where each figure `t` stands that some phrases tell and that is no operand, with the first match that tells it."""
    told: set[int] = set()
    for phrase in phrases:
        for match in phrase.matches(passage):
            at = match.start("t")
            if at not in told and not is_operand(passage.skeleton, at):
                told.add(at)
                yield at, match


def is_part(passage: Passage, place: int) -> bool:
    """Whether the figure at a place of the skeleton is no operand and no price of one."""
    skeleton = passage.skeleton
    if is_operand(skeleton, place) or _EACH.match(skeleton, place + 1):
        return False
    if skeleton[place] == SIGNS[Sense.MONEY] and _A_THING.match(skeleton, place + 1):
        return False
    is_set_off = skeleton.endswith(", ", 0, place)
    return not is_set_off or _OF_EACH.search(skeleton, max(0, place - _FAR), place) is None


def is_left_of_more(rest: Quantity, terms: Iterable[Quantity], far: Iterable[Quantity]) -> bool:
    """Whether a rest, all its terms and some of the amounts before them make up one that stands before all of these.

    `far` are the figures before the rest, the nearest first; so £5,000 is left of £90,000 after four bills, not two.
    """
    known = {term.index for term in terms}
    plain = (figure for figure in far if is_size(figure) and not figure.is_bound and figure.value > 0)
    alike = [figure for figure in plain if same_dimension(figure, rest) and figure.index not in known]
    sums = {size_of(rest) + sum(map(size_of, terms))}
    for figure in alike[:_MOST_PARTS]:
        if any(figure.interval.contains(each / figure.unit.factor) for each in sums):
            return True
        sums |= {each + size_of(figure) for each in sums}
    return False


def are_parts_of_one(terms: Iterable[Quantity], far: Iterable[Quantity]) -> bool:
    """Whether sizes make up one that stands near before, so that none is left of another: 84 stalls, 52 below, 32 above."""
    parts = list(terms)
    both, bare = sum(map(size_of, parts)), sum(part.value for part in parts)
    near = filter(is_size, islice(far, _NEAR))
    return any(size_of(figure) == both or figure.value == bare for figure in near)


def has_pay_of_one(passage: Passage, figures: Iterable[Quantity]) -> bool:
    """Whether one figure is what somebody is paid, beside another for no period: at £31,000 a year, £93,000 in all."""
    written = [passage.quantities[figure.index] for figure in figures]
    timed = [figure for figure in written if figure.unit != figure.unit.without_period()]
    at = passage.to_skeleton(timed[0].span.start) if len(timed) == 1 else 0
    return _PAID.search(passage.skeleton, max(0, at - _REACH), at) is not None


def figure_of(passage: Passage, block: Block) -> Quantity | None:
    """The figure of a list's item: its only one, or the one that its label introduces."""
    found = passage.between(block.span)
    if len(found) == 1:
        return found[0]
    text = passage.document.masked
    labelled = [
        figure for figure in found if text[block.span.start : figure.span.start].rstrip().endswith((":", "–", "—"))
    ]
    return labelled[0] if len(labelled) == 1 else None


def part_of(passage: Passage, block: Block, total: Quantity) -> Quantity | None:
    """The figure that a list's item adds to a total: its only one, the only one of the total's measure, or its result.

    "Track charges, 1,260 km at €5, or €6,300" adds €6,300.
    """
    found = passage.between(block.span)
    if len(found) == 1:
        return found[0]
    alike = [figure for figure in found if figure.sense is total.sense and same_dimension(figure, total)]
    results = [figure for figure in alike if _is_result(passage, block, figure)]
    if results:
        return results[-1]
    parts = [figure for figure in alike if is_part(passage, passage.to_skeleton(figure.span.start))]
    plain = [figure for figure in parts if not _PRICE.search(_before(passage, block, figure))]
    return plain[0] if len(plain) == 1 else None


def without_prices(passage: Passage, figures: Sequence[Quantity], number: int) -> tuple[Quantity, ...]:
    """As many figures as are told of, where those that are prices of one make the difference: `9,400 caps at £1.20 (£11,280)`."""
    if not number or len(figures) <= number:
        return tuple(figures)
    starts = [(figure, passage.to_skeleton(figure.span.start)) for figure in figures]
    plain = tuple(figure for figure, at in starts if not _PRICE.search(passage.skeleton[max(0, at - _REACH) : at]))
    return plain if len(plain) == number else tuple(figures)


def _is_result(passage: Passage, block: Block, figure: Quantity) -> bool:
    """Whether the words beside a figure say that it is what its item comes to."""
    if _RESULT.search(_before(passage, block, figure)):
        return True
    return _IN_ALL.match(passage.document.masked, figure.span.end) is not None


def _before(passage: Passage, block: Block, figure: Quantity) -> str:
    start = passage.to_skeleton(block.span.start)
    at = passage.to_skeleton(figure.span.start)
    return passage.skeleton[max(start, at - _REACH) : at]
