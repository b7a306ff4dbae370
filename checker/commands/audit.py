"""`check audit`: recompute every claim and tell which figures do not agree."""

from dataclasses import dataclass
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
from checker.commands.progress import told
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
    watch: Annotated[bool, typer.Option("--watch", help="Audit again after every change, until Ctrl-C.")] = False,
    *,
    asked: Asked,
    layers: Layers,
) -> int:
    """Audit essays: recompute every numeric claim and tell which figures do not agree."""
    run = _Run(paths, stdin_filename, outputs, fixes, asked, verbose=verbose, quiet=quiet, statistics=statistics)
    run.refuse(watched=watch)
    if watch:
        from checker.commands.watch import watch as watch_essays

        return watch_essays(paths, layers, run.once)
    return run.once(layers)


@dataclass(frozen=True)
class _Run:
    """What a command line asks for, to be done once or again and again."""

    paths: list[str]
    stdin_filename: str
    outputs: Outputs
    fixes: Fixes
    asked: Asked
    verbose: bool
    quiet: bool
    statistics: bool

    def once(self, layers: Layers) -> int:
        """Audit, fix where that is asked for, and write everything; the exit code."""
        examination = self.asked.examination(layers.of_run)
        found = self._audited(layers, None if self.asked.dry_run else examination)
        if examination is not None and self.asked.dry_run:
            print_line(examination.forecast(found))
            return ExitCode.PASSED
        result = weigh(found, layers)
        if self.fixes.diff:
            _tell(diff_text(fixed_documents(result, layers, self.fixes)), self.outputs.output_file)
            return exit_code(result, layers.of_run, layers.settings_for)
        if self.fixes.fix:
            write_fixes(fixed_documents(result, layers, self.fixes))
            result = weigh(self._audited(layers, None), layers)
        code = exit_code(result, layers.of_run, layers.settings_for)
        self._write(result, code, layers.of_run.output_format)
        return code

    def _write(self, result: Audit, code: ExitCode, output_format: str) -> None:
        outputs = self.outputs
        printing = Printing(output_format, code, self.verbose, self.quiet, self.statistics)
        _tell(render(result, printing), outputs.output_file)
        for name, path in outputs.files.items():
            write_output(render(result, Printing(name, code)), path)
        write_pages(result, code, outputs.html_dir)
        show(outputs)

    def _audited(self, layers: Layers, examination: "Examination | None") -> Audit:
        from checker.pipeline import audit as audit_inputs

        def chosen(path: str) -> Selection:
            return selection(layers.settings_for(path), path)

        cross_examine = examination.cross_examine if examination else None
        compares = layers.of_run.contradictions
        if not layers.of_run.cache or cross_examine is not None:
            essays = told(read_essays(self.paths, self.stdin_filename, layers), quiet=self.quiet)
            return audit_inputs(essays, chosen, cross_examine, contradictions=compares)
        cache = Cache(layers.of_run.cache_dir or cache_folder())
        inputs = told(read_or_recall(self.paths, self.stdin_filename, layers, cache), quiet=self.quiet)
        found = audit_inputs(inputs, chosen, contradictions=compares)
        for audited in found.documents:
            cache.keep(audited, chosen(audited.path))
        return found

    def refuse(self, *, watched: bool) -> None:
        """Raise UsageError for what makes no sense together."""
        outputs, fixes = self.outputs, self.fixes
        if fixes.fix and STDIN in self.paths:
            raise UsageError("--fix writes files, and standard input is none; use --diff")
        if outputs.open_page and outputs.page is None:
            raise UsageError("--open opens a page; name it with --html-output")
        if fixes.unsafe_fixes and not fixes.are_wanted:
            raise UsageError("--unsafe-fixes goes with --fix or --diff")
        if watched:
            self._refuse_to_watch()
        essays = {Path(path).resolve() for path in self.paths if path != STDIN}
        for output in filter(None, (*outputs.files.values(), outputs.output_file)):
            if output.resolve() in essays:
                raise UsageError(f"{output}: the output would overwrite the essay; name another file")

    def _refuse_to_watch(self) -> None:
        if STDIN in self.paths:
            raise UsageError("--watch watches files, and standard input is none")
        if self.fixes.are_wanted:
            raise UsageError("--watch changes nothing; leave out --fix and --diff")
        if self.asked.backend:
            raise UsageError("--watch asks no backend: every change would cost calls")
        if self.outputs.open_page:
            raise UsageError("--watch writes the page again and again; open it once yourself, and reload it")


def _tell(text: str, output_file: Path | None) -> None:
    if output_file is not None:
        write_output(text, output_file)
    elif text:
        print_line(text)
