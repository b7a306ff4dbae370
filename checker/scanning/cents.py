"""Cents of the euro: in a text whose money is in euros alone, a cent is a hundredth of one."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from claims.quantity import Quantity
from claims.unit import Unit


def in_currency(text: str, quantities: Iterable[Quantity]) -> Iterator[Quantity]:
    """The quantities with each cent as one of the text's currency."""
    if "€" not in text or "$" in text:
        yield from quantities
        return
    for quantity in quantities:
        yield replace(quantity, unit=_in_euros(quantity.unit))


def _in_euros(unit: Unit) -> Unit:
    return Unit(tuple(("eurocent" if symbol == "cent" else symbol, power) for symbol, power in unit.atoms))
