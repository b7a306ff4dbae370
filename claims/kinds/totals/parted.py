"""A whole in one sentence and its parts in the next: "We asked 1,065 tenants. Of these, 612 were content, 318 were not, and
135 had no opinion".

The next sentence must be a closed list of counts. The words do not say that nobody is left out, so only a slip of the
pen convicts, in the whole or in one of the parts.
"""

from collections.abc import Iterator
from dataclasses import replace

from claims.claim import Claim, Strength
from claims.kinds.totals.addition import Addition
from claims.passage import Passage, Stretch
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense, around
from claims.reach import sentence_before

_GAP = r"[^.;:()\uE000-\uF8FF]{1,60}"
_LIST = Phrase(
    rf"{{a:count}}{_GAP}, ?<ABOUT>{{b:count}}{_GAP}? and <ABOUT>(?:the (?:other|rest,|remaining) )?{{c:count}}{_GAP}(?=[.;]|$)"
)
_NO_PARTS = Phrase(
    r"\b(?:than|from|more|less|fewer|each|per|every|average|if|would|could|rose|fell|up|down|times|to|at least|both|neither|years?)\b"
)
_LARGEST = 6


def find_parted(passage: Passage) -> Iterator[Claim]:
    """Every whole that the next sentence parts."""
    for match in _LIST.matches(passage, _NO_PARTS):
        sentence = passage.stretch_at(match.start())
        parts = tuple(passage.within(sentence))
        whole = _alone_before(passage, sentence)
        if whole is None or len(parts) > _LARGEST or any(part.sense is not Sense.COUNT for part in parts):
            continue
        found = Addition(whole, parts)
        if not found.can_be_in_words or found.is_among_terms:
            continue
        solved = [found, *(found.solved_for(number) for number in range(len(parts)))]
        slips = [each for each in solved if each.is_misprint()]
        for addition in [found] if found.holds else slips[-1:]:
            yield replace(addition.claim(around((whole, *parts)), Strength.WORDED), loose=True)


def _alone_before(passage: Passage, sentence: Stretch) -> Quantity | None:
    """The one count of the sentence before, and no other figure of people or things in it."""
    earlier = sentence_before(passage, sentence)
    counts = [figure for figure in passage.within(earlier) if figure.sense is Sense.COUNT] if earlier else []
    return counts[0] if len(counts) == 1 and not counts[0].is_range else None
