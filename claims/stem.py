"""Words as labels compare them: without their endings, and words for one idea as one.

The endings are those of English inflection and of the nouns that are made of verbs; they need not give words, only the
same stem for the same word.
"""

from functools import lru_cache
from importlib import resources

_ENDINGS = ("ings", "ing", "ies", "ied", "ers", "es", "ed", "ly", "er", "e", "s", "y")
_SHORTEST = 3
_WHOLE = frozenset("summer letter corner flower shower tower matter dinner copper".split())
"""Words that end as others do that have an ending: a summer is no sum."""
_OWN_LY = ("ply", "mily", "mbly", "maly")
"""How words end of which `ly` is no ending: of a reply come replies, of a family families."""
_VOWELS = tuple("aeou")


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A word in lower case without its ending."""
    plain = word.lower().replace("’", "'").removesuffix("'s").rstrip("'")
    if plain.removesuffix("s") in _WHOLE:
        return plain.removesuffix("s")
    for ending in _ENDINGS:
        is_own = ending == "s" and plain.endswith("ss") or ending == "y" and plain[-2:-1] in _VOWELS
        is_own = is_own or ending == "ly" and plain.endswith(_OWN_LY)
        if plain.endswith(ending) and len(plain) - len(ending) >= _SHORTEST and not is_own:
            return _undoubled(plain[: -len(ending)])
    return plain


@lru_cache(maxsize=8192)
def idea(word: str) -> str:
    """What a word stands for: its stem, or the stem of the first word of its line in the table of ideas."""
    plain = stem(word)
    return _ideas().get(plain, plain)


@lru_cache(maxsize=8192)
def stems_of(one: str) -> tuple[str, ...]:
    """The stems of the words that stand for an idea."""
    return tuple(stem for stem, other in _ideas().items() if other == one) or (one,)


def _undoubled(plain: str) -> str:
    """`planned` is of `plan`, `committee` of `commit`."""
    return plain[:-1] if len(plain) > _SHORTEST and plain[-1] == plain[-2] and plain[-1] not in "ls" else plain


@lru_cache(maxsize=1)
def _ideas() -> dict[str, str]:
    table = resources.files("claims").joinpath("ideas.txt").read_text(encoding="utf-8")
    lines = [line.split() for line in table.splitlines() if line and not line.startswith("#")]
    return {stem(word): stem(line[0]) for line in lines for word in line}
