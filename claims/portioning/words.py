"""The words of a triad, and what patterns of them have in common.

In a pattern Y stands for the mark of the whole, X for that of its part or of the result, a space for any white space.
"""

import re
from functools import lru_cache

from claims.label import ideas_in
from claims.outcome import LESS, MORE
from claims.triad import FIRST, SHARE
from claims.whole import read_words

HEDGE = (
    r"(?:(?:about|around|roughly|some|nearly|almost|just|only|over|an?|the|approximately|exactly|not quite|a little) )*"
)
NP = r"(?:[\w’'$-]+ ){0,5}?"
START = r"(?:^|[.;:,(–—] ?)"
DEARER = rf"(?:{MORE[3:-1]}|premium|mark-?up|surcharge|overrun|excess)"
CHEAPER = rf"(?:{LESS[3:-1]}|off|discount|savings?|rebate|shortfall|short|markdown)"
X_OF_Y = rf"X (?:[a-z]+ ){{0,2}}?(?:out of|of|among|from) {NP}Y"
RESTATED = rf"@,? ?(?:or|that is,?|i\.e\.,?|\(|–|—) ?{HEDGE}#"
_NAMED = r"%,? (?:of (?:(?:the|its|their|all) )*|(?:the|its|their) )(?P<words>[a-z][^%@#.,;:()–—]*)(?P<then>[@#]?)"
_ITSELF = frozenset("them these those it this that which whom whole all sum amount what money cash target goal".split())


def any_found(patterns: tuple[str, ...], words: str, whole: str = "", result: str = "") -> bool:
    """Whether one of some patterns is found in the words."""
    return any(found(pattern, words, whole, result) for pattern in patterns)


def found(pattern: str, words: str, whole: str = "", result: str = "") -> bool:
    """Whether a pattern is found in the words, in which marks stand for the whole and for its part or the result."""
    return _compiled(pattern, whole, result).search(words) is not None


def is_of_it(words: str) -> bool:
    """Whether the share is one of what stands before it, as far as the words say what it is of."""
    match = _compiled(_NAMED, "", "").search(words)
    if match is None or match["then"] or words.index(SHARE) < words.index(FIRST):
        return True
    named = match["words"].split()
    if named[0] in ("those", "these") and len(named) > 1:
        return False
    if named[0] in _ITSELF or named == ["total"]:
        return True
    whole = read_words(match["words"])
    return not whole.ideas or whole.head in ideas_in(words[: match.start()])


@lru_cache(maxsize=256)
def _compiled(pattern: str, whole: str, result: str) -> re.Pattern[str]:
    pattern = pattern.replace("Y", whole).replace("X", result)
    return re.compile(pattern.replace(" ?", r"\s*").replace(" ", r"\s+"), re.IGNORECASE)
