"""A size that the words make the result of the one share and the one size before it: `The tram ticket was $4. With 30 percent off you
would pay $2.80`, `Members may draw 15 percent, or $6 million`, `a 4 percent increase. Tenants will be charged $936`.

The share says what it makes of the size: what is left, what it grows to, or a part. A result that is not this, but what a
known mistake makes of the two, is off: another of the three, another power of ten, the share taken for so many units.
"""

from collections.abc import Iterator
from dataclasses import replace

from claims.claim import Claim, Premise
from claims.explainer import explained
from claims.explanation import Outcome
from claims.kinds.kind import is_operand, same_measure
from claims.misprint import POWERS
from claims.movement import DOWN, UP
from claims.passage import SIGNS, Passage, Stretch
from claims.pattern import lazy_regex
from claims.portioning.formulas import GROWN, LEFT, PART, gives, value_of
from claims.quantity import Hedge, Quantity, Sense, around, size_of
from claims.reach import are_money_and_count, as_spoken, in_one_unit, in_unit_of, sentence_before
from claims.stem import idea

_SHARES = frozenset((SIGNS[Sense.PERCENT], SIGNS[Sense.FRACTION]))
_OTHER_SHARES = (Sense.POINTS, Sense.MULTIPLIER)
_SIZES = (Sense.COUNT, Sense.MEASURE, Sense.MONEY, Sense.RATE)
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
    r"\b(?:sav(?:e|es|ed|ing|ings)|discount|reduction|increase|rise|extra|additional|further|another|difference|gap|deposit|than|compared|against|versus|which|"
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
_SENTENCES, _REACH = 2, 60
_SCALES = (10**3, 10**6, 10**9)


def resulting_sizes(passage: Passage) -> Iterator[Claim]:
    """Every size said to be what the one share before it makes of the one size before it."""
    for number, here in enumerate(passage.sentences):
        near = passage.sentences[max(0, number - _SENTENCES) : number + 1]
        if any(not _SHARES.isdisjoint(stretch.signs) for stretch in near):
            for size in passage.within(here):
                claim = _claim(passage, here, size) if _may_result(passage, size) else None
                if claim is not None:
                    yield claim


def _may_result(passage: Passage, size: Quantity) -> bool:
    is_plain_size = size.sense in _SIZES and not size.is_range and not size.is_bound and size.value > 1
    return (
        is_plain_size
        and not _is_of_hundred(size)
        and not is_operand(passage.skeleton, passage.to_skeleton(size.span.start))
    )


def _claim(passage: Passage, here: Stretch, size: Quantity) -> Claim | None:
    found = _share_and_whole(passage, here, size)
    if found is None:
        return None
    share, whole = found
    nouns = {idea(figure.noun) for figure in (size, whole) if figure.noun}
    formula = _formula(passage, here, share, size, is_same=len(nouns) <= 1)
    if formula is None:
        return None
    asserted = in_unit_of(size, whole)
    premises = Premise("p", as_spoken(share)), Premise("y", in_unit_of(whole, asserted))
    is_right = gives(formula, premises, asserted)
    is_off = _is_mistaken(formula, premises, asserted) or formula == PART and _is_pointed_at(passage, here, share, size)
    if not is_right and (not is_off or _has_rival(passage, size, share, whole)):
        return None
    return Claim("portion", asserted, formula, premises, around((share, whole, size)), loose=True)


def _share_and_whole(passage: Passage, here: Stretch, size: Quantity) -> tuple[Quantity, Quantity] | None:
    """The only share before a size and the only other size of its measure, in its sentence and those before."""
    start = here
    for _ in range(_SENTENCES + 1):
        at = passage.to_skeleton(size.span.start)
        figures = passage.between(passage.extent(start.start, at))
        shares = [each for each in figures if passage.skeleton[passage.to_skeleton(each.span.start)] in _SHARES]
        wholes = [each for each in figures if _may_be_whole(passage, each, size)]
        if len(shares) > 1 or len(wholes) > 1 or any(each.sense in _OTHER_SHARES for each in figures):
            return None
        if shares and wholes:
            share, whole = shares[0], wholes[0]
            is_share = not share.is_range and not share.is_bound and 0 < size_of(share) < 1
            return (share, whole) if is_share and size_of(in_unit_of(whole, size)) != size_of(size) else None
        earlier = sentence_before(passage, start)
        if earlier is None:
            return None
        start = earlier
    return None


def _may_be_whole(passage: Passage, figure: Quantity, size: Quantity) -> bool:
    is_plain_size = figure.sense in _SIZES and figure.value > 1 and not figure.is_range
    if not is_plain_size or _is_of_hundred(figure) or are_money_and_count(figure, size):
        return False
    return same_measure(*in_one_unit(figure, size)) or _counts_people(figure, size)


