"""The period that the words say a result is for: `the annual bill is`, `in a full week the team sees`."""

from claims.factors.clocks import Clocks, clocks_of
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Quantity
from claims.unit import Unit, atom

_NAMES = {"hour": "h", "day": "day", "night": "day", "week": "week", "month": "month", "quarter": "quarter"}
_NAMES |= {"year": "year", "minute": "min"}
_ADVERBS = {"hourly": "h", "daily": "day", "nightly": "day", "weekly": "week", "monthly": "month"}
_KINDS = r"(?:full|whole|single|typical|normal|ordinary|standard|average|busy|calendar|entire|given)"
_BEFORE = lazy_regex(
    rf"\b(?:(?:an?|(?<!on\s)(?<!for\s)(?:each|every)|per|one|the|that|this|last)\s+(?:{_KINDS}\s+)*"
    r"(hour|day|night|week|month|quarter|year|minute)(?:['’]s)?|"
    r"(hourly|daily|nightly|weekly|monthly|annual(?:ly)?|yearly))\b(?!\s+(?:ago|earlier|later|before|after|old)\b)"
)
_BEHIND = lazy_regex(
    rf"(?:\s+(?:of|in|for|on|from)?\s?[a-z’'-]+){{0,4}}?,?\s+(?:(?:an?|each|every|per|(?:over|in|during|across)\s+(?:an?|the|one))\s+"
    rf"(?:{_KINDS}\s+)*(hour|day|night|week|month|quarter|year)|(hourly|daily|nightly|weekly|monthly|annually|yearly))\b"
)
_EVERY_BEHIND = lazy_regex(r"(?:\s+[a-z’'-]+){1,6}\s+(?:each|every)\s+(hour|day|night|week|month|year)\b")
_REACH = 130
_EVERY = lazy_regex(
    rf"\b(?:(?:an?|each|every|per|one|the)\s+(?:(?:{_KINDS}|working|school|opening|trading|teaching)\s+)*"
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


def every_behind(passage: Passage, figure: Quantity) -> str:
    """The symbol of the period that a few words behind a figure make it so many of: 5,200 passengers land every day."""
    match = _EVERY_BEHIND.match(passage.document.masked, figure.span.end)
    return _NAMES[match[1]] if match else ""


def tells(passage: Passage, figure: Quantity, symbol: str) -> bool:
    """Whether the sentence of a figure speaks of each of a period: on an average day, every week of the year."""
    sentence = passage.sentence_of(figure)
    words = passage.document.masked[sentence.start : sentence.end].lower()
    return any(_symbol(match[1], match[2]) == symbol for match in _EVERY.finditer(words))


def _ends(passage: Passage, result: Quantity) -> list[int]:
    """Where the figures before a result in its sentence end: what they are per says nothing of it."""
    sentence = passage.sentence_of(result)
    return [figure.span.end for figure in passage.between(sentence) if figure.span.end <= result.span.start][-1:]


def _symbol(name: str | None, adverb: str | None) -> str:
    return _NAMES[name] if name else _ADVERBS.get(adverb or "", "year")


def clocks_for(period: Unit) -> Clocks:
    """The clocks of something for a period."""
    return {symbol: -power for symbol, power in clocks_of(period).items()}
