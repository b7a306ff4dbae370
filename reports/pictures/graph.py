"""The graph of how conclusions rest on each other: premises left, conclusions right, errors and what they reach marked.

Only claims that rest on a claim, or that one rests on, are in it. Columns are the longest way from a premise; within
one the order is that of what a claim rests on, then of the text.
"""

from collections import defaultdict
from dataclasses import dataclass

from claims.audit import DocumentAudit
from claims.document import Document
from claims.finding import Finding, Verdict
from reports.formula_text import figure
from reports.label import Label
from reports.summary import counted
from reports.visible import visible

BOX_WIDTH, BOX_HEIGHT = 190, 42
_COLUMN, _ROW = 250, 56
_MARGIN = 8
_LONGEST = 25
_MOST_BOXES = 60


@dataclass(frozen=True, slots=True)
class Box:
    """A claim: its asserted figure, what becomes of it, and its card."""

    x: int
    y: int
    tone: str
    text: str
    note: str
    href: str
    title: str


@dataclass(frozen=True, slots=True)
class Edge:
    """From a premise to a conclusion; `tone` is that of an error on its way, empty for the others."""

    path: str
    tone: str


@dataclass(frozen=True, slots=True)
class Graph:
    """The drawing, and in words what it shows; `is_reached` where an error reaches a conclusion."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    edges: tuple[Edge, ...]
    heading: str
    summary: str
    is_reached: bool


def graph(audited: DocumentAudit, document: Document, labels: dict[int, Label]) -> Graph | None:
    """The graph of a document; None where no claim rests on another."""
    found = {finding.id: finding for finding in audited.findings}
    premises = {
        finding.id: [id for id in finding.rests_on if id in found and id != finding.id] for finding in audited.findings
    }
    shown = _shown(found, premises)
    if not shown:
        return None
    places = _placed(shown, premises)
    edges = tuple(
        _edge(places[before], places[finding.id], found[before], finding)
        for finding in shown
        for before in premises[finding.id]
        if before in places
    )
    boxes = tuple(_box(finding, places[finding.id], document, labels[id(finding)]) for finding in shown)
    reached = sum(finding.correction is not None for finding in shown)
    return Graph(
        width=max(x for x, _ in places.values()) + BOX_WIDTH + _MARGIN,
        height=max(y for _, y in places.values()) + BOX_HEIGHT + _MARGIN,
        boxes=boxes,
        edges=edges,
        heading="How the conclusions rest on each other",
        summary=_summary(len(shown), len(edges), reached),
        is_reached=reached > 0,
    )


def _shown(found: dict[str, Finding], premises: dict[str, list[str]]) -> list[Finding]:
    """The claims with a link, in the order of the text; of too many those that an error touches, then the first."""
    linked = {id for id, before in premises.items() if before} | {one for before in premises.values() for one in before}
    shown = [finding for id, finding in found.items() if id in linked]
    if len(shown) <= _MOST_BOXES:
        return shown
    kept = sorted(shown, key=lambda finding: (finding.correction is None, finding.verdict is Verdict.CONSISTENT))
    return sorted(kept[:_MOST_BOXES], key=lambda finding: finding.span)


def _placed(shown: list[Finding], premises: dict[str, list[str]]) -> dict[str, tuple[int, int]]:
    ids = [finding.id for finding in shown]
    columns = _columns(ids, premises)
    rows: dict[str, int] = {}
    taken: defaultdict[int, int] = defaultdict(int)
    for id in sorted(ids, key=lambda id: columns[id]):
        before = [rows[one] for one in premises[id] if one in rows]
        row = max(taken[columns[id]], min(before, default=0))
        rows[id], taken[columns[id]] = row, row + 1
    return {id: (_MARGIN + columns[id] * _COLUMN, _MARGIN + rows[id] * _ROW) for id in ids}


def _columns(ids: list[str], premises: dict[str, list[str]]) -> dict[str, int]:
    """The longest way to each claim; claims that rest on each other stay where the limit leaves them."""
    columns = dict.fromkeys(ids, 0)
    for _ in ids:
        moved = {id: max((columns[one] + 1 for one in premises[id] if one in columns), default=0) for id in ids}
        if moved == columns or max(moved.values()) >= len(ids):
            break
        columns = moved
    return columns


def _edge(start: tuple[int, int], end: tuple[int, int], before: Finding, after: Finding) -> Edge:
    x, y = start[0] + BOX_WIDTH, start[1] + BOX_HEIGHT // 2
    to_x, to_y = end[0], end[1] + BOX_HEIGHT // 2
    bend = max((to_x - x) // 2, 24)
    wrong = before.verdict is Verdict.INCONSISTENT or (before.correction is not None and not before.correction.survives)
    is_reached = wrong and (after.correction is not None or after.verdict is Verdict.INCONSISTENT)
    return Edge(f"M{x} {y}C{x + bend} {y} {to_x - bend} {to_y} {to_x} {to_y}", "error" if is_reached else "")


def _box(finding: Finding, place: tuple[int, int], document: Document, label: Label) -> Box:
    line, _ = document.position(finding.span.start)
    text = visible(figure(document, finding.span))
    return Box(
        x=place[0],
        y=place[1],
        tone="reached" if _is_reached(finding) else label.tone,
        text=text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…",
        note=f"line {line}, {_fate(finding)}",
        href="#" + label.anchor,
        title=f"{text}, {finding.claim.kind.replace('-', ' ')}",
    )


def _is_reached(finding: Finding) -> bool:
    return finding.correction is not None and not finding.correction.survives and finding.consequence_of is not None


def _fate(finding: Finding) -> str:
    if finding.correction is None:
        return finding.verdict.value
    return "survives" if finding.correction.survives else "does not survive"


def _summary(boxes: int, edges: int, reached: int) -> str:
    said = f"{counted(boxes, 'claim')}, {counted(edges, 'link')}"
    if not reached:
        return f"{said}; no error reaches another claim"
    return f"{said}; an error reaches {counted(reached, 'claim')}"
