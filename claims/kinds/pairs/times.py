"""How many times one of the only two sizes is the other: `Roads cost $60 million and buses $12 million: roads cost five times as much`.

A multiple in words is a round figure: it convicts beyond a tenth, and where what the two give is so far from it that
something else may be compared, only on a power of ten. "An order of magnitude" stands for anything about ten.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from claims.claim import Claim, Premise
from claims.interval import Interval
from claims.kinds.kind import is_operand, same_measure
from claims.kinds.pairs.measure import may_be_of
from claims.kinds.pairs.only_two import Two, is_unsure_before, only_two, two_before, two_counted
from claims.kinds.pairs.since import two_since
from claims.misprint import Misprint, misprint_between, power_of_ten
from claims.movement import A_TO_B, MOVE
from claims.outcome import NOUN
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Quantity, size_of
from claims.reach import as_spoken, sentence_before

_END = r"(?= ?[.,;:)–—]|$)"
_MANY = r"(?!(?:if|though|a|an|the|well|soon|of|is|was|it|they|part|yet|usual)\b)[a-z]+"
_COMPARISONS = (
    Phrase(rf"{{x:multiplier|fraction}} as {_MANY}"),
    Phrase(r"{x:multiplier} (?P<word>more|fewer|less|[a-z]{2,}er)\b(?! (?:a|per|each|every|the (?:years?|decades?|course|past|next|last))\b)"),
    Phrase(r"{x:multiplier} (?:the|those|that|what|its|their|his|her)\b"),
    Phrase(rf"{{x:multiplier}} (?:[a-z]+ )?{NOUN}"),
    Phrase(rf"\b(?:{MOVE}|improvement) (?:by|of) (?:a factor of )?(?:about |nearly |over |more than )?{{x:multiplier}}{_END}"),
    Phrase(r"{x:multiplier} to {b}"),
)  # fmt: skip
_ALONE = Phrase(rf"{{x:multiplier}}{_END}")
_EACH = "(?:every|each)"
_DOUBTS = (
    r"if|would|could|should|might|may (?:be|have)|not|never|n[’']t|target|respectively|expected|planned|real terms|adjust\w+|"
    r"relative|per (?:head|capita|person)|twice over|instead of|if not|since then|(?:was|were|is|are|supposed|meant|bound) to have|years? old|aged?|compounded"
)
_UNSURE = Phrase(rf"\b(?:{_DOUBTS}|{_EACH})\b")
_UNSURE_BEFORE = Phrase(rf"\b(?:{_DOUBTS}|{_EACH}(?! (?:year|month|week|day)\b))\b")
_FROM_TO = Phrase(A_TO_B)
_CHANGES = ("rise", "fall", "increase", "decrease", "jump", "growth", "drop", "gain", "surge", "leap", "decline")
_PER = lazy_regex(r"\bper\b")
_GROWN_TO = lazy_regex(
    r"\b(?:grown|risen|swollen|swelled|expanded|climbed|increased|swell|grew|rose) to (?:about |nearly |almost |some )?\Z"
)
"""What makes of a multiple the whole, not what is added."""
_MARK = lazy_regex(r"[,;:()–—]")
_NEAREST = Fraction(1, 10)
_MOST_PLACES = 3
_SLACK, _CLOSE = Fraction(1, 20), Fraction(1, 50)
_LEAST = 10


def times(passage: Passage) -> Iterator[Claim]:
    """Every multiple said of the only two sizes that it can be of."""
    for phrase in (*_COMPARISONS, _ALONE):
        for match in phrase.matches(passage):
            # "It landed on heads 11 times" counts.
            counts = phrase is _ALONE and _text(passage, match).endswith("times")
            if not counts and not is_operand(passage.skeleton, match.start("x")) and not _is_unsure(passage, match):
                yield from _said(passage, match)


def _is_unsure(passage: Passage, match: re.Match[str]) -> bool:
    """Whether the sentence of a multiple tells of another case, up to the end of its clause."""
    here = passage.stretch_at(match.start())
    end = _MARK.search(passage.skeleton, match.end(), here.end)
    return _UNSURE.search(passage, here._replace(end=end.start() if end else here.end)) is not None


def _text(passage: Passage, match: re.Match[str]) -> str:
    """The multiple as it is written, in lower case."""
    span = passage.quantity_at(match.start("x")).span
    return passage.document.text[span.start : span.end].lower()


def _said(passage: Passage, match: re.Match[str]) -> Iterator[Claim]:
    times = passage.quantity_at(match.start("x"))
    end = match.start("b") if "b" in match.groupdict() else match.end()
    two = (
        only_two(passage, match, span=(match.start(), end))
        or only_two(passage, match, span=(match.start(), end), reach=2)
        or two_since(passage, match)
        or two_counted(passage, match)
        or _two_moved(passage, match)
    )
    if two is None:
        yield from _slips(passage, match, times)
        return
    start = max([passage.stretch_at(match.start()).start, *_signs_before(passage, match)])
    if not may_be_of(passage.lowered[start : match.end()], two.first, two.second):
        return
    if is_unsure_before(passage, two, _UNSURE) or times.is_range or times.value in (0, 1):
        return
    # An order of magnitude is anything about ten.
    said = replace(times, resolution=times.value) if _text(passage, match).endswith("magnitude") else as_spoken(times)
    values = _values(two, said, match.groupdict().get("word") or "")
    if not any(_is_told(value, said) for value in values.values()):
        return
    low, high = two.low_and_high
    extent = passage.extent(*match.span())
    for formula in values:
        yield Claim("multiple", said, formula, (Premise("a", low), Premise("b", high)), extent, loose=not two.is_near)


def _signs_before(passage: Passage, match: re.Match[str]) -> Iterator[int]:
    """Where the figures of the sentence of a multiple stand before it."""
    here = passage.stretch_at(match.start())
    return (
        place for figure in passage.within(here) if (place := passage.to_skeleton(figure.span.start)) < match.start("x")
    )


def _two_moved(passage: Passage, match: re.Match[str]) -> Two | None:
    """The sizes that the sentence before leads from and to, where a change opens its own: "A twelvefold rise"."""
    here = passage.stretch_at(match.start())
    earlier = sentence_before(passage, here)
    opens = passage.lowered[here.start : match.start()].strip() in ("", "a", "an", "this", "that", "the", "such a")
    if earlier is None or not opens or not match[0].endswith(_CHANGES):
        return None
    moves = [(move.start("a"), move.start("b")) for move in _FROM_TO.matches_in(passage, earlier)]
    if len(moves) != 1:
        return None
    pair = tuple(passage.quantity_at(at) for at in moves[0])
    is_one = same_measure(*pair) and size_of(pair[0]) != size_of(pair[1])
    return Two(pair[0], pair[1], earlier) if is_one else None


def _slips(passage: Passage, match: re.Match[str], times: Quantity) -> Iterator[Claim]:
    """A multiple of what the words do not name again, off from what the only two sizes before it give by a slip of the pen."""
    here = passage.stretch_at(match.start())
    is_per = _PER.search(passage.lowered, here.start, match.start()) is not None
    two = None if is_per or times.is_range or times.value in (0, 1) else two_before(passage, match, reach=2)
    if two is None or is_unsure_before(passage, two, _UNSURE_BEFORE):
        return
    low, high = two.low_and_high
    ratio = size_of(high) / size_of(low)
    said = as_spoken(times)
    is_whole = _GROWN_TO.search(passage.lowered, passage.stretch_at(match.start()).start, match.start()) is not None
    is_off = _is_slip(said, ratio) or is_whole and said.interval.contains(ratio - 1)
    if said.interval.contains(ratio) or not is_off:
        return
    yield Claim(
        "multiple", said, "b / a", (Premise("a", low), Premise("b", high)), passage.extent(*match.span()), loose=True
    )


def _is_slip(said: Quantity, ratio: Fraction) -> bool:
    """Whether a multiple has the digits of a ratio with another power of ten, or with two of them swapped."""
    if said.is_word and said.value < _LEAST:
        return False
    if 0 < abs(power_of_ten(said.value / ratio, _CLOSE)) <= _MOST_PLACES:
        return True
    step = said.resolution or Fraction(1)
    return misprint_between(said.value, round(ratio / step) * step) is Misprint.SWAP


def _values(two: Two, said: Quantity, word: str) -> dict[str, Fraction]:
    """What the smaller and the greater of two give, by formula."""
    low, high = map(size_of, two.low_and_high)
    if said.value < 1:
        return {"a / b": low / high}
    return {"b / a": high / low} | ({"b / a - 1": high / low - 1} if word and word not in ("less", "fewer") else {})


def _is_told(value: Fraction, said: Quantity) -> bool:
    """Whether a value is what is said, or off from it by a slip: far enough, and not so far that it is of other things."""
    reach, ratio = said.interval, value / said.value
    if reach.contains(value):
        return True
    slack = Fraction(0) if reach.low is None or reach.high is None else _SLACK * said.value
    is_near = Interval(_less(reach.low, slack), _less(reach.high, -slack)).contains(value)
    return not is_near and (_NEAREST <= ratio <= 1 / _NEAREST or 0 < abs(power_of_ten(ratio)) <= _MOST_PLACES)


def _less(bound: Fraction | None, by: Fraction) -> Fraction | None:
    return None if bound is None else bound - by
