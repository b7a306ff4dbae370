"""So many in a thousand, of the only two counts: `There were 26 thefts. With 8,000 homes in the ward, that is 3.25 thefts per 1,000`.

What is counted among how many is told apart by its noun, else the smaller number is the part.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from claims.claim import Claim, Premise
from claims.kinds.pairs.only_two import Two, is_unsure_before, two_around
from claims.misprint import power_of_ten
from claims.passage import Passage
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense, size_of
from claims.span import Span
from claims.stem import idea
from claims.unit import NO_UNIT

_PER = r"(?:per|(?:for|in|out of)(?: every| each)?)"
_BY_UNIT = Phrase(r"{e:rate}")
_SCANNED = Phrase(rf"{{e:count}}(?: [a-z]+)? {_PER} {{k:count}}")
_NAMED = Phrase(rf"{{e:count}}(?: [a-z]+)? {_PER} (?P<k>hundred thousand|thousand|million)\b")
_UNSURE = Phrase(
    r"\b(?:if|would|could|should|target|average|not|never|from|to only|compared|than|versus|against|up|down|rose|fell|median|national|respectively|each|another|among those)\b"
)
_SCALES = {"thousand": 1_000, "hundred thousand": 100_000, "million": 1_000_000}
_POWERS = frozenset(10**power for power in range(2, 7))
_FARTHEST = Fraction(8)
_MOST_PLACES = 6


def rates_of_two(passage: Passage) -> Iterator[Claim]:
    """Every number per so many that is said of the only two counts around it."""
    if not any(text in passage.lowered for text in (" per thousand", " per million", " per hundred")) and not _may_have(
        passage
    ):
        return
    for phrase in (_BY_UNIT, _SCANNED, _NAMED):
        for match in phrase.matches(passage, _UNSURE):
            each = passage.quantity_at(match.start("e"))
            many = _many(passage, match, each)
            two = two_around(passage, match, _is_count) if many is not None else None
            if many is not None and two is not None and not is_unsure_before(passage, two, _UNSURE):
                yield from _claims(passage, match, each, many, two)


def _may_have(passage: Passage) -> bool:
    return any(_power(figure) or figure.value in _POWERS for figure in passage.quantities)


def _many(passage: Passage, match: re.Match[str], each: Quantity) -> Quantity | None:
    """How many something is said per, as a bare number."""
    named = match.groupdict().get("k")
    if named is None:
        power = _power(each)
        return replace(each, index=-1, value=Fraction(power), unit=NO_UNIT, resolution=Fraction(0)) if power else None
    span = Span(passage.to_text(match.start("k")), passage.to_text(match.end("k")))
    scale = _SCALES.get(" ".join(named.lower().split()))
    if scale is not None:
        return Quantity(-1, span, span, Fraction(scale))
    many = passage.quantity_at(match.start("k"))
    return replace(many, unit=NO_UNIT) if many.value in _POWERS else None


def _power(figure: Quantity) -> int:
    """The power of ten that a rate is per: 48 cases per 100,000."""
    below = [symbol for symbol, power in figure.unit.atoms if power == -1 and symbol.isdigit()]
    return int(below[0]) if len(below) == 1 and int(below[0]) in _POWERS else 0


def _claims(passage: Passage, match: re.Match[str], each: Quantity, many: Quantity, two: Two) -> Iterator[Claim]:
    pair = _part_and_whole(each, two)
    if pair is None or pair[0].value >= pair[1].value or pair[1].value < many.value:
        return
    part, whole = (replace(figure, unit=NO_UNIT) for figure in pair)
    ratio = size_of(part) / size_of(whole) * many.value / (each.value or 1)
    if not 1 / _FARTHEST <= ratio <= _FARTHEST and not 0 < abs(power_of_ten(ratio)) <= _MOST_PLACES:
        return
    premises = tuple(Premise(name, figure) for name, figure in zip("xyk", (part, whole, many), strict=True))
    asserted = replace(each, unit=NO_UNIT, sense=Sense.COUNT)
    yield Claim("per-head", asserted, "x / y * k", premises, passage.extent(*match.span()), loose=not two.is_near)


def _part_and_whole(each: Quantity, two: Two) -> tuple[Quantity, Quantity] | None:
    """What is counted and among how many, by the noun of the rate where it has one."""
    low, high = sorted((two.first, two.second), key=size_of)
    if not each.noun:
        return low, high
    parts = [figure for figure in (low, high) if figure.noun and idea(figure.noun) == idea(each.noun)]
    return (parts[0], high if parts[0] is low else low) if len(parts) == 1 else None


def _is_count(figure: Quantity) -> bool:
    return figure.sense is Sense.COUNT
