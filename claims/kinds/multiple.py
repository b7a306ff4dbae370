"""Multiples: `doubled from A to B`, `from A to B, a tenfold rise`, `A, three times B`, `A, twice as many as the B of …`.

`A, against B in the valley, twice as much`; `fell by a third from A to B`, `from A to B, a third less`. "Three times more" is
read both ways, as three and as four times as much; so is a fall by a factor. A fraction in words is a loose one:
only what is far off, or exact, is compared.

Where a list or a table gives figures by name, the names stand for them: `the tram is twice as expensive as the bus`. A
multiple that stands right after its figures (`The number has doubled`) is explained by them and not convicted.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from claims.claim import Claim, Premise, Strength
from claims.contrast import earlier_and_later
from claims.kinds.kind import Kind, Wording, is_operand, same_measure
from claims.listing import Entry, entry_named, listings
from claims.outcome import CLOSED, LESS, MORE
from claims.passage import Passage
from claims.phrase import Phrase
from claims.quantity import Hedge, Quantity, Sense
from claims.reach import as_spoken, explained, in_unit_of

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
    _multiple(rf"{{b}}(?: [\w’'-]+){{0,3}}(?:,| ?[–—(]) ?{_OR}{{x:multiplier}}{_AS_MUCH_AS} (?:[\w’'-]+ ){{0,4}}?{{a}}(?= ?[.,;)\n]|$| (?:of|in|on|at)\b)"),
    _multiple(rf"{{b}}{_FREE}{{0,30}}?,? (?:against|compared with|compared to|versus) <ABOUT>{{a}}{_FREE}{{0,30}}?, {_OR}{{x:multiplier}}(?:(?: as (?:many|much))?(?= ?[.;)\n]|$)| more\b)"),
    _multiple(rf"{{b}}{_FREE}{{0,40}}?(?:,| (?:is|are|was|were)) {_OR}{{x:multiplier}}(?: as \w+ as)? (?:the|its|those|that|[\w]+[’']s) (?:[\w’'-]+ ){{0,6}}?{{a}}(?= ?[.,;)]|$| (?:of|in) \d{{4}})"),
    _multiple(rf"{_A_TO_B}(?: [\w’'-]+){{0,3}}?<WHEN>(?:,| ?[–—(]) ?{_OR}{{x:fraction}} of (?:what it (?:was|had been)|(?:its|their|the) (?:original|former|previous|old) \w+)"),
)  # fmt: skip
_FRACTIONS = (
    _fraction(rf"\b{_MOVED}(?: by)? <ABOUT>{{x:fraction}},? {_A_TO_B}(?!\w)"),
    _fraction(rf"{_A_TO_B}(?: [\w’'-]+){{0,3}}?<WHEN>(?:,| ?[–—(]) ?{_OR}{{x:fraction}} (?:less|fewer|lower|shorter|smaller|cheaper|lighter|more|higher|longer|larger|heavier)\b(?! than)"),
)  # fmt: skip


_SIGNS = r"\uE000-\uF8FF"
_LARGE = r"(?:expensive|costly|dear|large|big|high|tall|long|heavy|deep|wide|fast|old|many|much|great|far|strong)"
_LARGER = (
    r"(?:dearer|costlier|larger|bigger|higher|taller|longer|heavier|deeper|wider|faster|older|greater|more(?: \w+)?)"
)
_SMALLER = r"(?:cheaper|smaller|lower|shorter|lighter|shallower|narrower|slower|younger|less(?: \w+)?|fewer(?: \w+)?)"
_NAMED = rf"(?P<other>(?:(?!(?:and|while|but|whereas|or|which)\b)[\w’'-]+ ?){{1,6}})(?![\w{_SIGNS}])"
_LISTED = (
    (Phrase(rf"{{x:multiplier}} (?:as {_LARGE}|the (?:cost|price|size|length|height|weight|area)) (?:as|of) {_NAMED}"), "x / y"),
    (Phrase(rf"{{x:percent}} {_LARGER} than {_NAMED}"), "(x - y) / y"),
    (Phrase(rf"{{x:percent}} {_SMALLER} than {_NAMED}"), "(y - x) / y"),
)  # fmt: skip
_CLAUSE = re.compile(r"[,;:–—(]|\b(?:and|while|but|whereas|because|so|that)\b")
_SUPPOSED = Phrase(
    r"\b(?:if|would|could|should|might|may|every|each|per|again|average|not|never|expected?|target|plan(?:s|ned)?)\b"
)
_AFTER = (
    (Phrase(rf"(?P<lead>,| ?[–—(:;]) ?{_OR}{{x:multiplier}} as (?P<word>many|much|large|high|long|big|great)(?: [a-z]+)?(?= ?[.;,)]|$)"), "b / a"),
    (Phrase(rf"(?P<lead>,| ?[–—(:;]) ?{_OR}{{x:fraction}} (?P<word>{MORE}|{LESS}){CLOSED}"), "(b - a) / a"),
)  # fmt: skip
_BY_FRACTION = Phrase(
    rf"{_A_TO_B}(?: [\w’'-]+){{0,3}}?<WHEN>(?:,| ?[–—(]) ?(?:or |that is |i\.e\. )*by {_OR}{{x:fraction}}{CLOSED}"
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
    yield from _listed(passage)
    for match in _SAID.matches(passage, _SUPPOSED):
        if not is_operand(passage.skeleton, match.start()):
            yield from explained("multiple", passage, match.start(), "x / y", sentences=2)


def _after(passage: Passage) -> Iterator[Claim]:
    """Multiples and fractions said after the two values, which are set apart in time: the new, the old, "twice as many"."""
    for phrase, formula in _AFTER:
        for match in phrase.matches(passage, _SUPPOSED):
            pair = earlier_and_later(passage, match, lambda figure: True, rises=True if formula == "b / a" else None)
            if pair is None or is_operand(passage.skeleton, match.start("x")):
                continue
            a, b = pair
            said = (
                as_spoken(passage.quantity_at(match.start("x")))
                if "-" in formula
                else passage.quantity_at(match.start("x"))
            )
            premises = Premise("a", a), Premise("b", b)
            yield Claim("multiple", said, formula, premises, passage.extent(*match.span()), by_direction=True)
    for match in _BY_FRACTION.matches(passage):
        a, b = (passage.quantity_at(match.start(name)) for name in "ab")
        if _one_measure({"a": a, "b": b}):
            said, premises = as_spoken(passage.quantity_at(match.start("x"))), (Premise("a", a), Premise("b", b))
            yield Claim("multiple", said, "(b - a) / a", premises, passage.extent(*match.span()), by_direction=True)


def _unbounded(premise: Premise) -> Premise:
    quantity = premise.quantity
    if premise.name != "a" or quantity.hedge not in (Hedge.AT_MOST, Hedge.OVER):
        return premise
    return replace(premise, quantity=replace(quantity, hedge=Hedge.NONE, hedge_span=None))


def _listed(passage: Passage) -> Iterator[Claim]:
    """Comparisons of two things that a list or a column gives figures for: convicting where only one gives both."""
    lists: tuple[tuple[Entry, ...], ...] | None = None
    for phrase, formula in _LISTED:
        for match in phrase.matches(passage, _SUPPOSED):
            lists = listings(passage) if lists is None else lists
            pairs = [pair for entries in lists if (pair := _pair(passage, entries, match)) is not None]
            for one, other in pairs:
                strength = Strength.WORDED if len(pairs) == 1 else Strength.INFERRED
                premises = Premise("x", one), Premise("y", other)
                extent = passage.extent(match.start(), match.end())
                asserted = passage.quantity_at(match.start("x"))
                yield Claim("multiple", asserted, formula, premises, extent, strength, is_rounded=True)


def _pair(passage: Passage, entries: tuple[Entry, ...], match: re.Match[str]) -> tuple[Quantity, Quantity] | None:
    """The figures of the thing compared, which is named in its clause or at the sentence's start, and of the other."""
    start = passage.stretch_at(match.start()).start
    clauses = [clause for clause in _CLAUSE.split(passage.skeleton[start : match.start()]) if clause.strip()]
    subject = (entry_named(entries, clauses[-1]) or entry_named(entries, clauses[0])) if clauses else None
    other = entry_named(entries, match["other"])
    if subject is None or other is None or subject is other:
        return None
    pair = in_unit_of(subject.figure, other.figure), in_unit_of(other.figure, subject.figure)
    return pair if same_measure(*pair) else None


KIND = Kind(
    "multiple",
    "two values stand in the multiple stated for them",
    find,
    example="Rents doubled from $500 to $1,500 within a decade.",
    counter_example="Usage doubled every year from 10 to 80 terabytes.",
)
