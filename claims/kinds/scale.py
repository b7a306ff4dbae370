"""Scales of maps and models: a length there, times the scale, is the length in reality.

- scale first: `On a 1:50,000 map 4 cm stand for 2 km`, `The 1:87 model of a locomotive 20 m long measures 23 cm`
- scale between the lengths: `4 cm on a 1:50,000 map are 2 km`, `A 14 m boat as a 1:35 model is 40 cm long`
- scale last: `3 km of road are 12 cm at a scale of 1:25,000`, `2 cm stand for 1 m on the 1:50 plan`

The second length is the asserted one, the smaller of the two that of the map or model. Left alone are lengths of two
sorts (20 m long, 4 cm high), sentences with several scales, and ratios of one to so many that belong to no map or model.
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from claims.claim import Claim, Premise
from claims.kinds.kind import Kind, is_operand
from claims.passage import Passage, Stretch
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Quantity, size_of
from claims.span import Span
from claims.unit import atom

_SCALE = (
    r"(?<![\d:.,/])1\s?:\s?(?P<n>\d{1,3}(?:[,’']\d{3})+|\d{1,3}(?:[.\s]000)+|\d{1,9}(?:\.\d{1,2})?)"
    r"(?P<million> million)?(?!\d|[:/.,]\d)"
)
_GAP = r"[^.;:()\uE000-\uF8FF]{0,50}?"
_SAME = r"(?:(?!\b(?:and|but|while|where|whereas|which|who|at)\b)[^.;:()\uE000-\uF8FF]){0,50}?"
_IS = (
    r"(?:=|\b(?:stands? for|represents?|corresponds? to|equals?|means?|is|are|was|were|be|measures?|measured|comes? to|amounts? to|"
    r"becomes?|shrinks? to|makes?|takes? up|works? out at|translates? (?:in)?to)\b)"
)
_LONG = r"(?:[ -](?P<{}>long|length|wide|width|high|height|tall|deep|depth|thick|apart)\b)?"
_X = rf"{{x:measure}}{_LONG.format('x_sort')}"
_Y = rf"{{y:measure}}{_LONG.format('y_sort')}"
_PHRASES = (
    Phrase(rf"{_SCALE}:?{_GAP}{_X}{_SAME}{_IS}{_SAME}{_Y}"),
    Phrase(rf"{_X}{_SAME}{_SCALE}{_SAME}{_IS}{_SAME}{_Y}"),
    Phrase(rf"{_X}{_SAME}{_IS}{_SAME}{_Y}[^.;:,()\uE000-\uF8FF]{{0,40}}?{_SCALE}"),
)
_DRAWN = (
    r"\b(?:scales?|maps?|models?|plans?|charts?|sheets?|drawings?|drawn|replicas?|dioramas?|gauges?|blueprints?|kits?|miniatures?|"
    r"layouts?)\b"
)
_IN_SENTENCE = Phrase(_DRAWN)
_BESIDE_BEFORE = lazy_regex(rf"{_DRAWN}(?:\s(?:of|is|was|at|to|in|has|a|built|scale))*\s$")
_BESIDE_AFTER = lazy_regex(rf"[\s-](?:(?!the\b|an?\b|its\b|our\b|their\b)\w+\s)?{_DRAWN}")
_OTHERWISE = Phrase(
    r"\b(?:gradients?|slopes?|dilut\w*|odds|instead|rather than|enlarge\w*|vertical\w*|contours?|exaggerat\w*|not|never|symbols?|"
    r"accura\w*|so that|visible|error|from|another|other|if|than|away|sheets? (?:is|are|measures?)|(?:paper|frame|margin|box)s?)\b"
)
_UPRIGHT = lazy_regex(
    r"\b(?:gradients?|slopes?|odds|instead|enlarge\w*|vertical\w*|contours?|exaggerat\w*|not|never|accura\w*|error|another|if|than)\b"
)
_ANY_SCALE = lazy_regex(_SCALE)
_IN_REALITY = lazy_regex(
    r"\b(?:on\sfoot|in\s(?:reality|nature|truth|life|fact|the\sfield)|on\sthe\s(?:ground|spot|road|real)|(?:that|this)\s(?:is|makes|means|stands\sfor|comes\sto)|"
    r"actual(?:ly)?|in\sthe\slandscape|at\sfull\ssize|full-size|the\sreal)\b"
)
_HEIGHTS = {"height": "high", "tall": "high", "width": "wide", "length": "long", "depth": "deep", "apart": "long"}
_METRE = atom("m")
_FARTHEST = 1000
_LIKE_A_TIME = 3
_REACH = 40


def find(passage: Passage) -> Iterator[Claim]:
    """Every length that follows from another by the one scale of their sentence."""
    if not _ANY_SCALE.search(passage.lowered):
        return
    for phrase in _PHRASES:
        for match in phrase.matches(passage, _OTHERWISE):
            here = passage.stretch_at(match.start("x"))
            scales = _ANY_SCALE.findall(passage.lowered, here.start, here.end)
            if len(scales) == 1 and _is_drawn(passage, here, match) and _is_one_sort(match):
                yield from _claims(passage, match)
    yield from _said_next(passage)


def _said_next(passage: Passage) -> Iterator[Claim]:
    """The length in reality that the next sentence tells of the one length of a map: `… 14 cm. On foot that is 3.5 km`."""
    for scale in _ANY_SCALE.finditer(passage.lowered):
        here = passage.stretch_at(scale.start()) if passage.sentences else None
        number = passage.place_of(here) + 1 if here is not None and here.start <= scale.start() < here.end else 0
        if here is None or not 0 < number < len(passage.sentences):
            continue
        after = passage.sentences[number]
        drawn = [each for each in passage.within(here) if _is_length(each)]
        real = [each for each in passage.within(after) if _is_length(each)]
        is_next = after.sentence.block == here.sentence.block and _IN_REALITY.search(
            passage.lowered, after.start, after.end
        )
        is_plain = len(drawn) == len(real) == 1 and len(_ANY_SCALE.findall(passage.lowered, here.start, after.end)) == 1
        if (
            is_next
            and is_plain
            and _is_drawn(passage, here, scale)
            and not _UPRIGHT.search(passage.lowered, here.start, after.end)
        ):
            start, end = (passage.to_skeleton(each[0].span.start) for each in (drawn, real))
            if not any(is_operand(passage.skeleton, at) for at in (start, end)):
                yield from _claim(passage, scale, drawn[0], real[0], passage.extent(here.start, end + 1))


def _is_drawn(passage: Passage, here: Stretch, match: re.Match[str]) -> bool:
    """Whether the scale is that of a map or model; of a small one, which may be a score or a time, its own words say so."""
    if len(match["n"]) > _LIKE_A_TIME:
        return _IN_SENTENCE.search(passage, here) is not None
    scale = _ANY_SCALE.search(passage.lowered, match.start(), here.end)
    before = scale and passage.lowered[max(here.start, scale.start() - _REACH) : scale.start()]
    return bool(scale and (_BESIDE_BEFORE.search(before or "") or _BESIDE_AFTER.match(passage.lowered, scale.end())))


def _is_one_sort(match: re.Match[str]) -> bool:
    """Whether nothing says that one length is a height and the other a width."""
    sorts = {_HEIGHTS.get(match[name], match[name]) for name in ("x_sort", "y_sort") if match[name]}
    return len(sorts) <= 1


def _claims(passage: Passage, match: re.Match[str]) -> Iterator[Claim]:
    """The second length from the first."""
    premise, asserted = (passage.quantity_at(match.start(name)) for name in "xy")
    if not all(_is_length(length) for length in (premise, asserted)):
        return
    if is_operand(passage.skeleton, match.start("y")) or is_operand(passage.skeleton, match.start("x")):
        return
    yield from _claim(passage, match, premise, asserted, passage.extent(*match.span()))


def _claim(
    passage: Passage, match: re.Match[str], premise: Quantity, asserted: Quantity, extent: Span
) -> Iterator[Claim]:
    scale = _scale(passage, match)
    if premise.is_bound:
        return
    low, high = sorted(map(size_of, (premise, asserted)))
    if scale.value <= 1 or not Fraction(1, _FARTHEST) <= high / low / scale.value <= _FARTHEST:
        return
    name, formula = ("m", "m * n") if size_of(premise) == low else ("r", "r / n")
    premises = (Premise(name, premise), Premise("n", scale))
    yield Claim("scale", asserted, formula, premises, extent)


def _is_length(figure: Quantity) -> bool:
    return figure.value > 0 and figure.unit.dimension == _METRE.dimension


def _scale(passage: Passage, match: re.Match[str]) -> Quantity:
    """How many times smaller the map or the model is, which the scanner leaves unread."""
    span = Span(passage.to_text(match.start("n")), passage.to_text(match.end("million" if match["million"] else "n")))
    digits = re.sub(r"[,’'\s]|\.(?=000)", "", match["n"])
    return Quantity(-2 - span.start, span, span, Fraction(digits) * (10**6 if match["million"] else 1))


KIND = Kind(
    "scale",
    "a length on a map or of a model, times its scale, is the length in reality",
    find,
    example="At a scale of 1:25,000 the 8 cm path is 20 km long.",
    counter_example="The 1:87 model of a locomotive 20 m long is 5 cm high.",
)
