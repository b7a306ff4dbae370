"""Ages at the last date told: `Born in 1931, he took a degree in 2016. He was 85 that year`.

The birth and the date are the only two that stand before the age in the paragraph, and the age is of him or her.
"""

from collections.abc import Iterator

from claims.claim import Claim
from claims.dates import DATE, date_at
from claims.kinds.spans.lapse import Lapse, claims_between
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Sense

_THEN = r"(?:that (?:year|month|spring|summer|autumn|winter)|at the time|by then|by that time)"
_AGED = (
    Phrase(rf"\b(?:he|she|I) (?:was|had turned|turned) (?:only |just |already |still |all of )*{{d}}(?: years old| years of age)?,? {_THEN}\b"),
    Phrase(r"(?:^|(?<=[.!?;]\s))(?:by then|that (?:year|month)|at the time),? (?:he|she|I) (?:was|had turned|turned) (?:only |just |already |still )*{d}(?: years old)?(?=[.,;]| and\b)"),
)  # fmt: skip
_DATE = lazy_regex(rf"\b(?P<a>{DATE})".replace(" ", r"\s+"))
_BORN = lazy_regex(r"\bborn (?:in|on) (?:the )?(?:[a-z]+ (?:of )?)?\Z")
_OTHERS = lazy_regex(
    r"\b(?:mother|father|parents?|sister|brother|sons?|daughters?|husband|wife|widow|uncle|aunt|friend|child|children)\b"
)
_OLDEST = 115


def ages_then(passage: Passage) -> Iterator[Claim]:
    """Every age at the one date that follows the one birth before it in the paragraph."""
    if "born" not in passage.lowered:
        return
    for phrase in _AGED:
        for match in phrase.matches(passage):
            start = passage.skeleton.rfind("\n\n", 0, match.start()) + 1
            dates = list(_DATE.finditer(passage.skeleton, start, match.start()))
            age = passage.quantity_at(match.start("d"))
            is_age = age.sense in (Sense.COUNT, Sense.DURATION) and not age.is_range and 0 < age.value <= _OLDEST
            told = passage.lowered[start : match.start()]
            if len(dates) != len("ab") or not is_age or _OTHERS.search(told) or told.count("born") != 1:
                continue
            if _BORN.search(passage.lowered[start : dates[0].start()]):
                born, then = (date_at(passage, date, "a") for date in dates)
                yield from claims_between(passage, match, Lapse(phrase, is_inclusive=False), born, then)
