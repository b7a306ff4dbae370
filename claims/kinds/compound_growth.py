"""Growth at a rate per period.

- the rate: `from A in 2010 to B in 2020, a compound annual growth rate of P%`, `grew P% a year from A to B over ten years`
- the result: `A at P% a year for N years becomes B`, `at P% a year A grows to B in N years`
- the whole change: `P% a year for N years, a cumulative increase of Q%`; `loses P% a year. After N years Q% of the original …`
- the rate of a whole change: `27% in three years, or 8.3% a year compounded`
- the time: `at P% a year it doubles in N years`
- several changes: `cut by P%, then by a further Q%: together R%`
- the result of a change again and again: `A, doubling every two years. After eight years B`

A rate "on average" may be a compound or an arithmetic one: what agrees is taken.
"""

from collections.abc import Iterator

from claims.claim import Claim
from claims.kinds.growth.chain import chained_changes
from claims.kinds.growth.changes import changes_behind, steady_rates, whole_changes
from claims.kinds.growth.doubling import times_doubled, times_to_grow
from claims.kinds.growth.foretold import foretold_sizes
from claims.kinds.growth.rates import rates_of_growth
from claims.kinds.growth.repeated import repeated_growth
from claims.kinds.growth.results import results_of_growth
from claims.kinds.growth.together import changes_together
from claims.kinds.kind import Kind
from claims.kinds.pairs.growth import steady_growth
from claims.passage import Passage

_FINDERS = (
    rates_of_growth,
    results_of_growth,
    whole_changes,
    changes_behind,
    steady_rates,
    times_to_grow,
    times_doubled,
    steady_growth,
    foretold_sizes,
    repeated_growth,
    chained_changes,
    changes_together,
)


def find(passage: Passage) -> Iterator[Claim]:
    """Every rate of growth, result, whole change and doubling time stated beside what it follows from."""
    for finder in _FINDERS:
        yield from finder(KIND.name, passage)


KIND = Kind(
    "compound-growth",
    "a rate of growth, its time and its result fit together",
    find,
    example="At 4% a year output doubles in 28 years.",
    counter_example="Membership grew from 300 to 500, about 6% a year.",
)
