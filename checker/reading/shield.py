"""Disguises for the length of the inline passes: what was escaped or blanked must not be taken for markup."""

import string

from claims.pattern import lazy_regex

# Private-use code points at the very end of the range, which no essay holds.
_SHIELD = 0x10FE00
_SHIELDED = {ord(mark): _SHIELD + ord(mark) for mark in string.punctuation}
_FILLER = chr(_SHIELD)
_BARE = {shielded: mark for mark, shielded in _SHIELDED.items()} | {_SHIELD: " "}
_DISGUISED = lazy_regex("[\U0010fe00-\U0010fe7f]+")
_PRINTED = lazy_regex(r"[^\n\r]")


def shield(text: str) -> str:
    """The text with its punctuation disguised."""
    return text.translate(_SHIELDED)


def conceal(text: str) -> str:
    """A blank of the same length that is no white space yet: `**` beside it still touches something."""
    return _PRINTED.sub(_FILLER, text)


def unshield(text: str) -> str:
    """The text with its punctuation as it was, and spaces for what was concealed."""
    return _DISGUISED.sub(lambda run: run[0].translate(_BARE), text)
