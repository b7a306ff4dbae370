"""What the words around a share and two sizes make of them: which of the three follows from the others, and how.

`Of 640 trees, 35% are oaks, so 224 trees are oaks.` `A loan of $80,000 at 5 percent costs $4,000 a year.` `The coat
costs $85. With 20 percent off it is $68.` `It sells for $58 what costs it $40, a markup of 45 percent.` The three stand
alone together. The words leave half open what they have to do with each other ("of", "off", "less", "left"): a reading
holds the formula that they speak of and all others that they may mean.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from claims.dates import MONTH
from claims.kinds.kind import same_measure
from claims.label import ideas_in
from claims.movement import DOWN, MOVE, UP
from claims.outcome import LESS, MORE
from claims.quantity import Hedge, size_of
from claims.triad import FIRST, SECOND, SHARE, Triad
from claims.whole import read_words

PART, LEFT, GROWN = _SIZES = ("p * y", "y * (1 - p)", "y * (1 + p)")
"""What a share `p` makes of a size `y`: so much of it, what is left without that, what it is with that."""
_EARLIER = (*_SIZES, "y / (1 + p)", "y / (1 - p)", "y / p")
_OF_PART = "y / p - y"
RATIO, FALL, RISE = _SHARES = ("x / y", "(x - y) / y", "(y - x) / x")
"""What a smaller size `x` and a larger one `y` give: a part of a whole, and the change down or up between them."""
_OF_PARTS = ("x / (x + y)", "y / (x + y)", "y / x")
_OF_CHANGES = (*_SHARES, *_OF_PARTS, "x / (y - x)")

# In a pattern Y stands for the mark of the whole, X for that of its part or of the result, a space for any white space.
_HEDGE = (
    r"(?:(?:about|around|roughly|some|nearly|almost|just|only|over|an?|the|approximately|exactly|not quite|a little) )*"
)
_NP = r"(?:[\w’'$-]+ ){0,5}?"
_GAP = r"[^.;:%@#]{0,90}?"
_TO = r"(?:(?!\b(?:another|further|than|also|from|by)\b)[^.;:%@#]){0,60}?"
_START = r"(?:^|[.;:,(–—] ?)"
_DEARER = rf"(?:{MORE[3:-1]}|premium|mark-?up|surcharge|overrun|excess)"
_CHEAPER = rf"(?:{LESS[3:-1]}|off|discount|savings?|rebate|shortfall|short|markdown)"
_MORE = rf"(?:{_DEARER[3:-1]}|{UP[3:-1]}|raised?|raises|pay rise)"
_LESS = rf"(?:{_CHEAPER[3:-1]}|{DOWN[3:-1]})"
_CLOSED = r"(?= ?[.,;:)–—]|$| than\b| and\b| but\b)"
_FEE = (
    r"(?:tax|levy|fee|commission|charge|duty|tariff|royalty|surcharge|deposit|contribution|premium|toll|margin|rebate|bonus|tip|"
    r"interest)"
)

_OF = rf"%(?: \([^()%@#]*\))? (?:of|out of) {_NP}Y"
_OF_Y = rf"{_START}(?:of|out of|among|with|from|on|in) {_NP}Y{_GAP}%"
_X_OF_Y = rf"X (?:[a-z]+ ){{0,2}}?(?:out of|of|among|from) {_NP}Y"
_PAIRS = (
    _X_OF_Y,
    rf"{_START}(?:of|out of|among) {_NP}Y[^.;%@#]{{0,60}},? {_HEDGE}X",
    rf"X[^.;%@#]{{0,40}}?(?:,| ?[–—(:]| or) ?(?:or )?{_HEDGE}% of {_NP}Y",
)
_PART_BEHIND = rf"% ?(?:\(|,? or |, ){_HEDGE}X(?:\)|,)? (?:out )?of {_NP}Y"
_PAIR_BEHIND = r"%[^.;@#]*(?:,| ?[–—(:]) ?X (?:out )?of [^.;%@#]{0,30}Y"
_TIES = (
    _OF,
    _OF_Y,
    _X_OF_Y,
    rf"\b(?:at|with|given) (?:an? |the )?[^.;:%@#]{{0,40}}%,? {_NP}Y",
    rf"%(?: \([^()%@#]*\))?,? (?:[\w’'-]+ ){{0,4}}?(?:off|on|from|for|to) {_NP}Y",
    rf"Y[^.;:%@#]*?\b(?:at|earns?|pays?|yields?|charges?|earning|paying|yielding|charging|by|of which|of whom) {_HEDGE}%",
    r"Y.*?% of (?:them|these|those|it|this|that|the total|which|whom)\b",
    rf"Y.*?\b{_FEE} (?:of|at) {_HEDGE}%|Y.*?% (?:[a-z]+ )?{_FEE}\b",
    rf"Y.*?(?:\b(?:{MOVE})(?: of| by)? {_HEDGE}%|% (?:{_MORE}|{_LESS})\b)",
    rf"(?:\b(?:by|{MOVE[3:-1]})(?: of| by)? {_HEDGE}%|% (?:{_MORE}|{_LESS})\b).*?Y",
)
"""What ties a share to the size that it is of."""
_SO = (
    r"\b(?:so|thus|hence|therefore|meaning|which means|that means|(?:that|which|this) (?:is|was)|that[’']s|comes? to|"
    r"came to|amount\w* to|works? out (?:at|to)|equals?|equivalent to|leaving|leaves|namely|i\.e\.,?|or|now|"
    rf"the (?:other|remaining)|the rest,) {_TO}X",
    rf"[:(–—] ?{_HEDGE}X",
    rf", an? [a-z’'-]+(?: [a-z’'-]+)? of {_HEDGE}X(?= ?[,).;]|$)",
    rf", {_HEDGE}X(?= ?[,)–—.;]| in all\b| in total\b| altogether\b)",
)
_VERBS = (
    r"\b(?:is|are|was|were|be|costs?|cost|pays?|paid|raises?|raised|brings? in|brought in|yields?|yielded|earns?|earned|"
    r"saves?|saved|adds?|added|adding|saving|reach(?:es|ed|ing)?|(?<!compared\s)(?<!relative\s)to|takes?|took|makes?|"
    r"made|gives?|gave|produces?|numbers?|numbered|means?|meant|has|have|had|owes?|owed|gets?|got|loses?|lost|keeps?|"
    rf"kept|receives?|received) {_HEDGE}X",
    rf"%.*?, {_HEDGE}X(?: [a-z]+){{0,3}}? (?:would|will|could)\b",
)
"""What says that a size is a result: by itself (`_SO`), or where the share is tied to the other size."""
_BASE = (
    rf"\b(?:from|than|against|versus|vs\.?|compared (?:with|to)|over) {_NP}X",
    rf"\bfrom {_NP}Y.*? to {_HEDGE}X",
    r"\b(?:compared|versus|vs\.?|against|prior|previous|last year|a year (?:ago|earlier|before))\b[^.;%@#]*X",
    r"X (?:with|without|after|before|if|for (?:two|three|four|both))\b",
    r"X[^.;%@#]*\b(?:a year (?:ago|earlier|before)|(?:prior|previous|last) (?:year|quarter|period|month))",
)
"""What a size is compared with is no result, nor is another case."""
_REST = rf"\b(?:the|its|their) (?:other|remaining|rest,?) {_HEDGE}X|\bleav(?:es|ing) {_HEDGE}X"
_LEFT_OVER = r"\b(?:leav\w+|left|remain\w*|rest|others?|more|profits?)\b"
_LOOKS_BACK = (
    r"\b(?:before|previous\w*|earlier|original\w*|formerly|without|used to|had been|in all|in total|whole|altogether)\b"
)
_BY = rf"\b(?:by|adding|adds?|sav(?:e|es|ing)|worth|extra) {_HEDGE}X"
_MOVED_TO = rf"\b(?:to|now|reach\w*|by then) {_TO}X"
_HENCE = (
    r"[@#].*\b(?:so|thus|hence|therefore|that[’']s|"
    r"(?:that|this|it|which|there) (?:is|was|makes|made|means|has been|represents))\b"
    rf"[^.;%@#]{{0,60}}? {_HEDGE}%"
)
_SHARE_SAID = (
    _HENCE,
    r"[@#][^.;%@#]*(?:,| ?[–—(:]|\bor|\b(?:is|are|was|were|makes?|made|make up|earns?|equals?)|"
    rf"\ban?(?: [\w’'-]+){{1,4}} of) ?{_HEDGE}%",
    rf"[@#].*\b(?:is|are|was|were) {_HEDGE}% (?:{_DEARER}|{_CHEAPER}){_CLOSED}",
    rf"[@#].*\b(?:puts?|putting|brings?|bringing) [^.;%@#]{{1,40}} (?:at|to) {_HEDGE}%",
    r"[@#][^%]*% of (?:it|that|this|the (?:total|whole))(?= ?[.,;)])",
)
"""What says that a share is a result."""
_RESTATED = rf"@,? ?(?:or|that is,?|i\.e\.,?|\(|–|—) ?{_HEDGE}#"
_APPOSED = rf"[@#](?: [a-z]+){{0,3}}(?:,| ?\(| or)+ ?(?:or )?{_HEDGE}%(?= ?[,).;–—])"
"""A share behind a size that is itself the part: the whole of it stands elsewhere."""
_DIFFERENCE = (
    rf"[@#] or %|[@#](?: [\w’'-]+){{0,2}}? (?:more|less|fewer|higher|lower|cheaper)\b|"
    rf"\b(?:by|lost|gained|gap of|difference of|saves?|saved|cut|rise of|fall of) {_HEDGE}[@#]"
)
_ADDED = rf"\b(?:gained|added|put on|{UP[3:-1]})(?: of| by)? {_HEDGE}X|X(?: [\w’'-]+){{0,2}}? (?:more|higher)\b"
_LOST = rf"\b(?:lost|shed|saved|saves|{DOWN[3:-1]})(?: of| by)? {_HEDGE}X|X(?: [\w’'-]+){{0,2}}? (?:less|fewer|lower)\b"
_THAN = r"X(?: [\w’'-]+){0,2}? (?:more|higher|less|fewer|lower) than\b"
_OF_CHANGE = (
    rf"[@#][^.;%@#]*(?:,| ?[–—(:]|\bor|\bthat is|\bwhich is) ?(?:or )?(?:(?:an? |the )?(?:[a-z]+ )?(?:{MOVE}) of )?{_HEDGE}%"
    r"(?= ?[.,;:)–—]|$)"
)
"""A change in another unit, and the share of the earlier size that it is."""
_UNSURE = (
    r"\b(?:again|respectively|even though|although|nominal\w*|adjust\w*|inflation|real terms|average|(?:per|each|every)(?! (?:year|month|week|day|night))|"
    r"if only|target rate|than expected|excluding|alone|sequential\w*|organically|currency)\b|[=×÷*+]|[@#%]\s*/|/\s*[@#%]"
)
_OF_ANOTHER = (
    r"% of (?:whom|which|them|these|those)\b",
    r"\b(?:against|than|compared|versus|from) [^.;%@#]{0,40}%",
    rf"% (?:(?:{MORE}|{LESS}) )?(?:than|from|over|on|above|below|compared|against|versus)\b(?! {_NP}[@#])",
    rf"(?<!make\s)(?<!makes\s)(?<!made\s)(?<!making\s)\b(?:{MOVE})(?: of| by)? {_HEDGE}%|% (?:{UP}|{DOWN})\b",
    rf"% (?:{MORE}|{LESS})\b(?!{_CLOSED})",
    rf"\b(?:{MOVE})(?: of| by)? {_HEDGE}[@#],? ?(?:or |\()% ?",
)
"""A share of the part, of something compared with, or a change: no share of the two sizes."""
_PLACES = re.compile(rf"[%@#].*\b(?:In|At|For) (?!{MONTH})[A-Z][a-z]")
_NAMED = r"%,? (?:of (?:(?:the|its|their|all) )*|(?:the|its|their) )(?P<words>[a-z][^%@#.,;:()–—]*)(?P<then>[@#]?)"
_THOUSAND = 1000
_ITSELF = frozenset("them these those it this that which whom whole all sum amount what money cash target goal".split())


class Reading(NamedTuple):
    """The mark of the result and of the whole, the formula that the words speak of, and all that they may mean.

    `is_pair` tells whether the words join a part to its whole.
    """

    asserted: str
    whole: str
    spoken: str
    possible: tuple[str, ...]
    is_pair: bool = False


def read(triad: Triad) -> Reading | None:
    """What the words of a triad make of it; None where they say of none of the three that it follows."""
    is_unsure = _found(_UNSURE, triad.words) or _PLACES.search(triad.words)
    return None if is_unsure else _behind(triad) or _of_size(triad) or _of_change(triad) or _of_share(triad)


def _behind(triad: Triad) -> Reading | None:
    """A share with its part behind it: `22 percent (264) of the 1,200`, `57 percent: 48 of 84`."""
    for whole, part in ((FIRST, SECOND), (SECOND, FIRST)):
        if _found(_PART_BEHIND, triad.words, whole, part):
            return Reading(part, whole, PART, (PART,), is_pair=True)
        if _found(_PAIR_BEHIND, triad.words, whole, part):
            return Reading(SHARE, whole, RATIO, (RATIO,), is_pair=True)
    return None


def _of_size(triad: Triad) -> Reading | None:
    """One of the sizes follows from the share and the other."""
    words = triad.words
    if triad.lasts or triad.share.hedge is Hedge.OVER or not _is_of_it(words):
        return None
    for whole, result in ((FIRST, SECOND), (SECOND, FIRST)):
        if not _in_order(words, whole, result) or _any(_BASE, words, whole, result):
            continue
        so = _any(_SO, words, whole, result)
        is_said = so or _any(_VERBS, words, whole, result) and not _is_elsewhere(words, whole, result)
        is_tied = _any(_TIES, words, whole, result) or so and words.index(whole) < words.index(SHARE)
        if is_said and is_tied and not _is_others(words, whole, result):
            return Reading(result, whole, *_meant(words, whole, result))
    return None


def _in_order(words: str, whole: str, result: str) -> bool:
    """Whether a size stands behind the share and the whole, or right before its whole."""
    if words.index(result) < words.index(SHARE):
        return False
    return words.index(whole) < words.index(result) or _found(_X_OF_Y, words, whole, result)


def _is_elsewhere(words: str, whole: str, result: str) -> bool:
    """Whether a sentence or a semicolon parts a size from the share and the whole."""
    start = max(words.index(whole), words.index(SHARE))
    return not {".", ";"}.isdisjoint(words[start : words.index(result)])


def _is_others(words: str, whole: str, result: str) -> bool:
    """Whether the share belongs to something else: it stands behind its own part, or the sizes are one said twice."""
    if _found(_APPOSED, words) and not _found(_OF_Y, words, whole, result):
        return True
    return _found(_RESTATED, words) and not _found(_OF, words, whole, result)


def _meant(words: str, whole: str, result: str) -> tuple[str, tuple[str, ...]]:
    """The formula for a size that the words speak of, and all that they may mean."""
    if _found(_REST, words, whole, result):
        return LEFT, (LEFT, _OF_PART)
    if _found(_OF, words, whole, result):
        return PART, (PART, LEFT)
    is_up, is_down = (
        _found(rf"(?<![-\w])(?:{way})(?:[^.;%@#]{{0,30}} by| of)? {_HEDGE}%|% (?:{way})\b", words)
        for way in (_MORE, _LESS)
    )
    possible = _EARLIER if _found(_LOOKS_BACK, words) else _SIZES
    if is_up == is_down or _found(_BY, words, whole, result):
        return PART, possible
    spoken = GROWN if is_up else LEFT
    return spoken, (spoken,) if _found(_MOVED_TO, words, whole, result) else possible


def _of_change(triad: Triad) -> Reading | None:
    """The share is what one of the sizes, which is said to be a change, is of the other."""
    words = triad.words
    low, high = (FIRST, SECOND) if size_of(triad.first) < size_of(triad.second) else (SECOND, FIRST)
    is_up, is_down = (_found(pattern.replace("X", low), words) for pattern in (_ADDED, _LOST))
    if is_up == is_down or not _found(_OF_CHANGE, words) or not same_measure(triad.first, triad.second):
        return None
    of_earlier = "x / (y - x)" if is_up else "x / (x + y)"
    if _found(_THAN.replace("X", low), words):
        return Reading(SHARE, high, of_earlier, (of_earlier,))
    return Reading(SHARE, high, RATIO, (RATIO, of_earlier))


def _of_share(triad: Triad) -> Reading | None:
    """The share follows from the two sizes, which stand before it or are a part and its whole."""
    words = triad.words
    low, high = (FIRST, SECOND) if size_of(triad.first) < size_of(triad.second) else (SECOND, FIRST)
    is_pair = _any(_PAIRS, words, high, low)
    if words.index(SHARE) < words.index(SECOND) and not is_pair or _any((*_OF_ANOTHER, _RESTATED), words):
        return None
    if is_pair and _shares_a_scale(triad):
        return None
    is_of_it = _is_of_it(words) or is_pair and _found(_HENCE, words)
    if not is_of_it or not (is_pair or same_measure(triad.first, triad.second)) or not _any(_SHARE_SAID, words):
        return None
    is_up, is_down = (
        _found(rf"% (?:{way}){_CLOSED}|(?<![-\w])(?:{way}) (?:of|by) {_HEDGE}%", words) for way in (_DEARER, _CHEAPER)
    )
    if is_up != is_down:
        spoken = RISE if is_up else FALL
        return Reading(SHARE, high, spoken, (spoken, *(_OF_CHANGES if _found(_DIFFERENCE, words) else ())))
    return Reading(SHARE, high, RATIO, (RATIO, FALL) if is_pair else _possible_of(words), is_pair)


def _possible_of(words: str) -> tuple[str, ...]:
    """What two sizes may give: where one is left, they are two parts of what stands elsewhere."""
    return (*_SHARES, *_OF_PARTS) if _found(_LEFT_OVER, words) else (*_SHARES, "y / x")


def _shares_a_scale(triad: Triad) -> bool:
    """Whether a part leaves its scale to the whole behind it: 45 of the 60 million."""
    return triad.second.has_scale and not triad.first.has_scale and triad.first.value < _THOUSAND


def _is_of_it(words: str) -> bool:
    """Whether the share is one of what stands before it, as far as the words say what it is of."""
    match = _compiled(_NAMED, "", "").search(words)
    if match is None or match["then"] or words.index(SHARE) < words.index(FIRST):
        return True
    named = match["words"].split()
    if named[0] in _ITSELF or named == ["total"]:
        return True
    whole = read_words(match["words"])
    return not whole.ideas or whole.head in ideas_in(words[: match.start()])


def _any(patterns: tuple[str, ...], words: str, whole: str = "", result: str = "") -> bool:
    return any(_found(pattern, words, whole, result) for pattern in patterns)


def _found(pattern: str, words: str, whole: str = "", result: str = "") -> bool:
    return _compiled(pattern, whole, result).search(words) is not None


@lru_cache(maxsize=256)
def _compiled(pattern: str, whole: str, result: str) -> re.Pattern[str]:
    pattern = pattern.replace("Y", whole).replace("X", result)
    return re.compile(pattern.replace(" ?", r"\s*").replace(" ", r"\s+"), re.IGNORECASE)
