"""Which texts a pattern needs: sets of strings of which every match holds one each, read off the pattern itself.

Looking for a string costs a fiftieth of compiling a pattern and a tenth of trying it. Reading is cautious: what may be
left out, what stands in a lookaround, a class or a reference needs nothing.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from claims.pattern import lazy_regex

_TOKEN = lazy_regex(
    r"(?P<open>\((?:\?(?P<sort>:|>|P<\w+>|<?[=!]|[^)]))?)|(?P<close>\))|(?P<bar>\|)"
    r"|(?P<count>(?:[*?]|\{0?,\d*\})[?+]?)|(?P<more>(?:\+|\{\d+(?:,\d*)?\})[?+]?)"
    r"|(?P<class>\[\^?\]?(?:\\.|[^\]\\])*\])|\\(?P<escaped>[^\w\s])|(?P<special>\\(?:u\w{4}|.)|[.^$\s])|(?P<letter>[A-Za-z]+(?![*?+{])|.)",
    re.DOTALL,
)
_FEW = 2
_GROUPS = frozenset((None, ":", ">"))

Texts = tuple[str, ...]
"""In lower case."""


@lru_cache(maxsize=4096)
def needed(pattern: str) -> tuple[Texts, ...]:
    """Sets of texts in order: each match of the pattern holds one of each set, one after the other.

    White space in the pattern is taken for a gap, as it is in a phrase.
    """
    return tuple(_alternatives(_TOKEN.finditer(pattern)))


def rarest_first(sets: Sequence[Texts]) -> tuple[Texts, ...]:
    """The sets, each once, in the order in which a text is most likely to lack them."""
    return tuple(sorted({frozenset(texts): texts for texts in sets}.values(), key=_rarity, reverse=True))


def quick_to_order(sets: Sequence[Texts]) -> tuple[Texts, ...]:
    """The sets of which the order is soon looked at: of few texts, or of letters; for others a match is as fast."""
    return tuple(texts for texts in sets if len(texts) <= _FEW or _letters(texts) is not None)


def holds_in_order(sets: Sequence[Texts], text: str, start: int, end: int) -> bool:
    """Whether a stretch of a text in lower case holds one text of each set, each behind that of the set before."""
    for texts in sets:
        after = _end_of_first(texts, text, start, end)
        if after is None:
            return False
        start = after
    return True


def _end_of_first(texts: Texts, text: str, start: int, end: int) -> int | None:
    """Where the text of a set that ends first in a stretch does so."""
    if len(texts) == 1:
        at = text.find(texts[0], start, end)
        return at + len(texts[0]) if at >= 0 else None
    if (letters := _letters(texts)) is not None:
        match = letters.search(text, start, end)
        return match.end() if match else None
    ends = [at + len(each) for each in texts if (at := text.find(each, start, end)) >= 0]
    return min(ends, default=None)


@lru_cache(maxsize=4096)
def _letters(texts: Texts) -> re.Pattern[str] | None:
    """A set of single letters, such as the signs of figures, as a class of letters."""
    return re.compile(f"[{re.escape(''.join(texts))}]") if all(len(each) == 1 for each in texts) else None


def _alternatives(tokens: Iterator[re.Match[str]]) -> list[Texts]:
    """What a group needs, up to its closing bracket: all of its only branch, of several the rarest of each."""
    branches = [_Branch()]
    for token in tokens:
        if token["close"]:
            break
        if token["bar"]:
            branches.append(_Branch())
        elif token["open"]:
            inner = _alternatives(tokens)
            is_plain = token["sort"] in _GROUPS or token["sort"].startswith("P<")
            branches[-1].add(inner if is_plain else [])
        else:
            branches[-1].read(token)
    if len(branches) == 1:
        return branches[0].needed()
    rarest = [max(branch.needed(), key=_rarity, default=()) for branch in branches]
    return [tuple(dict.fromkeys(text for texts in rarest for text in texts))] if all(rarest) else []


class _Branch:
    """What stands in a row: letters, and what the groups between them need."""

    def __init__(self) -> None:
        self._parts: list[list[Texts]] = []
        self._run = ""

    def add(self, texts: list[Texts]) -> None:
        """A group, a class or a gap, which may prove optional by what follows."""
        self._end()
        self._parts.append(texts)

    def read(self, token: re.Match[str]) -> None:
        """One more token that is no bracket and no bar."""
        if token["count"]:
            self._leave_out()
        elif token["more"] or token["class"] or token["special"]:
            self.add([])
        else:
            self._run += (token["escaped"] or token["letter"]).lower()

    def needed(self) -> list[Texts]:
        """The sets of all parts that cannot be left out."""
        self._end()
        return [texts for part in self._parts for texts in part]

    def _leave_out(self) -> None:
        if self._run:
            self._run = self._run[:-1]
            self._end()
        elif self._parts:
            self._parts.pop()
        self._parts.append([])

    def _end(self) -> None:
        if self._run:
            self._parts.append([(self._run,)])
        self._run = ""


def _rarity(texts: Sequence[str]) -> tuple[int, int]:
    return min(map(len, texts)), -len(texts)
