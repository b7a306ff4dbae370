"""Which figures a figure may rest on: those of its sentence, those before it, and those that its words name."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

from claims.dimension import combined
from claims.document import BlockKind
from claims.implied import with_rate
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Quantity
from claims.unit import Dimension, is_noun

_MOST_NEAR = 9
_MOST_NAMED = 12
_MOST_COMPLETED = 4
_MOST_COMPLETING = 5
_BEFORE = 14
_BEHIND = 6
_ITEMS_BEFORE = 3
_CROWDED = 200
"""A block with more figures than this is a list of data, in which everything follows from something by chance."""
_COMMON = 12
"""A word beside more figures than this names none of them."""
_LARGE = 20
_MOST_COUNTING = 4
_WORD = lazy_regex(r"[a-z]{3,}")
_SHORTEST = 4
_ACRONYM = lazy_regex(r"\b[A-Z]{2,3}s?\b")
_EMPTY = frozenset(
    """
    about above after also already another around average because been before being below between both comes
    cost could does down during each equal equals even every expected first from full gives half have into just
    last least less like made make makes many more most much nearly needs next only other over part percent
    rather right roughly same second should since some still such than that their them then there therefore
    these they third this those three through times total under until used very were what when where which while
    whole will with within would year years your million billion thousand hundred trillion
    """.split()
)


class Scopes:
    """The figures in reach of each figure of a passage, by their indexes."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._quantities = passage.quantities
        self._blocks = passage.document.blocks
        starts = [block.span.start for block in self._blocks]
        self._block_of = [max(0, bisect_right(starts, quantity.span.start) - 1) for quantity in passage.quantities]
        sentences = [sentence.span.start for sentence in passage.document.sentences]
        self._sentence_of = [bisect_right(sentences, quantity.span.start) for quantity in passage.quantities]
        self._near: dict[int, list[int]] = {}
        self._crowded = {block for block, count in Counter(self._block_of).items() if count > _CROWDED}

    def near(self, index: int) -> list[int]:
        """Figures before it in its sentence, then in its block and those before, then those after it in its sentence.

        Nothing is in reach of a figure among data, or of a cell, which rests on its row and column.
        """
        if index not in self._near:
            self._near[index] = self._in_reach_of(index)
        return self._near[index]

    def _in_reach_of(self, index: int) -> list[int]:
        block, sentence = self._block_of[index], self._sentence_of[index]
        if block in self._crowded or self._kind(index) is BlockKind.CELL:
            return []
        blocks, sentences, cells = self._block_of, self._sentence_of, self._cells
        farthest = block - (_ITEMS_BEFORE if self._blocks[block].kind is BlockKind.ITEM else 1)
        ordered = [
            i
            for i in range(index - 1, max(0, index - _BEFORE) - 1, -1)
            if sentences[i] == sentence or blocks[i] >= farthest and blocks[i] not in cells
        ]
        behind = range(index + 1, min(len(self._quantities), index + _BEHIND))
        ordered += [i for i in behind if sentences[i] == sentence]
        ordered = [i for i in ordered if not self._quantities[i].is_range]
        return ordered if len(ordered) <= _MOST_NEAR else self._nearest(index, ordered)

    def _nearest(self, index: int, ordered: list[int]) -> list[int]:
        """As many as are looked at, those of the sentence first, in the order given."""
        sentence = self._sentence_of[index]
        ranked = sorted(ordered, key=lambda i: (self._sentence_of[i] != sentence, abs(i - index)))
        kept = set(ranked[:_MOST_NEAR])
        return [i for i in ordered if i in kept]

    def named(self, index: int) -> list[int]:
        """Figures further back that its sentence speaks of, or that the text states more than once."""
        near = self.near(index)
        by_word, counting = self._by_word, self._counting
        known = {self._first[i] for i in (*near, index)}
        spoken_of = [*self._repeated]
        for word in self._words(self._quantities[index], before=110, after=60):
            holders = by_word.get(word, ())
            if len(holders) <= _COMMON:
                spoken_of += holders
            spoken_of += counting.get(word, ())
        scores = Counter(spoken_of)
        known_by_words = () if near else [i for i, _ in scores.most_common(_MOST_COMPLETED) if i < index]
        for i in self._completing(index, near or known_by_words):
            scores[self._first[i]] += 2
        chosen = [i for i in scores if i < index and i not in known]
        chosen.sort(key=lambda i: (-scores[i], index - i))
        return chosen[:_MOST_NAMED]

    def _completing(self, index: int, near: Sequence[int]) -> Iterator[int]:
        """The last figures before whose units, with those of one in reach, give the unit of this one.

        For each it is the first that states the same.
        """
        wanted = _timeless(self._quantities[index])
        needed: dict[Dimension, None] = {}
        for other in near[:_MOST_COMPLETED]:
            given = self._rated[other]
            sought = (combined(wanted, given, -1), combined(given, wanted, -1)) if wanted else (given,)
            needed |= dict.fromkeys(sought)
        needed.pop((), None)
        for dimension in needed:
            if dimension in self._by_dimension:
                alike, first = self._by_dimension[dimension]
                end = bisect_left(alike, index)
                yield from list(dict.fromkeys(first[max(0, end - _BEFORE) : end][::-1]))[:_MOST_COMPLETING]

    @cached_property
    def _by_dimension(self) -> dict[Dimension, tuple[list[int], list[int]]]:
        """The figures of each dimension, and for each of them the first that states the same."""
        found: dict[Dimension, list[int]] = defaultdict(list)
        for quantity in self._quantities:
            if not quantity.is_range:
                found[self._rated[quantity.index]].append(quantity.index)
        return {dimension: (alike, [self._first[i] for i in alike]) for dimension, alike in found.items()}

    @cached_property
    def _rated(self) -> list[Dimension]:
        """For each figure what it measures, with what its words say it is per, and without time."""
        return [_timeless(with_rate(self._passage, quantity)) for quantity in self._quantities]

    @cached_property
    def _first(self) -> list[int]:
        """For each figure the first that states the same."""
        return [self._passage.mentions.first(quantity) for quantity in self._quantities]

    @cached_property
    def _repeated(self) -> list[int]:
        """The last of the figures that are stated more than once: a text without end repeats everything."""
        counts = Counter(self._first)
        return [index for index, count in counts.items() if count > 1][-_COMMON:]

    @cached_property
    def _by_word(self) -> dict[str, list[int]]:
        """The figures beside which a word stands, for each of them the first that states the same."""
        found: dict[str, list[int]] = defaultdict(list)
        for quantity in self._quantities:
            if not quantity.is_range:
                for word in self._words(quantity, before=40, after=30):
                    found[word].append(self._first[quantity.index])
        return found

    @cached_property
    def _nouns(self) -> frozenset[str]:
        """The short words that the figures of the text count."""
        return frozenset(quantity.noun for quantity in self._quantities if 0 < len(quantity.noun) < _SHORTEST)

    @cached_property
    def _counting(self) -> dict[str, list[int]]:
        """The first figures that count what a word says, large ones: of 42,000 homes the text says a lot later."""
        found: dict[str, list[int]] = defaultdict(list)
        for quantity in self._quantities:
            if quantity.noun and quantity.value >= _LARGE and not quantity.is_range:
                first, known = self._first[quantity.index], found[_stem(quantity.noun)]
                if first not in known and len(known) < _MOST_COUNTING:
                    known.append(first)
        return found

    def _words(self, quantity: Quantity, before: int, after: int) -> dict[str, None]:
        """The stems of the words around a figure that mean something, in its sentence."""
        sentence = self._passage.sentence_of(quantity)
        masked = self._passage.document.masked
        start, end = quantity.span
        around = (
            masked[max(sentence.start, start - before) : start] + " " + masked[end : min(sentence.end, end + after)]
        )
        around = f"{around} {quantity.noun} {self._labels(quantity)}"
        lowered = around.lower()
        acronyms = _ACRONYM.findall(around) if lowered != around else ()
        names = frozenset(_stem(acronym.lower()) for acronym in acronyms)
        words = [*_WORD.findall(lowered), *map(str.lower, acronyms)]
        below = (symbol for symbol, power in quantity.unit.atoms if power < 0 and is_noun(symbol))
        stems = (_stem(word) for word in (*words, *below) if word not in _EMPTY)
        # A short word means something only where the text counts such things: buses, cows, pens.
        return {stem: None for stem in stems if len(stem) >= _SHORTEST or stem in self._nouns or stem in names}

    def _labels(self, quantity: Quantity) -> str:
        """What the row and the column of a cell say."""
        if self._kind(quantity.index) is not BlockKind.CELL:
            return ""
        grid = next((grid for grid in self._passage.grids if grid.cell_of(quantity)), None)
        return " ".join((grid.label_of(quantity) if grid else None) or ())

    def _kind(self, index: int) -> BlockKind:
        return self._blocks[self._block_of[index]].kind

    @cached_property
    def _cells(self) -> frozenset[int]:
        """The blocks that are cells."""
        return frozenset(number for number, block in enumerate(self._blocks) if block.kind is BlockKind.CELL)


def _timeless(quantity: Quantity) -> Dimension:
    """The dimension without count nouns and periods, which prose leaves unsaid."""
    return _without_time(quantity.unit.dimension)


@lru_cache(maxsize=4096)
def _without_time(dimension: Dimension) -> Dimension:
    return tuple((base, power) for base, power in dimension if base != "time" and not base.startswith("#"))


@lru_cache(maxsize=8192)
def _stem(word: str) -> str:
    for ending in ("ations", "ation", "ships", "ship", "ings", "ing", "ies", "es", "ed", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
