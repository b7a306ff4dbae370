"""Two risks compared: `12/100 vs 6/100, RR = 2.0`, `12% against 6% (odds ratio 2.1)`, `ARR = 6%, NNT = 17`.

The two risks are counts or percentages; the measure is named. A ratio may be taken either way round, so it is the
one on the side of 1 that is printed; a difference is taken as a size. Left alone is what a model gave: adjusted,
pooled, weighted, hazards. Number needed to treat: Cook and Sackett, BMJ 310 (1995) 452–454.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from claims.claim import Claim, Premise
from claims.kinds.kind import Kind
from claims.kinds.pairs.needed import numbers_needed
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.printed import SPACE, as_asserted, read, rounded
from claims.quantity import Quantity, Sense
from claims.span import Span
from claims.unit import NO_UNIT, atom

_S = SPACE
_COUNT = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?![\d.,]*\d)"
_DECIMAL = r"(?:\d+(?:\.\d+)?|\.\d+)(?!\d|[.,]\d)"
_WORDS = r"[^.;:\d\n(%]{0,60}?"


def _risk(name: str) -> str:
    counted = rf"(?P<{name}_x>{_COUNT}){_S}(?:/|(?:out )?of(?: the)?\b){_S}(?P<{name}_n>{_COUNT})"
    return rf"(?<![\w.,/])(?:{counted}|(?P<{name}_p>{_DECIMAL}){_S}(?:%|per ?cent\b))(?:{_WORDS}\({_S}(?:{_DECIMAL}{_S}%|{_COUNT}{_S}/{_S}{_COUNT}){_S}\))?"


_IS = rf"{_S}(?:[=:(,]|of\b|was\b|is\b|about\b|\([A-Z]{{2,3}}\))?{_S}(?:of\b|was\b|is\b|=)?{_S}"
_MEASURES = {
    "nnt": r"NN[TH]|(?i:number needed to (?:treat|harm|screen|vaccinate))",
    "rrr": r"RRR|(?i:relative risk reduction|relative reduction)",
    "rd": r"ARR|ARD|(?i:absolute (?:risk )?(?:reduction|difference|increase)|risk difference)",
    "rr": r"RR|(?i:risk ratio|relative risk|rate ratio|prevalence ratio)",
    "or": r"OR|(?i:odds ratio)",
}
_NAMED = "|".join(rf"(?P<{name}>{words})" for name, words in _MEASURES.items())
_RESULT = lazy_regex(
    rf"{_risk('a')}{_WORDS}(?:\bvs\b\.?|\bversus\b|\bcompared (?:with|to)\b|\bagainst\b|\band\b){_WORDS}{_risk('b')}{_WORDS}[,;(:]?{_WORDS}"
    rf"\b(?:{_NAMED}){_IS}(?P<result>{_DECIMAL})(?P<percent>{_S}(?:%|per ?cent\b|percentage points?\b))?(?!{_S}[-–/]|{_S}(?:to|%|per)\b)"
)
_NEEDED = lazy_regex(
    rf"\b(?:{_MEASURES['rd']}){_IS}(?P<d>{_DECIMAL}){_S}(?:%|per ?cent\b|percentage points?\b)[^.\d\n]{{0,40}}?"
    rf"\b(?P<nnt>{_MEASURES['nnt']}){_IS}(?P<result>{_DECIMAL})(?!{_S}[-–/]|{_S}(?:to|%|per)\b)"
)
_MODELLED = lazy_regex(
    r"(?i)adjust|(?-i:\ba[OR]R\b)|model|regress|variate|weighted|hazard|pooled|meta-?analy|matched|\bcontroll(?:ed|ing) for|person-|"
    r"stratif|Mantel|imput|per 1,?000|median|(?:less|fewer|more) than"
)
_SIGNS = ("NNT", "NNH", "RR", "ARD", "OR", "ratio", "elative ", "umber needed", "bsolute ", "isk diff")
_PERCENT = atom("%")


def find(passage: Passage) -> Iterator[Claim]:
    """Every measure that is named with the two risks, or the difference, from which it follows."""
    masked = passage.document.masked
    for sentence in passage.sentences:
        span = sentence.sentence.span
        if not any(masked.find(sign, *span) >= 0 for sign in _SIGNS) or _MODELLED.search(masked, *span):
            continue
        for match in _RESULT.finditer(masked, *span):
            yield from _compared(passage, match)
        for match in _NEEDED.finditer(masked, *span):
            difference = Premise("d", _percentage(match, "d"))
            yield _claim(passage, match, "1 / d", (difference,))
    yield from numbers_needed(passage)


def _compared(passage: Passage, match: re.Match[str]) -> Iterator[Claim]:
    risks = sorted((_risk_of(match, "a"), _risk_of(match, "b")), key=lambda risk: risk[1])
    (low, less, low_premises), (high, more, high_premises) = risks
    if not 0 < less < more < 1:
        return
    name = next(name for name in _MEASURES if match[name])
    if name in ("rr", "or") and Fraction(match["result"]) < 1:
        low, high = high, low
    formula = {
        "nnt": f"1 / ({high} - {low})",
        "rrr": f"1 - {low} / {high}",
        "rd": f"{high} - {low}",
        "rr": f"{high} / {low}",
        "or": f"({high} / (1 - {high})) / ({low} / (1 - {low}))",
    }[name]
    yield _claim(passage, match, formula, low_premises + high_premises)


def _risk_of(match: re.Match[str], name: str) -> tuple[str, Fraction, tuple[Premise, ...]]:
    """A risk as a formula, as a value, and the figures that it is made of."""
    if match[f"{name}_p"] is not None:
        percentage = _percentage(match, f"{name}_p")
        return name, percentage.value / 100, (Premise(name, percentage),)
    cases, number = (read(match, f"{name}_{part}") for part in "xn")
    risk = cases.value / number.value if number.value else Fraction(0)
    return f"({name}x / {name}n)", risk, (Premise(f"{name}x", cases), Premise(f"{name}n", number))


def _percentage(match: re.Match[str], group: str) -> Quantity:
    return replace(rounded(read(match, group, unit=_PERCENT)), sense=Sense.PERCENT)


def _claim(passage: Passage, match: re.Match[str], formula: str, premises: tuple[Premise, ...]) -> Claim:
    is_percentage = match.groupdict().get("percent") is not None
    result = read(match, "result", unit=_PERCENT if is_percentage else NO_UNIT)
    result = replace(result, sense=Sense.PERCENT) if is_percentage else result
    extent = Span(match.start(), match.end())
    return Claim("odds", as_asserted(passage, result), formula, premises, extent)


KIND = Kind(
    "odds",
    "a ratio or difference of two risks follows from them",
    find,
    example="Moths came in 12/100 vs 6/100 tents, RR = 2.6.",
    counter_example="Moths came in 12/100 vs 6/100 tents, adjusted RR = 2.6.",
)
