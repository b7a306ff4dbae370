"""Packing many figures into few prompts: how much text each needs around it, and how much a prompt may hold."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from checker.examination.excerpt import Excerpt, figure_id, tokens_of
from claims.derivation import Question
from claims.quantity import Quantity
from prompts.template import Prompt, PromptBook

TOKENS_PER_ENTRY = 60
"""How long a reply about one figure may be, in tokens."""

TOKENS_PER_REPLY = 300
"""How long a reply may be beyond its entries."""

_MOST_TOKENS = 6000
_MOST_ASKED = 48
_CONTEXT = 6


@dataclass(frozen=True, slots=True)
class Target:
    """A figure to ask about, and the figures that bear on it, as far as it is known which."""

    asserted: Quantity
    bearing: tuple[Quantity, ...] = ()


def pack(
    question: Question,
    targets: Sequence[Target],
    excerpt: Excerpt,
    book: PromptBook,
    most_tokens: int = _MOST_TOKENS,
) -> list[Prompt]:
    """The fewest prompts that ask about all targets, in the order of the text.

    A document that fits is shown whole. Of a longer one each prompt shows a stretch with some blocks around its
    targets, and the headings above it stay out: what a target needs from farther away is asked for by `bearing`.
    """
    lines = excerpt.lines
    if not targets:
        return []
    whole = (0, len(lines) - 1)
    fits = sum(map(tokens_of, lines)) <= most_tokens
    packs: list[tuple[tuple[int, int], list[Target]]] = []
    for target in targets:
        reach = whole if fits else _reach(target, excerpt)
        if packs and len(packs[-1][1]) < _MOST_ASKED:
            joined = min(packs[-1][0][0], reach[0]), max(packs[-1][0][1], reach[1])
            if fits or _size(lines, joined) <= most_tokens:
                packs[-1] = (joined, [*packs[-1][1], target])
                continue
        packs.append((reach, [target]))
    return [_prompt(question, stretch, asked, excerpt, book) for stretch, asked in packs]


def _reach(target: Target, excerpt: Excerpt) -> tuple[int, int]:
    """The blocks around a target, and those of its premises where they are not far."""
    at = excerpt.block_of(target.asserted)
    near = [block for block in map(excerpt.block_of, target.bearing) if abs(block - at) <= 4 * _CONTEXT]
    first, last = min([at, *near]), max([at, *near])
    return max(0, first - _CONTEXT), min(len(excerpt.lines) - 1, last + _CONTEXT // 2)


def _size(lines: Sequence[str], stretch: tuple[int, int]) -> int:
    return sum(map(tokens_of, lines[stretch[0] : stretch[1] + 1]))


def _prompt(
    question: Question, stretch: tuple[int, int], targets: Iterable[Target], excerpt: Excerpt, book: PromptBook
) -> Prompt:
    asked = {figure_id(target.asserted.index): _ids(target.bearing) for target in targets}
    bearing: Mapping[str, tuple[str, ...]] | None = asked if question is Question.CROSS_EXAMINE else None
    return book.render(question, excerpt.text(*stretch), tuple(asked), excerpt.legend, bearing)


def _ids(quantities: Iterable[Quantity]) -> tuple[str, ...]:
    return tuple(figure_id(index) for index in sorted({quantity.index for quantity in quantities}))


def most_reply_tokens(prompt: Prompt) -> int:
    """How long the reply to a prompt may be, in tokens."""
    return TOKENS_PER_REPLY + TOKENS_PER_ENTRY * len(prompt.asked)
