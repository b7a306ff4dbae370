"""The text that a prompt shows: prose alone, each figure under an id, hidden figures without their values."""

import re
from collections.abc import Iterator
from functools import cached_property

from checker.examination.hiding import HIDDEN, Hiding
from claims.document import Block, BlockKind
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Quantity
from claims.unit import Unit
from prompts.template import Figure

_SPACES = lazy_regex(r"\s+")
_BRACKETS = str.maketrans("[]", "()")
_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_MARKS = {BlockKind.HEADING: "# ", BlockKind.ITEM: "- ", BlockKind.QUOTE: "> "}
_BYTES_PER_TOKEN = 3


def figure_id(index: int) -> str:
    """The id of a figure: `q` and letters, since digits in an id could be those of a hidden figure.

    Raises ValueError for what stands in the text as no figure: a date, a word for a direction.
    """
    if index < 0:
        raise ValueError("only figures of the text have an id")
    letters = ""
    index += 1
    while index:
        index, letter = divmod(index - 1, 26)
        letters = chr(ord("a") + letter) + letters
    return "q" + letters


def figures_by_id(passage: Passage) -> dict[str, Quantity]:
    """Every figure of a passage by its id."""
    return {figure_id(quantity.index): quantity for quantity in passage.quantities}


def tokens_of(text: str) -> int:
    """About how many tokens a text has, rather too many than too few."""
    return -(-len(text.encode("utf-8", "surrogatepass")) // _BYTES_PER_TOKEN)


class Excerpt:
    """A document as it is shown to backends, block by block, with one hiding."""

    def __init__(self, passage: Passage, hiding: Hiding) -> None:
        self.passage = passage
        self._hiding = hiding

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """What is shown of each block; empty where nothing is."""
        return tuple(self._line(block) for block in self.passage.document.blocks)

    def text(self, first: int, last: int) -> str:
        """The blocks from one index to another, both included; the cells of a row stand on one line."""
        parts: list[str] = []
        row = None
        for block, line in zip(self.passage.document.blocks[first : last + 1], self.lines[first:], strict=False):
            place = (block.group, block.row) if block.kind is BlockKind.CELL else None
            if place is not None and place == row:
                parts[-1] += f" | {line}"
            elif line:
                parts.append(line)
                row = place
        return "\n".join(parts)

    @cached_property
    def legend(self) -> tuple[Figure, ...]:
        """Every figure under its id, as the essay writes it; this is not sent."""
        document = self.passage.document
        return tuple(
            Figure(figure_id(item.index), _folded(document.quote(item.span)), document.position(item.span.start)[0])
            for item in self.passage.quantities
        )

    @cached_property
    def by_id(self) -> dict[str, Quantity]:
        """The figures by id."""
        return figures_by_id(self.passage)

    def block_of(self, quantity: Quantity) -> int:
        """The index of the block in which a figure stands, or of the nearest before it."""
        return self._blocks_of[quantity.index]

    @cached_property
    def _blocks_of(self) -> list[int]:
        blocks, at, found = self.passage.document.blocks, 0, []
        for quantity in self.passage.quantities:
            while at + 1 < len(blocks) and quantity.span.start >= blocks[at + 1].span.start:
                at += 1
            found.append(at)
        return found

    def _line(self, block: Block) -> str:
        text = _folded("".join(self._parts(block)))
        return _MARKS.get(block.kind, "") + text if text else ""

    def _parts(self, block: Block) -> Iterator[str]:
        document, at = self.passage.document, block.span.start
        for quantity in self.passage.between(block.span):
            yield self._between(document.masked[at : quantity.span.start])
            yield self._figure(quantity)
            at = max(at, quantity.span.end)
        yield self._between(document.masked[at : block.span.end])

    def _between(self, text: str) -> str:
        # Brackets of the author's could pass for figures of ours.
        return self._hiding.scrub(text.translate(_BRACKETS))

    def _figure(self, quantity: Quantity) -> str:
        name = figure_id(quantity.index)
        text = _folded(self.passage.document.masked[quantity.span.start : quantity.span.end]).translate(_BRACKETS)
        if not self._hiding.hides(quantity, text):
            return f"[{name} {text}]"
        return f"[{' '.join(filter(None, (name, HIDDEN, self._hiding.scrub(_shown_unit(quantity.unit)))))}]"


def _shown_unit(unit: Unit) -> str:
    """The unit without digits: powers are raised, and a plain number that it is per is left out."""
    kept = Unit(tuple((symbol, power) for symbol, power in unit.atoms if not symbol.isdigit()))
    return re.sub(r"\^(-?\d+)", lambda match: match[1].translate(_RAISED), str(kept))


def _folded(text: str) -> str:
    return _SPACES.sub(" ", text).strip()
