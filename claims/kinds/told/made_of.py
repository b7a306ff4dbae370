"""What the words around a share and a size behind it make of the size: a part of the whole before them, the rest, or the whole grown."""

from typing import NamedTuple

from claims.movement import DOWN, UP
from claims.passage import Passage, Stretch
from claims.pattern import lazy_regex
from claims.portioning.formulas import GROWN, LEFT, PART
from claims.quantity import Hedge, Quantity

_ABOUT = r"(?:(?:about|around|roughly|nearly|almost|some|just|only|exactly|an?|the|well)\s)*"
_LESS = rf"(?:off|discount|rebate|markdown|cheaper|less|lower|pay\scut|lost|loses|losing|shed|{DOWN[3:-1]})"
_UP = rf"(?:{UP[3:-1].removesuffix('|up')}|(?:is|are|was|were|go|goes|going|went|gone)\sup)"
"""A rise; a share that is taken up, or makes up something, is none."""
_MORE = rf"(?:surcharge|mark-?up|dearer|extra|on\stop|more|higher|pay\srise|raise|raised|raising|uplift|supplement|{_UP[3:-1]})"
_FALLS = lazy_regex(rf"\s(?:[a-z-]+\s)?{_LESS}\b")
_GROWS = lazy_regex(rf"\s(?:[a-z-]+\s)?{_MORE}\b")
_FALLS_BY = lazy_regex(
    rf"\b{_LESS}(?:\s[\w’'-]+){{0,4}}?\s(?:of|by)\s{_ABOUT}\Z|\b(?:{DOWN[3:-1]}|lost|loses|losing|shed)\s{_ABOUT}\Z"
)
_GROWS_BY = lazy_regex(rf"\b{_MORE}(?:\s[\w’'-]+){{0,4}}?\s(?:of|by)\s{_ABOUT}\Z|\b{_UP}\s{_ABOUT}\Z")
_ON_TOP = r"(?:vat|value[- ]added\stax|sales\stax|tax|service|duty|tip|gst|a\stip|a\ssurcharge|commission)"
_WITH = lazy_regex(rf"\bwith\s(?:[a-z]+\s)?{_ON_TOP}(?:\s(?:added|charged))?\s(?:at|of)\s{_ABOUT}\Z")
"""What is put on top of a price, without a word for more."""
_TAKES_TO = lazy_regex(
    r"(?:\A|\s)(?P<verb>tak(?:es|en|ing)|took|brings?|bringing|brought|lifts?|lifted|lifting|pushe?[sd]?|pushing|puts?|rais(?:es|ed|ing)|carr(?:ies|ied)|cuts?|lowers?|lowered|reduces?|reduced)\s"
    rf"(?:that|this|it|them|(?!the\s(?:loss|saving|reduction|cut|fall|rise|increase|discount|difference|rebate)\b)(?:the|her|his|their|its|our)\s(?:[a-z]+\s){{0,2}}?[a-z]+)\s(?:up\s|down\s)?(?:to|at)\s{_ABOUT}\Z"
)
"""What a share does to the size before: the 6 percent settlement lifts that to so much."""
_TAKES_DOWN = lazy_regex(r"cut|lower|reduc")
_AND_MORE = lazy_regex(r"\s(?:[a-z]+\s)?(?:and|plus|with|including|by|over|in\s(?:two|three|all)|after|once)\b")
_OTHERS = lazy_regex(rf"(?:\A|\s)(?:the|its|their|these|those)\s(?:other|remaining)\s{_ABOUT}\Z")
_OF_PART = lazy_regex(rf"[\uE000-\uF8FF](?:\s[a-z]+){{0,4}}(?:,|\s?[–—(]|\sor)\s?(?:or\s|that\sis\s)*{_ABOUT}\Z")
"""What sets a share beside its own part, so that what is left is of a whole before."""
_FEE = (
    r"(?P<fee>tax|levy|fee|commission|charge|duty|tariff|royalty|surcharge|contribution|premium|toll|rebate|bonus|tithe|deduction|excise|dividend|"
    r"deposit)"
)
_FEE_BEFORE = lazy_regex(rf"\b{_FEE}(?:\s(?:is|was|set|fixed|stands|charged|will\sbe))*\s(?:of|at)\s{_ABOUT}\Z")
_FEE_AFTER = lazy_regex(rf"\s(?:[a-z-]+\s)?{_FEE}\b")
_FEE_COMES = lazy_regex(
    rf"(?:\A|\s)(?:the|this|that|its|their|such\san?)\s(?:[a-z-]+\s)?{_FEE}\s(?:(?:would|will|could|thus|therefore|then|alone|now)\s)*"
    r"(?:cost|take|rais|bring|yield|come|came|earn|is|be|was|add|mean|amount|make|made|produc|net)[a-z]*\s"
    rf"(?:(?:in|to|up|at|it|them|us|him|her|(?:the|its|their|our)\s(?:[a-z’']+\s){{0,2}}?[a-z’']+|[a-z’']+)\s)?{_ABOUT}\Z"
)
"""A levy that is told of again, and what it comes to."""
_CEILING = lazy_regex(
    rf"\b(?:ceiling|maximum|cap|upper\slimit)\s(?:(?:therefore|thus|then|here|alone)\s)?(?:(?:was|is|stood|stands|came|comes|lay|lies|works\sout|worked\sout|would\sbe|were)\s)(?:(?:at|to)\s)?{_ABOUT}\Z"
)
_UP_TO = lazy_regex(r"\b(?:up\sto|at\smost|(?:no|not)\smore\sthan|(?:ceiling|maximum|cap|limit)\s(?:of|is|at))\s\Z")
"""A share that bounds what is paid, and what it comes to."""
_BESIDES = lazy_regex(r"\b(?:and|plus|another|further|besides|also|with)\b")
_IS_NOW = lazy_regex(
    r"\b(?:pay(?:s|ing)?|paid|charged?|costs?|costing|now|to|for|at|price(?:\sis|\sof)?|becomes?|became|is|are|was|were|be|has|have|had|"
    r"numbers?|numbered|stands\sat|stood\sat|reach(?:es|ed)?|left\swith|leav(?:es|ing)|earns?|sells?|gets?|holds?|employs?|"
    rf"comes\sto|came\sto)\s{_ABOUT}\Z"
)
_TAKES = lazy_regex(
    rf"\b(?:tak(?:en|es?)|took|kill(?:ed|s)?|destroy(?:ed|s)?|claim(?:ed|s)?|eat(?:en|s)?|ate|st(?:olen|ole)|fell(?:ed|s)|remov(?:ed|es)|spoil(?:ed|s|t))\s{_ABOUT}\Z"
)
_GIVES = lazy_regex(
    r"\b(?:promis|pledg|offer|cover|fund|grant|contribut|provid|bear|borne|meet|met|pay|paid|give|gave|found)(?:e?[sd]|ing)?\s"
    rf"{_ABOUT}\Z"
)
"""What somebody gives towards a whole, of which others must find the rest."""
_IS_LEFT = lazy_regex(
    rf"\b(?:what\s(?:is|was|will\sbe|remains?)(?:\s(?:left|over))?|which\sleaves|leaving|that\sleaves),?\s(?:is\s|was\s)?{_ABOUT}\Z"
)
_SURVIVES = lazy_regex(r"\b(?:surviv\w+|left|leav(?:es|ing)|remain\w*|still|available|spared?|on (?:duty|hand))\b")
_LOST = lazy_regex(
    r"\b(?:retired?|resigned?|left|quit|died|gone|lost|closed?|failed?|sold|kept|keeps?|takes?|took|taken|off|absent|missing|withdr[ae]wn?|cancell?ed|"
    r"spent|scrapped|felled|stolen|eaten|withheld|deducts?|deducted|removed|destroyed|spoil(?:ed|t)|sick|ill|broken|idle|moved|dropped out|gave up|given up|"
    r"struck off|written off|wilted|perished|sank|sunk)\b"
)
"""What takes a share away, so that what is left is the rest."""
_THESE = lazy_regex(r"\b(?:these|those)\s\Z")
_MUST_FIND = lazy_regex(
    r"(?<!it\s)(?<!they\s)(?<!he\s)(?<!we\s)(?<!you\s)(?<!which\s)\b(?:must|ha[sd]\sto|have\sto|needs?\sto|will\shave\sto)\s(?:(?:still|now|then|itself|themselves)\s)?"
    rf"(?:find|raise|cover|meet|pay|fund|borrow|provide|collect)\s{_ABOUT}\Z"
)
_IS_CHANGE = lazy_regex(
    r"\b(?:sav(?:e|es|ed|ing|ings)|discount|loss|reduction|increase|rise|extra|additional|further|another|difference|gap|deposit|than|compared|against|versus|which|"
    r"usual(?:ly)?|was\sonce|before|originally|previous(?:ly)?|per|every|each|average|rivals?|elsewhere|target|cap|limit)\b"
)
_MORE_OR_LESS = lazy_regex(
    r"\s(?:[a-z]+\s)?(?:more|less|fewer|extra|off|cheaper|dearer|lower|higher|apiece|each|per|a\s(?:year|month|week|day|head|piece|night))\b"
)
_IS_PART = lazy_regex(
    r"(?:,|\s?[–—(])\s?(?:or|that\sis,?|i\.e\.,?|which\sis|in\sother\swords,?)\s"
    r"(?P<about>(?:(?:about|around|roughly|nearly|almost|some|just|only|exactly|well)\s)*)\Z"
)
_RECALLED = lazy_regex(
    r"\A\W*(?:(?:and|so|thus|hence|therefore|in\sother\swords|put\sanother\sway|in\sall)[,\s]\s?)*"
    r"(?:(?:we|you)(?:\s(?:are|were)|’re|'re)\stalking\s(?:about|of)|(?:that|this|it)(?:[’']s|\s(?:is|was|makes|made|means|meant|comes\sto|came\sto|"
    rf"amounts\sto|amounted\sto|works\sout\sat|would\sbe|equals))|which\s(?:is|means)|there\s(?:are|were))\s{_ABOUT}\Z"
)
_SUCH = lazy_regex(
    r"\s(?:[a-z]+\s){0,2}?(?:in\s(?:that|this)\s(?:category|group|class|band|way)|of\s(?:this|that)\s(?:sort|kind)|on\s(?:those|these)\sterms)\b"
)
_REST = lazy_regex(
    r"\b(?:rest|others?|remain\w*|left|leav\w+|not|no|never|without|lack\w*|un[a-z]+ed|fewer|only|spare|miss\w+|but|while|whereas)\b|n[’']t\b"
)
_CLAUSE = lazy_regex(r"[,;:–—(]")
_REACH = 60


