"""What figures are called: by their nouns, by their item of a list, by initials, by what happened so many times."""

from claims.inputs import heading_of
from claims.label import content_words, ideas_in
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense
from claims.stem import idea

_LAST_WORD = lazy_regex(r"([a-z]+)\s+(?:(?:about|some|around|over|nearly|almost|just|only|more\s+than)\s+)*$")
_NUMBERED = lazy_regex(
    r"(?:^|[.;:,]\s+|\b(?:and|while|but)\s+)(?:the\s+|its\s+|their\s+)?([a-z’'-]+(?:\s+[a-z’'-]+){0,5})\s+"
    r"(?:number(?:s|ed)?|total(?:s|l?ed)?|c[ao]me\s+to)\s+(?:(?:about|some|around|over|nearly|almost|just)\s+)*$"
)
"""The words for what goes by a bare number: visitors last year numbered."""
_SHORTEST = 4
_REACH = 60


def called(passage: Passage, figure: Quantity, noun: str) -> bool:
    """Whether what a figure counts is called by a noun too: classrooms rooms, general practitioners GPs."""
    if len(noun) >= _SHORTEST and figure.noun != noun and idea(figure.noun).endswith(noun):
        return True
    if figure.noun == "time" or figure.sense is Sense.MULTIPLIER:
        before = passage.document.masked[max(0, figure.span.start - _REACH) : figure.span.start].lower()
        verb = _LAST_WORD.search(before)
        return verb is not None and idea(verb[1]) == noun
    if not figure.noun and not figure.unit.atoms and (numbered := _numbered(passage, figure)):
        return noun in ideas_in(numbered)
    words = heading_of(passage, figure) or passage.document.masked[figure.number.end : figure.span.end]
    return len(noun) > 1 and "".join(word[0].lower() for word in content_words(words)) == noun


def _numbered(passage: Passage, figure: Quantity) -> str:
    """The words of which a bare number says how many there were."""
    start = max(passage.sentence_of(figure).start, figure.span.start - _REACH)
    found = _NUMBERED.search(passage.document.masked[start : figure.span.start].lower())
    return found[1] if found else ""
