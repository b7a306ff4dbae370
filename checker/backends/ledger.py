"""The budget of a run: money and calls are set aside before a call is sent, so that no call can pass them."""

from dataclasses import dataclass, field
from fractions import Fraction

from checker.backends.backend import BackendError, Trouble


@dataclass
class Ledger:
    """What may be spent, in dollars and calls, what was, and what is set aside for calls under way."""

    budget: Fraction | None = None
    most_calls: int | None = None
    spent: Fraction = Fraction(0)
    calls: int = 0
    _aside: list[Fraction] = field(default_factory=list)

    def reserve(self, most: Fraction | None) -> Fraction:
        """Set aside the most that a call may cost, nothing where no price is known. Raises BackendError."""
        amount = most or Fraction(0)
        if self.most_calls is not None and self.calls >= self.most_calls:
            raise BackendError(Trouble.MOST_CALLS, f"--max-calls is {self.most_calls}")
        if self.budget is not None and self.spent + sum(self._aside) + amount > self.budget:
            raise BackendError(Trouble.BUDGET, f"--budget is ${float(self.budget):.2f}")
        self.calls += 1
        self._aside.append(amount)
        return amount

    def settle(self, reserved: Fraction, cost: Fraction) -> None:
        """Put the true cost in the place of what was set aside."""
        self._aside.remove(reserved)
        self.spent += cost
