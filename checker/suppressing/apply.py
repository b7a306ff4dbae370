"""Applying suppressions: a finding that one covers does not count, and one that covers none is told."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from checker.inputs.pattern import Pattern
from checker.settings import Settings
from checker.settings.selection import relative
from checker.suppressing.comments import read_comments
from claims.audit import DocumentAudit
from claims.document import Document
from claims.finding import Finding, Severity
from claims.selection import Selection
from claims.span import Span
from claims.suppression import Notice, NoticeName, SuppressedBy, Suppression


@dataclass(frozen=True)
class _Rule:
    """One suppression from either place; `quote` is the figure that it is about, any if empty."""

    kinds: tuple[str, ...]
    reach: Span
    quote: str
    suppression: Suppression
    span: Span

    def covers(self, kind: str, span: Span, document: Document) -> bool:
        """Whether it suppresses a finding of a kind about the figure at a span."""
        within = self.reach.start <= span.start < self.reach.end
        said = not self.quote or " ".join(document.quote(span).split()) == self.quote
        return within and said and kind in self.kinds


def suppress(audited: DocumentAudit, settings: Settings, selection: Selection) -> DocumentAudit:
    """The audit with the findings marked that its author, or the configuration, says are intended."""
    document = audited.document
    if document is None:
        return audited
    rules, notices = _rules(document, settings)
    used: set[int] = set()
    findings = tuple(_marked(finding, document, rules, used) for finding in audited.findings)
    chosen = {kind.name for kind in selection.kinds}
    idle = [rule for index, rule in enumerate(rules) if index not in used and set(rule.kinds) <= chosen]
    told = sorted((*audited.notices, *notices, *map(_unused, idle)), key=lambda notice: notice.span)
    return replace(audited, findings=findings, notices=tuple(told))


def suppression_of(kind: str, span: Span, document: Document, settings: Settings) -> Suppression | None:
    """What suppresses a finding of a kind about the figure at a span, if anything does."""
    rules, _ = _rules(document, settings)
    return next((rule.suppression for rule in rules if rule.covers(kind, span, document)), None)


def _rules(document: Document, settings: Settings) -> tuple[list[_Rule], list[Notice]]:
    """The suppressions from both places, and what is wrong with those that do not work."""
    comments, notices = read_comments(document)
    rules = [
        _Rule(item.kinds, item.reach, "", Suppression(SuppressedBy.COMMENT, item.reason), item.span)
        for item in comments
    ]
    return [*rules, *_configured(document, settings)], notices


def _configured(document: Document, settings: Settings) -> Iterator[_Rule]:
    place = relative(document.path, settings.folder)
    for item in settings.suppress:
        if Pattern(item.path).covers(place):
            made = Suppression(SuppressedBy.CONFIGURATION, item.reason)
            yield _Rule((item.kind,), Span(0, len(document.text) + 1), item.quote, made, Span(0, 0))


def _marked(finding: Finding, document: Document, rules: list[_Rule], used: set[int]) -> Finding:
    # What agrees needs no suppression, and a suppression for it is no longer needed.
    if finding.severity is Severity.NONE or finding.suppression is not None:
        return finding
    for index, rule in enumerate(rules):
        if rule.covers(finding.claim.kind, finding.span, document):
            used.add(index)
            return replace(finding, suppression=rule.suppression)
    return finding


def _unused(rule: _Rule) -> Notice:
    where = "this suppression" if rule.suppression.by is SuppressedBy.COMMENT else "a suppression in the configuration"
    message = f"{where} of {', '.join(rule.kinds)} suppresses nothing; take it out"
    return Notice(NoticeName.UNUSED, rule.span, message)
