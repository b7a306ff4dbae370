"""Sums of money in two currencies, with the rate between them said near by: `sold for £48 million. At Thursday's rate of $1.25 to
the pound, the price is $60 million`.

They are the only two sums besides the rate in its sentence and the ones beside it. They may be two things, so only a sum
that the rate taken the wrong way round gives, or that a slip of the pen makes of the right one, convicts.
"""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from claims.claim import Claim, Premise, Strength
from claims.misprint import misprint_between, power_of_ten
from claims.passage import Passage
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense, around
from claims.reach import sentence_before

_COIN = r"(?:dollar|pound|euro|franc|krona|krone|yen|rupee|peso|rand|real|yuan|crown|koruna|zloty|forint|lira|shilling)"
_WORTH = (
    r"(?: (?:is|was|were|then|now|being|still|worth|at|stands?|stood|standing|trad(?:es|ed|ing)|buys|bought|buying|"
    r"fetche[sd]|fetching|costs?|costing|equals?|about|around|some|just|only|nearly))+"
)
_RATES = (
    Phrase(rf"{{r:money}} (?:to|for|per) (?:the|each|every|one|an?) {_COIN}\b"),
    Phrase(rf"\b(?:the|an?|each|every) {_COIN}{_WORTH} {{r:money}}"),
    Phrase(rf"{{o:money}}{_WORTH} {{r:money}}"),
)
"""So much of one money for one of another: $1.25 to the pound, with the dollar at 130 yen, one euro was worth £0.85."""
_CLOSE = Fraction(1, 100)
_TWO = 2


def exchanged(passage: Passage) -> Iterator[Claim]:
    """Every sum that another one is at a rate that is said near by."""
    for match in (match for phrase in _RATES for match in phrase.matches(passage)):
        rate, one = passage.quantity_at(match.start("r")), match.groupdict().get("o")
        if one is not None and passage.quantity_at(match.start("o")).value != 1:
            continue
        for given, again in _pairs(passage, rate):
            claim = _claim(given, again, rate)
            if claim is not None:
                yield claim


def _pairs(passage: Passage, rate: Quantity) -> Iterator[tuple[Quantity, Quantity]]:
    """The only two other sums in the sentence of a rate, in it and the one before, or in it and the one behind."""
    here = passage.stretch_at(passage.to_skeleton(rate.span.start))
    number = passage.place_of(here)
    after = passage.sentences[number + 1] if number + 1 < len(passage.sentences) else None
    before = sentence_before(passage, here)
    for stretches in ((here,), (before, here), (here, after)):
        sums = [
            figure
            for stretch in stretches
            if stretch is not None and stretch.sentence.block == here.sentence.block
            for figure in passage.within(stretch)
            if figure.sense is Sense.MONEY and figure.index != rate.index and not figure.is_range and figure.value != 1
        ]
        if len(sums) == _TWO:
            yield sums[0], sums[1]
            return


def _claim(given: Quantity, again: Quantity, rate: Quantity) -> Claim | None:
    coin, coins = rate.unit.dimension, {given.unit.dimension, again.unit.dimension}
    if len(coins) != _TWO or coin not in coins or min(given.value, again.value, rate.value) <= 0:
        return None
    is_times = again.unit.dimension == coin
    other = (given if is_times else again).unit
    each = replace(rate, unit=rate.unit / other, sense=Sense.RATE)
    size = rate.value * rate.unit.factor
    base = given.value * given.unit.factor / again.unit.factor
    right, wrong = (base * size, base / size) if is_times else (base / size, base * size)
    premises, extent = (Premise("a", given), Premise("r", each)), around((given, again, rate))
    claim = Claim("conversion", again, "a * r" if is_times else "a / r", premises, extent)
    if again.widest.contains(right):
        return claim
    is_slip = abs(again.value / wrong - 1) <= _CLOSE or power_of_ten(again.value / right, _CLOSE) != 0
    step = again.resolution or Fraction(1)
    is_slip = is_slip or misprint_between(max(round(right / step), 1) * step, again.value) is not None
    return replace(claim, loose=True, strength=Strength.WORDED) if is_slip else None
