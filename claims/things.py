"""What figures count, in words: "return trips" are no "single trips"."""

import re
from fractions import Fraction

from claims.label import content_words
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Quantity
from claims.stem import idea

_BOTH = 2
_COMPARED = lazy_regex(r"\s+(?:more|less|fewer|extra|above|below|higher|lower|cheaper|dearer)\b", re.IGNORECASE)
_GAPPED = lazy_regex(r",? (?:and|but) (?:an?|the|its|their|our|his|her) (?:[a-z-]+ ){1,2}", re.IGNORECASE)


def named(passage: Passage, figure: Quantity) -> tuple[str, ...]:
    """The ideas of the words between a number and the noun that it counts, the noun last; none where it has no noun."""
    if not figure.noun:
        return ()
    noun = idea(figure.noun)
    words = list(map(idea, content_words(passage.document.masked[figure.number.end : figure.span.end])))
    return (*words[: words.index(noun)], noun) if noun in words else (noun,)


def are_of_one_thing(passage: Passage, one: Quantity, other: Quantity) -> bool:
    """Whether two figures count one thing as far as both name it: a noun alone may be that of any with its name."""
    names, others = named(passage, one), named(passage, other)
    if not (names and others):
        return True
    return names[-1] == others[-1] and (min(len(names), len(others)) == 1 or names == others)


def are_two_of_one(one: Quantity, other: Quantity, given: Fraction) -> bool:
    """Whether what is counted by one figure is two of what another counts: a round trip, two crossings.

    `given` is what the one comes to, in parts of the other.
    """
    is_renamed = bool(one.noun and other.noun) and idea(one.noun) != idea(other.noun)
    return is_renamed and other.widest.contains(other.value * given * _BOTH)


def is_difference(passage: Passage, figure: Quantity) -> bool:
    """Whether a figure is what one thing is more than another, and so no size of either: it costs $13 more to build."""
    return _COMPARED.match(passage.document.masked, figure.span.end) is not None


def are_parallel(passage: Passage, one: Quantity, other: Quantity) -> bool:
    """Whether a number without a noun is of the things that the one before it counts: he has four, and a boy two."""
    written = passage.quantities[other.index]
    if written.noun or written.unit.atoms or one.index != other.index - 1:
        return False
    return _GAPPED.fullmatch(passage.document.masked, one.span.end, other.span.start) is not None
