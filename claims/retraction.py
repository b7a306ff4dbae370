"""Figures that a text takes back: "our last issue gave the height as 83 m; we had swapped the digits".

A note of correction has the figure that was wrong beside the one that is right, so that neither follows from the other,
nor from anything else in the text.
"""

from bisect import bisect_right
from collections.abc import Iterator

from claims.passage import Passage
from claims.pattern import lazy_regex

_DIGITS = r"(?:digits|figures|numbers|columns)"
_MIXED_UP = r"(?:swapped|transposed|reversed|exchanged|mixed up|misplaced)"
_FIGURE = r"[\uE000-\uF8FF]"
_WRONG = lazy_regex(
    r"\b(?:misprint(?:s|ed)?|misread|misstated|misreported|misquoted|miscounted|erratum|errata|erroneously|incorrectly|"
    r"mistakenly|wrongly|(?:in|by) (?:error|mistake)|(?:has|have|had) (?:since )?been (?:corrected|amended)|"
    r"an? (?:error|mistake|slip|typo)[a-z]* (?:crept|slipped|was made|on our part|in (?:the|our|my|last|an earlier))|"
    r"(?:that|this|which|it) (?:was|is) (?:an? (?:error|mistake|slip|typo)|wrong|incorrect|not (?:right|correct))|"
    rf"{_DIGITS} (?:(?:had|have|has|were|was|got|been) )+{_MIXED_UP}|{_MIXED_UP} (?:the {_DIGITS}|{_FIGURE})|"
    r"(?:a|the|this|another|our|one|editor[’']s) (?:correction|clarification)(?! of\b)|"
    r"(?:correction|clarification)[:.]|(?:note|point) of correction|"
    r"(?:correct|right|true|actual) (?:figure|number|total|value|date|amount|percentage|rate|sum) "
    r"(?:is|was|should|being|,)|"
    rf"should (?:instead )?have (?:read|said|been given|stood|been(?= {_FIGURE}))|should read [“\"‘]?(?={_FIGURE})|"
    rf"not (?:the )?{_FIGURE}[^.;]{{0,20}} as (?:was |we )?(?:stated|printed|reported|said|published|given|announced)|"
    rf"we apologi[sz]e)|{_FIGURE} (?:(?:had|have|were|was|got|been) )+{_MIXED_UP}\b"
)
_WRONG_AND_RIGHT = 2


def retracted(passage: Passage) -> frozenset[int]:
    """The figures of every sentence that takes something back, and of those beside it until there are two of them."""
    found: set[int] = set()
    for match in _WRONG.finditer(passage.lowered):
        found.update(_told(passage, passage.extent(*match.span()).start))
    return frozenset(found)


def _told(passage: Passage, position: int) -> Iterator[int]:
    """The figures of the sentence at a position; of the one before it, and behind it, where there are too few."""
    sentences = passage.document.sentences
    place = max(0, bisect_right(sentences, position, key=lambda sentence: sentence.span.start) - 1)
    told = 0
    for at in (place, place - 1, place + 1):
        near = sentences[at] if 0 <= at < len(sentences) else None
        if told < _WRONG_AND_RIGHT and near is not None and near.block == sentences[place].block:
            figures = passage.between(near.span)
            told += len(figures)
            yield from (figure.index for figure in figures)
