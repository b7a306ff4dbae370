"""What is left of a whole after several parts: "Of €4.4 million, €2.1 million goes to roads, €1.4 million to schools and
the rest, €0.9 million, to parks"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from claims.claim import Claim, Strength
from claims.kinds.kind import is_operand
from claims.kinds.totals.addition import FEWEST, Addition
from claims.passage import Passage, Stretch
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense, size_of
from claims.reach import sentence_before

_FARTHEST, _REACH = 3, 24
_OF = lazy_regex(r"\b(?:out )?of (?:the |its |their |all |our |some |about )*\Z")
_REST = Phrase(
    r"(?<!\bof\s)\b(?:the|a|its|their) (?:final|last)? ?(?:rest|remainder|balance|remaining|other)(?:,| –| —| \() ?(?:of |or |is )?<ABOUT>{t:count|measure|money|rate}"
    r"|(?<![\uE000-\uF8FF]\sof\s)\b(?:the|a|its|their) (?:final |last )?(?:rest of|remainder of|balance of|remaining|other) <ABOUT>{t2:count|measure|money|rate}",
    frozenset(),
)
_NO_PARTS = lazy_regex(
    r"(?<![\w-])(?:(?<!or\s)more|(?<!or\s)less|higher|lower|rose|fell|up|down|than|compared|versus|previous|earlier|average|respectively|if|would|each|every"
    r"|per|times|(?:from|at)(?=\s(?:(?:an?|the|about|some|last|price|cost|rate|of)\s)*(?:[\uE000-\uF8FF]|year|month|\d)))(?!\w)|(?<![a-z])[-+×*/÷=](?![a-z])",
    re.I,
)


def rests(passage: Passage) -> Iterator[Claim]:
    """Every rest beside two or more parts of the whole that is named first, in its sentence or alone in the one before."""
    told: set[int] = set()
    for match in _REST.matches(passage):
        sentence = passage.stretch_at(match.start())
        if sentence.start not in told:
            told.add(sentence.start)
            yield from _of_sentence(passage, sentence, match)


def _of_sentence(passage: Passage, sentence: Stretch, match: re.Match[str]) -> Iterator[Claim]:
    at = match.start("t") if match["t"] else match.start("t2")
    rest = passage.quantity_at(at)
    if _NO_PARTS.search(passage.skeleton, sentence.start, match.start()) or is_operand(passage.skeleton, at):
        return
    before = passage.between(passage.extent(sentence.start, match.start()))
    parts = [figure for figure in before if figure.sense is rest.sense]
    is_told = len(parts) > FEWEST and size_of(parts[0]) >= sum(map(size_of, parts[1:]))
    whole = parts.pop(0) if is_told else _alone_before(passage, sentence, rest)
    if not is_told and (whole is None or len(parts) < FEWEST):
        whole, parts = _before(passage, sentence, rest, parts)
    if whole is None or len(parts) < FEWEST:
        return
    tried = [_left(rest, (whole, *parts)[start:]) for start in range(1 if is_told else len(parts))]
    # What was taken for the whole may be another's, and the first of the parts be the whole of the others.
    found = next((addition for addition in tried if addition.holds), tried[0])
    if not is_told and not found.holds and _is_of_fewer(rest, whole, parts):
        return
    if found.can_be_in_words and (found.holds or found.is_near):
        claim = found.claim(passage.extent(sentence.start, at + 1), Strength.WORDED)
        yield replace(claim, kind="remainder", loose=not is_told)


def _is_of_fewer(rest: Quantity, whole: Quantity, parts: list[Quantity]) -> bool:
    """Whether the first parts leave the rest alone, so that the others are parts of these."""
    return any(size_of(rest) == size_of(whole) - sum(map(size_of, parts[:few])) for few in range(1, len(parts)))


def _left(rest: Quantity, figures: tuple[Quantity, ...]) -> Addition:
    """A rest as the first of some figures without the others."""
    return Addition(rest, figures, frozenset(range(1, len(figures))))


def _before(
    passage: Passage, sentence: Stretch, rest: Quantity, parts: list[Quantity]
) -> tuple[Quantity | None, list[Quantity]]:
    """The whole in a sentence of its own farther up in the paragraph, and all parts of it behind that; or all in one sentence."""
    earlier: Stretch | None = sentence
    for _ in range(_FARTHEST):
        earlier = sentence_before(passage, earlier) if earlier else None
        if earlier is None or _NO_PARTS.search(passage.skeleton, earlier.start, earlier.end):
            break
        alike = [figure for figure in passage.within(earlier) if figure.sense is rest.sense and not figure.is_range]
        if len(alike) + bool(parts) > FEWEST and _is_whole(passage, alike):
            return alike[0], [*alike[1:], *parts]
        is_whole = len(alike) == 1 and size_of(alike[0]) > sum(map(size_of, parts))
        if is_whole and len(parts) >= FEWEST:
            return alike[0], parts
        parts = [*alike, *parts]
    return None, parts


def _is_whole(passage: Passage, alike: list[Quantity]) -> bool:
    """Whether the first of some figures is what the others are said to be of: of the 2,310 coins, 640 and 905."""
    at = passage.to_skeleton(alike[0].span.start)
    return _OF.search(passage.lowered, max(0, at - _REACH), at) is not None and size_of(alike[0]) > sum(
        map(size_of, alike[1:])
    )


def _alone_before(passage: Passage, sentence: Stretch, rest: Quantity) -> Quantity | None:
    """The whole in the sentence before, where that has one figure of the measure."""
    earlier = sentence_before(passage, sentence)
    figures = passage.within(earlier) if earlier else ()
    alike = [figure for figure in figures if figure.sense is rest.sense and figure.sense is not Sense.PERCENT]
    return alike[0] if len(alike) == 1 and not alike[0].is_range else None
