"""Of several choices of figures those of which no other has all."""

from collections.abc import Iterable
from typing import Protocol, TypeVar


class _Chosen(Protocol):
    @property
    def indexes(self) -> frozenset[int]: ...


_Choice = TypeVar("_Choice", bound=_Chosen)


def maximal(choices: Iterable[_Choice]) -> list[_Choice]:
    """The first for each choice of figures, where no other choice has all of them and more."""
    by_figures: dict[frozenset[int], _Choice] = {}
    for choice in choices:
        by_figures.setdefault(choice.indexes, choice)
    return [one for figures, one in by_figures.items() if not any(figures < other for other in by_figures)]
