"""What the text tells of the rows of a table: that one fell by so much, or which percentage of the whole it is.

The row is the one whose label's words all stand before the verb; the columns are those of the years that the sentence
names, or the only two. What agrees explains the figure. What does not is an error only where another figure of the
sentence agrees with the same cells, and a warning where the sentence names the row and nothing else.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from claims.claim import Claim, Premise, Strength
from claims.document import BlockKind
from claims.grid import Grid
from claims.kinds.columns.naming import row_named
from claims.kinds.columns.relation import DIFFERENCE, QUOTIENT, RELATIVE, Relation
from claims.kinds.kind import same_dimension
from claims.kinds.totals.roles import Role, is_whole, role_of
from claims.label import ideas_in
from claims.movement import MOVE
from claims.passage import ANY, Passage
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense, size_of

FREE = rf"[^.;:{ANY}]"
_OR = (
    r"(?:,|,? ?\(|,? or|,? –|,? —) ?(?:or |that is |which is |an? (?:rise|fall|increase|drop|growth|decline|cut) of )?"
)
_CHANGED = Phrase(
    rf"\b{MOVE} (?:by )?<ABOUT>{{d}}(?P<noun>{FREE}{{0,25}}?)(?:{_OR}<ABOUT>{{p:percent}})?"
    r"(?! ?(?:a (?:year|month|day)|per|each|annually|yearly)\b)",
    frozenset("d"),
)
_IS_SHARE = Phrase(
    r"\b(?:is|are|was|were|accounts? for|accounted for|makes? up|made up|takes?|took|represents?|"
    r"represented|swallows?|contributes?|contributed|earns?|brings? in|brought in|supplies|supplied|provides?|provided|won|"
    rf"gets?|got|receives?|received) <ABOUT>(?:only |just )?{{d:percent}} of (?P<noun>{FREE}{{3,40}})"
)
_BREAK = lazy_regex(rf"[.;:{ANY}]")
_CUT = lazy_regex(r",|;|\b(?:but|while|whereas|although|that|because)\b")
_YEAR = lazy_regex(r"\b(?:1[5-9]|20)\d\d\b")
_OLD = lazy_regex(r"\b(?:last|previous|old|before|prior|earlier|former)\b", re.I)
_NEW = lazy_regex(r"\b(?:next|new|after|later|now|this|current)\b", re.I)
_CHANGE = lazy_regex(
    r"change|growth|difference|increase|decrease|rise|share|%|per ?cent|index|\bper\b|rate|average|mean", re.I
)
_ALL = ideas_in("total whole number figure sum amount share part count item line heading")
MONEY_IDEAS = ideas_in("total whole sum cost money budget bill")
_SETS_APART = lazy_regex(
    r"\b(?:would|could|might|may|will|if|expected|forecast|target|plan\w*|since|elsewhere|nationally|average|per|each|real|a year)\b",
    re.I,
)
_DIFFERENCE, _RELATIVE = (replace(relation, by_direction=True) for relation in (DIFFERENCE, RELATIVE))
_MOST_GRIDS = 12
_NEAR = 3
_REACH = 60
_REACH_BEFORE = 90
_TELLING = 1000


@dataclass(frozen=True)
class Told:
    """A wording about a table: its figures, and what it says that they are of."""

    passage: Passage
    match: re.Match[str]

    @cached_property
    def figures(self) -> list[Quantity]:
        """The figures that the wording asserts."""
        names = (name for name in ("d", "p") if self.match.groupdict().get(name))
        return [self.passage.quantity_at(self.match.start(name)) for name in names]

    @cached_property
    def ideas(self) -> frozenset[str]:
        """The ideas of the words before the verb, in its clause."""
        start = self.passage.stretch_at(self.match.start()).start
        before = self.passage.skeleton[max(start, self.match.start() - _REACH_BEFORE) : self.match.start()]
        return ideas_in(_CUT.split(_BREAK.split(before)[-1])[-1])

    @cached_property
    def ideas_after(self) -> frozenset[str]:
        """The ideas of the words behind the figure."""
        return ideas_in(f"{self.figures[0].noun} {self.match['noun'] or ''}")

    @cached_property
    def ideas_behind(self) -> frozenset[str]:
        """The ideas of what narrows the figures down behind them: "in the capital"."""
        return ideas_in(_CUT.split(self.passage.skeleton[self.match.end() :][:_REACH].partition(".")[0])[0])

    @cached_property
    def sentence(self) -> str:
        """The whole sentence."""
        stretch = self.passage.stretch_at(self.match.start("d"))
        return self.passage.skeleton[stretch.start : stretch.end]

    @property
    def is_telling(self) -> bool:
        """Whether the years and the digits of the figure say which row it is of, whatever that is called."""
        first = self.figures[0]
        return bool(self.years) and first.sense is not Sense.PERCENT and first.value % _TELLING != 0

    @property
    def years(self) -> set[str]:
        """The years that the sentence names."""
        return set(_YEAR.findall(self.sentence))

    def row_in(self, grid: Grid) -> int | None:
        """The row that the subject names, None where it names none or two alike."""
        return row_named(grid, grid.rows, self.ideas)

    def names_only(self, grid: Grid, row: int) -> bool:
        """Whether the subject says nothing but the row, what the table is of, and words for any figure."""
        above = [grid.header(column) for column in grid.columns]
        known = _ALL | ideas_in(" ".join([grid.label(row), grid.caption, *above]))
        return self.ideas | self.ideas_behind <= known and self.is_plain

    @property
    def is_plain(self) -> bool:
        """Whether the sentence supposes nothing, and compares with nothing elsewhere."""
        return _SETS_APART.search(self.sentence) is None

    def claims(self, relations: Sequence[Relation], premises: Sequence[Quantity], *, loose: bool) -> Iterator[Claim]:
        """A claim for each figure of the wording."""
        extent = self.passage.extent(self.match.start("d"), self.match.end())
        named = tuple(Premise(name, premise) for name, premise in zip("ab", premises, strict=True))
        for figure, relation in zip(self.figures, relations, strict=True):
            made = Claim(
                "column-change", figure, relation.formula, named, extent, Strength.WORDED, relation.by_direction
            )
            yield replace(made, loose=loose)


def told_changes(passage: Passage) -> Iterator[Claim]:
    """Every rise or fall that the text tells of a row of a table."""
    for told in told_in(passage, _CHANGED):
        found = [pair for grid in passage.grids[:_MOST_GRIDS] for pair in _pairs(told, grid)]
        relations = [_RELATIVE if figure.sense is Sense.PERCENT else _DIFFERENCE for figure in told.figures]
        yield from _judged(told, relations, found)


def told_shares(passage: Passage) -> Iterator[Claim]:
    """Every percentage of the whole that the text tells of a row of a table."""
    for told in told_in(passage, _IS_SHARE):
        found = [pair for grid in passage.grids[:_MOST_GRIDS] for pair in _parts(told, grid)]
        for claim in _judged(told, [QUOTIENT], found):
            yield replace(claim, kind="column-share")


def told_in(passage: Passage, phrase: Phrase) -> Iterator[Told]:
    """Every match of a wording in a text that has tables, outside their cells."""
    blocks = passage.document.blocks
    for match in phrase.matches(passage) if passage.grids else ():
        if blocks[passage.stretch_at(match.start("d")).sentence.block].kind is not BlockKind.CELL:
            yield Told(passage, match)


_Pair = tuple[Quantity, Quantity, bool]
"""Two cells, and whether nothing speaks against it that the wording is about them."""


def _judged(told: Told, relations: Sequence[Relation], found: Sequence[_Pair]) -> Iterator[Claim]:
    """The claims about the cells with which most figures agree."""

    def count(pair: _Pair) -> int:
        return sum(relation.holds(figure, pair[:2]) for relation, figure in zip(relations, told.figures, strict=True))

    fitting = [pair for pair in found if all(_fits(*each, pair) for each in zip(relations, told.figures, strict=True))]
    best = max(fitting, key=count, default=None)
    if best is None:
        return
    if count(best):
        yield from told.claims(relations, best[:2], loose=False)
        return
    named = [pair for pair in fitting if pair[2]]
    if len(named) == 1 and all(_is_near(*each, named[0]) for each in zip(relations, told.figures, strict=True)):
        yield from told.claims(relations, named[0][:2], loose=True)


def _fits(relation: Relation, figure: Quantity, pair: _Pair) -> bool:
    if figure.is_range or figure.sense in (Sense.FRACTION, Sense.MULTIPLIER):
        return False
    points = figure.sense is Sense.POINTS
    if points and any(cell.sense is not Sense.PERCENT for cell in pair[:2]):
        return False
    return relation is not _DIFFERENCE or points or same_dimension(figure, *pair[:2])


def _is_near(relation: Relation, figure: Quantity, pair: _Pair) -> bool:
    """Whether a figure is of the size that the cells give, so that it may be meant to be what they give."""
    derived = relation.compute(*map(size_of, pair[:2]))
    size = abs(size_of(figure))
    return derived is not None and size <= _NEAR * abs(derived) and abs(derived) <= _NEAR * size


def _pairs(told: Told, table: Grid) -> Iterator[_Pair]:
    """The older and the newer cell of a row that the wording may compare."""
    for grid in (table, table.transposed) if table.heads == 1 else (table,):
        columns, is_ordered = _periods(told, grid)
        row = told.row_in(grid)
        named_after = [each for each in grid.rows if ideas_in(grid.label(each)) & told.ideas_after]
        rows = [row] if row is not None else named_after or (list(grid.rows) if told.is_telling else [])
        for each in rows if len(columns) == 2 else ():
            old, new = (grid.figure(each, column) for column in columns)
            if old is not None and new is not None and same_dimension(old, new) and old.value and new.value:
                yield old, new, is_ordered and row is not None and told.names_only(grid, row)


def _periods(told: Told, grid: Grid) -> tuple[list[int], bool]:
    """The two columns that the wording compares, the older first, and whether their headers tell which that is."""
    columns = [column for column in grid.columns[1:] if not _CHANGE.search(grid.header(column))]
    columns = [column for column in columns if any(grid.figure(row, column) for row in grid.rows)]
    of_year = {column: set(_YEAR.findall(grid.header(column))) for column in columns}
    named = [column for column in columns if of_year[column] & told.years]
    if told.years and len(named) != 2:
        return [], False
    chosen = named if told.years else columns
    if len(chosen) != 2:
        return [], False
    if all(of_year[column] for column in chosen):
        return sorted(chosen, key=lambda column: min(of_year[column])), True
    left, right = (grid.header(column) for column in chosen)
    if _OLD.search(right) or _NEW.search(left) and not _NEW.search(right):
        return chosen[::-1], True
    return chosen, bool(_OLD.search(left) or _NEW.search(right))


def _parts(told: Told, grid: Grid) -> Iterator[_Pair]:
    """The cell of a row and the total of its column, for each column that has one."""
    row = told.row_in(grid)
    totals = [each for each in grid.rows if role_of(grid.label(each)) is Role.TOTAL and is_whole(grid.label(each))]
    if row is None or len(totals) != 1 or row == totals[0]:
        return
    amounts = [column for column in grid.columns[1:] if not _CHANGE.search(grid.header(column))]
    for column in amounts:
        part, whole = grid.figure(row, column), grid.figure(totals[0], column)
        if part is not None and whole is not None and whole.value and part.sense is not Sense.PERCENT:
            of_it = ideas_in(grid.header(column) + " " + grid.caption) | (
                MONEY_IDEAS if part.sense is Sense.MONEY else _ALL
            )
            is_now = all(year in grid.header(column) + grid.caption for year in told.years)
            # A share of direct costs is none of all costs.
            is_whole_named = bool(told.ideas_after & of_it) and told.ideas_after <= of_it | _ALL
            yield part, whole, is_now and is_whole_named and told.names_only(grid, row)
