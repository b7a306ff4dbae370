"""Figures that a text takes back: "our last issue gave the height as 83 m; we had swapped the digits".

A note of correction has the figure that was wrong beside the one that is right, so that neither follows from the other,
nor from anything else in the text.
"""

from collections.abc import Iterator

from claims.passage import Passage, Stretch
from claims.pattern import lazy_regex

_WRONG = lazy_regex(
    r"\b(?:misprint(?:s|ed)?|misread|misstated|misreported|misquoted|miscounted|erratum|errata|erroneously|incorrectly|mistakenly|wrongly|"
    r"(?:in|by) (?:error|mistake)|an? (?:error|mistake|slip|typo)[a-z]* (?:crept|slipped|was made|on our part|of ours|in (?:the|our|my|last|an earlier))|"
    r"(?:that|this|which|it) (?:was|is) (?:an? (?:error|mistake|slip|typo)|wrong|incorrect|not (?:right|correct))|"
    r"(?:digits|figures|numbers|columns) (?:(?:had|have|has|were|was|got|been) )+(?:swapped|transposed|reversed|exchanged|mixed up|misplaced)|"
    r"(?:swapped|transposed|reversed|mixed up) (?:the (?:digits|figures|numbers|columns)|[\uE000-\uF8FF])|"
    r"(?:a|the|this|another|our|one|editor[’']s) (?:correction|clarification)(?! of\b)|(?:correction|clarification)[:.]|(?:note|point) of correction|"
    r"(?:correct|right|true|actual) (?:figure|number|total|value|date|amount|percentage|rate|sum) (?:is|was|should|being|,)|"
    r"should (?:instead )?have (?:read|said|been given|stood)|should read [“\"‘]?(?=[\uE000-\uF8FF])|not (?:the )?[\uE000-\uF8FF][^.;]{0,20} as (?:was |we )?(?:stated|printed|reported|said|published|given|announced)|"
    r"(?:has|have|had) (?:since )?been (?:corrected|amended)|we apologi[sz]e)"
    r"|[\uE000-\uF8FF] (?:(?:had|have|were|was|got|been) )+(?:swapped|transposed|reversed|mixed up)\b"
)
_WRONG_AND_RIGHT = 2


def retracted(passage: Passage) -> frozenset[int]:
    """The figures of every sentence that takes something back, and of those beside it until there are two of them."""
    if _WRONG.search(passage.lowered) is None:
        return frozenset()
    found: set[int] = set()
    for place, stretch in enumerate(passage.sentences):
        if _WRONG.search(passage.lowered, stretch.start, stretch.end) is not None:
            found.update(_told(passage, place, stretch))
    return frozenset(found)


def _told(passage: Passage, place: int, stretch: Stretch) -> Iterator[int]:
    """The figures of a sentence, with those of the one before it, and of the one behind, where there are too few."""
    told = 0
    for at in (place, place - 1, place + 1):
        near = passage.sentences[at] if 0 <= at < len(passage.sentences) else stretch
        if told < _WRONG_AND_RIGHT and near.sentence.block == stretch.sentence.block:
            figures = passage.within(near)
            told += len(figures)
            yield from (figure.index for figure in figures)
