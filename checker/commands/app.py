"""From a command line to the command it names."""

from importlib import import_module

import typer

from checker.commands import COMMANDS
from checker.commands.completion import is_completing
from checker.commands.output import print_line
from checker.errors import UsageError
from claims.audit import ExitCode

_HELP = "Cross-examine the numbers in a text. `check essay.md` is short for `check audit essay.md`."


def run(arguments: list[str]) -> int:
    """Run a command line and give its exit code. Raises UsageError for a bad one, with one sentence of explanation."""
    app = _app(arguments[0] if arguments else "")
    try:
        result = app(arguments, prog_name="check", standalone_mode=False)
    except Exception as error:
        # Typer may bring its own copy of click: what it raises for a bad command line is known by this method alone.
        format_message = getattr(error, "format_message", None)
        if format_message is None:
            raise
        if type(error).__name__ == "NoArgsIsHelpError":
            print_line(format_message())
            return ExitCode.INCOMPLETE
        raise UsageError(f"{format_message()} (check --help lists the options)") from error
    return int(result or 0)


def _app(name: str) -> typer.Typer:
    """An app with the command of that name, or with all of them: importing them all takes time that a run can save."""
    app = typer.Typer(
        add_completion=is_completing(name),
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        no_args_is_help=True,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    # Without a callback an app of one command would take the command's name for an argument.
    app.callback(help=_HELP)(lambda: None)
    for command in (name,) if name in COMMANDS and not is_completing(name) else COMMANDS:
        import_module(COMMANDS[command]).add(app)
    return app
