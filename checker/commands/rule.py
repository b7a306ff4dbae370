"""`check rule`: what a kind of claim checks, with an error that it finds and a near miss that it leaves alone."""

import json
from enum import StrEnum
from typing import Annotated

import typer

from checker.commands.output import print_line
from checker.errors import UsageError
from checker.settings.sort import did_you_mean
from claims.audit import ExitCode
from claims.kinds import KINDS
from claims.kinds.kind import Kind


class RuleFormat(StrEnum):
    """What `check rule` prints."""

    TEXT = "text"
    JSON = "json"


def add(app: typer.Typer) -> None:
    """Add the command to an app."""
    app.command("rule")(rule)


def rule(
    name: Annotated[str | None, typer.Argument(help="A kind of claim; without it all are listed.")] = None,
    output_format: Annotated[RuleFormat, typer.Option(help="What to print.")] = RuleFormat.TEXT,
) -> int:
    """Show what a kind of claim checks, with an example and a counter-example."""
    kinds = KINDS if name is None else (_kind(name),)
    if output_format is RuleFormat.JSON:
        print_line(json.dumps([_object(kind) for kind in kinds], indent=1))
    elif name is None:
        width = max(len(kind.name) for kind in kinds)
        print_line("\n".join(f"{kind.name:<{width}}  {kind.summary}" for kind in kinds))
    else:
        print_line(_page(kinds[0]))
    return ExitCode.PASSED


def _kind(name: str) -> Kind:
    for kind in KINDS:
        if kind.name == name:
            return kind
    raise UsageError(f"{name!r} is no kind of claim; {did_you_mean(name, tuple(kind.name for kind in KINDS))}")


def _object(kind: Kind) -> dict[str, str]:
    return {
        "name": kind.name,
        "summary": kind.summary,
        "example": kind.example,
        "counter_example": kind.counter_example,
    }


def _page(kind: Kind) -> str:
    return "\n".join(
        (
            f"{kind.name}: checks that {kind.summary}.",
            "",
            "An error that it finds:",
            _indented(kind.example),
            "",
            "A near miss that it leaves alone:",
            _indented(kind.counter_example),
        )
    )


def _indented(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.strip().splitlines())
