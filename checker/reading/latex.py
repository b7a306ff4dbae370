r"""LaTeX in prose: `$7.5\times10^{12}$` keeps its digits in place and reads `7.5×     10^{12}`."""

import re

from checker.reading.mathematics import spell_out
from checker.reading.siunitx import spell_units
from claims.pattern import lazy_regex

_DISPLAYS = "equation|align|gather|multline|eqnarray|displaymath|math|flalign"
_MATH = lazy_regex(
    r"(?<![\\$])\$\$(?P<display>(?:\\[^`]|[^$`\\]){1,4000}+)\$\$"
    r"|(?<![\\$])\$(?!\s)(?P<inline>(?:\\\$|[^$`\n]){1,400}+)(?<!\s)\$(?!\d)"
    r"|\\\((?:[^`\\]|\\[^()]){1,400}+\\\)|\\\[(?:[^`\\]|\\[^\[\]]){1,2000}+\\\]"
    rf"|\\begin\{{(?P<name>(?:{_DISPLAYS})\*?)\}}(?:[^`\\]|\\(?!(?:begin|end)\{{(?P=name)\}})){{1,4000}}+\\end\{{(?P=name)\}}"
)
_SIGN = lazy_regex(r"[\\^{=]")
# `$5 million = £4m, or US$…`: an amount of money, words, and another amount.
_MONEY = lazy_regex(r"\d[^\\^{]*[A-Za-z]{2}[^\\^{]*\Z")


def normalise_math(text: str) -> str:
    """Spell out mathematics at equal length, and leave amounts of money alone."""
    if "$" not in text and "\\" not in text:
        return text
    return spell_units(_MATH.sub(_normalise, text))


def _normalise(match: re.Match[str]) -> str:
    inline = match["inline"]
    if not _SIGN.search(match[0], 1, len(match[0]) - 2) or (inline and _MONEY.match(inline)):
        return match[0]
    return spell_out(spell_units(match[0]))
