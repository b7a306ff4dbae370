"""Count nouns after a number: "20 contract workers" counts workers."""

import re

from checker.scanning.lexicon import word_set
from claims.pattern import lazy_regex

_IRREGULAR_PLURALS = {
    "people": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "mice": "mouse",
    "geese": "goose",
    "teeth": "tooth",
    "feet": "foot",
    "lives": "life",
    "wives": "wife",
    "halves": "half",
    "shelves": "shelf",
    "leaves": "leaf",
    "loaves": "loaf",
    "knives": "knife",
    "criteria": "criterion",
    "phenomena": "phenomenon",
    "bacteria": "bacterium",
    "analyses": "analysis",
    "hypotheses": "hypothesis",
    "movies": "movie",
    "cookies": "cookie",
    "pies": "pie",
    "ties": "tie",
    "lies": "lie",
    "calories": "calorie",
    "zombies": "zombie",
    "rookies": "rookie",
    "axes": "axe",
}
_SAME_IN_PLURAL = word_set(
    """
    data staff police cattle sheep fish aircraft series species percent personnel salmon trout cod herring mackerel deer
    reindeer bison spacecraft
    """
)
_IRREGULAR_PLURALS |= {word: word for word in _SAME_IN_PLURAL}

_PLURALS_IN_SES = word_set("buses gases lenses viruses bonuses campuses")
"""Nouns in -s whose plural adds -es; any other -ses is a noun in -se: houses, cases."""

_SINGULARS_IN_S = word_set("gas bus lens news analysis basis physics economics mathematics")

NOT_NOUNS = word_set(
    """
    a about above across after again against ago all along already also although always am among an
    and another any are around as at away back be because become became been before began behind
    being below besides between beyond both but by came can cannot could did do does done down due
    during each early either else even ever every few for from further get gets give given gives
    goes going gone got had has have having he hence her here hers him his how however i if in
    inside instead into is it its itself just last late later least less like likely made make makes
    many may maybe me might mine more most much must my near nearly neither never next no nor not
    now of off often on once one only onto or other others ought our ours out over own perhaps plus
    rather really remains s said same says several shall she should since so some soon still such
    take takes than that thanks the their theirs them then there these they this those though thus
    till to today together too took total towards under unless until up upon us very via was way we
    well went were what whatever when where whereas whether which while who whose why will with
    within without would yes yet you your yours versus vs plus minus equals means gives makes costs
    comes costs leaves yields amounts adds represents includes requires needs uses earns pays spends
    sells buys runs works rises falls grows rose fell grew increases decreases shows suggests serves
    covers lets has
    """
)
"""Words that cannot be the count noun after a number."""

_VERBS_TOO = word_set("runs works costs rises falls shows increases decreases serves")
"""Nouns that are mostly verbs after a number, but where nothing more is said: 14,600 runs, 40 shows a week."""
_ENDS = lazy_regex(r" ?[,;)]|\.(?!\w)|[ \n](?:a|per|each|every)[ \n](?:day|week|month|year|season|night)\b")
_IN_LY = word_set(
    """
    family elderly daily nightly weekly monthly quarterly yearly supply assembly friendly orderly costly deadly lonely
    lively lovely ugly jelly rally reply fly holy homily july hilly woolly grisly early single-family multi-family
    """
)
"""Words in -ly that say what sort of thing is counted, and not how."""
_NUMBERS = word_set("two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty half")
NOUN = lazy_regex(r"[A-Za-z]+(?:-[a-z]+)*(?!\w)")
_MODIFIER = lazy_regex(r"[A-Za-z][\w’'-]* ")
_COMPOUND = lazy_regex(r"([a-z]{3,})(?=[ \n]{1,5}[a-z]{3,})")
_REACH = 3


def noun_at(text: str, at: int) -> tuple[str, int] | None:
    """The plural noun here, in the singular, and where it ends; up to two modifiers may stand before it."""
    start = at
    for _ in range(_REACH):
        match = NOUN.match(text, start)
        if match is None or match[0] in _NUMBERS:
            return None
        if match[0].lower() in NOT_NOUNS and not (match[0] in _VERBS_TOO and _ENDS.match(text, match.end())):
            return None
        if (noun := singular(match[0])) is not None and not _is_of_next(text, match):
            return noun, match.end()
        modifier = _MODIFIER.match(text, start)
        if modifier is None or match[0].endswith("ly") and match[0] not in _IN_LY:
            return None
        start = modifier.end()
    return None


def _is_of_next(text: str, match: re.Match[str]) -> bool:
    """Whether a noun that is alike in the plural says of which sort the next one is: 12 salmon farms."""
    if match[0] not in _SAME_IN_PLURAL:
        return False
    behind = NOUN.match(text, match.end() + 1) if text[match.end() : match.end() + 1] == " " else None
    return behind is not None and behind[0].lower() not in NOT_NOUNS and singular(behind[0]) is not None


def compound_noun_at(text: str, at: int) -> tuple[str, int] | None:
    """The singular noun after a number and a hyphen, before another noun: a 10-point plan."""
    match = _COMPOUND.match(text, at)
    return None if match is None or match[1] in NOT_NOUNS else (match[1], match.end(1))


def singular(noun: str) -> str | None:
    """The singular of a plural noun, or None where the word is no plural."""
    lower = noun.lower()
    if lower in _IRREGULAR_PLURALS:
        return _IRREGULAR_PLURALS[lower]
    if len(noun) < 3 or not noun.endswith("s") or noun.endswith(("ss", "us", "is")) or lower in _SINGULARS_IN_S:
        return None
    if lower.endswith("ies") and len(lower) > 4:
        return noun[:-3] + "y"
    if lower.endswith(("sses", "ches", "shes", "xes", "zzes")) or lower in _PLURALS_IN_SES:
        return noun[:-2]
    return noun[:-1]
