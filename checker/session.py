"""One run with backends: from what was asked for to an audit that is cross-examined, or a forecast of what it costs."""

import asyncio
from collections.abc import Coroutine, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from checker.errors import UsageError
from checker.settings import Settings
from claims.audit import Audit

if TYPE_CHECKING:
    # Names for the type checker: what these modules import is slow to import, and most runs ask no backend.
    from checker.examination.examine import Panel

_T = TypeVar("_T")


@dataclass(frozen=True)
class Examination:
    """Which backends a run asks, and how; without `keeps` no recording is read or written.

    Raises UsageError for what makes no sense together.
    """

    names: Sequence[str]
    settings: Settings
    dry_run: bool = False
    replay: bool = False
    refresh: bool = False
    recordings: Path | None = None
    prompts: Path | None = None
    keeps: bool = True

    def __post_init__(self) -> None:
        flags = {"--dry-run": self.dry_run, "--replay": self.replay, "--refresh": self.refresh}
        given = [flag for flag, is_given in flags.items() if is_given]
        if given and not self.names:
            raise UsageError(f"{given[0]} goes with --backend; name a backend")
        if self.replay and self.refresh:
            raise UsageError("--replay asks nobody and --refresh asks again; give one of them")

    def cross_examine(self, audit: Audit) -> Audit:
        """The audit with its claims put to the backends."""
        from checker.examination.examine import examine

        with self.panel() as panel:
            return run(examine(audit, panel))

    def forecast(self, audit: Audit) -> str:
        """What the backends would cost, in lines. Nothing is sent, and no file is opened."""
        from checker.examination.forecast import forecast, forecast_text, prompts_of

        with self.unrecorded().panel() as panel:
            return forecast_text(forecast(prompts_of(audit, panel), panel.witnesses))

    def unrecorded(self) -> "Examination":
        """The same run without recordings: no file is opened."""
        return replace(self, keeps=False)

    @contextmanager
    def panel(self) -> "Iterator[Panel]":
        """The witnesses with their prompts; the recordings are open meanwhile."""
        from checker.backends.ledger import Ledger
        from checker.backends.panel import witnesses
        from checker.backends.recordings import Recordings, default_path
        from checker.backends.witness import Access
        from checker.examination.examine import Panel
        from prompts.template import PromptBook, PromptError

        settings = self.settings
        try:
            book = PromptBook(self.prompts)
        except PromptError as error:
            raise UsageError(str(error)) from error
        path = self.recordings or default_path()
        kept = Recordings(path, must_exist=self.replay) if self.keeps else None
        try:
            budget = None if settings.budget is None else Fraction(settings.budget)
            access = Access(Ledger(budget, settings.max_calls), kept, self.refresh, self.replay)
            allow = settings.allow_unpriced or self.dry_run
            found = witnesses(self.names, dict(settings.backends), access, allow_unpriced=allow)
            yield Panel(found, book, settings.quorum)
        finally:
            if kept is not None:
                kept.close()


def run(work: Coroutine[Any, Any, _T]) -> _T:
    """Run to the end in one event loop; an interruption cancels every call that is under way."""
    from checker.backends.remote import close_litellm

    async def closing() -> _T:
        try:
            return await work
        finally:
            await close_litellm()

    return asyncio.run(closing())
