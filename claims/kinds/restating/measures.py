"""Measures said again in another unit: `212 km of level track, about 132 miles`, `It lasted 1,440 minutes. Put another way, that
is 24 hours`, `26 miles … With 1.609 km to the mile, riders should expect 42 km`.

The two are the only measures of their sort in the sentence, or in it and the one before. What is put another way, or stands
with the factor between the units, is held to the other. Elsewhere they may be two things, so only a figure that the
factor taken the wrong way round gives, or the digits of the right one with another power of ten, convicts.
"""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from claims.claim import Claim, Premise, Strength
from claims.kinds.kind import is_operand
from claims.misprint import Misprint, misprint_between, power_of_ten, significant
from claims.passage import Passage, Stretch
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Hedge, Quantity, Sense, around, size_of
from claims.reach import sentence_before
from claims.temperature import is_temperature
from claims.unit_table import NAMES

_THAT_IS = (
    r"(?:that|it|this|they|which)(?:[’']s| (?:is|was|are|were|comes? to|came to|makes?|made|amounts? to|amounted to)) "
)
_SOME = r"(?:(?:about|around|roughly|some|nearly|almost|just|over|exactly|only|the same as) )*"
_PUT = r"(?:put|written|expressed|stated|restated|given) (?:another way|differently|(?:as|in|on) [a-z][a-z -]{1,40})"
_THOSE = Phrase(rf"(?<=[.!?]\s)(?:those|these) {_SOME}{{b:measure|duration}}")
_AGAIN = (
    Phrase(rf"\b(?:{_PUT}|in other words),? {_THAT_IS}{_SOME}{{b:measure|duration}}"),
    _THOSE,
    Phrase(rf"\b(?:read|take|know|express|write|give|see|translate|convert) (?:it|that|this|those) (?:as|to|into) {_SOME}{{b:measure|duration}}"),
    Phrase(rf"\b(?:sounds?|looks?|reads?|seems?|appears?)\b(?: [a-z’'-]+,?){{0,8}}? as {_SOME}{{b:measure|duration}}"),
    Phrase(
        rf"\b(?:renders?|rendered|translates?|translated|converts?|converted|call(?:s|ed)?|write|writes|wrote|says?|would (?:say|call (?:it|that|this)|speak of|write|read))"
        rf"(?: (?:it|that|this|them))?(?: (?:as|by|at|to|into))? {_SOME}{{b:measure|duration}}"
    ),
    Phrase(rf"{{a:measure|duration}}(?: [a-z]+){{1,5}} is the same as {_SOME}{{b:measure|duration}}"),
)  # fmt: skip
_SURE = (*_AGAIN[:1], *_AGAIN[2:3], *_AGAIN[5:])
"""What leaves no doubt that a measure is another one put differently."""
_FACTOR = Phrase(r"{r:measure|duration} (?:to|in) (?:the|an?|each|every) (?P<unit>[a-z][a-z-]+)")
_ONE_HUNDREDTH = Fraction(1, 100)
_FEWEST_DIGITS, _TWO = 2, 2
_MEASURES = (Sense.MEASURE, Sense.DURATION)
_SORTS = (*_MEASURES, Sense.RATE)
_SPEED = (("length", 1), ("time", -1))
_TWO_THINGS = lazy_regex(r"\b(?:and|but|while|whereas|then|by|from|to)\b")
_OTHER = lazy_regex(
    r"\b(?:than|another|further|extra|additional|more|less|fewer|longer|shorter|before|after|per|each|every)\b"
)


def restated(passage: Passage) -> Iterator[Claim]:
    """Every measure that is, or should be, another one in another unit."""
    told: set[int] = set()
    for phrase in _AGAIN:
        for match in phrase.matches(passage):
            again = passage.quantity_at(match.start("b"))
            told.add(again.index)
            yield from _held(passage, again, is_sure=phrase in _SURE)
    for match in _FACTOR.matches(passage):
        factor = passage.quantity_at(match.start("r"))
        if match["unit"] in NAMES or "-" in match["unit"]:
            yield from _with_factor(passage, factor, told)
    for stretch in passage.sentences:
        yield from _beside(passage, stretch, told)
        yield from _apart(passage, stretch, told)


