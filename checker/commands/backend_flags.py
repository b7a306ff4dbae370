"""The flags that go with `--backend`; those that are settings as well are made from the settings."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.settings import Settings

if TYPE_CHECKING:
    from checker.session import Examination

Names = Annotated[
    list[str] | None,
    typer.Option("--backend", metavar="NAME", help="Have a model re-derive each claim, blind; may be repeated."),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what the backends would cost, and send nothing.")]
Replay = Annotated[bool, typer.Option("--replay", help="Ask nobody: take every reply from the recordings.")]
Refresh = Annotated[bool, typer.Option("--refresh", help="Ask again what is on record.")]
RecordingsPath = Annotated[Path | None, typer.Option("--recordings", help="The file that keeps every reply.")]
PromptFolder = Annotated[Path | None, typer.Option("--prompts", help="A folder with prompts of your own.")]


@dataclass(frozen=True)
class Asked:
    """The flags together."""

    backend: Names = None
    dry_run: DryRun = False
    replay: Replay = False
    refresh: Refresh = False
    recordings: RecordingsPath = None
    prompts: PromptFolder = None

    def examination(self, settings: Settings) -> "Examination | None":
        """What is asked of whom in a run with these settings; None where nobody is asked."""
        names = self.backend or ()
        if not names and not (self.dry_run or self.replay or self.refresh):
            return None
        # Imported here, because most runs ask nobody.
        from checker.session import Examination

        return Examination(
            names, settings, self.dry_run, self.replay, self.refresh, self.recordings, self.prompts
        )  # fmt: skip
