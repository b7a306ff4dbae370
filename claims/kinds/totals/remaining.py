"""The share that others leave of all: `38 percent …, 24 percent …, and the remaining 38 percent`.

The others stand before it in its sentence; or they are listed in the sentence before (`42 percent oak, 30 percent beech and
18 percent ash. Other trees make up the remaining 10 percent`), perhaps with that before it too, or in the list right before.
Where the words say that it is everyone else's, one other share is enough.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from claims.claim import Claim, Strength
from claims.document import BlockKind
from claims.kinds.kind import in_order
from claims.kinds.totals.closed import in_unit
from claims.passage import Passage, Stretch
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Hedge, Quantity, Sense
from claims.reach import sentence_before

_REST = Phrase(
    r"\b(?:(?<!\bof\s)(?:the|a) (?:remaining|others?,|other|rest,|balance,|final|last|remainder,|rest (?:is|are|was|were))|(?:(?:which|that|this) leaves|leaving)(?: only| just| about)?|"
    r"what(?:[’']s| is| was) left(?:,| is| was)|what remain(?:s|ed)(?:,| is| was)|"
    r"the (?:rest|remainder) of [^.;:,\uE000-\uF8FF]{1,60},) {t:percent}(?! (?:of (?:the (?:remaining|rest)|which|whom|it|them)|less|more|fewer|too)\b)"
)
_OTHERS = Phrase(
    r"\b(?:(?:everything|everybody|everyone|everywhere|all) else|all (?:the )?others?),? {t:percent}(?= ?[,;:.)–—]| (?:is|are|was|were|ha[sd]|have|goes|go|went|comes?|came)\b)"
)
_LEFT = Phrase(
    r"\b(?:has|have|had|with|keeps?) (?:only |just |about )?{t:percent}(?: of [a-z ]{1,30}?)? left\b(?! of\b)"
)
_ELSE = Phrase(
    r"\bthe {t:percent}(?! (?:increase|decrease|rise|fall|drop|gain|cut))[^.;:\uE000-\uF8FF]{0,50}? (?:everyone|everybody|everything|everywhere) else\b"
)
_NOT_PARTS = Phrase(
    r"\b(?:respectively|more|less|higher|lower|(?:increase|decrease|rise|fall|drop|gain|jump|decline) of|increase|decrease|rose|fell|(?<!make\s)(?<!makes\s)(?<!made\s)(?<!making\s)up|down|(?<!rather\s)than|growth|rate|points?)\b"
)
_NAMED = lazy_regex(r" of (?:the|its|their|our|all) (?P<noun>[a-z]+)")
_FEWEST, _ALL = 2, 100
_PLAIN = (Hedge.NONE, Hedge.ABOUT)


def remaining_shares(passage: Passage) -> Iterator[Claim]:
    """Every share that is said to remain beside two others or more."""
    for phrase in (_REST, _OTHERS, _LEFT, _ELSE):
        for match in phrase.matches(passage, _NOT_PARTS):
            yield from _claims(passage, match, 1 if phrase is _ELSE else _FEWEST)


def _claims(passage: Passage, match: re.Match[str], fewest: int) -> Iterator[Claim]:
    sentence, rest = passage.stretch_at(match.start()), passage.quantity_at(match.start("t"))
    own = _shares(passage, sentence.start, match.start())
    parts = own or _listed_before(passage, sentence, rest) or _items_before(passage, sentence)
    if not own and _is_of_another(passage, sentence, match.end()):
        return
    if len(parts) >= fewest and all(part.hedge in _PLAIN and not part.is_range for part in parts):
        premises = in_order(parts)
        formula = "1 - " + " - ".join(premise.name for premise in premises)
        start = passage.to_skeleton(min(part.span.start for part in parts))
        extent = passage.extent(min(start, sentence.start), match.end())
        yield Claim("remainder", rest, formula, premises, extent, Strength.WORDED, loose=not own)


def _listed_before(passage: Passage, sentence: Stretch, rest: Quantity) -> Sequence[Quantity]:
    """The shares in the sentence before, with those in the one before it where only so they make up all."""
    parts: list[Quantity] = []
    nearest: Sequence[Quantity] = ()
    earlier: Stretch | None = sentence
    for _ in range(_FEWEST):
        earlier = sentence_before(passage, earlier) if earlier is not None else None
        if earlier is None or _NOT_PARTS.search(passage, earlier):
            break
        parts = [*_shares(passage, earlier.start, earlier.end), *parts]
        nearest = nearest or tuple(parts)
        if sum((part.value for part in parts), Fraction(rest.value)) == _ALL:
            return parts
    return nearest if sum(part.value for part in nearest) < _ALL else ()


def _items_before(passage: Passage, sentence: Stretch) -> Sequence[Quantity]:
    """The shares in the list right before a paragraph, one in each item."""
    blocks, block = passage.document.blocks, sentence.sentence.block
    if passage.document.masked[blocks[block].span.start : sentence.sentence.span.start].strip():
        return ()
    first = block
    while first and blocks[first - 1].kind is BlockKind.ITEM:
        first -= 1
    found = [passage.between(item.span) for item in blocks[first:block]]
    shares = [figures[0] for figures in found if len(figures) == 1 and figures[0].sense is Sense.PERCENT]
    return shares if len(shares) == len(found) and sum(share.value for share in shares) < _ALL else ()


def _is_of_another(passage: Passage, sentence: Stretch, end: int) -> bool:
    """Whether a share that remains is said to be of something that the sentence before does not name."""
    named, earlier = _NAMED.match(passage.lowered, end), sentence_before(passage, sentence)
    return (
        named is not None and earlier is not None and named["noun"] not in passage.lowered[earlier.start : earlier.end]
    )


def _shares(passage: Passage, start: int, end: int) -> list[Quantity]:
    """The percentages of a stretch; of several the later ones may leave the sign out."""
    found: list[Quantity] = []
    for figure in passage.between(passage.extent(start, end)):
        one = in_unit(figure, found[0]) if found and not figure.is_word else figure
        if one.sense is Sense.PERCENT:
            found.append(one)
    return found
