"""Multiples: `doubled from A to B`, `from A to B, a tenfold rise`, `A, three times B`, `A, twice as many as the B of …`.

`A, against B in the valley, twice as much`; `fell by a third from A to B`, `from A to B, a third less`. "Three times more" is
read both ways, as three and as four times as much; so is a fall by a factor. A fraction in words is a loose one:
only what is far off, or exact, is compared.

Where a list or a table gives figures by name, the names stand for them: `the tram is twice as expensive as the bus`. A
multiple that stands right after its figures (`The number has doubled`) is explained by them and not convicted.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction

from claims.claim import Claim, Premise, Strength
from claims.contrast import earlier_and_later
from claims.kinds.kind import Kind, Wording, is_operand, same_measure
from claims.kinds.pairs.listed_times import SUPPOSED, times_of_listed
from claims.kinds.pairs.nearest_times import times_of_nearest
from claims.kinds.pairs.times import times
from claims.kinds.told.changes import told_changes
from claims.label import ideas_in
from claims.outcome import CLOSED, FELL, LEAD, LESS, MORE, NOUN, ROSE, is_rise, outcomes
from claims.passage import Passage
from claims.phrase import Phrase
from claims.quantity import Hedge, Quantity, Sense, size_of
from claims.reach import as_spoken, explained, sentence_before

_A_TO_B = r"\bfrom <ABOUT>{a}(?: [\w’'-]+){0,3}?<WHEN> to <ABOUT>{b}"
_LEFT_ALONE = r"\b(?:annual(?:ly)?|per year|a year|each year|every|respectively|average|relative|population|ranging)\b"


def _one_measure(figures: dict[str, Quantity]) -> bool:
    a, b = figures["a"], figures["b"]
    plain = all(figure.sense not in (Sense.MULTIPLIER, Sense.FRACTION) for figure in (a, b))
    return plain and same_measure(a, b) and a.value > 0 and b.value > 0 and not (a.is_range or b.is_range)


def _multiple(pattern: str) -> Wording:
    return Wording(pattern, "b / a", "x", Strength.WORDED, unless=_LEFT_ALONE, accept=_one_measure)


def _fraction(pattern: str) -> Wording:
    return Wording(
        pattern, "(b - a) / a", "x", by_direction=True, unless=_LEFT_ALONE, accept=_is_far_off_or_exact
    )  # fmt: skip


def _is_far_off_or_exact(figures: dict[str, Quantity]) -> bool:
    if not _one_measure(figures):
        return False
    a, b = (figures[name].value * figures[name].unit.factor for name in ("a", "b"))
    change, fraction = abs(b - a) / a, figures["x"].value
    return change == fraction or abs(change - fraction) > fraction / 5


_FREE = r"[^.;:\uE000-\uF8FF]"
_OR = r"(?:or |roughly |about |nearly |almost |more than |that is |i\.e\. |which is |some )*"
_AS_MUCH_AS = (
    r"(?: (?:the|its|that|those)| as (?:many|much|large|big|long|high|heavy|fast|wide|tall|old|deep|dear|expensive)(?: [a-z]+)? as|"
    r" more than| as)"
)
_MOVED = r"(?:fell|falls|rose|rises|dropped|drops|grew|grows|shrank|declined|decreased|increased|was cut|were cut|cut|went up|went down)"
_WORDINGS = (
    _multiple(rf"<ABOUT>{{x:multiplier}},? {_A_TO_B}(?!\w)"),
    _multiple(rf"{_A_TO_B}(?: [\w’'-]+){{0,3}}?<WHEN>(?:,| ?[–—(]) ?(?:an? |or |roughly |about |nearly |almost |more than |a factor of )*{{x:multiplier}}"),
    _multiple(rf"{{b}}(?: [\w’'-]+){{0,3}}(?:,| ?[–—(]) ?{_OR}{{x:multiplier}}{_AS_MUCH_AS} (?:[\w’'-]+ ){{0,4}}?{{a}}(?= ?[.,;)\n]|$| (?:[a-z]+ed )?(?:of|in|on|at)\b)"),
    _multiple(rf"{{b}}{_FREE}{{0,30}}?,? (?:against|compared with|compared to|versus) <ABOUT>{{a}}{_FREE}{{0,30}}?, {_OR}{{x:multiplier}}(?:(?: as (?:many|much))?(?= ?[.;)\n]|$)| more\b)"),
    _multiple(rf"{{b}}{_FREE}{{0,40}}?(?:,| (?:is|are|was|were)) {_OR}{{x:multiplier}}(?: as \w+ as)? (?:the|its|those|that|[\w]+[’']s) (?:[\w’'-]+ ){{0,6}}?{{a}}(?= ?[.,;)]|$| (?:of|in) \d{{4}})"),
    _multiple(rf"{_A_TO_B}(?: [\w’'-]+){{0,3}}?<WHEN>(?:,| ?[–—(]) ?{_OR}{{x:fraction}} of (?:what it (?:was|had been)|(?:its|their|the) (?:original|former|previous|old) \w+)"),
)  # fmt: skip
_FRACTIONS = (
    _fraction(rf"\b{_MOVED}(?: by)? <ABOUT>{{x:fraction}},? {_A_TO_B}(?!\w)"),
    _fraction(rf"{_A_TO_B}(?: [\w’'-]+){{0,3}}?<WHEN>(?:,| ?[–—(]) ?{_OR}{{x:fraction}} (?:less|fewer|lower|shorter|smaller|cheaper|lighter|more|higher|longer|larger|heavier)\b(?! than)"),
)  # fmt: skip


_ABOUT = r"(?:(?:roughly|about|nearly|almost|approximately|some|(?:well |just |far )?(?:over|under)|more than|less than|at least) )*"
_X = rf"{_ABOUT}{{x:multiplier}}"
_MULTIPLES = (
    Phrase(rf"{LEAD}{_X} as [a-z]+(?: [a-z]+){{0,2}}?(?: as (?:before|then|it was))?{CLOSED}"),
    Phrase(rf"{LEAD}{_X} (?P<word>{MORE}|{LESS}){CLOSED}"),
    Phrase(rf"{LEAD}(?:an? )?{_X} (?:[a-z]+ )?{NOUN}(?: in (?P<what>[a-z]+))?{CLOSED}"),
    Phrase(rf"{LEAD}{_X} (?:what it (?:was|had been|used to be)|(?:the|its|their) (?:former|earlier|previous|original|old) [a-z]+){CLOSED}"),
    Phrase(rf"(?<!would\s)(?<!could\s)(?<!might\s)(?<!should\s)(?<!may\s)\b(?:has|have|had) {_X}{CLOSED}"),
    Phrase(rf"\b(?P<word>{ROSE}|{FELL}) (?:by )?(?:a factor of )?{_X}{CLOSED}"),
)  # fmt: skip
_PARTS = outcomes("{x:fraction}", beside="(?:<ABOUT>{d:points|percent},? (?:or|and) )?")
_OF_RATES = frozenset(("density", "speed", "productivity", "efficiency"))
_USUAL = Fraction(20)
_MOST_OFF = Fraction(1, 10)
_UNSURE = Phrase(
    r"\b(?:every|each|again|average|expected (?:to|rise|growth|increase)|target|respectively|annual(?:ly)?|(?:a|per) year|real terms|adjust\w+|relative|since then)\b"
)
_SAID = Phrase(r"{x:multiplier}(?! ?(?:more|less|fewer|per|a|every|each|in)\b)")


def find(passage: Passage) -> Iterator[Claim]:
    """Every multiple stated beside the two values that it relates, beside their names in a list, or right after them."""
    for wording in _WORDINGS:
        for claim in wording.claims("multiple", passage):
            # In "as many as the 20" and "more than the 20" no bound is meant.
            plain = replace(claim, premises=tuple(_unbounded(premise) for premise in claim.premises))
            yield plain
            yield replace(plain, formula="a / b")
            if passage.skeleton.startswith(" more", passage.to_skeleton(claim.asserted.span.start) + 1):
                yield replace(plain, formula="b / a - 1")
    for wording in _FRACTIONS:
        yield from wording.claims("multiple", passage)
    yield from _after(passage)
    yield from times_of_listed(passage)
    yield from times(passage)
    yield from times_of_nearest(passage)
    yield from told_changes("multiple", Sense.FRACTION, passage)
    for match in _SAID.matches(passage, SUPPOSED):
        if not is_operand(passage.skeleton, match.start()):
            yield from explained("multiple", passage, match.start(), "x / y", sentences=2)


def _after(passage: Passage) -> Iterator[Claim]:
    """Multiples and parts said after the two values, which are set apart in time: "twice as many", "a third more"."""
    for phrase in _MULTIPLES:
        for match in phrase.matches(passage, _UNSURE):
            yield from _times_as_much(passage, match)
    for phrase in _PARTS:
        for match in phrase.matches(passage, _UNSURE):
            pair = earlier_and_later(passage, match, lambda figure: True)
            if pair is not None:
                a, b = pair
                yield from _said(passage, match, pair, {"(b - a) / a": abs(_ratio(b, a) - 1)})


def _times_as_much(passage: Passage, match: re.Match[str]) -> Iterator[Claim]:
    """What a multiple after two values says: how many times the later is the earlier, or the other way round."""
    factor, word = passage.quantity_at(match.start("x")).value, match.groupdict().get("word")
    falls = factor < 1 or word is not None and not is_rise(word)
    what = match.groupdict().get("what")
    is_of_rates = what in _OF_RATES
    pair = earlier_and_later(
        passage,
        match,
        _rates_in(passage) if is_of_rates else _is_any,
        rises=not falls,
        farthest=max(_USUAL, 4 * factor),
    )
    if pair is None or factor in (0, 1) or what and not is_of_rates and not _is_said(passage, match, what):
        return
    a, b = pair
    values = {"a / b": _ratio(a, b)} if falls and factor > 1 else {"b / a": _ratio(b, a)}
    if word == "more":
        values["b / a - 1"] = _ratio(b, a) - 1
    yield from _said(passage, match, pair, values)


def _said(
    passage: Passage, match: re.Match[str], pair: tuple[Quantity, Quantity], values: dict[str, Fraction]
) -> Iterator[Claim]:
    """The claims that a multiple is what a formula gives; in words it is a round figure, and only far off convicts."""
    if is_operand(passage.skeleton, match.start("x")):
        return
    said = as_spoken(passage.quantity_at(match.start("x")))
    # "More than tripled" is a bound, of which what lies just below it falls short.
    is_off = said.is_bound or all(_is_far(value, said.value) for value in values.values())
    if not is_off and not any(said.interval.contains(value) for value in values.values()):
        return
    premises = Premise("a", pair[0]), Premise("b", pair[1])
    for formula in values:
        yield Claim("multiple", said, formula, premises, passage.extent(*match.span()), by_direction=True)


def _is_far(value: Fraction, said: Fraction) -> bool:
    return abs(value - said) > _MOST_OFF * said


def _ratio(one: Quantity, other: Quantity) -> Fraction:
    return size_of(one) / size_of(other)


def _is_any(_: Quantity) -> bool:
    return True


def _rates_in(passage: Passage) -> Callable[[Quantity], bool]:
    """Whether a figure of the passage is so much per something, by its unit or by what follows."""

    def is_rate(figure: Quantity) -> bool:
        behind = passage.to_skeleton(figure.span.start) + 1
        return any(power < 0 for _, power in figure.unit.atoms) or passage.skeleton.startswith(" per ", behind)

    return is_rate


def _is_said(passage: Passage, match: re.Match[str], what: str) -> bool:
    """Whether the sentence of a multiple or the one before speaks of what it is a change in."""
    here = passage.stretch_at(match.start())
    before = sentence_before(passage, here) or here
    extent = passage.extent(before.start, match.start())
    return not ideas_in(what).isdisjoint(ideas_in(passage.document.masked[extent.start : extent.end]))


def _unbounded(premise: Premise) -> Premise:
    quantity = premise.quantity
    if premise.name != "a" or quantity.hedge not in (Hedge.AT_MOST, Hedge.OVER):
        return premise
    return replace(premise, quantity=replace(quantity, hedge=Hedge.NONE, hedge_span=None))


KIND = Kind(
    "multiple",
    "two values stand in the multiple stated for them",
    find,
    example="Rents doubled from $500 to $1,500 within a decade.",
    counter_example="Usage doubled every year from 10 to 80 terabytes.",
)
