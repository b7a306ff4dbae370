"""The flags that go with `--backend`; those that are settings as well are made from the settings."""

from pathlib import Path
from typing import Annotated

import typer

Names = Annotated[
    list[str] | None,
    typer.Option("--backend", metavar="NAME", help="Have a model re-derive each claim, blind; may be repeated."),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what the backends would cost, and send nothing.")]
Replay = Annotated[bool, typer.Option("--replay", help="Ask nobody: take every reply from the recordings.")]
Refresh = Annotated[bool, typer.Option("--refresh", help="Ask again what is on record.")]
RecordingsPath = Annotated[Path | None, typer.Option("--recordings", help="The file that keeps every reply.")]
PromptFolder = Annotated[Path | None, typer.Option("--prompts", help="A folder with prompts of your own.")]
