"""Explaining a figure: the search for the simplest formula over the figures in reach that gives it."""

from collections.abc import Iterable
from dataclasses import replace

from claims.attempt import Reading, reading_of
from claims.explanation import Explanation, Outcome
from claims.far import Far
from claims.other import is_of_another
from claims.passage import Passage
from claims.quantity import Quantity, Sense
from claims.scope import Scopes
from claims.signal import Signal, signal_of
from claims.steps import Search
from claims.tie import Ties
from claims.unsaid import Unsaid


class Explainer:
    """The search for the derivations of the figures of one passage."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._scopes = passage.shared(Scopes)
        self._ties = passage.shared(Ties)
        self._unsaid = Unsaid(passage)
        self._far = Far(passage)
        self._signals: dict[tuple[int, Sense], Signal] = {}
        self._explained: dict[tuple[Quantity, frozenset[int]], Explanation] = {}
        self._read: dict[int, Reading] = {}

    def signal(self, quantity: Quantity) -> Signal:
        """What the words around a figure say of how it came about."""
        key = quantity.index, quantity.sense
        if key not in self._signals:
            self._signals[key] = signal_of(self._passage, quantity)
        return self._signals[key]

    def explain(self, quantity: Quantity, without: frozenset[int] = frozenset()) -> Explanation:
        """The search for one figure, in each way to read the units around it until a formula gives it.

        What follows from the figure itself explains it not: it is left out, `without`.
        """
        key = quantity, without
        if key not in self._explained:
            self._explained[key] = self._search(quantity, without, self.signal(quantity))
        return self._explained[key]

    def suppose(self, quantity: Quantity) -> Explanation | None:
        """The search for one figure of which no words say that it is a result, as if they did; None if in vain."""
        untold = self.signal(quantity)
        signal = replace(untold, is_result=True, is_supposed=True)
        # Without slips, which explain nothing, little is worth a look.
        is_in_vain = self._begun(quantity, frozenset(), signal, untold).is_in_vain()
        return None if is_in_vain else self._search(quantity, frozenset(), signal)

    def _search(self, quantity: Quantity, without: frozenset[int], signal: Signal) -> Explanation:
        search = self._begun(quantity, without, signal, signal)
        found = search.run()
        if found.outcome not in (Outcome.SLIPPED, Outcome.SHIFTED) or found.derived is None:
            return found
        is_other = is_of_another(self._passage, self._ties, found.derived, search.near)
        return replace(found, outcome=Outcome.NOTHING, derived=None) if is_other else found

    def _begun(self, quantity: Quantity, without: frozenset[int], signal: Signal, read_with: Signal) -> Search:
        """A search whose readings let through what one signal asks for."""
        near = self._quantities([index for index in self._scopes.near(quantity.index) if index not in without])
        named = self._quantities(self._scopes.named(quantity.index)) if signal.is_result else ()
        given = self._unsaid.readings(quantity, near, named, is_result=signal.is_result) if near or named else ()
        readings = [reading_of(reading, read_with) for reading in given if reading.asserted.value]
        for reading in filter(_is_as_written, readings):
            reading.adopt(self._read.setdefault(quantity.index, reading))
        return Search(self._ties, self._far, signal, readings, (near, named))

    def _quantities(self, indexes: Iterable[int]) -> tuple[Quantity, ...]:
        return tuple([self._passage.quantities[index] for index in indexes])


def _is_as_written(reading: Reading) -> bool:
    return reading.is_as_written


def explained(passage: Passage, figure: Quantity) -> Explanation:
    """The search for a figure as the text has it, in whatever unit it is given."""
    return passage.shared(Explainer).explain(passage.quantities[figure.index])
