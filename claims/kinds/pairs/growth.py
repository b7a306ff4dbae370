"""Steady growth of the only two sizes: `It numbers 40 million and grows 3 percent a year. In ten years it will number 54 million`.

Where a sentence, or it and the one before, gives one rate per period, one length of time (or two years), two sizes of one
sort and nothing else, one relation ties them: what is said last follows from the others.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from claims.claim import Claim, Premise
from claims.dates import YEAR, year_at
from claims.kinds.costs.numbers import PEOPLE
from claims.kinds.kind import is_operand, same_measure
from claims.limits import is_limit
from claims.misprint import power_of_ten
from claims.passage import SIGNS, Passage, Stretch
from claims.pattern import lazy_regex
from claims.periodic import Periodic, periodic, periods
from claims.phrase import Phrase
from claims.powers import power_of
from claims.quantity import Quantity, Sense, around, size_of
from claims.reach import Pair, in_one_unit, sentence_before
from claims.stem import idea
from claims.unit import atom

COMPOUND = lazy_regex(
    r"\b(?:compound|CAGR|annuali[sz]ed|(?:annual|yearly) (?:growth )?rate of|growth rate of|rate of growth of|left (?:alone|untouched)|reinvest|on top of (?:the|each|one|those|all)\b|interest on interest)",
    re.IGNORECASE,
)
_UP = r"gr(?:ow|ew)\w*|ris(?:es?|en|ing)|rose|increas\w+|expand\w*|multipl\w+"
_BY = rf"\s(?:[a-z]+\s)?by\s(?:about\s|some\s|roughly\s)?[{SIGNS[Sense.PERCENT]}{SIGNS[Sense.RATE]}]"
_RISES_BY = lazy_regex(rf"\b(?:{_UP}){_BY}", re.IGNORECASE)
_MOVES_BY = lazy_regex(rf"\b(?:{_UP}|shr[aiu]nk\w*|declin\w+){_BY}", re.IGNORECASE)
_LINEAR = lazy_regex(
    r"\b(?:simple|interest|linear\w*|points?|original\w*|initial\w*|flat|straight|bond|loan|value|depreciat\w+|written|roughly|rents?|rule of thumb)\b",
    re.IGNORECASE,
)
FALLS = lazy_regex(
    r"\b(?:fall|fell|los[et]|losing|loss|declin|depreciat|shr[aiu]nk|decay|degrad|drop|decreas|reduc|cut|wear)", re.I
)
_GROWS = lazy_regex(
    r"\b(?:gr[eo]w|ris[ei]|rose|increas|gain|interest|invest|expand|climb|appreciat|return|left alone|saved)|\bat\s[\uE000-\uF8FF]",
    re.IGNORECASE,
)
_UNSURE = Phrase(
    r"\b(?:each|every|deposits|contribut\w+|add(?:s|ed|ing)?|monthly|repa(?:y|id)\w*|payments?|mortgage|instal\w+|after (?:tax|fees|inflation|costs)|"
    r"net of|while|whereas|although|but|inflation|faster|slower|respectively|versus|instead|tax|of which|share|per (?:head|capita|person)|real terms)\b"
)
_AT = lazy_regex(r"\bat\s\Z")
_INVESTED = lazy_regex(r"\b(?:interest|invest|left|deposit|sav)", re.IGNORECASE)
_YEARS = lazy_regex(rf"\b{YEAR}")
_RATES = SIGNS[Sense.PERCENT] + SIGNS[Sense.RATE]
_FEWEST, _MOST = 3, 5
_FARTHEST, _CLOSE = Fraction(4), Fraction(1, 50)
_MOST_PLACES = 3


def is_compound(text: str) -> bool:
    """Whether the words of a growth say that each period's is of what the last has made: it grows by so much a year."""
    return COMPOUND.search(text) is not None or _MOVES_BY.search(text) is not None and _LINEAR.search(text) is None


class _Window(NamedTuple):
    """One or two sentences with a rate, a time and two sizes."""

    rate: Periodic
    times: tuple[Premise, ...]
    sizes: tuple[Quantity, Quantity]
    text: str
    is_near: bool


def steady_growth(kind: str, passage: Passage) -> Iterator[Claim]:
    """What is said last of a rate, its time and two sizes that nothing else stands beside."""
    for here in passage.sentences:
        near = _window(passage, here, None)
        before = None if near is not None else sentence_before(passage, here)
        found = near if before is None else _window(passage, here, before)
        if found is not None and _GROWS.search(found.text) or found is not None and FALLS.search(found.text):
            yield from _claims(kind, found)


