"""What the words around a figure say of how it came about: that it is a result, and of which shape."""

from dataclasses import dataclass

from claims.document import BlockKind
from claims.movement import DOWN, UP
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense
from claims.search import Shape

# Patterns for words in lower case are several times as fast as those that ignore the case.
_RESULT = lazy_regex(
    r"\b(?:so|thus|hence|therefore|that is|that’s|that's|which is|which makes|it is|comes? to|came to|"
    r"giv(?:es?|ing)|gave|total(?:s|l?ing)?|equals?|equal to|equivalent|makes?|making|works? out|would|will|"
    r"must|should|could|need(?:s|ed)?|requires?|a year|per year|"
    r"(?:over|in) (?:a|one) (?:full |whole )?(?:day|week|month)|annual(?:ly)?|"
    r"each|combined|all told|between them|altogether|together|about|or|means?|impl(?:y|ies|ying)|"
    r"leav(?:es?|ing)|remaining|other|sav(?:es?|ing)|costs?|covers?|produces?|br(?:ings?|ought)|recover(?:s|ed)?|"
    r"over the (?:year|month|week)|divid(?:ed|ing)|multipl(?:y|ied)|"
    r"yields?|amounts? to|adds?|bringing in|works?|net|overall|average|looking at|account(?:s|ing)? for|"
    r"cumulative|calls? for|responsible for|at that|to spare)\b"
)
_SET_BESIDE = lazy_regex(
    r"(?:[:(—–,]|\b(?:is|was|are|were|averages?|averaged|takes?|took|loses?|lost|required|served?|used?|contain(?:s|ed)?|by)"
    r")\s*(?:(?:about|some|roughly|only|just|over|under|nearly|almost|exactly|precisely|a\s+little|slightly)\s+)*$"
)
_CHANGE = lazy_regex(
    r"\b(?:increas\w+|decreas\w+|r[io]se\w*|rising|f[ae]ll\w*|gr[eo]w\w*|growth|dropp?\w*|cut\w*|declin\w+|reduc\w+|"
    r"saving|gain\w*|(?<!-)up|down|"
    r"lower|higher|cheaper|dearer|faster|slower|less|more|fewer|shortfall|improvement|change)\b"
)
_RISE = lazy_regex(rf"\b(?:{UP}|more|higher|dearer)\b")
_FALL = lazy_regex(rf"\b(?:{DOWN}|less|fewer|lower|cheaper|saving|shortfall)\b")
_MAY_BE_CHANGE = lazy_regex(
    rf"\b(?:{UP}|{DOWN}|increas\w+|decreas\w+|reduc\w+|sav\w+|los[st]\w*|margin|mark-?up|premium|discount|shed|"
    r"short\w*|gap|differ\w*|chang\w+|improv\w+|worse\w*|better|deteriorat\w+|off|excess|ahead|behind|above|below|"
    r"beyond|extra|further|again|overr[au]n|over-?sho[ot]\w*|exceed\w*|swing|than|on (?:last|the) year)\b"
)
"""Words in the clause of a percentage that may make it one of change."""
_COMPARED = lazy_regex(
    r"\s+(?:lower|higher|cheaper|dearer|faster|slower|less|more|fewer|larger|smaller|longer|shorter|better|worse)\b"
)
_REST = lazy_regex(
    r"\b(?:spare|left|leav\w+|remain\w*|other|rest|difference|gap|short|shortfall|surplus|deficit|net|sav\w+|fewer|cut\w*|reduc\w+|"
    r"balance|outstanding|unspent|unsold|uncollected|lose|lost|loss|drop\w*|above|below|extra|additional|overrun)\b"
)
_SUM = lazy_regex(
    r"\b(?:total\w*|together|combined|altogether|in all|all told|all in|between them|overall|sum|both|by the end|"
    r"(?:bring|tak)(?:s|es|ing)\b.{0,30} to)\b"
)
_PER = lazy_regex(r"\b(?:each|per|average\w*|apiece|a head|every|one)\b")
_OF = lazy_regex(r"\s*(?:\w+ )?of\b")
_SHARES = (Sense.PERCENT, Sense.FRACTION)
_BESIDE = lazy_regex(r"(?:,? or|\(|i\.e\.,?) (?:about |some |roughly |just over |just under |nearly |almost )?$")
_TOLD = lazy_regex(
    r"(?:\b(?:or|that is|that’s|that's|which is|which makes|this is|i\.e\.|(?P<sum>(?:comes?|came|amounts?) to)|"
    r"works? out at|hence|making|giving)"
    r"|=|(?P<bracket>\())\s*(?:(?:about|some|roughly|around|only|just|over|under|nearly|almost|an?)\s+)*$"
)
_EACH = lazy_regex(r"\s+(?:each|apiece)\W*,\s")
_CLOSES = lazy_regex(r"[^,;(]{0,20}?\)")
_SET_OFF = lazy_regex(
    r"(?:[,(–—]|\b(?:of|is|was|at)) (?:about |some |roughly |only |just |over |under |nearly |almost )*$"
)
_SHARE_SHAPES = frozenset((Shape.QUOTIENT, Shape.CHANGE, Shape.REST))
_AMOUNT_SHAPES = frozenset((Shape.PRODUCT, Shape.CONVERSION))
_END = lazy_regex(r"[.!?;]")
_CLAUSE = lazy_regex(r"(?<=[.!?;]) |\n\n")


