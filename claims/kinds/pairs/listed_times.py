"""Comparisons of two things that a list or a table gives figures for: `a kilo of trout fetches four times as much as pike`.

Where several columns give both, the words must say which is meant: by its name, by what its figures are per, or by money.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from claims.claim import Claim, Premise, Strength
from claims.grid import Grid
from claims.kinds.kind import same_measure
from claims.kinds.pairs.measure import is_of_money, may_be_of
from claims.label import ideas_in
from claims.listing import Entry, entry_named, listings
from claims.passage import Passage, Stretch
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Quantity, is_size
from claims.reach import in_one_unit
from claims.unit import Dimension, atom
from claims.unit_table import ATOMS, CURRENCIES, NAMES

_Pair = tuple[Quantity, Quantity]

_SIGNS = r"\uE000-\uF8FF"
_LARGE = r"(?:expensive|costly|dear|large|big|high|tall|long|heavy|deep|wide|fast|old|many|much|great|far|strong)"
_LARGER = (
    r"(?:dearer|costlier|larger|bigger|higher|taller|longer|heavier|deeper|wider|faster|older|greater|more(?: \w+)?)"
)
_SMALLER = r"(?:cheaper|smaller|lower|shorter|lighter|shallower|narrower|slower|younger|less(?: \w+)?|fewer(?: \w+)?)"
_NAMED = rf"(?P<other>(?:(?!(?:and|while|but|whereas|or|which)\b)[\w’'-]+ ?){{1,6}})(?![\w{_SIGNS}])"
_COMPARED = (
    (Phrase(rf"{{x:multiplier}} (?:as {_LARGE}(?: [a-z]+)?|the (?:cost|price|size|length|height|weight|area)) (?:as|of) {_NAMED}"), "x / y"),
    (Phrase(rf"{{x:multiplier|fraction}} (?:of )?(?:that of )?the {_NAMED}"), "x / y"),
    (Phrase(rf"{{x:percent}} {_LARGER} than {_NAMED}"), "(x - y) / y"),
    (Phrase(rf"{{x:percent}} {_SMALLER} than {_NAMED}"), "(y - x) / y"),
)  # fmt: skip
_CLAUSE = lazy_regex(r"[,;:–—(]|\b(?:and|while|but|whereas|because|so|that)\b")
_WORD = lazy_regex("[a-z]+")
_PER = lazy_regex(r"(?:/|\bper )\s?([a-z]+)")
_CURRENCY = lazy_regex("[$€£¥]")
_PRONOUN = lazy_regex(r"\b(?:it|its|they|them|their)\b")
SUPPOSED = Phrase(
    r"\b(?:if|would|could|should|might|may|every|each|per|again|average|not|never|expected?|target|plan(?:s|ned)?)\b"
)
"""What makes of a multiple one that nothing near has."""


def times_of_listed(passage: Passage) -> Iterator[Claim]:
    """Every comparison of two that lists name; convicting where only one gives both, or the words say which."""
    lists: tuple[tuple[Entry, ...], ...] | None = None
    for phrase, formula in _COMPARED:
        for match in phrase.matches(passage, SUPPOSED):
            lists = listings(passage) if lists is None else lists
            here = passage.stretch_at(match.start())
            words = passage.lowered[here.start : match.end()]
            found = [pair for entries in lists if (pair := _pair(passage, entries, match)) is not None]
            pairs = [pair for pair in found if may_be_of(words, *pair)]
            meant = pairs if len(found) == 1 else _named(passage, words, pairs)
            meant = [pair for pair in meant if _may_be_said_of(passage, match, pair[0])]
            for pair in pairs:
                strength = Strength.WORDED if meant == [pair] else Strength.INFERRED
                premises = Premise("x", pair[0]), Premise("y", pair[1])
                asserted, extent = passage.quantity_at(match.start("x")), passage.extent(match.start(), match.end())
                yield Claim("multiple", asserted, formula, premises, extent, strength, is_rounded=True)


def _pair(passage: Passage, entries: tuple[Entry, ...], match: re.Match[str]) -> _Pair | None:
    """The figures of the thing compared, which is named in its clause or at the sentence's start, and of the other."""
    here = passage.stretch_at(match.start())
    clauses = [clause for clause in _CLAUSE.split(passage.skeleton[here.start : match.start()]) if clause.strip()]
    subject = (entry_named(entries, clauses[-1]) or entry_named(entries, clauses[0])) if clauses else None
    if subject is None and clauses and _PRONOUN.search(clauses[-1].lower()):
        subject = entry_named(entries, _CLAUSE.split(_sentence_before(passage, here))[0])
    other = entry_named(entries, match["other"])
    if subject is None or other is None or subject is other:
        return None
    pair = in_one_unit(subject.figure, other.figure)
    return pair if same_measure(*pair) else None


def _sentence_before(passage: Passage, here: Stretch) -> str:
    """The sentence before another in its block, whether it has figures or not."""
    start = passage.document.blocks[here.sentence.block].span.start
    return passage.document.masked[start : here.sentence.span.start].rstrip()[:-1].rpartition(". ")[2]


def _may_be_said_of(passage: Passage, match: re.Match[str], one: Quantity) -> bool:
    """Whether the sentence gives the thing compared no size before, or the very one that the list gives it."""
    start = passage.stretch_at(match.start()).start
    own = [
        figure
        for figure in passage.between(passage.extent(start, match.start("x")))
        if is_size(figure) and figure.value != 1
    ]
    return not own or any(one.value == figure.value for figure in own)


def _named(passage: Passage, words: str, pairs: Sequence[_Pair]) -> list[_Pair]:
    """The one pair of several columns that the words of a comparison mean, none where they leave it open."""
    said, units = ideas_in(words), _dimensions(_WORD.findall(words))
    headers = [(pair, _header(passage, pair[0])) for pair in pairs]
    by_name = [pair for pair, header in headers if not ideas_in(header.partition("(")[0]).isdisjoint(said)]
    by_base = [pair for pair, header in headers if not units.isdisjoint(_bases(pair[0], header))]
    by_money = [pair for pair, header in headers if is_of_money(words) and _is_money(pair[0], header)]
    return next((chosen for chosen in (by_name, by_base, by_money) if len(chosen) == 1), [])


def _header(passage: Passage, figure: Quantity) -> str:
    """What the column of a figure is called."""
    grid: Grid | None = next((grid for grid in passage.grids if grid.cell_of(figure)), None)
    cell = grid.cell_of(figure) if grid else None
    return grid.header(cell.column) if grid and cell else ""


def _bases(figure: Quantity, header: str) -> set[Dimension]:
    """What the figures of a column are per, by themselves or by its header."""
    return _dimensions([*figure.unit.denominators, *(match[1] for match in _PER.finditer(header.lower()))])


def _dimensions(words: Iterable[str]) -> set[Dimension]:
    """What those of some words measure that are units: kilos and kilograms mass."""
    symbols = [NAMES.get(word, word) for word in words]
    return {atom(symbol).dimension for symbol in symbols if symbol in ATOMS}


def _is_money(figure: Quantity, header: str) -> bool:
    return _CURRENCY.search(header) is not None or any(symbol in CURRENCIES for symbol, _ in figure.unit.dimension)
