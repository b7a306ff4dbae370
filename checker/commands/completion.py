"""Completion in bash, zsh and fish: `check --install-completion` sets it up, and the shell then asks the command.

Source: typer, whose scripts hand over the words of the command line in `COMP_WORDS` (bash, one a line) or in
`_TYPER_COMPLETE_ARGS` (zsh and fish, as they stand), and the question in `_CHECK_COMPLETE`.
"""

import os
from collections.abc import MutableMapping

from checker.commands import COMMANDS

FLAGS = ("--install-completion", "--show-completion")
_QUESTION = "_CHECK_COMPLETE"


def is_completing(first: str) -> bool:
    """Whether the shell asks what could be written next, or completion is to be set up."""
    return _QUESTION in os.environ or first in FLAGS


def name_audit(environment: MutableMapping[str, str] = os.environ) -> None:
    """Put `audit` before the words of a command line that names no command, so that its flags complete, too.

    The first word alone is left as it is while it is being written: it may become a command.
    """
    if (line := environment.get("_TYPER_COMPLETE_ARGS")) is not None:
        command, _, rest = line.partition(" ")
        if _needs_audit(rest.split(" ")):
            environment["_TYPER_COMPLETE_ARGS"] = f"{command} audit {rest}"
    if (lines := environment.get("COMP_WORDS")) is not None:
        command, _, rest = lines.partition("\n")
        at = environment.get("COMP_CWORD", "0")
        if _needs_audit(rest.split("\n")) and at.isdigit():
            environment["COMP_WORDS"] = f"{command}\naudit\n{rest}"
            environment["COMP_CWORD"] = str(int(at) + 1)


def _needs_audit(words: list[str]) -> bool:
    first = words[0]
    if first in COMMANDS or first.startswith("--") and any(flag.startswith(first) for flag in FLAGS):
        return False
    return len(words) > 1 or first.startswith("-")
