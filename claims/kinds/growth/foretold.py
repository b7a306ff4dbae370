"""A size foretold for a year from one told before: `The port handled 1.6 million tonnes in 2025. … It expects growth of 3 percent a
year, which would carry traffic to 2 million in 2033`.

One rate stands with the later size or in the sentence before it. The earlier size is the only one of the sort and about
the size of the later in its paragraph, with the year that its sentence tells.
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from claims.claim import Claim, Premise
from claims.dates import YEAR, dated, year_at
from claims.kinds.growth.words import is_change
from claims.kinds.pairs.growth import FALLS, is_compound
from claims.misprint import power_of_ten
from claims.passage import SIGNS, Passage, Stretch
from claims.pattern import lazy_regex
from claims.periodic import Periodic, periodic
from claims.phrase import Phrase
from claims.powers import power_of
from claims.quantity import Quantity, Sense, around, size_of
from claims.reach import in_one_unit, sentence_before
from claims.unit import NO_UNIT, atom

_TOLD = Phrase(
    r"\b(?:to|reach|reaches|reaching|become|be|at|with|of) <ABOUT>{b:count|measure|money|rate}(?: [a-z’'-]+){0,4}?,? (?:in|by) (?:the year )?"
    rf"(?P<year>{YEAR})"
)
_GROWS = lazy_regex(r"\b(?:gr[eo]w|ris[ei]|rose|increas|expan|climb|compound)|" + FALLS.pattern[2:], re.IGNORECASE)
_UNSURE = lazy_regex(
    r"\b(?:each|deposits|contribut\w+|add(?:s|ed|ing)?|repa(?:y|id)\w*|while|whereas|although|inflation|faster|slower|respectively|"
    r"instead|of which|share|per (?:head|capita|person)|real terms|at most|at least|up to|target)\b"
)
_YEARS = lazy_regex(rf"\b{YEAR}")
_RATES = SIGNS[Sense.PERCENT] + SIGNS[Sense.RATE]
_MOST_SENTENCES = 4
_ALIKE, _FARTHEST, _CLOSE = Fraction(5), Fraction(4), Fraction(1, 50)
_YEAR = atom("year")


def foretold_sizes(kind: str, passage: Passage) -> Iterator[Claim]:
    """Every size that a rate and a year foretell, with the one of an earlier year that it grows from."""
    for match in _TOLD.matches(passage):
        here, later = passage.stretch_at(match.start()), passage.quantity_at(match.start("b"))
        rate = _rate(passage, here)
        if rate is None or rate.rate.index > later.index or later.is_range or later.is_bound:
            continue
        if _UNSURE.search(passage.lowered, here.start, here.end):
            continue
        since, until = (
            _earlier(passage, here, later),
            dated(passage.extent(*match.span("year")), int(match["year"]), NO_UNIT),
        )
        if since is None or until.value - since[1].value <= 1:
            continue
        a, b = in_one_unit(since[0], later)
        falls = FALLS.search(passage.lowered, here.start, here.end) is not None
        if falls is not (size_of(b) < size_of(a)) or not _is_near(a, b, rate.rate, until.value - since[1].value):
            continue
        sign = "-" if falls else "+"
        premises = Premise("a", a), Premise("p", rate.rate), Premise("since", since[1]), Premise("until", until)
        formulas = [f"a * power(1 {sign} p, until - since)", f"a * (1 {sign} p * (until - since))"]
        for formula in formulas[: 1 if is_compound(passage.skeleton[here.start : here.end]) else 2]:
            yield Claim(kind, b, formula, premises, around((a, b)), loose=True)


def _rate(passage: Passage, here: Stretch) -> Periodic | None:
    """The one rate a year of a sentence that tells of growth, else of the one before."""
    before = sentence_before(passage, here)
    for stretch in (here, before) if before is not None else (here,):
        if any(sign in _RATES for sign in stretch.signs):
            found = [rate for figure in passage.within(stretch) if (rate := periodic(passage, figure)) is not None]
            is_told = _GROWS.search(passage.skeleton, stretch.start, stretch.end) is not None
            return found[0] if len(found) == 1 and is_told and found[0].period == _YEAR else None
    return None


def _earlier(passage: Passage, here: Stretch, later: Quantity) -> tuple[Quantity, Quantity] | None:
    """The one size before that may have become a later one, and the year of its sentence."""
    found: dict[Fraction, tuple[Quantity, Stretch]] = {}
    for stretch in _before(passage, here):
        for figure in passage.within(stretch):
            pair = in_one_unit(figure, later)
            if figure.index < later.index and is_change(*pair) and _are_of_a_size(*pair):
                found.setdefault(size_of(pair[0]), (pair[0], stretch))
    if len(found) != 1:
        return None
    figure, told = next(iter(found.values()))
    at = passage.to_skeleton(later.span.start)
    years = list(_YEARS.finditer(passage.skeleton, told.start, min(told.end, at)))
    return (figure, year_at(passage, years[0])) if len(years) == 1 else None


def _before(passage: Passage, here: Stretch) -> Iterator[Stretch]:
    stretch: Stretch | None = here
    for _ in range(_MOST_SENTENCES):
        if stretch is not None:
            yield stretch
            stretch = sentence_before(passage, stretch)


def _are_of_a_size(one: Quantity, other: Quantity) -> bool:
    return 1 / _ALIKE < size_of(one) / size_of(other) < _ALIKE


def _is_near(a: Quantity, b: Quantity, rate: Quantity, years: Fraction) -> bool:
    """Whether the change between two sizes is about what the rate comes to, or a power of ten from it."""
    share = rate.value / 100
    ratio = size_of(b) / size_of(a)
    grown = power_of(1 + share if ratio > 1 else max(1 - share, Fraction(0)), years)
    if grown in (0, 1) or ratio == 1:
        return False
    return power_of_ten(ratio / grown, _CLOSE) != 0 or 1 / _FARTHEST <= (ratio - 1) / (grown - 1) <= _FARTHEST
