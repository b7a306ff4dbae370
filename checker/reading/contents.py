"""Tables of contents: a row of dots and the page it leads to."""

from claims.pattern import lazy_regex

_LEADER = lazy_regex(r"(?<!\.)(?:\.[ \t]?){5,}+(?:[ \t]*\d{1,4}(?=\s*(?:\n|\Z)))?")


def blank_leaders(text: str) -> str:
    """Blank the dots that lead to a page number, and the number."""
    if "....." not in text and ". . ." not in text:
        return text
    return _LEADER.sub(lambda match: " " * len(match[0]), text)
