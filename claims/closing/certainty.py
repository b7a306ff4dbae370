"""Whether the words around a closure leave no room for another relation."""

from collections.abc import Sequence
from fractions import Fraction

from claims.backward import goes_on
from claims.closing.agreement import is_left_out, is_slip, is_swapped
from claims.closing.closure import Closure
from claims.closing.result import follows, is_given, may_follow, says_period, says_so
from claims.closing.term import PERIODS
from claims.implied import has_period
from claims.passage import Passage, Stretch
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense

_UNSURE = lazy_regex(
    r"\b(?:"
    r"if|unless|(?<!adds )(?<!add )(?<!added )up to|at most|at least|includ\w+|excluding|plus|minus|less|net|"
    r"besides|than|instead|(?:differences?|gap) between|another|further|extra|additional|of which|of whom|"
    r"rather|however|but|half|some(?! [\uE000-\uF8FF])|others?(?! [\uE000-\uF8FF])|previous\w*|earlier|before|"
    r"target|gr[eo]wn?|grows|ris(?:e|es|en|ing)|rose|"
    r"(?:fell|fall(?:s|en)?)(?! (?:within|in|into|under|on|due)\b)|growth|interest(?! in)|loans?|"
    r"doubl\w+|tripl\w+|trebl\w+|halv\w+|borrow\w*|mortgages?|repaid (?:at|over|in)|"
    r"inflation|compared|against|then|first|next|already|also|as well|so far|left|while|whereas|minimum|"
    r"maximum|each other|each way|each direction|both ways|both directions|return trips?|cumulative|"
    r"compound\w*|discounts?|coupons?|vouchers?|rebates?|deposits?|subsid\w+|"
    r"and (?:spent|spends|paid|pays|took|gave|bought|sold)|reductions?|respectively|up from|down from"
    r"|and (?:the|its|an?|his|her|their) [a-z]+, (?:who|which)"
    r")\b|[“”\"=×÷+]",
)
_OPEN = lazy_regex(
    r"\b(?:if|unless|up to|at most|at least|includ\w+|excluding|plus|minus|net|besides|instead|rather|another|further|"
    r"extra|additional|of which|of whom|half|others?(?! [\uE000-\uF8FF])|previous\w*|earlier|target|"
    r"than(?! an? )|interest(?! in|-free)|doubl\w+|twice|borrow\w*|mortgages?|inflation|compared|against|"
    r"each way|each direction|both ways|both directions|return trips?|cumulative|"
    r"compound\w*|discounts?|coupons?|vouchers?|rebates?|deposits?|subsid\w+|reductions?|respectively)\b|[“”\"=×÷+]"
)
"""What may tell of something besides where the digits tell of a slip."""
_ASIDE = lazy_regex(
    r", (?:and|but) (?!(?:so|thus|therefore|hence|that|this|which)\b)|"
    r"; (?:an?|another) (?!.*\b(?:so|thus|therefore|hence)\b)"
)
_THEM = lazy_regex(r"\b(?:them|they|these|those|their)\b")
_NEXT = lazy_regex(r"; |, (?:and|but) (?:the|its|their|an?|his|her) ")
_STOP = lazy_regex(r"[,;:.–—]")
_OF_UNIT = lazy_regex(r" [A-Z]")
_LISTED = lazy_regex(r"(?:\band|(?<![,–—(;:] )\bor)(?: (?:about|some|around|roughly|nearly|almost))? $")
_AFTERWARDS = lazy_regex(r"(?: [a-z]+){0,3} (?:after|once|allowing for|even with) ")
_SHARES = (Sense.PERCENT, Sense.POINTS, Sense.FRACTION, Sense.MULTIPLIER)
_OR = lazy_regex(r"\bor (?:just |only |about )?\Z")
_SMALL, _TWICE, _REACH = 10, 2, 20
_ABOUT = Fraction(1, 10)
"""As far as what is about so much may be off."""


def is_sure(passage: Passage, stretch: Stretch, closure: Closure) -> bool:
    """Whether the words leave no room for another relation."""
    asserted = passage.quantities[closure.asserted.quantity.index]
    figures = [asserted, *(term.quantity for term in closure.terms)]
    start = min(figure.span.start for figure in figures)
    first, at = passage.stretch_at(passage.to_skeleton(start)).start, passage.to_skeleton(asserted.span.start)
    if any(figure.is_firm_bound for figure in figures) or _is_said_again(closure, asserted) or asserted.value < 1:
        return False
    if (
        closure.swapped
        and asserted.is_word
        or _LISTED.search(passage.skeleton, max(first, at - 20), at)
        or _OF_UNIT.match(passage.skeleton, at + 1)
        or _is_offered(passage, closure, asserted, at)
    ):
        return False
    is_product, is_far = all(sign > 0 for sign in closure.signs), start < stretch.sentence.span.start
    tells = _tells(passage, closure, asserted) and not is_given(passage, stretch, asserted)
    if not (tells or may_follow(passage, stretch, asserted, is_far=is_far, is_product=is_product)):
        return False
    if _is_unsure(passage, first, stretch.end, closure) or is_far and _has_rival(passage, first, stretch.end, closure):
        return False
    is_long = is_far and asserted.sense is Sense.DURATION and not is_slip(closure)
    if is_long and not goes_on(passage, asserted, (term.quantity for term in closure.terms)):
        return False
    if _is_apart(passage, closure, asserted, figures):
        return False
    is_first = asserted.span.start == start
    if not is_first and not _is_weak(closure, asserted):
        return True
    is_by_verb = not is_first and _is_many(closure, asserted) and follows(passage, stretch, asserted)
    return (tells or is_by_verb or says_so(passage, stretch, asserted)) and not _is_small(closure, asserted)


