"""Digits that belong to the words before them: Figure 3, May 4, Boeing 777, pages, items of a list."""

import re

from checker.scanning.lexicon import MONTHS, word_set
from claims.pattern import lazy_regex

_REFERENCE_WORDS = word_set(
    """
    section sections sec chapter chapters ch figure figures fig figs table tables tab page pages p
    pp eq eqs equation equations no nos nr nrs part parts article articles art appendix annex box
    exhibit exhibits footnote footnotes note notes item items line lines clause clauses paragraph
    paragraphs para step steps level levels stage stages phase phases version versions v vol volume
    volumes issue issues episode episodes season seasons room rooms gate gates flight flights route
    routes highway highways interstate exit platform platforms track tracks type types class grade
    grades tier tiers category categories scenario scenarios option options question questions
    problem problems exercise exercises example examples lesson lessons module modules unit layer
    layers model models series mark group groups rule rules amendment title schedule form goal goals
    strategy strategies objective objectives milestone priority order revision release kernel bit
    columns rows chap psalm psalms verse act scene war day week year round case study experiment
    player team district ward zone bus pier building suite apt floor lot channel area lemma theorem
    proposition corollary supplement slide panel row column
    """
)
_NAME_WORDS = word_set(
    """
    S&P Fortune FTSE Nasdaq Nikkei Dow Russell Stoxx CAC DAX Forbes Global Top Big Boeing Airbus
    Apollo Route Area Catch iPhone Windows Type Formula Agenda Vision Horizon Industry Web RTX GTX
    Radeon Core Xeon Ryzen Pentium Model Bowl WrestleMania Ocean’s Ocean's Title Bill Act Euro
    """
)
_VERBS = word_set(
    "order note track exit mark group model grade schedule form act study question score stage step box line"
)
"""Reference words that are verbs after an auxiliary: to order 112 units."""
_AUXILIARIES = word_set("to will would can could must should may might not")
_PERIODS = word_set("day week year season")
_TIMES = word_set("day week year season round stage phase")
_DETERMINERS = word_set("a an last this each every per that next one any same previous another following")
"""Words that make a period one of many, which is no name of it: on an ordinary day 69 of them, last year 460."""
_DURING = word_set("during over throughout through")
"""Words for a whole period, after which so many things are counted in it: during the year 312 homes were let."""
_OBJECT = lazy_regex(r"[\d,]+\s+(?:[a-z-]+\s+)?[a-z-]+s\b")
_SEVERAL_DO = lazy_regex(r"[\d,]+\s(?:of\s(?:them|these|those)\s)?(?:were|are|have)\b")
_SCORED = word_set("won win wins lost beat drew draw led leading defeated score vote voted votes")
_TELEPHONE_WORDS = word_set("call phone tel telephone dial fax hotline ring")
_IDENTIFIER_WORDS = word_set("doi arxiv isbn issn pmid")
_MONTHS = frozenset(MONTHS.lower().split("|"))
_PERIOD = lazy_regex(r"(?:FY|CY|Q[1-4]|H[12])$")
_STATE = lazy_regex(r"[A-Z]{2}$")

