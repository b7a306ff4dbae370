"""A stranger's text made safe to show: what is invisible, or moves the cursor, is written out."""

import re
import unicodedata

# Everything that ASCII and plain letters are not: few texts reach the slow path.
_SUSPECT = re.compile(r"[^\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u22ff]")
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
# Joiners and variation selectors shape letters and emoji; alone they cannot mislead.
_SHAPING = frozenset("\u200d\u200c\ufe0e\ufe0f")
_NAMES = {"\t": " ", "\n": " ", "\r": " ", "\u00ad": "", "\ufeff": "⟨BOM⟩"}


def visible(text: str) -> str:
    """The text on one line, with control, bidirectional and zero-width characters written as ⟨U+202E⟩."""
    return _SUSPECT.sub(_written_out, text)


def is_hidden(character: str) -> bool:
    """Whether a character shows nothing of itself but may act on what is around it."""
    return unicodedata.category(character) in _HIDDEN_CATEGORIES and character not in _SHAPING


def _code_point(character: str) -> str:
    """A character by its number: U+202E."""
    return f"U+{ord(character):04X}"


def display_width(text: str) -> int:
    """How many columns of a terminal a visible text takes."""
    return len(text) if text.isascii() else sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _written_out(match: re.Match[str]) -> str:
    character = match[0]
    if character in _NAMES:
        return _NAMES[character]
    return f"⟨{_code_point(character)}⟩" if is_hidden(character) else character
