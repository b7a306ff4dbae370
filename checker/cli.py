"""The command line: `check essay.md`, `check scan`, `check schema`."""

import gc
import os
import sys
from collections.abc import Sequence

from checker import __version__
from checker.commands import COMMANDS
from checker.commands.completion import FLAGS, name_audit

_COLLECT_AFTER = 1_000_000
_HELP = ("-h", "--help")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and exit: 0 the gate passes, 1 it fails, 2 the audit could not be completed, 130 interrupted."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given == ["--version"]:
        print(f"essay-checker {__version__}")
        sys.exit(0)
    # Starting up makes many objects and drops none: looking for garbage among them costs a tenth of the run.
    gc.set_threshold(_COLLECT_AFTER)
    code = _guarded(_with_command(given))
    if arguments is None:
        # Nor is what is left looked through when the process ends: the system takes it back at once.
        gc.freeze()
    sys.exit(code)


def _with_command(given: list[str]) -> list[str]:
    """`audit` is the command where none is named, so that a path may stand first."""
    named = bool(given) and (given[0] in COMMANDS or given[0] in _HELP or given[0] in FLAGS)
    return given if named or not given else ["audit", *given]


def _guarded(arguments: list[str]) -> int:
    """The exit code of the command; whatever goes wrong is one line on standard error and never exit code 1."""
    from checker.commands.app import run
    from checker.errors import CheckerError, ClosedOutput

    try:
        name_audit()
        code = run(arguments)
        sys.stdout.flush()
        return code
    except (ClosedOutput, BrokenPipeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    except CheckerError as error:
        return _failed(str(error))
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # An internal error must not look like a failed gate.
        if os.environ.get("CHECK_TRACEBACK"):
            raise
        kind = type(error).__name__
        hint = "set CHECK_TRACEBACK=1 to see where, and report it with the input"
        return _failed(f"internal error: {kind}: {error}; {hint}")


def _failed(message: str) -> int:
    print(f"check: {message}", file=sys.stderr)
    return 2
