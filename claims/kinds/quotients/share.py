"""Figures said of one of something, in whatever words: `a mile`, `each nurse has`, `Per visitor it works out at`."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from claims.document import BlockKind
from claims.inputs import inputs_before
from claims.label import ideas_in
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense
from claims.stem import idea
from claims.unit import TIME, Unit, atom, is_noun
from claims.unit_table import NAMES

_FREE = r"[^.;:()\uE000-\uF8FF]"
_OF_ONE = (
    r"(?:each|apiece|a piece|(?P<person>(?:a|per) (?:head|person|capita))|at (?:a time|once)|(?:for|to|in|on|from|per|by) (?:each|every|an?) (?P<noun>[a-z]+)|(?:an?|per) (?P<named>[a-z]+)|"
    r"(?:to|on|off|from|for) (?:the|an?) (?:average|typical) (?:(?:annual|yearly|monthly|weekly|daily|household) )*(?P<behind>[a-z]+))"
)
_DOES = (
    r"(?:(?:will|would|must|should|can|now|thus|then|therefore|has to|had to) )*(?:costs?|gets?|got|pa(?:ys?|id)|receive[sd]?|earn(?:s|ed)?|h[ao](?:s|d|lds)|carries|"
    r"carried|serve[sd]?|look(?:s|ed)? after|takes?|took|needs?|uses?|used|gives?|gave|yield(?:s|ed)?|brings?|brought|makes?|made|handle[sd]?|sees|saw|treat(?:s|ed)?)"
)
_PERIOD = r"(?:day|night|week|month|year)"
_ENDS = (
    r"(?= ?[.,;:)–—]|$| (?:of|in|on|over|for|and|a|before|after|excluding|with|which|that|by|at|from|to|so|as|it|they|there|he|she|we|you|"
    r"who|whose|is|was|were|are|has|had|put|puts|made|makes|left|leaves|would|will|because|while|when|if|or|but|though|although|nobody|no) )"
)
_PHRASES = (
    Phrase(r"{e:rate}"),
    Phrase(rf"{{e:money|measure|count}},?(?: of (?!it|them|which)[a-z]+)? {_OF_ONE}{_ENDS}"),
    Phrase(rf"{{e:money|measure|count}}(?: (?!(?:an?|per|more|less|fewer) )[a-z]+){{1,4}} (?:each|every) (?P<noun>[a-z]+){_ENDS}"),
    Phrase(r"{e:money|measure|count} (?:went|goes|go|was paid|was given|were given|fell|falls) to each\b"),
    Phrase(r"(?:\bone|\ban?|{o:count}) (?P<noun>[a-z]+) (?:to|for)(?: every| each)? <ABOUT>{e:count|measure}", frozenset("e")),
    Phrase(r"(?:\bone|{o:count}) (?:to|for)(?: every| each)? <ABOUT>{e:count|measure}", frozenset("e")),
    Phrase(
        r"\b(?:each|every|(?:so|thus|therefore|hence|and),? an?|(?:an|the) (?:average|typical)|for every) "
        rf"(?P<subject>(?!of\b)[a-z][a-z-]+)\b(?! of\b){_FREE}{{0,70}}? <ABOUT>{{e:money|measure|count|duration}}"
    ),
    Phrase(rf"\b(?P<opens>an?|one) (?P<subject>[a-z][a-z-]+) {_DOES}\b{_FREE}{{0,40}}? <ABOUT>{{e:money|measure|count}}"),
    Phrase(rf"\bper (?P<per>[a-z]+(?: [a-z]+)?)\b{_FREE}{{0,110}}? <ABOUT>{{e:money|measure|count}}"),
    Phrase(
        r"\b(?:(?P<period>daily|nightly|weekly|monthly|annual|yearly) )?(?:average|mean)\b(?: (?P<mean>[a-z]+(?: size)?))?"
        rf"{_FREE}{{0,50}}?(?:,|:| (?:is|was|of|at|comes to|came to|being))? <ABOUT>{{e:money|measure|count|rate}}"
        rf"(?: (?:an?|per) (?P<base>{_PERIOD})\b)?"
    ),
    Phrase(
        rf"\bon (?:an?|one|every|each) (?P<base>{_PERIOD})\b[^.;:()\uE000-\uF8FF]{{0,80}}? on average,? <ABOUT>{{e:money|measure|count}}"
    ),
)  # fmt: skip
_PERIODS = {
    "daily": "day",
    "nightly": "night",
    "weekly": "week",
    "monthly": "month",
    "annual": "year",
    "yearly": "year",
}
_RAISED = {"square": 2, "cubic": 3}
_NUMBERS = [
    [word] for word in ("size", "number", "attendance", "crowd", "caseload", "load", "density", "of", "is", "was")
]
"""What an average of things that are counted may be called."""
_WORD = lazy_regex(r"[a-z][a-z'’-]*")
_USUAL = lazy_regex(r"\b(?:average|typical)\b")
_TO_ONE = lazy_regex(r"\bto (?:each|every|an?) [a-z]+$")
_OF_ATTRIBUTE = lazy_regex(r"\baverage [a-z-]+ (?:is|was|of|at|comes to|came to|stood at|stands at|being)\b")
"""The average price was so much: what is averaged is no thing that has it."""
_SOME = lazy_regex(r"[a-z-]+(?: [a-z-]+)? (?:that|who|which) ((?:[a-z-]+ ){1,3})")
"""Which of what is counted a share is of: each packet that passed the test."""
_MOST_WORDS = 3
_REACH = 40


class Share(NamedTuple):
    """A figure said of one of something: of what, by its idea or unit, where the words say so.

    `narrowed` are the ideas that single out some of what is counted: a primary school. `start` is where the words begin
    that say of what it is a share, `end` where they end. `is_ratio` tells whether they set two things against each other
    ("per", "to a"), `is_each` whether they speak of each of them, `is_thing` whether they name the thing that has it, `is_person`
    whether that is a person, `is_of_one` whether it is what one of something has: "one to every 60 homes".
    """

    figure: Quantity
    each: Quantity
    start: int
    end: int
    noun: str = ""
    unit: Unit | None = None
    averaged: str = ""
    narrowed: frozenset[str] = frozenset()
    is_ratio: bool = False
    is_each: bool = False
    is_thing: bool = False
    is_person: bool = False
    is_of_one: bool = False


def shares_said(passage: Passage) -> Iterator[Share]:
    """Every figure that is said of one of something, once for each way of saying it."""
    for phrase in _PHRASES:
        for match in phrase.matches(passage):
            share = _share(passage, match)
            if share is not None:
                yield share


def _share(passage: Passage, match: re.Match[str]) -> Share | None:
    figure, groups = passage.quantity_at(match.start("e")), match.groupdict()
    if not _may_be_share(passage, match, figure):
        return None
    share = Share(figure, figure, match.start("o" if groups.get("o") else "e"), match.end())
    if figure.unit.denominators:
        return _of_its_unit(share)
    period = _PERIODS.get(groups.get("period") or "", groups.get("base"))
    if period and figure.sense is not Sense.RATE:
        return share._replace(unit=atom(period))
    name = next((name for name in ("subject", "per") if groups.get(name)), None)
    if name is not None:
        start = match.start(name)
        words = _WORD.findall(passage.lowered, start, start + _REACH)[:_MOST_WORDS]
        is_usual = name == "per" or _USUAL.search(match[0]) is not None
        if _OF_ATTRIBUTE.search(match[0]):
            return None
        share = share._replace(
            is_thing=name == "subject", is_ratio=name == "per", is_each=match[0].startswith(("each", "every"))
        )
        said, some = (
            _of_words(passage, share, words, is_usual=is_usual),
            _SOME.match(passage.lowered, start, match.start("e")),
        )
        return said._replace(narrowed=said.narrowed | ideas_in(some[1])) if said and some else said
    share = share._replace(is_ratio=_TO_ONE.search(match[0]) is not None, is_person=bool(groups.get("person")))
    share = share._replace(is_of_one="o" in groups)
    return _of_word(passage, share, groups)


def _may_be_share(passage: Passage, match: re.Match[str], figure: Quantity) -> bool:
    """Whether a match is of a figure of prose, and of one of something where it says so."""
    stretch, groups = passage.stretch_at(match.start("e")), match.groupdict()
    if figure.is_range or figure.value <= 0:
        return False
    if passage.document.blocks[stretch.sentence.block].kind is BlockKind.CELL:
        return False
    if groups.get("opens") and passage.lowered[stretch.start : match.start()].strip():
        return False
    return not groups.get("o") or passage.quantity_at(match.start("o")).value == 1


def _of_word(passage: Passage, share: Share, groups: dict[str, str | None]) -> Share | None:
    """A share by the one word that a phrase has for what it is of one of, or for what is averaged."""
    mean, word = groups.get("mean") or "", groups.get("noun") or groups.get("named") or groups.get("behind") or ""
    if word in NAMES:
        # Below a list of what is worked with so many a week are worked out.
        here = passage.stretch_at(passage.to_skeleton(share.figure.span.start))
        return _of_words(passage, share, [word], is_usual=bool(inputs_before(passage, here)))
    return share._replace(noun=idea(word) if word else "", averaged="" if mean.split()[-1:] in _NUMBERS else mean)


def _of_its_unit(share: Share) -> Share | None:
    """A share by what its own unit is per, which must be one thing."""
    figure, below = share.figure, [symbol for symbol in share.figure.unit.denominators if not symbol.isdigit()]
    if len(below) != 1:
        return None
    above = Unit(tuple(part for part in figure.unit.atoms if part[1] > 0))
    share = share._replace(each=replace(figure, unit=above))
    last = below[0].rpartition("-")[2]
    if last != below[0] and last in NAMES:
        # A passenger-kilometre is a kilometre that one of them travels.
        return share._replace(unit=atom(NAMES[last]))
    if is_noun(below[0]):
        return share._replace(noun=idea(below[0]))
    return share._replace(unit=Unit(tuple((symbol, -power) for symbol, power in figure.unit.atoms if power < 0)))


def _of_words(passage: Passage, share: Share, words: list[str], *, is_usual: bool) -> Share | None:
    """A share by the words for what it is of one of; of one period only where that is a usual one."""
    first, *others = words
    if first in _RAISED and others and others[0] in NAMES:
        return share._replace(unit=atom(NAMES[others[0]], _RAISED[first]))
    if first in NAMES:
        unit = atom(NAMES[first])
        return share._replace(unit=unit) if is_usual or unit.dimension != TIME else None
    counted = [place for place, word in enumerate(words) if idea(word) in passage.counted_by_idea]
    at = counted[0] if counted else 0
    return share._replace(noun=idea(words[at]), narrowed=ideas_in(" ".join(words[:at])))
