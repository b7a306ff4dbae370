"""A share that follows from two sizes: `It sells for $58 what costs it $40, a markup of 45 percent`."""

from claims.kinds.kind import same_measure
from claims.movement import DOWN, MOVE, UP
from claims.outcome import LESS, MORE
from claims.portioning.formulas import FALL, RATIO, RISE, SHARES, SIDES, Reading
from claims.portioning.words import CHEAPER, DEARER, HEDGE, NP, RESTATED, START, X_OF_Y, any_found, found, is_of_it
from claims.quantity import size_of
from claims.triad import FIRST, SECOND, SHARE, Triad

_OF_PARTS = ("x / (x + y)", "y / (x + y)", "y / x")
_OF_CHANGES = (*SHARES, *_OF_PARTS, "x / (y - x)")
_CLOSED = r"(?= ?[.,;:)–—]|$| than\b| and\b| but\b)"
_PAIRS = (
    X_OF_Y,
    rf"{START}(?:of|out of|among) {NP}Y[^.;%@#]{{0,60}},? {HEDGE}X",
    rf"X[^.;%@#]{{0,40}}?(?:,| ?[–—(:]| or) ?(?:or )?{HEDGE}% of {NP}Y",
)
_HENCE = (
    r"[@#].*\b(?:so|thus|hence|therefore|that[’']s|"
    r"(?:that|this|it|which|there) (?:is|was|makes|made|means|has been|represents))\b"
    rf"[^.;%@#]{{0,60}}? {HEDGE}%"
)
_SHARE_SAID = (
    _HENCE,
    r"[@#][^.;%@#]*(?:,| ?[–—(:]|\bor|\b(?:is|are|was|were|makes?|made|make up|earns?|equals?)|"
    rf"\ban?(?: [\w’'-]+){{1,4}} of) ?{HEDGE}%",
    rf"[@#].*\b(?:is|are|was|were) {HEDGE}% (?:{DEARER}|{CHEAPER}){_CLOSED}",
    rf"[@#].*\b(?:puts?|putting|brings?|bringing) [^.;%@#]{{1,40}} (?:at|to) {HEDGE}%",
    r"[@#][^%]*% of (?:it|that|this|the (?:total|whole))(?= ?[.,;)])",
)
"""What says that a share is a result."""
_OR_OF_WHOLE = rf"#[^.;:%@#]{{0,40}}(?:,| ?[–—(]) ?(?:or|that is|i\.e\.) {HEDGE}% of (?:the|its|their|all)\b"
"""A part that is said again as a share of its whole."""
_DIFFERENCE = (
    rf"[@#] or %|[@#](?: [\w’'-]+){{0,2}}? (?:more|less|fewer|higher|lower|cheaper)\b|"
    rf"\b(?:by|lost|gained|gap of|difference of|saves?|saved|cut|rise of|fall of) {HEDGE}[@#]"
)
_HIGHER, _LOWER = "higher|greater|larger|dearer|longer|heavier", "lower|smaller|cheaper|shorter|lighter"
_MORE_BY = rf"\b(?:{_HIGHER}|{_LOWER}) by {HEDGE}X"
_ADDED = (
    rf"\b(?:gained|added|put on|{_HIGHER}|{UP[3:-1]})(?: of| by)? {HEDGE}X|X(?: [\w’'-]+){{0,2}}? (?:more|higher)\b"
)
_LOST = rf"\b(?:lost|shed|saved|saves|{_LOWER}|{DOWN[3:-1]})(?: of| by)? {HEDGE}X|X(?: [\w’'-]+){{0,2}}? (?:less|fewer|lower)\b"
_THAN = r"X(?: [\w’'-]+){0,2}? (?:more|higher|less|fewer|lower) than\b"
_OF_CHANGE = (
    rf"[@#][^.;%@#]*(?:,| ?[–—(:]|\bor|\bthat is|\bwhich is) ?(?:or )?(?:(?:an? |the )?(?:[a-z]+ )?(?:{MOVE}) of )?{HEDGE}%"
    r"(?= ?[.,;:)–—]|$)"
)
"""A change in another unit, and the share of the earlier size that it is."""
_OF_ANOTHER = (
    r"% of (?:whom|which|these|those|them)\b(?! ?[.;)–—]| ?$)",
    r"\b(?:against|than|compared|versus|from) [^.;%@#]{0,40}%",
    rf"% (?:(?:{MORE}|{LESS}) )?(?:than|from|over|on|above|below|compared|against|versus)\b(?! {NP}[@#])",
    rf"(?<!make\s)(?<!makes\s)(?<!made\s)(?<!making\s)\b(?:{MOVE})(?: of| by)? {HEDGE}%|% (?:{UP}|{DOWN})\b",
    rf"% (?:{MORE}|{LESS})\b(?!{_CLOSED})",
    rf"\b(?:{MOVE})(?: of| by)? {HEDGE}[@#],? ?(?:or |\()% ?",
)
"""A share of the part, of something compared with, or a change: no share of the two sizes."""
_VOTES = (
    rf"\bby {HEDGE}@(?: (?:votes?|members|seats|ballots|voters|people|delegates))? (?:to|against) {HEDGE}#"
    rf"|@ (?:votes?|ballots) (?:to|against) {HEDGE}#"
    r"|@ (?:[a-z]+ ){0,2}?(?:for|in favou?r|yes)\b[^.;%@#]{0,12} (?:to |and )?# (?:[a-z]+ ){0,2}?(?:against|no)\b"
)
"""Two sides of a vote, of which each is a part of both."""
_OF_NO_SIDE = (
    rf"\b(?:{MOVE}|cut|raised?|reduced|beat|won|lost)(?: of)? by {HEDGE}@",
    r"\b(?:turnout|present|quorum|polls?|though|although|needed|required|threshold|predicted|expected)\b",
)
"""What says that two sizes are no sides, or the share none of theirs."""
_THOUSAND = 1000


