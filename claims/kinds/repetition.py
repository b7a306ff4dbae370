"""One quantity given two values: what is stated twice under one label in one unit, and does not agree.

The fewer digits speak for a slip, the more the labels must agree:

- "7.5 trillion tokens/day" here and "7.5 billion tokens/day" there: the same digits in a unit that counts something per
  something are no chance; nor is the same verb governing the same noun ("serve 500 000 users", "serving 50 000 users").
- "annual output is 19.4 GWh", "it will generate 14.9 GWh": three digits with another power of ten, or with two of them
  swapped, in words that share an idea; four digits of which one is another.
- "The leak is 26,300 litres", "the 23,600 litres leaked": two digits swapped in what the article says is known.
- "the total cost is €4.61 million", "a total cost of €4.29 million": any other difference only under the same label,
  where nothing sets the sentences apart and the text has just these two values under it: one of them was updated.
- Whatever `claims.echo` or `claims.twin` hold to be too alike for chance, and what `claims.definite` finds pointed back to,
  as a warning.
- What the title says and the first paragraphs say otherwise, as a warning.

The same value stated again, far enough from the first to need it, agrees.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from claims.claim import Claim, Premise, Strength
from claims.definite import pointed_back
from claims.document import BlockKind
from claims.echo import echoes
from claims.kinds.columns.restated import restated_cells
from claims.kinds.kind import Kind
from claims.kinds.restating.headlines import headlines
from claims.misprint import Misprint, misprint_between, significant
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Sense
from claims.recall import recalled
from claims.statement import Statement, statements_in
from claims.twin import twins
from claims.unit import Dimension

_Pair = tuple[Statement, Statement]

_SCALE_STEPS = (10**3, 10**6, 10**9)
_ONE = lazy_regex(r"\b(?:each|every|one|a single|per)\b", re.I)
_CLOSE, _NEAR, _FAR = Fraction(3, 2), 2, 2
"""Blocks from one statement to the next: what follows at once goes on, or tells the same of something else."""
_CALCULATES = lazy_regex(r"[=+×÷*]")
_TELLING, _MOST_ALIKE, _CONVINCING = 3, 24, 5
"""Digits that a slip leaves as they were and ideas that the labels share: so many together are no chance."""


def find(passage: Passage) -> Iterator[Claim]:
    """Every figure that contradicts another statement of the same quantity, and every one that agrees with one."""
    statements = list(statements_in(passage))
    stated = Counter((statement.measure, statement.value) for statement in statements)
    odd: dict[int, _Pair] = {}
    for asserted, other in _odd(_contradictions(statements), stated):
        odd.setdefault(asserted.quantity.index, (asserted, other))
    for asserted, other in odd.values():
        yield _claim(asserted, other, statements)
    for asserted, other in _odd(echoes(passage, statements), stated):
        if odd.keys().isdisjoint((asserted.quantity.index, other.quantity.index)):
            odd[asserted.quantity.index] = asserted, other
            yield replace(_claim(asserted, other, statements), loose=True)
    for asserted, other in (*twins(statements), *pointed_back(statements)):
        if odd.keys().isdisjoint((asserted.quantity.index, other.quantity.index)):
            yield replace(_claim(asserted, other, statements), loose=asserted.value != other.value)
    yield from _restatements(statements, odd.keys())
    yield from restated_cells(passage)
    yield from headlines("repetition", passage)


def _odd(pairs: Iterable[_Pair], stated: Mapping[tuple[tuple[Dimension, bool], Fraction], int]) -> Iterator[_Pair]:
    """The pairs with the figure first whose value is stated less often, the later one of equals."""
    for earlier, later in _without_parallels(pairs):
        is_first_odd = stated[earlier.measure, earlier.value] < stated[later.measure, later.value]
        yield (earlier, later) if is_first_odd else (later, earlier)


def _without_parallels(pairs: Iterable[_Pair]) -> list[_Pair]:
    """The pairs but those between two blocks that differ in several figures: they tell the same of two things."""
    found = {(earlier.quantity.index, later.quantity.index): (earlier, later) for earlier, later in pairs}.values()
    values: dict[object, set[object]] = defaultdict(set)
    for earlier, later in found:
        values[_blocks(earlier, later)].add((earlier.value, later.value))
    return [pair for pair in found if len(values[_blocks(*pair)]) == 1 or _is_rare(*pair)]


def _blocks(earlier: Statement, later: Statement) -> tuple[int, int]:
    return earlier.stretch.sentence.block, later.stretch.sentence.block


def _contradictions(statements: list[Statement]) -> Iterator[_Pair]:
    """Pairs of statements of one quantity with different values, each with the earlier one first."""
    alike: dict[object, list[Statement]] = defaultdict(list)
    for statement in statements:
        alike[statement.measure].append(statement)
    for group in _grouped((_by_digits(statement), statement) for statement in statements):
        yield from (pair for pair in _pairs(group, _is_slip) if _is_rare(*pair) or _are_the_two(pair, alike))
        yield from recalled(group, alike[group[0].measure])
    for group in _grouped((key, statement) for statement in statements for key in _but_one_digit(statement)):
        yield from (pair for pair in _pairs(group, _is_slip) if _are_the_two(pair, alike))
    telling = (statement for statement in statements if _tells(statement))
    for group in _grouped(
        ((statement.measure, idea), statement) for statement in telling for idea in statement.label.ideas
    ):
        yield from (pair for pair in _pairs(group, _is_updated) if _are_the_two(pair, alike))


def _grouped(keyed: Iterable[tuple[object, Statement]]) -> Iterator[list[Statement]]:
    groups: dict[object, list[Statement]] = defaultdict(list)
    for key, statement in keyed:
        groups[key].append(statement)
    return (group[:_MOST_ALIKE] for group in groups.values() if len(group) > 1)


def _pairs(alike: list[Statement], test: Callable[[Statement, Statement], bool]) -> Iterator[_Pair]:
    for index, later in enumerate(alike):
        for earlier in alike[:index]:
            if earlier.value != later.value and _may_be_same(earlier, later) and test(earlier, later):
                yield earlier, later


def _by_digits(statement: Statement) -> object:
    """What figures share that differ by a power of ten or in the order of their digits."""
    digits = "".join(sorted(statement.digits))
    return (statement.measure, digits) if len(digits) >= _TELLING else (statement.measure, statement.nouns, digits)


def _but_one_digit(statement: Statement) -> Iterator[object]:
    """What figures share that differ in one digit of several."""
    digits = statement.digits
    if len(digits) > _TELLING:
        for place in range(len(digits)):
            yield statement.measure, digits[:place], digits[place + 1 :]


def _may_be_same(earlier: Statement, later: Statement) -> bool:
    """Whether two figures in different sentences may be one quantity: nothing says that they are two."""
    if earlier.stretch.start == later.stretch.start or not earlier.may_be(later) or earlier.is_bound or later.is_bound:
        return False
    settings = earlier.label.setting, later.label.setting
    return not any(setting.compares for setting in settings) and settings[0].may_be(settings[1])


def _is_slip(earlier: Statement, later: Statement) -> bool:
    """Whether a slip of the pen tells the values apart, and the labels leave no other reason."""
    in_unit = earlier.value * later.quantity.value / later.value
    slip, digits = misprint_between(in_unit, later.quantity.value), len(later.digits)
    if slip is Misprint.POWER:
        return _is_a_step(earlier, later) and (_is_rare(earlier, later) or _convinces(earlier, later, digits))
    return slip is not None and digits >= _TELLING and _convinces(earlier, later, digits - 2 * (slip is Misprint.DIGIT))


def _is_rare(earlier: Statement, later: Statement) -> bool:
    """Whether the same digits are no chance whatever the labels: in a rate of counts, or in a ratio of one noun."""
    return later.is_rate_of_counts and len(later.digits) > 1 or _same_ratio(earlier, later)


def _convinces(earlier: Statement, later: Statement, digits: int) -> bool:
    """Whether the digits that the slip left and the ideas that the labels share are too many to be chance."""
    if digits < 2 or not (_is_measured(earlier) and _is_measured(later)):
        return False
    if earlier.shares_group(later) or _may_be_multiple(earlier, later):
        return False
    return digits + len(_shared(earlier, later)) >= _CONVINCING


def _is_measured(statement: Statement) -> bool:
    return bool(statement.quantity.unit.atoms) or len(statement.digits) > _TELLING


def _may_be_multiple(earlier: Statement, later: Statement) -> bool:
    """Whether one value may be a multiple or a share of the other: one is of each, or a ten stands beside it."""
    return _is_of_one(earlier) != _is_of_one(later) or _has_a_power(earlier) or _has_a_power(later)


def _shared(earlier: Statement, later: Statement) -> frozenset[str]:
    """The ideas of one label that the sentence of the other has; of percentages, which are many, those of both labels."""
    one, other = earlier.label, later.label
    if earlier.measure[1] and one.head != other.head or one.ideas.isdisjoint(other.ideas):
        return frozenset()
    if earlier.measure[1]:
        return one.ideas & other.ideas
    return (one.ideas & later.ideas_around) | (other.ideas & earlier.ideas_around)


def _is_a_step(earlier: Statement, later: Statement) -> bool:
    """Whether one zero, or one scale word, makes the difference."""
    larger = earlier.apart_from(later)
    return larger == 10 or (_is_scaled(earlier) and _is_scaled(later) and larger in _SCALE_STEPS)


def _has_a_power(statement: Statement) -> bool:
    """Whether the sentence has a ten, a hundred or a tenth: 10% of €1.25 million is €125,000."""
    others = statement.passage.between(statement.stretch.sentence.span)
    return any(significant(other.value)[0] == "1" and other.value != 1 for other in others)


def _is_scaled(statement: Statement) -> bool:
    return statement.quantity.has_scale or statement.block.kind is BlockKind.CELL


def _same_ratio(earlier: Statement, later: Statement) -> bool:
    """Whether the same verb governs the same noun in clauses about one thing each: "each serving 50 000 users"."""
    if later.quantity.sense is not Sense.COUNT or not later.nouns or earlier.nouns != later.nouns:
        return False
    return earlier.label.head == later.label.head != "" and _is_of_one(earlier) and _is_of_one(later)


def _is_of_one(statement: Statement) -> bool:
    """Whether the clause before the figure speaks of one thing alone, so that the figure is a ratio: "each serving …"."""
    start = statement.quantity.span.start
    before = statement.passage.document.masked[max(0, start - 60) : start]
    return _ONE.search(re.split(r"[.;:,]", before)[-1]) is not None


def _tells(statement: Statement) -> bool:
    """Whether a difference without the look of a slip would tell something: a specific label, nothing set apart."""
    if len(statement.digits) < 2 or not statement.quantity.unit.atoms or not statement.label.head:
        return False
    label = statement.label
    if len(label.ideas) < 2 or label.setting.compares or label.setting.sets_apart:
        return False
    return _CALCULATES.search(statement.passage.skeleton, statement.stretch.start, statement.stretch.end) is None


def _is_updated(earlier: Statement, later: Statement) -> bool:
    """Whether two close values stand under the same label, far from each other: one of them was updated."""
    one, other = earlier.label, later.label
    shared = (one.ideas & other.ideas) - earlier.label.unit
    if not (one.is_named or other.is_named) or other.is_new:
        return False
    if one.head not in shared or other.head not in shared or len(shared) < _fewest_ideas(later):
        return False
    is_as = one.setting.is_as(other.setting)
    if len(shared) < min(len(one.ideas - one.unit), len(other.ideas - other.unit)) or not is_as:
        return False
    if earlier.shares_group(later) or later.stretch.sentence.block - earlier.stretch.sentence.block < _FAR:
        return False
    return earlier.apart_from(later) <= _CLOSE and not earlier.rounds_to(later)


def _are_the_two(pair: _Pair, alike: dict[object, list[Statement]]) -> bool:
    """Whether the text has just these two values of their size under the label; more are values of several things."""
    earlier, later = pair
    shared = _shared(earlier, later)
    values = {
        statement.value
        for statement in alike[later.measure]
        if shared <= statement.label.ideas and min(statement.apart_from(earlier), statement.apart_from(later)) <= _NEAR
    }
    return values <= {earlier.value, later.value}


def _fewest_ideas(statement: Statement) -> int:
    return 2 if len(statement.digits) >= _TELLING else 3


def _claim(asserted: Statement, other: Statement, statements: list[Statement]) -> Claim:
    """The claim that a figure repeats another one; `related` are all statements of both values."""
    values = {asserted.value, other.value}
    related = [
        statement.quantity.span
        for statement in statements
        if statement.value in values and statement.measure == other.measure and statement is not asserted
    ]
    premise = Premise("a", other.in_period_of(asserted))
    own = asserted.quantity
    return Claim("repetition", own, "a", (premise,), own.span, Strength.REPEATED, related=tuple(related))


def _restatements(statements: list[Statement], contradicted: Container[int]) -> Iterator[Claim]:
    """Every figure that states again what another block has: in digits that are no chance, or under its label."""
    first: dict[object, Statement] = {}
    for statement in statements:
        earlier = first.setdefault((statement.measure, statement.value), statement)
        if earlier.block is statement.block or statement.quantity.index in contradicted:
            continue
        if _is_restated(earlier, statement):
            yield _claim(statement, earlier, [])


def _is_restated(earlier: Statement, later: Statement) -> bool:
    if len(later.digits) < 2 or not later.quantity.unit.atoms or not earlier.may_be(later):
        return False
    if earlier.is_bound or later.is_bound:
        return False
    if later.digits != earlier.digits:
        return False
    return len(later.digits) >= _TELLING or not earlier.label.ideas.isdisjoint(later.label.ideas)


KIND = Kind(
    "repetition",
    "a quantity that is stated again has the value that it had",
    find,
    example="The kitchens were built for 1,850 guests a week.\n\nThe annex says 18,500 guests a week.\n",
    counter_example="A shop sells 1,400 loaves a day.\n\nIt uses 140 sacks a day.\n",
)
