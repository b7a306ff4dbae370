"""The page as data: every sentence worded and every link resolved, so that a template only loops."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RunView:
    """A stretch of a block: plain text, markup of the source, or a figure that a claim asserts or rests on.

    `tone` is that of the most serious finding that asserts the figure, empty for a premise; `notes` lead to
    the cards of the other findings that assert it.
    """

    kind: str
    text: str
    anchor: str = ""
    tone: str = ""
    href: str = ""
    label: str = ""
    number: str = ""
    notes: tuple["NoteView", ...] = ()


@dataclass(frozen=True, slots=True)
class NoteView:
    """The number of a card, as a link to it."""

    number: str
    href: str


@dataclass(frozen=True, slots=True)
class BlockView:
    """A heading, paragraph, list item or table cell: its element and its class."""

    element: str
    style: str
    runs: tuple[RunView, ...]


@dataclass(frozen=True, slots=True)
class LayoutView:
    """One block alone, the items of a list, or the rows of a table."""

    kind: str
    rows: tuple[tuple[BlockView, ...], ...]


@dataclass(frozen=True, slots=True)
class PlaceView:
    """Where a figure stands; `href` is empty where the text shown does not hold it."""

    text: str
    where: str
    href: str


@dataclass(frozen=True, slots=True)
class RepairView:
    """What to replace by what, with the words on both sides that stay.

    `role` tells the first from the others; `place` is None where the asserted figure itself is replaced.
    """

    role: str
    before: str
    removed: str
    inserted: str
    after: str
    reason: str
    place: PlaceView | None


@dataclass(frozen=True, slots=True)
class PremiseView:
    """A figure that the asserted one rests on, under its name in the formula, and how far it moves the result."""

    name: str
    place: PlaceView
    moves: str


@dataclass(frozen=True, slots=True)
class ConsequenceView:
    """A claim that an error reaches: its card, and what becomes of it."""

    href: str
    sentence: str


@dataclass(frozen=True, slots=True)
class BackendView:
    """What one backend says of a claim; `tone` is agrees, dissents or silent."""

    name: str
    tone: str
    said: str


@dataclass(frozen=True, slots=True)
class TallyView:
    """A row of the table of backends: the cells in the order of the page's `tally_heads`."""

    name: str
    cells: tuple[str, ...]
    is_incomplete: bool


@dataclass(frozen=True, slots=True)
class CardView:
    """A finding."""

    anchor: str
    number: str
    tone: str
    icon: str
    verdict: str
    severity: str
    kind: str
    place: PlaceView
    reason: str
    derived: str
    gap: str
    formula: str
    symbols: str
    premises: tuple[PremiseView, ...]
    repairs: tuple[RepairView, ...]
    tolerance: str
    lights: str
    origin: str
    consequences: tuple["ConsequenceView", ...]
    backends: tuple[BackendView, ...]


@dataclass(frozen=True, slots=True)
class GroupView:
    """Findings that need no attention, under a heading of their own."""

    heading: str
    cards: tuple[CardView, ...]


@dataclass(frozen=True, slots=True)
class CountView:
    """How many findings have a verdict."""

    verdict: str
    icon: str
    count: str
    is_zero: bool


@dataclass(frozen=True, slots=True)
class GateView:
    """How the run ended, and by which rule."""

    tone: str
    result: str
    rule: str
    exit_code: int


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One input: its text beside its cards, or why it could not be audited."""

    anchor: str
    name: str
    digest: str
    summary: str
    error: str
    counts: tuple[CountView, ...]
    layout: tuple[LayoutView, ...]
    alarms: tuple[CardView, ...]
    quiet: tuple[GroupView, ...]


@dataclass(frozen=True, slots=True)
class PageView:
    """The whole page; `is_batch` asks for a table of documents before them.

    `notices` are what a reader must know before the findings; `tallies` has a row for each backend that was asked.
    """

    title: str
    heading: str
    tool: str
    summary: str
    digest: str
    is_batch: bool
    gate: GateView
    counts: tuple[CountView, ...]
    documents: tuple[DocumentView, ...]
    notices: tuple[str, ...] = ()
    tally_heads: tuple[str, ...] = ()
    tallies: tuple[TallyView, ...] = ()