def of_change(triad: Triad) -> Reading | None:
    """The share is what one of the sizes, which is said to be a change, is of the other."""
    words = triad.words
    low, high = (FIRST, SECOND) if size_of(triad.first) < size_of(triad.second) else (SECOND, FIRST)
    is_up, is_down = (found(pattern.replace("X", low), words) for pattern in (_ADDED, _LOST))
    if is_up == is_down or not found(_OF_CHANGE, words) or not same_measure(triad.first, triad.second):
        return None
    of_earlier = "x / (y - x)" if is_up else "x / (x + y)"
    if found(_THAN.replace("X", low), words):
        return Reading(SHARE, high, of_earlier, (of_earlier,))
    spoken = of_earlier if found(_MORE_BY.replace("X", low), words) else RATIO
    return Reading(SHARE, high, spoken, (RATIO, of_earlier))


def of_share(triad: Triad) -> Reading | None:
    """The share follows from the two sizes, which stand before it or are a part and its whole."""
    words = triad.words
    low, high = (FIRST, SECOND) if size_of(triad.first) < size_of(triad.second) else (SECOND, FIRST)
    if found(_VOTES, words) and not any_found(_OF_NO_SIDE, words):
        spoken = SIDES[0] if high == SECOND else SIDES[1]
        return Reading(SHARE, SECOND, spoken, SIDES)
    is_pair = any_found(_PAIRS, words, high, low)
    if words.index(SHARE) < words.index(SECOND) and not is_pair or any_found((*_OF_ANOTHER, RESTATED), words):
        return None
    if is_pair and _shares_a_scale(triad):
        return None
    is_its = is_of_it(words) or is_pair and found(_HENCE, words)
    if not is_its or not (is_pair or same_measure(triad.first, triad.second)) or not any_found(_SHARE_SAID, words):
        return None
    is_up, is_down = (
        found(rf"% (?:{way}){_CLOSED}|(?<![-\w])(?:{way}) (?:of|by) {HEDGE}%", words) for way in (DEARER, CHEAPER)
    )
    if is_up != is_down:
        spoken = RISE if is_up else FALL
        return Reading(SHARE, high, spoken, (spoken, *(_OF_CHANGES if found(_DIFFERENCE, words) else ())))
    if low == SECOND and found(_OR_OF_WHOLE, words):
        return Reading(SHARE, high, RATIO, (RATIO,), is_pair=True)
    return Reading(SHARE, high, RATIO, (RATIO, FALL) if is_pair else _possible_of(words), is_pair)


def _possible_of(words: str) -> tuple[str, ...]:
    """What two sizes may give: they may also be two parts of what is said of nowhere."""
    return _OF_CHANGES if found(_DIFFERENCE, words) else (*SHARES, *_OF_PARTS)


def _shares_a_scale(triad: Triad) -> bool:
    """Whether a part leaves its scale to the whole behind it: 45 of the 60 million."""
    return triad.second.has_scale and not triad.first.has_scale and triad.first.value < _THOUSAND
