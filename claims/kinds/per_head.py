"""Shares per head and per unit: `$4.2 million across 1,400 residents, or $3,000 per person`.

`30 flats at a cost of $3.6 million, or $120,000 per flat`; `Split among 90 members it comes to $3,000 each`, where the total
stands in the sentence before. Where a sentence has just one total and one number that fit, in whatever order, what is said
after them is of each: `23 carts and 138 traders, six to a cart`; `34 fires among 680,000 people, 5 per 100,000`. What the share
is per must be what the total is divided by, or a person, or each; the text may count that paragraphs before.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from claims.claim import Claim, Premise
from claims.counts import counts_divided
from claims.dimension import leftover
from claims.kinds.costs.each import shares_of_named
from claims.kinds.costs.of_them import shares_of_them
from claims.kinds.kind import Kind, same_dimension
from claims.kinds.pairs.per_many import rates_of_two
from claims.label import ideas_in
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense
from claims.sharing import shared_out
from claims.stem import idea
from claims.unit import NO_UNIT, Unit, is_noun
from claims.whole import wholes_named

_FREE = r"[^.;:\uE000-\uF8FF]"
_THE = r"(?:the |its |their |our |all |some |about |around )*"
_AMONG = r"\b(?:across|among|amongst|between|for|(?:divided|shared|split|spread)(?: equally| evenly| out)? (?:among|amongst|between|by|across|over))"
_OR = (
    r"(?:,| ?[–—(]| and) ?(?:or |so |that is |which is |i\.e\. |it is |it |that |which |this |equivalent to |works out (?:at|to) |comes to |"
    r"amounts to |is )*"
)
_IS = r"(?:is|was|comes to|came to|works out (?:at|to)|makes|gives|would be|amounts to|leaves|means)"
_IN_SENTENCE = (
    Phrase(rf"{{t}}{_FREE}{{0,40}}?{_AMONG} {_THE}{{n}}{_FREE}{{0,30}}?{_OR}<ABOUT>{{e}}"),
    Phrase(rf"{{n}}{_FREE}{{0,30}}?\b(?:at|for)(?: an?| the)?(?: total)?(?: (?:cost|price|bill) of)? <ABOUT>{{t:money}}{_FREE}{{0,20}}?{_OR}<ABOUT>{{e}}"),
)  # fmt: skip
_TOTAL_BEFORE = Phrase(
    rf"\b(?:divided|shared|split|spread)(?: equally| evenly| out)? (?:among|amongst|between|by|across|over) {_THE}{{n}},?{_FREE}{{0,20}}? {_IS} <ABOUT>{{e}}"
)
_TIE = (
    r"(?:(?:,| ?[–—(:;]| and) ?(?:or |so |that is |this is |which is |which gave |i\.e\. |giving |at |it |an average of |a rate of |averag(?:es|ing) )*|"
    r"\b(?:comes to|came to|works out at|amounts to|gives|gave|makes|that is|that[’']s|or)\b )"
)
_END = r"(?= ?[.,;:)–—]|$)"
_PER_ONE = (
    Phrase(rf"{_TIE}<ABOUT>{{e:rate}}{_END}"),
    Phrase(rf"{_TIE}<ABOUT>{{e:money|count|measure}} (?:each|apiece|(?:a|per) (?P<person>head|person|capita)|(?:to|for|per) (?:an?|the|each|every) (?P<noun>[a-z]+)|an? (?P<article>[a-z]+)){_END}"),
)  # fmt: skip
_FOR_EACH_OF = Phrase(
    rf"(?:{_TIE}|\b(?:is|was) )<ABOUT>{{e:money|count|measure}} (?:to |for )?each of (?:the [a-z]+[’']s )?{_THE}{{n}}{_END}"
)
_PER_SO_MANY = Phrase(rf"{_TIE}<ABOUT>{{e:count}} (?:per|(?:for|in|of|out of|to)(?: every| each)?) {{k:count}}{_END}")
_PEOPLE = frozenset(
    "person people resident inhabitant citizen pupil student employee worker member adult visitor guest player patient".split()
)
_ROUND = frozenset((100, 1_000, 10_000, 100_000, 1_000_000))
_THOUSANDS = 10_000
_EACH = lazy_regex(r"\s+(?:each|apiece|(?:a|per) head|per capita|for each|for every one)\b")
_NEXT_WORDS = lazy_regex(r"(?: (?!(?:and|or|of|in|at|to|for|by|with|from)\b)[a-z’'-]+){1,3}")
_IS_EACH = lazy_regex(r" (?:(?:an?|per|each|every) [a-z]|each\b|apiece\b)")
_OF_THEM, _REACH = lazy_regex(r" of (?:them|these|those)\b"), 120
_SUBJECT = lazy_regex(
    r"\b(?P<of>(?:the|this|that) (?:[a-z]+ ){1,3}?)(?:is|was|comes to|came to|works out at|amounts to|costs?|makes) "
    r"(?:(?:about|some|around|roughly|just|only|over|under|nearly|a little) )*\Z"
)
_METRE = frozenset(("metre", "meter"))
_OTHERS = r"up|down|(?<!came\s)(?<!come\s)(?<!comes\s)(?<!raised\s)(?<!taken\s)(?<!seen\s)from|more|less|than|compared|instead|respectively|interest|saving|median|at least|plus|another"  # fmt: skip
"""Words for something besides a total and those who share it."""
_UNSURE = Phrase(rf"\b(?:{_OTHERS}|against|if|would|each month|including|excluding|after|before|profit)\b")
_ANOTHER = lazy_regex(rf"\b(?:{_OTHERS}|average)\b", re.IGNORECASE)
_PERSON = frozenset(("person", "head", "capita"))


def find(passage: Passage) -> Iterator[Claim]:
    """Every share per head or unit stated beside its total and the number that it is divided by."""
    for phrase in _IN_SENTENCE:
        for match in phrase.matches(passage):
            yield from _shares(passage, match, passage.quantity_at(match.start("t")))
    yield from _per_one(passage)
    yield from _per_so_many(passage)
    yield from rates_of_two(passage)
    yield from shares_of_named("per-head", passage)
    yield from shares_of_them("per-head", passage)
    for match in _TOTAL_BEFORE.matches(passage):
        total = _total_before(passage, match)
        if total is not None:
            yield from _shares(passage, match, total)


def _per_one(passage: Passage) -> Iterator[Claim]:
    """What is said of each after the only total and the only number that it can be of, in the sentence."""
    for phrase in _PER_ONE:
        for match in phrase.matches(passage, _UNSURE):
            each, figures = passage.quantity_at(match.start("e")), _before(passage, match)
            numbers = [figure for figure in figures if _is_number(passage, figure, each, match)]
            totals = [figure for figure in figures if figure not in numbers and _is_total(passage, figure, each)]
            if len(numbers) == len(totals) == 1 and not _is_price(passage, totals[0], numbers[0], match):
                yield from _claimed(passage, totals[0], numbers[0], each, match)
    for match in _FOR_EACH_OF.matches(passage, _UNSURE):
        each = passage.quantity_at(match.start("e"))
        totals = [figure for figure in _before(passage, match) if same_dimension(figure, each)]
        number = passage.quantity_at(match.start("n"))
        if len(totals) == 1:
            yield from _claimed(passage, totals[0], number, each, match)
        elif not totals and (named := _total_named(passage, match, each)) is not None:
            yield from (replace(claim, loose=True) for claim in _claimed(passage, named, number, each, match))


def _total_named(passage: Passage, match: re.Match[str], each: Quantity) -> Quantity | None:
    """The one figure of the text that is called what has so much for each: `the grant is £3 for each of the 600 pupils`."""
    words = _SUBJECT.search(passage.lowered, passage.stretch_at(match.start()).start, match.start("e"))
    wholes = wholes_named(passage, words["of"], each) if words is not None else None
    return wholes.pairs[0][1] if wholes is not None and wholes.is_sure else None


def _is_price(passage: Passage, total: Quantity, number: Quantity, match: re.Match[str]) -> bool:
    """Whether "$25 a chair" may be the price of what was bought beside something else: "40 chairs, and $900 on paint"."""
    first, last = sorted((total.span, number.span))
    between = passage.document.masked[first.end : last.start]
    return match.groupdict().get("article") is not None and re.search(r"\band\b", between) is not None


def _claimed(
    passage: Passage, total: Quantity, number: Quantity, each: Quantity, match: re.Match[str]
) -> Iterator[Claim]:
    claim = shared_out("per-head", total, number, each, passage.extent(*match.span()))
    if claim is not None and total.value > number.value / 1000 and not _is_turned(total, number, each):
        yield claim


def _is_turned(total: Quantity, number: Quantity, each: Quantity) -> bool:
    """Whether of two counts the greater is taken for those who share the smaller, and several fall to each.

    "Fifty-three of you took 212 colonies into winter, an average of four": who shares is said of nobody by name.
    """
    return not total.unit.atoms and total.value < number.value and each.value >= 1


def _before(passage: Passage, match: re.Match[str]) -> tuple[Quantity, ...]:
    start = passage.stretch_at(match.start()).start
    return passage.between(passage.extent(start, match.start()))


def _is_number(passage: Passage, figure: Quantity, each: Quantity, match: re.Match[str]) -> bool:
    """Whether a figure counts or measures what something is said per: by its unit, or a count where it is said of each."""
    if figure.sense not in (Sense.COUNT, Sense.MEASURE) or figure.is_range:
        return False
    if each.sense is Sense.RATE:
        return _is_per(each, figure) and bool(figure.unit.atoms) or _is_of_them(passage, figure, each)
    groups = match.groupdict()
    named = (groups.get("noun") or groups.get("article") or "").lower()
    if named:
        symbols = {figure.noun, *(symbol for symbol, _ in figure.unit.atoms)}
        is_named = named in symbols or named in _METRE and "m" in symbols
        return is_named or not figure.unit.atoms and _is_followed_by(passage, figure, idea(named))
    if groups.get("person"):
        return figure.noun in _PEOPLE
    return figure.sense is Sense.COUNT and bool(figure.noun)


def _is_of_them(passage: Passage, figure: Quantity, each: Quantity) -> bool:
    """Whether a bare number is of what a rate is per, which was named right before: `the letters. It carried 5.7bn of them`."""
    at = passage.to_skeleton(figure.span.start)
    if figure.unit.atoms or _OF_THEM.match(passage.lowered, at + 1) is None:
        return False
    here = passage.stretch_at(at)
    start = passage.extent(here.start, here.end).start
    named = ideas_in(passage.document.masked[max(0, start - _REACH) : figure.span.start])
    return {idea(symbol) for symbol in each.unit.denominators if is_noun(symbol)} <= named


def _is_followed_by(passage: Passage, figure: Quantity, one: str) -> bool:
    """Whether a bare number counts something that only its words tell: `14,600 rebalancing runs`."""
    words = _NEXT_WORDS.match(passage.lowered, passage.to_skeleton(figure.span.start) + 1)
    return words is not None and one in map(idea, words[0].split())


def _is_total(passage: Passage, figure: Quantity, each: Quantity) -> bool:
    """Whether a figure may be the total of which each has its part."""
    if _IS_EACH.match(passage.lowered, passage.to_skeleton(figure.span.start) + 1):
        return False
    if figure.sense in (Sense.RATE, Sense.PERCENT, Sense.POINTS, Sense.FRACTION, Sense.MULTIPLIER) or figure.is_range:
        return False
    above = tuple(part for part in each.unit.atoms if part[1] > 0)
    if not above:
        return figure.sense is Sense.COUNT and each.sense is Sense.COUNT
    return not leftover(figure.unit.dimension, Unit(above).dimension) and bool(figure.unit.atoms)


def _per_so_many(passage: Passage) -> Iterator[Claim]:
    """So many in a thousand or a hundred thousand, after the only two counts: those, and all."""
    for match in _PER_SO_MANY.matches(passage, _UNSURE):
        many, each = passage.quantity_at(match.start("k")), passage.quantity_at(match.start("e"))
        pair = counts_divided(passage, match.start(), each, many)
        if pair is None or many.value not in _ROUND:
            continue
        part, whole = pair if each.noun or many.noun else pair[::-1]
        if whole.value * (10 if many.value > _THOUSANDS else 1) >= many.value or many.noun and many.noun == whole.noun:
            plain = [replace(figure, unit=NO_UNIT) for figure in (part, whole, many)]
            premises = tuple(Premise(name, figure) for name, figure in zip("xyk", plain, strict=True))
            yield Claim("per-head", replace(each, unit=NO_UNIT), "x / y * k", premises, passage.extent(*match.span()))


def _shares(passage: Passage, match: re.Match[str], total: Quantity) -> Iterator[Claim]:
    number, each = passage.quantity_at(match.start("n")), passage.quantity_at(match.start("e"))
    is_each = _EACH.match(passage.skeleton, match.start("e") + 1) is not None
    end = passage.stretch_at(match.start("e")).end
    if _ANOTHER.search(passage.skeleton, match.start(), end) or not (is_each or _is_per(each, number)):
        return
    if number.sense not in (Sense.COUNT, Sense.MEASURE) or total.sense is Sense.RATE:
        return
    claim = shared_out("per-head", total, number, each, passage.extent(*match.span()))
    if claim is not None:
        yield claim


def _is_per(each: Quantity, number: Quantity) -> bool:
    """Whether a rate is per what a number counts or measures, or per person."""
    below = {symbol for symbol, power in each.unit.atoms if power < 0}
    return (
        each.sense is Sense.RATE and bool(below) and below <= {*(symbol for symbol, _ in number.unit.atoms), *_PERSON}
    )


def _total_before(passage: Passage, match: re.Match[str]) -> Quantity | None:
    """The one figure before a match, in its sentence or else in the one before, that the share can be a part of."""
    here = passage.stretch_at(match.start("n"))
    each = passage.quantity_at(match.start("e"))
    left = passage.between(passage.extent(here.start, match.start()))
    before = passage.before(here)
    for figures in (left, passage.within(before) if before else ()):
        fitting = [figure for figure in figures if same_dimension(figure, each) and figure.sense is not Sense.RATE]
        if fitting:
            return fitting[0] if len(fitting) == 1 else None
    return None


KIND = Kind(
    "per-head",
    "a total divided by a number is the share per head or unit stated for it",
    find,
    example="The prize of €45,000 was divided among 9 winners, or €4,000 each.",
    counter_example="They bought 40 chairs at $25 each and 10 tables.",
)
