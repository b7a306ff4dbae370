"""Whether a sentence goes on about what others tell of: it points back, or names something of theirs."""

from collections.abc import Iterable

from claims.label import ideas_in
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Quantity

_POINTS = lazy_regex(
    r"\b(?:it|its|they|them|their|this|that|these|those|which|there|he|she|his|her|we|our|you|your|so|thus|therefore|hence)\b"
)


def goes_on(passage: Passage, result: Quantity, figures: Iterable[Quantity]) -> bool:
    """Whether the words before a result in its sentence have to do with the sentences of some figures."""
    masked, own = passage.document.masked, passage.sentence_of(result)
    spans = {passage.sentence_of(figure) for figure in figures}
    words = masked[own.start : result.span.start]
    if own in spans or _POINTS.search(words.lower()):
        return True
    named = ideas_in(words)
    return not named or not named.isdisjoint(ideas_in(" ".join(masked[span.start : span.end] for span in spans)))
