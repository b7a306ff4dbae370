"""One backend over a whole run: how much it was asked, what it said, and what that took."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from checker.backends.mending import mend
from checker.backends.settings import BackendSettings
from checker.backends.witness import Outcome
from claims.derivation import Derivation, DerivationStatus, Spent, Tally


def tally(settings: BackendSettings, outcomes: Sequence[Outcome], derivations: Sequence[Derivation]) -> Tally:
    """The tally of a backend from its outcomes and from the derivations of all backends."""
    own = [item for item in derivations if item.backend == settings.name]
    status = Counter(item.status for item in own)
    recordings = [outcome.recording for outcome in outcomes]
    silent = [item for item in own if item.status is DerivationStatus.NOT_CHECKED and item.reason]
    return Tally(
        backend=settings.name,
        family=settings.family,
        models=tuple(sorted({item.model for item in recordings if item.trouble is None})),
        asked=len(own),
        answered=status[DerivationStatus.ANSWERED],
        abstained=status[DerivationStatus.ABSTAINED],
        not_checked=status[DerivationStatus.NOT_CHECKED],
        agreeing=sum(item.agrees is True for item in own),
        dissenting=sum(item.dissents for item in own),
        calls=sum(item.calls for item in recordings),
        failures=sum(item.failures for item in recordings),
        tokens_in=_total([item.tokens_in for item in recordings]),
        tokens_out=_total([item.tokens_out for item in recordings]),
        cost=None if settings.price is None else sum((item.cost or Fraction(0) for item in recordings), Fraction(0)),
        seconds=Fraction(sum(item.milliseconds for item in recordings), 1000),
        settings=settings.shown,
        troubles=_troubles(settings, outcomes, [item.reason or "" for item in silent]),
    )


def spent(outcomes: Sequence[Outcome], figures: int) -> Spent:
    """What the samples of one prompt took, which asked about so many figures."""
    recordings = [outcome.recording for outcome in outcomes]
    costs = [item.cost for item in recordings]
    known = [cost for cost in costs if cost is not None]
    return Spent(
        figures=figures,
        calls=sum(item.calls for item in recordings),
        tokens_in=_total([item.tokens_in for item in recordings]),
        tokens_out=_total([item.tokens_out for item in recordings]),
        cost=sum(known, Fraction(0)) if len(known) == len(costs) else None,
        seconds=Fraction(sum(item.milliseconds for item in recordings), 1000),
    )


def _troubles(settings: BackendSettings, outcomes: Sequence[Outcome], silent: Sequence[str]) -> tuple[str, ...]:
    mended = {mend(settings, outcome.trouble, outcome.recording.text) for outcome in outcomes if outcome.trouble}
    # That a backend was left alone is no news beside what it failed of.
    failed = {line for line in mended if not any(line != other and line.endswith(f": {other}") for other in mended)}
    reasons = {outcome.reason for outcome in outcomes if outcome.trouble}
    left = [reason for reason in silent if not any(full.startswith(reason[:60]) for full in reasons)]
    return tuple(sorted({*failed, *left}))


def _total(counts: Sequence[int | None]) -> int | None:
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None