def _held(passage: Passage, again: Quantity, *, is_sure: bool) -> Iterator[Claim]:
    """The claim that a measure is the only other one of its sort, in its sentence or the two before."""
    here = passage.stretch_at(passage.to_skeleton(again.span.start))
    number = passage.place_of(here)
    for stretch in passage.sentences[max(0, number - 1) : number + 1][::-1]:
        alike = _alike(passage, stretch, again) if stretch.sentence.block == here.sentence.block else []
        is_told = is_sure or bool(alike) and (is_slip(alike[0], again) or _is_miswritten(alike[0], again))
        if len(alike) == 1 and (is_told or _holds(alike[0], again)):
            yield replace(_claim(alike[0], again), loose=True, strength=Strength.WORDED)
        if alike:
            return


def _alike(passage: Passage, stretch: Stretch, again: Quantity) -> list[Quantity]:
    figures = [figure for figure in passage.within(stretch) if figure.index < again.index]
    return [figure for figure in figures if _are_one_in_two(figure, again)]


def _with_factor(passage: Passage, factor: Quantity, told: set[int]) -> Iterator[Claim]:
    """The claim that the one measure beside a factor between units is the one before it, or the one before that."""
    stretch = passage.stretch_at(passage.to_skeleton(factor.span.start))
    own = [figure for figure in passage.within(stretch) if figure.index != factor.index and _may_be(figure, factor)]
    if not own or own[-1].index in told:
        return
    earlier = sentence_before(passage, stretch)
    before = passage.within(earlier) if earlier is not None else ()
    given = own[:-1] or [figure for figure in before if _may_be(figure, factor)]
    if (
        len(given) == 1
        and _are_one_in_two(given[0], own[-1])
        and (is_slip(given[0], own[-1]) or _holds(given[0], own[-1]))
    ):
        told.add(own[-1].index)
        yield replace(_claim(given[0], own[-1]), loose=True, strength=Strength.WORDED)


def _may_be(figure: Quantity, factor: Quantity) -> bool:
    return figure.sense in _MEASURES and figure.unit.dimension == factor.unit.dimension and not figure.is_range


def _beside(passage: Passage, stretch: Stretch, told: set[int]) -> Iterator[Claim]:
    """The claims that the only two measures of a sort in a sentence are one, where they are or a known slip tells them apart."""
    figures = passage.within(stretch)
    for one, other in zip(figures, figures[1:], strict=False):
        alike = [figure for figure in figures if figure.unit.dimension == other.unit.dimension]
        if len(alike) != _TWO or other.index in told or not _are_one_in_two(one, other) or _is_decimal(one, other):
            continue
        claim = _claim(one, other)
        first, last = (passage.to_skeleton(figure.span.start) for figure in (one, other))
        is_off = (
            is_slip(one, other) or _is_miswritten(one, other) and not _TWO_THINGS.search(passage.lowered, first, last)
        )
        if is_off and not is_operand(passage.skeleton, last):
            yield replace(claim, loose=True, strength=Strength.WORDED)


def _apart(passage: Passage, stretch: Stretch, told: set[int]) -> Iterator[Claim]:
    """The claim that a measure is one of the sentence before turned wrongly, where no other of them is it."""
    own = [figure for figure in passage.within(stretch) if figure.sense in _SORTS]
    before = sentence_before(passage, stretch) if own else None
    if before is None or before.sentence.block != stretch.sentence.block:
        return
    pairs = [
        (one, other)
        for one in passage.within(before)
        for other in own
        if other.index not in told and _are_one_in_two(one, other) and not _is_decimal(one, other)
    ]
    turned = [pair for pair in pairs if is_turned(*pair)]
    if len(turned) != 1 or any(_holds(*pair) for pair in pairs):
        return
    one, other = turned[0]
    if any(_is_factor(figure, one, other) for figure in (*passage.within(before), *passage.within(stretch))):
        # What is worked out with a factor that is written out is a product.
        return
    at = passage.to_skeleton(other.span.start)
    if not is_operand(passage.skeleton, at) and not _OTHER.search(passage.lowered, stretch.start, at):
        yield replace(_claim(one, other), loose=True, strength=Strength.WORDED)


