"""Costs over time.

- payback: `a refit at $48,000 saves $8,000 a year, a payback of six years`
- spreading: `$330 million written off over 25 years, that is $13.2 million a year`
- the same rate per another period: `$1,200 a month, or $14,400 a year`

What is earned in a day or a week depends on how many of them are worked, so these are convicted of a slip only.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from claims.claim import Claim, Premise, Strength
from claims.kinds.costs.payback import paybacks
from claims.kinds.costs.per_period import of_shorter_periods
from claims.kinds.kind import Kind, same_dimension
from claims.misprint import power_of_ten
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense, size_of
from claims.reach import sentence_before
from claims.sharing import shared_out
from claims.things import are_of_one_thing
from claims.unit import atom

_FREE = r"[^.;:\uE000-\uF8FF]"
_VETO = Phrase(
    r"\b(?:interest|discount|inflation|mortgage|loan|subsid\w+|grants?|after tax|per cent|down from|instead)\b"
)
_SPREAD = (
    r"\b(?:spread|written off|amorti[sz]ed|depreciated|paid off|repaid|shared out|written down)(?: [a-z]+){0,4}? over "
    r"(?:the |its |a )?(?:next |life of |lifetime of |period of )*"
)
_IS = r"(?:,| ?[–—(])? ?(?:or|at|is|it is|that is|which is|this is|costs|it costs|comes to|that comes to|works out at|makes|means|that makes|i\.e\.)"
_SPREADING = (
    Phrase(rf"{{t:money|measure|count}}{_FREE}{{0,40}}?{_SPREAD}{{n:duration}}{_FREE}{{0,20}}?{_IS} <ABOUT>{{e:rate}}"),
)
_SPREAD_BEFORE = Phrase(rf"{_SPREAD}{{n:duration}},?{_FREE}{{0,20}}?{_IS} <ABOUT>{{e:rate}}")
_OR = (
    r"(?: or|(?:,| ?[–—(]) ?(?:or|i\.e\.|(?:equivalent|equal) to|making|giving|(?:and )?(?:that|which|this|it) (?:is|was|makes?|means)|"
    r"(?:(?:that|which|this|it) )?(?:comes?|came|works?|worked|amounts?|amounted|adds?) (?:up )?(?:out )?(?:to|at)))"
    r",?(?: to say,?)?(?: therefore| thus)? "
)
"""What says that a rate is given again."""
_CLOSED = r"(?= ?[.,;:)\n]|$| (?:and|for|in|to|on|by|at)\b)"
_ANOTHER_PERIOD = Phrase(rf"{{a:rate}}{_OR}<ABOUT>{{b:rate}}{_CLOSED}")
_BARE_IN_ANOTHER = Phrase(
    rf"{{a:rate}}{_OR}<ABOUT>{{b:count}} (?:an?|per|each|every) (?P<period>day|week|month|quarter|year){_CLOSED}"
)
_SAID_NEXT = Phrase(
    r"\b(?:that|this|it)(?:[’']s| (?:is|was|makes?|means|comes? (?:out )?to|works out (?:at|to)|(?:adds|sums) up to|amounts to)) "
    r"<ABOUT>{b:rate}(?! (?:each|apiece|for each|per [a-z]+))"
)
_OVER_PERIOD = Phrase(
    r"\b(?:over|in|for) (?:the|an?|one|each) (?:full |whole )?(?P<period>day|week|month|quarter|year),? (?:that|this|it) "
    r"(?:is|was|makes?|means|comes? to|(?:adds|sums) up to|amounts to) <ABOUT>{b:money|measure|count}(?= ?[.,;:)–—]|$)"
)
_APPOSED_PERIOD = Phrase(r"{a:rate}(?:, | ?\()<ABOUT>{b:rate}(?= ?[.,;:)\n]|$)")
_JOINED_PERIODS = Phrase(r"{a:rate},? and (?:so |thus |hence |therefore |some )?<ABOUT>{b:rate}(?= ?[.,;:)\n]|$)")
_OF_EACH = lazy_regex(r",? (?:each|apiece|(?:in|for|from|at|of|by|to) (?:each|every))\b")
"""What makes a rate that of one of many, whose sum the next sentence may give."""
_SEASONAL = lazy_regex(r"\b(?:months|seasons?|seasonal|terms?|winter|summer|holidays?|discount|instead|save)\b", re.I)
_TIMES = {
    ("month", "year"): Fraction(12),
    ("quarter", "year"): Fraction(4),
    ("month", "quarter"): Fraction(3),
    ("week", "year"): Fraction(52),
    ("day", "year"): Fraction(365),
    ("day", "week"): Fraction(7),
    ("week", "month"): Fraction(52, 12),
    ("day", "month"): Fraction(30),
}
"""How many of one period prose counts in another."""
_WORKED = {
    ("week", "year"): (36, 53),
    ("day", "year"): (150, 366),
    ("day", "week"): (4, 7),
    ("week", "month"): (4, 5),
    ("day", "month"): (16, 31),
}
_SHORT_WEEK = lazy_regex(r"-day week\b|\bdays a week\b|\bclose[sd]? on \w+days?\b")
_DAYS = 7
_MOST_ROUNDED = Fraction(1, 50)
_TARIFF = {("month", "year"): (7, 13)}
"""How many months a price by the year may be for, where it is offered beside one by the month."""


def find(passage: Passage) -> Iterator[Claim]:
    """Every payback, cost spread over time and rate per another period, stated beside what it follows from."""
    yield from paybacks("amortisation", passage)
    yield from _spread(passage)
    yield from _other_periods(passage)
    yield from _said_next(passage)
    yield from _joined_periods(passage)
    yield from of_shorter_periods("amortisation", passage)


def _spread(passage: Passage) -> Iterator[Claim]:
    for phrase in (*_SPREADING, _SPREAD_BEFORE):
        for match in phrase.matches(passage, _VETO):
            each, time = passage.quantity_at(match.start("e")), passage.quantity_at(match.start("n"))
            total = (
                passage.quantity_at(match.start("t"))
                if "t" in match.groupdict()
                else _only_before(passage, match, each)
            )
            claim = total and shared_out("amortisation", total, time, each, passage.extent(*match.span()))
            if claim and total and total.sense is not Sense.RATE:
                yield claim


def _only_before(passage: Passage, match: re.Match[str], each: Quantity) -> Quantity | None:
    """The one amount of a match's sentence and the one before it that can be the total; none where there are several."""
    here = passage.stretch_at(match.start("n"))
    before = passage.before(here)
    start = (before or here).start
    bare = replace(each, unit=each.unit.without_period(), sense=Sense.MONEY)
    figures = passage.between(passage.extent(start, match.start()))
    fitting = [figure for figure in figures if same_dimension(figure, bare) and figure.unit.atoms]
    fitting = [figure for figure in fitting if not _is_attribute(passage, figure)]
    return fitting[0] if len(fitting) == 1 else None