def _is_apart(passage: Passage, closure: Closure, asserted: Quantity, figures: Sequence[Quantity]) -> bool:
    """Whether a result stands in another clause than what is before it, or what follows it in its sentence."""
    at = passage.to_skeleton(asserted.span.start)
    before = max((figure.span.end for figure in figures if figure.span.end <= asserted.span.start), default=0)
    if before and _ASIDE.search(passage.skeleton, passage.to_skeleton(before), at):
        is_of_them = is_slip(closure) and _THEM.search(passage.lowered, passage.to_skeleton(before), at) is not None
        return not is_of_them
    behind = min((figure.span.start for figure in figures if figure.span.start > asserted.span.start), default=0)
    return behind > 0 and _NEXT.search(passage.skeleton, at, passage.to_skeleton(behind)) is not None


def _is_offered(passage: Passage, closure: Closure, asserted: Quantity, at: int) -> bool:
    """Whether a sum of money is another price, for a longer time: $4 a month, or $30 for the ten months."""
    is_timed = any(term.quantity.sense is Sense.DURATION for term in closure.terms)
    is_cheaper = asserted.sense is Sense.MONEY and 1 < closure.ratio <= _TWICE
    return is_timed and is_cheaper and _OR.search(passage.lowered, max(0, at - _REACH), at) is not None


def _is_unsure(passage: Passage, start: int, end: int, closure: Closure) -> bool:
    """Whether a stretch speaks of something besides, or has shares, which may be of anything in it."""
    at = passage.to_skeleton(closure.asserted.quantity.span.start)
    # What a result is set against behind it says nothing of what it follows from.
    asserted = passage.quantities[closure.asserted.quantity.index]
    is_telling = _tells(passage, closure, asserted)
    clause = _STOP.search(passage.lowered, at + 1, end) if is_telling else None
    doubts = _OPEN if is_telling else _UNSURE
    if doubts.search(passage.lowered, start, max(clause.start(), _last(passage, closure)) if clause else end):
        return True
    if _AFTERWARDS.match(passage.skeleton, passage.to_skeleton(closure.asserted.quantity.span.start) + 1):
        return True
    figures = passage.between(passage.extent(start, end))
    return not is_slip(closure) and any(figure.sense in _SHARES for figure in figures)


def _last(passage: Passage, closure: Closure) -> int:
    """Where the last figure of a closure stands."""
    return max(passage.to_skeleton(term.quantity.span.start) for term in (*closure.terms, closure.asserted))


def _has_rival(passage: Passage, start: int, end: int, closure: Closure) -> bool:
    """Whether a stretch has a figure like a factor that is none: of two costs either may be meant."""
    used = {term.quantity.index for term in (*closure.terms, closure.asserted)}
    sorts = {term.quantity.unit.dimension for term in closure.terms}
    figures = passage.between(passage.extent(start, end))
    others = [figure for figure in figures if figure.index not in used and figure.unit.dimension in sorts]
    # An egg or two is no number of what is multiplied, nor is more than 90 days the time for all.
    return any(
        not (is_slip(closure) and (figure.is_bound or figure.is_word and not figure.unit.atoms)) for figure in others
    )


def _tells(passage: Passage, closure: Closure, asserted: Quantity) -> bool:
    """Whether the digits tell of a result: units that fit and a wrong power of ten are no chance, whatever the verb.

    One digit tells where the very period is said by which something was not divided.
    """
    is_divided = bool(closure.left) or is_left_out(closure)
    is_telling = len(asserted.digits) > 1 or is_divided and says_period(passage, asserted)
    if is_swapped(closure):
        # Of two digits every tenth pair is that of another figure the other way round.
        here = passage.stretch_at(passage.to_skeleton(asserted.span.start))
        return says_so(passage, here, asserted) and not _is_per(closure, asserted)
    return is_slip(closure) and is_telling and not _is_per(closure, asserted)


def _is_said_again(closure: Closure, asserted: Quantity) -> bool:
    """Whether a result is about what is given, or one figure gives it but for a period that is said of it itself."""
    if asserted.is_hedged and abs(closure.ratio - 1) <= _ABOUT:
        return True
    return len(closure.terms) == 1 and (not closure.left or has_period(asserted.unit))


def _is_weak(closure: Closure, asserted: Quantity) -> bool:
    """Whether only words that say so make a result of a figure: one that is small, bare, or of one of something."""
    is_open = any(not term.bases and term.open for term in closure.terms)
    is_few = asserted.value < _SMALL and asserted.value.denominator == 1
    return (
        _is_per(closure, asserted)
        or is_open
        or is_few
        or not asserted.unit.atoms
        or len(closure.terms) == 1
        or bool(closure.swapped)
    )


def _is_per(closure: Closure, asserted: Quantity) -> bool:
    """Whether the words around a result make it one of one of something, which its unit does not say."""
    return any(
        power < 0 and symbol not in PERIODS and (symbol, power) not in asserted.unit.atoms
        for symbol, power in closure.asserted.quantity.unit.atoms
    )


def _is_many(closure: Closure, asserted: Quantity) -> bool:
    """Whether a result is one of all, and no few things that go by no name have a part in it."""
    is_few = any(term.open > 0 and term.quantity.value < _SMALL for term in closure.terms)
    return not is_few and not _is_per(closure, asserted)


def _is_small(closure: Closure, asserted: Quantity) -> bool:
    """Whether a few things are so many times a few others: too little to tell."""
    is_counted = all(base[0] == "#" for term in (*closure.terms, closure.asserted) for base, _ in term.bases)
    is_open = any(not term.bases and term.open for term in closure.terms)
    return is_counted and (is_open or asserted.value < _SMALL) or is_open and not asserted.unit.atoms