def _is_of_hundred(figure: Quantity) -> bool:
    return any(symbol == "%" for symbol, _ in figure.unit.atoms)


def _counts_people(figure: Quantity, size: Quantity) -> bool:
    """Whether two counts under different nouns may be of the same things, as flats and homes are."""
    return figure.sense is Sense.COUNT is size.sense and bool(figure.noun) and bool(size.noun)


def _formula(passage: Passage, here: Stretch, share: Quantity, size: Quantity, *, is_same: bool) -> str | None:
    """What the words around a share and a size behind it make of the size, which may be of the same as the whole."""
    at, end = passage.to_skeleton(share.span.start), passage.to_skeleton(size.span.start)
    lowered, of_share = passage.lowered, passage.stretch_at(at)
    before, between = lowered[max(of_share.start, at - _REACH) : at], lowered[at + 1 : end]
    is_down = _FALLS.match(lowered, at + 1) or _FALLS_BY.search(before)
    is_up = _GROWS.match(lowered, at + 1) or _GROWS_BY.search(before)
    clause = _CLAUSE.split(lowered[max(here.start, at + 1, end - _REACH) : end])[-1]
    said = lowered[max(here.start, at + 1) : end]
    behind = passage.document.quote(size.span).lower() + lowered[end + 1 : end + _REACH // 2]
    is_rest = _is_rest_of(before, said, clause, behind)
    is_rest = (
        is_rest or is_same and _is_left_over(lowered[of_share.start : min(of_share.end, end)], f"{clause} {behind}")
    )
    if is_rest or is_down and not is_up and _IS_LEFT.search(said):
        return LEFT
    if is_down or is_up:
        is_told = _IS_NOW.search(clause) is not None and _IS_CHANGE.search(clause) is None
        is_told = is_told and not _MORE_OR_LESS.match(lowered, end + 1) and not (is_up and is_down)
        return (LEFT if is_down else GROWN) if is_told else None
    is_part = at >= here.start and _IS_PART.search(between) is not None
    is_part = (
        is_part
        or _RECALLED.search(lowered[here.start : end]) is not None
        or _SUCH.match(lowered, end + 1) is not None
        or at < here.start
        and _THESE.search(lowered[here.start : end]) is not None
    )
    return PART if is_part and _REST.search(between) is None else None


def _is_rest_of(before: str, said: str, clause: str, behind: str) -> bool:
    """Whether a size is what a share leaves that was taken, or what others must find beside a share that was given."""
    if _GIVES.search(before):
        return _MUST_FIND.search(said) is not None
    return _TAKES.search(before) is not None and _SURVIVES.search(f"{clause} {behind}") is not None


def _is_left_over(taking: str, said: str) -> bool:
    """Whether a share is said to be taken away, and a size to be what there still is."""
    return _SURVIVES.search(said) is not None and _LOST.search(taking) is not None and _SURVIVES.search(taking) is None


def _is_pointed_at(passage: Passage, here: Stretch, share: Quantity, size: Quantity) -> bool:
    """Whether "these" says that a size was told, where no figure but a share and its whole stands before it."""
    end = passage.to_skeleton(size.span.start)
    if _THESE.search(passage.lowered[here.start : end]) is None or size.index != share.index + 2:
        return False
    return not any(figure.value == size.value for figure in passage.quantities[: size.index])


def _is_mistaken(formula: str, premises: tuple[Premise, Premise], asserted: Quantity) -> bool:
    """Whether a size is what a mistake makes of a share and its whole, and nothing that they give by rights."""
    share, whole = premises[0].quantity, premises[1]
    written = replace(asserted, hedge=Hedge.NONE).interval
    others = [value_of(other, premises, asserted) for other in (PART, LEFT, GROWN) if other != formula]
    for power in POWERS:
        if size_of(share) * power < 1:
            shifted = Premise("p", replace(share, value=share.value * power))
            others.append(value_of(formula, (shifted, whole), asserted))
    if formula == LEFT:
        # Fifteen percent may have been taken for 15 of them, or for 0.15 of the millions in which they are told.
        taken = (share.value, *(size_of(share) * scale for scale in _SCALES if whole.quantity.has_scale))
        others += [whole.quantity.value - each for each in taken if each < whole.quantity.value]
    if formula == GROWN:
        others.append(whole.quantity.value + share.value)
    return any(written.contains(value) for value in others)


def _has_rival(passage: Passage, size: Quantity, *known: Quantity) -> bool:
    """Whether other figures near give a size."""
    found = explained(passage, size)
    return found.outcome is Outcome.EXPLAINED and not found.indexes <= {each.index for each in known}
