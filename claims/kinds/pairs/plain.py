"""Whether a figure is a size by itself, of which a difference can be told."""

from claims.kinds.totals.parts import is_part
from claims.movement import MOVE
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Quantity

_ADDED = lazy_regex(r"\b(?:by|another|additional|extra|further|up to|at least|at most|every|each|plus|\w+s of)\s*\Z")
_DONE_BY = lazy_regex(
    rf"\b(?!(?:{MOVE}|(?:short|length|wid|tight|weak|deep)ened|narrowed|warmed|cooled|receded|retreated|advanced|eased|swelled|"
    r"exceeded|missed|raised|extended|trimmed|slashed|boosted|delayed|trailed|lagged|out[a-z]+)\b)[a-z]+ed by\s*\Z"
)
"""Who does something, and how many, where a change would be by so much."""
_AGAINST = lazy_regex(r"(?: [a-z]+)? (?:to|against) [\uE000-\uF8FF]")
"""What follows the larger of two numbers of votes: by 310 votes to 204."""
_LIKE_A_YEAR = lazy_regex(r"(?:19|20)\d\d\b")
_REACH = 30


def is_plain_size(passage: Passage, figure: Quantity, *, is_added: bool = False) -> bool:
    """Whether a figure is a size by itself: no change, no operand, no price of one, no bound and no year.

    Where it `is_added` it may be another part of what is told before it.
    """
    at = passage.to_skeleton(figure.span.start)
    if figure.is_firm_bound or not is_added and _is_more(passage, at):
        return False
    is_year = _LIKE_A_YEAR.fullmatch(passage.document.quote(figure.number)) is not None
    return is_part(passage, at) and not is_year


def _is_more(passage: Passage, at: int) -> bool:
    """Whether the words before a place say that the figure there is so much more or less."""
    lowered, start = passage.lowered, max(0, at - _REACH)
    is_of_vote = _AGAINST.match(lowered, at + 1) is not None
    return (
        _ADDED.search(lowered, start, at) is not None and _DONE_BY.search(lowered, start, at) is None and not is_of_vote
    )
