"""Citations by author and year."""

import re

from checker.reading.layout import blank
from claims.pattern import lazy_regex

_BRACKETED = lazy_regex(r"\(([^()\d]{2,120}(?:1[5-9]|20)\d\d[^()]{0,300})\)")
_NOT_A_NAME = lazy_regex(
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec|Spring|Summer|Autumn|Fall|Winter|In|From|Since)\b"
    r"|(?:Jan|Febr)uary|March|April|August|(?:Sept|Nov|Dec)ember|October"
)
_NAME = r"[A-Z][\w’'-]{0,30}\.?"
_AUTHORS = rf"{_NAME}(?:\s(?:{_NAME}|of|the|for|van|von|de|der|on)){{0,6}}"
_LEAD = lazy_regex(r"\s*(?:(?:[Ss]ee(?:\salso)?|e\.g\.,?|cf\.)\s)?")
_WORK = lazy_regex(
    rf"{_AUTHORS}(?:(?:,\s{_AUTHORS}){{0,4}},?\s(?:&|and)\s{_AUTHORS},?\s|\set\sal\.,?\s|,\s)"
    r"(?:1[5-9]|20)\d\d[a-z]?(?:,\s(?:1[5-9]|20)\d\d[a-z]?){0,3}(?:,\s(?:pp?\.|ch\.|sec\.|§)\s?[\d–-]{1,11})?\s*\Z"
)
_YEAR_OF_WORK = lazy_regex(r"(?<=et al\.) \((?:1[5-9]|20)\d\d[a-z]?\)")


def blank_citations(text: str) -> str:
    """Blank `(Smith, 2020)`, `(Smith & Jones 2020; Lee et al., 2021)` and the year of `Lee et al. (2021)`."""
    if "(" not in text:
        return text
    text = _BRACKETED.sub(_blank_works, text)
    return _YEAR_OF_WORK.sub(lambda match: blank(match[0]), text) if "et al." in text else text


def _blank_works(bracketed: re.Match[str]) -> str:
    return blank(bracketed[0]) if all(map(_is_work, bracketed[1].split(";"))) else bracketed[0]


def _is_work(part: str) -> bool:
    lead = _LEAD.match(part)
    start = lead.end() if lead else 0
    return bool(_WORK.match(part, start)) and not _NOT_A_NAME.match(part, start)
