"""Means of whole numbers: `M = 3.47, n = 19` on a five-point scale, `averaged 2.38 goals over 21 games`.

The sum of n whole numbers is a whole number, so only every n-th part can be their mean: the nearest one must round to
what is printed. Where several items were averaged, n times their number counts. Nothing can be said where the n-th
parts lie closer than the printed digits.
Brown and Heathers, The GRIM test, Social Psychological and Personality Science 8 (2017) 363–369.
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from claims.claim import Claim, Premise, Strength
from claims.kinds.kind import Kind, is_operand
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.printed import SPACE, as_asserted, blocks_with, read
from claims.quantity import Hedge, Quantity, Sense
from claims.span import Span

_S = SPACE
_MEAN = r"(?<![^\W_])(?:M|[Mm]ean|[Mm]ean rating|[Mm]ean score)"
_SD = rf"(?:{_S}[,;]{_S}SD{_S}={_S}\d*\.\d+)?"
_RESULT = lazy_regex(
    rf"{_MEAN}{_S}={_S}(?P<m>\d+\.\d+)(?!\d){_SD}{_S}[,;]{_S}[nN]{_S}={_S}(?P<n>\d+)(?![\d.,]*\d)|"
    rf"(?<![^\W_])[nN]{_S}={_S}(?P<n_before>\d+)(?!\d){_S}[,;]{_S}{_MEAN}{_S}={_S}(?P<m_after>\d+\.\d+)(?!\d)"
)
_WHOLE = lazy_regex(
    rf"(?i)\bLikert\b|\b(?:three|four|five|six|seven|nine|ten|eleven|[3-9]|10|11)-point\b|\bscale (?:of|from){_S}[01]{_S}to{_S}\d+\b|"
    r"\bwhole[- ]numbers?\b|\b(?:integer|number of (?!years|hours|days|minutes))"
)
_SEVERAL = lazy_regex(
    r"(?i)\bitems\b|-item\b|\bsubscales?\b|\bcomposite|\bweighted|\badjusted|\bestimated|\bmarginal|\bscores? (?:on|for) the\b|"
    r"\baverag(?:ed|ing) (?:across|over)\b|\bimput|\bhalf-point|\bslider|\bvisual analog"
)
_AVERAGED = Phrase(
    r"\b(?:averag(?:ed|es|ing)|(?:an average|a mean) of) (?:exactly |just |only )?{m:count}(?: (?:per|a|each) \w+)?"
    r" (?:in|over|across|from|among) (?:the |its |their |his |her |all |these |those |first |last )*{n:count}(?= ?[.,;:)]| (?:this|last|in|of)\b|$)"
)
_SPLIT_NOUNS = frozenset(
    "point star mark run yard mile grade credit percent bushel ton tonne litre acre win hour minute page serving portion".split()
)
_ROUGH = frozenset((Hedge.ABOUT, Hedge.NEARLY))


def find(passage: Passage) -> Iterator[Claim]:
    """Every mean that is printed with the number of its whole numbers."""
    masked = passage.document.masked
    for block in blocks_with(passage, "="):
        for match in _RESULT.finditer(masked, *block.span):
            if _WHOLE.search(masked, *block.span) and not _SEVERAL.search(masked, *block.span):
                yield from _printed(passage, match)
    for found in _AVERAGED.matches(passage):
        mean, number = (passage.quantity_at(found.start(name)) for name in ("m", "n"))
        if _counts(mean, number) and not is_operand(passage.skeleton, found.start("m")):
            yield from _claim(mean, number, passage.extent(found.start(), found.end()), loose=True)


def _printed(passage: Passage, match: re.Match[str]) -> Iterator[Claim]:
    mean, number = ("m", "n") if match["m"] else ("m_after", "n_before")
    asserted = as_asserted(passage, read(match, mean))
    yield from _claim(asserted, read(match, number), Span(match.start(), match.end()))


def _counts(mean: Quantity, number: Quantity) -> bool:
    """Whether it is a mean of things that are whole, over a plain number of cases."""
    things = bool(mean.noun or mean.unit.atoms) and not {symbol for symbol, _ in mean.unit.atoms} & _SPLIT_NOUNS
    # In "over 21 games" the scanner hears a bound.
    plain = number.resolution == 1 and not number.is_range and number.hedge in (Hedge.NONE, Hedge.OVER)
    return mean.sense is Sense.COUNT and things and plain and not mean.is_range and mean.hedge not in _ROUGH


def _claim(mean: Quantity, number: Quantity, extent: Span, *, loose: bool = False) -> Iterator[Claim]:
    """The claim that a fraction of so many parts rounds to the mean, where that can be told."""
    parts = number.value
    if parts < 2 or not mean.resolution or parts * mean.resolution >= 1 or mean.has_scale:
        return
    whole = round(mean.value * parts)
    yield Claim("grim", mean, f"{whole} / n", (Premise("n", _bare(number)),), extent, Strength.WORDED, loose=loose)


def _bare(number: Quantity) -> Quantity:
    return Quantity(number.index, number.span, number.number, Fraction(number.value), resolution=number.resolution)


KIND = Kind(
    "grim",
    "a mean of whole numbers is a whole number divided by how many there are",
    find,
    example="The judges liked it (M = 3.4, n = 6) on a five-point scale.",
    counter_example="Planks were long (M = 3.48, n = 19) and dry.",
)
