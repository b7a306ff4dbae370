"""From an audit to the text of a format; a format is imported when it is asked for."""

import os
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from checker.errors import UsageError
from claims.audit import Audit, ExitCode

_FILES = ("html", "json", "sarif", "junit", "gitlab", "markdown")


def _also(what: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(help=f"Also write {what} to this file.")
    return option


@dataclass(frozen=True)
class Outputs:
    """Where to write, beside or in place of the terminal."""

    output_file: Annotated[
        Path | None, typer.Option("--output-file", "-o", help="Write here what would be printed.")
    ] = None
    html_output: Annotated[Path | None, _also("a page to read")] = None
    html_dir: Annotated[Path | None, typer.Option(help="Also write a page for each essay into this folder.")] = None
    json_output: Annotated[Path | None, _also("the JSON")] = None
    sarif_output: Annotated[Path | None, _also("SARIF")] = None
    junit_output: Annotated[Path | None, _also("JUnit XML")] = None
    gitlab_output: Annotated[Path | None, _also("GitLab code quality")] = None
    markdown_output: Annotated[Path | None, _also("Markdown for a comment")] = None

    open_page: Annotated[bool, typer.Option("--open", help="Open the page when it is written.")] = False

    @property
    def page(self) -> Path | None:
        """The page to open first."""
        return self.html_output or (self.html_dir / "index.html" if self.html_dir else None)

    @property
    def files(self) -> dict[str, Path]:
        """The file of each format that is written beside what is printed."""
        named = {name: getattr(self, f"{name}_output") for name in _FILES}
        return {name: path for name, path in named.items() if path is not None}


@dataclass(frozen=True)
class Printing:
    """What to print: a format, and how much of it; all but the format and the exit code are for the terminal."""

    output_format: str
    code: ExitCode
    verbose: bool = False
    quiet: bool = False
    statistics: bool = False


def show(outputs: Outputs) -> None:
    """Open the page in a browser where that is asked for. Raises UsageError where there is no page."""
    if not outputs.open_page:
        return
    shown = outputs.page
    if shown is None:
        raise UsageError("--open opens a page; name it with --html-output")
    import webbrowser

    webbrowser.open(shown.resolve().as_uri())


def write_pages(audit: Audit, code: ExitCode, folder: Path | None) -> None:
    """Write a page for each essay, and a first one, where a folder for them is named. Raises UsageError."""
    if folder is None:
        return
    from reports.as_html import as_pages

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{folder}: cannot be made: {error.strerror}; name another folder") from error
    for name, text in as_pages(audit, code, _date()):
        write_output(text, folder / name)


def render(audit: Audit, printing: Printing) -> str:
    """The audit in a format."""
    name = printing.output_format
    if name in ("text", "full"):
        return _text(audit, printing)
    if name == "jsonl":
        from reports.as_json import as_jsonl

        return "".join(f"{line}\n" for line in as_jsonl(audit))
    if name == "html":
        from reports.as_html import as_html

        return as_html(audit, printing.code, _date())
    if name == "github":
        _add_step_summary(audit, printing)
    rendered: str = getattr(import_module(f"reports.as_{name}"), f"as_{name}")(audit, printing.code)
    return rendered


def _date() -> str:
    """The date to print on a page: the one that is given for reproducible builds, else none.

    Source: the specification of SOURCE_DATE_EPOCH. Without it the page is the same on any day.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(given), UTC).strftime("%Y-%m-%d") if given.isdigit() else ""


def _text(audit: Audit, printing: Printing) -> str:
    from checker.terminal import colour_wanted
    from reports.as_text import as_text

    text = as_text(audit, colour=colour_wanted(), verbose=printing.verbose, quiet=printing.quiet)
    return text + (_statistics(audit) if printing.statistics else "")


def _statistics(audit: Audit) -> str:
    """How many claims, alarms and suppressed findings each kind has."""
    claims = Counter(item.claim.kind for document in audit.documents for item in document.findings)
    alarms = Counter(item.claim.kind for document in audit.documents for item in document.alarms)
    suppressed = Counter(item.claim.kind for document in audit.documents for item in document.suppressed)
    rows = [("kind", "claims", "alarms", "suppressed")]
    rows += [(kind, str(count), str(alarms[kind]), str(suppressed[kind])) for kind, count in claims.most_common()]
    width = max(len(row[0]) for row in rows)
    return "\n" + "".join(f"{row[0]:<{width}}  {row[1]:>6}  {row[2]:>6}  {row[3]:>10}\n" for row in rows)


def _add_step_summary(audit: Audit, printing: Printing) -> None:
    """On GitHub the annotations are cut off at ten, so the whole list goes to the summary of the step."""
    place = os.environ.get("GITHUB_STEP_SUMMARY")
    if place:
        write_output(render(audit, Printing("markdown", printing.code)), Path(place), append=True)


def write_output(text: str, path: Path, *, append: bool = False) -> None:
    """Write a report to a file. Raises UsageError where that cannot be done."""
    try:
        with path.open("a" if append else "w", encoding="utf-8", errors="replace", newline="") as stream:
            stream.write(text)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror}; name another file") from error
