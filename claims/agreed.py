"""Figures that a team has agreed on, kept outside of any essay."""

from dataclasses import dataclass
from functools import cached_property

from claims.pattern import lazy_regex
from claims.quantity import Quantity

_YEAR = lazy_regex(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True)
class AgreedFigure:
    """One entry of a reference sheet.

    `quantity` is `text` as a scan reads it: its span is of that text, not of an essay. `as_of` is when it was so,
    `source` where it is from; `place` and `period` narrow what it is true of. `line` is where the sheet has it.
    """

    label: str
    quantity: Quantity
    text: str
    aliases: tuple[str, ...] = ()
    as_of: str = ""
    source: str = ""
    place: str = ""
    period: str = ""
    line: int = 0

    @property
    def names(self) -> tuple[str, ...]:
        """The label and its aliases, as they are looked for."""
        return (self.label, *self.aliases)

    @cached_property
    def years(self) -> frozenset[str]:
        """The years that the entry is about; none where it does not say."""
        return frozenset(_YEAR.findall(f"{self.as_of} {self.period}"))


@dataclass(frozen=True)
class Sheet:
    """All agreed figures of a team, and the name of the file that holds them."""

    name: str = ""
    figures: tuple[AgreedFigure, ...] = ()
