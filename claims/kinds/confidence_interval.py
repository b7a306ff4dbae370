"""Estimates with their confidence interval: `OR = 1.8, 95% CI [1.2, 2.4]`, `12% (95% confidence interval, 9–15%)`.

An estimate lies in its interval. The interval must follow the estimate, with nothing between them but a p value or a
standard error. Left alone are estimates whose size alone is given ("fell by 0.5 (95% CI −0.8 to −0.2)") and those whose
interval is plainly of something else ("20% lower (95% CI 0.7 to 0.9)" is one of a ratio), unless they have a name of
their own.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from claims.claim import Claim, Premise
from claims.kinds.kind import Kind
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.printed import MINUS, SPACE, blocks_with, read
from claims.quantity import Quantity
from claims.span import Span

_S = SPACE
_NUMBER = rf"{MINUS}?(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)(?!\d|[.,]\d)"
_UNIT = (
    r"(?:%|per cent|percent(?:age points?)?|points?|years?|months?|weeks?|days?|hours?|minutes?|"
    r"mm ?Hg|kg/m2|kg|cm|mm|km|g/d?L|mg/d?L|mmol/L|ms|s|g|m|mL|L)(?![^\W\d_])"
)
_NAME = (
    r"(?:a?ORs?|a?RRs?|a?HRs?|IRR|PR|SMD|W?MD|RD|(?i:(?:odds|risk|hazard|rate|prevalence) ratios?|relative risk|"
    r"(?:mean|risk|standardi[sz]ed mean) differences?|mean|median)|[βbBdgrM])"
)
_NO_ESTIMATE = r"(?:p|P|n|N|SE|SD|SEM|df|t|F|z|Z|I2|I²|χ2|χ²|Q|α|alpha|τ2|τ²)"
_BETWEEN = rf"(?:{_S}[,;]{_S}(?:p|P|SE|SD){_S}[=<>≤≥]{_S}{_NUMBER}){{0,2}}"
_LEVEL = rf"(?:80|90|95|98|99|99\.9){_S}%{_S}(?:-{_S})?(?:CIs?|CrI|HDI|(?i:(?:confidence|credible|uncertainty){_S}intervals?))"
_RESULT = lazy_regex(
    rf"(?<![\w.,/–−-])(?:(?P<name>{_NAME}){_S}(?:=|:|of|was|is)?{_S})?(?P<estimate>{_NUMBER}){_S}(?P<unit>{_UNIT})?{_BETWEEN}"
    rf"{_S}[,;:]?{_S}[(\[]?{_S}{_LEVEL}{_S}(?:{_S}\(CI\))?{_S}[=:,]?{_S}(?:of{_S}|from{_S})?[(\[]?{_S}"
    rf"(?P<low>{_NUMBER}){_S}(?P<low_unit>{_UNIT})?{_S}(?:,|;|to\b|and\b|[-–—−]){_S}(?P<high>{_NUMBER}){_S}(?P<high_unit>{_UNIT})?"
)
_NO_ESTIMATE_BEFORE = lazy_regex(rf"(?<![^\W_]){_NO_ESTIMATE}{_S}(?:\([^()]{{0,24}}\){_S})?[=<>≤≥:]{_S}$")
_SIGNS = ("CI", "CrI", "HDI", "nterval")
_FAR = 5
_INSIDE = Fraction(9, 10)


def find(passage: Passage) -> Iterator[Claim]:
    """Every estimate with an interval right after it."""
    masked = passage.document.masked
    for block in blocks_with(passage, _SIGNS):
        for match in _RESULT.finditer(masked, *block.span):
            claim = _claim(match)
            if claim is not None:
                yield claim


def _claim(match: re.Match[str]) -> Claim | None:
    start = match.start("estimate")
    if _NO_ESTIMATE_BEFORE.search(match.string, max(0, start - 40), start):
        return None
    estimate, *ends = (read(match, group) for group in ("estimate", "low", "high"))
    low, high = sorted(ends, key=lambda end: end.value)
    if not _may_be_of(estimate, low, high, match):
        return None
    premises = (Premise("x", estimate), Premise("low", _narrowed(low)), Premise("high", _narrowed(high)))
    extent = Span(match.start(), match.end())
    # Its index is where the interval ends: that an estimate lies in its interval settles nothing else about it.
    asserted = replace(estimate, index=-2 - match.end("high"))
    return Claim("confidence-interval", asserted, "nearest(x, low, high)", premises, extent)


def _may_be_of(estimate: Quantity, low: Quantity, high: Quantity, match: re.Match[str]) -> bool:
    """Whether the interval is one of the estimate, rather than of a ratio or of the change with its sign."""
    if low.value == high.value or (low.value <= -estimate.value <= high.value and high.value * estimate.value < 0):
        return False
    if (match["unit"] == "%") != (match["high_unit"] == "%") and match["high_unit"]:
        return False
    if match["name"] and match["unit"] is None:
        return True
    sizes = sorted((abs(low.value), abs(high.value)))
    return sizes[0] <= _FAR * abs(estimate.value) and abs(estimate.value) <= _FAR * sizes[1]


def _narrowed(end: Quantity) -> Quantity:
    """The end a little less rounded, so that 1.8 and 1.9 do not meet at 1.85, which rounds to one of them alone."""
    return replace(end, resolution=end.resolution * _INSIDE)


KIND = Kind(
    "confidence-interval",
    "an estimate lies in the interval printed with it",
    find,
    example="The risk was lower (RR 0.93, 95% CI 0.71 to 0.89).",
    counter_example="The effect held, p = .03, 95% CI [0.2, 0.7].",
)
