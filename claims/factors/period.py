"""The period that the words say a result is for: `the annual bill is`, `in a full week the team sees`."""

from claims.factors.clocks import clocks_of
from claims.implied import period_of_adverb
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Quantity
from claims.span import Span
from claims.unit import Unit, atom

_NAMES = {
    "hour": "h",
    "day": "day",
    "night": "day",
    "week": "week",
    "month": "month",
    "quarter": "quarter",
    "decade": "decade",
}
_NAMES |= {"year": "year", "minute": "min"}
_KINDS = (
    r"(?:full|whole|single|typical|normal|ordinary|standard|average|busy|calendar|entire|given|financial|fiscal|tax|school|"
    r"academic|trading|working|summer|winter|next|current|coming|five-day|six-day|seven-day|twelve-month)"
)
_BEFORE = lazy_regex(
    rf"\b(?:(?:an?|(?<!on\s)(?<!for\s)(?:each|every)|per|one|the|that|this|last)\s+(?:{_KINDS}\s+)*"
    r"(hour|day|night|week|month|quarter|year|decade|minute)(?:['’]s)?|"
    r"(hourly|daily|nightly|weekly|monthly|annual(?:ly|i[sz]ed)?|yearly))\b(?!\s+(?:ago|earlier|later|before|after|old)\b)"
)
_BEHIND = lazy_regex(
    rf"(?:\s+(?:of|in|for|on|from)?\s?[a-z’'-]+){{0,4}}?,?\s+(?:(?:an?|each|every|per|(?:over|in|during|across)\s+(?:an?|the|one))\s+"
    rf"(?:{_KINDS}\s+)*(hour|day|night|week|month|quarter|year)|(hourly|daily|nightly|weekly|monthly|annually|yearly))\b"
)
_EVERY_BEHIND = lazy_regex(r"(?:\s+[a-z’'-]+){1,6}\s+(?:each|every)\s+(hour|day|night|week|month|year)\b")
_OVER_BEHIND = lazy_regex(
    r"(?:\s+of\s+[a-z]+)?\s+(?:over|in|during|across|in\s+the\s+course\s+of)\s+(?:the|an?|one)\s+(?:(?:full|whole|entire|average|typical)\s+)?"
    r"(day|week|month|quarter|year)\b"
)
_REACH = 130
_EVERY = lazy_regex(
    rf"\b(?:(?:(?:per|one|the)\s+(?:(?:{_KINDS}|working|school|opening|trading|teaching)\s+)*|"
    r"(?:an?|each|every|any)\s+(?:[a-z-]+\s+){0,2})"
    r"(hour|day|night|week|month|quarter|year)|(hourly|daily|nightly|weekly|monthly|annual(?:ly)?|yearly))\b"
)


def period_of(passage: Passage, result: Quantity) -> Unit | None:
    """The period that a result is said to be for by the words right around it; none where its unit says one."""
    if any(power < 0 for power in clocks_of(result.unit).values()):
        return None
    sentence = passage.sentence_of(result)
    masked = passage.document.masked
    start = max([sentence.start, result.span.start - _REACH, *_ends(passage, result)])
    found = [match for match in _BEFORE.finditer(masked[start : result.span.start].lower())]
    behind = _BEHIND.match(masked[result.span.end : min(sentence.end, result.span.end + _REACH)].lower())
    match = behind or (found[-1] if found else None)
    return atom(_symbol(match[1], match[2])) if match else None


_OF_THE_DAY = lazy_regex(
    r"\b(?:(?:after|before|between|from|until|till|past|at) (?:midnight|dawn|dusk|dark|sunset|sunrise|noon|nightfall)|"
    r"overnight|(?:at|by) night|in the (?:small hours|early hours|evening|morning|afternoon)|by day(?:light)?|"
    r"during the (?:day|night)|of (?:darkness|daylight|sunshine))\b"
)
"""The words for hours that every day has."""


class Periods:
    """What the words of a passage tell of periods, each asked for once."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._behind: dict[int, str] = {}
        self._told: dict[Span, list[tuple[int, str]]] = {}

    def every_behind(self, figure: Quantity) -> str:
        """The symbol of the period that words behind a figure make it so many of: 5,200 passengers land every day."""
        if figure.index not in self._behind:
            match = _EVERY_BEHIND.match(self._passage.document.masked, figure.span.end)
            self._behind[figure.index] = _NAMES[match[1]] if match else ""
        return self._behind[figure.index]

    def over_behind(self, figure: Quantity) -> str:
        """The symbol of the period over which words behind a figure say that it is: 4,380 kWh over the year."""
        match = _OVER_BEHIND.match(self._passage.document.masked, figure.span.end)
        return _NAMES[match[1]] if match else ""

    def is_of_the_day(self, figure: Quantity) -> bool:
        """Whether the sentence of a figure tells of hours that every day has: for five hours after midnight."""
        sentence = self._passage.sentence_of(figure)
        return _OF_THE_DAY.search(self._passage.document.masked[sentence.start : sentence.end].lower()) is not None

    def told_beside(self, figure: Quantity, without: Quantity | None) -> frozenset[str]:
        """The symbols of the periods that the sentence of a figure speaks of each of: on an average day, every week.

        What is said of one of its figures may be left out.
        """
        sentence = self._passage.sentence_of(figure)
        if sentence not in self._told:
            words = self._passage.document.masked[sentence.start : sentence.end].lower()
            self._told[sentence] = [
                (sentence.start + match.start(), _symbol(match[1], match[2])) for match in _EVERY.finditer(words)
            ]
        out = range(without.span.start, without.span.end) if without is not None else range(0)
        return frozenset(symbol for place, symbol in self._told[sentence] if place not in out)


def _ends(passage: Passage, result: Quantity) -> list[int]:
    """Where the figures before a result in its sentence end: what they are per says nothing of it."""
    sentence = passage.sentence_of(result)
    return [figure.span.end for figure in passage.between(sentence) if figure.span.end <= result.span.start][-1:]


def _symbol(name: str | None, adverb: str | None) -> str:
    return _NAMES[name] if name else period_of_adverb(adverb or "")
