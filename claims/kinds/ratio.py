"""Ratios.

- beside two figures: `360 pupils and 120 laptops, a ratio of 3 to 1`, `a ratio of 3:1`
- by its name, where its two terms are said: `claims of $63 million on premiums of $90 million, a loss ratio of 70%`,
  `debt of 60 and a GDP of 80: a debt-to-GDP ratio of 75%`
- one for every so many: `600 pupils and 25 teachers, or one teacher for every 24 pupils`

The terms stand in the sentence or in the one before it, each with one figure.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from claims.claim import Claim, Premise, Strength
from claims.counts import counts_divided
from claims.kinds.kind import Kind, is_operand, same_dimension
from claims.kinds.pairs.defined import defined_ratios
from claims.kinds.pairs.to_one import proportions_of_two
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense
from claims.reach import Pair
from claims.term import term

_FREE = r"[^.;:\uE000-\uF8FF]"
_ITS_VALUE = (
    r"(?:,? (?:therefore|thus|then|now|last year|this year|that year))?"
    r",? (?:of|is|was|at|comes to|came to|stands at|stood at|works out at|would be|equal to|fell to|rose to)"
    r" (?:just |only |about |around |roughly |some |nearly |almost |over |under |a |an )*"
)


class _Named(NamedTuple):
    """A ratio that has a name, and patterns of what its two terms are called."""

    name: str
    above: str
    below: str


_NAMED = (
    _Named("(?:loss|claims) ratio", "claims|losses|pay-?outs?|paid(?: out)?", "premiums?"),
    _Named("(?:price[-–/ ](?:to[-– ])?earnings|P/E) (?:ratio|multiple)", "price", "earnings per share"),
    _Named("gross (?:profit )?margin", "gross profits?", "revenues?|sales|turnover"),
    _Named("operating (?:profit )?margin", "operating (?:profits?|income)", "revenues?|sales|turnover"),
    _Named(
        r"(?<!gross\s)(?<!operating\s)(?:net |profit )*margin",
        r"(?<!gross\s)(?<!operating\s)(?:profits?|net income|surplus)",
        "revenues?|sales|turnover",
    ),
    _Named("pay-?out ratio", "dividends?", "earnings|profits?"),
    _Named("cost[-–/ ](?:to[-– ])?income ratio", "costs|expenses", "income"),
    _Named("loan[-– ]to[-– ]value(?: ratio)?", "loan|mortgage", "value|valued at|worth"),
    _Named("current ratio", "current assets", "current liabilities"),
    _Named("savings? (?:rate|ratio)", "sav(?:es|ed|ings)", "earn(?:s|ed|ings)|income"),
)
_VALUES = "percent|count|multiplier|fraction"
_NAMES = tuple((Phrase(rf"\b(?:{named.name}){_ITS_VALUE}{{r:{_VALUES}}}"), named) for named in _NAMED)
_ANY_NAME = Phrase(
    rf"\b(?P<above>[A-Za-z]+)[-–](?:to[-–])?(?P<below>[A-Za-z]+) ratio{_ITS_VALUE}{{r:{_VALUES}}}(?: to {{s:count}}|:(?P<one>1)\b)?",
    required=frozenset(),
)
_BESIDE = Phrase(
    rf"{{x}}{_FREE}{{0,40}}?\b(?:and|to|for|versus|against|but|with) (?:only |just )?{{y}}{_FREE}{{0,40}}?(?:,| ?[–—(]) ?(?:or |so |which is |that is |giving )*"
    r"(?:a|the) ratio of <ABOUT>{r:count} to {s:count}"
)
_ONE_FOR_EVERY = Phrase(
    r"(?:(?:\bone|{o:count})(?: (?P<below>[a-z]+))?|\ban? (?P<one>[a-z]+)) (?:(?:for|to|in|per) (?:every|each)|to|per) <ABOUT>{m:count|measure}",
    required=frozenset(("m",)),
)
_RULE = Phrase(
    r"\b(?:laws?|rules?|asks?|targets?|should|must|recommend\w*|aims?|at least|at most|minimum|maximum|average|national|regional|"
    r"compared|(?<!better\s)(?<!worse\s)(?<!higher\s)(?<!lower\s)than|from|if|would|another|extra|more|up|down)\b"
)
_CHANGING = lazy_regex(
    r"\b(?:from|up|down|compared|than|average|target|limit|least|most|below|above|maximum|minimum|cap)\b", re.I
)

_NOT_ITS_OWN = lazy_regex(
    r"\b(?:target|ideal|average|required|legal|national|recommended|usual|typical|maximum|minimum|best|industry|whose|another)\s(?:[\w-]+\s)?$",
    re.IGNORECASE,
)
_REACH = 40
_MOST_ONES = 20
_NEAR = 12


def find(passage: Passage) -> Iterator[Claim]:
    """Every ratio whose two terms are stated with it."""
    yield from _by_name(passage)
    yield from _beside(passage)
    yield from _one_for_every(passage)
    yield from proportions_of_two(passage)
    yield from defined_ratios(KIND.name, passage)


def _by_name(passage: Passage) -> Iterator[Claim]:
    for phrase, named in _NAMES:
        for match in phrase.matches(passage):
            claim = _named_ratio(passage, match, named.above, named.below)
            if claim is not None:
                yield claim
    for match in _ANY_NAME.matches(passage):
        claim = _named_ratio(passage, match, _word(match["above"]), _word(match["below"]))
        if claim is not None:
            yield claim


def _named_ratio(passage: Passage, match: re.Match[str], above: str, below: str) -> Claim | None:
    here = passage.stretch_at(match.start())
    asserted = passage.quantity_at(match.start("r"))
    left = passage.skeleton[max(here.start, match.start() - _REACH) : match.start()]
    if _NOT_ITS_OWN.search(left) or _CHANGING.search(match[0]) or is_operand(passage.skeleton, match.start("r")):
        return None
    first, second = (term(passage, here, asserted, words) for words in (above, below))
    if first is None or second is None or first.index == second.index or not _is_pair(first, second):
        return None
    groups = match.groupdict()
    premises = [Premise("x", first), Premise("y", second)]
    formula = "x / y"
    if groups.get("s"):
        premises.append(Premise("s", passage.quantity_at(match.start("s"))))
        formula = "x / y * s"
    return Claim("ratio", asserted, formula, tuple(premises), passage.extent(*match.span()), Strength.WORDED)


def _word(name: str) -> str:
    return rf"{re.escape(name)}(?:e?s)?"


def _is_pair(first: Quantity, second: Quantity) -> bool:
    senses = (Sense.PERCENT, Sense.POINTS, Sense.MULTIPLIER, Sense.FRACTION)
    plain = all(figure.sense not in senses and not figure.is_range and figure.value > 0 for figure in (first, second))
    return plain and same_dimension(first, second)


def _beside(passage: Passage) -> Iterator[Claim]:
    """A ratio of two figures in the order in which they stand, or in the other: nothing says which comes first."""
    for match in _BESIDE.matches(passage):
        x, y, r, s = (passage.quantity_at(match.start(name)) for name in ("x", "y", "r", "s"))
        if _is_pair(x, y) and s.value >= 1:
            premises = (Premise("x", x), Premise("y", y), Premise("s", s))
            for formula in ("x / y * s", "y / x * s"):
                yield Claim("ratio", r, formula, premises, passage.extent(*match.span()), Strength.WORDED)


def _one_for_every(passage: Passage) -> Iterator[Claim]:
    """`one teacher for every 24 pupils`, where just one other figure counts pupils and one teachers."""
    for match in _ONE_FOR_EVERY.matches(passage, _RULE):
        many, counted = passage.quantity_at(match.start("m")), match["below"] or match["one"] or ""
        ones = passage.quantity_at(match.start("o")) if match["o"] else None
        if many.is_range or ones is not None and not _is_whole_number(ones):
            continue
        if ones is not None and not ones.is_word and not counted:
            continue
        pair = counts_divided(passage, match.start(), many, counted or (ones.noun if ones else ""))
        if pair is None and counted and many.noun:
            pair = _terms(passage, match, many, counted)
        if pair is not None:
            pair = pair if many.noun or counted else _agreeing(passage, many, pair)
            premises = [Premise("x", pair[0]), Premise("y", pair[1])]
            times = ""
            if ones is not None and ones.value != 1:
                premises, times = [*premises, Premise("o", ones)], " * o"
            # Three for every two: which are the three is said by no word.
            ways = ("x / y", "y / x") if times and not (counted or many.noun or ones and ones.noun) else ("x / y",)
            for way in ways:
                yield Claim("ratio", many, way + times, tuple(premises), passage.extent(*match.span()))


def _agreeing(passage: Passage, many: Quantity, pair: Pair) -> Pair:
    """The pair, or with what is told farther before instead of its first where that gives so many to one."""
    before = passage.quantities[max(0, pair[1].index - _NEAR) : pair[1].index]
    others = (figure for figure in before[::-1] if figure.sense is Sense.COUNT and not figure.is_range)
    is_right = many.interval.contains(pair[0].value / pair[1].value)
    other = (
        None if is_right else next((one for one in others if many.interval.contains(one.value / pair[1].value)), None)
    )
    return (other, pair[1]) if other else pair


def _is_whole_number(figure: Quantity) -> bool:
    return not figure.is_range and figure.value.denominator == 1 and 0 < figure.value <= _MOST_ONES


def _terms(passage: Passage, match: re.Match[str], many: Quantity, counted: str) -> Pair | None:
    """What the text counts of each of the two, by the words beside its figures."""
    here = passage.stretch_at(match.start("m"))
    upper, lower = (term(passage, here, many, _word(name)) for name in (many.noun, counted))
    if upper is None or lower is None or lower.value == 1 or upper.index == lower.index:
        return None
    return upper, lower


KIND = Kind(
    "ratio",
    "two figures stand in the ratio stated for them",
    find,
    example="The camp has 150 children and 25 guides, or one guide for every 9 children.",
    counter_example="The bicycle has 21 gears, 3 chainrings and a gear ratio of 4 to 1.",
)
