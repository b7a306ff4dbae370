"""What figures are called: by their nouns, by their item of a list, by initials, by what happened so many times."""

from claims.inputs import heading_of
from claims.label import content_words
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense
from claims.stem import idea

_LAST_WORD = lazy_regex(r"([a-z]+)\s+(?:(?:about|some|around|over|nearly|almost|just|only|more\s+than)\s+)*$")
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
    words = heading_of(passage, figure) or passage.document.masked[figure.number.end : figure.span.end]
    return len(noun) > 1 and "".join(word[0].lower() for word in content_words(words)) == noun