_NOT_A_COUNT = r"(?! [\w%] | \.\d | ,\d{3} | \s?% | \s+(?:[mb]illion|percent|per\ cent|thousand)\b )"
_REFERENCE = lazy_regex(
    rf"""
    \d++ (?:\.\d++)*+ [a-zA-Z]? {_NOT_A_COUNT}
    (?: \s? (?: [-–—−,] | and | to | & | or )+ \s?
        \d++ (?:\.\d++)*+ [a-z]? {_NOT_A_COUNT} (?! \s+[a-z]{{3,}}s\b ) )*
    """,
    re.VERBOSE,
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\b"
_DATE = lazy_regex(
    rf"""
      {_DAY} (?! \s?% | [.,]\d | \s+(?:[mb]illion|percent|years?|people|times)\b )
      (?: \s?[-–—−]\s? {_DAY} (?!%) )? (?: ,?\s+(?:1[0-9]|20)\d\d\b )?
    | (?:1[0-9]|20)\d\d \b (?! [.,]\d )
    """,
    re.VERBOSE,
)
_IDENTIFIER = lazy_regex(r"\S+(?:\s\d[\d-]*)?")
_LOCAL_NUMBER = lazy_regex(r"\d{3}[- .]\d{4}(?:\s(?:or|and)\s\d{3}[- .]\d{4})*(?!\w)")
_ZIP_CODE = lazy_regex(r"\d{5}(?:-\d{4})?\b(?![.,]\d|\s+[a-z])")
_SCORE = lazy_regex(r"\d{1,3}\s?[–-]\s?\d{1,3}(?![\w%]|\.\d|-\d|\s?=|\s+(?:percent|[mb]illion|points?|votes|seats))")
_PAGES_BEFORE = lazy_regex(r"(?:\((?:[A-Z][a-z]+ )?(?:18|19|20)\d\d\)[:,]?|\b(?:19|20)\d\d[.:]) $")
_PAGES = lazy_regex(r"\d{1,4}\s?[–-]\s?\d{1,4}(?![\w%]|\s[a-z]{3,})")
_LEADER = lazy_regex(r"\d{1,4}")
_LIST_ITEM = lazy_regex(r"\d{1,2}[.)](?=\s+\S)")
_HEADING = lazy_regex(r"\d{1,2}(?:\.\d{1,2}){1,3}(?:[A-Z]\b|\.)?(?=\s+[A-Z])|\d{1,2}\.(?=\s+[A-Z])")
_CALCULATES = lazy_regex(r"[^\n=]{0,80}=")
_BREAK_BEFORE = lazy_regex(r"(?:^|[.!?:;]\s*|\n\s*)\n\s*$|^\s*$")
_REACH = 40
_LONGEST_ABBREVIATION = 5
"""With its full stop: Figs. and Sept. are abbreviations, Stage. and problem. end a sentence."""


def reference_at(text: str, start: int) -> int:
    """Where digits end that the words before them make a reference or a name of; 0 where they do not."""
    window = text[max(0, start - _REACH) : start]
    stripped = window.rstrip(" \u00a0\u202f")
    words = stripped.split()[-4:]
    close = len(window) - len(stripped) <= 2 and not stripped.endswith("\n")
    is_word = words and close and not _ends_sentence(words[-1]) and not _is_verb(text, start, words)
    is_word = is_word and not _is_of_many(text, start, words) and not _is_of_several(text, start, words[-1])
    if is_word and (end := _after_word(text, start, words[-1])):
        return end
    return _after_words(text, start, window, words) or _after_break(text, start, window)


def _is_verb(text: str, start: int, words: list[str]) -> bool:
    """Whether the last word is what somebody does with the number of things that follows."""
    return (
        words[-1] in _VERBS
        and len(words) > 1
        and words[-2].lower() in _AUXILIARIES
        and _OBJECT.match(text, start) is not None
    )


def _is_of_several(text: str, start: int, word: str) -> bool:
    """Whether so many do something behind a word for a time: "on the last night of the season 309 were filled"."""
    return word in _TIMES and _SEVERAL_DO.match(text, start) is not None


def _is_of_many(text: str, start: int, words: list[str]) -> bool:
    """Whether the last word is a period without a name, beside which a number stands by chance."""
    if words[-1] not in _PERIODS:
        return False
    before = {word.lower() for word in words[-3:-1]}
    return (
        not before.isdisjoint(_DETERMINERS) or not before.isdisjoint(_DURING) and _OBJECT.match(text, start) is not None
    )


def _ends_sentence(word: str) -> bool:
    """Whether the full stop after a word ends the sentence, so that no number of it follows: "this problem. 17"."""
    bare = word.lstrip("(“\"'[*_")
    return bare.endswith(".") and len(bare) > _LONGEST_ABBREVIATION


def _after_word(text: str, start: int, last: str) -> int:
    word = last.lstrip("(“\"'[*_").rstrip(".")
    lower = word.lower()
    if lower in _REFERENCE_WORDS or word in _NAME_WORDS or "§" in word or _PERIOD.match(word):
        pattern = _REFERENCE
    elif lower in _MONTHS:
        pattern = _DATE
    elif lower in _IDENTIFIER_WORDS:
        pattern = _IDENTIFIER
    elif lower in _TELEPHONE_WORDS:
        pattern = _LOCAL_NUMBER
    elif _STATE.match(word):
        pattern = _ZIP_CODE
    else:
        return 0
    return _end(pattern.match(text, start))


def _after_words(text: str, start: int, window: str, words: list[str]) -> int:
    """Where a page number after dots, the pages of a source, or a score ends."""
    if words[-2:] == [".", "."] or words and len(words[-1]) > 3 and not words[-1].strip("."):
        return _end(_LEADER.match(text, start))
    if (pages := _PAGES.match(text, start)) and _PAGES_BEFORE.search(window):
        return pages.end()
    if (score := _SCORE.match(text, start)) and any(word.lower() in _SCORED for word in words):
        return score.end()
    return 0


def _after_break(text: str, start: int, window: str) -> int:
    """Where the number of a heading or of a list item at the start of a line ends."""
    opens_line = window.rstrip(" \t").endswith("\n")
    if opens_line and (heading := _HEADING.match(text, start)) and not _CALCULATES.match(text, start):
        return heading.end()
    opens_text = not window.strip() and len(window) < _REACH
    if opens_text or opens_line and _BREAK_BEFORE.search(window):
        return _end(_LIST_ITEM.match(text, start))
    return 0


def _end(match: re.Match[str] | None) -> int:
    return match.end() if match else 0
