"""Numbers written in digits: separators, decimals, powers of ten, fractions."""

import re
from fractions import Fraction

from checker.scanning.lexicon import VULGAR
from checker.scanning.numeral import MAX_DIGITS, Numeral, of_digits, of_part
from claims.pattern import lazy_regex

_THIN = "\u00a0\u2009\u202f"
_SIMPLE = lazy_regex(rf"\d+(?:\.\d+)?(?:(?=[ \n](?![ \d×x·*⋅^/⁄{''.join(VULGAR)}])|[;:)%\"]|[.,](?!\d))|$)")
"""What nearly all digits are: nothing after them can go on with the number."""
_GRAMMAR = rf"""
    (?P<indian>   \d{{1,2}} (?: ,\d\d )+ ,\d{{3}} (?: \.\d+ )? (?![\d,]) )
  | (?P<comma>    \d{{1,3}} (?: ,\d{{3}} )+ (?: \.\d+ )? (?! \d | ,\d ) )
  | (?P<european> \d{{1,3}} (?: \.\d{{3}} )+ ,\d{{1,2}} (?!\d) | \d{{1,3}} (?: \.\d{{3}} ){{2,}} (?!\d|\.\d) )
  | (?P<spaced>   \d{{1,3}} (?P<gap>[{_THIN}]{{1,3}}|['’_\ ]) \d{{3}} (?: (?P=gap)\d{{3}} )* (?: \.\d+ )?
                  (?! \d | (?P=gap)\d ) )
  | (?P<plain>    \d* \.\d+ | \d+ )
"""
_DIGITS = lazy_regex(_GRAMMAR, re.VERBOSE)
_SEPARATORS = lazy_regex(rf"[{_THIN}'’_ ,]")
_DECIMAL_COMMA = lazy_regex(
    r"""
    \d+,(?:00|\d{1,2})(?![\d,])
    (?: (?<=,00) | (?=\s?(?:[%€]|EUR\b|euros?\b|(?:m|b|tr)illion\b|[Mm]rd\b)) )
    """,
    re.VERBOSE,
)
_AMBIGUOUS_COMMA = lazy_regex(r",\d")
_NAME_BEFORE = lazy_regex(r"(?:[A-Z][\w’']*|\d)[ -]$")
_OPENS_SENTENCE = lazy_regex(r"(?:^|[.!?:]\s+)[A-Z]\w* $")

_SIGNED = r"[+−–-]?\d{1,3}"
_RAISED = r"[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}"
_POWER = lazy_regex(
    rf"""
      [eE] (?P<e>[+-]?\d{{1,3}}) (?![\w.]*\d)
    | \s?[×x·*⋅]\s*10\s*
      (?: \^\s*\{{?\s* (?P<caret>{_SIGNED}) (?:\s*\}})? | (?P<super>{_RAISED}) | (?<!\*10)(?<!\*\s10)(?P<lost>[−–-]\d{{1,3}}) )
      (?! \d | \.\d )
    | \s?[×x*]\s? (?P<base>\d{{1,3}}) \s?\^\s? (?P<times>\d{{1,3}}) (?! \d | \.\d )
    | \s?\^\s*\{{?\s* (?P<own>[+−–-]{{0,2}}\d{{1,3}}) (?:\s*\}})?
    | (?P<raised>{_RAISED})
    """,
    re.VERBOSE,
)
_FRACTION = lazy_regex(r"[/⁄](\d{1,4})(?![\d/.,]*\d)(?!\w)")
_MIXED = lazy_regex(r"[\s-]{1,2}(\d{1,3})[/⁄](\d{1,3})(?![\d/])|\s?([" + "".join(VULGAR) + r"])")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻−–", "0123456789+---")
_DOTS = lazy_regex(r"(?:\.{3}|…)(?=\s?[%A-Za-z°])")
_FINE = Fraction(1, 100)
_MAX_EXPONENT = 400
_MAX_POWER = 40


