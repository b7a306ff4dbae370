"""A size that follows from a share and another size: `Of 640 trees, 35% are oaks, so 224 trees are oaks`."""

from claims.movement import DOWN, MOVE, UP
from claims.portioning.formulas import GROWN, LEFT, PART, SIZES, Reading
from claims.portioning.words import CHEAPER, DEARER, HEDGE, NP, RESTATED, START, X_OF_Y, any_found, found, is_of_it
from claims.quantity import Hedge
from claims.stem import idea
from claims.triad import FIRST, SECOND, SHARE, Triad

_EARLIER = (*SIZES, "y / (1 + p)", "y / (1 - p)", "y / p")
_OF_PART = "y / p - y"
_GAP = r"[^.;:%@#]{0,90}?"
_TO = r"(?:(?!\b(?:another|further|than|also|from|by)\b)[^.;:%@#]){0,60}?"
_MORE = rf"(?:{DEARER[3:-1]}|{UP[3:-1]}|raised?|raises|pay rise)"
_LESS = rf"(?:{CHEAPER[3:-1]}|{DOWN[3:-1]})"
_FEE = (
    r"(?:tax|levy|fee|commission|charge|duty|tariff|royalty|surcharge|deposit|contribution|premium|toll|margin|rebate|bonus|tip|"
    r"interest)"
)
_OF = rf"%(?: \([^()%@#]*\))? (?:of|out of) {NP}Y"
_OF_THAT = rf"% of (?:them|these|those|it|this|that|which|whom)(?:,| ?[–—(])+ ?(?:or )?{HEDGE}X"
_OF_Y = rf"{START}(?:of|out of|among|with|from|on|in) {NP}Y{_GAP}%"
_TIES = (
    _OF,
    _OF_Y,
    X_OF_Y,
    rf"\b(?:at|with|given) (?:an? |the )?[^.;:%@#]{{0,40}}%,? {NP}Y",
    rf"%(?: \([^()%@#]*\))?,? (?:[\w’'-]+ ){{0,4}}?(?:off|on|from|for|to) {NP}Y",
    rf"Y[^.;:%@#]*?\b(?:at|earns?|pays?|yields?|charges?|earning|paying|yielding|charging|by|of which|of whom) {HEDGE}%",
    r"Y.*?% of (?:them|these|those|it|this|that|the total|which|whom)\b",
    r"\b(?P<named>[a-z]{3,})\b[^.;]*?Y.*?% of (?:the|this|that) (?P=named)\b",
    rf"Y.*?\badd(?:s|ed|ing)? {HEDGE}%",
    rf"Y.*?\b{_FEE} (?:of|at) {HEDGE}%|Y.*?% (?:[a-z]+ )?{_FEE}\b",
    rf"Y.*?(?:\b(?:{MOVE})(?: of| by)? {HEDGE}%|% (?:{_MORE}|{_LESS})\b)",
    rf"(?:\b(?:by|{MOVE[3:-1]})(?: of| by)? {HEDGE}%|% (?:{_MORE}|{_LESS})\b).*?Y",
)
"""What ties a share to the size that it is of."""
_SO = (
    r"\b(?:in other words,?|so|thus|hence|therefore|meaning|which means|that means|"
    r"(?:that|which|this) (?:is|was|would be|will be|means|makes?|made)(?! (?:so|true|right|correct)\b)|that[’']s|comes? to|"
    r"came to|amount\w* to|works? out (?:at|to)|equals?|equivalent to|leaving|leaves|namely|i\.e\.,?|or|now|"
    rf"the (?:other|remaining)|the rest,) {_TO}X",
    rf"[:(–—] ?{HEDGE}X",
    rf", an? [a-z’'-]+(?: [a-z’'-]+)? of {HEDGE}X(?= ?[,).;]|$)",
    rf", {HEDGE}X(?= in all\b| in total\b| altogether\b)",
)
_APART = (rf", {HEDGE}X(?= ?[,)–—.;])",)
_VERBS = (
    r"\b(?:is|are|was|were|be|costs?|cost|pays?|paid|raises?|raised|brings? in|brought in|yields?|yielded|earns?|earned|"
    r"saves?|saved|adds?|added|adding|saving|reach(?:es|ed|ing)?|(?<!compared\s)(?<!relative\s)to|takes?|took|makes?|"
    r"made|gives?|gave|produces?|numbers?|numbered|means?|meant|has|have|had|owes?|owed|gets?|got|loses?|lost|keeps?|"
    rf"kept|receives?|received|collects?|collected|pockets?|shares?|shared|worth) {HEDGE}X",
    rf"%.*?, {HEDGE}X(?: [a-z]+){{0,3}}? (?:would|will|could)\b",
)
"""What says that a size is a result: by itself (`_SO`), in one sentence (`_APART`), or where the share is tied to the other size."""
_BASE = (
    rf"\b(?:from|than|against|versus|vs\.?|compared (?:with|to)|over) {NP}X",
    rf"\bfrom {NP}Y.*? to {HEDGE}X",
    r"\b(?:compared|versus|vs\.?|against|prior|previous|last year|a year (?:ago|earlier|before))\b[^.;%@#]*X",
    rf"\b(?:which|that|who) (?:costs?|spends?|spent|needs?|needed|employs?|employed|owes?|owed) {HEDGE}X",
    r"X (?:with|without|after|before|if|for (?:two|three|four|both))\b",
    r"X[^.;%@#]*\b(?:a year (?:ago|earlier|before)|(?:prior|previous|last) (?:year|quarter|period|month))",
)
"""What a size is compared with is no result, nor is another case."""
_REST = rf"\b(?:the|its|their) (?:other|remaining|rest,?) {HEDGE}X|\bleav(?:es|ing) {HEDGE}X"
_DOING = r"\bmeans? [a-z]+ing\b[^.;:%@#]*X"
_IN_NUMBERS = (
    rf"[,;.–—(] ?(?:or|i\.e\.,?|namely|making|(?:that|this|which) (?:is|was|are|were|makes?|made|comes? to|came to|amounts? to|would be)|that[’']s) {HEDGE}X"
    r"(?! (?:[\w’'-]+ ){0,3}?(?:not|no|without|cannot|never|other|others|rest|left|remain\w*|still|un\w+|more|fewer|less|too)\b)"
)
"""What tells the part that a share is of in numbers, and nothing of the rest."""
_LOOKS_BACK = (
    r"\b(?:before|previous\w*|earlier|original\w*|formerly|without|used to|had been|in all|in total|whole|altogether)\b"
)
_BY = rf"\b(?:by|adding|adds?|sav(?:e|es|ing)|worth|extra|los(?:t|es?|ing)|shed|gain(?:s|ed)?) {HEDGE}X|\b(?:loss|saving|reduction|difference|rebate|increase) (?:is |was |comes )?(?:to|of|at)? ?{HEDGE}X"
_MOVED_TO = rf"\b(?:to|now|reach\w*|by then) {_TO}X"
_APPOSED = rf"[@#](?: [a-z]+){{0,3}}(?:,| ?\(| or)+ ?(?:or )?{HEDGE}%(?= ?[,).;–—])"
"""A share behind a size that is itself the part: the whole of it stands elsewhere."""


