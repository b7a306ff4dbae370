"""Shares: `x of y (z%)`, `z% of y, or x`, `a third of y, or x`, `y, of which x, or a third`, `y. Of these, x: one in three`.

Where the share stands beside its part alone (`a fall of 53, or a quarter`; `x, a little over two-thirds of that figure`), the
whole is looked for right before, and what is found explains the share without convicting it. Where its whole is named (`That
is 4 percent of the harvest`) and one figure of the text has that label, a share that differs is a warning.
"""

import re
from collections.abc import Iterator

from claims.claim import Claim, Premise, Strength
from claims.kinds.kind import Kind, Wording, is_operand, same_dimension, same_measure, worded
from claims.kinds.pairs.one_in import one_in_many
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.proportion import proportions
from claims.quantity import Quantity, Sense
from claims.reach import as_spoken, before, fitting, in_one_unit, in_unit_of, sentence_before

_PERCENT_OF = r"\b(?:year|quarter|month|annual|compared|from|more|less|higher|lower|increase|decrease|rise|fall)\b"


def _part_of_whole(figures: dict[str, Quantity]) -> bool:
    part, whole = figures["x"], figures["y"]
    counted = part.sense not in (Sense.PERCENT, Sense.POINTS, Sense.MULTIPLIER)
    return (
        counted
        and part.value != 1
        and same_measure(part, whole)
        and 0 < part.value * part.unit.factor <= whole.value * whole.unit.factor
    )


def _plainly_said(figures: dict[str, Quantity]) -> bool:
    """A fraction is a loose word for a percentage: only one that is far off is compared, or one in digits (1 in 8)."""
    fraction, percent = figures["f"], figures["p"]
    return abs(fraction.value - percent.value / 100) > fraction.value / 8 or fraction.value * 100 == percent.value


def _part_in_other_words(figures: dict[str, Quantity]) -> bool:
    """Patients are no beds, but as many as are in them."""
    part, whole = figures["x"], figures["y"]
    return part.sense is Sense.COUNT is whole.sense and same_dimension(part, whole) and part.value <= whole.value


def _share(pattern: str) -> Wording:
    return Wording(pattern, "x / y", "p", Strength.WORDED, accept=_part_of_whole)


def _part(pattern: str) -> Wording:
    return Wording(pattern, "p * y", "x", Strength.STATED, accept=_part_of_whole)


def _of_them(pattern: str) -> Wording:
    return Wording(pattern, "x / y", "p", Strength.WORDED, unless=_PERCENT_OF, accept=_part_of_whole)