def _is_attribute(passage: Passage, figure: Quantity) -> bool:
    """Whether a figure says what something is like, and no amount: a seven-hour day."""
    text = passage.document.text
    return figure.number.end < figure.span.end and text[figure.number.end] in "-\u2011"


def _other_periods(passage: Passage) -> Iterator[Claim]:
    for phrase in (_ANOTHER_PERIOD, _BARE_IN_ANOTHER, _APPOSED_PERIOD):
        for match in phrase.matches(passage):
            first, second = passage.quantity_at(match.start("a")), passage.quantity_at(match.start("b"))
            if phrase is _BARE_IN_ANOTHER:
                # What is counted need not be said twice: 320 packs a week, or 16,640 a year.
                per = first.unit.without_period() / atom(match["period"].lower())
                second = replace(second, unit=per, sense=Sense.RATE) if not second.unit.atoms else second
            claim = _per_another_period(passage, match, first, second, is_said=phrase is not _APPOSED_PERIOD)
            if claim is not None:
                yield claim


def _joined_periods(passage: Passage) -> Iterator[Claim]:
    """A rate joined to one of the same per another period by a mere "and", where they agree but for a power of ten."""
    for match in _JOINED_PERIODS.matches(passage):
        first, second = passage.quantity_at(match.start("a")), passage.quantity_at(match.start("b"))
        claim = _per_another_period(passage, match, first, second, is_said=True)
        if claim is not None:
            times = _times(_period(first), _period(second)) or Fraction(1)
            ratio = second.value * second.unit.without_period().factor / (first.value * times)
            ratio /= first.unit.without_period().factor
            close = _rounding(first) + _rounding(second)
            if abs(ratio - 1) <= close:
                yield replace(claim, strength=Strength.INFERRED)
            elif min(len(first.digits), len(second.digits)) > 1 and power_of_ten(ratio, close):
                yield claim


def _said_next(passage: Passage) -> Iterator[Claim]:
    """The rate that a sentence begins with after one whose only figure is a rate: £14 a day. That is £420 a month."""
    for match in (*_SAID_NEXT.matches(passage), *_OVER_PERIOD.matches(passage)):
        here = passage.stretch_at(match.start())
        earlier = sentence_before(passage, here)
        figures = passage.within(earlier) if earlier is not None else ()
        if len(figures) != 1 or _OF_EACH.match(passage.lowered, passage.to_skeleton(figures[0].span.start) + 1):
            continue
        if not passage.skeleton[here.start : match.start()].strip(" *_\n"):
            second = passage.quantity_at(match.start("b"))
            if match.re.groupindex.get("period"):
                second = replace(second, unit=second.unit / atom(match["period"].lower()), sense=Sense.RATE)
            claim = _per_another_period(passage, match, figures[0], second, is_said=True)
            if claim is not None:
                yield replace(claim, loose=True)


