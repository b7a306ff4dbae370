r"""One formula in LaTeX, spelt out at equal length.

`\frac{a + b}{c + d}` reads `(a + b)⧸c + d)`: OVER is a stroke with the bracket that opens below it.
"""

import re
from dataclasses import dataclass

from checker.reading.layout import blank
from checker.reading.shield import shield
from claims.document import OVER, THIN
from claims.pattern import lazy_regex

_SYMBOLS = {
    "times": "×", "cdot": "·", "div": "÷", "pm": "±", "approx": "≈", "sim": "~", "simeq": "≈", "cong": "≈",
    "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠", "neq": "≠", "equiv": "=", "to": "→",
    "rightarrow": "→", "degree": "°", "ldots": "…", "dots": "…", "mu": "µ", "ast": "*", "minus": "−",
    "lt": "<", "gt": ">", "implies": "→", "Rightarrow": "→", "Longrightarrow": "→", "longrightarrow": "→",
}  # fmt: skip
_MONEY = {"euro": "€", "texteuro": "€", "pounds": "£", "pound": "£", "textsterling": "£"}
_WORDS = frozenset(("text", "mathrm", "textrm", "mathsf", "mbox", "unit", "operatorname", "textnormal"))
_SILENT = _WORDS | {
    "mathbf", "mathit", "textbf", "textit", "left", "right", "quad", "qquad", "boxed", "displaystyle", "underbrace",
    "overbrace", "underline", "overline", "limits", "nonumber", "notag", "hfill", "textstyle", "ensuremath",
    *(size + side for size in ("big", "Big", "bigg", "Bigg") for side in ("", "l", "r")),
}  # fmt: skip
_FRACTIONS = frozenset(("frac", "dfrac", "tfrac", "cfrac"))

_NUMBERED = lazy_regex(
    r"\\(?:tag|label|eqref|ref|hspace|vspace|phantom|eqno)\*?\s?\{[^{}]{0,80}\}|\\(?:begin|end)\{[A-Za-z*]{1,20}\}"
    r"|\\q?quad\s*(?:\\text\s?\{)?\s*\(\d{1,3}[a-z]?\)\}?(?=[\s.,;]*(?:\$|\\[\])e]))"
)
r"""What is no part of the calculation: `\tag{3}`, a number in brackets far to the right, `\begin{aligned}`."""
_THOUSANDS = lazy_regex(r"(?<=\d)(?:\\[,;:! ]|\{,\}|\{\\,\}|,\\!)(?=\d{3}(?!\d))")
_TOKEN = lazy_regex(
    r"\^\{[-+]?\d{1,3}\}|\^\{?\\circ\}?|\\(?:(?P<big>left|right|[bB]igg?[lr]?)\s?(?P<bracket>[(\[])"
    r"|(?P<money>texteuro|euro|pounds?|textsterling)(?![A-Za-z])(?:\{\}|\s)?|(?P<name>[A-Za-z]+)"
    r"|(?P<row>\\(?:\[[^\]\[\n]{0,12}\])?)|(?P<sign>[%$#&_])|[,;:! >()\[\]]|)"
    r"|(?P<open>\{)|(?P<close>\})|[&~$]|(?P<below>_)(?=\{|\\[a-z]+\{)"
)
_GOES_ON = lazy_regex(r"[\s&]*(?:[=+×]|\\(?:approx|times|cdot|simeq|equiv|implies|end\b)|\$|\\[\])]|\Z)")
_UNIT_FOLLOWS = lazy_regex(r"[A-Za-z°µ%€£]")
_TO_UNIT = lazy_regex(rf"(?<=[\d}}A-Za-z²³])[ {THIN}]+\Z|(?<=[\dA-Za-z}}²³])[ {THIN}]*[/·][ {THIN}]*\Z")
_POWER = lazy_regex(r"\^(?:\{([-−]?\d)\}|(\d))")
_SUM = lazy_regex(r"[+−]|(?<!\^\{)-")
_NUMBER = lazy_regex(rf"\s*\d[\d.,{THIN}]*\s*\Z")
_MIXED = lazy_regex(r"\d\s?\\[dt]?frac\Z")
_UNIT_WORDS = lazy_regex(rf"[\s{THIN}]*[A-Za-zµ€£$][A-Za-zµ²³ {THIN}]*\Z")
_DIGIT_BEFORE = lazy_regex(rf"(?<=[\d}}])[ {THIN}]*\Z")
_REACH = 24


def spell_out(math: str) -> str:
    """A formula as prose would set it, every digit and letter where it stood."""
    math = _NUMBERED.sub(lambda found: blank(found[0]), math)
    return _Formula(_THOUSANDS.sub(lambda gap: THIN * len(gap[0]), math)).spelt()


@dataclass(slots=True)
class _Group:
    """A pair of braces: what opened it, where its brace stands, and where a stroke in it does."""

    kind: str
    at: int
    above: tuple[int, int] = (0, 0)


