"""The contradictions between documents, as the first screen of a page shows them."""

from collections.abc import Iterator, Mapping

from claims.audit import Audit
from claims.contradiction import Contradiction, Side
from claims.finding import Severity
from claims.span import Span
from reports.contradictions import document_of
from reports.excerpt import context
from reports.layout import Layout
from reports.summary import document_name
from reports.view import ContradictionView, SideView
from reports.visible import visible

_WIDTH = 160


def stated_spans(audit: Audit, document: int) -> tuple[Span, ...]:
    """The figures of a document that others contradict: the page marks them, so that a link can lead there."""
    sides = (side for item in audit.contradictions for side in item.sides)
    return tuple(side.quantity.span for side in sides if side.document == document)


def contradiction_views(
    audit: Audit, layouts: Mapping[int, Layout], files: tuple[str, ...]
) -> Iterator[ContradictionView]:
    """Each contradiction, warnings first; links lead into the text, or to the document's own page."""
    for item in sorted(audit.contradictions, key=lambda item: item.severity is not Severity.WARNING):
        said = item.suppression
        yield ContradictionView(
            anchor=f"x-{item.id}",
            tone=item.severity.value,
            label=visible(item.label),
            sides=tuple(_sides(item, audit, layouts, files)),
            why="The values look like a slip of the pen apart." if item.severity is Severity.WARNING else "",
            said=visible(f"Suppressed ({said.by}): {said.reason}") if said else "",
        )


def _sides(
    item: Contradiction, audit: Audit, layouts: Mapping[int, Layout], files: tuple[str, ...]
) -> Iterator[SideView]:
    for number, side in enumerate(item.sides):
        document = document_of(side, audit)
        words = context(document, side.quantity.span, _WIDTH)
        place = layouts[side.document].place(side.quantity.span)
        yield SideView(
            document=visible(document_name(audit.documents[side.document])),
            where=place.where,
            href=_file(side, files) or place.href,
            before=words.before,
            stated=words.marked,
            after=words.after,
            is_odd=number == item.odd,
        )


def _file(side: Side, files: tuple[str, ...]) -> str:
    return files[side.document] if files else ""