class Made(NamedTuple):
    """The formula that the words speak of, and whether they leave no other."""

    formula: str
    is_firm: bool = False


def made_of(passage: Passage, here: Stretch, share: Quantity, size: Quantity, *, is_same: bool) -> Made | None:
    """What the words around a share and a size behind it make of the size, which may be of the same as the whole."""
    at, end = passage.to_skeleton(share.span.start), passage.to_skeleton(size.span.start)
    lowered, of_share = passage.lowered, passage.stretch_at(at)
    before, between = lowered[max(of_share.start, at - _REACH) : at], lowered[at + 1 : end]
    is_down = _FALLS.match(lowered, at + 1) or _FALLS_BY.search(before)
    is_up = _GROWS.match(lowered, at + 1) or _GROWS_BY.search(before) or _WITH.search(before)
    clause = _CLAUSE.split(lowered[max(here.start, at + 1, end - _REACH) : end])[-1]
    said = lowered[max(here.start, at + 1) : end]
    behind = passage.document.quote(size.span).lower() + lowered[end + 1 : end + _REACH // 2]
    if at > here.start and (taken := _TAKES_TO.search(between)) is not None and not _BESIDES.search(between):
        is_down = is_down or _TAKES_DOWN.match(taken["verb"])
        return Made(LEFT if is_down else GROWN, is_firm=not _AND_MORE.match(lowered, end + 1))
    is_rest = _is_rest_of(before, said, clause, behind)
    is_rest = (
        is_rest or is_same and _is_left_over(lowered[of_share.start : min(of_share.end, end)], f"{clause} {behind}")
    )
    is_rest = is_rest or is_same and _OTHERS.search(said) is not None and _OF_PART.search(before) is None
    if is_rest or is_down and not is_up and _IS_LEFT.search(said):
        return Made(LEFT)
    if is_down or is_up:
        is_told = _IS_NOW.search(clause) is not None and _IS_CHANGE.search(clause) is None
        is_told = is_told and not _MORE_OR_LESS.match(lowered, end + 1) and not (is_up and is_down)
        return Made(LEFT if is_down else GROWN) if is_told else None
    is_bounded = _UP_TO.search(before + " ") or share.hedge is Hedge.AT_MOST
    is_ceiling = bool(is_bounded) and _CEILING.search(said) is not None
    is_part = is_ceiling or _is_part(passage, here, at, end) or _is_fee(before, lowered[at + 1 : of_share.end], said)
    return Made(PART) if is_part and _REST.search(between) is None else None


def _is_part(passage: Passage, here: Stretch, at: int, end: int) -> bool:
    """Whether the words say that a size is so much of the whole."""
    said = passage.lowered[here.start : end]
    return (
        at >= here.start
        and _IS_PART.search(passage.lowered[at + 1 : end]) is not None
        or _RECALLED.search(said) is not None
        or _SUCH.match(passage.lowered, end + 1) is not None
        or at < here.start
        and _THESE.search(said) is not None
    )


def _is_fee(before: str, after: str, said: str) -> bool:
    """Whether a share is that of a levy, and a size what the levy comes to: a levy of 2 percent … The levy would cost it so much."""
    named = _FEE_BEFORE.search(before) or _FEE_AFTER.match(after)
    comes = _FEE_COMES.search(said)
    return named is not None and comes is not None and comes["fee"] == named["fee"]


def _is_rest_of(before: str, said: str, clause: str, behind: str) -> bool:
    """Whether a size is what a share leaves that was taken, or what others must find beside a share that was given."""
    if _GIVES.search(before):
        return _MUST_FIND.search(said) is not None
    return _TAKES.search(before) is not None and _SURVIVES.search(f"{clause} {behind}") is not None


def _is_left_over(taking: str, said: str) -> bool:
    """Whether a share is said to be taken away, and a size to be what there still is."""
    return _SURVIVES.search(said) is not None and _LOST.search(taking) is not None and _SURVIVES.search(taking) is None
