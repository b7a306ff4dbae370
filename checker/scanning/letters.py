"""Letters that are a scale after a number by what stands around: 12K users, 10M, 5k-20k, €5m."""

from checker.scanning.lexicon import SCALE_LETTERS
from checker.scanning.numeral import Numeral
from checker.scanning.units import UnitReading, unit_after
from checker.scanning.words import scales_at
from claims.pattern import lazy_regex
from claims.quantity import Sense

_LETTER = lazy_regex(r"\s{0,2}(mm|MM|tr|[kKmMbBtT])(?![\w²³/^⁻·]|\.\w|[-−][1-4]\b)")
_CLOSES = lazy_regex(r"\s*(?:$|[.,;:!?)–-]|\s(?:in|per|a|of|and|or|for|to|by|from|on|at|last|this|more|less)\b)")
_NAME_BEFORE = lazy_regex(r"\S\s+\S*[A-Z][\w.-]*\s$|\d\s$")
_COUNTED = (Sense.COUNT, Sense.MONEY, Sense.RATE)


def money_scale(text: str, numeral: Numeral) -> Numeral:
    """The number with the scale letter that follows it next to money ("$100K", "€10m")."""
    return _lettered(text, numeral) or numeral


def _lettered(text: str, numeral: Numeral) -> Numeral | None:
    """The number with the scale letter that follows it, whatever it may mean."""
    match = _LETTER.match(text, numeral.end)
    if match is None or numeral.has_scale or numeral.is_word:
        return None
    return scales_at(text, numeral.scaled(SCALE_LETTERS[match[1]], match.end()))


def scale_and_unit(text: str, numeral: Numeral) -> tuple[Numeral, UnitReading | None] | None:
    """The number with its scale letter and its unit, if any; None where letters make it an identifier."""
    reading = unit_after(text, numeral.end + text.startswith("+", numeral.end))
    scaled = _lettered(text, numeral)
    is_glued = text[numeral.end : numeral.end + 1].isalpha()
    if scaled is None:
        return None if is_glued and reading is None else (numeral, reading)
    following = unit_after(text, scaled.end)
    if _is_scale(text, numeral, scaled, following, has_unit=reading is not None):
        return scaled, following
    return None if is_glued and reading is None else (numeral, reading)


def _is_scale(text: str, numeral: Numeral, scaled: Numeral, following: UnitReading | None, *, has_unit: bool) -> bool:
    """Whether the letter is a scale: k always, M and B before a noun or a break, m before a noun."""
    letter = text[numeral.end : scaled.end].strip()
    is_glued = text[numeral.end].isalpha()
    if is_glued and _follows_name(text, numeral):
        return False
    counts = following is not None and (following.sense in _COUNTED or letter in "kK")
    if is_glued and (letter in "kK" or counts):
        return True
    if letter == "k" and (counts or not has_unit and _CLOSES.match(text, scaled.end)):
        return True
    if letter not in "MBb" or has_unit:
        return False
    return bool(_CLOSES.match(text, scaled.end)) and (is_glued or letter != "b")


def _follows_name(text: str, numeral: Numeral) -> bool:
    """Whether a name or a number stands before that the letter may belong to: Llama 3 8B."""
    return _NAME_BEFORE.search(text[max(0, numeral.start - 30) : numeral.start]) is not None
