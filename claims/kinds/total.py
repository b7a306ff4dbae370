"""Totals: of the rows and columns of a table, of the items of a list, and of figures added up in prose."""

from collections.abc import Iterator

from claims.claim import Claim
from claims.kinds.kind import Kind
from claims.kinds.totals.breakdown import find_breakdowns
from claims.kinds.totals.by_name import find_by_name
from claims.kinds.totals.closed import find_closed
from claims.kinds.totals.complements import find_complements
from claims.kinds.totals.gathered import find_gathered
from claims.kinds.totals.ledger import find_ledgers
from claims.kinds.totals.lists import find_in_lists
from claims.kinds.totals.parted import find_parted
from claims.kinds.totals.prose import find_in_prose
from claims.kinds.totals.short import find_short
from claims.kinds.totals.summing_up import find_sums_of_before
from claims.kinds.totals.tables import find_in_tables
from claims.kinds.totals.told import find_told
from claims.passage import Passage


def find(passage: Passage) -> Iterator[Claim]:
    """Every stated total beside what it adds up."""
    yield from find_in_tables(passage)
    yield from find_in_lists(passage)
    yield from find_in_prose(passage)
    yield from find_sums_of_before(passage)
    yield from find_breakdowns(passage)
    yield from find_ledgers(passage)
    yield from find_complements(passage)
    yield from find_told(passage)
    yield from find_parted(passage)
    yield from find_by_name(passage)
    yield from find_closed(passage)
    yield from find_gathered(passage)
    yield from find_short(passage)


KIND = Kind(
    "total",
    "a total is the sum of the parts listed with it",
    find,
    example="We planted 40 oaks, 25 elms and 15 birches, for a total of 90 trees.",
    counter_example="She scored 20 in the first half and 30 in the second, bringing her season to 412.",
)
