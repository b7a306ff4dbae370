"""How prose states the change between two sizes after them: `, a drop of P`, `That is P more`, `Output is up by P`."""

import re

from claims.movement import UP
from claims.passage import SIGNS
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense

UP_NOUN = (
    r"(?:increase|rise|gain|jump|surge|growth|climb|leap|uptick|improvement|hike|overrun|uplift|surplus|premium|markup|mark-up|"
    r"expansion|upturn)"
)
DOWN_NOUN = (
    r"(?:decrease|decline|fall|drop|reduction|cut|loss|slump|plunge|dip|contraction|savings?|discount|shortfall|shrinkage|"
    r"deficit|erosion|downturn)"
)
MORE = r"(?:more|higher|larger|bigger|greater|longer|faster|dearer|heavier|taller|up|better|denser|stronger|busier)"
LESS = r"(?:less|fewer|lower|smaller|shorter|slower|cheaper|lighter|down|worse|thinner|weaker|quieter)"
RELATIVE = rf"(?:{MORE}|{LESS}|(?<=[{SIGNS[Sense.PERCENT]}]\s)(?:above|below|short of|off))"
"""What makes a figure before it a change rather than a level: three more, 20 percent below."""
ROSE = (
    r"(?:rose|risen|grew|grown|increased|climbed|gained|jumped|advanced|expanded|improved|"
    r"(?:gone|went|is|are|was|were) up)"
)
FELL = (
    r"(?:fell|fallen|dropped|declined|decreased|shrank|shrunk|lost|slipped|(?:been|was|were) (?:cut|reduced)|"
    r"(?:gone|went|come|came|is|are|was|were) down)"
)
_RISES = lazy_regex(rf"(?:{UP_NOUN}|{MORE}|{ROSE}|{UP}|more [a-z]+|above|over|ahead of|beyond)\Z", re.IGNORECASE)
_OF_PACE = ("faster", "slower", "quicker")
_SIZES = "".join(sign for sense, sign in SIGNS.items() if sense not in (Sense.FRACTION, Sense.MULTIPLIER))
_SINCE = (
    r"(?:since(?: then)?|on that|than (?:then|before|today|now|at the (?:outset|start|beginning)|planned|expected|"
    r"forecast|hoped|budgeted|predicted|last (?:year|time)|(?:a|the) year (?:ago|earlier|before)))"
)
CLOSED = (
    rf"(?= ?[.,;:)–—]|$| (?:and|but)\b(?! [{_SIZES}])| {_SINCE}(?: ?[.,;:)–—]|$| (?:and|but)\b)"
    r"| (?:in|over|within|since|between|during) (?:(?!prior|previous|last|same|earlier)[a-z]+ ){0,2}"
    r"(?:decades?|years?|months?|weeks?|century|period|that time|\d{4}|[\uE000-\uF8FF]))"
)
"""The end of what is said, perhaps with how long it took, after which no other base is named."""

_IS = (
    r"(?:is|was|are|were|has been|have been|had been|means|makes|marks|represents|amounts to|comes to|"
    r"corresponds to|works out (?:at|as|to))"
)
LEAD = (
    rf"(?P<lead>(?:,|\s?[–—(:;]| and\b) ?"
    rf"(?:(?:so|thus|hence|or|that is|i\.e\.|making|marking|giving|representing|for|which {_IS}),? )*"
    rf"|\b(?:that|this|it|which|there|these) {_IS} (?:(?:thus|therefore|hence|already|equivalent to|only|in effect) )*)"
)
"""What joins a change to the two sizes before it: a comma or a dash, or "that is", "so there has been"."""


NOUN = f"(?P<word>{UP_NOUN}|{DOWN_NOUN})"


def appositions(slot: str, beside: str = "") -> tuple[Phrase, ...]:
    """Phrases for a change of the size in a slot such as `{p:percent}`, the word for its direction as `word`.

    `beside` may stand before the slot: the same change in another unit.
    """
    needs = frozenset(slot[1])
    return (
        Phrase(rf"{LEAD}(?:an? |the )?(?:[a-z-]+ ){{0,2}}?{NOUN} of {beside}<ABOUT>{slot}{CLOSED}", needs),
        Phrase(rf"{LEAD}(?:an? )?<ABOUT>{slot} (?P<word>{UP_NOUN}|{DOWN_NOUN}|{MORE}|{LESS}){CLOSED}"),
        Phrase(rf"{LEAD}(?P<word>up|down) (?:by )?{beside}<ABOUT>{slot}{CLOSED}", needs),
    )


def outcomes(slot: str, beside: str = "") -> tuple[Phrase, ...]:
    """As `appositions`, with `, by P`, and what says first what moved: `they fell by P`, `the increase since is P`.

    A phrase that is no apposition has no `lead`.
    """
    needs, given = frozenset(slot[1]), f"{beside}<ABOUT>{slot}{CLOSED}"
    return (
        *appositions(slot, beside),
        Phrase(rf"(?P<lead>,|\s?[–—(]) ?(?:or |that is,? |i\.e\. )?(?P<word>by) {given}", needs),
        Phrase(rf"\b(?P<word>{ROSE}|{FELL}) (?:by )?{given}", needs),
        Phrase(rf"\bthe {NOUN}(?: since(?: then)?| (?:in|over) th(?:at|is) time)? {_IS} {given}", needs),
    )


def is_rise(word: str) -> bool:
    """Whether a word for a change is one for a rise."""
    return _RISES.match(word) is not None


def is_of_pace(word: str, figure: Quantity) -> bool:
    """Whether a word tells of a speed by a time: in 34 minutes, not 40, is 15 percent faster to some, 18 to others."""
    return figure.sense is Sense.DURATION and word in _OF_PACE
