"""Which row of a table the words of the text name."""

from collections.abc import Iterable

from claims.grid import Grid
from claims.label import ideas_in


def row_named(grid: Grid, rows: Iterable[int], ideas: frozenset[str]) -> int | None:
    """The row whose label has the most ideas of all that are named, None where two have as many."""
    labels = {row: ideas_in(grid.label(row)) for row in rows}
    named = sorted((len(said), row) for row, said in labels.items() if said and said <= ideas)
    if not named or len(named) > 1 and named[-1][0] == named[-2][0]:
        return None
    return named[-1][1]