_WORDINGS = (
    _of_them(r"{x} of (?:the |all |its |their |these |those )*{y}(?: [\w’'-]+){0,4},? (?:or|i\.e\.) (?:about |roughly |some |nearly |just over |just under )*{p:percent}"),
    Wording(r"{f:fraction},? ?(?:or|i\.e\.|\() ?(?:about |roughly |some |nearly |just over |just under )*{p:percent}(?! of)", "f", "p", Strength.WORDED, accept=_plainly_said),
    Wording(r"{f:fraction}(?:,| ?[–—]) ?<ABOUT>{p:percent}(?= ?[.;:)]|$| (?:a|per|each|every|in any) )", "f", "p", Strength.WORDED, accept=_plainly_said),
    Wording(
        r"{f:fraction} of [^.;:,()\uE000-\uF8FF]{1,50}(?:,| ?[–—(]) ?<ABOUT>{p:percent}(?= ?[,)–—])",
        "f", "p", Strength.WORDED, accept=_plainly_said,
    ),
    Wording(
        r"{p:percent}(?! of the time)[^.;:,()\uE000-\uF8FF]{0,40}(?:, ?(?:or|that is,?|i\.e\.)| ?[–—(](?: ?(?:or|that is,?|i\.e\.))?) ?<ABOUT>{f:fraction}(?= ?[.,;:)–—]|$)",
        "p", "f", Strength.WORDED, accept=_plainly_said,
    ),
    _share(r"{x} (?:out )?of (?:(?:the|all|its|their|our|about|some|roughly|these|those|(?:[a-z-]+ ){0,2}?[a-z]+[’']s) )*{y}(?: [\w’'-]+){0,4} ?"
           r"[(,] ?(?:or |about |roughly |just over |just under |nearly |some |i\.e\. |over |~)*{p:percent|fraction}"
           r"(?= ?[),.;]| of (?:them|all|it|the (?:total|whole))\b)"),
    _share(r"{x},? ?[(,] ?(?:or |about |roughly |just over |just under |nearly )*{p:percent} ?[),] ?(?:out )?of (?:the |all |its |their )*{y}"),
    _share(r"{p:percent} ?\((?:or |about )?{x} (?:out )?of (?:the |all |its |their |about |some )*{y}(?: [\w’'-]+){0,3} ?\)"),
    _part(r"{p:percent|fraction} of (?:the |its |their |our |that |those |these |his |her )?{y} (?:is|are|equals|=|comes to|would be|was|were|makes|gives) (?:about |roughly |only |just |a |nearly )*{x}(?= ?[.,;:)\n]|$| [a-z])"),
    Wording(
        r"{y},? of which <ABOUT>{p:percent|fraction} [^.;:()\uE000-\uF8FF]{0,60}(?:,| ?\() ?(?:or|that is) <ABOUT>{x}(?= ?[.,;:)]|$| [a-z])",
        "p * y", "x", Strength.STATED, accept=_part_in_other_words,
    ),
    _part(r"{p:percent|fraction} of (?:the |its |their |our |that |those |these |his |her )?{y}(?: [\w’'-]+){0,3}(?:,| ?\() ?(?:or|i\.e\.|that is|about|some|roughly) (?:about |roughly |some |nearly )*{x}(?= ?[.,;:)\n]|$| [a-z])"),
)  # fmt: skip

_GAP = r"[^.;:()\uE000-\uF8FF]"
_OR = r"(?:,| ?[–—(:]) ?(?:or |which is |that is |i\.e\. )?(?:about |roughly |some |nearly |almost |just |only |a |little |well |over |under |more |less |than )*"
_NO_CHANGE = r"(?! ?(?:more|less|fewer|higher|lower|faster|slower|cheaper|dearer|larger|smaller|longer|shorter|points?|per|a|of the time|in)\b)"
_OF_WHICH = Phrase(rf"{{y}}{_GAP}{{0,60}}, of which <ABOUT>{{x}}{_GAP}{{0,40}}?{_OR}{{f:fraction|percent}}{_NO_CHANGE}")
_OF_THESE = Phrase(
    rf"\b(?:of|out of) (?:these|those|them),? <ABOUT>{{x}}{_GAP}{{0,60}}?{_OR}{{f:fraction|percent}}{_NO_CHANGE}"
)
_PART_OF_THESE = Phrase(
    rf"\b(?:of|out of) (?:these|those|them),? <ABOUT>{{f:fraction|percent}}{_GAP}{{0,60}}?(?:,| ?\() ?(?:or|that is) <ABOUT>{{x}}(?= ?[.,;:)]|$| [a-z])"
)
_X_OF_THESE = Phrase(
    rf"{{x:count|measure|money}}(?: [a-z]+)? (?:out )?of (?:these|those|them|all (?:these|those|of them)){_GAP}{{0,40}}?{_OR}{{f:fraction|percent}}{_NO_CHANGE}"
)
_THERE_ARE = Phrase(r"\bthere (?:is|are|was|were|had been)\b")
_APPOSED = Phrase(rf"{{x}}{_GAP}{{0,40}}?{_OR}{{f:fraction|percent}}{_NO_CHANGE}")  # fmt: skip

_RATE = lazy_regex(r"\bwith (?:an?|the) (?:[a-z-]+ )?(?:rate|discount|margin|tax|levy) of (?:about |some |around )?$")
_REACH = 50


def find(passage: Passage) -> Iterator[Claim]:
    """Every share beside its part and its whole, or beside its part after the whole."""
    yield from worded("share", _WORDINGS)(passage)
    yield from _proportions(passage)
    for match in _OF_WHICH.matches(passage):
        yield from _beside(passage, match, [passage.quantity_at(match.start("y"))])
    for phrase in (_OF_THESE, _PART_OF_THESE):
        for match in phrase.matches(passage):
            yield from _beside(passage, match, _sizes_before(passage, match))
    for match in _X_OF_THESE.matches(passage, _THERE_ARE):
        yield from _beside(passage, match, _alone_before(passage, match))
    yield from _apposed(passage)
    yield from one_in_many(passage)


