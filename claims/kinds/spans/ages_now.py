"""Ages now of whoever's birth is told: `born in the spring of 1961, he joined at sixteen and is now 63`, `He turned 63 this month`.

The birth is the only one that the paragraph tells; the age stands in its sentence or in one of those behind that speak of him
or her, and words say that it is one at the date of the text, or a year before or after.
"""

import re
from collections.abc import Iterator

from claims.claim import Claim
from claims.dates import DATE, Date, date_at
from claims.kinds.spans.lapse import Lapse, claims_between
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Sense

_BORN = lazy_regex(
    rf"\bborn (?:in|on) (?:the )?(?:early |late )?(?:(?:spring|summer|autumn|winter|fall) of )?(?P<a>{DATE})".replace(
        " ", r"\s+"
    ),
    re.IGNORECASE,
)
_DATE = lazy_regex(rf"\b{DATE}".replace(" ", r"\s+"))
_END = r"(?:(?: years)? old| years of age)?(?= ?[.,;:!)–—]| (?:and|but|with|now|today|this|last|next|on)\b|$)"
_ONLY = r"(?:only |just |already |still |aged |a mere )*"
_AGED = (
    Phrase(rf"(?:\b(?:is|am|will be|turned|turns|will turn|has turned|reached|celebrated (?:his|her))|[’']s) (?:now |today |currently )?{_ONLY}{{d}}{_END}"),
    Phrase(rf", (?:now|today|currently|still) {_ONLY}{{d}}{_END}"),
    Phrase(rf"\b(?:aged|at|at the age of) {_ONLY}{{d}}{_END}"),
)  # fmt: skip
_NOW = lazy_regex(
    r"\b(?:is|am|now|today|tonight|still|yesterday|recently|this (?:year|month|week|spring|summer|autumn|winter|morning)|last (?:week|month|night)|next (?:week|month)"
    r"|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b|[’']s\b"
)
_YEAR_OFF = lazy_regex(r"\b(?P<which>last|next) year\b")
_HE = lazy_regex(r"\b(?:he|she|i)\b(?![’']s? (?:father|mother))")
_OF_OTHERS = lazy_regex(
    r"\b(?:(?:his|her|their|its|my|our|whose|the|an?) (?:[a-z-]+ )?[a-z-]+,? (?:is|was|are|were|has|have|had|who|which|will|turned|now)"
    r"|(?:mother|father|parents?|sister|brother|sons?|daughters?|husband|wife|widow|uncle|aunt|friend|child|children|twin)"
    r"|(?:it|they|there|that) (?:is|are|will)|it[’']s)\b"
)
_OLDEST, _NEAREST, _REACH = 115, 45, 1500


def ages_now(passage: Passage, now: Date) -> Iterator[Claim]:
    """Every age at the date of the text, of whoever was born at the only date that the paragraph tells of a birth."""
    if "born" not in passage.lowered:
        return
    for phrase in _AGED:
        for match in phrase.matches(passage):
            nearest = max(0, match.start() - _REACH)
            start = max(nearest, passage.skeleton.rfind("\n\n", nearest, match.start()) + 1)
            born = list(_BORN.finditer(passage.skeleton, start, match.start()))
            if len(born) == 1 and passage.lowered.count("born", start, match.end()) == 1:
                yield from _aged(passage, match, born[0], now)


def _aged(passage: Passage, match: re.Match[str], born: re.Match[str], now: Date) -> Iterator[Claim]:
    """The claim that an age is what lies between a birth and now, where the words speak of both of one person."""
    age, here = passage.quantity_at(match.start("d")), passage.stretch_at(match.start("d"))
    is_age = age.sense in (Sense.COUNT, Sense.DURATION) and age.value.denominator == 1 and not age.is_range
    between = passage.lowered[born.end() : match.start("d")]
    start = max(born.end(), here.start)
    said = passage.lowered[start : here.end].split(";")[0]
    is_of_them = here.start <= born.start() or _HE.search(passage.lowered, here.start, match.start("d")) is not None
    if not is_age or _OF_OTHERS.search(between) or not is_of_them or _DATE.search(said):
        return
    off = _YEAR_OFF.search(said)
    years = {"last": -1, "next": 1}[off["which"]] if off else 0
    if not off and _NOW.search(said) is None:
        return
    first, last = date_at(passage, born, "a"), now if not off else Date(now.span, now.year + years)
    if age.value <= _OLDEST and abs(age.value - (last.year - first.year)) <= _NEAREST:
        yield from claims_between(passage, match, Lapse(_AGED[0], is_inclusive=False), first, last)