def digits_at(text: str, start: int) -> Numeral | None:
    """The longest number in digits that starts here, or None."""
    if match := _SIMPLE.match(text, start, start + MAX_DIGITS):
        return of_digits(start, match.end(), match[0])
    if text[start] in VULGAR:
        return of_part(start, start + 1, VULGAR[text[start]])
    numeral = _decimal_comma(text, start) or _grouped(text, start)
    if numeral is None:
        return None
    power = _POWER.match(text, numeral.end)
    powered = _with_power(numeral, power) if power else None
    return powered or _with_fraction(text, numeral)


def with_dots(text: str, numeral: Numeral) -> Numeral:
    """The numeral with the dots that say that its decimals go on: "8.333...%"."""
    match = _DOTS.match(text, numeral.end) if 0 < numeral.resolution <= _FINE else None
    return numeral._replace(end=match.end()) if match else numeral


def _grouped(text: str, start: int) -> Numeral | None:
    match = _DIGITS.match(text, start, start + MAX_DIGITS)
    if match is None:
        return None
    digits, end = match[0], match.end()
    if match["gap"] == " " and not _separates_groups(text, start):
        end = start + digits.index(" ")
        digits = text[start:end]
    elif match["european"]:
        digits = digits.replace(".", "").replace(",", ".")
    elif not match["plain"]:
        digits = _SEPARATORS.sub("", digits)
    if _AMBIGUOUS_COMMA.match(text, end) and match["plain"] and "." not in digits:
        return None
    return of_digits(start, end, digits)


def _separates_groups(text: str, start: int) -> bool:
    """Whether a plain space separates groups: not after a name or another number."""
    before = text[max(0, start - 24) : start]
    return _NAME_BEFORE.search(before) is None or _OPENS_SENTENCE.search(before) is not None


def _decimal_comma(text: str, start: int) -> Numeral | None:
    match = _DECIMAL_COMMA.match(text, start)
    if match is None and text[start - 1 : start] == "€":
        match = lazy_regex(r"\d+,\d{1,2}(?![\d,])").match(text, start)
    return match and of_digits(start, match.end(), match[0].replace(",", "."))


def _exponent(digits: str) -> int:
    """An exponent with its sign; two minus signs are one, as "^--23" is written nowhere on purpose."""
    digits = digits.translate(_SUPERSCRIPTS)
    return (-1 if "-" in digits else 1) * min(int(digits.lstrip("+-")), _MAX_EXPONENT)


def _with_power(numeral: Numeral, power: re.Match[str]) -> Numeral | None:
    if ten := power["e"] or power["caret"] or power["super"] or power["lost"]:
        scale = Fraction(10) ** _exponent(ten)
        size = numeral.resolution * scale
        return numeral._replace(end=power.end(), value=numeral.value * scale, resolution=size, round_resolution=size)
    if power["base"]:
        times = Fraction(int(power["base"])) ** min(int(power["times"]), _MAX_POWER)
        return Numeral(numeral.start, power.end(), numeral.value * times)
    exponent = _exponent(power["own"] or power["raised"])
    if power["raised"] and numeral.value != 10 or abs(exponent) > _MAX_POWER or len(str(numeral.value)) > _MAX_POWER:
        return None
    if numeral.value == 0 and exponent < 0:
        return None
    return Numeral(numeral.start, power.end(), numeral.value**exponent)


def _with_fraction(text: str, numeral: Numeral) -> Numeral | None:
    """The numeral as a numerator or with a fraction after it; None for a division by zero."""
    if numeral.value.denominator != 1:
        return numeral
    if match := _FRACTION.match(text, numeral.end):
        below = int(match[1])
        return of_part(numeral.start, match.end(), numeral.value / below) if below else None
    if match := _MIXED.match(text, numeral.end):
        part = VULGAR[match[3]] if match[3] else Fraction(int(match[1]), int(match[2]) or 1)
        if part < 1:
            return Numeral(numeral.start, match.end(), numeral.value + part)
    return numeral
