"""What a stock comes to after what was added to it and taken from it: "The nursery had 5,200 saplings. It sold 3,150 of
them and lost another 240. That left 1,810", "The fleet of 84 buses grew by 12. With 96 buses now …".

The first figure of the measure is the stock, each further one is said to come or to go by a verb right before or behind
it, and the last one is said to be what there is then.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from claims.claim import Claim, Strength
from claims.document import BlockKind
from claims.kinds.kind import same_dimension
from claims.kinds.totals.addition import Addition
from claims.kinds.totals.closed import in_unit
from claims.kinds.totals.parts import is_part, told_by
from claims.passage import ANY, Passage
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense, around
from claims.stem import idea

_SIZE = "count|measure|money"
_MONTH = "(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_ENDS = r"(?=\s*(?:[.,;)–—]|\Z)|\s+(?:in|at|on|and|with|for)\b)"
"""What stands behind a figure of all that there is: no verb, which would say what some of it does."""
_THEN = (
    Phrase(
        r"\b(?:left|leaves|leaving|remain|remained|closed|closes|ended|ends|finished|stood|stands|closing|final) "
        rf"(?:the [a-z]+ |it |them |us |[a-z]+ ){{0,3}}?<ABOUT>{{t:{_SIZE}}}{_ENDS}"
    ),
    Phrase(
        r"\b(?:now|today)\b,?(?: [a-z]+){0,2}? (?:has|have|had|holds?|owns?|counts?|numbers?|employs?|with|is|are|stands? at) "
        rf"<ABOUT>{{t:{_SIZE}}}{_ENDS}"
    ),
    Phrase(rf"\b(?:has|have|is|are|with|holds?|owns?|numbers?|employs?) (?:now|today) <ABOUT>{{t:{_SIZE}}}{_ENDS}"),
    Phrase(
        rf"\bso(?: that)?,? (?:[a-z0-9]+ ){{0,7}}?(?:with )?<ABOUT>{{t:{_SIZE}}}(?=[.,]| (?:were|was|are|is|remained|left)\b)"
    ),
    Phrase(rf"\bat the (?:end|close)\b[^.;:\uE000-\uF8FF]{{0,50}}? <ABOUT>{{t:{_SIZE}}}{_ENDS}"),
    Phrase(
        rf"{{t:{_SIZE}}}(?: (?:were|was|are|is|had|have|has|have been|still))*"
        rf" (?:now|today|left|remain(?:ed|s|ing)?|at the (?:end|close)|by the end)\b{_ENDS}"
    ),
)
COMES = (
    r"(?:grew by|grown by|rose by|increased by|add(?:ed|s|ing)?|join(?:ed|s)?|bought|buys|receiv(?:ed|es)|paid in|pays in|gain(?:ed|s)?"
    r"|arriv(?:ed|es)|born|moved in|was given|were given|hired|recruited|took on|takes on|came in|deposited|put in|planted|donated|plus|took in|brought in|welcomed|enrolled|acquired|got on|boarded|embarked|came (?:aboard|back)|"
    r"admit(?:s|ted)|registered|signed up|taken on|hatched|installed|accepted|taken in|"
    r"recei(?:pts|ved|ves)|legacies|gifts|grants|income|takings|deposits|arrivals|births|earned|collected|raised)"
)
"""Words for what adds to a stock."""
COMING = lazy_regex(rf"\b{COMES}\b")
_GOES = (
    r"(?:sold|sells|lost|loses|left|died|scrapped|closed|withdrew|drew out|draws out|spent|spends|paid out|pays out|paid for|used|removed|retired"
    r"|fell by|shrank by|dropped by|gave away|gives away|repaid|destroyed|shed|resigned|departed|demolished|minus|written off|returned|handed out"
    r"|(?:wrote|writes|struck|strikes|sold|killed|laid|paid) off|threw (?:out|away)|culled|moved out|dropped out|withdrawn|cut down|felled|got off|disembarked|alighted|went ashore|drew|used|took out|payments|outgoings|expenses|spending"
    r"|releas(?:ed?|es)|discharg(?:ed?|es)|rehom(?:ed?|es)|let go|transferred|expelled|dismissed|shipp?(?:ed|s)|dismantled|struck off|sent (?:away|home)"
    r"|expenditure|deaths|departures|withdrawals|losses)"
)
_VERB = rf"(?:(?P<comes>{COMES})|(?P<goes>{_GOES}))\b"
_BEFORE = lazy_regex(rf"\b{_VERB}", re.IGNORECASE)
_BEHIND = lazy_regex(
    rf"(?: (?!and\b|but\b|which\b|of\b)[a-z]+){{0,2}}? (?:(?:were|was|have|had|has|are|been) )*{_VERB}", re.IGNORECASE
)
_GOES_ON = lazy_regex(
    r"(?:,|\band\b|\bplus\b|\bthen\b)(?:[\s*_]*\b(?:and|then|later|another|an?|the|further|additional|about|some|only|in|on|by|early|late"
    rf"|\d+|{_MONTH}))*\W*\Z",
    re.IGNORECASE,
)
"""What takes up a verb for one figure more: another verb would stand between."""
_OTHERS = (
    rf"\bfrom (?=[{ANY}])|\b(?:than|per|each|every|would|could|if|average|percent|times|between|compared|target|planned|of (?:which|whom)"
    r"|including|last (?:year|month)|ago|other|total|sum|altogether|in all"
)
_OPEN = lazy_regex(
    rf"{_OTHERS}|so(?! that)|thus|means|makes|surplus|deficit|difference|net|profit|loss)\b", re.IGNORECASE
)
_OF_ANOTHER = lazy_regex(rf"{_OTHERS})\b", re.IGNORECASE)
_DATE = lazy_regex(rf"\b\d\d? {_MONTH}\b|\b{_MONTH} \d\d?\b")
_UNREAD = lazy_regex(r"\b(?!(?:1[89]|20)\d\d\b)\d\d")
"""Digits of which nobody knows what they count."""
_OF_THEM = lazy_regex(r"(?: [a-z]+)? of (?:them|these|those|which|whom)\b")
_MOST, _BACK = 6, 3


def find_ledgers(passage: Passage) -> Iterator[Claim]:
    """Every figure that is said to be what there is after the comings and goings before it."""
    for at, match in told_by(_THEN, passage):
        yield from _claims(passage, at, match.start())


def _claims(passage: Passage, at: int, end: int) -> Iterator[Claim]:
    result = passage.quantity_at(at)
    places = _places(passage, at, result)
    if not 1 < len(places) <= _MOST or _OPEN.search(passage.skeleton, places[0] + 1, places[-1]):
        return
    if _OF_ANOTHER.search(passage.skeleton, places[-1] + 1, at):
        return
    signs = _directions(passage, places, min(end, at))
    if signs is None or _UNREAD.search(_DATE.sub("", passage.lowered[places[0] + 1 : at])):
        return
    stock, *moved = (in_unit(passage.quantity_at(place), result) for place in places)
    found = Addition(result, (stock, *moved), frozenset(number for number, sign in enumerate(signs, 1) if sign < 0))
    is_sure = len(moved) > 1 or bool(stock.noun) and stock.noun in (result.noun, moved[0].noun)
    is_off = is_sure and found.can_be_in_words and (found.is_near or len(moved) > 1 and _is_turned(found))
    if not found.holds and not is_off or not found.can_be_in_words:
        return
    claim = replace(found.claim(around((result, *found.terms)), Strength.WORDED), kind="total")
    yield replace(claim, loose=True, strength=Strength.WORDED if is_sure else Strength.INFERRED)


def _is_turned(found: Addition) -> bool:
    """Whether what went is what came, or one of the two was left out."""
    turned = frozenset(range(1, len(found.terms))) - found.taken
    others = [(0, *(at for at in range(1, len(found.terms)) if at != left)) for left in range(1, len(found.terms))]
    short = [
        Addition(
            found.total,
            tuple(found.terms[at] for at in kept),
            frozenset(place for place, at in enumerate(kept) if at in found.taken),
        )
        for kept in others
    ]
    return replace(found, taken=turned).holds or any(each.holds for each in short if len(each.terms) > 1)


def _places(passage: Passage, at: int, result: Quantity) -> list[int]:
    """Where the figures of the measure stand that lead up to a result: in its paragraph, or else in the one before."""
    here = passage.stretch_at(at).sentence.block
    found: list[int] = []
    for block in range(here, here - _BACK, -1):
        if block < 0 or passage.document.blocks[block].kind is not BlockKind.PARAGRAPH:
            break
        start, end = map(passage.to_skeleton, passage.document.blocks[block].span)
        signs = (place for place in range(start, min(end, at)) if passage.skeleton[place] in ANY)
        found = [*(place for place in signs if _is_of(passage, place, result)), *found]
        if len(found) > 1 and not _is_moved(passage, found[0]):
            break
    return found


def _is_moved(passage: Passage, place: int) -> bool:
    """Whether the figure at a place is itself said to come or to go."""
    start = passage.stretch_at(place).start
    return _BEFORE.search(passage.skeleton, start, place) is not None


def _is_of(passage: Passage, place: int, result: Quantity) -> bool:
    figure = passage.quantity_at(place)
    figure = figure if figure.is_word or result.sense is not Sense.MEASURE else in_unit(figure, result)
    nouns = {idea(noun) for noun in (figure.noun, result.noun) if noun}
    fits = figure.sense is result.sense and same_dimension(figure, result) and len(nouns) < len("ab")
    return fits and not figure.is_range and figure.value > 0 and is_part(passage, place)


def _directions(passage: Passage, places: list[int], end: int) -> list[int] | None:
    """Which way each figure behind the first moves the stock, None where one of them is not said to move it."""
    signs: list[int] = []
    done = places[0] + 1
    for place in places[1:]:
        is_of_them = _OF_THEM.match(passage.lowered, place + 1) is not None
        if signs and is_of_them:
            return None
        before = passage.skeleton[done:place]
        verbs = list(_BEFORE.finditer(before))
        behind = _BEHIND.match(passage.skeleton, place + 1)
        done = place + 1
        if verbs:
            # Of what there was nothing can come: she planted 28 of them.
            signs.append(-1 if is_of_them else _sign(verbs[-1]))
        elif behind is not None and behind.end() <= end:
            signs.append(_sign(behind))
            done = behind.end()
        elif signs and "." not in before and _GOES_ON.search(before):
            signs.append(signs[-1])
        else:
            return None
    return signs


def _sign(verb: re.Match[str]) -> int:
    return 1 if verb["comes"] else -1
