"""Patterns cut down to one text: without the words that it lacks.

Most of a pattern are words of a class, "rose|risen|grew|climbed", of which a short text holds few, and to compile them
takes far longer than to look whether they are there. What is left matches the same in that text.
"""

import re

from claims.pattern import lazy_regex

_NEVER = "\uffff"
"""A character that no text holds."""

_FIRST = 0xF0000
"""The first of the characters that stand for what was read of a pattern: classes, escapes, slots, groups."""

_CLASS = r"\[\^?\]?(?:\\.|[^\]\\])*\]|\\."
_INNER = rf"{_CLASS}|[^()\[\]\\]"
_WHOLE = lazy_regex(
    rf"{_CLASS}|\{{[a-z][^}}]*\}}|<[A-Z]+>|\(\?<[=!](?:{_INNER}|\((?:{_INNER})*\))*\)",
    re.DOTALL,
)
"""Classes, escapes, slots, fragments, and what stands before, which is of one width."""

_GROUP = lazy_regex(r"(\((?:\?:|\?>|\?P<\w+>|\?[=!]|(?!\?)))([^()]*)\)")
_UNNAMED = ("(?:", "(?>", "(?=")
_OPTIONAL = lazy_regex(rf"{_NEVER}[?*][?+]?")
_REQUIRED = lazy_regex(rf"{_NEVER}(?!\{{0?,)")
_READ = lazy_regex("[\U000f0000-\U000fffff]")
_MUST = lazy_regex(r"[a-z][a-z’'-]*(?![?*{])")
"""Letters of a word that cannot be left out."""


class Cut:
    """Makes of a pattern in lower case one that matches the same in a text in lower case."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._signs: dict[str, str] = {}
        self._read: list[str] = []
        self._never: set[str] = set()
        self._named: set[str] = set()
        self._alternatives: dict[str, str | None] = {}

    def __call__(self, pattern: str) -> str:
        """The pattern without the alternatives that the text has no words for; its names stay."""
        rest, read = _WHOLE.sub(self._whole, pattern), ""
        while rest != read:
            rest, read = _GROUP.sub(self._group, rest), rest
        left, lost = self._left(rest)
        return self._written("|".join(left + lost)) if left else _NEVER

    def _whole(self, match: re.Match[str]) -> str:
        return self._signs.get(match[0]) or self._sign(match[0], match[0], named=match[0][0] == "{")

    def _group(self, match: re.Match[str]) -> str:
        return self._signs.get(match[0]) or self._folded(match[0], *match.groups())

    def _folded(self, whole: str, opening: str, alternatives: str) -> str:
        """The sign of a group that was not met before."""
        left, lost = self._left(alternatives)
        if not left and not lost and opening in _UNNAMED:
            self._signs[whole] = _NEVER
            return _NEVER
        named = opening.startswith("(?P") or not self._named.isdisjoint(alternatives)
        sign = self._sign(whole, f"{opening}{'|'.join(left + lost) or _NEVER})", named=named)
        if not left and opening != "(?!":
            self._never.add(sign)
        return sign

    def _sign(self, whole: str, left: str, *, named: bool) -> str:
        self._signs[whole] = sign = chr(_FIRST + len(self._read))
        self._read.append(left)
        if named:
            self._named.add(sign)
        return sign

    def _left(self, alternatives: str) -> tuple[list[str], list[str]]:
        """What of some alternatives may stand in the text, and one for the names of those that may not."""
        left, lost = [], ""
        for whole in alternatives.split("|"):
            if whole not in self._alternatives:
                self._alternatives[whole] = self._possible(whole)
            each = self._alternatives[whole]
            if each is None:
                lost += "".join(sign for sign in whole if sign in self._named)
            else:
                left.append(each)
        return left, [_NEVER + lost] if lost else []

    def _possible(self, whole: str) -> str | None:
        """An alternative without groups that cannot stand; None where it cannot itself."""
        if not all([piece in self._text for piece in _MUST.findall(whole)]):
            return None
        left = _OPTIONAL.sub("", whole) if _NEVER in whole else whole
        if _NEVER in left and _REQUIRED.search(left):
            return None
        never = self._never.intersection(left)
        return left if all(left[left.index(sign) + 1 :][:1] in ("?", "*", "{") for sign in never) else None

    def _written(self, read: str) -> str:
        return _READ.sub(lambda match: self._written(self._read[ord(match[0]) - _FIRST]), read)
