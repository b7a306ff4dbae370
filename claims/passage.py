"""A document with its quantities: what the kinds search for claims.

Each quantity is one character of the `skeleton`, a copy of the masked text in which it stands for the number with its
unit: "Total power: 100,000 × 1.5 kW or 150 MW" is "Total power: # × # or #". Kinds describe wordings over the
skeleton, so a pattern sees words and places of figures, never digits. The character tells the quantity's sense.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Any, NamedTuple, TypeVar, cast

from claims.document import Document, Sentence
from claims.grid import Grid, grids_of
from claims.mention import Mentions
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense
from claims.span import Span
from claims.stated import StatedValues
from claims.stem import idea

SIGNS: dict[Sense, str] = {sense: chr(0xE000 + index) for index, sense in enumerate(Sense)}
"""The skeleton's character for a quantity of each sense."""

RANGE_SIGN = chr(0xE000 + len(Sense))
"""The skeleton's character for a stated range."""

ANY = "".join(SIGNS.values())
"""All single-valued signs, for a character class."""

_SIGN = lazy_regex(f"[{ANY}{RANGE_SIGN}]")
_LETTERS = lazy_regex("[a-z]+")
_MARKS = frozenset("*_~`<>")
_GAP = "\n\n\n"
"""No text that is looked for in a sentence holds it."""


_Made = TypeVar("_Made")


class Stretch(NamedTuple):
    """A sentence, where it starts and ends in the skeleton, and the signs of its quantities in order."""

    sentence: Sentence
    start: int
    end: int
    signs: str