def _window(passage: Passage, here: Stretch, before: Stretch | None) -> _Window | None:
    signs = here.signs if before is None else before.signs + here.signs
    if not _FEWEST <= len(signs) <= _MOST or not any(sign in _RATES for sign in signs):
        return None
    figures = [*(passage.within(before) if before else ()), *passage.within(here)]
    start = here.start if before is None else before.start
    text = passage.skeleton[start : here.end]
    rates = [found for figure in figures if (found := _rate(passage, figure, text)) is not None]
    if len(rates) != 1 or any(_UNSURE.search(passage, stretch) for stretch in (before, here) if stretch):
        return None
    times = _times(passage, figures, rates[0], start, here.end)
    others = [
        figure
        for figure in figures
        if figure.sense is not Sense.DURATION and figure.index != rates[0].rate.index and not is_limit(passage, figure)
    ]
    if not times or len(others) != 2 or not _are_sizes(passage, others):
        return None
    pair = in_one_unit(others[0], others[1])
    pair = _as_people(*pair)
    return _Window(rates[0], times, pair, text, before is None) if same_measure(*pair) else None


def _as_people(one: Quantity, other: Quantity) -> Pair:
    """Two sizes, of which inhabitants are people."""
    are_people = {idea(figure.noun) for figure in (one, other)} <= PEOPLE
    return (one.but(unit=other.unit, noun=other.noun), other) if are_people else (one, other)


def _rate(passage: Passage, figure: Quantity, text: str) -> Periodic | None:
    """A rate per period; of money that is left alone at some percent it is one a year."""
    found = periodic(passage, figure)
    if found is None and figure.sense is Sense.PERCENT and not figure.is_range and figure.value > 0:
        at = passage.to_skeleton(figure.span.start)
        if _AT.search(passage.skeleton[max(0, at - 4) : at]) and _INVESTED.search(text):
            return Periodic(figure, atom("year"))
    return found


def _times(passage: Passage, figures: list[Quantity], rate: Periodic, start: int, end: int) -> tuple[Premise, ...]:
    """The one length of time in periods, or the two years."""
    lengths = [figure for figure in figures if figure.sense is Sense.DURATION]
    years = list(_YEARS.finditer(passage.skeleton, start, end))
    if len(lengths) == 1 and len(years) < 2:
        count = periods(lengths[0], rate.period)
        return (Premise("n", count),) if count is not None else ()
    if lengths or len(years) != 2 or rate.period != atom("year"):
        return ()
    since, until = sorted((year_at(passage, match) for match in years), key=lambda year: year.value)
    return (Premise("since", since), Premise("until", until)) if until.value - since.value > 1 else ()


def _are_sizes(passage: Passage, figures: list[Quantity]) -> bool:
    no_sizes = (Sense.PERCENT, Sense.POINTS, Sense.MULTIPLIER, Sense.FRACTION, Sense.RATE)
    return all(
        figure.sense not in no_sizes
        and not figure.is_range
        and figure.value > 0
        and not figure.is_bound
        and not is_operand(passage.skeleton, passage.to_skeleton(figure.span.start))
        for figure in figures
    )


def _claims(kind: str, found: _Window) -> Iterator[Claim]:
    first, second = found.sizes
    low, high = sorted(found.sizes, key=size_of)
    falls = FALLS.search(found.text) is not None
    a, b = (high, low) if falls else (low, high)
    is_cut = size_of(second) < size_of(first) and _RISES_BY.search(found.text) is not None
    if is_cut or not _is_near(a, b, found):
        return
    length = "n" if len(found.times) == 1 else "(until - since)"
    rate, sign = found.rate.rate, "-" if falls else "+"
    extent = around((first, second, rate))
    is_rate_last = rate.span.start > max(first.span.start, second.span.start)
    if is_rate_last or b.index != second.index:
        formulas, asserted = [f"root(b / a, {length.strip('()')}) - 1", f"(b / a - 1) / {length}"], rate
        premises = (Premise("a", a), Premise("b", b), *found.times)
    else:
        formulas, asserted = [f"a * power(1 {sign} p, {length.strip('()')})", f"a * (1 {sign} p * {length})"], b
        premises = (Premise("a", a), Premise("p", rate), *found.times)
    for formula in formulas[: 1 if is_compound(found.text) else 2]:
        yield Claim(kind, asserted, formula, premises, extent, by_direction=asserted is rate, loose=not found.is_near)


def _is_near(a: Quantity, b: Quantity, found: _Window) -> bool:
    """Whether the change between two sizes is about what the rate comes to, or a power of ten from it."""
    count = found.times[-1].quantity.value - (found.times[0].quantity.value if len(found.times) > 1 else 0)
    rate = found.rate.rate.value / 100
    ratio = size_of(b) / size_of(a)
    grown = power_of(1 + rate if ratio > 1 else max(1 - rate, Fraction(0)), count)
    if grown == 1 or not grown:
        return False
    is_power = 0 < abs(power_of_ten(ratio / grown, _CLOSE)) <= _MOST_PLACES
    return is_power or 1 / _FARTHEST <= (ratio - 1) / (grown - 1) <= _FARTHEST
