"""What a figure is said of one of: "a portion costs €3.10", "£310 for each performance", "260 kg apiece"."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claims.implied import of_them
from claims.label import ideas_in
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense
from claims.stem import idea
from claims.things import is_difference
from claims.unit import NO_UNIT, TIME, Unit, atom, is_noun
from claims.unit_table import NAMES

_NUMBERS = "two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty"
_NO_THING = (
    r"(?!(?:of|to|for|in|on|at|and|so|from|with|other|way|direction|an?|the|few|lot|little|bit|time|piece|total|half|"
    rf"quarter|third|{_NUMBERS})\b)"
)
_ONE_MORE = (
    r"\s+(?:(?:(?!(?:from|in|on)\s+an?\s+single\b)(?:for|to|from|in|on|(?:out\s+)?of|by)\s+(?:each|every|one|an?|any)|with\s+(?:each|every|one|any))(?:(?:\s+one)?\s+of)?|"
    r"(?:(?:goes|go|went)\s+into|(?:is|are)\s+(?:needed|used|required)\s+(?:for|to\s+(?:make|produce|treat|feed))|"
    r"(?:make|yield|give|produce)s?)\s+(?:each|every|one|a)(?:\s+single)?|to\s+[a-z]+\s+(?:each|every|one)|to\s+the|"
    r"(per|each(?!\s+[a-z]+\s+(?:an?|the|about|around|on\s+average|some|\d))|every)|(an?))\s+"
    rf"{_NO_THING}([a-z’'-]+)(?:\s+([a-z’'-]+))?"
)
_MORE = lazy_regex(_ONE_MORE)
_TO_PLACE = lazy_regex(r"(?:\s+of\s+[a-z]+)?\s+to\s+the\s")
_NAMED = lazy_regex(r"\s+[a-z-]+s\s+(?:an?|per|each|every)\s+(minute|hour|day|night|week|month|year)\b")
"""What is so often, by a word that is not known for a noun: eight runs a day."""
_FIRST = lazy_regex(
    r"(?:\s+(?:of|in)(?:\s+(?!(?:each|every|per|an?|for|to|in|from|on|at|by|before|after|until|than|and|or|that|which|"
    r"takes?|needs?|costs?|means|is|are|was|were|has|had|would|will|makes?)\b)[a-z’'-]+){1,6}?)?" + _ONE_MORE
)
_APIECE = lazy_regex(
    r"(?:\s+of\s+[a-z]+)?(?:\s+(?:an?|per|every)\s+(?:hour|day|night|week|month|year))?\s+(?:"
    r"(?:(?:for|to|from|in|on|of|at)\s+)?each(?=\s*(?:[.,;:)–—]|$)|\s+(?:and|for|in|on|at|to|with|over|which|that|so|from)\b)|apiece\b|"
    r"a\s+(?:piece|head|person|time|shot|go)\b|per\s+(?:head|person|capita|item)\b)"
)
_TO_DO_ONE = lazy_regex(r"\s+to\s+[a-z]+\s+one(?=[.,;:]|\s+(?:of|on|in|at|up|out|and|for|from|by|with)\b)")
"""What it costs or takes to make one of them."""
_SUBJECT = lazy_regex(
    r"(?:^|[.;:]\s+|,\s+(?:and|so|while|but)\s+|\b(?:and|that|since|because|if)\s+)(?:[a-z]+ing\s+)?"
    r"(?:(?<!if\s)(each|every)|an?(?:\s+single)?|one|any|the\s+(?:average|typical|usual|standard))\s+"
    r"((?:[a-z’'-]+\s+){1,7})"
)
_ANYWHERE = lazy_regex(
    r"(?<!if\s)(?<!for\s)(?<!per\s)(?<!in\s)(?<!on\s)(?<!of\s)(?<!to\s)(?<!at\s)\b"
    r"(?:(each|every)|an?\s+(?:single|average|typical|usual))\s+(?!of\b)((?:[a-z’'-]+\s+){1,5})"
)
_EACH_IS = lazy_regex(r",\s+each\s+(?:of|for|at|with|worth|lasting)\s+(?:(?:about|some|around|up\s+to)\s+)?$")
_ASIDE = lazy_regex(
    r"(?<=\d)\s+(?:each|apiece)\b|,\s+(?:(?:from|with|including|by|like)\s[^,.;:()\d]{1,60}|"
    r"in\s+(?:short|effect|turn|fact|theory|practice)|then|therefore|thus|accordingly|consequently),\s+"
)
"""What parts a subject from its verb, each visit, from greeting to farewell, takes; and an each behind a figure."""
_FOR_EACH = lazy_regex(
    r"(?:^|[.;:,]\s+|\band\s+)(?:for|from|out\s+of)\s+(?:each|every)\s+([a-z-]+)(?:\s+[a-z’'-]+){0,6},\s+"
    r"(?:(?!\b(?:each|every)\b)[^.;:\d]){0,80}$"
)
"""One of what a clause is said of: for each kilogram they keep, the boats throw back 85 grams."""
_AVERAGE = lazy_regex(r"\b(?:averag(?:e|es|ed|ing)|mean)\b[^.;:,\d]{0,40}$")
_AT = lazy_regex(r"\b(?:at|pays?|paid|charges?|charged|pric(?:e|es|ed|ing))\b[^.;:,\d]{0,25}$")
_ENDS = frozenset(
    "of for in at from on to with by per that which who is are was were has have had will would can could may might "
    "must and or but costs cost takes took".split()
)
_NEXT = lazy_regex(r"\s+([a-z]+)\b")
_BREAK = lazy_regex(
    r"[.;:](?:\s|$)|,\s+(?:which|making|so|for|giving|meaning|and|but|while)\s|"
    r"\s(?:and|but|while)\s+(?:the|an?|its|their|his|her|our|we|they|he|she|it|you)\s"
)
_ALIKE = lazy_regex(
    r"(?:^|[.;:,]\s+|\b(?:the|its|their|our|these|and)\s+)(?:[a-z’'-]+\s+)?([a-z’'-]+s)\s+"
    r"(?:weigh|cost|seat|sleep|hold|take|carry|fetch|sell\s+(?:for|at)|go\s+for|are(?:\s+priced\s+at)?)\s+(?:about\s+|some\s+|only\s+)?$"
)
"""Many of a kind before what each of them has: loaves weigh 800 g, tickets cost £12."""
_EACH_BEHIND = lazy_regex(
    r"(?:\s+[a-z’'-]+){0,4}?(?:\s+(?:on|in|for|at|to|from|by|over|with))?\s+(?:each|every\s+one)\s+of\s+"
    r"(?:(?:the|its|their|our|his|her|these|those|all|about|some)\s+){0,2}"
)
_IN_PACKS = lazy_regex(r"\b(?:in|by|as)\s+(?:[a-z]+\s+)?([a-z]+s)\s+of\s+$")
_THEM = frozenset("them these those whom which".split())
_OF_WHOM = lazy_regex(r"\b(?:each|every\s+one|all)\s+(?:one\s+)?of\s+(?:whom|which|them)\b[^.;:,\d]{0,30}$")
_ROOM = lazy_regex(
    r"\b(?:room|space|seats|seating|berths|places|beds|cabins)\b[a-z\s]{0,20}\sfor\s+(?:up\s+to\s+)?$|"
    r"\b(?:carries|holds|seats|sleeps|accommodates|fits|contains)\s+(?:(?:up\s+to|about|some)\s+)?$"
)
"""The words before what one of something holds."""
_ANYTHING = frozenset("head person piece item time capita".split())
"""What is one of anything that is counted."""
_FARTHEST, _FAR_BEHIND, _MOST = 90, 60, 3


class Link(NamedTuple):
    """One of what a figure is said of: of a unit, or of things by the ideas of their words.

    A link without either is open: of one of what another figure counts ("apiece"). `is_sure` tells whether words such
    as "each" and "per" say so, rather than "a"; `is_of_all` whether it is of one of each of its words ("per student
    session"); `is_behind` whether these stand behind the figure; `may_be_meant` whether what it names may be no noun
    ("each shoots").
    """

    unit: Unit = NO_UNIT
    ideas: frozenset[str] = frozenset()
    is_sure: bool = True
    is_of_all: bool = False
    is_behind: bool = False
    may_be_meant: bool = False

    @property
    def is_time(self) -> bool:
        """Whether it is one of a period."""
        return self.unit.dimension == TIME

    @property
    def is_measure(self) -> bool:
        """Whether it is one of a unit of anything but time."""
        return bool(self.unit.atoms) and not self.is_time


def links_of(passage: Passage, figure: Quantity) -> tuple[Link, ...]:
    """All that a figure is said of one of."""
    masked = passage.document.masked
    if is_difference(passage, figure):
        return ()
    own = _own(passage, figure)
    links = [
        *own,
        *_of_so_many(passage, figure),
        *_of_each_behind(passage, figure),
        *(_of_them(passage, figure, link) for link in _behind(passage, figure)),
    ]
    if any(link.may_be_meant for link in links):
        return tuple(links)
    is_spent = figure.sense in (Sense.MONEY, Sense.MEASURE, Sense.DURATION)
    if _APIECE.match(masked, figure.span.end) or is_spent and _TO_DO_ONE.match(masked, figure.span.end):
        return (*links, Link(may_be_meant=True))
    if of_them(passage, figure):
        return tuple(links)
    links += _before(passage, figure, links)
    own_name = idea(figure.noun) if figure.noun else ""
    return tuple(dict.fromkeys(link for link in links if own_name not in link.ideas))


def _before(passage: Passage, figure: Quantity, links: Sequence[Link]) -> Iterator[Link]:
    """What the words before a figure say that those behind it do not."""
    start = max(passage.sentence_of(figure).start, figure.span.start - 2 * _FARTHEST)
    before = _ASIDE.sub(" ", passage.document.masked[start : figure.span.start].lower())
    if figure.sense is not Sense.COUNT and _EACH_IS.search(before):
        yield Link(may_be_meant=True)
        return
    named = {idea for link in links for idea in link.ideas}
    for_each = _FOR_EACH.search(before)
    ahead = [_of_words([for_each[1]], is_sure=True)] if for_each else _ahead(before)
    found = [*(link for link in ahead if link.ideas.isdisjoint(named)), *_of_kind(figure, before)]
    yield from found
    if all(link.is_time for link in (*links, *found)) and _is_of_one_unsaid(figure, before):
        yield Link(is_sure=False, may_be_meant=True)


def _of_kind(figure: Quantity, before: str) -> Iterator[Link]:
    """One of a kind that the words right before a figure name: the loaves weigh, in packs of."""
    if alike := _ALIKE.search(before):
        yield Link(ideas=ideas_in(alike[1]), is_sure=False, may_be_meant=True)
    if not figure.unit.atoms and (pack := _IN_PACKS.search(before)):
        yield Link(ideas=ideas_in(pack[1]))


def _of_so_many(passage: Passage, figure: Quantity) -> Iterator[Link]:
    """One of those that have so much, right before it: three classes of 28 children."""
    if not figure.index:
        return
    before = passage.quantities[figure.index - 1]
    words = passage.document.masked[before.span.end : figure.span.start]
    if before.noun and before.value > 1 and before.sense is Sense.COUNT and words.split() == ["of"]:
        yield Link(ideas=frozenset((idea(before.noun),)))


def _of_each_behind(passage: Passage, figure: Quantity) -> Iterator[Link]:
    """One of those that stand right behind what each of them has: 2.5 hours on each of 44 evenings."""
    behind = passage.quantities[figure.index + 1] if figure.index + 1 < len(passage.quantities) else figure
    words = passage.document.masked[figure.span.end : behind.number.start]
    if behind is figure or len(words) > _FAR_BEHIND or not _EACH_BEHIND.fullmatch(words):
        return
    if behind.sense is Sense.DURATION and len(behind.unit.atoms) == 1:
        yield Link(behind.unit, is_behind=True)
    elif behind.noun:
        yield Link(ideas=frozenset((idea(behind.noun),)), is_behind=True)


def _of_them(passage: Passage, figure: Quantity, link: Link) -> Link:
    """A link to each of what the figure before counts or measures: 340 square metres, 60 bricks on each of them."""
    if link.ideas.isdisjoint(_THEM) or not figure.index:
        return link
    before = passage.quantities[figure.index - 1]
    if before.noun or len(before.unit.atoms) != 1 or before.sense is not Sense.MEASURE:
        return Link(may_be_meant=True)
    return Link(before.unit, is_behind=True)


def _is_of_one_unsaid(figure: Quantity, before: str) -> bool:
    """Whether a figure is an average or a price of something that is not named, or what one holds."""
    if _ROOM.search(before):
        return True
    return _AVERAGE.search(before) is not None or figure.sense is Sense.MONEY and _AT.search(before) is not None


def _own(passage: Passage, figure: Quantity) -> list[Link]:
    """What the unit of a figure is per; two words may be one thing: "per flight hour", "per student session"."""
    links = [_of_symbol(symbol) for symbol in figure.unit.denominators]
    if not links or links[-1].unit.atoms:
        return links
    match = _NEXT.match(passage.document.masked, figure.span.end)
    if match is None or match[1] in _ENDS:
        return links
    if match[1] in NAMES:
        links[-1] = _of_word(match[1])
    elif idea(match[1]) in passage.counted_by_idea:
        links[-1] = Link(ideas=links[-1].ideas | {idea(match[1])}, is_of_all=True)
    return links


def _behind(passage: Passage, figure: Quantity) -> Iterator[Link]:
    """What the words behind a figure say: "for each performance", "of carbon dioxide per hectare each year"."""
    masked = passage.document.masked
    match = _FIRST.match(masked, figure.span.end)
    if match is None:
        if not figure.unit.atoms and (named := _NAMED.match(masked, figure.span.end)):
            yield _of_word(named[1])._replace(is_behind=True)
        return
    for _ in range(_MOST):
        is_sure = match[2] is None or match[3] in NAMES
        words = [match[3]] if match[4] is None or match[4] in _ENDS or match[3] in NAMES else [match[3], match[4]]
        if _TO_PLACE.match(masked, figure.span.end) and not _are_counted(passage, words):
            return
        yield _of_words(words, is_sure=is_sure)._replace(is_behind=True)
        follow = _MORE.match(masked, match.end(3)) or (match[4] and _MORE.match(masked, match.end(4)))
        if not follow:
            return
        match = follow


def _are_counted(passage: Passage, words: list[str]) -> bool:
    """Whether words name a unit, or something that the text counts: eggs to the box are no visitors to the museum."""
    return any(word in NAMES or word in _ANYTHING or idea(word) in passage.counted_by_idea for word in words)


def _ahead(before: str) -> Iterator[Link]:
    """What the words before a figure say: "a portion costs", "each shoots", "a mission meant", "each of whom"."""
    if _OF_WHOM.search(before):
        yield Link(may_be_meant=True)
        return
    found = [*_SUBJECT.finditer(before), *_ANYWHERE.finditer(before)]
    near = [
        match for match in found if len(before) - match.end() <= _FARTHEST and not _BREAK.search(before, match.end())
    ]
    if not near:
        return
    match = max(near, key=lambda each: each.start(2))
    words = []
    for word in match[2].split():
        if word in _ENDS:
            break
        words.append(word)
    if words and words[0] in _NUMBERS.split("|"):
        return
    if not words and match[1]:
        yield Link(may_be_meant=True)
    if words:
        is_average = "average" in match[0] or "typical" in match[0]
        may_be_meant = match[1] is not None or is_average
        yield _of_words(words, is_sure=match[1] is not None)._replace(may_be_meant=may_be_meant)


def _of_words(words: list[str], *, is_sure: bool) -> Link:
    if words[0] in _ANYTHING:
        return Link(may_be_meant=True)
    unit = words[0] if words[0] in NAMES and (len(words) == 1 or _is_time(words[0])) else words[-1]
    if unit is words[0] and unit in NAMES or _is_time(unit) and len(words) <= 2:
        return Link(atom(NAMES[unit]), ideas_in(" ".join(words[:-1])), is_sure)
    return Link(ideas=ideas_in(" ".join(words)), is_sure=is_sure)


def _is_time(word: str) -> bool:
    return word in NAMES and atom(NAMES[word]).dimension == TIME


def _of_word(word: str) -> Link:
    return Link(atom(NAMES[word]))


def _of_symbol(symbol: str) -> Link:
    if symbol == "person":
        return Link(ideas=frozenset((idea(symbol),)), may_be_meant=True)
    return Link(ideas=frozenset((idea(symbol),))) if is_noun(symbol) else Link(atom(symbol))