class _Formula:
    def __init__(self, math: str) -> None:
        self._math = math
        self._out = list(math)
        self._open: list[_Group] = []
        self._next = _Group("", 0)

    def spelt(self) -> str:
        """Each mark in turn replaced by what it stands for."""
        for token in _TOKEN.finditer(self._math):
            if token["open"]:
                self._open.append(_Group(self._next.kind, token.start(), self._next.above))
                self._next = _Group("", 0)
                self._out[token.start()] = " "
            elif token["close"]:
                self._close(token.start())
            else:
                self._put(token.start(), self._replaced(token))
        return "".join(self._out)

    def _put(self, at: int, text: str) -> None:
        self._out[at : at + len(text)] = text

    def _between(self, start: int, end: int) -> str:
        return "".join(self._out[start:end])

    def _replaced(self, token: re.Match[str]) -> str:
        text, size = token[0], len(token[0])
        if text.startswith("^"):
            return text if text[-2].isdigit() else "°".ljust(size)
        if token["money"] or token["big"]:
            return token["bracket"].ljust(size) if token["big"] else _MONEY[token["money"]].rjust(size)
        if token["sign"]:
            return (THIN if self._after_number(token.start()) else " ") + shield(token["sign"])
        if token["row"]:
            return (" " if _GOES_ON.match(self._math, token.end()) else ";").ljust(size)
        if token["below"]:
            self._next = _Group("gone", token.start())
            return " "
        if token["name"]:
            return self._named(token["name"], token)
        return THIN * size if self._parts_a_unit(token) else blank(text)

    def _parts_a_unit(self, token: re.Match[str]) -> bool:
        r"""Whether a blank stands between the letters of one unit: `\mathrm{km\,h^{-1}}`."""
        is_inside = bool(self._open) and self._open[-1].kind == "words" and token[0] in ("\\,", "~", "\\ ")
        return is_inside and self._math[token.start() - 1].isalpha() and self._math[token.end()].isalpha()

    def _named(self, name: str, token: re.Match[str]) -> str:
        size, braced = len(token[0]), self._math[token.end() : token.end() + 1] == "{"
        if name in _FRACTIONS and braced:
            self._next = _Group("above", token.start())
        elif name.endswith("binom") and braced:
            self._next = _Group("choose", token.start())
            return " binom".rjust(size)
        elif name == "over" and self._open and not self._open[-1].kind:
            self._open[-1] = _Group("over", self._open[-1].at, (token.start(), token.end() - 1))
        elif name == "sqrt" and braced:
            self._next = _Group("root", token.start())
            return "√".rjust(size)
        elif name in _WORDS and braced and not self._next.kind:
            self._next = _Group("words", token.start())
        elif name == "cdot" and self._joins_units(token):
            self._thin_before(token.start())
            return "·" + THIN * (size - 1)
        elif name not in _SILENT:
            # An unknown command is read as a word: \alpha, \sum.
            return _SYMBOLS.get(name, " " + name).ljust(size)
        return " " * size

    def _joins_units(self, token: re.Match[str]) -> bool:
        before = self._between(max(0, token.start() - _REACH), token.start()).rstrip(f" {THIN}")
        after = lazy_regex(r"\s*(?:\\(?:text|mathrm)\{)?[A-Za-z]").match(self._math, token.end())
        return before[-1:].isalpha() and after is not None and lazy_regex(r"\d").search(before) is not None

    def _after_number(self, at: int) -> bool:
        found = _DIGIT_BEFORE.search(self._between(max(0, at - _REACH), at))
        if found:
            self._thin_before(at)
        return found is not None

    def _thin_before(self, at: int) -> None:
        while at and self._out[at - 1] in (" ", THIN):
            at -= 1
            self._out[at] = THIN

    def _close(self, at: int) -> None:
        self._out[at] = " "
        if not self._open:
            return
        group = self._open.pop()
        if group.kind == "words":
            self._words(group, at)
        elif group.kind == "gone":
            self._put(group.at, blank(self._math[group.at : at + 1]))
        elif group.kind in ("root", "choose", "chosen"):
            self._bracket(group, at)
        else:
            self._stroke(group, at)

    def _bracket(self, group: _Group, at: int) -> None:
        if group.kind != "chosen":
            self._put(group.at, "(")
        if group.kind == "choose":
            self._next = _Group("chosen", at)
        else:
            self._put(at, ")")

    def _stroke(self, group: _Group, at: int) -> None:
        if group.kind == "above" and (below := lazy_regex(r"\s*\{").match(self._math, at + 1)):
            self._next = _Group("below", below.end(), (group.at, at))
        elif group.kind == "below":
            self._divide(group.above, (group.at, at))
        elif group.kind == "over":
            self._divide((group.at, group.above[0]), (group.above[1], at))

    def _words(self, group: _Group, at: int) -> None:
        """A unit in letters of its own stands right behind its number, its power right behind it."""
        first = group.at + 1
        while self._out[first] == " " and first < at:
            first += 1
        start = max(0, first - _REACH)
        if _UNIT_FOLLOWS.match(self._out[first]) and (gap := _TO_UNIT.search(self._between(start, first))):
            for place in range(start + gap.start(), first):
                self._out[place] = THIN if self._out[place] == " " else self._out[place]
        if power := _POWER.match(self._math, at + 1):
            size = power.end() - at
            written = {"2": "²", "3": "³"}.get(power[1] or power[2], power[0])
            self._put(at, written.ljust(size))

    def _divide(self, above: tuple[int, int], below: tuple[int, int]) -> None:
        """`\\frac{a}{b}` as `a / b`; brackets fit around one side only, so of two sums the lower has its own stroke."""
        upper, lower = self._between(above[0] + 1, above[1]), self._between(below[0] + 1, below[1])
        if _UNIT_WORDS.match(upper) and _UNIT_WORDS.match(lower):
            self._put(above[1], "/")
            self._put(below[0], THIN)
            return
        if _MIXED.search(self._math, max(0, above[0] - _REACH), above[0]):
            self._put(above[0], "√")  # A mixed number is not read, nor is what is calculated with it.
        bracketed = not _NUMBER.match(lower)
        if _SUM.search(upper):
            self._put(above[0], "(")
            self._put(above[1], ")")
            self._put(below[0], OVER if bracketed else "/")
        elif bracketed:
            self._put(above[1], "/")
            self._put(below[0], "(")
        else:
            self._put(below[0], "/")
        if bracketed:
            self._put(below[1], ")")
