"""`check explain`: the whole reasoning about a figure."""

import re
from typing import Annotated

import typer

from checker.commands.essays import StdinFilename, read_essays
from checker.commands.flags import CHOICE, SEARCH, with_settings
from checker.commands.output import print_line
from checker.errors import UsageError
from checker.settings import Layers
from checker.settings.selection import selection
from claims.audit import ExitCode
from claims.document import Document
from claims.finding import Finding
from claims.pattern import lazy_regex
from claims.quantity import Quantity

_TARGET = lazy_regex(r"(?P<path>.+?):(?:(?P<id>[0-9a-f]{6,12}(?<!\d{6}))|(?P<line>\d{1,7})(?::(?P<column>\d{1,7}))?)")


def add(app: typer.Typer) -> None:
    """Add the command to an app."""
    app.command("explain")(with_settings(explain, CHOICE | SEARCH))


def explain(
    target: Annotated[
        str,
        typer.Argument(
            metavar="PATH:LINE[:COLUMN]|PATH:ID", help="A line, a place, or the id of a finding in an essay."
        ),
    ],
    stdin_filename: StdinFilename = "stdin.md",
    *,
    layers: Layers,
) -> int:
    """Tell all the reasoning about the figures at a place: how they were read, what was tried, why it was judged so."""
    from checker.account import account
    from checker.reading import Failure
    from reports.as_account import as_account

    match = _TARGET.fullmatch(target)
    if match is None:
        raise UsageError(f"{target}: no place in an essay; give PATH:LINE, PATH:LINE:COLUMN or PATH:ID")
    shown = []
    for document in read_essays([match["path"]], stdin_filename, layers):
        if isinstance(document, Failure):
            raise UsageError(document.message)
        chosen = selection(layers.settings_for(document.path), document.path)
        found = account(document, chosen, _Wanted(document, match))
        shown += [as_account(item, document) for item in found]
    if not shown:
        raise UsageError(f"{target}: no figure stands there; check scan {match['path']} lists those that are read")
    print_line("\n".join(shown))
    return ExitCode.PASSED


class _Wanted:
    """Whether a figure stands at the place that is asked about, or a finding about it has the id."""

    def __init__(self, document: Document, target: re.Match[str]) -> None:
        self._document = document
        self._id = target["id"]
        self._line = int(target["line"] or 0)
        self._column = int(target["column"] or 0)

    def __call__(self, quantity: Quantity, findings: tuple[Finding, ...]) -> bool:
        if self._id:
            return any(finding.id.startswith(self._id) for finding in findings)
        line, column = self._document.position(quantity.span.start)
        length = quantity.span.end - quantity.span.start
        return line == self._line and (not self._column or column <= self._column < column + length)
