"""The text of a document as blocks, with every figure of a finding marked and linked to its card."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import attrgetter

from claims.audit import DocumentAudit
from claims.document import Block, BlockKind, Document
from claims.finding import Finding
from claims.span import Span
from reports.emphasis import stretches
from reports.label import Label, rank
from reports.view import BlockView, LayoutView, NoteView, PlaceView, RunView
from reports.visible import visible

# The page's own headings end at h3.
_HEADINGS = ("h4", "h5", "h6")
_DEEPEST_ITEM = 4
_LONGEST_MARKUP = 24


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of text that figures cover, overlapping ones joined; `owners` assert one of them."""

    span: Span
    anchor: str
    owners: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks to show, and where in them each figure is."""

    rows: tuple[LayoutView, ...]
    document: Document
    spots: tuple[Spot, ...]
    shown: frozenset[str]

    def place(self, span: Span) -> PlaceView:
        """A figure with its line, linked to the text where the text shows it."""
        line, _ = self.document.position(span.start)
        anchor = self.anchor(span)
        href = "#" + anchor if anchor in self.shown else ""
        return PlaceView(visible(self.document.quote(span)), f"line {line}", href)

    def anchor(self, span: Span) -> str:
        """The anchor of the spot that holds a figure, empty where none does."""
        index = bisect_right(self.spots, span.start, key=_start) - 1
        return self.spots[index].anchor if index >= 0 and self.spots[index].span.overlaps(span) else ""


def lay_out(
    audited: DocumentAudit, document: Document, prefix: str, labels: dict[int, Label], also: Iterable[Span] = ()
) -> Layout:
    """Mark every figure of the findings, and those that others contradict; anchors begin with `prefix`."""
    spots = tuple(_spots(audited.findings, also, prefix))
    writer = _Writer(document, spots, labels)
    rows = tuple(writer.rows())
    return Layout(rows, document, spots, frozenset(writer.shown))


def _spots(findings: Iterable[Finding], also: Iterable[Span], prefix: str) -> Iterator[Spot]:
    figures: list[tuple[Span, Finding | None]] = [(span, None) for span in also]
    for finding in findings:
        figures.append((finding.span, finding))
        figures += ((premise.quantity.span, None) for premise in finding.claim.premises)
    figures.sort(key=lambda figure: figure[0])
    pending: list[tuple[Span, Finding | None]] = []
    end = -1
    for figure in figures:
        if pending and figure[0].start >= end:
            yield _spot(pending, end, prefix)
            pending = []
        end = max(end, figure[0].end)
        pending.append(figure)
    if pending:
        yield _spot(pending, end, prefix)


def _spot(figures: list[tuple[Span, Finding | None]], end: int, prefix: str) -> Spot:
    start = figures[0][0].start
    owners = sorted((owner for _, owner in figures if owner is not None), key=rank)
    return Spot(Span(start, end), f"{prefix}-{start}", tuple(owners))


@dataclass(slots=True)
class _Writer:
    document: Document
    spots: tuple[Spot, ...]
    labels: dict[int, Label]
    shown: set[str] = field(default_factory=set)

    def rows(self) -> Iterator[LayoutView]:
        levels = sorted({block.level for block in self.document.blocks if block.kind is BlockKind.HEADING})
        for (kind, _), blocks in groupby(self.document.blocks, key=_belongs_to):
            if kind is BlockKind.CELL:
                rows = groupby(blocks, key=attrgetter("row"))
                yield LayoutView("table", tuple(tuple(map(self._cell, row)) for _, row in rows))
            elif kind is BlockKind.ITEM:
                yield LayoutView("list", tuple((self._item(block),) for block in blocks))
            elif kind is BlockKind.HEADING:
                yield from (_alone(self._heading(block, levels)) for block in blocks)
            else:
                yield from (_alone(self._block(block)) for block in blocks)

    def _heading(self, block: Block, levels: list[int]) -> BlockView:
        element = _HEADINGS[min(levels.index(block.level), len(_HEADINGS) - 1)]
        return BlockView(element, "heading", tuple(self._runs(block.span)))

    def _cell(self, block: Block) -> BlockView:
        element = "th" if block.header and block.row == 0 else "td"
        return BlockView(element, "cell", tuple(self._runs(block.span)))

    def _item(self, block: Block) -> BlockView:
        depth = min(max(block.level, 1), _DEEPEST_ITEM)
        return BlockView("li", f"depth-{depth}", tuple(self._runs(block.span)))

    def _block(self, block: Block) -> BlockView:
        return BlockView(
            "blockquote" if block.kind is BlockKind.QUOTE else "p",
            "" if block.kind is BlockKind.PARAGRAPH else block.kind.value,
            tuple(self._runs(block.span)),
        )

    def _runs(self, span: Span) -> Iterator[RunView]:
        for stretch, element in stretches(self.document, span):
            for run in self._plain_runs(stretch):
                yield replace(run, emphasis=element) if element else run

    def _plain_runs(self, span: Span) -> Iterator[RunView]:
        position = span.start
        first = max(bisect_right(self.spots, span.start, key=_start) - 1, 0)
        for spot in self.spots[first:]:
            start, end = max(spot.span.start, position), min(spot.span.end, span.end)
            if spot.span.start >= span.end:
                break
            if start < end:
                yield from self._prose(Span(position, start))
                yield self._marked(spot, Span(start, end))
                position = end
        yield from self._prose(Span(position, span.end))

    def _prose(self, span: Span) -> Iterator[RunView]:
        text, masked = (source[span.start : span.end] for source in (self.document.text, self.document.masked))
        for is_markup, pairs in groupby(zip(text, masked, strict=True), key=lambda pair: pair[0] != pair[1]):
            part = "".join(pair[0] for pair in pairs)
            yield RunView("markup", _cut(visible(part))) if is_markup else RunView("text", visible(part))

    def _marked(self, spot: Spot, span: Span) -> RunView:
        text = visible(self.document.quote(span))
        # A figure that runs over the edge of a block is shown in two pieces, and an anchor may stand once.
        anchor = "" if spot.anchor in self.shown else spot.anchor
        self.shown.add(spot.anchor)
        if not spot.owners:
            return RunView("premise", text, anchor)
        label, *others = (self.labels[id(owner)] for owner in spot.owners)
        notes = tuple(NoteView(other.number, "#" + other.anchor) for other in others if other.number)
        return RunView(
            "figure",
            text,
            anchor,
            label.tone,
            "#" + label.anchor,
            spot.owners[0].verdict.value,
            label.number,
            notes,
        )


def _start(spot: Spot) -> int:
    return spot.span.start


def _alone(block: BlockView) -> LayoutView:
    return LayoutView("block", ((block,),))


def _belongs_to(block: Block) -> tuple[BlockKind, int]:
    return block.kind, block.group


def _cut(markup: str) -> str:
    return markup if len(markup) <= _LONGEST_MARKUP else markup[:_LONGEST_MARKUP] + "…"
