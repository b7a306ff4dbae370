"""Figures that the text points back to: "The array has a capacity of 4.8 MW … Who drives past the 48 MW array".

An article or a demonstrative says that a figure is known. Where the sentences before give it, that bears it out; where
they give one that a slip of the pen tells from it, of the same things or among the same words, the later one is off. A
number of the same nouns may be off by one digit behind a demonstrative ("those 57 churches" after 37).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from claims.document import BlockKind
from claims.label import ideas_in
from claims.misprint import Misprint, misprint_between, significant
from claims.pattern import lazy_regex
from claims.quantity import Sense
from claims.statement import Statement

_Pair = tuple[Statement, Statement]

_KNOWN = lazy_regex(
    r"\b(?P<word>the|that|those|these|this|its|their|such|all) (?:of (?:the|these|those) )?"
    r"(?:(?!(?:other|remaining|first|last|next|further|additional|second|third|top|bottom|rest|extra|past|previous|new|old|average|final"
    r"|same|mean|best|worst|nearest|more|less|missing|of|in|at|by|for|to|and|or|is|was|are|were)\b)[a-z-]+ )?"
    r"(?:some |about |roughly |nearly |almost )?\Z"
)
_POINTING = frozenset(("that", "those", "these", "this", "such", "all"))
_WHOLE = lazy_regex(r"\bthe (?:whole|full|entire) \Z")
_COMPARES = lazy_regex(
    r"\b(?:(?:each|every)(?! (?:day|week|month|year|night|morning|time))|per|apiece|instead|than|rather|if|from|"
    r"compared|against|versus|average|limit|maximum|minimum|times|became)\b|[×=*/÷]"
)
_EMPTY = ideas_in(
    "percent million billion thousand year month week day hour number total mean last next say however "
    "more share rate figure amount part hundred only left right whole roughly half about among even"
)
_REACH, _BLOCKS, _FAR_BLOCKS = 40, 2, 60
_TELLING, _FEWEST = 3, 2
_OPENING = 3
_MOST = 12
"""So many figures of one measure and digits are looked at before another: a list repeats itself without end."""


def pointed_back(statements: Sequence[Statement]) -> Iterator[_Pair]:
    """Pairs of a figure that the text points back with, and the one before that it repeats or is a slip for."""
    told: set[int] = set()
    for group in _groups(statements):
        for at, later in enumerate(group):
            before = group[max(0, at - _MOST) : at]
            pair = _pair(later, before) if before and later.quantity.index not in told else None
            if pair is not None:
                told.add(later.quantity.index)
                yield pair


def _groups(statements: Sequence[Statement]) -> Iterable[list[Statement]]:
    """The statements of one measure with the same digits in any order; those of one noun with all digits but one."""
    groups: dict[object, list[Statement]] = defaultdict(list)
    for statement in statements:
        digits, is_share = statement.digits, statement.quantity.sense is Sense.PERCENT
        if len(digits) < _FEWEST or statement.is_bound or is_share:
            continue
        groups[statement.measure, "".join(sorted(digits))].append(statement)
        if statement.nouns and not statement.quantity.has_scale:
            for place in range(len(digits)):
                groups[statement.measure, statement.nouns, digits[:place], digits[place + 1 :]].append(statement)
    return groups.values()


def _pair(later: Statement, before: Sequence[Statement]) -> _Pair | None:
    """A figure that is marked as known and the nearest one before of which it may be told."""
    word = _marked(later)
    if not word:
        return None
    near = [other for other in before if _is_near(other, later, _BLOCKS)]
    if not near and later.quantity.unit.atoms and not any(other.value == later.value for other in before):
        # What nobody said before is told again from afar where the same words stand around it.
        near = [other for other in before if _is_near(other, later, _FAR_BLOCKS) and _is_retold(other, later)]
    same = [other for other in near if other.value == later.value]
    if same:
        is_telling = bool(later.quantity.unit.atoms) or len(later.digits) >= _TELLING
        return (later, same[-1]) if is_telling else None
    odd = [other for other in near if _is_slip(other, later, word)]
    return (later, odd[-1]) if len({other.value for other in odd}) == 1 else None


def _is_near(earlier: Statement, later: Statement, blocks: int) -> bool:
    """Whether one stands in a sentence so many blocks before the other or nearer, and they may be of one thing."""
    apart = later.stretch.sentence.block - earlier.stretch.sentence.block
    cells = BlockKind.CELL in (earlier.block.kind, later.block.kind)
    if cells or not 0 <= apart <= blocks or earlier.stretch == later.stretch:
        return False
    one, other = earlier.label.setting, later.label.setting
    # The names of a paragraph are those of one thing and what belongs to it.
    return earlier.may_be(later) and (one.may_be(replace(other, names=one.names)) if not apart else one.may_be(other))


def _marked(statement: Statement) -> str:
    """The word that marks a figure as known, empty where there is none."""
    at = statement.quantity.span.start
    hedged = statement.quantity.hedge_span
    at = min(at, hedged.start) if hedged else at
    before = " ".join((*statement.passage.document.masked[max(0, at - _REACH) : at].lower().split(), ""))
    if _WHOLE.search(before):
        return "this"
    match = _KNOWN.search(before)
    return match["word"] if match else ""


def _is_slip(earlier: Statement, later: Statement, word: str) -> bool:
    """Whether a slip of the pen tells two figures apart, and the words leave no other reason."""
    in_unit = earlier.value * later.quantity.value / later.value
    slip = misprint_between(in_unit, later.quantity.value)
    if slip is None or any(map(_may_differ, (earlier, later))):
        return False
    is_pointing, is_of_one = word in _POINTING, bool(later.nouns) and earlier.nouns == later.nouns
    if slip is Misprint.DIGIT:
        return is_of_one and is_pointing and word != "that"
    shared = _shared(earlier, later)
    if is_of_one or shared:
        is_telling = len(later.digits) + len(shared) > _TELLING or _is_of_opening(earlier, later)
        return slip is Misprint.POWER or is_of_one or is_telling
    return is_pointing and earlier.block is later.block and (slip is Misprint.POWER or len(later.digits) >= _TELLING)


def _is_retold(earlier: Statement, later: Statement) -> bool:
    """Whether two amounts in one unit have digits of which two change places, among the same words."""
    is_in_unit = earlier.quantity.unit == later.quantity.unit
    return is_in_unit and earlier.digits != later.digits and bool(_shared(earlier, later))


def _is_of_opening(earlier: Statement, later: Statement) -> bool:
    """Whether a sum of the opening, in millions, is told with its two digits the other way round."""
    is_sum = all(each.quantity.sense is Sense.MONEY and each.quantity.has_scale for each in (earlier, later))
    is_first = earlier.stretch.sentence.block < _OPENING < later.stretch.sentence.block
    is_turned = is_sum and is_first and earlier.digits == later.digits[::-1]
    return is_turned and not _ideas_before(earlier).isdisjoint(_ideas_before(later) - _EMPTY)


def _ideas_before(statement: Statement) -> frozenset[str]:
    """Those of the words of a sentence before a figure: who agreed to a sum."""
    start = statement.stretch.sentence.span.start
    return ideas_in(statement.passage.document.masked[start : statement.quantity.span.start])


def _shared(earlier: Statement, later: Statement) -> frozenset[str]:
    """The ideas of the words around both of two figures."""
    return (earlier.ideas_around & later.ideas_around) - _EMPTY - later.label.unit


def _may_differ(statement: Statement) -> bool:
    """Whether the sentence compares, or has a ten or a hundred of which one may be a multiple of the other."""
    passage, stretch = statement.passage, statement.stretch
    others = passage.between(stretch.sentence.span)
    has_power = any(significant(other.value)[0] == "1" and other.value != 1 for other in others)
    at = passage.to_skeleton(statement.quantity.span.start)
    start, end = max(stretch.start, at - _REACH), min(stretch.end, at + _REACH)
    return has_power or _COMPARES.search(passage.lowered, start, end) is not None