def _proportions(passage: Passage) -> Iterator[Claim]:
    """Every share tied to a part and its whole; where the wording leaves the whole open it is explained by them."""
    for found in proportions(passage):
        if any(_is_calculated(passage, figure) for figure in (found.part, found.whole, found.share)):
            continue
        part, whole, share = in_unit_of(found.part, found.whole), found.whole, as_spoken(found.share)
        is_part = found.is_named or _part_of_whole({"x": part, "y": whole})
        if part.is_range or whole.is_range or not is_part:
            continue
        if found.is_sure and not _is_rate(passage, share):
            extent, premises = passage.extent(found.start, found.end), (Premise("x", part), Premise("y", whole))
            yield Claim("share", share, "x / y", premises, extent, loose=found.is_named)
        elif (claim := fitting("share", share, [(part, whole)])) is not None:
            yield claim


def _is_rate(passage: Passage, share: Quantity) -> bool:
    """Whether a share is said to be one of something else: `54 of them, with a vacancy rate of 11 percent`."""
    at = share.span.start
    return _RATE.search(passage.document.masked, max(0, at - _REACH), at) is not None


def _is_calculated(passage: Passage, figure: Quantity) -> bool:
    """Whether a figure is part of a calculation, which says itself what it does with it: `half of the 20, or 20/2 = 10`."""
    at = passage.to_skeleton(figure.span.start)
    return is_operand(passage.skeleton, at) or passage.skeleton[at + 1 : at + 4].lstrip().startswith("=")


def _apposed(passage: Passage) -> Iterator[Claim]:
    for match in _APPOSED.matches(passage):
        if not is_operand(passage.skeleton, match.start("f")):
            part = passage.quantity_at(match.start("x"))
            wholes = before(passage, match.start())
            pairs = [in_one_unit(part, whole) for whole in wholes]
            found = fitting("share", passage.quantity_at(match.start("f")), pairs)
            if found is not None:
                yield found


def _sizes_before(passage: Passage, match: re.Match[str]) -> list[Quantity]:
    """What "these" may be: the figures of the sentence before that are no percentages."""
    earlier = sentence_before(passage, passage.stretch_at(match.start()))
    sizes = passage.within(earlier) if earlier else ()
    return [size for size in sizes if size.sense in (Sense.COUNT, Sense.MEASURE, Sense.MONEY)]


def _alone_before(passage: Passage, match: re.Match[str]) -> list[Quantity]:
    """What "them" are behind their part: the only figure of the sentence before, where the part's own has none before it."""
    here = passage.stretch_at(match.start())
    own, earlier = passage.between(passage.extent(here.start, match.start())), sentence_before(passage, here)
    figures = [*(passage.within(earlier) if earlier else ()), *own]
    return figures if len(figures) == 1 and figures[0].sense in (Sense.COUNT, Sense.MEASURE, Sense.MONEY) else []


def _beside(passage: Passage, match: re.Match[str], wholes: list[Quantity]) -> Iterator[Claim]:
    """The claim about a part beside its share, of the one figure that may be the whole."""
    if len(wholes) != 1:
        return
    share, whole = passage.quantity_at(match.start("f")), wholes[0]
    part = in_unit_of(passage.quantity_at(match.start("x")), whole)
    if part.is_range or not _part_of_whole({"x": part, "y": whole}):
        return
    extent = passage.extent(match.start(), match.end())
    if match.start("f") < match.start("x"):
        yield Claim("share", part, "p * y", (Premise("p", share), Premise("y", whole)), extent, Strength.STATED)
    else:
        yield Claim("share", as_spoken(share), "x / y", (Premise("x", part), Premise("y", whole)), extent)


KIND = Kind(
    "share",
    "a part of a whole is the percentage or fraction stated for it",
    find,
    example="A quarter of the 480 trees, or 160, are oaks.",
    counter_example="About 40% of the 30% who answered said no.",
)
