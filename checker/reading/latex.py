r"""LaTeX in prose: `$7.5\times10^{12}$` keeps its digits in place and reads `7.5×     10^{12}`.

`\frac{a + b}{c + d}` reads `(a + b)⧸c + d)`: OVER is a stroke with the bracket that opens below it.
"""

import re

from checker.reading.layout import blank
from checker.reading.shield import shield
from claims.document import OVER
from claims.pattern import lazy_regex

_MATH = lazy_regex(
    r"(?<![\\$])\$\$(?P<display>[^$`]{1,4000})\$\$"
    r"|(?<![\\$])\$(?!\s)(?P<inline>(?:\\\$|[^$`\n]){1,400}+)(?<!\s)\$(?!\d)"
    r"|\\\((?:[^`\\]|\\[^()]){1,400}+\\\)|\\\[(?:[^`\\]|\\[^\[\]]){1,2000}+\\\]"
)
_SIGN = lazy_regex(r"[\\^{=]")
# `$5 million = £4m, or US$…`: an amount of money, words, and another amount.
_MONEY = lazy_regex(r"\d[^\\^{]*[A-Za-z]{2}[^\\^{]*\Z")

_SYMBOLS = {
    "times": "×", "cdot": "·", "div": "÷", "pm": "±", "approx": "≈", "sim": "~", "simeq": "≈",
    "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠", "neq": "≠", "equiv": "=", "to": "→",
    "rightarrow": "→", "degree": "°", "ldots": "…", "dots": "…", "mu": "µ", "ast": "*", "minus": "−",
    "lt": "<", "gt": ">", "euro": "€", "pounds": "£", "implies": "→", "Rightarrow": "→",
}  # fmt: skip
_SILENT = {
    "text", "mathrm", "mathbf", "mathit", "textbf", "textit", "operatorname", "left", "right", "quad",
    "qquad", "boxed", "displaystyle", "mathsf", "mbox", "textrm", "unit", "bigl", "bigr", "big", "Big",
}  # fmt: skip
_PART = r"\{((?:[^{}\\]|\\(?:times|cdot|div|[,%$])){1,80})\}"
_FRACTION = lazy_regex(rf"\\[dt]?frac{_PART}{_PART}")
_CIRCLE = lazy_regex(r"\^\{?\\circ\}?")
_PERCENT = lazy_regex(r"\\([%$#&_])")
# Thin spaces tell the gap in `45\,000` and `45{,}000` from the space between two numbers.
_THOUSANDS = lazy_regex(r"(?<=\d)(?:\\[,;:! ]|\{,\})(?=\d{3}(?!\d))")
_THIN = "\u2009"
_TO_UNIT = lazy_regex(r"(?<=[\d}])(?:\\[,;:! ]|[ ~])*\\(?:text|mathrm|textrm|mathsf|mbox|unit)\{\s*(?=[A-Za-z°µ%])")
_RAISED_UNIT = lazy_regex(r"(?<=[A-Za-z])\}\^(?:\{([23])\}|([23]))")
_TOKEN = lazy_regex(r"\^\{[-+]?\d{1,3}\}|\\([A-Za-z]+)|\\\\|\\[,;:! >]|\{,\}|[{}$]|\\[()\[\]]|\\")
_SIMPLE = lazy_regex(r"\s*[\w.,$%]+\s*\Z")


def normalise_math(text: str) -> str:
    """Spell out mathematics at equal length, and leave amounts of money alone."""
    if "$" not in text and "\\(" not in text and "\\[" not in text:
        return text
    return _MATH.sub(_normalise, text)


def _normalise(match: re.Match[str]) -> str:
    inline = match["inline"]
    if not _SIGN.search(match[0], 1, len(match[0]) - 2) or (inline and _MONEY.match(inline)):
        return match[0]
    math = _THOUSANDS.sub(lambda gap: _THIN * len(gap[0]), match[0])
    math = _FRACTION.sub(_divide, math)
    math = _TO_UNIT.sub(lambda gap: _THIN * len(gap[0]), math)
    math = _RAISED_UNIT.sub(lambda power: {"2": "²", "3": "³"}[power[1] or power[2]].ljust(len(power[0])), math)
    math = _CIRCLE.sub(lambda circle: "°".ljust(len(circle[0])), math)
    math = _PERCENT.sub(lambda sign: " " + shield(sign[1]), math)
    return _TOKEN.sub(_replace, math)


def _divide(match: re.Match[str]) -> str:
    r"""`\frac{a}{b}` as `a / b`; brackets fit around one side only, so of two sums the lower has its own stroke."""
    above, below = match[1], match[2]
    command = match[0].index("{")
    if _SIMPLE.match(below):
        left, middle = ("(", ")/") if not _SIMPLE.match(above) else (" ", " /")
        return " " * command + f"{left}{above}{middle}{below} "
    if _SIMPLE.match(above):
        return " " * (command + 1) + f"{above}/({below})"
    return " " * command + f"({above}){OVER}{below})"


def _replace(token: re.Match[str]) -> str:
    name = token[1]
    if token[0].startswith("^"):
        return token[0]
    if name is None or name in _SILENT:
        return blank(token[0])
    # An unknown command is read as a word: \alpha, \sum.
    return _SYMBOLS.get(name, " " + name).ljust(len(token[0]))