def of_size(triad: Triad) -> Reading | None:
    """One of the sizes follows from the share and the other."""
    words = triad.words
    if triad.lasts or triad.share.hedge is Hedge.OVER or not is_of_it(words):
        return None
    for whole, result in ((FIRST, SECOND), (SECOND, FIRST)):
        if not _in_order(words, whole, result) or any_found(_BASE, words, whole, result):
            continue
        is_elsewhere = _is_elsewhere(words, whole, result)
        so = any_found(_SO, words, whole, result) or not is_elsewhere and any_found(_APART, words, whole, result)
        is_said = so or any_found(_VERBS, words, whole, result) and not is_elsewhere
        is_tied = any_found(_TIES, words, whole, result) or so and words.index(whole) < words.index(SHARE)
        if is_said and is_tied and not _is_others(words, whole, result) and not _is_done(triad, whole, result):
            return Reading(result, whole, *_meant(words, whole, result))
    return None


def _is_done(triad: Triad, whole: str, result: str) -> bool:
    """Whether a size counts other things, which something is done with: `this means running 400 buses`."""
    ideas = {idea(size.noun) for size in (triad.first, triad.second)}
    return len(ideas) > 1 and found(_DOING, triad.words, whole, result)


def _in_order(words: str, whole: str, result: str) -> bool:
    """Whether a size stands behind the share and the whole, or right before its whole."""
    if words.index(result) < words.index(SHARE):
        return False
    return words.index(whole) < words.index(result) or found(X_OF_Y, words, whole, result)


def _is_elsewhere(words: str, whole: str, result: str) -> bool:
    """Whether a sentence or a semicolon parts a size from the share and the whole."""
    start = max(words.index(whole), words.index(SHARE))
    return not {".", ";"}.isdisjoint(words[start : words.index(result)])


def _is_others(words: str, whole: str, result: str) -> bool:
    """Whether the share belongs to something else: it stands behind its own part, or the sizes are one said twice."""
    if found(_APPOSED, words) and not found(_OF_Y, words, whole, result):
        return True
    return found(RESTATED, words) and not found(_OF, words, whole, result)


def _meant(words: str, whole: str, result: str) -> tuple[str, tuple[str, ...]]:
    """The formula for a size that the words speak of, and all that they may mean."""
    if found(_REST, words, whole, result):
        return LEFT, (LEFT, _OF_PART)
    is_of = any_found((_OF, _OF_Y), words, whole, result)
    if found(_OF_THAT, words, whole, result) or is_of and found(_IN_NUMBERS, words, whole, result):
        return PART, (PART,)
    if found(_OF, words, whole, result):
        return PART, (PART, LEFT)
    is_up, is_down = (
        found(rf"(?<![-\w])(?:{way})(?:[^.;%@#]{{0,30}} by| of)? {HEDGE}%|% (?:{way})\b", words)
        for way in (_MORE, _LESS)
    )
    possible = _EARLIER if found(_LOOKS_BACK, words) else SIZES
    if is_up == is_down or found(_BY, words, whole, result):
        return PART, possible
    spoken = GROWN if is_up else LEFT
    return spoken, (spoken,) if found(_MOVED_TO, words, whole, result) else possible
