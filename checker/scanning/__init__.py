"""Scanning: a document's text to the quantities in it, as one linear pass.

`scanner` finds where a number may start and hands it on: `names`, `shapes` and `references` know digits
that are no quantity, `pronouns` words that are none; `lead` reads the signs before the number, `digits`,
`words` and `parts` the number, `letters` its scale letter, `units`, `rates` and `contextual` its unit,
`money`, `compounds` and `multiples` forms of their own, `hedges` the words that loosen it; `assembly` puts
them together. `ranges` and `lists` join neighbours, `gapping` gives them the unit that is said once, `cents` tells whose
cents are meant. `cells` gives the figures of a table the unit in their column's header, which `headers` reads.
"""

from collections.abc import Iterable

from checker.scanning.cells import read_cells
from checker.scanning.cents import in_currency
from checker.scanning.gapping import fill_gaps
from checker.scanning.ranges import join_ranges
from checker.scanning.scanner import scan_quantities
from claims.document import Document
from claims.passage import Passage
from claims.quantity import Quantity


def scan(document: Document) -> Passage:
    """Every quantity of a document."""
    text = document.masked
    found = in_currency(text, fill_gaps(text, list(join_ranges(text, scan_quantities(text)))))
    passage = Passage(document, _numbered(found))
    return Passage(document, _numbered(read_cells(passage))) if passage.grids else passage


def _numbered(quantities: Iterable[Quantity]) -> tuple[Quantity, ...]:
    return tuple(quantity.but(index=index) for index, quantity in enumerate(quantities))