@dataclass(frozen=True, slots=True)
class Signal:
    """Whether the words say that a figure is a result, the shapes of formula that they speak of, and the usual ones.

    `direction` of a change in percent is 1 for a rise, -1 for a fall, 0 where they tell neither or both. `is_told`
    marks what the words right before it call a result, `is_supposed` what is only taken for one. The words cannot mean
    the shapes `barred`.
    """

    is_result: bool
    spoken: frozenset[Shape]
    usual: frozenset[Shape]
    direction: int = 0
    is_told: bool = False
    is_supposed: bool = False
    barred: frozenset[Shape] = frozenset()


def signal_of(passage: Passage, quantity: Quantity) -> Signal:
    """What the clause around a figure says of it."""
    text = passage.document.masked
    before = _CLAUSE.split(text[max(0, quantity.span.start - 90) : quantity.span.start])[-1]
    after = _END.split(text[quantity.span.end : quantity.span.end + 40], 1)[0]
    is_compared = quantity.sense in _SHARES and _COMPARED.match(after) is not None
    said, then = before.lower(), after.lower()
    is_part = quantity.sense in _SHARES and (_OF.match(after) or _SET_OFF.search(before)) is not None
    is_beside = _SET_BESIDE.search(said[-40:]) is not None
    is_result = is_compared or is_part or is_beside or _RESULT.search(f"{said} {then[:30]}") is not None
    is_share = quantity.sense in _SHARES
    spoken = _of_share(before, after) if is_share else _of_amount(said, then)
    return Signal(
        is_result,
        spoken,
        (_SHARE_SHAPES if is_share else _AMOUNT_SHAPES) - spoken,
        _direction(f"{said[-40:]} {then.lstrip()[:12]}") if is_share else 0,
        _is_told(said, then),
        barred=_barred(f"{said} {then}", spoken) if is_share and not _is_cell(passage, quantity) else frozenset(),
    )


def _is_cell(passage: Passage, quantity: Quantity) -> bool:
    """Whether a figure stands in a table, where a heading says what it is."""
    block = passage.stretch_at(passage.to_skeleton(quantity.span.start)).sentence.block
    return passage.document.blocks[block].kind is BlockKind.CELL


def _barred(words: str, spoken: frozenset[Shape]) -> frozenset[Shape]:
    """The shapes that the words of a clause could not mean by a share: where nothing moves it is none of change."""
    may_be_change = Shape.CHANGE in spoken or _CHANGE.search(words) or _MAY_BE_CHANGE.search(words)
    return frozenset() if may_be_change else frozenset((Shape.CHANGE,))


def _is_told(said: str, then: str) -> bool:
    """Whether the words right before a figure call it a result; in brackets it must stand alone."""
    told = _TOLD.search(said[-40:])
    if told is not None and told["sum"] is not None and _EACH.match(then):
        # "They came to $60 each, $480 in all."
        return False
    return told is not None and (told["bracket"] is None or _CLOSES.match(then) is not None)


def _direction(words: str) -> int:
    return (_RISE.search(words) is not None) - (_FALL.search(words) is not None)


def _of_share(before: str, after: str) -> frozenset[Shape]:
    if _OF.match(after):
        return frozenset((Shape.QUOTIENT,))
    if _CHANGE.search(before[-40:].lower()) or _CHANGE.match(after.lstrip().lower()):
        return frozenset((Shape.CHANGE,))
    return frozenset((Shape.QUOTIENT,)) if _BESIDE.search(before) else frozenset()


def _of_amount(before: str, after: str) -> frozenset[Shape]:
    shapes, words = set(), f"{before}\n{after}"
    if _REST.search(words, max(0, len(before) - 50)):
        shapes |= {Shape.DIFFERENCE, Shape.REST}
    if _SUM.search(words):
        shapes.add(Shape.SUM)
    if _PER.search(words):
        shapes.add(Shape.QUOTIENT)
    return frozenset(shapes)
