"""Growth at a rate per period.

- the rate: `from A in 2010 to B in 2020, a compound annual growth rate of P%`, `grew P% a year from A to B over ten years`
- the result: `A at P% a year for N years becomes B`, `at P% a year A grows to B in N years`
- the whole change: `P% a year for N years, a cumulative increase of Q%`; `loses P% a year. After N years Q% of the original …`
- the rate of a whole change: `27% in three years, or 8.3% a year compounded`
- the time: `at P% a year it doubles in N years`

A rate "on average" may be a compound or an arithmetic one, and whoever doubles may go by the rule of 70 or of 72: what
agrees is taken. A sentence with two changes, two rates or two times is left alone.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from claims.claim import Claim, Premise, Strength
from claims.dates import YEAR, year_at
from claims.formula import names
from claims.kinds.kind import Kind, same_measure
from claims.kinds.pairs.growth import COMPOUND, FALLS, steady_growth
from claims.movement import MOVE
from claims.passage import SIGNS, Passage, Stretch
from claims.pattern import lazy_regex
from claims.periodic import Periodic, periodic, periods
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense
from claims.reach import sentence_before
from claims.unit import atom

_NAME = "compound-growth"
_WORDS = r"(?: [\w’'-]+){0,5}?"
_FROM_TO = Phrase(rf"\bfrom <ABOUT>{{a}}{_WORDS}<WHEN>,? to <ABOUT>{{b}}(?!\w)")
_YEARS = lazy_regex(rf"\b{YEAR}")
_ELSEWHERE = lazy_regex(
    r"[.;]|\b(?:while|but|whereas|although|though|and|inflation|interest|against|compared|than|versus|above|below|faster|slower|"
    r"including|excluding|driven|despite|with|of which|plus|minus)\b",
    re.IGNORECASE,
)
_LONGEST_GAP = 110
_CHANGES = lazy_regex(rf"\b(?:{MOVE}|gr[eo]wn?|los[et]|risen|went up)\b|[{SIGNS[Sense.MULTIPLIER]}]", re.IGNORECASE)

_GROWS = (
    r"(?:at|by|earn(?:s|ed|ing)?|grow(?:s|n|ing)?|grew|ris(?:es?|ing|en)|rose|rais(?:es?|ed|ing)|increas(?:es?|ed|ing)|compound(?:s|ed|ing)?|gain(?:s|ed|ing)?|fall(?:s|en|ing)?|fell|"
    r"declin(?:es?|ed|ing)|los(?:es?|t|ing)|depreciat(?:es?|ed|ing)|shrinks?|shrinking|shrank|drops?|dropping|dropped)"
)
_FREE = r"[^.;\uE000-\uF8FF]"
_TO_RESULT = (
    r"\b(?:becomes?|became|(?:grows?|grew|rises?|rose|falls?|fell|shrinks?|shrank|compounds?|increases?) to|would (?:be(?: worth)?|become|grow to|reach|rise to|fall to)|"
    r"will (?:be(?: worth)?|become|grow to|reach|rise to|fall to|have grown to|have become)|is worth|was worth|turns? into|reach(?:es|ed)?|leaves|leaving)"
)
_FOR = r"\b(?:for|over|after|in|within) (?:the )?(?:next |first |following |past |last |another )?"
_RESULTS = (
    Phrase(rf"{{a}}{_FREE}{{0,50}}?\b{_GROWS} <ABOUT>(?:an? )?{_FREE}{{0,40}}?{{p:percent|rate}}{_FREE}{{0,30}}?{_FOR}{{n:duration}},?{_FREE}{{0,30}}?(?:{_TO_RESULT}|,? to) <ABOUT>{{b}}"),
    Phrase(rf"\bat {_FREE}{{0,40}}?{{p:percent|rate}},?{_FREE}{{0,40}}?{{a}}{_FREE}{{0,40}}?{_TO_RESULT} <ABOUT>{{b}}{_FREE}{{0,20}}?{_FOR}{{n:duration}}"),
    Phrase(rf"\bat {_FREE}{{0,40}}?{{p:percent|rate}},? {_FREE}{{0,20}}?{_FOR}{{n:duration}},?{_FREE}{{0,30}}?{{a}}{_FREE}{{0,40}}?{_TO_RESULT} <ABOUT>{{b}}"),
    Phrase(rf"{_FOR}{{n:duration}},? at {_FREE}{{0,40}}?{{p:percent|rate}},?{_FREE}{{0,30}}?{{a}}{_FREE}{{0,40}}?{_TO_RESULT} <ABOUT>{{b}}"),
)  # fmt: skip
_NOT_ONE_SUM = Phrase(
    r"\b(?:each|every|annual (?:deposit|payment|contribution)|deposits|contribut\w+|add(?:s|ed|ing)?|monthly|repa\w+|payments?|mortgage|"
    r"instal\w+|after (?:tax|fees|inflation|costs)|net of|in interest|of interest|a total|from|respectively|versus|compared|than)\b"
)
_WHOLE = r"\b(?:cumulative|compound(?:ed)?|overall|total|combined)"
_CHANGE = r"(?:increase|rise|gain|growth|change|uplift|fall|decline|loss|drop|decrease|reduction)"
_CUMULATIVE = (
    Phrase(rf"{{p:percent|rate}}{_FREE}{{0,30}}?{_FOR}{{n:duration}}{_FREE}{{0,60}}?{_WHOLE} {_CHANGE} (?:of |is |comes to )?<ABOUT>{{q:percent}}"),
    Phrase(
        rf"{{p:percent|rate}}{_FREE}{{0,30}}?{_FOR}{{n:duration}},? ?[–—(]?(?:which |that |and |or )*(?:together |over time |in all )?"
        rf"(?:compounds?|compounded|compounding|accumulates?|cumulates?|adds? up|amounts?|comes?|works? out) (?:to|at) <ABOUT>{{q:percent}}(?! of| a\b| per)"
    ),
)  # fmt: skip
_STEADY = Phrase(
    rf"{{q:percent|multiplier}}{_FREE}{{0,50}}?(?:[\uE000-\uF8FF]{_FREE}{{0,30}}?)?\b(?:equivalent to|equal to|(?<=,\s)or|that is|i\.e\.|works out (?:at|as)|"
    rf"amounts to|comes to|corresponds to|averaging),? (?:[a-z]+ ){{0,5}}?<ABOUT>{{p:percent|rate}}"
)
_CUMULATIVE_NEXT = Phrase(
    rf"{_WHOLE} {_CHANGE}{_FREE}{{0,20}}? (?:is|was|of|comes to|came to|would be|will be|amounts to|works out at) <ABOUT>{{q:percent}}(?!\w)"
)
_LEFT = Phrase(
    rf"\bafter (?:the first )?{{n:duration}},?{_FREE}{{0,60}}?{{q:percent}} of (?:its|their|the|his|her|your) "
    r"(?:original|initial|starting|former|nameplate|rated|purchase) (?:output|capacity|value|charge|price|strength|performance|yield|efficiency|"
    r"power|size|level|weight|brightness|mass|cost|range)\b"
)
_DOUBLING = (
    Phrase(rf"(?:\bat|\bgrow\w*|\bris\w*|\bincreas\w*|\bcompound\w*|\brate of){_FREE}{{0,30}}?{{p:percent|rate}}{_FREE}{{0,50}}?{{x:multiplier}}{_FREE}{{0,25}}?\b(?:in|every|within|after|over) (?:just |only |less than )?<ABOUT>{{n:duration}}"),
    Phrase(rf"(?:\bat|\bgrow\w*|\bris\w*|\bincreas\w*|\bcompound\w*|\brate of){_FREE}{{0,30}}?{{p:percent|rate}}{_FREE}{{0,50}}?\b(?:takes?|needs?|within) <ABOUT>{{n:duration}} (?:for {_FREE}{{0,20}}?)?to {{x:multiplier}}"),
    Phrase(rf"{{x:multiplier}}{_FREE}{{0,25}}?\b(?:in|every|within|over) <ABOUT>{{n:duration}},?{_FREE}{{0,15}}?\b(?:at|if it grows|growing|with growth of|given){_FREE}{{0,30}}?{{p:percent|rate}}"),
)  # fmt: skip
_RULES = ("ln(x) / ln(1 + p) * t", "0.7 / p * t", "0.72 / p * t")


_DOUBLING_NEXT = Phrase(
    r"\b(?:at|with|if|should|were) (?:that|this|such|it) [^.;]{0,60}?{x:multiplier}[^.;\uE000-\uF8FF]{0,25}?\b(?:in|every|within|after|over) (?:just |only )?<ABOUT>{n:duration}"
    r"|\b(?:at|with|if|should|were) (?:that|this|such|it) [^.;]{0,60}?\b(?:takes?|needs?|within) <ABOUT>{n2:duration} (?:for [^.;\uE000-\uF8FF]{0,20}?)?to {x2:multiplier}",
    frozenset(),
)


def find(passage: Passage) -> Iterator[Claim]:
    """Every rate of growth, result, whole change and doubling time stated beside what it follows from."""
    yield from _rates(passage)
    yield from _results(passage)
    yield from _cumulative(passage)
    yield from _steady(passage)
    yield from _times_to_grow(passage)
    yield from steady_growth(_NAME, passage)


def _rates(passage: Passage) -> Iterator[Claim]:
    """The rate at which A becomes B, in a sentence with one change, one rate and one time."""
    for stretch in passage.sentences:
        if len(stretch.signs) < 3 or not _FROM_TO.may_match(stretch.signs):
            continue
        changes = list(_FROM_TO.matches_in(passage, stretch))
        figures = passage.within(stretch)
        rates = [rate for figure in figures if (rate := periodic(passage, figure)) is not None]
        if len(changes) == len(rates) == 1:
            yield from _rate(passage, stretch, changes[0], rates[0])


def _rate(passage: Passage, stretch: Stretch, change: re.Match[str], found: Periodic) -> Iterator[Claim]:
    a, b = (passage.quantity_at(change.start(name)) for name in ("a", "b"))
    times = _times(passage, stretch, found)
    at = passage.to_skeleton(found.rate.span.start)
    gap = passage.skeleton[change.end() : at] if at > change.start() else passage.skeleton[at + 1 : change.start()]
    if not times or not _is_change(a, b) or len(gap) > _LONGEST_GAP or _ELSEWHERE.search(gap):
        return
    extent = passage.extent(min(change.start(), at), max(change.end(), at + 1))
    length = "n" if len(times) == 1 else "(until - since)"
    bare = length.strip("()")
    formulas = [f"root(b / a, {bare}) - 1"]
    if not COMPOUND.search(passage.skeleton, stretch.start, stretch.end):
        formulas.append(f"(b / a - 1) / {length}")
    premises = (Premise("a", a), Premise("b", b), *times)
    for formula in formulas:
        yield Claim(_NAME, found.rate, formula, premises, extent, Strength.WORDED, by_direction=True)


def _times(passage: Passage, stretch: Stretch, found: Periodic) -> tuple[Premise, ...]:
    """The one time of a sentence in periods: two years, or a length; nothing where there is none or more than one."""
    years = list(_YEARS.finditer(passage.skeleton, stretch.start, stretch.end))
    lengths = [figure for figure in passage.within(stretch) if figure.sense is Sense.DURATION]
    counts = [count for length in lengths if (count := periods(length, found.period)) is not None]
    if len(counts) != len(lengths) or len(lengths) > 1 or len(years) not in (0, 2):
        return ()
    if not years:
        return tuple(Premise("n", count) for count in counts)
    since, until = (year_at(passage, match) for match in years)
    apart = until.value - since.value
    if found.period != atom("year") or apart < 2 or any(count.value != apart for count in counts):
        return ()
    return Premise("since", since), Premise("until", until)


def _results(passage: Passage) -> Iterator[Claim]:
    for phrase in _RESULTS:
        for match in phrase.matches(passage, _NOT_ONE_SUM):
            figures = _named(passage, match)
            found = periodic(passage, figures["p"])
            count = periods(figures["n"], found.period) if found else None
            a, b = figures["a"], figures["b"]
            if found is None or count is None or not _is_change(a, b):
                continue
            sign = "-" if FALLS.search(match[0]) else "+"
            formulas = [f"a * power(1 {sign} p, n)"]
            if not COMPOUND.search(match[0]):
                formulas.append(f"a * (1 {sign} p * n)")
            premises = (Premise("a", a), Premise("p", found.rate), Premise("n", count))
            for formula in formulas:
                yield Claim(_NAME, b, formula, premises, passage.extent(*match.span()))


def _cumulative(passage: Passage) -> Iterator[Claim]:
    for phrase in _CUMULATIVE:
        for match in phrase.matches(passage):
            named = _named(passage, match)
            wording = passage.skeleton[passage.stretch_at(match.start()).start : match.end()]
            yield from _whole_change(passage, named["q"], [named["p"], named["n"]], match, wording)
    for phrase in (_CUMULATIVE_NEXT, _LEFT):
        for match in phrase.matches(passage):
            before = passage.before(passage.stretch_at(match.start()))
            if before is None:
                continue
            named = _named(passage, match)
            here = [named["n"]] if "n" in named else []
            wording = passage.skeleton[before.start : match.end()]
            figures = [*passage.within(before), *here]
            yield from _whole_change(passage, named["q"], figures, match, wording, remains=phrase is _LEFT)


def _whole_change(
    passage: Passage, whole: Quantity, figures: list[Quantity], match: re.Match[str], wording: str, *, remains: bool = False
) -> Iterator[Claim]:  # fmt: skip
    """What one rate over one time comes to, where just one of each stands among the figures."""
    rates = [rate for figure in figures if (rate := periodic(passage, figure)) is not None]
    lengths = [figure for figure in figures if figure.sense is Sense.DURATION]
    if len(rates) != 1 or len(lengths) != 1:
        return
    count = periods(lengths[0], rates[0].period)
    falls = FALLS.search(wording) is not None
    if count is None or (remains and not falls):
        return
    sign = "-" if falls else "+"
    formulas = [f"power(1 {sign} p, n)" if remains else f"power(1 {sign} p, n) - 1"]
    if not COMPOUND.search(wording):
        formulas.append("1 - p * n" if remains else "p * n")
    premises = (Premise("p", rates[0].rate), Premise("n", count))
    for formula in formulas:
        yield Claim(_NAME, whole, formula, premises, passage.extent(*match.span()), by_direction=not remains)


def _steady(passage: Passage) -> Iterator[Claim]:
    """The rate that a whole change comes to, in a sentence with one length of time or after one."""
    for match in _STEADY.matches(passage):
        figures, here = _named(passage, match), passage.stretch_at(match.start())
        found, whole = periodic(passage, figures["p"]), figures["q"]
        is_whole = not whole.is_range and periodic(passage, whole) is None and whole.value > 0
        count = _length(passage, here, found) if found is not None and is_whole else None
        wording = passage.skeleton[here.start : match.end()]
        if found is None or count is None or _CHANGES.search(wording) is None:
            continue
        sign = "-" if FALLS.search(wording) else "+"
        grown = "q" if whole.sense is Sense.MULTIPLIER else f"(1 {sign} q)"
        formulas = [f"root({grown}, n) - 1"]
        if not COMPOUND.search(passage.skeleton, here.start, here.end):
            formulas.append(f"({grown} - 1) / n")
        premises = (Premise("q", whole), Premise("n", count))
        for formula in formulas:
            yield Claim(_NAME, found.rate, formula, premises, passage.extent(*match.span()), by_direction=True)


def _length(passage: Passage, here: Stretch, found: Periodic) -> Quantity | None:
    """How many periods the only time lasts that a sentence speaks of, or else the sentence before."""
    for stretch in (here, sentence_before(passage, here)):
        lengths = [figure for figure in passage.within(stretch) if figure.sense is Sense.DURATION] if stretch else []
        if lengths:
            return periods(lengths[0], found.period) if len(lengths) == 1 else None
    return None


def _times_to_grow(passage: Passage) -> Iterator[Claim]:
    """How long growth to a multiple takes; the rate's period is the unit of the time."""
    for phrase in _DOUBLING:
        for match in phrase.matches(passage):
            figures = _named(passage, match)
            found = periodic(passage, figures["p"])
            if found is not None and not _ELSEWHERE.search(match[0]):
                yield from _time_to_grow(passage, match, found, figures["x"], figures["n"])
    for match in _DOUBLING_NEXT.matches(passage):
        here = passage.stretch_at(match.start())
        own = passage.between(passage.extent(here.start, match.start()))
        before = sentence_before(passage, here)
        rates = [
            rate for each in own or (passage.within(before) if before else ()) if (rate := periodic(passage, each))
        ]
        if len(rates) == 1:
            times, length = (match.start(name) if match[name] else match.start(f"{name}2") for name in "xn")
            yield from _time_to_grow(passage, match, rates[0], passage.quantity_at(times), passage.quantity_at(length))