def _per_another_period(
    passage: Passage, match: re.Match[str], first: Quantity, second: Quantity, *, is_said: bool
) -> Claim | None:
    """The claim that one rate is another per another period; where nothing but a comma says so it is a loose one."""
    first = _source(passage, match, first, second)
    periods = _period(first), _period(second)
    times = _times(*periods)
    if (
        times is None
        or not first.value
        or not second.value
        or not same_dimension(first.without_period(), second.without_period())
        or not are_of_one_thing(passage, first, second)
    ):
        return None
    if not is_said and (first.unit.without_period() != second.unit.without_period() or _is_time(first)):
        return None
    exact = atom(periods[1]).factor / atom(periods[0]).factor
    stated = size_of(second) / size_of(first) * exact
    is_rounded = abs(stated / times - 1) <= _rounding(first) + _rounding(second)
    is_offered = re.search(r"\bor\b", match[0]) is not None and _is_worked(periods, stated, _TARIFF)
    is_worked = is_offered or _is_worked(periods, stated, _WORKED) or _is_told(passage, match, stated)
    if not is_rounded and (is_worked or not is_said and _SEASONAL.search(_sentence(passage, match))):
        return None
    # Prose has 52 weeks in a year: what 365 days have beyond them is taken out.
    change = times / exact
    formula = "a" if change == 1 else f"a * {change.numerator} / {change.denominator}"
    premises, extent = (Premise("a", first),), passage.extent(*match.span())
    return Claim("amortisation", second, formula, premises, extent, Strength.WORDED, loose=not is_said)


def _source(passage: Passage, match: re.Match[str], first: Quantity, second: Quantity) -> Quantity:
    """The first rate of the sentence that comes to the second one, else that beside it: £112 a week, £16 a day or £5,824 a year."""
    figures = passage.within(passage.stretch_at(match.start()))
    earlier = (other for other in figures if other.index < first.index)
    return next((other for other in earlier if _comes_to(other, second)), first)


def _comes_to(rate: Quantity, other: Quantity) -> bool:
    """Whether a rate is exactly another, per the period of that."""
    if rate.unit.without_period() != other.unit.without_period() or rate.is_range:
        return False
    times = _times(_period(rate), _period(other))
    return times is not None and rate.value * times == other.value


def _is_told(passage: Passage, match: re.Match[str], stated: Fraction) -> bool:
    """Whether the words tell how many are worked, or how many do so: six doctors see 28 a day in a four-day week."""
    here = passage.stretch_at(match.start())
    earlier = sentence_before(passage, here) or here
    start, end = passage.extent(earlier.start, here.end)
    is_short = _SHORT_WEEK.search(passage.document.masked, start, end) is not None
    numbers = [figure.value for figure in passage.within(here) if figure.sense is Sense.COUNT and figure.value > 1]
    return any(
        (stated / number).denominator == 1 and 1 <= stated / number <= _DAYS
        for number in (Fraction(1), *numbers)
        if is_short or number != 1
    )


def _is_time(rate: Quantity) -> bool:
    """Whether a rate is one of time: hours a week."""
    return not rate.unit.dimension


def _rounding(figure: Quantity) -> Fraction:
    """By what part a figure may have been rounded."""
    return min(_MOST_ROUNDED, max(figure.resolution, figure.round_resolution) / figure.value / 2)


def _sentence(passage: Passage, match: re.Match[str]) -> str:
    stretch = passage.stretch_at(match.start())
    return passage.skeleton[stretch.start : stretch.end]


def _times(period: str, other: str) -> Fraction | None:
    """How many of one period prose counts in another, longer or shorter."""
    if (other, period) in _TIMES:
        return 1 / _TIMES[other, period]
    return _TIMES.get((period, other))


def _is_worked(periods: tuple[str, str], stated: Fraction, known: dict[tuple[str, str], tuple[int, int]]) -> bool:
    """Whether so many of the shorter period may be worked, or paid for, in the longer one."""
    if periods in known:
        low, high = known[periods]
        return low <= stated <= high
    return periods[::-1] in known and stated > 0 and _is_worked(periods[::-1], 1 / stated, known)


def _period(rate: Quantity) -> str:
    below = [symbol for symbol, power in rate.unit.atoms if power == -1]
    return below[-1] if len(below) == 1 else ""


KIND = Kind(
    "amortisation",
    "a cost, the time over which it runs and the cost of a period fit together",
    find,
    example="The rent is $1,200 a month, or $16,400 a year.",
    counter_example="The stall takes $90 a day, or $22,500 a year.",
)
