"""What a figure measures, in the words of its own sentence: the label under which it may be stated again.

"Annual output is 19.4 GWh", "an output of 19.4 GWh" and "19.4 GWh of output" share the head `output`, and "it will
generate 19.4 GWh" the idea. What sets a figure apart (its period, the names in its sentence, a case that is only
supposed) is its `Setting`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from claims.document import BlockKind
from claims.passage import ANY, RANGE_SIGN, Passage, Stretch
from claims.pattern import lazy_regex
from claims.quantity import Quantity
from claims.stem import idea
from claims.unit import is_noun

_WORD = lazy_regex(r"[A-Za-z][\w'’-]*")
_BREAK = lazy_regex(rf"[;:()—–,.!?|{ANY}{RANGE_SIGN}]")
_DETERMINERS = frozenset("the this these those their its his her our your my that all both such".split())
_HEDGES = frozenset(
    "about around roughly approximately nearly almost over under more less than some just only an a at least most up "
    "close estimated exactly another additional every each fewer well currently now still already also".split()
)
_LINKS = frozenset(
    "is was are were be been being of at to by stands stood reaches reached equals equalled "
    "put set remains remained".split()
)
_SUMS_UP = frozenset("comes came come amounts amounted amount totals totalled totaled".split())
_PREPOSITIONS = frozenset(
    "of in for on at from by to per across within under into over with among against through during without out "
    "off after before since".split()
)
_STOPS = frozenset(
    "and or but that which who whose while when where so hence because with has have had if than as then it they we "
    "he she i you there what how not no will would can could should may might must do does did "
    "until though although nor yet thus therefore about".split()
)
_EMPTY = _DETERMINERS | _HEDGES | _LINKS | _PREPOSITIONS | _STOPS | frozenset("one other same new own first".split())
_NAME = lazy_regex(r"(?<![.!?:•*#|] )(?<=[a-z,;()'’-] )[A-Z][\w'’-]+")
_PERIOD = lazy_regex(
    r"\b(?:FY ?\d+|(?:1[6-9]|20)\d\d|Q[1-4]|January|February|March|April|June|July|August|September|October|November|"
    r"December|(?:last|this|next|previous|past|prior|first|second|third|fourth|final)[ -]"
    r"(?:year|month|week|quarter|half|decade|season|term|day)|yesterday|today|tomorrow|spring|summer|autumn|winter)\b"
)
_SIDE = lazy_regex(
    r"\b(?:(?:north|south|east|west)(?:ern)?|left|right|upper|lower|inner|outer|front|back|first|last|old|new|older|"
    r"newer|basic|larger?(?! numbers?\b)|smaller?|premium|free|standard|(?:wo)?men|(?:fe)?male|boys|girls|children|"
    r"adults|rural|urban|gross|net|minim(?:um|al)|maxim(?:um|al)|morning|evening|"
    r"(?<!\ba )(?<!\bper )(?<!\bevery )(?<!\beach )day(?! of\b)|night|weekdays?|weekends?|control|treatment|treated|"
    r"placebo|rivals?|competitors?|company)\b"
)
_COMPARES = lazy_regex(
    r"\b(?:instead|whereas|versus|vs|compared|comparison|scenarios?|plan|tier|option|suppose[sd]?|imagine[sd]?|assum(?:e[sd]?|ing|ption)|if|"
    r"r[oi]se[sn]?|rising|f[ae]ll(?:en|s|ing)?|gr[eo]wn?|grows|growing|increas(?:e[sd]?|ing)|decreas(?:e[sd]?|ing)|declin(?:e[sd]?|ing)|"
    rf"doubled|tripled|revised|corrected|second|third|fourth|another(?! [{ANY}])|now|previously|formerly|raise|"
    r"target(?:s|ed)?|goals?|planned|budgeted|originally|initial(?:ly)?|between|rang(?:e[sd]?|ing)|"
    r"nominal|estimates|forecast|baseline|"
    r"(?:by|in|since) (?:19|20)\d\d)\b"
)  # fmt: skip
_SETS_APART = lazy_regex(
    r"\b(?:say,|example|instance|from|would|could|might|others?|previous(?:ly)?|earlier|former(?:ly)?|later|before|ago|"
    r"then|now|once|each|every|per|apiece|up|down|above|below|expected|predicted|projected|according)\b"
)  # fmt: skip
_SHARE_OF = lazy_regex(r"\d ?(?:%|per ?cent) of .*")
"""What a row is a share of, which it is not itself: overheads, 10% of staff costs."""
_REACH = 120
_MOST_WORDS = 8
_MOST_AFTER = 5


@dataclass(frozen=True, slots=True)
class Setting:
    """What a sentence says of when, where and whether.

    `sides` are words that tell one part of a pair from the other: north, women, gross, night.
    `compares` marks growth, plans and suppositions, of which a text has several with good reason; `sets_apart` weaker
    signs that this is one case of many.
    """

    periods: frozenset[str]
    names: frozenset[str]
    sides: frozenset[str]
    compares: bool
    sets_apart: bool

    def may_be(self, other: "Setting") -> bool:
        """Whether both may speak of one case: no other period, name or side."""
        kinds = (self.periods, other.periods), (self.names, other.names), (self.sides, other.sides)
        return all(not some or not others or not some.isdisjoint(others) for some, others in kinds)

    def is_as(self, other: "Setting") -> bool:
        """Whether both name the same periods, names and sides."""
        return (self.periods, self.names, self.sides) == (other.periods, other.names, other.sides)


@dataclass(frozen=True, slots=True)
class Label:
    """What a figure measures.

    `head` is the idea of the word that governs it, empty where there is none; `ideas` are those of all content words
    that belong to it, the head among them; `unit` those that its unit says.
    `is_named` marks a noun phrase ("the cost is", not "we spent"), `is_new` what an indefinite article introduces.
    """

    head: str
    ideas: frozenset[str]
    unit: frozenset[str]
    is_named: bool
    is_new: bool
    setting: Setting


def label_of(passage: Passage, quantity: Quantity) -> Label:
    """The label of one figure: in a table that of its row and column, elsewhere of its clause."""
    is_written = quantity.index >= 0 and quantity is passage.quantities[quantity.index]
    if not is_written:
        return _label_of(passage, quantity)
    known = passage.shared(_labels)
    if quantity.index not in known:
        known[quantity.index] = _label_of(passage, quantity)
    return known[quantity.index]


def _labels(_: Passage) -> dict[int, Label]:
    """The labels of figures as they are written, as far as they were asked for."""
    return {}


def _label_of(passage: Passage, quantity: Quantity) -> Label:
    at = passage.to_skeleton(quantity.span.start)
    stretch = passage.stretch_at(at)
    if passage.document.blocks[stretch.sentence.block].kind is BlockKind.CELL:
        return _of_cell(passage, quantity, stretch)
    hedged = quantity.hedge_span
    end = passage.to_skeleton(hedged.start) if hedged and hedged.start < quantity.span.start else at
    before = passage.skeleton[max(stretch.start, at - _REACH) : end]
    after = passage.skeleton[at + 1 : min(stretch.end, at + _REACH)]
    words, is_linked = _governing(before)
    following = list(_following(after))
    head = _head(words, is_linked) or (following[0] if following else "")
    return Label(
        idea(head),
        frozenset(map(idea, _content([*words, *following]))) | _in_unit(quantity),
        _in_unit(quantity),
        is_linked,
        any(word in ("a", "an") for word in words[:2]),
        _setting_of(passage, stretch),
    )


def _of_cell(passage: Passage, quantity: Quantity, stretch: Stretch) -> Label:
    grid = next((grid for grid in passage.grids if grid.cell_of(quantity)), None)
    row, column = (grid.label_of(quantity) if grid else None) or ("", "")
    words, heading = _content(_WORD.findall(_SHARE_OF.sub("", row))), _content(_WORD.findall(column.partition("(")[0]))
    head = heading[-1] if heading else words[-1] if words else ""
    return Label(
        idea(head), frozenset(map(idea, words + heading)), frozenset(), True, False, _setting_of(passage, stretch)
    )


def _in_unit(quantity: Quantity) -> frozenset[str]:
    """What the figure counts and what it is per: a gigawatt-hour a year is annual."""
    return frozenset(idea(symbol) for symbol, power in quantity.unit.atoms if power < 0 or is_noun(symbol))


def ideas_in(text: str) -> frozenset[str]:
    """The ideas of the content words of a text."""
    return frozenset(map(idea, content_words(text)))


def content_words(text: str) -> list[str]:
    """The words of a text that mean something by themselves, in order."""
    return _content(_WORD.findall(text))


def periods_in(text: str) -> frozenset[str]:
    """The years, quarters, months and other periods that a text names."""
    return frozenset(_PERIOD.findall(text))


def _content(words: list[str]) -> list[str]:
    return [word for word in words if word.lower() not in _EMPTY]


def _governing(before: str) -> tuple[list[str], bool]:
    """The words before a figure in its clause, and whether a linking word, a colon or a bracket joins them to it."""
    parts, breaks = _BREAK.split(before), _BREAK.findall(before)
    words, is_linked = _trimmed(parts[-1])
    if not words and len(parts) > 1 and breaks[-1] in "(:,":
        is_linked = is_linked or breaks[-1] != ","
        if is_linked:
            words, _ = _trimmed(parts[-2])
    kept: list[str] = []
    for word in reversed(words[-_MOST_WORDS:]):
        if word.lower() in _STOPS or word == "to":
            break
        kept.append(word)
    return kept[::-1], is_linked


def _trimmed(part: str) -> tuple[list[str], bool]:
    """The words of a part without what joins it to the figure: hedges, determiners, links; whether there was a link."""
    words, is_linked = _WORD.findall(part), False
    while words and (last := words[-1].lower()) in _EMPTY and last not in _STOPS:
        is_linked = is_linked or last in _LINKS
        words.pop()
    return words, is_linked or bool(words) and words[-1].lower() in _SUMS_UP


def _head(words: list[str], is_linked: bool) -> str:
    """The word that governs: the last before the figure, or that of the linked noun phrase before its preposition."""
    if not is_linked:
        return words[-1] if words and words[-1].lower() not in _EMPTY else ""
    found = ""
    for word in words:
        low = word.lower()
        if low in _PREPOSITIONS and found:
            return found
        if low not in _EMPTY and low not in _SUMS_UP:
            found = word
    return found


def _following(after: str) -> Iterator[str]:
    """The content words right behind a figure: "€5 million in damages", "2,600 households joined the scheme"."""
    stop = _BREAK.search(after)
    for word in _WORD.findall(after[: stop.start()] if stop else after)[:_MOST_AFTER]:
        low = word.lower()
        if low in _STOPS and low not in ("has", "have", "had"):
            return
        if low not in _EMPTY:
            yield word


def _setting_of(passage: Passage, stretch: Stretch) -> Setting:
    """The setting of a sentence."""
    block = passage.document.blocks[stretch.sentence.block]
    text = passage.skeleton[stretch.start : stretch.end]
    return _setting(text, block.kind in (BlockKind.HEADING, BlockKind.CELL))


def compares(text: str) -> bool:
    """Whether words tell of growth, plans or suppositions, of which a text has several with good reason."""
    return _COMPARES.search(text.lower()) is not None


@lru_cache(maxsize=512)
def _setting(text: str, is_title: bool) -> Setting:
    names = frozenset() if is_title else frozenset(_NAME.findall(text))
    # Patterns for lower case are four times as fast as those that ignore the case.
    lowered = text.lower()
    sides = frozenset(_SIDE.findall(lowered))
    return Setting(
        frozenset(_PERIOD.findall(text)), names, sides, compares(text), _SETS_APART.search(lowered) is not None
    )
