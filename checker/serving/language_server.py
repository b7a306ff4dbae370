"""The language server: diagnostics while somebody writes, the derivation under the cursor, repairs and suppressions."""

from collections.abc import Callable, Iterable
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path
from pygls.workspace import TextDocument

from checker import __version__
from checker.errors import CheckerError
from checker.serving.drafts import audit_draft
from claims.audit import DocumentAudit
from claims.document import Document
from claims.finding import Finding, Severity
from claims.recomputation import Recomputation
from claims.span import Span
from reports.formula_text import formula_with_figures
from reports.wording import derived_text, message, reason, repair_sentence

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}
_SOURCE = "essay-checker"
_REASON = "why this is intended"


def serve() -> None:
    """Serve one editor over standard input and output, until it is done."""
    make_server().start_io()


def make_server() -> LanguageServer:
    """A server with all that it can do, waiting for an editor."""
    server = LanguageServer(_SOURCE, __version__)
    drafts = _Drafts(server)
    kinds = types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])
    server.feature(types.TEXT_DOCUMENT_DID_OPEN)(_function(drafts.opened))
    server.feature(types.TEXT_DOCUMENT_DID_CHANGE)(_function(drafts.changed))
    server.feature(types.TEXT_DOCUMENT_DID_CLOSE)(_function(drafts.closed))
    server.feature(types.TEXT_DOCUMENT_HOVER)(_function(drafts.hover))
    server.feature(types.TEXT_DOCUMENT_CODE_ACTION, kinds)(_function(drafts.actions))
    return server


def _function(method: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """The method as a function: the library writes attributes on what it is given."""

    def called(params: Any) -> Any:
        return method(params)

    return called


class _Drafts:
    """The texts that are open, each with its latest audit."""

    def __init__(self, server: LanguageServer) -> None:
        self._server = server
        self._audits: dict[str, tuple[int | None, DocumentAudit]] = {}

    def opened(self, params: types.DidOpenTextDocumentParams) -> None:
        """Tell what is wrong in a text that was opened."""
        self._publish(params.text_document.uri)

    def changed(self, params: types.DidChangeTextDocumentParams) -> None:
        """Tell what is wrong in a text that was changed."""
        self._publish(params.text_document.uri)

    def closed(self, params: types.DidCloseTextDocumentParams) -> None:
        """Forget a text, and take its diagnostics back."""
        uri = params.text_document.uri
        self._audits.pop(uri, None)
        self._server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri=uri, diagnostics=[]))

    def hover(self, params: types.HoverParams) -> types.Hover | None:
        """The derivation of the figure under the cursor."""
        view = self._view(params.text_document.uri)
        for finding in view.findings_at(types.Range(params.position, params.position)):
            content = types.MarkupContent(types.MarkupKind.PlainText, _explained(finding, view.document))
            return types.Hover(content, view.range_of(finding.span))
        return None

    def actions(self, params: types.CodeActionParams) -> list[types.CodeAction]:
        """The repairs of the findings in a range, and suppressions for them."""
        view = self._view(params.text_document.uri)
        alarms = [item for item in view.findings_at(params.range) if item.severity is not Severity.NONE]
        return [action for item in alarms if item.suppression is None for action in view.actions(item)]

    def _publish(self, uri: str) -> None:
        view = self._view(uri)
        diagnostics = view.diagnostics()
        told = types.PublishDiagnosticsParams(uri=uri, diagnostics=diagnostics, version=view.draft.version)
        self._server.text_document_publish_diagnostics(told)

    def _view(self, uri: str) -> "_View":
        draft = self._server.workspace.get_text_document(uri)
        held = self._audits.get(uri)
        if held is None or held[0] != draft.version:
            held = self._audits[uri] = (draft.version, self._audited(draft))
        return _View(self._server, draft, held[1])

    def _audited(self, draft: TextDocument) -> DocumentAudit:
        path = to_fs_path(draft.uri) or "draft.md"
        try:
            return audit_draft(draft.source, path)
        except CheckerError as error:
            # A broken configuration is for the log of the editor: it is no finding in the text.
            self._server.window_log_message(types.LogMessageParams(types.MessageType.Error, error.message))
            return audit_draft("", path)


