"""Points taken for percent of a share, and percent for points: `It was 52 percent and is 58 percent: the share has risen by 6 percent`.

A change that the percentages before give in points alone, and is said in percent of a share; or one that they give in
percent alone, and is said in points. One of the two percentages is the last one before the change.
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from claims.claim import Claim, Premise
from claims.kinds.kind import is_operand
from claims.misprint import may_be_meant
from claims.outcome import DOWN_NOUN, FELL, ROSE, UP_NOUN, is_rise
from claims.passage import Passage
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense
from claims.reach import Pair, sentence_before

_SHARE = r"\b(?:share|proportion|percentage|rate|turnout|quota|support|coverage)\b"
_ABOUT = r"(?:(?:about|around|roughly|nearly|almost|just|only|over) )*"
_NEXT = r"(?! ?(?:of\b|a (?:year|month)\b|per\b|annual|each\b|every\b|points?\b))"
_IN_PERCENT = (
    Phrase(rf"{_SHARE}[^.;:\uE000-\uF8FF]{{0,40}}?\b(?P<word>{ROSE}|{FELL}) (?:by )?{_ABOUT}{{p:percent}}{_NEXT}"),
    Phrase(rf"{_SHARE}[^.;\uE000-\uF8FF]{{0,40}}?\b(?:an?|the) (?:[a-z]+ )?(?P<word>{UP_NOUN}|{DOWN_NOUN}) of {_ABOUT}{{p:percent}}{_NEXT}"),
)  # fmt: skip
_AGAINST = (
    Phrase(
        rf"{{a:percent}}[^.;:\uE000-\uF8FF]{{0,60}}?\b(?:against|from|compared (?:with|to)|versus|where(?:as)?|after) (?:[a-z]+ ){{0,3}}?{_ABOUT}{{b:percent}}"
        rf"[^.;:\uE000-\uF8FF]{{0,50}}?(?:,| ?[–—(]) ?(?:an?|the) (?:[a-z]+ )?(?P<word>{UP_NOUN}|{DOWN_NOUN}) of {_ABOUT}{{p:percent}}{_NEXT}"
    ),
)
"""A change right behind two percentages that are set against each other."""
_VERB = rf"(?P<word>{ROSE}|{FELL}|rise|fall|grow|increase|climb|drop)"
_SO = r"\b(?:so|thus|therefore|hence|meaning|that is|which means|in other words)\b"
_PAYMENT = r"\b(?:interest|payments?|repayments?|instalments?|bills?|premiums?)\b"
_FOLLOWING = (
    Phrase(rf"(?:{_SO}|{_PAYMENT})[^.;:\uE000-\uF8FF]{{0,40}}?\b{_VERB} (?:by )?{_ABOUT}{{p:percent}}{_NEXT}"),
    Phrase(rf"{_SO},? [^.;:\uE000-\uF8FF]{{0,40}}?\b(?:an?|the) (?:[a-z]+ )?(?P<word>{UP_NOUN}|{DOWN_NOUN}) of {_ABOUT}{{p:percent}}{_NEXT}"),
)  # fmt: skip
"""A change of whatever follows from the percentages."""
_RELATIVE = (
    Phrase(
        rf"\bin relative terms\b[^.;:\uE000-\uF8FF]{{0,40}}? {{p:percent}} (?P<word>{UP_NOUN}|{DOWN_NOUN}|more|less|fewer|higher|lower)\b"
    ),
)
_IN_POINTS = (
    Phrase(rf"\b(?P<word>{ROSE}|{FELL}) (?:by )?{_ABOUT}{{p:points}}"),
    Phrase(rf"\b(?:an?|the) (?:[a-z]+ )?(?P<word>{UP_NOUN}|{DOWN_NOUN}) of {_ABOUT}{{p:points}}"),
)  # fmt: skip
_UNSURE = Phrase(
    r"\b(?:if|would|could|should|average|annual(?:ly)?|respectively|expected|target|compound(?:ed)?|each|every)\b"
)
_SENTENCES, _MOST = 3, 6
_FARTHEST = Fraction(7, 2)


def percent_for_points(passage: Passage) -> Iterator[Claim]:
    """Every change of a share in percent that is one in points."""
    for match, said, pairs in _said(passage, (*_IN_PERCENT, *_AGAINST, *_FOLLOWING)):
        slipped = [pair for pair in pairs if abs(pair[1].value - pair[0].value) == said.value]
        if len(slipped) == 1 and not any(said.widest.contains(_relative(pair)) for pair in pairs):
            yield _claim("percentage-change", "(b - a) / a", passage, match, said, slipped[0])


def relative_changes(passage: Passage) -> Iterator[Claim]:
    """Every change said in relative terms of the only two percentages before it."""
    for match, said, pairs in _said(passage, _RELATIVE):
        is_in_points = len(pairs) == 1 and abs(pairs[0][1].value - pairs[0][0].value) == said.value
        if is_in_points or len(pairs) == 1 and may_be_meant(said.value, _relative(pairs[0]), _FARTHEST):
            yield _claim("percentage-change", "(b - a) / a", passage, match, said, pairs[0])


def points_for_percent(passage: Passage) -> Iterator[Claim]:
    """Every change in points that is one in percent of the earlier percentage."""
    for match, said, pairs in _said(passage, _IN_POINTS):
        slipped = [pair for pair in pairs if said.interval.contains(_relative(pair))]
        if len(slipped) == 1 and not any(said.widest.contains(abs(pair[1].value - pair[0].value)) for pair in pairs):
            yield _claim("percentage-points", "b - a", passage, match, said, slipped[0])


def _said(passage: Passage, phrases: tuple[Phrase, ...]) -> Iterator[tuple[re.Match[str], Quantity, list[Pair]]]:
    """Every change with the last percentage before it and each of the others, the earlier of the two first by its word."""
    for phrase in phrases:
        for match in phrase.matches(passage, _UNSURE):
            said, rises = passage.quantity_at(match.start("p")), is_rise(match["word"])
            if said.is_range or is_operand(passage.skeleton, match.start("p")):
                continue
            shares = _shares_before(passage, match)
            pairs = [
                (one, shares[-1]) if (one.value < shares[-1].value) is rises else (shares[-1], one)
                for one in {share.value: share for share in shares[:-1]}.values()
                if one.value != shares[-1].value
            ]
            yield match, said, pairs


def _shares_before(passage: Passage, match: re.Match[str]) -> list[Quantity]:
    """The percentages before a change, in its sentence and the two before it."""
    start = here = passage.stretch_at(match.start())
    for _ in range(_SENTENCES):
        before = sentence_before(passage, start)
        if before is None:
            break
        start = before
    figures = passage.between(passage.extent(start.start, match.start("p")))
    shares = [
        figure for figure in figures if figure.sense is Sense.PERCENT and not figure.is_range and figure.value > 0
    ]
    is_own = bool(shares) and shares[-1].span.start >= (sentence_before(passage, here) or here).sentence.span.start
    return shares[-_MOST:] if is_own else []


def _relative(pair: Pair) -> Fraction:
    return 100 * abs(pair[1].value - pair[0].value) / pair[0].value


def _claim(kind: str, formula: str, passage: Passage, match: re.Match[str], said: Quantity, pair: Pair) -> Claim:
    premises = Premise("a", pair[0]), Premise("b", pair[1])
    return Claim(kind, said, formula, premises, passage.extent(*match.span()), by_direction=True, loose=True)
