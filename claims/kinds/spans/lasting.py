"""How long something has lasted since the one date before it, up to the date of the text: `It was founded in 1949 and has sung
every Christmas for 75 years`, `The lighthouse was built in 1883. At 140 years old, it still works`.

It may have done so for less long than it has been there. So only what is off by tens of years, or by two digits that
change places, is a slip.
"""

from collections.abc import Iterator
from dataclasses import replace

from claims.claim import Claim, Strength
from claims.kinds.spans.lapse import END, STARTED, Lapse, claims_between, is_slip
from claims.kinds.spans.until_now import Now, only_date
from claims.passage import SIGNS, Passage
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Sense
from claims.unit import atom

_SOME = r"(?:(?:about|nearly|almost|some|just|over|exactly|only|more than|all|the|now|past|last) )*"
_COUNT = SIGNS[Sense.COUNT]
_LASTING = (
    Phrase(rf"\b(?:has|have) (?:[^.;:()\uE000-\uF8FF]|{_COUNT}){{1,60}}?\bfor {_SOME}{{d:duration}}{END}"),
    Phrase(rf"\bmark(?:s|ed|ing)? (?:its|their|his|her|the) (?:first )?{{d:duration}}{END}"),
    Phrase(rf"(?:^|\b)at {_SOME}{{d:duration}} old\b"),
    Phrase(rf"\b(?:is|are) (?:now )?{_SOME}{{d:duration}} old\b"),
    Phrase(r"\b(?:its|their|the) {d:duration} of (?:history|existence|service|use|operation|work|life)\b"),
    Phrase(rf"\b(?:after|with) {_SOME}{{d:duration}} (?:of|in) (?:existence|service|use|operation|business|history|work)\b"),
)  # fmt: skip
_BEGAN = lazy_regex(rf"\b{STARTED}\b")
_ONCE = lazy_regex(r"\b(?:closed|ended|died|demolished|abolished|burned|destroyed|until|till|sold|left|retired)\b")
_LEAST = 20


def lasting(passage: Passage) -> Iterator[Claim]:
    """Every length of time up to now since the one date before it, where it is about right or a slip."""
    now = Now(passage)
    for phrase in _LASTING:
        for match in phrase.matches(passage):
            told, since = passage.quantity_at(match.start("d")), only_date(passage, match.start())
            if since is None or told.unit != atom("year") or told.is_range or now.date is None:
                continue
            text = passage.document.masked
            start = max(text.rfind(end, 0, since.span.start) for end in ("\n\n", ". "))
            before = text[max(0, start) : passage.extent(0, match.start()).end]
            years = now.date.year - since.year
            is_right, is_off = abs(told.value - years) <= 1, is_slip(int(told.value), years, _LEAST)
            if _BEGAN.search(before) is None or _ONCE.search(before) or not (is_right or is_off):
                continue
            wording = Lapse(phrase, is_inclusive=False, strength=Strength.INFERRED if is_right else Strength.WORDED)
            for claim in claims_between(passage, match, wording, since, now.date):
                yield replace(claim, loose=True)
