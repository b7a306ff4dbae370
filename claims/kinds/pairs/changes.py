"""By how many percent one of two sizes is more or less than the other: `The ticket is €4.50 on board and €3.60 at the machine. On
board it is 25 percent dearer`, `Today it has 30,000 residents. Since 2015 their number has risen by 25 percent`.

The two sizes are the only two that the change can be of; or the words name the year from which it counts, and the text
gives one size of the sort for that year.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

from claims.claim import Claim, Premise
from claims.contrast import sets_apart
from claims.kinds.kind import is_operand
from claims.kinds.pairs.only_two import Two, is_unsure_before, only_two, two_counted
from claims.kinds.pairs.parted import two_parted, two_recalled
from claims.kinds.pairs.since import are_two_of_one, may_change, two_since
from claims.label import ideas_in, label_of
from claims.outcome import DOWN_NOUN, FELL, LESS, MORE, ROSE, UP_NOUN, is_rise
from claims.passage import Passage, Stretch
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense, size_of
from claims.reach import Pair, as_spoken, in_one_unit, sentence_before
from claims.span import Span
from claims.unit import atom

_MORE = rf"(?:(?:more|less) (?:expensive|costly|productive|efficient|common|likely|popular|profitable)|{MORE[3:-1]}|{LESS[3:-1]}|above|below)"
_LIMIT = r"(?:budget|plan|target|estimates?|forecast|quota|limit|schedule|expectations|the (?:[a-z]+ )?(?:budget|plan|target|estimate|forecast|figure|price))"
_NEXT = r"(?! ?(?:of\b|points?\b|a (?:year|month)\b|per\b|annual|each\b|every\b|and\b|or\b|to\b|share|stake|interest|yield))"
_ABOUT = r"(?:(?:about|around|roughly|nearly|almost|some|just|only|over|as much as|no less than|more than|less than|at least|a) )*"
_NOUN = (
    rf"(?P<word>(?!mark-?up|premium|discount|savings?|surplus|deficit|shortfall|improvement)(?:{UP_NOUN}|{DOWN_NOUN}))"
)
_CHANGES = (
    Phrase(rf"(?<!which\s)(?<!that\s)(?<!which\shas\s)\b(?P<word>{ROSE}|{FELL}) (?:by )?{_ABOUT}{{p:percent}}{_NEXT}"),
    Phrase(rf"{{p:percent}} (?P<word>{_MORE})(?! (?:of|a|per|and|or|[\uE000-\uF8FF]))\b"),
    Phrase(rf"{{p:percent}} (?P<word>over|under|ahead of|beyond|short of) {_LIMIT}\b"),
    Phrase(rf"\b(?:an?|the|this|that)(?: [a-z-]+)? {_NOUN}(?: (?:of|is|was)|,| ?[–—(]) {_ABOUT}{{p:percent}}{_NEXT}"),
    Phrase(rf"\b(?P<word>lost|gained|shed) {_ABOUT}{{p:percent|fraction}} of (?:its|their|his|her|them|it|the)\b"),
    Phrase(rf"\ban? {{p:percent}} {_NOUN}\b"),
)  # fmt: skip
_YEARLY = (
    r"\b(?:annually|annual|yearly|per (?:year|annum|month|quarter|head|capita|person)|(?:a|each|every) (?:year|month)(?! (?:ago|earlier|before))|"
    r"compound(?:ed)?|on average|an average|average (?:annual|yearly|growth|increase|rise)|rate of|ranging|ranges?|respectively)\b"
)
_RATE = Phrase(_YEARLY)
_UNSURE = Phrase(
    rf"{_YEARLY}|\b(?:if|would|could|should|might|may|will|inflation|real terms|expected|targets?|planned|goal|promised|"
    r"organic growth|organically|excluding|including|adjust\w*|relative|not|never|n[’']t|another|further|again|half|some of|one of|"
    r"likelihood|risk|chance|cumulative|alone|forecast|projected|estimates?|of (?:which|whom|these|those))\b"
)
_COMPARED = lazy_regex(rf"{_MORE}|over|under|ahead of|beyond|short of", re.IGNORECASE)
_RESTATES = lazy_regex(r"[\uE000-\uF8FF](?: \w+)?,? ?\(?(?:or|that is|i\.e\.) [a-z ]*\Z")
_IN_ANOTHER = lazy_regex(r" in (?!(?:an?|the|one|two|real|total|all|price|cost|value|size|less|under|over)\b)[a-z]")
"""What a change is of, after it: "a rise of 20 percent in fees"."""
_REACH = 40
_FARTHEST = Fraction(5, 2)
_POWERS = (Fraction(1, 100), Fraction(1, 10), 10, 100)
_ALL = 100
_LOOSE = Fraction(1, 5)
_MOST = 6
_FORMULA = "(b - a) / a"


def changes(passage: Passage) -> Iterator[Claim]:
    """Every change in percent said of the only two sizes that it can be of, or counted from a year that it names."""
    for phrase in _CHANGES:
        for match in phrase.matches(passage):
            if not is_operand(passage.skeleton, match.start("p")) and not _RESTATES.search(
                passage.skeleton[max(0, match.start("p") - _REACH) : match.start("p")]
            ):
                yield from _said(passage, match)


def _said(passage: Passage, match: re.Match[str]) -> Iterator[Claim]:
    share, here = _share_of(passage, match), passage.stretch_at(match.start())
    parted = two_parted(passage, match)
    if share.is_range or not share.value or _RATE.search(passage, here):
        return
    two = parted or two_since(passage, match) or only_two(passage, match, reach=2) or two_counted(passage, match)
    two = two or two_recalled(passage, match)
    is_unsure = parted is None and (
        _UNSURE.search(passage, here) is not None or two is not None and is_unsure_before(passage, two, _UNSURE)
    )
    if two is None or is_unsure or parted is None and not _are_of_two_times(passage, match, two):
        yield from _slips(passage, match, share)
    elif _is_told(share, two.low_and_high, match, is_loose=_is_loose(two)):
        yield _claim(passage, match, two.low_and_high, is_near=two.is_near)


def _share_of(passage: Passage, match: re.Match[str]) -> Quantity:
    """The share that is said, in percent, with the latitude of a fraction in words where it is one."""
    share = passage.quantity_at(match.start("p"))
    if share.sense is not Sense.FRACTION:
        return share
    spoken, percent = as_spoken(share), atom("%")
    times = 1 / percent.factor
    return replace(
        spoken, value=share.value * times, resolution=spoken.resolution * times, unit=percent, sense=Sense.PERCENT
    )


def _are_of_two_times(passage: Passage, match: re.Match[str], two: Two) -> bool:
    """Whether two sizes are set apart in time, or the word compares without one."""
    if _COMPARED.fullmatch(match["word"]):
        return True
    start = passage.to_skeleton(min(two.first.span.start, two.second.span.start))
    return sets_apart(passage.skeleton[passage.stretch_at(start).start : match.end()], spans_sentences=True)


def _claim(passage: Passage, match: re.Match[str], pair: Pair, *, is_near: bool = False) -> Claim:
    low, high = sorted(pair, key=size_of)
    a, b = (low, high) if is_rise(match["word"]) else (high, low)
    share, extent = _share_of(passage, match), passage.extent(*match.span())
    premises = Premise("a", a), Premise("b", b)
    return Claim("percentage-change", share, _FORMULA, premises, extent, by_direction=True, loose=not is_near)


def _value(pair: Pair, match: re.Match[str]) -> Fraction:
    """How many percent the change between two sizes comes to, in the direction that is said."""
    low, high = sorted(map(size_of, pair))
    return 100 * (high - low) / (low if is_rise(match["word"]) else high)


def _slips(passage: Passage, match: re.Match[str], share: Quantity) -> Iterator[Claim]:
    """A change that nothing near gives, but for the wrong base ("20 percent higher" for 1,150 over 920) or the whole
    instead of what is added (180 percent for 1.8 times as much), of the last size before and one other."""
    here = passage.stretch_at(match.start())
    figures = passage.between(Span(_paragraph(passage, here), passage.to_text(match.start())))
    sizes = [figure for figure in figures if may_change(figure)]
    if not sizes or share.value < _ALL and not _may_be_of(passage, match, here, sizes):
        return
    last = sizes.pop()
    pairs = {size_of(each): in_one_unit(each, last) for each in sizes if are_two_of_one(each, last)}
    near = [pair for pair in list(pairs.values())[-_MOST:] if size_of(pair[0]) != size_of(pair[1])]
    others = [in_one_unit(*pair) for pair in combinations(sizes[-_MOST:], 2) if are_two_of_one(*pair)]
    if any(share.widest.contains(_value(pair, match)) for pair in (*near, *others)):
        return
    slipped = [pair for pair in near if share.interval.contains(_slip(pair, match, share.value))]
    if len(slipped) == 1:
        yield _claim(passage, match, slipped[0])


def _may_be_of(passage: Passage, match: re.Match[str], here: Stretch, sizes: list[Quantity]) -> bool:
    """Whether a change may be one of sizes: of one in its sentence, or of two right before it that it names no one of."""
    if sizes[-1].span.start >= here.sentence.span.start:
        return True
    earlier = sentence_before(passage, here)
    if (
        earlier is None
        or sizes[-1].span.start < earlier.sentence.span.start
        or _IN_ANOTHER.match(match.string, match.end())
    ):
        return False
    said = ideas_in(passage.skeleton[here.start : match.start()])
    return len({said & label_of(passage, size).ideas for size in sizes[-2:]}) == 1


def _slip(pair: Pair, match: re.Match[str], said: Fraction) -> Fraction:
    low, high = sorted(map(size_of, pair))
    if said >= _ALL and is_rise(match["word"]):
        return 100 * high / low
    return 100 * (high - low) / (high if is_rise(match["word"]) else low)


def _paragraph(passage: Passage, here: Stretch) -> int:
    return passage.document.blocks[here.sentence.block].span.start


def _is_loose(two: Two) -> bool:
    return any(figure.is_hedged for figure in two[:2])


def _is_told(share: Quantity, pair: Pair, match: re.Match[str], *, is_loose: bool) -> bool:
    """Whether what two sizes give is what is said, or may be what was meant; of loose sizes only what is well off was not."""
    value = _value(pair, match)
    if share.interval.contains(value):
        return True
    ratio = value / share.value
    if is_loose and 1 - _LOOSE < ratio < 1 + _LOOSE:
        return False
    is_slip = ratio in _POWERS or share.value == value + _ALL or share.interval.contains(_ALL - value)
    is_slip = is_slip or share.interval.contains(_slip(pair, match, Fraction(0)))
    return 1 / _FARTHEST <= ratio <= _FARTHEST or is_slip