@dataclass(frozen=True)
class Passage:
    """A document and its quantities in the order of the text."""

    document: Document
    quantities: tuple[Quantity, ...]

    def shared(self, make: "Callable[[Passage], _Made]") -> _Made:
        """What is made of the passage, once for all that ask for it."""
        if make not in self._shared:
            self._shared[make] = make(self)
        return cast("_Made", self._shared[make])

    @cached_property
    def _shared(self) -> "dict[Callable[[Passage], Any], Any]":
        return {}

    @cached_property
    def skeleton(self) -> str:
        """The masked text with one sign for each quantity."""
        return self._built[0]

    @cached_property
    def lowered(self) -> str:
        """The skeleton in lower case, of equal length, to look for words in."""
        lowered = self.skeleton.lower()
        if len(lowered) == len(self.skeleton):
            return lowered
        return "".join(low if len(low := letter.lower()) == 1 else letter for letter in self.skeleton)

    @cached_property
    def _built(self) -> tuple[str, list[int], list[Span], list[int]]:
        """The skeleton, where each quantity's sign stands in it, the text that it stands for and where that starts."""
        parts: list[str] = []
        signs: list[int] = []
        stretches: list[Span] = []
        masked, at, length = self.document.masked, 0, 0
        for quantity in self.quantities:
            stretch = self._with_marks(quantity.span, at)
            gap = masked[at : stretch.start]
            parts += [gap, RANGE_SIGN if quantity.is_range else SIGNS[quantity.sense]]
            length += len(gap)
            signs.append(length)
            stretches.append(stretch)
            length += 1
            at = stretch.end
        parts.append(masked[at:])
        return "".join(parts), signs, stretches, [stretch.start for stretch in stretches]

    def _with_marks(self, span: Span, floor: int) -> Span:
        """A quantity with the blanked markup around it, as in `**300**`, so that no blank stands before a comma."""
        text, masked = self.document.text, self.document.masked
        start, end = span
        while start > floor and masked[start - 1] == " " and text[start - 1] in _MARKS:
            start -= 1
        while end < len(text) and masked[end] == " " and text[end] in _MARKS:
            end += 1
        return Span(start, end)

    def quantity_at(self, position: int) -> Quantity:
        """The quantity whose sign stands at a position of the skeleton."""
        return self.quantities[bisect_right(self._built[1], position) - 1]

    def to_skeleton(self, offset: int) -> int:
        """The position in the skeleton of an offset in the text; inside a quantity, that of its sign."""
        _, signs, stretches, starts = self._built
        before = bisect_right(starts, offset) - 1
        if before < 0:
            return offset
        end = stretches[before].end
        return signs[before] if offset < end else signs[before] + 1 + offset - end

    def to_text(self, position: int) -> int:
        """The offset in the text of a position in the skeleton; for a sign, where its quantity starts."""
        _, signs, stretches, _ = self._built
        before = bisect_right(signs, position) - 1
        if before < 0:
            return position
        past = position - signs[before]
        return self.quantities[before].span.start if past == 0 else stretches[before].end + past - 1

    def extent(self, start: int, end: int) -> Span:
        """The stretch of text from one position of the skeleton to another."""
        return Span(self.to_text(start), self.to_text(end))

    @cached_property
    def mentions(self) -> Mentions:
        """Which figures state one and the same value."""
        return Mentions(self.quantities)

    @cached_property
    def stated_values(self) -> StatedValues:
        """Which figures state a given value."""
        return StatedValues(self.quantities)

    @cached_property
    def rated(self) -> dict[int, Quantity]:
        """The figures with what they are said to be per, as far as `claims.implied` was asked for them."""
        return {}

    @cached_property
    def counted(self) -> dict[str, list[Quantity]]:
        """The figures by what they count, which is no part of the skeleton."""
        found: dict[str, list[Quantity]] = defaultdict(list)
        for quantity in self.quantities:
            if quantity.noun:
                found[quantity.noun].append(quantity)
        return found

    @cached_property
    def counted_by_idea(self) -> dict[str, list[Quantity]]:
        """The figures by the idea of what they count, in the order of the text."""
        found: dict[str, list[Quantity]] = defaultdict(list)
        for quantity in self.quantities:
            if quantity.noun:
                found[idea(quantity.noun)].append(quantity)
        return found

    @cached_property
    def sentences(self) -> tuple[Stretch, ...]:
        """Each sentence that has a quantity, as a stretch of the skeleton."""
        return tuple(self._sentences())

    @cached_property
    def signs(self) -> frozenset[str]:
        """The signs of the sentences, each row of them once."""
        return frozenset(sentence.signs for sentence in self.sentences)

    def _sentences(self) -> Iterator[Stretch]:
        index, count = 0, len(self.quantities)
        for sentence in self.document.sentences:
            while index < count and self.quantities[index].span.start < sentence.span.start:
                index += 1
            if index < count and self.quantities[index].span.start < sentence.span.end:
                start = self.to_skeleton(sentence.span.start)
                # The markup behind a figure at the sentence's end belongs to its sign, the place after it does not.
                end = self.to_skeleton(sentence.span.end - 1) + 1
                yield Stretch(sentence, start, end, "".join(_SIGN.findall(self.skeleton, start, end)))

    @cached_property
    def grids(self) -> tuple[Grid, ...]:
        """Every table, as a grid of its figures."""
        return grids_of(self.document, self.quantities)

    def with_texts(self, sets: Sequence[Sequence[str]]) -> list[Stretch]:
        """The sentences that hold a text of each set, in order; the texts are in lower case."""
        common: frozenset[int] | None = None
        for texts in sets:
            found = self._with_any(texts)
            common = found if common is None else common & found
            if not common:
                return []
        return list(self.sentences) if common is None else [self.sentences[number] for number in sorted(common)]

    def _with_any(self, texts: Sequence[str]) -> frozenset[int]:
        """The numbers of the sentences that hold one of the texts."""
        if len(texts) == 1:
            return self._with_text(texts[0])
        key = tuple(texts)
        if key not in self._numbers_of_any:
            self._numbers_of_any[key] = frozenset().union(*map(self._with_text, texts))
        return self._numbers_of_any[key]

    def _with_text(self, text: str) -> frozenset[int]:
        if text not in self._numbers:
            may_stand = text in self._words or not (text.isalpha() and text.isascii())
            self._numbers[text] = frozenset(self._holding(text)) if may_stand else frozenset()
        return self._numbers[text]

    @cached_property
    def _numbers(self) -> dict[str, frozenset[int]]:
        """For each text that was looked for the numbers of the sentences that hold it."""
        return {}

    @cached_property
    def _numbers_of_any(self) -> dict[tuple[str, ...], frozenset[int]]:
        """For several texts that were looked for together the numbers of the sentences that hold one of them."""
        return {}

    def _holding(self, text: str) -> Iterator[int]:
        """The numbers of the sentences that hold a text; on to the next sentence as soon as one does."""
        (together, ends), at = self._together, 0
        while (at := together.find(text, at)) >= 0:
            number = bisect_right(ends, at)
            yield number
            at = ends[number]

    @cached_property
    def _together(self) -> tuple[str, list[int]]:
        """All sentences that have a quantity as one text in lower case, and where each of them ends in it."""
        parts = [self.lowered[sentence.start : sentence.end] for sentence in self.sentences]
        ends = list(accumulate(len(part) + len(_GAP) for part in parts))
        return _GAP.join(parts), ends

    @cached_property
    def _words(self) -> str:
        """The words of these sentences, each once: where one is not among them it is in no sentence."""
        return " ".join(set(_LETTERS.findall(self._together[0])))

    def stretch_at(self, position: int) -> Stretch:
        """The sentence in which a position of the skeleton lies; it must have a quantity."""
        return self.sentences[bisect_right(self._starts, position) - 1]

    def place_of(self, stretch: Stretch) -> int:
        """Which of the sentences with figures one is."""
        return bisect_left(self._starts, stretch.start)

    def before(self, stretch: Stretch) -> Stretch | None:
        """The sentence right before another, where it has a quantity and only white space stands between them."""
        index = self.place_of(stretch)
        if index == 0:
            return None
        before = self.sentences[index - 1]
        return before if not self.skeleton[before.end : stretch.start].strip() else None

    def within(self, stretch: Stretch) -> tuple[Quantity, ...]:
        """The quantities of a sentence, which dozens of kinds ask for."""
        if (ends := (stretch.start, stretch.end)) not in self._within:
            self._within[ends] = self.between(self.extent(*ends))
        return self._within[ends]

    @cached_property
    def _within(self) -> dict[tuple[int, int], tuple[Quantity, ...]]:
        return {}

    def sentence_of(self, quantity: Quantity) -> Span:
        """The stretch of text of the sentence in which a quantity stands."""
        spans, starts = self._sentence_spans
        return spans[bisect_right(starts, quantity.span.start) - 1]

    @cached_property
    def _starts(self) -> list[int]:
        return [stretch.start for stretch in self.sentences]

    @cached_property
    def _sentence_spans(self) -> tuple[list[Span], list[int]]:
        spans = [stretch.sentence.span for stretch in self.sentences]
        return spans, [span.start for span in spans]

    @cached_property
    def _quantity_starts(self) -> list[int]:
        return [quantity.span.start for quantity in self.quantities]

    def between(self, span: Span) -> tuple[Quantity, ...]:
        """The quantities that start inside a span of the text."""
        starts = self._quantity_starts
        first = bisect_left(starts, span.start)
        return self.quantities[first : bisect_left(starts, span.end, first)]