def _time_to_grow(
    passage: Passage, match: re.Match[str], found: Periodic, multiple: Quantity, length: Quantity
) -> Iterator[Claim]:
    """The claims that growth at a rate comes to a multiple in a time, by the logarithm or by a rule of thumb."""
    if multiple.value <= 1:
        return
    once = replace(found.rate, index=-1, value=Fraction(1), unit=found.period, sense=Sense.DURATION,
                   resolution=Fraction(0), round_resolution=Fraction(0))  # fmt: skip
    premises = (Premise("x", multiple), Premise("p", found.rate), Premise("t", once))
    for formula in _RULES if multiple.value == 2 else _RULES[:1]:
        used = tuple(premise for premise in premises if premise.name in names(formula))
        yield Claim(_NAME, length, formula, used, passage.extent(*match.span()))


def _named(passage: Passage, match: re.Match[str]) -> dict[str, Quantity]:
    return {name: passage.quantity_at(match.start(name)) for name in match.groupdict()}


def _is_change(a: Quantity, b: Quantity) -> bool:
    plain = all(
        figure.sense not in (Sense.PERCENT, Sense.POINTS, Sense.MULTIPLIER, Sense.FRACTION, Sense.DURATION)
        and not figure.is_range
        for figure in (a, b)
    )
    return plain and same_measure(a, b) and a.value > 0 and b.value > 0


KIND = Kind(
    "compound-growth",
    "a rate of growth, its time and its result fit together",
    find,
    example="At 4% a year output doubles in 28 years.",
    counter_example="Membership grew from 300 to 500, about 6% a year.",
)
