"""Figures that are given rather than worked out: ages, prices and rates "at $0.12 per kWh", "over a 15-year life"."""

from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense

_ABOUT = r"(?:about |some |roughly |around |just |approximately )?$"
_AT = lazy_regex(rf"(\w*) ?\b[Aa]t (?:(?:an?|the|its|our|their) (?:[a-z’']+ ){{1,4}}of )?{_ABOUT}")
_COMES = lazy_regex(
    r"(?:out|in|look\w*|put|st[ao]\w*d\w*|lands?|landed|clos\w+|end\w*|finish\w*|settl\w+|mov\w+|r[au]nn?(?:s|ing)?|arriv\w+)$"
)
_RESTED_ON = lazy_regex(
    rf"(?:\b(?:based on|assum(?:es?|ing)) (?:an?|the|its|our|their) (?:[a-z’']+ ){{1,4}}of "
    rf"|\b(?:over|across|throughout) (?:an?|its|their|the) ){_ABOUT}"
)
_RESTING = ("based on", "assum", "over", "across", "throughout")
"""One of these words is in whatever rests on a figure: to look for them takes a tenth of the time."""
_EACH = lazy_regex(r"\s+(?:each|apiece|a piece)\b")
_NAMED = lazy_regex(r"[a-z] [A-Z][\w’'-]+, $")
_ATTRIBUTE = lazy_regex(r"\w+-[a-z]+")
_OLDEST = 110
_REACH = 50


def is_given(passage: Passage, quantity: Quantity) -> bool:
    """Whether a figure is an age, or a price, rate or length of time that something is reckoned with.

    What comes out, stands or ends at so much is a result.
    """
    text, (start, end) = passage.document.masked, quantity.span
    if _is_age(passage, quantity):
        return True
    before = text[max(0, start - _REACH) : start]
    if any(word in before for word in _RESTING) and _RESTED_ON.search(before):
        return quantity.sense is not Sense.DURATION or _ATTRIBUTE.fullmatch(text, start, end) is not None
    at = _AT.search(before) if "t " in before else None
    if at is None or _COMES.match(at[1]):
        return False
    return quantity.sense in (Sense.MONEY, Sense.RATE) or _EACH.match(text, end) is not None


def _is_age(passage: Passage, quantity: Quantity) -> bool:
    """Whether a bare number stands behind a name as an age does: "Ada Moe, 52, who"."""
    if quantity.sense is not Sense.COUNT or quantity.noun or quantity.value > _OLDEST:
        return False
    text, (start, end) = passage.document.masked, quantity.span
    return _NAMED.search(text, max(0, start - 40), start) is not None and text[end : end + 1] in ",."
