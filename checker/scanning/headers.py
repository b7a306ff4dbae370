"""The unit in a table's header: "Cost (€ million)", "Power, MW", "Sales in thousands", "%".

A header names a unit without a number, so it is read as if a number stood before it, with the grammar of all units.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from checker.scanning.scanner import scan_quantities
from claims.pattern import lazy_regex
from claims.quantity import Sense
from claims.unit import NO_UNIT, Unit, atom, is_noun
from claims.unit_table import CURRENCIES

_BRACKETED = lazy_regex(r"[(\[]([^()\[\]]{1,40})[)\]]")
_LAST_BRACKET = lazy_regex(r"[(\[]([^()\[\]]{1,40})[)\]]$")
_AFTER_COMMA = lazy_regex(r"(?<!\d),\s*([^,]{1,30})$")
_AFTER_IN = lazy_regex(r"\bin (?:the )?([^,]{1,30})$", re.I)
_LAST_WORD = lazy_regex(r"(?<!\sper)\s(km²?|[kMGT]Wh?|[kM]t|m[²³]|kg|%|[$€£]\S{0,2})$")
_IS_UNIT = lazy_regex(r"\W.*|[A-Z]{1,3}[$€£¥].*|(?!(?i:day|hr|yr|mo|min|sec|won)$)\w{2,3}|\w+s|[^\W\d_]+[/ ].*", re.S)
"""A header that may be a unit as a whole: a sign, a plural or a rate, but no "Day" or "B"."""
_PERCENT_OF = lazy_regex(r"(?:%|per ?cent(?:age)?)\s", re.I)
_PER = lazy_regex(r"\bper [^\W\d_]+")
_LEADING = lazy_regex(r"^(?:figures |values |all |amounts )?(?:in|unit:?) (?:the )?", re.I)
_MARKED = lazy_regex(r"((?:[A-Z]{1,3})?[$€£¥₹₩]|[A-Z]{3}(?=\s))\s?(.*)")
_THOUSANDS = lazy_regex(r"^[’'`]?000s?\b|\bthousands of\b|\bthousands\b|\b000s\b")
_PLURAL_SCALE = lazy_regex(r"\b(million|billion|trillion)s(?: of)?\b")
_MAY_BE_MILLIONS = lazy_regex(
    r"cost|revenue|sales|budget|price|income|spend|profit|turnover|population|people|value|grant", re.I
)
_SCALED = r"(?:(?:[A-Z]{0,3}[$€£]\s?)?(?:thousand|million|billion)s?\b(?:\sof\s[a-z]+)?|[A-Z]{0,3}[$€£]\s?[’'`]?(?:000s?|[mbk]n?)\b)"
_ANNOUNCED = lazy_regex(
    rf"(?:\bin\s|,\s|\()({_SCALED})(?=\)?\s*[:.]?$|\)?,?\s(?:is|was|are|were|as|by|for|of each|at each)\b[^.]{{0,60}}[:.]?$)",
    re.I,
)
_ANNOUNCES = lazy_regex(
    r"[^.]*:$|[^.]*[^.:;]$|.*\b(?:tables?|figures|amounts|values|numbers|follow(?:s|ing)?|below|here is|here are)\b",
    re.I | re.S,
)
"""A sentence before a table that tells of it: it ends in a colon, is a title, or points there."""
_SCALES = {
    Fraction(10) ** power: name for power, name in ((3, "thousand"), (6, "million"), (9, "billion"), (12, "trillion"))
}
_LONGEST = 80


class HeaderUnit(NamedTuple):
    """What a header says of the numbers below it: the scale and the unit, and the sense that the unit gives."""

    scale: Unit
    unit: Unit
    sense: Sense

    @property
    def is_money(self) -> bool:
        """Whether it counts money, which may be per something."""
        return bool(self.unit.atoms) and self.unit.atoms[0][0] in CURRENCIES


@lru_cache(maxsize=1024)
def unit_in_header(header: str) -> HeaderUnit | None:
    """The unit that a header names, or None where it names none."""
    if not header or len(header) > _LONGEST:
        return None
    for text in _candidates(header):
        found = named_unit(text)
        if found is not None and not (text == "m" and _MAY_BE_MILLIONS.search(header)):
            return found
    return named_unit(header) if _IS_UNIT.fullmatch(header.strip()) else None


@lru_cache(maxsize=1024)
def measure_below(header: str) -> Unit:
    """The measure of which a header names one, below the line: 1/kg for "Price per kg"; no unit where it names none."""
    per = _PER.search(header)
    sample = f"$2 {per[0]}" if per else ""
    found = list(scan_quantities(sample)) if sample else []
    if len(found) != 1 or found[0].span.end != len(sample):
        return NO_UNIT
    below = Unit(tuple(part for part in found[0].unit.atoms if part[1] < 0))
    return NO_UNIT if any(is_noun(symbol) for symbol, _ in below.atoms) else below


@lru_cache(maxsize=1024)
def unit_in_label(label: str) -> HeaderUnit | None:
    """The unit that the label of a row ends in: "Area (ha)"."""
    match = _LAST_BRACKET.search(label[-_LONGEST:])
    return named_unit(match[1]) if match else None


def unit_in_caption(caption: str) -> HeaderUnit | None:
    """The scale or the money that a caption gives to a whole table: "(in € million)"."""
    for match in _BRACKETED.finditer(caption):
        found = named_unit(match[1])
        if found is not None and (found.scale != NO_UNIT or found.is_money):
            return found
    return None


def unit_announced(lead: str) -> HeaderUnit | None:
    """The scale that the last sentence before a table gives to all of it: "Passengers by pier, in thousands:"."""
    sentence = re.split(r"(?<=[.!?])\s", lead[-_LONGEST * 2 :].strip("*_ "))[-1]
    match = _ANNOUNCED.search(sentence) if _ANNOUNCES.match(sentence) else None
    found = named_unit(match[1]) if match else None
    return found if found is not None and found.scale != NO_UNIT else None


def _candidates(header: str) -> Iterator[str]:
    per = _PER.search(header)
    for bracketed in _BRACKETED.findall(header):
        if per and "per " not in bracketed and _MARKED.fullmatch(bracketed):
            yield f"{bracketed} {per[0]}"
        yield bracketed
    for pattern in (_AFTER_COMMA, _AFTER_IN, _LAST_WORD):
        if match := pattern.search(header):
            yield match[1]
    if _PERCENT_OF.match(header):
        yield "%"


@lru_cache(maxsize=1024)
def named_unit(text: str) -> HeaderUnit | None:
    """The unit that a text names as a whole, or None where it is something else."""
    text = _PLURAL_SCALE.sub(r"\1", _THOUSANDS.sub("thousand", _LEADING.sub("", text.strip())))
    marked = _MARKED.fullmatch(text)
    # Two of a thing: one is followed by no plural.
    sample = f"{marked[1]}2{' ' if len(marked[2]) > 2 else ''}{marked[2]}" if marked else f"2 {text}"
    found = list(scan_quantities(sample))
    if len(found) != 1 or (found[0].span.start, found[0].span.end) != (0, len(sample)):
        return None
    size = found[0].value / 2
    if size not in _SCALES and size != 1 or found[0].sense is Sense.MULTIPLIER:
        return None
    scale = NO_UNIT if size == 1 else atom(_SCALES[size])
    if scale == NO_UNIT and all(is_noun(symbol) for symbol, _ in found[0].unit.atoms):
        return None
    return HeaderUnit(scale, found[0].unit, found[0].sense)