def _is_factor(figure: Quantity, one: Quantity, other: Quantity) -> bool:
    """Whether a figure is the factor between two units, either way round."""
    ratio = one.unit.factor / other.unit.factor
    return any(abs(figure.value / way - 1) <= _ONE_HUNDREDTH for way in (ratio, 1 / ratio))


def _are_one_in_two(one: Quantity, other: Quantity) -> bool:
    """Whether two figures are plain measures of one dimension in two units."""
    plain = all(
        figure.sense in _SORTS and not (figure.is_range or figure.is_firm_bound) and figure.value > 0
        for figure in (one, other)
    )
    plain = plain and not is_temperature(one.unit) and not any(base[0] == "#" for base, _ in one.unit.dimension)
    if Sense.RATE in (one.sense, other.sense) and one.unit.dimension != _SPEED:
        return False
    return plain and one.unit != other.unit and one.unit.dimension == other.unit.dimension != ()


def _holds(one: Quantity, other: Quantity) -> bool:
    return other.widest.contains(size_of(one) / other.unit.factor)


def _is_decimal(one: Quantity, other: Quantity) -> bool:
    ratio = one.unit.factor / other.unit.factor
    return power_of_ten(ratio) != 0 or ratio == 1


def is_slip(one: Quantity, other: Quantity) -> bool:
    """Whether the factor taken the wrong way round gives the other measure, or its digits are right and not its power of ten."""
    ratio = one.unit.factor / other.unit.factor
    right, wrong = one.value * ratio, one.value / ratio
    if other.widest.contains(right) or len(significant(other.value)[0]) < _FEWEST_DIGITS:
        return False
    is_near = abs(other.value / wrong - 1) <= _ONE_HUNDREDTH or other.widest.contains(wrong)
    return is_near or _has_digits_of(other.value, one.value, right)


def _is_miswritten(one: Quantity, other: Quantity) -> bool:
    """Whether a slip of the pen makes a measure of the right one in a unit of another system, which is no whole number of the first."""
    ratio = one.unit.factor / other.unit.factor
    right = one.value * ratio
    step = other.resolution or other.round_resolution
    if 1 in (ratio.denominator, ratio.numerator) or not step or right < step:
        return False
    slip = misprint_between(round(right / step) * step, other.value)
    digits = len(str(round(other.value / step)))
    return slip is Misprint.SWAP and digits >= _TWO or slip is Misprint.DIGIT and digits > _TWO


def is_turned(one: Quantity, other: Quantity) -> bool:
    """Whether the factor taken the wrong way round gives the other measure, of two digits or more."""
    ratio = one.unit.factor / other.unit.factor
    is_telling = len(significant(other.value)[0]) >= _FEWEST_DIGITS and not other.widest.contains(one.value * ratio)
    return is_telling and abs(other.value * ratio / one.value - 1) <= _ONE_HUNDREDTH


def _has_digits_of(asserted: Fraction, written: Fraction, right: Fraction) -> bool:
    """Whether a value has the digits of the right one, or those written, as if the units were ten or a hundred apart."""
    is_copied = len(significant(written)[0]) > _FEWEST_DIGITS and power_of_ten(asserted / written) != 0
    return is_copied or power_of_ten(asserted / right, _ONE_HUNDREDTH) != 0


def _claim(given: Quantity, again: Quantity) -> Claim:
    plain = replace(given, hedge=Hedge.NONE, hedge_span=None) if given.is_bound and not again.is_bound else given
    return Claim("conversion", again, "a", (Premise("a", plain),), around((given, again)))
