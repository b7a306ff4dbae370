"""Test statistics as printed: `t(75) = 4.80, p < .001`, `χ2(2, N = 170) = 14.14, p < .01`, `z = 2.3, p = .02`.

The p value follows from the statistic and its degrees of freedom: it is recomputed from the statistics that round to
the printed one, for two tails, and for one tail as well where the document speaks of one-tailed tests. What is read:

- t(28), r(74), F(1, 74), χ2(2, N = 170) with its many spellings, G2(1), Q(7), Qw(3), and z, which has no degrees of
  freedom; for a bound on the statistic as well: `F(1, 24) < 1, p > .25`;
- then, perhaps after an effect size or an MSE, the p value (`p = .03`, `ps < .05`, `p = .000`) or `ns`, which is p > .05.

Left alone are p values that follow from more than the statistic: corrected for many comparisons or for sphericity,
permuted, bootstrapped, exact, of ranks.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from claims.claim import Claim, Premise, Strength
from claims.kinds.kind import Kind
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.printed import MINUS, SPACE, THOUSANDS, as_asserted, blocks_with, read, rounded
from claims.quantity import Hedge, Quantity
from claims.span import Span

_S, _MINUS, _THOUSANDS = SPACE, MINUS, THOUSANDS
_SQUARED = rf"{_S}\^?\{{?{_S}(?:2|²|Â²|squared?)\}}?\^?"
_CHI = rf"(?:(?:[χΧ𝜒]|Ï{_S}\x87|Ï‡|&chi;)(?:{_SQUARED})?|(?:[GXx]|[Cc]hi[- ]?){_SQUARED})"
_PLAIN = r"\d+(?:\.\d+)?"
_DF = rf"(?:df{_S}={_S})?"
_CASES = rf"(?:{_S}[,;]{_S}(?:[Nn]{_S}={_S})?(?:{_THOUSANDS}|\d+))?"
_OPEN, _CLOSE = rf"{_S}[(\[]{_S}", rf"{_S}[)\]]"
_HEADS = (
    rf"(?P<t>ts?){_OPEN}{_DF}(?P<t_df>{_THOUSANDS}|{_PLAIN}){_CLOSE}",
    rf"(?P<r>r){_OPEN}{_DF}(?P<r_df>{_THOUSANDS}|\d+){_CLOSE}",
    rf"(?P<f>F[12s]?){_OPEN}{_DF}(?P<f_df1>{_PLAIN}){_S}[,;]{_S}(?P<f_df2>{_THOUSANDS}|{_PLAIN}){_CLOSE}",
    rf"(?P<f_low>F)(?:_?\{{?|_ )(?P<f_low_df1>\d+){_S},{_S}(?P<f_low_df2>{_PLAIN})\}}?",
    rf"(?P<chi2>{_CHI}|Q(?:_?\{{?(?:[bwme]|[BWME]|between|within)\}}?)?){_OPEN}{_DF}(?P<chi2_df>\d+){_CASES}{_CLOSE}",
    # Some readers of PDF lose the χ; what is left is still no other statistic.
    rf"(?P<lost>2){_OPEN}(?P<lost_df>\d+){_S},{_S}N{_S}={_S}(?:{_THOUSANDS}|\d+){_CLOSE}",
    r"(?P<z>[zZ])",
)
_EFFECT = (
    rf"(?:{_S}[,;]{_S}(?:MSE|MS_?e|[Cc]ohen[’']s{_S}d|[dgrbB]|SE|β|partial{_S}η|η_?p?|ηp|ω|φ|V|ε){_S}(?:\^?2|²|_p\^2)?{_S}"
    rf"[=<]{_S}{_MINUS}?(?:{_THOUSANDS}|\d*\.?\d+))"
)
_HYPHEN = rf"{_S}[-‐‑–]?{_S}"
_TAILS = rf"(?:one|two|[12]){_HYPHEN}(?:tailed|sided)"
_COMPARES = r"(?P<{}>=|<|>|≤|≥|<=|>=)"
_RESULT = lazy_regex(
    rf"(?<![^\W_])(?:{'|'.join(_HEADS)}){_S}{_COMPARES.format('sign')}{_S}"
    rf"(?P<value>{_MINUS}?{_S}(?:{_THOUSANDS}|\d*\.\d+|\d+))(?!\d|[.,]\d)\*{{0,3}}"
    rf"{_EFFECT}{{0,3}}"
    rf"{_S}[,;:]?{_S}(?:(?:with|and|at){_S})?[(\[]?{_S}(?:{_TAILS}{_S})?"
    rf"(?:[pP](?:[’']?s|[-\s]values?)?{_S}(?:[(\[]?{_TAILS}[)\]]?{_S})?(?:{_COMPARES.format('p_sign')}|of){_S}"
    rf"(?P<p>[01]?\.\d+)(?!\d|[.,]\d|{_S}(?:%|[×x*·⋅]{_S}10|[eE]{_MINUS}?\d|(?:[-–—/]|to\b|or\b){_S}[.\d]))|"
    rf"(?:[pP]{_S}={_S})?(?P<ns>[nN][sS]\b|[nN]\.{_S}[sS]\b\.?))"
)
_AFTER = lazy_regex(rf"{_S}[,;]?{_S}[(\[]?{_S}{_TAILS}")
_COORDINATES = lazy_regex(rf"\b[xyXY]{_S}={_S}[-−\d.]+[,;]?{_S}$")
_DIRECTED = lazy_regex(rf"(?i)\b(?:one|1|single){_HYPHEN}(?:tail(?:ed)?|sided)\b|\b(?:uni)?directional")
_BOTH_TAILS = lazy_regex(rf"(?i)\b(?:two|2){_HYPHEN}(?:tailed|sided)")
_CHANGED = r"(?:corrected|adjusted)"
_CORRECTED = lazy_regex(
    r"(?i)\b(?:Bonferroni|Holm|[ŠS]id[aá]k|Tukey|Scheff[eé]|Dunnett|Benjamini|FDR|false discovery|family-?wise|multiple (?:comparison|test)|"
    rf"{_CHANGED} (?:for|p|α|alpha|level|signif|test|degrees)|(?:correct|adjust)ing for|corrections?\b|adjustments?\b|"
    rf"(?:were|are|was|is|been) {_CHANGED}|Greenhouse|Huynh|permutation|bootstrap|randomi[sz]ation test|Monte Carlo|"
    rf"exact (?:test|p\b|probabilit)|Fisher|Spearman|Kendall|rank-?(?:sum|order|s\b|ed\b))|-{_CHANGED}"
)
_SIGNS = "=<>≤≥"
_HEDGES = {"<": Hedge.UNDER, "≤": Hedge.AT_MOST, "<=": Hedge.AT_MOST, ">": Hedge.OVER, "≥": Hedge.AT_LEAST, ">=": Hedge.AT_LEAST}  # fmt: skip
_FORMULAS = {
    "t": "p_t(t, df)",
    "r": "p_r(r, df)",
    "f": "p_f(f, df1, df2)",
    "chi2": "p_chi2(chi2, df)",
    "z": "p_z(z)",
}
_NAMES = {"f_low": "f", "lost": "chi2"}
_USUAL_LEVEL = Fraction(1, 20)


def find(passage: Passage) -> Iterator[Claim]:
    """Every result with its p value, for two tails and, where one-tailed tests are spoken of, for one."""
    masked = passage.document.masked
    is_directed = is_corrected = None
    for block in blocks_with(passage, _SIGNS):
        start, end = block.span
        matches = list(_RESULT.finditer(masked, start, end))
        if not matches or _CORRECTED.search(masked, start, end):
            continue
        if is_directed is None:
            is_directed, is_corrected = (words.search(masked) for words in (_DIRECTED, _CORRECTED))
        for match in matches:
            for formula in _formulas(match, masked, is_directed=is_directed is not None):
                claim = _claim(passage, match, formula)
                if claim is not None:
                    yield replace(claim, loose=claim.loose or is_corrected is not None)


def _statistic(match: re.Match[str]) -> str:
    """The group of the statistic that a match is of."""
    return next(name for name in (*_FORMULAS, *_NAMES) if match[name] is not None)


def _formulas(match: re.Match[str], masked: str, *, is_directed: bool) -> tuple[str, ...]:
    """The p value for two tails, and half of it where the test may have one; the one that is likelier meant first."""
    group = _statistic(match)
    formula = _FORMULAS[_NAMES.get(group, group)]
    after = _AFTER.match(masked, match.end())
    clause = masked[match.start() : after.end() if after else match.end()]
    if not is_directed or not _has_direction(match, group) or _BOTH_TAILS.search(clause):
        return (formula,)
    halved = f"{formula} / 2"
    return (halved, formula) if _DIRECTED.search(clause) else (formula, halved)


def _has_direction(match: re.Match[str], group: str) -> bool:
    """Whether a statistic compares two things, so that one of them can be the greater."""
    freedom = {"f": "f_df1", "f_low": "f_low_df1", "chi2": "chi2_df", "lost": "lost_df"}.get(group)
    return freedom is None or Fraction(match[freedom]) == 1


def _claim(passage: Passage, match: re.Match[str], formula: str) -> Claim | None:
    group = _statistic(match)
    if group == "z" and _COORDINATES.search(match.string, max(0, match.start() - 24), match.start()):
        return None
    statistic = rounded(read(match, "value", _HEDGES.get(match["sign"], Hedge.NONE)))
    premises = [Premise(_NAMES.get(group, group), statistic)]
    for name in ("df", "df1", "df2"):
        if match.groupdict().get(f"{group}_{name}") is not None:
            premises.append(Premise(name, read(match, f"{group}_{name}")))
    if any(not premise.quantity.value for premise in premises[1:]):
        return None
    if group == "r" and abs(statistic.value) > 1:
        return None
    asserted = _asserted(passage, match)
    extent = Span(match.start(), match.end())
    return Claim("statistic", asserted, formula, tuple(premises), extent, Strength.WORDED, loose=match["p"] is None)


def _asserted(passage: Passage, match: re.Match[str]) -> Quantity:
    """The p value under the index of the figure that stands there; "ns" has none, and gets one of its own."""
    if match["p"] is None:
        span = Span(*match.span("ns"))
        return Quantity(-2 - span.start, span, span, _USUAL_LEVEL, hedge=Hedge.OVER, hedge_span=span)
    hedge = _HEDGES.get(match["p_sign"], Hedge.NONE)
    hedge_span = Span(*match.span("p_sign")) if hedge is not Hedge.NONE else None
    return as_asserted(passage, replace(read(match, "p", hedge), hedge_span=hedge_span))


KIND = Kind(
    "statistic",
    "the p value printed with a test statistic follows from it",
    find,
    example="The players improved, t(15) = 1.29, p = .738.",
    counter_example="Both groups improved, t(28) = 2.30 and 1.10, p < .001.",
)