class _View:
    """One text with its audit, in the positions of the editor."""

    def __init__(self, server: LanguageServer, draft: TextDocument, audited: DocumentAudit) -> None:
        self._codec = server.workspace.position_codec
        self.draft = draft
        self._audited = audited
        self._lines = draft.lines

    @property
    def document(self) -> Document:
        """The text as it was read; a text that could not be has no findings, so nobody asks."""
        if self._audited.document is None:
            raise LookupError("the text was not read")
        return self._audited.document

    def range_of(self, span: Span) -> types.Range:
        """A span in the positions of the editor."""
        ends = (types.Position(line - 1, column - 1) for line, column in map(self.document.position, span))
        return self._codec.range_to_client_units(self._lines, types.Range(*ends))

    def findings_at(self, wanted: types.Range) -> Iterable[Finding]:
        """The findings whose figure touches a range."""
        for finding in self._audited.findings:
            own = self.range_of(finding.span)
            if own.start <= wanted.end and wanted.start <= own.end:
                yield finding

    def diagnostics(self) -> list[types.Diagnostic]:
        """All alarms and notices."""
        told = [self._diagnostic(finding) for finding in self._audited.alarms]
        for notice in self._audited.notices:
            where, severity = self.range_of(notice.span), types.DiagnosticSeverity.Warning
            told.append(types.Diagnostic(where, notice.message, severity, code=str(notice.name), source=_SOURCE))
        return told

    def _diagnostic(self, finding: Finding) -> types.Diagnostic:
        uri = self.draft.uri
        related = [
            types.DiagnosticRelatedInformation(types.Location(uri, self.range_of(item.quantity.span)), f"{item.name}")
            for item in finding.claim.premises
        ]
        return types.Diagnostic(
            self.range_of(finding.span),
            message(finding, self.document),
            _SEVERITIES[finding.severity],
            code=finding.claim.kind,
            source=_SOURCE,
            related_information=related,
        )

    def actions(self, finding: Finding) -> Iterable[types.CodeAction]:
        """The repairs of a finding, the most plausible first, and a suppression."""
        told = [self._diagnostic(finding)]
        for number, repair in enumerate(finding.repairs):
            edit = types.TextEdit(self.range_of(repair.span), repair.replacement)
            title = repair_sentence(repair, finding, self.document)
            yield self._action(title, edit, told, is_preferred=number == 0 and len(finding.repairs) == 1)
        line = self.range_of(finding.span).start.line
        comment = f'<!-- check: ignore[{finding.claim.kind}] reason="{_REASON}" -->'
        here = types.Position(line, len(self._lines[line].rstrip("\r\n").encode("utf-16-le")) // 2)
        yield self._action(
            f"Suppress {finding.claim.kind} here", types.TextEdit(types.Range(here, here), f" {comment}"), told
        )

    def _action(
        self, title: str, edit: types.TextEdit, told: list[types.Diagnostic], *, is_preferred: bool = False
    ) -> types.CodeAction:
        changes = types.WorkspaceEdit(changes={self.draft.uri: [edit]})
        return types.CodeAction(title, types.CodeActionKind.QuickFix, told, is_preferred, edit=changes)


def _explained(finding: Finding, document: Document) -> str:
    recomputed = finding.recomputation
    lines = [f"{finding.claim.kind}: {reason(finding, document)}"]
    if isinstance(recomputed, Recomputation) and not recomputed.formula.isidentifier():
        figures = formula_with_figures(finding.claim, recomputed.formula, document)
        lines.append(f"{figures} = {derived_text(finding.claim, recomputed)}")
    if finding.suppression is not None:
        lines.append(f"Suppressed: {finding.suppression.reason}")
    return "\n".join(lines)
