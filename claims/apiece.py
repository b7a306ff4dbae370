"""What each of some has, and more beside it: `each of the 36 rooms has two beds; with 11 more, 83 in all`.

Words read such figures as parts of one sum, or as a product, which they are not.
"""

from itertools import combinations, permutations

from claims.passage import ANY, Passage
from claims.pattern import lazy_regex
from claims.quantity import Quantity, is_size
from claims.reach import sentence_before

_OF_ONE = lazy_regex(
    r"\b(?:each|every|apiece|a piece|per [a-z]+)\b|(?:\A|[.;,] |\b(?:as|since|and) )(?:an?|one) [a-z]+ [a-z]+s\b|"
    rf"[{ANY}] (?:of|at) [{ANY}][^.;]{{0,40}} (?:of|at) [{ANY}]"
)
_FEWEST, _MOST = 3, 5
_DIGITS = 2


def is_of_each(passage: Passage, asserted: Quantity) -> bool:
    """Whether a number is what some have each, with a third figure or what others have each, and the words say so."""
    if asserted.index < 0 or len(asserted.digits) < _DIGITS:
        return False
    here = passage.stretch_at(passage.to_skeleton(asserted.span.start))
    before = sentence_before(passage, here)
    start = before.start if before is not None else here.start
    if _OF_ONE.search(passage.lowered, start, here.end) is None:
        return False
    figures = [*(passage.within(before) if before is not None else ()), *passage.within(here)]
    sizes = [figure.value for figure in figures if figure.index != asserted.index and is_size(figure)]
    if not _FEWEST <= len(sizes) <= _MOST:
        return False
    if any(asserted.value in (a * b + c, a * b - c) for a, b, c in permutations(sizes, _FEWEST) if a <= b):
        return True
    products = [(a * b, {first, last}) for (first, a), (last, b) in combinations(enumerate(sizes), 2)]
    is_telling = len(asserted.digits) >= _FEWEST
    return is_telling and any(
        one + other == asserted.value and used.isdisjoint(more)
        for (one, used), (other, more) in combinations(products, 2)
    )
