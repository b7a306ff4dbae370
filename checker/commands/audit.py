"""`check audit`: recompute every claim and tell which figures do not agree."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.caching import Cache, cache_folder
from checker.commands.backend_flags import Asked
from checker.commands.essays import Paths, StdinFilename, read_essays, read_or_recall
from checker.commands.fixes import Fixes, diff_text, fixed_documents, write_fixes
from checker.commands.flags import with_settings
from checker.commands.formats import Outputs, Printing, render, show, write_output, write_pages
from checker.commands.output import print_line
from checker.errors import UsageError
from checker.gate import exit_code, weigh
from checker.inputs.discover import STDIN
from checker.settings import Layers
from checker.settings.selection import selection
from claims.audit import Audit, ExitCode
from claims.selection import Selection

if TYPE_CHECKING:
    from checker.session import Examination


def add(app: typer.Typer) -> None:
    """Add the command to an app."""
    app.command("audit")(with_settings(audit))


def audit(
    paths: Paths,
    outputs: Outputs,
    fixes: Fixes,
    stdin_filename: StdinFilename = "stdin.md",
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Show what agrees, too.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Show alarms alone, without counts.")] = False,
    statistics: Annotated[bool, typer.Option("--statistics", help="Show how much each kind found.")] = False,
    *,
    asked: Asked,
    layers: Layers,
) -> int:
    """Audit essays: recompute every numeric claim and tell which figures do not agree."""
    _refuse(paths, outputs, fixes)
    examination = asked.examination(layers.of_run)
    found = _audited(paths, stdin_filename, layers, None if asked.dry_run else examination)
    if examination is not None and asked.dry_run:
        print_line(examination.forecast(found))
        return ExitCode.PASSED
    result = weigh(found, layers)
    if fixes.diff:
        _tell(diff_text(fixed_documents(result, layers, fixes)), outputs.output_file)
        return exit_code(result, layers.of_run, layers.settings_for)
    if fixes.fix:
        write_fixes(fixed_documents(result, layers, fixes))
        result = weigh(_audited(paths, stdin_filename, layers, None), layers)
    code = exit_code(result, layers.of_run, layers.settings_for)
    printing = Printing(layers.of_run.output_format, code, verbose, quiet, statistics)
    _tell(render(result, printing), outputs.output_file)
    for name, path in outputs.files.items():
        write_output(render(result, Printing(name, code)), path)
    write_pages(result, code, outputs.html_dir)
    show(outputs)
    return code


def _audited(paths: list[str], stdin_filename: str, layers: Layers, examination: "Examination | None") -> Audit:
    from checker.pipeline import audit as audit_inputs

    def chosen(path: str) -> Selection:
        return selection(layers.settings_for(path), path)

    cross_examine = examination.cross_examine if examination else None
    if not layers.of_run.cache or cross_examine is not None:
        essays = read_essays(paths, stdin_filename, layers)
        return audit_inputs(essays, chosen, cross_examine, contradictions=layers.of_run.contradictions)
    cache = Cache(layers.of_run.cache_dir or cache_folder())
    essays_or_audits = read_or_recall(paths, stdin_filename, layers, cache)
    found = audit_inputs(essays_or_audits, chosen, contradictions=layers.of_run.contradictions)
    for audited in found.documents:
        cache.keep(audited, chosen(audited.path))
    return found


def _tell(text: str, output_file: Path | None) -> None:
    if output_file is not None:
        write_output(text, output_file)
    elif text:
        print_line(text)


def _refuse(paths: list[str], outputs: Outputs, fixes: Fixes) -> None:
    if fixes.fix and STDIN in paths:
        raise UsageError("--fix writes files, and standard input is none; use --diff")
    if outputs.open_page and outputs.page is None:
        raise UsageError("--open opens a page; name it with --html-output")
    if fixes.unsafe_fixes and not fixes.are_wanted:
        raise UsageError("--unsafe-fixes goes with --fix or --diff")
    essays = {Path(path).resolve() for path in paths if path != "-"}
    for output in filter(None, (*outputs.files.values(), outputs.output_file)):
        if output.resolve() in essays:
            raise UsageError(f"{output}: the output would overwrite the essay; name another file")
