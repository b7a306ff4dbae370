"""What figures count, in words: "return trips" are no "single trips"."""

from fractions import Fraction

from claims.label import content_words
from claims.passage import Passage
from claims.quantity import Quantity
from claims.stem import idea

_BOTH = 2


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
