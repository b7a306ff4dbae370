"""What several take together of whom one takes so much: `The fee for one child is £532. A family with two pays £1,064`.

The sentence before says what is of one, and nothing else of its sort; the group is said to be of so many in words.
"""

from collections.abc import Iterator
from dataclasses import replace

from claims.claim import Claim
from claims.passage import Passage, Stretch
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.pricing import GIVES, NOT_ALL, are_plain, multiplied
from claims.quantity import Quantity
from claims.reach import sentence_before
from claims.unit import NO_UNIT

_OF_ONE = (
    Phrase(
        r"\b(?:for|per|of|by|to|from) (?:one|an?|each|every) (?:[a-z]+ ){0,2}?(?:is|are|was|comes? to|costs?) <ABOUT>{r:money|rate}"
    ),
    Phrase(
        r"\b(?:one|an?|each|every) (?:[a-z]+ ){1,3}(?:is|costs?|pays?|paid|eats?|uses?|takes?|needs?|gets?|earns?) <ABOUT>{r:money|rate|measure}"
    ),
    Phrase(
        r"{r:money|rate|measure} (?:for|per|a|each|to|from) (?:one|an?|each|every|child|adult|person|head|pupil|member)\b"
    ),
)
_GROUP = Phrase(
    r"\b(?:an?|the) (?:family|household|couple|party|group|team|crew|class|pair|set|flat|house|farm)(?: of)? (?:(?:with|of) )?{n:count}"
    rf"(?: (?!(?:and|or|but|gets?|has)\b)[a-z’'-]+){{0,5}}? {GIVES} <ABOUT>{{t:money|rate|measure}}(?! (?:each|apiece|per|off|less|more)\b)"
)
_REDUCED = lazy_regex(
    r"\b(?:reduced|special|cheaper|suite|flat rate|family (?:rate|ticket)|concession\w*|rather than)\b"
)


def costs_of_groups(kind: str, passage: Passage) -> Iterator[Claim]:
    """Every result of a group of so many, of one of whom the sentence before tells."""
    for match in _GROUP.matches(passage):
        here = passage.stretch_at(match.start())
        earlier = sentence_before(passage, here)
        rate = _of_one(passage, earlier) if earlier is not None else None
        number, result = passage.quantity_at(match.start("n")), passage.quantity_at(match.start("t"))
        if rate is None or not are_plain(rate, number, result):
            continue
        if NOT_ALL.search(passage.lowered, here.start, match.end()):
            continue
        if _REDUCED.search(passage.lowered, here.start, here.end):
            continue
        if number.is_word and number.value > 1 and len(passage.within(here)) == len((number, result)):
            bare = (figure.without_period() for figure in (rate, result))
            claim = multiplied(kind, next(bare), replace(number, unit=NO_UNIT), next(bare))
            if claim is not None:
                yield claim


def _of_one(passage: Passage, stretch: Stretch) -> Quantity | None:
    """The figure of a sentence that is said of one, where no other is of its sort."""
    found = {
        match.start("r"): passage.quantity_at(match.start("r"))
        for phrase in _OF_ONE
        for match in phrase.matches_in(passage, stretch)
    }
    if len(found) != 1:
        return None
    rate = next(iter(found.values()))
    bare = rate.without_period().unit.dimension
    alike = [each for each in passage.within(stretch) if each.without_period().unit.dimension == bare]
    return rate if [each.index for each in alike] == [rate.index] else None
