"""Which stretches of a block are emphasised: the source's own marks, read where they were masked."""

from collections.abc import Iterator
from itertools import groupby

from claims.document import Document
from claims.span import Span

_ELEMENTS = {"*": "em", "_": "em", "**": "strong", "__": "strong", "***": "strong", "___": "strong"}


def stretches(document: Document, span: Span) -> Iterator[tuple[Span, str]]:
    """The block in stretches, each with the element that it stands in, without the marks; most are one stretch."""
    if document.text[span.start : span.end] == document.masked[span.start : span.end]:
        yield span, ""
        return
    at = span.start
    for opening, closing in _pairs(list(_marks(document, span))):
        yield Span(at, opening.start), ""
        yield Span(opening.end, closing.start), _ELEMENTS[document.quote(opening)]
        at = closing.end
    yield Span(at, span.end), ""


def _marks(document: Document, span: Span) -> Iterator[tuple[Span, str]]:
    """The masked stretches that are marks of emphasis and nothing else."""
    for is_markup, group in groupby(range(span.start, span.end), lambda at: document.text[at] != document.masked[at]):
        if is_markup:
            places = list(group)
            piece = Span(places[0], places[-1] + 1)
            if document.quote(piece) in _ELEMENTS:
                yield piece, document.quote(piece)


def _pairs(marks: list[tuple[Span, str]]) -> Iterator[tuple[Span, Span]]:
    """Marks with the next of their sort; what stands between is emphasised as a whole."""
    index = 0
    while index < len(marks):
        opening, sort = marks[index]
        match = next((later for later in range(index + 1, len(marks)) if marks[later][1] == sort), None)
        if match is None:
            index += 1
            continue
        yield opening, marks[match][0]
        index = match + 1
