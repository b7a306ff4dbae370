"""Scanning: a document's text to the quantities in it, as one linear pass.

`scanner` finds where a number may start and hands it on: `names`, `shapes` and `references` know digits
that are no quantity, `pronouns` words that are none; `lead` reads the signs before the number, `digits`,
`words` and `parts` the number, `letters` its scale letter, `units`, `rates` and `contextual` its unit,
`money`, `compounds` and `multiples` forms of their own, `hedges` the words that loosen it; `assembly` puts
them together. `ranges` and `lists` join neighbours.
"""

from dataclasses import replace

from checker.scanning.ranges import join_ranges
from checker.scanning.scanner import scan_quantities
from claims.document import Document
from claims.passage import Passage


def scan(document: Document) -> Passage:
    """Every quantity of a document."""
    found = join_ranges(document.masked, scan_quantities(document.masked))
    return Passage(document, tuple(replace(quantity, index=index) for index, quantity in enumerate(found)))
