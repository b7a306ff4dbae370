"""The page as data: every sentence worded and every link resolved, so that a template only loops."""

from dataclasses import dataclass

from reports.pictures.graph import Graph
from reports.pictures.mathml import Typeset
from reports.pictures.ruler import Ruler
from reports.pictures.strip import Strip


@dataclass(frozen=True, slots=True)
class RunView:
    """A stretch of a block: plain text, markup of the source, or a figure that a claim asserts or rests on.

    `tone` is that of the most serious finding that asserts the figure, empty for a premise; `notes` lead to
    the cards of the other findings that assert it; `emphasis` is the element that it stands in, empty for none.
    """

    kind: str
    text: str
    anchor: str = ""
    tone: str = ""
    href: str = ""
    label: str = ""
    number: str = ""
    notes: tuple["NoteView", ...] = ()
    emphasis: str = ""


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
class DerivationView:
    """What one backend said of a claim; `agreement` says whether it agrees, by how much not, or why it is silent.

    `share` is the claim's part of what it took to ask.
    """

    backend: str
    question: str
    status: str
    value: str
    agreement: str
    formula: str
    share: str
    tone: str


@dataclass(frozen=True, slots=True)
class TallyView:
    """One backend over the run: a cell for each heading of the table; `settings` are those that change a reply."""

    backend: str
    models: str
    settings: str
    cells: tuple[str, ...]
    is_incomplete: bool


@dataclass(frozen=True, slots=True)
class CrossExaminationView:
    """Who was asked in the run, with which prompts, and what a reader must know first."""

    warnings: tuple[str, ...]
    summary: str
    tallies: tuple[TallyView, ...]
    quorum: int
    prompts: tuple[tuple[str, str], ...]
    headings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CardView:
    """A finding; `filed` is the verdict, or the suppression, under which a reader looks for it."""

    anchor: str
    number: str
    tone: str
    icon: str
    verdict: str
    severity: str
    kind: str
    filed: str
    place: PlaceView
    reason: str
    derived: str
    gap: str
    formula: str
    typeset: Typeset | None
    ruler: Ruler | None
    premises: tuple[PremiseView, ...]
    repairs: tuple[RepairView, ...]
    tolerance: str
    origin: str
    consequences: tuple["ConsequenceView", ...]
    derivations: tuple[DerivationView, ...]


@dataclass(frozen=True, slots=True)
class GroupView:
    """Findings that need no attention, filed alike, under a heading of their own."""

    heading: str
    filed: str
    cards: tuple[CardView, ...]


@dataclass(frozen=True, slots=True)
class CountView:
    """How many findings have a verdict."""

    verdict: str
    icon: str
    count: str
    is_zero: bool


@dataclass(frozen=True, slots=True)
class CoverageView:
    """How many figures were checked, in a sentence, and why the others were not."""

    sentence: str
    left_alone: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class GateView:
    """How the run ended, and by which rule."""

    tone: str
    result: str
    rule: str
    exit_code: int


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One input: its text beside its cards, or why it could not be audited; `order` puts the worst first."""

    anchor: str
    name: str
    digest: str
    summary: str
    error: str
    counts: tuple[CountView, ...]
    coverage: CoverageView | None
    notices: tuple[str, ...]
    figures: str
    order: tuple[int, ...]
    strip: Strip | None
    graph: Graph | None
    layout: tuple[LayoutView, ...]
    alarms: tuple[CardView, ...]
    quiet: tuple[GroupView, ...]


@dataclass(frozen=True, slots=True)
class SideView:
    """What one document says: its name, the words around the figure, and a link to where it stands."""

    document: str
    where: str
    href: str
    before: str
    stated: str
    after: str
    is_odd: bool


@dataclass(frozen=True, slots=True)
class ContradictionView:
    """One quantity that documents give different values; `said` is a suppression, empty for none."""

    anchor: str
    tone: str
    label: str
    sides: tuple[SideView, ...]
    why: str
    said: str


@dataclass(frozen=True, slots=True)
class PageView:
    """The whole page; `is_batch` asks for a table of documents before them.

    `heading` holds the counts, `name` what was audited; `made` is the date, empty unless one was given; `unread` are
    the inputs that could not be audited; `files` holds the page of each document where these are pages of their own;
    `between` says how many contradictions there are between documents.
    """

    title: str
    heading: str
    name: str
    tool: str
    made: str
    summary: str
    digest: str
    is_batch: bool
    gate: GateView
    unread: tuple[DocumentView, ...]
    files: tuple[str, ...]
    cross_examination: CrossExaminationView | None
    kind_headings: tuple[str, ...]
    kinds: tuple[tuple[str, tuple[str, ...]], ...]
    counts: tuple[CountView, ...]
    contradictions: tuple[ContradictionView, ...]
    between: str
    documents: tuple[DocumentView, ...]
