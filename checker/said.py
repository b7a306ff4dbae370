"""What a document says of a quantity, and which pairs of documents seem to say different things of one.

The rules are those of a quantity that one text states twice (`claims/kinds/repetition.py`), and stricter, for more
figures stand beside each other. Both statements must be plain: no bound, no supposition, no quotation, no calculation.

- A slip: three digits with a slip of the pen between them, in sentences that share two ideas: "312,000 visitors" to the
  museum, and 321,000. A digit that is another needs four of them and three ideas.
- An update: any other difference up to twice the value, under the very same label: "a total cost of $4.29 million",
  "the total cost is $4.61 million".
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from claims.document import BlockKind
from claims.misprint import Misprint, misprint_between
from claims.pattern import lazy_regex
from claims.statement import Statement
from claims.stem import idea

_CALCULATES = lazy_regex(r"[=+×÷*]")
_SUPPOSES = lazy_regex(
    r"\b(?:if|suppose[sd]?|imagine[sd]?|assum(?:e[sd]?|ing|ption)|say,|example|instance|would|could|might|scenarios?|"
    r"options?|planned|budgeted|targets?|goals?|forecasts?|estimates?|expected|predicted|projected|previous(?:ly)?|"
    r"formerly|originally|initial(?:ly)?|revised|corrected|instead|unlike|compared|versus|according|claims|claimed)\b"
)
_QUOTED = lazy_regex(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")
_GENERAL = frozenset(
    map(
        idea, "total annual yearly monthly daily average mean rate number amount figure value sum overall share".split()
    )
) | frozenset(map(idea, "year quarter month week day last previous prior ago earlier same first second".split()))
_STEPS = (10, 10**3, 10**6, 10**9)
_TELLING = 3
_CLOSE = 2
_MOST_ALIKE = 48
"""Statements that share a key; more are of many things."""
_MOST_FIGURES = 6
"""In a sentence; more are a table that lost its lines."""

Pair = tuple["Said", "Said"]


@dataclass(frozen=True, eq=False)
class Said:
    """A statement and the number of its document."""

    document: int
    path: str
    statement: Statement

    @cached_property
    def is_plain(self) -> bool:
        """Whether the author says so, here and now, of one thing."""
        statement = self.statement
        passage, stretch = statement.passage, statement.stretch
        if statement.block.kind is BlockKind.QUOTE or len(stretch.signs) > _MOST_FIGURES:
            return False
        if _CALCULATES.search(passage.skeleton, stretch.start, stretch.end):
            return False
        return not _SUPPOSES.search(passage.lowered, stretch.start, stretch.end) and not self._is_quoted()

    def _is_quoted(self) -> bool:
        start, end = self.statement.stretch.sentence.span
        at = self.statement.quantity.span.start - start
        text = self.statement.passage.document.text[start:end]
        return any(match.start() < at < match.end() for match in _QUOTED.finditer(text))


def slips(said: Iterable[Said]) -> Iterator[Pair]:
    """Statements of the same digits but for a slip, in sentences that share two ideas."""
    telling = [item for item in said if len(item.statement.digits) >= _TELLING]
    for pair in _pairs((key, item) for item in telling for key in _keys(item.statement)):
        if is_slip(*(item.statement for item in pair)):
            yield pair


def _keys(statement: Statement) -> Iterator[object]:
    digits = statement.digits
    yield statement.measure, "".join(sorted(digits))
    if len(digits) > _TELLING:
        for place in range(len(digits)):
            yield statement.measure, digits[:place], digits[place + 1 :]


def is_slip(one: Statement, other: Statement) -> bool:
    """Whether a slip of the pen tells the values apart, and the sentences share enough for it to be one quantity."""
    slip = misprint_between(one.value, other.value)
    if slip is None or slip is Misprint.POWER and one.apart_from(other) not in _STEPS:
        return False
    if slip is Misprint.DIGIT and len(one.digits) <= _TELLING or not _is_settled(one, other):
        return False
    shared = shared_ideas(one, other)
    return len(shared) >= (3 if slip is Misprint.DIGIT else 2) and not shared <= _GENERAL


def _is_settled(one: Statement, other: Statement) -> bool:
    """Whether nothing grows or is compared, unless both name the year."""
    settings = one.label.setting, other.label.setting
    years = settings[0].periods & settings[1].periods
    return any(map(str.isdigit, years)) or not any(setting.compares for setting in settings)


def shared_ideas(one: Statement, other: Statement) -> frozenset[str]:
    """The ideas of one label that the sentence of the other has."""
    return (one.label.ideas & other.ideas_around) | (other.label.ideas & one.ideas_around)


def updates(said: Iterable[Said]) -> Iterator[Pair]:
    """Statements under the very same label with values that lie near each other."""
    labelled = [item for item in said if item.statement.quantity.unit.atoms and _tells(item.statement)]
    for pair in _pairs(((item.statement.measure, item.statement.label.head), item) for item in labelled):
        if _is_updated(*(item.statement for item in pair)):
            yield pair


def _tells(statement: Statement) -> bool:
    label = statement.label
    return bool(label.head) and len(label.ideas) > 1 and not (label.setting.compares or label.setting.sets_apart)


def _is_updated(one: Statement, other: Statement) -> bool:
    labels = one.label, other.label
    own = [label.ideas - label.unit for label in labels]
    shared = own[0] & own[1]
    least = 2 if min(len(one.digits), len(other.digits)) >= _TELLING else 3
    if labels[0].head not in shared or shared <= _GENERAL or len(shared) < max(least, min(map(len, own))):
        return False
    return any(label.is_named for label in labels) and one.apart_from(other) <= _CLOSE and not one.rounds_to(other)


def _pairs(keyed: Iterable[tuple[object, Said]]) -> Iterator[Pair]:
    """Statements in different files that share a key, have different values, and may be of one thing."""
    groups: dict[object, list[Said]] = defaultdict(list)
    for key, item in keyed:
        groups[key].append(item)
    for group in groups.values():
        if len(group) <= _MOST_ALIKE and len({item.path for item in group}) > 1:
            yield from filter(_may_be_one, combinations(group, 2))


def _may_be_one(pair: Pair) -> bool:
    one, other = (item.statement for item in pair)
    if pair[0].path == pair[1].path or one.value == other.value or not one.may_be(other):
        return False
    return one.label.setting.may_be(other.label.setting) and pair[0].is_plain and pair[1].is_plain
