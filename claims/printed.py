"""Figures read from the text itself, where the scanner sees names and symbols: `OR 1.8`, `t(28) = 2.30`, `p < .05`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from claims.document import Block
from claims.passage import Passage
from claims.quantity import Hedge, Quantity
from claims.span import Span
from claims.unit import NO_UNIT, Unit

SPACE = r"\s{0,16}+"
"""White space is bounded: what is no prose is blanked, and may be long."""

MINUS = r"(?:[-−–‐‑]|â\x88\x92|âˆ’|â\x80[\x93\x90\x91]|â€[“‘]|&minus;)"
"""A minus sign; as it comes out of a PDF read in the wrong encoding it stands beside the right ones."""

THOUSANDS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?"

_NUMBER = r"[\d.,]+"


def read(match: re.Match[str], group: str, hedge: Hedge = Hedge.NONE, unit: Unit = NO_UNIT) -> Quantity:
    """The figure that a group of a match in the masked text holds; a bound is exact."""
    text = match[group]
    digits = re.findall(_NUMBER, text)[-1].replace(",", "")
    size = Fraction(digits)
    decimals = len(digits.partition(".")[2])
    resolution = Fraction(0) if hedge is not Hedge.NONE else Fraction(1, 10**decimals)
    span = Span(*match.span(group))
    value = -size if re.match(MINUS, text) else size
    return Quantity(-1, span, span, value, unit, hedge=hedge, resolution=resolution, round_resolution=resolution)


def blocks_with(passage: Passage, signs: Sequence[str]) -> Iterator[Block]:
    """The blocks in whose text one of some signs stands."""
    masked = passage.document.masked
    present = [sign for sign in signs if sign in masked]
    if present:
        for block in passage.document.blocks:
            if any(masked.find(sign, *block.span) >= 0 for sign in present):
                yield block


def rounded(quantity: Quantity) -> Quantity:
    """The figure as one that was rounded, whole numbers too: 3 is what 2.5 to 3.5 round to."""
    if quantity.hedge is Hedge.NONE and quantity.resolution == 1:
        return replace(quantity, hedge=Hedge.ABOUT)
    return quantity


def as_asserted(passage: Passage, quantity: Quantity) -> Quantity:
    """The figure under the index of the scanned one that stands there; where there is none it gets one of its own."""
    scanned = passage.between(quantity.span)
    return replace(quantity, index=scanned[0].index if scanned else -2 - quantity.span.start)
